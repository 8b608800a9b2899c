//! From a check to what is told of it: the verdict in the house's words, what it means, every step with what it shows
//! and what it leaves open, and how far a file that does not hold can be used.

use std::sync::Arc;

use super::debriefing::log;
use super::wire::{Checked, LogLine, Rung, StepTold, Usable};
use crate::engine::Play;
use crate::session::{Journal, SessionFile};
use crate::text::words;
use crate::verify::ladder::Step;
use crate::verify::{Report, Verdict, ladder};

/// What is told of a check of a file of so many bytes.
pub(super) fn told(report: &Report, bytes: usize) -> Checked {
    Checked {
        verdict: report.verdict.to_string(),
        word: word(&report.verdict).to_owned(),
        meaning: meaning(report, bytes).into_iter().map(str::to_owned).collect(),
        about: report.file.as_ref().map(about).unwrap_or_default(),
        steps: Step::ALL.iter().map(|step| step_told(*step, report)).collect(),
        not_shown: ladder::NOT_SHOWN.to_owned(),
        usable: usable(report),
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::ReplaysExactly => "replays-exactly",
        Verdict::DoesNotReplay(_) => "does-not-replay",
        Verdict::Damaged { .. } => "damaged",
        Verdict::OtherBundle(_) => "other-bundle",
        Verdict::NotCheckable(_) => "not-checkable",
    }
}

fn meaning(report: &Report, bytes: usize) -> Vec<&'static str> {
    match &report.verdict {
        Verdict::ReplaysExactly => {
            vec!["The same inputs give the same entries, the same end and the same marks on this device."]
        }
        Verdict::DoesNotReplay(_) => vec![
            "The chain of the file is whole, but what it says came of it does not come out here.",
            "Ask whoever handed it over for the file as it was saved. Marks are not offered for it.",
        ],
        Verdict::Damaged { .. } if bytes == 0 => vec![
            "The file is empty.",
            "It was probably not copied to its end. Save the session file once more from the page it was played on.",
        ],
        Verdict::Damaged { .. } if report.file.is_none() => vec![
            "This is not a session file of Muster.",
            "A session file ends in .muster.jsonl and is saved after a shift. Records, tables and pages that were \
             exported beside it cannot be opened here.",
        ],
        Verdict::Damaged { .. } => vec![
            "Part of the file was changed, cut off or lost on the way.",
            "Ask for the file as it was saved. What comes before the damage can be looked at; marks are not offered.",
        ],
        Verdict::OtherBundle(_) => vec![
            "The drill inside the file is not the one the file names, so nothing that follows from it can be compared.",
            "Ask for the file as it was saved.",
        ],
        Verdict::NotCheckable(_) => vec![
            "Nothing is known to be wrong with the file; this version of Muster cannot play it.",
            "Open it with the version that wrote it.",
        ],
    }
}

fn about(file: &SessionFile) -> Vec<(String, String)> {
    let header = &file.header;
    let name = match header.name().as_str() {
        "" => "none given".to_owned(),
        label => format!("{label} (as given, not checked)"),
    };
    [
        ("Drill", format!("{} {}", header.scenario, header.version)),
        ("Variant", header.variant.to_string()),
        ("Seed", header.seed.0.to_string()),
        ("Played as", header.mode.clone()),
        ("Name", name),
        ("Inputs", file.inputs.len().to_string()),
        ("Account", account(file)),
    ]
    .map(|(label, value)| (label.to_owned(), value))
    .into()
}

/// What a check can say of the account: nothing depends on it.
fn account(file: &SessionFile) -> String {
    let Some(account) = &file.account else { return "none in the file".to_owned() };
    let count: u32 = account.own().iter().map(|part| words(part)).sum();
    let disputed = match account.disputes.len() {
        0 => String::new(),
        1 => "; 1 mark disputed, for the coach".to_owned(),
        n => format!("; {n} marks disputed, for the coach"),
    };
    format!("{count} words, written after the shift{disputed}; outside the chain")
}

fn step_told(step: Step, report: &Report) -> StepTold {
    let (looks_at, shows, leaves_open) = match step {
        Step::WellFormed => (
            "Every byte of every line, and the sizes.",
            "This is a session file, spelt as Muster spells it.",
            "Whether any of it is true.",
        ),
        Step::Chain => (
            "The hash each line carries of the lines before it.",
            "No line was changed, moved or cut out since the chain was written.",
            "Whether somebody wrote the whole chain anew. The account stands outside it and may change after the shift.",
        ),
        Step::Bundle => (
            "The digests of the drill, policy and lexicon inside the file.",
            "It carries the sources it says it was played from.",
            "Whether these are the sources your organisation uses.",
        ),
        Step::Rules => (
            "The number of the rules, and the drill itself.",
            "This version of Muster can play it.",
            "Nothing about the person.",
        ),
        Step::Replay => (
            "Every input, played again here, against the checkpoints and the end.",
            "The inputs lead to exactly these entries and this end.",
            "How long somebody really took over an input.",
        ),
        Step::Marks => (
            "The marks and flags, worked out again here.",
            "The marks follow from the inputs under these rules.",
            "Whether a coach or an assessor would agree.",
        ),
    };
    let came_out = match report.steps.iter().find(|result| result.step == step) {
        None => Rung::NotAsked,
        Some(result) => result.failed.clone().map_or(Rung::Held, Rung::Failed),
    };
    StepTold {
        code: step.code().to_owned(),
        asks: step.label().to_owned(),
        looks_at: looks_at.to_owned(),
        shows: shows.to_owned(),
        leaves_open: leaves_open.to_owned(),
        came_out,
    }
}

/// What happened before the fault, where there is one and the drill inside can be played. No marks: they belong to
/// whole files.
fn usable(report: &Report) -> Option<Usable> {
    let file = report.file.as_ref()?;
    let play: Option<Play> = match &report.verdict {
        Verdict::Damaged { .. } => prefix(file),
        Verdict::DoesNotReplay(_) => report.play.clone(),
        Verdict::ReplaysExactly | Verdict::OtherBundle(_) | Verdict::NotCheckable(_) => None,
    };
    let play = play?;
    let clock = play.plot().starts.clock.at(play.now());
    let log: Vec<LogLine> = log(&play);
    let (inputs, lines) = (play.inputs(), log.len());
    Some(Usable {
        told: format!("It can be followed up to {clock}: {inputs} inputs, {lines} lines of the log."),
        log,
    })
}

/// The play as far as the valid prefix of a file goes, by the drill it carries, if that is the one it names.
fn prefix(file: &SessionFile) -> Option<Play> {
    let bundle = file.bundle.as_ref()?;
    let digests = bundle.digests();
    let header = &file.header;
    let named = (&header.scenario_digest, &header.policy_digest, &header.lexicon_digest);
    if named != (&digests.scenario, &digests.policy, &digests.lexicon) {
        return None;
    }
    let drill = Arc::new(bundle.drill_or_say().ok()?);
    Some(Journal::resume(&drill, &digests, file).ok()?.play().clone())
}
