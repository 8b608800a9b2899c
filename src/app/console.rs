//! The desk: a session being played.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::act::{Act, acts};
use super::briefing::Briefing;
use super::compiled::Compiled;
use super::effect::Effect;
use super::form::{Form, FormMark, Lack};
use super::model::{Shelf, ShelfState};
use super::pace::Pace;
use super::review::{self, ReviewEdit};
use super::store::{Ask, Kept, Settings};
use crate::act::Command;
use crate::engine::Play;
use crate::engine::state::{InboxLine, Record};
use crate::ids::{ClauseId, ContactId, EntryNo, MessageId, RecordNo};
use crate::jobs::Request;
use crate::jobs::wire::PersonalLine;
use crate::lane::Lane;
use crate::projection::{Moment, timeline};
use crate::session::write::About;
use crate::session::{Bundle, Journal, SessionFile};
use crate::text::mask;
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
    /// An act was chosen beside what it is about: which act, and the value that is picked with it.
    ActAimed(String, String),
    /// Time was let run to the end of what the trainee is doing, or until something arrives.
    CarriedOn,
    /// Something was laid into the middle of the desk.
    TabChosen(Tab),
    /// An entry of the log was wanted.
    EntryWanted(EntryNo),
    /// A conversation was put away.
    TabClosed(Tab),
    /// On a narrow screen, a column was chosen.
    PaneChosen(Pane),
    /// Policy and knowledge were searched.
    Searched(String),
    /// A note was written, and not sent yet.
    NoteWritten(String),
    /// The note was sent.
    NoteSent,
    /// The note field was wanted.
    NoteWanted,
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
    /// In the form, it was picked whose words a record is opened from.
    ContactPicked(Option<ContactId>),
    /// In the form of a review, a row was added, filled in or taken out.
    ReviewEdited(ReviewEdit),
    /// The form was sent.
    FormSent,
    /// The form was left without sending.
    FormLeft,
    /// What came back into the form from the last time was to be taken out again.
    DraftDropped,
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
    /// People and teams: the middle of the desk with that tab.
    People,
}

