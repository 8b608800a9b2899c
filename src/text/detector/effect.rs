//! Does it say what the trouble means for the reader? (Domain reference 5.7, A3.)
//!
//! A scenario term counts when the same sentence says harm of it: `calls` with `dropping`. A denial (`calls are not
//! affected`) says the opposite; a mention without harm, or only behind an `if`, is half of it.
//!
//! Without a scenario's terms the reader's own world is enough: a thing people use with a word of failing (`the page`
//! with `blank`), something people do with *cannot* (`nobody can pay`), something that should happen with *not* (`the
//! letter did not arrive`), or words that say it all (`cut off`). *Issue*, *systems* and *disruption* name no such thing.
//! Things cannot all be listed: a word that says by itself that a thing is broken (`refusing`, `jammed`) counts with
//! whatever stands before it, unless that is one of those who mend it.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::denial::{conditional, deed, denies, of_none};
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::{Hit, within};
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

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
        "effect-breaks",
        "effect-nobody",
        "effect-idle",
        "effect-none",
        "effect-lack",
        "effect-group",
        "effect-crew",
        "effect-helper",
        "impact-people",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
        "deed-adverb",
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
        for hit in within(&hits, sentence.first, sentence.end) {
            if reading.is_aside(hit.first) || sentence.question || elsewhere(reading, sentence, hit.first) {
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

/// How far the other half of an effect may stand from the first, and what people do behind *cannot*.
const REACH: usize = 9;
const VERB: usize = 4;

/// What a sentence says in everyday words, without the scenario's terms.
fn plain(reading: &Reading<'_>, sentence: &Sentence, stated: &mut Vec<Span>, denied: &mut Vec<Span>) {
    let (from, to) = (sentence.first, sentence.end);
    let mut found: Vec<(Hit, Span)> = Vec::new();
    found.extend(reading.hits("effect-plain", from, to).iter().map(|h| (*h, reading.span(*h))));
    for hit in reading.hits("effect-cannot", from, to) {
        // "I cannot see your account" is ours to mend, not what the reader meets.
        if hit.first > from && reading.form(hit.first - 1) == "i" {
            continue;
        }
        let known = reading.first("effect-do", hit.end, (hit.end + VERB).min(to)).map(|v| v.end);
        // Nobody can: they are their own subject.
        let nobody = matches!(reading.form(hit.first), "nobody" | "noone" | "no" | "none");
        let all = || done(reading, hit.end, to).filter(|_| nobody);
        let theirs =
            known.or_else(all).or_else(|| whoever(reading, hit.first, from).and(done(reading, hit.end, to)));
        found.extend(theirs.map(|end| (*hit, reading.tokens.span(hit.first, end))));
    }
    for hit in reading.hits("effect-not", from, to) {
        let bound = reading.has("effect-thing", hit.first.saturating_sub(REACH).max(from), hit.first);
        if bound || whoever(reading, hit.first, from).is_some() {
            let verb = reading.first("effect-happen", hit.end, (hit.end + VERB).min(to));
            // "Nobody is unable to pay" takes itself back.
            let verb = verb.filter(|v| !reading.has("effect-cannot", hit.end, v.first));
            found.extend(verb.map(|v| (*hit, reading.tokens.span(hit.first, v.end))));
        }
    }
    for lack in reading.hits("effect-lack", from, to) {
        let thing = reading.first("effect-thing", lack.end, (lack.end + 3).min(to));
        let thing = thing.filter(|_| whoever(reading, lack.first, from).is_some());
        found.extend(thing.map(|thing| (*lack, reading.tokens.span(lack.first, thing.end))));
    }
    for none in reading.hits("effect-none", from, to) {
        let end = not_one(reading, from, none, to);
        found.extend(end.map(|end| (*none, reading.tokens.span(none.first, end))));
    }
    for fails in reading.hits("effect-fails", from, to) {
        let begin = fails.first.saturating_sub(REACH).max(from);
        // "The ticket is there, I left it out": another subject has come between.
        let own = |h: &&Hit| {
            !(h.end..fails.first).any(|at| matches!(reading.form(at), "i" | "i've" | "we've" | "i'm"))
        };
        let ahead = reading.hits("effect-thing", begin, fails.first).iter().rfind(own).copied();
        let thing = ahead.or_else(|| reading.first("effect-thing", fails.end, (fails.end + 3).min(to)));
        if let Some(thing) = thing {
            let span = reading.tokens.span(fails.first.min(thing.first), fails.end.max(thing.end));
            found.push((*fails, span));
        }
    }
    for breaks in reading.hits("effect-breaks", from, to) {
        let what = whoever(reading, breaks.first, from);
        found.extend(what.map(|at| (*breaks, reading.tokens.span(at, breaks.end))));
    }
    for (hit, span) in found {
        if reading.is_aside(hit.first)
            || conditional(reading, sentence, hit)
            || deed(reading, sentence, hit)
            || elsewhere(reading, sentence, hit.first)
        {
            continue;
        }
        let (clause, end) = reading.clause(sentence, hit.first);
        let inner = hit.first + 1;
        let calm = reading.hits("reassurance", clause, end).iter().any(|r| r.first >= inner);
        if calm || denies(reading, clause, hit) || of_none(reading, clause, hit) {
            denied.push(span)
        } else {
            stated.push(span)
        }
    }
}

/// How far the subject of *none* may reach: `neither you nor the other 212 families who applied last week can`.
const NONE: usize = 12;

/// The end of what not one of many does: `no flights are leaving`, `none of the doors on this side will open`. What the
/// crew does not do is no effect: `none of them are going home`.
fn not_one(reading: &Reading<'_>, from: usize, none: &Hit, to: usize) -> Option<usize> {
    let at = none.end;
    let helper = (at..to.min(at + NONE)).find(|at| {
        matches!(
            reading.form(*at),
            "is" | "are" | "was" | "were" | "will" | "can" | "could" | "has" | "have" | "gets" | "get"
        )
    })?;
    let crew = reading.has("effect-crew", from, helper);
    let broken = (at..helper).any(|i| reading.token(i).kind == Kind::Mark);
    if helper == at || broken || crew {
        return None;
    }
    let able =
        matches!(reading.form(helper), "can" | "could").then(|| done(reading, helper + 1, to)).flatten();
    // "Nobody will be charged": of people it is what they cannot do.
    let people = matches!(reading.form(none.first), "nobody" | "noone")
        || reading.form(at) == "one"
        || reading.has("impact-people", at, helper);
    if people {
        // "Nobody on the estate has hot water."
        let owns = matches!(reading.form(helper), "has" | "have") && reading.form(helper + 1) != "been";
        let thing = reading.first("effect-thing", helper + 1, (helper + 4).min(to)).filter(|_| owns);
        return able.or(thing.map(|thing| thing.end));
    }
    able.or_else(|| reading.first("effect-happen", helper + 1, (helper + 3).min(to)).map(|verb| verb.end))
}

/// What stands before `at` that something may be said of: a word of some length close before helping verbs and adverbs,
/// and none of those who mend it (`we`, `the engineer`).
fn whoever(reading: &Reading<'_>, at: usize, from: usize) -> Option<usize> {
    let helps = |at: &usize| {
        reading.has("deed-adverb", *at, at + 1)
            || matches!(
                reading.form(*at),
                "is" | "are"
                    | "was"
                    | "were"
                    | "has"
                    | "have"
                    | "had"
                    | "been"
                    | "being"
                    | "be"
                    | "keep"
                    | "keeps"
                    | "all"
                    | "both"
                    | "do"
                    | "does"
                    | "did"
                    | "will"
                    | "just"
                    | "get"
                    | "gets"
            )
    };
    let ahead = |at: usize| (from.max(at.saturating_sub(5))..at).rev().find(|at| !helps(at));
    let mut what = ahead(at)?;
    // What is put in between, in dashes or commas, closes with one: "Letters - every single one - never came".
    if matches!(reading.form(what), "," | "-") {
        what = ahead(what)?;
    }
    // "Check-in" is a thing, though "in" is none.
    if what > from && reading.token(what - 1).kind == Kind::Hyphen {
        return Some(what);
    }
    // "The 12:30 is cancelled": a thing named by its time.
    let kind = reading.token(what).kind;
    let word =
        matches!(kind, Kind::Clock | Kind::Number) || kind == Kind::Word && reading.form(what).len() > 2;
    (word && !reading.has("effect-nobody", what, what + 1)).then_some(what)
}

/// The end of a verb behind *cannot* that is more than talk: not `cannot say`, `cannot promise`.
fn done(reading: &Reading<'_>, at: usize, to: usize) -> Option<usize> {
    let verb = (at..to.min(at + VERB)).find(|at| {
        !reading.has("deed-adverb", *at, at + 1) && !matches!(reading.form(*at), "to" | "be" | "even" | "get")
    })?;
    (reading.token(verb).kind == Kind::Word && !reading.has("effect-idle", verb, verb + 1))
        .then_some(verb + 1)
}
