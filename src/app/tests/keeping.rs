//! What is kept, comes back, and can be handed out.

use super::*;

#[test]
fn the_files_carry_the_session() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.press(&Command::End, false);
    hand.effects.clear();
    hand.tell(Msg::Debrief(DebriefMsg::SessionWanted));
    let Some(Effect::SaveFile { name, text, .. }) = hand.effects.first() else { panic!() };
    assert_eq!(name, "dead-air-7.muster.jsonl");
    let file = SessionFile::read(text.as_bytes()).unwrap();
    assert_eq!(file.header.label, "Robin");
    assert!(file.end.is_some() && file.damage.is_none());

    hand.tell(Msg::Debrief(DebriefMsg::AccountWritten(Part::Reflection, "I would log sooner.".to_owned())));
    hand.tell(Msg::Debrief(DebriefMsg::ExportWanted(jobs::Export::Markdown)));
    let Some(Effect::SaveFile { name, text, .. }) = hand.effects.last() else { panic!() };
    assert_eq!(name, "dead-air-7.md");
    for want in [
        "# Reflective log: Dead Air",
        "Simulated practice record",
        "I would log sooner.",
        "Replays exactly",
        "Robin",
    ] {
        assert!(text.contains(want), "{want}");
    }
}

#[test]
fn a_reload_comes_back_to_the_same_moment_with_the_same_words_in_the_form() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    for (at, command) in witness().into_iter().take(8) {
        hand.wait_until(at, 5);
        hand.press(&command, false);
    }
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Picked(1, Some(2)));
    hand.at(ConsoleMsg::Written(0, "Half a sent".to_owned()));
    hand.tick(250);
    let (now, kept) = (hand.play().now(), hand.console().kept.clone());
    assert_eq!(hand.console().saved.kept, hand.console().saved.made, "all of it is kept");

    let mut back = Hand::with(hand.store.clone(), &format!("/play/{}", kept.sid));
    assert_eq!(back.play().now(), now);
    assert_eq!(back.play().state(), hand.play().state());
    let form = back.console().form.as_ref().expect("the form is open");
    assert_eq!((form.texts[0].as_str(), form.picked[1]), ("Half a sent", Some(2)));
    assert!(back.console().is_held(), "nothing moves before one is ready");
    back.at(ConsoleMsg::FormLeft);
    back.at(ConsoleMsg::PauseSwitched);
    back.press(&Command::End, false);
    let inputs = back.debrief().inputs().to_vec();
    assert_eq!(back.outcome(), natively(&inputs));
    assert!(back.store.lines[&kept.sid].last().unwrap().starts_with("{\"end\":"));
}

#[test]
fn what_is_not_kept_is_said_and_kept_later() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.store.full = true;
    hand.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    let saved = hand.console().saved.clone();
    assert!(saved.kept < saved.made && saved.failed.is_some());
    assert!(hand.console().said.starts_with("Not saved: There is no room."));
    hand.at(ConsoleMsg::JournalWanted);
    assert!(
        matches!(hand.effects.last(), Some(Effect::SaveFile { .. })),
        "what was played can be taken away"
    );
    hand.store.full = false;
    hand.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    let saved = &hand.console().saved;
    assert_eq!((saved.kept, &saved.failed), (saved.made, &None));
    assert_eq!(hand.store.lines[&hand.console().kept.sid].len() as u32, saved.made);
}

#[test]
fn a_second_tab_looks_and_does_not_act() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.tick(250);
    let sid = hand.console().kept.sid.clone();
    let mut store = hand.store.clone();
    store.elsewhere = true;
    let mut other = Hand::with(store, &format!("/play/{sid}"));
    assert!(other.console().saved.elsewhere);
    let before = other.store.lines.clone();
    other.at(ConsoleMsg::PauseSwitched);
    other.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    other.tick(1_000);
    assert_eq!(other.store.lines, before, "nothing was written");
    other.at(ConsoleMsg::TakeWanted);
    other.at(ConsoleMsg::ActChosen("wait/1m".to_owned()));
    assert_eq!(other.store.lines[&sid].len(), before[&sid].len() + 1);
    hand.tell(Msg::Stored(Box::new(Answer::Lost { sid })));
    assert!(hand.console().is_held());
}

#[test]
fn a_finished_session_can_be_opened_again_and_so_can_its_file() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.press(&Command::End, false);
    hand.tell(Msg::Debrief(DebriefMsg::AccountWritten(Part::Task, "It was mine to see.".to_owned())));
    let (outcome, file) = (hand.outcome(), hand.debrief().file().unwrap());
    hand.tell(Msg::Left);
    let sid = hand.model.shelf.sessions[0].sid.clone();
    hand.tell(Msg::Catalogue(CatalogueMsg::SessionChosen(sid)));
    assert_eq!(hand.outcome(), outcome);
    assert_eq!(hand.debrief().own[Part::Task as usize], "It was mine to see.");
    hand.tell(Msg::Left);
    hand.tell(Msg::FileGiven(Ok(("a.muster.jsonl".to_owned(), file))));
    let debrief = hand.debrief();
    assert_eq!(debrief.checked.as_ref().unwrap().verdict, "Replays exactly");
    assert!(debrief.debriefing.is_some() && debrief.past.is_some());
}
