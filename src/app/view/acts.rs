//! The list of acts.

use super::spelt_range;
use crate::app::act::Act;
use crate::app::console::Console;
use crate::engine::Play;
use crate::ids::RecordNo;
use crate::order;
use crate::projection::Names;
use crate::projection::menu::Group;

/// One act, as its control shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActLine {
    /// Its name.
    pub id: String,
    /// What its control says.
    pub label: String,
    /// What it costs.
    pub cost: String,
    /// Whether something is asked before it is done.
    pub asks: bool,
    /// The value that is picked with it, where it stands beside what it is about.
    pub aim: Option<String>,
    /// Whether it can be done now. A busy desk goes on showing what cannot.
    pub ready: bool,
}

impl ActLine {
    /// The line of an act.
    pub fn of(act: &Act) -> ActLine {
        ActLine {
            id: act.id.clone(),
            label: act.label.clone(),
            cost: match &*act.id {
                "skip" => "as long as it takes".to_owned(),
                // A message costs by its length, too.
                id if id.starts_with("send/") => format!("from {}", spelt_range((act.cost.0, act.cost.0))),
                _ => spelt_range(act.cost),
            },
            asks: !act.is_immediate(),
            aim: None,
            ready: true,
        }
    }

    /// The same with other words, where the label would repeat what stands above it.
    pub fn saying(mut self, label: impl Into<String>) -> ActLine {
        self.label = label.into();
        self
    }

    /// The same with a value picked.
    pub fn aimed(mut self, value: &str) -> ActLine {
        self.aim = Some(value.to_owned());
        self
    }
}

/// What the desk shows of what can be done: the acts of now, or of when the trainee last had their hands free.
#[derive(Clone, Copy)]
pub struct Offered<'a> {
    acts: &'a [Act],
    now: &'a [Act],
}

impl<'a> Offered<'a> {
    /// What this desk offers.
    pub fn of(console: &'a Console) -> Offered<'a> {
        let now = console.listed();
        let work = console.play().state().busy.as_ref().is_some_and(|busy| !busy.is_waiting());
        Offered { acts: if work { console.listed_free() } else { now }, now }
    }

    /// What could be done at a desk of the past: it can be read.
    pub fn then(acts: &'a [Act]) -> Offered<'a> {
        Offered { acts, now: acts }
    }

    /// All of them.
    pub fn acts(&self) -> &'a [Act] {
        self.acts
    }

    /// The line of an act, and whether it can be done now.
    pub fn line(&self, act: &Act) -> ActLine {
        let ready = std::ptr::eq(self.acts, self.now) || self.now.iter().any(|now| now.id == act.id);
        ActLine { ready, ..ActLine::of(act) }
    }

    /// The line of the act of that name, if it is offered.
    pub fn named(&self, id: &str) -> Option<ActLine> {
        self.acts.iter().chain(self.now).find(|act| act.id == id).map(|act| self.line(act))
    }

    /// The acts about a record, in words that do not name it again.
    pub fn about(&self, play: &Play, no: crate::ids::RecordNo) -> Vec<ActLine> {
        let name = Names::new(play.drill(), play.plot()).record_in(play.state(), no);
        let about = self.acts.iter().filter(|act| act.record() == Some(no));
        about.map(|act| self.line(act).saying(without(&act.label, &name))).collect()
    }
}

/// A label without the name that stands above it anyway.
fn without(label: &str, name: &str) -> String {
    for joint in [", for ", " of ", " to ", " on "] {
        if let Some(short) = label.strip_suffix(name).and_then(|rest| rest.strip_suffix(joint)) {
            return short.to_owned();
        }
    }
    let short = label.replace(&format!(" (on {name})"), "").replace(&format!(" {name} ("), " (");
    match short.strip_suffix(name).map(str::trim_end) {
        Some(short) => short.to_owned(),
        None => short.replace(name, "it"),
    }
}

/// The list, filtered and in groups.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActList {
    /// What it is filtered by.
    pub filter: String,
    /// The groups that have something to show: heading and acts.
    pub groups: Vec<(String, Vec<ActLine>)>,
    /// The records whose acts are not shown: those that nobody looks at.
    pub folded: Vec<String>,
}

/// The acts whose words contain every word of the filter. Questions stand above the list; each record has a group of
/// its own: the one that is `shown`, or where something is looked for, all of them. Lines to say stand in their conversation.
pub fn list(offered: Offered<'_>, play: &Play, filter: &str, shown: Option<RecordNo>) -> ActList {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let names = Names::new(play.drill(), play.plot());
    let mut groups: Vec<(String, Vec<ActLine>)> = Vec::new();
    let mut folded: Vec<String> = Vec::new();
    let elsewhere = |act: &Act| act.group == Group::Decide || act.line_to().is_some();
    for act in offered.acts().iter().filter(|act| !elsewhere(act)) {
        let label = act.label.to_lowercase();
        if !words.iter().all(|word| label.contains(word.as_str())) {
            continue;
        }
        if let (Some(no), true) = (act.record(), words.is_empty())
            && shown != Some(no)
        {
            let name = names.record_in(play.state(), no);
            if !folded.contains(&name) {
                folded.push(name);
            }
            continue;
        }
        let heading = match (act.group, act.record()) {
            (Group::Record, Some(no)) => names.record_in(play.state(), no),
            (group, _) => group.label().to_owned(),
        };
        let line = offered.line(act);
        match groups.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((heading, vec![line])),
        }
    }
    // What came in stands in the inbox as well; here it comes after what stands nowhere else.
    order::by_key(&mut groups, |(heading, _)| heading == Group::Inbox.label());
    ActList { filter: filter.to_owned(), groups, folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_beside_its_record_does_not_name_it_again() {
        for (label, want) in [
            ("Set the impact of INC-1042", "Set the impact"),
            ("Link something from the inbox to INC-1042", "Link something from the inbox"),
            ("Acknowledge INC-1042 (take ownership)", "Acknowledge (take ownership)"),
            ("Make INC-1042 the parent of another record", "Make it the parent of another record"),
            ("Verify that service is back, for INC-1042", "Verify that service is back"),
            ("Fail over (on INC-1042)", "Fail over"),
            ("Escalate INC-1042", "Escalate"),
        ] {
            assert_eq!(without(label, "INC-1042"), want);
        }
    }
}
