//! A review at the desk: rows come and go, rules are seen while it is written, a draft is kept.

use super::*;
use crate::act::ReviewParts;
use crate::app::review::{ReviewEdit, Rows};
use crate::policy::work::{ActionKind, FactorKind};

/// A desk with a record, its review begun.
fn reviewing() -> Hand {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let log = Command::Log {
        title: "Grey screen".to_owned(),
        kind: crate::policy::work::WorkKind::Incident,
        service: "crm".into(),
        text: String::new(),
        contact: None,
    };
    hand.press(&log, false);
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.at(ConsoleMsg::ActChosen("review/1".to_owned()));
    hand
}

fn edit(hand: &mut Hand, edit: ReviewEdit) {
    hand.at(ConsoleMsg::ReviewEdited(edit));
}

/// Fills the parts of a review in, row by row.
pub(super) fn fill(hand: &mut Hand, parts: &ReviewParts) {
    for (row, factor) in parts.factors.iter().enumerate() {
        edit(hand, ReviewEdit::Added(Rows::Factors));
        edit(hand, ReviewEdit::Factor(row, factor.kind));
        edit(hand, ReviewEdit::Text(Rows::Factors, row, factor.text.clone()));
        edit(hand, ReviewEdit::Behind(row, factor.behind));
    }
    for (row, text) in parts.well.iter().enumerate() {
        edit(hand, ReviewEdit::Added(Rows::Well));
        edit(hand, ReviewEdit::Text(Rows::Well, row, text.clone()));
    }
    for (row, action) in parts.actions.iter().enumerate() {
        edit(hand, ReviewEdit::Added(Rows::Actions));
        edit(hand, ReviewEdit::Text(Rows::Actions, row, action.what.clone()));
        edit(hand, ReviewEdit::Action(row, action.kind));
        edit(hand, ReviewEdit::Owner(row, action.owner.clone()));
        edit(hand, ReviewEdit::Due(row, action.due.clone()));
        edit(hand, ReviewEdit::Measure(row, action.measure.clone()));
    }
}

fn parts(hand: &Hand) -> ReviewParts {
    hand.desk().form.expect("the form").review.expect("a review").parts
}

#[test]
fn rows_come_and_go_and_the_focus_goes_with_them() {
    let mut hand = reviewing();
    for _ in 0..3 {
        edit(&mut hand, ReviewEdit::Added(Rows::Factors));
    }
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "factor-2".to_owned() }));
    for (row, text) in ["one", "two", "three"].into_iter().enumerate() {
        edit(&mut hand, ReviewEdit::Text(Rows::Factors, row, text.to_owned()));
    }
    edit(&mut hand, ReviewEdit::Behind(1, Some(1)));
    edit(&mut hand, ReviewEdit::Behind(2, Some(2)));
    edit(&mut hand, ReviewEdit::Taken(Rows::Factors, 0));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "factor-0".to_owned() }));
    let left: Vec<(String, Option<u8>)> =
        parts(&hand).factors.into_iter().map(|factor| (factor.text, factor.behind)).collect();
    assert_eq!(left, [("two".to_owned(), None), ("three".to_owned(), Some(1))]);
    for _ in 0..9 {
        edit(&mut hand, ReviewEdit::Added(Rows::Actions));
    }
    assert_eq!(hand.desk().form.unwrap().review.unwrap().counts, [(2, 10), (0, 10), (7, 7)]);
    edit(&mut hand, ReviewEdit::Taken(Rows::Well, 0));
    edit(&mut hand, ReviewEdit::Text(Rows::Actions, 40, "nowhere".to_owned()));
    assert_eq!(parts(&hand).actions.len(), 7);
}

#[test]
fn rules_are_seen_while_it_is_written_and_empty_rows_are_left_out() {
    let mut hand = reviewing();
    let state = |hand: &Hand, what: &str| {
        let lines = hand.desk().form.expect("the form").checklist;
        lines.iter().find(|line| line.what == what).unwrap_or_else(|| panic!("{lines:?}")).state
    };
    let owned = "Each action has an owner of ours";
    assert_eq!(state(&hand, owned), "open");
    hand.at(ConsoleMsg::Written(0, "Bookings froze from 14:00.".to_owned()));
    edit(&mut hand, ReviewEdit::Added(Rows::Factors));
    edit(&mut hand, ReviewEdit::Added(Rows::Actions));
    edit(&mut hand, ReviewEdit::Added(Rows::Actions));
    edit(&mut hand, ReviewEdit::Owner(1, Some("you".into())));
    hand.at(ConsoleMsg::FormSent);
    let lack = hand.desk().form.and_then(|form| form.lack).expect("something is missing");
    assert_eq!(
        (lack.words.as_str(), lack.at.as_deref()),
        ("Action 2 does not say yet what is to be done.", Some("action-1"))
    );
    edit(&mut hand, ReviewEdit::Text(Rows::Actions, 1, "Add a test booking to the board".to_owned()));
    assert_eq!(state(&hand, owned), "met");
    edit(&mut hand, ReviewEdit::Owner(1, None));
    assert_eq!(state(&hand, owned), "not");
    edit(&mut hand, ReviewEdit::Action(1, ActionKind::Respond));
    hand.at(ConsoleMsg::FormSent);
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    let kept = hand.play().entries().iter().find_map(|entry| match &entry.event {
        crate::act::Event::Reviewed { parts, .. } => Some(parts.clone()),
        _ => None,
    });
    let kept = kept.expect("a review");
    assert_eq!((kept.factors.len(), kept.actions.len(), kept.actions[0].kind), (0, 1, ActionKind::Respond));
}

#[test]
fn a_review_that_was_left_comes_back_masked_and_whole() {
    let mut hand = reviewing();
    edit(&mut hand, ReviewEdit::Added(Rows::Factors));
    edit(&mut hand, ReviewEdit::Factor(0, FactorKind::ResponseGap));
    edit(&mut hand, ReviewEdit::Text(Rows::Factors, 0, "Read out 4111 1111 1111 1111 to us".to_owned()));
    hand.at(ConsoleMsg::FormLeft);
    hand.at(ConsoleMsg::ActChosen("review/1".to_owned()));
    let back = parts(&hand).factors.remove(0);
    assert_eq!((back.kind, back.text.as_str()), (FactorKind::ResponseGap, "Read out [card number] to us"));
}
