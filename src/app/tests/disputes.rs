//! Disputing a mark through messages only: a press, a sentence, kept, taken away, read by somebody else.

use super::debrief::{after_a_while, opened, said, seen};
use super::*;
use crate::app::view::debrief::{DisputesView, Shown, Stage};
use crate::jobs::wire::MarkLine;

fn shown(hand: &Hand) -> Box<Shown> {
    match seen(hand).stage {
        Stage::Shown(shown) => shown,
        other => panic!("the marks are not shown: {other:?}"),
    }
}

fn disputes(hand: &Hand) -> DisputesView {
    shown(hand).disputes
}

/// A page that shows its marks, and the first line that lost something.
fn marked() -> (Hand, MarkLine) {
    let mut hand = after_a_while(6);
    said(&mut hand, DebriefMsg::MarksWanted);
    let made = shown(&hand).made;
    let line = made.domains.iter().flat_map(|domain| &domain.lines).find(|line| !line.full).cloned();
    (hand, line.expect("something was lost"))
}

fn write(hand: &mut Hand, line: &MarkLine, why: &str) {
    said(hand, DebriefMsg::DisputeBegun(line.id.clone()));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: format!("dispute-{}", line.id) }));
    said(hand, DebriefMsg::DisputeWritten(line.id.clone(), why.to_owned()));
}

#[test]
fn a_dispute_is_kept_at_once_survives_a_reload_and_can_be_withdrawn() {
    let (mut hand, line) = marked();
    let before = hand.debrief().file().unwrap();
    assert_eq!((disputes(&hand).told.as_str(), disputes(&hand).lines.len()), ("", 0));
    write(&mut hand, &line, "I rang them at 10:04; it is entry e4.");
    let view = disputes(&hand);
    assert!(view.told.starts_with("One mark you see differently.") && view.domains.len() == 1, "{view:?}");
    assert_eq!(view.of(&line.id).unwrap().help, "It changes no mark. Kept on this device.");

    let sid = hand.model.shelf.sessions[0].sid.clone();
    let mut back = Hand::with(hand.store.clone(), &format!("/play/{sid}"));
    assert_eq!(disputes(&back).of(&line.id).unwrap().why, "I rang them at 10:04; it is entry e4.");
    let (with, marks) = (back.debrief().file().unwrap(), shown(&back).made.basis_points);
    assert!(with.starts_with(&before) && with.contains("\"disputes\":[{\"line\":"), "only a line more");
    assert_eq!(marks, shown(&hand).made.basis_points);

    said(&mut back, DebriefMsg::DisputeWithdrawn(line.id.clone()));
    assert_eq!(back.effects.last(), Some(&Effect::Focus { id: format!("differ-{}", line.id) }));
    assert_eq!(back.debrief().file().unwrap(), before);
    let again = Hand::with(back.store.clone(), &format!("/play/{sid}"));
    assert!(disputes(&again).lines.is_empty(), "what was withdrawn stays withdrawn");
}

#[test]
fn what_was_begun_without_a_word_is_no_dispute() {
    let (mut hand, line) = marked();
    let before = hand.debrief().file().unwrap();
    write(&mut hand, &line, "  ");
    assert!(disputes(&hand).of(&line.id).unwrap().help.contains("Without a reason it is not kept."));
    assert_eq!((disputes(&hand).told.as_str(), hand.debrief().file().unwrap()), ("", before));
    said(&mut hand, DebriefMsg::DisputeBegun("no-such-line".to_owned()));
    assert!(disputes(&hand).lines.is_empty(), "and goes when another is begun, if there is such a line");
    said(&mut hand, DebriefMsg::DisputeWritten(line.id.clone(), "Not begun".to_owned()));
    assert!(disputes(&hand).lines.is_empty());
}

#[test]
fn a_dispute_is_a_sentence_and_what_is_restricted_is_masked_before_it_is_kept() {
    let (mut hand, line) = marked();
    write(&mut hand, &line, "He read out 4111 1111 1111 1111.");
    assert!(disputes(&hand).of(&line.id).unwrap().help.contains("masked before it is kept"));
    let kept = format!("{:?}", hand.store);
    assert!(kept.contains("He read out [card number].") && !kept.contains("4111 1111"));
    assert!(!hand.debrief().file().unwrap().contains("4111 1111"));
    said(&mut hand, DebriefMsg::DisputeWritten(line.id.clone(), "x".repeat(900)));
    let view = disputes(&hand);
    assert_eq!(view.of(&line.id).unwrap().why.len(), crate::limits::DISPUTE_CHARS);
    assert!(view.of(&line.id).unwrap().help.contains(" 0 characters are left."));
}

#[test]
fn a_coach_reads_the_dispute_and_cannot_touch_it() {
    let (mut hand, line) = marked();
    write(&mut hand, &line, "The board was wrong, not I.");
    let file = hand.debrief().file().unwrap();
    let mut coach = opened(&file);
    let account = coach.debrief().checked.as_ref().unwrap().about.clone();
    assert!(account.iter().any(|(_, value)| value.contains("1 mark disputed, for the coach")), "{account:?}");
    let before = disputes(&coach);
    assert!(before.read_only && before.told.starts_with("One mark the trainee sees differently."));
    assert_eq!(before.of(&line.id).unwrap().why, "The board was wrong, not I.");
    for msg in [
        DebriefMsg::DisputeWritten(line.id.clone(), "Not mine".to_owned()),
        DebriefMsg::DisputeBegun(line.id.clone()),
        DebriefMsg::DisputeWithdrawn(line.id.clone()),
    ] {
        said(&mut coach, msg);
        assert_eq!((disputes(&coach), coach.debrief().file().unwrap()), (before.clone(), file.clone()));
    }
    said(&mut coach, DebriefMsg::ExportWanted(jobs::Export::Markdown));
    let Some(Effect::SaveFile { text, .. }) = coach.effects.last() else { panic!("{:?}", coach.effects) };
    assert!(
        text.contains("Disputed, for the coach") && text.contains("The board was wrong, not I."),
        "{text}"
    );
}
