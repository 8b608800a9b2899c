//! Passing work on: what a trigger of the policy asks for, what costs where none was met, who takes it. On the template.

use std::sync::Arc;

use muster::act::Event;
use muster::assess::{Outcome, PenaltyLine, Scorecard};
use muster::debrief::passed_on;
use muster::diagnostic::Problems;
use muster::engine::Drill;
use muster::rehearse::perform::Performed;
use muster::session::Bundle;
use muster::time::SimTime;

use crate::marks::{line, play};
use crate::shipped::all;

fn changed(scenario: &[(&str, &str)], policy: &[(&str, &str)]) -> Bundle {
    let found = all().iter().find(|s| s.drill.scenario.id.as_str() == "frozen-screen");
    let mut bundle = found.expect("the template").bundle.clone();
    for (text, changes) in [(&mut bundle.scenario, scenario), (&mut bundle.policy, policy)] {
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            *text = text.replacen(from, to, 1);
        }
    }
    bundle
}

fn drill(scenario: &[(&str, &str)]) -> Arc<Drill> {
    Arc::new(changed(scenario, &[]).drill_or_say().unwrap_or_else(|what| panic!("{what}")))
}

/// A change that adds tables before the marks.
fn with(tables: &str) -> [(&str, &str); 2] {
    [("[[need]]", tables), LONG]
}

/// A change by which the template's trigger is met only when all is over.
const QUIET: (&str, &str) = ("in_play = \"inject(tomasz-asks)\"\nto =", "in_play = \"59m\"\nto =");
const LONG: (&str, &str) = ("ends = \"12m\"", "ends = \"60m\"");
const NEED: &str = "\n[[need]]";
const LOG: &str = "at 10s: log incident crm \"Grey screen\" \"Grey screen on Save.\"\n";

fn pass(to: &str, route: &str) -> String {
    format!("then: escalate #1 to {to} {route} \"Grey screen on Save. Please look by 14:40.\"\n")
}

fn taken<'c>(card: &'c Scorecard, penalty: &str) -> Option<&'c PenaltyLine> {
    card.penalties.iter().find(|line| line.penalty.as_str() == penalty)
}

/// The policy's lines about passing on, with what each costs.
fn costs(card: &Scorecard) -> Vec<(&str, u32)> {
    let of = card.penalties.iter().filter(|line| line.penalty.as_str().starts_with("escalated-"));
    of.map(|line| (line.penalty.as_str(), line.called_for / 100)).collect()
}

/// When something happened, in seconds.
fn when(done: &Performed, wanted: fn(&Event) -> bool) -> Vec<u64> {
    let found = done.play.entries().iter().filter(|entry| wanted(&entry.event));
    found.map(|entry| entry.at.ms() / 1_000).collect()
}

/// When something first happened, in milliseconds.
fn first(done: &Performed, wanted: impl Fn(&Event) -> bool) -> u64 {
    let found = done.play.entries().iter().find(|entry| wanted(&entry.event));
    found.map(|entry| entry.at.ms()).expect("it happened")
}

fn problems(scenario: &[(&str, &str)]) -> Vec<String> {
    let bundle = changed(scenario, &[]);
    let mut problems = Problems::new();
    let (node, mut broken) = muster::tree::toml::parse(&bundle.policy);
    let policy = muster::policy::read::read(&node, &mut broken).expect("the policy reads");
    let (node, _) = muster::tree::toml::parse(&bundle.scenario);
    muster::scenario::read_scenario(&node, &policy, &mut problems);
    problems.sorted().into_iter().map(|problem| problem.what).collect()
}

