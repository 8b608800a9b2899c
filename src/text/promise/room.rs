//! Whether the words of a promise leave room for another reading, when their writer says that they were misread.
//!
//! The reader has the words and nothing else, so a correction moves their expectation only where the words allow it:
//!
//! - *It was another time*: that time stands in the same sentence, as one that could be meant (not a beginning, a range
//!   or a repair's), and the time that was read does not stand right beside its promise. `We will ring you with the 10:30
//!   figures at 10:40` leaves room for 10:40, and an hour of the twelve for either half of the day; `Next update at 10:30, lunch is at noon` leaves none for noon.
//! - *It was no promise*: what was read is a loose noun only (`the update at 14:30 is on the page`): no verb of ours,
//!   no `next update`, nobody promised to or by, and it does not open its clause.
//!
//! Everything else stays as it was read, and a person decides.

use super::{Promise, names_fix, promises};
use crate::text::context::Context;
use crate::text::finding::Verdict;
use crate::text::reading::Reading;
use crate::text::time_phrase::{Day, Face, HALF_DAY, Lead, TimePhrase, Written};
use crate::time::SimTime;

/// Whether the words leave room for reading the promise that was read for `read` as one for `meant`, or as none.
pub fn leaves_room(text: &str, context: &Context<'_>, read: SimTime, meant: Option<SimTime>) -> bool {
    let reading = Reading::of(text, context.lexicon);
    let found = promises(&reading, context);
    let Some(promise) = found.iter().find(|p| p.verdict == Verdict::Met && p.due == Some(read)) else {
        return false;
    };
    match meant {
        None => promise.is_loose,
        Some(meant) => !promise.is_beside && names(&reading, context, promise, meant),
    }
}

/// Whether the sentence of the promise names that time as one that could be meant.
fn names(reading: &Reading<'_>, context: &Context<'_>, promise: &Promise, meant: SimTime) -> bool {
    let Some(sentence) = reading.sentence_at(promise.tokens.0) else { return false };
    reading.times_in(sentence.first, sentence.end).iter().any(|time| {
        let from = time.first.saturating_sub(4).max(sentence.first);
        let same = |due: SimTime| due.whole_minutes() == meant.whole_minutes();
        Some(*time) != promise.time
            && !matches!(time.lead, Lead::Since | Lead::Range)
            && !names_fix(reading, from, time.first)
            && (time.due(context).is_some_and(same) || either_half(context, time, meant))
    })
}

/// Whether an hour of the twelve could mean that time, in whichever half of the day: `half past seven` is 19:30 too.
fn either_half(context: &Context<'_>, time: &TimePhrase, meant: SimTime) -> bool {
    let minute = meant.whole_minutes() + u64::from(context.starts.minutes);
    match time.written {
        Written::Clock { minutes, face: Face::Digits | Face::Spoken, day: Day::Unsaid | Day::Today } => {
            u64::from(minutes % HALF_DAY) == minute % u64::from(HALF_DAY)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problems;
    use crate::text::Lexicon;
    use crate::text::lexicon::shipped;
    use crate::time::ClockTime;
    use crate::tree::toml;

    #[test]
    fn only_what_the_words_allow_is_another_reading() {
        let lexicon = Lexicon::of(&toml::parse(&shipped()).0, &mut Problems::new());
        let starts = ClockTime::parse("10:02").expect("a time of day");
        let context = Context { starts, ..Context::new(&lexicon) };
        let at =
            |clock: &str| starts.sim_of(ClockTime::parse(clock).expect("a time of day")).expect("a time");
        // text, as it is read, what its writer says (nothing: no promise), whether the words allow it
        let table = [
            ("We will ring you with the 10:30 figures at 10:40.", "10:30", Some("10:40"), true),
            ("We will ring you with the 10:30 figures at 10:40.", "10:30", Some("10:50"), false),
            // Half past nine has just gone by; in the evening it is still to come.
            ("We will ring you with the 10:30 figures before half past nine.", "10:30", Some("21:30"), true),
            ("We will ring you with the 10:30 figures before half past nine.", "10:30", Some("21:00"), false),
            ("We will ring you with the 10:30 figures at 10:40.", "10:30", None, false),
            ("Next update at 10:30, lunch is at noon.", "10:30", Some("12:00"), false),
            ("Next update at 10:30. Lunch is at noon.", "10:30", Some("12:00"), false),
            ("Next update at 10:30.", "10:30", Some("10:40"), false),
            ("Next update at 10:30.", "10:30", None, false),
            ("I'll ring you back by half ten.", "10:30", None, false),
            ("You'll hear from me by 10:30.", "10:30", None, false),
            ("Update at 10:30.", "10:30", None, false),
            ("Everybody on the floor can watch the update at 14:30 on the screen.", "14:30", None, true),
            (
                "Everybody on the floor can watch the update at 14:30 on the screen.",
                "14:30",
                Some("14:40"),
                false,
            ),
        ];
        for (text, read, meant, allowed) in table {
            let found = promises(&Reading::of(text, &lexicon), &context);
            assert!(found.iter().any(|p| p.due == Some(at(read))), "{text} is not read as {read}: {found:?}");
            let got = leaves_room(text, &context, at(read), meant.map(at));
            assert_eq!(got, allowed, "{text} {meant:?}");
        }
    }
}
