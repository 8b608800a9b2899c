//! After the shift, or with a file open.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::DebriefView;
use muster::app::view::debrief::{Shown, Stage};
use yew::prelude::*;

use crate::parts::part::Part;

use crate::parts::debrief::{
    Account, Bars, Check, Coaching, HowDidItGo, Lines, Moments, Record, Replay, ShiftPlot, Sum, Take,
};

/// How it went, why, and what to take away.
#[derive(PartialEq)]
pub struct Debrief {
    pub view: DebriefView,
    pub tell: Callback<Msg>,
}

impl Part for Debrief {
    fn draw(&self) -> Html {
        let DebriefView { title, file, checked, stage, replay, log, .. } = &self.view;
        let tell = &self.tell;
        let can_see = replay.is_some();
        html! {
            <main class="debrief">
                <div key="head">{ head(&self.view, tell) }</div>
                if let Some(checked) = checked {
                    <Check key="check" checked={checked.clone()} name={file.clone().unwrap_or_else(|| title.clone())} />
                }
                <div key="stage" class="staged">{ staged(stage, can_see, tell) }</div>
                if let Some(replay) = replay {
                    <Replay key="replay" view={replay.clone()} tell={tell.clone()} />
                }
                <div key="rest" class="staged">{ rest(&self.view, tell) }</div>
                if !log.lines.is_empty() {
                    <Record key="record" view={log.clone()} {can_see} tell={tell.clone()} />
                }
            </main>
        }
    }
}

fn head(view: &DebriefView, tell: &Callback<Msg>) -> Html {
    let save = tell.reform(|_: MouseEvent| Msg::Debrief(DebriefMsg::SessionWanted));
    html! {
        <>
            <header key="head" class="debrief-head">
                <div key="title">
                    <h1 id="screen-heading" tabindex="-1">{ &view.title }</h1>
                    <p class="facts">{ view.facts.join(" \u{b7} ") }</p>
                </div>
                <button key="left" type="button" onclick={tell.reform(|_: MouseEvent| Msg::Left)}>{ "Back to the drills" }</button>
            </header>
            if view.reminder {
                <p key="reminder" class="reminder">
                    <span key="what">{ "Your session file is only in this browser so far." }</span>
                    <button key="save" type="button" onclick={save}>{ "Save the session file" }</button>
                    <button key="later" type="button" class="quiet" onclick={tell.reform(|_: MouseEvent| Msg::Debrief(DebriefMsg::ReminderLeft))}>
                        { "Not now" }
                    </button>
                </p>
            }
        </>
    }
}

fn staged(stage: &Stage, can_see: bool, tell: &Callback<Msg>) -> Html {
    match stage {
        Stage::Gate(view) => html! { <HowDidItGo key="gate" view={view.clone()} tell={tell.clone()} /> },
        Stage::Working(what) => html! {
            <section key="working" class="working card" aria-busy="true">
                <p key="what">{ *what }</p>
                <progress key="bar" aria-label="At work"></progress>
                <p key="long" class="facts long">{ "Still at it. A long shift takes a few seconds on a slow device." }</p>
            </section>
        },
        Stage::Failed(why) => failed(why, tell),
        Stage::Unmarked => html! {},
        Stage::Shown(shown) => {
            let Shown { made, bars, calibration, gauge, tag, .. } = &**shown;
            html! {
                <>
                    <div key="top" class="top">
                        <Sum key="sum" made={made.clone()} tag={tag.clone()} tell={tell.clone()} />
                        <Bars key="bars" bars={bars.clone()} calibration={calibration.clone()} tell={tell.clone()} />
                    </div>
                    <Moments key="moments" made={made.clone()} tag={tag.clone()} {can_see} tell={tell.clone()} />
                    <ShiftPlot key="plot" made={made.clone()} gauge={*gauge} tell={tell.clone()} />
                </>
            }
        }
    }
}

fn failed(why: &str, tell: &Callback<Msg>) -> Html {
    html! {
        <section key="failed" class="failed card" aria-labelledby="failed-heading">
            <h2 key="heading" id="failed-heading">{ "The marks could not be worked out" }</h2>
            <p key="why">{ why.to_owned() }</p>
            <p key="still">
                { "What you did is not lost. Try again; if that does not help, save the session as it stands: it can be \
                   opened here or elsewhere later." }
            </p>
            <p key="row" class="row">
                <button key="again" type="button" class="primary" onclick={tell.reform(|_: MouseEvent| Msg::Debrief(DebriefMsg::RetryWanted))}>
                    { "Try again" }
                </button>
                <button key="save" type="button" onclick={tell.reform(|_: MouseEvent| Msg::Debrief(DebriefMsg::SessionWanted))}>
                    { "Save the session as it stands" }
                </button>
            </p>
        </section>
    }
}

fn rest(view: &DebriefView, tell: &Callback<Msg>) -> Html {
    let Stage::Shown(shown) = &view.stage else { return html! {} };
    let Shown { made, lost_only, opened, disputes, account, .. } = &**shown;
    let title = account.title;
    html! {
        <>
            <Lines
                key="lines" made={made.clone()} lost_only={*lost_only} opened={opened.clone()} disputes={disputes.clone()}
                tell={tell.clone()}
            />
            <Coaching key="coaching" made={made.clone()} tell={tell.clone()} />
            <Account key="account" view={account.clone()} made={made.clone()} tell={tell.clone()} />
            <Take key="take" {title} own={view.own} again={view.again} tell={tell.clone()} />
        </>
    }
}
