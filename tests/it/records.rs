//! Records that outlast an incident: what is written in a problem, a known error and an article; what a published known
//! error changes. On the template drill.

use muster::act::Command;
use muster::diagnostic::Problems;
use muster::engine::Play;
use muster::engine::decide::cost;
use muster::policy::work::Detail;
use muster::projection::commands;
use muster::scenario::words::parse_inputs;

use crate::marks::{drill, line, play};

/// The template after these steps, each as soon as the one before is done; the shift goes on.
fn after(steps: &str) -> Play {
    let drill = drill(&[]);
    let variant = &drill.scenario.variants[0];
    let mut problems = Problems::new();
    let (_, steps) = parse_inputs(steps, &drill.scenario, variant, &drill.policy, &mut problems);
    assert_eq!(problems.sorted(), []);
    let mut play = Play::begin(&drill, &variant.id, 1).expect("a variant");
    for step in steps {
        play.submit(play.now(), step.command).expect("it is allowed");
        while let Some(until) = play.state().busy.as_ref().map(|busy| busy.until) {
            play.advance_to(until);
        }
    }
    play
}

const PROBLEM: &str = "then: log problem crm \"Saves freeze after supplier changes\" \"Third time this year.\"\n\
    then: set #1 hypothesis \"A change at the supplier may lock the table that saves write to; not confirmed.\"\n\
    then: set #1 workaround \"Use the paper form and key it in after six.\"\n";

#[test]
fn each_kind_has_fields_of_its_own_and_no_others() {
    let problem = after(PROBLEM);
    let record = &problem.state().records[0];
    assert_eq!(record.details[&Detail::Workaround], "Use the paper form and key it in after six.");
    let offered: Vec<&str> = commands(&problem)
        .iter()
        .filter_map(|(command, needs_text)| match command {
            Command::Set { setting, .. } if *needs_text => Some(setting.field()),
            _ => None,
        })
        .collect();
    assert_eq!(offered, ["pattern", "hypothesis", "workaround", "cause", "change"]);
    let mut incident = after("then: log incident crm \"Grey\" \"Grey.\"\n");
    let steps = Command::Set {
        record: muster::ids::RecordNo(1),
        setting: muster::act::Setting::Detail(Detail::Steps, "Restart.".to_owned()),
    };
    let refused = incident.submit(incident.now(), steps).expect_err("an incident has no steps");
    assert_eq!(refused.to_string(), "a record of this kind has no steps");
}

#[test]
fn a_known_error_published_early_is_seen_and_makes_answers_quicker() {
    let contacts = ("begins = \"0m\"", "begins = \"0m\"\ncontacts = [\"jess-walks-up\"]");
    let item = "[[item]]\nid = \"known\"\ndomain = \"closure\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-01\"\n\
        done = \"known-error(service=crm)\"\ndue = \"10m\"\n\n\
        [[item]]\nid = \"guess\"\ndomain = \"closure\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-01\"\n\
        detector = \"in-sentences\"\nof = \"set(field=hypothesis)\"\n\n[[item]]";
    let drill = drill(&[contacts, ("[[item]]", item)]);
    let takes = |script: &str| {
        let (done, card) = play(&drill, &format!("at 30s: open jess-walks-up\n{script}"));
        let answer = Command::Answer { contact: "jess-walks-up".into(), text: "Use the form.".to_owned() };
        (
            cost(&done.play.situation(), &answer).takes,
            line(&card, "known").earned > 0,
            line(&card, "guess").earned > 0,
        )
    };
    let known = PROBLEM.to_owned() + "then: set #1 kind known-error\n";
    let (before, seen, guessed) = takes(&known);
    assert!(!seen && guessed, "not published yet; the hypothesis is read");
    let (after, seen, _) = takes(&format!("{known}then: publish #1\n"));
    assert!(seen);
    assert_eq!(after.times(2), before, "half, as the policy says");
    let elsewhere = known.replace("log problem crm", "log problem chat");
    let (other, seen, _) = takes(&format!("{elsewhere}then: publish #1\n"));
    assert_eq!((other, seen), (before, false), "what is known of another service helps nobody here");
}

#[test]
fn there_must_be_something_to_publish() {
    let table = [
        ("log incident", "a known error or an article is published"),
        ("log known-error", "there is nothing to publish yet: write first: workaround"),
        ("log article", "there is nothing to publish yet: write first: steps"),
    ];
    for (log, want) in table {
        let mut play = after(&format!("then: {log} crm \"Grey\" \"Grey.\"\n"));
        let refused = play.submit(play.now(), Command::Publish { record: muster::ids::RecordNo(1) });
        assert_eq!(refused.expect_err("refused").to_string(), want);
    }
}
