//! After the shift, or with a file open: how it went, why, and what to take away.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::store::{Ask, Kept};
use crate::act::Command;
use crate::debrief::{Advised, advice};
use crate::engine::Play;
use crate::jobs::wire::LogLine;
use crate::jobs::{Checked, Debriefing, Export, Request};
use crate::limits;
use crate::policy::work::Domain;
use crate::session::write::with_bundle;
use crate::session::{Bundle, SessionFile};
use crate::text::mask;
use crate::time::SimTime;

pub use crate::debrief::Part;

/// How a domain may be said to have gone: percent, and the words for it.
pub const ESTIMATES: &[(u8, &str)] =
    &[(10, "Hardly any"), (30, "Some"), (50, "About half"), (70, "Most"), (90, "Nearly all")];

/// What happens at the debrief.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DebriefMsg {
    /// It was said how a domain went, in percent: which domain, by its place among all.
    Estimated(usize, Option<u8>),
    /// The marks were asked for.
    MarksWanted,
    /// A part of the account was written.
    AccountWritten(Part, String),
    /// The session file was wanted.
    SessionWanted,
    /// An export was wanted.
    ExportWanted(Export),
    /// The page was to be printed.
    PrintWanted,
    /// An entry was to be cited at the end of a part: `e41`, or several with commas.
    Cited(Part, String),
    /// The screen as it was so many milliseconds after the beginning was wanted.
    SeeWanted(u64),
    /// The scrubber was moved to a moment, by its number.
    MomentPicked(usize),
    /// The moment before (`false`) or after (`true`) was wanted.
    Stepped(bool),
    /// The scrubber was left.
    SeenEnough,
    /// An entry of the log was wanted.
    EntryWanted(String),
    /// The log was opened or folded up.
    LogOpened(bool),
    /// Only the lines that lost something, or all of them.
    LostOnlyPicked(bool),
    /// A figure was chosen for the plot.
    GaugePicked(usize),
    /// The reminder to save the session file was put away.
    ReminderLeft,
    /// The same drill again, with the same seed (`true`) or a new one.
    AgainWanted(bool),
    /// What was not worked out was to be tried again.
    RetryWanted,
}

/// Where the session came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// It was played on this device.
    Own(Box<Kept>),
    /// It is a file somebody handed over: its name. Nothing about it can be changed.
    File(String),
}

/// What is kept of a debrief beside the journal: JSON.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
struct Mark {
    own: [String; 5],
    estimates: Vec<Option<u8>>,
    shown: bool,
}

/// Whether what was written is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Stowed {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// It is on its way.
    Keeping,
    /// It is durable.
    Kept,
    /// It could not be kept, and why.
    Failed(String),
}

/// The screen as it was at a moment of the shift.
#[derive(Clone, Debug)]
pub struct Then {
    /// When, in milliseconds after the beginning.
    pub at: u64,
    /// The play as it stood then.
    pub play: Box<Play>,
}

/// A session that has ended.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// Where the session came from.
    pub source: Source,
    /// The journal, or the whole file if it is one.
    pub journal: String,
    /// The sources, if they are here.
    pub sources: Option<Bundle>,
    /// The play as far as it could be replayed here: the scrubber replays it up to a moment.
    pub play: Option<Box<Play>>,
    /// What the worker made of it; none while it works.
    pub debriefing: Option<Rc<Debriefing>>,
    /// What a check said, if one was made.
    pub checked: Option<Rc<Checked>>,
    /// The log: of the whole session, or of the part of a file that can be used.
    pub log: Rc<Vec<LogLine>>,
    /// Why the worker could not do it.
    pub failed: Option<String>,
    /// How each domain went, as the trainee said before seeing the marks, in percent; in the order of all domains.
    pub estimates: Vec<Option<u8>>,
    /// Whether the marks are shown.
    pub shown: bool,
    /// The account, in the order of its parts.
    pub own: [String; 5],
    /// What may be said of each part.
    pub advised: [Advised; 5],
    /// Whether the account is kept.
    pub stowed: Stowed,
    /// Where the scrubber stands.
    pub then: Option<Then>,
    /// The entry that was followed last.
    pub cited: Option<String>,
    /// Whether the log is open.
    pub log_open: bool,
    /// Whether only lines that lost something are shown.
    pub lost_only: bool,
    /// Which figure the plot draws.
    pub gauge: usize,
    /// Whether the reminder to save the session file was put away.
    pub reminded: bool,
    /// What was said last to those who listen.
    pub said: String,
    inputs: Vec<(SimTime, Command)>,
    marking: bool,
    marked: Mark,
}

