//! What the sender of a text could know when they sent it: the briefing and the policy, what they had read, heard and
//! checked by then, the times at which they did or saw something, the figures on the boards.
//!
//! Only what came *before* the entry counts, and never the sender's own words: nobody makes a thing known by saying it.

use crate::act::{Entry, Event};
use crate::engine::Drill;
use crate::policy::work::Status;
use crate::scenario::Plot;
use crate::scenario::board::Source;
use crate::text::known::Known;

/// What could be known before the entry of that number.
pub(super) fn known<'a>(drill: &'a Drill, plot: &Plot, entries: &[Entry], before: usize) -> Known<'a> {
    let heard = drill.heard(plot);
    let mut known = Known { read: heard.open().iter().collect(), ..Known::default() };
    let hit = &plot.main_case().service;
    let mut status = plot.services.get(hit).copied();
    let drawn = plot.gauges.iter().filter_map(|gauge| match &gauge.source {
        Source::Drawn(courses) => Some(courses),
        Source::Model { .. } => None,
    });
    let values = drawn.flatten().flat_map(|course| &course.points).map(|(_, value)| *value);
    let figures = plot.counters.values().copied().chain(values);
    known.board = figures.map(figure).max().unwrap_or(0);
    let mut offered = 0;
    for entry in entries.iter().take(before) {
        known.read.extend(heard.by(&entry.event));
        let minute = u64::from(plot.starts.clock.minutes) + entry.at.ms() / 60_000;
        known.saw.insert(u32::try_from(minute % 1_440).unwrap_or(0));
        match &entry.event {
            Event::CounterChanged { value, .. } => known.board = known.board.max(figure(*value)),
            Event::FloorCounted { lines } => {
                for line in lines {
                    offered += line.offered;
                    known.board = known.board.max(offered).max(line.waiting).max(line.longest);
                }
            }
            Event::ServiceChanged { service, status: new } if service == hit => {
                status = Some(*new);
            }
            _ => {}
        }
    }
    known.unmended = status.is_some_and(|status| status != Status::Ok);
    known
}

fn figure(value: i64) -> u32 {
    u32::try_from(value.max(0)).unwrap_or(u32::MAX)
}
