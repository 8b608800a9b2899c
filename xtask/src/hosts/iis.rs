//! `web.config` for IIS 7 and later, with nothing to install: it compresses by itself, so the copies stay unused.

use std::fmt::Write as _;

use crate::{digest, headers};

/// The file for a page of these paths: IIS knows no patterns, so each name that may be kept stands by itself.
pub fn text(paths: &[String]) -> String {
    let mut text = r#"<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <staticContent>
      <remove fileExtension=".wasm" />
      <mimeMap fileExtension=".wasm" mimeType="application/wasm" />
      <remove fileExtension=".json" />
      <mimeMap fileExtension=".json" mimeType="application/json" />
      <remove fileExtension=".js" />
      <mimeMap fileExtension=".js" mimeType="text/javascript" />
      <clientCache cacheControlMode="DisableCache" />
    </staticContent>
    <httpProtocol>
      <customHeaders>
        <remove name="X-Powered-By" />
"#
    .to_owned();
    for (name, value) in headers::fixed() {
        let value = value.replace('\'', "&apos;");
        let _ = writeln!(text, "        <remove name=\"{name}\" />");
        let _ = writeln!(text, "        <add name=\"{name}\" value=\"{value}\" />");
    }
    text += "      </customHeaders>\n    </httpProtocol>\n  </system.webServer>\n";
    for path in paths.iter().filter(|path| digest::is_named(path)) {
        let _ = write!(
            text,
            r#"  <location path="{path}">
    <system.webServer>
      <staticContent>
        <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" />
      </staticContent>
    </system.webServer>
  </location>
"#
        );
    }
    text + "</configuration>\n"
}