impl Debrief {
    /// The debrief of a session that ended just now: the worker is at it.
    pub fn begin(kept: Kept, journal: &str, sources: Option<Bundle>, play: Play) -> Debrief {
        let mut debrief = Debrief::of(Source::Own(Box::new(kept)), journal.to_owned(), sources);
        debrief.play = Some(Box::new(play));
        debrief
    }

    /// The debrief of a file, or of a session that ended earlier: the worker is at it.
    pub fn of(source: Source, journal: String, sources: Option<Bundle>) -> Debrief {
        let inputs = SessionFile::read_journal(&journal).map(|file| file.inputs).unwrap_or_default();
        Debrief {
            shown: matches!(source, Source::File(_)),
            source,
            journal,
            sources,
            play: None,
            debriefing: None,
            checked: None,
            log: Rc::default(),
            failed: None,
            estimates: vec![None; Domain::ALL.len()],
            own: Default::default(),
            advised: Default::default(),
            stowed: Stowed::default(),
            then: None,
            cited: None,
            log_open: false,
            lost_only: false,
            gauge: 0,
            reminded: false,
            said: String::new(),
            inputs: inputs.into_iter().map(|input| (input.at, input.command)).collect(),
            marking: false,
            marked: Mark::default(),
        }
    }

    /// The session file: the bundle is in it.
    pub fn file(&self) -> Option<String> {
        match (&self.source, &self.sources) {
            (Source::File(_), _) => Some(self.journal.clone()),
            (Source::Own(_), Some(sources)) => Some(with_bundle(&self.journal, sources)),
            (Source::Own(_), None) => None,
        }
    }

    /// What the worker is to do; nothing while the sources are not here.
    pub fn request(&self) -> Option<Request> {
        match (&self.source, &self.sources) {
            (Source::File(_), _) => Some(Request::Open { file: self.journal.clone() }),
            (Source::Own(kept), Some(_)) if kept.ended => Some(Request::Open { file: self.file()? }),
            (Source::Own(_), Some(sources)) => {
                Some(Request::Finish { journal: self.journal.clone(), sources: sources.clone() })
            }
            (Source::Own(_), None) => None,
        }
    }

    /// Takes what the worker made of the session. What was written before is looked at now that there are facts.
    pub fn take(&mut self, mut debriefing: Box<Debriefing>) {
        self.log = Rc::new(std::mem::take(&mut debriefing.log));
        self.debriefing = Some(Rc::from(debriefing));
        self.failed = None;
        for part in Part::ALL {
            self.advise(*part);
        }
    }

    /// The domains in which there is something to earn, by their place among all.
    pub fn domains(&self) -> Vec<(usize, Domain)> {
        let marked = self.play.as_ref().map(|play| &play.plot().domains);
        let has = |domain: Domain| match (marked, &self.debriefing) {
            (Some(marked), _) => marked.contains(&domain),
            (None, Some(made)) => made.domains.iter().any(|made| made.id == domain.word()),
            (None, None) => false,
        };
        Domain::ALL.iter().copied().enumerate().filter(|(_, domain)| has(*domain)).collect()
    }

    /// Takes what a check said.
    pub fn take_check(&mut self, mut checked: Checked) {
        if let Some(usable) = &mut checked.usable {
            self.log = Rc::new(std::mem::take(&mut usable.log));
        }
        self.checked = Some(Rc::new(checked));
    }

