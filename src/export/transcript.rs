//! The transcript: the shift as it reads. Times at the left, people in their own words, the trainee's own texts set
//! apart with `> `, notices as they came up. What happened out of sight stands in square brackets.

use std::borrow::Cow;

use super::plain::{one_line, wrap};
use super::redaction::REDACTED;
use super::told::told;
use super::{Run, SIMULATED};
use crate::act::{Entry, Event};
use crate::engine::Drill;
use crate::engine::dice::Dice;
use crate::policy::work::WorkKind;
use crate::projection::floor::{MODEL, totals};
use crate::projection::menu::shuffled;
use crate::projection::sentence::Speaker;
use crate::projection::{By, Moment, Names, Timeline};
use crate::scenario::Plot;
use crate::scenario::inject::ContactChannel;
use crate::text::guard::StandIns;

/// How wide a line is.
const WIDTH: usize = 88;
/// Where text begins: after `10:05  `.
const INDENT: &str = "       ";

/// The whole shift.
pub fn transcript(run: &Run<'_>) -> String {
    let mut out = format!("{}\n", one_line(&run.what()));
    out.push_str(&wrap(
        &format!("{SIMULATED}. {}. {}.", run.play.plot().brief.role, run.when()),
        WIDTH,
        "",
        "",
    ));
    if run.stand_ins.is_some() {
        out.push_str(&wrap(REDACTED, WIDTH, "", ""));
    }
    let mut teller = Teller::new(run.play.drill(), run.play.plot(), run.play.seed());
    teller.stand_ins = run.stand_ins;
    for entry in run.play.entries() {
        out.push_str(&teller.tell(entry, WIDTH, true));
    }
    let floor = totals(run.play);
    if !floor.is_empty() {
        out.push_str(&wrap(&format!("{MODEL}."), WIDTH, "\n", ""));
        for line in floor {
            out.push_str(&wrap(
                &line.sentence(|at| run.play.plot().starts.clock.at(at)),
                WIDTH,
                "  ",
                "    ",
            ));
        }
    }
    out
}

/// Tells entries one after the other.
pub struct Teller<'a> {
    fold: Timeline<'a>,
    names: Names<'a>,
    kinds: Vec<WorkKind>,
    clock: String,
    dice: Dice,
    stand_ins: Option<&'a StandIns<'a>>,
}

impl<'a> Teller<'a> {
    /// Before anything has happened. The seed orders the answers to questions.
    pub fn new(drill: &'a Drill, plot: &'a Plot, seed: u64) -> Teller<'a> {
        Teller {
            fold: Timeline::new(drill, plot),
            names: Names::new(drill, plot),
            kinds: Vec::new(),
            clock: String::new(),
            dice: Dice::new(seed),
            stand_ins: None,
        }
    }

    /// One entry as it reads, or nothing. `hindsight` adds what was out of sight.
    pub fn tell(&mut self, entry: &Entry, width: usize, hindsight: bool) -> String {
        if let Event::RecordOpened { kind, .. } | Event::Reclassified { kind, .. } = &entry.event {
            self.kinds.push(*kind);
        }
        let Some(moment) = self.fold.take(entry) else { return String::new() };
        let hidden = matches!(
            entry.event,
            Event::InjectFired { .. }
                | Event::InjectLapsed { .. }
                | Event::CounterChanged { .. }
                | Event::FactLearned { .. }
                | Event::Started { .. }
        );
        if hidden || !(moment.visible || hindsight) {
            return String::new();
        }
        let mut out = self.head(entry, &moment, width);
        if let Event::DecisionPut { decision } = &entry.event
            && let Some(found) = self.names.plot.decision(decision.as_str())
        {
            for option in shuffled(found, self.dice) {
                out.push_str(&wrap(&self.say(&option.text), width, "         - ", "           "));
            }
        }
        if let Some(heard) = &moment.heard
            && !matches!(entry.event, Event::Heard { .. })
        {
            out.push_str(&wrap(&self.say(&self.spoken(entry, heard)), width, INDENT, INDENT));
        }
        if let Some(own) = &moment.own_words {
            let lead = format!("{INDENT}> ");
            out.push_str(&wrap(&self.say(own), width, &lead, &lead));
        }
        out
    }

    /// A text as it may be read.
    fn say<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.stand_ins.map_or(Cow::Borrowed(text), |all| Cow::Owned(all.replace(text, None)))
    }

    fn head(&mut self, entry: &Entry, moment: &Moment, width: usize) -> String {
        let speaker = Speaker { names: self.names, kinds: &self.kinds };
        let line = match &entry.event {
            Event::ContactArrived { contact } => arrival(self.names, contact.as_str()),
            Event::ContactOpened { contact } => {
                match self.names.plot.contact(contact.as_str()).map(|c| c.channel) {
                    Some(ContactChannel::WalkUp) => return String::new(),
                    Some(ContactChannel::Phone) => "You pick up the phone.".to_owned(),
                    _ => format!("You read: {}", self.names.subject(contact.as_str())),
                }
            }
            event if moment.by == By::Trainee => told(&speaker, event)
                .unwrap_or_else(|| stopped(&moment.what))
                .trim_end_matches(if moment.own_words.is_some() { "" } else { ":" })
                .to_owned(),
            _ if moment.visible => stopped(&moment.what),
            _ => format!("[{}]", moment.what),
        };
        // What somebody says keeps its lines; a sentence of the record's own is one.
        let line = match (&entry.event, &moment.heard) {
            (Event::Heard { .. }, Some(heard)) => self.say(&self.spoken(entry, heard)).into_owned(),
            _ => one_line(&self.say(&line)),
        };
        let mut out = String::new();
        // A new minute stands out; what happens within it hangs below.
        let first = if moment.clock == self.clock {
            INDENT.to_owned()
        } else {
            self.clock.clone_from(&moment.clock);
            out.push('\n');
            format!("{}  ", moment.clock)
        };
        out.push_str(&wrap(&line, width, &first, INDENT));
        out
    }

    fn spoken(&self, entry: &Entry, heard: &str) -> String {
        match &entry.event {
            Event::ContactOpened { contact } | Event::Heard { contact, .. } => {
                format!("{}: \u{201c}{}\u{201d}", self.names.sender(contact.as_str()), heard.trim())
            }
            _ => heard.trim().to_owned(),
        }
    }
}

