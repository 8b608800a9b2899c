//! What the page promises while a shift is played: "Saved" means saved, one tab writes, a clock moves nothing but time.

use super::*;
use crate::app::view::console::SavedView;

/// What a page wants done after `msg`, while its store and its worker keep silent.
fn silently(hand: &mut Hand, msg: Msg) -> Vec<Effect> {
    let (model, effects) = update(std::mem::take(&mut hand.model), msg);
    hand.model = model;
    effects
}

fn writes(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| {
        matches!(effect, Effect::Keep(Ask::Append { .. } | Ask::Mark { .. } | Ask::Begin { .. }))
    })
}

#[test]
fn saved_is_said_only_once_the_store_has_said_so() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let kept = |hand: &Hand| (view::page(&hand.model).kept(), hand.desk().head.saved);
    assert_eq!(kept(&hand), (Some("yes"), SavedView::Saved));
    let (sid, made) = (hand.console().kept.sid.clone(), hand.console().saved.made);
    let acted = silently(&mut hand, Msg::Console(ConsoleMsg::ActChosen("wait/1m".to_owned())));
    assert!(writes(&acted));
    assert_eq!(kept(&hand), (Some("soon"), SavedView::Saving), "the store has not answered");
    silently(&mut hand, Msg::Ticked { elapsed_ms: 250, wall: Some(2) });
    silently(&mut hand, Msg::Console(ConsoleMsg::ActChosen("wait/1m".to_owned())));
    let answer = |sid: &str, kept: u32| Msg::Stored(Box::new(Answer::Appended { sid: sid.to_owned(), kept }));
    for (msg, want) in [
        (answer("another-session", made + 2), "soon"),
        (Msg::Stored(Box::new(Answer::Marked { sid: sid.clone() })), "soon"),
        (Msg::Stored(Box::new(Answer::Noted)), "soon"),
        (answer(&sid, made + 1), "soon"),
        (answer(&sid, made + 2), "yes"),
    ] {
        silently(&mut hand, msg.clone());
        assert_eq!(kept(&hand).0, Some(want), "{msg:?}");
    }
}

#[test]
fn a_tab_that_lost_its_session_writes_nothing_more() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.press(&incident(""), false);
    hand.at(ConsoleMsg::CarriedOn);
    hand.at(ConsoleMsg::NoteWritten("Nobody rings any more.".to_owned()));
    // A form that is whole, and an act in hand: what another tab may find one at.
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Picked(0, Some(0)));
    hand.at(ConsoleMsg::Picked(1, Some(0)));
    hand.at(ConsoleMsg::Written(0, "A second title".to_owned()));
    let sid = hand.console().kept.sid.clone();
    hand.tell(Msg::Stored(Box::new(Answer::Lost { sid })));
    let (text, now) = (hand.console().journal().text().to_owned(), hand.play().now());
    for msg in [
        ConsoleMsg::FormSent,
        ConsoleMsg::NoteSent,
        ConsoleMsg::Written(0, "Another title".to_owned()),
        ConsoleMsg::FormSent,
        ConsoleMsg::FormLeft,
        ConsoleMsg::ActChosen("wait/5m".to_owned()),
        ConsoleMsg::ActChosen("open/imran-reports".to_owned()),
        ConsoleMsg::ActAimed("link-contact/1".to_owned(), "imran-reports".to_owned()),
        ConsoleMsg::CarriedOn,
        ConsoleMsg::PauseSwitched,
        ConsoleMsg::PaceChosen(Pace::Times(20)),
        ConsoleMsg::ActChosen("end".to_owned()),
    ] {
        let mut effects = silently(&mut hand, Msg::Console(msg.clone()));
        effects.extend(silently(&mut hand, Msg::Hidden(true)));
        effects.extend(silently(&mut hand, Msg::Hidden(false)));
        effects.extend(silently(&mut hand, Msg::Ticked { elapsed_ms: 1_000, wall: Some(3) }));
        assert!(!writes(&effects), "{msg:?}: {effects:?}");
        assert_eq!((hand.console().journal().text(), hand.play().now()), (text.as_str(), now), "{msg:?}");
        assert_eq!(view::page(&hand.model).kept(), Some("no"), "{msg:?}");
    }
    assert_eq!(hand.console().note, "Nobody rings any more.", "what was written can still be copied");
    let said = &hand.console().said;
    assert!(said.contains("another tab"), "{said}");
}