#[test]
fn a_need_says_who_is_right_by_when_and_the_line_says_it_too() {
    // Tomasz asks at about 1m30s; E5 gives five minutes, nothing after ten.
    let drill = drill(&[LONG]);
    let mut shares = Vec::new();
    for at in ["3m", "6m", "8m", "13m"] {
        let pass = pass("duty-manager", "hierarchical");
        let (done, card) = play(&drill, &format!("{LOG}{}", pass.replace("then:", &format!("at {at}:"))));
        let found = line(&card, "pass-it-on");
        let asked = |event: &Event| matches!(event, Event::InjectFired { inject } if inject.as_str() == "tomasz-asks");
        let asked = first(&done, asked);
        let passed = first(&done, |event| matches!(event, Event::Escalated { .. }));
        let left = (asked + 600_000).saturating_sub(passed).min(300_000);
        let expected = u64::from(found.points) * left / 300_000;
        assert_eq!(u64::from(found.earned), expected, "{at}: {}", found.rule);
        assert_eq!(found.entries.len(), 1, "{at}");
        let clock = done.play.plot().starts.clock.at(SimTime::from_ms(asked));
        let told = format!("E5 (A P1, or something that may become a major incident) was met at {clock}");
        assert!(found.rule.starts_with(&told), "{}", found.rule);
        assert!(found.rule.contains("it goes to Duty manager: full by 14:26"), "{}", found.rule);
        assert_eq!(costs(&card), []);
        shares.push(left / 1_000);
    }
    assert!(
        shares[0] == 300 && (1..300).contains(&shares[1]) && shares[2] < shares[1] && shares[3] == 0,
        "{shares:?}"
    );
}

#[test]
fn the_wrong_role_earns_nothing_and_is_named_with_the_right_one() {
    let (_, card) =
        play(&drill(&[]), &format!("{LOG}at 3m: investigate own-screen\n{}", pass("mim", "hierarchical")));
    assert_eq!(line(&card, "pass-it-on").earned, 0);
    let found = taken(&card, "escalated-to-the-wrong-role").expect("it costs");
    assert_eq!(&*found.what, "Passed to the wrong role: Major incident manager");
    assert!(found.good.starts_with("E5 was met"), "{}", found.good);
    assert!(found.good.contains("goes to Duty manager"), "{}", found.good);
    assert_eq!((found.called_for, found.entries.len(), found.clause.as_str()), (100, 1, "im-06"));
}

#[test]
fn what_nothing_calls_for_costs_little_and_a_junior_less() {
    let script = format!("{LOG}then: investigate own-screen\n{}", pass("security", "functional"));
    let (_, card) = play(&drill(&[QUIET, LONG]), &script);
    assert_eq!(costs(&card), [("escalated-without-need", 1)]);
    let (_, card) = play(&drill(&[("level = \"junior\"", "level = \"mid\""), QUIET, LONG]), &script);
    assert_eq!(costs(&card), [("escalated-without-need", 2)]);
    assert_eq!(&*card.penalties[0].what, "Passed on where nothing called for it: Security desk");
}

#[test]
fn asking_the_first_step_upwards_is_never_held_against_anybody() {
    let again = pass("team-leader", "hierarchical").repeat(5);
    let (_, card) = play(&drill(&[LONG]), &format!("{LOG}{again}"));
    assert_eq!(costs(&card), []);
    // Who is first may be said by the drill; then the policy's are as others.
    let own = [("key = \"author\"", "key = \"author\"\nfirst_step = [\"security\"]"), QUIET, LONG];
    let (_, card) = play(&drill(&own), &format!("{LOG}{}", pass("security", "hierarchical")));
    assert_eq!(costs(&card), []);
    let (_, card) = play(&drill(&own), &format!("{LOG}{}", pass("team-leader", "functional")));
    assert_eq!(costs(&card), [("escalated-without-need", 1)]);
}

#[test]
fn a_drill_lets_pass_what_it_names_and_only_while_it_says_so() {
    let exempt = "[[exempt]]\nid = \"guess\"\nto = [\"network\"]\nwhile = \"not investigate(own-screen)\"\n\
        because = \"Until somebody has looked it may be theirs.\"\n\n[[need]]";
    let [tables, long] = with(exempt);
    let drill = drill(&[tables, long, QUIET]);
    let (_, card) = play(&drill, &format!("{LOG}{}", pass("network", "functional")));
    assert_eq!(costs(&card), []);
    let looked = format!("{LOG}then: investigate own-screen\n{}", pass("network", "functional"));
    let (_, card) = play(&drill, &looked);
    assert_eq!(costs(&card), [("escalated-without-need", 1)]);
}

