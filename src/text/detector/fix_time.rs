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
use crate::text::fix_estimate::estimate;
use crate::text::mended::past;
use crate::text::phrases::Hit;
use crate::text::promise::{negates, promises};
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
        "fix-until",
        "fix-until-not",
        "fix-condition",
        "fix-done",
        "fix-limit",
        "fix-say",
        "fix-say-not",
        "fix-filler",
        "fix-untold",
        "fix-off",
        "fix-again",
        "fix-ahead-of",
        "fix-checked",
        "fix-stated",
    ],
    read,
};

/// What belongs to promises of a next word, a token each: a text may be full of them.
struct Ours {
    /// Words of promises.
    words: Vec<bool>,
    /// Beginnings of their times.
    times: Vec<bool>,
}

impl Ours {
    fn of(reading: &Reading<'_>, context: &Context<'_>) -> Ours {
        let len = reading.tokens.len();
        let mut ours = Ours { words: vec![false; len], times: vec![false; len] };
        for promise in promises(reading, context) {
            if let Some(time) = &promise.time {
                ours.times[time.first] = true;
            }
            if promise.verdict == Verdict::Met {
                ours.words[promise.tokens.0..promise.tokens.1.min(len)].fill(true);
            }
        }
        ours
    }
}

/// How far a time may stand from its word of repair.
const REACH: usize = 10;
/// Minutes in half a day.
const HALF_DAY: u32 = 720;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let ours = Ours::of(reading, context);
    let (mut named, mut unsure): (Vec<Span>, Vec<Span>) = Default::default();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let fixes: Vec<Hit> = reading
            .hits("fix", sentence.first, sentence.end)
            .iter()
            .filter(|f| !reading.is_aside(f.first) && is_repair(reading, f))
            .copied()
            .collect();
        plain(reading, context, sentence, &ours, &mut named);
        if fixes.is_empty() {
            continue;
        }
        for time in reading.times_in(sentence.first, sentence.end) {
            let Some(fix) = owner(reading, time, &fixes, &ours, sentence) else { continue };
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
    ours: &Ours,
    sentence: &Sentence,
) -> Option<Hit> {
    if matches!(time.lead, Lead::Since | Lead::Range) || ours.times[time.first] {
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
    // "It came back at 06:50 and all trains are running": the time is of what was.
    let was =
        fix.first >= time.end && reading.has("fix-past", time.first.saturating_sub(4).max(first), time.first);
    if gone
        || was
        || confirmed(context, time)
        || past(reading, sentence, fix)
        || denied(reading, sentence, fix)
        || wanted(reading, sentence, fix)
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
/// is a forecast all the same, and so is what follows a condition: `if you wait, it will be back by 3`.
fn wanted(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    let (clause, _) = reading.clause(sentence, fix.first);
    let asked = (fix.end..fix.end + 2).any(|at| matches!(reading.form(at), "please" | "pls"));
    asked
        || reading.has("fix-wanted", sentence.first, fix.end)
        || reading.hits("fix-condition", clause, fix.end).iter().any(|h| !relays(reading, h))
}

/// `Please tell your people it is back by 3` asks for the word to be passed on, not for the repair; `until Friday the lift
/// is running` says, as other languages do, by when.
fn relays(reading: &Reading<'_>, asked: &Hit) -> bool {
    let passed = ["tell", "inform", "let", "remind", "note", "bear"].contains(&reading.form(asked.end));
    let by = reading.form(asked.first) == "until" && reading.has("fix-soon", asked.first, asked.first + 1);
    by || reading.form(asked.first) == "please" && passed
}

/// How far a soft time may stand from its words of repair: `by the time you get home from work the app will be working`.
const NEAR: usize = 12;

/// Forecasts without a time of the clock: `back up any minute now`, `sorted by tonight`, `about an hour till it is
/// fixed`; and those that say it all (`almost there`).
fn plain(
    reading: &Reading<'_>,
    context: &Context<'_>,
    sentence: &Sentence,
    ours: &Ours,
    named: &mut Vec<Span>,
) {
    let (from, to) = (sentence.first, sentence.end);
    if reading.times_in(from, to).iter().any(|t| confirmed(context, t)) {
        return;
    }
    let promised = |at: usize| ours.words[at];
    for hit in reading.hits("fix-plain", from, to) {
        if !reading.is_aside(hit.first) && !denied(reading, sentence, *hit) {
            named.push(reading.span(*hit));
        }
    }
    let sourced = context.confirmed_fix.is_some() && reading.has("fix-sourced", from, to);
    let found = estimate(reading, context, sentence);
    let found = found.filter(|e| !(sourced || promised(e.first) || denied(reading, sentence, *e)));
    named.extend(found.map(|e| reading.span(e)));
    for still in reading.hits("fix-until", from, to) {
        let end = (still.end + 4).min(to);
        let known = reading.times_in(still.first, end).iter().any(|t| still.end <= t.end)
            || reading.has("fix-soon", still.end - 1, end);
        if known
            && !reading.is_aside(still.first)
            && !reading.has("fix-until-not", reading.clause(sentence, still.first).0, still.end)
        {
            named.push(reading.tokens.span(still.first, end));
        }
    }
    for fix in reading.hits("fix-ahead", from, to) {
        let ours = reading.is_aside(fix.first) || !is_repair(reading, fix) || promised(fix.first);
        if ours
            || denied(reading, sentence, *fix)
            || past(reading, sentence, *fix)
            || wanted(reading, sentence, *fix)
        {
            continue;
        }
        let begin = fix.first.saturating_sub(NEAR).max(from);
        let end = (fix.end + NEAR).min(to);
        // "Full service returned at 13:25": the verb says it.
        let over_now = reading.has("fix-past", fix.end.saturating_sub(1), fix.end + 1)
            && !(fix.first..fix.end).any(|i| matches!(reading.form(i), "be" | "will" | "to"));
        let refused = over_now || negates(reading, fix.first.saturating_sub(4).max(from), fix.first);
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
        let clock = reading.times_in(begin, end).iter().find(|t| {
            !promised(t.first)
                && (t.lead != Lead::Since || begins(reading, *fix, t))
                && t.lead != Lead::In
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
        if let Some(soon) = soon.filter(|h| !(refused || sourced || is_day(reading, h) && news(h))) {
            named.push(reading.tokens.span(fix.first.min(soon.first), fix.end.max(soon.end)));
        }
    }
}

/// Whether it is a part of a day, which may lie behind us: `this morning`, `today`.
fn is_day(reading: &Reading<'_>, soon: &Hit) -> bool {
    reading.has("fix-soon", soon.first, soon.first + 1)
}

/// Whether service begins at a time: `running again from 3`; not `open from 9`, which are hours.
fn begins(reading: &Reading<'_>, fix: Hit, time: &TimePhrase) -> bool {
    let hours = (fix.first..fix.end).any(|at| matches!(reading.form(at), "open" | "available" | "ready"));
    reading.form(time.first) == "from" && !hours
}

/// Whether it reads back what was: the hours of an outage that comes and goes (`off about ten past eight, back on its own
/// at half past`), what visits or tests found (`three visits this morning, all clear`), what a page showed (`says all
/// normal as of 06:00`). With a word of the future it forecasts.
fn told_back(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    if reading.has("fix-ahead-of", from, to) {
        return false;
    }
    let hours = || {
        let off = reading.first("fix-off", from, fix.first);
        let back = (fix.first..fix.end)
            .any(|at| matches!(reading.form(at), "back" | "on" | "again" | "return" | "returns"));
        off.is_some() && back && reading.has("fix-again", from, to)
    };
    let found = || {
        reading.form(fix.first) == "all"
            && reading.form(fix.first + 1) == "clear"
            && reading.has("fix-checked", from, fix.first)
    };
    let stated = || reading.hits("fix-stated", from, fix.first).iter().any(|h| h.first < fix.first);
    hours() || found() || stated()
}

/// `we do not know when`, `cannot say whether it will be fixed by 3`, `do not tell callers it is back by 3`.
fn denied(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    ["no-promise", "fix-untold"].iter().any(|table| reading.has(table, sentence.first, fix.end))
        || told_back(reading, sentence, fix)
}
