//! A rehearsal as pieces of work that do not depend on each other: a program with several cores does them in any order, a
//! test one after the other, and what they come to is the same.

use std::sync::Arc;

use super::coverage::Coverage;
use super::perform::{Performed, perform};
use super::players::Player;
use super::report::{Extent, IdleStep, PlayerReport, Rehearsal, ScriptReport, WITNESS};
use crate::assess::{Scorecard, assess};
use crate::engine::Drill;
use crate::scenario::plot::Variant;
use crate::scenario::script::{Script, Step, StepTime};

/// Seeds, steps or plays in one piece: small enough that no core waits long for the last one.
const AT_ONCE: u32 = 20;

/// A rehearsal that was not done yet.
#[derive(Clone, Debug)]
pub struct Plan {
    drill: Arc<Drill>,
    extent: Extent,
    pieces: Vec<Piece>,
}

/// A piece of work: which of the drill's variants, scripts and steps, and `count` from `first` on.
#[derive(Clone, Copy, Debug)]
enum What {
    /// A script at some seeds.
    Script { variant: usize, script: usize },
    /// The witness with one step left out, for some steps.
    Steps { variant: usize },
    /// Plays of a player.
    Plays { player: Player },
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    what: What,
    first: u32,
    count: u32,
}

/// What a piece of work came to.
#[derive(Clone, Debug)]
pub struct Found {
    part: Part,
    seen: Coverage,
}

#[derive(Clone, Debug)]
enum Part {
    Script(ScriptReport),
    Steps { tried: u32, idle: Vec<IdleStep> },
    Plays(PlayerReport),
}

