//! What can be done now, as a page shows it: acts with choices, gathered from the menu's commands.
//!
//! Every command of the menu is in exactly one act, and every way to fill an act's choices that the menu offers gives
//! that command again. Nothing is added but corrections, which name an entry of one's own.

use super::parts::{Parts, parts};
use crate::act::{Command, Setting};
use crate::engine::Play;
use crate::engine::decide::cost;
use crate::engine::state::State;
use crate::ids::{ContactId, RecordNo};
use crate::order;
use crate::policy::work::Resolution;
use crate::projection::menu::Group;
use crate::projection::{By, Moment, Names, PromiseFace, label::label, offers, promises, timeline, when};
use crate::time::SimSpan;

/// Something to choose in an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Of what.
    pub label: &'static str,
    /// The values: name and words.
    pub values: Vec<(String, String)>,
}

/// A text an act asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextField {
    /// Of what.
    pub label: &'static str,
    /// Whether it is one line or many.
    pub long: bool,
    /// Whether the act is refused without it.
    pub needed: bool,
}

const fn line(label: &'static str) -> TextField {
    TextField { label, long: false, needed: true }
}

const fn text(label: &'static str) -> TextField {
    TextField { label, long: true, needed: true }
}

const fn maybe(label: &'static str) -> TextField {
    TextField { label, long: true, needed: false }
}

/// The texts a command asks for, in the order of [`Command::texts_mut`].
pub const fn texts(command: &Command) -> &'static [TextField] {
    match command {
        Command::Answer { .. }
        | Command::Call { .. }
        | Command::StepIn { .. }
        | Command::Chase { .. }
        | Command::PutRight { .. }
        | Command::Relieve { .. }
        | Command::Coach { .. } => const { &[text("What you say")] },
        Command::Delegate { .. } => const { &[text("What is asked")] },
        Command::Whisper { .. } => const { &[line("One line")] },
        Command::Say { chosen: None, .. } => const { &[text("In your own words")] },
        Command::Log { .. } => const { &[line("Title"), maybe("What is wrong, in the reporter's words")] },
        Command::Override { .. }
        | Command::Declare { .. }
        | Command::StandDown { .. }
        | Command::Authorise { .. }
        | Command::Reopen { .. }
        | Command::Reclassify { .. } => const { &[text("Because")] },
        Command::Decide { .. } => const { &[maybe("Because")] },
        Command::Escalate { .. } => const { &[text("Handover")] },
        Command::Ask { .. } => const { &[text("What you ask for")] },
        Command::Send { .. } => const { &[text("Message")] },
        Command::Hold { .. } => const { &[text("What was asked, and of whom")] },
        Command::Note { .. } => const { &[text("Note")] },
        Command::Correct { .. } => const { &[text("Correction")] },
        Command::Resolve { .. } => const { &[text("Resolution note")] },
        Command::Close { .. } => const { &[maybe("Closing note")] },
        Command::Review { .. } => const { &[text("Summary")] },
        Command::Set { setting: Setting::Detail(..), .. } => const { &[text("What it says")] },
        Command::Publish { .. }
        | Command::Open { .. }
        | Command::Say { .. }
        | Command::HangUp { .. }
        | Command::Confirm { .. }
        | Command::TakeBack { .. }
        | Command::Resume { .. }
        | Command::Acknowledge { .. }
        | Command::Set { .. }
        | Command::Link { .. }
        | Command::LinkRecord { .. }
        | Command::Assign { .. }
        | Command::AssignRole { .. }
        | Command::Investigate { .. }
        | Command::CorrectPromise { .. }
        | Command::Apply { .. }
        | Command::Verify { .. }
        | Command::Wait { .. }
        | Command::Skip
        | Command::BreakOff
        | Command::End => &[],
    }
}

/// Something that can be done now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// Its name: stays the same while it is offered.
    pub id: String,
    /// Where it stands.
    pub group: Group,
    /// What its control says.
    pub label: String,
    /// What it costs in simulated time: least and most, without the words of a message.
    pub cost: (SimSpan, SimSpan),
    /// What there is to choose.
    pub choices: Vec<Choice>,
    /// The commands it stands for, each with its values by number.
    pub commands: Vec<(Vec<usize>, Command)>,
}

impl Act {
    /// The texts it asks for.
    pub fn texts(&self) -> &'static [TextField] {
        self.commands.first().map_or(&[], |(_, command)| texts(command))
    }

    /// Whether it is done as soon as it is chosen. Ending the shift asks once more.
    pub fn is_immediate(&self) -> bool {
        let ends = matches!(self.commands.first(), Some((_, Command::End)));
        self.choices.is_empty() && self.texts().is_empty() && !ends
    }

    /// The command of these values, its texts still empty.
    pub fn command(&self, picked: &[usize]) -> Option<&Command> {
        self.commands.iter().find(|(values, _)| values == picked).map(|(_, command)| command)
    }

    /// The record it is about, if it is about one.
    pub fn record(&self) -> Option<RecordNo> {
        match self.commands.first().map(|(_, command)| command)? {
            Command::Acknowledge { record }
            | Command::Set { record, .. }
            | Command::Override { record, .. }
            | Command::Link { record, .. }
            | Command::LinkRecord { parent: record, .. }
            | Command::Assign { record, .. }
            | Command::Escalate { record, .. }
            | Command::Delegate { record, .. }
            | Command::Declare { record, .. }
            | Command::StandDown { record, .. }
            | Command::Hold { record, .. }
            | Command::Resume { record }
            | Command::Note { record, .. }
            | Command::Apply { record, .. }
            | Command::Verify { record, .. }
            | Command::Resolve { record, .. }
            | Command::Close { record, .. }
            | Command::Reopen { record, .. }
            | Command::Reclassify { record, .. }
            | Command::Publish { record }
            | Command::Review { record, .. } => Some(*record),
            _ => None,
        }
    }

    /// The contact in whose conversation it is a line to say, if it is one.
    pub fn line_to(&self) -> Option<&ContactId> {
        match self.commands.first() {
            Some((_, Command::Say { contact, chosen: Some(_), .. })) => Some(contact),
            _ => None,
        }
    }

    /// Whether a value of that name can be chosen in it.
    pub fn offers(&self, value: &str) -> bool {
        self.choices.iter().any(|choice| choice.values.iter().any(|(name, _)| name == value))
    }

    fn take(&mut self, parts: Parts, command: Command, takes: SimSpan) {
        let mut values = Vec::with_capacity(parts.picks.len());
        for (n, (of, key, words)) in parts.picks.into_iter().enumerate() {
            if self.choices.len() <= n {
                self.choices.push(Choice { label: of, values: Vec::new() });
            }
            let known = &mut self.choices[n].values;
            let at = known.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
                known.push((key, words));
                known.len() - 1
            });
            values.push(at);
        }
        self.cost = (self.cost.0.min(takes), self.cost.1.max(takes));
        self.commands.push((values, command));
    }
}

