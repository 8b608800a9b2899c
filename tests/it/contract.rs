//! The contract that outlives a release: how every command and every event is encoded. A change here is a change of the
//! format and must be meant; `MUSTER_BLESS=1` writes the golden anew.

use muster::act::{
    Absence, Cause, Command, Deed, EndReason, Entry, Event, Factor, Figure, Part, ReviewAction, ReviewParts,
    Said, Setting, Side, Utterance, Verb,
};
use muster::ids::{EntryNo, RecordNo, TaskNo};
use muster::policy::work::{
    ActionKind, Basis, ClockKind, Detail, FactorKind, HoldReason, Level, Priority, Resolution, Route, Status,
    WorkKind,
};
use muster::scenario::words::COMMANDS;
use muster::time::{SimSpan, SimTime};

const R1: RecordNo = RecordNo(1);

fn text(words: &str) -> String {
    words.to_owned()
}

fn parts() -> ReviewParts {
    let action = ReviewAction {
        what: text("a"),
        kind: ActionKind::Prevent,
        owner: Some("p".into()),
        due: text("2026-03-31"),
        measure: text("m"),
    };
    ReviewParts {
        factors: vec![
            Factor { kind: FactorKind::DetectionGap, text: text("f"), behind: None },
            Factor { kind: FactorKind::LatentCondition, text: text("g"), behind: Some(1) },
        ],
        well: vec![text("w")],
        actions: vec![
            ReviewAction { owner: None, due: text(""), measure: text(""), ..action.clone() },
            action,
        ],
    }
}

fn commands() -> Vec<Command> {
    use Command as C;
    vec![
        C::Open { contact: "c".into() },
        C::Answer { contact: "c".into(), text: text("t") },
        C::Call { person: "p".into(), text: text("t") },
        C::Whisper { person: "p".into(), text: text("t") },
        C::StepIn { person: "p".into(), text: text("t") },
        C::Relieve { person: "p".into(), text: text("t") },
        C::Coach { person: "p".into(), text: text("t") },
        C::Delegate { person: "p".into(), record: R1, text: text("t"), by: Some(SimTime::from_ms(60_000)) },
        C::Delegate { person: "p".into(), record: R1, text: text("t"), by: None },
        C::Confirm { task: TaskNo(1) },
        C::PutRight { task: TaskNo(1), text: text("t") },
        C::Chase { person: "p".into(), text: text("t") },
        C::TakeBack { task: TaskNo(1) },
        C::Log {
            title: text("a"),
            kind: WorkKind::Incident,
            service: "s".into(),
            text: text("t"),
            contact: None,
        },
        C::Log {
            title: text("a"),
            kind: WorkKind::Complaint,
            service: "s".into(),
            text: text("t"),
            contact: Some("c".into()),
        },
        C::Hold { record: R1, reason: HoldReason::AwaitingCustomer, text: text("t") },
        C::Resume { record: R1 },
        C::Say { contact: "c".into(), text: text("t"), chosen: None },
        C::Say { contact: "c".into(), text: text("t"), chosen: Some("m".into()) },
        C::HangUp { contact: "c".into() },
        C::Acknowledge { record: R1 },
        C::Set { record: R1, setting: Setting::Kind(WorkKind::DataBreach) },
        C::Set { record: R1, setting: Setting::Service("s".into()) },
        C::Set { record: R1, setting: Setting::Category("g".into()) },
        C::Set { record: R1, setting: Setting::Impact(Level::High) },
        C::Set { record: R1, setting: Setting::Urgency(Level::Low) },
        C::Override { record: R1, priority: Priority::P2, because: text("b") },
        C::Link { record: R1, contact: "c".into() },
        C::LinkRecord { parent: R1, child: RecordNo(2) },
        C::Assign { record: R1, part: Part::Owner, person: "p".into() },
        C::AssignRole { role: "r".into(), person: "p".into() },
        C::Investigate { check: "k".into() },
        C::Escalate { record: R1, to: "p".into(), route: Route::Functional, text: text("t") },
        C::Ask { approval: "a".into(), of: "p".into(), text: text("t") },
        C::Authorise { approval: "a".into(), because: text("b") },
        C::Decide {
            decision: "d".into(),
            option: "o".into(),
            because: text("b"),
            clause: Some("im-01".into()),
            sure: Some(80),
        },
        C::Declare { record: R1, because: text("b") },
        C::StandDown { record: R1, because: text("b") },
        C::Send {
            audience: "u".into(),
            channel: "n".into(),
            text: text("t"),
            next: Some(SimTime::from_ms(60_000)),
            using: Some("m".into()),
        },
        C::Note { record: R1, text: text("t") },
        C::Correct { entry: EntryNo(3), text: text("t") },
        C::CorrectPromise { entry: EntryNo(3), meant: Some(SimTime::from_ms(60_000)) },
        C::CorrectPromise { entry: EntryNo(3), meant: None },
        C::Apply { remedy: "y".into(), record: R1 },
        C::Verify { record: R1, check: "k".into() },
        C::Resolve { record: R1, how: Resolution::NoFault, text: text("t") },
        C::Close { record: R1, text: text("t") },
        C::Reopen { record: R1, because: text("b") },
        C::Reclassify { record: R1, kind: WorkKind::Complaint, because: text("b") },
        C::Set { record: R1, setting: Setting::Detail(Detail::Cause, text("t")) },
        C::Publish { record: R1 },
        C::Review { record: R1, text: text("t"), parts: ReviewParts::default() },
        C::Review { record: R1, text: text("t"), parts: parts() },
        C::Wait { length: SimSpan::minutes(1) },
        C::Skip,
        C::BreakOff,
        C::End,
    ]
}

