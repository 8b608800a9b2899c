//! The list of drills: what a card says of earlier plays, what to go on with, whose desk it is, what was lost, what is
//! deleted, and where an address leads.

use super::*;
use crate::app::model::Gap;
use crate::app::view::Page;
use crate::app::view::catalogue::{CatalogueView, DeskAsks};

fn seen(hand: &Hand) -> CatalogueView {
    match view::page(&hand.model) {
        Page::Catalogue(view) => *view,
        other => panic!("not at the list of drills: {other:?}"),
    }
}

fn did(hand: &mut Hand, msg: CatalogueMsg) {
    hand.tell(Msg::Catalogue(msg));
}

/// A session of Dead Air at nobody's desk, begun and left at 10:12.
fn begun(sid: &str) -> Kept {
    Kept {
        sid: sid.to_owned(),
        drill: "dead-air".to_owned(),
        title: "Dead Air".to_owned(),
        seed: "7".to_owned(),
        clock: "10:12".to_owned(),
        ..Kept::default()
    }
}

/// One that is over, with its marks: earned, pending, reached.
fn over(sid: &str, marks: (u32, u32, u32)) -> Kept {
    Kept { ended: true, marks: Some(marks), ..begun(sid) }
}

fn at(desk: &str, kept: Kept) -> Kept {
    Kept { desk: desk.to_owned(), ..kept }
}

/// The page over a browser that keeps these; the store gives the last of them first.
fn over_these(sessions: &[Kept]) -> Hand {
    let sessions = sessions.iter().map(|kept| (kept.sid.clone(), kept.clone())).collect();
    Hand::with(Store { sessions, ..Store::default() }, "")
}

#[test]
fn a_card_says_the_best_so_far_with_what_is_pending_and_what_was_reached() {
    let other = Kept { drill: "another".to_owned(), ..over("d", (9_900, 0, 10_000)) };
    let unmarked = Kept { marks: None, ..over("e", (0, 0, 0)) };
    for (kept, want) in [
        (vec![], "Not played yet"),
        (vec![begun("a")], "Begun, not finished yet"),
        (vec![begun("a"), unmarked.clone()], "Played once"),
        (vec![unmarked.clone()], "Played once"),
        (vec![over("a", (6_100, 0, 9_400))], "Played once. Best so far: 61 of 100; 94 came up"),
        (
            vec![over("a", (6_199, 0, 9_999))],
            // Nobody is told a mark they do not have.
            "Played once. Best so far: 61 of 100; 99 came up",
        ),
        (
            vec![
                over("a", (6_100, 0, 9_400)),
                over("b", (6_800, 400, 9_400)),
                over("c", (900, 0, 9_900)),
                unmarked,
            ],
            "Played 4 times. Best so far: 68 of 100; up to 72 when a coach has read; 94 came up",
        ),
        (vec![over("a", (6_100, 0, 9_400)), other], "Played once. Best so far: 61 of 100; 94 came up"),
        (vec![at("Ana", over("a", (9_000, 0, 9_400)))], "Not played yet"),
    ] {
        assert_eq!(seen(&over_these(&kept)).drills[0].played, want, "{kept:?}");
    }
}

#[test]
fn what_comes_next_is_the_shift_one_was_on_last_or_the_first_drill() {
    let names =
        |lines: &[view::catalogue::SessionLine]| lines.iter().map(|l| l.sid.clone()).collect::<Vec<_>>();
    let marks = (6_800, 0, 9_400);
    for (kept, first, next, rest, finished) in [
        (vec![], true, None, vec![], vec![]),
        (vec![begun("a")], false, Some("a"), vec![], vec![]),
        (vec![begun("a"), begun("b"), begun("c")], false, Some("c"), vec!["b", "a"], vec![]),
        (vec![over("a", marks)], false, None, vec![], vec!["a"]),
        (
            vec![begun("a"), over("b", marks), begun("c"), over("d", marks)],
            false,
            Some("c"),
            vec!["a"],
            vec!["d", "b"],
        ),
        (vec![at("Ana", begun("a"))], true, None, vec![], vec![]),
    ] {
        let view = seen(&over_these(&kept));
        assert_eq!(view.first.is_some(), first, "{kept:?}");
        assert_eq!(view.next.map(|line| line.sid).as_deref(), next, "{kept:?}");
        assert_eq!(
            (names(&view.begun), names(&view.finished)),
            (
                rest.iter().map(|s| (*s).to_owned()).collect(),
                finished.iter().map(|s| (*s).to_owned()).collect()
            ),
            "{kept:?}"
        );
    }
}