#[test]
fn dodging_repeating_and_calling_everybody_each_cost_once() {
    let drill = drill(&[QUIET, LONG]);
    let (_, card) = play(&drill, &format!("{LOG}{}", pass("mim", "hierarchical")));
    assert_eq!(costs(&card), [("escalated-unseen", 2)], "nobody had looked, asked or tested");

    // The duty manager is right, but a third time is once too often; hers is the first step only by the policy's list.
    let own = [("key = \"author\"", "key = \"author\"\nfirst_step = [\"phone-leader\"]"), LONG];
    let often =
        |n| format!("{LOG}then: investigate own-screen\n{}", pass("duty-manager", "functional").repeat(n));
    assert_eq!(costs(&play(&self::drill(&own), &often(2)).1), []);
    assert_eq!(costs(&play(&self::drill(&own), &often(3)).1), [("escalated-again", 1)]);

    // Six roles may be needless one by one; from the seventh it is paging everybody. No more than three count.
    let all =
        ["security", "network", "telephony", "applications", "privacy", "comms", "workforce", "complaints"];
    let script: String = all.iter().map(|to| pass(to, "functional")).collect();
    let (_, card) = play(&drill, &format!("{LOG}then: investigate own-screen\n{script}"));
    let mut kinds: Vec<&str> = costs(&card).into_iter().map(|(kind, _)| kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["escalated-to-everybody", "escalated-without-need"]);
    let paged = taken(&card, "escalated-to-everybody").expect("two are too many");
    assert_eq!((paged.called_for, paged.entries.len()), (600, 2));
    assert!(paged.what.ends_with("Workforce desk, Complaints team"), "{}", paged.what);
    assert!(card.penalties.iter().all(|line| line.entries.len() <= 3));
}

/// The security desk hands back, in its own words or the policy's, each time it is passed on.
fn bounces(text: &str) -> Arc<Drill> {
    let tables = format!(
        "[[taking]]\nid = \"bounce\"\nto = \"security\"\nanswer = \"hand-back\"\nafter = \"5m\"\n{text}\n\
        [[need]]\nid = \"disputed\"\ntrigger = \"E15\"\ncase = \"grey-screen\"\nsince = \"count(handed-back(case=grey-screen)) >= 2\"\n\n\
        [[item]]\nid = \"settle\"\ndomain = \"escalation\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-06\"\nneed = \"disputed\"\n{NEED}"
    );
    drill(&with(&tables))
}

#[test]
fn a_desk_that_hands_back_costs_time_and_the_second_time_is_a_trigger() {
    let drill = bounces("text = \"Nothing of ours. Nobody got in.\"");
    let twice = format!("{}then: wait 6m\n", pass("security", "functional")).repeat(2);
    let (done, card) = play(&drill, &format!("{LOG}then: investigate own-screen\n{twice}"));
    let back = when(&done, |event| matches!(event, Event::HandedBack { .. }));
    assert_eq!(back.len(), 2, "each time it was passed on");
    assert!(back[1] - back[0] >= 300, "five minutes each: {back:?}");
    assert!(when(&done, |event| matches!(event, Event::EscalationTaken { .. })).is_empty());
    let said = done.play.entries().iter().find_map(|entry| match &entry.event {
        Event::HandedBack { by, because, .. } => Some((by.clone(), because.clone())),
        _ => None,
    });
    assert_eq!(said.unwrap(), ("Security desk".to_owned(), "Nothing of ours. Nobody got in.".to_owned()));
    let found = line(&card, "settle");
    assert_eq!(found.earned, 0);
    assert!(found.rule.contains("E15"), "{}", found.rule);

    // Passed upwards in time, it is settled.
    let (_, card) =
        play(&drill, &format!("{LOG}then: investigate own-screen\n{twice}{}", pass("mim", "hierarchical")));
    assert_eq!(line(&card, "settle").earned, line(&card, "settle").points);

    // Handed back once only, nothing is disputed, and nothing is earned.
    let once =
        format!("{LOG}then: investigate own-screen\n{}then: wait 6m\n", pass("security", "functional"));
    let (_, card) = play(&drill, &once);
    assert_eq!(line(&card, "settle").earned, 0);
    assert!(
        line(&card, "settle")
            .rule
            .contains("E15 (Teams dispute whose it is, or it has bounced twice) was not met")
    );
}

