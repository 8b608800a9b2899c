//! Colleagues, on the template drill with Jess's state kept: what moves her figures, and how a talk with her is weighed.

use std::sync::Arc;

use muster::act::{Event, Figure};
use muster::engine::{Drill, Refusal};
use muster::rehearse::perform::Performed;
use muster::text::support::Support;

use crate::marks::{drill, play};
use crate::reading::lexicon;

const JESS: &str = r#"[[colleague]]
id = "jess"
composure = 40
skill = 50
trust = 50
live = "inject(tomasz-asks) and not inject(over-now)"
unsafe = "inject(abuse)"

[[inject]]
id = "abuse"
at = "8m"
[[inject]]
id = "over-now"
at = "12m"

[[inject]]
id = "jess-sits"
on = "coach(jess)"
from = "jess"
channel = "walk-up"
text = "Is this about Mrs Okafor?"
[[inject]]
id = "jess-steady"
at = "15m"
if = "composure(jess) > 40"
from = "jess"
channel = "team-chat"
text = "Fine here."
[[inject]]
id = "jess-shaky"
at = "15m"
if = "composure(jess) <= 40"
from = "jess"
channel = "team-chat"
text = "Can somebody take my calls?"

[[talk]]
id = "jess-sits"
coaching = true
agreed = "say(j-goal) and trust(jess) >= 40"
else = ["I suppose."]
[[talk.move]]
id = "j-goal"
asks = ["next time"]
[[talk.move.reply]]
text = "I would ask for a hand before I said a word about it, because she was so cross and I was so late and it all came out."

[[check]]"#;

fn with_jess() -> Arc<Drill> {
    drill(&[("ends = \"12m\"", "ends = \"40m\""), ("[[check]]", JESS)])
}

fn figures(done: &Performed) -> (i64, i64, i64) {
    let of = |figure| done.play.state().seen.figure("jess", figure).unwrap();
    (of(Figure::Composure), of(Figure::Skill), of(Figure::Trust))
}

fn after(script: &str) -> (i64, i64, i64) {
    figures(&play(&with_jess(), script).0)
}

fn happened(done: &Performed, inject: &str) -> bool {
    done.play
        .entries()
        .iter()
        .any(|e| matches!(&e.event, Event::InjectFired { inject: id } if id.as_str() == inject))
}

#[test]
fn one_clear_line_steadies_who_is_on_a_call_and_three_at_once_do_not() {
    let before = (40, 50, 50);
    assert_eq!(after("at 3m: whisper jess \"Ask her what the screen says.\"\n"), (50, 50, 50));
    assert_eq!(after("at 1m: whisper jess \"Ask her what the screen says.\"\n"), before, "not on a call");
    assert_eq!(
        after("at 3m: whisper jess \"Ask her name, check the account and offer a call.\"\n"),
        (30, 50, 50)
    );
    assert_eq!(after("at 3m: whisper jess \"I'm here if you want me.\"\n"), before);
    let long = "Ask her, when you get the chance, what it was that the grey screen said to her at the time.";
    assert_eq!(after(&format!("at 3m: whisper jess \"{long}\"\n")), before, "too long to take in");
    let twice = "at 3m: whisper jess \"Slow down.\"\nthen: whisper jess \"Slow down.\"\n";
    assert_eq!(after(twice), (50, 50, 50), "the same help again at once is no second help");
}

#[test]
fn the_next_contact_shows_how_they_are() {
    let (helped, _) = play(&with_jess(), "at 3m: whisper jess \"Slow down.\"\nat 16m: skip\n");
    let (left, _) = play(&with_jess(), "at 16m: skip\n");
    assert!(happened(&helped, "jess-steady") && !happened(&helped, "jess-shaky"));
    assert!(happened(&left, "jess-shaky") && !happened(&left, "jess-steady"));
}

#[test]
fn praise_of_something_done_and_correction_before_others_count() {
    assert_eq!(
        after("at 1m: whisper jess \"You stayed calm when she shouted, and that worked.\"\n"),
        (40, 50, 55)
    );
    assert_eq!(after("at 1m: whisper jess \"Well done.\"\n"), (40, 50, 50));
    let told = "at 1m: send floor by team-chat \"Jess was rude to a caller. Say sorry first.\"\n";
    assert_eq!(after(told), (30, 50, 35));
    assert_eq!(after(&told.replace("Jess", "Somebody")), (40, 50, 50));
}

#[test]
fn taking_over_costs_trust_without_need_and_earns_it_with_need() {
    let (early, _) = play(&with_jess(), "at 3m: step-in jess \"Let me take it from here.\"\n");
    assert_eq!(figures(&early), (40, 50, 40));
    assert_eq!(after("at 9m: step-in jess \"I'm the shift lead, let me help.\"\n"), (40, 50, 65));
    assert_eq!(after("at 9m: step-in jess \"Let me take it, that was wrong of you.\"\n"), (30, 50, 50));
    let refused = |script: &str| play(&with_jess(), script).0.refused;
    let twice = refused("at 3m: step-in jess \"Let me.\"\nthen: step-in jess \"Let me.\"\n");
    assert!(matches!(twice.as_slice(), [(2, Refusal::AlreadySo { .. })]), "{twice:?}");
    let alone = refused("at 1m: step-in jess \"Let me.\"\n");
    assert!(matches!(alone.as_slice(), [(1, Refusal::NotYet { .. })]), "{alone:?}");
}