#[test]
fn a_session_says_where_it_stands_and_what_tells_it_from_the_others() {
    let named = |kept: Kept| Kept { label: "Robin".to_owned(), ..kept };
    for (kept, about, stands, saved) in [
        (begun("a"), "Seed 7", "At 10:12 on shift", None),
        (named(begun("a")), "Seed 7, as Robin", "At 10:12 on shift", None),
        (
            Kept { marks: None, ..over("a", (0, 0, 0)) },
            "Seed 7",
            "Over; its marks are not worked out yet",
            Some(false),
        ),
        (
            Kept { exported: true, ..over("a", (6_800, 400, 9_400)) },
            "Seed 7",
            "68 of 100; up to 72 when a coach has read; 94 came up",
            Some(true),
        ),
    ] {
        let view = seen(&over_these(&[kept]));
        let line = view.next.iter().chain(&view.finished).next().unwrap();
        assert_eq!(
            (line.about.as_str(), line.stands.as_str(), line.saved, line.sure),
            (about, stands, saved, false)
        );
    }
}

#[test]
fn a_shift_that_was_left_is_gone_on_with_from_the_list() {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    hand.wait_until(SimTime::START + SimSpan::minutes(5), 20);
    let (sid, now) = (hand.console().kept.sid.clone(), hand.play().now());
    hand.tell(Msg::Left);
    let view = seen(&hand);
    let next = view.next.expect("there is something to go on with");
    assert_eq!((next.sid.as_str(), next.stands.as_str()), (sid.as_str(), "At 10:07 on shift"));
    assert!(view.first.is_none(), "somebody who has begun is not told to begin");
    did(&mut hand, CatalogueMsg::SessionChosen(sid));
    assert_eq!((hand.play().now(), hand.console().is_held()), (now, true));
}

#[test]
fn what_the_browser_lost_is_told_until_the_page_is_left() {
    let ready = |lost: Option<&str>, persistent: bool| {
        let lost = lost.map(str::to_owned);
        Msg::Stored(Box::new(Answer::Ready { sessions: Vec::new(), settings: None, lost, persistent }))
    };
    let mut hand = Hand::new();
    assert_eq!((seen(&hand).device.lost, seen(&hand).device.gone), (None, None));
    let words = |hand: &Hand| seen(hand).device.words.join(" ");
    assert!(words(&hand).contains("promised not to clear it"), "{}", words(&hand));
    hand.tell(ready(Some("This browser lost one session."), false));
    assert_eq!(seen(&hand).device.lost.as_deref(), Some("This browser lost one session."));
    assert!(words(&hand).contains("may clear it by itself"), "a promise is not told where none was given");
    hand.tell(ready(None, false));
    assert!(seen(&hand).device.lost.is_some(), "the list was read again; the loss stays told");
}

#[test]
fn without_a_store_nothing_is_said_to_be_kept() {
    let mut hand = over_these(&[begun("a"), over("b", (6_800, 0, 9_400))]);
    let why = "This browser does not let the page keep anything.";
    hand.tell(Msg::Stored(Box::new(Answer::Failed { sid: None, why: why.to_owned(), gone: true })));
    let view = seen(&hand);
    assert_eq!((view.device.gone.as_deref(), view.said.as_str()), (Some(why), why));
    let words = view.device.words.join(" ");
    assert!(words.contains("save its file before you leave") && !words.contains("is kept"), "{words}");
    assert!(view.next.is_none() && view.finished.is_empty(), "nothing could be read back");
    assert_eq!((view.first.is_some(), view.desk.holds.as_str()), (true, "no session"));
}

