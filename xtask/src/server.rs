//! A small server for static files, under the headers of a real host. One thread a connection, loopback only.
//!
//! It answers GET and HEAD, one request a connection, and never leaves its folder: the path is decoded once, each
//! of its parts must be a plain name, and the file found must lie inside the folder after links are followed.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, Result};

use crate::headers;

/// How long a client may take over its request, and how long that may be.
const PATIENCE: Duration = Duration::from_secs(10);
const REQUEST_LIMIT: u64 = 16 * 1024;

/// Listens on `port` of the loopback address, or on one of the twenty after it if taken; 0 means any free one.
pub fn listen(port: u16) -> Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(20) };
    let mut problem = None;
    for port in port..=last {
        match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
            Ok(listener) => return Ok(listener),
            Err(error) => problem = Some(error),
        }
    }
    Err(problem.expect("at least one port was tried"))
        .with_context(|| format!("ports {port} to {last} are taken"))
}

/// Serves the folder until the program ends.
pub fn serve(listener: TcpListener, folder: &Path) -> Result<()> {
    let folder = Arc::new(folder.canonicalize().context("the folder to serve")?);
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let folder = Arc::clone(&folder);
        thread::spawn(move || {
            // A client that goes away is no concern of ours.
            let _ = converse(stream, &folder);
        });
    }
    Ok(())
}

fn converse(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request = read_request(&stream);
    let reply = request.map_or_else(|| Reply::plain(400, "Bad request"), |request| answer(&request, folder));
    stream.write_all(reply.head().as_bytes())?;
    stream.write_all(&reply.body)?;
    stream.flush()
}

/// What of a request matters here.
#[derive(Debug, Default, PartialEq)]
struct Request {
    method: String,
    target: String,
    /// The entity tag the client already has.
    known: Option<String>,
}

fn read_request(stream: impl Read) -> Option<Request> {
    let mut lines = BufReader::new(stream.take(REQUEST_LIMIT));
    let mut next = || {
        let mut line = String::new();
        // A line without its end was cut by the limit or by the client.
        (lines.read_line(&mut line).ok()? > 0 && line.ends_with('\n')).then(|| line.trim_end().to_owned())
    };
    let first = next()?;
    let [method, target, version] = first.split(' ').collect::<Vec<_>>().try_into().ok()?;
    if !version.starts_with("HTTP/1.") {
        return None;
    }
    let mut request = Request { method: method.into(), target: target.into(), known: None };
    loop {
        let line = next()?;
        if line.is_empty() {
            return Some(request);
        }
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("if-none-match") {
            request.known = Some(value.trim().to_owned());
        }
    }
}

/// A reply; `length` is what the body would be, even when HEAD leaves it out.
struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    length: usize,
    body: Vec<u8>,
}

impl Reply {
    fn plain(status: u16, text: &str) -> Reply {
        let body = format!("{text}\n").into_bytes();
        Reply {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".into())],
            length: body.len(),
            body,
        }
    }

    fn head(&self) -> String {
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
        if self.status != 304 {
            head += &format!("Content-Length: {}\r\n", self.length);
        }
        head + "Connection: close\r\n\r\n"
    }
}

fn answer(request: &Request, folder: &Path) -> Reply {
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
    let about = fs::metadata(&file).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    let tag = format!("\"{:x}-{changed:x}\"", about.len());
    let headers = vec![("Content-Type", mime(&file).into()), ("ETag", tag.clone())];
    if request.known.as_deref() == Some(&tag) {
        return Some(Reply { status: 304, headers, length: 0, body: Vec::new() });
    }
    let body = fs::read(&file).ok()?;
    Some(Reply { status: 200, headers, length: body.len(), body })
}

/// The file a target names, if there is one and it lies inside the folder.
fn find(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix('/')?)?;
    let mut file = folder.to_path_buf();
    if path.is_empty() {
        file.push("index.html");
    }
    for part in path.split('/').filter(|_| !path.is_empty()) {
        // Nothing hidden, nothing upwards, no drive letters or streams, no control characters.
        if part.is_empty()
            || part.starts_with('.')
            || part.contains(['\\', ':'])
            || part.contains(char::is_control)
        {
            return None;
        }
        file.push(part);
    }
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Undoes percent encoding, once; what is not UTF-8 after that names no file.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
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
    use super::*;

    /// A folder `site` with a few files, and a secret beside it.
    fn site(name: &str) -> PathBuf {
        let place = std::env::temp_dir().join(format!("muster-server-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        let site = place.join("site");
        fs::create_dir_all(site.join("drills/a b")).unwrap();
        fs::write(place.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "<!doctype html>").unwrap();
        fs::write(site.join("app_bg.wasm"), [0, 97, 115, 109]).unwrap();
        fs::write(site.join(".hidden"), "hidden").unwrap();
        fs::write(site.join("drills/a b/drill.json"), "{}").unwrap();
        site.canonicalize().unwrap()
    }

    fn ask(method: &str, target: &str, site: &Path) -> Reply {
        answer(&Request { method: method.into(), target: target.into(), known: None }, site)
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

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let site = site("link");
        std::os::unix::fs::symlink(site.parent().unwrap().join("secret.txt"), site.join("link.txt")).unwrap();
        assert_eq!(ask("GET", "/link.txt", &site).status, 404);
    }

    #[test]
    fn files_come_with_their_type() {
        let site = site("types");
        for (target, kind) in [
            ("/", "text/html; charset=utf-8"),
            ("/?x=1", "text/html; charset=utf-8"),
            ("/index.html#/drill", "text/html; charset=utf-8"),
            ("/app_bg.wasm", "application/wasm"),
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
        let again = answer(&Request { method: "GET".into(), target: "/".into(), known }, &site);
        assert_eq!((again.status, again.body.len()), (304, 0));
    }

    #[test]
    fn what_is_not_a_request_is_not_read_as_one() {
        let long = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "a".repeat(20_000));
        for text in [
            "",
            "\r\n",
            "GET /\r\n\r\n",
            "GET / FTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\n",
            "GET  / HTTP/1.1\r\n\r\n",
            &long,
        ] {
            assert_eq!(read_request(text.as_bytes()), None, "{text:.20}");
        }
        let request =
            read_request(&b"GET /a HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"1\"\r\n\r\n"[..]).unwrap();
        assert_eq!((request.target.as_str(), request.known.as_deref()), ("/a", Some("\"1\"")));
    }

    #[test]
    fn a_taken_port_gives_the_next() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let second = listen(port).unwrap().local_addr().unwrap().port();
        assert!(second > port && second <= port.saturating_add(20));
    }

    #[test]
    fn it_answers_over_a_real_connection() {
        let site = site("wire");
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(listener, &site));
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.ends_with("\r\n\r\n<!doctype html>"));
    }
}
