//! The desk as it was: the one the trainee had, which can be looked about in, and nothing else.

use std::rc::Rc;

use super::debrief::{after_a_while, opened, said, seen};
use super::*;
use crate::app::review::{ReviewEdit, Rows};
use crate::app::view::ConsoleView;
use crate::app::view::console::{InHand, Panel, WorkView};
use crate::app::view::debrief::{PastDesk, ReplayView};

fn replay(hand: &Hand) -> ReplayView {
    seen(hand).replay.expect("there is something to replay")
}

fn then(hand: &Hand) -> PastDesk {
    *replay(hand).desk.expect("a moment is shown")
}

/// What stands in the middle, with nothing that can be done there.
fn to_be_read(mut work: WorkView) -> WorkView {
    work.tabs.iter_mut().for_each(|tab| tab.closes = false);
    match &mut work.panel {
        Panel::Record(view) => Rc::make_mut(view).acts.clear(),
        Panel::Talk(view) => Rc::make_mut(view).acts.clear(),
        Panel::People(view) => {
            let view = Rc::make_mut(view);
            for person in view.teams.iter_mut().chain(&mut view.people) {
                (person.ring, person.more) = (None, Vec::new());
            }
        }
        Panel::Log(_) | Panel::Policy(_) => {}
    }
    work
}

/// What the live desk shows, as a desk of the past would: the same values, and nothing to press.
fn as_past(live: ConsoleView, like: &PastDesk) -> PastDesk {
    let mut inbox = (*live.inbox).clone();
    inbox.letters.iter_mut().for_each(|letter| letter.act = None);
    let questions = (!live.questions.is_empty()).then(|| ("Questions".to_owned(), (*live.questions).clone()));
    PastDesk {
        clock: live.head.clock,
        span: live.head.span,
        // How long something was read is not kept.
        hand: if live.head.hand == InHand::Reading { InHand::Free } else { live.head.hand },
        strip: live.strip,
        inbox: Rc::new(inbox),
        work: Rc::new(to_be_read((*live.work).clone())),
        could: questions.into_iter().chain(live.acts.groups.clone()).collect(),
        pane: like.pane,
        happened: like.happened.clone(),
        just_then: true,
    }
}

/// The live desk right after an act: when, after how many inputs, what, and what was written for it.
type Picture = (SimTime, usize, ConsoleView, Option<String>);

/// The witness's shift, with the live desk right after each of their acts.
fn shift_with_pictures() -> (Hand, Vec<Picture>) {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    let mut pictures = Vec::new();
    for (n, (at, mut command)) in witness().into_iter().enumerate() {
        hand.wait_until(at, 20);
        hand.press(&command, false);
        let written = command.texts_mut().pop().cloned().filter(|text| !text.trim().is_empty());
        pictures.push((hand.play().now(), n + 1, hand.desk(), written));
    }
    while !matches!(hand.model.screen, Screen::Debrief(_)) {
        hand.tick(250);
    }
    said(&mut hand, DebriefMsg::MarksWanted);
    (hand, pictures)
}

#[test]
fn the_desk_of_a_moment_is_the_desk_the_trainee_had() {
    let (mut hand, pictures) = shift_with_pictures();
    let mut free = 0;
    // Backwards and forwards: the way to a moment must not show.
    let ways: Vec<_> = pictures.iter().rev().chain(&pictures).collect();
    for (at, inputs, live, written) in ways {
        let stops = hand.debrief().past.as_ref().unwrap().stops().to_vec();
        let (n, _) = stops
            .iter()
            .enumerate()
            .rev()
            .find(|(_, stop)| (stop.at, stop.inputs()) == (*at, *inputs))
            .unwrap_or_else(|| panic!("no moment for input {inputs} at {at:?}"));
        said(&mut hand, DebriefMsg::MomentPicked(n));
        let past = then(&hand);
        let mut wanted = as_past(live.clone(), &past);
        // A busy desk goes on showing what could be done before; in the past it can be read what could be done then.
        if matches!(wanted.hand, InHand::Busy { .. }) {
            wanted.could.clone_from(&past.could);
        } else {
            free += 1;
        }
        assert_eq!(past, wanted, "after input {inputs} at {at:?}");
        let did = |line: &&crate::app::view::console::EntryLine| line.by == "you" && line.own == *written;
        assert!(past.happened.iter().any(|line| did(&line)), "{written:?}: {:?}", past.happened);
    }
    assert!(free > 10, "{free} with free hands");
}

