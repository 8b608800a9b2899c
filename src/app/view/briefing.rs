//! Before the shift.

use super::{paragraphs, words::roughly};
use crate::app::briefing::Briefing;
use crate::app::pace::Pace;
use crate::policy::{Policy, Target};
use crate::time::SimSpan;

/// How many priorities the briefing names: the rest can be looked up at the desk.
const TARGETS: usize = 3;

/// Before the shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BriefingView {
    /// The drill's title.
    pub title: String,
    /// What kind of drill, for whom, how long.
    pub kind: String,
    /// Who the trainee is.
    pub role: String,
    /// The briefing in paragraphs: where one is, and who is who.
    pub paragraphs: Vec<String>,
    /// What the trainee may decide alone.
    pub may: Vec<String>,
    /// The targets of the highest priorities.
    pub targets: Vec<TargetLine>,
    /// The desks that can be rung, in one line.
    pub teams: String,
    /// How the clock may go.
    pub paces: Vec<PaceLine>,
    /// The seed as written.
    pub seed: String,
    /// Whether the seed is shown.
    pub more: bool,
    /// What the trainee calls themselves, as written.
    pub label: String,
    /// What is wrong with the seed.
    pub problem: Option<String>,
}

/// The targets of one priority.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TargetLine {
    /// `P1`.
    pub priority: &'static str,
    /// By when somebody has to own it.
    pub own: String,
    /// By when the first notice is out; empty if none is wanted.
    pub notice: String,
    /// The longest silence towards those outside; empty if none is set.
    pub update: String,
    /// By when service is restored.
    pub restore: String,
}

/// A way for the clock to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaceLine {
    /// The pace.
    pub pace: Pace,
    /// What it is called here.
    pub label: String,
    /// What it means.
    pub about: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Before the shift. It is the same in all variants: a trainee must not learn from it which one was dealt.
pub fn view(briefing: &Briefing) -> BriefingView {
    let drill = &briefing.compiled.drill;
    let plot = &drill.scenario.variants[0].plot;
    let brief = &plot.brief;
    BriefingView {
        title: drill.scenario.title.to_string(),
        kind: format!(
            "{} · {} · about {} minutes",
            super::words::capital(&brief.kind),
            super::catalogue::level(&brief.level),
            brief.minutes
        ),
        role: brief.role.to_string(),
        paragraphs: paragraphs(&brief.text),
        may: brief.may.iter().map(|m| m.to_string()).collect(),
        targets: targets(&drill.policy),
        teams: drill.policy.teams.iter().map(|team| team.name.to_string()).collect::<Vec<_>>().join(", "),
        paces: paces(briefing, plot.ends_at.since(crate::time::SimTime::START)),
        seed: briefing.seed.clone(),
        more: briefing.more,
        label: briefing.label.clone(),
        problem: briefing.problem.clone(),
    }
}

fn targets(policy: &Policy) -> Vec<TargetLine> {
    let spelt = |span: Option<SimSpan>| span.map(roughly).unwrap_or_default();
    let line = |target: &Target| TargetLine {
        priority: target.priority.word(),
        own: roughly(target.acknowledge),
        notice: spelt(target.first_notice),
        update: spelt(target.update_external),
        restore: roughly(target.resolve),
    };
    policy.targets.iter().take(TARGETS).map(line).collect()
}

fn paces(briefing: &Briefing, shift: SimSpan) -> Vec<PaceLine> {
    let line = |pace: Pace| {
        let (label, about) = match pace {
            Pace::Step => (
                "Practise without time pressure".to_owned(),
                "Nothing moves until you do something.".to_owned(),
            ),
            Pace::Times(times) => (
                format!("{times}×"),
                format!(
                    "The shift takes {} if you never stop.",
                    roughly(SimSpan::from_ms(shift.ms() / u64::from(times)))
                ),
            ),
        };
        PaceLine { pace, label, about, chosen: pace == briefing.pace }
    };
    Pace::ALL.iter().copied().map(line).collect()
}
