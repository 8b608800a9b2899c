//! A post-incident review in the drill: written in parts, marked by what rules can see, kept with the session. On the
//! template drill.

use std::sync::Arc;

use muster::act::Event;
use muster::engine::Drill;
use muster::projection::timeline;

use crate::marks::{drill, line, play};

const PARTS: [&str; 4] = ["whole", "factors", "actions", "blameless"];

/// The template with an item for each part of a review, and one that a condition sees.
fn asked() -> Arc<Drill> {
    let item = |id: &str, rule: &str| {
        format!(
            "[[item]]\nid = \"{id}\"\ndomain = \"closure\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-01\"\nweight = 50\n{rule}\n\n"
        )
    };
    let mut items: String = PARTS
        .iter()
        .map(|part| {
            item(part, &format!("review = \"{part}\"\nof = \"review(case=grey-screen)\"\nwhich = \"last\""))
        })
        .collect();
    items += &item("seen", "done = \"review(has=actions)\"\ndue = \"10m\"");
    drill(&[("[[item]]", &format!("{items}[[item]]"))])
}

const OPEN: &str = "then: log incident crm \"Grey screen\" \"Grey screen on Save.\"\n";

const GOOD: &str = r#"then: review #1 "From 14:00 to 14:31 bookings froze on a grey screen for 3 of 14 agents on bay 2."
  - factor trigger "The supplier changed the booking service at two in the afternoon."
  - factor latent-condition "A change there needs nobody's word here before it goes in." behind 1
  - factor detection-gap "The board counts sign-ins and never whether a save goes through."
  - well "The paper form went round the bay within two minutes."
  - action detect "Add a test booking to the board every five minutes" owner applications due 2026-04-10 measure "A frozen save shows within 5 minutes"
  - action prevent "Agree with the supplier that changes wait for seven in the evening" owner duty-manager due 2026-05-29 measure "0 changes in opening hours in 3 months"
"#;

/// What each part earned of its points, in percent, and its line.
fn marked(script: &str) -> [(u32, u32, String); 4] {
    let (_, card) = play(&asked(), script);
    PARTS.map(|part| {
        let found = line(&card, part);
        (found.earned * 100 / found.points, found.pending * 100 / found.points, found.rule.clone())
    })
}

/// The same with one thing of the good review changed.
fn changed(from: &str, to: &str) -> [(u32, u32, String); 4] {
    assert!(GOOD.contains(from), "{from}");
    marked(&format!("{OPEN}{}", GOOD.replacen(from, to, 1)))
}

#[test]
fn a_review_with_all_its_parts_earns_all_and_leaves_the_rest_to_a_coach() {
    for (earned, pending, rule) in marked(&format!("{OPEN}{GOOD}")) {
        assert_eq!((earned, pending), (100, 0), "{rule}");
        assert!(rule.contains("for a coach: whether these factors explain what happened"), "{rule}");
    }
    let (done, card) = play(&asked(), &format!("{OPEN}{GOOD}"));
    assert_eq!(line(&card, "seen").earned, line(&card, "seen").points);
    let moments = timeline(done.play.drill(), done.play.plot(), done.play.entries());
    let told: String = moments.into_iter().filter_map(|moment| moment.own_words).collect();
    assert!(told.contains("Factor 2 (latent condition, behind factor 1): A change there needs"), "{told}");
    assert!(told.contains("owner: Applications team; due: 2026-04-10; measure: A frozen save"), "{told}");
}

#[test]
fn nothing_earns_by_not_being_there() {
    let alone = "then: review #1 \"From 14:00 to 14:31 bookings froze on a grey screen for 3 of 14 agents on bay 2.\"\n";
    let [whole, factors, actions, blameless] = marked(&format!("{OPEN}{alone}")).map(|(earned, ..)| earned);
    assert_eq!((factors, actions, blameless), (0, 0, 0));
    assert!(whole < 10, "{whole}");
    let (_, card) = play(&asked(), OPEN);
    assert!(PARTS.iter().all(|part| line(&card, part).earned == 0));
    let (_, card) = play(&asked(), &format!("{OPEN}{alone}"));
    assert_eq!(line(&card, "seen").earned, 0, "a summary has no actions");
}

