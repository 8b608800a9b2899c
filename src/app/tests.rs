//! Dead Air played through messages only, the way the page plays it.

use std::sync::Arc;

use super::act::acts;
use super::*;
use crate::act::Command;
use crate::engine::{Drill, Play};
use crate::projection::commands;
use crate::rehearse::perform;
use crate::session::{Bundle, SessionFile};
use crate::time::{SimSpan, SimTime};
use crate::tree;
use crate::verify::Recorded;

const SEED: u64 = 7;

fn compiled_text() -> String {
    let [scenario, policy, lexicon] = [
        include_str!("../../scenarios/dead-air/drill.toml"),
        include_str!("../../scenarios/brightwater/policy.toml"),
        include_str!("../../scenarios/lexicon/en-GB.toml"),
    ];
    let tree = |text: &str| tree::json::write(&tree::toml::parse(text).0);
    let bundle =
        Bundle { scenario: scenario.to_owned(), policy: policy.to_owned(), lexicon: lexicon.to_owned() };
    let bundle = serde_json::to_string(&bundle).unwrap();
    let (scenario, policy, lexicon) = (tree(scenario), tree(policy), tree(lexicon));
    format!(r#"{{"scenario":{scenario},"policy":{policy},"lexicon":{lexicon},"bundle":{bundle}}}"#)
}

/// A page held by a test, which stands in for the shell.
struct Hand {
    model: Model,
    effects: Vec<Effect>,
}

impl Hand {
    fn new() -> Hand {
        let mut hand = Hand { model: Model::default(), effects: Vec::new() };
        hand.tell(Msg::Started);
        hand.tell(Msg::CatalogueFetched(Ok(
            r#"[{"id":"dead-air","title":"Dead Air","summary":"","level":"","minutes":25}]"#.to_owned(),
        )));
        hand
    }

    fn at_the_desk(pace: Pace) -> Hand {
        let mut hand = Hand::new();
        hand.tell(Msg::DrillChosen("dead-air".to_owned()));
        hand.tell(Msg::SeedDealt(3_000_000 + SEED));
        hand.tell(Msg::DrillFetched(Ok(compiled_text())));
        hand.tell(Msg::LabelWritten("  Robin  ".to_owned()));
        hand.tell(Msg::ShiftBegun(Some(1)));
        hand.tell(Msg::PaceChosen(pace));
        hand
    }

    fn tell(&mut self, msg: Msg) {
        let (model, effects) = update(std::mem::take(&mut self.model), msg);
        self.model = model;
        self.effects.extend(effects);
    }

    fn session(&self) -> &Recorded {
        match &self.model {
            Model::Console(console) => console.session(),
            Model::Debrief(debrief) => debrief.session(),
            other => panic!("no session on this screen: {other:?}"),
        }
    }

    fn play(&self) -> &Play {
        self.session().play()
    }

    fn tick(&mut self, elapsed_ms: u32) {
        self.tell(Msg::Ticked { elapsed_ms, wall: Some(2) });
    }

    /// Lets the clock run to `at` at this pace, and the rest that is no whole tick at 1x.
    fn wait_until(&mut self, at: SimTime, factor: u8) {
        self.tell(Msg::PaceChosen(Pace::Times(factor)));
        while self.play().now() < at && self.play().state().ended.is_none() {
            let left = at.since(self.play().now()).ms();
            let wall = left / u64::from(factor);
            match wall {
                0 => {
                    self.tell(Msg::PaceChosen(Pace::Times(1)));
                    self.tick(u32::try_from(left).unwrap());
                    self.tell(Msg::PaceChosen(Pace::Times(factor)));
                }
                wall => self.tick(u32::try_from(wall.min(250)).unwrap()),
            }
        }
    }

    /// Does `command` through the controls: the act, its choices, its texts. `slowly` types a letter at a time with
    /// ten seconds in between.
    fn press(&mut self, command: &Command, slowly: bool) {
        let mut bare = command.clone();
        let texts: Vec<String> = bare.texts_mut().into_iter().map(std::mem::take).collect();
        let (mut clause_cited, mut percent, mut next_at, mut begun_from) = (None, None, None, None);
        match &mut bare {
            Command::Decide { clause, sure, .. } => (clause_cited, percent) = (clause.take(), sure.take()),
            Command::Send { next, using, .. } => (next_at, begun_from) = (next.take(), using.take()),
            _ => {}
        }
        let offered = acts(self.play());
        let found = offered.iter().find_map(|act| {
            let (values, _) = act.commands.iter().find(|(_, c)| *c == bare)?;
            Some((act.clone(), values.clone()))
        });
        let (act, values) =
            found.unwrap_or_else(|| panic!("no act for {bare:?} at {}", self.play().now().ms()));
        self.tell(Msg::ActChosen(act.id.clone()));
        if act.is_immediate() {
            return;
        }
        for (n, value) in values.iter().enumerate() {
            self.tell(Msg::Picked(n, Some(*value)));
        }
        for (n, text) in texts.iter().enumerate() {
            self.tell(Msg::FieldEntered);
            if slowly {
                let mut written = String::new();
                for letter in text.chars() {
                    written.push(letter);
                    self.tell(Msg::Written(n, written.clone()));
                    self.tick(10_000);
                }
            } else {
                self.tell(Msg::Written(n, text.clone()));
            }
            self.tell(Msg::FieldLeft);
        }
        self.tell(Msg::ClausePicked(clause_cited));
        if let Some(percent) = percent {
            self.tell(Msg::SureWritten(format!("{percent} %")));
        }
        if let Some(at) = next_at {
            self.tell(Msg::NextWritten(self.play().plot().starts.clock.at(at)));
        }
        if begun_from.is_some() {
            self.tell(Msg::TemplatePicked(begun_from));
        }
        self.tell(Msg::FormSent);
        assert!(
            !matches!(&self.model, Model::Console(c) if c.form.is_some()),
            "the form was not taken: {:?}",
            self.session().inputs().last()
        );
    }

    fn outcome(&self) -> String {
        let file = SessionFile::read(self.session().text().as_bytes()).unwrap();
        file.end.expect("the shift is over").outcome
    }
}

fn drill() -> Arc<Drill> {
    Compiled::read(&compiled_text()).unwrap().drill
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
    let compiled = Compiled::read(&compiled_text()).unwrap();
    let variant = compiled.drill.deal(SEED).clone();
    let about = crate::session::write::About::default();
    let mut session = Recorded::begin(&compiled.drill, &compiled.bundle, &variant, SEED, &about).unwrap();
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
    assert!(matches!(hand.model, Model::Debrief(_)));
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
            hand.tell(Msg::CarriedOn);
        }
    }
    let inputs = hand.session().inputs().to_vec();
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
            .filter(|command| !matches!(command, Command::Correct { .. }))
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
    hand.tell(Msg::FieldEntered);
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a field has the focus");
    hand.tell(Msg::FieldLeft);
    hand.tell(Msg::ActChosen("log".to_owned()));
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a form is open");
    hand.tell(Msg::FormLeft);
    hand.tick(3_600_000);
    assert_eq!(hand.play().now(), now + SimSpan::seconds(100), "a tab that slept counts five seconds");
}

