//! A run for machines: marks and entries as one JSON object. Whole numbers only: points are hundredths of a mark, times
//! milliseconds since the shift began. `format` names this form; a field is never taken away under the same name.

use serde::Serialize;

use super::words::{of_corrections, of_line, of_penalty};
use super::{Run, SIMULATED, headline};
use crate::projection::{By, Timeline};
use crate::text::mask;

/// The name of this form.
pub const FORMAT: &str = "muster-run/1";

/// The whole object.
#[derive(Serialize)]
struct RunLine {
    format: &'static str,
    notice: &'static str,
    scenario: String,
    version: String,
    variant: String,
    /// Decimal text: numbers this large do not survive every JSON reader.
    seed: String,
    label: String,
    /// Whether stand-ins replace what may identify somebody.
    #[serde(skip_serializing_if = "is_false")]
    redacted: bool,
    /// The whole hash of the session file.
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<String>,
    /// What a check said.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<String>,
    marks: Marks,
    entries: Vec<EntryLine>,
}

/// The marks.
#[derive(Serialize)]
struct Marks {
    /// In words.
    headline: String,
    earned: u32,
    pending: u32,
    reached: u32,
    points: u32,
    band: Option<String>,
    band_note: Option<String>,
    /// Who agreed the key: while this is the author alone, bands are provisional.
    key: String,
    flags: Vec<Flag>,
    domains: Vec<Domain>,
    lines: Vec<Line>,
    penalties: Vec<Penalty>,
    /// Promises that the trainee said were misread; for the coach.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Correction>,
}

#[derive(Serialize)]
struct Correction {
    what: String,
    /// The entry of the promise, then that of the correction.
    entries: Vec<u32>,
}

#[derive(Serialize)]
struct Flag {
    flag: String,
    what: String,
    entries: Vec<u32>,
    needs_coach: bool,
}

#[derive(Serialize)]
struct Domain {
    domain: &'static str,
    earned: u32,
    pending: u32,
    reached: u32,
    points: u32,
}

#[derive(Serialize)]
struct Line {
    item: String,
    domain: &'static str,
    what: String,
    points: u32,
    earned: u32,
    pending: u32,
    outcome: &'static str,
    rule: String,
    entries: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lost_at_ms: Option<u64>,
    clause: String,
    good: String,
    seeds: Vec<String>,
    /// Why the trainee disputes it, in their words; for the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    disputed: Option<String>,
}

#[derive(Serialize)]
struct Penalty {
    penalty: String,
    domain: &'static str,
    what: String,
    taken: u32,
    called_for: u32,
    entries: Vec<u32>,
    clause: String,
    good: String,
    /// Why the trainee disputes it, in their words; for the coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    disputed: Option<String>,
}

/// One entry.
#[derive(Serialize)]
struct EntryLine {
    no: u32,
    at_ms: u64,
    /// The time of day on the shift's clock.
    clock: String,
    /// `trainee`, `person`, `desk` or `world`.
    by: &'static str,
    who: String,
    /// A neutral sentence.
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    heard: Option<String>,
    /// Whether the trainee could see it when it happened.
    visible: bool,
}

