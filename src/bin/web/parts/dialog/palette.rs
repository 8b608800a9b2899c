//! Every act at the keyboard: type, choose, Enter.

use muster::app::Msg;
use muster::app::dialog::DialogMsg;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::parts::part::Part;

/// A field, and below it what it finds. The focus stays in the field; the arrows move the choice.
#[derive(PartialEq)]
pub struct Palette {
    pub typed: String,
    pub at: usize,
    pub found: Vec<(String, String)>,
    pub end: String,
    pub tell: Callback<Msg>,
}

impl Part for Palette {
    fn draw(&self) -> Html {
        let Palette { typed, at, found, end, tell } = self;
        let oninput = tell.reform(|event: InputEvent| {
            Msg::Dialog(DialogMsg::Typed(event.target_unchecked_into::<HtmlInputElement>().value()))
        });
        let (at, chosen) = (*at, (!found.is_empty()).then(|| format!("found-{at}")));
        let onkeydown = {
            let tell = tell.clone();
            Callback::from(move |event: KeyboardEvent| {
                let msg = match event.key().as_str() {
                    "ArrowDown" => DialogMsg::Moved(1),
                    "ArrowUp" => DialogMsg::Moved(-1),
                    "Enter" => DialogMsg::Taken(at),
                    _ => return,
                };
                event.prevent_default();
                tell.emit(Msg::Dialog(msg));
            })
        };
        let line = |(n, (label, cost)): (usize, &(String, String))| {
            let onclick = tell.reform(move |_: MouseEvent| Msg::Dialog(DialogMsg::Taken(n)));
            html! {
                <li key={n} id={format!("found-{n}")} role="option" aria-selected={(n == at).to_string()} {onclick}>
                    <span>{ label }</span><span class="cost">{ cost }</span>
                </li>
            }
        };
        html! {
            <div class="palette">
                <h2 key="heading" id="dialog-heading" class="unseen">{ "Every act" }</h2>
                <input
                    key="typed" type="text" value={typed.clone()} {oninput} {onkeydown} autocomplete="off" spellcheck="false"
                    placeholder="What do you want to do? Type a word or two" role="combobox" aria-expanded="true"
                    aria-controls="found" aria-activedescendant={chosen} aria-label="Find an act"
                />
                <ul key="found" id="found" role="listbox" aria-label="What was found">
                    { for found.iter().enumerate().map(line) }
                </ul>
                <p key="end" class="facts">{ end }</p>
            </div>
        }
    }
}
