//! The desk: a session being played.

use serde::{Deserialize, Serialize};

use super::act::{Act, acts};
use super::briefing::Briefing;
use super::compiled::Compiled;
use super::effect::Effect;
use super::form::{Form, FormMark};
use super::model::{Shelf, ShelfState};
use super::pace::Pace;
use super::store::{Ask, Kept};
use crate::act::Command;
use crate::engine::Play;
use crate::ids::{ClauseId, ContactId, MessageId, RecordNo};
use crate::jobs::Request;
use crate::projection::{Moment, timeline};
use crate::session::write::About;
use crate::session::{Bundle, Journal, SessionFile};
use crate::time::SimTime;

/// What a drill begins at: its hundred minutes then take about as long as its author says.
pub const FIRST: Pace = Pace::Times(5);
/// The element that gets the focus when something was done.
pub const NEWS: &str = "news-heading";
/// The element that gets the focus when a form opens.
pub const FORM: &str = "form-heading";
/// The element that gets the focus when a form is left.
pub const ACTS: &str = "acts-heading";
/// The element that gets the focus when something is opened in the middle of the desk.
pub const WORK: &str = "work-heading";

/// What happens at the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConsoleMsg {
    /// A pace was chosen.
    PaceChosen(Pace),
    /// The clock was stopped, or let go on.
    PauseSwitched,
    /// A text field got the focus.
    FieldEntered,
    /// It lost it.
    FieldLeft,
    /// What was opened has been read: the clock may go on.
    ReadingEnded,
    /// The list of acts was filtered.
    Filtered(String),
    /// An act was chosen from the list.
    ActChosen(String),
    /// Time was let run to the end of what the trainee is doing, or until something arrives.
    CarriedOn,
    /// Something was laid into the middle of the desk.
    TabChosen(Tab),
    /// A conversation was put away.
    TabClosed(Tab),
    /// On a narrow screen, a column was chosen.
    PaneChosen(Pane),
    /// Policy and knowledge were searched.
    Searched(String),
    /// The first steps were put away.
    GuideLeft,
    /// The session was to be taken over from another tab.
    TakeWanted,
    /// The journal was to be handed out as it is.
    JournalWanted,

    /// In the form, a value of a choice was picked: which choice, which value.
    Picked(usize, Option<usize>),
    /// In the form, a text was written: which, and how it reads now.
    Written(usize, String),
    /// In the form, a clause was picked.
    ClausePicked(Option<ClauseId>),
    /// In the form, it was written how sure one is.
    SureWritten(String),
    /// In the form, a next-update time was written.
    NextWritten(String),
    /// In the form, a template was picked to begin from.
    TemplatePicked(Option<MessageId>),
    /// The form was sent.
    FormSent,
    /// The form was left without sending.
    FormLeft,
}

/// What lies in the middle of the desk.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Tab {
    /// The running log.
    #[default]
    Log,
    /// A conversation: everything said with whoever sent this.
    Letter(ContactId),
    /// A record.
    Record(RecordNo),
    /// Policy and knowledge base.
    Policy,
    /// People and teams.
    People,
}

/// A column of the desk: on a narrow screen one at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pane {
    /// What came in.
    #[default]
    Inbox,
    /// What is open.
    Work,
    /// What can be done.
    Acts,
}

/// How far the journal is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Saved {
    /// How many lines there are.
    pub made: u32,
    /// How many of them are durable.
    pub kept: u32,
    /// Since which time of day nothing was kept, and why.
    pub failed: Option<(String, String)>,
    /// Whether another tab holds the session: this one only looks.
    pub elsewhere: bool,
}

/// Where one was, kept beside the journal: JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Mark {
    now: SimTime,
    pace: String,
    tab: Tab,
    letters: Vec<ContactId>,
    form: Option<FormMark>,
}

/// A session being played.
#[derive(Clone, Debug)]
pub struct Console {
    journal: Journal,
    /// What the list shows of it.
    pub kept: Kept,
    /// The sources, once they are here: the end needs them.
    pub sources: Option<Bundle>,
    /// How far it is kept.
    pub saved: Saved,
    /// How time goes by.
    pub pace: Pace,
    /// Whether the trainee stopped the clock.
    pub paused: bool,
    /// The act that is being filled in.
    pub form: Option<Form>,
    /// What the list of acts is filtered by.
    pub filter: String,
    /// What lies in the middle of the desk.
    pub tab: Tab,
    /// The conversations that are open, in the order they were opened.
    pub letters: Vec<ContactId>,
    /// The column a narrow screen shows.
    pub pane: Pane,
    /// What policy and knowledge are searched for.
    pub search: String,
    /// Whether something was opened and is being read.
    pub reading: bool,
    /// Which of the first steps is shown.
    pub guide: Option<u8>,
    /// What was said last to those who listen.
    pub said: String,
    field: bool,
    hidden: bool,
    real_time: bool,
    wall: Option<u64>,
    news_from: u32,
    marked: String,
    marking: bool,
}