/// With a full stop, where the sentence has no end of its own.
fn stopped(text: &str) -> String {
    if text.ends_with(['.', '?', '!', ':', '\u{201d}']) { text.to_owned() } else { format!("{text}.") }
}

fn arrival(names: Names<'_>, id: &str) -> String {
    let subject = names.subject(id).trim_end_matches('.');
    match names.plot.contact(id).map(|c| c.channel) {
        Some(ContactChannel::Phone) => format!("The phone rings: {subject}."),
        Some(ContactChannel::WalkUp) | None => format!("{subject}."),
        Some(ContactChannel::Email) => format!("An e-mail comes in: {subject}"),
        Some(ContactChannel::Alert) => format!("Monitoring: {subject}"),
        Some(ContactChannel::Social) => format!("On social media: {subject}"),
        Some(ContactChannel::Chat) => format!("A customer on chat: {subject}"),
        Some(ContactChannel::TeamChat) => format!("In the team chat: {subject}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn a_shift_reads_like_a_shift() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let text = transcript(&Run::new(&play, &card));
        let want = "
10:02  A question came up: \u{201c}A fifth report. What now?\u{201d}
         - Declare on what we have
         - Wait for proof
       Imran Qureshi is at your desk.
       Imran Qureshi: \u{201c}Mine went at two minutes past.\u{201d}

10:03  You open INC-1042, incident, Inbound voice, Hollin: \u{201c}Calls go silent\u{201d}
       > Three agents, connect then nothing.
       You set the impact of INC-1042 to high.
       You set the urgency of INC-1042 to high.
       The matrix makes INC-1042 P1 critical.
       You take INC-1042.
       You declare a major incident on INC-1042:
       > Three reports in three minutes.

10:04  The phone rings: Ruth Calder, Larkfield.
";
        let start = text.find("\n10:02").expect(&text);
        assert!(text[start..].starts_with(want), "{text}");
        assert!(text.contains("[Inbound voice, Hollin was working again]"), "{text}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let mut play = sample::play(2);
        let hostile = "\u{1b}[2J\n> not mine\n10:99  [Fake]";
        sample::act(
            &mut play,
            crate::act::Command::Call { person: "telephony".into(), text: hostile.to_owned() },
        );
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let text = transcript(&Run::new(&play, &card));
        assert!(!text.contains('\u{1b}'));
        assert!(text.contains("       > 10:99  [Fake]") || text.contains("       > 10:99 [Fake]"), "{text}");
        assert!(text.lines().all(|l| !l.starts_with("10:99")), "nobody forges a line of the shift");
    }
}