#[test]
fn nothing_later_than_the_moment_is_shown_and_nothing_can_be_done() {
    let mut hand = after_a_while(20);
    said(&mut hand, DebriefMsg::MarksWanted);
    let stops = hand.debrief().past.as_ref().unwrap().stops().to_vec();
    assert!(stops.len() > 10 && stops.windows(2).all(|two| two[0].at <= two[1].at));
    for (n, stop) in stops.iter().enumerate() {
        said(&mut hand, DebriefMsg::MomentPicked(n));
        assert_eq!(replay(&hand).at, Some(n));
        let past = hand.debrief().past.as_ref().unwrap();
        assert!(past.moments().iter().all(|moment| moment.at <= stop.at && moment.visible));
        let desk = then(&hand);
        assert!(desk.just_then && !desk.happened.is_empty());
        assert!(desk.happened.iter().all(|line| line.clock == desk.clock));
        assert!(desk.inbox.letters.iter().all(|letter| letter.act.is_none()));
        assert_eq!(to_be_read((*desk.work).clone()), *desk.work);
        assert_eq!(desk.could.is_empty(), n + 1 == stops.len(), "{:?}", stop.at);
    }
}

#[test]
fn the_scrubber_stops_at_both_ends_and_never_takes_the_focus() {
    let mut hand = after_a_while(8);
    said(&mut hand, DebriefMsg::MarksWanted);
    let last = replay(&hand).moments - 1;
    let focused =
        |hand: &Hand| hand.effects.iter().filter(|effect| matches!(effect, Effect::Focus { .. })).count();
    let before = focused(&hand);
    said(&mut hand, DebriefMsg::Stepped(true));
    assert_eq!(replay(&hand).at, Some(0), "from the beginning");
    said(&mut hand, DebriefMsg::Stepped(false));
    assert_eq!(replay(&hand).at, Some(0), "there is nothing before the first");
    said(&mut hand, DebriefMsg::MomentPicked(last));
    said(&mut hand, DebriefMsg::Stepped(true));
    assert_eq!(replay(&hand).at, Some(last), "there is nothing after the last");
    said(&mut hand, DebriefMsg::Stepped(false));
    assert_eq!(replay(&hand).at, Some(last - 1));
    assert!(hand.debrief().said.starts_with(&then(&hand).clock), "{}", hand.debrief().said);
    said(&mut hand, DebriefMsg::MomentPicked(usize::MAX));
    assert_eq!(replay(&hand).at, Some(last - 1), "an impossible moment is no fault");
    assert_eq!(focused(&hand), before);

    said(&mut hand, DebriefMsg::SeeWanted(u64::MAX));
    assert_eq!(replay(&hand).at, Some(last));
    let between = hand.debrief().past.as_ref().unwrap().stops()[last].at.ms() - 1;
    said(&mut hand, DebriefMsg::SeeWanted(between));
    assert!(!then(&hand).just_then);
    let at = replay(&hand).at.unwrap();
    said(&mut hand, DebriefMsg::Stepped(false));
    assert_eq!((replay(&hand).at, then(&hand).just_then), (Some(at), true), "back to what was told");
    said(&mut hand, DebriefMsg::SeenEnough);
    assert!(replay(&hand).desk.is_none());
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "then-heading".to_owned() }));
}

#[test]
fn a_desk_of_the_past_can_be_looked_about_in() {
    let mut hand = after_a_while(20);
    said(&mut hand, DebriefMsg::MarksWanted);
    let look = |hand: &mut Hand, msg: ConsoleMsg| said(hand, DebriefMsg::Looked(msg));
    let chosen = |hand: &Hand| {
        let tabs = then(hand).work.tabs.clone();
        tabs.into_iter().find(|tab| tab.chosen).expect("one tab is always chosen").tab
    };
    // Before there is anything to look at, nothing happens.
    look(&mut hand, ConsoleMsg::TabChosen(Tab::Policy));
    let last = replay(&hand).moments - 1;
    said(&mut hand, DebriefMsg::SeeWanted(u64::MAX));
    let laid = chosen(&hand);
    assert!(matches!(laid, Tab::Record(_) | Tab::Letter(_)), "{laid:?}");
    for tab in then(&hand).work.tabs.clone() {
        look(&mut hand, ConsoleMsg::TabChosen(tab.tab.clone()));
        assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "work-heading".to_owned() }));
        assert!(then(&hand).work.tabs.iter().any(|now| now.chosen && now.id == tab.id), "{tab:?}");
    }
    look(&mut hand, ConsoleMsg::TabChosen(Tab::Policy));
    look(&mut hand, ConsoleMsg::Searched("escalate".to_owned()));
    let Panel::Policy(policy) = then(&hand).work.panel.clone() else { panic!("the book is not open") };
    assert!(policy.found.as_ref().is_some_and(|found| found.ends_with("places")));
    said(&mut hand, DebriefMsg::MomentPicked(3));
    assert_eq!(chosen(&hand), Tab::Policy, "what one reads stays while time is moved");

    // A record is not there before it was opened, and comes back when it is.
    let record = hand.play().state().records[0].no;
    look(&mut hand, ConsoleMsg::TabChosen(Tab::Record(record)));
    said(&mut hand, DebriefMsg::MomentPicked(0));
    assert_eq!(chosen(&hand), Tab::Log);
    said(&mut hand, DebriefMsg::MomentPicked(last));
    assert_eq!(chosen(&hand), Tab::Record(record));
    said(&mut hand, DebriefMsg::SeeWanted(u64::MAX));
    assert_eq!(chosen(&hand), laid, "asked for anew, it is as the trainee had it");

    look(&mut hand, ConsoleMsg::PaneChosen(Pane::People));
    assert_eq!((chosen(&hand), then(&hand).pane), (Tab::People, Pane::People));
    look(&mut hand, ConsoleMsg::PaneChosen(Pane::Acts));
    assert_eq!(then(&hand).pane, Pane::People, "there is no column of acts");
    look(&mut hand, ConsoleMsg::PaneChosen(Pane::Work));
    assert_eq!((chosen(&hand), then(&hand).pane), (laid, Pane::Work));
    look(&mut hand, ConsoleMsg::PaneChosen(Pane::Inbox));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "inbox-heading".to_owned() }));
}

