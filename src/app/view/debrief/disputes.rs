//! The marks that their trainee sees differently.

use crate::app::debrief::{Debrief, Stowed};
use crate::jobs::Debriefing;
use crate::limits;
use crate::session::Dispute;
use crate::text::mask;

/// The disputes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DisputesView {
    /// Whether they are somebody else's: to be read, and nothing else.
    pub read_only: bool,
    /// How many there are and what that means; nothing where there are none.
    pub told: String,
    /// Each.
    pub lines: Vec<DisputeView>,
    /// By domain, how many: `1 disputed`; only where there is one.
    pub domains: Vec<(String, String)>,
}

impl DisputesView {
    /// What is said of a line.
    pub fn of(&self, line: &str) -> Option<&DisputeView> {
        self.lines.iter().find(|dispute| dispute.line == line)
    }
}

/// One dispute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DisputeView {
    /// The line it is about.
    pub line: String,
    /// The trainee's words.
    pub why: String,
    /// How they are kept, and how much room there is; nothing for somebody else's.
    pub help: String,
}

/// From how many characters left on it is said how many.
const NEARLY_FULL: usize = 60;

pub(super) fn view(debrief: &Debrief, made: &Debriefing) -> DisputesView {
    let read_only = debrief.is_read_only();
    let lines = debrief.disputes.iter().map(|Dispute { line, why }| {
        let help = if read_only { String::new() } else { help(why, &debrief.stowed) };
        DisputeView { line: line.clone(), why: why.clone(), help }
    });
    let said = |line: &str| debrief.disputes.iter().any(|dispute| dispute.line == line && dispute.is_said());
    let mut domains = Vec::new();
    let mut count = 0;
    for domain in &made.domains {
        let here = domain.lines.iter().chain(&domain.penalties).filter(|line| said(&line.id)).count();
        count += here;
        if here > 0 {
            domains.push((domain.id.clone(), format!("{here} disputed")));
        }
    }
    let who = if read_only { "the trainee sees" } else { "you see" };
    let told = match count {
        0 => String::new(),
        1 => {
            format!("One mark {who} differently. It stands in the file for the coach; no mark changes by it.")
        }
        n => format!(
            "{n} marks {who} differently. They stand in the file for the coach; no mark changes by it."
        ),
    };
    DisputesView { read_only, told, lines: lines.collect(), domains }
}

fn help(why: &str, stowed: &Stowed) -> String {
    let mut help = "It changes no mark.".to_owned();
    if mask(why).text != why {
        help.push_str(" What looks like restricted data is masked before it is kept: better take it out.");
    }
    let left = limits::DISPUTE_CHARS.saturating_sub(why.chars().count());
    match left {
        1 => help.push_str(" 1 character is left."),
        left if left <= NEARLY_FULL => help.push_str(&format!(" {left} characters are left.")),
        _ => {}
    }
    match stowed {
        _ if why.trim().is_empty() => help.push_str(" Without a reason it is not kept."),
        Stowed::Kept => help.push_str(" Kept on this device."),
        Stowed::Failed(_) => {
            help.push_str(" Not kept on this device: save the session file before you leave.")
        }
        Stowed::Nothing | Stowed::Keeping => {}
    }
    help
}
