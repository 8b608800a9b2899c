//! From a request to a reply: status, headers, body.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::accept;
use super::find::find;
use super::request::Request;
use crate::headers;

/// A reply; `length` is what the body would be, even when HEAD leaves it out.
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    /// None for a stream, whose end nobody knows.
    length: Option<usize>,
    /// What follows the head.
    pub body: Vec<u8>,
}

impl Reply {
    /// A sentence for people.
    pub fn plain(status: u16, text: &str) -> Reply {
        let body = format!("{text}\n").into_bytes();
        Reply {
            status,
            headers: vec![
                ("Content-Type", "text/plain; charset=utf-8".into()),
                ("Cache-Control", headers::ASK.into()),
            ],
            length: Some(body.len()),
            body,
        }
    }

    /// The beginning of a stream of events.
    pub fn stream() -> Reply {
        let headers =
            vec![("Content-Type", "text/event-stream".into()), ("Cache-Control", "no-store".into())];
        Reply { status: 200, headers, length: None, body: Vec::new() }
    }

    /// Everything before the body.
    pub fn head(&self) -> String {
        let reason = match self.status {
            200 => "OK",
            304 => "Not Modified",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Bad Request",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        for (name, value) in headers::fixed().iter().chain(&self.headers) {
            head += &format!("{name}: {value}\r\n");
        }
        if let Some(length) = self.length.filter(|_| self.status != 304) {
            head += &format!("Content-Length: {length}\r\n");
        }
        head + "Connection: close\r\n\r\n"
    }
}

/// What the folder has to say to the request.
pub fn answer(request: &Request, folder: &Path) -> Reply {
    let head_only = request.method == "HEAD";
    let mut reply = if head_only || request.method == "GET" {
        file_reply(request, folder).unwrap_or_else(|| Reply::plain(404, "Not found"))
    } else {
        let mut reply = Reply::plain(405, "Only GET and HEAD");
        reply.headers.push(("Allow", "GET, HEAD".into()));
        reply
    };
    if head_only {
        reply.body.clear();
    }
    reply
}

