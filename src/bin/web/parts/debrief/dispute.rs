//! "I see this differently": one press beside a line of the marks, and one sentence for the coach.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::{DisputeView, DisputesView};
use muster::jobs::wire::MarkLine;
use muster::limits;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::press;

/// What stands below a line: a way to dispute it, the words of who does, or nothing.
pub(super) fn dispute(line: &MarkLine, view: &DisputesView, tell: &Callback<Msg>) -> Html {
    match view.of(&line.id) {
        Some(made) if view.read_only => read(made),
        Some(made) => editor(line, made, tell),
        None if view.read_only => html! {},
        None => {
            let id = line.id.clone();
            html! {
                <button
                    type="button" class="quiet differ" id={format!("differ-{id}")}
                    aria-label={format!("I see this differently: {}", line.what)}
                    onclick={press(tell, DebriefMsg::DisputeBegun(id))}
                >{ "I see this differently" }</button>
            }
        }
    }
}

/// As somebody else wrote it.
fn read(made: &DisputeView) -> Html {
    html! {
        <div class="dispute">
            <p key="lead" class="lead">{ "Disputed by the trainee, for the coach" }</p>
            <blockquote key="own" class="own">{ &made.why }</blockquote>
        </div>
    }
}

fn editor(line: &MarkLine, made: &DisputeView, tell: &Callback<Msg>) -> Html {
    let id = format!("dispute-{}", line.id);
    let help = format!("{id}-help");
    let of = line.id.clone();
    let written = tell.reform(move |event: InputEvent| {
        let now = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Msg::Debrief(DebriefMsg::DisputeWritten(of.clone(), now))
    });
    html! {
        <div class="dispute">
            <label key="label" class="lead" for={id.clone()}>
                { "How do you see it? One sentence, for your coach" }<span class="unseen">{ format!(": {}", line.what) }</span>
            </label>
            <textarea
                key="why" {id} rows="2" spellcheck="true" maxlength={limits::DISPUTE_CHARS.to_string()}
                aria-describedby={help.clone()} value={made.why.clone()} oninput={written}
            />
            // A text area prints only what fits into it.
            <p key="print" class="own own-print" aria-hidden="true">{ &made.why }</p>
            <p key="foot" class="dispute-foot">
                <span key="help" class="facts" id={help}>{ &made.help }</span>
                <button
                    key="withdraw" type="button" class="quiet" aria-label={format!("Withdraw: {}", line.what)}
                    onclick={press(tell, DebriefMsg::DisputeWithdrawn(line.id.clone()))}
                >{ "Withdraw" }</button>
            </p>
        </div>
    }
}
