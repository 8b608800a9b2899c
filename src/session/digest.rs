//! SHA-256 in hexadecimal.

use std::io::Write;

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The digest of some bytes: 64 hexadecimal digits.
///
/// ```
/// assert_eq!(&muster::session::digest::of(b"abc")[..16], "ba7816bf8f01cfea");
/// ```
pub fn of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The digest of a thing as canonical JSON (fields in the order of its type, maps in the order of their keys).
pub fn of_json(thing: &impl Serialize) -> String {
    let mut hasher = JsonHasher::default();
    hasher.add(thing);
    hasher.finish()
}

/// A digest over several things, each as a line of canonical JSON.
#[derive(Default)]
pub struct JsonHasher(Sha256);

impl JsonHasher {
    /// Adds one thing.
    pub fn add(&mut self, thing: &impl Serialize) {
        let mut sink = std::io::BufWriter::with_capacity(4_096, Sink(&mut self.0));
        // The sink never fails and our types have no keys that JSON cannot write.
        serde_json::to_writer(&mut sink, thing).expect("our types are JSON");
        sink.write_all(b"\n").and_then(|()| sink.flush()).expect("a hash takes every byte");
    }

    /// The digest.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

struct Sink<'a>(&'a mut Sha256);

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|n| char::from(DIGITS[usize::from(n)])).collect()
}
