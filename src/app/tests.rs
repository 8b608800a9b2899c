//! Dead Air played through messages only, the way the page plays it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::act::acts;
use super::briefing::BriefingMsg;
use super::catalogue::CatalogueMsg;
use super::console::{Console, ConsoleMsg, Held, Pane, Tab};
use super::debrief::{Debrief, DebriefMsg, Part};
use super::keys::{KEYS, Place};
use super::model::Screen;
use super::store::{Answer, Ask, Kept, Settings};
use super::*;
use crate::act::Command;
use crate::engine::{Drill, Play};
use crate::jobs;
use crate::projection::commands;
use crate::rehearse::perform;
use crate::session::{Bundle, SessionFile};
use crate::time::{SimSpan, SimTime};
use crate::verify::Recorded;

mod briefing;
mod catalogue;
mod clock;
mod corrections;
mod debrief;
mod desk;
mod disputes;
mod guard;
mod keeping;
mod outcome;
mod promises;
mod replay;
mod reviews;
mod writing;

const SEED: u64 = 7;

fn bundle() -> Bundle {
    Bundle {
        scenario: include_str!("../../scenarios/dead-air/drill.toml").to_owned(),
        policy: include_str!("../../scenarios/brightwater/policy.toml").to_owned(),
        lexicon: crate::text::lexicon::shipped(),
    }
}

fn compiled_text() -> String {
    jobs::compile(&bundle()).unwrap()
}

/// A page held by a test, which stands in for the shell: its store is a few maps, its worker the library.
struct Hand {
    model: Model,
    drawn: view::Drawn,
    effects: Vec<Effect>,
    store: Store,
}

/// What a browser keeps.
#[derive(Clone, Debug, Default)]
struct Store {
    sessions: BTreeMap<String, Kept>,
    lines: BTreeMap<String, Vec<String>>,
    marks: BTreeMap<String, String>,
    drills: BTreeMap<String, String>,
    sources: BTreeMap<String, Bundle>,
    settings: Option<Settings>,
    /// Nothing can be kept.
    full: bool,
    /// Another tab holds what is read.
    elsewhere: bool,
}

impl Store {
    fn ready(&self) -> Answer {
        let sessions = self.sessions.values().rev().cloned().collect();
        Answer::Ready { sessions, settings: self.settings.clone(), lost: None, persistent: true }
    }

    fn answer(&mut self, ask: Ask) -> Option<Answer> {
        if self.full && !matches!(ask, Ask::Open | Ask::Read { .. } | Ask::Release { .. }) {
            let sid = match ask {
                Ask::Append { sid, .. } | Ask::Mark { sid, .. } => Some(sid),
                _ => None,
            };
            return Some(Answer::Failed { sid, why: "There is no room.".to_owned(), gone: false });
        }
        Some(match ask {
            Ask::Open => self.ready(),
            Ask::Begin { session, header, drill } => {
                let sid = session.sid.clone();
                self.drills.insert(session.drill_key.clone(), drill);
                self.sessions.insert(sid.clone(), *session);
                self.lines.insert(sid.clone(), vec![header]);
                Answer::Appended { sid, kept: 1 }
            }
            Ask::Append { sid, from, lines } => {
                let kept = self.lines.entry(sid.clone()).or_default();
                assert_eq!(from as usize, kept.len(), "a gap or an overlap");
                kept.extend(lines);
                Answer::Appended { kept: kept.len() as u32, sid }
            }
            Ask::Mark { sid, mark } => {
                self.marks.insert(sid.clone(), mark);
                Answer::Marked { sid }
            }
            Ask::Note { session } => {
                self.sessions.insert(session.sid.clone(), *session);
                Answer::Noted
            }
            Ask::Sources { drill_key, sources } => {
                self.sources.insert(drill_key, sources);
                Answer::Noted
            }
            Ask::Read { sid, take } => {
                let session = self.sessions[&sid].clone();
                Answer::Read {
                    lines: self.lines[&sid].clone(),
                    mark: self.marks.get(&sid).cloned(),
                    drill: self.drills.get(&session.drill_key).cloned(),
                    sources: self.sources.get(&session.drill_key).cloned(),
                    held: take || !self.elsewhere,
                    session: Box::new(session),
                }
            }
            Ask::Release { .. } => return None,
            Ask::Forget { sids } => {
                self.sessions.retain(|sid, _| !sids.contains(sid));
                self.ready()
            }
            Ask::Settings { settings } => {
                self.settings = Some(settings);
                Answer::Noted
            }
        })
    }
}

const LIST: &str = r#"[{"id":"dead-air","title":"Dead Air","summary":"","level":"","minutes":25,"kind":"outage",
    "file":"drills/dead-air.json","sources":"drills/dead-air.sources.json"}]"#;

impl Hand {
    fn new() -> Hand {
        Hand::with(Store::default(), "")
    }

