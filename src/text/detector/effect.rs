//! Does it say what the trouble means for the reader? (Domain reference 5.7, A3.)
//!
//! A scenario term counts when the same sentence says harm of it: `calls` with `dropping`. A denial (`calls are not
//! affected`) says the opposite; a mention without harm, or only behind an `if`, is half of it.
//!
//! Without a scenario's terms the reader's own world is enough: a thing people use with a word of failing (`the page`
//! with `blank`), something people do with *cannot* (`nobody can pay`), something that should happen with *not* (`the
//! letter did not arrive`), or words that say it all (`cut off`). *Issue*, *systems* and *disruption* name no such thing.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
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
        "effect-plain",
        "effect-cannot",
        "effect-do",
        "effect-not",
        "effect-happen",
        "effect-thing",
        "effect-fails",
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
        if !sentence.question {
            plain(reading, sentence, &mut stated, &mut denied);
        }
    }
    order::sort(&mut stated);
    stated.dedup();
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

/// How far the other half of an effect may stand from the first.
const REACH: usize = 9;
/// How far what people do may stand behind *cannot*.
const VERB: usize = 4;

/// What a sentence says in everyday words, without the scenario's terms.
fn plain(reading: &Reading<'_>, sentence: &Sentence, stated: &mut Vec<Span>, denied: &mut Vec<Span>) {
    let (from, to) = (sentence.first, sentence.end);
    let mut found: Vec<(Hit, Span)> = Vec::new();
    found.extend(reading.hits("effect-plain", from, to).iter().map(|h| (*h, reading.span(*h))));
    for (table, then, thing) in [("effect-cannot", "effect-do", false), ("effect-not", "effect-happen", true)]
    {
        for hit in reading.hits(table, from, to) {
            // "I cannot see your account" is ours to mend, not what the reader meets.
            if (hit.first > from && reading.form(hit.first - 1) == "i") || unbound(reading, hit, thing, from)
            {
                continue;
            }
            let verb = reading.first(then, hit.end, (hit.end + VERB).min(to));
            found.extend(verb.map(|v| (*hit, reading.tokens.span(hit.first, v.end))));
        }
    }
    for fails in reading.hits("effect-fails", from, to) {
        let begin = fails.first.saturating_sub(REACH).max(from);
        let ahead = reading.hits("effect-thing", begin, fails.first).last().copied();
        let thing = ahead.or_else(|| reading.first("effect-thing", fails.end, (fails.end + 3).min(to)));
        if let Some(thing) = thing {
            let span = reading.tokens.span(fails.first.min(thing.first), fails.end.max(thing.end));
            found.push((*fails, span));
        }
    }
    for (hit, span) in found {
        if reading.is_aside(hit.first) || conditional(reading, sentence, hit) {
            continue;
        }
        let (clause, end) = reading.clause(sentence, hit.first);
        let inner = hit.first + 1;
        let calm = reading.hits("reassurance", clause, end).iter().any(|r| r.first >= inner);
        if calm || denies(reading, clause, hit) { denied.push(span) } else { stated.push(span) }
    }
}

/// Whether nothing stands before a *not* that it could be said of.
fn unbound(reading: &Reading<'_>, not: &Hit, thing: bool, from: usize) -> bool {
    thing && !reading.has("effect-thing", not.first.saturating_sub(REACH).max(from), not.first)
}
