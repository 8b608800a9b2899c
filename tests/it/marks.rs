//! How single lines are marked: decay, text, cadence, penalties, flags, reach. Each on the template drill with a script.

use std::sync::Arc;

use muster::act::Event;
use muster::assess::{Line, Outcome, Scorecard, assess};
use muster::diagnostic::Problems;
use muster::engine::Drill;
use muster::rehearse::perform::{Performed, perform};
use muster::scenario::words::parse_inputs;
use muster::session::Bundle;

use crate::shipped::all;

fn template() -> &'static Bundle {
    &all().iter().find(|s| s.drill.scenario.id.as_str() == "frozen-screen").expect("the template").bundle
}

/// The template with parts of its text changed.
pub fn drill(changes: &[(&str, &str)]) -> Arc<Drill> {
    let mut bundle = template().clone();
    for (from, to) in changes {
        assert!(bundle.scenario.contains(from), "{from}");
        bundle.scenario = bundle.scenario.replacen(from, to, 1);
    }
    Arc::new(bundle.drill_or_say().unwrap_or_else(|what| panic!("{what}")))
}

pub fn play(drill: &Arc<Drill>, script: &str) -> (Performed, Scorecard) {
    let variant = &drill.scenario.variants[0];
    let mut problems = Problems::new();
    let (_, steps) = parse_inputs(script, &drill.scenario, variant, &drill.policy, &mut problems);
    let problems = problems.sorted();
    assert!(problems.is_empty(), "{problems:?}");
    let done = perform(drill, &variant.id, 1, &steps).unwrap();
    let card = assess(drill, &variant.id, done.play.entries(), done.play.now()).unwrap();
    (done, card)
}

pub fn line<'c>(card: &'c Scorecard, item: &str) -> &'c Line {
    card.lines.iter().find(|l| l.item.as_str() == item).unwrap_or_else(|| panic!("no item {item}"))
}

const LOG: &str = "then: log incident crm \"Grey screen\" \"Grey screen on Save.\"\n";

#[test]
fn an_obligation_is_full_by_due_then_falls_in_a_straight_line() {
    let drill = drill(&[]);
    // Due after 4 minutes, nothing at 8; logging takes a minute.
    let table =
        [("3m", 1_000), ("3m1s", 995), ("4m", 750), ("5m", 500), ("6m30s", 125), ("7m", 0), ("9m", 0)];
    for (at, thousandths) in table {
        let (_, card) = play(&drill, &format!("at {at}: {}", LOG.trim_start_matches("then: ")));
        let found = line(&card, "log-it");
        assert_eq!(found.earned, found.points * thousandths / 1_000, "logged at {at}: {}", found.rule);
        assert_eq!(found.lost_at.is_some(), thousandths < 1_000, "{at}");
        assert!(!found.entries.is_empty());
    }
    let (_, card) = play(&drill, "at 1m: skip");
    assert_eq!((line(&card, "log-it").earned, line(&card, "log-it").entries.len()), (0, 0));
    assert!(line(&card, "log-it").absence.is_some());
}

#[test]
fn an_item_that_an_act_prevents_is_full() {
    let drill =
        drill(&[("done = \"log(incident, service=crm)\"", "done = \"reopen\"\nprevented_by = \"note\"")]);
    let (_, card) = play(&drill, &format!("{LOG}then: note #1 \"written down\"\n"));
    let found = line(&card, "log-it");
    assert_eq!((found.outcome, found.earned), (Outcome::Prevented, found.points));
}

#[test]
fn what_a_text_says_is_marked_in_the_text_that_was_asked_for() {
    let drill = drill(&[]);
    let said = |text: &str| {
        let (_, card) = play(&drill, &format!("at 1m: send floor by team-chat \"{text}\"\n"));
        let found = line(&card, "say-when");
        (found.earned * 100 / found.points, found.pending * 100 / found.points, found.outcome)
    };
    assert_eq!(said("Please use paper for now. Next update by 14:35."), (100, 0, Outcome::Marked));
    assert_eq!(said("Please use paper for now. More soon."), (0, 0, Outcome::Marked));
    assert_eq!(said("Please use paper. We will not update you by 14:35."), (0, 0, Outcome::Marked));
    assert_eq!(said("Please use paper. Hopefully we can update you by 14:35."), (0, 100, Outcome::Pending));
    assert_eq!(
        said("Please use paper. Next update by [time]."),
        (0, 0, Outcome::Marked),
        "a template left unfilled"
    );
}