    /// A page opened at this route, over what a browser keeps.
    fn with(store: Store, route: &str) -> Hand {
        let mut hand =
            Hand { model: Model::default(), drawn: view::Drawn::default(), effects: Vec::new(), store };
        hand.tell(Msg::Started(route.to_owned()));
        hand
    }

    fn at_the_desk(pace: Pace) -> Hand {
        let mut hand = Hand::new();
        hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
        hand.tell(Msg::Briefing(BriefingMsg::SeedWritten(SEED.to_string())));
        hand.tell(Msg::Briefing(BriefingMsg::LabelWritten("  Robin  ".to_owned())));
        hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(1))));
        hand.at(ConsoleMsg::PaceChosen(pace));
        hand
    }

    /// Does something at the desk.
    fn at(&mut self, msg: ConsoleMsg) {
        self.tell(Msg::Console(msg));
    }

    /// Tells, and performs what the page wants done as a browser would.
    fn tell(&mut self, msg: Msg) {
        let (model, effects) = update(std::mem::take(&mut self.model), msg);
        self.model = model;
        // Whatever happened, what is kept of the last drawing is what would be made anew.
        let kept = view::page_again(&self.model, &mut self.drawn);
        assert!(kept == view::page(&self.model), "a part of the desk was kept that had changed");
        for effect in effects {
            self.effects.push(effect.clone());
            match effect {
                Effect::FetchCatalogue => self.tell(Msg::CatalogueFetched(Ok(LIST.to_owned()))),
                Effect::FetchDrill { .. } => self.tell(Msg::DrillFetched(Ok(compiled_text()))),
                Effect::FetchSources { .. } => {
                    let sources = serde_json::to_string(&bundle()).unwrap();
                    self.tell(Msg::SourcesFetched(Ok(sources)));
                }
                Effect::DealSeed => self.tell(Msg::SeedDealt(3_000_000 + SEED)),
                Effect::Keep(ask) => {
                    let text = serde_json::to_string(&ask).unwrap();
                    let answer = self.store.answer(serde_json::from_str(&text).unwrap());
                    answer.into_iter().for_each(|answer| self.tell(Msg::Stored(Box::new(answer))));
                }
                Effect::Work(request) => {
                    let reply = jobs::perform(&serde_json::to_string(&request).unwrap());
                    self.tell(Msg::Worked(Ok(Box::new(serde_json::from_str(&reply).unwrap()))));
                }
                Effect::StartTicking
                | Effect::StopTicking
                | Effect::SaveFile { .. }
                | Effect::AskFile
                | Effect::Print
                | Effect::Show { .. }
                | Effect::Focus { .. } => {}
            }
        }
    }

    fn console(&self) -> &Console {
        match &self.model.screen {
            Screen::Console(console) => console,
            other => panic!("not at the desk: {other:?}"),
        }
    }

    fn debrief(&self) -> &Debrief {
        match &self.model.screen {
            Screen::Debrief(debrief) => debrief,
            other => panic!("not at the debrief: {other:?}"),
        }
    }

    fn play(&self) -> &Play {
        match &self.model.screen {
            Screen::Console(console) => console.play(),
            Screen::Debrief(debrief) => debrief.play.as_ref().unwrap(),
            other => panic!("no session on this screen: {other:?}"),
        }
    }

    fn tick(&mut self, elapsed_ms: u32) {
        self.tell(Msg::Ticked { elapsed_ms, wall: Some(2) });
    }

    /// Lets the clock run to `at` at this pace, and the rest that is no whole tick at 1x.
    fn wait_until(&mut self, at: SimTime, factor: u8) {
        self.at(ConsoleMsg::PaceChosen(Pace::Times(factor)));
        while self.play().now() < at && self.play().state().ended.is_none() {
            let left = at.since(self.play().now()).ms();
            let wall = left / u64::from(factor);
            match wall {
                0 => {
                    self.at(ConsoleMsg::PaceChosen(Pace::Times(1)));
                    self.tick(u32::try_from(left).unwrap());
                    self.at(ConsoleMsg::PaceChosen(Pace::Times(factor)));
                }
                wall => self.tick(u32::try_from(wall.min(250)).unwrap()),
            }
        }
    }

    /// Does `command` through the controls: the act, its choices, its texts. `slowly` types a letter at a time with
    /// ten seconds in between.
    fn press(&mut self, command: &Command, slowly: bool) {
        let mut bare = command.clone();
        let parts = match &mut bare {
            Command::Review { parts, .. } => std::mem::take(parts),
            _ => Default::default(),
        };
        // The words of a line that is offered are not the trainee's to write.
        let texts: Vec<String> = match &mut bare {
            Command::Say { chosen: Some(_), .. } => Vec::new(),
            bare => bare.texts_mut().into_iter().map(std::mem::take).collect(),
        };
        let (mut clause_cited, mut percent, mut next_at, mut begun_from) = (None, None, None, None);
        let mut from_whom = None;
        match &mut bare {
            Command::Log { contact, .. } => from_whom = Some(contact.take()),
            Command::Decide { clause, sure, .. } => (clause_cited, percent) = (clause.take(), sure.take()),
            Command::Send { next, using, .. } => (next_at, begun_from) = (next.take(), using.take()),
            Command::Delegate { by, .. } => next_at = by.take(),
            _ => {}
        }
        let offered = acts(self.play());
        let found = offered.iter().find_map(|act| {
            let (values, _) = act.commands.iter().find(|(_, c)| *c == bare)?;
            Some((act.clone(), values.clone()))
        });
        let (act, values) =
            found.unwrap_or_else(|| panic!("no act for {bare:?} at {}", self.play().now().ms()));
        self.at(ConsoleMsg::ActChosen(act.id.clone()));
        if act.is_immediate() {
            self.at(ConsoleMsg::ReadingEnded);
            return;
        }
        for (n, value) in values.iter().enumerate() {
            self.at(ConsoleMsg::Picked(n, Some(*value)));
        }
        // Begun from it, then written over: what is there when it is picked stays above it.
        if begun_from.is_some() {
            self.at(ConsoleMsg::TemplatePicked(begun_from));
        }
        for (n, text) in texts.iter().enumerate() {
            self.at(ConsoleMsg::FieldEntered);
            if slowly {
                let mut written = String::new();
                for letter in text.chars() {
                    written.push(letter);
                    self.at(ConsoleMsg::Written(n, written.clone()));
                    self.tick(10_000);
                }
            } else {
                self.at(ConsoleMsg::Written(n, text.clone()));
            }
            self.at(ConsoleMsg::FieldLeft);
        }
        self.at(ConsoleMsg::ClausePicked(clause_cited));
        if let Some(percent) = percent {
            self.at(ConsoleMsg::SureWritten(format!("{percent} %")));
        }
        if let Some(at) = next_at {
            self.at(ConsoleMsg::NextWritten(self.play().plot().starts.clock.at(at)));
        }
        if let Some(contact) = from_whom {
            self.at(ConsoleMsg::ContactPicked(contact));
        }
        reviews::fill(self, &parts);
        self.at(ConsoleMsg::FormSent);
        assert!(
            !matches!(&self.model.screen, Screen::Console(c) if c.form.is_some()),
            "the form was not taken"
        );
    }

    fn outcome(&self) -> String {
        let file = SessionFile::read(self.debrief().file().unwrap().as_bytes()).unwrap();
        assert_eq!(file.damage, None);
        file.end.expect("the shift is over").outcome
    }
}

