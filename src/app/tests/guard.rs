//! What a trainee should not have typed: nothing of it is kept on the device, and what many would read is hinted at.

use super::debrief::{after_a_while, opened, said, seen};
use super::*;
use crate::app::view::debrief::Stage;
use crate::jobs::wire::PersonalLine;

/// The sentences of `guard-planted.txt` with the values in them.
fn planted() -> Vec<(Vec<String>, String)> {
    let file = include_str!("../../../tests/reading/guard-planted.txt");
    let typed = |text: &str| text.replace("\\n", "\n");
    let lines = file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" | "));
    lines.map(|(values, text)| (values.split(" ; ").map(typed).collect(), typed(text))).collect()
}

/// Whether a value stands in a text: as it was typed, and what is long also without its separators.
fn holds(text: &str, value: &str) -> bool {
    let bare =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let alone = |(at, _): (usize, &str)| {
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        edge(text[..at].chars().next_back()) && edge(text[at + value.len()..].chars().next())
    };
    let short = bare(value);
    text.match_indices(value).any(alone) || (short.len() > 6 && bare(text).contains(&short))
}

fn nothing_of(values: &[String], kept: &str) {
    for value in values {
        assert!(!holds(kept, value), "{value:?} is kept in {kept}");
    }
}

#[test]
fn no_draft_keeps_a_restricted_value() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let sid = hand.console().kept.sid.clone();
    let mark = |hand: &mut Hand| {
        hand.tick(250);
        hand.store.marks[&sid].clone()
    };
    for (values, text) in planted() {
        hand.at(ConsoleMsg::NoteWritten(format!("note, {text}")));
        hand.at(ConsoleMsg::ActChosen("log".to_owned()));
        hand.at(ConsoleMsg::Written(0, format!("title, {text}")));
        hand.at(ConsoleMsg::Written(1, format!("text, {text}")));
        assert_eq!(
            hand.desk().form.unwrap().texts[0].text,
            format!("title, {text}"),
            "on the screen as written"
        );
        let open = mark(&mut hand);
        nothing_of(&values, &open);
        assert!(open.contains("note, ") && open.contains("title, ") && open.contains("text, "), "{open}");
        hand.at(ConsoleMsg::FormLeft);
        nothing_of(&values, &mark(&mut hand));
        hand.at(ConsoleMsg::ActChosen("send/customers".to_owned()));
        hand.at(ConsoleMsg::NextWritten(format!("next, {text}")));
        hand.at(ConsoleMsg::SureWritten(format!("sure, {text}")));
        let open = mark(&mut hand);
        nothing_of(&values, &open);
        assert!(open.contains("next, ") && open.contains("sure, "), "{open}");
    }
}

#[test]
fn no_name_of_a_trainee_or_a_desk_keeps_a_restricted_value() {
    let mut hand = Hand::new();
    for (values, text) in planted() {
        hand.tell(Msg::Catalogue(CatalogueMsg::DeskChosen(text.clone())));
        nothing_of(&values, &format!("{:?}", hand.store.settings));
    }
    for (values, text) in planted().into_iter().step_by(9) {
        let mut hand = Hand::new();
        hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
        hand.tell(Msg::Briefing(BriefingMsg::LabelWritten(text)));
        hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(1))));
        nothing_of(&values, &format!("{:?} {:?}", hand.store.sessions, hand.store.lines));
    }
}

#[test]
fn a_name_that_is_cut_is_masked_first() {
    let mut hand = Hand::new();
    let name = format!("{} 4111 1111 1111 1111", "x".repeat(22));
    hand.tell(Msg::Catalogue(CatalogueMsg::DeskChosen(name)));
    assert!(!format!("{:?}", hand.store.settings).contains("4111"), "{:?}", hand.store.settings);
}

#[test]
fn no_account_keeps_a_restricted_value() {
    let mut hand = after_a_while(3);
    said(&mut hand, DebriefMsg::MarksWanted);
    let sid = hand.model.shelf.sessions[0].sid.clone();
    let all = planted();
    for some in all.chunks(20) {
        let text: String = some.iter().map(|(_, text)| format!("{text}\n")).collect();
        for part in Part::ALL {
            said(&mut hand, DebriefMsg::AccountWritten(*part, text.clone()));
        }
        let file = hand.debrief().file().unwrap();
        let account = file.lines().last().unwrap();
        assert!(
            account.starts_with("{\"account\":") && account.contains("[card number]")
                || !text.contains("4111")
        );
        for (values, _) in some {
            nothing_of(values, &hand.store.marks[&sid]);
            nothing_of(values, account);
        }
    }
}

