//! Promises of the next update: a head (`next update`, `we'll ring you back`), a time that belongs to it, and how
//! firmly it stands. `next-update`, `no-fix-time` and the slots that move the world all read the same promises.
//!
//! The rule: only *our own* promise *with a time still to come* counts. A supplier's promise is not ours; a negated,
//! quoted, reported or asked one is none; a hedged or conditional one is for a person to judge.

mod room;
mod standing;

pub use room::leaves_room;
pub(in crate::text) use standing::negates;
use standing::{no_promise, soft, to_another};

use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::Verdict;
use crate::text::lexicon::Lexicon;
use crate::text::name::capital;
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::{Lead, Meant, TimePhrase};
use crate::text::token::Kind;
use crate::time::SimTime;

/// The tables that promises are read with.
pub const TABLES: &[&str] = &[
    "promise-noun",
    "promise-verb",
    "own-future",
    "bare-future",
    "soft-future",
    "other-future",
    "negation",
    "not-negating",
    "no-promise",
    "reported",
    "own-said",
    "third-party",
    "hedge",
    "hedge-modal",
    "soft-condition",
    "or-sooner",
    "condition",
    "even-if",
    "fix",
    "not-fix",
    "vague-time",
    "clause-break",
    "plain-s",
    "about",
    "asked-of-reader",
    "half-time",
    "contact-now",
    "contact-ing",
    "either-way",
    "promise-past",
    "handed-over",
    "deed-no-name",
    "by-phone",
    "question-tag",
    "question-opens",
    "promise-none",
    "promise-talk",
    "promise-reach",
    "promise-mine",
    "promise-phone",
    "promise-if",
    "other-clause",
];

/// Whether words that promise (and nothing else of their text) promise a call.
pub fn is_by_phone(words: &str, lexicon: &Lexicon) -> bool {
    let reading = Reading::of(words, lexicon);
    reading.has("by-phone", 0, reading.tokens.len())
}

/// One promise, or what looks like one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Promise {
    /// From its head to its time.
    pub span: Span,
    /// The tokens it takes, first and one past the last.
    pub tokens: (usize, usize),
    /// The time that belongs to it.
    pub time: Option<TimePhrase>,
    /// When it falls due, if that is still to come.
    pub due: Option<SimTime>,
    /// Whether a verb with a subject of ours promises: `I'll ring you`, not `next update`.
    pub by_verb: bool,
    /// Whether the time stands right beside what promises.
    pub is_beside: bool,
    /// Whether only a loose noun promises (`the update at 14:30`), to nobody and by nobody.
    pub is_loose: bool,
    /// Met: firm and ours. Unsure: a person must judge. NotMet: it does not count.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// What is said of an update that is taken back: worse than none, as somebody was counting on it.
pub(super) const WITHDRAWN: &str = "it says that there will be no update then";

/// How far a time may stand from its promise, in tokens.
const REACH: usize = 16;
/// How far behind a promise a part of the day may stand that is its time.
const HALF: usize = 4;
/// How far into the next sentence may stand whose call it is: `Your phone rings at six. It will be me.`
const MINE: usize = 6;
/// How far the subject may stand before its verb.
const SUBJECT: usize = 7;

#[derive(Clone, Copy)]
struct Head {
    owner: Option<Hit>,
    hit: Hit,
    soft: bool,
    foreign: bool,
}

/// All promises of a reading, first place first.
pub fn promises(reading: &Reading<'_>, context: &Context<'_>) -> Vec<Promise> {
    let times = reading.times();
    let mut out: Vec<Promise> = Vec::new();
    for sentence in &reading.sentences {
        for head in heads(reading, sentence) {
            if reading.is_aside(head.hit.first) {
                continue;
            }
            let promise = judge(reading, context, sentence, head, times);
            // Several heads may share a time; the weakest reading of it stands.
            match out.iter_mut().rev().take(8).find(|p| p.time.is_some() && p.time == promise.time) {
                Some(same) if rank(promise.verdict) > rank(same.verdict) => *same = promise,
                Some(_) => {}
                None => out.push(promise),
            }
        }
    }
    out
}

fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met => 0,
        Verdict::Unsure | Verdict::Partly => 1,
        Verdict::NotMet => 2,
    }
}

