//! The account a trainee writes, with what may be said of it.

use std::rc::Rc;

use crate::app::debrief::{Debrief, Part, Stowed};
use crate::jobs::wire::PersonalLine;

/// The account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountView {
    /// Whether it is somebody else's: to be read, and nothing else.
    pub read_only: bool,
    /// Its heading.
    pub heading: &'static str,
    /// What it is, in a sentence or two.
    pub about: &'static str,
    /// Its parts; none where a file has no account.
    pub parts: Vec<PartView>,
    /// Whether it is kept, in words; nothing for somebody else's.
    pub stowed: String,
    /// What the exports will be called: a reflective log only once there are own words.
    pub title: &'static str,
}

/// A part of the account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartView {
    /// Which.
    pub part: Part,
    /// The trainee's words as they read now.
    pub own: String,
    /// How many words, and how many are suggested.
    pub length: String,
    /// What might help.
    pub notes: Vec<String>,
    /// What may identify somebody.
    pub identifying: Rc<Vec<PersonalLine>>,
}

/// Above what is still written.
const YOURS: &str = "Yours to write, in your own words; only those are counted. The facts beside each part are the \
    machine\u{2019}s: they can be cited and are never copied into your text. Advice is advice: nothing here has to be \
    done. What you write goes into the session file you save.";
/// Above what came in a file.
const THEIRS: &str = "In the trainee\u{2019}s own words, as they stand in the file; the facts beside each part are the \
    machine\u{2019}s. The account is outside the chain of the file: it may be written and changed after the shift, and no \
    mark rests on it.";

pub(super) fn view(debrief: &Debrief) -> AccountView {
    let read_only = debrief.is_read_only();
    let written = debrief.own.iter().any(|own| !own.trim().is_empty());
    let title = if written { "Reflective log" } else { "Run summary" };
    if read_only && !written {
        return AccountView {
            read_only,
            heading: "The trainee\u{2019}s reflective log",
            about: "No account is in this file: none was written before it was saved.",
            parts: Vec::new(),
            stowed: String::new(),
            title,
        };
    }
    AccountView {
        read_only,
        heading: if read_only { "The trainee\u{2019}s reflective log" } else { "Your reflective log" },
        about: if read_only { THEIRS } else { YOURS },
        parts: Part::ALL.iter().enumerate().map(|(n, part)| part_view(debrief, n, *part)).collect(),
        stowed: if read_only { String::new() } else { stowed(&debrief.stowed) },
        title,
    }
}

fn part_view(debrief: &Debrief, n: usize, part: Part) -> PartView {
    let advised = &debrief.advised[n];
    let (least, most) = part.span();
    let words = if advised.words == 1 { "word" } else { "words" };
    let length = match debrief.is_read_only() {
        true => format!("{} {words}", advised.words),
        false => format!("{} {words} of your own; {least} to {most} suggested", advised.words),
    };
    // Advice is for whoever can still follow it.
    let notes = if debrief.is_read_only() { Vec::new() } else { advised.notes.clone() };
    let identifying = debrief.identifying.get(n).cloned().unwrap_or_default();
    PartView { part, own: debrief.own[n].clone(), length, notes, identifying }
}

fn stowed(stowed: &Stowed) -> String {
    match stowed {
        Stowed::Nothing => "What you write is kept on this device as you go.".to_owned(),
        Stowed::Keeping => "Keeping\u{2026}".to_owned(),
        Stowed::Kept => "Kept on this device.".to_owned(),
        Stowed::Failed(why) => format!("Not kept on this device: {why} Save the log before you leave."),
    }
}