#[test]
fn without_words_of_the_drill_a_desk_hands_back_in_the_policys() {
    let (done, _) = play(&bounces(""), &format!("{LOG}{}then: wait 6m\n", pass("security", "functional")));
    let said = done.play.entries().iter().find_map(|entry| match &entry.event {
        Event::HandedBack { because, .. } => Some(because.clone()),
        _ => None,
    });
    assert_eq!(said, Some(done.play.drill().policy.overreach.handed_back.to_string()));
}

#[test]
fn where_nobody_answers_the_next_name_must_be_tried() {
    let tables = "[[taking]]\nid = \"silent\"\nto = \"mim\"\nanswer = \"none\"\n\n\
        [[need]]\nid = \"next\"\ntrigger = \"E17\"\nsince = \"unanswered(mim)\"\n\n\
        [[item]]\nid = \"next-name\"\ndomain = \"escalation\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-06\"\nneed = \"next\"\n\n[[need]]";
    let drill = drill(&with(tables));
    let script = format!(
        "{LOG}then: investigate own-screen\n{}then: wait 15m\nthen: wait 15m\n",
        pass("mim", "hierarchical")
    );
    let (done, card) = play(&drill, &script);
    let passed = when(&done, |event| matches!(event, Event::Escalated { .. }));
    let silent = when(&done, |event| matches!(event, Event::EscalationUnanswered { .. }));
    assert_eq!(silent, [passed[0] + 600], "ten minutes, as E17 says");
    assert_eq!(line(&card, "next-name").earned, 0);
    // The wait ends with the news, and ringing the duty manager will do.
    let tried = script.replacen(
        "then: wait 15m\n",
        "then: wait 15m\nthen: call duty-manager \"Gareth does not answer. Can you take it?\"\n",
        1,
    );
    let (_, card) = play(&drill, &tried);
    assert_eq!(line(&card, "next-name").earned, line(&card, "next-name").points);
}

#[test]
fn who_takes_it_may_read_back_what_they_understood() {
    let tables = "[[taking]]\nid = \"whole\"\nto = \"duty-manager\"\nif = \"escalate(duty-manager, says=scope)\"\n\
        text = \"Grey screens on bay 2, three of them. I'll have the supplier on by half past.\"\n\n[[need]]";
    let drill = drill(&with(tables));
    let read_back = |text: &str| {
        let script = format!("{LOG}then: escalate #1 to duty-manager functional \"{text}\"\nthen: wait 5m\n");
        let (done, _) = play(&drill, &script);
        let entries = done.play.entries().iter();
        let said = entries.filter_map(|entry| match &entry.event {
            Event::EscalationTaken { text, .. } => Some(text.clone()),
            _ => None,
        });
        (
            said.collect::<Vec<_>>(),
            passed_on(&done.play).into_iter().map(|fact| fact.text).collect::<Vec<_>>().join("\n"),
        )
    };
    let (said, told) = read_back(
        "INC-1042: grey screen on Save for three agents on bay 2 since 14:20. Tried nothing yet. Please ring the supplier and tell me by 14:30.",
    );
    assert!(said[0].starts_with("Grey screens on bay 2"), "{said:?}");
    assert!(
        told.contains("belongs in one: what is seen to go wrong; when it began; who or how much is affected"),
        "{told}"
    );
    assert!(told.contains("Taken and read back by Denise Fairclough"), "{told}");
    let (said, told) = read_back("Booking screen. Please look.");
    assert_eq!(said, [""], "the rota took it, and had nothing to read back");
    assert!(told.contains("It lacked:") && told.contains("when it began"), "{told}");
    assert!(told.contains("Taken by Denise Fairclough"), "{told}");
}

