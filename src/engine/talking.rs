//! What a conversation sets going: replies to moves, beats, and what is said into a silence.

use super::Play;
use super::agenda::Due;
use crate::act::{Cause, Command, Event, Side, Utterance};
use crate::ids::{ContactId, FactId, InjectId, MoveId, PersonId};
use crate::scenario::Plot;
use crate::scenario::inject::Effect;
use crate::scenario::talk::{Beat, Cue, Move, Talk};
use crate::time::SimSpan;

/// How upset somebody can be.
const MOODS: std::ops::RangeInclusive<i64> = 0..=100;

impl Play {
    /// What the other side brings about has the contact as its cause.
    pub(super) fn talk_cause(contact: &ContactId) -> Cause {
        Cause::Inject(InjectId::new(contact.as_str()))
    }

    /// Somebody was opened: if they talk, their beats and their patience begin.
    pub(super) fn begin_talk(&mut self, plot: &Plot, contact: &ContactId) {
        let Some(talk) = plot.talk(contact.as_str()) else { return };
        for beat in &talk.beats {
            match &beat.when {
                Cue::After(span) => self
                    .agenda
                    .add(self.now + *span, Due::Beat { contact: contact.clone(), beat: beat.id.clone() }),
                // It may hold already.
                Cue::When(_) => {
                    self.agenda.add(self.now, Due::Beat { contact: contact.clone(), beat: beat.id.clone() })
                }
            }
        }
        self.wait_for_a_word(talk);
    }

    fn wait_for_a_word(&mut self, talk: &Talk) {
        let Some(silence) = talk.silence else { return };
        let Some(state) = self.state.talking(&talk.id) else { return };
        let last = state.last_word();
        self.agenda.add(self.now + silence, Due::Silence { contact: talk.id.clone(), last });
    }

    /// The trainee said something: each move has its effect, and they reply.
    pub(super) fn react(&mut self, plot: &Plot, contact: &ContactId, moves: &[MoveId]) {
        let Some(talk) = plot.talk(contact.as_str()) else { return };
        if moves.is_empty() {
            let nth = self.state.talking(contact).map_or(0, |state| state.otherwise);
            if !talk.otherwise.is_empty() {
                self.hear(contact, Utterance::Otherwise(nth));
            }
        }
        for id in moves {
            if let Some(a_move) = talk.a_move(id.as_str()) {
                self.answer_move(plot, talk, a_move);
            }
        }
        self.wait_for_a_word(talk);
    }

    fn answer_move(&mut self, plot: &Plot, talk: &Talk, a_move: &Move) {
        let contact = &talk.id;
        if self.state.talking(contact).is_none() {
            return;
        }
        self.stir(plot, contact, a_move.mood);
        self.bring_about(contact, &a_move.tells, &a_move.effects);
        let fits = |only_if: &Option<crate::scenario::Condition>| {
            only_if.as_ref().is_none_or(|c| self.state.seen.holds(c, self.now))
        };
        let found = (0u16..).zip(&a_move.replies).find(|(_, reply)| fits(&reply.only_if));
        if let Some((nth, reply)) = found {
            self.hear(contact, Utterance::Reply { to: a_move.id.clone(), nth });
            self.stir(plot, contact, reply.mood);
            self.bring_about(contact, &reply.tells, &[]);
        }
        if a_move.ends {
            self.end_talk(contact, Side::You);
        }
    }

    /// A beat is due, or what it waits for may have come true.
    pub(super) fn say_beat(&mut self, plot: &Plot, contact: &ContactId, beat: &Beat) {
        let holds = |c: &crate::scenario::Condition| self.state.seen.holds(c, self.now);
        let said = self.state.talking(contact).is_none_or(|state| state.beats.contains(&beat.id));
        let waits = matches!(&beat.when, Cue::When(condition) if !holds(condition));
        if said || waits || beat.only_if.as_ref().is_some_and(|c| !holds(c)) {
            return;
        }
        self.hear(contact, Utterance::Beat(beat.id.clone()));
        self.stir(plot, contact, beat.mood);
        self.bring_about(contact, &beat.tells, &beat.effects);
        if beat.ends {
            self.end_talk(contact, Side::Them);
        }
    }

    /// So long nobody has said a word. Who is just saying one is not silent.
    pub(super) fn break_silence(&mut self, plot: &Plot, contact: &ContactId, last: u32) {
        let Some(talk) = plot.talk(contact.as_str()) else { return };
        let Some(state) = self.state.talking(contact).filter(|state| state.last_word() == last) else {
            return;
        };
        let nth = state.silences;
        if let Some(busy) = &self.state.busy
            && matches!(&busy.command, Command::Say { contact: to, .. } if to == contact)
        {
            return;
        }
        self.hear(contact, Utterance::Quiet(nth));
        self.stir(plot, contact, talk.quiet_mood);
        self.wait_for_a_word(talk);
    }

    fn hear(&mut self, contact: &ContactId, utterance: Utterance) {
        self.record(Play::talk_cause(contact), Event::Heard { contact: contact.clone(), utterance });
    }

    fn end_talk(&mut self, contact: &ContactId, by: Side) {
        self.record(Play::talk_cause(contact), Event::TalkEnded { contact: contact.clone(), by });
    }

    /// Moves the mood of whom a contact is from.
    fn stir(&mut self, plot: &Plot, contact: &ContactId, by: i64) {
        if let Some(person) = plot.sender(contact).cloned()
            && let Some(event) = self.moved_mood(&person, by)
        {
            self.record(Play::talk_cause(contact), event);
        }
    }

    /// The event by which somebody's mood moves, if they have one and it does.
    pub(super) fn moved_mood(&self, person: &PersonId, by: i64) -> Option<Event> {
        let now = self.state.seen.mood(person.as_str())?;
        let mood = now.saturating_add(by).clamp(*MOODS.start(), *MOODS.end());
        (mood != now).then(|| Event::MoodChanged { person: person.clone(), mood })
    }

    fn bring_about(&mut self, contact: &ContactId, tells: &[FactId], effects: &[Effect]) {
        for fact in tells {
            if !self.state.known.contains_key(fact) {
                self.record(Play::talk_cause(contact), Event::FactLearned { fact: fact.clone() });
            }
        }
        for effect in effects {
            if let Some(event) = self.effect(effect) {
                self.record(Play::talk_cause(contact), event);
            }
        }
    }

    /// How long saying a move takes, where its author says so.
    pub(super) fn takes_of(plot: &Plot, contact: &str, chosen: &MoveId) -> Option<SimSpan> {
        plot.talk(contact)?.a_move(chosen.as_str())?.takes
    }
}
