//! Fields to write in. While one has the focus the clock stands still.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct InputProps {
    /// The element's id.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// A word of help below the label.
    #[prop_or_default]
    pub help: AttrValue,
    /// How it reads now.
    pub value: String,
    /// Whether a keyboard of digits is enough.
    #[prop_or_default]
    pub numeric: bool,
    /// What is wrong with it.
    #[prop_or_default]
    pub problem: Option<String>,
    /// Told that the focus came and went.
    pub tell: Callback<Msg>,
    /// What it means that it was written.
    pub written: Callback<String, Msg>,
}

impl InputProps {
    fn described(&self) -> Option<String> {
        (!self.help.is_empty() || self.problem.is_some()).then(|| format!("{}-help", self.id))
    }

    fn head(&self) -> Html {
        let help = self.problem.clone().unwrap_or_else(|| self.help.to_string());
        html! {
            <>
                <label key="label" for={self.id.clone()}>{ self.label.clone() }</label>
                if let Some(id) = self.described() {
                    <span key="help" {id} class="help" data-problem={self.problem.is_some().to_string()}>{ help }</span>
                }
            </>
        }
    }
}

/// One line.
#[component]
pub fn LineInput(props: &InputProps) -> Html {
    let written = props.written.clone();
    let oninput = props.tell.reform(move |event: InputEvent| {
        written.emit(event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <div class="field">
            <div key="head" class="field-head">{ props.head() }</div>
            <input
                key="input" id={props.id.clone()} type="text" autocomplete="off" spellcheck="true"
                inputmode={if props.numeric { "numeric" } else { "text" }}
                aria-describedby={props.described()} aria-invalid={props.problem.is_some().to_string()}
                value={props.value.clone()} {oninput}
                onfocus={props.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldEntered))}
                onblur={props.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldLeft))}
            />
        </div>
    }
}

/// Several lines.
#[component]
pub fn TextInput(props: &InputProps) -> Html {
    let written = props.written.clone();
    let oninput = props.tell.reform(move |event: InputEvent| {
        written.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    html! {
        <div class="field">
            <div key="head" class="field-head">{ props.head() }</div>
            <textarea
                key="input" id={props.id.clone()} rows="6" spellcheck="true"
                aria-describedby={props.described()}
                value={props.value.clone()} {oninput}
                onfocus={props.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldEntered))}
                onblur={props.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldLeft))}
            />
        </div>
    }
}