fn events() -> Vec<Event> {
    use Event as E;
    let said = Said { next_update_at: Some(SimTime::from_ms(1)), effect: true, todo: false, scope: true };
    let at = SimTime::from_ms(60_000);
    vec![
        E::Started { variant: "v".into() },
        E::Ended { reason: EndReason::Trainee },
        E::Ended { reason: EndReason::TimeUp },
        E::Ended { reason: EndReason::FuelExhausted },
        E::ActBegun { command: Box::new(Command::Skip), until: at, breakable: true },
        E::ActDone,
        E::ActBroken,
        E::InjectFired { inject: "i".into() },
        E::InjectLapsed { inject: "i".into() },
        E::ContactArrived { contact: "c".into() },
        E::ContactLost { contact: "c".into() },
        E::ServiceChanged { service: "s".into(), status: Status::Degraded },
        E::CounterChanged { counter: "n".into(), value: -1 },
        E::DecisionPut { decision: "d".into() },
        E::DecisionLapsed { decision: "d".into() },
        E::ContactOpened { contact: "c".into() },
        E::FactLearned { fact: "f".into() },
        E::ContactAnswered { contact: "c".into(), text: text("t"), said, also: vec!["b".into()] },
        E::CalledOut { person: "p".into(), text: text("t"), by: None },
        E::CalledOut { person: "p".into(), text: text("t"), by: Some(text("Owen")) },
        E::Unanswered {
            person: "p".into(),
            name: text("Owen"),
            why: Absence::StaleNumber,
            next: Some(text("Priya")),
        },
        E::Unanswered { person: "p".into(), name: text("Priya"), why: Absence::Break, next: None },
        E::CameIn { person: "p".into(), name: text("Owen") },
        E::Delegated {
            task: TaskNo(1),
            person: "p".into(),
            record: R1,
            text: text("t"),
            which: Some("k".into()),
            by: Some(at),
        },
        E::ReadBack { task: TaskNo(1), person: "p".into(), which: None, right: true },
        E::ReadBackConfirmed { task: TaskNo(1), person: "p".into(), which: None, right: false },
        E::ReadBackMended { task: TaskNo(1), person: "p".into(), which: None, text: text("t"), needed: true },
        E::Chased { person: "p".into(), text: text("t") },
        E::ProgressTold { task: TaskNo(1), person: "p".into(), left: SimSpan::minutes(4) },
        E::TaskReported { task: TaskNo(1), person: "p".into(), which: None, right: false },
        E::TaskOverdue { task: TaskNo(1), person: "p".into(), which: None },
        E::TaskTakenBack { task: TaskNo(1), person: "p".into(), which: None },
        E::Whispered { person: "p".into(), text: text("t"), live: true, clear: true },
        E::SteppedIn { person: "p".into(), text: text("t"), needed: true, graceful: false },
        E::Relieved { person: "p".into(), text: text("t"), until: at },
        E::CoachingBegun { person: "p".into(), text: text("t") },
        E::Coached {
            person: "p".into(),
            contact: "c".into(),
            situation: true,
            behaviour: true,
            impact: false,
            questions: 2,
            agreed: true,
            words: 40,
            theirs: 60,
        },
        E::ColleagueMoved { person: "p".into(), figure: Figure::Skill, value: 60, deed: Deed::Coaching },
        E::Held { record: R1, reason: HoldReason::AwaitingSupplier, text: text("t"), asked: false },
        E::Resumed { record: R1 },
        E::Spoken { contact: "c".into(), text: text("t"), moves: vec!["m".into()], said },
        E::Heard { contact: "c".into(), utterance: Utterance::Reply { to: "m".into(), nth: 1 } },
        E::Heard { contact: "c".into(), utterance: Utterance::Beat("b".into()) },
        E::Heard { contact: "c".into(), utterance: Utterance::Quiet(2) },
        E::Heard { contact: "c".into(), utterance: Utterance::Otherwise(0) },
        E::MoodChanged { person: "p".into(), mood: 40 },
        E::TalkEnded { contact: "c".into(), by: Side::Them },
        E::CheckMade { check: "k".into(), result: 0, healthy: None },
        E::CheckMade { check: "k".into(), result: 1, healthy: Some(true) },
        E::RecordOpened {
            record: R1,
            title: text("a"),
            kind: WorkKind::Safety,
            service: "s".into(),
            text: text("t"),
            contact: None,
        },
        E::RecordOpened {
            record: R1,
            title: text("a"),
            kind: WorkKind::Complaint,
            service: "s".into(),
            text: text("t"),
            contact: Some("c".into()),
        },
        E::RecordAcknowledged { record: R1 },
        E::RecordSet { record: R1, setting: Setting::Impact(Level::Medium), correction: true },
        E::PrioritySet { record: R1, priority: Priority::P1, overridden: false, because: String::new() },
        E::ContactLinked { record: R1, contact: "c".into() },
        E::RecordLinked { parent: R1, child: RecordNo(2) },
        E::Assigned { record: R1, part: Part::Worker, person: "p".into() },
        E::RoleAssigned { role: "r".into(), person: "p".into() },
        E::Escalated { record: R1, to: "p".into(), route: Route::Hierarchical, text: text("t"), said },
        E::EscalationTaken { to: "p".into(), by: text("Owen"), text: text("t") },
        E::HandedBack { record: R1, from: "p".into(), by: text("Owen"), because: text("b") },
        E::EscalationUnanswered { record: R1, to: "p".into() },
        E::ApprovalAsked { approval: "a".into(), of: "p".into(), text: text("t") },
        E::ApprovalGiven { approval: "a".into() },
        E::ApprovalRefused { approval: "a".into() },
        E::Authorised { approval: "a".into(), because: text("b") },
        E::Decided { decision: "d".into(), option: "o".into(), because: text("b"), clause: None, sure: None },
        E::MajorDeclared { record: R1, because: text("b") },
        E::MajorStoodDown { record: R1, because: text("b") },
        E::MessageSent {
            audience: "u".into(),
            channel: "n".into(),
            text: text("t"),
            next: None,
            using: None,
            said: Said::default(),
            approved: true,
        },
        E::PromiseMade { audience: "u".into(), due_at: at, entry: EntryNo(3) },
        E::PromiseKept { audience: "u".into(), due_at: at },
        E::PromiseMissed { audience: "u".into(), due_at: at },
        E::CommitmentMade { person: "p".into(), due_at: at, entry: EntryNo(3) },
        E::CommitmentKept { person: "p".into(), due_at: at },
        E::CommitmentMissed { person: "p".into(), due_at: at },
        E::PromiseCorrected { entry: EntryNo(3), read: at, meant: None, moved: true },
        E::Noted { record: R1, text: text("t") },
        E::Corrected { entry: EntryNo(3), text: text("t") },
        E::RemedyApplied { remedy: "y".into(), record: R1, approved: false },
        E::Verified { record: R1, check: "k".into(), result: 0, healthy: true },
        E::Resolved { record: R1, how: Resolution::Workaround, text: text("t") },
        E::CloseWarned { record: R1, missing: vec![text("told")] },
        E::Closed { record: R1, missing: Vec::new(), text: text("t") },
        E::Reopened { record: R1, because: text("b") },
        E::Reclassified { record: R1, kind: WorkKind::Request, new: RecordNo(2), because: text("b") },
        E::Published { record: R1, kind: WorkKind::KnownError, service: "s".into() },
        E::Published { record: R1, kind: WorkKind::Article, service: "s".into() },
        E::Reviewed { record: R1, text: text("t"), parts: ReviewParts::default() },
        E::Reviewed { record: R1, text: text("t"), parts: parts() },
        E::ClockWarned {
            record: None,
            case: Some("c".into()),
            clock: ClockKind::Response,
            basis: Basis::True,
            percent: 50,
        },
        E::ClockWarned {
            record: Some(R1),
            case: None,
            clock: ClockKind::Resolution,
            basis: Basis::Set,
            percent: 100,
        },
    ]
}

