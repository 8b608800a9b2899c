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
mod corrections;
mod debrief;
mod disputes;
mod guard;
mod promises;
mod replay;
mod reviews;

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

#[test]
fn a_play_through_messages_has_the_outcome_of_the_same_inputs() {
    let inputs = witness();
    assert!(inputs.len() > 40);
    let want = natively(&inputs);
    assert_eq!(through_messages(&inputs, 1, false), want);
    assert_eq!(through_messages(&inputs, 20, false), want, "at 20x");
    assert_eq!(through_messages(&inputs, 5, true), want, "a slow typist");
}

#[test]
fn step_by_step_and_by_the_clock_have_the_same_outcome() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let word = |command: &Command| command.word();
    for wanted in ["open", "log", "wait", "open", "investigate", "wait", "skip", "investigate", "wait", "end"]
    {
        let all = commands(hand.play());
        let (mut command, _) = all.into_iter().find(|(c, _)| word(c) == wanted).expect(wanted);
        command.texts_mut().into_iter().for_each(|t| t.push_str("Calls go silent at Hollin."));
        hand.tick(60_000);
        hand.press(&command, false);
        // Where something arrived on the way there is a choice; here it is to go on.
        while hand.play().state().busy.is_some() {
            hand.at(ConsoleMsg::CarriedOn);
        }
    }
    let inputs = hand.debrief().inputs().to_vec();
    assert!(inputs.last().unwrap().0 > SimTime::START + SimSpan::minutes(5));
    assert_eq!(hand.outcome(), natively(&inputs));
    assert_eq!(hand.outcome(), through_messages(&inputs, 1, false));
    assert_eq!(hand.outcome(), through_messages(&inputs, 20, false));
}

#[test]
fn every_command_of_the_menu_is_in_one_act() {
    let drill = drill();
    let mut play = Play::begin(&drill, drill.deal(SEED), SEED).unwrap();
    let mut seen = 0;
    for (at, command) in witness() {
        play.submit(at, command).unwrap();
        let acts = acts(&play);
        let listed: Vec<&Command> = acts
            .iter()
            .flat_map(|act| &act.commands)
            .map(|(_, command)| command)
            .filter(|command| !matches!(command, Command::Correct { .. } | Command::CorrectPromise { .. }))
            .collect();
        let offered = commands(&play);
        assert_eq!(listed.len(), offered.len());
        assert!(offered.iter().all(|(command, _)| listed.contains(&command)));
        for act in &acts {
            for (values, command) in &act.commands {
                assert_eq!(act.command(values), Some(command), "{}", act.id);
            }
        }
        let mut ids: Vec<&str> = acts.iter().map(|act| act.id.as_str()).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|w| w[0] != w[1]));
        seen = seen.max(acts.len());
    }
    assert!((40..140).contains(&seen), "{seen} acts on one desk");
}

#[test]
fn the_clock_stands_still_while_somebody_writes() {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    hand.tick(1_000);
    let now = hand.play().now();
    assert_eq!(now, SimTime::START + SimSpan::seconds(20));
    hand.at(ConsoleMsg::FieldEntered);
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a field has the focus");
    hand.at(ConsoleMsg::FieldLeft);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a form is open");
    hand.at(ConsoleMsg::FormLeft);
    hand.tick(3_600_000);
    assert_eq!(hand.play().now(), now + SimSpan::seconds(100), "a tab that slept counts five seconds");
}

