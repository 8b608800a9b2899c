//! The timeline: every entry as one neutral line a person can read, with what the trainee could see marked off from
//! what came out only afterwards.
//!
//! What takes time is one line, at the moment it took effect, with the time it was begun; waiting is one line where it
//! began. What the world did out of sight (a service that fails, an inject that lapses, the clock on the true priority)
//! is there and marked hidden: the debrief shows it, the desk does not.

use std::borrow::Cow;

use super::label::label;
use super::names::Names;
use super::sentence::{Speaker, heard_in, words_of};
use crate::act::{Cause, Command, Entry, Event, Side};
use crate::engine::Drill;
use crate::ids::EntryNo;
use crate::policy::work::{Basis, WorkKind};
use crate::scenario::Plot;
use crate::time::SimTime;

/// Who brought a moment about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum By {
    /// The trainee.
    Trainee,
    /// Somebody of the story.
    Person,
    /// The desk itself: clocks, questions, approvals that come through.
    Desk,
    /// The world, out of sight.
    World,
}

/// One line of the timeline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The entry it shows.
    pub entry: EntryNo,
    /// When.
    pub at: SimTime,
    /// The time of day: `10:05`.
    pub clock: String,
    /// Who brought it about.
    pub by: By,
    /// Their name: "Trainee", "Ruth Calder", "Desk", "World".
    pub who: String,
    /// What happened: a neutral sentence without a full stop.
    pub what: String,
    /// The trainee's own words, where there are any.
    pub own_words: Option<String>,
    /// What somebody else said, or what was seen.
    pub heard: Option<String>,
    /// When it was begun, for what took time.
    pub began_at: Option<SimTime>,
    /// Whether the trainee could see it when it happened.
    pub visible: bool,
    /// Whether another line tells it: what took time is told where it took effect.
    pub folded: bool,
}

/// The fold: takes one entry after the other.
#[derive(Clone, Debug)]
pub struct Timeline<'a> {
    names: Names<'a>,
    kinds: Vec<WorkKind>,
    begun: Option<(Command, SimTime)>,
    done: Option<(Cause, SimTime)>,
}

/// The whole timeline of some entries.
pub fn timeline(drill: &Drill, plot: &Plot, entries: &[Entry]) -> Vec<Moment> {
    let mut fold = Timeline::new(drill, plot);
    entries.iter().filter_map(|entry| fold.take(entry)).collect()
}

impl<'a> Timeline<'a> {
    /// Before anything has happened.
    pub fn new(drill: &'a Drill, plot: &'a Plot) -> Timeline<'a> {
        let names = Names::new(drill, plot);
        Timeline { names, kinds: Vec::new(), begun: None, done: None }
    }

    /// Takes one entry in and gives its line, if it has one of its own.
    pub fn take(&mut self, entry: &Entry) -> Option<Moment> {
        Some(self.read(entry)).filter(|moment| !moment.folded)
    }

    /// Takes one entry in and gives its line, folded or not: for lists in which every number must be found.
    pub fn read(&mut self, entry: &Entry) -> Moment {
        if let Event::RecordOpened { kind, .. } | Event::Reclassified { kind, .. } = &entry.event {
            self.kinds.push(*kind);
        }
        let mut folded = false;
        let what = match &entry.event {
            Event::ActBegun { command, .. } => {
                self.begun = Some(((**command).clone(), entry.at));
                match &**command {
                    Command::Wait { length } => format!("Waiting, {length} at most"),
                    Command::Skip => "Waiting until something happens".to_owned(),
                    other => {
                        folded = true;
                        format!("Begun: {}", self.control(other))
                    }
                }
            }
            Event::ActDone => {
                folded = true;
                match (self.begun.take(), &entry.cause) {
                    (Some((_, began_at)), Cause::Input(_)) => {
                        self.done = Some((entry.cause.clone(), began_at));
                        "Done".to_owned()
                    }
                    _ => "Waited".to_owned(),
                }
            }
            Event::ActBroken => match self.begun.take() {
                Some((command, _)) => format!("Broken off: {}", self.control(&command)),
                None => "Broken off".to_owned(),
            },
            other => Speaker { names: self.names, kinds: &self.kinds }.sentence(other),
        };
        // The wallboard tells the minutes of the floor.
        folded |= matches!(entry.event, Event::FloorCounted { .. });
        let (by, who) = self.who(entry);
        let began_at = self.done.as_ref().filter(|(cause, _)| *cause == entry.cause).map(|(_, at)| *at);
        Moment {
            entry: entry.no,
            at: entry.at,
            clock: self.names.plot.starts.clock.at(entry.at),
            by,
            who,
            what,
            own_words: words_of(self.names, &entry.event).map(Cow::into_owned),
            heard: heard_in(self.names, &entry.event).map(str::to_owned),
            began_at,
            visible: is_visible(entry),
            folded,
        }
    }

    fn control(&self, command: &Command) -> String {
        let speaker = Speaker { names: self.names, kinds: &self.kinds };
        label(self.names, &|no| speaker.record(no), command)
    }

    fn who(&self, entry: &Entry) -> (By, String) {
        let person = |name: &str| (By::Person, name.to_owned());
        match &entry.event {
            Event::ContactArrived { contact } | Event::ContactLost { contact } => {
                person(self.names.sender(contact.as_str()))
            }
            Event::Heard { contact, .. } | Event::TalkEnded { contact, by: Side::Them } => {
                person(self.names.sender(contact.as_str()))
            }
            Event::EscalationTaken { by, .. } | Event::HandedBack { by, .. } => person(by),
            Event::CameIn { name, .. } => person(name),
            Event::ReadBack { person: id, .. }
            | Event::ProgressTold { person: id, .. }
            | Event::TaskReported { person: id, .. } => person(self.names.person(id.as_str())),
            _ if !is_visible(entry) => (By::World, "World".to_owned()),
            _ if matches!(entry.cause, Cause::Input(_)) => (By::Trainee, "Trainee".to_owned()),
            _ => (By::Desk, "Desk".to_owned()),
        }
    }
}

