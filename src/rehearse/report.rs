//! The proof that a drill is fair: it can be won, every step of the winning line is worth something, failures raise
//! their flags, and guessing fails.

use std::sync::Arc;

use super::coverage::{Sort, Thing};
use super::perform::Performed;
use super::plan::Plan;
use super::players::Player;
use crate::assess::Scorecard;
use crate::assess::card::show;
use crate::engine::Drill;
use crate::ids::{FlagId, ItemId, ScriptId, VariantId};

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
    /// The seed of the least.
    pub least_seed: u64,
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
    /// What all plays earned together, in basis points.
    pub sum: u64,
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
    /// What of the drill no play of all these brought out.
    pub never: Vec<Thing>,
    /// Flags that no script is there to raise.
    pub unraised: Vec<FlagId>,
}

impl Rehearsal {
    /// What is not as it should be, each in a sentence; nothing if the drill is fair.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for s in &self.scripts {
            let (script, variant) = (&s.script, &s.variant);
            if script.as_str() == WITNESS && s.earned.0 < 10_000 {
                faults.push(format!(
                    "{script} in {variant} earned {} of 100 at seed {}; lost over all seeds: {}",
                    show(s.earned.0),
                    s.least_seed,
                    s.losses()
                ));
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
        for flag in &self.unraised {
            faults.push(format!("no script raises {flag}, so nothing shows that it can be raised"));
        }
        for thing in self.never.iter().filter(|thing| thing.sort().must_show()) {
            let (sort, name) = (thing.sort(), thing.name());
            faults.push(match sort {
                Sort::Item => format!("nobody ever earns anything of the item {name}"),
                _ => format!("the inject {name} never fires; a script that brings it about would show it"),
            });
        }
        for p in &self.players {
            let bar = if p.player == Player::DoNothing { NOTHING_BAR } else { GAMING_BAR };
            if p.most >= bar {
                let (word, most, seed) = (p.player.word(), show(p.most), p.most_seed);
                faults.push(format!("{word} reaches {most} of 100 at seed {seed}; the bar is {}", show(bar)));
            }
        }
        faults
    }
}

/// Rehearses a drill, one piece after the other. `progress` is told what is being done.
pub fn rehearse(drill: &Arc<Drill>, extent: Extent, mut progress: impl FnMut(&str)) -> Rehearsal {
    let plan = Plan::of(drill, extent);
    let found = (0..plan.len()).map(|piece| {
        progress(&plan.about(piece));
        plan.work(piece)
    });
    plan.gather(found)
}

impl ScriptReport {
    pub(super) fn of(script: &ScriptId, variant: &VariantId) -> ScriptReport {
        ScriptReport {
            script: script.clone(),
            variant: variant.clone(),
            earned: (u32::MAX, 0),
            least_seed: 0,
            lost: Vec::new(),
            missing_flags: Vec::new(),
            flags: Vec::new(),
            stumbles: Vec::new(),
        }
    }

    /// Takes in a play of the script, which is to raise these flags.
    pub(super) fn add(&mut self, done: &Performed, card: &Scorecard, raises: &[FlagId]) {
        self.reach((card.earned, card.earned), done.play.seed());
        for line in card.lines.iter().filter(|l| l.earned < l.points) {
            self.lose((line.item.clone(), line.earned, line.points));
        }
        note(&mut self.flags, card.flags.iter().map(|raised| raised.flag.clone()));
        let missing = raises.iter().filter(|wanted| !card.flags.iter().any(|f| f.flag == **wanted));
        note(&mut self.missing_flags, missing.cloned());
        let refused = done.refused.iter().map(|(line, why)| (*line, why.to_string()));
        let skipped = done.skipped.iter().map(|line| (*line, "its time never came".to_owned()));
        note(&mut self.stumbles, refused.chain(skipped));
    }

    /// Widens least and most; of several seeds with the least, the first is kept.
    fn reach(&mut self, (least, most): (u32, u32), seed: u64) {
        if (least, seed) < (self.earned.0, self.least_seed) {
            self.least_seed = seed;
        }
        self.earned = (self.earned.0.min(least), self.earned.1.max(most));
    }

    /// What was lost at any seed: each item with the least it earned.
    fn losses(&self) -> String {
        let each = self
            .lost
            .iter()
            .map(|(item, least, points)| format!("{item} ({} of {})", show(*least), show(*points)));
        each.collect::<Vec<_>>().join(", ")
    }

    fn lose(&mut self, (item, earned, points): (ItemId, u32, u32)) {
        match self.lost.iter_mut().find(|(other, _, _)| *other == item) {
            Some((_, least, _)) => *least = (*least).min(earned),
            None => self.lost.push((item, earned, points)),
        }
    }

    /// Takes a report in among others: of the same script in the same variant there is one.
    pub(super) fn join(reports: &mut Vec<ScriptReport>, more: ScriptReport) {
        let same = |r: &&mut ScriptReport| r.script == more.script && r.variant == more.variant;
        let Some(report) = reports.iter_mut().find(same) else { return reports.push(more) };
        report.reach(more.earned, more.least_seed);
        more.lost.into_iter().for_each(|lost| report.lose(lost));
        note(&mut report.flags, more.flags);
        note(&mut report.missing_flags, more.missing_flags);
        note(&mut report.stumbles, more.stumbles);
    }
}

impl PlayerReport {
    /// What they earned on average, in basis points.
    pub fn mean(&self) -> u32 {
        (self.sum / u64::from(self.plays.max(1))) as u32
    }

    /// Takes a report in among others: of the same player there is one.
    pub(super) fn join(reports: &mut Vec<PlayerReport>, more: PlayerReport) {
        let same = |r: &&mut PlayerReport| r.player == more.player;
        let Some(report) = reports.iter_mut().find(same) else { return reports.push(more) };
        report.plays += more.plays;
        report.sum += more.sum;
        if more.most > report.most {
            (report.most, report.most_seed) = (more.most, more.most_seed);
        }
    }
}

/// Adds what is not there yet.
fn note<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}