/// Everything that can be done now, in the menu's order.
pub fn acts(play: &Play) -> Vec<Act> {
    let situation = play.situation();
    let names = Names::new(situation.drill, situation.plot);
    let record = |no| names.record_in(situation.state, no);
    let mut acts: Vec<Act> = Vec::new();
    let mut add = |command: Command, words: String, takes: SimSpan, group: Group| {
        let parts = parts(names, &record, &command);
        // From the end: commands of one act mostly follow each other.
        let at = acts.iter().rposition(|act| act.id == parts.act).unwrap_or_else(|| {
            acts.push(Act {
                id: parts.act.clone(),
                group,
                label: parts.label.clone().unwrap_or(words),
                cost: (takes, takes),
                choices: Vec::new(),
                commands: Vec::new(),
            });
            acts.len() - 1
        });
        acts[at].take(parts, command, takes);
    };
    for offer in offers(play) {
        add(offer.command, offer.label, offer.cost, offer.group);
    }
    // What can be corrected, and how it is named: read once for both.
    let (mut moments, mut faces): (Vec<Moment>, Vec<PromiseFace>) = Default::default();
    let free = situation.state.busy.as_ref().is_none_or(|busy| busy.is_waiting());
    if free && situation.state.ended.is_none() {
        moments = timeline(play.drill(), play.plot(), play.entries());
        faces = promises(play);
        // Entries that hold the trainee's own words.
        for moment in moments.iter().filter(|m| m.by == By::Trainee && m.own_words.is_some()) {
            let command = Command::Correct { entry: moment.entry, text: String::new() };
            let takes = cost(&situation, &command).takes;
            add(command.clone(), label(names, &record, &command), takes, Group::of(&command));
        }
        for face in &faces {
            // The time that was meant is still to be written: any will do until then.
            for meant in [Some(face.due_at + SimSpan::minutes(1)), None] {
                let command = Command::CorrectPromise { entry: face.entry, meant };
                add(command.clone(), label(names, &record, &command), SimSpan::ZERO, Group::of(&command));
            }
        }
    }
    for act in &mut acts {
        match act.id.as_str() {
            id if id.starts_with("link-record/") => name_records(act, situation.state),
            id if id.starts_with("resolve/") => name_endings(act, situation.state),
            "correct" => name_entries(act, &moments),
            "correct-promise" => name_promises(act, play, &faces),
            _ => {}
        }
    }
    // The menu's groups in their order, whatever was added last.
    order::by_key(&mut acts, |act| act.group);
    acts
}

/// Gives values of choices other words, where there are better ones.
fn reword(choices: &mut [Choice], better: impl Fn(&str, &str) -> Option<String>) {
    for (key, words) in choices.iter_mut().flat_map(|choice| &mut choice.values) {
        if let Some(found) = better(key, words) {
            *words = found;
        }
    }
}

/// Says what each promise is: to whom, for when, in which words.
fn name_promises(act: &mut Act, play: &Play, faces: &[PromiseFace]) {
    reword(act.choices.get_mut(..1).unwrap_or_default(), |key, _| {
        let face = faces.iter().find(|face| face.entry.0.to_string() == key)?;
        let quoted = face.words.as_ref().map(|said| format!(": \u{201c}{said}\u{201d}"));
        let by = when(play.plot().starts, face.due_at);
        Some(format!("{}, to {} by {by}{}", face.entry, face.name, quoted.unwrap_or_default()))
    });
}

/// Says what each record is about, where its number alone would not.
fn name_records(act: &mut Act, state: &State) {
    reword(&mut act.choices, |key, words| {
        let record = state.records.iter().find(|record| record.no.0.to_string() == key)?;
        Some(format!("{words}: {}", record.title))
    });
}

/// What nothing was broken in is not fixed: it is done, or answered.
fn name_endings(act: &mut Act, state: &State) {
    let nature = act.record().and_then(|no| state.record(no)).map(|record| record.kind.nature());
    if let Some(nature) = nature {
        reword(&mut act.choices, |key, _| {
            (key == Resolution::Fix.word()).then(|| Resolution::Fix.of(nature).to_owned())
        });
    }
}

/// Says what each entry is, where its number alone would not.
fn name_entries(act: &mut Act, moments: &[Moment]) {
    reword(&mut act.choices, |key, _| {
        let moment = moments.iter().find(|m| m.entry.0.to_string() == key)?;
        Some(format!("{}, {}: {}", moment.entry, moment.clock, moment.what))
    });
}
