//! Clocks that laws and regulators set, in a drill: shown once there is a record, counted from when somebody could know. On
//! the template drill.

use muster::act::Event;
use muster::debrief::star_facts;
use muster::engine::Play;
use muster::projection::legal_clocks;

use crate::marks::{drill, play};

const KIND: &str = "kind = \"incident\"\nservice = \"crm\"";
const BREACH: (&str, &str) = (
    KIND,
    "kind = \"data-breach\"\naware = \"learn(three-stuck)\"\ncontacts = [\"jess-walks-up\"]\nservice = \"crm\"",
);
const HEARD: &str = "at 30s: open jess-walks-up\n";
const KNOWN: &str = "at 2m: open tomasz-asks\n";
const LOG: &str = "at 5m: log data-breach crm \"A list\" \"Shown.\" for jess-walks-up\n";

fn clocks(play: &Play) -> Vec<(String, String)> {
    legal_clocks(play).into_iter().map(|clock| (clock.by, clock.source)).collect()
}

#[test]
fn a_breach_clock_runs_from_when_we_knew_and_is_shown_once_there_is_a_record() {
    let drill = drill(&[BREACH]);
    let (knows, _) = play(&drill, KNOWN);
    assert_eq!(clocks(&knows.play), [], "nothing is shown before there is a record");
    // Known at 14:22, written up at 14:26: 72 hours from 14:22, through Wednesday and Thursday night.
    let (logged, _) = play(&drill, &format!("{HEARD}{KNOWN}{LOG}"));
    assert_eq!(clocks(&logged.play), [("Friday 13 March 2026 14:22".to_owned(), "ICO72".to_owned())]);
    // Nobody opened what would have told them: it runs from when the matter reached the desk.
    let (unaware, _) = play(&drill, &format!("{HEARD}{LOG}"));
    assert_eq!(clocks(&unaware.play)[0].0, "Friday 13 March 2026 14:20");
}

#[test]
fn how_soon_privacy_was_told_is_a_fact_of_the_debrief() {
    let drill = drill(&[BREACH]);
    let fact = |script: &str| {
        let (done, card) = play(&drill, &format!("{KNOWN}{script}"));
        let facts = star_facts(&done.play, &card).result;
        facts.into_iter().map(|fact| fact.text).find(|text| text.starts_with("Aware at"))
    };
    assert_eq!(
        fact("at 6m: call privacy \"A list was shown to three people.\"\n").as_deref(),
        Some(
            "Aware at 14:22; Data protection officer was told at 14:27, 5 minutes later; the policy wants 10 minutes."
        )
    );
    assert_eq!(
        fact("").as_deref(),
        Some("Aware at 14:22; Data protection officer was not told; the policy wants 10 minutes.")
    );
    // What is passed to them about something else tells them nothing of it.
    let other = fact(
        "at 6m: log incident crm \"Grey\" \"Grey.\"\nthen: escalate #1 to privacy functional \"A screen.\"\n",
    );
    assert!(other.is_some_and(|text| text.contains("was not told")));
    // Whom the story names for the trigger stands for them.
    let need = "[[need]]\nid = \"deputy\"\ntrigger = \"E2\"\nto = [\"tomasz\"]\nvoice = true\n\n[[check]]";
    let with_deputy = crate::marks::drill(&[BREACH, ("[[check]]", need)]);
    let (done, card) =
        play(&with_deputy, &format!("{KNOWN}at 6m: call tomasz \"A list was shown to three people.\"\n"));
    let facts = star_facts(&done.play, &card).result;
    let told = facts.iter().find(|fact| fact.text.starts_with("Aware at")).expect("when");
    assert!(
        told.text.contains("Tomasz Wilk, for the Data protection officer, was told at 14:27"),
        "{}",
        told.text
    );
    let (early, card) = play(&drill, "at 30s: call privacy \"Good afternoon.\"\n");
    let facts = star_facts(&early.play, &card).result;
    assert!(facts.iter().all(|fact| !fact.text.starts_with("Aware at")), "nobody ever knew: {facts:?}");
}