    /// The moments the scrubber knows: when something happened that could be seen, in milliseconds.
    pub fn moments(&self) -> Vec<u64> {
        let mut moments: Vec<u64> = self.log.iter().filter(|line| line.visible).map(|line| line.at).collect();
        moments.dedup();
        moments
    }

    /// What was done, with its times.
    pub fn inputs(&self) -> &[(SimTime, Command)] {
        &self.inputs
    }

    /// The play as it stood at `at`: replayed, so it shows what was known then and nothing later.
    pub fn play_at(&self, at: SimTime) -> Option<Play> {
        let ended = self.play.as_ref()?;
        let mut play = Play::begin(ended.drill(), ended.variant(), ended.seed())?;
        for (when, command) in self.inputs.iter().take_while(|(when, _)| *when <= at) {
            play.submit(*when, command.clone()).ok()?;
        }
        if play.now() < at {
            play.advance_to(at);
        }
        Some(play)
    }

    /// Shows the screen as it was at `at`, if that can be replayed here.
    fn see(&mut self, at: u64) {
        let play = self.play_at(SimTime::from_ms(at));
        if play.is_none() {
            self.said = "The screen at that moment cannot be replayed here.".to_owned();
        }
        self.then = play.map(|play| Then { at, play: Box::new(play) });
    }

    /// Looks at one part of the account.
    fn advise(&mut self, part: Part) {
        let n = part as usize;
        let Some(made) = &self.debriefing else { return };
        let facts: Vec<&str> = made.facts.iter().flatten().map(|fact| fact.text.as_str()).collect();
        let people: Vec<&str> = made.people.iter().map(String::as_str).collect();
        self.advised[n] = advice(part, &self.own[n], &facts, &people);
    }

    fn write(&mut self, part: Part, now: String) {
        self.own[part as usize] = now.chars().take(limits::TEXT_CHARS).collect();
        self.advise(part);
    }

    /// Takes what a person did.
    pub fn update(&mut self, msg: DebriefMsg) -> Vec<Effect> {
        match msg {
            DebriefMsg::Estimated(domain, percent) => {
                if let Some(estimate) = self.estimates.get_mut(domain) {
                    *estimate = percent;
                }
            }
            DebriefMsg::MarksWanted => {
                self.shown = true;
                let mut effects = self.mark();
                let id = if self.debriefing.is_some() { "marks-heading" } else { "screen-heading" };
                effects.push(Effect::Focus { id: id.to_owned() });
                return effects;
            }
            // Nothing of somebody else's session can be changed.
            DebriefMsg::AccountWritten(..) | DebriefMsg::Cited(..) if self.is_read_only() => {}
            DebriefMsg::AccountWritten(part, now) => self.write(part, now),
            DebriefMsg::Cited(part, entries) => {
                let own = self.own[part as usize].trim_end();
                let space = if own.is_empty() { "" } else { " " };
                self.write(part, format!("{own}{space}({entries})"));
                self.said = format!("{entries} is cited in {}.", part.label());
            }
            DebriefMsg::SessionWanted => return self.session_file(),
            DebriefMsg::ExportWanted(export) => return self.export(export),
            DebriefMsg::PrintWanted => return vec![Effect::Print],
            DebriefMsg::SeeWanted(at) => {
                self.see(at);
                return vec![Effect::Focus { id: "then-heading".to_owned() }];
            }
            DebriefMsg::MomentPicked(n) => {
                if let Some(at) = self.moments().get(n) {
                    self.see(*at);
                }
            }
            DebriefMsg::Stepped(forward) => {
                let (moments, now) = (self.moments(), self.then.as_ref().map(|then| then.at));
                let next = match (now, forward) {
                    (None, _) => moments.first(),
                    (Some(now), true) => moments.iter().find(|at| **at > now),
                    (Some(now), false) => moments.iter().rev().find(|at| **at < now),
                };
                if let Some(at) = next {
                    self.see(*at);
                }
            }
            DebriefMsg::SeenEnough => {
                self.then = None;
                return vec![Effect::Focus { id: "then-heading".to_owned() }];
            }
            DebriefMsg::EntryWanted(entry) => {
                let id = format!("log-{entry}");
                (self.log_open, self.cited) = (true, Some(entry));
                return vec![Effect::Focus { id }];
            }
            DebriefMsg::LogOpened(open) => self.log_open = open,
            DebriefMsg::LostOnlyPicked(only) => self.lost_only = only,
            DebriefMsg::GaugePicked(gauge) => self.gauge = gauge,
            DebriefMsg::ReminderLeft => self.reminded = true,
            // The list of drills knows where the drill is: `app::update` does these.
            DebriefMsg::AgainWanted(_) | DebriefMsg::RetryWanted => {}
        }
        self.mark()
    }