#[test]
fn a_form_says_what_is_missing_and_keeps_what_was_written() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let problem = |hand: &Hand| match &hand.model.screen {
        Screen::Console(console) => console.form.as_ref().and_then(|form| Some(form.lack.clone()?.words)),
        _ => None,
    };
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: kind of work.");
    // Led to what is missing, wherever the form was scrolled to.
    assert!(hand.effects.contains(&Effect::Focus { id: "choice-0".to_owned() }));
    hand.at(ConsoleMsg::Picked(0, Some(0)));
    hand.at(ConsoleMsg::Picked(1, Some(99)));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: service.");
    hand.at(ConsoleMsg::Picked(1, Some(0)));
    hand.at(ConsoleMsg::Written(0, "   ".to_owned()));
    hand.at(ConsoleMsg::Written(1, "Kept".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Write something first: title.");
    assert!(hand.effects.contains(&Effect::Focus { id: "text-0".to_owned() }));
    hand.at(ConsoleMsg::Written(0, "Calls go silent".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    assert_eq!(hand.play().state().records[0].text, "Kept");
}

#[test]
fn messages_that_come_too_late_change_nothing() {
    let mut hand = Hand::new();
    for msg in [
        Msg::Console(ConsoleMsg::FormSent),
        Msg::Console(ConsoleMsg::CarriedOn),
        Msg::Debrief(DebriefMsg::SessionWanted),
        Msg::Console(ConsoleMsg::ActChosen("log".to_owned())),
        Msg::Ticked { elapsed_ms: 250, wall: None },
        Msg::Worked(Err("late".to_owned())),
    ] {
        hand.tell(msg);
        assert!(matches!(hand.model.screen, Screen::Catalogue(_)));
    }
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("open/nobody".to_owned()));
    hand.tell(Msg::DrillFetched(Err("gone".to_owned())));
    assert_eq!(hand.console().said, "That is no longer possible.");
    hand.tell(Msg::Left);
    assert!(matches!(hand.model.screen, Screen::Catalogue(_)));
    hand.tell(Msg::CatalogueFetched(Err("no network".to_owned())));
    assert!(matches!(hand.model.screen, Screen::Catalogue(_)), "what is kept can be gone on with");
    assert_eq!(hand.model.unfetched.as_deref(), Some("no network"));
}

#[test]
fn most_ticks_change_nothing_that_is_shown() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let mut changes = 0;
    let mut before = view::page(&hand.model);
    for _ in 0..240 {
        hand.tick(250);
        let now = view::page(&hand.model);
        changes += u32::from(now != before);
        before = now;
    }
    assert!(changes < 60, "{changes} of 240 ticks changed the page");
}

#[test]
fn the_files_carry_the_session() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.press(&Command::End, false);
    hand.effects.clear();
    hand.tell(Msg::Debrief(DebriefMsg::SessionWanted));
    let Some(Effect::SaveFile { name, text, .. }) = hand.effects.first() else { panic!() };
    assert_eq!(name, "dead-air-7.muster.jsonl");
    let file = SessionFile::read(text.as_bytes()).unwrap();
    assert_eq!(file.header.label, "Robin");
    assert!(file.end.is_some() && file.damage.is_none());

    hand.tell(Msg::Debrief(DebriefMsg::AccountWritten(Part::Reflection, "I would log sooner.".to_owned())));
    hand.tell(Msg::Debrief(DebriefMsg::ExportWanted(jobs::Export::Markdown)));
    let Some(Effect::SaveFile { name, text, .. }) = hand.effects.last() else { panic!() };
    assert_eq!(name, "dead-air-7.md");
    for want in [
        "# Reflective log: Dead Air",
        "Simulated practice record",
        "I would log sooner.",
        "Replays exactly",
        "Robin",
    ] {
        assert!(text.contains(want), "{want}");
    }
}

#[test]
fn a_reload_comes_back_to_the_same_moment_with_the_same_words_in_the_form() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    for (at, command) in witness().into_iter().take(8) {
        hand.wait_until(at, 5);
        hand.press(&command, false);
    }
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Picked(1, Some(2)));
    hand.at(ConsoleMsg::Written(0, "Half a sent".to_owned()));
    hand.tick(250);
    let (now, kept) = (hand.play().now(), hand.console().kept.clone());
    assert_eq!(hand.console().saved.kept, hand.console().saved.made, "all of it is kept");

    let mut back = Hand::with(hand.store.clone(), &format!("/play/{}", kept.sid));
    assert_eq!(back.play().now(), now);
    assert_eq!(back.play().state(), hand.play().state());
    let form = back.console().form.as_ref().expect("the form is open");
    assert_eq!((form.texts[0].as_str(), form.picked[1]), ("Half a sent", Some(2)));
    assert!(back.console().is_held(), "nothing moves before one is ready");
    back.at(ConsoleMsg::FormLeft);
    back.at(ConsoleMsg::PauseSwitched);
    back.press(&Command::End, false);
    let inputs = back.debrief().inputs().to_vec();
    assert_eq!(back.outcome(), natively(&inputs));
    assert!(back.store.lines[&kept.sid].last().unwrap().starts_with("{\"end\":"));
}

