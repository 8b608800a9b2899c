//! A record: how far it has come, its fields, its clocks, its log and its acts.

use super::Desk;
use super::entries::EntryLine;
use super::strip::{DueView, names, of_record};
use crate::act::Event;
use crate::app::console::Tab;
use crate::app::view::acts::ActLine;
use crate::app::view::matrix::{self, MatrixView};
use crate::app::view::words::{capital, roughly};
use crate::engine::state::Passed;
use crate::ids::{EntryNo, RecordNo};
use crate::projection::{STAGES, clocks, lag, legal_clocks, stages};
use crate::scenario::names::TRAINEE;

/// A record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordView {
    /// As it is shown: `INC-1042`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What was reported.
    pub text: String,
    /// Its priority, with whether it was overridden.
    pub priority: Option<String>,
    /// The priority as a word of style: `P1`.
    pub grade: &'static str,
    /// Whether it is a declared major incident.
    pub major: bool,
    /// Where it stands.
    pub status: &'static str,
    /// The stages of its life, and whether each is done.
    pub stages: Vec<(&'static str, bool)>,
    /// Its fields.
    pub fields: Vec<(&'static str, String)>,
    /// The matrix, with where it stands.
    pub matrix: MatrixView,
    /// Its running clocks.
    pub clocks: Vec<DueView>,
    /// Its clocks that were stopped, in words.
    pub stopped: Vec<String>,
    /// What is tied to it: words, and where it lies.
    pub linked: Vec<(String, Tab)>,
    /// Its own log, newest first.
    pub log: Vec<EntryLine>,
    /// What can be done with it.
    pub acts: Vec<ActLine>,
}

pub(super) fn view(desk: Desk<'_>, no: RecordNo) -> Option<RecordView> {
    let play = desk.play;
    let record = play.state().record(no)?;
    let names = names(play);
    let person = |id: &Option<crate::ids::PersonId>| match id {
        Some(id) if id.as_str() == TRAINEE => "You".to_owned(),
        Some(id) => names.person(id.as_str()).to_owned(),
        None => "Nobody yet".to_owned(),
    };
    let level = |level: Option<crate::policy::work::Level>| level.map_or("not set", |level| level.label());
    let unset = || "Not set".to_owned();
    let category = record.category.as_ref().map(|id| names.category(id.as_str()).to_owned());
    let clock = play.plot().starts.clock.at(record.opened_at);
    let opened = match lag(play, record) {
        Some(lag) => format!("{clock}, {} after it was first heard", roughly(lag)),
        None => clock,
    };
    let mut fields = vec![
        ("Service", names.service(record.service.as_str()).to_owned()),
        ("Kind of work", capital(record.kind.label())),
        ("Category", category.unwrap_or_else(unset)),
        ("Impact × urgency", format!("{} × {}", capital(level(record.impact)), level(record.urgency))),
        ("Owned by", person(&record.owner)),
        ("Worked by", person(&record.worker)),
        ("Opened", opened),
    ];
    let passed = passed(desk, no);
    if !passed.is_empty() {
        fields.push(("Passed to", passed.join("; ")));
    }
    fields.extend(record.details.iter().map(|(detail, text)| (detail.label(), text.clone())));
    if let Some(at) = record.published_at {
        fields.push(("Published", play.plot().starts.clock.at(at)));
    }
    if let Some(how) = record.resolution.filter(|_| record.resolved_at.is_some()) {
        fields.push(("Resolved by", capital(how.of(record.kind.nature()))));
    }
    let by_rule: Vec<String> = legal_clocks(play)
        .into_iter()
        .filter(|clock| clock.record == no)
        .map(|clock| {
            let from = play.plot().starts.clock.at(clock.from);
            format!("{}: by {}, counted from {from}", clock.what, clock.by)
        })
        .collect();
    if !by_rule.is_empty() {
        fields.push(("Set by rule", by_rule.join(". ")));
    }
    match record.reopened {
        0 => {}
        1 => fields.push(("Reopened", "Once".to_owned())),
        n => fields.push(("Reopened", format!("{n} times"))),
    }
    let stopped = clocks(play).into_iter().filter(|face| face.record == no && !face.running);
    let letter = |id: &crate::ids::ContactId| {
        (format!("{}: {}", names.sender(id.as_str()), names.subject(id.as_str())), Tab::Letter(id.clone()))
    };
    let other = |what: &str, no: RecordNo| {
        let title = play.state().record(no).map_or("", |record| record.title.as_str());
        (format!("{what} {}: {title}", names.record_in(play.state(), no)), Tab::Record(no))
    };
    let mut linked: Vec<(String, Tab)> =
        record.parent.map(|no| other("Belongs to", no)).into_iter().collect();
    linked.extend(record.children.iter().map(|no| other("Holds", *no)));
    linked.extend(record.contacts.iter().map(letter));
    Some(RecordView {
        name: names.record_in(play.state(), no),
        title: record.title.clone(),
        text: record.text.clone(),
        priority: record.priority.map(|priority| {
            let overridden = if record.overridden { ", overridden" } else { "" };
            format!("{}{overridden}", priority.label())
        }),
        grade: record.priority.map_or("", |priority| priority.word()),
        major: record.major,
        status: record.status.label(),
        stages: STAGES.into_iter().zip(stages(play, no)).collect(),
        fields,
        matrix: matrix::view(&play.drill().policy, record.impact, record.urgency),
        clocks: of_record(play, no),
        stopped: stopped
            .map(|face| {
                let when = if face.breached { "missed" } else { "met" };
                format!("{} target {when}", capital(face.clock.word()))
            })
            .collect(),
        linked,
        log: log(desk, no),
        acts: desk.offered.about(play, no),
    })
}

/// To whom it was passed and what became of that.
fn passed(desk: Desk<'_>, no: RecordNo) -> Vec<String> {
    let play = desk.play;
    let clock = |at| play.plot().starts.clock.at(at);
    let told = |passed: &Passed| {
        let came = match (&passed.taken, passed.back_at) {
            (Some((by, at)), _) => format!("taken by {by} at {}", clock(*at)),
            (None, Some(at)) => format!("back here since {}", clock(at)),
            (None, None) => "not taken yet".to_owned(),
        };
        format!("{}, {came}", names(play).person(passed.to.as_str()))
    };
    play.state().escalations.iter().filter(|passed| passed.record == no).map(told).collect()
}

/// The record's own entries, newest first.
fn log(desk: Desk<'_>, no: RecordNo) -> Vec<EntryLine> {
    let entries = desk.play.entries();
    let of_it = |entry: &EntryNo| {
        entries.get(entry.0 as usize).is_some_and(|entry| {
            // A record that was reclassified is told of it, and so is the one it became.
            let was = matches!(&entry.event, Event::Reclassified { record, .. } if *record == no);
            was || ["case", "parent", "child"].iter().any(|part| entry.event.record(part) == Some(no))
        })
    };
    let own = desk.moments.iter().rev().filter(|moment| of_it(&moment.entry));
    own.map(|moment| EntryLine::of(moment, desk.news_from)).collect()
}
