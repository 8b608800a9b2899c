//! The library as WebAssembly without a page: text in, text out.
//!
//! A Web Worker runs it for heavy work, and node runs it to compare with the native program. It holds no rules of
//! its own: each function hands its text to the library and hands the answer back.

mod work;

use wasm_bindgen::prelude::wasm_bindgen;

/// Which rules this module plays by, so that a page and its worker can see that they are of one build.
#[wasm_bindgen]
pub fn echo_rules() -> String {
    format!("muster {} rules {}", env!("CARGO_PKG_VERSION"), muster::session::RULES)
}

/// Does what a page asks for: a `jobs::Request` as JSON, answered by a `jobs::Reply` as JSON.
#[wasm_bindgen]
pub fn perform_job(request: &str) -> String {
    muster::jobs::perform(request)
}

/// Checks a session file; JSON.
#[wasm_bindgen]
pub fn check(session: &str) -> String {
    work::check(session)
}

/// The outcome that a session file ends with.
#[wasm_bindgen]
pub fn outcome(session: &str) -> Result<String, String> {
    work::outcome(session)
}

/// Plays a script on a compiled drill; a session file.
#[wasm_bindgen]
pub fn perform(drill: &str, sources: &str, script: &str, variant: &str, seed: u64) -> Result<String, String> {
    work::perform((drill, sources), script, variant, seed)
}

/// Plays one of the drill's own scripts; a session file.
#[wasm_bindgen]
pub fn perform_own(
    drill: &str,
    sources: &str,
    script: &str,
    variant: &str,
    seed: u64,
) -> Result<String, String> {
    work::perform_own((drill, sources), script, variant, seed)
}

/// The drill's own scripts: a line `variant script` each.
#[wasm_bindgen]
pub fn own_scripts(drill: &str, sources: &str) -> Result<String, String> {
    work::own_scripts((drill, sources))
}

/// Plays a compiled drill at random; a session file.
#[wasm_bindgen]
pub fn random_play(drill: &str, sources: &str, seed: u64) -> Result<String, String> {
    work::random_play((drill, sources), seed)
}

/// Reads texts as `muster read` does: a line of JSON a text, with the source of a lexicon; an answer a line.
#[wasm_bindgen]
pub fn read_texts(lines: &str, lexicon: &str) -> Result<String, String> {
    muster::jobs::reading::read_texts(lines, lexicon)
}

/// The names of the benches.
#[wasm_bindgen]
pub fn benches() -> String {
    work::BENCHES.to_owned()
}

/// Does one thing many times over, for a caller who holds the clock.
#[wasm_bindgen]
pub fn bench(name: &str, drill: &str, sources: &str, times: u32) -> Result<u32, String> {
    work::bench(name, (drill, sources), times)
}

fn main() {}
