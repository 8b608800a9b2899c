//! The floor behind a story: silence floods it, a good message calms it, people who are moved help, and what it does can
//! be seen and waited for.

use std::path::Path;
use std::sync::Arc;

use muster::act::{Command, Event};
use muster::assess::assess;
use muster::engine::{Drill, Play};
use muster::export::{Run, transcript};
use muster::ids::VariantId;
use muster::projection::floor::{LineTotal, totals};
use muster::projection::wallboard::wallboard;
use muster::time::{SimSpan, SimTime};

use crate::marks::drill;
use crate::reports::compare;
use crate::shipped::dead_air;

fn at(minutes: u64) -> SimTime {
    SimTime::START + SimSpan::minutes(minutes)
}

fn tell(text: &str) -> Command {
    Command::Send {
        audience: "customers".into(),
        channel: "ivr".into(),
        text: text.to_owned(),
        next: None,
        using: None,
    }
}

/// What a line had to deal with until `until`, over ten seeds together.
fn floor(drill: &Arc<Drill>, line: &str, acts: &[(u64, Command)], until: u64) -> LineTotal {
    let variant = drill.scenario.variants[0].id.clone();
    let one = |seed| {
        let mut play = Play::begin(drill, &variant, seed).expect("the variant");
        for (minute, act) in acts {
            play.submit(at(*minute), act.clone()).expect("it can be done");
        }
        play.advance_to(at(until));
        totals(&play).into_iter().find(|total| total.label == line).expect("the line")
    };
    (0..10).map(one).reduce(add).expect("ten seeds")
}

fn add(a: LineTotal, b: LineTotal) -> LineTotal {
    LineTotal {
        offered: a.offered + b.offered,
        about: a.about + b.about,
        cut: a.cut + b.cut,
        answered: a.answered + b.answered,
        gave_up: a.gave_up + b.gave_up,
        call_backs: a.call_backs + b.call_backs,
        most_waiting: a.most_waiting.max(b.most_waiting),
        longest: a.longest.max(b.longest),
        ..a
    }
}

const FULL: &str = "We know that calls to Hollin go silent since 10:02. It affects all callers. Please use web chat for \
    now. Our next update is at 10:40.";

#[test]
fn silence_floods_the_chat_and_a_good_message_calms_it() {
    let of = |acts: &[(u64, Command)]| floor(&dead_air().drill, "Web chat", acts, 40);
    let silent = of(&[]);
    let full = of(&[(4, tell(FULL))]);
    let thin = of(&[(4, tell("We know that calls to Hollin go silent."))]);
    let empty = of(&[(4, tell("Something is going on, and it is being looked at."))]);
    assert_eq!(empty, silent, "a message that says nothing changes nothing");
    assert!(thin.about < silent.about && full.about < thin.about, "{silent:?} {thin:?} {full:?}");
    assert!(full.about * 2 < silent.about, "{} of {}", full.about, silent.about);
    assert!(full.gave_up * 2 < silent.gave_up, "{} of {}", full.gave_up, silent.gave_up);
    assert!(full.most_waiting < silent.most_waiting);
    let late = of(&[(25, tell(FULL))]);
    assert!(full.about < late.about && late.about < silent.about, "the later, the less: {late:?}");
    let stale = floor(&dead_air().drill, "Web chat", &[(4, tell(FULL))], 80);
    let renewed = floor(
        &dead_air().drill,
        "Web chat",
        &[(4, tell(FULL)), (36, tell(&FULL.replace("10:40", "11:20")))],
        80,
    );
    assert!(renewed.about < stale.about, "a promise that passes in silence wears off");
}

#[test]
fn the_board_is_empty_while_calls_are_lost_wherever_they_are_lost() {
    for variant in ["board-lies", "sbc-stuck"] {
        let mut play = Play::begin(&dead_air().drill, &VariantId::new(variant), 3).expect("the variant");
        play.advance_to(at(8));
        let waiting = wallboard(&play).into_iter().find(|f| f.gauge.as_str() == "waiting").expect("it").value;
        let cut = totals(&play)[0].cut;
        assert_eq!(waiting, 0, "{variant}: nobody waits");
        assert!(cut > 30, "{variant}: and these were lost: {cut}");
    }
}

/// The template with a line, a surge, somebody who comes when thirty wait, and people who can be moved.
fn with_a_line(line: &str) -> Arc<Drill> {
    let floor = format!(
        "[[line]]\nid = \"chat\"\nlabel = \"Chat\"\nstaff = 4\nhandling = \"6m\"\npatience = \"10m\"\noffered = \"0m 30\"\n{line}\n\n\
         [[surge]]\nid = \"rush\"\nline = \"chat\"\naffected = \"0m 200\"\nask = 100\n\n\
         [[inject]]\nid = \"flooded\"\nwhen = \"waiting(chat) >= 10\"\neffects = [\"staff chat +30\"]\n\n[terms]"
    );
    drill(&[("[terms]", &floor)])
}

