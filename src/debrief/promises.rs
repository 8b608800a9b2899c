//! What became of what was promised, audience by audience and person by person: a fold over the entries.
//!
//! A promise holds from when it was made to when it was due or kept: *on time*. Once it was broken, the stretch until
//! the next word to that audience is *late*; if no word came any more it is *silent*.

use crate::act::Event;
use crate::engine::Play;
use crate::ids::EntryNo;
use crate::projection::{Names, Reader};
use crate::scenario::Plot;
use crate::time::SimTime;

/// What a stretch of a lane was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// A promise stood and was not yet due, or it was kept.
    OnTime,
    /// It was broken; a word came afterwards.
    Late,
    /// It was broken and nothing came any more.
    Silent,
}

impl Kept {
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Kept::OnTime => "on time",
            Kept::Late => "late",
            Kept::Silent => "silent",
        }
    }
}

/// The lane of one audience, or of one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PromiseLane {
    /// To whom.
    pub to: Reader,
    /// Their name.
    pub name: String,
    /// Stretches in order: from, until, and what it was.
    pub spans: Vec<(SimTime, SimTime, Kept)>,
}

/// The lanes of everybody who was promised something, in the order of the first promise.
pub fn lanes(play: &Play) -> Vec<PromiseLane> {
    let mut lanes: Vec<Open> = Vec::new();
    for entry in play.entries() {
        if let Some(to) = addressee(play.plot(), &entry.event)
            && let Some(lane) = lanes.iter_mut().find(|lane| lane.to == to)
        {
            lane.word(entry.at);
        }
        match &entry.event {
            Event::PromiseMade { audience, entry: words, .. } => {
                promised(&mut lanes, Reader::Audience(audience.clone()), entry.at, *words);
            }
            Event::CommitmentMade { person, entry: words, .. } => {
                promised(&mut lanes, Reader::Person(person.clone()), entry.at, *words);
            }
            Event::PromiseKept { audience, .. } => {
                kept(&mut lanes, &Reader::Audience(audience.clone()), entry.at);
            }
            Event::CommitmentKept { person, .. } => {
                kept(&mut lanes, &Reader::Person(person.clone()), entry.at);
            }
            Event::PromiseMissed { audience, due_at } => {
                missed(&mut lanes, &Reader::Audience(audience.clone()), entry.at, *due_at);
            }
            Event::CommitmentMissed { person, due_at } => {
                missed(&mut lanes, &Reader::Person(person.clone()), entry.at, *due_at);
            }
            // What was no promise after all holds no longer.
            Event::PromiseCorrected { entry: words, meant: None, moved: true, .. } => {
                for lane in lanes.iter_mut().filter(|lane| lane.words == *words) {
                    lane.close(entry.at, Kept::OnTime);
                }
            }
            _ => {}
        }
    }
    let (names, end) = (Names::new(play.drill(), play.plot()), play.now());
    lanes
        .into_iter()
        .map(|mut lane| {
            if let Some((_, state)) = lane.open {
                lane.close(end, state);
            }
            let name = match &lane.to {
                Reader::Audience(id) => names.audience(id.as_str()).to_owned(),
                Reader::Person(id) => names.person(id.as_str()).to_owned(),
            };
            PromiseLane { name, to: lane.to, spans: lane.spans }
        })
        .collect()
}

/// Who read or heard what the trainee said in an event.
fn addressee(plot: &Plot, event: &Event) -> Option<Reader> {
    let person = match event {
        Event::MessageSent { audience, .. } => return Some(Reader::Audience(audience.clone())),
        Event::ContactAnswered { contact, .. } | Event::Spoken { contact, .. } => plot.sender(contact)?,
        Event::CalledOut { person, .. }
        | Event::Delegated { person, .. }
        | Event::Chased { person, .. }
        | Event::Whispered { person, .. }
        | Event::Relieved { person, .. }
        | Event::CoachingBegun { person, .. } => person,
        Event::Escalated { to, .. } => to,
        Event::ApprovalAsked { of, .. } => of,
        _ => return None,
    };
    Some(Reader::Person(person.clone()))
}

fn promised(lanes: &mut Vec<Open>, to: Reader, at: SimTime, words: EntryNo) {
    let n = lanes.iter().position(|lane| lane.to == to).unwrap_or_else(|| {
        lanes.push(Open { to, words, spans: Vec::new(), open: None });
        lanes.len() - 1
    });
    lanes[n].close(at, Kept::OnTime);
    (lanes[n].open, lanes[n].words) = (Some((at, Kept::OnTime)), words);
}

fn kept(lanes: &mut [Open], to: &Reader, at: SimTime) {
    if let Some(lane) = lanes.iter_mut().find(|lane| lane.to == *to) {
        lane.close(at, Kept::OnTime);
    }
}

fn missed(lanes: &mut [Open], to: &Reader, at: SimTime, due_at: SimTime) {
    if let Some(lane) = lanes.iter_mut().find(|lane| lane.to == *to) {
        let due = due_at.min(at);
        lane.close(due, Kept::OnTime);
        lane.open = Some((due, Kept::Silent));
    }
}

/// A lane while it is folded: a broken promise is silent until a word comes.
struct Open {
    to: Reader,
    /// The entry with the words of the promise that stands.
    words: EntryNo,
    spans: Vec<(SimTime, SimTime, Kept)>,
    open: Option<(SimTime, Kept)>,
}

impl Open {
    /// A word went to them: silence becomes mere lateness.
    fn word(&mut self, at: SimTime) {
        if matches!(self.open, Some((_, Kept::Silent))) {
            self.close(at, Kept::Late);
        }
    }

    fn close(&mut self, at: SimTime, state: Kept) {
        if let Some((from, _)) = self.open.take()
            && from < at
        {
            self.spans.push((from, at, state));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::projection::sample;
    use crate::time::SimSpan;

    fn at(minutes: u64) -> SimTime {
        SimTime::START + SimSpan::minutes(minutes)
    }

    fn tell(play: &mut Play, minutes: u64, next: Option<u64>) {
        play.advance_to(at(minutes));
        let sent = crate::projection::commands(play).into_iter().find_map(|(command, _)| match command {
            Command::Send { audience, channel, .. } if audience.as_str() == "customers" => {
                Some((audience, channel))
            }
            _ => None,
        });
        let (audience, channel) = sent.expect("customers can be told");
        let text = "Calls go silent at Hollin. Please use chat for now.".to_owned();
        let command = Command::Send { audience, channel, text, next: next.map(at), using: None };
        play.submit(play.now(), command).unwrap();
    }

    #[test]
    fn a_broken_promise_is_late_if_a_word_came_and_silent_if_none_did() {
        let mut play = sample::play(1);
        tell(&mut play, 1, Some(6));
        tell(&mut play, 9, Some(14));
        play.advance_to(play.plot().ends_at);
        let lanes = lanes(&play);
        assert_eq!(lanes.len(), 1);
        let states: Vec<Kept> = lanes[0].spans.iter().map(|(_, _, kept)| *kept).collect();
        assert_eq!(states, [Kept::OnTime, Kept::Late, Kept::OnTime, Kept::Silent], "{lanes:?}");
        assert_eq!(lanes[0].spans[1].0, at(6));
        assert_eq!(lanes[0].spans.last().unwrap().1, play.now());
        assert!(lanes[0].spans.windows(2).all(|w| w[0].1 <= w[1].0), "{lanes:?}");
    }

    #[test]
    fn nothing_promised_no_lane() {
        let mut play = sample::play(1);
        play.advance_to(play.plot().ends_at);
        assert_eq!(lanes(&play), []);
    }
}
