//! Key moments: where marks were lost, and what went well.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::jobs::Debriefing;
use muster::jobs::wire::{Cite, EarnedMoment, KeyMoment};
use yew::prelude::*;

use super::cites::cites;
use super::press;

#[derive(Properties, PartialEq)]
pub struct MomentsProps {
    pub made: Rc<Debriefing>,
    /// What a tag of an entry is; said where the first one stands.
    pub tag: Option<String>,
    /// Whether the screen at a moment can be shown.
    pub can_see: bool,
    pub tell: Callback<Msg>,
}

/// The largest drops, then what was earned.
#[component]
pub fn Moments(props: &MomentsProps) -> Html {
    let Debriefing { moments, none_lost, earned, flags, .. } = &*props.made;
    let see = |at: u64| props.can_see.then(|| press(&props.tell, DebriefMsg::SeeWanted(at)));
    html! {
        <section class="moments" aria-labelledby="moments-heading">
            <h2 key="heading" id="moments-heading">{ "Key moments" }</h2>
            if flags.is_empty() {
                { for props.tag.iter().map(|tag| html! { <p key="tag" class="facts">{ tag }</p> }) }
            }
            if moments.is_empty() {
                <p key="none">{ none_lost }</p>
            }
            <ul key="moments" class="cards">
                { for moments.iter().map(|m| lost(m, see(m.at), &props.tell)) }
                { for earned.iter().map(|m| went_well(m, see(m.at), &props.tell)) }
            </ul>
        </section>
    }
}

fn lost(moment: &KeyMoment, see: Option<Callback<MouseEvent>>, tell: &Callback<Msg>) -> Html {
    let when = if moment.at_the_end { "by the end" } else { moment.clock.as_str() };
    let (first, others) = moment.asked.split_first().map_or(("", &[][..]), |(f, o)| (f.as_str(), o));
    html! {
        <li key={format!("lost-{}-{}", moment.at, moment.at_the_end)} class="moment card" data-kind="lost">
            <p key="facts" class="facts">{ format!("{when} \u{b7} {} marks lost", moment.worth) }</p>
            <h3 key="heading">{ first }</h3>
            if !others.is_empty() {
                <p key="others" class="facts">{ format!("Also then: {}.", others.join("; ")) }</p>
            }
            <div key="known">{ told("Known by then", &moment.known, tell) }</div>
            <div key="followed">{ told("What followed", &moment.followed, tell) }</div>
            <div key="good">
                if !moment.good.is_empty() {
                    <p class="lead">{ "What good looks like" }</p>
                    <ul>{ for moment.good.iter().enumerate().map(|(n, text)| html! { <li key={n}>{ text }</li> }) }</ul>
                }
            </div>
            <div key="see">{ seen(see, &moment.clock) }</div>
        </li>
    }
}

fn went_well(moment: &EarnedMoment, see: Option<Callback<MouseEvent>>, tell: &Callback<Msg>) -> Html {
    html! {
        <li key={format!("earned-{}", moment.cite.entry)} class="moment card" data-kind="earned">
            <p key="facts" class="facts">{ format!("{} \u{b7} {} marks earned in full", moment.clock, moment.worth) }</p>
            <h3 key="heading">{ &moment.what }</h3>
            <p key="done">{ &moment.done }{ " " }{ cites(std::slice::from_ref(&moment.cite), tell) }</p>
            if let Some(words) = &moment.own_words {
                <blockquote key="own" class="own">{ words }</blockquote>
            }
            <div key="see">{ seen(see, &moment.clock) }</div>
        </li>
    }
}

fn seen(see: Option<Callback<MouseEvent>>, clock: &str) -> Html {
    html! {
        if let Some(onclick) = see {
            <button type="button" {onclick} aria-label={format!("See the screen at {clock}")}>{ "See the screen" }</button>
        }
    }
}

fn told(lead: &str, lines: &[(String, Cite)], tell: &Callback<Msg>) -> Html {
    html! {
        if !lines.is_empty() {
            <p class="lead">{ lead.to_owned() }</p>
            <ul>
                { for lines.iter().enumerate().map(|(n, (text, cite))| html! {
                    <li key={n}>{ text }{ " " }{ cites(std::slice::from_ref(cite), tell) }</li>
                }) }
            </ul>
        }
    }
}
