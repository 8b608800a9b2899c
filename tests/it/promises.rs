//! Promises to people: made in an answer, a call, a handover or a question, kept by the next word, or missed; and what a
//! correction of a misread one does and does not do.

use muster::act::{Command, Event};
use muster::assess::{Scorecard, assess};
use muster::debrief::lanes;
use muster::engine::dice::Dice;
use muster::engine::{Play, Refusal, invariant};
use muster::ids::{EntryNo, RecordNo};
use muster::policy::work::{Route, WorkKind};
use muster::projection::due::What;
use muster::projection::{Reader, due, promises};
use muster::session::SessionFile;
use muster::time::{ClockTime, SimSpan, SimTime};

use crate::shipped::dead_air;

/// A shift that began at 10:02, with a record open.
fn begun() -> Play {
    let shipped = dead_air();
    let mut play = Play::begin(&shipped.drill, &shipped.variants()[0], 7).expect("the variant");
    let log = Command::Log {
        title: "Calls go silent".to_owned(),
        kind: WorkKind::Incident,
        service: "voice-hollin".into(),
        text: "Silent since 10:02.".to_owned(),
        contact: None,
    };
    did(&mut play, log);
    play
}

/// Does it, and lets the time pass that it takes. Gives the entry with its words.
fn did(play: &mut Play, command: Command) -> EntryNo {
    let first = play.submit(play.now(), command).expect("it can be done").first_entry;
    if let Some(busy) = &play.state().busy {
        let until = busy.until;
        play.advance_to(until);
    }
    let after = &play.entries()[first.0 as usize..];
    let said = after.iter().find(|entry| {
        matches!(
            entry.event,
            Event::CalledOut { .. }
                | Event::Escalated { .. }
                | Event::ApprovalAsked { .. }
                | Event::MessageSent { .. }
                | Event::ContactAnswered { .. }
        )
    });
    said.map_or(first, |entry| entry.no)
}

fn at(clock: &str) -> SimTime {
    let starts = ClockTime::parse("10:02").expect("a time of day");
    starts.sim_of(ClockTime::parse(clock).expect("a time of day")).expect("a time")
}

fn call(person: &str, text: &str) -> Command {
    Command::Call { person: person.into(), text: text.to_owned() }
}

fn send(text: &str, next: Option<SimTime>) -> Command {
    let text = text.to_owned();
    Command::Send { audience: "floor".into(), channel: "team-chat".into(), text, next, using: None }
}

fn correct(entry: EntryNo, meant: Option<&str>) -> Command {
    Command::CorrectPromise { entry, meant: meant.map(at) }
}

/// What was promised to people, and what came of it: made, kept, missed, with who and for when.
fn told(play: &Play) -> Vec<(&'static str, String, SimTime)> {
    let of = |event: &Event| match event {
        Event::CommitmentMade { person, due_at, .. } => Some(("made", person.to_string(), *due_at)),
        Event::CommitmentKept { person, due_at } => Some(("kept", person.to_string(), *due_at)),
        Event::CommitmentMissed { person, due_at } => Some(("missed", person.to_string(), *due_at)),
        _ => None,
    };
    play.entries().iter().filter_map(|entry| of(&entry.event)).collect()
}

#[test]
fn whatever_is_said_to_somebody_may_promise_them_something() {
    let mut play = begun();
    let escalate = Command::Escalate {
        record: RecordNo(1),
        to: "telephony".into(),
        route: Route::Functional,
        text: "Calls silent since 10:02. I'll ring you back by 10:20.".to_owned(),
    };
    did(&mut play, escalate);
    did(&mut play, call("ruth-calder", "Ruth, we are on it. I'll ring you again by half ten."));
    let ask = Command::Ask {
        approval: "public-notice".into(),
        of: "mim".into(),
        text: "May I put the holding text out? I'll call you back in 20 minutes.".to_owned(),
    };
    did(&mut play, ask);
    let contact = play.state().inbox[0].contact.clone();
    let from = play.plot().contact(contact.as_str()).expect("a contact").from.to_string();
    if play.state().inbox[0].opened_at.is_none() {
        did(&mut play, Command::Open { contact: contact.clone() });
    }
    did(&mut play, Command::Answer { contact, text: "Thanks. I'll come back to you by 10:40.".to_owned() });
    let made: Vec<(&str, String)> = told(&play).into_iter().map(|(what, who, _)| (what, who)).collect();
    let want = ["telephony", "ruth-calder", "mim", from.as_str()].map(|who| ("made", who.to_owned()));
    assert_eq!(made, want);
    assert_eq!(play.state().promises.to_person("ruth-calder").unwrap().due_at, at("10:30"));
    invariant::check_fold(&play).expect("the state is a fold");
}

