//! Conversations, on the template drill with one added: Jess, at the desk, upset.

use std::sync::Arc;

use muster::act::{Command, Event, Side, Utterance};
use muster::engine::{Drill, Play};
use muster::ids::ContactId;
use muster::rehearse::perform::Performed;
use muster::time::SimSpan;

use crate::marks::{drill, line, play};

const TALK: &str = r#"[[talk]]
id = "jess-walks-up"
silence = "30s"
quiet = ["Sorry, am I in the way?", "I'll just stand here."]
quiet_mood = 5
else = ["Hm.", "I don't know what that means."]

[[talk.move]]
id = "sit"
say = "Sit down a second. What does the screen show?"
asks = ["sit down", "have a seat"]
mood = -30
takes = "10s"
tells = ["three-stuck"]
[[talk.move.reply]]
if = "mood(jess) > 50"
text = "It's grey. All of it."
[[talk.move.reply]]
text = "Grey, since Save. Thanks."
mood = -5

[[talk.move]]
id = "calm"
asks = ["calm down"]
mood = 25
[[talk.move.reply]]
text = "I am calm."

[[talk.move]]
id = "bye"
say = "Go back to your caller; I'll come over."
offered = "say(sit)"
ends = true
[[talk.move.reply]]
text = "All right."

[[talk.beat]]
id = "caller-waits"
after = "1m"
text = "She's still on hold, you know."
[[talk.beat]]
id = "walks-off"
when = "mood(jess) > 90"
text = "Forget it."
ends = true

[[check]]"#;

fn talking() -> Arc<Drill> {
    let item = "[[item]]\nid = \"sat\"\ndomain = \"colleague\"\nwhat = \"w\"\ngood = \"g\"\nclause = \"im-01\"\ndone = \"say(sit)\"\n\
                due = \"5m\"\n\n[[item]]";
    drill(&[
        ("about = \"Three weeks in, careful, apologises too much\"", "about = \"New\"\nmood = 60"),
        ("[[check]]", TALK),
        ("[[item]]", item),
    ])
}

