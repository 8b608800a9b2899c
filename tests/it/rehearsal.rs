//! Every shipped drill is fair: it can be won, every step of the winning line is worth something, failures raise their
//! flags, and guessing fails. `muster rehearse` does the same with as many plays as one likes.

use std::sync::Arc;
use std::thread;

use muster::engine::Drill;
use muster::rehearse::{Extent, Rehearsal, Thing, rehearse};

use crate::shipped::{all, dead_air};

const EXTENT: Extent = Extent { plays: 150, seeds: 200, seeds_for_steps: 1, seed: 1 };

fn faults(drill: &Arc<Drill>) -> (Rehearsal, Vec<String>) {
    let rehearsal = rehearse(drill, EXTENT, |_| {});
    let faults = rehearsal.faults();
    (rehearsal, faults)
}

#[test]
fn every_shipped_drill_is_fair() {
    thread::scope(|scope| {
        for shipped in all() {
            scope.spawn(move || {
                let (rehearsal, faults) = faults(&shipped.drill);
                assert!(faults.is_empty(), "{}:\n{}", shipped.drill.scenario.id, faults.join("\n"));
                assert!(rehearsal.steps_tried > 10 && rehearsal.players.len() == 9);
            });
        }
    });
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
    assert!(faults.iter().any(|f| f.contains("witness") && f.contains(" of 100 at seed ")), "{faults:?}");
}

#[test]
fn a_flag_that_is_not_raised_is_found_out() {
    let drill = changed("raises = [\"R9\"]", "raises = [\"R9\", \"R6\"]");
    let (_, faults) = faults(&drill);
    assert!(faults.iter().any(|f| f.contains("does not raise R6")), "{faults:?}");
}

/// The template with something written in before its scripts.
fn with(more: &str) -> Arc<Drill> {
    let template =
        all().iter().find(|s| s.drill.scenario.id.as_str() == "frozen-screen").expect("the template");
    let mut bundle = template.bundle.clone();
    bundle.scenario = bundle.scenario.replacen("[[script]]", &format!("{more}\n[[script]]"), 1);
    Arc::new(bundle.drill_or_say().expect("it still reads"))
}

/// Few plays: what is planted is found with any.
const FEW: Extent = Extent { plays: 9, seeds: 3, seeds_for_steps: 1, seed: 1 };

#[test]
fn what_no_play_brings_out_is_found_out() {
    let inject = "[[inject]]\nid = 'landslide'\nwhen = 'count(log) >= 900'\neffects = ['service crm ok']";
    let item = "[[item]]\nid = 'tower'\ndomain = 'closure'\nweight = 1\nwhat = 'w'\ngood = 'g'\n\
        clause = 'im-05'\ndone = 'count(log) >= 900'\ndue = '1m'";
    let flag = "[[flag]]\nid = 'R13'\nwhat = 'w'\nwhen = 'count(log) >= 900'";
    let penalty = "[[penalty]]\nid = 'storm'\ndomain = 'closure'\npoints = 1\nmost = 1\nwhat = 'w'\n\
        good = 'g'\nclause = 'im-05'\non = 'log while count(log) >= 900'";
    let drill = with(&[inject, item, flag, penalty].join("\n"));
    let rehearsal = rehearse(&drill, FEW, |_| {});
    let never: Vec<String> =
        rehearsal.never.iter().map(|t| format!("{} {}", t.sort().never(), t.name())).collect();
    for wanted in ["fired landslide", "earned tower", "raised R13", "taken storm"] {
        assert!(never.iter().any(|n| n == wanted), "{wanted}: {never:?}");
    }
    let faults = rehearsal.faults();
    for wanted in ["inject landslide never fires", "the item tower", "no script raises R13"] {
        assert!(faults.iter().any(|f| f.contains(wanted)), "{wanted}: {faults:?}");
    }
    assert!(
        !faults.iter().any(|f| f.contains("storm")),
        "a trap nobody walked into is told, and is no fault"
    );
    let plain = rehearse(&with(""), FEW, |_| {});
    assert!(plain.faults().is_empty(), "{:?}", plain.faults());
}

#[test]
fn what_was_never_seen_is_found_in_the_file() {
    let source = "[[inject]]\nid = 'a'\n[[talk]]\nid = 'c'\n[[talk.move]]\nid = 'm'\n[[talk.move.reply]]\ntext = 'x'\n\
        [[talk.move.reply]]\ntext = 'y'\n[[talk.beat]]\nid = 'b'\n[[variant]]\nid = 'v'\n\
        [[variant.changes.inject]]\nid = 'late'\n";
    let tree = muster::tree::toml::parse(source).0;
    let line =
        |thing: Thing| thing.place(&tree).map(|span| source[..span.start as usize].matches('\n').count() + 1);
    assert_eq!(line(Thing::Inject("a".into())), Some(2));
    assert_eq!(line(Thing::Move("c".into(), "m".into())), Some(6));
    assert_eq!(line(Thing::Reply("c".into(), "m".into(), 1)), Some(10));
    assert_eq!(line(Thing::Beat("c".into(), "b".into())), Some(12));
    assert_eq!(line(Thing::Inject("late".into())), Some(16), "what a variant adds");
    assert_eq!(line(Thing::Inject("nowhere".into())), None);
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
