//! Marking what was said: the detector's finding in the text that counts.
//!
//! Met 100 %, partly 50 %, not met 0, unsure pending (house, Marks). A near-copy of something the same readers had
//! before says nothing new and earns nothing twice (domain reference 12.5).

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use super::history::History;
use super::knowledge;
use super::review::{FOR_COACH, Point, Written, points};
use crate::act::{Entry, Event, Setting};
use crate::engine::Drill;
use crate::ids::{AudienceId, EntryNo};
use crate::lane::Lane;
use crate::scenario::rubric::{Ask, Item, ReviewPart, Which};
use crate::scenario::{AtomIx, Plot};
use crate::text::anatomy::{Anatomy, Whole, whole_of};
use crate::text::known::Known;
use crate::text::{Context, Finding, Reading, Verdict, detector, near_copy};
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
pub fn text_of<'e>(drill: &Drill, plot: &Plot, entry: &'e Entry) -> Option<(&'e str, Lane)> {
    Some(match &entry.event {
        Event::MessageSent { audience, text, .. } => {
            (text, drill.policy.audience(audience.as_str()).map_or(Lane::Public, |a| a.lane))
        }
        Event::ContactAnswered { contact, text, .. } | Event::Spoken { contact, text, .. } => {
            (text, plot.lane_of_sender(contact))
        }
        Event::CalledOut { person, text, .. }
        | Event::Delegated { person, text, .. }
        | Event::ReadBackMended { person, text, .. }
        | Event::Chased { person, text } => (text, plot.lane_of(person)),
        Event::Whispered { person, text, .. }
        | Event::SteppedIn { person, text, .. }
        | Event::Relieved { person, text, .. }
        | Event::CoachingBegun { person, text } => (text, plot.lane_of(person)),
        Event::Escalated { text, .. } => (text, Lane::Resolvers),
        Event::ApprovalAsked { text, .. } => (text, Lane::Executives),
        Event::Noted { text, .. }
        | Event::Held { text, .. }
        | Event::Corrected { text, .. }
        | Event::Resolved { text, .. }
        | Event::Closed { text, .. }
        | Event::Reviewed { text, .. }
        | Event::RecordSet { setting: Setting::Detail(_, text), .. }
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

/// Whether a text goes to one desk or one person and to nobody else.
fn is_to_one(event: &Event) -> bool {
    matches!(
        event,
        Event::ContactAnswered { .. }
            | Event::Spoken { .. }
            | Event::CalledOut { .. }
            | Event::Delegated { .. }
            | Event::ReadBackMended { .. }
            | Event::Chased { .. }
            | Event::Whispered { .. }
            | Event::SteppedIn { .. }
            | Event::Relieved { .. }
            | Event::CoachingBegun { .. }
            | Event::Escalated { .. }
            | Event::ApprovalAsked { .. }
    )
}

/// A text that was read, and what each detector found in it when first asked: items ask for the same things again.
#[derive(Debug)]
struct Read<'a> {
    reading: Reading<'a>,
    known: Known<'a>,
    found: RefCell<BTreeMap<&'static str, Finding>>,
}

impl Read<'_> {
    fn find(&self, name: &str, context: &Context<'_>) -> Option<Finding> {
        let detector = detector(name)?;
        let mut found = self.found.borrow_mut();
        let answer = || (detector.read)(&self.reading, context);
        Some(found.entry(detector.name).or_insert_with(answer).clone())
    }

    fn answer(&self, context: &Context<'_>, ask: Ask) -> Option<Answer> {
        match ask {
            // A review is looked at part by part, not as one text.
            Ask::Review(_) => None,
            Ask::Whole(kind) => {
                Some(Answer::of_whole(&whole_of(kind, context, |name| self.find(name, context))))
            }
            // Words strewn over a page are no message, whatever a single question finds among them.
            Ask::Detector(name) => match self.find("in-sentences", context) {
                Some(finding) if finding.verdict == Verdict::NotMet => Some(Answer::of_finding(&finding)),
                _ => self.find(name, context).map(|finding| Answer::of_finding(&finding)),
            },
        }
    }
}

/// The texts of a play, each read once however many detectors ask about it.
#[derive(Debug)]
pub struct Texts<'a> {
    drill: &'a Drill,
    plot: &'a Plot,
    entries: &'a [Entry],
    read: RefCell<BTreeMap<EntryNo, Read<'a>>>,
    copies: RefCell<BTreeMap<EntryNo, bool>>,
}

