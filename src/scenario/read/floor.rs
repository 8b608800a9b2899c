//! The floor behind the story: lines and surges.

use super::reading::Reading;
use super::sheet::Sheet;
use super::texts::points;
use crate::ids::{AudienceId, ChannelId, LineId, ServiceId};
use crate::limits;
use crate::scenario::floor::{Floor, FloorLine, Surge, WhenOut};
use crate::scenario::names::Kind;
use crate::scenario::place::inside;
use crate::scenario::points::Points;
use crate::time::SimSpan;

/// Who is answered within this long was answered in time, where the drill does not say (domain reference 6: 80 % in 20 s
/// is the customary service level).
const PROMPT: SimSpan = SimSpan::seconds(20);
/// How long after giving up somebody tries again, where the drill does not say.
const AGAIN_AFTER: SimSpan = SimSpan::minutes(5);
/// How long a surge takes to fade once it is over, where the drill does not say.
const FADES: SimSpan = SimSpan::minutes(10);
/// Of a hundred people, how many can work while the service is degraded, where the drill does not say.
const DEGRADED: u32 = 60;

pub(super) fn floor(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Floor {
    let sheets = top.many("line", &mut r.problems);
    if sheets.len() > limits::FLOOR_LINES {
        let place = top.place("line");
        r.error(
            "too-many",
            place,
            format_args!("a floor has {} lines at most", limits::FLOOR_LINES),
            "put queues of one kind together",
        );
    }
    let lines = sheets.into_iter().take(limits::FLOOR_LINES).map(|s| line(r, s)).collect();
    let surges = top.many("surge", &mut r.problems).into_iter().map(|s| surge(r, s)).collect();
    Floor { lines, surges }
}

fn line(r: &mut Reading<'_>, mut s: Sheet<'_>) -> FloorLine {
    let id = LineId::new(&r.id(&mut s, Kind::Line));
    let out = s.has("out").then(|| {
        let from_word = |word: &str| WhenOut::WORDS.iter().find(|(w, _)| *w == word).map(|(_, out)| *out);
        s.word("out", from_word, &mut r.problems)
    });
    FloorLine {
        id,
        label: r.text(&mut s, "label"),
        staff: r.number(&mut s, "staff").unwrap_or(0),
        handling: length(r, &mut s, "handling").unwrap_or(SimSpan::minutes(5)),
        patience: length(r, &mut s, "patience").unwrap_or(SimSpan::minutes(5)),
        again: r.number(&mut s, "again").unwrap_or(0),
        again_after: length(r, &mut s, "again_after").unwrap_or(AGAIN_AFTER),
        call_back: r.number(&mut s, "call_back").unwrap_or(0),
        prompt: length(r, &mut s, "prompt").unwrap_or(PROMPT),
        offered: course(r, &mut s, "offered"),
        service: r.opt_name(&mut s, "service", Kind::Service).map(|name| ServiceId::new(&name)),
        out: out.flatten().unwrap_or_default(),
        degraded: r.number(&mut s, "degraded").unwrap_or(DEGRADED),
    }
}

fn surge(r: &mut Reading<'_>, mut s: Sheet<'_>) -> Surge {
    r.id(&mut s, Kind::Surge);
    Surge {
        line: LineId::new(&r.name(&mut s, "line", Kind::Line)),
        from: r.happening(&mut s, "from"),
        until: r.happening(&mut s, "until"),
        fades: r.span(&mut s, "fades").unwrap_or(FADES),
        affected: course(r, &mut s, "affected"),
        ask: r.number(&mut s, "ask").unwrap_or(0),
        told: r.opt_name(&mut s, "told", Kind::Audience).map(|name| AudienceId::new(&name)),
        by: r.name_list(&mut s, "by", Kind::Channel).iter().map(|name| ChannelId::new(name)).collect(),
        handling: length(r, &mut s, "handling"),
        briefed: r.opt_name(&mut s, "briefed", Kind::Audience).map(|name| AudienceId::new(&name)),
    }
}

/// A length that is not nothing.
fn length(r: &mut Reading<'_>, s: &mut Sheet<'_>, key: &'static str) -> Option<SimSpan> {
    let span = r.span(s, key)?;
    if span == SimSpan::ZERO {
        let place = s.place(key);
        r.error(
            "out-of-range",
            place,
            format_args!("`{key}` is no time at all"),
            "write a length such as 5m",
        );
        return None;
    }
    Some(span)
}

/// Numbers over time that begin at 0m and never fall below nothing.
fn course(r: &mut Reading<'_>, s: &mut Sheet<'_>, key: &'static str) -> Points {
    let Some((text, span)) = s.placed(key, &mut r.problems) else { return Points::new() };
    let points = points(r, &text, inside(&text, span));
    let starts = points.first().is_none_or(|(at, _)| *at == SimSpan::ZERO);
    if !starts || points.iter().any(|(_, n)| !(0..=limits::CONTACTS_AN_HOUR).contains(n)) {
        r.error(
            "points",
            span,
            format_args!("`{key}` says how many from 0m on, from none to {}", limits::CONTACTS_AN_HOUR),
            "write pairs like `0m 60, 20m 75`",
        );
        return Points::new();
    }
    points
}