#[test]
fn each_desk_has_its_own_list_and_the_others_stand_beside() {
    let mut hand = over_these(&[begun("a"), at("Ana", begun("b")), at("Ben", over("c", (6_800, 0, 9_400)))]);
    for (name, called, next, others, said) in [
        ("  Ana ", "Ana", Some("b"), vec![], "This is Ana's desk now."),
        ("Ben", "Ben", None, vec!["Ana"], "This is Ben's desk now."),
        ("Ana", "Ana", Some("b"), vec!["Ben"], "This is Ana's desk now."),
        ("", "", Some("a"), vec!["Ana", "Ben"], "Nobody sits at this desk now."),
    ] {
        did(&mut hand, CatalogueMsg::DeskWritten(Some(name.to_owned())));
        did(&mut hand, CatalogueMsg::DeskChosen(name.to_owned()));
        let view = seen(&hand);
        assert_eq!((view.desk.name.as_str(), view.said.as_str(), view.desk.adding), (called, said, None));
        assert_eq!(
            (view.next.map(|line| line.sid).as_deref(), view.desk.others),
            (next, others.iter().map(|o| (*o).to_owned()).collect())
        );
        assert_eq!(hand.store.settings.as_ref().unwrap().desk, called, "it is remembered");
    }
    // What is played at a desk belongs to it.
    did(&mut hand, CatalogueMsg::DeskChosen("Ben".to_owned()));
    did(&mut hand, CatalogueMsg::DrillChosen("dead-air".to_owned()));
    hand.tell(Msg::Briefing(BriefingMsg::ShiftBegun(Some(1))));
    assert_eq!((hand.console().kept.desk.as_str(), hand.console().kept.label.as_str()), ("Ben", "Ben"));
}

#[test]
fn the_name_of_a_desk_is_short_and_holds_no_secret() {
    for (name, want) in [
        ("x".repeat(300), "x".repeat(40)),
        ("4111 1111 1111 1111".to_owned(), "[card number]".to_owned()),
        ("<b>Ana</b>".to_owned(), "<b>Ana</b>".to_owned()),
        ("   ".to_owned(), String::new()),
    ] {
        let mut hand = Hand::new();
        did(&mut hand, CatalogueMsg::DeskChosen(name));
        assert_eq!(hand.store.settings.as_ref().unwrap().desk, want);
        assert_eq!(hand.model.shelf.settings.desks.len(), usize::from(!want.is_empty()));
    }
}

#[test]
fn a_session_is_deleted_after_a_second_word_and_only_that_one() {
    let mut hand = over_these(&[begun("a"), over("b", (6_800, 0, 9_400)), at("Ana", begun("c"))]);
    let left = |hand: &Hand| hand.store.sessions.keys().cloned().collect::<Vec<_>>();
    did(&mut hand, CatalogueMsg::ForgetConfirmed);
    assert_eq!(left(&hand).len(), 3, "nothing was asked, so nothing is confirmed");
    did(&mut hand, CatalogueMsg::ForgetWanted(vec!["b".to_owned()]));
    assert_eq!(hand.effects.last(), Some(&Effect::Focus { id: "sure".to_owned() }));
    assert!(seen(&hand).finished[0].sure && !seen(&hand).next.unwrap().sure);
    assert_eq!(seen(&hand).desk.asks, DeskAsks::Nothing, "it is asked beside the session");
    did(&mut hand, CatalogueMsg::ForgetLeft);
    did(&mut hand, CatalogueMsg::ForgetConfirmed);
    assert_eq!(left(&hand).len(), 3, "it was thought better of");
    did(&mut hand, CatalogueMsg::ForgetWanted(vec!["b".to_owned()]));
    did(&mut hand, CatalogueMsg::ForgetConfirmed);
    assert_eq!(
        (left(&hand), seen(&hand).said.as_str()),
        (vec!["a".to_owned(), "c".to_owned()], "Deleted from this browser.")
    );
    assert!(seen(&hand).finished.is_empty());
}

#[test]
fn nothing_is_called_deleted_before_the_store_says_so() {
    let mut hand = over_these(&[begun("a")]);
    did(&mut hand, CatalogueMsg::ForgetWanted(vec!["a".to_owned()]));
    let (model, effects) =
        update(std::mem::take(&mut hand.model), Msg::Catalogue(CatalogueMsg::ForgetConfirmed));
    hand.model = model;
    assert!(effects.contains(&Effect::Keep(Ask::Forget { sids: vec!["a".to_owned()] })));
    assert_eq!(seen(&hand).said, "");
    let failed = Answer::Failed { sid: None, why: "It could not be deleted.".to_owned(), gone: false };
    hand.tell(Msg::Stored(Box::new(failed)));
    assert_eq!(seen(&hand).said, "It could not be deleted.");
}

