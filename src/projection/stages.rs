//! How far a record has come along the life of an incident (domain reference 2.1), by what its entries show.
//!
//! A stage is done when something was done for it, well or badly: the strip shows the way gone, it does not mark it.

use crate::act::{Event, Setting};
use crate::engine::Play;
use crate::ids::RecordNo;

/// The stages in their order.
pub const STAGES: [&str; 10] = [
    "Identify",
    "Log",
    "Categorise",
    "Prioritise",
    "Investigate",
    "Escalate",
    "Communicate",
    "Resolve",
    "Close",
    "Review",
];

/// Which stages of a record are done, in the order of [`STAGES`]. Looking into things and telling an audience name no
/// record: they count for every record that was open then, and what was found before it was opened counts as well.
pub fn stages(play: &Play, no: RecordNo) -> [bool; 10] {
    let mut done = [false; 10];
    let Some(record) = play.state().record(no) else { return done };
    let [identify, log, categorise, prioritise, investigate, escalate, communicate, resolve, close, review] =
        &mut done;
    *log = true;
    *identify = !record.text.trim().is_empty() || !record.contacts.is_empty();
    let mut open = false;
    let mut over = false;
    for entry in play.entries() {
        match &entry.event {
            _ if entry.no == record.opened => open = true,
            Event::CheckMade { .. } => *investigate |= !over,
            Event::RecordSet { record, setting: Setting::Category(_), .. } => *categorise |= *record == no,
            Event::PrioritySet { record, .. } => *prioritise |= *record == no,
            Event::Verified { record, .. } => *investigate |= *record == no,
            Event::Escalated { record, .. } | Event::MajorDeclared { record, .. } => {
                *escalate |= *record == no;
            }
            Event::MessageSent { .. } => *communicate |= open && !over,
            Event::ContactAnswered { contact, .. } => *communicate |= record.contacts.contains(contact),
            Event::Resolved { record, .. } if *record == no => *resolve = true,
            Event::Reopened { record, .. } if *record == no => (*resolve, over) = (false, false),
            Event::Closed { record, .. } if *record == no => (*close, over) = (true, true),
            Event::Reviewed { record, .. } => *review |= *record == no,
            _ => {}
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::policy::work::Resolution;
    use crate::projection::sample;

    fn done(play: &Play) -> Vec<&'static str> {
        let done = stages(play, RecordNo(1));
        STAGES.into_iter().zip(done).filter(|(_, done)| *done).map(|(name, _)| name).collect()
    }

    #[test]
    fn a_stage_is_done_when_an_entry_shows_it() {
        let mut play = sample::play(3);
        assert!(done(&play).is_empty(), "there is no record yet");
        sample::busy_morning(&mut play);
        assert_eq!(done(&play), ["Identify", "Log", "Prioritise", "Escalate"]);
        let record = RecordNo(1);
        sample::act(&mut play, Command::Investigate { check: "test-call".into() });
        let setting = Setting::Category("telephony-trunk".into());
        sample::act(&mut play, Command::Set { record, setting });
        assert_eq!(done(&play)[2..5], ["Categorise", "Prioritise", "Investigate"]);
        let text = "Moved to the second carrier, tested from outside.".to_owned();
        sample::act(&mut play, Command::Resolve { record, how: Resolution::Workaround, text });
        assert!(done(&play).contains(&"Resolve"));
        let because = "Two more reports.".to_owned();
        sample::act(&mut play, Command::Reopen { record, because });
        assert!(!done(&play).contains(&"Resolve"), "what was taken up again is not resolved");
    }

    #[test]
    fn telling_people_before_there_is_a_record_is_not_its_communication() {
        let mut play = sample::play(3);
        let told = Command::Send {
            audience: "floor".into(),
            channel: "team-chat".into(),
            text: "Calls go silent.".to_owned(),
            next: None,
            using: None,
        };
        sample::act(&mut play, told.clone());
        sample::busy_morning(&mut play);
        assert!(!done(&play).contains(&"Communicate"));
        sample::act(&mut play, told);
        assert!(done(&play).contains(&"Communicate"));
    }
}
