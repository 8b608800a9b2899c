//! Estimates of the repair in which no word says repair: `IT reckon ten mins`, `only down for a little while`, `any minute
//! now`. The detector `no-fix-time` asks for them beside the forecasts that say what will be back.

use super::context::Context;
use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::time_phrase::Lead;
use super::token::Kind;

/// How far behind a word of reckoning its time may begin: `the crew say about two more hours`.
const NEAR: usize = 4;

/// The first estimate of a sentence, or none.
pub(super) fn estimate(reading: &Reading<'_>, context: &Context<'_>, sentence: &Sentence) -> Option<Hit> {
    let found = limit(reading, sentence)
        .or_else(|| said(reading, context, sentence))
        .or_else(|| answer(reading, sentence))?;
    (!reading.is_aside(found.first)).then_some(found)
}

/// How long it stays out at most: `never off for longer than twenty minutes`. What *was* off is over.
fn limit(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let (from, to) = (sentence.first, sentence.end);
    let person = |h: &Hit| reading.has("fix-until-not", reading.clause(sentence, h.first).0, h.end);
    let over = |h: &Hit| reading.has("fix-past", h.first.saturating_sub(2).max(from), h.end);
    reading.hits("fix-limit", from, to).iter().find(|h| !person(h) && !over(h)).copied()
}

/// Who reckons, and right behind it a time or a span: `I'd say Thursday at the latest`. A wait in the queue or a parcel on
/// its way has a time of its own.
fn said(reading: &Reading<'_>, context: &Context<'_>, sentence: &Sentence) -> Option<Hit> {
    let (from, to) = (sentence.first, sentence.end);
    if reading.has("fix-say-not", from, to) {
        return None;
    }
    reading.hits("fix-say", from, to).iter().find_map(|say| {
        let limit = (say.end + NEAR).min(to);
        let end = (say.end..limit).find(|at| reading.token(*at).kind == Kind::Mark).unwrap_or(limit);
        let clock = reading.times_in(say.end, end).iter();
        let clock = clock.filter(|t| t.lead != Lead::Since && t.due(context).is_some()).map(|t| t.end);
        let span = ["fix-span", "fix-soon"].iter().find_map(|table| reading.first(table, say.end, end));
        let time = clock.chain(span.map(|h| h.end)).next()?;
        Some(Hit { first: say.first, end: time.min(to) })
    })
}

/// A text that opens with nothing but an estimate: `any minute now!`
fn answer(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let soon = reading.first("fix-soon", sentence.first, sentence.end)?;
    let fills = |at: usize| {
        let within = soon.first <= at && at < soon.end;
        within || reading.token(at).kind != Kind::Word || reading.has("fix-filler", at, at + 1)
    };
    let whole = (sentence.first..sentence.end).all(fills);
    (sentence.first == 0 && soon.end > soon.first + 1 && whole).then_some(soon)
}