fn encoded() -> String {
    let mut out = String::from("# Commands, as a session file writes them\n");
    for command in commands() {
        out += &(serde_json::to_string(&command).unwrap() + "\n");
    }
    out += "\n# Entries, as an outcome digests them\n";
    let causes =
        [Cause::Start, Cause::Input(4), Cause::Inject("i".into()), Cause::Question("d".into()), Cause::Clock];
    for (n, event) in events().into_iter().enumerate() {
        let cause = causes[n % causes.len()].clone();
        let entry = Entry { no: EntryNo(n as u32), at: SimTime::from_ms(n as u64), cause, event };
        out += &(serde_json::to_string(&entry).unwrap() + "\n");
    }
    out
}

#[test]
fn commands_and_events_are_encoded_as_before() {
    let path = format!("{}/tests/contract.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, encoded()).unwrap();
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    for (now, before) in encoded().lines().zip(before.lines()) {
        assert_eq!(
            now, before,
            "the contract changed: if it is meant, say so in CHANGELOG.md and set MUSTER_BLESS=1"
        );
    }
    assert_eq!(encoded().lines().count(), before.lines().count(), "set MUSTER_BLESS=1");
}

#[test]
fn the_golden_holds_every_command_and_every_verb() {
    for (word, _) in COMMANDS {
        assert!(commands().iter().any(|c| c.word() == *word), "no sample of `{word}`");
    }
    for verb in Verb::ALL {
        assert!(events().iter().any(|e| e.verb() == Some(*verb)), "no sample of `{}`", verb.word());
    }
}

#[test]
fn commands_read_back_what_they_write() {
    for command in commands() {
        let written = serde_json::to_string(&command).unwrap();
        assert_eq!(serde_json::from_str::<Command>(&written).unwrap(), command, "{written}");
    }
    assert!(serde_json::from_str::<Command>(r#"{"open":{"contact":"c","more":1}}"#).is_err());
}
