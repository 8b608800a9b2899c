//! A small server for static files, under the headers of a real host. One thread a connection, loopback only.
//!
//! It answers GET and HEAD, one request a connection, and never leaves its folder (`find`). Where a compressed copy lies
//! beside a file, and the client takes it, the copy is sent (`accept`). While the page is worked on it also tells open
//! pages that there is a new one (`reload`).

mod accept;
mod answer;
mod find;
pub mod reload;
mod request;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use answer::{Reply, answer};
use reload::Reload;

/// How long a client may take over its request.
const PATIENCE: Duration = Duration::from_secs(10);

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

/// Serves the folder until the program ends. With a `reload`, pages may also ask there whether they are out of date.
pub fn serve(listener: TcpListener, folder: &Path, reload: Option<Arc<Reload>>) -> Result<()> {
    let folder: Arc<Path> = folder.canonicalize().context("the folder to serve")?.into();
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        let (folder, reload) = (Arc::clone(&folder), reload.clone());
        thread::spawn(move || {
            // A client that goes away is no concern of ours.
            let _ = converse(stream, &folder, reload.as_deref());
        });
    }
    Ok(())
}

fn converse(mut stream: TcpStream, folder: &Path, reload: Option<&Reload>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let request = request::read(&stream);
    if let (Some(request), Some(reload)) = (&request, reload)
        && request.method == "GET"
        && request.target == reload::ADDRESS
    {
        stream.write_all(Reply::stream().head().as_bytes())?;
        return reload.tell(&mut stream);
    }
    let reply = request.map_or_else(|| Reply::plain(400, "Bad request"), |request| answer(&request, folder));
    stream.write_all(reply.head().as_bytes())?;
    stream.write_all(&reply.body)?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Read};

    use super::*;

    #[test]
    fn a_taken_port_gives_the_next() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let second = listen(port).unwrap().local_addr().unwrap().port();
        assert!(second > port && second <= port.saturating_add(20));
    }

    #[test]
    fn it_answers_over_a_real_connection() {
        let site = find::tests::site("wire");
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || serve(listener, &site, None));
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n") && text.ends_with("\r\n\r\n<!doctype html>"));
        // Nobody works on this page, so there is nothing to ask.
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(format!("GET {} HTTP/1.1\r\n\r\n", reload::ADDRESS).as_bytes()).unwrap();
        text.clear();
        stream.read_to_string(&mut text).unwrap();
        assert!(text.starts_with("HTTP/1.1 404 "));
    }

    #[test]
    fn an_open_page_hears_of_a_new_one() {
        let site = find::tests::site("reload");
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let reload = Arc::new(Reload::default());
        let pages = Arc::clone(&reload);
        thread::spawn(move || serve(listener, &site, Some(pages)));
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(format!("GET {} HTTP/1.1\r\n\r\n", reload::ADDRESS).as_bytes()).unwrap();
        let mut lines = BufReader::new(stream).lines().map(|line| line.unwrap());
        let mut next = || lines.by_ref().find(|line| line.starts_with("data: ")).unwrap();
        let first = next();
        reload.changed();
        assert_ne!(next(), first);
    }
}
