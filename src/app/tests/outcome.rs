//! Whatever the pace and the way, the same inputs have the same outcome.

use super::*;

#[test]
fn a_play_through_messages_has_the_outcome_of_the_same_inputs() {
    let inputs = witness();
    assert!(inputs.len() > 40);
    let want = natively(&inputs);
    assert_eq!(through_messages(&inputs, 1, false), want);
    assert_eq!(through_messages(&inputs, 20, false), want, "at 20x");
    assert_eq!(through_messages(&inputs, 5, true), want, "a slow typist");
}

#[test]
fn step_by_step_and_by_the_clock_have_the_same_outcome() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let word = |command: &Command| command.word();
    for wanted in ["open", "log", "wait", "open", "investigate", "wait", "skip", "investigate", "wait", "end"]
    {
        let all = commands(hand.play());
        let (mut command, _) = all.into_iter().find(|(c, _)| word(c) == wanted).expect(wanted);
        command.texts_mut().into_iter().for_each(|t| t.push_str("Calls go silent at Hollin."));
        hand.tick(60_000);
        hand.press(&command, false);
        // Where something arrived on the way there is a choice; here it is to go on.
        while hand.play().state().busy.is_some() {
            hand.at(ConsoleMsg::CarriedOn);
        }
    }
    let inputs = hand.debrief().inputs().to_vec();
    assert!(inputs.last().unwrap().0 > SimTime::START + SimSpan::minutes(5));
    assert_eq!(hand.outcome(), natively(&inputs));
    assert_eq!(hand.outcome(), through_messages(&inputs, 1, false));
    assert_eq!(hand.outcome(), through_messages(&inputs, 20, false));
}

#[test]
fn every_command_of_the_menu_is_in_one_act() {
    let drill = drill();
    let mut play = Play::begin(&drill, drill.deal(SEED), SEED).unwrap();
    let mut seen = 0;
    for (at, command) in witness() {
        play.submit(at, command).unwrap();
        let acts = acts(&play);
        let listed: Vec<&Command> = acts
            .iter()
            .flat_map(|act| &act.commands)
            .map(|(_, command)| command)
            .filter(|command| !matches!(command, Command::Correct { .. } | Command::CorrectPromise { .. }))
            .collect();
        let offered = commands(&play);
        assert_eq!(listed.len(), offered.len());
        assert!(offered.iter().all(|(command, _)| listed.contains(&command)));
        for act in &acts {
            for (values, command) in &act.commands {
                assert_eq!(act.command(values), Some(command), "{}", act.id);
            }
        }
        let mut ids: Vec<&str> = acts.iter().map(|act| act.id.as_str()).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|w| w[0] != w[1]));
        seen = seen.max(acts.len());
    }
    assert!((40..140).contains(&seen), "{seen} acts on one desk");
}

#[test]
fn messages_that_come_too_late_change_nothing() {
    let mut hand = Hand::new();
    for msg in [
        Msg::Console(ConsoleMsg::FormSent),
        Msg::Console(ConsoleMsg::CarriedOn),
        Msg::Debrief(DebriefMsg::SessionWanted),
        Msg::Console(ConsoleMsg::ActChosen("log".to_owned())),
        Msg::Ticked { elapsed_ms: 250, wall: None },
        Msg::Worked(Err("late".to_owned())),
    ] {
        hand.tell(msg);
        assert!(matches!(hand.model.screen, Screen::Catalogue(_)));
    }
    let mut hand = Hand::at_the_desk(Pace::Step);
    hand.at(ConsoleMsg::ActChosen("open/nobody".to_owned()));
    hand.tell(Msg::DrillFetched(Err("gone".to_owned())));
    assert_eq!(hand.console().said, "That is no longer possible.");
    hand.tell(Msg::Left);
    assert!(matches!(hand.model.screen, Screen::Catalogue(_)));
    hand.tell(Msg::CatalogueFetched(Err("no network".to_owned())));
    assert!(matches!(hand.model.screen, Screen::Catalogue(_)), "what is kept can be gone on with");
    assert_eq!(hand.model.unfetched.as_deref(), Some("no network"));
}

#[test]
fn most_ticks_change_nothing_that_is_shown() {
    let mut hand = Hand::at_the_desk(Pace::Times(1));
    let mut changes = 0;
    let mut before = view::page(&hand.model);
    for _ in 0..240 {
        hand.tick(250);
        let now = view::page(&hand.model);
        changes += u32::from(now != before);
        before = now;
    }
    assert!(changes < 60, "{changes} of 240 ticks changed the page");
}