impl Plan {
    /// What is to be done to rehearse a drill so far.
    pub fn of(drill: &Arc<Drill>, extent: Extent) -> Plan {
        let mut pieces = Vec::new();
        let mut add = |what: What, count: u32| {
            for first in (0..count).step_by(AT_ONCE as usize) {
                pieces.push(Piece { what, first, count: (count - first).min(AT_ONCE) });
            }
        };
        for (variant, Variant { plot, .. }) in drill.scenario.variants.iter().enumerate() {
            for script in 0..plot.scripts.len() {
                add(What::Script { variant, script }, extent.seeds);
            }
            if let Some(witness) = plot.script(WITNESS) {
                add(What::Steps { variant }, witness.steps.len() as u32);
            }
        }
        for player in Player::ALL {
            // Doing nothing is the same at every seed but for what the seed chooses.
            let plays = if *player == Player::DoNothing { extent.plays.min(50) } else { extent.plays };
            add(What::Plays { player: *player }, plays);
        }
        // Two hundred seeds of one script say the same words.
        drill.lexicon.remember();
        Plan { drill: drill.clone(), extent, pieces }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// What a piece is, in a few words.
    pub fn about(&self, piece: usize) -> String {
        match self.pieces[piece].what {
            What::Script { variant, script } => {
                let variant = self.variant(variant);
                format!("{} in {}", variant.plot.scripts[script].id, variant.id)
            }
            What::Steps { variant } => format!("witness in {} less a step", self.variant(variant).id),
            What::Plays { player } => player.word().to_owned(),
        }
    }

    /// Does a piece.
    pub fn work(&self, piece: usize) -> Found {
        let Piece { what, first, count } = self.pieces[piece];
        let mut seen = Coverage::default();
        let part = match what {
            What::Script { variant, script } => {
                let variant = self.variant(variant);
                let script = &variant.plot.scripts[script];
                Part::Script(self.script(variant, script, (first, count), &mut seen))
            }
            What::Steps { variant } => {
                let idle = self.idle_steps(self.variant(variant), (first, count), &mut seen);
                Part::Steps { tried: count, idle }
            }
            What::Plays { player } => Part::Plays(self.plays(player, (first, count), &mut seen)),
        };
        Found { part, seen }
    }

    /// Puts together what all the pieces came to, in their order.
    pub fn gather(&self, found: impl IntoIterator<Item = Found>) -> Rehearsal {
        let mut seen = Coverage::default();
        let (mut scripts, mut idle, mut steps_tried) = (Vec::new(), Vec::new(), 0);
        let mut players: Vec<PlayerReport> = Vec::new();
        for found in found {
            seen.join(found.seen);
            match found.part {
                Part::Script(report) => ScriptReport::join(&mut scripts, report),
                Part::Steps { tried, idle: more } => {
                    steps_tried += tried;
                    idle.extend(more);
                }
                Part::Plays(report) => PlayerReport::join(&mut players, report),
            }
        }
        let never = seen.never(&self.drill.scenario);
        let unraised = self.unraised();
        Rehearsal { scripts, idle, steps_tried, players, never, unraised }
    }

    /// Flags that no script says it raises: nothing shows that they can be.
    fn unraised(&self) -> Vec<crate::ids::FlagId> {
        let mut unraised = Vec::new();
        for Variant { plot, .. } in &self.drill.scenario.variants {
            let raised = |flag| plot.scripts.iter().any(|script| script.raises.contains(flag));
            for flag in plot.flags.iter().map(|flag| &flag.id).filter(|flag| !raised(flag)) {
                if !unraised.contains(flag) {
                    unraised.push(flag.clone());
                }
            }
        }
        unraised
    }

    fn variant(&self, nth: usize) -> &Variant {
        &self.drill.scenario.variants[nth]
    }

    fn seed(&self, nth: u32) -> u64 {
        self.extent.seed + u64::from(nth)
    }

    fn played(&self, variant: &Variant, seed: u64, steps: &[Step]) -> Option<(Performed, Scorecard)> {
        self.marked(variant, perform(&self.drill, &variant.id, seed, steps)?)
    }

    fn marked(&self, variant: &Variant, done: Performed) -> Option<(Performed, Scorecard)> {
        let card = assess(&self.drill, &variant.id, done.play.entries(), done.play.now())?;
        Some((done, card))
    }

    fn script(
        &self,
        variant: &Variant,
        script: &Script,
        (first, count): (u32, u32),
        seen: &mut Coverage,
    ) -> ScriptReport {
        let mut report = ScriptReport::of(&script.id, &variant.id);
        for n in first..first + count {
            let Some((done, card)) = self.played(variant, self.seed(n), &script.steps) else { continue };
            seen.add(&done, &card);
            report.add(&done, &card, &script.raises);
        }
        report
    }

    /// The steps whose absence costs nothing at some seed. What came after a left-out step still waits for the same time.
    fn idle_steps(
        &self,
        variant: &Variant,
        (first, count): (u32, u32),
        seen: &mut Coverage,
    ) -> Vec<IdleStep> {
        let Some(witness) = variant.plot.script(WITNESS) else { return Vec::new() };
        let earned = |seed: u64, steps: &[Step]| self.played(variant, seed, steps);
        let whole: Vec<u32> = (0..self.extent.seeds_for_steps)
            .map(|k| earned(self.seed(k), &witness.steps).map_or(0, |(_, card)| card.earned))
            .collect();
        let mut idle = Vec::new();
        for (n, left_out) in witness.steps.iter().enumerate().skip(first as usize).take(count as usize) {
            let mut steps = witness.steps.clone();
            steps.remove(n);
            keep_time(&mut steps, n, left_out);
            let costs_nothing = (0..).zip(&whole).any(|(k, whole)| {
                let Some((done, card)) = earned(self.seed(k), &steps) else { return false };
                seen.add(&done, &card);
                card.earned >= *whole
            });
            if costs_nothing {
                let command = left_out.command.word().to_owned();
                idle.push(IdleStep { variant: variant.id.clone(), line: left_out.line, command });
            }
        }
        idle
    }

    fn plays(&self, player: Player, (first, count): (u32, u32), seen: &mut Coverage) -> PlayerReport {
        let mut report = PlayerReport { player, plays: count, most: 0, most_seed: self.seed(first), sum: 0 };
        for n in first..first + count {
            let (seed, variants) = (self.seed(n), &self.drill.scenario.variants);
            let variant = &variants[n as usize % variants.len()];
            let done = player.play(&self.drill, &variant.id, seed);
            let Some((done, card)) = done.and_then(|done| self.marked(variant, done)) else { continue };
            seen.add(&done, &card);
            report.sum += u64::from(card.earned);
            if card.earned > report.most {
                (report.most, report.most_seed) = (card.earned, seed);
            }
        }
        report
    }
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
