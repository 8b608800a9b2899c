//! Every detector in every lane, the slots, the message as a whole and the guard on any text at all, also where the
//! customer had said the same and the sender had it before them: they answer, their places are inside the text, and masking
//! twice masks nothing more.
#![no_main]

mod words;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use muster::lane::Lane;
use muster::text::anatomy::{Anatomy, whole};
use muster::text::{
    Context, DETECTORS, Known, Learned, Lexicon, Phrases, Reading, check_reading, mask, near_copy,
    read_slots_of,
};
use muster::time::SimTime;
use muster::tree;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (node, mut problems) = tree::toml::parse(&words::lexicon());
    Lexicon::read(&node, &mut problems)
});
static EFFECT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["calls", "cut off", "go silent", "_ line"]));

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut context = Context::new(&LEXICON);
    context.effect_terms = &EFFECT;
    context.now = SimTime::from_ms(3_600_000);
    let reading = Reading::of(text, &LEXICON);
    let learned = Learned::of(text, &LEXICON);
    let known = Known { read: vec![&learned], unmended: true, ..Known::default() };
    context.known = &known;
    context.they_said = text;
    for lane in Lane::ALL {
        context.lane = *lane;
        for detector in DETECTORS {
            let finding = check_reading(detector.name, &reading, &context).expect("it is in the table");
            for span in finding.spans {
                assert!(
                    text.get(span.start as usize..span.end as usize).is_some(),
                    "{} {span:?}",
                    detector.name
                );
            }
        }
        assert!(whole(Anatomy::for_lane(*lane), &reading, &context).earned <= 10_000);
        let slots = read_slots_of(&reading, &context);
        assert!(slots.next_update_at.is_none_or(|at| at > context.now));
    }
    let once = mask(text);
    assert_eq!(mask(&once.text).text, once.text);
    assert!(near_copy(text, text) == 10_000 || muster::text::words(text) == 0);
});
