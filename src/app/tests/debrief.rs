//! The debrief through messages only: how did it go first, then the marks, the account, files.

use super::*;
use crate::app::view::Page;
use crate::app::view::debrief::{DebriefView, Stage};

pub(super) fn seen(hand: &Hand) -> DebriefView {
    match view::page(&hand.model) {
        Page::Debrief(view) => *view,
        other => panic!("not at the debrief: {other:?}"),
    }
}

pub(super) fn said(hand: &mut Hand, msg: DebriefMsg) {
    hand.tell(Msg::Debrief(msg));
}

/// A page whose shift was ended after the first acts of the witness.
pub(super) fn after_a_while(acts: usize) -> Hand {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    for (at, command) in witness().into_iter().take(acts) {
        hand.wait_until(at, 20);
        hand.press(&command, false);
    }
    while hand.play().state().busy.is_some() {
        hand.at(ConsoleMsg::CarriedOn);
    }
    hand.press(&Command::End, false);
    hand
}

pub(super) fn opened(file: &str) -> Hand {
    let mut hand = Hand::new();
    hand.tell(Msg::FileGiven(Ok(("somebody.muster.jsonl".to_owned(), file.to_owned()))));
    hand
}

#[test]
fn how_it_went_is_asked_before_anything_is_told() {
    let mut hand = after_a_while(6);
    let view = seen(&hand);
    let Stage::Gate(gate) = &view.stage else { panic!("{:?}", view.stage) };
    assert!(gate.rows.len() > 4 && gate.rows.iter().all(|row| row.skipped && !row.covers.is_empty()));
    assert!(view.log.lines.is_empty() && view.replay.is_none() && view.checked.is_none() && !view.reminder);
    assert!(!view.facts.join(" ").contains("dealt"), "{:?}", view.facts);

    let domain = gate.rows[0].domain;
    said(&mut hand, DebriefMsg::Estimated(domain, Some(70)));
    said(&mut hand, DebriefMsg::Estimated(99, Some(70)));
    said(&mut hand, DebriefMsg::MarksWanted);
    assert!(hand.effects.contains(&Effect::Focus { id: "marks-heading".to_owned() }));
    let Stage::Shown(shown) = seen(&hand).stage else { panic!("the marks are not shown") };
    assert_eq!(shown.bars[0].estimate, Some(70));
    assert!(shown.bars[0].told.ends_with("; you said 70"), "{}", shown.bars[0].told);
    assert!(shown.calibration.is_some_and(|text| text.starts_with("Nearest: ")));
    assert_eq!(shown.bars.len(), gate.rows.len(), "the question named the domains that have marks");

    // It is remembered.
    let sid = hand.model.shelf.sessions[0].sid.clone();
    let back = Hand::with(hand.store.clone(), &format!("/play/{sid}"));
    let Stage::Shown(again) = seen(&back).stage else { panic!("the question came back") };
    assert_eq!(again.bars, shown.bars);
}

#[test]
fn the_account_is_the_trainees_and_is_kept_as_it_grows() {
    let mut hand = after_a_while(6);
    said(&mut hand, DebriefMsg::MarksWanted);
    let written = "I rang at 10:05 because the board was empty.";
    said(&mut hand, DebriefMsg::AccountWritten(Part::Action, written.to_owned()));
    said(&mut hand, DebriefMsg::Cited(Part::Action, "e4, e5".to_owned()));
    assert_eq!(hand.debrief().own[Part::Action as usize], format!("{written} (e4, e5)"));
    assert_eq!(hand.debrief().said, "e4, e5 is cited in Action.");
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    let account = shown.account;
    assert_eq!((account.title, account.stowed.as_str()), ("Reflective log", "Kept on this device."));
    assert!(
        account.parts[2].length.starts_with("11 words of your own; 220 to 450"),
        "{}",
        account.parts[2].length
    );
    assert!(account.parts[0].notes.is_empty(), "nothing is said of what was not begun");

    let card = "He read out 4111 1111 1111 1111 to me.";
    said(&mut hand, DebriefMsg::AccountWritten(Part::Result, card.to_owned()));
    let kept = format!("{:?}", hand.store);
    assert!(kept.contains("[card number]") && !kept.contains("4111 1111"), "masked before it is kept");
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    assert!(shown.account.parts[3].notes[0].contains("restricted data"));

    let long = "x".repeat(9_000);
    said(&mut hand, DebriefMsg::AccountWritten(Part::Task, long));
    assert_eq!(hand.debrief().own[Part::Task as usize].len(), crate::limits::TEXT_CHARS);
}