/// Whether the trainee could see an entry when it happened. Facts that were read in somebody's words were seen there.
pub fn is_visible(entry: &Entry) -> bool {
    match &entry.event {
        Event::InjectFired { .. }
        | Event::InjectLapsed { .. }
        | Event::ServiceChanged { .. }
        | Event::MoodChanged { .. }
        | Event::ColleagueMoved { .. }
        | Event::Coached { .. }
        | Event::FloorCounted { .. }
        | Event::CounterChanged { .. } => false,
        Event::ClockWarned { basis, .. } => *basis == Basis::Set,
        Event::FactLearned { .. } => !matches!(entry.cause, Cause::Input(_)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;
    use crate::time::SimSpan;

    fn lines(play: &crate::engine::Play) -> Vec<Moment> {
        timeline(play.drill(), play.plot(), play.entries())
    }

    #[test]
    fn a_morning_reads_as_sentences() {
        let mut play = sample::play(3);
        sample::busy_morning(&mut play);
        let seen: Vec<String> = lines(&play)
            .into_iter()
            .filter(|m| m.visible)
            .map(|m| format!("{} {}: {}", m.clock, m.who, m.what))
            .collect();
        for want in [
            "10:02 Imran Qureshi: Imran Qureshi is at your desk",
            "10:02 Trainee: Imran Qureshi was heard",
            "10:03 Trainee: INC-1042 was opened (incident, Inbound voice, Hollin): \u{201c}Calls go silent\u{201d}",
            "10:03 Trainee: The priority of INC-1042 follows from the matrix: P1 critical",
            "10:03 Trainee: A major incident was declared on INC-1042",
        ] {
            assert!(seen.iter().any(|line| line == want), "{want}\nnot in\n{}", seen.join("\n"));
        }
    }

    #[test]
    fn what_takes_time_is_one_line() {
        let mut play = sample::play(3);
        sample::busy_morning(&mut play);
        let opened = lines(&play).into_iter().find(|m| m.what.contains("was opened")).unwrap();
        assert_eq!(opened.at.since(opened.began_at.unwrap()), SimSpan::minutes(1));
        assert_eq!(opened.own_words.as_deref(), Some("Three agents, connect then nothing."));
    }

    #[test]
    fn the_world_is_hidden_until_the_debrief() {
        let mut play = sample::play(3);
        play.advance_to(SimTime::START + SimSpan::minutes(16));
        let all = lines(&play);
        let back = all.iter().find(|m| m.what == "Inbound voice, Hollin was working again").unwrap();
        assert!(!back.visible && back.by == By::World);
        assert!(all.iter().filter(|m| m.visible).all(|m| !m.what.contains("true priority")));
        assert!(all.iter().any(|m| m.what.contains("true priority")));
    }

    #[test]
    fn what_somebody_says_is_heard_when_they_are_heard() {
        let mut play = sample::play(3);
        play.advance_to(SimTime::START + SimSpan::minutes(4));
        let contact: crate::ids::ContactId = "ruth-rings".into();
        play.submit(play.now(), Command::Open { contact: contact.clone() }).unwrap();
        assert!(lines(&play).iter().any(|m| m.heard.as_deref() == Some("Are you answering phones or not?")));
    }
}
