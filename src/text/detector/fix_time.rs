//! Does it name a time for the repair that nobody confirmed? (Domain reference 5.7, A13; 5.2.)
//!
//! A time belongs to the repair when a word of repair stands nearer to it than any promise of an update. Whether an
//! estimate is confirmed is the record's to say: [`Context::confirmed_fix`]. Some guides forbid estimates, others
//! want them, so whether this detector is asked at all is the policy's decision.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::promise::{Promise, negates, promises};
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::{Lead, Meant, TimePhrase, Written};

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-fix-time",
    code: "A13",
    sense: Sense::MustNot,
    what: "a time for the repair that is not confirmed",
    why: "people plan by it; when it passes they are angrier than if it had never been named",
    example: "We will be back by 3.",
    instead: "We do not have a time for a fix yet. Next update by 10:30.",
    tables: &[
        "fix",
        "not-fix",
        "fix-past",
        "fix-wanted",
        "promise-noun",
        "promise-verb",
        "negation",
        "not-negating",
        "no-promise",
        "reported",
        "own-said",
        "clause-break",
        "about",
        "fix-ahead",
        "fix-soon",
        "fix-span",
        "fix-plain",
        "fix-sourced",
    ],
    read,
};

/// How far a time may stand from its word of repair.
const REACH: usize = 10;
/// Minutes in half a day.
const HALF_DAY: u32 = 720;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let times = reading.times();
    let promises = promises(reading, context);
    let (mut named, mut unsure): (Vec<Span>, Vec<Span>) = Default::default();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let fixes: Vec<Hit> = reading
            .hits("fix", sentence.first, sentence.end)
            .iter()
            .filter(|f| !reading.is_aside(f.first) && is_repair(reading, f))
            .copied()
            .collect();
        plain(reading, context, sentence, &promises, &mut named);
        if fixes.is_empty() {
            continue;
        }
        let from = times.partition_point(|t| t.first < sentence.first);
        for time in times.get(from..).unwrap_or(&[]).iter().take_while(|t| t.first < sentence.end) {
            let Some(fix) = owner(reading, time, &fixes, &promises, sentence) else { continue };
            let span = reading.tokens.span(fix.first.min(time.first), fix.end.max(time.end));
            match judge(reading, context, sentence, fix, time) {
                Verdict::NotMet => named.push(span),
                Verdict::Unsure => unsure.push(span),
                Verdict::Met | Verdict::Partly => {}
            }
        }
    }
    order::sort(&mut named);
    named.dedup();
    if let Some(first) = named.first() {
        let reason = format!(
            "\u{201c}{}\u{201d} names a time for the fix that is not confirmed",
            reading.quote(*first)
        );
        return Finding::new(Verdict::NotMet, named, reason);
    }
    if !unsure.is_empty() {
        return Finding::new(Verdict::Unsure, unsure, "it may be read as a promise of when it is fixed");
    }
    Finding::absent(Verdict::Met, "no time for a fix is promised")
}

/// Whether the word speaks of the repair: not `ring you back`, not `an update on the fix`.
fn is_repair(reading: &Reading<'_>, fix: &Hit) -> bool {
    let covered =
        reading.hits("not-fix", fix.first.saturating_sub(4), fix.first + 1).iter().any(|n| n.end > fix.first);
    let about =
        reading.hits("about", fix.first.saturating_sub(3), fix.first).iter().any(|a| a.end <= fix.first);
    !covered && !about
}

/// The word of repair that a time belongs to, unless an update's promise has it or stands nearer.
fn owner(
    reading: &Reading<'_>,
    time: &TimePhrase,
    fixes: &[Hit],
    promises: &[Promise],
    sentence: &Sentence,
) -> Option<Hit> {
    if matches!(time.lead, Lead::Since | Lead::Range)
        || promises.iter().any(|p| p.time.as_ref() == Some(time))
    {
        return None;
    }
    let distance = |hit: &Hit| {
        if hit.end <= time.first + 1 {
            time.first.saturating_sub(hit.end)
        } else {
            hit.first.saturating_sub(time.end) + 2
        }
    };
    let fix = fixes.iter().min_by_key(|h| distance(h)).filter(|h| distance(h) <= REACH)?;
    let nouns = reading.hits("promise-noun", sentence.first, sentence.end);
    let nearer = nouns.iter().any(|n| distance(n) < distance(fix));
    (!nearer).then_some(*fix)
}