#[test]
fn whoever_writes_to_many_is_shown_what_may_identify_somebody() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let notes = |hand: &mut Hand| -> Vec<String> {
        hand.tick(250);
        let hints = hand.desk().form.unwrap().hints;
        hints.iter().map(|line| line.told.clone()).collect()
    };
    hand.at(ConsoleMsg::ActChosen("send/floor".to_owned()));
    let text = "Denise asks: Mrs Pell and Halloran, 01632 960417, first. Larkfield Broadband knows.";
    hand.at(ConsoleMsg::Written(0, text.to_owned()));
    let told = notes(&mut hand);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with("\u{201c}Mrs Pell\u{201d}: ") && told[0].contains("\u{201c}Customer A\u{201d}"),
        "{told:?}"
    );
    assert!(told[1].contains("\u{201c}Customer C\u{201d}"), "{told:?}");
    assert!(told[2].starts_with("\u{201c}01632 960417\u{201d}: "), "{told:?}");
    // Nothing is asked twice.
    let asked = |hand: &Hand| hand.effects.iter().filter(|effect| matches!(effect, Effect::Work(_))).count();
    let before = asked(&hand);
    hand.tick(250);
    assert_eq!(asked(&hand), before);
    hand.at(ConsoleMsg::Written(0, text.replace("Mrs Pell", "Customer A")));
    assert_eq!(notes(&mut hand).len(), 2);
    assert_eq!(asked(&hand), before + 1);
    hand.at(ConsoleMsg::Written(0, "Calls to Hollin are cut off, Denise and Ruth Calder know.".to_owned()));
    assert_eq!(notes(&mut hand), Vec::<String>::new());
    hand.at(ConsoleMsg::ActChosen("send/executives".to_owned()));
    hand.at(ConsoleMsg::Written(0, text.to_owned()));
    assert_eq!(notes(&mut hand), Vec::<String>::new(), "few read it, and some of them act");
    // Without the worker the shift goes on.
    hand.tell(Msg::Worked(Err("The worker could not be loaded.".to_owned())));
    assert!(hand.desk().news.notice.is_empty() && notes(&mut hand).is_empty());
}

fn lines(hand: &Hand, part: Part) -> std::rc::Rc<Vec<PersonalLine>> {
    match seen(hand).stage {
        Stage::Shown(shown) => shown.account.parts[part as usize].identifying.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_press_puts_the_same_stand_in_everywhere_in_the_account() {
    let mut hand = after_a_while(6);
    said(&mut hand, DebriefMsg::MarksWanted);
    let write =
        |hand: &mut Hand, part, text: &str| said(hand, DebriefMsg::AccountWritten(part, text.to_owned()));
    write(&mut hand, Part::Situation, "Mr Halloran rang, then Mrs Whitcombe. Imran sat beside me.");
    write(&mut hand, Part::Action, "I rang Mrs Whitcombe on 07700 900123, and Mrs Whitcombe thanked me.");
    let told = lines(&hand, Part::Action);
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].quote, "Mrs Whitcombe");
    // Four customers are in the drill; a stranger comes after them.
    assert_eq!(told[0].by, "Customer E");
    assert_eq!(lines(&hand, Part::Situation)[0].by, "Customer C");
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    assert!(
        shown.account.parts[0].notes.iter().any(|note| note.contains("(Imran Qureshi)")),
        "a colleague is a note"
    );

    said(&mut hand, DebriefMsg::StandInWanted(Part::Action, "Mrs Whitcombe".to_owned()));
    let own = &hand.debrief().own;
    assert_eq!(own[0], "Mr Halloran rang, then Customer E. Imran sat beside me.");
    assert_eq!(own[2], "I rang Customer E on 07700 900123, and Customer E thanked me.");
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "own-action".to_owned() }));
    assert!(hand.debrief().said.contains("Write over it"), "{}", hand.debrief().said);
    assert_eq!(lines(&hand, Part::Action).len(), 1);

    // Another stranger does not become the first.
    write(&mut hand, Part::Result, "Mr Okafor wrote in.");
    assert_eq!(lines(&hand, Part::Result)[0].by, "Customer F");
    // It is undone by writing.
    write(&mut hand, Part::Situation, "Mr Halloran rang, then Mrs Whitcombe.");
    assert_eq!(lines(&hand, Part::Situation).len(), 2);

    let file = hand.debrief().file().unwrap();
    let mut coach = opened(&file);
    assert!(lines(&coach, Part::Situation).is_empty(), "it is for whoever can still change it");
    said(&mut coach, DebriefMsg::StandInWanted(Part::Situation, "Mr Halloran".to_owned()));
    assert!(coach.debrief().own[0].contains("Mr Halloran"));
}
