//! `unshown-line`, `overloaded-line`: lines nobody sees, and lines that drown on an ordinary day.

use crate::lint::look::{Finding, Look};
use crate::scenario::board::Source;
use crate::scenario::floor::FloorLine;

/// Milliseconds an hour.
const HOUR: u64 = 3_600_000;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    for line in &plot.floor.lines {
        let id = line.id.as_str();
        let shows = |source: &Source| matches!(source, Source::Model { line, .. } if line.as_str() == id);
        if !plot.gauges.iter().any(|gauge| shows(&gauge.source)) {
            let what = format!("no figure on the wallboard shows the line `{id}`");
            let mend = "add a `[[gauge]]` with `line` and `shows`, or take the line out";
            look.warn(out, "unshown-line", ("line", id.to_owned()), "id", what, mend);
        }
        let busy = busy_percent(line);
        if busy > 100 {
            let what = format!("with nothing wrong, the line `{id}` takes {busy} % of its people's time");
            let mend = "give it more `staff`, a shorter `handling`, or fewer `offered`";
            look.warn(out, "overloaded-line", ("line", id.to_owned()), "staff", what, mend);
        }
    }
}

/// How much of its people's time an ordinary beginning of the shift takes.
fn busy_percent(line: &FloorLine) -> u64 {
    let offered = line.offered.first().map_or(0, |(_, n)| n.unsigned_abs());
    let time = u64::from(line.staff) * HOUR;
    (offered * line.handling.ms() * 100).checked_div(time).unwrap_or(u64::from(offered > 0) * 101)
}