#[test]
fn what_is_not_kept_is_said_and_kept_later() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.store.full = true;
    hand.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    let saved = hand.console().saved.clone();
    assert!(saved.kept < saved.made && saved.failed.is_some());
    assert!(hand.console().said.starts_with("Not saved: There is no room."));
    hand.at(ConsoleMsg::JournalWanted);
    assert!(
        matches!(hand.effects.last(), Some(Effect::SaveFile { .. })),
        "what was played can be taken away"
    );
    hand.store.full = false;
    hand.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    let saved = &hand.console().saved;
    assert_eq!((saved.kept, &saved.failed), (saved.made, &None));
    assert_eq!(hand.store.lines[&hand.console().kept.sid].len() as u32, saved.made);
}

#[test]
fn a_second_tab_looks_and_does_not_act() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.tick(250);
    let sid = hand.console().kept.sid.clone();
    let mut store = hand.store.clone();
    store.elsewhere = true;
    let mut other = Hand::with(store, &format!("/play/{sid}"));
    assert!(other.console().saved.elsewhere);
    let before = other.store.lines.clone();
    other.at(ConsoleMsg::PauseSwitched);
    other.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    other.tick(1_000);
    assert_eq!(other.store.lines, before, "nothing was written");
    other.at(ConsoleMsg::TakeWanted);
    other.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    assert_eq!(other.store.lines[&sid].len(), before[&sid].len() + 1);
    hand.tell(Msg::Stored(Box::new(Answer::Lost { sid })));
    assert!(hand.console().is_held());
}

#[test]
fn a_finished_session_can_be_opened_again_and_so_can_its_file() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.press(&Command::End, false);
    hand.tell(Msg::Debrief(DebriefMsg::AccountWritten(Part::Task, "It was mine to see.".to_owned())));
    let (outcome, file) = (hand.outcome(), hand.debrief().file().unwrap());
    hand.tell(Msg::Left);
    let sid = hand.model.shelf.sessions[0].sid.clone();
    hand.tell(Msg::Catalogue(CatalogueMsg::SessionChosen(sid)));
    assert_eq!(hand.outcome(), outcome);
    assert_eq!(hand.debrief().own[Part::Task as usize], "It was mine to see.");
    hand.tell(Msg::Left);
    hand.tell(Msg::FileGiven(Ok(("a.muster.jsonl".to_owned(), file))));
    let debrief = hand.debrief();
    assert_eq!(debrief.checked.as_ref().unwrap().verdict, "Replays exactly");
    assert!(debrief.debriefing.is_some() && debrief.past.is_some());
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

#[test]
fn the_desk_says_why_the_clock_stands_still() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    let going = |hand: &Hand| hand.desk().head.going;
    assert_eq!(going(&hand), "Clock runs at 5x");
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert_eq!(hand.console().held(), Some(Held::Reading));
    assert_eq!(going(&hand), "Clock stands still while you read");
    hand.at(ConsoleMsg::FieldEntered);
    assert_eq!(going(&hand), "Clock stands still while you write");
    hand.at(ConsoleMsg::FieldLeft);
    hand.at(ConsoleMsg::ReadingEnded);
    hand.tell(Msg::Hidden(true));
    assert_eq!(going(&hand), "Clock stands still while this tab is out of sight");
    hand.tell(Msg::Hidden(false));
    hand.at(ConsoleMsg::PauseSwitched);
    assert_eq!(going(&hand), "Clock stands still until you let it go on");
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    assert_eq!(going(&hand), "Moves only with what you do");
}

#[test]
fn a_busy_desk_goes_on_showing_what_could_be_done() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let count = |hand: &Hand| hand.desk().acts.groups.iter().map(|(_, acts)| acts.len()).sum::<usize>();
    let free = count(&hand);
    hand.press(&incident(""), false);
    let desk = hand.desk();
    assert!(matches!(desk.head.hand, view::console::InHand::Busy { .. }), "{:?}", desk.head.hand);
    assert_eq!(count(&hand), free);
    let ready = |id: &str| {
        let mut acts = desk.acts.groups.iter().flat_map(|(_, acts)| acts);
        acts.find(|act| act.id == id).map(|act| act.ready)
    };
    assert_eq!((ready("log"), ready("end")), (Some(false), Some(true)));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert_eq!(hand.desk().news.notice, "Not now: you are busy until 10:03.");
    hand.at(ConsoleMsg::CarriedOn);
    let work = hand.desk().work;
    let tab = work.tabs.iter().find(|tab| tab.chosen).unwrap();
    assert_eq!(tab.label, "INC-1042 Calls go silent", "what was logged is what one goes on with");
}