#[test]
fn a_form_says_what_is_missing_and_keeps_what_was_written() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let problem = |hand: &Hand| match &hand.model {
        Model::Console(console) => console.form.as_ref().and_then(|form| form.problem.clone()),
        _ => None,
    };
    hand.tell(Msg::ActChosen("log".to_owned()));
    hand.tell(Msg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: kind of work.");
    hand.tell(Msg::Picked(0, Some(0)));
    hand.tell(Msg::Picked(1, Some(99)));
    hand.tell(Msg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Choose first: service.");
    hand.tell(Msg::Picked(1, Some(0)));
    hand.tell(Msg::Written(0, "   ".to_owned()));
    hand.tell(Msg::Written(1, "Kept".to_owned()));
    hand.tell(Msg::FormSent);
    assert_eq!(problem(&hand).unwrap(), "Write something first: title.");
    hand.tell(Msg::Written(0, "Calls go silent".to_owned()));
    hand.tell(Msg::FormSent);
    assert_eq!(hand.play().state().records[0].text, "Kept");
}

#[test]
fn messages_that_come_too_late_change_nothing() {
    let mut hand = Hand::new();
    for msg in [Msg::FormSent, Msg::CarriedOn, Msg::SessionWanted, Msg::ActChosen("log".to_owned())] {
        hand.tell(msg);
        assert!(matches!(hand.model, Model::Catalogue(_)));
    }
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.tell(Msg::ActChosen("open/nobody".to_owned()));
    hand.tell(Msg::DrillFetched(Err("gone".to_owned())));
    assert!(matches!(&hand.model, Model::Console(c) if c.said == "That is no longer possible."));
    hand.tell(Msg::Left);
    assert!(matches!(hand.model, Model::Loading(_)));
    hand.tell(Msg::Ticked { elapsed_ms: 250, wall: None });
    hand.tell(Msg::CatalogueFetched(Err("no network".to_owned())));
    assert!(matches!(&hand.model, Model::Broken(b) if b.what == "no network"));
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
    assert!(changes < 40, "{changes} of 240 ticks changed the page");
}

#[test]
fn the_files_carry_the_session() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.press(&Command::End, false);
    hand.effects.clear();
    hand.tell(Msg::SessionWanted);
    let Some(Effect::SaveFile { name, text, .. }) = hand.effects.first() else { panic!() };
    assert_eq!(name, "dead-air-7.muster.jsonl");
    let file = SessionFile::read(text.as_bytes()).unwrap();
    assert_eq!(file.header.label, "Robin");
    assert!(file.end.is_some() && file.damage.is_none());

    hand.tell(Msg::AccountWritten(debrief::Part::Reflection, "I would log sooner.".to_owned()));
    hand.tell(Msg::MarkdownWanted);
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
