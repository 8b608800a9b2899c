//! What is due, overdue, or waited for: clocks of records, promised updates and people who want an answer, in one list
//! with the most urgent first.

use super::clocks::{clocks, promises};
use super::inbox::{Stage, inbox};
use crate::act::Event;
use crate::engine::Play;
use crate::ids::{AudienceId, ContactId, RecordNo};
use crate::order;
use crate::policy::work::ClockKind;
use crate::time::{SimSpan, SimTime};

/// What is less than this far off is soon.
pub const SOON: SimSpan = SimSpan::minutes(10);

/// What it is that is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A clock of a record.
    Clock(RecordNo, ClockKind),
    /// A next update that was promised.
    Promise(AudienceId),
    /// Somebody waits for an answer; nothing says until when.
    Answer(ContactId),
}

/// Something that is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Due {
    /// What.
    pub what: What,
    /// Whom or what it concerns: the record, the audience, the person.
    pub name: String,
    /// Since when time has run.
    pub since: SimSpan,
    /// By when; none for those who simply wait.
    pub due_at: Option<SimTime>,
    /// How long there is left; nothing once it is overdue.
    pub left: SimSpan,
    /// How late it is; nothing as long as it is not.
    pub late: SimSpan,
    /// The share of the time that has gone by, in percent, 100 at most.
    pub percent: u64,
}

impl Due {
    /// Where it stands in the list: overdue, soon, waiting, later; inside each the more urgent first.
    fn rank(&self) -> (u8, u64) {
        match self.due_at {
            Some(_) if self.late > SimSpan::ZERO => (0, u64::MAX - self.late.ms()),
            Some(_) if self.left <= SOON => (1, self.left.ms()),
            None => (2, u64::MAX - self.since.ms()),
            Some(_) => (3, self.left.ms()),
        }
    }
}

/// Everything that is due, the most urgent first.
pub fn due(play: &Play) -> Vec<Due> {
    let mut all: Vec<Due> = Vec::new();
    for face in clocks(play).into_iter().filter(|face| face.running) {
        let what = What::Clock(face.record, face.clock);
        all.push(dated(play, what, face.name, face.elapsed, face.due_at, face.percent));
    }
    for face in promises(play) {
        let made_at = promised_at(play, &face.audience, face.due_at);
        let (gone, whole) = (play.now().since(made_at), face.due_at.since(made_at));
        let percent = gone.ms().saturating_mul(100) / whole.ms().max(1);
        all.push(dated(play, What::Promise(face.audience), face.name, gone, face.due_at, percent));
    }
    for letter in inbox(play).into_iter().filter(|letter| letter.stage == Stage::Read) {
        let Some(since) = letter.waiting else { continue };
        all.push(Due {
            what: What::Answer(letter.contact),
            name: letter.from,
            since,
            due_at: None,
            left: SimSpan::ZERO,
            late: SimSpan::ZERO,
            percent: 0,
        });
    }
    order::by_key(&mut all, Due::rank);
    all
}

fn dated(play: &Play, what: What, name: String, since: SimSpan, due_at: SimTime, percent: u64) -> Due {
    let now = play.now();
    Due {
        what,
        name,
        since,
        due_at: Some(due_at),
        left: due_at.since(now),
        late: now.since(due_at),
        percent: percent.min(100),
    }
}

/// When that promise was made.
fn promised_at(play: &Play, to: &AudienceId, due: SimTime) -> SimTime {
    let made = play.entries().iter().rev().find(
        |entry| matches!(&entry.event, Event::PromiseMade { audience, due_at } if audience == to && *due_at == due),
    );
    made.map_or(SimTime::START, |entry| entry.at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::projection::sample;

    #[test]
    fn the_overdue_comes_first_then_what_is_soon_then_those_who_wait() {
        let mut play = sample::play(1);
        assert!(due(&play).is_empty());
        sample::busy_morning(&mut play);
        let next = Some(play.now() + SimSpan::minutes(8));
        let told = Command::Send {
            audience: "customers".into(),
            channel: "ivr".into(),
            text: "Calls go silent.".to_owned(),
            next,
            using: None,
        };
        sample::act(&mut play, told);
        let names = |play: &Play| due(play).iter().map(|d| d.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&play), ["Affected customers", "Imran Qureshi", "INC-1042"]);
        let promise = &due(&play)[0];
        assert!(promise.percent < 50 && promise.left < SimSpan::minutes(8));
        play.advance_to(SimTime::START + SimSpan::minutes(130).max(SimSpan::minutes(1)));
        let late: Vec<bool> = due(&play).iter().map(|d| d.late > SimSpan::ZERO).collect();
        assert!(late.windows(2).all(|w| w[0] >= w[1]), "{late:?}");
    }
}
