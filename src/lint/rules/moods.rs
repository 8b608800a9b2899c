//! `no-mood`: what moves the mood of somebody of whom none is kept.

use crate::ids::PersonId;
use crate::lint::look::{Finding, Look, Thing};
use crate::scenario::inject::Effect;
use crate::scenario::talk::Talk;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    for talk in &plot.talks {
        let Some(person) = plot.sender(&talk.id).filter(|person| !look.has_mood(person)) else { continue };
        if stirs(talk) {
            let what =
                format!("what is said in `{}` moves the mood of `{person}`, and none is kept", talk.id);
            look.warn(out, "no-mood", ("talk", talk.id.to_string()), "id", what, look.give_mood(person));
        }
    }
    for (thing, effect) in effects(look) {
        let Effect::Mood(person, _) = effect else { continue };
        if !look.has_mood(person) {
            let what = format!("an effect moves the mood of `{person}`, and none is kept");
            look.warn(out, "no-mood", thing, "effects", what, mend(look, person));
        }
    }
}

fn mend(look: &Look<'_>, person: &PersonId) -> String {
    format!("{}, or take the effect out", look.give_mood(person))
}

/// Whether anything in a conversation moves the mood of whom one talks with.
fn stirs(talk: &Talk) -> bool {
    let moves = talk.moves.iter().any(|m| m.mood != 0 || m.replies.iter().any(|reply| reply.mood != 0));
    moves || talk.quiet_mood != 0 || talk.beats.iter().any(|beat| beat.mood != 0)
}

fn effects<'a>(look: &Look<'a>) -> Vec<(Thing, &'a Effect)> {
    let plot = look.plot;
    let mut out: Vec<(Thing, &'a Effect)> = Vec::new();
    for inject in &plot.injects {
        out.extend(inject.effects.iter().map(|effect| (("inject", inject.id.to_string()), effect)));
    }
    for talk in &plot.talks {
        out.extend(talk.effects().map(|effect| (("talk", talk.id.to_string()), effect)));
    }
    for task in &plot.tasks {
        out.extend(task.effects.iter().map(|effect| (("task", task.id.to_string()), effect)));
    }
    out
}
