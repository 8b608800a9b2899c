//! What the detectors find in texts of their own, outside any session: a line of JSON in, a line of JSON out.
//!
//! `muster read` prints it and the worker gives it back, so that the two can be held against each other byte by byte: the
//! verdicts, places and reasons of a reading must not depend on the machine.

use serde_json::{Map, Value, json};

use crate::engine::Drill;
use crate::lane::Lane;
use crate::limits;
use crate::text::anatomy::{Anatomy, Whole, whole_of};
use crate::text::{
    Context, DETECTORS, Detector, Finding, Known, Learned, Lexicon, Reading, Sense, Verdict, check_reading,
};
use crate::time::{ClockTime, SimTime};
use crate::tree;

/// A text and what it is read against.
#[derive(Clone, Debug)]
pub struct Text {
    id: Value,
    /// The text itself.
    pub text: String,
    /// What it is meant to be.
    pub kind: &'static Anatomy,
    lane: Lane,
    time: ClockTime,
    confirmed_fix: Option<ClockTime>,
    no_way_round: bool,
    to_one: bool,
    they_said: String,
    known: Vec<String>,
    unmended: bool,
}

impl Text {
    /// Reads a line: an object with `text`; `lane`, `time`, `kind` and `context` where they are given; an `id` that comes
    /// back with the answer. Other names are passed over.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn of(line: &str) -> Result<Text, String> {
        let line: Value = serde_json::from_str(line).map_err(|fault| format!("it is no JSON: {fault}"))?;
        let Value::Object(fields) = line else { return Err("it is no object".to_owned()) };
        let word = |name: &str| fields.get(name).and_then(Value::as_str);
        let text = word("text").ok_or("it has no `text`")?;
        if text.len() > limits::SOURCE_BYTES {
            return Err(format!("its text is larger than {} kilobytes", limits::SOURCE_BYTES / 1024));
        }
        let lane = word("lane").unwrap_or("public");
        let clock = |text: &str| ClockTime::parse(text).map_err(|why| format!("`{text}`: {why}"));
        let empty = Map::new();
        let context = fields.get("context").and_then(Value::as_object).unwrap_or(&empty);
        let of_context = |name: &str| context.get(name).and_then(Value::as_str);
        let lane = Lane::of(lane).ok_or_else(|| format!("`{lane}` is no lane"))?;
        let kind = match word("kind") {
            Some(name) => Anatomy::of(name).ok_or_else(|| format!("`{name}` is no kind of message"))?,
            None => Anatomy::for_lane(lane),
        };
        Ok(Text {
            id: fields.get("id").cloned().unwrap_or(Value::Null),
            text: text.to_owned(),
            lane,
            time: clock(word("time").unwrap_or("09:00"))?,
            confirmed_fix: of_context("confirmed_fix")
                .filter(|time| !time.is_empty())
                .map(clock)
                .transpose()?,
            no_way_round: of_context("workaround") == Some(""),
            to_one: context.get("to_one").and_then(Value::as_bool).unwrap_or(false),
            they_said: of_context("they_said").unwrap_or_default().to_owned(),
            known: texts(context.get("known")),
            unmended: context.get("unmended").and_then(Value::as_bool).unwrap_or(false),
            kind,
        })
    }

    /// Asks every detector, and marks it as a whole. With a drill, its own words are known too.
    pub fn answers(&self, lexicon: &Lexicon, drill: Option<&Drill>) -> Answers {
        let plot = drill.and_then(|drill| drill.scenario.variants.first());
        let own =
            drill.zip(plot).map(|(drill, variant)| drill.context(&variant.plot, self.lane, SimTime::START));
        let texts = self.known.iter().chain(Some(&self.they_said).filter(|_| !self.known.is_empty()));
        let learned: Vec<Learned> = texts.map(|text| Learned::of(text, lexicon)).collect();
        let known = Known { read: learned.iter().collect(), unmended: self.unmended, ..Known::default() };
        // The clock of a text of its own begins when it was sent.
        let context = Context {
            lane: self.lane,
            now: SimTime::START,
            starts: self.time,
            confirmed_fix: self.confirmed_fix,
            no_way_round: self.no_way_round,
            to_one: self.to_one,
            they_said: &self.they_said,
            known: &known,
            lexicon,
            ..own.unwrap_or_else(|| Context::new(lexicon))
        };
        let reading = Reading::of(&self.text, lexicon);
        let one = |detector: &'static Detector| {
            Some(Answer { detector, finding: check_reading(detector.name, &reading, &context)? })
        };
        let each: Vec<Answer> = DETECTORS.iter().filter_map(one).collect();
        let find = |name| Some(each.iter().find(|answer| answer.detector.name == name)?.finding.clone());
        let whole = whole_of(self.kind, &context, find);
        Answers { each, whole }
    }

    /// The answers as a line of JSON.
    pub fn line(&self, answers: &Answers) -> String {
        let of = |answer: &Answer| {
            let Finding { reason, spans, .. } = &answer.finding;
            let spans: Vec<_> = spans.iter().map(|span| json!([span.start, span.end])).collect();
            let Detector { name, code, .. } = answer.detector;
            let told = json!({ "check": code, "verdict": answer.word(), "reason": reason, "spans": spans });
            ((*name).to_owned(), told)
        };
        let Whole { earned, pending, harms, .. } = &answers.whole;
        let harms: Vec<_> = harms.iter().map(|(name, _)| name).collect();
        let whole = json!({ "kind": self.kind.name, "earned": earned, "pending": pending, "harms": harms });
        let found: Map<_, _> = answers.each.iter().map(of).collect();
        json!({ "id": self.id, "found": found, "whole": whole }).to_string()
    }
}

fn texts(list: Option<&Value>) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What was found in a text.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The answer of each detector.
    pub each: Vec<Answer>,
    /// The message as a whole.
    pub whole: Whole,
}

/// One detector's answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Who answers.
    pub detector: &'static Detector,
    /// What.
    pub finding: Finding,
}

impl Answer {
    /// The verdict in the words of a check: what must be there is met or not, what must not be is clean or violates.
    pub const fn word(&self) -> &'static str {
        match (self.detector.sense, self.finding.verdict) {
            (_, Verdict::Unsure) => "unsure",
            (Sense::Must, Verdict::Met) => "met",
            (Sense::Must, Verdict::Partly) => "partly",
            (Sense::Must, Verdict::NotMet) => "not",
            (Sense::MustNot, Verdict::Met) => "clean",
            (Sense::MustNot, Verdict::Partly | Verdict::NotMet) => "violates",
        }
    }
}

/// Reads a text a line with a lexicon given as its source; an answer a line.
///
/// # Errors
/// The first line that cannot be read, and why.
pub fn read_texts(lines: &str, lexicon: &str) -> Result<String, String> {
    let (node, mut problems) = tree::toml::parse(lexicon);
    let lexicon = Lexicon::read(&node, &mut problems);
    let mut out = String::new();
    for (n, line) in (1..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let text = Text::of(line).map_err(|why| format!("line {n}: {why}"))?;
        out += &text.line(&text.answers(&lexicon, None));
        out.push('\n');
    }
    Ok(out)
}