#[test]
fn a_citation_leads_to_its_line_of_the_log() {
    let mut hand = after_a_while(6);
    said(&mut hand, DebriefMsg::MarksWanted);
    assert!(!seen(&hand).log.open);
    let entry = hand.debrief().log[3].entry.clone();
    said(&mut hand, DebriefMsg::EntryWanted(entry.clone()));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: format!("log-{entry}") }));
    let log = seen(&hand).log;
    assert!(log.open && log.cited == Some(entry));
}

#[test]
fn the_session_file_is_asked_for_once_until_it_was_handed_over() {
    let mut hand = after_a_while(3);
    said(&mut hand, DebriefMsg::MarksWanted);
    assert!(seen(&hand).reminder);
    said(&mut hand, DebriefMsg::SessionWanted);
    hand.tell(Msg::FileSaved("dead-air-7.muster.jsonl".to_owned()));
    assert!(!seen(&hand).reminder);
    assert_eq!(seen(&hand).said, "dead-air-7.muster.jsonl was handed to your browser to save.");
    let mut hand = after_a_while(3);
    said(&mut hand, DebriefMsg::MarksWanted);
    said(&mut hand, DebriefMsg::ReminderLeft);
    assert!(!seen(&hand).reminder);
}

#[test]
fn somebody_elses_file_is_shown_and_cannot_be_changed() {
    let file = after_a_while(8).debrief().file().unwrap();
    let mut hand = opened(&file);
    let view = seen(&hand);
    assert_eq!(view.checked.as_ref().unwrap().verdict, "Replays exactly");
    assert!(view.checked.as_ref().unwrap().steps.iter().all(|step| step.came_out == jobs::wire::Rung::Held));
    let Stage::Shown(shown) = &view.stage else { panic!("no question is put for a file") };
    assert!(shown.account.parts.is_empty() && !view.own && !view.reminder);
    said(&mut hand, DebriefMsg::AccountWritten(Part::Action, "Not mine".to_owned()));
    said(&mut hand, DebriefMsg::Cited(Part::Action, "e1".to_owned()));
    assert_eq!(hand.debrief().own[2], "");
    assert!(seen(&hand).replay.is_some());
}

#[test]
fn a_coach_reads_the_account_and_what_was_said_before_the_marks() {
    let mut hand = after_a_while(8);
    let Stage::Gate(gate) = seen(&hand).stage else { panic!() };
    said(&mut hand, DebriefMsg::Estimated(gate.rows[0].domain, Some(70)));
    said(&mut hand, DebriefMsg::MarksWanted);
    let written = "I rang (e4) because <b>nobody</b> did. He read out 4111 1111 1111 1111.";
    said(&mut hand, DebriefMsg::AccountWritten(Part::Action, written.to_owned()));
    let file = hand.debrief().file().unwrap();
    assert!(!file.contains("4111 1111") && file.lines().last().unwrap().starts_with("{\"account\":"));

    let mut coach = opened(&file);
    let view = seen(&coach);
    assert_eq!(view.checked.as_ref().unwrap().verdict, "Replays exactly");
    let Stage::Shown(shown) = &view.stage else { panic!("{:?}", view.stage) };
    assert_eq!(shown.bars[0].said, "they said 70");
    assert!(shown.account.read_only && shown.account.title == "Reflective log");
    let part = &shown.account.parts[Part::Action as usize];
    assert_eq!(part.own, written.replace("4111 1111 1111 1111", "[card number]"));
    assert!(part.notes.is_empty(), "advice is for whoever writes");
    said(&mut coach, DebriefMsg::AccountWritten(Part::Action, "Not mine".to_owned()));
    said(&mut coach, DebriefMsg::Estimated(0, Some(10)));
    assert_eq!(coach.debrief().own[2], part.own);
    assert_eq!(coach.debrief().file().unwrap(), file, "the file stays as it was handed over");
    said(&mut coach, DebriefMsg::ExportWanted(jobs::Export::Markdown));
    let Some(Effect::SaveFile { text, .. }) = coach.effects.last() else { panic!("{:?}", coach.effects) };
    assert!(
        text.starts_with("# Reflective log: ") && text.contains("I rang (e4) because \\<b\\>nobody"),
        "{text}"
    );
}

