//! The reader of authors' files meets any text at all: it must return, whatever it returns.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = muster::tree::toml::parse(text);
    }
});
