//! `muster read`: what the detectors find in texts, a line of JSON each.

use std::path::PathBuf;

use muster::engine::Drill;
use muster::lane::Lane;
use muster::limits;
use muster::text::anatomy::{Anatomy, Whole, whole};
use muster::text::{
    Context, DETECTORS, Finding, Known, Learned, Lexicon, Reading, Sense, Verdict, check_reading,
};
use muster::time::{ClockTime, SimTime};
use muster::tree;
use serde_json::{Map, Value, json};

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, Unusable, files};

/// Arguments of `muster read`.
#[derive(clap::Args)]
#[command(after_help = INPUT)]
pub struct Args {
    /// Texts, a line of JSON each.
    #[arg(value_name = "FILE.jsonl")]
    file: PathBuf,
    /// Write the answers as JSON, a line a text.
    #[arg(long)]
    json: bool,
    /// The words to read with: a folder of the lexicon.
    #[arg(long, value_name = "FOLDER", default_value = "scenarios/lexicon/en-GB")]
    lexicon: PathBuf,
    /// A drill whose own words (what is hit, what can be done, who is hit) are known too.
    #[arg(long, value_name = "SCENARIO")]
    drill: Option<PathBuf>,
}

const INPUT: &str = "A line is an object: `text`; `lane` (public, customer, client, floor, resolvers, executives, log; \
                     public unless given); `time` (when it was sent, 09:30; 09:00 unless given); `context` with \
                     `confirmed_fix` (a time), `workaround` (an empty text: the reader has none), `they_said`, `known` (the texts \
                     its sender had before them), `unmended` (true: it is not mended yet). `kind` is what it is meant to be \
                     (holding, update, status, reply, floor-brief, executive-brief, handover, bridge-report, closure, \
                     breach-notice, entry); by its lane unless given. An `id` comes back with the answer; other names are \
                     passed over.";

/// What is read.
struct Input {
    id: Value,
    text: String,
    lane: Lane,
    time: ClockTime,
    confirmed_fix: Option<ClockTime>,
    no_way_round: bool,
    they_said: String,
    known: Vec<String>,
    unmended: bool,
    kind: &'static Anatomy,
}

pub fn run(args: &Args) -> Outcome {
    let words = files::lexicon(&args.lexicon)?;
    let (node, mut problems) = tree::toml::parse(&words.text);
    let lexicon = Lexicon::read(&node, &mut problems);
    let drill = args.drill.as_deref().map(files::drill).transpose()?.map(|(_, drill)| drill);
    let source = files::text(&args.file, limits::SOURCE_BYTES * 16)?;
    let paper = Paper::of_stdout();
    for (n, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let input =
            input(line).map_err(|why| Unusable(format!("{}: line {}: {why}", args.file.display(), n + 1)))?;
        let answers = answers(&input, &lexicon, drill.as_deref());
        match args.json {
            true => paper.put(&format!("{}\n", json(&input, &answers))),
            false => tell(&paper, &input, &answers),
        }
    }
    Ok(Ending::Fine)
}

fn input(line: &str) -> Result<Input, String> {
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
    Ok(Input {
        id: fields.get("id").cloned().unwrap_or(Value::Null),
        text: text.to_owned(),
        lane,
        time: clock(word("time").unwrap_or("09:00"))?,
        confirmed_fix: of_context("confirmed_fix").filter(|time| !time.is_empty()).map(clock).transpose()?,
        no_way_round: of_context("workaround") == Some(""),
        they_said: of_context("they_said").unwrap_or_default().to_owned(),
        known: texts(context.get("known")),
        unmended: context.get("unmended").and_then(Value::as_bool).unwrap_or(false),
        kind,
    })
}

fn texts(list: Option<&Value>) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What was found: the answer of each detector, and the message as a whole.
struct Answers {
    each: Vec<Answer>,
    whole: Whole,
}

type Answer = (&'static str, &'static str, Sense, Finding);

fn answers(input: &Input, lexicon: &Lexicon, drill: Option<&Drill>) -> Answers {
    let plot = drill.and_then(|drill| drill.scenario.variants.first());
    let own =
        drill.zip(plot).map(|(drill, variant)| drill.context(&variant.plot, input.lane, SimTime::START));
    let texts = input.known.iter().chain(Some(&input.they_said).filter(|_| !input.known.is_empty()));
    let learned: Vec<Learned> = texts.map(|text| Learned::of(text, lexicon)).collect();
    let known = Known { read: learned.iter().collect(), unmended: input.unmended, ..Known::default() };
    // The clock of a text of its own begins when it was sent.
    let context = Context {
        lane: input.lane,
        now: SimTime::START,
        starts: input.time,
        confirmed_fix: input.confirmed_fix,
        no_way_round: input.no_way_round,
        they_said: &input.they_said,
        known: &known,
        lexicon,
        ..own.unwrap_or_else(|| Context::new(lexicon))
    };
    let reading = Reading::of(&input.text, lexicon);
    let one = |d: &muster::text::Detector| {
        Some((d.code, d.name, d.sense, check_reading(d.name, &reading, &context)?))
    };
    Answers { each: DETECTORS.iter().filter_map(one).collect(), whole: whole(input.kind, &reading, &context) }
}

/// The verdict in the words of a check: what must be there is met or not, what must not be is clean or violates.
const fn word(sense: Sense, verdict: Verdict) -> &'static str {
    match (sense, verdict) {
        (_, Verdict::Unsure) => "unsure",
        (Sense::Must, Verdict::Met) => "met",
        (Sense::Must, Verdict::Partly) => "partly",
        (Sense::Must, Verdict::NotMet) => "not",
        (Sense::MustNot, Verdict::Met) => "clean",
        (Sense::MustNot, Verdict::Partly | Verdict::NotMet) => "violates",
    }
}

fn json(input: &Input, answers: &Answers) -> Value {
    let of = |(code, name, sense, finding): &Answer| {
        let spans: Vec<_> = finding.spans.iter().map(|span| json!([span.start, span.end])).collect();
        let answer = json!({ "check": code, "verdict": word(*sense, finding.verdict), "reason": finding.reason, "spans": spans });
        ((*name).to_owned(), answer)
    };
    let Whole { earned, pending, harms, .. } = &answers.whole;
    let harms: Vec<_> = harms.iter().map(|(name, _)| name).collect();
    let whole = json!({ "kind": input.kind.name, "earned": earned, "pending": pending, "harms": harms });
    json!({ "id": input.id, "found": answers.each.iter().map(of).collect::<Map<_, _>>(), "whole": whole })
}

fn tell(paper: &Paper, input: &Input, answers: &Answers) {
    paper.put(&format!("{}\n", paper.ink(Ink::Bold, &muster::export::plain::one_line(&input.text))));
    let Whole { earned, pending, .. } = answers.whole;
    paper.hang(
        &format!("as a {}: {} of 100, {} wait for a coach", input.kind.label, earned / 100, pending / 100),
        "  ",
        "      ",
    );
    for (code, name, sense, finding) in &answers.each {
        let quoted: Vec<String> = finding
            .spans
            .iter()
            .filter_map(|span| input.text.get(span.start as usize..span.end as usize))
            .map(|text| format!("\u{201c}{}\u{201d}", muster::export::plain::one_line(text)))
            .collect();
        let word = word(*sense, finding.verdict);
        paper.hang(
            &format!("{code:<3} {name}: {word}: {}. {}", finding.reason, quoted.join(", ")),
            "  ",
            "      ",
        );
    }
    paper.put("\n");
}
