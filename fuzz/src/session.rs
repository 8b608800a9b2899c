//! The reader and the checker of session files. The input is a file without its bundle line; the harness puts that in
//! and mends the chain, so that what is tried reaches the ladder's upper steps instead of breaking at the first hash.
#![no_main]

mod words;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use muster::engine::Drill;
use muster::session::chain::Chain;
use muster::session::lines::{BundleLine, encode};
use muster::session::{Bundle, SessionFile};
use muster::verify::check;

static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| Bundle {
    scenario: include_str!("../../scenarios/_template/drill.toml").to_owned(),
    policy: include_str!("../../scenarios/brightwater/policy.toml").to_owned(),
    lexicon: words::lexicon(),
});
static DRILL: LazyLock<Drill> = LazyLock::new(|| BUNDLE.drill_or_say().expect("the template plays"));

fuzz_target!(|bytes: &[u8]| {
    let _ = SessionFile::read(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut lines = text.lines();
    let Some(header) = lines.next() else { return };
    let mut chain = Chain::begin(header);
    let bundle = encode(&BundleLine { bundle: BUNDLE.clone() });
    let mut file = format!("{header}\n{bundle}\n");
    for line in lines {
        let line = mended(line, &chain);
        chain = chain.then(&line);
        file.push_str(&line);
        file.push('\n');
    }
    let report = check(file.as_bytes(), &[], |_| Ok(DRILL.clone()));
    let _ = report.verdict.to_string();
});

/// The line with the hashes it would carry if it had been written here.
fn mended(line: &str, chain: &Chain) -> String {
    let mut line = line.to_owned();
    for (mark, hash) in [("\"head\":\"", chain.full()), ("\"p\":\"", chain.short())] {
        if let Some(at) = line.rfind(mark).map(|at| at + mark.len())
            && let Some(there) = line.get(at..at + hash.len())
            && there.is_ascii()
        {
            line.replace_range(at..at + hash.len(), &hash);
        }
    }
    line
}
