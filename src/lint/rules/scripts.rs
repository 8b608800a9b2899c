//! `no-witness`, `empty-script`: scripts that prove nothing. `wrong-channel`, `talk-or-answer`: steps that are always refused.

use crate::act::Command;
use crate::diagnostic::Problem;
use crate::lint::look::{Finding, Look};
use crate::scenario::script::{Script, Step};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    if look.plot.script("witness").is_none() {
        look.warn(
            out,
            "no-witness",
            ("script", String::new()),
            "id",
            "no script `witness` shows that the drill can be won".to_owned(),
            "add a `[[script]]` with `id = \"witness\"` that earns 100; AUTHORING.md, section 6",
        );
    }
    for script in look.plot.scripts.iter().filter(|script| script.steps.is_empty()) {
        let what = format!("the script `{}` has no steps for this drill", script.id);
        look.warn(
            out,
            "empty-script",
            ("script", script.id.to_string()),
            "id",
            what,
            "add steps, or take it out",
        );
    }
    for script in &look.plot.scripts {
        script.steps.iter().for_each(|step| refused(look, script, step, out));
    }
}

/// A step that is refused whenever it comes.
fn refused(look: &Look<'_>, script: &Script, step: &Step, out: &mut Vec<Finding>) {
    let (code, why, mend) = match &step.command {
        Command::Send { audience, channel, .. } if !look.reaches(channel.as_str(), audience.as_str()) => (
            "wrong-channel",
            format!("the channel `{channel}` does not reach `{audience}`"),
            look.channels_to(audience.as_str()),
        ),
        Command::Answer { contact, .. } if look.plot.talk(contact.as_str()).is_some() => (
            "talk-or-answer",
            format!("`{contact}` is talked with, and only what is not can be answered"),
            format!("write `say {contact} \"...\"`"),
        ),
        Command::Say { contact, .. } | Command::HangUp { contact }
            if look.plot.talk(contact.as_str()).is_none() =>
        {
            (
                "talk-or-answer",
                format!("`{contact}` has no `[[talk]]`, so nobody talks with them"),
                format!("write `answer {contact} \"...\"`, or add a `[[talk]]` of that id"),
            )
        }
        _ => return,
    };
    let thing = ("script", script.id.to_string());
    let place = look.line(&thing, "steps", step.line);
    let what = format!("this step is always refused: {why}");
    out.push(Finding { thing, problem: Problem::warning(code, place, what, mend) });
}
