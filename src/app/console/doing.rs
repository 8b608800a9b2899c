//! What the trainee does at the desk: acts that are done at once, forms that are filled in and sent, notes.

use std::rc::Rc;

use super::{Console, ConsoleMsg, FORM, NEWS, NOTE, Pane, Tab, WORK, focus};
use crate::act::Command;
use crate::app::effect::Effect;
use crate::app::form::{Form, Lack};
use crate::app::pace::Pace;
use crate::ids::ContactId;
use crate::jobs::Request;
use crate::jobs::wire::PersonalLine;
use crate::lane::Lane;

impl Console {
    pub(super) fn choose(&mut self, id: &str, aim: Option<&str>) -> Vec<Effect> {
        if self.saved.elsewhere {
            self.was_lost();
            return Vec::new();
        }
        self.notice.clear();
        let Some(act) = self.acts().into_iter().find(|act| act.id == id) else {
            // It was on the screen a moment ago; the world has moved on since.
            self.tell_off(&match &self.play().state().busy {
                Some(busy) => format!("Not now: you are busy until {}.", self.clock_at(busy.until)),
                None => "That is no longer possible.".to_owned(),
            });
            return Vec::new();
        };
        if act.is_immediate() {
            let Some((_, command)) = act.commands.into_iter().next() else { return Vec::new() };
            let there = self.looks_at(&command);
            if let Command::Open { contact } = &command {
                // Somebody who writes may want to read what came in: the form stays where it is.
                return self.open(contact.clone(), command);
            }
            self.leave_form();
            self.guided();
            let mut effects = self.submit(command).unwrap_or_default();
            effects.extend(there);
            return effects;
        }
        if self.form.as_ref().is_some_and(|form| form.act.id == id) {
            self.pane = Pane::Acts;
            return self.enter_form();
        }
        self.leave_form();
        self.guided();
        let draft = self.drafts.iter().find(|draft| draft.is_of(id)).cloned();
        let mut form = draft.and_then(|draft| Form::restore(draft, vec![act.clone()]));
        if let Some(form) = &mut form {
            form.is_draft = true;
        }
        let mut form = form.unwrap_or_else(|| Form::of(act));
        // What is logged while somebody's words lie there is from them, unless it is said otherwise.
        if let Tab::Letter(contact) = &self.tab
            && form.is_log()
            && form.contact.is_none()
        {
            form.contact = Some(contact.clone());
        }
        let aimed = aim.is_some_and(|aim| form.aim(aim));
        let whole = aimed && form.act.texts().is_empty() && form.command(self.play()).is_ok();
        self.form = Some(form);
        if whole {
            return self.send();
        }
        self.pane = Pane::Acts;
        self.enter_form()
    }

    /// Where one looks once this is done: at the conversation one speaks in, otherwise at what is new.
    pub(super) fn looks_at(&mut self, command: &Command) -> Vec<Effect> {
        let Command::Say { contact, .. } = command else { return focus(NEWS) };
        self.tab = Tab::Letter(contact.clone());
        self.pane = Pane::Work;
        focus(WORK)
    }

    /// To the first field of the form, so that whoever chose an act can begin at once.
    pub(super) fn enter_form(&self) -> Vec<Effect> {
        let first = self.form.as_ref().and_then(Form::first_field);
        focus(first.as_deref().unwrap_or(FORM))
    }

    /// Puts the form away. What was written is kept as a draft, and is there when its act is chosen again.
    pub(super) fn leave_form(&mut self) {
        if let Some(form) = self.form.take() {
            self.drop_draft(&form.act.id);
            if form.is_begun() {
                self.drafts.push(form.mark());
            }
        }
        self.field = false;
    }

    /// Takes what happened in the form.
    pub(super) fn fill(&mut self, msg: ConsoleMsg) {
        let Some(form) = &mut self.form else { return };
        match msg {
            ConsoleMsg::Picked(choice, value) => {
                let known = form.act.choices.get(choice).map_or(0, |c| c.values.len());
                if let Some(picked) = form.picked.get_mut(choice) {
                    *picked = value.filter(|value| *value < known);
                }
            }
            ConsoleMsg::Written(field, now) => {
                if let Some(text) = form.texts.get_mut(field) {
                    *text = now;
                }
            }
            ConsoleMsg::ClausePicked(clause) => form.clause = clause,
            ConsoleMsg::SureWritten(now) => form.sure = now,
            ConsoleMsg::NextWritten(now) => form.next = now,
            ConsoleMsg::ContactPicked(contact) => form.contact = contact,
            ConsoleMsg::TemplatePicked(id) => form.begin_from(self.journal.play(), id.as_ref()),
            _ => {}
        }
    }