#[test]
fn a_queue_can_be_waited_for_and_people_can_be_moved() {
    let drill = with_a_line("");
    let mut play = Play::begin(&drill, &drill.scenario.variants[0].id, 1).expect("the variant");
    play.advance_to(at(15));
    let flooded = play
        .entries()
        .iter()
        .find(|e| matches!(&e.event, Event::InjectFired { inject } if inject.as_str() == "flooded"));
    let flooded = flooded.expect("it came to ten").at;
    let waiting = |minute: SimTime| {
        let lines = play.state().seen.minutes("chat", minute, Some(1));
        lines.map(|m| (m.waiting, m.staff)).next().expect("a minute")
    };
    let before = SimTime::from_ms(flooded.ms() - 60_000);
    assert!(
        waiting(before).0 < 10 && waiting(flooded).0 >= 10,
        "it is known with the minute in which it is so"
    );
    assert_eq!((waiting(before).1, waiting(flooded + SimSpan::minutes(1)).1), (4, 34));
    assert!(waiting(flooded + SimSpan::minutes(3)).0 < 5, "thirty more people deal with them");
}

#[test]
fn who_leaves_a_number_does_not_give_up_and_who_gives_up_may_come_again() {
    let of = |more: &str| floor(&with_a_line(more), "Chat", &[], 15);
    let plain = of("");
    let numbers = of("call_back = 100");
    assert!(plain.gave_up > 0 && plain.call_backs == 0);
    assert!(numbers.gave_up == 0 && numbers.call_backs > 0);
    let again = of("again = 100\nagain_after = \"1m\"");
    assert!(again.offered > plain.offered, "{} and {}", again.offered, plain.offered);
}

#[test]
fn one_message_changes_who_comes_and_nobodys_luck() {
    // Without a surge nothing the trainee says reaches the floor: its minutes are the same to the last contact.
    let drill = drill(&[(
        "[terms]",
        "[[line]]\nid = \"chat\"\nlabel = \"Chat\"\nstaff = 4\nhandling = \"6m\"\npatience = \"10m\"\noffered = \"0m 60\"\n\n[terms]",
    )]);
    let minutes = |acts: &[Command]| {
        let mut play = Play::begin(&drill, &drill.scenario.variants[0].id, 1).expect("the variant");
        for act in acts {
            play.submit(at(2), act.clone()).expect("it can be done");
        }
        play.advance_to(at(10));
        let counted = |e: &muster::act::Entry| match &e.event {
            Event::FloorCounted { lines } => Some((e.at, lines.clone())),
            _ => None,
        };
        play.entries().iter().filter_map(counted).collect::<Vec<_>>()
    };
    let open = Command::Open { contact: "jess-walks-up".into() };
    assert_eq!(minutes(&[]), minutes(&[open]));
    assert_eq!(minutes(&[]).len(), 11, "one at the start, one for each minute");
}

/// The witness of Dead Air at seed 7, with or without its first message to customers; refusals are allowed to the one
/// without.
fn witness(holding: bool) -> Play {
    let variant = VariantId::new("board-lies");
    let inputs = dead_air().perform("witness", &variant, 7).inputs;
    let mut play = Play::begin(&dead_air().drill, &variant, 7).expect("the variant");
    let mut left_out = holding;
    for (at, command) in inputs {
        let told = matches!(&command, Command::Send { audience, .. } if audience.as_str() == "customers");
        if told && !left_out {
            left_out = true;
            continue;
        }
        // What it was free to do earlier it does at the same time.
        let _ = play.submit(at, command);
    }
    let ends_at = play.plot().ends_at;
    play.advance_to(ends_at);
    play
}

/// The two runs are kept as goldens, and the README says what the message was worth on the floor.
#[test]
fn dead_air_with_and_without_its_holding_message() {
    let told = witness(true);
    let silent = witness(false);
    for (name, play) in [("holding", &told), ("no-holding", &silent)] {
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).expect("marks");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/dead-air-floor").join(name);
        compare(&path.with_extension("txt"), &transcript::transcript(&Run::new(play, &card)));
    }
    let sum = |play: &Play| {
        let lines = totals(play);
        let of = |figure: fn(&LineTotal) -> i64| lines.iter().map(figure).sum::<i64>();
        (of(|l| l.about), of(|l| l.gave_up))
    };
    let ((came, left), (came_silent, left_silent)) = (sum(&told), sum(&silent));
    assert!(came_silent > came && left_silent > left);
    let sentence = format!(
        "With its holding message {came} people got in touch because of the disruption and {left} gave up waiting; without it \
         {came_silent} and {left_silent}."
    );
    let readme = include_str!("../../README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains(&sentence), "the README should say: {sentence}");
}