#[test]
fn a_bar_leads_to_the_lines_of_its_domain() {
    let mut hand = after_a_while(6);
    said(&mut hand, DebriefMsg::MarksWanted);
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    let id = shown.bars[0].id.clone();
    said(&mut hand, DebriefMsg::LinesWanted(id.clone()));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: format!("lines-{id}") }));
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    assert!(shown.opened.contains(&id) && shown.tag.is_some_and(|tag| tag.contains("of the log below")));
    said(&mut hand, DebriefMsg::LinesOpened(id, false));
    let Stage::Shown(shown) = seen(&hand).stage else { panic!() };
    assert!(shown.opened.is_empty());
}

#[test]
fn a_damaged_file_shows_how_far_it_goes_and_no_marks() {
    let file = after_a_while(12).debrief().file().unwrap();
    let lines: Vec<&str> = file.split_inclusive('\n').collect();
    let cut = lines[..10].concat();
    let altered =
        format!("{}{}", lines[..9].concat(), lines[9..].concat().replacen("\"at\":", "\"at\":1", 1));
    let other = file.replacen("Dead Air", "Dead Ear", 1);
    let rules = file.replacen("\"rules\":1", "\"rules\":9", 1);
    for (text, word, usable) in [
        (cut.as_str(), "damaged", true),
        (altered.as_str(), "damaged", true),
        (other.as_str(), "other-bundle", false),
        (rules.as_str(), "not-checkable", false),
        ("", "damaged", false),
        ("no session\n", "damaged", false),
        ("{\"format\":\"muster-session/1\"}\n", "damaged", false),
        ("{}\n{}\n", "damaged", false),
    ] {
        let mut hand = opened(text);
        let view = seen(&hand);
        let checked = view.checked.as_ref().unwrap();
        assert_eq!(
            (view.stage.clone(), checked.word.as_str()),
            (Stage::Unmarked, word),
            "{}",
            checked.verdict
        );
        assert!(hand.debrief().debriefing.is_none(), "no marks are offered");
        assert!(checked.meaning.len() > 1 && checked.steps.len() == 6);
        assert_eq!(
            (checked.usable.is_some(), !view.log.lines.is_empty()),
            (usable, usable),
            "{}",
            checked.verdict
        );
        assert_eq!(view.replay.is_some(), usable);
        let words = format!("{checked:?}").to_lowercase();
        for never in ["verified", "authentic", "genuine"] {
            assert!(!words.contains(never), "{never}");
        }
        said(&mut hand, DebriefMsg::MomentPicked(0));
        assert_eq!(seen(&hand).replay.is_some_and(|replay| replay.desk.is_some()), usable);
    }
}

#[test]
fn a_worker_that_fails_leaves_the_session_savable_and_can_be_asked_again() {
    let mut hand = after_a_while(4);
    let Screen::Debrief(debrief) = &mut hand.model.screen else { panic!() };
    debrief.debriefing = None;
    debrief.shown = true;
    hand.tell(Msg::Worked(Err("The worker could not be loaded. Are you online?".to_owned())));
    assert_eq!(
        seen(&hand).stage,
        Stage::Failed("The worker could not be loaded. Are you online?".to_owned())
    );
    said(&mut hand, DebriefMsg::SessionWanted);
    assert!(
        matches!(hand.effects.last(), Some(Effect::SaveFile { text, .. }) if text.contains("\"bundle\""))
    );
    said(&mut hand, DebriefMsg::RetryWanted);
    assert!(matches!(seen(&hand).stage, Stage::Shown(_)));
    // An export that fails is said and takes nothing away.
    hand.tell(Msg::Worked(Err("no".to_owned())));
    assert!(matches!(seen(&hand).stage, Stage::Shown(_)));
}