    pub(super) fn send(&mut self) -> Vec<Effect> {
        let Some(form) = &mut self.form else { return Vec::new() };
        let command = match form.command(self.journal.play()) {
            Ok(command) => command,
            Err(lack) => {
                let there = lack.at.clone();
                form.lack = Some(lack);
                return there.map(|id| Effect::Focus { id }).into_iter().collect();
            }
        };
        let id = form.act.id.clone();
        let there = self.looks_at(&command);
        if let Some(mut effects) = self.submit(command) {
            self.drop_draft(&id);
            self.form = None;
            self.field = false;
            effects.extend(there);
            return effects;
        }
        if let Some(form) = &mut self.form {
            form.lack = Some(Lack { words: self.said.clone(), at: None });
        }
        Vec::new()
    }

    pub(super) fn drop_draft(&mut self, id: &str) {
        self.drafts.retain(|draft| !draft.is_of(id));
    }

    /// Writes the note into the record it goes to. It stays in its field until it is taken.
    pub(super) fn send_note(&mut self) -> Vec<Effect> {
        if self.saved.elsewhere {
            self.was_lost();
            return Vec::new();
        }
        let Some(record) = self.note_to() else {
            self.tell_off("Open a record first, or link this to one: a note is kept in a record.");
            return Vec::new();
        };
        let text = self.note.trim().to_owned();
        match self.submit(Command::Note { record, text }) {
            Some(mut effects) => {
                self.note.clear();
                effects.extend(focus(NOTE));
                effects
            }
            None => Vec::new(),
        }
    }

    /// The second of the first steps was taken, if it was that: the guide leaves.
    pub(super) fn guided(&mut self) {
        self.guide = None;
    }

    /// Opens what came in: it is laid into the middle of the desk, and the clock stands still while it is read.
    pub(super) fn open(&mut self, contact: ContactId, command: Command) -> Vec<Effect> {
        let Some(mut effects) = self.submit(command) else { return Vec::new() };
        if self.guide == Some(0) {
            self.guide = Some(1);
        }
        effects.extend(self.take(ConsoleMsg::TabChosen(Tab::Letter(contact))));
        self.reading = true;
        effects
    }

    /// Does what the trainee wants, now, and has it kept. `None` if it was refused, or if another tab writes the session:
    /// a form that was open when that happened keeps its words and goes nowhere.
    pub(super) fn submit(&mut self, command: Command) -> Option<Vec<Effect>> {
        if self.saved.elsewhere {
            self.was_lost();
            return None;
        }
        let at = self.play().now();
        let before = self.play().state().inbox.len();
        if matches!(command, Command::Wait { .. } | Command::Skip)
            && self.end_told != Some(at)
            && self.waits_out(&command)
        {
            self.end_told = Some(at);
            let ends = self.clock_at(self.play().plot().ends_at);
            self.tell_off(&format!(
                "Nothing more comes before the shift ends at {ends}, and what is open stays open. Press it again to let the shift end."
            ));
            return None;
        }
        match self.journal.submit(at, command, self.wall) {
            Ok((accepted, lines)) => {
                self.reading = false;
                self.notice.clear();
                self.news_from = accepted.first_entry.0;
                self.run_on(before, self.pace == Pace::Step);
                self.announce(accepted.first_entry.0);
                Some(self.keep(lines))
            }
            Err(refusal) => {
                self.tell_off(&format!("Not done: {refusal}."));
                None
            }
        }
    }

    /// Asks the worker what of a message to many may identify somebody, if it has changed since the worker was asked and
    /// has answered.
    pub(super) fn ask(&mut self) -> Option<Effect> {
        let form = self.form.as_ref().filter(|_| self.checklist && !self.waits)?;
        let lane = self.play().drill().policy.audience(form.audience()?.as_str())?.lane;
        let about = (form.act.id.clone(), form.texts.first()?.clone());
        if about == self.asked || !matches!(lane, Lane::Public | Lane::Client | Lane::Floor) {
            return None;
        }
        if about.0 != self.asked.0 {
            self.hints = Rc::default();
        }
        let texts = vec![about.1.clone()];
        (self.asked, self.waits) = (about, true);
        Some(Effect::Work(Box::new(Request::Personal { texts, guard: self.guard.clone(), message: true })))
    }

    /// The worker answered, or could not: then nothing is hinted at.
    pub fn was_told(&mut self, found: Vec<Vec<PersonalLine>>) {
        self.waits = false;
        self.hints = Rc::new(found.into_iter().next().unwrap_or_default());
    }

    /// What may identify somebody in the message that an act sends.
    pub fn hints(&self, act: &str) -> Rc<Vec<PersonalLine>> {
        if self.asked.0 == act { self.hints.clone() } else { Rc::default() }
    }
}