#[test]
fn like_contacts_count_within_ten_minutes_and_only_of_their_case() {
    let at = |second: &str, third: &str| {
        let contact = |id: &str, at: &str| {
            format!(
                "[[inject]]\nid = \"{id}\"\nat = \"{at}\"\nfrom = \"jess\"\nchannel = \"team-chat\"\ntext = \"Grey again.\"\n\n"
            )
        };
        let tables = format!(
            "{}{}[[inject]]\nid = \"pattern\"\nwhen = \"like-contacts(grey-screen) >= 3\"\neffects = [\"tell three-stuck\"]\n{NEED}",
            contact("second", second),
            contact("third", third)
        );
        let contacts =
            ("begins = \"0m\"", "begins = \"0m\"\ncontacts = [\"jess-walks-up\", \"second\", \"third\"]");
        let all = [contacts, ("[[need]]", &tables), LONG];
        let (done, _) = play(
            &drill(&all),
            "at 1s: wait 40m\nthen: wait 40m\nthen: wait 40m\nthen: wait 40m\nthen: wait 40m\n",
        );
        when(&done, |event| matches!(event, Event::InjectFired { inject } if inject.as_str() == "pattern"))
    };
    assert_eq!(at("5m", "10m20s"), [620], "the first came at 20s");
    assert!(at("5m", "10m21s").is_empty(), "ten minutes and a second");
}

#[test]
fn a_need_that_time_alone_meets_is_met_at_that_moment() {
    let tables = "[[need]]\nid = \"stuck\"\ntrigger = \"E7\"\nsince = \"not verify within 15m of log(incident)\"\nto = [\"applications\"]\n\n\
        [[item]]\nid = \"sideways\"\ndomain = \"escalation\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-06\"\nneed = \"stuck\"\n\n[[need]]";
    let drill = drill(&with(tables));
    // Logged at 1m10s, so at 16m10s there is no progress; nothing happens at that moment.
    let (_, card) = play(
        &drill,
        &format!(
            "{LOG}at 30m: escalate #1 to applications functional \"Grey screen. Please look by 14:55.\"\n"
        ),
    );
    let found = line(&card, "sideways");
    assert!(found.rule.contains("was met at 14:36:10"), "{}", found.rule);
    assert_eq!(found.earned, found.points, "{}", found.rule);
    assert_eq!(found.outcome, Outcome::Marked);
}

#[test]
fn a_trigger_is_added_in_the_policys_folder_alone() {
    let trigger = "[[trigger]]\ncode = \"E19\"\nwhen = \"A client's board is told\"\nto = [\"comms\"]\nwithin = \"3m\"\nvoice = true\nclause = \"im-06\"\n\n[[trigger]]";
    let bundle = changed(
        &[
            ("trigger = \"E5\"", "trigger = \"E19\""),
            ("to = [\"duty-manager\"]\nvoice = false                   # the record goes with it\n", ""),
        ],
        &[("[[trigger]]", trigger)],
    );
    let drill = Arc::new(bundle.drill_or_say().unwrap_or_else(|what| panic!("{what}")));
    let (done, card) =
        play(&drill, "at 3m: call comms \"A client's board has been told. Can you take it?\"\n");
    let found = line(&card, "pass-it-on");
    assert_eq!(found.earned, found.points, "{}", found.rule);
    assert!(found.rule.contains("E19 (A client's board is told) was met"), "{}", found.rule);
    assert!(passed_on(&done.play)[0].text.contains("to be passed on to Communications desk by 14:2"));
}