#[test]
fn what_was_written_comes_back_into_its_form() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Written(0, "Half a title".to_owned()));
    hand.key("Escape", Place::Field);
    assert!(hand.desk().form.is_none());
    hand.at(ConsoleMsg::ActChosen("call".to_owned()));
    assert!(!hand.desk().form.unwrap().is_draft, "another act has a form of its own");
    hand.at(ConsoleMsg::FormLeft);
    hand.tick(250);
    let sid = hand.console().kept.sid.clone();
    let mut hand = Hand::with(hand.store.clone(), &format!("/play/{sid}"));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    let form = hand.desk().form.unwrap();
    assert!(form.is_draft && form.texts[0].text == "Half a title", "even after a reload");
    assert_eq!(form.texts[0].words, "3 words");
    hand.at(ConsoleMsg::DraftDropped);
    assert_eq!(hand.desk().form.unwrap().texts[0].text, "");
}

#[test]
fn an_act_beside_what_it_is_about_has_that_picked() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    let work = hand.desk().work;
    let view::console::Panel::Talk(talk) = &work.panel else { panic!("the letter is open") };
    assert_eq!((talk.who.as_str(), talk.now.len()), ("Imran Qureshi", 1));
    let ring = talk.acts.iter().find(|act| act.id == "call").unwrap();
    hand.at(ConsoleMsg::ActAimed(ring.id.clone(), ring.aim.clone().unwrap()));
    let form = hand.desk().form.unwrap();
    let picked = &form.choices[0].values[form.choices[0].picked.unwrap()];
    assert_eq!(picked.0, "imran");
    hand.at(ConsoleMsg::FormLeft);
    hand.press(&incident(""), false);
    hand.at(ConsoleMsg::ActAimed("link-contact/1".to_owned(), "imran-reports".to_owned()));
    assert!(hand.desk().form.is_none(), "nothing is left to ask");
    assert_eq!(hand.play().state().records[0].contacts.len(), 1);
}

#[test]
fn a_note_goes_to_the_record_in_the_middle_and_stays_until_it_is_taken() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::NoteWritten("Nobody rings any more.".to_owned()));
    hand.at(ConsoleMsg::NoteSent);
    assert_eq!(hand.desk().note.text, "Nobody rings any more.");
    assert!(hand.desk().news.notice.starts_with("Open a record first"));
    hand.press(&incident(""), false);
    assert_eq!(hand.desk().note.to.as_deref(), Some("INC-1042"));
    hand.at(ConsoleMsg::NoteSent);
    assert_eq!(hand.desk().note.text, "");
    let work = hand.desk().work;
    let view::console::Panel::Record(record) = &work.panel else { panic!("the record is open") };
    assert_eq!(record.log[0].own.as_deref(), Some("Nobody rings any more."));
}

#[test]
fn the_first_steps_leave_when_they_were_taken_and_never_come_back() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let step = |hand: &Hand| hand.desk().guide.map(|guide| guide.step);
    assert_eq!(step(&hand), Some(0));
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert_eq!(step(&hand), Some(1));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert_eq!(step(&hand), None);
    assert!(hand.store.settings.as_ref().unwrap().guided);
    hand.tell(Msg::Left);
    hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
    hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(9))));
    assert_eq!(step(&hand), None);
}

#[test]
fn nothing_written_is_lost_to_reading_or_to_another_act() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert!(
        hand.effects.contains(&Effect::Focus { id: "choice-0".to_owned() }),
        "whoever chose it can begin"
    );
    hand.at(ConsoleMsg::Written(1, "Silent in bay 4".to_owned()));
    hand.key("n", Place::Free);
    assert_eq!(hand.console().tab, Tab::Log, "a letter that goes astray moves nothing while a form is open");
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert!(matches!(hand.console().tab, Tab::Letter(_)), "what came in can be read");
    assert_eq!(hand.desk().form.expect("the form stayed").texts[1].text, "Silent in bay 4");
    hand.at(ConsoleMsg::ActChosen("end".to_owned()));
    let form = hand.desk().form.expect("another form");
    assert_eq!((form.act.as_str(), form.open.is_empty()), ("end", true), "{:?}", form.open);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    let form = hand.desk().form.expect("the first form");
    assert_eq!((form.texts[1].text.as_str(), form.is_draft), ("Silent in bay 4", true));
}

