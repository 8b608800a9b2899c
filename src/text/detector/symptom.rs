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
        "symptom-press",
        "symptom-when",
        "symptom-person",
        "symptom-course",
        "symptom-does",
        "symptom-amiss",
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
        // "Have stopped" is over, "have stopped reaching us" is not.
        let ceased = ceased(reading, sentence);
        let mut over = reading.hits("symptom-over", from, to).iter();
        let over = over.any(|h| ceased.is_none_or(|c| h.end != c.first + 1));
        unsure |= reading.has("symptom-unsure", from, to);
        // "Should any screens freeze, tell Moira": an *if* without the word.
        if sentence.question || over || reading.form(from) == "should" {
            continue;
        }
        let loose = reading.hits("symptom-vague", from, to);
        let real = |h: &&Hit| {
            !reading.is_aside(h.first)
                && !denied(reading, sentence, h)
                && !deed(reading, sentence, **h)
                && !talk(reading, sentence, reading.span(**h))
                && !conditional(reading, sentence, **h)
                && !elsewhere(reading, sentence, h.first)
        };
        // "Something is off" says no more than that.
        let clear = |h: &&Hit| !loose.iter().any(|v| v.first <= h.first && h.end <= v.end);
        let words = reading.hits("symptom-seen", from, to).iter().filter(real).filter(clear);
        seen.extend(words.map(|h| reading.span(*h)));
        let told = [ceased, follows(reading, sentence), amiss(reading, sentence)].into_iter().flatten();
        seen.extend(told.filter(|h| real(&h)).map(|h| reading.span(h)));
        // The text on a screen is seen: the line says 'declined'.
        let screen = reading.hits("symptom-screen", from, to).iter().filter(real);
        let words = screen.filter(|h| matches!(reading.form(h.end), "'" | "\"" | "‘"));
        seen.extend(words.map(|h| reading.span(*h)));
        vague.extend(loose.iter().filter(real).map(|h| reading.span(*h)));
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
        && reading.form(sentence.first) != "should"
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
    // "Is asked for the PIN three times" is what the caller meets.
    let tried = || {
        let hits = reading.hits("tried", sentence.first, sentence.end).iter();
        let meets = |h: &Hit| {
            h.first > sentence.first
                && matches!(reading.form(h.first - 1), "is" | "are" | "get" | "gets" | "being" | "it" | "was")
        };
        hits.into_iter().any(|h| reading.span(*h).start < span.start && !meets(h))
    };
    counts && tried() || before("symptom-talk") || other.any(|o| o.start < span.end && span.start < o.end)
}

/// What is no longer done that should be: `alarms have stopped reaching our desk`. A failing that stopped (`stopped
/// dropping`) is over, and what people stop is their choice (`we stopped taking calls`).
fn ceased(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    (sentence.first + 1..sentence.end.saturating_sub(1)).find_map(|at| {
        let stops = matches!(reading.form(at), "stopped" | "stop" | "stops" | "ceased" | "quit");
        let doing = reading.form(at + 1);
        let (clause, _) = reading.clause(sentence, at);
        let fits = stops
            && doing.len() > 4
            && doing.ends_with("ing")
            && !reading.has("symptom-seen", at + 1, at + 2)
            && !reading.has("symptom-person", clause, at);
        fits.then_some(Hit { first: at, end: at + 2 })
    })
}

/// What a thing does wrongly: `names appear against the neighbouring account`. The verb is any; what stands behind it in
/// its clause shows that it is not as it should be.
fn amiss(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let wrong = reading.first("symptom-amiss", sentence.first + 1, sentence.end)?;
    let (clause, _) = reading.clause(sentence, wrong.first);
    let verbs = reading.hits("symptom-does", clause.max(wrong.first.saturating_sub(AMISS)), wrong.first);
    let verb = verbs.iter().find(|v| v.first > clause)?;
    let ours = reading.has("symptom-person", clause, verb.first)
        || reading.has("symptom-course", clause, verb.first);
    (!ours).then_some(Hit { first: verb.first, end: wrong.end })
}

/// How far behind its verb a word may stand that shows it is wrong.
const AMISS: usize = 7;

/// What comes of something people do: `when an agent transfers, the caller lands in the menu`, `one bell rings whichever
/// button is pushed`. What is to be done then (`when they ring, tell them`) or what we do (`we ring back`) is none.
fn follows(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let when = reading.first("symptom-when", sentence.first, sentence.end)?;
    let (_, end) = reading.clause(sentence, when.first);
    let press = reading.first("symptom-press", when.end, end)?;
    let opens = when.first == sentence.first;
    // What happens: behind the comma, or before the *when*.
    let before = when.first.saturating_sub(1).max(sentence.first);
    let (from, to) =
        if opens { (end + 1, sentence.end) } else { (reading.clause(sentence, before).0, when.first) };
    let thing = matches!(
        reading.form(from),
        "the" | "it" | "they" | "a" | "an" | "one" | "nothing" | "all" | "every" | "its" | "their" | "your"
    );
    let course = reading.has("symptom-course", sentence.first, sentence.end);
    let ours = reading.hits("symptom-person", from, to).iter().any(|p| p.first < from + 2);
    (to > from + 2 && thing && !course && !ours).then_some(Hit { first: when.first, end: press.end })
}

/// Whether a symptom is denied: `no longer dropping`. A failing said with a negation (`not arriving`) begins with it.
fn denied(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let (clause, _) = reading.clause(sentence, hit.first);
    negates(reading, hit.first.saturating_sub(3).max(clause), hit.first)
}