#[test]
fn a_session_whose_sources_are_not_here_fetches_them_and_ends_once() {
    let mut hand = after_a_while(4);
    said(&mut hand, DebriefMsg::MarksWanted);
    let (sid, outcome) = (hand.model.shelf.sessions[0].sid.clone(), hand.outcome());
    let mut store = hand.store.clone();
    store.sources.clear();
    let mut back = Hand::with(store, &format!("/play/{sid}"));
    assert_eq!(back.outcome(), outcome);
    assert_eq!(back.debrief().journal.matches("{\"end\":").count(), 1);
    assert!(matches!(seen(&back).stage, Stage::Shown(_)));
    let Screen::Debrief(debrief) = &mut back.model.screen else { panic!() };
    (debrief.sources, debrief.debriefing, debrief.checked) = (None, None, None);
    assert_eq!(seen(&back).stage, Stage::Working("Fetching what the drill was made from\u{2026}"));
    back.tell(Msg::SourcesFetched(Err("There is no network.".to_owned())));
    assert_eq!(seen(&back).stage, Stage::Failed("There is no network.".to_owned()));
    said(&mut back, DebriefMsg::SessionWanted);
    assert!(
        matches!(back.effects.last(), Some(Effect::SaveFile { name, .. }) if name == "dead-air-7.journal.jsonl")
    );
}

#[test]
fn what_is_written_and_cannot_be_kept_is_said_and_tried_again() {
    let mut hand = after_a_while(4);
    said(&mut hand, DebriefMsg::MarksWanted);
    hand.store.full = true;
    said(&mut hand, DebriefMsg::AccountWritten(Part::Task, "It was mine.".to_owned()));
    let stowed = |hand: &Hand| match seen(hand).stage {
        Stage::Shown(shown) => shown.account.stowed,
        other => panic!("{other:?}"),
    };
    assert!(stowed(&hand).starts_with("Not kept on this device: There is no room."), "{}", stowed(&hand));
    hand.store.full = false;
    said(&mut hand, DebriefMsg::AccountWritten(Part::Task, "It was mine to see.".to_owned()));
    assert_eq!(stowed(&hand), "Kept on this device.");
}

#[test]
fn another_shift_begins_with_the_name_and_the_pace_of_the_one_before() {
    let mut hand = Hand::new();
    hand.tell(Msg::Catalogue(CatalogueMsg::DrillChosen("dead-air".to_owned())));
    hand.tell(Msg::Briefing(BriefingMsg::LabelWritten("Robin".to_owned())));
    hand.tell(Msg::Briefing(BriefingMsg::PaceChosen(Pace::Step)));
    hand.tell(Msg::Briefing(BriefingMsg::SeedWritten("7".to_owned())));
    hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(1))));
    hand.press(&Command::End, false);
    said(&mut hand, DebriefMsg::MarksWanted);
    said(&mut hand, DebriefMsg::AgainWanted(true));
    let Screen::Briefing(briefing) = &hand.model.screen else { panic!("{:?}", hand.model.screen) };
    assert_eq!((briefing.label.as_str(), briefing.pace, briefing.seed.as_str()), ("Robin", Pace::Step, "7"));
}

#[test]
fn an_answer_is_right_for_the_fifth_it_stands_for() {
    let mut hand = after_a_while(6);
    let Stage::Gate(gate) = seen(&hand).stage else { panic!("the question") };
    let rows: Vec<usize> = gate.rows.iter().map(|row| row.domain).collect();
    let made = hand.debrief().debriefing.clone().expect("the marks");
    for row in &rows {
        let percent = made
            .domains
            .iter()
            .find(|d| d.id == crate::policy::work::Domain::ALL[*row].word())
            .unwrap()
            .percent;
        let near =
            [10, 30, 50, 70, 90].into_iter().min_by_key(|middle: &u8| middle.abs_diff(percent)).unwrap();
        said(&mut hand, DebriefMsg::Estimated(*row, Some(near)));
    }
    said(&mut hand, DebriefMsg::MarksWanted);
    let Stage::Shown(shown) = seen(&hand).stage else { panic!("the marks") };
    assert_eq!(shown.calibration.as_deref(), Some("Every part came out about as you said."));
}