#[test]
fn going_out_without_a_yes_costs_by_the_policy_and_a_late_yes_less() {
    let tables = "[[approval]]\nid = \"notice\"\nlabel = \"Text for the floor\"\nby = [\"mim\"]\ncovers = [\"floor\"]\n\n\
        [[inject]]\nid = \"yes\"\non = \"ask(notice)\"\nafter = \"1m\"\neffects = [\"approve notice\"]\n\n[[need]]";
    let drill = drill(&with(tables));
    let log = format!("{LOG}then: declare #1 \"Three agents and more coming, callers waiting.\"\n");
    let (send, ask) = (
        "then: send floor by team-chat \"Please use the paper form. Next update by 14:40.\"\n",
        "then: ask notice of mim \"May this go out?\"\nthen: wait 2m\n",
    );
    let cost = |script: &str| {
        let (_, card) = play(&drill, script);
        let of = ["sent-without-a-yes", "sent-before-the-yes", "own-yes"];
        of.map(|id| taken(&card, id).map_or(0, |line| line.called_for / 100))
    };
    assert_eq!(cost(&format!("{log}{ask}{send}")), [0, 0, 0]);
    assert_eq!(cost(&format!("{log}{send}")), [3, 0, 0]);
    assert_eq!(cost(&format!("{log}{send}{ask}")), [0, 1, 0]);
    assert_eq!(cost(&format!("{log}then: authorise notice \"It has to go out now.\"\n{send}")), [0, 0, 3]);
    assert_eq!(cost(&format!("{LOG}{send}")), [0, 0, 0], "nothing major was declared");
}

#[test]
fn every_yes_that_a_text_needs_must_be_there() {
    let approval = |id: &str| {
        format!("[[approval]]\nid = \"{id}\"\nlabel = \"l\"\nby = [\"mim\"]\ncovers = [\"floor\"]\n\n")
    };
    let tables = format!(
        "{}{}[[inject]]\nid = \"yes\"\non = \"ask(one)\"\neffects = [\"approve one\"]\n{NEED}",
        approval("one"),
        approval("two")
    );
    let script = format!(
        "{LOG}then: declare #1 \"Three agents and more coming, callers waiting.\"\nthen: ask one of mim \"May it?\"\nthen: wait 1m\n\
        then: send floor by team-chat \"Please use the paper form.\"\n"
    );
    let (_, card) = play(&drill(&with(&tables)), &script);
    assert!(taken(&card, "sent-without-a-yes").is_some(), "one yes of two");
}

#[test]
fn what_is_wrong_with_a_need_is_said_where_it_stands() {
    let table = [
        ("trigger = \"E5\"", "trigger = \"E99\"", "there is no escalation trigger `E99`"),
        (
            "to = [\"duty-manager\"]",
            "to = [\"complaints\"]",
            "the policy does not pass E5 on to `complaints`",
        ),
        (
            "to = [\"duty-manager\"]",
            "to = [\"duty-manager\"]\nlate = \"1m\"",
            "`late` (1m) comes before it must be passed on (5m)",
        ),
        ("to = [\"duty-manager\"]", "to = [\"duty-manager\"]\nwhile = \"declared\"", "`declared`"),
        ("need = \"three-screens\"", "need = \"three-screans\"", "there is no need `three-screans`"),
        ("need = \"three-screens\"", "need = \"three-screens\"\ndue = \"5m\"", "`due` goes with `done`"),
        (
            "need = \"three-screens\"",
            "need = \"three-screens\"\nin_play = \"2m\"",
            "the need says when this comes into play",
        ),
        (
            "need = \"three-screens\"",
            "need = \"three-screens\"\ndone = \"declare\"",
            "has both `done` and `need`",
        ),
        (
            "[[need]]",
            "[[taking]]\nid = \"t\"\nto = \"mim\"\nanswer = \"none\"\ntext = \"Hello?\"\n\n[[need]]",
            "nobody answers, so nobody says anything",
        ),
        (
            "[[need]]",
            "[[taking]]\nid = \"t\"\nto = \"jess\"\n\n[[need]]",
            "`jess` has no rota, so nobody knows how long they take",
        ),
    ];
    for (from, to, wanted) in table {
        let found = problems(&[(from, to)]);
        assert!(found.iter().any(|what| what.contains(wanted)), "{to}: {found:?}");
    }
}