    /// Whether it is somebody's file, of which nothing can be changed.
    pub fn is_read_only(&self) -> bool {
        matches!(self.source, Source::File(_))
    }

    fn session_file(&mut self) -> Vec<Effect> {
        // Without the sources it is the journal alone: less than a session file, and better than nothing.
        let (text, ending) = match self.file() {
            Some(text) => (text, "muster.jsonl"),
            None => (self.journal.clone(), "journal.jsonl"),
        };
        let name = match &self.source {
            Source::Own(kept) => format!("{}-{}.{ending}", kept.drill, kept.seed),
            Source::File(name) => name.clone(),
        };
        vec![Effect::SaveFile { name, text, mime: "application/jsonl".to_owned() }]
    }

    fn export(&mut self, export: Export) -> Vec<Effect> {
        let Some(file) = self.file() else {
            self.said = "The sources of the drill are not here yet; try again in a moment.".to_owned();
            return Vec::new();
        };
        vec![Effect::Work(Box::new(Request::Export { file, export, own: self.own.clone() }))]
    }

    /// Keeps the account and the estimates, if they changed and the last mark is durable. Restricted data is masked
    /// before it is kept; on the screen it stands as it was written, so that its writer sees what to take out.
    pub fn mark(&mut self) -> Vec<Effect> {
        let Source::Own(kept) = &self.source else { return Vec::new() };
        if self.marking {
            return Vec::new();
        }
        let own = self.own.each_ref().map(|text| mask(text).text);
        let mark = Mark { own, estimates: self.estimates.clone(), shown: self.shown };
        if mark == self.marked {
            return Vec::new();
        }
        let text = serde_json::to_string(&mark).expect("a mark is JSON");
        let ask = Ask::Mark { sid: kept.sid.clone(), mark: text };
        self.marked = mark;
        self.marking = true;
        if !matches!(self.stowed, Stowed::Failed(_)) {
            self.stowed = Stowed::Keeping;
        }
        vec![Effect::Keep(ask)]
    }

    /// The store kept a mark: what was written since is kept next.
    pub fn was_marked(&mut self) -> Vec<Effect> {
        self.marking = false;
        self.stowed = Stowed::Kept;
        self.mark()
    }

    /// The store could not keep something. What is written next is tried again.
    pub fn was_not_kept(&mut self, why: &str) {
        let known = matches!(&self.stowed, Stowed::Failed(before) if before == why);
        if self.marking {
            self.marking = false;
            self.marked = Mark::default();
            self.stowed = Stowed::Failed(why.to_owned());
        }
        // Said once; beside the account it stands for as long as it is so.
        if !known {
            self.said = format!("Not kept on this device: {why}");
        }
    }

    /// Takes back what was kept beside the journal.
    pub fn restore(&mut self, mark: &str) {
        if let Ok(mark) = serde_json::from_str::<Mark>(mark) {
            (self.own, self.estimates, self.shown) = (mark.own.clone(), mark.estimates.clone(), mark.shown);
            self.estimates.resize(Domain::ALL.len(), None);
            self.stowed = Stowed::Kept;
            self.marked = mark;
        }
    }
}
