//! The rules. Each looks at one variant and says what is probably not meant.

mod checks;
mod colleagues;
mod conditions;
mod counters;
mod decisions;
mod facts;
mod flags;
mod floor;
mod injects;
mod items;
mod knowers;
mod messages;
mod moods;
mod people;
mod remedies;
mod scripts;

use super::look::{Finding, Look};

/// The codes of all warnings with what each is about. Codes are stable: people write them down.
pub const CODES: &[(&str, &str)] = &[
    ("never-fires", "nothing that can happen sets an inject off"),
    ("after-end", "an inject, or the end of an item, lies after the end of the shift"),
    ("untold-fact", "nobody and nothing tells a fact"),
    ("knows-not", "somebody tells what they do not know"),
    ("dead-result", "a check can never find that"),
    ("no-best-option", "no option of a decision earns 100"),
    ("telling-length", "the best option can be told by its length"),
    ("same-option", "two options say the same"),
    ("never-put", "a decision can never be put"),
    ("unused-person", "a person never appears"),
    ("unused-message", "a text is never used"),
    ("no-audience", "a template has a channel and does not say for whom it is"),
    ("wrong-channel", "a text, a step or a condition sends to people whom its channel does not reach"),
    ("near-miss", "a variant adds a thing whose name is nearly that of one there"),
    ("unused-counter", "a number is never changed or never looked at"),
    ("never-offered", "a remedy can never be chosen"),
    ("never-approved", "a remedy needs a yes that nobody can give"),
    ("unearnable", "nobody can earn an item"),
    ("no-items", "the drill marks nothing"),
    ("zero-weight", "an item is worth nothing"),
    ("no-time", "an item has no time to be marked in, or a presence ends before it begins"),
    ("never-raised", "a flag can never be raised, or a penalty never be called for"),
    ("unshown-line", "nothing shows a line of the floor"),
    ("overloaded-line", "a line of the floor drowns with nothing wrong"),
    ("talk-or-answer", "who is talked with is to be answered, or the other way round"),
    ("no-mood", "a condition, a move or an effect is about a mood that is not kept"),
    ("empty-comparison", "a number is compared so that it is always so, or never"),
    ("patience-alone", "somebody gives up waiting who wants no answer"),
    ("untaken-task", "nobody can be asked to do a task"),
    ("no-witness", "no script shows that the drill can be won"),
    ("empty-script", "a script has no steps"),
];

/// Runs every rule.
pub(super) fn run(look: &Look<'_>, out: &mut Vec<Finding>) {
    injects::rule(look, out);
    facts::rule(look, out);
    knowers::rule(look, out);
    checks::rule(look, out);
    decisions::rule(look, out);
    people::rule(look, out);
    messages::rule(look, out);
    counters::rule(look, out);
    remedies::rule(look, out);
    floor::rule(look, out);
    items::rule(look, out);
    flags::rule(look, out);
    scripts::rule(look, out);
    conditions::rule(look, out);
    moods::rule(look, out);
    colleagues::rule(look, out);
    debug_assert!(out.iter().all(|finding| CODES.iter().any(|(code, _)| *code == finding.problem.code)));
}
