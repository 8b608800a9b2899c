//! What stays on this device.

use muster::app::view::catalogue::DeviceView;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DeviceProps {
    pub view: DeviceView,
}

/// What is kept where, and for how long, in plain words.
#[component]
pub fn Device(props: &DeviceProps) -> Html {
    html! {
        <section class="device" aria-labelledby="device-heading">
            <h2 id="device-heading">{ "What stays on this device" }</h2>
            { for props.view.words.iter().map(|words| html! { <p key={*words}>{ *words }</p> }) }
        </section>
    }
}