#[test]
fn the_clock_stands_still_over_the_book_until_it_is_put_down() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.at(ConsoleMsg::TabChosen(Tab::Policy));
    assert_eq!(hand.console().held(), Some(Held::Reading));
    hand.at(ConsoleMsg::TabChosen(Tab::Log));
    assert_eq!(hand.console().held(), None);
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    hand.at(ConsoleMsg::TabChosen(Tab::Log));
    assert_eq!(
        hand.console().held(),
        Some(Held::Reading),
        "a letter lies there until it is said that it was read"
    );
}

#[test]
fn where_text_and_field_differ_the_writer_is_told_what_is_promised() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    hand.at(ConsoleMsg::Written(0, "Calls go silent. Next update at 10:35.".to_owned()));
    hand.at(ConsoleMsg::NextWritten("10:30".to_owned()));
    let promised = |hand: &Hand| hand.desk().form.expect("the form").promised;
    assert!(promised(&hand).starts_with("Your message says 10:35."), "{}", promised(&hand));
    hand.at(ConsoleMsg::NextWritten("10:35".to_owned()));
    assert_eq!(promised(&hand), "");
}

#[test]
fn keys_do_what_their_list_says_and_leave_fields_alone() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.key("p", Place::Field);
    assert_eq!(hand.console().tab, Tab::Log, "a letter in a field is a letter");
    hand.key("p", Place::Free);
    assert_eq!(hand.console().tab, Tab::Policy);
    hand.key("t", Place::Control);
    assert_eq!((&hand.console().tab, hand.console().pane), (&Tab::People, Pane::People));
    hand.key(" ", Place::Control);
    assert!(!hand.console().paused, "Space presses what has the focus");
    hand.key(" ", Place::Free);
    assert!(hand.console().paused);
    hand.key("?", Place::Free);
    assert_eq!(hand.model.dialog, Some(dialog::Dialog::Help));
    hand.key("l", Place::Free);
    assert_eq!(hand.console().tab, Tab::People, "what lies over the desk has the keys");
    hand.tell(Msg::Dialog(dialog::DialogMsg::Closed));
    let settings = Settings { keys: false, ..hand.model.shelf.settings.clone() };
    hand.tell(Msg::Dialog(dialog::DialogMsg::Set(settings)));
    hand.key("l", Place::Free);
    assert_eq!(hand.console().tab, Tab::People, "they can be switched off");
    hand.key("Ctrl+K", Place::Field);
    assert!(matches!(hand.model.dialog, Some(dialog::Dialog::Palette { .. })));
    let mut keys: Vec<&str> = KEYS.iter().map(|key| key.key).collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|w| w[0] != w[1]), "no key means two things");
}

#[test]
fn the_palette_finds_acts_by_what_they_say_and_by_their_name_in_a_file() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let found = |hand: &Hand, typed: &str| -> Vec<String> {
        dialog::found(&hand.model, typed).0.into_iter().map(|found| found.label).collect()
    };
    assert!(
        found(&hand, "tell customers")[0].contains("Affected customers"),
        "{:?}",
        found(&hand, "tell customers")
    );
    assert!(found(&hand, "send").iter().all(|label| label.starts_with("Tell")), "{:?}", found(&hand, "send"));
    assert!(
        found(&hand, "wait").iter().take(3).all(|label| label.starts_with("Wait")),
        "what begins so comes first"
    );
    assert_eq!(found(&hand, "no such thing"), Vec::<String>::new());
    let end = |hand: &Hand| match view::dialog::view(&hand.model) {
        Some(view::dialog::DialogView::Palette { end, .. }) => end,
        other => panic!("{other:?}"),
    };
    hand.key("Ctrl+K", Place::Field);
    hand.tell(Msg::Dialog(dialog::DialogMsg::Typed("no such thing".to_owned())));
    assert_eq!(end(&hand), "Nothing that can be done now is called that.");
    hand.tell(Msg::Dialog(dialog::DialogMsg::Closed));
    let slow = hand.console().acts().iter().find(|act| act.id.starts_with("investigate")).unwrap().id.clone();
    hand.at(ConsoleMsg::ActChosen(slow));
    hand.key("Ctrl+K", Place::Field);
    assert!(end(&hand).starts_with("Busy until 10:0"), "{}", end(&hand));
}

