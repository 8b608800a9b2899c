//! Was it written, or copied from what the sender had before them? (Domain reference 5.7, A20.)
//!
//! Three words at a time: how much of it stands in one text that was read. A sentence taken over is fine, and names and
//! times must be; a brief sent on as it came leaves its new readers to work out what it means for them. That the same
//! readers had it before, nearly word for word, is judged beside this, for every message.

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::near_copy::words;
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "own-words",
    code: "A20",
    sense: Sense::MustNot,
    what: "a text sent on as it came",
    why: "what was written for one reader does not tell another what to do",
    example: "Border controller A at Hollin answers every check and has passed no sound since two minutes past; \
              suspected the renewed certificate; standby at Marsh End can take nine-tenths of the load.",
    instead: "Calls to Hollin are silent since 10:02; Shanelle can move them to Marsh End and needs your yes.",
    tables: &[],
    read,
};

/// A shorter text is hardly ever all its sender's own.
const SHORT: u32 = 20;
/// From this share on, in basis points, it is a copy; below the other one it is not.
const COPY: u32 = 6_000;
const PART: u32 = 4_500;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let copied = context.known.copied(reading.text);
    let percent = copied / 100;
    if words(reading.text) < SHORT || copied < PART {
        return Finding::absent(Verdict::Met, "it is in the writer's own words");
    }
    if copied < COPY {
        return Finding::absent(
            Verdict::Unsure,
            format!("{percent} % of it stands in a text you had before you"),
        );
    }
    Finding::absent(
        Verdict::NotMet,
        format!(
            "{percent} % of it stands word for word in a text you had before you: say it for its new readers"
        ),
    )
}