pub(super) const fn by_word(by: By) -> &'static str {
    match by {
        By::Trainee => "trainee",
        By::Person => "person",
        By::Desk => "desk",
        By::World => "world",
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The run as JSON, with a line end.
pub fn json(run: &Run<'_>) -> String {
    let scenario = &run.play.drill().scenario;
    let line = RunLine {
        format: FORMAT,
        notice: SIMULATED,
        scenario: scenario.id.to_string(),
        version: scenario.version.to_string(),
        variant: run.play.variant().to_string(),
        seed: run.play.seed().to_string(),
        label: run.say(&mask(run.label).text).into_owned(),
        redacted: run.stand_ins.is_some(),
        head: run.head.map(str::to_owned),
        verdict: run.verdict.map(str::to_owned),
        marks: marks(run),
        entries: entries(run),
    };
    pretty(&line)
}

/// The marks alone as JSON, with a line end.
pub fn marks_json(run: &Run<'_>) -> String {
    pretty(&marks(run))
}

fn pretty(thing: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(thing).unwrap_or_default();
    text.push('\n');
    text
}

fn marks(run: &Run<'_>) -> Marks {
    let card = run.card;
    let corrections = of_corrections(run).into_iter().map(|correction| Correction {
        entries: correction.entries.iter().map(|no| no.0).collect(),
        what: correction.text,
    });
    let say = |text: &str| run.say(text).into_owned();
    let numbers = |entries: &[crate::ids::EntryNo]| entries.iter().map(|no| no.0).collect::<Vec<_>>();
    Marks {
        corrections: corrections.collect(),
        headline: headline(card),
        earned: card.earned,
        pending: card.pending,
        reached: card.reached,
        points: card.points,
        band: card.band.as_ref().map(ToString::to_string),
        band_note: card.band_note.clone(),
        key: card.key.to_string(),
        flags: card
            .flags
            .iter()
            .map(|f| Flag {
                flag: f.flag.to_string(),
                what: say(&f.what),
                entries: numbers(&f.entries),
                needs_coach: f.needs_coach,
            })
            .collect(),
        domains: card
            .domains
            .iter()
            .map(|d| Domain {
                domain: d.domain.word(),
                earned: d.earned,
                pending: d.pending,
                reached: d.reached,
                points: d.points,
            })
            .collect(),
        lines: card
            .lines
            .iter()
            .map(|l| Line {
                item: l.item.to_string(),
                domain: l.domain.word(),
                what: say(&l.what),
                points: l.points,
                earned: l.earned,
                pending: l.pending,
                outcome: l.outcome.word(),
                rule: say(&l.rule),
                entries: numbers(&l.entries),
                absence: l.absence.as_deref().map(say),
                lost_at_ms: l.lost_at.map(|at| at.ms()),
                clause: l.clause.to_string(),
                good: say(&l.good),
                seeds: l.seeds.iter().map(ToString::to_string).collect(),
                disputed: of_line(run, l).disputed,
            })
            .collect(),
        penalties: card
            .penalties
            .iter()
            .map(|p| Penalty {
                penalty: p.penalty.to_string(),
                domain: p.domain.word(),
                what: say(&p.what),
                taken: p.taken,
                called_for: p.called_for,
                entries: numbers(&p.entries),
                clause: p.clause.to_string(),
                good: say(&p.good),
                disputed: of_penalty(run, p).disputed,
            })
            .collect(),
    }
}

fn entries(run: &Run<'_>) -> Vec<EntryLine> {
    let say = |text: &str| run.say(text).into_owned();
    let mut fold = Timeline::new(run.play.drill(), run.play.plot());
    let lines = run.play.entries().iter().map(|entry| {
        let moment = fold.read(entry);
        EntryLine {
            no: entry.no.0,
            at_ms: entry.at.ms(),
            clock: moment.clock,
            by: by_word(moment.by),
            who: say(&moment.who),
            what: say(&moment.what),
            own_words: moment.own_words.as_deref().map(say),
            heard: moment.heard.as_deref().map(say),
            visible: moment.visible,
        }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn every_entry_is_there_and_the_lines_sum() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let text = json(&Run::new(&play, &card));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["entries"].as_array().unwrap().len(), play.entries().len());
        assert_eq!(read["notice"], SIMULATED);
        assert_eq!(read["seed"], "2");
        let lines = read["marks"]["lines"].as_array().unwrap();
        let sum: u64 = lines.iter().map(|l| l["earned"].as_u64().unwrap()).sum();
        assert_eq!(Some(sum), read["marks"]["earned"].as_u64());
        assert!(!text.contains(".0,"), "no fractions");
    }
}