#[test]
fn who_signs_off_and_clears_takes_their_own_sessions_and_nobody_elses() {
    let saved = Kept { exported: true, ..over("b", (6_800, 0, 9_400)) };
    let mut hand = over_these(&[at("Ana", begun("a")), at("Ana", saved), at("Ben", begun("c")), begun("d")]);
    for name in ["Ben", "Ana"] {
        did(&mut hand, CatalogueMsg::DeskChosen(name.to_owned()));
    }
    let desk = seen(&hand).desk;
    assert_eq!(desk.holds, "2 sessions");
    assert_eq!(desk.unsaved.as_deref(), Some("One of them was never saved as a file."));
    did(&mut hand, CatalogueMsg::ForgetWanted(desk.sids));
    assert_eq!(seen(&hand).desk.asks, DeskAsks::Deleting);
    did(&mut hand, CatalogueMsg::ClearWanted(true));
    assert_eq!(seen(&hand).desk.asks, DeskAsks::Clearing, "one question at a time");
    did(&mut hand, CatalogueMsg::ClearWanted(false));
    assert_eq!((seen(&hand).desk.asks, hand.store.sessions.len()), (DeskAsks::Nothing, 4));
    did(&mut hand, CatalogueMsg::ClearWanted(true));
    did(&mut hand, CatalogueMsg::SignedOff);
    assert_eq!(hand.store.sessions.keys().cloned().collect::<Vec<_>>(), ["c", "d"]);
    let view = seen(&hand);
    assert_eq!((view.desk.name.as_str(), view.desk.others), ("", vec!["Ben".to_owned()]));
    assert_eq!(view.said, "Signed off, and deleted from this browser.");
}

#[test]
fn an_address_leads_where_it_says_or_says_what_is_missing() {
    for (route, want) in [
        ("", "catalogue"),
        ("/", "catalogue"),
        ("/nonsense", "catalogue"),
        ("/play/", "catalogue"),
        ("/drill/", "catalogue"),
        ("/drill/dead-air", "briefing"),
        ("/drill/nowhere", "broken"),
        ("/drill/../drills", "broken"),
        ("/play/nobody", "broken"),
    ] {
        let hand = Hand::with(Store::default(), route);
        assert_eq!(view::page(&hand.model).word(), want, "{route}");
        let gap = match &hand.model.screen {
            Screen::Broken(broken) => Some(broken.gap),
            _ => None,
        };
        let wanted = match (want, route.starts_with("/play")) {
            ("broken", true) => Some(Gap::Session),
            ("broken", false) => Some(Gap::Drill),
            _ => None,
        };
        assert_eq!((gap, &hand.model.wanted), (wanted, &None), "{route}");
    }
}

#[test]
fn an_address_waits_for_the_drills_and_the_store_whichever_comes_first() {
    let list = || Msg::CatalogueFetched(Ok(LIST.to_owned()));
    let none = || Msg::CatalogueFetched(Err("There is no network.".to_owned()));
    let ready = || Msg::Stored(Box::new(Store::default().ready()));
    for (first, second, want) in [
        (list(), ready(), "loading"),
        (ready(), list(), "loading"),
        // Without the list the drill cannot be had, and that is what is said.
        (none(), ready(), "broken"),
        (ready(), none(), "broken"),
    ] {
        let (model, _) = update(Model::default(), Msg::Started("/drill/dead-air".to_owned()));
        let (model, effects) = update(model, first);
        assert_eq!((view::page(&model).word(), effects), ("loading", vec![]));
        assert_eq!(model.wanted.as_deref(), Some("/drill/dead-air"));
        let (model, effects) = update(model, second);
        assert_eq!(view::page(&model).word(), want);
        let fetches = effects.contains(&Effect::FetchDrill { file: "drills/dead-air.json".to_owned() });
        assert_eq!(fetches, want == "loading");
    }
}

#[test]
fn going_back_in_the_browser_leaves_the_desk_and_keeps_where_it_stood() {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    hand.wait_until(SimTime::START + SimSpan::minutes(1), 20);
    let sid = hand.console().kept.sid.clone();
    hand.tell(Msg::RouteChanged(format!("/play/{sid}")));
    assert_eq!(hand.console().kept.sid, sid, "its own address changes nothing");
    hand.effects.clear();
    hand.tell(Msg::RouteChanged("/".to_owned()));
    assert!(hand.effects.contains(&Effect::Keep(Ask::Release { sid: sid.clone() })));
    assert_eq!(seen(&hand).next.unwrap().stands, "At 10:03 on shift");
    hand.tell(Msg::RouteChanged(format!("/play/{sid}")));
    assert_eq!(hand.console().kept.sid, sid);
}