fn heads(reading: &Reading<'_>, sentence: &Sentence) -> Vec<Head> {
    let mut out = Vec::new();
    for hit in reading.hits("promise-noun", sentence.first, sentence.end) {
        out.push(Head { owner: None, hit: *hit, soft: false, foreign: false });
    }
    for hit in reading.hits("promise-verb", sentence.first, sentence.end) {
        let from = hit.first.saturating_sub(SUBJECT).max(sentence.first);
        // "I'm here when you ring at ten": the verb is the reader's.
        let others = |o: &&Hit| {
            let inner = reading.hits("other-clause", o.end, hit.first).last();
            inner.is_some_and(|i| {
                i.end <= hit.first
                    && !(i.end..hit.first).any(|at| matches!(reading.form(at), "," | "and" | "then" | "or"))
            })
        };
        let near = |table| {
            let mut owners = reading.hits(table, from, hit.first + 1).iter();
            owners.rfind(|o| o.end <= hit.first + 1 && !others(o)).copied()
        };
        let starts = |o: &Hit| o.first == sentence.first || reading.clause(sentence, o.first).0 == o.first;
        // "The driver has your number and will call by two": who will is said before.
        let theirs = |o: &Hit| {
            reading.form(o.first.saturating_sub(1)) == "and"
                && reading.has("third-party", sentence.first, o.first)
        };
        let bare = near("bare-future").filter(starts).filter(|o| !theirs(o));
        let own = near("own-future").into_iter().chain(bare).max_by_key(|o| o.end);
        let (soft, other) = (near("soft-future"), near("other-future"));
        let nearest = [own, soft, other].into_iter().flatten().max_by_key(|o| (o.end, o.end - o.first));
        // "Let me have the list by noon" is asked of the reader.
        let asks = |o: &Hit| {
            reading.form(o.first) == "let" && matches!(reading.form(o.end), "have" | "know" | "see" | "hear")
        };
        if let Some(owner) = nearest.filter(|o| !asks(o)) {
            // "The phone will ring at six, and it will be me": whose it is may be said behind it.
            let mine = reading.has("promise-mine", hit.end, sentence.end);
            let foreign = other == nearest
                && own != nearest
                && !mine
                && !(owner.first > sentence.first && matches!(reading.form(owner.first - 1), "i" | "we"))
                && !is_handed_over(reading, sentence, owner.first + 1);
            out.push(Head {
                owner: nearest,
                hit: *hit,
                soft: soft == nearest,
                foreign: foreign && owner.first > 0,
            });
        }
    }
    heads_of_phone(reading, sentence, &mut out);
    for hit in reading.hits("contact-ing", sentence.first, sentence.end) {
        let opens = hit.first == sentence.first || reading.clause(sentence, hit.first).0 == hit.first;
        if opens {
            out.push(Head { owner: None, hit: *hit, soft: false, foreign: false });
        }
    }
    for hit in reading.hits("contact-now", sentence.first, sentence.end) {
        if let Some(owner) = colleague(reading, sentence, hit.first) {
            out.push(Head { owner: Some(owner), hit: *hit, soft: false, foreign: false });
        }
    }
    order::by_key(&mut out, |h| h.hit);
    out
}

/// `Your phone rings at six and it is me`: a call of ours, where the sentence or the next says whose it is.
fn heads_of_phone(reading: &Reading<'_>, sentence: &Sentence, out: &mut Vec<Head>) {
    for phone in reading.hits("promise-phone", sentence.first, sentence.end) {
        let next = reading.sentence_at(sentence.end).map_or(sentence.end, |s| s.end.min(s.first + MINE));
        let opens = reading.clause(sentence, phone.first).0;
        let waits = reading.has("promise-if", opens, phone.first);
        if !waits && reading.has("promise-mine", phone.end, next) {
            let owner = Some(Hit { first: phone.first, end: phone.end - 1 });
            let hit = Hit { first: phone.end - 1, end: phone.end };
            out.push(Head { owner, hit, soft: false, foreign: false });
        }
    }
}

/// Who phones you, if it is somebody who took the matter over from the writer: `Precious has your claim and she phones you`.
fn colleague(reading: &Reading<'_>, sentence: &Sentence, verb: usize) -> Option<Hit> {
    let at = verb.checked_sub(1).filter(|at| *at >= sentence.first)?;
    let near = at.saturating_sub(5).max(sentence.first)..=at;
    let who = near.into_iter().any(|i| matches!(reading.form(i), "he" | "she") || capital(reading, i));
    (who && is_handed_over(reading, sentence, verb)).then_some(Hit { first: at, end: verb })
}

/// Whether the sentence says, before `until`, that a colleague has the matter now.
fn is_handed_over(reading: &Reading<'_>, sentence: &Sentence, until: usize) -> bool {
    reading.has("handed-over", sentence.first, until) && !reading.has("third-party", sentence.first, until)
}

