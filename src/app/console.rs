//! The desk: a session being played.

use super::act::{Act, acts};
use super::compiled::Compiled;
use super::effect::Effect;
use super::form::Form;
use super::msg::Msg;
use super::pace::Pace;
use crate::act::Command;
use crate::engine::Play;
use crate::projection::{Moment, timeline};
use crate::session::write::About;
use crate::time::SimTime;
use crate::verify::Recorded;

/// The element that gets the focus when something was done.
pub const NEWS: &str = "news-heading";
/// The element that gets the focus when a form opens.
pub const FORM: &str = "form-heading";
/// The element that gets the focus when a form is left.
pub const ACTS: &str = "acts-heading";

/// A session being played.
#[derive(Clone, Debug)]
pub struct Console {
    session: Recorded,
    /// How time goes by.
    pub pace: Pace,
    /// The act that is being filled in.
    pub form: Option<Form>,
    /// What the list of acts is filtered by.
    pub filter: String,
    /// What was said last to those who listen.
    pub said: String,
    field: bool,
    wall: Option<u64>,
    news_from: u32,
}

impl Console {
    /// Begins a shift: the variant is the one the seed deals. `None` if the drill has none of that name.
    pub fn begin(compiled: &Compiled, seed: u64, label: &str, wall: Option<u64>) -> Option<Console> {
        let about = About { mode: "practice".to_owned(), label: label.to_owned(), wall };
        let variant = compiled.drill.deal(seed).clone();
        let session = Recorded::begin(&compiled.drill, &compiled.bundle, &variant, seed, &about)?;
        Some(Console {
            session,
            pace: Pace::FIRST,
            form: None,
            filter: String::new(),
            said: String::new(),
            field: false,
            wall,
            news_from: 0,
        })
    }

    /// The session.
    pub fn session(&self) -> &Recorded {
        &self.session
    }

    /// The session, for the debrief.
    pub fn into_session(self) -> Recorded {
        self.session
    }

    /// The play.
    pub fn play(&self) -> &Play {
        self.session.play()
    }

    /// Whether the clock stands still because somebody reads or writes.
    pub fn is_held(&self) -> bool {
        self.field || self.form.is_some()
    }

    /// What can be done now.
    pub fn acts(&self) -> Vec<Act> {
        acts(self.play())
    }

    /// What happened since the trainee last did something, that they could see.
    pub fn news(&self) -> Vec<Moment> {
        self.moments_from(self.news_from)
    }

    fn moments_from(&self, first: u32) -> Vec<Moment> {
        let play = self.play();
        let mut moments = timeline(play.drill(), play.plot(), play.entries());
        moments.retain(|m| m.entry.0 >= first && m.visible);
        moments
    }

    /// Takes what happened.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Ticked { elapsed_ms, wall } => {
                self.wall = wall.or(self.wall);
                if !self.is_held() {
                    let until = self.play().now() + self.pace.passes(elapsed_ms);
                    self.run_to(until);
                }
            }
            Msg::PaceChosen(pace) => self.pace = pace,
            Msg::FieldEntered => self.field = true,
            Msg::FieldLeft => self.field = false,
            Msg::Filtered(by) => self.filter = by,
            Msg::ActChosen(id) => return self.choose(&id),
            Msg::CarriedOn => {
                let before = self.play().state().inbox.len();
                self.run_on(before, true);
                return focus(NEWS);
            }
            Msg::FormSent => return self.send(),
            Msg::FormLeft => {
                self.form = None;
                self.field = false;
                return focus(ACTS);
            }
            other => self.fill(other),
        }
        Vec::new()
    }

    /// Takes what happened in the form.
    fn fill(&mut self, msg: Msg) {
        let Some(form) = &mut self.form else { return };
        match msg {
            Msg::Picked(choice, value) => {
                let known = form.act.choices.get(choice).map_or(0, |c| c.values.len());
                if let Some(picked) = form.picked.get_mut(choice) {
                    *picked = value.filter(|value| *value < known);
                }
            }
            Msg::Written(field, now) => {
                if let Some(text) = form.texts.get_mut(field) {
                    *text = now;
                }
            }
            Msg::ClausePicked(clause) => form.clause = clause,
            Msg::SureWritten(now) => form.sure = now,
            Msg::NextWritten(now) => form.next = now,
            Msg::TemplatePicked(id) => form.begin_from(self.session.play(), id.as_ref()),
            _ => {}
        }
    }

    fn choose(&mut self, id: &str) -> Vec<Effect> {
        if let Some(form) = &mut self.form {
            // What was written must not be lost to a slip of the hand.
            form.problem = Some("Send this or leave it first.".to_owned());
            return focus(FORM);
        }
        let Some(act) = self.acts().into_iter().find(|act| act.id == id) else {
            // It was on the screen a moment ago; the world has moved on since.
            self.said = "That is no longer possible.".to_owned();
            return Vec::new();
        };
        if act.is_immediate() {
            if let Some((_, command)) = act.commands.into_iter().next() {
                self.submit(command);
            }
            return focus(NEWS);
        }
        self.form = Some(Form::of(act));
        focus(FORM)
    }

    fn send(&mut self) -> Vec<Effect> {
        let Some(form) = &mut self.form else { return Vec::new() };
        let command = match form.command(self.session.play()) {
            Ok(command) => command,
            Err(problem) => {
                form.problem = Some(problem);
                return Vec::new();
            }
        };
        if self.submit(command) {
            self.form = None;
            self.field = false;
            return focus(NEWS);
        }
        if let Some(form) = &mut self.form {
            form.problem = Some(self.said.clone());
        }
        Vec::new()
    }

    /// Does what the trainee wants, now. Says whether it was accepted.
    fn submit(&mut self, command: Command) -> bool {
        let at = self.play().now();
        let before = self.play().state().inbox.len();
        match self.session.submit(at, command, self.wall) {
            Ok((accepted, _)) => {
                self.news_from = accepted.first_entry.0;
                self.run_on(before, self.pace == Pace::Step);
                self.announce(accepted.first_entry.0);
                true
            }
            Err(refusal) => {
                self.said = format!("Not done: {refusal}.");
                false
            }
        }
    }

    /// Lets time run while the trainee waits, or (`work`) until what they do is done. Something that arrives stops it
    /// where there is a choice: the act could be broken off, or was only waiting.
    fn run_on(&mut self, mut inbox: usize, work: bool) {
        while let Some(busy) = &self.play().state().busy {
            if !busy.is_waiting() && !work {
                break;
            }
            let now = self.play().state().inbox.len();
            if now > inbox && busy.breakable {
                break;
            }
            inbox = now;
            let until = self.play().next_at().unwrap_or(busy.until).min(busy.until);
            self.run_to(until);
        }
    }

    fn run_to(&mut self, until: SimTime) {
        let before = self.play().state().entries;
        self.session.advance_to(until);
        if self.play().state().entries > before {
            self.announce(before);
        }
    }

    /// Says what happened since entry `first`, for those who listen.
    fn announce(&mut self, first: u32) {
        let moments = self.moments_from(first);
        if !moments.is_empty() {
            let told: Vec<String> = moments.iter().map(|m| format!("{}. {}.", m.clock, m.what)).collect();
            self.said = told.join(" ");
        }
    }
}

fn focus(id: &str) -> Vec<Effect> {
    vec![Effect::Focus { id: id.to_owned() }]
}
