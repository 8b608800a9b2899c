//! What became of the floor over the shift: the sums of its model, line by line.

use crate::act::Minute;
use crate::engine::Play;
use crate::scenario::floor::Shows;
use crate::time::{SimSpan, SimTime};

/// What stands beside every figure of the model that is shown to somebody.
pub const MODEL: &str =
    "Queue figures come from a model of the floor, counted once a minute: not a recording";

/// A line over the shift so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineTotal {
    /// Its label.
    pub label: String,
    /// Who got in touch, each time they did.
    pub offered: i64,
    /// Of these, who did so because of the disruption.
    pub about: i64,
    /// Who was cut off before they reached the queue.
    pub cut: i64,
    /// Whose turn came.
    pub answered: i64,
    /// Who gave up.
    pub gave_up: i64,
    /// Who left a number.
    pub call_backs: i64,
    /// The most that waited at once.
    pub most_waiting: u32,
    /// When that was first so.
    pub most_at: SimTime,
    /// The longest that somebody had waited, in seconds.
    pub longest: u32,
}

impl LineTotal {
    /// As a sentence without a full stop; `clock` writes a time of day.
    pub fn sentence(&self, clock: impl Fn(SimTime) -> String) -> String {
        let mut out = format!("{}: {} contacts", self.label, self.offered);
        let mut and = |n: i64, what: &str| {
            if n > 0 {
                out.push_str(&format!(", {n} {what}"));
            }
        };
        and(self.about, "of them because of the disruption");
        and(self.cut, "cut off before they reached the queue");
        and(self.answered, "answered");
        and(self.gave_up, "gave up");
        and(self.call_backs, "left a number");
        out.push_str(&format!("; most waiting {} at {}", self.most_waiting, clock(self.most_at)));
        out.push_str(&format!(", longest wait {}:{:02}", self.longest / 60, self.longest % 60));
        out
    }
}

/// Every line of the floor over the shift so far; none for a drill without a floor.
pub fn totals(play: &Play) -> Vec<LineTotal> {
    let seen = &play.state().seen;
    let of = |line: &crate::scenario::floor::FloorLine| {
        let minutes = || seen.minutes(line.id.as_str(), play.now(), None);
        let sum = |shows: Shows| shows.over(minutes());
        let most = minutes().map(|m| m.waiting).max().unwrap_or(0);
        let at = minutes().position(|m: &Minute| m.waiting == most).unwrap_or(0);
        LineTotal {
            label: line.label.to_string(),
            offered: sum(Shows::Offered),
            about: sum(Shows::About),
            cut: sum(Shows::Cut),
            answered: sum(Shows::Answered),
            gave_up: sum(Shows::GaveUp),
            call_backs: sum(Shows::CallBacks),
            most_waiting: most,
            most_at: SimTime::START + SimSpan::minutes(at as u64),
            longest: minutes().map(|m| m.longest).max().unwrap_or(0),
        }
    };
    play.plot().floor.lines.iter().map(of).collect()
}