#[test]
fn pending_points_stand_beside_the_marks_and_do_not_count() {
    let drill = drill(&[]);
    let (_, card) =
        play(&drill, "at 1m: send floor by team-chat \"Use paper. Hopefully we can update you by 14:35.\"\n");
    assert_eq!(card.pending, line(&card, "say-when").points);
    assert_eq!(card.points, 10_000);
    assert!(card.earned + card.pending <= 10_000);
}

#[test]
fn the_same_words_twice_earn_nothing_twice() {
    let every = [(
        "detector = \"next-update\"\nof = \"send(floor)\"",
        "detector = \"next-update\"\nof = \"send(floor)\"\nwhich = \"last\"",
    )];
    let drill = drill(&every);
    let once = "send floor by team-chat \"Please use paper for now, bay two. Next update from me by 14:35.\"";
    let (_, card) = play(&drill, &format!("at 1m: {once}\n"));
    assert!(line(&card, "say-when").earned > 0);
    let (_, card) = play(&drill, &format!("at 1m: {once}\nthen: {once}\n"));
    assert_eq!(line(&card, "say-when").earned, 0, "{}", line(&card, "say-when").rule);
    assert!(line(&card, "say-when").rule.contains("nearly word for word"));
}

#[test]
fn a_cadence_is_the_share_of_time_in_which_nobody_waited() {
    let cadence = [(
        "need = \"three-screens\"",
        "in_play = \"inject(tomasz-asks)\"\ncadence = \"customers\"\nuntil = \"11m\"",
    )];
    let drill = drill(&cadence);
    let (_, card) = play(&drill, "at 1m: skip\n");
    assert_eq!(line(&card, "pass-it-on").earned, 0, "silence earns nothing");
    let update =
        "send customers by ivr \"Bookings may be slow this afternoon. We will say more here by 14:40.\"";
    let (_, card) = play(&drill, &format!("at 2m: {update}\n"));
    let found = line(&card, "pass-it-on");
    assert_eq!(found.earned, found.points, "one update in time covers it: {}", found.rule);
    let (_, card) = play(&drill, &format!("at 2m: {update}\nat 4m: end\n"));
    let found = line(&card, "pass-it-on");
    assert!(
        0 < found.earned && found.earned < found.points,
        "who leaves early covers a part: {}",
        found.rule
    );
    assert_eq!(
        (found.outcome, found.lost_at.is_some()),
        (Outcome::Marked, true),
        "and what earned was reached"
    );
}

#[test]
fn a_penalty_takes_at_most_what_its_domain_earned() {
    let drill = drill(&[("points = 2\n", "points = 40\n")]);
    let page = "then: declare #1 \"Grey screens on bay two, please take this from me.\"\n";
    let (_, card) = play(&drill, &format!("{LOG}{page}"));
    let penalty = &card.penalties[0];
    assert_eq!((penalty.called_for, penalty.taken), (4_000, 0), "nothing was earned, nothing can be taken");
    let good = "then: escalate #1 to duty-manager functional \"Please ring the supplier by 14:30, grey screens on #1.\"\n";
    let (_, card) = play(&drill, &format!("{LOG}{good}{page}"));
    let domain = card.domains.iter().find(|d| d.domain == card.penalties[0].domain).unwrap();
    assert!(card.penalties[0].taken > 0 && domain.earned == 0);
    assert_eq!(card.earned, card.domains.iter().map(|d| d.earned).sum::<u32>());
}

#[test]
fn a_flag_caps_the_band_and_never_the_number() {
    let drill = drill(&[]);
    let resolve = "then: resolve #1 fix \"Everything is green, I think it is all right again now.\"\n";
    let (_, without) = play(&drill, LOG);
    let (_, with) = play(&drill, &format!("{LOG}{resolve}"));
    assert!(without.flags.is_empty() && with.flags.len() == 1);
    assert_eq!(with.flags[0].flag.as_str(), "R6");
    assert!(with.earned >= without.earned, "the number is not touched");
    assert_eq!(with.band.as_deref(), Some("Not yet"));
    assert!(with.band_note.unwrap().contains("R6"));
}

