//! `no-time`, `untaken-task`: absences that end before they begin, tasks that nobody can be given.

use crate::lint::look::{Finding, Look, Thing};
use crate::scenario::colleague::Presence;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let ids = look.ids("presence");
    // One that could not be read is reported, and then nothing is known of which is which.
    let all_read = ids.len() == plot.presences.len();
    for (presence, id) in plot.presences.iter().zip(ids).filter(|_| all_read) {
        if presence.until <= presence.from {
            never_there(look, presence, ("presence", id), out);
        }
    }
    let asked = |id: &str| plot.takes_tasks(id);
    let nobody = !plot.people.iter().any(|person| asked(person.id.as_str()));
    for task in plot.tasks.iter().filter(|task| task.who.is_none() && nobody) {
        let what =
            format!("nobody can be asked to do the task `{}`: no person of this drill takes tasks", task.id);
        let mend = "say who can do it (`who = \"sam\"`), or add a `[[colleague]]`";
        look.warn(out, "untaken-task", ("task", task.id.to_string()), "id", what, mend);
    }
}

fn never_there(look: &Look<'_>, presence: &Presence, thing: Thing, out: &mut Vec<Finding>) {
    let clock = |at| look.plot.starts.clock.at(at);
    let what = format!(
        "the presence `{}` ends ({}) before it begins ({})",
        thing.1,
        clock(presence.until),
        clock(presence.from)
    );
    look.warn(out, "no-time", thing, "until", what, "let it end later, or begin earlier");
}
