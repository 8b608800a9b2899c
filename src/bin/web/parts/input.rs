//! Fields to write in. While one has the focus the clock stands still.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::part::Part;

/// A field: one line, unless it was made for several.
#[derive(PartialEq)]
pub struct Field {
    id: AttrValue,
    label: AttrValue,
    help: AttrValue,
    value: String,
    numeric: bool,
    long: bool,
    problem: Option<String>,
    tell: Callback<Msg>,
    written: Callback<String, Msg>,
}

impl Field {
    /// The element's id, what is asked, how it reads now, who is told that the focus came and went, and what it means
    /// that it was written.
    pub fn of(
        id: impl Into<AttrValue>,
        label: impl Into<AttrValue>,
        value: &str,
        tell: &Callback<Msg>,
        written: impl Fn(String) -> Msg + 'static,
    ) -> Field {
        Field {
            id: id.into(),
            label: label.into(),
            help: AttrValue::default(),
            value: value.to_owned(),
            numeric: false,
            long: false,
            problem: None,
            tell: tell.clone(),
            written: Callback::from(written),
        }
    }

    /// With a word of help below the label.
    pub fn helped(mut self, help: impl Into<AttrValue>) -> Field {
        self.help = help.into();
        self
    }

    /// For which a keyboard of digits is enough.
    pub fn numeric(mut self) -> Field {
        self.numeric = true;
        self
    }

    /// For several lines, or not.
    pub fn long(mut self, long: bool) -> Field {
        self.long = long;
        self
    }

    /// With what is wrong with it.
    pub fn wrong(mut self, problem: Option<String>) -> Field {
        self.problem = problem;
        self
    }

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

    fn line(&self) -> Html {
        let written = self.written.clone();
        let oninput = self.tell.reform(move |event: InputEvent| {
            written.emit(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        html! {
            <input
                key="input" id={self.id.clone()} type="text" autocomplete="off" spellcheck="true"
                inputmode={if self.numeric { "numeric" } else { "text" }}
                aria-describedby={self.described()} aria-invalid={self.problem.is_some().to_string()}
                value={self.value.clone()} {oninput}
                onfocus={self.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldEntered))}
                onblur={self.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldLeft))}
            />
        }
    }

    fn lines(&self) -> Html {
        let written = self.written.clone();
        let oninput = self.tell.reform(move |event: InputEvent| {
            written.emit(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        });
        html! {
            <textarea
                key="input" id={self.id.clone()} rows="6" spellcheck="true"
                aria-describedby={self.described()}
                value={self.value.clone()} {oninput}
                onfocus={self.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldEntered))}
                onblur={self.tell.reform(|_: FocusEvent| Msg::Console(ConsoleMsg::FieldLeft))}
            />
        }
    }
}

impl Part for Field {
    fn draw(&self) -> Html {
        html! {
            <div class="field">
                <div key="head" class="field-head">{ self.head() }</div>
                { if self.long { self.lines() } else { self.line() } }
            </div>
        }
    }
}
