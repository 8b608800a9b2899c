//! Does it say what the trouble means for the reader? (Domain reference 5.7, A3.)
//!
//! A scenario term counts when the same sentence says harm of it: `calls` with `dropping`. A denial (`calls are not
//! affected`) says the opposite; a mention without harm, or only behind an `if`, is half of it.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "effect",
    code: "",
    sense: Sense::Must,
    what: "what is not working, as the reader meets it",
    why: "a reader who recognises their own trouble need not ring to report it",
    example: "We are aware of an issue.",
    instead: "Some calls are going silent after a minute.",
    tables: &[
        "harm",
        "reassurance",
        "negation",
        "not-negating",
        "negation-stop",
        "effect-if",
        "clause-break",
    ],
    read,
};

enum Said {
    Harm,
    Mention,
    Denied,
}

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let hits = context.effect_terms.hits(&reading.tokens);
    let (mut stated, mut partly, mut denied): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    for sentence in &reading.sentences {
        let from = hits.partition_point(|h| h.first < sentence.first);
        for hit in hits.get(from..).unwrap_or(&[]).iter().take_while(|h| h.first < sentence.end) {
            if reading.is_aside(hit.first) || sentence.question {
                continue;
            }
            let span = reading.span(*hit);
            match said(reading, sentence, *hit) {
                Said::Harm if conditional(reading, sentence, *hit) => partly.push(span),
                Said::Harm => stated.push(span),
                Said::Mention => partly.push(span),
                Said::Denied => denied.push(span),
            }
        }
    }
    if !stated.is_empty() {
        return Finding::new(Verdict::Met, stated, "it says what is affected");
    }
    if !partly.is_empty() {
        return Finding::new(
            Verdict::Partly,
            partly,
            "it names the service but does not plainly say what goes wrong",
        );
    }
    if !denied.is_empty() {
        return Finding::new(Verdict::NotMet, denied, "it says what is not affected, not what is");
    }
    Finding::absent(Verdict::NotMet, "it does not say what is affected")
}

/// What the sentence says of a term.
fn said(reading: &Reading<'_>, sentence: &Sentence, term: Hit) -> Said {
    let (first, end) = reading.clause(sentence, term.first);
    // A term that is harm in itself: `cut off`, `silent`.
    let own: Vec<Hit> = reading
        .hits("harm", term.first, term.end)
        .iter()
        .copied()
        .filter(|h| h.end <= term.end + 1)
        .collect();
    let near = if own.is_empty() { reading.hits("harm", first, end).to_vec() } else { own };
    let calm = reading.has("reassurance", first, end);
    let mut denied = calm;
    for harm in &near {
        if denies(reading, first, *harm) {
            denied = true;
        } else if !calm {
            return Said::Harm;
        }
    }
    if denied {
        return Said::Denied;
    }
    let wider = reading.hits("harm", sentence.first, sentence.end);
    let elsewhere = wider.iter().any(|harm| {
        let (clause, clause_end) = reading.clause(sentence, harm.first);
        !denies(reading, clause, *harm) && !reading.has("reassurance", clause, clause_end)
    });
    if elsewhere {
        Said::Harm
    } else if !wider.is_empty() || reading.has("reassurance", sentence.first, sentence.end) {
        Said::Denied
    } else {
        Said::Mention
    }
}

/// Whether a negation close before takes the harm back: `not affected`, `no longer dropping`.
fn denies(reading: &Reading<'_>, clause: usize, harm: Hit) -> bool {
    let from = harm.first.saturating_sub(4).max(clause);
    let Some(negation) =
        reading.hits("negation", from, harm.first).iter().rfind(|n| n.end <= harm.first).copied()
    else {
        return false;
    };
    negates(reading, negation.first, negation.first + 1)
        && !reading.has("negation-stop", negation.end, harm.first)
}

fn conditional(reading: &Reading<'_>, sentence: &Sentence, term: Hit) -> bool {
    let (first, _) = reading.clause(sentence, term.first);
    reading.has("effect-if", first, term.first)
}