fn file_reply(request: &Request, folder: &Path) -> Option<Reply> {
    let file = find(&request.target, folder)?;
    let form = accept::choose(&file, &request.accepts);
    let about = fs::metadata(&form.file).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    // Each form has a tag of its own: a client must not think it has the one when it has the other.
    let tag = format!("\"{:x}-{changed:x}{}\"", about.len(), form.coding.unwrap_or_default());
    let path = file.strip_prefix(folder).ok()?.to_str()?;
    let mut headers = vec![
        ("Content-Type", mime(&file).into()),
        ("Cache-Control", headers::cache(path).into()),
        ("ETag", tag.clone()),
    ];
    if form.varies {
        headers.push(("Vary", "Accept-Encoding".into()));
    }
    if request.known.as_deref() == Some(&tag) {
        return Some(Reply { status: 304, headers, length: None, body: Vec::new() });
    }
    if let Some(coding) = form.coding {
        headers.push(("Content-Encoding", coding.into()));
    }
    let body = fs::read(&form.file).ok()?;
    Some(Reply { status: 200, headers, length: Some(body.len()), body })
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "jsonl" => "application/jsonl",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" | "toml" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::super::find::tests::site;
    use super::*;

    fn ask(method: &str, target: &str, site: &Path) -> Reply {
        answer(&Request { method: method.into(), target: target.into(), ..Request::default() }, site)
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let site = site("traversal");
        for target in [
            "/../secret.txt",
            "/drills/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%2fsecret.txt",
            "/%252e%252e/secret.txt",
            "/..\\secret.txt",
            "/..%5csecret.txt",
            "//secret.txt",
            "/./../secret.txt",
            "/drills//../../secret.txt",
            "/C:/secret.txt",
            "/index.html%00.txt",
            "/.hidden",
            "/drills",
            "/drills/",
            "secret.txt",
            "http://127.0.0.1/secret.txt",
            "/%zz",
            "/%",
            "/%ff%fe",
            "*",
            "",
        ] {
            let reply = ask("GET", target, &site);
            assert_eq!(reply.status, 404, "{target}");
            assert_eq!(reply.body, b"Not found\n", "{target}");
        }
    }

    #[test]
    fn files_come_with_their_type() {
        let site = site("types");
        for (target, kind) in [
            ("/", "text/html; charset=utf-8"),
            ("/?x=1", "text/html; charset=utf-8"),
            ("/index.html#/drill", "text/html; charset=utf-8"),
            ("/app.0a1b2c3d4e.wasm", "application/wasm"),
            ("/drills/a%20b/drill.json", "application/json"),
        ] {
            let reply = ask("GET", target, &site);
            assert_eq!(reply.status, 200, "{target}");
            assert!(reply.head().contains(&format!("Content-Type: {kind}\r\n")), "{target}");
        }
    }

    #[test]
    fn every_reply_carries_the_policy() {
        let site = site("headers");
        for (method, target) in
            [("GET", "/"), ("HEAD", "/"), ("GET", "/absent"), ("POST", "/"), ("DELETE", "/")]
        {
            let head = ask(method, target, &site).head();
            for header in [
                "Content-Security-Policy: default-src 'none'; ",
                "require-trusted-types-for 'script'; trusted-types drill-static",
                "X-Content-Type-Options: nosniff\r\n",
                "Referrer-Policy: no-referrer\r\n",
                "Cross-Origin-Opener-Policy: same-origin\r\n",
                "Cache-Control: no-cache\r\n",
            ] {
                assert!(head.contains(header), "{method} {target}: {header}");
            }
        }
    }

    #[test]
    fn head_tells_the_length_and_sends_nothing() {
        let site = site("head");
        let (get, head) = (ask("GET", "/", &site), ask("HEAD", "/", &site));
        assert_eq!((get.head(), get.body.len()), (head.head(), 15));
        assert!(head.body.is_empty());
        assert!(ask("HEAD", "/absent", &site).body.is_empty());
    }

    #[test]
    fn other_methods_are_refused() {
        let site = site("methods");
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "get", ""] {
            let reply = ask(method, "/", &site);
            assert_eq!(reply.status, 405, "{method}");
            assert!(reply.head().contains("Allow: GET, HEAD\r\n"));
        }
    }

    #[test]
    fn a_known_tag_saves_the_body() {
        let site = site("tag");
        let first = ask("GET", "/", &site);
        let known = first.headers.iter().find(|(name, _)| *name == "ETag").map(|(_, tag)| tag.clone());
        let again =
            answer(&Request { method: "GET".into(), target: "/".into(), known, ..Request::default() }, &site);
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn only_names_with_a_digest_may_be_kept() {
        let site = site("cache");
        let head = |target: &str| ask("GET", target, &site).head();
        let keep = "Cache-Control: public, max-age=31536000, immutable\r\n";
        assert!(head("/app.0a1b2c3d4e.wasm").contains(keep));
        for target in ["/", "/index.html", "/drills/a%20b/drill.json", "/absent.0a1b2c3d4e.js"] {
            assert!(head(target).contains("Cache-Control: no-cache\r\n"), "{target}");
        }
    }

    #[test]
    fn a_copy_is_sent_as_what_it_is() {
        let site = site("copy");
        let ask = |accepts: &str, known: Option<String>| {
            let (method, target) = ("GET".into(), "/app.0a1b2c3d4e.wasm".into());
            answer(&Request { method, target, known, accepts: accepts.into() }, &site)
        };
        let reply = ask("gzip, br", None);
        assert_eq!(reply.body, b"br");
        for line in ["Content-Encoding: br", "Vary: Accept-Encoding", "Content-Type: application/wasm"] {
            assert!(reply.head().contains(&format!("{line}\r\n")), "{line}");
        }
        let plain = ask("", None);
        assert_eq!(plain.body, [0, 97, 115, 109]);
        assert!(
            plain.head().contains("Vary: Accept-Encoding\r\n") && !plain.head().contains("Content-Encoding")
        );
        // The tag of one form is not the tag of another.
        let tag = |reply: &Reply| reply.headers.iter().find(|(name, _)| *name == "ETag").unwrap().1.clone();
        assert_ne!(tag(&reply), tag(&plain));
        assert_eq!(ask("br", Some(tag(&reply))).status, 304);
        assert_eq!(ask("", Some(tag(&reply))).status, 200);
    }
}
