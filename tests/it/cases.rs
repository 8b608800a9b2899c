//! Which case a record is of, and what follows from it: conditions, clocks, marks. On the template drill, with a second
//! case that the same colleague brings.

use std::sync::Arc;

use muster::act::{Command, Event};
use muster::engine::{Drill, Play};
use muster::policy::work::{Basis, ClockKind, WorkKind};
use muster::rehearse::perform::{Performed, perform};
use muster::time::{SimSpan, SimTime};

use crate::marks::{drill, line, play};

/// Jess's screen is frozen, and she is fed up with how she was spoken to: an incident and a complaint.
fn two() -> Arc<Drill> {
    let complaint = "[[case]]\nid = \"manner\"\nwhat = \"Jess was spoken to badly\"\nkind = \"complaint\"\nservice = \"crm\"\n\
        category = \"crm-performance\"\nimpact = \"low\"\nurgency = \"low\"\ncontacts = [\"jess-walks-up\"]\n\
        begins = \"inject(jess-walks-up)\"\n\n[terms]";
    let item = |id: &str, done: &str| {
        format!(
            "[[item]]\nid = \"{id}\"\ndomain = \"classification\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-01\"\ndone = \"{done}\"\n\
             due = \"5m\"\n\n"
        )
    };
    let items = [
        item("screen-logged", "log(incident, case=grey-screen)"),
        item("manner-logged", "log(complaint, case=manner)"),
        item("manner-misfiled", "log(incident, case=manner)"),
        item("manner-linked", "link-record(child=manner, parent=grey-screen)"),
        item("manner-priority", "priority(P5, case=manner)"),
    ];
    drill(&[
        ("begins = \"0m\"", "begins = \"0m\"\ncontacts = [\"jess-walks-up\"]"),
        ("[terms]", complaint),
        ("[[item]]", &format!("{}[[item]]", items.concat())),
    ])
}

/// Which of the items of [`two`] earned their points.
fn earned(script: &str) -> Vec<&'static str> {
    let (_, card) = play(&two(), script);
    let all = ["screen-logged", "manner-logged", "manner-misfiled", "manner-linked", "manner-priority"];
    all.into_iter().filter(|item| line(&card, item).earned > 0).collect()
}

#[test]
fn a_record_is_of_the_case_its_contact_brings_and_its_kind_says_which() {
    let open = "at 30s: open jess-walks-up\n";
    let log = |kind: &str, end: &str| format!("then: log {kind} crm \"A title\" \"A symptom.\"{end}\n");
    let table: [(&str, &str, &[&str]); 9] = [
        ("tied and of its kind", &log("incident", " for jess-walks-up"), &["screen-logged"]),
        ("the same contact, the other kind", &log("complaint", " for jess-walks-up"), &["manner-logged"]),
        ("tied, of a kind neither has: of the first", &log("request", " for jess-walks-up"), &[]),
        ("not tied: by kind and service", &log("complaint", ""), &["manner-logged"]),
        ("not tied, and no case is like it", &log("enquiry", ""), &[]),
        (
            "another kind later is another case",
            &format!(
                "{}then: set #1 kind complaint\nthen: set #1 impact low\nthen: set #1 urgency low\n",
                log("request", " for jess-walks-up")
            ),
            &["manner-priority"],
        ),
        (
            "one reclassified takes its contact along",
            &format!(
                "{}then: reclassify #1 complaint \"She is unhappy with how she was spoken to.\"\nthen: set #2 impact low\nthen: set #2 urgency low\n",
                log("incident", " for jess-walks-up")
            ),
            &["screen-logged", "manner-priority"],
        ),
        (
            "tied later",
            &format!(
                "{}then: link #1 jess-walks-up\nthen: set #1 impact low\nthen: set #1 urgency low\n",
                log("complaint", "")
            ),
            &["manner-logged", "manner-priority"],
        ),
        (
            "parent and child are asked for by their cases",
            &format!(
                "{}{}then: link #1 #2\n",
                log("incident", " for jess-walks-up"),
                log("complaint", " for jess-walks-up")
            ),
            &["screen-logged", "manner-logged", "manner-linked"],
        ),
    ];
    for (what, script, wanted) in table {
        assert_eq!(earned(&format!("{open}{script}")), wanted, "{what}");
    }
}

#[test]
fn nothing_is_logged_for_somebody_unheard() {
    let drill = two();
    let command = Command::Log {
        title: "A title".to_owned(),
        kind: WorkKind::Incident,
        service: "crm".into(),
        text: String::new(),
        contact: Some("jess-walks-up".into()),
    };
    let mut play = Play::begin(&drill, &drill.scenario.variants[0].id, 1).expect("the variant");
    assert!(play.submit(play.now(), command.clone()).is_err(), "she has not come yet");
    play.advance_to(SimTime::START + SimSpan::minutes(1));
    assert!(play.submit(play.now(), command.clone()).is_err(), "she has not been heard");
    let open = Command::Open { contact: "jess-walks-up".into() };
    play.submit(play.now(), open).expect("she can be heard");
    play.advance_to(play.now() + SimSpan::minutes(1));
    assert!(play.submit(play.now(), command).is_ok());
}

/// The warnings on the true priority: case, clock, percent.
fn warnings(done: &Performed) -> Vec<(String, ClockKind, u8)> {
    let warned = |event: &Event| match event {
        Event::ClockWarned { case: Some(case), clock, basis: Basis::True, percent, .. } => {
            Some((case.to_string(), *clock, *percent))
        }
        _ => None,
    };
    done.play.entries().iter().filter_map(|entry| warned(&entry.event)).collect()
}

#[test]
fn each_case_has_clocks_of_its_own_that_begin_with_it() {
    let drill = two();
    let done = perform(&drill, &drill.scenario.variants[0].id, 1, &[]).expect("the variant");
    let (grey, manner) =
        (|w: &&(String, ClockKind, u8)| w.0 == "grey-screen", |w: &&(String, ClockKind, u8)| w.0 == "manner");
    let warned = warnings(&done);
    assert!(warned.iter().filter(grey).count() > 0, "{warned:?}");
    // Two working days: nothing of it goes by in a shift of minutes.
    assert_eq!(warned.iter().filter(manner).count(), 0, "{warned:?}");
}
