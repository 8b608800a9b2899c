//! The desk: a session being played.
//!
//! `msg` is what happens at it, `clock` how time goes by, `doing` what the trainee does, `keeping` how it is kept.

mod clock;
mod doing;
mod keeping;
mod msg;

use std::rc::Rc;

pub use self::clock::Held;
use self::keeping::Mark;
pub use self::keeping::Saved;
pub use self::msg::{ConsoleMsg, Pane, Tab};
use super::act::{Act, acts};
use super::briefing::Briefing;
use super::compiled::Compiled;
use super::effect::Effect;
use super::form::{Form, FormMark};
use super::model::{Shelf, ShelfState};
use super::pace::Pace;
use super::review;
use super::store::{Ask, Kept, Settings};
use crate::engine::Play;
use crate::engine::state::Record;
use crate::ids::{ContactId, RecordNo};
use crate::jobs::wire::PersonalLine;
use crate::lane::Lane;
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
/// The element that gets the focus when the inbox is wanted.
pub const INBOX: &str = "inbox-heading";
/// The field for a note to the log.
pub const NOTE: &str = "note";

/// What the desk shows that takes work to find: found once for each change of what has happened.
#[derive(Clone, Debug, Default)]
struct Known {
    entries: u32,
    minute: u64,
    records: usize,
    acts: Rc<[Act]>,
    free: Rc<[Act]>,
    moments: Rc<[Moment]>,
}

/// A moment of a shift: as long as it is the same, everything that follows from what has happened is the same.
#[derive(Clone, Debug)]
pub struct Stamp {
    moments: Rc<[Moment]>,
    now: SimTime,
}

