//! The keys, the settings, and how the page works.

use muster::app::Msg;
use muster::app::dialog::DialogMsg;
use muster::app::store::Settings;
use yew::prelude::*;

use crate::parts::part::Part;

/// Keys and settings.
#[derive(PartialEq)]
pub struct Help {
    pub keys: Vec<(&'static str, &'static str)>,
    pub settings: Settings,
    pub tell: Callback<Msg>,
}

/// What can be switched: what it says, what that means, how to read it, how to turn it round.
type Switch = (&'static str, &'static str, fn(&Settings) -> bool, fn(&mut Settings));

const SWITCHES: &[Switch] = &[
    (
        "Single keys do something",
        "Switch this off if you speak to your computer. Ctrl K, Enter and Esc stay.",
        |s| s.keys,
        |s| s.keys = !s.keys,
    ),
    (
        "The clock runs while I read and write",
        "It changes no rule and no mark; it is only harder.",
        |s| s.real_time,
        |s| s.real_time = !s.real_time,
    ),
    (
        "A checklist beside messages",
        "What a reader would look for, as you write. In practice only.",
        |s| s.checklist,
        |s| s.checklist = !s.checklist,
    ),
    (
        "Show the first steps at the next shift",
        "Two hints, and then they leave.",
        |s| !s.guided,
        |s| s.guided = !s.guided,
    ),
];

impl Part for Help {
    fn draw(&self) -> Html {
        let Help { keys, settings, tell } = self;
        let switch = |(n, (what, means, is_on, turn)): (usize, &Switch)| {
            let mut turned = settings.clone();
            turn(&mut turned);
            let onchange = tell.reform(move |_: Event| Msg::Dialog(DialogMsg::Set(turned.clone())));
            let (id, help) = (format!("switch-{n}"), format!("switch-{n}-help"));
            html! {
                <p key={n} class="switch">
                    <input id={id.clone()} type="checkbox" checked={is_on(settings)} {onchange} aria-describedby={help.clone()} />
                    <label for={id}>{ *what }</label>
                    <span id={help} class="facts">{ *means }</span>
                </p>
            }
        };
        html! {
            <div class="help">
                <h2 key="heading" id="dialog-heading" tabindex="-1">{ "Keys and settings" }</h2>
                <div key="both" class="help-both">
                    <section key="settings" aria-label="Settings">
                        <h3>{ "Settings" }</h3>
                        <div>{ for SWITCHES.iter().enumerate().map(switch) }</div>
                        <h3>{ "How it works" }</h3>
                        <p>
                            { "Doing things takes simulated time: each control says how much. Reading and writing are free. \
                               Nothing you do is refused because it is a mistake; it is marked, with the reason, at the end. \
                               Nothing is highlighted because it is right." }
                        </p>
                    </section>
                    <section key="keys" aria-label="Keys">
                        <h3>{ "Keys" }</h3>
                        <dl>
                            { for keys.iter().map(|(key, what)| html! {
                                <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div>
                            }) }
                        </dl>
                    </section>
                </div>
                <p key="close" class="row">
                    <button type="button" class="primary" onclick={tell.reform(|_: MouseEvent| Msg::Dialog(DialogMsg::Closed))}>
                        { "Close" }
                    </button>
                </p>
            </div>
        }
    }
}
