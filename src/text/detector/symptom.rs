//! What goes wrong, as somebody sees it. (Domain reference 5.7, H1.)
//!
//! A handover may describe a trouble no scenario foresaw, so beside the scenario's own terms the lexicon's families of
//! failing count: what stops, hangs, shows wrongly, does not arrive. Only `an issue` is half of it; what is over or
//! denied is none.

use super::{Detector, effect};
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::denial::{conditional, deed};
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "symptom",
    code: "H1",
    sense: Sense::Must,
    what: "what is seen to go wrong",
    why: "whoever takes over can start only from what is seen",
    example: "Please look at INC-1042, urgent.",
    instead: "Calls on the energy line go silent after about a minute.",
    tables: &[
        "symptom-seen",
        "symptom-screen",
        "symptom-vague",
        "symptom-over",
        "symptom-unsure",
        "symptom-talk",
        "symptom-else",
        "tried",
        "harm",
        "reassurance",
        "negation",
        "not-negating",
        "negation-stop",
        "effect-if",
        "clause-break",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    // The scenario's own terms, where there are such.
    let known = effect::read(reading, context);
    let told: Vec<Span> = known.spans.iter().copied().filter(|span| stands(reading, *span)).collect();
    if known.verdict == Verdict::Met && !told.is_empty() {
        return Finding::new(Verdict::Met, told, "it says what is seen to go wrong");
    }
    let (mut seen, mut vague): (Vec<Span>, Vec<Span>) = Default::default();
    let mut unsure = false;
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let over = reading.has("symptom-over", from, to);
        unsure |= reading.has("symptom-unsure", from, to);
        if sentence.question || over {
            continue;
        }
        let real = |h: &&Hit| {
            !reading.is_aside(h.first)
                && !denied(reading, sentence, h)
                && !deed(reading, sentence, **h)
                && !talk(reading, sentence, reading.span(**h))
                && !conditional(reading, sentence, **h)
                && !elsewhere(reading, sentence, h.first)
        };
        seen.extend(reading.hits("symptom-seen", from, to).iter().filter(real).map(|h| reading.span(*h)));
        // The text on a screen is seen: the line says 'declined'.
        let screen = reading.hits("symptom-screen", from, to).iter().filter(real);
        let words = screen.filter(|h| matches!(reading.form(h.end), "'" | "\"" | "‘"));
        seen.extend(words.map(|h| reading.span(*h)));
        vague.extend(reading.hits("symptom-vague", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    if unsure && !seen.is_empty() {
        return Finding::new(Verdict::Unsure, seen, "it is not sure of what it saw");
    }
    if !seen.is_empty() {
        return Finding::new(Verdict::Met, seen, "it says what is seen to go wrong");
    }
    if !vague.is_empty() {
        return Finding::new(Verdict::Partly, vague, "it says that something is wrong, not what is seen");
    }
    Finding::absent(Verdict::NotMet, "it does not say what is seen to go wrong")
}

/// Whether what is told of goes on now, and is more than *something wrong*.
fn stands(reading: &Reading<'_>, span: Span) -> bool {
    let Some(sentence) = reading.sentence_of(span) else { return false };
    let vague = reading.hits("symptom-vague", sentence.first, sentence.end);
    !reading.has("symptom-over", sentence.first, sentence.end)
        && !talk(reading, sentence, span)
        && !vague.iter().map(|h| reading.span(*h)).any(|v| v.start < span.end && span.start < v.end)
}

/// Whether the words of failing show none: they count what was tried (`restarted the router twice`), stand behind a guess or
/// a plan (`we suspect a certificate ran out`), or mean something else (`I dropped in on the call`).
fn talk(reading: &Reading<'_>, sentence: &Sentence, span: Span) -> bool {
    let before = |table: &str| {
        let hits = reading.hits(table, sentence.first, sentence.end);
        hits.iter().any(|h| reading.span(*h).start < span.start)
    };
    let words = reading.quote(span);
    let counts = words.ends_with("twice") || words.ends_with("times");
    let mut other =
        reading.hits("symptom-else", sentence.first, sentence.end).iter().map(|h| reading.span(*h));
    counts && before("tried")
        || before("symptom-talk")
        || other.any(|o| o.start < span.end && span.start < o.end)
}

/// Whether a symptom is denied: `no longer dropping`. A failing said with a negation (`not arriving`) begins with it.
fn denied(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let (clause, _) = reading.clause(sentence, hit.first);
    negates(reading, hit.first.saturating_sub(3).max(clause), hit.first)
}