fn judge(
    reading: &Reading<'_>,
    context: &Context<'_>,
    sentence: &Sentence,
    fix: Hit,
    time: &TimePhrase,
) -> Verdict {
    let gone = time.meant(context) == Meant::Gone;
    let first = sentence.first;
    if gone
        || confirmed(context, time)
        || past(reading, sentence, fix)
        || denied(reading, sentence, fix)
        || wanted(reading, first, fix.end)
    {
        return Verdict::Met;
    }
    if negates(reading, fix.first.saturating_sub(4).max(first), fix.first) {
        return Verdict::Unsure;
    }
    Verdict::NotMet
}

/// Whether a time is the one that the record holds as confirmed, in whichever half of the day it was written.
fn confirmed(context: &Context<'_>, time: &TimePhrase) -> bool {
    let Some(fix) = context.confirmed_fix else { return false };
    match time.written {
        Written::Clock { minutes, .. } => minutes % HALF_DAY == fix.minutes % HALF_DAY,
        _ => false,
    }
}

/// `we asked for it by 3`, `if it is not back by 3`: a wish or a condition, not a forecast. `Once the plumbers finish`
/// is a forecast all the same.
fn wanted(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    reading.has("fix-wanted", from, to)
}

/// How far a soft time may stand from its words of repair.
const NEAR: usize = 8;

/// Forecasts without a time of the clock: `back up any minute now`, `sorted by tonight`, `about an hour till it is
/// fixed`; and those that say it all (`almost there`).
fn plain(
    reading: &Reading<'_>,
    context: &Context<'_>,
    sentence: &Sentence,
    promises: &[Promise],
    named: &mut Vec<Span>,
) {
    let (from, to) = (sentence.first, sentence.end);
    // Only the times of that stretch: a text may name thousands.
    let times_in = |from: usize, to: usize| {
        let times = reading.times();
        let first = times.partition_point(|t| t.first < from);
        times.get(first..).unwrap_or(&[]).iter().take_while(move |t| t.first < to)
    };
    if times_in(from, to).any(|t| confirmed(context, t)) {
        return;
    }
    let promised =
        |at: usize| promises.iter().any(|p| p.verdict == Verdict::Met && p.tokens.0 <= at && at < p.tokens.1);
    for hit in reading.hits("fix-plain", from, to) {
        if !reading.is_aside(hit.first) && !reading.has("no-promise", from, hit.first) {
            named.push(reading.span(*hit));
        }
    }
    for fix in reading.hits("fix-ahead", from, to) {
        let ours = reading.is_aside(fix.first) || !is_repair(reading, fix) || promised(fix.first);
        if ours
            || denied(reading, sentence, *fix)
            || past(reading, sentence, *fix)
            || wanted(reading, from, fix.end)
        {
            continue;
        }
        let begin = fix.first.saturating_sub(NEAR).max(from);
        let end = (fix.end + NEAR).min(to);
        let refused = negates(reading, fix.first.saturating_sub(4).max(from), fix.first);
        let sourced = context.confirmed_fix.is_some() && reading.has("fix-sourced", from, to);
        let over = |h: &Hit| {
            matches!(reading.form(h.end), "ago" | "late" | "earlier" | "wait" | "waits")
                || (h.first.saturating_sub(3)..h.first).any(|i| {
                    matches!(reading.form(i), "after" | "for" | "past" | "last" | "took" | "every" | "over")
                })
        };
        let soon = ["fix-soon", "fix-span"].iter().find_map(|table| {
            let hits = reading.hits(table, begin, end);
            hits.iter().find(|h| !reading.is_aside(h.first) && (*table == "fix-soon" || !over(h))).copied()
        });
        let clock = times_in(begin, end).find(|t| {
            !promised(t.first)
                && !matches!(t.lead, Lead::Since | Lead::In)
                && !matches!(reading.form(t.first), "until" | "till" | "til")
                && t.due(context).is_some()
        });
        let soon = soon.or(clock.map(|t| Hit { first: t.first, end: t.end }));
        // "which were cut off this morning, are working again": news, not a forecast.
        let news = |h: &Hit| {
            h.end <= fix.first
                && (fix.first.saturating_sub(1)..=fix.first)
                    .any(|i| matches!(reading.form(i), "is" | "are" | "now"))
        };
        if let Some(soon) = soon.filter(|h| !refused && !sourced && !news(h)) {
            named.push(reading.tokens.span(fix.first.min(soon.first), fix.end.max(soon.end)));
        }
    }
}

fn past(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    // "restored at 10:01" is past; "will be restored at 11:00" is not.
    let ahead = fix.first > sentence.first && matches!(reading.form(fix.first - 1), "be" | "get" | "will");
    let end = if ahead { fix.first } else { fix.first + 1 };
    reading.has("fix-past", fix.first.saturating_sub(4).max(sentence.first), end)
}

/// `we do not know when`, `cannot say whether it will be fixed by 3`.
fn denied(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    reading.has("no-promise", sentence.first, fix.end)
}