#[test]
fn each_rule_sees_its_own_fault_and_says_so() {
    // What is changed in the good review, the part that loses by it, and what is said.
    let table = [
        (
            "The board counts sign-ins",
            "Jess should have rung sooner, and the board counts sign-ins",
            3,
            "beside \u{201c}should have\u{201d}",
        ),
        (
            "The board counts sign-ins and never whether a save goes through.",
            "Tomasz forgot to look at the board.",
            3,
            "where asking why stops",
        ),
        ("\" behind 1", "\"", 1, "no factor lies behind another"),
        ("factor trigger", "factor amplifier", 1, "no factor is a trigger"),
        (" owner applications", "", 2, "action 1: nobody owns it"),
        (" due 2026-04-10", " due 2026-03-10", 2, "action 1: its date has gone by"),
        (" due 2026-04-10", " due \"next month\"", 2, "action 1: it has no date"),
        (" due 2026-05-29", " due 2026-06-09", 2, "action 2: its date is more than ninety days off"),
        (
            "\"A frozen save shows within 5 minutes\"",
            "\"It is seen sooner\"",
            2,
            "action 1: there is no number",
        ),
        ("action prevent", "action learn", 2, "no action is to prevent"),
        ("action detect", "action mitigate", 2, "no action is to detect or to respond"),
        (
            "Add a test booking to the board every five minutes",
            "Monitoring",
            2,
            "action 1: it needs a verb first",
        ),
    ];
    for (from, to, part, says) in table {
        let found = changed(from, to);
        let (earned, pending, rule) = &found[part];
        assert!(*earned < 100 && *pending == 0, "{to}: {rule}");
        assert!(rule.contains(says), "{to}: {rule}");
        assert!(found[0].0 < 100, "the whole loses too: {to}");
        for other in [1, 2].into_iter().filter(|other| *other != part) {
            assert_eq!(found[other].0, 100, "{to} loses nothing of {}: {}", PARTS[other], found[other].2);
        }
    }
}

#[test]
fn what_rules_cannot_tell_waits_for_a_coach() {
    let [_, _, (earned, pending, rule), _] =
        changed("Add a test booking to the board", "Synthetic test booking on the board");
    assert!(earned < 100 && earned + pending >= 99, "{rule}");
    assert!(rule.contains("rules cannot see what is to be done"), "{rule}");
}

#[test]
fn care_and_reminders_alone_change_nothing() {
    let careful = |n: u32| {
        format!(
            "  - action {} \"Remind staff to be more careful, take {n}\" owner you due 2026-04-10 measure \"0 cases\"\n",
            if n == 1 { "prevent" } else { "respond" }
        )
    };
    let head = &GOOD[..GOOD.find("  - action").unwrap()];
    let [_, _, (_, _, rule), _] = marked(&format!("{OPEN}{head}{}{}", careful(1), careful(2)));
    assert!(rule.contains("nothing changes by being careful"), "{rule}");
}

#[test]
fn the_last_review_counts_where_the_drill_says_so_and_a_refused_one_leaves_no_trace() {
    let poor = "then: review #1 \"All is well again.\"\n";
    assert_eq!(marked(&format!("{OPEN}{poor}{GOOD}"))[0].0, 100);
    let nobody = GOOD.replacen("owner applications", "owner you", 1);
    let (done, _) = play(&asked(), &format!("{OPEN}{nobody}"));
    let reviewed = |event: &Event| matches!(event, Event::Reviewed { .. });
    assert_eq!(done.play.entries().iter().filter(|entry| reviewed(&entry.event)).count(), 1);
    let circle =
        "then: review #1 \"x\" factor trigger \"a b c d\" behind 2 factor trigger \"b c d e\" behind 1\n";
    let mut problems = muster::diagnostic::Problems::new();
    let drill = asked();
    let variant = &drill.scenario.variants[0];
    muster::scenario::words::parse_inputs(circle, &drill.scenario, variant, &drill.policy, &mut problems);
    assert_eq!(problems.sorted()[0].what, "factor 1 lies behind itself");
}
