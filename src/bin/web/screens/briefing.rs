//! Before the shift.

use muster::app::Msg;
use muster::app::briefing::BriefingMsg;
use muster::app::view::BriefingView;
use muster::app::view::briefing::PaceLine;
use yew::prelude::*;

use crate::parts::part::Part;

use crate::parts::input::Field;
use crate::platform::clock;

/// All one needs to begin, on one screen: who one is, what one may do, by when, and how time goes by.
#[derive(PartialEq)]
pub struct Briefing {
    pub view: BriefingView,
    pub tell: Callback<Msg>,
}

impl Part for Briefing {
    fn draw(&self) -> Html {
        let Briefing { view, tell } = self;
        let begin = tell.reform(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Briefing(BriefingMsg::ShiftBegun(clock::wall()))
        });
        html! {
            <main class="briefing">
                <header key="head" class="briefing-head">
                    <div>
                        <h1 id="screen-heading" tabindex="-1">{ &view.title }</h1>
                        <p class="second">{ &view.kind }</p>
                    </div>
                    <button type="button" onclick={tell.reform(|_: MouseEvent| Msg::Left)}>{ "Back to the drills" }</button>
                </header>
                <section key="you" class="you" aria-labelledby="you-heading">
                    <h2 id="you-heading">{ format!("You are: {}", view.role) }</h2>
                    { for view.paragraphs.iter().enumerate().map(|(n, text)| html! { <p key={n}>{ text }</p> }) }
                </section>
                <div key="rules" class="rules">
                    <section aria-labelledby="may-heading">
                        <h2 id="may-heading">{ "You may, on your own" }</h2>
                        <ul>{ for view.may.iter().enumerate().map(|(n, text)| html! { <li key={n}>{ text }</li> }) }</ul>
                    </section>
                    { targets(view) }
                    <section aria-labelledby="book-heading">
                        <h2 id="book-heading">{ "Open book" }</h2>
                        <p>{ "Policy, knowledge base and people lie on your desk. Look things up as often as you like." }</p>
                        <p class="second">{ format!("Desks you can ring: {}.", view.teams) }</p>
                    </section>
                </div>
                <form key="begin" class="begin" onsubmit={begin}>
                    <h2 key="heading">{ "How time goes by" }</h2>
                    <ul key="time" class="time">
                        <li>{ "What you do takes time; each control says how much." }</li>
                        <li>{ "The clock stands still while you read and write." }</li>
                        <li>{ "Change the pace or pause at any time; it costs no marks." }</li>
                    </ul>
                    <fieldset key="pace" class="pace-choice">
                        <legend>{ "Pace" }</legend>
                        <div>{ for view.paces.iter().map(|line| pace(line, tell)) }</div>
                        <p class="second" aria-live="off">{ view.paces.iter().find(|line| line.chosen).map(|line| line.about.clone()).unwrap_or_default() }</p>
                    </fieldset>
                    {
                        Field::of("label", "Name on the record (optional)", &view.label, tell, |now| {
                            Msg::Briefing(BriefingMsg::LabelWritten(now))
                        })
                        .helped("A pseudonym is welcome.")
                        .keyed("label")
                    }
                    <div key="more" class="more">{ more(view, tell) }</div>
                    <button key="go" type="submit" class="primary big">{ "Begin the shift" }</button>
                </form>
            </main>
        }
    }
}

fn targets(view: &BriefingView) -> Html {
    let cell = |text: &str| html! { <td>{ if text.is_empty() { "none" } else { text } }</td> };
    html! {
        <section aria-labelledby="targets-heading">
            <h2 id="targets-heading">{ "Targets" }</h2>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        { for ["Own it", "First notice", "Update every", "Restore"].iter().map(|name| html! { <th scope="col">{ *name }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for view.targets.iter().map(|line| html! {
                        <tr key={line.priority}>
                            <th scope="row">{ line.priority }</th>
                            { cell(&line.own) }{ cell(&line.notice) }{ cell(&line.update) }{ cell(&line.restore) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </section>
    }
}

fn pace(line: &PaceLine, tell: &Callback<Msg>) -> Html {
    let (word, pace) = (line.pace.word(), line.pace);
    let choose = tell.reform(move |_: Event| Msg::Briefing(BriefingMsg::PaceChosen(pace)));
    html! {
        <label key={word.clone()} data-pace={word.clone()}>
            <input type="radio" name="pace" value={word} checked={line.chosen} onchange={choose} />
            <span>{ &line.label }</span>
        </label>
    }
}

fn more(view: &BriefingView, tell: &Callback<Msg>) -> Html {
    let turn = !view.more;
    let toggle = tell.reform(move |_: MouseEvent| Msg::Briefing(BriefingMsg::MoreWanted(turn)));
    html! {
        <>
            <button key="more" type="button" class="link" aria-expanded={view.more.to_string()} onclick={toggle}>{ "More: the seed" }</button>
            if view.more {
                {
                    Field::of("seed", "Seed", &view.seed, tell, |now| Msg::Briefing(BriefingMsg::SeedWritten(now)))
                        .helped("The same number gives the same luck.")
                        .numeric()
                        .wrong(view.problem.clone())
                        .keyed("seed")
                }
            }
        </>
    }
}
