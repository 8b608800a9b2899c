//! The template paster: everybody is answered and every audience is told when an update is due, in the drill's own templates.
//! Their blanks are left, or filled at a glance: a time where one is asked for, or the blank's own words without brackets.

use super::at_it::AtIt;
use super::typing::HENCE;
use crate::act::Command;
use crate::projection::menu::Group;
use crate::scenario::message::Message;
use crate::time::SimSpan;

/// What it does next: read, answer, open a record, tell whom an update is due, hand over.
pub(super) fn choose(at_it: &AtIt, nth: u32) -> Option<Command> {
    at_it
        .open(nth)
        .or_else(|| at_it.reply(nth))
        .or_else(|| {
            let log: fn(&Command) -> bool = |c| matches!(c, Command::Log { .. });
            if nth < 8 { at_it.fresh(nth, Group::Record, &[log]) } else { None }
        })
        .or_else(|| due(at_it, nth))
        .or_else(|| {
            let hand_over: fn(&Command) -> bool =
                |c| matches!(c, Command::Escalate { .. } | Command::Ask { .. });
            if nth.is_multiple_of(3) { at_it.fresh(nth, Group::People, &[hand_over]) } else { None }
        })
}

/// A message to an audience that was told nothing for as long as the policy allows at the true priority.
fn due(at_it: &AtIt, nth: u32) -> Option<Command> {
    let play = &at_it.done.play;
    let priority = play.plot().main_case().priority;
    let target = play.drill().policy.targets.iter().find(|target| target.priority == priority);
    let gaps = target.into_iter().flat_map(|t| [t.update_external, t.update_internal]).flatten();
    let gap = gaps.min().unwrap_or(HENCE);
    let mut due = at_it.offers(Group::Tell);
    due.retain(|command| match command {
        Command::Send { audience, .. } => {
            play.state().told.get(audience).is_none_or(|told_at| *told_at + gap <= play.now())
        }
        _ => false,
    });
    let at = at_it.roll("due", nth, due.len());
    (at < due.len()).then(|| due.swap_remove(at))
}

/// A template that fits by its label: for the audience, or for no audience.
pub(super) fn text(at_it: &AtIt, nth: u32, command: &Command) -> Option<String> {
    let templates: Vec<&Message> = at_it.done.play.plot().messages.iter().filter(|m| m.template).collect();
    let whom = if let Command::Send { audience, .. } = command { Some(audience) } else { None };
    let fitting: Vec<&&Message> = templates.iter().filter(|m| m.audience.as_ref() == whom).collect();
    let template = match fitting.is_empty() {
        true => templates.get(at_it.roll("template", nth, templates.len()))?,
        false => fitting.get(at_it.roll("template", nth, fitting.len()))?,
    };
    let care = match at_it.roll("care", nth, 3) {
        0 => return Some(template.text.to_string()),
        1 => Care::TimesOnly,
        _ => Care::OwnWords,
    };
    Some(fill(&template.text, care, &at_it.clock(SimSpan::ZERO), &at_it.clock(HENCE)))
}

/// How blanks are filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Care {
    /// A time where one is asked for; the rest stays.
    TimesOnly,
    /// And every other blank by its own words.
    OwnWords,
}

fn fill(template: &str, care: Care, now: &str, later: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, blank)) = rest.split_once('[') {
        out.push_str(before);
        let Some((inside, after)) = blank.split_once(']') else {
            rest = blank;
            continue;
        };
        let is_time = ["time", "when", "hh:mm", "date"].iter().any(|word| inside.contains(word));
        match (is_time, care) {
            (true, _) if before.ends_with("by ") || before.contains("Next") => out.push_str(later),
            (true, _) => out.push_str(now),
            (false, Care::OwnWords) => out.push_str(inside),
            (false, Care::TimesOnly) => {
                out.push('[');
                out.push_str(inside);
                out.push(']');
            }
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_at_a_glance() {
        let template = "[What is hit] since [time]. Next update by [time].";
        let filled = |care| fill(template, care, "10:02", "10:32");
        assert_eq!(filled(Care::TimesOnly), "[What is hit] since 10:02. Next update by 10:32.");
        assert_eq!(filled(Care::OwnWords), "What is hit since 10:02. Next update by 10:32.");
        assert_eq!(fill("no [end", Care::OwnWords, "", ""), "no end");
    }
}