/// Why the clock stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// Another tab plays this session.
    Elsewhere,
    /// The trainee stopped it.
    Paused,
    /// The page is out of sight.
    Hidden,
    /// Something is being written.
    Writing,
    /// Something is being read.
    Reading,
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
    #[serde(default)]
    drafts: Vec<FormMark>,
    #[serde(default)]
    note: String,
}

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

    /// Whether the clock stands still: stopped, out of sight, or because somebody reads or writes.
    pub fn is_held(&self) -> bool {
        self.held().is_some()
    }

    /// Why the clock stands still, if it does.
    pub fn held(&self) -> Option<Held> {
        let writes = (self.field || self.form.is_some()) && !self.real_time;
        match self {
            _ if self.saved.elsewhere => Some(Held::Elsewhere),
            _ if self.paused => Some(Held::Paused),
            _ if self.hidden => Some(Held::Hidden),
            _ if writes => Some(Held::Writing),
            _ if (self.reading || self.covered) && !self.real_time => Some(Held::Reading),
            _ => None,
        }
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

    /// Lets wall time pass.
    pub fn tick(&mut self, elapsed_ms: u32, wall: Option<u64>) -> Vec<Effect> {
        self.wall = wall.or(self.wall);
        if !self.is_held() {
            let until = self.play().now() + self.pace.passes(elapsed_ms);
            self.run_to(until);
            self.refresh();
        }
        let mut effects = self.mark();
        effects.extend(self.ask());
        effects
    }

    /// Asks the worker what of a message to many may identify somebody, if it has changed since the worker was asked and
    /// has answered.
    fn ask(&mut self) -> Option<Effect> {
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

    /// The page went out of sight, or came back.
    pub fn hide(&mut self, hidden: bool) -> Vec<Effect> {
        self.hidden = hidden;
        self.mark()
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
            drafts: self.drafts.clone(),
            note: mask(&self.note).text,
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
            self.saved.failed = Some((self.clock_at(self.play().now()), why.to_owned()));
            self.said = format!("Not saved: {why} You can go on, and save the session as a file.");
        }
    }

    /// Another tab writes this session now.
    pub fn was_lost(&mut self) {
        self.saved.elsewhere = true;
        self.tell_off("This shift is now being played in another tab. Here you can look, and not act.");
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
            ConsoleMsg::ContactPicked(contact) => form.contact = contact,
            ConsoleMsg::TemplatePicked(id) => form.begin_from(self.journal.play(), id.as_ref()),
            _ => {}
        }
    }

    fn choose(&mut self, id: &str, aim: Option<&str>) -> Vec<Effect> {
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
    fn looks_at(&mut self, command: &Command) -> Vec<Effect> {
        let Command::Say { contact, .. } = command else { return focus(NEWS) };
        self.tab = Tab::Letter(contact.clone());
        self.pane = Pane::Work;
        focus(WORK)
    }

    /// To the first field of the form, so that whoever chose an act can begin at once.
    fn enter_form(&self) -> Vec<Effect> {
        let first = self.form.as_ref().and_then(Form::first_field);
        focus(first.as_deref().unwrap_or(FORM))
    }

    /// Puts the form away. What was written is kept as a draft, and is there when its act is chosen again.
    fn leave_form(&mut self) {
        if let Some(form) = self.form.take() {
            self.drop_draft(&form.act.id);
            if form.is_begun() {
                self.drafts.push(form.mark());
            }
        }
        self.field = false;
    }

    fn send(&mut self) -> Vec<Effect> {
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

    fn drop_draft(&mut self, id: &str) {
        self.drafts.retain(|draft| !draft.is_of(id));
    }

    /// Writes the note into the record it goes to. It stays in its field until it is taken.
    fn send_note(&mut self) -> Vec<Effect> {
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
    fn guided(&mut self) {
        self.guide = None;
    }

    /// Opens what came in: it is laid into the middle of the desk, and the clock stands still while it is read.
    fn open(&mut self, contact: ContactId, command: Command) -> Vec<Effect> {
        let Some(mut effects) = self.submit(command) else { return Vec::new() };
        if self.guide == Some(0) {
            self.guide = Some(1);
        }
        effects.extend(self.take(ConsoleMsg::TabChosen(Tab::Letter(contact))));
        self.reading = true;
        effects
    }

    fn clock_at(&self, at: SimTime) -> String {
        self.play().plot().starts.clock.at(at)
    }

    /// Says, to those who listen and to those who look, that something is not as they want it.
    fn tell_off(&mut self, what: &str) {
        self.said = what.to_owned();
        self.notice = what.to_owned();
    }

    /// Does what the trainee wants, now, and has it kept. `None` if it was refused, or if another tab writes the session:
    /// a form that was open when that happened keeps its words and goes nowhere.
    fn submit(&mut self, command: Command) -> Option<Vec<Effect>> {
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

    /// Whether waiting so would end the shift with nothing to stop it on the way.
    fn waits_out(&self, command: &Command) -> bool {
        let mut trial = self.play().clone();
        let before = trial.state().inbox.len();
        if trial.submit(trial.now(), command.clone()).is_err() {
            return false;
        }
        while let Some(until) = trial.next_stop()
            && trial.state().inbox.len() == before
        {
            trial.advance_to(until);
        }
        trial.state().ended.is_some()
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

    /// Lets time run while the trainee waits, or (`work`) until what they do is done. Something that arrives stops whoever
    /// only waits. Whoever works is stopped by a voice, where the work could be broken off for it; what is written can
    /// wait until it is done.
    fn run_on(&mut self, mut inbox: usize, work: bool) {
        while let (Some(busy), Some(until)) = (&self.play().state().busy, self.play().next_stop()) {
            if !busy.is_waiting() && !work {
                break;
            }
            let came = self.play().state().inbox.get(inbox..).unwrap_or_default();
            let plot = self.play().plot();
            let speaks = |line: &InboxLine| {
                plot.contact(line.contact.as_str()).is_some_and(|contact| contact.channel.is_spoken())
            };
            let waits = busy.is_waiting() && !came.is_empty();
            if waits || busy.breakable && came.iter().any(speaks) {
                break;
            }
            inbox = self.play().state().inbox.len();
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
