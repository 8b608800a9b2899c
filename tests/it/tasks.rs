//! What colleagues are asked to do, and who can be reached, on the template drill.

use std::sync::Arc;

use muster::act::Event;
use muster::engine::{Drill, Refusal};
use muster::projection::allocation::{Holds, allocation};
use muster::rehearse::perform::Performed;
use muster::time::{SimSpan, SimTime};

use crate::marks::{drill, play};

const TASKS: &str = r#"[[colleague]]
id = "jess"
composure = 40
skill = 50
trust = 50
[[colleague]]
id = "tomasz"
composure = 80
skill = 100
trust = 50

[[fact]]
id = "okafor-told"
text = "Mrs Okafor has been rung back"

[[task]]
id = "ring-okafor"
asks = ["ring ... okafor"]
takes = "10m"
read_back = "Ring Mrs Okafor back. Yes."
misheard_if = "composure(jess) < 50 and not inject(steady)"
misheard = "Ring Mr O'Keefe? All right."
done = "She is content."
wrong = "I rang Mr O'Keefe, and he was puzzled."
wrong_if = "inject(goes-wrong)"
tells = ["okafor-told"]
effects = ["composure jess +5"]

[[inject]]
id = "steady"
at = "20m"
[[inject]]
id = "goes-wrong"
at = "25m"

[[presence]]
id = "owen-out"
who = "telephony"
name = "Owen Prythergch"
is = "stale-number"
rings = "30s"
text = "The number you have rung is not in use."
[[presence]]
id = "yusuf-comes"
who = "telephony"
name = "Yusuf Adeyemi"
is = "here"
travel = "20m"
[[presence]]
id = "tomasz-lunch"
who = "tomasz"
is = "break"
from = "30m"
until = "35m"
text = "Back at five to."

[[check]]"#;

fn with_tasks() -> Arc<Drill> {
    drill(&[("ends = \"12m\"", "ends = \"60m\""), ("[[check]]", TASKS)])
}

fn done(script: &str) -> Performed {
    play(&with_tasks(), script).0
}

const LOG: &str = "at 1m: log incident crm \"Grey screen\" \"Grey screen on Save.\"\n";

/// What became of a task, a call or an escalation.
fn told(entry: &muster::act::Entry) -> Option<String> {
    let yes = |right: bool| if right { "right" } else { "wrong" };
    Some(match &entry.event {
        Event::Delegated { task, which, by, .. } => {
            format!(
                "{task} given {which:?} {}",
                by.map_or("no time".to_owned(), |by| by.since(SimTime::START).to_string())
            )
        }
        Event::ReadBack { right, .. } => format!("read back {}", yes(*right)),
        Event::ReadBackConfirmed { right, .. } => format!("confirmed {}", yes(*right)),
        Event::ReadBackMended { needed, .. } => format!("mended {needed}"),
        Event::ProgressTold { left, .. } => format!("{left} left"),
        Event::TaskReported { task, right, .. } => format!("{task} reported {}", yes(*right)),
        Event::TaskOverdue { task, .. } => format!("{task} overdue"),
        Event::TaskTakenBack { task, .. } => format!("{task} taken back"),
        Event::Unanswered { name, why, next, .. } => format!("no answer {name} {} {next:?}", why.word()),
        Event::CalledOut { by, .. } => format!("answered by {by:?}"),
        Event::EscalationTaken { by, .. } => format!("taken by {by}"),
        Event::EscalationUnanswered { .. } => "taken by nobody".to_owned(),
        Event::CameIn { name, .. } => format!("came in {name}"),
        Event::FactLearned { fact } if fact.as_str() == "okafor-told" => "known".to_owned(),
        _ => return None,
    })
}

/// What became of tasks and calls, a line each, with the minute.
fn story(script: &str) -> Vec<String> {
    let line =
        |e: &muster::act::Entry| Some(format!("{} {}", e.at.since(SimTime::START).whole_minutes(), told(e)?));
    done(script).play.entries().iter().filter_map(line).collect()
}

#[test]
fn a_task_takes_its_time_by_skill_and_is_reported() {
    let jess = format!("{LOG}at 21m: delegate jess #1 \"Please ring Mrs Okafor back.\" by 40m\n");
    let wanted =
        ["21 t1 given Some(TaskId(\"ring-okafor\")) 40m", "21 read back right", "31 t1 reported wrong"];
    assert_eq!(story(&jess), wanted, "it went wrong by then, and nothing is known of it");
    let tomasz = format!("{LOG}at 2m: delegate tomasz #1 \"Please ring Mrs Okafor back.\"\n");
    let mended = format!("{tomasz}then: put-right t1 \"Okafor, not O'Keefe.\"\n");
    let wanted = [
        "2 t1 given Some(TaskId(\"ring-okafor\")) no time",
        "2 read back wrong",
        "2 mended true",
        "7 t1 reported right",
        "7 known",
    ];
    assert_eq!(story(&mended), wanted, "twice the skill, half the time");
    let confirmed = story(&format!("{tomasz}then: confirm t1\n"));
    assert_eq!(confirmed[2..], ["2 confirmed wrong", "7 t1 reported wrong"], "confirmed as misheard");
}

