//! The whole way from an author's text to a played drill: everything wrong is reported, what reads can be played to its
//! end.
#![no_main]

mod words;

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use muster::engine::{Drill, Play, invariant};
use muster::text::Lexicon;
use muster::{lint, scenario, tree};

const POLICY: &str = include_str!("../../tests/policies/small.toml");
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (node, mut problems) = tree::toml::parse(&words::lexicon());
    Lexicon::read(&node, &mut problems)
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let report = lint::lint(text, POLICY);
    let _ = report.render("drill.toml", "policy.toml");
    let Some((scenario, policy)) = scenario::load(text, POLICY).ready else { return };
    let drill = Arc::new(Drill::new(scenario, policy, LEXICON.clone()));
    let variant = drill.deal(1).clone();
    let mut play = Play::begin(&drill, &variant, 1).expect("the variant that was dealt");
    play.advance_to(play.plot().ends_at);
    invariant::check(&play).expect("every invariant holds");
});
