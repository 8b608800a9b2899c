//! Every shipped drill is fair: it can be won, every step of the winning line is worth something, failures raise their
//! flags, and guessing fails. `muster rehearse` does the same with as many plays as one likes.

use std::sync::Arc;

use muster::engine::Drill;
use muster::rehearse::{Extent, Rehearsal, rehearse};

use crate::shipped::{all, dead_air};

const EXTENT: Extent = Extent { plays: 150, seeds: 200, seeds_for_steps: 1, seed: 1 };

fn faults(drill: &Arc<Drill>) -> (Rehearsal, Vec<String>) {
    let rehearsal = rehearse(drill, EXTENT, |_| {});
    let faults = rehearsal.faults();
    (rehearsal, faults)
}

#[test]
fn every_shipped_drill_is_fair() {
    for shipped in all() {
        let (rehearsal, faults) = faults(&shipped.drill);
        assert!(faults.is_empty(), "{}:\n{}", shipped.drill.scenario.id, faults.join("\n"));
        assert!(rehearsal.steps_tried > 10 && rehearsal.players.len() == 7);
    }
}

/// Dead Air with one line of its text changed.
fn changed(from: &str, to: &str) -> Arc<Drill> {
    let mut bundle = dead_air().bundle.clone();
    assert!(bundle.scenario.contains(from), "{from}");
    bundle.scenario = bundle.scenario.replacen(from, to, 1);
    Arc::new(bundle.drill_or_say().expect("it still reads"))
}

#[test]
fn an_unfair_drill_is_found_out() {
    // The witness may not reach 100 when an item asks for what nobody does.
    let drill = changed("done = \"declare", "done = \"reclassify and declare");
    let (_, faults) = faults(&drill);
    assert!(faults.iter().any(|f| f.contains("witness") && f.contains("earned only")), "{faults:?}");
}

#[test]
fn a_flag_that_is_not_raised_is_found_out() {
    let drill = changed("raises = [\"R9\"]", "raises = [\"R9\", \"R6\"]");
    let (_, faults) = faults(&drill);
    assert!(faults.iter().any(|f| f.contains("does not raise R6")), "{faults:?}");
}

#[test]
fn an_idle_step_is_found_out() {
    let template =
        all().iter().find(|s| s.drill.scenario.id.as_str() == "frozen-screen").expect("the template");
    let mut bundle = template.bundle.clone();
    let (from, to) = ("done = \"link(tomasz-asks)\"", "done = \"link(tomasz-asks) or log\"");
    assert!(bundle.scenario.contains(from));
    bundle.scenario = bundle.scenario.replacen(from, to, 1);
    let rehearsal = rehearse(&Arc::new(bundle.drill_or_say().expect("it still reads")), EXTENT, |_| {});
    assert!(rehearsal.idle.iter().any(|step| step.command == "link"), "{:?}", rehearsal.idle);
}
