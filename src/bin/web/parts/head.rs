//! The head of the desk: where one is, the time and how it goes by, and whether the session is kept.

use muster::app::console::{ConsoleMsg, Tab};
use muster::app::dialog::{Dialog, DialogMsg};
use muster::app::view::console::{Head as HeadView, SavedView};
use muster::app::{Msg, Pace};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::acts::plain_button;
use super::hand::hand;
use super::part::Part;

/// The head.
#[derive(PartialEq)]
pub struct Head {
    pub view: HeadView,
    pub tell: Callback<Msg>,
}

impl Part for Head {
    fn draw(&self) -> Html {
        let Head { view, tell } = self;
        let press = |msg: Msg| tell.reform(move |_: MouseEvent| msg.clone());
        let open = |dialog: Dialog| press(Msg::Dialog(DialogMsg::Opened(dialog)));
        html! {
            <header class="head">
                <div key="top" class="head-top">
                    <button key="leave" type="button" class="leave" onclick={press(Msg::Left)} title="To the list of drills; this session is kept">
                        { "Muster" }<span class="unseen">{ ": to the list of drills, this session is kept" }</span>
                    </button>
                    <div key="what" class="what">
                        <h1 id="screen-heading" tabindex="-1">{ &view.title }</h1>
                        <p class="role">{ &view.role }</p>
                    </div>
                    <p key="clock" class="clock" data-held={view.held.to_string()}>
                        <span class="now"><span class="unseen">{ "It is " }</span>{ &view.clock }</span>
                        <span class="of">
                            <span class="span">{ &view.span }</span>
                            <span class="going">{ &view.going }</span>
                        </span>
                    </p>
                    <div key="saved" class="kept">{ saved(&view.saved) }</div>
                    <div key="doors" class="doors">
                        <button key="policy" type="button" onclick={press(Msg::Console(ConsoleMsg::TabChosen(Tab::Policy)))}>{ "Policy" }</button>
                        <button key="keys" type="button" onclick={open(Dialog::Help)}>{ "Keys" }<span class="wide">{ " and settings" }</span></button>
                        <button key="every" type="button" aria-keyshortcuts="Control+K" onclick={open(Dialog::Palette { typed: String::new(), at: 0 })}>
                            { "Every action " }<kbd>{ "Ctrl K" }</kbd>
                        </button>
                        <button key="end" type="button" data-act="end" onclick={press(Msg::Console(ConsoleMsg::ActChosen("end".to_owned())))}>
                            { "End the shift" }
                        </button>
                    </div>
                </div>
                <div key="time" class="head-time">
                    <div key="pace" class="pace" role="group" aria-label="How the clock goes">{ paces(view, tell) }</div>
                    <div key="waits" class="waits" role="group" aria-label="Let time pass">
                        { for view.waits.iter().map(|act| plain_button(act, tell)) }
                    </div>
                    <div key="hand" class="hand" data-hand={super::hand::word(&view.hand)}>{ hand(&view.hand, tell) }</div>
                </div>
                <div key="alarm">{ alarm(&view.saved, tell) }</div>
            </header>
        }
    }
}

/// The paces side by side, and the same as a list for a narrow screen: styles show one of them.
fn paces(view: &HeadView, tell: &Callback<Msg>) -> Html {
    let choose = tell.reform(|event: Event| {
        let word = event.target_unchecked_into::<HtmlSelectElement>().value();
        Msg::Console(match Pace::from_word(&word) {
            Some(pace) => ConsoleMsg::PaceChosen(pace),
            None => ConsoleMsg::PauseSwitched,
        })
    });
    let pause = tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::PauseSwitched));
    let words = |pace: &Pace| match pace {
        Pace::Step => "Step".to_owned(),
        Pace::Times(n) => format!("{n}×"),
    };
    html! {
        <>
            <div key="side" class="segments">
                <button key="pause" type="button" data-pace="pause" aria-pressed={view.paused.to_string()} onclick={pause}>{ "Pause" }</button>
                { for Pace::ALL.iter().map(|pace| {
                    let (on, pace) = (*pace == view.pace && !view.paused, *pace);
                    let choose = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::PaceChosen(pace)));
                    html! {
                        <button key={pace.word()} type="button" data-pace={pace.word()} aria-pressed={on.to_string()} onclick={choose}>
                            { words(&pace) }
                        </button>
                    }
                }) }
            </div>
            <select key="list" id="pace" aria-label="Pace" onchange={choose}>
                <option key="pause" value="pause" selected={view.paused}>{ "Paused" }</option>
                { for Pace::ALL.iter().map(|pace| html! {
                    <option key={pace.word()} value={pace.word()} selected={*pace == view.pace && !view.paused}>{ words(pace) }</option>
                }) }
            </select>
        </>
    }
}

/// One word: kept, on its way, or not.
fn saved(view: &SavedView) -> Html {
    let (state, word) = match view {
        SavedView::Saved => ("yes", "Saved"),
        SavedView::Saving => ("soon", "Saving…"),
        SavedView::Not(..) => ("no", "Not saved"),
        SavedView::Elsewhere => ("no", "Read only"),
    };
    html! { <p class="saved" data-saved={state}>{ word }</p> }
}

/// What is not as it should be with keeping the session, and the way out.
fn alarm(view: &SavedView, tell: &Callback<Msg>) -> Html {
    let press = |msg: ConsoleMsg| tell.reform(move |_: MouseEvent| Msg::Console(msg.clone()));
    match view {
        SavedView::Saved | SavedView::Saving => html! {},
        SavedView::Not(since, why) => html! {
            <p key="not" class="alarm">
                <strong>{ format!("Not saved since {since}. ") }</strong>{ why }{ " You can go on. " }
                <button type="button" onclick={press(ConsoleMsg::JournalWanted)}>{ "Save the session as a file" }</button>
            </p>
        },
        SavedView::Elsewhere => html! {
            <p key="elsewhere" class="alarm">
                <strong>{ "Read only: this shift is being played in another tab. " }</strong>
                <button type="button" onclick={press(ConsoleMsg::TakeWanted)}>{ "Play it here" }</button>
            </p>
        },
    }
}
