//! Marking what was said: the detector's finding in the text that counts.
//!
//! Met 100 %, partly 50 %, not met 0, unsure pending (house, Marks). A near-copy of something the same readers had
//! before says nothing new and earns nothing twice (domain reference 12.5).

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::history::History;
use crate::act::{Entry, Event};
use crate::engine::Drill;
use crate::ids::{AudienceId, EntryNo};
use crate::lane::Lane;
use crate::scenario::plot::{Item, Which};
use crate::scenario::{AtomIx, Plot};
use crate::text::{Finding, Reading, Verdict, check_reading, near_copy};
use crate::time::SimTime;

/// From this agreement on, in basis points, a text is a copy (domain reference 5.7, A20).
const COPY: u32 = 8_500;

/// What a text item earned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marked {
    pub(super) earned: u32,
    pub(super) pending: u32,
    pub(super) rule: String,
    pub(super) entries: Vec<EntryNo>,
    pub(super) absence: Option<String>,
    pub(super) lost_at: Option<SimTime>,
    pub(super) reached: bool,
}

/// The text of an entry and for whom it was.
pub fn text_of<'e>(drill: &Drill, entry: &'e Entry) -> Option<(&'e str, Lane)> {
    Some(match &entry.event {
        Event::MessageSent { audience, text, .. } => {
            (text, drill.policy.audience(audience.as_str()).map_or(Lane::Public, |a| a.lane))
        }
        Event::ContactAnswered { text, .. } | Event::CalledOut { text, .. } => (text, Lane::Customer),
        Event::Escalated { text, .. } => (text, Lane::Resolvers),
        Event::ApprovalAsked { text, .. } => (text, Lane::Executives),
        Event::Noted { text, .. }
        | Event::Corrected { text, .. }
        | Event::Resolved { text, .. }
        | Event::Closed { text, .. }
        | Event::Reviewed { text, .. }
        | Event::RecordOpened { text, .. } => (text, Lane::Log),
        Event::Authorised { because, .. }
        | Event::Decided { because, .. }
        | Event::MajorDeclared { because, .. }
        | Event::MajorStoodDown { because, .. }
        | Event::PrioritySet { because, .. }
        | Event::Reopened { because, .. }
        | Event::Reclassified { because, .. } => (because, Lane::Log),
        _ => return None,
    })
}

/// The texts of a play, each read once however many detectors ask about it.
#[derive(Debug)]
pub struct Texts<'a> {
    drill: &'a Drill,
    plot: &'a Plot,
    entries: &'a [Entry],
    read: RefCell<BTreeMap<EntryNo, Reading<'a>>>,
    copies: RefCell<BTreeMap<EntryNo, bool>>,
}

impl<'a> Texts<'a> {
    /// The texts of these entries; none is read yet.
    pub fn new(drill: &'a Drill, plot: &'a Plot, entries: &'a [Entry]) -> Texts<'a> {
        Texts { drill, plot, entries, read: RefCell::default(), copies: RefCell::default() }
    }

    /// What the detector finds in the text of an entry; `None` where there is no text or no such detector.
    pub fn find(&self, entry: &'a Entry, detector: &str) -> Option<Finding> {
        let (text, lane) = text_of(self.drill, entry)?;
        let mut read = self.read.borrow_mut();
        let reading = read.entry(entry.no).or_insert_with(|| Reading::of(text, &self.drill.lexicon));
        check_reading(detector, reading, &self.drill.context(self.plot, lane, entry.at))
    }

    /// Whether the same readers had this before, nearly word for word.
    fn is_copy(&self, entry: &Entry) -> bool {
        *self.copies.borrow_mut().entry(entry.no).or_insert_with(|| is_copy(self.entries, entry))
    }
}

/// The messages to an audience between two times that say something new against the one before.
pub fn fresh_messages<'e>(
    entries: &'e [Entry],
    audience: &AudienceId,
    from: SimTime,
    to: SimTime,
) -> Vec<&'e Entry> {
    let mut before: Option<&str> = None;
    let mut fresh = Vec::new();
    for entry in entries {
        let Event::MessageSent { audience: to_whom, text, .. } = &entry.event else { continue };
        if to_whom != audience || entry.at > to {
            continue;
        }
        if entry.at >= from && before.is_none_or(|before| near_copy(before, text) < COPY) {
            fresh.push(entry);
        }
        before = Some(text);
    }
    fresh
}

/// Whether the same readers had this before, nearly word for word.
fn is_copy(entries: &[Entry], entry: &Entry) -> bool {
    let Event::MessageSent { audience, text, .. } = &entry.event else { return false };
    entries[..entry.no.0 as usize].iter().any(|earlier| match &earlier.event {
        Event::MessageSent { audience: a, text: t, .. } => a == audience && near_copy(t, text) >= COPY,
        _ => false,
    })
}

/// Marks a text item: detector, the atom whose entries hold the text, and which of them counts.
pub(super) fn mark(
    texts: &Texts<'_>,
    history: &History,
    item: &Item,
    (detector, of, which): (&'static str, AtomIx, Which),
) -> Marked {
    let met = history.met(of);
    let chosen: &[EntryNo] = match which {
        Which::First => met.first().map_or(&[], std::slice::from_ref),
        Which::Last => met.last().map_or(&[], std::slice::from_ref),
        Which::Every => met,
    };
    let what = crate::text::detector(detector).map_or(detector, |d| d.what);
    if chosen.is_empty() {
        return Marked {
            earned: 0,
            pending: 0,
            rule: format!("{what}: marked in the text that was asked for"),
            entries: Vec::new(),
            absence: Some("no such text was sent".to_owned()),
            // Silence has no moment: the item that asks for the sending has one.
            lost_at: None,
            // It could have been sent until the shift was over.
            reached: history.now >= texts.plot.ends_at,
        };
    }
    let mut worst: Option<(Verdict, String, &Entry)> = None;
    for no in chosen {
        let Some(entry) = texts.entries.get(no.0 as usize) else { continue };
        let (verdict, reason) = if texts.is_copy(entry) {
            (Verdict::NotMet, "the same readers had this before, nearly word for word".to_owned())
        } else {
            match texts.find(entry, detector) {
                Some(finding) => (finding.verdict, finding.reason),
                None => (Verdict::NotMet, "there is no text".to_owned()),
            }
        };
        if worst.as_ref().is_none_or(|(w, _, _)| rank(verdict) < rank(*w)) {
            worst = Some((verdict, reason, entry));
        }
    }
    let (verdict, reason, entry) = worst.expect("a chosen text is an entry");
    let (earned, pending) = match verdict {
        Verdict::Met => (item.points, 0),
        Verdict::Partly => (item.points / 2, 0),
        Verdict::NotMet => (0, 0),
        Verdict::Unsure => (0, item.points),
    };
    Marked {
        earned,
        pending,
        rule: format!("{what}: {}: {reason}", word(verdict)),
        entries: chosen.to_vec(),
        absence: None,
        lost_at: (earned < item.points && pending == 0).then_some(entry.at),
        reached: true,
    }
}

/// The worst counts; not knowing is better than knowing it is not there.
const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotMet => 0,
        Verdict::Partly => 1,
        Verdict::Unsure => 2,
        Verdict::Met => 3,
    }
}

const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Partly => "partly",
        Verdict::NotMet => "not met",
        Verdict::Unsure => "unsure, for a coach",
    }
}
