//! Reading a request: its first line, and the few headers that matter here.

use std::io::{BufRead, BufReader, Read};

/// How long a request may be.
const LIMIT: u64 = 16 * 1024;

/// What of a request matters here.
#[derive(Debug, Default, PartialEq)]
pub struct Request {
    /// `GET` or another word.
    pub method: String,
    /// The address as it was sent: not decoded, not trusted.
    pub target: String,
    /// The entity tag the client already has.
    pub known: Option<String>,
    /// The encodings the client takes, as it wrote them.
    pub accepts: String,
}

/// The request, unless what comes is none.
pub fn read(stream: impl Read) -> Option<Request> {
    let mut lines = BufReader::new(stream.take(LIMIT));
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
    let mut request = Request { method: method.into(), target: target.into(), ..Request::default() };
    loop {
        let line = next()?;
        if line.is_empty() {
            return Some(request);
        }
        let (name, value) = line.split_once(':')?;
        if name.eq_ignore_ascii_case("if-none-match") {
            request.known = Some(value.trim().to_owned());
        } else if name.eq_ignore_ascii_case("accept-encoding") {
            // Said twice means said in one list.
            request.accepts = format!("{},{}", request.accepts, value.trim());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(read(text.as_bytes()), None, "{text:.20}");
        }
        let request = read(&b"GET /a HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"1\"\r\n\r\n"[..]).unwrap();
        assert_eq!((request.target.as_str(), request.known.as_deref()), ("/a", Some("\"1\"")));
    }
}
