//! Gauges, messages and scripts.

use super::reading::Reading;
use super::sheet::Sheet;
use crate::diagnostic::Span;
use crate::ids::{AudienceId, ChannelId, FlagId, GaugeId, LineId, MessageId, ScriptId};
use crate::scenario::board::{Course, Gauge, Source};
use crate::scenario::floor::Shows;
use crate::scenario::message::Message;
use crate::scenario::names::Kind;
use crate::scenario::place::{inside, short};
use crate::scenario::points::Points;
use crate::scenario::script::Script;
use crate::scenario::words;
use crate::time::SimSpan;

pub(super) fn gauges(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Gauge> {
    let mut out = Vec::new();
    for mut s in top.many("gauge", &mut r.problems) {
        let id = GaugeId::new(&r.id(&mut s, Kind::Gauge));
        let label = r.text(&mut s, "label");
        // An empty unit is a unit.
        s.has("unit");
        let unit = s.fields.opt_text("unit", &mut r.problems).map_or_else(|| "".into(), |(text, _)| text);
        let source = if s.has("line") { model(r, &mut s) } else { drawn(r, &mut s) };
        out.push(Gauge { id, label, unit, source });
    }
    out
}

/// What a line of the floor shows.
fn model(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> Source {
    if s.has("course") {
        let (place, what) = (s.place("course"), s.what());
        r.error(
            "one-of",
            place,
            format_args!("{what} has `line` and `course`"),
            "draw it, or let a line of the floor show it",
        );
    }
    let line = LineId::new(&r.name(s, "line", Kind::Line));
    let from_word = |word: &str| Shows::WORDS.iter().find(|(w, _)| *w == word).map(|(_, shows)| *shows);
    if !s.has("shows") {
        let (place, what) = (s.start(), s.what());
        r.error(
            "missing",
            place,
            format_args!("{what} lacks `shows`"),
            "say what of the line: `shows = \"waiting\"`",
        );
        return Source::Drawn(Vec::new());
    }
    let shows = s.word("shows", from_word, &mut r.problems).unwrap_or(Shows::Waiting);
    let over = r.span(s, "over").map(|span| (span.ms() / 60_000).clamp(1, 720) as u32);
    Source::Model { line, shows, over }
}

/// A course for each piece of its life.
fn drawn(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> Source {
    let mut courses = Vec::new();
    {
        for (number, mut c) in s.many("course", &mut r.problems).into_iter().enumerate() {
            if c.has("from") == (number == 0) {
                let (place, what) = (c.place("from"), s.what());
                if number == 0 {
                    r.error(
                        "course",
                        place,
                        format_args!("the first course of {what} has a `from`"),
                        "take it out: it runs from the start",
                    );
                } else {
                    r.error(
                        "course",
                        place,
                        format_args!("a later course of {what} has no `from`"),
                        "say what begins it: `from = \"declare\"`",
                    );
                }
            }
            let from = r.happening(&mut c, "from");
            let points = match c.placed("points", &mut r.problems) {
                Some((text, span)) => points(r, &text, inside(&text, span)),
                None => Vec::new(),
            };
            if number == 0 && points.first().is_some_and(|(at, _)| *at != SimSpan::ZERO) {
                let place = c.place("points");
                r.error(
                    "course",
                    place,
                    "the first course does not say what the gauge shows at 0m",
                    "begin it with `0m 6, ...`",
                );
            }
            courses.push(Course { from, points });
        }
    }
    if courses.is_empty() {
        let (place, what) = (s.start(), s.what());
        r.error(
            "missing",
            place,
            format_args!("{what} has no `course`"),
            "draw it, or name a `line` that shows it",
        );
    }
    Source::Drawn(courses)
}

pub(super) fn points(r: &mut Reading<'_>, text: &str, base: Span) -> Points {
    let mut out = Points::new();
    let mut at = 0;
    for pair in text.split(',') {
        let place = base.part(at + (pair.len() - pair.trim_start().len()), at + pair.len());
        at += pair.len() + 1;
        let mut words = pair.split_whitespace();
        let read = match (words.next(), words.next(), words.next()) {
            (Some(time), Some(value), None) => {
                let value = value.parse::<i64>().ok().filter(|n| n.abs_diff(0) <= 1_000_000_000);
                SimSpan::parse(time).ok().zip(value)
            }
            _ => None,
        };
        let Some((time, value)) = read else {
            let what = format_args!("`{}` is not a time and a whole number", short(pair.trim()));
            r.error("points", place, what, "write pairs like `0m 6, 2m 0, 30m 0`");
            return Vec::new();
        };
        if out.last().is_some_and(|(before, _)| *before >= time) {
            r.error(
                "points",
                place,
                format_args!("{time} does not come after the time before it"),
                "put the times in order",
            );
            return Vec::new();
        }
        out.push((time, value));
    }
    out
}

pub(super) fn messages(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Message> {
    let mut out = Vec::new();
    for mut s in top.many("message", &mut r.problems) {
        out.push(Message {
            id: MessageId::new(&r.id(&mut s, Kind::Message)),
            template: r.flag(&mut s, "template"),
            title: r.text(&mut s, "title"),
            audience: r.opt_name(&mut s, "audience", Kind::Audience).map(|name| AudienceId::new(&name)),
            channel: r.opt_name(&mut s, "channel", Kind::Channel).map(|name| ChannelId::new(&name)),
            text: r.text(&mut s, "text"),
        });
    }
    out
}

pub(super) fn scripts(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Script> {
    let mut out = Vec::new();
    for mut s in top.many("script", &mut r.problems) {
        let id = ScriptId::new(&r.id(&mut s, Kind::Script));
        let about = r.text(&mut s, "about");
        let raises: Vec<FlagId> =
            r.name_list(&mut s, "raises", Kind::Flag).iter().map(|name| FlagId::new(name)).collect();
        if id.as_str() == "witness" && !raises.is_empty() {
            let place = s.place("raises");
            r.error(
                "witness",
                place,
                "the witness raises a flag",
                "the witness earns 100 and raises none; take this out",
            );
        }
        let steps = match s.placed("steps", &mut r.problems) {
            Some((text, span)) => {
                words::parse_script(&text, inside(&text, span), r.names, &mut r.atoms, &mut r.problems)
            }
            None => Vec::new(),
        };
        out.push(Script { id, about, raises, steps });
    }
    out
}