#[test]
fn a_run_that_ends_early_is_not_given_a_band() {
    let drill = drill(&[]);
    let (done, card) = play(&drill, &format!("{LOG}then: end\n"));
    assert!(done.play.state().ended.is_some());
    assert!(card.reached < 8_000, "{}", card.reached);
    assert_eq!(card.band, None);
    assert_eq!(line(&card, "close-it").outcome, Outcome::NotReached);
    assert_eq!(card.points, 10_000, "what was not reached still counts in the maximum");
}

#[test]
fn duties_follow_the_true_priority_and_not_the_one_set() {
    // The response target of the true P2 passes at 15 minutes, whatever the record says.
    let shipped = crate::shipped::dead_air();
    let variant = &shipped.variants()[0];
    let (_, steps) = {
        let v = shipped.drill.scenario.variant(variant.as_str()).unwrap();
        let script = "at 1m: log incident voice-hollin \"a\" \"b\"\nthen: set #1 impact low\nthen: set #1 urgency low\n";
        parse_inputs(script, &shipped.drill.scenario, v, &shipped.drill.policy, &mut Problems::new())
    };
    let done = perform(&shipped.drill, variant, 1, &steps).unwrap();
    let warned: Vec<String> = done
        .play
        .entries()
        .iter()
        .filter_map(|e| match &e.event {
            muster::act::Event::ClockWarned { clock, basis, percent, .. } => {
                Some(format!("{clock} {basis} {percent} at {}", e.at.whole_minutes()))
            }
            _ => None,
        })
        .collect();
    assert!(warned.contains(&"response true 100 at 5".to_owned()), "{warned:?}");
    assert!(!warned.iter().any(|w| w.starts_with("response set")), "a P5 has two business days: {warned:?}");
}

#[test]
fn a_restricted_number_is_masked_before_anything_keeps_it() {
    let drill = drill(&[]);
    let (done, _) =
        play(&drill, &format!("{LOG}then: note #1 \"She read out 4111 1111 1111 1111, code 123.\"\n"));
    let everything = format!("{:?} {:?} {:?}", done.play.entries(), done.play.state(), done.inputs);
    assert!(everything.contains("[card number]"));
    assert!(!everything.contains("4111"));
}

#[test]
fn what_was_not_done_by_a_time_is_known_just_after_it() {
    let added = "[[inject]]\nid = \"nobody-logged\"\nwhen = \"not log by 2m\"\nfrom = \"jess\"\nchannel = \"walk-up\"\ntext = \"Has anybody logged this?\"\n\n[[check]]";
    let drill = drill(&[("[[check]]", added)]);
    let fired = |script: &str| {
        let (done, _) = play(&drill, script);
        let is = |e: &&muster::act::Entry| matches!(&e.event, muster::act::Event::InjectFired { inject } if inject.as_str() == "nobody-logged");
        done.play.entries().iter().find(is).map(|e| e.at.ms())
    };
    assert_eq!(fired("at 5m: skip\n"), Some(120_001), "by two minutes still holds at two minutes");
    assert_eq!(
        fired(&format!("at 1m: {}", LOG.trim_start_matches("then: "))),
        None,
        "logging ends at two minutes"
    );
    let late = format!("at 1m1s: {}", LOG.trim_start_matches("then: "));
    assert_eq!(fired(&late), Some(120_001), "a second later is too late");
}

