//! Checking a file, step by step (reliability 3.5, V1 to V6). Each step says for itself how it came out; the verdict
//! uses the house's words and no others.

use std::fmt;
use std::sync::Arc;

use super::recorded::Recorded;
use crate::assess::Scorecard;
use crate::engine::{Drill, Play};
use crate::session::bundle::Digests;
use crate::session::read::Unreadable;
use crate::session::write::About;
use crate::session::{Bundle, CHECK_EVERY, SessionFile, digest};

/// A step of the ladder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// The file is well-formed and within limits.
    WellFormed,
    /// The chain is whole and ends with `end`.
    Chain,
    /// The bundle is the one the header names, and not another than the one known here under that name and version.
    Bundle,
    /// The rules are known here and the sources can be played.
    Rules,
    /// Every input is accepted, every checkpoint and the final state come out the same.
    Replay,
    /// The marks come out the same.
    Marks,
}

impl Step {
    /// All of them, in the order they are climbed.
    pub const ALL: &[Step] =
        &[Step::WellFormed, Step::Chain, Step::Bundle, Step::Rules, Step::Replay, Step::Marks];

    /// `V1` to `V6`.
    pub const fn code(self) -> &'static str {
        match self {
            Step::WellFormed => "V1",
            Step::Chain => "V2",
            Step::Bundle => "V3",
            Step::Rules => "V4",
            Step::Replay => "V5",
            Step::Marks => "V6",
        }
    }

    /// What it asks.
    pub const fn label(self) -> &'static str {
        match self {
            Step::WellFormed => "well-formed and within limits",
            Step::Chain => "the chain is whole and ends with its end",
            Step::Bundle => "the drill it carries is the one it names",
            Step::Rules => "its rules are known here",
            Step::Replay => "every input replays, every checkpoint agrees",
            Step::Marks => "the marks come out the same",
        }
    }
}

/// How a step came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepResult {
    /// The step.
    pub step: Step,
    /// Why it failed; none if it held.
    pub failed: Option<String>,
}

/// What a check says, in the house's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The same inputs gave the same entries, state and marks.
    ReplaysExactly,
    /// They did not: where the first difference is.
    DoesNotReplay(String),
    /// The file is broken after so many usable inputs: what is wrong there.
    Damaged {
        /// The inputs before the damage.
        usable: u32,
        /// Where and what.
        what: String,
    },
    /// It was made with another drill than the one it names or the one known here.
    OtherBundle(String),
    /// Rules this program does not have, or no session at all.
    NotCheckable(String),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::ReplaysExactly => f.write_str("Replays exactly"),
            Verdict::DoesNotReplay(what) => write!(f, "Does not replay (first difference: {what})"),
            Verdict::Damaged { usable: 0, what } => write!(f, "Damaged ({what})"),
            Verdict::Damaged { usable, what } => {
                write!(f, "Damaged after input {usable} ({what}; the first {usable} can be used)")
            }
            Verdict::OtherBundle(what) => write!(f, "Other bundle ({what})"),
            Verdict::NotCheckable(what) => write!(f, "Not checkable here ({what})"),
        }
    }
}

/// What stands under every check, because a replay proves consistency and not honesty.
pub const NOT_SHOWN: &str =
    "Not shown by this: who played, whether they had help, or how long they really took.";

/// The whole answer.
#[derive(Clone, Debug)]
pub struct Report {
    /// The steps as far as they were climbed.
    pub steps: Vec<StepResult>,
    /// The verdict.
    pub verdict: Verdict,
    /// The file as far as it could be read.
    pub file: Option<SessionFile>,
    /// The play as far as it could be replayed.
    pub play: Option<Play>,
    /// The marks as computed here.
    pub card: Option<Scorecard>,
}

/// Checks a file. `known` are digests of drills this program trusts, by scenario name and version: a file that carries
/// another drill under the same name is told apart. `load` makes a drill of a bundle.
pub fn check(
    bytes: &[u8],
    known: &[(String, String, Digests)],
    load: impl Fn(&Bundle) -> Result<Drill, String>,
) -> Report {
    let mut report =
        Report { steps: Vec::new(), verdict: Verdict::ReplaysExactly, file: None, play: None, card: None };
    if let Err((step, verdict)) = climb(bytes, known, load, &mut report) {
        report.steps.push(StepResult { step, failed: Some(verdict.to_string()) });
        report.verdict = verdict;
    }
    report
}

type Climb<T> = Result<T, (Step, Verdict)>;

fn climb(
    bytes: &[u8],
    known: &[(String, String, Digests)],
    load: impl Fn(&Bundle) -> Result<Drill, String>,
    report: &mut Report,
) -> Climb<()> {
    let file = match SessionFile::read(bytes) {
        Ok(file) => file,
        Err(Unreadable::NotASession(what)) => {
            return Err((Step::WellFormed, Verdict::Damaged { usable: 0, what }));
        }
        Err(unreadable @ Unreadable::OtherRules(_)) => {
            hold(report, Step::WellFormed);
            return Err((Step::Rules, Verdict::NotCheckable(unreadable.to_string())));
        }
    };
    report.file = Some(file.clone());
    let usable = file.inputs.len() as u32;
    let damaged = |what: &str| Verdict::Damaged { usable, what: what.to_owned() };
    if let Some(damage) = &file.damage {
        let step = if damage.malformed { Step::WellFormed } else { Step::Chain };
        if step == Step::Chain {
            hold(report, Step::WellFormed);
        }
        return Err((step, damaged(&format!("line {}: {}", damage.line, damage.what))));
    }
    hold(report, Step::WellFormed);
    let (Some(bundle), Some(end)) = (&file.bundle, &file.end) else {
        return Err((Step::Chain, damaged("the bundle or the end is missing")));
    };
    if end.head != file.head {
        return Err((Step::Chain, damaged("the end does not carry the hash of what is before it")));
    }
    hold(report, Step::Chain);
    let digests = bundle.digests();
    same_bundle(&file, &digests, known).map_err(|what| (Step::Bundle, Verdict::OtherBundle(what)))?;
    let header = &file.header;
    let drill = match load(bundle) {
        Ok(drill) => drill,
        Err(what) => {
            hold(report, Step::Bundle);
            return Err((Step::Rules, Verdict::NotCheckable(what)));
        }
    };
    if drill.scenario.id != header.scenario || *drill.scenario.version != *header.version {
        return Err((
            Step::Bundle,
            Verdict::OtherBundle("the drill it carries has another name or version".to_owned()),
        ));
    }
    hold(report, Step::Bundle);
    hold(report, Step::Rules);
    replay(&file, bundle, &Arc::new(drill), report)
}