#[test]
fn the_next_word_to_the_same_person_keeps_it_and_silence_misses_it() {
    let mut play = begun();
    did(&mut play, call("ruth-calder", "I'll ring you again by 10:30."));
    did(&mut play, call("martin-kessell", "I'll ring you by 10:25."));
    play.advance_to(at("10:15"));
    did(&mut play, send("All: Ruth Calder is told. Calls go silent; log out of nothing.", None));
    play.advance_to(at("10:20"));
    did(&mut play, call("ruth-calder", "Nothing new yet. I'll ring you again by 10:50."));
    play.advance_to(at("11:00"));
    let who = |name: &str, clock: &str| (name.to_owned(), at(clock));
    let (ruth, martin) = (who("ruth-calder", "10:30"), who("martin-kessell", "10:25"));
    assert_eq!(
        told(&play),
        [
            ("made", ruth.0.clone(), ruth.1),
            ("made", martin.0.clone(), martin.1),
            ("kept", ruth.0.clone(), ruth.1),
            ("made", ruth.0.clone(), at("10:50")),
            ("missed", martin.0, martin.1),
            ("missed", ruth.0, at("10:50")),
        ]
    );
    let lanes = lanes(&play);
    let named: Vec<&str> = lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(named, ["Ruth Calder", "Martin Kessell"]);
    assert_eq!(lanes[1].spans.last().expect("a stretch").2.label(), "silent");
    invariant::check_fold(&play).expect("the state is a fold");
}

#[test]
fn a_message_to_many_is_a_word_to_whom_it_greets_and_one_to_a_few_to_each_of_them() {
    let send = |audience: &str, channel: &str, text: &str| Command::Send {
        audience: audience.into(),
        channel: channel.into(),
        text: text.to_owned(),
        next: None,
        using: None,
    };
    let silent = "Calls to Hollin go silent since 10:02.";
    let last = |play: &Play| told(play).last().map(|(what, ..)| *what);
    let mut play = begun();
    did(&mut play, call("ruth-calder", "I'll write to you by 10:30."));
    did(&mut play, send("floor", "team-chat", silent));
    assert_eq!(last(&play), Some("made"), "it greets nobody, and she is not on the floor");
    did(&mut play, send("floor", "team-chat", &format!("Ruth, as promised. {silent}")));
    assert_eq!(last(&play), Some("kept"));
    let mut play = begun();
    did(&mut play, call("ruth-calder", "I'll write to you by 10:30."));
    did(&mut play, send("client", "email", silent));
    assert_eq!(last(&play), Some("kept"), "the client is her");
}

#[test]
fn who_waits_for_the_phone_to_ring_is_not_answered_by_a_letter() {
    let last = |play: &Play| told(play).last().map(|(what, _, at)| (*what, *at));
    let letter = |text: &str| Command::Send {
        audience: "client".into(),
        channel: "email".into(),
        text: text.to_owned(),
        next: None,
        using: None,
    };
    let mut play = begun();
    did(&mut play, call("ruth-calder", "I'll ring you by 10:30."));
    did(&mut play, letter("Calls to Hollin go silent since 10:02."));
    assert_eq!(last(&play), Some(("made", at("10:30"))), "she was promised a voice");
    did(&mut play, call("ruth-calder", "As promised: nothing new yet."));
    assert_eq!(last(&play), Some(("kept", at("10:30"))));
}

#[test]
fn of_several_times_in_the_words_the_one_that_was_entered_is_promised() {
    let words = "I'll speak to you at 10:50 and write again by 11:15.";
    // What is entered beside the words, and what is promised: a time they do not name is not theirs.
    for (entered, promised) in
        [(None, "10:50"), (Some("11:15"), "11:15"), (Some("10:50"), "10:50"), (Some("11:30"), "10:50")]
    {
        let mut play = begun();
        did(&mut play, send(words, entered.map(at)));
        let due: Vec<SimTime> = play.state().promises.iter().map(|p| p.due_at).collect();
        assert_eq!(due, [at(promised)], "{entered:?}");
    }
}

