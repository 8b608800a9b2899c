//! What stays on this device.

use muster::app::view::catalogue::DeviceView;
use yew::prelude::*;

use crate::parts::part::Part;

/// What is kept where, and for how long, in plain words.
#[derive(PartialEq)]
pub struct Device {
    pub view: DeviceView,
}

impl Part for Device {
    fn draw(&self) -> Html {
        html! {
            <section class="device" aria-labelledby="device-heading">
                <h2 id="device-heading">{ "What stays on this device" }</h2>
                { for self.view.words.iter().map(|words| html! { <p key={*words}>{ *words }</p> }) }
            </section>
        }
    }
}
