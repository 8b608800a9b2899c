//! `no-audience`, `wrong-channel`, `unused-message`: texts that nobody will see.

use std::collections::BTreeSet;

use crate::act::Command;
use crate::lint::look::{Finding, Look};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let steps = || plot.scripts.iter().flat_map(|script| &script.steps);
    let named: BTreeSet<&str> = steps()
        .filter_map(|step| match &step.command {
            Command::Send { using: Some(message), .. } => Some(message.as_str()),
            _ => None,
        })
        .collect();
    // Other commands take over the text alone.
    let texts: BTreeSet<String> = steps()
        .flat_map(|step| {
            step.command.clone().texts_mut().into_iter().map(|text| text.clone()).collect::<Vec<_>>()
        })
        .collect();
    for message in &plot.messages {
        let id = message.id.as_str();
        let thing = ("message", id.to_owned());
        if let (Some(audience), Some(channel)) = (&message.audience, &message.channel)
            && look.policy.channel(channel.as_str()).is_some_and(|found| !found.audiences.contains(audience))
        {
            let what = format!(
                "the message `{id}` is for `{audience}`, whom the channel `{channel}` does not reach"
            );
            look.warn(
                out,
                "wrong-channel",
                thing.clone(),
                "channel",
                what,
                format!("{}, or leave it out", look.channels_to(audience.as_str())),
            );
        }
        if message.template && message.audience.is_none() && message.channel.is_some() {
            let what =
                format!("the template `{id}` has a channel and no audience, so it is offered to nobody");
            look.warn(
                out,
                "no-audience",
                thing,
                "id",
                what,
                "add a line `audience = \"customers\"`, or whom it is for",
            );
        } else if !message.template
            && message.audience.is_none()
            && !named.contains(id)
            && !texts.contains(&*message.text)
        {
            let what = format!(
                "the message `{id}` is never used: it is no template, has no audience and is in no script"
            );
            look.warn(
                out,
                "unused-message",
                thing,
                "id",
                what,
                "use it in a script (`using ...`), or take it out",
            );
        }
    }
}