impl Console {
    /// Begins a shift: the variant is the one the seed deals. `None` if the drill has none of that name.
    pub fn begin(
        briefing: &Briefing,
        seed: u64,
        wall: Option<u64>,
        shelf: &Shelf,
    ) -> Option<(Console, Vec<Effect>)> {
        let Briefing { compiled, listed, label, .. } = briefing;
        let about = About { mode: "practice".to_owned(), label: label.clone(), wall };
        let variant = compiled.drill.deal(seed).clone();
        let journal = Journal::begin(&compiled.drill, &compiled.digests, &variant, seed, &about)?;
        let kept = Kept {
            sid: format!("{}-{seed}-{:x}", listed.id, wall.unwrap_or_default()),
            drill: listed.id.clone(),
            title: listed.title.clone(),
            drill_key: drill_key(compiled),
            desk: shelf.settings.desk.clone(),
            label: label.clone(),
            seed: seed.to_string(),
            began: wall,
            clock: journal.play().plot().starts.clock.at(SimTime::START),
            ..Kept::default()
        };
        let header = journal.text().trim_end().to_owned();
        let mut effects = vec![Effect::StartTicking, Effect::FetchSources { file: listed.sources.clone() }];
        effects.push(Effect::Keep(Ask::Begin {
            session: Box::new(kept.clone()),
            header,
            drill: compiled.text.to_string(),
        }));
        effects.push(Effect::Show { route: format!("/play/{}", kept.sid) });
        effects.push(shown());
        let mut console = Console::at(journal, kept, shelf);
        console.pace = briefing.pace;
        console.wall = wall;
        console.guide = (!shelf.settings.guided).then_some(0);
        Some((console, effects))
    }

    /// Goes on where a session was left.
    ///
    /// # Errors
    /// Why its journal cannot be played on.
    pub fn resume(
        compiled: &Compiled,
        kept: Kept,
        lines: &[String],
        mark: Option<&str>,
        shelf: &Shelf,
    ) -> Result<Console, String> {
        let text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        let file = SessionFile::read_journal(&text).map_err(|e| e.to_string())?;
        if let Some(damage) = &file.damage {
            return Err(format!("line {} of the journal: {}", damage.line, damage.what));
        }
        let journal = Journal::resume(&compiled.drill, &compiled.digests, &file)?;
        let mut console = Console::at(journal, kept, shelf);
        console.saved.kept = console.saved.made;
        console.paused = true;
        if let Some(mark) = mark.and_then(|mark| serde_json::from_str::<Mark>(mark).ok()) {
            console.journal.advance_to(mark.now);
            console.pace = Pace::from_word(&mark.pace).unwrap_or(FIRST);
            console.tab = mark.tab;
            console.letters = mark.letters;
            console.form = mark.form.and_then(|form| Form::restore(form, console.acts()));
        }
        console.said = "You are back at your desk. The clock stands still until you let it go on.".to_owned();
        Ok(console)
    }

    fn at(journal: Journal, kept: Kept, shelf: &Shelf) -> Console {
        let made = journal.text().lines().count() as u32;
        let failed = match &shelf.state {
            ShelfState::Gone(why) => Some((kept.clock.clone(), why.clone())),
            _ => None,
        };
        Console {
            journal,
            saved: Saved { made, kept: 0, failed, elsewhere: false },
            kept,
            sources: None,
            pace: FIRST,
            paused: false,
            form: None,
            filter: String::new(),
            tab: Tab::Log,
            letters: Vec::new(),
            pane: Pane::Inbox,
            search: String::new(),
            reading: false,
            guide: None,
            said: String::new(),
            field: false,
            hidden: false,
            real_time: shelf.settings.real_time,
            wall: None,
            news_from: 0,
            marked: String::new(),
            marking: false,
        }
    }

