//! The briefing: what it tells, what a seed is, the name on the record, and that it gives nothing away.

use super::*;
use crate::app::view::BriefingView;
use crate::app::view::Page;

fn seen(hand: &Hand) -> BriefingView {
    match view::page(&hand.model) {
        Page::Briefing(view) => *view,
        other => panic!("not at the briefing: {other:?}"),
    }
}

fn did(hand: &mut Hand, msg: BriefingMsg) {
    hand.tell(Msg::Briefing(msg));
}

fn briefed() -> Hand {
    let mut hand = Hand::new();
    hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
    hand
}

#[test]
fn a_seed_is_a_whole_number_and_anything_else_is_told() {
    for (written, seed) in [
        ("7", Some(7)),
        (" 7 ", Some(7)),
        ("007", Some(7)),
        ("0", Some(0)),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", None),
        ("", None),
        ("seven", None),
        ("-1", None),
        ("7.5", None),
        ("7 8", None),
        ("0x7", None),
    ] {
        let mut hand = briefed();
        did(&mut hand, BriefingMsg::SeedWritten(written.to_owned()));
        did(&mut hand, BriefingMsg::ShiftBegun(Some(1)));
        match seed {
            Some(seed) => assert_eq!(hand.play().seed(), seed, "{written}"),
            None => {
                let view = seen(&hand);
                assert_eq!(
                    view.problem.as_deref(),
                    Some("A seed is a whole number, such as 7."),
                    "{written}"
                );
                // The field is folded away for most people: it is opened, and led to.
                assert!(view.more && view.seed == written);
                assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "seed".to_owned() }));
                assert!(hand.store.sessions.is_empty(), "nothing was begun");
            }
        }
    }
}

#[test]
fn a_dealt_seed_can_be_read_out_and_never_replaces_a_written_one() {
    let mut hand = briefed();
    assert_eq!(seen(&hand).seed, "7", "3000007 was dealt");
    did(&mut hand, BriefingMsg::SeedWritten("123456789".to_owned()));
    hand.tell(Msg::SeedDealt(5));
    assert_eq!(seen(&hand).seed, "123456789");
    // Dealt before the drill was there.
    let (model, _) =
        update(Hand::new().model, Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
    let (model, _) = update(model, Msg::SeedDealt(9_000_012));
    let (model, _) = update(model, Msg::DrillFetched(Ok(compiled_text())));
    let Page::Briefing(view) = view::page(&model) else { panic!() };
    assert_eq!(view.seed, "12");
}

#[test]
fn the_name_on_the_record_is_short_and_holds_no_secret() {
    for (written, want) in [
        ("  Robin  ".to_owned(), "Robin".to_owned()),
        ("".to_owned(), String::new()),
        ("x".repeat(300), "x".repeat(60)),
        ("Robin 4111 1111 1111 1111".to_owned(), "Robin [card number]".to_owned()),
    ] {
        let mut hand = briefed();
        did(&mut hand, BriefingMsg::LabelWritten(written));
        did(&mut hand, BriefingMsg::ShiftBegun(Some(1)));
        assert_eq!(hand.console().kept.label, want);
        let text = hand.console().journal().text();
        assert_eq!(SessionFile::read_journal(text).unwrap().header.label, want);
    }
}

#[test]
fn one_pace_is_chosen_each_says_what_it_means_and_the_shift_begins_at_it() {
    for (pace, label, about) in [
        (Pace::Step, "Practise without time pressure", "Nothing moves until you do something."),
        (Pace::Times(1), "1×", "The shift takes 1 h 40 min if you never stop."),
        (Pace::Times(5), "5×", "The shift takes 20 min if you never stop."),
        (Pace::Times(20), "20×", "The shift takes 5 min if you never stop."),
    ] {
        let mut hand = briefed();
        did(&mut hand, BriefingMsg::PaceChosen(pace));
        let chosen: Vec<_> = seen(&hand).paces.into_iter().filter(|line| line.chosen).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!((chosen[0].label.as_str(), chosen[0].about.as_str()), (label, about));
        did(&mut hand, BriefingMsg::ShiftBegun(Some(1)));
        assert_eq!(hand.console().pace, pace);
        let now = hand.play().now();
        hand.tick(1_000);
        assert_eq!(hand.play().now() == now, pace == Pace::Step);
    }
}

#[test]
fn it_tells_role_targets_and_rights_and_not_what_was_dealt() {
    let mut hand = briefed();
    let view = seen(&hand);
    assert!(!view.role.is_empty() && !view.paragraphs.is_empty() && !view.may.is_empty());
    let marks: Vec<&str> = view.targets.iter().map(|line| line.priority).collect();
    assert_eq!(marks, ["P1", "P2", "P3"], "the highest first; the rest can be looked up");
    assert!(view.targets.iter().all(|line| !line.own.is_empty() && !line.restore.is_empty()));
    for name in drill().policy.teams.iter().map(|team| &*team.name) {
        assert!(view.teams.contains(name), "{name} can be rung and is not named");
    }
    let mut dealt = std::collections::BTreeSet::new();
    for seed in 0..12u64 {
        dealt.insert(drill().deal(seed).clone());
        did(&mut hand, BriefingMsg::SeedWritten(seed.to_string()));
        let now = BriefingView { seed: view.seed.clone(), ..seen(&hand) };
        assert_eq!(now, view, "seed {seed} can be told from the briefing");
    }
    assert!(dealt.len() > 1, "these seeds deal more than one variant");
    let told = format!("{view:?}");
    for variant in &drill().scenario.variants {
        assert!(!told.contains(&*variant.title), "{}", variant.title);
    }
}

#[test]
fn looking_things_up_costs_nothing_and_changes_nothing() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let (now, state, text) =
        (hand.play().now(), hand.play().state().clone(), hand.console().journal().text().to_owned());
    hand.at(ConsoleMsg::TabChosen(Tab::Policy));
    let book = |hand: &Hand| match &hand.desk().work.panel {
        view::console::Panel::Policy(book) => book.clone(),
        other => panic!("the book is not open: {other:?}"),
    };
    let whole = book(&hand);
    for typed in ["declare", "no such word anywhere", "", "P1"] {
        hand.at(ConsoleMsg::FieldEntered);
        hand.at(ConsoleMsg::Searched(typed.to_owned()));
        hand.at(ConsoleMsg::FieldLeft);
        let found = book(&hand);
        assert_eq!(found.found.is_none(), typed.is_empty());
        assert_eq!(found.sections.is_empty(), typed == "no such word anywhere", "{typed}");
    }
    hand.at(ConsoleMsg::Searched(String::new()));
    hand.at(ConsoleMsg::TabChosen(Tab::People));
    hand.at(ConsoleMsg::TabChosen(Tab::Policy));
    assert_eq!(book(&hand), whole);
    assert_eq!((hand.play().now(), hand.play().state()), (now, &state));
    assert_eq!(hand.console().journal().text(), text, "nobody can see from a file what was looked up");
}
