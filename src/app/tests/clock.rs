//! When the desk's clock stands still, and what is said of it.

use super::*;

#[test]
fn the_clock_stands_still_while_somebody_writes() {
    let mut hand = Hand::at_the_desk(Pace::Times(20));
    hand.tick(1_000);
    let now = hand.play().now();
    assert_eq!(now, SimTime::START + SimSpan::seconds(20));
    hand.at(ConsoleMsg::FieldEntered);
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a field has the focus");
    hand.at(ConsoleMsg::FieldLeft);
    hand.at(ConsoleMsg::ActChosen("log".to_owned()));
    hand.tick(4_000);
    assert_eq!(hand.play().now(), now, "a form is open");
    hand.at(ConsoleMsg::FormLeft);
    hand.tick(3_600_000);
    assert_eq!(hand.play().now(), now + SimSpan::seconds(100), "a tab that slept counts five seconds");
}

#[test]
fn the_desk_says_why_the_clock_stands_still() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    let going = |hand: &Hand| hand.desk().head.going;
    assert_eq!(going(&hand), "Clock runs at 5x");
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    assert_eq!(hand.console().held(), Some(Held::Reading));
    assert_eq!(going(&hand), "Clock stands still while you read");
    hand.at(ConsoleMsg::FieldEntered);
    assert_eq!(going(&hand), "Clock stands still while you write");
    hand.at(ConsoleMsg::FieldLeft);
    hand.at(ConsoleMsg::ReadingEnded);
    hand.tell(Msg::Hidden(true));
    assert_eq!(going(&hand), "Clock stands still while this tab is out of sight");
    hand.tell(Msg::Hidden(false));
    hand.at(ConsoleMsg::PauseSwitched);
    assert_eq!(going(&hand), "Clock stands still until you let it go on");
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    assert_eq!(going(&hand), "Moves only with what you do");
}

#[test]
fn the_clock_stands_still_over_the_book_until_it_is_put_down() {
    let mut hand = Hand::at_the_desk(Pace::Times(5));
    hand.at(ConsoleMsg::TabChosen(Tab::Policy));
    assert_eq!(hand.console().held(), Some(Held::Reading));
    hand.at(ConsoleMsg::TabChosen(Tab::Log));
    assert_eq!(hand.console().held(), None);
    hand.at(ConsoleMsg::ActChosen("open/imran-reports".to_owned()));
    hand.at(ConsoleMsg::TabChosen(Tab::Log));
    assert_eq!(
        hand.console().held(),
        Some(Held::Reading),
        "a letter lies there until it is said that it was read"
    );
}

#[test]
fn waiting_does_not_end_the_shift_before_it_was_said() {
    let mut hand = Hand::at_the_desk(Pace::Step);
    let before_the_end = hand.play().plot().ends_at.ms() - 30_000;
    while hand.play().now().ms() < before_the_end && hand.play().state().ended.is_none() {
        let left = before_the_end - hand.play().now().ms();
        hand.at(ConsoleMsg::PaceChosen(Pace::Times(20)));
        hand.at(ConsoleMsg::ReadingEnded);
        hand.tick(u32::try_from(left.div_ceil(20)).unwrap());
    }
    hand.at(ConsoleMsg::PaceChosen(Pace::Step));
    hand.at(ConsoleMsg::ActChosen("skip".to_owned()));
    assert!(hand.play().state().ended.is_none(), "the first press tells");
    assert!(hand.desk().news.notice.contains("before the shift ends"), "{}", hand.desk().news.notice);
    hand.at(ConsoleMsg::ActChosen("skip".to_owned()));
    assert!(!matches!(hand.model.screen, Screen::Console(_)), "the second lets it end");
}
