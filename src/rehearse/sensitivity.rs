//! How much the floor rests on figures that are an author's guess: how many of those affected get in touch.
//!
//! Nobody knows that number for a firm that does not exist. So an author sees what a half and a double of it would do,
//! for somebody who runs the shift well and for somebody who says nothing.

use std::sync::Arc;

use super::perform::perform;
use super::report::WITNESS;
use crate::engine::{Drill, Play};
use crate::ids::VariantId;
use crate::projection::floor::totals;
use crate::time::SimTime;

/// Which shares of the author's figure are tried, in percent.
pub const SHARES: [u32; 3] = [50, 100, 200];

/// What one line had to deal with, on average over the seeds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Load {
    /// The line's label.
    pub line: String,
    /// Who got in touch.
    pub offered: i64,
    /// Who gave up.
    pub gave_up: i64,
}

/// A line's load under one share of the author's figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sensitivity {
    /// The variant.
    pub variant: VariantId,
    /// The share, in percent.
    pub share: u32,
    /// The lines with the witness at work.
    pub witness: Vec<Load>,
    /// The lines when nobody says a word.
    pub silence: Vec<Load>,
}

/// What the floor of each variant does under [`SHARES`] of its surges, over so many seeds from 1 on; nothing for a drill
/// without surges.
pub fn sensitivity(drill: &Arc<Drill>, seeds: u32) -> Vec<Sensitivity> {
    let mut out = Vec::new();
    for share in SHARES {
        let tried = Arc::new(scaled(drill, share));
        for variant in &tried.scenario.variants {
            if variant.plot.floor.surges.is_empty() {
                continue;
            }
            let steps = variant.plot.script(WITNESS).map(|script| script.steps.clone());
            let witness = |seed| perform(&tried, &variant.id, seed, steps.as_ref()?).map(|done| done.play);
            let silence = |seed| Play::begin(&tried, &variant.id, seed);
            out.push(Sensitivity {
                variant: variant.id.clone(),
                share,
                witness: mean(seeds, variant.plot.ends_at, witness),
                silence: mean(seeds, variant.plot.ends_at, silence),
            });
        }
    }
    out.sort_by(|a, b| a.variant.cmp(&b.variant).then(a.share.cmp(&b.share)));
    out
}

/// The drill with another share of those affected getting in touch.
fn scaled(drill: &Drill, share: u32) -> Drill {
    let mut drill = drill.clone();
    for variant in &mut drill.scenario.variants {
        for surge in &mut Arc::make_mut(&mut variant.plot).floor.surges {
            surge.ask = surge.ask * share / 100;
        }
    }
    drill
}

fn mean(seeds: u32, ends_at: SimTime, play: impl Fn(u64) -> Option<Play>) -> Vec<Load> {
    let mut sums: Vec<Load> = Vec::new();
    for seed in 1..=seeds {
        let Some(mut play) = play(u64::from(seed)) else { return Vec::new() };
        play.advance_to(ends_at);
        for (n, line) in totals(&play).into_iter().enumerate() {
            match sums.get_mut(n) {
                Some(sum) => {
                    sum.offered += line.offered;
                    sum.gave_up += line.gave_up;
                }
                None => sums.push(Load { line: line.label, offered: line.offered, gave_up: line.gave_up }),
            }
        }
    }
    let of = i64::from(seeds.max(1));
    for sum in &mut sums {
        (sum.offered, sum.gave_up) = (sum.offered / of, sum.gave_up / of);
    }
    sums
}