fn judge(
    reading: &Reading<'_>,
    context: &Context<'_>,
    sentence: &Sentence,
    head: Head,
    times: &[TimePhrase],
) -> Promise {
    let begin = head.owner.map_or(head.hit.first, |o| o.first.min(head.hit.first));
    // "I'll ring them now and then ring you, you'll have a call within the hour": the time is not theirs.
    let yours = |t: &TimePhrase| {
        (head.hit.end..t.first).any(|at| matches!(reading.form(at), "you" | "u" | "you'll" | "youll"))
    };
    let time = time_of(reading, sentence, head, begin, times)
        .filter(|t| !(yours(t) && to_another(reading, sentence, head)));
    let first = time.map_or(begin, |t| t.first.min(begin));
    let end = time.map_or(head.hit.end, |t| t.end.max(head.hit.end));
    let span = reading.tokens.span(first, end);
    let shown = reading.quote(span);
    let meant = time.map(|t| t.meant(context));
    let (verdict, reason) = if let Some(why) = no_promise(reading, context.lane, sentence, head, begin, time)
    {
        (Verdict::NotMet, why.to_owned())
    } else if time.is_none() && part_of_day(reading, sentence, head) {
        (Verdict::Partly, "it names a part of the day, not a time".to_owned())
    } else if time.is_none() {
        let vague = reading.first("vague-time", sentence.first, sentence.end);
        match vague {
            Some(vague) => (
                Verdict::NotMet,
                format!("\u{201c}{}\u{201d} is not a time", reading.quote(reading.span(vague))),
            ),
            None => (Verdict::NotMet, "it promises an update but names no time".to_owned()),
        }
    } else if meant == Some(Meant::Gone) {
        (Verdict::NotMet, "the time it names has already gone".to_owned())
    } else if meant == Some(Meant::Part) {
        (Verdict::Partly, "it names a part of the day, not a time".to_owned())
    } else if let Some((verdict, why)) = soft(reading, sentence, head, begin, time) {
        (verdict, why.to_owned())
    } else if let Some(Meant::Unclear(why)) = meant {
        (Verdict::Unsure, why.to_owned())
    } else {
        (Verdict::Met, format!("it says when: \u{201c}{shown}\u{201d}"))
    };
    Promise {
        span,
        tokens: (first, end),
        time,
        by_verb: head.owner.is_some(),
        is_beside: time.is_some_and(|time| is_beside(head, begin, &time)),
        is_loose: is_loose(reading, sentence, head, (first, end)),
        due: match (verdict, meant) {
            (Verdict::Met, Some(Meant::At(due))) => Some(due),
            _ => None,
        },
        verdict,
        reason,
    }
}

/// "Tell me by 10:10 whether the text I am about to send you may go out": the time is the reader's to keep.
fn asked_for(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let before = |n: usize| time.first.checked_sub(n).map_or("", |at| reading.form(at));
    matches!(before(1), "me" | "us")
        && !matches!(before(2), "from" | "allow" | "give" | "grant" | "gives" | "giving" | "allowing")
}

/// How far a time may stand from what promises to stand beside it, in tokens.
const BESIDE: usize = 3;

fn is_beside(head: Head, begin: usize, time: &TimePhrase) -> bool {
    let gap =
        if time.first >= head.hit.end { time.first - head.hit.end } else { begin.saturating_sub(time.end) };
    // "Next update 10:30" needs no word between; "with the 10:30 figures" has one that leads to nothing.
    let most = match (time.lead, head.owner) {
        (Lead::None, Some(_)) => return false,
        (Lead::None, None) => 1,
        _ => BESIDE,
    };
    gap <= most
}

fn is_loose(reading: &Reading<'_>, sentence: &Sentence, head: Head, (first, end): (usize, usize)) -> bool {
    let next = ["next", "nxt", "another", "further", "more", "new", "fresh", "final"];
    let people = ["i", "we", "you", "u", "me", "us", "i'll", "we'll", "you'll"];
    let opens = reading.clause(sentence, head.hit.first).0 == head.hit.first;
    head.owner.is_none()
        && !opens
        && !next.contains(&reading.form(head.hit.first))
        && !(first..end).any(|at| people.contains(&reading.form(at)))
}

/// `this afternoon`: half of a time. `later this afternoon` with a soft head is none.
fn part_of_day(reading: &Reading<'_>, sentence: &Sentence, head: Head) -> bool {
    let until = (head.hit.end + REACH).min(sentence.end);
    !head.soft && !head.foreign && reading.has("half-time", sentence.first, until)
}

