//! The proof that a drill is fair: it can be won, every step of the winning line is worth something, failures raise
//! their flags, and guessing fails.

use std::sync::Arc;

use super::perform::perform;
use super::players::Player;
use crate::assess::{Scorecard, assess};
use crate::engine::Drill;
use crate::ids::{FlagId, ItemId, ScriptId, VariantId};
use crate::scenario::plot::{Script, Step, StepTime};

/// Below this, in basis points, every gaming play must stay, before any flag (product promise 6).
pub const GAMING_BAR: u32 = 5_000;
/// Below this, in basis points, doing nothing must stay.
pub const NOTHING_BAR: u32 = 1_000;
/// The script that must win.
pub const WITNESS: &str = "witness";

/// How far a rehearsal goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Extent {
    /// Plays of each gaming player, over the variants in turn.
    pub plays: u32,
    /// Seeds for each script in each variant.
    pub seeds: u32,
    /// Seeds for each step left out of the witness.
    pub seeds_for_steps: u32,
    /// The first seed.
    pub seed: u64,
}

/// What a script did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScriptReport {
    /// The script.
    pub script: ScriptId,
    /// The variant.
    pub variant: VariantId,
    /// Least and most earned over the seeds, in basis points.
    pub earned: (u32, u32),
    /// Lines on which points were lost, with the least earned and the worth.
    pub lost: Vec<(ItemId, u32, u32)>,
    /// Flags it must raise and did not at every seed.
    pub missing_flags: Vec<FlagId>,
    /// Flags it raised at any seed.
    pub flags: Vec<FlagId>,
    /// Steps that were refused or never came, at any seed: line and why.
    pub stumbles: Vec<(u32, String)>,
}

/// A step of the witness that is worth nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdleStep {
    /// The variant.
    pub variant: VariantId,
    /// Its line.
    pub line: u32,
    /// What it does.
    pub command: String,
}

/// What a gaming player reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlayerReport {
    /// The player.
    pub player: Player,
    /// How many plays.
    pub plays: u32,
    /// The most one play earned, in basis points.
    pub most: u32,
    /// The seed of that play.
    pub most_seed: u64,
    /// What they earned on average, in basis points.
    pub mean: u32,
}

/// What a rehearsal found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rehearsal {
    /// The scripts.
    pub scripts: Vec<ScriptReport>,
    /// Steps of the witness that can be left out at no loss.
    pub idle: Vec<IdleStep>,
    /// How many steps were left out in turn.
    pub steps_tried: u32,
    /// The players.
    pub players: Vec<PlayerReport>,
}

impl Rehearsal {
    /// What is not as it should be, each in a sentence; nothing if the drill is fair.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for s in &self.scripts {
            let (script, variant) = (&s.script, &s.variant);
            if script.as_str() == WITNESS && s.earned.0 < 10_000 {
                faults.push(format!("{script} in {variant} earned only {} of 10000", s.earned.0));
            }
            for flag in &s.missing_flags {
                faults.push(format!("{script} in {variant} does not raise {flag}"));
            }
            if script.as_str() == WITNESS {
                faults.extend(s.flags.iter().map(|f| format!("{script} in {variant} raises {f}")));
                let stumbles =
                    s.stumbles.iter().map(|(n, why)| format!("{script} in {variant}, line {n}: {why}"));
                faults.extend(stumbles);
            }
        }
        if !self.scripts.iter().any(|s| s.script.as_str() == WITNESS) {
            faults
                .push("there is no script `witness`, so nothing shows that the drill can be won".to_owned());
        }
        for step in &self.idle {
            let IdleStep { variant, line, command } = step;
            faults.push(format!(
                "leaving out line {line} of the witness in {variant} costs nothing ({command})"
            ));
        }
        for p in &self.players {
            let bar = if p.player == Player::DoNothing { NOTHING_BAR } else { GAMING_BAR };
            if p.most >= bar {
                let (word, most, seed) = (p.player.word(), p.most, p.most_seed);
                faults.push(format!("{word} reaches {most} of 10000 at seed {seed}; the bar is {bar}"));
            }
        }
        faults
    }
}

/// Rehearses a drill. `progress` is told what is being done.
pub fn rehearse(drill: &Arc<Drill>, extent: Extent, mut progress: impl FnMut(&str)) -> Rehearsal {
    let mut scripts = Vec::new();
    let mut idle = Vec::new();
    let mut steps_tried = 0;
    for variant in &drill.scenario.variants {
        for script in &variant.plot.scripts {
            progress(&format!("{}: {}", variant.id, script.id));
            scripts.push(script_report(drill, &variant.id, script, extent));
        }
        if let Some(witness) = variant.plot.script(WITNESS) {
            progress(&format!("{}: witness minus one step", variant.id));
            steps_tried += witness.steps.len() as u32;
            idle.extend(idle_steps(drill, &variant.id, witness, extent));
        }
    }
    let players = Player::ALL.iter().map(|player| {
        progress(&format!("{} x {}", player.word(), extent.plays));
        player_report(drill, *player, extent)
    });
    let players = players.collect();
    Rehearsal { scripts, idle, steps_tried, players }
}