#[test]
fn a_window_that_follows_an_event_is_counted_from_it_and_not_from_the_clock() {
    let drill = drill(&[("done = \"log(incident, service=crm)\"", "done = \"note\"\nsince = \"declare\"")]);
    let log = "at 0s: log incident crm \"Grey screen\" \"Grey screen on Save.\"\n";
    let played = |rest: &str| {
        let (_, card) = play(&drill, &format!("{log}{rest}"));
        let found = line(&card, "log-it");
        ((found.earned * 1_000).div_ceil(found.points), found.rule.clone())
    };
    // Declared at 5:30, noted half a minute after it was begun: full for 4 minutes, nothing at 8.
    let declared = "at 5m: declare #1 \"Because.\"\n";
    for (noted, thousandths) in [("8m", 1_000), ("9m", 1_000), ("10m", 750), ("11m", 500)] {
        let (earned, rule) = played(&format!("{declared}at {noted}: note #1 \"So it was.\"\n"));
        assert_eq!(earned, thousandths, "{noted}: {rule}");
        assert!(rule.contains("14:29:30") && rule.contains("from 14:25:30"), "{rule}");
    }
    assert_eq!(played("at 2m: note #1 \"So it was.\"\n").0, 1_000, "done before it was called for");
    let (earned, rule) = played("at 2m: wait 10m\n");
    assert_eq!(earned, 0, "{rule}");
}

#[test]
fn a_rule_shows_the_seconds_that_decided_it() {
    let (_, card) = play(&drill(&[]), &format!("at 3m7s: {}", LOG.trim_start_matches("then: ")));
    let rule = &line(&card, "log-it").rule;
    assert_eq!(rule, "full by 14:24, then down to nothing at 14:28; done at 14:24:07");
}

#[test]
fn a_declaration_is_written_down_when_its_reason_says_something() {
    let drill = drill(&[("done = \"log(incident, service=crm)\"", "done = \"declare(reason=yes)\"")]);
    for (because, full) in [("Because.", false), ("Three agents on two bays, callers waiting.", true)] {
        let (_, card) = play(&drill, &format!("at 0s: {}then: declare #1 \"{because}\"\n", &LOG[6..]));
        assert_eq!(line(&card, "log-it").earned > 0, full, "{because}");
    }
}

/// What closing found missing when it was first tried.
fn missing(script: &str) -> Vec<String> {
    let (done, _) = play(&drill(&[]), script);
    let tried = done.play.entries().iter().find_map(|entry| match &entry.event {
        Event::CloseWarned { missing, .. } | Event::Closed { missing, .. } => Some(missing.clone()),
        _ => None,
    });
    tried.expect("closing was tried")
}

#[test]
fn word_after_a_clear_test_counts_as_word_that_it_is_over() {
    let script = |between: &str| {
        format!(
            "{LOG}then: escalate #1 to duty-manager functional \"Grey screen on Save since 14:20. Please ask.\"\n\
             after service(crm, status=ok) +10s: {between}\
             then: resolve #1 fix \"Supplier took it out.\"\nthen: close #1 \"Done.\"\n"
        )
    };
    let told = "send floor by team-chat \"Bookings save again.\"\n";
    let test = "verify #1 own-screen\n";
    assert!(!missing(&script(&format!("{test}then: {told}"))).contains(&"told".to_owned()));
    assert!(missing(&script(&format!("{told}then: {test}"))).contains(&"told".to_owned()));
}

#[test]
fn a_missed_promise_is_mended_for_the_gate_by_sending_late() {
    let script = |late: &str| {
        format!(
            "{LOG}then: send floor by team-chat \"Use paper. Next update by 14:24.\"\nat 6m: wait 1s\n{late}\
             then: close #1 \"Done.\"\n"
        )
    };
    assert!(missing(&script("")).contains(&"promises".to_owned()));
    let late = "then: send floor by team-chat \"Sorry, late: nothing new yet.\"\n";
    assert!(!missing(&script(late)).contains(&"promises".to_owned()));
}

#[test]
fn who_acknowledges_a_record_that_nobody_owns_owns_it() {
    let owner = |script: &str| {
        let (done, _) = play(&drill(&[]), script);
        done.play.state().records[0].owner.as_ref().map(ToString::to_string)
    };
    assert_eq!(owner(LOG), None);
    assert_eq!(owner(&format!("{LOG}then: acknowledge #1\n")).as_deref(), Some("you"));
    let given = format!("{LOG}then: assign #1 owner duty-manager\nthen: acknowledge #1\n");
    assert_eq!(owner(&given).as_deref(), Some("duty-manager"));
}