/// The time that belongs to a head: the next one behind it, or else one just before it.
fn time_of(
    reading: &Reading<'_>,
    sentence: &Sentence,
    head: Head,
    begin: usize,
    times: &[TimePhrase],
) -> Option<TimePhrase> {
    let after = times.partition_point(|t| t.end <= head.hit.end);
    // "between five and half past" is when it will be, not since when.
    let fits = |t: &TimePhrase| match t.lead {
        Lead::Since => [t.first, t.first + 1].iter().any(|at| reading.form(*at) == "between"),
        Lead::Range => false,
        _ => true,
    };
    // "To confirm, and if he hasn't I'll ring you at ten": the time is the other case's.
    let other_case = |until: usize| {
        let condition = reading.first("condition", head.hit.end, until);
        condition.is_some_and(|c| reading.has("own-future", c.end, until))
    };
    // "I'll be here when you ring at ten": the time is the reader's call's.
    let of_reader = |until: usize| {
        let theirs = reading.hits("other-clause", head.hit.end, until).iter();
        theirs
            .filter(|c| reading.form(c.end - 1) == "you")
            .any(|c| reading.has("promise-reach", c.end, until))
    };
    let next = times.get(after..).unwrap_or(&[]).iter().take(3).find(|t| {
        t.first < sentence.end
            && t.first <= head.hit.end + REACH
            && fits(t)
            && !names_fix(reading, head.hit.end, t.first)
            && !other_case(t.first)
            && !of_reader(t.first)
            && (head.owner.is_none() || t.lead != Lead::None || t.first <= head.hit.end + 5)
    });
    if next.is_some() {
        return next.copied();
    }
    // "I rang you at two and will write soon": the promise has its own time, which is none.
    let vague = reading.has("vague-time", head.hit.end, head.hit.end + 2);
    // "She's in a meeting at four, so I'll ring you this evening": the promise has a part of the day of its own.
    let half = reading.has("half-time", head.hit.end, sentence.end.min(head.hit.end + HALF));
    let joined = |t: &TimePhrase| (t.end..begin).any(|at| matches!(reading.form(at), "so" | "and" | "but"));
    // "He is away until Monday, so I'll ring you": until when something else lasts.
    let lasts = |t: &TimePhrase| {
        let until = (t.first.saturating_sub(1)..=t.first)
            .any(|at| matches!(reading.form(at), "until" | "till" | "til"));
        until && !(t.end..begin).any(|at| matches!(reading.form(at), "when" | "then"))
    };
    let before = times.get(..after).unwrap_or(&[]).iter().rev().take(2);
    before
        .filter(|t| !(lasts(t) || half && joined(t)))
        // "We'll post at 15:15; otherwise we will tell you at some point": the time is the other promise's.
        .filter(|t| !vague || t.lead == Lead::By && !reading.has("own-future", t.end, begin))
        .filter(|t| !asked_for(reading, t))
        .filter(|t| t.first >= sentence.first && t.end <= begin && t.end + REACH >= begin && fits(t))
        .find(|t| {
            (t.lead != Lead::None || stands_alone(reading, sentence, t, begin))
                && !names_fix(reading, t.end, begin)
                && !names_fix(reading, t.first.saturating_sub(3).max(sentence.first), t.first)
        })
        .copied()
}

/// A time that no word leads to and that nothing but a comma parts from the promise: `straight after that, 9.05, I'm on the
/// phone to you`, `the 15:00 note follows`.
fn stands_alone(reading: &Reading<'_>, sentence: &Sentence, time: &TimePhrase, begin: usize) -> bool {
    let mark = |at: usize| reading.token(at).kind == Kind::Mark;
    let digits = time.end == time.first + 1 && reading.token(time.first).kind == Kind::Clock;
    let opens = digits
        || time.first == sentence.first
        || mark(time.first - 1)
        || reading.form(time.first - 1) == "the";
    // "Huddle 15:00 and I'll tell you": the promise is tied to the time before it.
    let joint = mark(time.end) || matches!(reading.form(time.end), "and" | "when" | "then");
    opens && (time.end == begin || time.end + 1 == begin && joint)
}

/// Whether a word of repair stands in `from..to`, so that a time near it is the repair's.
fn names_fix(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    reading.hits("fix", from, to).iter().any(|fix| {
        let covered = reading
            .hits("not-fix", fix.first.saturating_sub(4), fix.first + 1)
            .iter()
            .any(|n| n.end > fix.first);
        let about =
            reading.hits("about", fix.first.saturating_sub(3), fix.first).iter().any(|a| a.end <= fix.first);
        !covered && !about
    })
}
