//! A configuration for nginx, in `hosting/nginx.conf`: a map and a server, to be taken over and given a name.
//!
//! All headers stand in one place on purpose: an `add_header` inside a `location` would drop those outside it.

use std::fmt::Write as _;

use crate::{digest, headers};

/// The file.
pub fn text() -> String {
    let (ask, keep, pattern) = (headers::ASK, headers::KEEP, digest::PATTERN);
    let mut text = format!(
        r#"# nginx. Include this inside http {{ }}, and say where the page lies, its name and its certificate.
map $uri $muster_cache {{
  default "{ask}";
  "~{pattern}" "{keep}";
}}

server {{
  listen 80;
  server_name muster.example;
  root /var/www/muster;
  index index.html;
  charset utf-8;

  # Older lists of types lack it, and without it the module starts later.
  location ~ \.wasm$ {{
    types {{ application/wasm wasm; }}
  }}

  # The copies beside the files. brotli_static needs the ngx_brotli module; without it leave the line as it is.
  gzip_static on;
  gzip_vary on;
  # brotli_static on;

  add_header Cache-Control $muster_cache;
"#
    );
    for (name, value) in headers::fixed() {
        let _ = writeln!(text, "  add_header {name} \"{value}\" always;");
    }
    text + "}\n"
}
