//! The model of the floor against theory: without disruption, call-backs and repeats its lines are the queues M/M/n
//! (Erlang C) and M/M/n+M (Erlang A: Garnett, Mandelbaum and Reiman, 2002), whose figures are known exactly.

use muster::engine::demand::{Demand, Line, Manner, Tally};
use muster::engine::dice::Dice;
use muster::time::{SimSpan, SimTime};

/// What theory says of a queue in the long run.
#[derive(Debug)]
struct Theory {
    /// How likely somebody who gets in touch finds nobody free.
    wait: f64,
    /// How long they wait on average, those who are answered at once included, in means of handling.
    mean_wait: f64,
    /// How likely they give up.
    gives_up: f64,
}

/// The figures of the birth and death process: `load` contacts in a mean of handling, `staff` people, patience in means
/// of handling (nothing: for ever).
fn theory(load: f64, staff: u32, patience: Option<f64>) -> Theory {
    let n = f64::from(staff);
    let (mut p, mut k) = (1.0, 0.0);
    let (mut all, mut waiting, mut queue) = (0.0, 0.0, 0.0);
    while k < n || p > 1e-14 * all {
        all += p;
        if k >= n {
            waiting += p;
            queue += p * (k - n);
        }
        k += 1.0;
        let leave = patience.map_or(0.0, |mean| (k - n).max(0.0) / mean);
        p *= load / (k.min(n) + leave);
    }
    let queue = queue / all;
    Theory {
        wait: waiting / all,
        mean_wait: queue / load,
        gives_up: patience.map_or(0.0, |mean| queue / mean / load),
    }
}

/// The middle and the reach of the 99 % interval of a figure, from batches of a run.
fn interval(batches: &[f64]) -> (f64, f64) {
    let n = batches.len() as f64;
    let mean = batches.iter().sum::<f64>() / n;
    let variance = batches.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0);
    // Student's t for 99 %, 59 degrees of freedom and more.
    (mean, 2.662 * (variance / n).sqrt())
}

const STAFF: u32 = 6;
const HANDLING: SimSpan = SimSpan::minutes(5);
const BATCHES: u64 = 60;

/// Runs a line at a share of its people's time for so many contacts a batch, and gives what each batch saw.
fn run(percent: u64, patience: Option<SimSpan>, contacts: u64) -> Vec<Tally> {
    let manner = Manner {
        handling: HANDLING,
        patience,
        again: 0,
        again_after: SimSpan::ZERO,
        call_back: 0,
        prompt: SimSpan::seconds(20),
    };
    let mut line = Line::new("theory", Dice::new(20_260_310 + percent), manner, STAFF);
    // Contacts an hour in thousandths: staff x 60 / 5 x percent / 100.
    let rate = u64::from(STAFF) * 12 * percent * 10;
    line.set_demand(SimTime::START, Demand { rate, ..Demand::default() });
    let batch = SimSpan::from_ms(contacts * 3_600_000_000 / rate);
    // A twentieth of the run to warm up, thrown away.
    let mut at = SimTime::START + batch.times(BATCHES / 20);
    line.advance_to(at);
    let mut before = line.tally();
    let mut out = Vec::new();
    for _ in 0..BATCHES {
        at = at + batch;
        line.advance_to(at);
        let now = line.tally();
        out.push(now.since(&before));
        before = now;
    }
    out
}

/// The whole interval lies so close to what theory says.
fn agrees(what: &str, batches: &[Tally], figure: impl Fn(&Tally) -> f64, wanted: f64, off: f64) {
    let seen: Vec<f64> = batches.iter().map(figure).collect();
    let (mean, reach) = interval(&seen);
    assert!(
        mean - reach >= wanted - off && mean + reach <= wanted + off,
        "{what}: {mean:.5} +- {reach:.5}, theory says {wanted:.5} and allows {off:.5}"
    );
}

fn check(percent: u64, patience: Option<SimSpan>, contacts: u64) {
    let handling = HANDLING.ms() as f64;
    let load = f64::from(STAFF) * percent as f64 / 100.0;
    let theory = theory(load, STAFF, patience.map(|p| p.ms() as f64 / handling));
    let batches = run(percent, patience, contacts);
    let name = |what: &str| format!("{percent} %, {what}");
    let offered = |t: &Tally| t.offered as f64;
    agrees(&name("finds nobody free"), &batches, |t| t.delayed as f64 / offered(t), theory.wait, 0.005);
    let waits = |t: &Tally| (t.answered_waits + t.lost_waits) as f64 / offered(t) / handling;
    agrees(&name("mean wait"), &batches, waits, theory.mean_wait, 0.03 * theory.mean_wait);
    agrees(&name("gives up"), &batches, |t| t.gave_up as f64 / offered(t), theory.gives_up, 0.005);
}

#[test]
fn lines_without_patience_wait_as_erlang_c_says() {
    for (percent, contacts) in [(50, 60_000), (60, 60_000), (70, 60_000), (80, 120_000), (85, 200_000)] {
        check(percent, None, contacts);
    }
}

#[test]
fn lines_with_patience_wait_and_give_up_as_erlang_a_says() {
    for percent in [60, 80, 95, 110, 140] {
        check(percent, Some(SimSpan::minutes(4)), 60_000);
    }
}
