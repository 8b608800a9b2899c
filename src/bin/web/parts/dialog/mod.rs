//! What lies over the screen. The browser's own dialog holds the focus inside, gives it back where it was, and knows
//! Escape.

mod help;
mod palette;

use muster::app::Msg;
use muster::app::dialog::DialogMsg;
use muster::app::view::DialogView;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::parts::part::Part;

use help::Help;
use palette::Palette;

use crate::platform::modal;

#[derive(Properties, PartialEq)]
pub struct OverProps {
    pub view: DialogView,
    pub tell: Callback<Msg>,
}

/// The dialog.
#[component]
pub fn Over(props: &OverProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((), move |()| {
            let dialog = place.cast::<HtmlDialogElement>();
            dialog.iter().for_each(modal::show);
            move || dialog.iter().for_each(modal::close)
        });
    }
    let tell = &props.tell;
    let cancelled = tell.reform(|event: Event| {
        event.prevent_default();
        Msg::Dialog(DialogMsg::Closed)
    });
    let (name, inner) = match &props.view {
        DialogView::Palette { typed, at, found, end } => (
            "palette",
            html! { { Palette { typed: typed.clone(), at: *at, found: found.clone(), end: end.clone(), tell: tell.clone() }.alone() } },
        ),
        DialogView::Help { keys, settings } => (
            "help",
            html! { { Help { keys: keys.clone(), settings: settings.clone(), tell: tell.clone() }.alone() } },
        ),
    };
    html! {
        <dialog ref={place} class="over" data-dialog={name} aria-labelledby="dialog-heading" oncancel={cancelled}>
            { inner }
        </dialog>
    }
}