fn drill() -> Arc<Drill> {
    Arc::new(bundle().drill_or_say().unwrap())
}

/// The witness's inputs with their times.
fn witness() -> Vec<(SimTime, Command)> {
    let drill = drill();
    let variant = drill.deal(SEED).clone();
    let plot = drill.plot(&variant).unwrap().0;
    let done = perform(&drill, &variant, SEED, &plot.script("witness").unwrap().steps).unwrap();
    assert!(done.refused.is_empty(), "{:?}", done.refused);
    done.inputs
}

fn natively(inputs: &[(SimTime, Command)]) -> String {
    let drill = drill();
    let variant = drill.deal(SEED).clone();
    let about = crate::session::write::About::default();
    let mut session = Recorded::begin(&drill, &bundle(), &variant, SEED, &about).unwrap();
    for (at, command) in inputs {
        session.submit(*at, command.clone(), None).unwrap();
    }
    let ends_at = session.play().plot().ends_at;
    session.advance_to(ends_at);
    SessionFile::read(session.text().as_bytes()).unwrap().end.unwrap().outcome
}

fn through_messages(inputs: &[(SimTime, Command)], factor: u8, slowly: bool) -> String {
    let mut hand = Hand::at_the_desk(Pace::Times(factor));
    for (at, command) in inputs {
        hand.wait_until(*at, factor);
        hand.press(command, slowly);
        let _ = view::page(&hand.model);
    }
    let ends_at = hand.play().plot().ends_at;
    hand.wait_until(ends_at, factor);
    assert!(matches!(hand.model.screen, Screen::Debrief(_)));
    assert!(hand.effects.contains(&Effect::StopTicking));
    hand.outcome()
}

impl Hand {
    fn desk(&self) -> view::ConsoleView {
        match view::page(&self.model) {
            view::Page::Console(view) => *view,
            other => panic!("not at the desk: {other:?}"),
        }
    }

    fn key(&mut self, key: &str, place: Place) {
        self.tell(Msg::KeyPressed { key: key.to_owned(), place });
    }
}

fn incident(text: &str) -> Command {
    Command::Log {
        title: "Calls go silent".to_owned(),
        kind: crate::policy::work::WorkKind::Incident,
        service: "voice-hollin".into(),
        text: text.to_owned(),
        contact: None,
    }
}
