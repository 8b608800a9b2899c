//! After the shift, or with a file open: how it went, why, and what to take away.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::console::ConsoleMsg;
use super::effect::Effect;
use super::replay::Past;
use super::store::{Ask, Kept};
use crate::act::Command;
use crate::debrief::{Advised, advice};
use crate::engine::Play;
use crate::jobs::wire::{LogLine, PersonalLine};
use crate::jobs::{Checked, Debriefing, Export, Request};
use crate::limits;
use crate::policy::work::Domain;
use crate::session::account::with_account;
use crate::session::write::with_bundle;
use crate::session::{Account, Bundle, Dispute, SessionFile};
use crate::text::mask;
use crate::time::SimTime;

pub use crate::debrief::Part;

/// The element that gets the focus when the screen at a moment is wanted.
pub const THEN: &str = "then-heading";

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
    /// Words of the account that may identify somebody were to be replaced in all of it; the part they were seen in.
    StandInWanted(Part, String),
    /// A line of the marks is seen differently: which.
    DisputeBegun(String),
    /// Why, as it stands now.
    DisputeWritten(String, String),
    /// It is withdrawn.
    DisputeWithdrawn(String),
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
    /// Something was done at the desk as it was: it can be looked about in, and nothing else.
    Looked(ConsoleMsg),
    /// An entry of the log was wanted.
    EntryWanted(String),
    /// The log was opened or folded up.
    LogOpened(bool),
    /// The lines of a domain were wanted from its bar.
    LinesWanted(String),
    /// The lines of a domain were opened (`true`) or folded up.
    LinesOpened(String, bool),
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
    #[serde(default)]
    disputes: Vec<Dispute>,
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

/// A session that has ended.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// Where the session came from.
    pub source: Source,
    /// The journal, or the whole file if it is one.
    pub journal: String,
    /// The sources, if they are here.
    pub sources: Option<Bundle>,
    /// The play as far as it could be replayed here.
    pub play: Option<Box<Play>>,
    /// The same moment by moment: what the scrubber moves over.
    pub past: Option<Box<Past>>,
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
    /// The lines of the marks that are seen differently, and why; no words yet where it was only begun.
    pub disputes: Vec<Dispute>,
    /// What may be said of each part.
    pub advised: [Advised; 5],
    /// What may identify somebody, part by part, as the worker said last.
    pub identifying: Vec<Rc<Vec<PersonalLine>>>,
    /// Whether the account is kept.
    pub stowed: Stowed,
    /// The entry that was followed last.
    pub cited: Option<String>,
    /// Whether the log is open.
    pub log_open: bool,
    /// Whether only lines that lost something are shown.
    pub lost_only: bool,
    /// The domains whose lines are open.
    pub opened: Vec<String>,
    /// Which figure the plot draws.
    pub gauge: usize,
    /// Whether the reminder to save the session file was put away.
    pub reminded: bool,
    /// What was said last to those who listen.
    pub said: String,
    inputs: Vec<(SimTime, Command)>,
    /// Whether the account was written in since the worker was asked about it, and whether its answer is on its way.
    unasked: bool,
    waits: bool,
    marking: bool,
    marked: Mark,
}

impl Debrief {
    /// The debrief of a session that ended just now: the worker is at it.
    pub fn begin(kept: Kept, journal: &str, sources: Option<Bundle>, play: Play) -> Debrief {
        let mut debrief = Debrief::of(Source::Own(Box::new(kept)), journal.to_owned(), sources);
        debrief.hold(play);
        debrief
    }

    /// The debrief of a file, or of a session that ended earlier: the worker is at it.
    pub fn of(source: Source, journal: String, sources: Option<Bundle>) -> Debrief {
        let file = SessionFile::read_journal(&journal).ok();
        let (inputs, account) = file.map(|file| (file.inputs, file.account)).unwrap_or_default();
        let account = account.unwrap_or_default();
        Debrief {
            shown: matches!(source, Source::File(_)),
            source,
            journal,
            sources,
            play: None,
            past: None,
            debriefing: None,
            checked: None,
            log: Rc::default(),
            failed: None,
            estimates: account.estimates(),
            own: account.own().map(str::to_owned),
            disputes: account.disputes.clone(),
            advised: Default::default(),
            identifying: Vec::new(),
            unasked: true,
            waits: false,
            stowed: Stowed::default(),
            cited: None,
            log_open: false,
            lost_only: false,
            opened: Vec::new(),
            gauge: 0,
            reminded: false,
            said: String::new(),
            inputs: inputs.into_iter().map(|input| (input.at, input.command)).collect(),
            marking: false,
            marked: Mark::default(),
        }
    }