impl<'a> Texts<'a> {
    /// The texts of these entries; none is read yet.
    pub fn new(drill: &'a Drill, plot: &'a Plot, entries: &'a [Entry]) -> Texts<'a> {
        Texts { drill, plot, entries, read: RefCell::default(), copies: RefCell::default() }
    }

    /// What is found in the text of an entry; `None` where there is no text.
    fn ask<T>(&self, entry: &'a Entry, question: impl Fn(&Read<'a>, &Context<'_>) -> T) -> Option<T> {
        let (text, lane) = text_of(self.drill, self.plot, entry)?;
        let mut read = self.read.borrow_mut();
        let read = read.entry(entry.no).or_insert_with(|| Read {
            reading: Reading::of(text, &self.drill.lexicon),
            known: knowledge::known(self.drill, self.plot, self.entries, entry.no.0 as usize),
            found: RefCell::default(),
        });
        let context = self.drill.context(self.plot, lane, entry.at);
        let they_said = self.they_said(entry);
        let to_one = is_to_one(&entry.event);
        Some(question(read, &Context { known: &read.known, they_said: &they_said, to_one, ..context }))
    }

    /// What the detector finds in the text of an entry; `None` where there is no text or no such detector.
    pub fn find(&self, entry: &'a Entry, detector: &str) -> Option<Finding> {
        self.ask(entry, |read, context| read.find(detector, context))?
    }

    /// How the text of an entry comes out as a whole message of a kind; `None` where there is no text.
    pub fn whole(&self, entry: &'a Entry, kind: &Anatomy) -> Option<Whole> {
        self.ask(entry, |read, context| whole_of(kind, context, |name| read.find(name, context)))
    }

    /// What the text of an entry answers.
    fn answer(&self, entry: &'a Entry, ask: Ask) -> Answer {
        if let Ask::Review(part) = ask {
            return self.review(entry, part);
        }
        if self.is_copy(entry) {
            return Answer::none("the same readers had this before, nearly word for word");
        }
        let answer = self.ask(entry, |read, context| read.answer(context, ask)).flatten();
        answer.unwrap_or_else(|| Answer::none("there is no text"))
    }

    fn review(&self, entry: &Entry, part: ReviewPart) -> Answer {
        let Event::Reviewed { text, parts, .. } = &entry.event else {
            return Answer::none("there is no review");
        };
        let (drill, plot, at) = (self.drill, self.plot, entry.at);
        Answer::of_review(part, &points(&Written { drill, plot, at, summary: text, parts }))
    }

    /// What several texts answer that are read as one: what somebody was told in a conversation. Known is what was known at
    /// the last of them.
    fn answer_together(&self, chosen: &[EntryNo], ask: Ask) -> Answer {
        let entries: Vec<&'a Entry> =
            chosen.iter().filter_map(|no| self.entries.get(no.0 as usize)).collect();
        let texts: Vec<(&str, Lane)> =
            entries.iter().filter_map(|entry| text_of(self.drill, self.plot, entry)).collect();
        let (Some(last), Some((_, lane))) = (entries.last(), texts.last()) else {
            return Answer::none("there is no text");
        };
        let text = texts.iter().map(|(text, _)| *text).collect::<Vec<_>>().join("\n");
        let read = Read {
            reading: Reading::of(&text, &self.drill.lexicon),
            known: knowledge::known(self.drill, self.plot, self.entries, last.no.0 as usize),
            found: RefCell::default(),
        };
        let they_said = self.they_said(last);
        let context = self.drill.context(self.plot, *lane, last.at);
        let to_one = entries.iter().all(|entry| is_to_one(&entry.event));
        let context = Context { known: &read.known, they_said: &they_said, to_one, ..context };
        read.answer(&context, ask).unwrap_or_else(|| Answer::none("there is no text"))
    }

    /// What the one who is answered had said: how they began, and in a conversation everything since.
    fn they_said(&self, entry: &Entry) -> Cow<'a, str> {
        let (contact, talks) = match &entry.event {
            Event::ContactAnswered { contact, also, .. } if !also.is_empty() => {
                let letters = also.iter().chain([contact]);
                let texts = letters.filter_map(|id| self.plot.contact(id.as_str())).map(|found| &*found.text);
                return Cow::Owned(texts.collect::<Vec<_>>().join("\n"));
            }
            Event::ContactAnswered { contact, .. } => (contact, false),
            Event::Spoken { contact, .. } => (contact, true),
            _ => return Cow::Borrowed(""),
        };
        let first = self.plot.contact(contact.as_str()).map_or("", |contact| &*contact.text);
        let Some(talk) = self.plot.talk(contact.as_str()).filter(|_| talks) else {
            return Cow::Borrowed(first);
        };
        let mut all = first.to_owned();
        for earlier in self.entries.iter().take(entry.no.0 as usize) {
            if let Event::Heard { contact: from, utterance } = &earlier.event
                && from == contact
                && let Some(words) = talk.words(utterance)
            {
                all.push('\n');
                all.push_str(words);
            }
        }
        Cow::Owned(all)
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
    (ask, of, which): (Ask, AtomIx, Which),
) -> Marked {
    let met = history.met(of);
    let chosen: &[EntryNo] = match which {
        Which::First => met.first().map_or(&[], std::slice::from_ref),
        Which::Last => met.last().map_or(&[], std::slice::from_ref),
        Which::Every | Which::Together => met,
    };
    let what = match ask {
        Ask::Detector(name) => crate::text::detector(name).map_or(name, |d| d.what),
        Ask::Whole(kind) => kind.label,
        Ask::Review(part) => part.label(),
    };
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
    let mut entries = chosen.iter().filter_map(|no| texts.entries.get(no.0 as usize));
    let (answer, entry) = match which {
        Which::Together => entries.next_back().map(|last| (texts.answer_together(chosen, ask), last)),
        // The worst counts; what a coach may still give stands above what was not there.
        _ => entries
            .map(|entry| (texts.answer(entry, ask), entry))
            .min_by_key(|(answer, _)| (answer.earned + answer.pending, answer.earned)),
    }
    .expect("one was chosen");
    let of_points = |share: u32| (u64::from(item.points) * u64::from(share) / 10_000) as u32;
    let (earned, pending) = (of_points(answer.earned), of_points(answer.pending));
    Marked {
        earned,
        pending,
        rule: format!("{what}: {}", answer.words),
        entries: chosen.to_vec(),
        absence: None,
        lost_at: (earned + pending < item.points).then_some(entry.at),
        reached: true,
    }
}

/// What a text answers to what is asked of it, in basis points.
struct Answer {
    earned: u32,
    pending: u32,
    words: String,
}

impl Answer {
    fn none(why: &str) -> Answer {
        Answer { earned: 0, pending: 0, words: format!("{}: {why}", word(Verdict::NotMet)) }
    }

