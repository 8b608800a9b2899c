//! A promise at the desk: quoted among what is due, followed to its entry, corrected through its form.

use super::*;
use crate::act::Event;
use crate::app::view::console::DueView;

/// A desk from which the floor was promised the next word at 10:30.
fn promised() -> Hand {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let text = "Calls go silent. Log out of nothing. Next update at 10:30.".to_owned();
    let send = Command::Send {
        audience: "floor".into(),
        channel: "team-chat".into(),
        text,
        next: None,
        using: None,
    };
    hand.press(&send, false);
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand
}

fn due(hand: &Hand) -> DueView {
    let strip = hand.desk().strip;
    let promise = strip.due.iter().chain(&strip.more).find(|due| due.key == "promise-floor");
    promise.expect("it is among what is due").clone()
}

#[test]
fn what_is_due_quotes_the_words_and_leads_to_their_entry() {
    let mut hand = promised();
    let due = due(&hand);
    assert_eq!((due.words.as_str(), due.by.as_str()), ("\u{201c}Next update at 10:30\u{201d}", "by 10:30"));
    let entry = due.entry.expect("an entry");
    hand.at(ConsoleMsg::TabChosen(Tab::Policy));
    hand.at(ConsoleMsg::EntryWanted(entry));
    assert_eq!(hand.console().tab, Tab::Log);
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: format!("entry-{entry}") }));
}

#[test]
fn a_misread_promise_is_corrected_in_two_choices_and_asks_for_the_time_that_was_meant() {
    let mut hand = promised();
    hand.at(ConsoleMsg::ActChosen("correct-promise".to_owned()));
    let form = hand.desk().form.expect("the form");
    let said: Vec<&str> = form.choices[1].values.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(said, ["It was for another time", "I did not promise that"]);
    assert!(form.choices[0].values[0].1.contains("\u{201c}Next update at 10:30\u{201d}"), "{form:?}");
    assert_eq!((form.choices[0].picked, form.next), (Some(0), None));

    hand.at(ConsoleMsg::Picked(1, Some(0)));
    let form = hand.desk().form.expect("the form");
    assert_eq!((form.next.as_deref(), form.next_label), (Some(""), "The time that was meant"));
    hand.at(ConsoleMsg::FormSent);
    let lack = hand.desk().form.and_then(|form| form.lack).expect("the time is missing");
    assert_eq!(lack.at.as_deref(), Some("next"));
    hand.at(ConsoleMsg::NextWritten("10:40".to_owned()));
    hand.at(ConsoleMsg::FormSent);
    let event = |hand: &Hand| hand.play().entries().last().expect("an entry").event.clone();
    assert!(matches!(event(&hand), Event::PromiseCorrected { meant: Some(_), moved: false, .. }));
    assert_eq!(due(&hand).by, "by 10:30", "the words say so");

    hand.at(ConsoleMsg::ActChosen("correct-promise".to_owned()));
    hand.at(ConsoleMsg::Picked(1, Some(1)));
    hand.at(ConsoleMsg::FormSent);
    assert!(matches!(event(&hand), Event::PromiseCorrected { meant: None, .. }));
}

#[test]
fn where_nothing_is_promised_nothing_can_be_corrected() {
    let hand = Hand::at_the_desk(Pace::Step);
    assert!(acts(hand.play()).iter().all(|act| act.id != "correct-promise"));
}