    /// The session file: the bundle is in it, and what was written and said after the shift.
    pub fn file(&self) -> Option<String> {
        match (&self.source, &self.sources) {
            (Source::File(_), _) => Some(self.journal.clone()),
            (Source::Own(_), Some(sources)) => {
                let account = Account::of(&self.own, &self.estimates).disputing(&self.disputes);
                Some(with_account(&with_bundle(&self.journal, sources), &account))
            }
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

    /// Takes the play as far as it could be replayed.
    pub fn hold(&mut self, play: Play) {
        self.past = Some(Box::new(Past::of(&play, &self.inputs)));
        self.play = Some(Box::new(play));
    }

    /// What was done, with its times.
    pub fn inputs(&self) -> &[(SimTime, Command)] {
        &self.inputs
    }

    /// Moves the scrubber. Whether it stands where it was wanted.
    fn replay(&mut self, go: impl FnOnce(&mut Past) -> bool) -> bool {
        let gone = self.past.as_deref_mut().is_some_and(go);
        if !gone {
            self.said = "The screen at that moment cannot be replayed here.".to_owned();
        }
        gone
    }

    /// Looks at one part of the account.
    fn advise(&mut self, part: Part) {
        let n = part as usize;
        let Some(made) = &self.debriefing else { return };
        let facts: Vec<&str> = made.facts.iter().flatten().map(|fact| fact.text.as_str()).collect();
        self.advised[n] = advice(part, &self.own[n], &facts, &made.people);
    }

    /// Asks the worker what of the account may identify somebody, if it was written in since the worker was asked and has
    /// answered. All of it: a stranger has one stand-in throughout.
    pub fn ask(&mut self) -> Option<Effect> {
        let made =
            self.debriefing.as_ref().filter(|_| self.unasked && !self.waits && !self.is_read_only())?;
        let request =
            Request::Personal { texts: self.own.to_vec(), guard: made.guard.clone(), message: false };
        (self.unasked, self.waits) = (false, true);
        Some(Effect::Work(Box::new(request)))
    }

    /// The worker answered: what was written since is asked about next.
    pub fn was_told(&mut self, found: Vec<Vec<PersonalLine>>) -> Vec<Effect> {
        self.waits = false;
        self.identifying = found.into_iter().map(Rc::new).collect();
        self.ask().into_iter().collect()
    }

    fn write(&mut self, part: Part, now: String) {
        self.own[part as usize] = now.chars().take(limits::TEXT_CHARS).collect();
        self.unasked = true;
        self.advise(part);
    }

    /// Puts the stand-in in the place of words that may identify somebody, in all of the account. Where the writer was,
    /// they go on writing.
    fn stand_in(&mut self, part: Part, quote: &str) -> Vec<Effect> {
        let mut lines = self.identifying.iter().flat_map(|lines| lines.iter());
        let Some(by) = lines.find(|line| line.quote == quote).map(|line| line.by.clone()) else {
            return Vec::new();
        };
        for part in Part::ALL {
            let now = replaced(&self.own[*part as usize], quote, &by);
            self.write(*part, now);
        }
        self.said = format!(
            "\u{201c}{quote}\u{201d} now reads \u{201c}{by}\u{201d}. Write over it to change it back."
        );
        let mut effects = self.mark();
        effects.extend(self.ask());
        effects.extend(focus(&format!("own-{}", part.label().to_lowercase())));
        effects
    }

    /// Takes what a person did.
    pub fn update(&mut self, msg: DebriefMsg) -> Vec<Effect> {
        match msg {
            DebriefMsg::Estimated(..) if self.is_read_only() => {}
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
            DebriefMsg::AccountWritten(..)
            | DebriefMsg::Cited(..)
            | DebriefMsg::DisputeBegun(_)
            | DebriefMsg::DisputeWritten(..)
            | DebriefMsg::DisputeWithdrawn(_)
            | DebriefMsg::StandInWanted(..)
                if self.is_read_only() => {}
            DebriefMsg::AccountWritten(part, now) => self.write(part, now),
            DebriefMsg::StandInWanted(part, quote) => return self.stand_in(part, &quote),
            DebriefMsg::Cited(part, entries) => {
                let own = self.own[part as usize].trim_end();
                let space = if own.is_empty() { "" } else { " " };
                self.write(part, format!("{own}{space}({entries})"));
                self.said = format!("{entries} is cited in {}.", part.label());
            }
            DebriefMsg::DisputeBegun(line) => return self.dispute(line),
            DebriefMsg::DisputeWritten(line, why) => {
                if let Some(now) = self.disputes.iter_mut().find(|dispute| dispute.line == line) {
                    now.why = why.chars().take(limits::DISPUTE_CHARS).collect();
                }
            }
            DebriefMsg::DisputeWithdrawn(line) => {
                self.disputes.retain(|dispute| dispute.line != line);
                self.said = "Withdrawn.".to_owned();
                let mut effects = self.mark();
                effects.extend(focus(&format!("differ-{line}")));
                return effects;
            }
            DebriefMsg::SessionWanted => return self.session_file(),
            DebriefMsg::ExportWanted(export) => return self.export(export),
            DebriefMsg::PrintWanted => return vec![Effect::Print],
            DebriefMsg::SeeWanted(at) => {
                self.replay(|past| past.see_at(SimTime::from_ms(at)));
                return focus(THEN);
            }
            DebriefMsg::MomentPicked(stop) => {
                self.replay(|past| past.pick(stop));
            }
            DebriefMsg::Stepped(forward) => {
                // The slider speaks for itself; what a button did must be said.
                if self.replay(|past| past.step(forward)) {
                    self.said = self.past.as_deref().map(told).unwrap_or_default();
                }
            }
            DebriefMsg::SeenEnough => {
                if let Some(past) = &mut self.past {
                    past.then = None;
                }
                return focus(THEN);
            }
            DebriefMsg::Looked(msg) => {
                let wanted = self.past.as_deref_mut().and_then(|past| past.looked(msg));
                return wanted.map(focus).unwrap_or_default();
            }
            DebriefMsg::EntryWanted(entry) => {
                let id = format!("log-{entry}");
                (self.log_open, self.cited) = (true, Some(entry));
                return vec![Effect::Focus { id }];
            }
            DebriefMsg::LogOpened(open) => self.log_open = open,
            DebriefMsg::LinesWanted(domain) => {
                let id = format!("lines-{domain}");
                self.open(domain);
                return vec![Effect::Focus { id }];
            }
            DebriefMsg::LinesOpened(domain, true) => {
                self.open(domain);
            }
            DebriefMsg::LinesOpened(domain, false) => {
                self.opened.retain(|opened| *opened != domain);
            }
            DebriefMsg::LostOnlyPicked(only) => self.lost_only = only,
            DebriefMsg::GaugePicked(gauge) => self.gauge = gauge,
            DebriefMsg::ReminderLeft => self.reminded = true,
            // The list of drills knows where the drill is: `app::update` does these.
            DebriefMsg::AgainWanted(_) | DebriefMsg::RetryWanted => {}
        }
        let mut effects = self.mark();
        effects.extend(self.ask());
        effects
    }

    /// Whether it is somebody's file, of which nothing can be changed.
    pub fn is_read_only(&self) -> bool {
        matches!(self.source, Source::File(_))
    }

    fn open(&mut self, domain: String) {
        if !self.opened.contains(&domain) {
            self.opened.push(domain);
        }
    }

    /// Begins to dispute a line there is. What was begun and never given a reason is none.
    fn dispute(&mut self, line: String) -> Vec<Effect> {
        let made = self.debriefing.iter().flat_map(|made| &made.domains);
        let known = made.flat_map(|d| d.lines.iter().chain(&d.penalties)).any(|known| known.id == line);
        self.disputes.retain(|dispute| dispute.is_said() || dispute.line == line);
        if !known || self.disputes.len() >= limits::DISPUTES {
            return Vec::new();
        }
        let id = format!("dispute-{line}");
        self.said.clear();
        if !self.disputes.iter().any(|dispute| dispute.line == line) {
            self.disputes.push(Dispute { line, why: String::new() });
        }
        focus(&id)
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
        vec![Effect::Work(Box::new(Request::Export { file, export }))]
    }

    /// Keeps the account and the estimates, if they changed and the last mark is durable. Restricted data is masked
    /// before it is kept; on the screen it stands as it was written, so that its writer sees what to take out.
    pub fn mark(&mut self) -> Vec<Effect> {
        let Source::Own(kept) = &self.source else { return Vec::new() };
        if self.marking {
            return Vec::new();
        }
        let own = self.own.each_ref().map(|text| mask(text).text);
        let said = self.disputes.iter().filter(|dispute| dispute.is_said());
        let masked = |said: &Dispute| Dispute { line: said.line.clone(), why: mask(&said.why).text };
        let disputes = said.map(masked).collect();
        let mark = Mark { own, estimates: self.estimates.clone(), shown: self.shown, disputes };
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
            self.disputes = mark.disputes.clone();
            self.stowed = Stowed::Kept;
            self.marked = mark;
        }
    }
}

/// A text with some words replaced wherever they stand by themselves: `Pell`, and not in `Pellew`.
fn replaced(text: &str, quote: &str, by: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split(quote).peekable();
    while let Some(piece) = pieces.next() {
        out.push_str(piece);
        if let Some(next) = pieces.peek() {
            let within = piece.ends_with(char::is_alphanumeric) || next.starts_with(char::is_alphanumeric);
            out.push_str(if within { quote } else { by });
        }
    }
    out
}

fn focus(id: &str) -> Vec<Effect> {
    vec![Effect::Focus { id: id.to_owned() }]
}

/// The moment the scrubber stands at, for those who listen.
fn told(past: &Past) -> String {
    let moments = past.stop().map(|stop| past.told(stop)).unwrap_or_default();
    let lines: Vec<String> = moments.iter().map(|m| format!("{}: {}.", m.who, m.what)).collect();
    let clock = moments.first().map_or("", |moment| moment.clock.as_str());
    format!("{clock}. {}", lines.join(" "))
}