    fn of_finding(finding: &Finding) -> Answer {
        let (earned, pending) = match finding.verdict {
            Verdict::Met => (10_000, 0),
            Verdict::Partly => (5_000, 0),
            Verdict::NotMet => (0, 0),
            Verdict::Unsure => (0, 10_000),
        };
        Answer { earned, pending, words: format!("{}: {}", word(finding.verdict), finding.reason) }
    }

    /// Each point of the part is worth the same; what is there in some of its places is worth their share.
    fn of_review(part: ReviewPart, points: &[Point]) -> Answer {
        let of_part = |point: &&Point| part == ReviewPart::Whole || point.part == part;
        let points: Vec<&Point> = points.iter().filter(of_part).collect();
        let count = u32::try_from(points.len()).unwrap_or(1).max(1);
        let share = |n: fn(&Point) -> u32| points.iter().map(|p| n(p) * 10_000 / p.of).sum::<u32>() / count;
        let (earned, pending) = (share(|p| p.met), share(|p| p.unsure));
        let mut words = format!("{} %", earned / 100);
        for point in points.iter().filter(|point| !point.is_met()) {
            words.push_str(&format!("; {}: {}", point.what.to_lowercase(), point.reason));
        }
        words.push_str(&format!("; for a coach: {}", FOR_COACH.join(", ")));
        Answer { earned, pending, words }
    }

    fn of_whole(whole: &Whole) -> Answer {
        let missing = |verdict: Verdict| -> Vec<String> {
            let slots = whole.slots.iter().filter(|(_, _, finding)| finding.verdict == verdict);
            slots.map(|(_, _, finding)| finding.reason.clone()).collect()
        };
        let against: Vec<String> = whole.harms.iter().map(|(_, finding)| finding.reason.clone()).collect();
        let parts = [
            ("against it", against),
            ("not there", missing(Verdict::NotMet)),
            ("half there", missing(Verdict::Partly)),
            ("for a coach", missing(Verdict::Unsure)),
        ];
        let parts = parts.iter().filter(|(_, list)| !list.is_empty());
        let mut words = format!("{} %", whole.earned / 100);
        for (what, list) in parts {
            words.push_str(&format!("; {what}: {}", list.join(", ")));
        }
        Answer { earned: whole.earned, pending: whole.pending, words }
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
