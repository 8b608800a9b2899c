//! A rehearsal done by all cores. Whoever is free takes the next piece; what the pieces came to is put together in their own
//! order, so that the answer does not depend on who was quicker.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use muster::rehearse::{Found, Plan, Rehearsal};

/// Does the whole plan. `progress` is told how many pieces are done, and what was done last.
pub fn rehearse(plan: &Plan, mut progress: impl FnMut(usize, &str)) -> Rehearsal {
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let (tell, told) = mpsc::channel::<(usize, Found)>();
    let mut found: Vec<Option<Found>> = (0..plan.len()).map(|_| None).collect();
    thread::scope(|crew| {
        for _ in 0..hands {
            let (tell, next) = (tell.clone(), &next);
            crew.spawn(move || {
                loop {
                    let piece = next.fetch_add(1, Ordering::Relaxed);
                    if piece >= plan.len() || tell.send((piece, plan.work(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(tell);
        for (done, (piece, came_to)) in (1..).zip(told) {
            found[piece] = Some(came_to);
            progress(done, &plan.about(piece));
        }
    });
    plan.gather(found.into_iter().flatten())
}
