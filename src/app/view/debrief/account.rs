//! The account a trainee writes, with what may be said of it.

use crate::app::debrief::{Debrief, Part, Stowed};

/// The account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountView {
    /// Its parts.
    pub parts: Vec<PartView>,
    /// Whether it is kept, in words.
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
}

pub(super) fn view(debrief: &Debrief) -> Option<AccountView> {
    if debrief.is_read_only() {
        return None;
    }
    let part = |(n, part): (usize, &Part)| {
        let advised = &debrief.advised[n];
        let (least, most) = part.span();
        let words = if advised.words == 1 { "word" } else { "words" };
        PartView {
            part: *part,
            own: debrief.own[n].clone(),
            length: format!("{} {words} of your own; {least} to {most} suggested", advised.words),
            notes: advised.notes.clone(),
        }
    };
    let written = debrief.own.iter().any(|own| !own.trim().is_empty());
    Some(AccountView {
        parts: Part::ALL.iter().enumerate().map(part).collect(),
        stowed: match &debrief.stowed {
            Stowed::Nothing => "What you write is kept on this device as you go.".to_owned(),
            Stowed::Keeping => "Keeping\u{2026}".to_owned(),
            Stowed::Kept => "Kept on this device.".to_owned(),
            Stowed::Failed(why) => format!("Not kept on this device: {why} Save the log before you leave."),
        },
        title: if written { "Reflective log" } else { "Run summary" },
    })
}
