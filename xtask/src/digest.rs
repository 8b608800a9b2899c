//! Names that hold a digest: `app.js` is written as `app.0a1b2c3d4e.js`.
//!
//! A file under such a name never changes, so a browser may keep it for ever, and an old script can never meet a new
//! module. The digest is taken of what is written: names inside a file are replaced before its own is made.

use sha2::{Digest as _, Sha256};

/// How many hexadecimal digits stand in a name: forty bits, to tell builds apart; nobody is kept out by them.
const DIGITS: usize = 10;

/// SHA-256 of the bytes, in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The path with the digest of the bytes before its last ending.
pub fn named(path: &str, bytes: &[u8]) -> String {
    let digest = &hex(bytes)[..DIGITS];
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{digest}.{ending}"),
        None => format!("{path}.{digest}"),
    }
}

/// What a host may be told to look for: the same rule as `is_named`, for those that take a pattern.
pub const PATTERN: &str = r"\.[0-9a-f]{10}\.(js|wasm|css|json)$";

/// Whether the path is one that `named` gives.
pub fn is_named(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut parts = name.rsplit('.');
    let ending = parts.next().is_some_and(|ending| ["js", "wasm", "css", "json"].contains(&ending));
    let digest = parts.next().is_some_and(|part| {
        part.len() == DIGITS && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    });
    ending && digest && parts.next().is_some_and(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_stands_before_the_last_ending() {
        assert_eq!(named("app.js", b"abc"), "app.ba7816bf8f.js");
        assert_eq!(named("drills/dead-air.sources.json", b"abc"), "drills/dead-air.sources.ba7816bf8f.json");
        assert!(is_named("app.ba7816bf8f.js") && is_named(&named("drills/dead-air.sources.json", b"")));
    }

    #[test]
    fn other_names_are_not_taken_for_such_a_one() {
        for path in [
            "app.js",
            "app.ba7816bf8.js",
            "app.BA7816BF8F.js",
            "ba7816bf8f.js",
            ".ba7816bf8f.js",
            "app.ba7816bf8f.js.br",
            "app.ba7816bf8f.js/x",
            "index.html",
            "",
        ] {
            assert!(!is_named(path), "{path}");
        }
    }
}