impl PartialEq for Stamp {
    /// What the desk knows is found anew whenever something has happened: the same list is the same knowledge.
    fn eq(&self, other: &Stamp) -> bool {
        Rc::ptr_eq(&self.moments, &other.moments) && self.now == other.now
    }
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
    /// What went wrong with the last thing that was wanted, for those who look; empty if nothing did.
    pub notice: String,
    /// A note to the log that is not sent yet.
    pub note: String,
    /// Whether the checklist stands beside a message.
    pub checklist: bool,
    /// What of a message may identify somebody, as the worker said last.
    hints: Rc<Vec<PersonalLine>>,
    guard: String,
    /// The act and the text the worker was asked about last.
    asked: (String, String),
    /// Whether its answer is on its way.
    waits: bool,
    drafts: Vec<FormMark>,
    known: Known,
    field: bool,
    /// When the trainee was told that waiting on ends the shift.
    end_told: Option<SimTime>,
    covered: bool,
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
        console.guard = compiled.guard.clone();
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
        console.guard = compiled.guard.clone();
        console.saved.kept = console.saved.made;
        console.paused = true;
        if let Some(mark) = mark.and_then(|mark| serde_json::from_str::<Mark>(mark).ok()) {
            console.journal.advance_to(mark.now);
            console.pace = Pace::from_word(&mark.pace).unwrap_or(FIRST);
            console.tab = mark.tab;
            console.letters = mark.letters;
            (console.drafts, console.note) = (mark.drafts, mark.note);
            console.form = mark.form.and_then(|form| Form::restore(form, console.acts()));
        }
        console.known.records = console.play().state().records.len();
        console.refresh();
        console.tell_off("You are back at your desk. The clock stands still until you let it go on.");
        Ok(console)
    }

    fn at(journal: Journal, kept: Kept, shelf: &Shelf) -> Console {
        let made = journal.text().lines().count() as u32;
        let failed = match &shelf.state {
            ShelfState::Gone(why) => Some((kept.clock.clone(), why.clone())),
            _ => None,
        };
        let mut console = Console {
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
            notice: String::new(),
            note: String::new(),
            checklist: shelf.settings.checklist,
            hints: Rc::default(),
            guard: String::new(),
            asked: Default::default(),
            waits: false,
            drafts: Vec::new(),
            known: Known::default(),
            field: false,
            end_told: None,
            covered: false,
            hidden: false,
            real_time: shelf.settings.real_time,
            wall: None,
            news_from: 0,
            marked: String::new(),
            marking: false,
        };
        console.known.records = console.play().state().records.len();
        console.refresh();
        console
    }

    /// Takes the settings as they were changed.
    pub fn set(&mut self, settings: &Settings) {
        (self.real_time, self.checklist) = (settings.real_time, settings.checklist);
    }

    /// Something lies over the desk, or does no longer; what was set in it counts from now on.
    pub fn cover(&mut self, covered: bool, settings: &Settings) {
        self.covered = covered;
        self.set(settings);
    }

    /// Finds again what takes work to find, if something has happened or a minute has gone by.
    fn refresh(&mut self) {
        let play = self.journal.play();
        let (entries, minute) = (play.state().entries, play.now().whole_minutes());
        if (entries, minute) == (self.known.entries, self.known.minute) {
            return;
        }
        let mut moments = timeline(play.drill(), play.plot(), play.entries());
        moments.retain(|m| m.visible);
        self.known.moments = moments.into();
        self.known.acts = acts(play).into();
        if play.state().busy.as_ref().is_none_or(|busy| busy.is_waiting()) && play.state().ended.is_none() {
            self.known.free = self.known.acts.clone();
        }
        (self.known.entries, self.known.minute) = (entries, minute);
        let opened = play.state().records.len();
        if opened > self.known.records && !self.reading {
            // What one has just logged is what one goes on with.
            self.tab = play.state().records.last().map_or(Tab::Log, |record| Tab::Record(record.no));
        }
        self.known.records = opened;
    }

    /// What can be done now, as it was found last.
    pub fn listed(&self) -> &[Act] {
        &self.known.acts
    }

    /// What could be done when the trainee last had their hands free: what a busy desk goes on showing.
    pub fn listed_free(&self) -> &[Act] {
        &self.known.free
    }

    /// Everything that has happened and could be seen.
    pub fn moments(&self) -> &[Moment] {
        &self.known.moments
    }

    /// The moment the desk shows.
    pub fn stamp(&self) -> Stamp {
        Stamp { moments: self.known.moments.clone(), now: self.play().now() }
    }

    /// The first entry that followed from what the trainee did last.
    pub fn news_from(&self) -> u32 {
        self.news_from
    }

    /// The record a note goes to.
    pub fn note_to(&self) -> Option<RecordNo> {
        record_of(self.play(), &self.tab)
    }

    /// The journal.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The play.
    pub fn play(&self) -> &Play {
        self.journal.play()
    }

    /// What can be done now.
    pub fn acts(&self) -> Vec<Act> {
        acts(self.play())
    }

    fn moments_from(&self, first: u32) -> Vec<Moment> {
        let play = self.play();
        let mut moments = timeline(play.drill(), play.plot(), play.entries());
        moments.retain(|m| m.entry.0 >= first && m.visible);
        moments
    }

    /// Takes what a person did.
    pub fn update(&mut self, msg: ConsoleMsg) -> Vec<Effect> {
        let effects = self.take(msg);
        self.refresh();
        effects
    }

    fn take(&mut self, msg: ConsoleMsg) -> Vec<Effect> {
        match msg {
            ConsoleMsg::PaceChosen(pace) => (self.pace, self.paused) = (pace, false),
            ConsoleMsg::PauseSwitched => self.paused = !self.paused,
            ConsoleMsg::FieldEntered => self.field = true,
            ConsoleMsg::FieldLeft => self.field = false,
            ConsoleMsg::ReadingEnded => self.reading = false,
            ConsoleMsg::Filtered(by) => self.filter = by,
            ConsoleMsg::ActChosen(id) => return self.choose(&id, None),
            ConsoleMsg::ActAimed(id, value) => return self.choose(&id, Some(&value)),
            ConsoleMsg::CarriedOn if self.saved.elsewhere => self.was_lost(),
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
                self.pane = if tab == Tab::People { Pane::People } else { Pane::Work };
                // The book is read like a letter: the clock stands still until something is done or it is let go on.
                self.reading = tab == Tab::Policy || (self.reading && self.tab != Tab::Policy);
                (self.tab, self.field) = (tab, false);
                return focus(WORK);
            }
            ConsoleMsg::EntryWanted(entry) => {
                self.take(ConsoleMsg::TabChosen(Tab::Log));
                return focus(&format!("entry-{entry}"));
            }
            ConsoleMsg::TabClosed(tab) => {
                // A conversation is with a person: all their letters go with it.
                let plot = self.journal.play().plot();
                let from = |id: &ContactId| plot.sender(id).cloned();
                let whom = |tab: &Tab| match tab {
                    Tab::Letter(contact) => from(contact),
                    _ => None,
                };
                let gone = whom(&tab);
                self.letters.retain(|open| from(open) != gone);
                if whom(&self.tab) == gone {
                    self.tab = Tab::Log;
                }
                return focus(WORK);
            }
            ConsoleMsg::PaneChosen(pane) => {
                match (pane, &self.tab) {
                    (Pane::People, _) => self.tab = Tab::People,
                    (Pane::Work, Tab::People) => self.tab = Tab::Log,
                    _ => {}
                }
                (self.pane, self.field) = (pane, false);
                return focus(match pane {
                    Pane::Inbox => INBOX,
                    Pane::Work | Pane::People => WORK,
                    Pane::Acts if self.form.is_some() => FORM,
                    Pane::Acts => ACTS,
                });
            }
            ConsoleMsg::NoteWritten(now) => self.note = now,
            ConsoleMsg::NoteSent => return self.send_note(),
            ConsoleMsg::NoteWanted => {
                self.pane = Pane::Work;
                return focus(NOTE);
            }
            ConsoleMsg::Searched(now) => self.search = now,
            ConsoleMsg::GuideLeft => self.guide = None,
            ConsoleMsg::TakeWanted => {
                return vec![Effect::Keep(Ask::Read { sid: self.kept.sid.clone(), take: true })];
            }
            ConsoleMsg::JournalWanted => return vec![self.journal_file()],
            ConsoleMsg::ReviewEdited(now) => {
                let form = self.form.as_mut().filter(|form| form.is_review());
                let there = form.and_then(|form| review::edit(&mut form.parts, now));
                return there.map(|id| Effect::Focus { id }).into_iter().collect();
            }
            ConsoleMsg::FormSent => return self.send(),
            ConsoleMsg::FormLeft => {
                self.leave_form();
                return focus(ACTS);
            }
            ConsoleMsg::DraftDropped => {
                if let Some(form) = self.form.take() {
                    self.drop_draft(&form.act.id);
                    self.form = Some(Form::of(form.act));
                }
                return focus(FORM);
            }
            other => self.fill(other),
        }
        Vec::new()
    }

    fn clock_at(&self, at: SimTime) -> String {
        self.play().plot().starts.clock.at(at)
    }

    /// Says, to those who listen and to those who look, that something is not as they want it.
    fn tell_off(&mut self, what: &str) {
        self.said = what.to_owned();
        self.notice = what.to_owned();
    }
}

/// The record that what lies in the middle of the desk is about: that record, one of whoever speaks there, otherwise the
/// first that is not over. The words of a customer without a record are about none.
pub fn record_of(play: &Play, tab: &Tab) -> Option<RecordNo> {
    let (records, plot) = (&play.state().records, play.plot());
    match tab {
        Tab::Record(no) => Some(*no),
        Tab::Letter(contact) => {
            let sender = plot.sender(contact);
            let theirs = |r: &&Record| r.contacts.iter().any(|id| plot.sender(id) == sender);
            let own = || records.iter().rev().filter(theirs);
            let found = own().find(|r| !r.is_over()).or_else(|| own().next());
            let customer = sender.is_some_and(|id| plot.lane_of(id) == Lane::Customer);
            found.or_else(|| first_open(records).filter(|_| !customer)).map(|r| r.no)
        }
        Tab::Log | Tab::Policy | Tab::People => first_open(records).map(|r| r.no),
    }
}

fn first_open(records: &[Record]) -> Option<&Record> {
    records.iter().find(|r| !r.is_over()).or(records.first())
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
