//! A note to the log, always at hand.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::NoteView;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::part::Part;

/// One line, and the button that writes it into the record.
#[derive(PartialEq)]
pub struct Note {
    pub view: NoteView,
    pub tell: Callback<Msg>,
}

impl Part for Note {
    fn draw(&self) -> Html {
        let Note { view, tell } = self;
        let send = tell.reform(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Console(ConsoleMsg::NoteSent)
        });
        let written = tell.reform(|event: InputEvent| {
            Msg::Console(ConsoleMsg::NoteWritten(event.target_unchecked_into::<HtmlInputElement>().value()))
        });
        let label = match &view.to {
            Some(record) => format!("Note to the log of {record}"),
            None => "Note to the log".to_owned(),
        };
        html! {
            <form class="note" onsubmit={send}>
                <label key="label" for="note">{ label }</label>
                <input
                    key="note" id="note" type="text" autocomplete="off" spellcheck="true" value={view.text.clone()}
                    placeholder={view.why_not.clone()} oninput={written}
                    onfocus={tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldEntered))}
                    onblur={tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldLeft))}
                />
                <button key="send" type="submit" aria-disabled={view.why_not.is_some().then_some("true")}>
                    { "Note it " }<span class="cost">{ &view.cost }</span>
                </button>
            </form>
        }
    }
}