    /// The journal.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The play.
    pub fn play(&self) -> &Play {
        self.journal.play()
    }

    /// Whether the clock stands still: stopped, out of sight, or because somebody reads or writes.
    pub fn is_held(&self) -> bool {
        let busy_reading = (self.field || self.form.is_some() || self.reading) && !self.real_time;
        self.paused || self.hidden || busy_reading || self.saved.elsewhere
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

    /// Lets wall time pass.
    pub fn tick(&mut self, elapsed_ms: u32, wall: Option<u64>) -> Vec<Effect> {
        self.wall = wall.or(self.wall);
        if !self.is_held() {
            let until = self.play().now() + self.pace.passes(elapsed_ms);
            self.run_to(until);
        }
        self.mark()
    }

    /// The page went out of sight, or came back.
    pub fn hide(&mut self, hidden: bool) -> Vec<Effect> {
        self.hidden = hidden;
        self.mark()
    }

    /// Takes what a person did.
    pub fn update(&mut self, msg: ConsoleMsg) -> Vec<Effect> {
        match msg {
            ConsoleMsg::PaceChosen(pace) => (self.pace, self.paused) = (pace, false),
            ConsoleMsg::PauseSwitched => self.paused = !self.paused,
            ConsoleMsg::FieldEntered => self.field = true,
            ConsoleMsg::FieldLeft => self.field = false,
            ConsoleMsg::ReadingEnded => self.reading = false,
            ConsoleMsg::Filtered(by) => self.filter = by,
            ConsoleMsg::ActChosen(id) => return self.choose(&id),
            ConsoleMsg::CarriedOn => {
                let before = self.play().state().inbox.len();
                self.run_on(before, true);
                return focus(NEWS);
            }
            ConsoleMsg::TabChosen(tab) => {
                if let Tab::Letter(contact) = &tab
                    && !self.letters.contains(contact)
                {
                    self.letters.push(contact.clone());
                }
                (self.tab, self.pane) = (tab, Pane::Work);
                return focus(WORK);
            }
            ConsoleMsg::TabClosed(tab) => {
                if let Tab::Letter(contact) = &tab {
                    self.letters.retain(|open| open != contact);
                }
                if self.tab == tab {
                    self.tab = Tab::Log;
                }
                return focus(WORK);
            }
            ConsoleMsg::PaneChosen(pane) => self.pane = pane,
            ConsoleMsg::Searched(now) => self.search = now,
            ConsoleMsg::GuideLeft => self.guide = None,
            ConsoleMsg::TakeWanted => {
                return vec![Effect::Keep(Ask::Read { sid: self.kept.sid.clone(), take: true })];
            }
            ConsoleMsg::JournalWanted => return vec![self.journal_file()],
            ConsoleMsg::FormSent => return self.send(),
            ConsoleMsg::FormLeft => {
                self.form = None;
                self.field = false;
                return focus(ACTS);
            }
            other => self.fill(other),
        }
        Vec::new()
    }

    /// The session as far as it goes, to be saved by hand: its bundle is in it if the sources are here.
    fn journal_file(&self) -> Effect {
        let text = self.journal.text();
        Effect::SaveFile {
            name: format!("{}-{}.muster.jsonl", self.kept.drill, self.kept.seed),
            text: match &self.sources {
                Some(sources) => crate::session::write::with_bundle(text, sources),
                None => text.to_owned(),
            },
            mime: "application/jsonl".to_owned(),
        }
    }

    /// What the worker needs to close the session, once the shift is over and the sources are here.
    pub fn finish(&self) -> Option<Request> {
        self.play().state().ended?;
        let sources = self.sources.clone()?;
        Some(Request::Finish { journal: self.journal.text().to_owned(), sources })
    }

    /// Keeps where one is, if that changed and the last mark is durable.
    fn mark(&mut self) -> Vec<Effect> {
        if self.marking || self.saved.elsewhere || self.saved.failed.is_some() {
            return Vec::new();
        }
        let mark = Mark {
            now: self.play().now(),
            pace: self.pace.word(),
            tab: self.tab.clone(),
            letters: self.letters.clone(),
            form: self.form.as_ref().map(Form::mark),
        };
        let mark = serde_json::to_string(&mark).expect("a mark is JSON");
        if mark == self.marked {
            return Vec::new();
        }
        self.marked.clone_from(&mark);
        self.marking = true;
        vec![Effect::Keep(Ask::Mark { sid: self.kept.sid.clone(), mark })]
    }

    /// The store kept a mark.
    pub fn was_marked(&mut self) {
        self.marking = false;
    }

    /// The store kept lines.
    pub fn was_kept(&mut self, kept: u32) {
        self.saved.kept = kept;
        if kept >= self.saved.made {
            self.saved.failed = None;
        }
    }

    /// The store could not keep something.
    pub fn was_not_kept(&mut self, why: &str) {
        self.marking = false;
        if self.saved.failed.is_none() {
            let clock = self.play().plot().starts.clock.at(self.play().now());
            self.saved.failed = Some((clock, why.to_owned()));
            self.said = format!("Not saved: {why} You can go on, and save the session as a file.");
        }
    }

    /// Another tab writes this session now.
    pub fn was_lost(&mut self) {
        self.saved.elsewhere = true;
        self.said =
            "This shift is now being played in another tab. Here you can look, and not act.".to_owned();
    }

    /// Takes what happened in the form.
    fn fill(&mut self, msg: ConsoleMsg) {
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
            ConsoleMsg::TemplatePicked(id) => form.begin_from(self.journal.play(), id.as_ref()),
            _ => {}
        }
    }