#[test]
fn what_is_asked_about_or_asked_for_is_no_promise() {
    let mut play = begun();
    let ask = Command::Ask {
        approval: "public-notice".into(),
        of: "mim".into(),
        text: "Text for the lines: calls go silent, next update 10:40. May I?".to_owned(),
    };
    did(&mut play, ask);
    let text = "Please tell me by 10:10 whether the text I am about to send you may go out.";
    did(&mut play, call("mim", text));
    assert_eq!(told(&play), []);
}

#[test]
fn a_reason_promises_nobody_anything_and_conditions_do_not_see_people() {
    let mut play = begun();
    let because = "All of Hollin is silent. I'll ring you back by 10:30.".to_owned();
    did(&mut play, Command::Declare { record: RecordNo(1), because });
    did(&mut play, Command::Note { record: RecordNo(1), text: "I will update you by 10:30.".to_owned() });
    assert_eq!((told(&play), promises(&play)), (vec![], vec![]));
    did(&mut play, call("ruth-calder", "I'll ring you again by 10:30."));
    play.advance_to(at("10:40"));
    let seen = play.entries().iter().filter(|entry| matches!(entry.event, Event::CommitmentMissed { .. }));
    assert!(seen.clone().count() == 1 && seen.into_iter().all(|entry| entry.event.verb().is_none()));
}

#[test]
fn what_is_due_quotes_the_words_and_names_their_entry() {
    let mut play = begun();
    let called = did(&mut play, call("ruth-calder", "Ruth, we are on it. I'll ring you again by half ten."));
    let sent = did(&mut play, send("Calls go silent. Log out of nothing.", Some(at("10:25"))));
    let due: Vec<_> = due(&play).into_iter().filter(|due| matches!(due.what, What::Promise(_))).collect();
    assert_eq!(due[0].promised, Some((sent, None)), "a time beside the text has no words");
    assert_eq!(due[0].what, What::Promise(Reader::Audience("floor".into())));
    let words = "I'll ring you again by half ten".to_owned();
    assert_eq!(due[1].promised, Some((called, Some(words))));
    assert_eq!((due[1].name.as_str(), due[1].due_at), ("Ruth Calder", Some(at("10:30"))));
}

/// The correction that was written last.
fn corrected(play: &Play) -> (EntryNo, SimTime, Option<SimTime>, bool) {
    let of = |event: &Event| match event {
        Event::PromiseCorrected { entry, read, meant, moved } => Some((*entry, *read, *meant, *moved)),
        _ => None,
    };
    play.entries().iter().rev().find_map(|entry| of(&entry.event)).expect("a correction")
}

#[test]
fn what_the_words_plainly_say_stays_and_the_correction_is_kept_for_the_coach() {
    let mut play = begun();
    let entry = did(&mut play, send("Calls go silent. Next update at 10:30.", None));
    for meant in [None, Some("10:40"), Some("10:20")] {
        did(&mut play, correct(entry, meant));
        assert_eq!(corrected(&play), (entry, at("10:30"), meant.map(at), false));
        assert_eq!(play.state().promises.to_audience("floor").unwrap().due_at, at("10:30"));
    }
    play.advance_to(at("10:45"));
    let missed = |e: &Event| matches!(e, Event::PromiseMissed { due_at, .. } if *due_at == at("10:30"));
    assert!(play.entries().iter().any(|entry| missed(&entry.event)), "the reader went on expecting it");
}

