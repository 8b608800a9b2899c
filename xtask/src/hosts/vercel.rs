//! `vercel.json`: headers by pattern. It compresses by itself, so the copies stay unused.

use serde_json::{Value, json};

use crate::headers;

/// The file. The two patterns of `Cache-Control` shut each other out, so that no path is told two things.
pub fn text() -> String {
    let list = |pairs: Vec<(&str, String)>| -> Vec<Value> {
        pairs.into_iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
    };
    let cache = |value: &str| list(vec![("Cache-Control", value.to_owned())]);
    let digest = r"\\.[0-9a-f]{10}\\.(?:js|wasm|css|json)".replace(r"\\", r"\");
    let all = json!({
        "headers": [
            { "source": "/(.*)", "headers": list(headers::fixed()) },
            { "source": format!("/(.*{digest})"), "headers": cache(headers::KEEP) },
            { "source": format!("/((?!.*{digest}$).*)"), "headers": cache(headers::ASK) },
        ],
    });
    format!("{all:#}\n")
}
