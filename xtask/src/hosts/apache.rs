//! `.htaccess` for Apache 2.4: headers, types, and the compressed copies that lie beside the files.

use std::fmt::Write as _;

use crate::{digest, headers};

/// The file.
pub fn text() -> String {
    let mut text = "# Apache 2.4. Needs mod_headers for the policy, mod_rewrite for the compressed copies, and a server\n\
        # that lets this file speak: AllowOverride FileInfo (or All) for this folder.\n\
        <IfModule mod_headers.c>\n"
        .to_owned();
    for (name, value) in headers::fixed() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let (ask, keep, pattern) = (headers::ASK, headers::KEEP, digest::PATTERN);
    let _ = write!(
        text,
        r#"  Header set Cache-Control "{ask}"
  # A copy keeps the rule of its file.
  <FilesMatch "{pattern}">
    Header set Cache-Control "{keep}"
  </FilesMatch>
  <FilesMatch "{copies}">
    Header set Cache-Control "{keep}"
  </FilesMatch>
</IfModule>

AddType application/wasm .wasm
AddType text/javascript .js
AddCharset utf-8 .js .css .html

# Copies are sent only where their encoding can be said with them.
<IfModule mod_headers.c>
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{{HTTP:Accept-Encoding}} \bbr\b
  RewriteCond %{{REQUEST_FILENAME}} \.(html|js|css|wasm|json|svg)$
  RewriteCond %{{REQUEST_FILENAME}}.br -f
  RewriteRule ^(.*)$ $1.br [L]
  RewriteCond %{{HTTP:Accept-Encoding}} \bgzip\b
  RewriteCond %{{REQUEST_FILENAME}} \.(html|js|css|wasm|json|svg)$
  RewriteCond %{{REQUEST_FILENAME}}.gz -f
  RewriteRule ^(.*)$ $1.gz [L]

  <FilesMatch "\.(html|js|css|wasm|json|svg)(\.br|\.gz)?$">
    Header merge Vary Accept-Encoding
  </FilesMatch>
  # Else `.br` would be said to be in Breton, and what is compressed compressed again.
  RemoveLanguage .br
  RemoveType .gz
  <FilesMatch "\.br$">
    Header set Content-Encoding br
    SetEnv no-gzip 1
    SetEnv no-brotli 1
  </FilesMatch>
  <FilesMatch "\.gz$">
    Header set Content-Encoding gzip
    SetEnv no-gzip 1
    SetEnv no-brotli 1
  </FilesMatch>
"#,
        copies = pattern.replace('$', r"\.(br|gz)$"),
    );
    for (ending, kind) in [
        ("html", "text/html; charset=utf-8"),
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("wasm", "application/wasm"),
        ("json", "application/json"),
        ("svg", "image/svg+xml"),
    ] {
        let _ = write!(
            text,
            "  <FilesMatch \"\\.{ending}\\.(br|gz)$\">\n    ForceType \"{kind}\"\n  </FilesMatch>\n"
        );
    }
    text + "</IfModule>\n</IfModule>\n"
}