#[test]
fn nothing_said_at_a_desk_of_the_past_changes_the_session() {
    let mut own = after_a_while(12);
    said(&mut own, DebriefMsg::MarksWanted);
    let theirs = opened(&own.debrief().file().unwrap());
    for (mut hand, who) in [(own, "Robin"), (theirs, "somebody")] {
        said(&mut hand, DebriefMsg::MomentPicked(5));
        let told = |hand: &Hand| {
            let debrief = hand.debrief();
            let past = debrief.past.as_ref().unwrap();
            let play = &past.then.as_ref().unwrap().play;
            let outcome = (debrief.journal.clone(), debrief.play.as_ref().unwrap().entries().to_vec());
            (outcome, play.entries().to_vec(), play.now(), replay(hand).at, format!("{:?}", hand.store))
        };
        let before = told(&hand);
        let effects = hand.effects.len();
        let acts = hand.debrief().past.as_ref().unwrap().then.as_ref().unwrap().acts.clone();
        let contact = crate::ids::ContactId::new("caller-co");
        let mut all: Vec<ConsoleMsg> = acts.iter().map(|act| ConsoleMsg::ActChosen(act.id.clone())).collect();
        all.extend(acts.iter().map(|act| ConsoleMsg::ActAimed(act.id.clone(), "you".to_owned())));
        all.extend([
            ConsoleMsg::PaceChosen(Pace::Step),
            ConsoleMsg::PauseSwitched,
            ConsoleMsg::FieldEntered,
            ConsoleMsg::FieldLeft,
            ConsoleMsg::ReadingEnded,
            ConsoleMsg::Filtered("x".to_owned()),
            ConsoleMsg::ActChosen("end".to_owned()),
            ConsoleMsg::CarriedOn,
            ConsoleMsg::TabChosen(Tab::Letter(contact.clone())),
            ConsoleMsg::TabClosed(Tab::Letter(contact)),
            ConsoleMsg::PaneChosen(Pane::Acts),
            ConsoleMsg::PaneChosen(Pane::Inbox),
            ConsoleMsg::Searched("p1".to_owned()),
            ConsoleMsg::NoteWritten("x".to_owned()),
            ConsoleMsg::NoteSent,
            ConsoleMsg::NoteWanted,
            ConsoleMsg::GuideLeft,
            ConsoleMsg::TakeWanted,
            ConsoleMsg::JournalWanted,
            ConsoleMsg::Picked(0, Some(0)),
            ConsoleMsg::Written(0, "x".to_owned()),
            ConsoleMsg::ClausePicked(None),
            ConsoleMsg::SureWritten("50".to_owned()),
            ConsoleMsg::NextWritten("10:30".to_owned()),
            ConsoleMsg::TemplatePicked(None),
            ConsoleMsg::ReviewEdited(ReviewEdit::Added(Rows::Actions)),
            ConsoleMsg::FormSent,
            ConsoleMsg::FormLeft,
            ConsoleMsg::DraftDropped,
        ]);
        for msg in all {
            said(&mut hand, DebriefMsg::Looked(msg.clone()));
            // Nor does the desk that is no longer there take anything.
            hand.tell(Msg::Console(msg.clone()));
            assert_eq!(told(&hand), before, "{who}: {msg:?}");
        }
        let later = &hand.effects[effects..];
        assert!(later.iter().all(|effect| matches!(effect, Effect::Focus { .. })), "{who}: {later:?}");
    }
}

#[test]
fn whoever_opens_somebody_elses_file_is_not_you() {
    let own = after_a_while(6);
    let mut theirs = opened(&own.debrief().file().unwrap());
    let mut own = own;
    said(&mut own, DebriefMsg::MarksWanted);
    for (hand, who) in [(&mut own, "You"), (&mut theirs, "Trainee")] {
        said(hand, DebriefMsg::MomentPicked(1));
        let stops = replay(hand).moments;
        let names = (0..stops).flat_map(|n| {
            said(hand, DebriefMsg::MomentPicked(n));
            then(hand).happened.into_iter().filter(|line| line.by == "you").map(|line| line.who)
        });
        let names: std::collections::BTreeSet<String> = names.collect();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), [who]);
    }
}
