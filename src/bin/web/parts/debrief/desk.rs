//! The desk as it was: the one the trainee had, to be looked about in. Where they chose what to do, it tells what they
//! did.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::PastDesk;
use yew::prelude::*;

use crate::parts::acts::acts_then;
use crate::parts::entries::entries;
use crate::parts::hand;
use crate::parts::part::Part;
use crate::parts::{Inbox, Panes, Strip, Work, pane_word};

#[derive(Properties, PartialEq)]
pub struct DeskProps {
    pub view: PastDesk,
    pub tell: Callback<Msg>,
}

/// Time and what was in hand, the strip, the columns.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let DeskProps { view, tell } = props;
    // Whatever a part of the desk says is looking about, here.
    let tell = use_callback(tell.clone(), |msg, tell: &Callback<Msg>| {
        if let Msg::Console(msg) = msg {
            tell.emit(Msg::Debrief(DebriefMsg::Looked(msg)));
        }
    });
    html! {
        <div class="console" data-pane={pane_word(view.pane)}>
            <div key="head" class="head head-top">
                <p key="clock" class="clock">
                    <span class="now"><span class="unseen">{ "It was " }</span>{ &view.clock }</span>
                    <span class="of"><span class="span">{ &view.span }</span></span>
                </p>
                <div key="hand" class="hand" data-hand={hand::word(&view.hand)}>{ hand::doing(&view.hand) }</div>
            </div>
            // In the order in which one reads it; where there is room, each has its place of the desk.
            <div key="desk" class="desk">
                <div key="do" class="column do">{ happened(view) }</div>
                { Strip { view: view.strip.clone(), tell: tell.clone() }.keyed("strip") }
                { Panes { pane: view.pane, new: view.inbox.new, questions: None, tell: tell.clone() }.keyed("panes") }
                <div key="in" class="column in">{ Inbox { view: view.inbox.clone(), tell: tell.clone() }.alone() }</div>
                <div key="mid" class="column mid">{ Work { view: view.work.clone(), tell }.alone() }</div>
            </div>
        </div>
    }
}

fn happened(view: &PastDesk) -> Html {
    let heading = if view.just_then { "At this moment" } else { "Last before this moment" };
    let all: usize = view.could.iter().map(|(_, acts)| acts.len()).sum();
    html! {
        <section class="happened acts" aria-labelledby="happened-heading">
            <div key="head" class="column-head"><h2 id="happened-heading">{ heading }</h2></div>
            <div key="lines" class="happened-lines">{ entries(&view.happened) }</div>
            if all == 0 {
                <p key="none" class="none">{ "The shift was over: nothing more could be done." }</p>
            } else {
                <details key="could" class="could">
                    <summary>{ format!("What could be done ({all})") }</summary>
                    { for view.could.iter().map(|(heading, acts)| html! {
                        <section key={heading.clone()} class="group" aria-label={heading.clone()}>
                            <h3>{ heading }</h3>
                            { acts_then(acts) }
                        </section>
                    }) }
                </details>
            }
        </section>
    }
}