const SBI: &str = "At the end of that call you said it was her screen, and she felt stupid.";

#[test]
fn a_talk_is_weighed_when_it_is_over() {
    let talk = |own: &str| {
        format!("at 13m: coach jess \"{SBI}\"\nthen: say jess-sits \"{own}\"\nthen: hang-up jess-sits\n")
    };
    let asked = "What happened? How did you feel? What would you do next time?";
    let (done, _) = play(&with_jess(), &talk(asked));
    let coached = done.play.entries().iter().find_map(|e| match &e.event {
        Event::Coached { situation, behaviour, impact, questions, agreed, words, theirs, .. } => {
            Some((*situation && *behaviour && *impact, *questions, *agreed, *words, *theirs))
        }
        _ => None,
    });
    assert_eq!(coached, Some((true, 3, true, 28, 33)));
    assert_eq!(figures(&done), (40, 74, 50), "4 for each of three parts and three questions");
    let (_, skill, _) = after(&talk("What would you do?"));
    assert_eq!(skill, 45, "no goal agreed, and most of the words were the trainee's");
    let (_, skill, _) = after(&talk(asked).replace("then: hang-up jess-sits\n", ""));
    assert_eq!(skill, 50, "it is not over");
    let cold = format!("at 1m: send floor by team-chat \"Jess was rude to a caller.\"\n{}", talk(asked));
    assert_eq!(after(&cold).1, 50, "who does not trust agrees to nothing");
}

#[test]
fn the_debrief_keeps_the_record_of_a_talk() {
    let script = format!(
        "at 13m: coach jess \"{SBI}\"\nthen: say jess-sits \"What would you do next time?\"\nthen: hang-up jess-sits\n"
    );
    let (done, _) = play(&with_jess(), &script);
    let talks = muster::debrief::coaching(&done.play);
    let [talk] = talks.as_slice() else { panic!("{talks:?}") };
    let told: Vec<&str> = talk.facts.iter().map(|fact| fact.text.as_str()).collect();
    assert_eq!(
        told[1..],
        [
            "Parts of SBI named: situation, behaviour, impact; not named: none.",
            "Open questions asked: 1.",
            "Words: 22 the trainee's, 33 theirs; 40 % the trainee's.",
            "A goal was agreed.",
            "Simulated effect: skill 50 before, 66 after. A figure of this exercise, not of a person.",
        ]
    );
    assert_eq!(talk.facts[0].entries.len(), 2, "the first words and the line");
    let (open, _) = play(&with_jess(), &script.replace("then: hang-up jess-sits\n", ""));
    assert!(muster::debrief::coaching(&open.play).is_empty());
}

#[test]
fn a_talk_begins_as_soon_as_it_is_asked_for() {
    let (done, _) = play(&with_jess(), "at 13m: coach jess \"Have you got a minute?\"\n");
    let line = done.play.state().inbox_line("jess-sits").unwrap();
    assert_eq!(line.opened_at, Some(line.arrived_at));
    let again = "at 13m: coach jess \"A minute?\"\nthen: coach jess \"Once more?\"\n";
    let refused = play(&with_jess(), again).0.refused;
    assert!(matches!(refused.as_slice(), [(2, Refusal::NotYet { .. })]), "{refused:?}");
}

#[test]
fn who_is_sent_on_a_break_is_away_until_it_is_over() {
    let (done, _) = play(&with_jess(), "at 1m: relieve jess \"Ten minutes, I have your line.\"\n");
    let until = done.play.entries().iter().find_map(|e| match &e.event {
        Event::Relieved { until, .. } => Some(until.since(e.at)),
        _ => None,
    });
    assert_eq!(until, Some(muster::time::SimSpan::minutes(10)));
}

#[test]
fn every_labelled_line_to_a_colleague_is_read_as_it_is_labelled() {
    let mut wrong = Vec::new();
    for line in include_str!("../reading/support/sentences.txt").lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let (wanted, text) = line.split_once(" | ").unwrap_or_else(|| panic!("no label: {line}"));
        let mut wanted: Vec<String> = wanted.split(' ').filter(|w| *w != "-").map(str::to_owned).collect();
        let said = Support::of(text, lexicon());
        let flags = [
            (said.situation, "situation"),
            (said.behaviour, "behaviour"),
            (said.impact, "impact"),
            (said.praise, "praise"),
            (said.correction, "correction"),
            (said.takes_over, "takes-over"),
        ];
        let mut found: Vec<String> =
            flags.iter().filter(|(is, _)| *is).map(|(_, word)| (*word).to_owned()).collect();
        found.extend((said.instructions > 0).then(|| format!("i{}", said.instructions)));
        found.extend((said.questions > 0).then(|| format!("q{}", said.questions)));
        wanted.sort();
        found.sort();
        if wanted != found {
            wrong.push(format!("{text}\n   wanted {wanted:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} lines otherwise:\n{}", wrong.len(), wrong.join("\n"));
}
