//! The one-line language of commands: what scripts, files of inputs and the terminal are written in.
//!
//! `AUTHORING.md`, section 6, shows every command. [`parse_command`] reads one, [`print_command`] writes one so that it
//! reads back as the same command, [`parse_script`] reads a list of them with their times.
//!
//! ```
//! use muster::diagnostic::{Problems, Span};
//! use muster::scenario::words::{parse_command, print_command};
//! let line = r#"escalate #1 to telephony functional "Calls cut off since 10:01. Please look by 10:20.""#;
//! let mut problems = Problems::new();
//! let command = parse_command(line, Span::new(0, line.len() as u32), None, &mut problems).unwrap();
//! assert_eq!(print_command(&command), line);
//! ```

mod inputs;
mod lex;
mod parse;
mod print;
mod script;

pub use inputs::parse_inputs;
pub use parse::{COMMANDS, parse_command};
pub use print::print_command;
pub use script::parse_script;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::{Command, Factor, Part, ReviewAction, ReviewParts, Setting};
    use crate::diagnostic::{Problems, Span};
    use crate::ids::{EntryNo, RecordNo, TaskNo};
    use crate::policy::work::{
        ActionKind, Detail, FactorKind, HoldReason, Level, Priority, Resolution, Route, WorkKind,
    };
    use crate::time::{SimSpan, SimTime};
    use proptest::prelude::*;

    fn read(line: &str) -> (Option<Command>, Vec<String>) {
        let mut problems = Problems::new();
        let command = parse_command(line, Span::new(0, line.len() as u32), None, &mut problems);
        (command, problems.sorted().into_iter().map(|p| format!("{}; {}", p.what, p.mend)).collect())
    }

    fn parts(text: &str) -> ReviewParts {
        let t = || text.to_owned();
        let action = ReviewAction {
            what: t(),
            kind: ActionKind::Detect,
            owner: Some("telephony".into()),
            due: "2026-03-31".to_owned(),
            measure: t(),
        };
        ReviewParts {
            factors: vec![
                Factor { kind: FactorKind::Trigger, text: t(), behind: None },
                Factor { kind: FactorKind::ResponseGap, text: t(), behind: Some(1) },
            ],
            well: vec![t()],
            actions: vec![
                ReviewAction { owner: None, due: t(), measure: String::new(), ..action.clone() },
                action,
            ],
        }
    }

    /// One command of every kind, with that text, record and time.
    fn all(text: &str, no: u16, seconds: u64) -> Vec<Command> {
        let record = RecordNo(no);
        let text = text.to_owned();
        let t = || text.clone();
        let next = Some(SimTime::START + SimSpan::seconds(seconds));
        vec![
            Command::Open { contact: "a".into() },
            Command::Answer { contact: "a-b".into(), text: t() },
            Command::Call { person: "telephony".into(), text: t() },
            Command::Whisper { person: "sam".into(), text: t() },
            Command::StepIn { person: "sam".into(), text: t() },
            Command::Relieve { person: "sam".into(), text: t() },
            Command::Coach { person: "sam".into(), text: t() },
            Command::Delegate { person: "sam".into(), record, text: t(), by: next },
            Command::Delegate { person: "sam".into(), record, text: t(), by: None },
            Command::Confirm { task: TaskNo(no) },
            Command::PutRight { task: TaskNo(no), text: t() },
            Command::Chase { person: "sam".into(), text: t() },
            Command::TakeBack { task: TaskNo(no) },
            Command::Log {
                title: t(),
                kind: WorkKind::DataBreach,
                service: "crm".into(),
                text: t(),
                contact: None,
            },
            Command::Log {
                title: t(),
                kind: WorkKind::Complaint,
                service: "crm".into(),
                text: t(),
                contact: Some("a".into()),
            },
            Command::Hold { record, reason: HoldReason::AwaitingCustomer, text: t() },
            Command::Resume { record },
            Command::Say { contact: "a".into(), text: t(), chosen: None },
            Command::Say { contact: "a".into(), text: t(), chosen: Some("b".into()) },
            Command::HangUp { contact: "a".into() },
            Command::Acknowledge { record },
            Command::Set { record, setting: Setting::Kind(WorkKind::Incident) },
            Command::Set { record, setting: Setting::Service("crm".into()) },
            Command::Set { record, setting: Setting::Category("crm-performance".into()) },
            Command::Set { record, setting: Setting::Impact(Level::High) },
            Command::Set { record, setting: Setting::Urgency(Level::Low) },
            Command::Set { record, setting: Setting::Detail(Detail::Steps, t()) },
            Command::Publish { record },
            Command::Override { record, priority: Priority::P2, because: t() },
            Command::Link { record, contact: "a".into() },
            Command::LinkRecord { parent: record, child: RecordNo(2) },
            Command::Assign { record, part: Part::Owner, person: "you".into() },
            Command::AssignRole { role: "scribe".into(), person: "jess".into() },
            Command::Investigate { check: "own-screen".into() },
            Command::Verify { record, check: "own-screen".into() },
            Command::Escalate { record, to: "mim".into(), route: Route::Hierarchical, text: t() },
            Command::Ask { approval: "failover".into(), of: "mim".into(), text: t() },
            Command::Authorise { approval: "failover".into(), because: t() },
            Command::Decide {
                decision: "d".into(),
                option: "o".into(),
                because: t(),
                clause: Some("im-05".into()),
                sure: Some(80),
            },
            Command::Decide {
                decision: "d".into(),
                option: "o".into(),
                because: t(),
                clause: None,
                sure: None,
            },
            Command::Declare { record, because: t() },
            Command::StandDown { record, because: t() },
            Command::Send { audience: "floor".into(), channel: "ivr".into(), text: t(), next, using: None },
            Command::Send {
                audience: "floor".into(),
                channel: "ivr".into(),
                text: t(),
                next: None,
                using: Some("holding".into()),
            },
            Command::Note { record, text: t() },
            Command::Correct { entry: EntryNo(12), text: t() },
            Command::CorrectPromise { entry: EntryNo(12), meant: next },
            Command::CorrectPromise { entry: EntryNo(12), meant: None },
            Command::Apply { remedy: "failover".into(), record },
            Command::Resolve { record, how: Resolution::NoFault, text: t() },
            Command::Close { record, text: t() },
            Command::Reopen { record, because: t() },
            Command::Reclassify { record, kind: WorkKind::Complaint, because: t() },
            Command::Review { record, text: t(), parts: ReviewParts::default() },
            Command::Review { record, text: t(), parts: parts(&text) },
            Command::Wait { length: SimSpan::seconds(seconds) },
            Command::Skip,
            Command::BreakOff,
            Command::End,
        ]
    }

    #[test]
    fn every_command_of_the_contract_has_a_form() {
        let mut words: Vec<&str> = all("x", 1, 5).iter().map(Command::word).collect();
        words.dedup();
        let known: Vec<&str> = COMMANDS.iter().map(|(word, _)| *word).collect();
        for word in &words {
            assert!(known.contains(word), "{word}");
        }
        for word in known {
            assert!(words.contains(&word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn every_command_reads_back_as_it_was(text in ".{0,60}", no in 1u16.., seconds in 0u64..50_000) {
            for command in all(&text, no, seconds) {
                let line = print_command(&command);
                let (back, problems) = read(&line);
                prop_assert_eq!(back, Some(command), "{} {:?}", line, problems);
            }
        }

        #[test]
        fn no_line_makes_it_panic(line in "\\PC{0,200}") {
            let _ = read(&line);
        }
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let table = [
            ("opn x", "`opn` is not a command; did you mean `open`?"),
            (
                "note 1 \"x\"",
                "`1` is not a record; records are numbered as they are opened: #1, #2; write `note #1 \"text\"`",
            ),
            (
                "note #1",
                "the note, in quotes, is wanted here, and there is the end of the line; write `note #1 \"text\"`",
            ),
            (
                "note #1 \"x",
                "this text has no closing quote; end it with \"; a quote inside a text is written \\\"",
            ),
            ("skip now", "`now` is too much here; this command stands alone"),
            ("set #1 impct high", "`impct` is not a field of a record; did you mean `impact`?"),
            (
                "wait five",
                "`five` is not a length of time; write it like 90s, 5m or 1h30m; write it like `wait 5m`",
            ),
            (
                "close #1 “done”",
                "this is not a straight double quote; put texts between straight double quotes: \"like this\"",
            ),
        ];
        for (line, want) in table {
            let (command, problems) = read(line);
            assert_eq!((command, problems), (None, vec![want.to_owned()]), "{line}");
        }
    }
}