fn hold(report: &mut Report, step: Step) {
    report.steps.push(StepResult { step, failed: None });
}

fn same_bundle(
    file: &SessionFile,
    digests: &Digests,
    known: &[(String, String, Digests)],
) -> Result<(), String> {
    let header = &file.header;
    for (what, named, carried) in [
        ("scenario", &header.scenario_digest, &digests.scenario),
        ("policy", &header.policy_digest, &digests.policy),
        ("lexicon", &header.lexicon_digest, &digests.lexicon),
    ] {
        if named != carried {
            return Err(format!("the {what} it carries is not the one its header names"));
        }
    }
    let ours =
        known.iter().find(|(id, version, _)| id == header.scenario.as_str() && *version == header.version);
    match ours {
        Some((id, version, ours)) if ours != digests => {
            Err(format!("its {id} {version} is not the {id} {version} known here"))
        }
        _ => Ok(()),
    }
}

fn replay(file: &SessionFile, bundle: &Bundle, drill: &Arc<Drill>, report: &mut Report) -> Climb<()> {
    let differs = |step: Step, what: String| (step, Verdict::DoesNotReplay(what));
    let header = &file.header;
    let about = About { mode: header.mode.clone(), label: header.label.clone(), wall: header.wall };
    let Some(mut again) = Recorded::begin(drill, bundle, &header.variant, header.seed.0, &about) else {
        return Err(differs(Step::Replay, format!("the drill has no variant `{}`", header.variant)));
    };
    let mut checks = file.checks.iter().peekable();
    let result = (|| {
        for (n, input) in file.inputs.iter().enumerate() {
            if input.n as usize != n {
                return Err(differs(Step::Replay, format!("input {} is numbered {}", n, input.n)));
            }
            match again.submit(input.at, input.command.clone(), input.wall) {
                Ok((accepted, _)) if accepted.command == input.command => {}
                Ok(_) => {
                    return Err(differs(
                        Step::Replay,
                        format!("input {n} holds restricted data that is never kept"),
                    ));
                }
                Err(refusal) => {
                    return Err(differs(Step::Replay, format!("input {n} is refused: {refusal}")));
                }
            }
            let is_due =
                again.play().inputs().is_multiple_of(CHECK_EVERY) && again.play().state().ended.is_none();
            if let Some(check) = checks.peek().filter(|c| c.inputs as usize == n + 1) {
                let state = digest::of_json(again.play().state());
                if !is_due || check.state != state || check.entries != again.play().state().entries {
                    return Err(differs(Step::Replay, format!("the checkpoint after input {n}")));
                }
                checks.next();
            } else if is_due {
                return Err(differs(Step::Replay, format!("the checkpoint after input {n} is missing")));
            }
        }
        if checks.next().is_some() {
            return Err(differs(Step::Replay, "a checkpoint that no input calls for".to_owned()));
        }
        let end = file.end.as_ref().expect("looked at before");
        if again.play().state().ended.is_none() {
            let last = end.at.min(again.play().plot().ends_at);
            again.advance_to(last);
        }
        compare_end(file, &again).map_err(|(step, what)| differs(step, what))
    })();
    report.play = Some(again.play().clone());
    report.card = again.card().cloned();
    result?;
    hold(report, Step::Replay);
    hold(report, Step::Marks);
    Ok(())
}

fn compare_end(file: &SessionFile, again: &Recorded) -> Result<(), (Step, String)> {
    let end = file.end.as_ref().expect("looked at before");
    let play = again.play();
    if play.state().ended.is_none() {
        return Err((Step::Replay, "the shift is not over where the file ends".to_owned()));
    }
    let replay = |what: &str| Err((Step::Replay, what.to_owned()));
    if end.inputs != play.inputs() {
        return replay("the number of inputs");
    }
    if end.entries != play.state().entries {
        return replay("the number of entries");
    }
    if end.at != play.now() {
        return replay("the time of the end");
    }
    if end.state != digest::of_json(play.state()) {
        return replay("the final state");
    }
    let card = again.card().ok_or((Step::Marks, "the marks".to_owned()))?;
    let flags: Vec<&str> = card.flags.iter().map(|f| f.flag.as_str()).collect();
    if (end.earned, end.pending, end.reached) != (card.earned, card.pending, card.reached)
        || end.flags != flags
    {
        let (was, is) = (end.earned, card.earned);
        return Err((
            Step::Marks,
            format!("the marks: {was} in the file, {is} here, in hundredths of a mark"),
        ));
    }
    let ours = SessionFile::read(again.text().as_bytes()).ok().and_then(|f| f.end);
    if ours.as_ref() != Some(end) {
        return Err((Step::Marks, "the outcome".to_owned()));
    }
    Ok(())
}