/// What was said and done, a line each.
fn story(done: &Performed) -> Vec<String> {
    let told = |event: &Event| {
        Some(match event {
            Event::Spoken { moves, .. } => {
                format!("you: {}", moves.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"))
            }
            Event::Heard { utterance: Utterance::Reply { to, nth }, .. } => format!("reply: {to} {nth}"),
            Event::Heard { utterance: Utterance::Beat(beat), .. } => format!("beat: {beat}"),
            Event::Heard { utterance: Utterance::Quiet(nth), .. } => format!("quiet: {nth}"),
            Event::Heard { utterance: Utterance::Otherwise(nth), .. } => format!("else: {nth}"),
            Event::MoodChanged { mood, .. } => format!("mood: {mood}"),
            Event::TalkEnded { by, .. } => format!("over: {}", if *by == Side::You { "you" } else { "them" }),
            Event::FactLearned { fact } => format!("known: {fact}"),
            _ => return None,
        })
    };
    done.play.entries().iter().filter_map(|entry| told(&entry.event)).collect()
}

fn told(script: &str) -> Vec<String> {
    story(&play(&talking(), script).0)
}

const OPEN: &str = "at 30s: open jess-walks-up\n";

#[test]
fn a_line_has_its_effect_and_the_reply_that_fits_the_mood() {
    let said = told(&format!("{OPEN}then: say jess-walks-up sit\nthen: say jess-walks-up bye\n"));
    let wanted = [
        "known: jess-stuck",
        "you: sit",
        "mood: 30",
        "known: three-stuck",
        "reply: sit 1",
        "mood: 25",
        "you: bye",
        "reply: bye 0",
        "over: you",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn own_words_are_the_moves_whose_words_stand_in_them_in_their_order() {
    let said = told(&format!("{OPEN}then: say jess-walks-up \"Calm down, Jess, and have a seat.\"\n"));
    // The mood after each move decides its reply: 85, then 55.
    let wanted =
        ["you: calm+sit", "mood: 85", "reply: calm 0", "mood: 55", "known: three-stuck", "reply: sit 0"];
    assert_eq!(said[1..7], wanted);
    let said = told(&format!("{OPEN}then: say jess-walks-up \"Have you tried the other thing?\"\n"));
    assert_eq!(said[1..3], ["you: ", "else: 0"], "words that are no move change nothing: {said:?}");
    for denied in ["I won't say calm down.", "He shouted \\\"calm down\\\" at me."] {
        let said = told(&format!("{OPEN}then: say jess-walks-up \"{denied}\"\n"));
        assert_eq!(said[1], "you: ", "{denied}: {said:?}");
    }
}

#[test]
fn what_is_not_asked_is_not_told_and_silence_counts() {
    let said = told(&format!("{OPEN}at 1m50s: hang-up jess-walks-up\n"));
    let wanted = [
        "known: jess-stuck",
        "quiet: 0",
        "mood: 65",
        "beat: caller-waits",
        "quiet: 1",
        "mood: 70",
        "over: you",
    ];
    assert_eq!(said[..wanted.len()], wanted, "{said:?}");
    assert!(!said.iter().any(|line| line == "known: three-stuck"));
}

#[test]
fn a_mood_can_end_it() {
    let angry = "then: say jess-walks-up \"Calm down.\"\nthen: say jess-walks-up \"I said, calm down.\"\n";
    let said = told(&format!("{OPEN}{angry}at 4m: skip\n"));
    let quiet = said.iter().filter(|line| line.starts_with("quiet")).count();
    assert!(
        said.contains(&"mood: 85".to_owned()) && said.contains(&"beat: walks-off".to_owned()),
        "{said:?}"
    );
    assert_eq!(said.last().map(String::as_str), Some("over: them"), "nobody speaks after it: {said:?}");
    assert!(quiet >= 1);
    // Said once, it is no move any more: only the first counts.
    assert_eq!(said.iter().filter(|line| *line == "reply: calm 0").count(), 1);
}

#[test]
fn what_cannot_be_said_is_refused_and_items_see_what_was() {
    let drill = talking();
    let (_, card) = play(&drill, &format!("{OPEN}then: say jess-walks-up \"Have a seat.\"\n"));
    assert!(line(&card, "sat").earned > 0);

    let mut play = Play::begin(&drill, &drill.scenario.variants[0].id, 1).expect("the variant");
    let contact = ContactId::new("jess-walks-up");
    let line = |chosen: &str| {
        let text =
            drill.scenario.variants[0].plot.talk("jess-walks-up").and_then(|t| t.a_move(chosen)?.say.clone());
        let text = text.map_or_else(|| "Calm down.".to_owned(), |line| line.to_string());
        Command::Say { contact: contact.clone(), text, chosen: Some(chosen.into()) }
    };
    let mut does = |command: Command| {
        if let Some(busy) = play.state().busy.clone() {
            play.advance_to(busy.until);
        }
        play.submit(play.now(), command).is_ok()
    };
    assert!(!does(line("sit")), "nobody has come yet");
    assert!(does(Command::Wait { length: SimSpan::seconds(25) }));
    assert!(does(Command::Open { contact: contact.clone() }));
    assert!(
        !does(Command::Answer { contact: contact.clone(), text: "Yes?".to_owned() }),
        "she is there to talk with"
    );
    assert!(!does(line("bye")), "it is not offered yet");
    assert!(!does(line("calm")), "no line is offered for it");
    let own = Command::Say { contact: contact.clone(), text: "Have a seat.".to_owned(), chosen: None };
    assert!(does(own));
    assert!(!does(line("sit")), "it was said in other words already");
    assert!(does(line("bye")) && !does(Command::HangUp { contact: contact.clone() }), "it is over");
    let again = Command::HangUp { contact };
    let refused = play.submit(play.now(), again).expect_err("it is over");
    assert_eq!(refused.to_string(), "you have ended `jess-walks-up`", "nobody gave up waiting");
}

#[test]
fn who_put_a_question_has_their_answer_whichever_letter_it_came_in() {
    let twice = "[[inject]]\nid = \"jess-twice\"\nat = \"30s\"\nfrom = \"jess\"\nchannel = \"team-chat\"\n\
                 text = \"Shall I restart it?\"\nwants = \"answer\"\npatience = \"3m\"\n\n[[check]]";
    let drill = drill(&[
        ("opens = \"open(jess-walks-up)\"", "opens = \"inject(tomasz-asks) or inject(jess-twice)\""),
        ("[[check]]", twice),
    ]);
    let done =
        play(&drill, "at 40s: open jess-twice\nthen: decide restart paper-form \"It may clear it.\"\n").0;
    assert!(done.refused.is_empty(), "{:?}", done.refused);
    let line = done.play.state().inbox_line("jess-twice").expect("her letter");
    assert!(line.answered_at.is_some() && line.lost_at.is_none(), "{line:?}");
}