    fn choose(&mut self, id: &str) -> Vec<Effect> {
        if self.saved.elsewhere {
            self.was_lost();
            return Vec::new();
        }
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
            let Some((_, command)) = act.commands.into_iter().next() else { return Vec::new() };
            if let Command::Open { contact } = &command {
                return self.open(contact.clone(), command);
            }
            let mut effects = self.submit(command).unwrap_or_default();
            effects.extend(focus(NEWS));
            return effects;
        }
        self.form = Some(Form::of(act));
        focus(FORM)
    }

    fn send(&mut self) -> Vec<Effect> {
        let Some(form) = &mut self.form else { return Vec::new() };
        let command = match form.command(self.journal.play()) {
            Ok(command) => command,
            Err(problem) => {
                form.problem = Some(problem);
                return Vec::new();
            }
        };
        if let Some(mut effects) = self.submit(command) {
            self.form = None;
            self.field = false;
            effects.extend(focus(NEWS));
            return effects;
        }
        if let Some(form) = &mut self.form {
            form.problem = Some(self.said.clone());
        }
        Vec::new()
    }

    /// Opens what came in: it is laid into the middle of the desk, and the clock stands still while it is read.
    fn open(&mut self, contact: ContactId, command: Command) -> Vec<Effect> {
        let Some(mut effects) = self.submit(command) else { return Vec::new() };
        self.reading = true;
        effects.extend(self.update(ConsoleMsg::TabChosen(Tab::Letter(contact))));
        effects
    }

    /// Does what the trainee wants, now, and has it kept. `None` if it was refused.
    fn submit(&mut self, command: Command) -> Option<Vec<Effect>> {
        let at = self.play().now();
        let before = self.play().state().inbox.len();
        match self.journal.submit(at, command, self.wall) {
            Ok((accepted, lines)) => {
                self.reading = false;
                self.news_from = accepted.first_entry.0;
                self.run_on(before, self.pace == Pace::Step);
                self.announce(accepted.first_entry.0);
                Some(self.keep(lines))
            }
            Err(refusal) => {
                self.said = format!("Not done: {refusal}.");
                None
            }
        }
    }

    /// Has lines kept. After a failure all that is missing is asked for again.
    fn keep(&mut self, lines: Vec<String>) -> Vec<Effect> {
        let (mut from, mut lines) = (self.saved.made, lines);
        self.saved.made += lines.len() as u32;
        if self.saved.failed.is_some() {
            from = self.saved.kept.max(1);
            lines = self.journal.text().lines().skip(from as usize).map(str::to_owned).collect();
        }
        vec![Effect::Keep(Ask::Append { sid: self.kept.sid.clone(), from, lines })]
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
        self.journal.advance_to(until);
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

fn shown() -> Effect {
    Effect::Focus { id: super::update::SCREEN.to_owned() }
}

/// Under which a compiled drill is kept: its digests decide, so that a session always finds the drill it was played on.
pub fn drill_key(compiled: &Compiled) -> String {
    let digests = &compiled.digests;
    let part = |digest: &str| digest.trim_start_matches("sha256:").chars().take(12).collect::<String>();
    [&digests.scenario, &digests.policy, &digests.lexicon].map(|d| part(d)).join("-")
}