#[test]
fn the_checklist_reads_the_message_as_it_is_written_and_can_be_put_away() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    let states = |hand: &Hand| -> Vec<(&str, &str)> {
        hand.desk().form.unwrap().checklist.iter().map(|line| (line.what, line.state)).collect()
    };
    assert!(states(&hand).iter().all(|(_, state)| *state == "open"));
    hand.at(ConsoleMsg::Written(
        0,
        "Calls to Hollin go silent. Please use web chat. Next update by 10:40. It will be fixed by 11:00."
            .to_owned(),
    ));
    for want in [
        ("What is not working", "met"),
        ("What to do meanwhile", "met"),
        ("When the next update comes", "met"),
        ("No guess at the cause", "met"),
        ("No repair time", "not"),
    ] {
        assert!(states(&hand).contains(&want), "{want:?} in {:?}", states(&hand));
    }
    hand.at(ConsoleMsg::Written(0, "It is probably a fault in the network.".to_owned()));
    assert!(states(&hand).contains(&("No guess at the cause", "not")), "{:?}", states(&hand));
    assert_eq!(hand.desk().form.unwrap().soon[0], ("+15 min", "10:17".to_owned()));
    let settings = Settings { checklist: false, ..hand.model.shelf.settings.clone() };
    hand.tell(Msg::Dialog(dialog::DialogMsg::Set(settings)));
    assert!(states(&hand).is_empty());
}

#[test]
fn a_record_shows_its_way_and_policy_is_searched() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    for (at, command) in witness().into_iter().take(9) {
        hand.wait_until(at, 20);
        hand.press(&command, false);
    }
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.key("r", Place::Free);
    let work = hand.desk().work;
    let view::console::Panel::Record(record) = &work.panel else { panic!("the record is open") };
    assert_eq!((record.grade, record.matrix.at, record.major), ("P1", (Some(0), Some(0)), true));
    assert!(record.stages.contains(&("Prioritise", true)) && record.stages.contains(&("Resolve", false)));
    assert!(record.acts.iter().all(|act| !act.label.contains("INC-1042")));
    assert!(hand.desk().strip.due.iter().any(|due| due.what == "INC-1042: resolve"));
    hand.key("p", Place::Free);
    hand.at(ConsoleMsg::Searched("declare proof".to_owned()));
    let work = hand.desk().work;
    let view::console::Panel::Policy(policy) = &work.panel else { panic!("the book is open") };
    assert_eq!(policy.found.as_deref(), Some("1 place"));
    assert!(policy.sections[0].items[0].text.iter().any(|(text, marked)| *marked && text == "proof"));
}

#[test]
fn a_template_lies_below_what_was_written_and_nothing_is_lost() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.tick(60_000);
    hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
    hand.at(ConsoleMsg::Written(0, "My own words.".to_owned()));
    let form = hand.console().form.as_ref().expect("a form");
    let template = form.templates(hand.play()).first().map(|m| (m.id.clone(), m.text.to_string()));
    let (id, words) = template.expect("the drill has a template for customers");
    hand.at(ConsoleMsg::TemplatePicked(Some(id)));
    let text = hand.console().form.as_ref().map(|form| form.texts[0].clone());
    assert_eq!(text, Some(format!("My own words.\n\n{words}")));
}

#[test]
fn waiting_does_not_end_the_shift_before_it_was_said() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let before_the_end = hand.play().plot().ends_at.ms() - 30_000;
    while hand.play().now().ms() < before_the_end && hand.play().state().ended.is_none() {
        let left = before_the_end - hand.play().now().ms();
        hand.at(ConsoleMsg::PaceChosen(Pace::Times(20)));
        hand.at(ConsoleMsg::ReadingEnded);
        hand.tick(u32::try_from(left.div_ceil(20)).unwrap());
    }
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    hand.at(ConsoleMsg::ActChosen("skip".to_owned()));
    assert!(hand.play().state().ended.is_none(), "the first press tells");
    assert!(hand.desk().news.notice.contains("before the shift ends"), "{}", hand.desk().news.notice);
    hand.at(ConsoleMsg::ActChosen("skip".to_owned()));
    assert!(!matches!(hand.model.screen, Screen::Console(_)), "the second lets it end");
}
