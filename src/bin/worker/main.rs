//! The library as WebAssembly without a page: text in, text out.
//!
//! A Web Worker runs it for heavy work, and node runs it to compare with the native program. It holds no rules of
//! its own: each function hands its text to the library and hands the answer back.

use wasm_bindgen::prelude::wasm_bindgen;

/// Which rules this module plays by, so that a page and its worker can see that they are of one build.
#[wasm_bindgen]
pub fn echo_rules() -> String {
    format!("muster {}", env!("CARGO_PKG_VERSION"))
}

fn main() {}