#[test]
fn the_rule_of_the_day_and_the_sector_holds() {
    let complaint = |sector: &str, starts: &str| {
        let kind = format!("kind = \"complaint\"\n{sector}contacts = [\"jess-walks-up\"]\nservice = \"crm\"");
        let drill =
            drill(&[(KIND, &kind), ("starts = \"2026-03-10 14:20\"", &format!("starts = \"{starts}\""))]);
        let log =
            "at 1m: open jess-walks-up\nthen: log complaint crm \"Cut off\" \"Twice.\" for jess-walks-up\n";
        clocks(&play(&drill, log).0.play)
    };
    let by = |text: &str| vec![(text.to_owned(), "OFC".to_owned())];
    let telecoms = "sector = \"telecoms\"\n";
    assert_eq!(complaint(telecoms, "2026-03-10 14:20"), by("the end of Tuesday 5 May 2026"));
    assert_eq!(complaint(telecoms, "2026-04-08 14:20"), by("the end of Wednesday 20 May 2026"));
    assert_eq!(complaint("", "2026-04-08 14:20"), []);
}

#[test]
fn closing_an_incident_never_closes_the_complaint_that_came_with_it() {
    let drill = drill(&[]);
    let script = "at 30s: open jess-walks-up\n\
        then: log incident crm \"Grey\" \"Grey.\" for jess-walks-up\n\
        then: log complaint crm \"Cut off\" \"Twice.\" for jess-walks-up\n\
        then: link #1 #2\n\
        then: resolve #1 fix \"Works again.\"\n\
        then: reopen #1 \"It froze again.\"\n\
        then: resolve #1 fix \"Works again.\"\n\
        then: close #1 \"\"\nthen: close #1 \"\"\n";
    let (done, card) = play(&drill, script);
    let records = &done.play.state().records;
    assert!(records[0].is_over() && !records[1].is_over());
    assert_eq!((records[0].reopened, records[1].reopened), (1, 0));
    let facts = star_facts(&done.play, &card).result;
    assert!(facts.iter().any(|fact| fact.text == "INC-1042 was reopened once."), "{facts:?}");
}

#[test]
fn what_was_written_up_late_says_so_and_what_was_written_at_once_does_not() {
    let drill = drill(&[]);
    let told = |script: &str| {
        let (done, card) = play(&drill, script);
        let facts = star_facts(&done.play, &card).result;
        facts.into_iter().map(|fact| fact.text).find(|text| text.contains("written up"))
    };
    let late = "at 30s: open jess-walks-up\nat 6m: log incident crm \"Grey\" \"Grey.\" for jess-walks-up\n";
    assert_eq!(told(late).as_deref(), Some("INC-1042 was written up 6 minutes after it was first heard."));
    let soon = "at 30s: open jess-walks-up\nthen: log incident crm \"Grey\" \"Grey.\" for jess-walks-up\n";
    assert_eq!(told(soon), None);
}

#[test]
fn a_complaint_closes_with_an_answer_and_a_review_with_owners() {
    let drill = drill(&[]);
    let missing = |script: &str| {
        let (done, _) = play(&drill, script);
        done.play.entries().iter().rev().find_map(|entry| match &entry.event {
            Event::CloseWarned { missing, .. } | Event::Closed { missing, .. } => Some(missing.clone()),
            _ => None,
        })
    };
    let has =
        |script: &str, gate: &str| missing(script).expect("closing was tried").iter().any(|id| id == gate);
    let open = |kind: &str| {
        format!("at 30s: open jess-walks-up\nthen: log {kind} crm \"Cut off\" \"Twice.\" for jess-walks-up\n")
    };
    let answer = "then: answer jess-walks-up \"Sorry about that. Here is what we found.\"\n";
    assert!(has(&format!("{}then: close #1 \"\"\n", open("complaint")), "answered"));
    assert!(!has(&format!("{}{answer}then: close #1 \"\"\n", open("complaint")), "answered"));
    assert!(!has(&format!("{}then: close #1 \"\"\n", open("incident")), "answered"));
    let review = |end: &str| {
        format!(
            "{}then: review #1 \"It froze.\" action prevent \"Agree a change window\"{end}\nthen: close #1 \"\"\n",
            open("incident")
        )
    };
    assert!(has(&review(""), "follow-up") && has(&review(" owner you"), "follow-up"));
    assert!(!has(&review(" owner you due 2026-04-10"), "follow-up"));
}