#[test]
fn an_act_in_hand_is_not_carried_on_in_a_tab_that_lost_its_session() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    hand.press(&incident(""), false);
    let sid = hand.console().kept.sid.clone();
    hand.tell(Msg::Stored(Box::new(Answer::Lost { sid })));
    let now = hand.play().now();
    assert!(hand.play().state().busy.is_some());
    hand.at(ConsoleMsg::CarriedOn);
    assert_eq!(hand.play().now(), now);
}

#[test]
fn no_tick_moves_the_focus_or_takes_away_what_is_written() {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    let settings = Settings { real_time: true, ..hand.model.shelf.settings.clone() };
    hand.tell(Msg::Dialog(dialog::DialogMsg::Set(settings)));
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.at(ConsoleMsg::Written(0, "Half a title".to_owned()));
    hand.at(ConsoleMsg::NoteWritten("Half a note".to_owned()));
    hand.effects.clear();
    let before = hand.play().state().entries;
    let mut ticks = 0;
    while matches!(hand.model.screen, Screen::Console(_)) {
        assert!(
            !hand.effects.iter().any(|effect| matches!(effect, Effect::Focus { .. })),
            "after {ticks} ticks"
        );
        let (console, desk) = (hand.console(), hand.desk());
        assert_eq!(console.note, "Half a note");
        assert_eq!(desk.form.expect("the form stays").texts[0].text, "Half a title");
        hand.tick(1_000);
        ticks += 1;
    }
    assert!(ticks > 100 && hand.play().state().entries > before + 20, "much happened meanwhile: {ticks}");
    // The end of the shift is another screen: there the focus goes to its heading, once.
    let moved = hand.effects.iter().filter(|effect| matches!(effect, Effect::Focus { .. })).count();
    assert_eq!(moved, 1);
}

#[test]
fn nothing_of_somebody_elses_session_changes_whatever_is_pressed() {
    let mut own = Hand::at_the_desk(Pace::Step);
    own.press(&Command::End, false);
    let file = own.debrief().file().unwrap();
    let mut hand = Hand::new();
    hand.tell(Msg::FileGiven(Ok(("somebody.muster.jsonl".to_owned(), file.clone()))));
    for msg in [
        DebriefMsg::AccountWritten(Part::Action, "Not mine".to_owned()),
        DebriefMsg::Cited(Part::Action, "e1".to_owned()),
        DebriefMsg::Estimated(0, Some(70)),
        DebriefMsg::MarksWanted,
        DebriefMsg::MomentPicked(0),
        DebriefMsg::Stepped(true),
        DebriefMsg::SeenEnough,
        DebriefMsg::EntryWanted("e1".to_owned()),
        DebriefMsg::LogOpened(true),
        DebriefMsg::LostOnlyPicked(true),
        DebriefMsg::ReminderLeft,
        DebriefMsg::RetryWanted,
    ] {
        let effects = silently(&mut hand, Msg::Debrief(msg.clone()));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Keep(_))), "{msg:?}: {effects:?}");
        assert_eq!(hand.debrief().own, <[String; 5]>::default(), "{msg:?}");
        assert_eq!(hand.debrief().file().as_deref(), Some(file.as_str()), "{msg:?}");
    }
    let effects = silently(&mut hand, Msg::Debrief(DebriefMsg::SessionWanted));
    let Some(Effect::SaveFile { name, text, .. }) = effects.first() else { panic!("{effects:?}") };
    assert_eq!((name.as_str(), text), ("somebody.muster.jsonl", &file), "it is handed back as it came");
}
