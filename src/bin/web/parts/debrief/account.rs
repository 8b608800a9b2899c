//! The account a trainee writes of the run, with the machine's facts beside it. The two never look alike.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::debrief::{DebriefMsg, Part};
use muster::app::view::debrief::{AccountView, PartView};
use muster::jobs::Debriefing;
use muster::jobs::wire::{FactLine, PersonalLine};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::cites::cites;
use super::press;

#[derive(Properties, PartialEq)]
pub struct AccountProps {
    pub view: AccountView,
    pub made: Rc<Debriefing>,
    pub tell: Callback<Msg>,
}

/// Situation, task, action, result, reflection.
#[component]
pub fn Account(props: &AccountProps) -> Html {
    let parts = props.view.parts.iter().zip(&props.made.facts);
    html! {
        <section class="account card" aria-labelledby="account-heading">
            <div key="head" class="account-head">
                <h2 key="heading" id="account-heading">{ props.view.heading }</h2>
                <span key="what" class="simulated">{ "Simulated practice record" }</span>
            </div>
            <p key="about" class="facts">{ props.view.about }</p>
            <div key="parts">
                { for parts.map(|(view, facts)| html! {
                    <PartOf
                        key={view.part.label()} view={view.clone()} facts={facts.clone()}
                        read_only={props.view.read_only} tell={props.tell.clone()}
                    />
                }) }
            </div>
            <p key="stowed" class="facts stowed">{ &props.view.stowed }</p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    view: PartView,
    facts: Vec<FactLine>,
    read_only: bool,
    tell: Callback<Msg>,
}

/// The trainee's side beside the machine's.
#[component]
fn PartOf(props: &PartProps) -> Html {
    let part = props.view.part;
    let label = part.label();
    html! {
        <section class="part" aria-label={label}>
            <div key="own" class="part-own">
                { if props.read_only { read(&props.view) } else { editor(props) } }
            </div>
            <div key="facts" class="part-facts">
                if !props.facts.is_empty() {
                    <h4 key="heading">{ "Machine facts" }</h4>
                    <ul key="list" tabindex="0" aria-label={format!("Machine facts, {label}")}>
                        { for props.facts.iter().enumerate().map(|(n, line)| fact(n, part, line, props)) }
                    </ul>
                }
            </div>
        </section>
    }
}

/// A part as somebody else wrote it.
fn read(view: &PartView) -> Html {
    html! {
        <>
            <h3 key="heading">{ view.part.label() }</h3>
            if view.own.trim().is_empty() {
                <p key="none" class="facts">{ "Nothing was written here." }</p>
            } else {
                <blockquote key="own" class="own">
                    { for view.own.lines().enumerate().map(|(n, line)| html! { <p key={n}>{ line }</p> }) }
                </blockquote>
                <p key="length" class="facts">{ &view.length }</p>
            }
        </>
    }
}

/// A part to be written.
fn editor(props: &PartProps) -> Html {
    let PartView { part, own, length, notes, identifying } = &props.view;
    let (part, label) = (*part, part.label());
    let id = format!("own-{}", label.to_lowercase());
    let help = format!("{id}-help");
    let written = props.tell.reform(move |event: InputEvent| {
        let now = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Msg::Debrief(DebriefMsg::AccountWritten(part, now))
    });
    html! {
        <>
            <h3 key="heading"><label for={id.clone()}>{ label }<span class="unseen">{ ", in your words" }</span></label></h3>
            <p key="asks" class="facts">{ part.asks() }</p>
            <textarea key="text" id={id} rows="5" spellcheck="true" aria-describedby={help.clone()} value={own.clone()} oninput={written} />
            // A text area prints only what fits into it.
            <div key="print" class="own-print" aria-hidden="true">
                { for own.lines().enumerate().map(|(n, line)| html! { <p key={n}>{ line }</p> }) }
            </div>
            <div key="help" class="advice" id={help}>
                <p key="length" class="facts">{ length }</p>
                <ul key="notes">{ for notes.iter().map(|note| html! { <li key={note.clone()}>{ note }</li> }) }</ul>
            </div>
            <div key="identifying" class="identifying">
                if !identifying.is_empty() {
                    <p key="head">{ "These may identify somebody:" }</p>
                    <ul key="list">{ for identifying.iter().map(|line| stand_in(part, line, &props.tell)) }</ul>
                }
            </div>
        </>
    }
}

fn stand_in(part: Part, line: &PersonalLine, tell: &Callback<Msg>) -> Html {
    html! {
        <li key={line.quote.clone()}>
            <span key="told">{ &line.told }</span>
            <button
                key="replace" type="button" class="quiet"
                onclick={press(tell, DebriefMsg::StandInWanted(part, line.quote.clone()))}
            >{ format!("Replace by \u{201c}{}\u{201d}", line.by) }</button>
        </li>
    }
}

fn fact(n: usize, part: Part, line: &FactLine, PartProps { read_only, tell, .. }: &PartProps) -> Html {
    let entries = line.cites.iter().map(|cite| cite.entry.as_str()).collect::<Vec<_>>().join(", ");
    html! {
        <li key={n}>
            <span key="text">{ &line.text }{ " " }{ cites(&line.cites, tell) }</span>
            if !read_only && !entries.is_empty() {
                <button
                    key="cite" type="button" class="quiet" aria-label={format!("Cite {entries} in {}", part.label())}
                    onclick={press(tell, DebriefMsg::Cited(part, entries.clone()))}
                >{ "cite" }</button>
            }
        </li>
    }
}
