//! What is due, overdue, or waited for: clocks of records, the first notice, promised updates and people who want an
//! answer, in one list: what is late first, then what is due within the hour, then those who wait, then the rest.

use super::clocks::{clocks, promises};
use super::inbox::{Stage, inbox};
use crate::engine::Play;
use crate::engine::state::{Reader, Record};
use crate::ids::{AudienceId, ContactId, EntryNo, RecordNo};
use crate::order;
use crate::policy::work::{ClockKind, Level, WorkKind};
use crate::time::{SimSpan, SimTime};

/// What is less than this far off is soon.
pub const SOON: SimSpan = SimSpan::minutes(10);

/// What is due within that comes before those who merely wait; what is further off after them.
const NEAR: SimSpan = SimSpan::minutes(60);

/// What it is that is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// A clock of a record.
    Clock(RecordNo, ClockKind),
    /// The first notice to those affected that the policy wants at the priority set.
    FirstNotice(AudienceId),
    /// A next update that an audience was promised, or a word that a person was.
    Promise(Reader),
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
    /// For a promise, the entry with its words and the words; none where the time was entered beside them.
    pub promised: Option<(EntryNo, Option<String>)>,
    /// How long there is left; nothing once it is overdue.
    pub left: SimSpan,
    /// How late it is; nothing as long as it is not.
    pub late: SimSpan,
    /// The share of the time that has gone by, in percent, 100 at most.
    pub percent: u64,
}

impl Due {
    /// Where it stands in the list: late, due within the hour, waiting, due later; inside each the more urgent first.
    fn rank(&self) -> (u8, u64) {
        match self.due_at {
            Some(_) if self.late > SimSpan::ZERO => (0, u64::MAX - self.late.ms()),
            Some(_) if self.left <= NEAR => (1, self.left.ms()),
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
    all.extend(first_notice(play));
    for face in promises(play) {
        let made_at = play.entries().get(face.entry.0 as usize).map_or(SimTime::START, |entry| entry.at);
        let (gone, whole) = (play.now().since(made_at), face.due_at.since(made_at));
        let percent = gone.ms().saturating_mul(100) / whole.ms().max(1);
        let promised = Some((face.entry, face.words));
        let due = dated(play, What::Promise(face.to), face.name, gone, face.due_at, percent);
        all.push(Due { promised, ..due });
    }
    for letter in inbox(play).into_iter().filter(|letter| letter.stage == Stage::Read) {
        let Some(since) = letter.waiting else { continue };
        all.push(Due {
            what: What::Answer(letter.contact),
            name: letter.from,
            since,
            due_at: None,
            promised: None,
            left: SimSpan::ZERO,
            late: SimSpan::ZERO,
            percent: 0,
        });
    }
    order::by_key(&mut all, Due::rank);
    all
}

/// The first notice to those affected (the policy's first outside audience), until they have heard anything: due from
/// the moment an incident that hurts more than one or two has a priority that asks for one, counted from its logging as its clocks are. Of several
/// incidents the one that asks first.
fn first_notice(play: &Play) -> Option<Due> {
    let (state, policy) = (play.state(), &play.drill().policy);
    let audience = policy.audiences.iter().find(|audience| audience.lane.is_outside())?;
    if state.told.contains_key(&audience.id) {
        return None;
    }
    // Where one household is hurt there is nobody to give notice to: they are answered.
    let many = |r: &Record| r.kind == WorkKind::Incident && r.impact != Some(Level::Low);
    let open = state.records.iter().filter(|r| many(r) && !r.is_over());
    let asked = open.filter_map(|record| {
        let target = policy.target(record.priority?);
        let length = target.first_notice?;
        let due_at = match target.business_hours {
            true => policy.calendar.due(play.plot().starts, record.opened_at, length),
            false => record.opened_at + length,
        };
        Some((due_at, record.opened_at))
    });
    let (due_at, opened_at) = asked.min()?;
    let (gone, whole) = (play.now().since(opened_at), due_at.since(opened_at));
    let percent = gone.ms().saturating_mul(100) / whole.ms().max(1);
    let what = What::FirstNotice(audience.id.clone());
    Some(dated(play, what, audience.name.to_string(), gone, due_at, percent))
}

fn dated(play: &Play, what: What, name: String, since: SimSpan, due_at: SimTime, percent: u64) -> Due {
    let now = play.now();
    Due {
        what,
        name,
        since,
        due_at: Some(due_at),
        promised: None,
        left: due_at.since(now),
        late: now.since(due_at),
        percent: percent.min(100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::projection::sample;

    #[test]
    fn the_overdue_comes_first_then_what_is_near_then_those_who_wait_then_the_rest() {
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
        assert_eq!(
            names(&play),
            ["Affected customers", "Imran Qureshi", "INC-1042"],
            "what is hours away can wait"
        );
        let promise = &due(&play)[0];
        assert!(promise.percent < 50 && promise.left < SimSpan::minutes(8));
        play.advance_to(SimTime::START + SimSpan::minutes(130).max(SimSpan::minutes(1)));
        let late: Vec<bool> = due(&play).iter().map(|d| d.late > SimSpan::ZERO).collect();
        assert!(late.windows(2).all(|w| w[0] >= w[1]), "{late:?}");
    }

    #[test]
    fn the_first_notice_is_due_from_the_priority_on_until_customers_have_heard_anything() {
        let mut play = sample::play(1);
        let notice = |play: &Play| due(play).into_iter().find(|d| matches!(d.what, What::FirstNotice(_)));
        assert_eq!(notice(&play), None);
        sample::busy_morning(&mut play);
        let found = notice(&play).expect("P1 asks for one");
        let opened_at = play.state().records[0].opened_at;
        assert_eq!(found.due_at, Some(opened_at + SimSpan::minutes(20)));
        assert_eq!(found.name, "Affected customers");
        let told = Command::Send {
            audience: "customers".into(),
            channel: "ivr".into(),
            text: "Calls go silent.".to_owned(),
            next: None,
            using: None,
        };
        sample::act(&mut play, told);
        assert_eq!(notice(&play), None);
    }
}