#[test]
fn a_time_box_runs_out_and_a_chase_is_answered() {
    let script = format!(
        "{LOG}at 2m: delegate jess #1 \"Look up the last three bookings.\" by 4m\n\
         then: delegate jess #1 \"Then write to the bay.\"\nat 3m: chase jess \"How are you getting on?\"\n"
    );
    let wanted = [
        "2 t1 given None 4m",
        "2 read back right",
        "2 t2 given None no time",
        "2 read back right",
        "3 4m left",
        "3 9m left",
        "4 t1 overdue",
        "7 t1 reported right",
        "12 t2 reported right",
    ];
    assert_eq!(story(&script), wanted, "the second after the first");
    let refused = done("at 3m: chase jess \"How are you getting on?\"\n").refused;
    assert!(matches!(refused.as_slice(), [(1, Refusal::NotYet { .. })]), "{refused:?}");
}

#[test]
fn what_is_taken_back_is_not_reported_and_can_be_given_again() {
    let script = format!(
        "{LOG}at 21m: delegate jess #1 \"Ring Mrs Okafor back.\"\nthen: take-back t1\n\
         then: delegate tomasz #1 \"Ring Mrs Okafor back.\"\n"
    );
    let told = story(&script);
    assert!(
        told.contains(&"21 t1 taken back".to_owned())
            && told.iter().all(|line| !line.contains("t1 reported"))
    );
    assert!(told.contains(&"26 t2 reported wrong".to_owned()), "{told:?}");
}

#[test]
fn a_message_that_asks_somebody_gives_nobody_a_task() {
    let told = done("at 2m: send floor by team-chat \"Can someone ring Mrs Okafor back?\"\n");
    assert!(told.play.state().tasks.is_empty());
    let named = done(&format!("{LOG}at 2m: delegate telephony #1 \"Ring Mrs Okafor back.\"\n")).refused;
    assert!(matches!(named.as_slice(), [(2, Refusal::NotYet { .. })]), "a team is escalated to: {named:?}");
}

#[test]
fn nobody_answers_and_the_next_on_the_list_is_the_trainees_to_try() {
    let call = "call telephony \"The booking screen is grey.\"\n";
    let told = story(&format!("at 1m: {call}then: {call}then: {call}"));
    let wanted = [
        "2 no answer Owen Prythergch stale-number Some(\"Yusuf Adeyemi\")",
        "3 answered by Some(\"Yusuf Adeyemi\")",
        "5 no answer Owen Prythergch stale-number Some(\"Yusuf Adeyemi\")",
        "23 came in Yusuf Adeyemi",
    ];
    assert_eq!(
        told, wanted,
        "ringing takes its time; who was reached is not the first to be tried next time"
    );
    let lunch = story("at 31m: call tomasz \"Are you there?\"\nat 36m: call tomasz \"Are you there?\"\n");
    assert_eq!(lunch, ["32 no answer Tomasz Wilk break None", "37 answered by None"]);
}

#[test]
fn who_is_on_a_break_is_asked_in_vain() {
    let script =
        format!("{LOG}at 3m: relieve jess \"Ten minutes.\"\nat 5m: delegate jess #1 \"Ring Mrs Okafor.\"\n");
    assert_eq!(story(&script), ["5 no answer Jess Tranter break None"]);
}

#[test]
fn the_allocation_shows_who_does_what_until_when() {
    let script = format!("{LOG}at 2m: delegate jess #1 \"Look up the last three bookings.\" by 4m\n");
    let drill = with_tasks();
    let (_, steps) = muster::scenario::words::parse_inputs(
        &script,
        &drill.scenario,
        &drill.scenario.variants[0],
        &drill.policy,
        &mut muster::diagnostic::Problems::new(),
    );
    let mut play = muster::engine::Play::begin(&drill, &drill.scenario.variants[0].id, 1).unwrap();
    for step in &steps {
        play.submit(play.now(), step.command.clone()).unwrap();
        play.advance_to(play.now() + SimSpan::minutes(1));
    }
    let rows = allocation(&play);
    let jess = rows.iter().find(|row| row.person.as_str() == "jess").unwrap();
    assert_eq!((jess.name.as_str(), jess.tasks.len()), ("Jess Tranter", 1));
    assert_eq!(jess.tasks[0].by, Some(SimTime::START + SimSpan::minutes(4)));
    assert_eq!(jess.tasks[0].stands, Holds::ReadBack);
    let tomasz = rows.iter().find(|row| row.person.as_str() == "tomasz").unwrap();
    assert!(tomasz.tasks.is_empty());
}

#[test]
fn what_is_passed_on_is_taken_by_whoever_is_there() {
    let away = |name: &str, is: &str| {
        format!(
            "[[presence]]\nid = \"{is}-{}\"\nwho = \"telephony\"\nname = \"{name}\"\nis = \"{is}\"\n",
            name.len()
        )
    };
    let taken = |presences: &str| -> Vec<String> {
        let drill =
            drill(&[("ends = \"12m\"", "ends = \"60m\""), ("[[check]]", &format!("{presences}[[check]]"))]);
        let script = format!(
            "{LOG}at 2m: escalate #1 to telephony functional \"Grey screens on bay 2, since two.\"\n"
        );
        let entries = play(&drill, &script).0.play.entries().to_vec();
        entries.iter().filter_map(told).filter(|line| line.starts_with("taken")).collect()
    };
    let (owen, yusuf) = ("Owen Prythergch", "Yusuf Adeyemi");
    assert_eq!(taken(&away(owen, "stale-number")), ["taken by Owen Prythergch"], "a record needs no number");
    assert_eq!(taken(&away(owen, "busy")), ["taken by Yusuf Adeyemi"]);
    assert_eq!(taken(&(away(owen, "busy") + &away(yusuf, "away"))), ["taken by nobody"]);
}
