//! After the shift, or with a file open: how it went, why, and what to take away.

use super::effect::Effect;
use super::store::{Ask, Kept};
use crate::act::Command;
use crate::engine::Play;
use crate::jobs::{Checked, Debriefing, Export, Request};
use crate::session::write::with_bundle;
use crate::session::{Bundle, SessionFile};
use crate::time::SimTime;
use serde::{Deserialize, Serialize};

/// A part of the account a trainee writes of their run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Where and when, who was affected.
    Situation,
    /// What the role was and what was due.
    Task,
    /// What was done, and why.
    Action,
    /// What came of it.
    Result,
    /// What is taken from it.
    Reflection,
}

impl Part {
    /// All of them, in the order of the account.
    pub const ALL: &[Part] = &[Part::Situation, Part::Task, Part::Action, Part::Result, Part::Reflection];

    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Part::Situation => "Situation",
            Part::Task => "Task",
            Part::Action => "Action",
            Part::Result => "Result",
            Part::Reflection => "Reflection",
        }
    }
}

/// What happens at the debrief.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DebriefMsg {
    /// It was said how a domain went, in percent: which domain, by number.
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
    /// The scrubber was moved to this many milliseconds after the beginning; none closes it.
    Scrubbed(Option<u64>),
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

/// A session that has ended.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// Where the session came from.
    pub source: Source,
    /// The journal, or the whole file if it is one.
    pub journal: String,
    /// The sources, if they are here.
    pub sources: Option<Bundle>,
    /// The play as it ended, if it could be replayed here: the scrubber replays it up to a moment.
    pub play: Option<Box<Play>>,
    /// What the worker made of it; none while it works.
    pub debriefing: Option<Box<Debriefing>>,
    /// What a check said, if one was made.
    pub checked: Option<Checked>,
    /// Why the worker could not do it.
    pub failed: Option<String>,
    /// How each domain went, as the trainee said before seeing the marks, in percent.
    pub estimates: Vec<Option<u8>>,
    /// Whether the marks are shown.
    pub shown: bool,
    /// The account, in the order of its parts.
    pub own: [String; 5],
    /// Where the scrubber stands.
    pub scrub: Option<SimTime>,
    /// What was said last to those who listen.
    pub said: String,
    inputs: Vec<(SimTime, Command)>,
    marking: bool,
    marked: Mark,
}

impl Debrief {
    /// The debrief of a session that ended just now: the worker is at it.
    pub fn begin(kept: Kept, journal: &str, sources: Option<Bundle>, play: Play) -> Debrief {
        let domains = play.drill().policy.weights.len();
        let mut debrief = Debrief::of(Source::Own(Box::new(kept)), journal.to_owned(), sources);
        debrief.estimates = vec![None; domains];
        debrief.play = Some(Box::new(play));
        debrief.said = "The shift is over.".to_owned();
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
            failed: None,
            estimates: Vec::new(),
            own: Default::default(),
            scrub: None,
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
                effects.push(Effect::Focus { id: "marks-heading".to_owned() });
                return effects;
            }
            DebriefMsg::AccountWritten(part, now) => self.own[part as usize] = now,
            DebriefMsg::SessionWanted => return self.session_file(),
            DebriefMsg::ExportWanted(export) => return self.export(export),
            DebriefMsg::PrintWanted => return vec![Effect::Print],
            DebriefMsg::Scrubbed(ms) => {
                self.scrub = ms.map(|ms| SimTime::START + crate::time::SimSpan::from_ms(ms))
            }
            // The list of drills knows where the drill is: `app::update` does these.
            DebriefMsg::AgainWanted(_) | DebriefMsg::RetryWanted => {}
        }
        self.mark()
    }

    fn session_file(&mut self) -> Vec<Effect> {
        let Some(text) = self.file() else {
            self.said = "The sources of the drill are not here yet; try again in a moment.".to_owned();
            return Vec::new();
        };
        let name = match &self.source {
            Source::Own(kept) => format!("{}-{}.muster.jsonl", kept.drill, kept.seed),
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

    /// Keeps the account and the estimates, if they changed and the last mark is durable.
    pub fn mark(&mut self) -> Vec<Effect> {
        let Source::Own(kept) = &self.source else { return Vec::new() };
        let mark = Mark { own: self.own.clone(), estimates: self.estimates.clone(), shown: self.shown };
        if self.marking || mark == self.marked {
            return Vec::new();
        }
        let text = serde_json::to_string(&mark).expect("a mark is JSON");
        self.marked = mark;
        self.marking = true;
        vec![Effect::Keep(Ask::Mark { sid: kept.sid.clone(), mark: text })]
    }

    /// The store kept a mark: what was written since is kept next.
    pub fn was_marked(&mut self) -> Vec<Effect> {
        self.marking = false;
        self.mark()
    }

    /// Takes back what was kept beside the journal.
    pub fn restore(&mut self, mark: &str) {
        if let Ok(mark) = serde_json::from_str::<Mark>(mark) {
            (self.own, self.estimates, self.shown) = (mark.own.clone(), mark.estimates.clone(), mark.shown);
            self.marked = mark;
        }
    }
}