#[test]
fn what_was_misread_moves_and_comes_due_when_it_was_meant() {
    let mut play = begun();
    let text = "We will ring you with the 10:30 figures at 10:40.";
    let entry = did(&mut play, call("ruth-calder", text));
    assert_eq!(play.state().promises.to_person("ruth-calder").unwrap().due_at, at("10:30"));
    did(&mut play, correct(entry, Some("10:40")));
    assert_eq!(corrected(&play), (entry, at("10:30"), Some(at("10:40")), true));
    play.advance_to(at("10:35"));
    assert_eq!(promises(&play)[0].due_at, at("10:40"), "nothing came due at the time that was misread");
    let said =
        play.entries().iter().any(|e| matches!(&e.event, Event::CalledOut { text: t, .. } if t == text));
    assert!(said, "the words stay");
    play.advance_to(at("10:41"));
    assert_eq!(told(&play).last(), Some(&("missed", "ruth-calder".to_owned(), at("10:40"))));

    let loose = "Everybody on the floor can watch the update at 10:55 on the screen.";
    let entry = did(&mut play, send(loose, None));
    did(&mut play, correct(entry, None));
    assert!(corrected(&play).3 && play.state().promises.iter().next().is_none());
    play.advance_to(at("11:00"));
    assert!(!play.entries().iter().any(|entry| matches!(entry.event, Event::PromiseMissed { .. })));
    assert_eq!(lanes(&play).len(), 2);
    invariant::check_fold(&play).expect("the state is a fold");
}

#[test]
fn only_an_open_promise_can_be_corrected_and_only_to_a_time_to_come() {
    let mut play = begun();
    let entry = did(&mut play, send("Calls go silent. Next update at 10:30.", None));
    let refused = |play: &mut Play, command: Command| {
        play.submit(play.now(), command).expect_err("it has no meaning").to_string()
    };
    assert!(refused(&mut play, correct(EntryNo(0), None)).contains("holds no promise that is not yet due"));
    assert_eq!(play.submit(play.now(), correct(EntryNo(999), None)), Err(Refusal::NoEntry));
    assert!(refused(&mut play, correct(entry, Some("10:30"))).contains("promised for then"));
    let gone = Command::CorrectPromise { entry, meant: Some(SimTime::START) };
    assert!(refused(&mut play, gone).contains("has gone by"));
    play.advance_to(at("10:31"));
    assert!(refused(&mut play, correct(entry, Some("10:40"))).contains("not yet due"));
}

fn card(play: &Play) -> Scorecard {
    let shipped = dead_air();
    assess(&shipped.drill, play.variant(), play.entries(), play.now()).expect("the variant")
}

/// Every script of the drill, with corrections of whatever promise is open thrown in by chance: that it was none, that
/// it was for a time the words name somewhere, that it was for any other time.
#[test]
fn no_correction_of_what_the_words_say_ever_raises_a_mark() {
    let shipped = dead_air();
    let mut thrown = 0;
    for variant in shipped.variants() {
        let plot = &shipped.drill.scenario.variant(variant.as_str()).expect("the variant").plot;
        for script in &plot.scripts {
            let journal = shipped.session(script.id.as_str(), &variant, 3);
            let inputs = SessionFile::read_journal(&journal).expect("a session").inputs;
            for round in 0..4 {
                let dice = Dice::new(round);
                let mut plain = Play::begin(&shipped.drill, &variant, 3).expect("the variant");
                let mut other = plain.clone();
                for input in &inputs {
                    plain.submit(input.at, input.command.clone()).expect("as it was");
                    other
                        .submit(input.at, input.command.clone())
                        .expect("a correction stands in nobody's way");
                    if other.state().busy.is_some() || other.state().ended.is_some() {
                        continue;
                    }
                    for (n, face) in promises(&other).into_iter().enumerate() {
                        let nth = u32::try_from(n).expect("few") + thrown;
                        let away = SimSpan::minutes(1 + dice.roll("away", "promise", nth, 90));
                        let meant = match dice.roll("kind", "promise", nth, 3) {
                            0 => None,
                            1 => Some(face.due_at + away),
                            _ => Some(other.now() + away),
                        };
                        let command = Command::CorrectPromise { entry: face.entry, meant };
                        thrown += u32::from(other.submit(other.now(), command).is_ok());
                    }
                }
                let ends_at = plain.plot().ends_at;
                plain.advance_to(ends_at);
                other.advance_to(ends_at);
                let (before, after) = (card(&plain), card(&other));
                assert!(after.earned <= before.earned, "{variant} {}: {after:?}", script.id);
                assert!(after.pending <= before.pending, "{variant} {}", script.id);
                assert!(after.flags.len() >= before.flags.len(), "{variant} {}", script.id);
            }
        }
    }
    println!("{thrown} corrections thrown in");
    assert!(thrown > 100, "{thrown} are too few to show anything");
}
