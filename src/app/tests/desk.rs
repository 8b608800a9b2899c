//! What the desk shows, and its keys.

use super::*;

#[test]
fn a_busy_desk_goes_on_showing_what_could_be_done() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let count = |hand: &Hand| hand.desk().acts.groups.iter().map(|(_, acts)| acts.len()).sum::<usize>();
    let free = count(&hand);
    hand.press(&incident(""), false);
    let desk = hand.desk();
    assert!(matches!(desk.head.hand, view::console::InHand::Busy { .. }), "{:?}", desk.head.hand);
    assert_eq!(count(&hand), free);
    let ready = |id: &str| {
        let mut acts = desk.acts.groups.iter().flat_map(|(_, acts)| acts);
        acts.find(|act| act.id == id).map(|act| act.ready)
    };
    assert_eq!((ready("log"), ready("end")), (Some(false), Some(true)));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert_eq!(hand.desk().news.notice, "Not now: you are busy until 10:03.");
    hand.at(ConsoleMsg::CarriedOn);
    let work = hand.desk().work;
    let tab = work.tabs.iter().find(|tab| tab.chosen).unwrap();
    assert_eq!(tab.label, "INC-1042 Calls go silent", "what was logged is what one goes on with");
}

#[test]
fn the_first_steps_leave_when_they_were_taken_and_never_come_back() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let step = |hand: &Hand| hand.desk().guide.map(|guide| guide.step);
    assert_eq!(step(&hand), Some(0));
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert_eq!(step(&hand), Some(1));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    assert_eq!(step(&hand), None);
    assert!(hand.store.settings.as_ref().unwrap().guided);
    hand.tell(Msg::Left);
    hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
    hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(9))));
    assert_eq!(step(&hand), None);
}

#[test]
fn keys_do_what_their_list_says_and_leave_fields_alone() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.key("p", Place::Field);
    assert_eq!(hand.console().tab, Tab::Log, "a letter in a field is a letter");
    hand.key("p", Place::Free);
    assert_eq!(hand.console().tab, Tab::Policy);
    hand.key("t", Place::Control);
    assert_eq!((&hand.console().tab, hand.console().pane), (&Tab::People, Pane::People));
    hand.key(" ", Place::Control);
    assert!(!hand.console().paused, "Space presses what has the focus");
    hand.key(" ", Place::Free);
    assert!(hand.console().paused);
    hand.key("?", Place::Free);
    assert_eq!(hand.model.dialog, Some(dialog::Dialog::Help));
    hand.key("l", Place::Free);
    assert_eq!(hand.console().tab, Tab::People, "what lies over the desk has the keys");
    hand.tell(Msg::Dialog(dialog::DialogMsg::Closed));
    let settings = Settings { keys: false, ..hand.model.shelf.settings.clone() };
    hand.tell(Msg::Dialog(dialog::DialogMsg::Set(settings)));
    hand.key("l", Place::Free);
    assert_eq!(hand.console().tab, Tab::People, "they can be switched off");
    hand.key("Ctrl+K", Place::Field);
    assert!(matches!(hand.model.dialog, Some(dialog::Dialog::Palette { .. })));
    let mut keys: Vec<&str> = KEYS.iter().map(|key| key.key).collect();
    keys.sort_unstable();
    assert!(keys.windows(2).all(|w| w[0] != w[1]), "no key means two things");
}

#[test]
fn the_palette_finds_acts_by_what_they_say_and_by_their_name_in_a_file() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let found = |hand: &Hand, typed: &str| -> Vec<String> {
        dialog::found(&hand.model, typed).0.into_iter().map(|found| found.label).collect()
    };
    assert!(
        found(&hand, "tell customers")[0].contains("Affected customers"),
        "{:?}",
        found(&hand, "tell customers")
    );
    assert!(found(&hand, "send").iter().all(|label| label.starts_with("Tell")), "{:?}", found(&hand, "send"));
    assert!(
        found(&hand, "wait").iter().take(3).all(|label| label.starts_with("Wait")),
        "what begins so comes first"
    );
    assert_eq!(found(&hand, "no such thing"), Vec::<String>::new());
    let end = |hand: &Hand| match view::dialog::view(&hand.model) {
        Some(view::dialog::DialogView::Palette { end, .. }) => end,
        other => panic!("{other:?}"),
    };
    hand.key("Ctrl+K", Place::Field);
    hand.tell(Msg::Dialog(dialog::DialogMsg::Typed("no such thing".to_owned())));
    assert_eq!(end(&hand), "Nothing that can be done now is called that.");
    hand.tell(Msg::Dialog(dialog::DialogMsg::Closed));
    let slow = hand.console().acts().iter().find(|act| act.id.starts_with("investigate")).unwrap().id.clone();
    hand.at(ConsoleMsg::ActChosen(slow));
    hand.key("Ctrl+K", Place::Field);
    assert!(end(&hand).starts_with("Busy until 10:0"), "{}", end(&hand));
}

#[test]
fn a_record_shows_its_way_and_policy_is_searched() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    for (at, command) in witness().into_iter().take(9) {
        hand.wait_until(at, 20);
        hand.press(&command, false);
    }
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.key("r", Place::Free);
    let work = hand.desk().work;
    let view::console::Panel::Record(record) = &work.panel else { panic!("the record is open") };
    assert_eq!((record.grade, record.matrix.at, record.major), ("P1", (Some(0), Some(0)), true));
    assert!(record.stages.contains(&("Prioritise", true)) && record.stages.contains(&("Resolve", false)));
    assert!(record.acts.iter().all(|act| !act.label.contains("INC-1042")));
    assert!(hand.desk().strip.due.iter().any(|due| due.what == "INC-1042: resolve"));
    hand.key("p", Place::Free);
    hand.at(ConsoleMsg::Searched("declare proof".to_owned()));
    let work = hand.desk().work;
    let view::console::Panel::Policy(policy) = &work.panel else { panic!("the book is open") };
    assert_eq!(policy.found.as_deref(), Some("1 place"));
    assert!(policy.sections[0].items[0].text.iter().any(|(text, marked)| *marked && text == "proof"));
}