fn card(
    drill: &Arc<Drill>,
    variant: &VariantId,
    seed: u64,
    steps: &[Step],
) -> Option<(Scorecard, Vec<(u32, String)>)> {
    let done = perform(drill, variant, seed, steps)?;
    let card = assess(drill, variant, done.play.entries(), done.play.now())?;
    let refused = done.refused.into_iter().map(|(line, why)| (line, why.to_string()));
    let skipped = done.skipped.into_iter().map(|line| (line, "its time never came".to_owned()));
    Some((card, refused.chain(skipped).collect()))
}

fn script_report(drill: &Arc<Drill>, variant: &VariantId, script: &Script, extent: Extent) -> ScriptReport {
    let mut report = ScriptReport {
        script: script.id.clone(),
        variant: variant.clone(),
        earned: (u32::MAX, 0),
        lost: Vec::new(),
        missing_flags: Vec::new(),
        flags: Vec::new(),
        stumbles: Vec::new(),
    };
    for n in 0..u64::from(extent.seeds) {
        let Some((card, stumbles)) = card(drill, variant, extent.seed + n, &script.steps) else { continue };
        report.earned = (report.earned.0.min(card.earned), report.earned.1.max(card.earned));
        for line in card.lines.iter().filter(|l| l.earned < l.points) {
            match report.lost.iter_mut().find(|(item, _, _)| *item == line.item) {
                Some((_, least, _)) => *least = (*least).min(line.earned),
                None => report.lost.push((line.item.clone(), line.earned, line.points)),
            }
        }
        for flag in &card.flags {
            if !report.flags.contains(&flag.flag) {
                report.flags.push(flag.flag.clone());
            }
        }
        for wanted in &script.raises {
            if !card.flags.iter().any(|f| f.flag == *wanted) && !report.missing_flags.contains(wanted) {
                report.missing_flags.push(wanted.clone());
            }
        }
        for stumble in stumbles {
            if !report.stumbles.contains(&stumble) {
                report.stumbles.push(stumble);
            }
        }
    }
    report
}

/// The steps whose absence costs nothing at some seed. What came after a left-out step still waits for the same time.
fn idle_steps(drill: &Arc<Drill>, variant: &VariantId, witness: &Script, extent: Extent) -> Vec<IdleStep> {
    let mut idle = Vec::new();
    for (n, left_out) in witness.steps.iter().enumerate() {
        let mut steps = witness.steps.clone();
        steps.remove(n);
        keep_time(&mut steps, n, left_out);
        let costs_nothing = (0..u64::from(extent.seeds_for_steps)).any(|k| {
            let seed = extent.seed + k;
            let whole = card(drill, variant, seed, &witness.steps).map_or(0, |(c, _)| c.earned);
            card(drill, variant, seed, &steps).is_some_and(|(c, _)| c.earned >= whole)
        });
        if costs_nothing {
            let command = left_out.command.word().to_owned();
            idle.push(IdleStep { variant: variant.clone(), line: left_out.line, command });
        }
    }
    idle
}

/// A step that came "then" after one that is left out takes over when that one was due.
fn keep_time(steps: &mut [Step], n: usize, left_out: &Step) {
    if let Some(next) = steps.get_mut(n)
        && let StepTime::Then(span) = next.when
    {
        next.when = match left_out.when.clone() {
            StepTime::At(at) => StepTime::At(at + span),
            StepTime::Then(before) => StepTime::Then(before + span),
            StepTime::After(atom, before) => StepTime::After(atom, before + span),
        };
    }
}

fn player_report(drill: &Arc<Drill>, player: Player, extent: Extent) -> PlayerReport {
    let variants = &drill.scenario.variants;
    // Doing nothing is the same at every seed but for what the seed chooses.
    let plays = if player == Player::DoNothing { extent.plays.min(50) } else { extent.plays };
    let mut report = PlayerReport { player, plays, most: 0, most_seed: extent.seed, mean: 0 };
    let mut sum: u64 = 0;
    for n in 0..u64::from(plays) {
        let seed = extent.seed + n;
        let variant = &variants[(n % variants.len() as u64) as usize].id;
        let earned = player
            .play(drill, variant, seed)
            .and_then(|done| assess(drill, variant, done.play.entries(), done.play.now()))
            .map_or(0, |card| card.earned);
        sum += u64::from(earned);
        if earned > report.most {
            report.most = earned;
            report.most_seed = seed;
        }
    }
    report.mean = (sum / u64::from(plays.max(1))) as u32;
    report
}
