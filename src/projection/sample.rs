//! A small drill, built by hand, for the tests of everything that shows a play.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::act::{Command, Setting};
use crate::engine::{Drill, Play};
use crate::ids::RecordNo;
use crate::lane::Lane;
use crate::policy::calendar::ShiftStart;
use crate::policy::work::{Domain, Level, Priority, Resolution, Status, WorkKind};
use crate::policy::{
    Audience, Band, Calendar, Category, Channel, Clause, Costs, Matrix, Overreach, Policy, Publishing, Role,
    Service, Target, Team,
};
use crate::scenario::board::*;
use crate::scenario::choice::*;
use crate::scenario::floor::Floor;
use crate::scenario::inject::*;
use crate::scenario::message::Terms;
use crate::scenario::plot::*;
use crate::scenario::rubric::*;
use crate::scenario::{Atom, AtomIx, Condition, Pattern};
use crate::text::Lexicon;
use crate::time::{ClockTime, SimSpan, SimTime};

fn s(text: &str) -> Arc<str> {
    Arc::from(text)
}

fn at(minutes: u64) -> SimTime {
    SimTime::START + SimSpan::minutes(minutes)
}

/// A desk with two services, a team and three readers.
pub(crate) fn policy() -> Policy {
    let target = |priority, ack, resolve, business_hours| Target {
        priority,
        acknowledge: SimSpan::minutes(ack),
        first_notice: (priority == Priority::P1).then_some(SimSpan::minutes(20)),
        update_external: Some(SimSpan::minutes(15)),
        update_internal: Some(SimSpan::minutes(15)),
        resolve: SimSpan::minutes(resolve),
        business_hours,
    };
    use Priority::{P1, P2, P3, P4, P5};
    Policy {
        id: s("sample"),
        version: s("1.0.0"),
        title: s("A sample organisation"),
        calendar: Calendar { hours: [Some((480, 1_200)); 7], holidays: Vec::new() },
        clauses: vec![
            Clause { id: "im-04".into(), title: s("Logging"), text: s("Log at once.") },
            Clause { id: "im-05".into(), title: s("Declaring"), text: s("Declare on three reports.") },
        ],
        services: vec![
            Service { id: "voice".into(), name: s("Inbound voice, Hollin"), client: s("Larkfield") },
            Service { id: "chat".into(), name: s("Web chat"), client: s("Larkfield") },
        ],
        categories: vec![Category { id: "telephony-trunk".into(), name: s("Telephony / trunk") }],
        teams: vec![Team {
            id: "telephony".into(),
            name: s("Telephony team"),
            about: s("queues and trunks"),
            rota: vec![],
        }],
        matrix: Matrix([[P1, P2, P3], [P2, P3, P4], [P3, P4, P5]]),
        targets: [
            target(P1, 5, 120, false),
            target(P2, 15, 240, false),
            target(P3, 60, 480, true),
            target(P4, 120, 900, true),
            target(P5, 240, 1_800, true),
        ],
        costs: Costs {
            acts: vec![(s("log"), SimSpan::minutes(1)), (s("call"), SimSpan::minutes(2))],
            breakable: vec![],
            per_words: SimSpan::minutes(1),
            words: 40,
            known: 100,
        },
        audiences: vec![
            Audience { id: "customers".into(), name: s("Affected customers"), lane: Lane::Public },
            Audience { id: "floor".into(), name: s("The floor"), lane: Lane::Floor },
        ],
        channels: vec![
            Channel {
                id: "ivr".into(),
                name: s("recorded message"),
                audiences: vec!["customers".into()],
                cost: SimSpan::minutes(1),
            },
            Channel {
                id: "team-chat".into(),
                name: s("team chat"),
                audiences: vec!["floor".into()],
                cost: SimSpan::ZERO,
            },
        ],
        triggers: vec![],
        overreach: Overreach::default(),
        publishing: Publishing::default(),
        roles: vec![Role { id: "scribe".into(), name: s("Scribe"), does: s("keeps the log") }],
        gate: vec![],
        weights: vec![(Domain::Escalation, 60), (Domain::Documentation, 40)],
        bands: vec![Band { from: 65, name: s("Secure in simulation") }, Band { from: 0, name: s("Not yet") }],
        numbering: vec![(WorkKind::Incident, s("INC"), 1_042)],
        rules: Vec::new(),
    }
}

fn contact(id: &str, from: &str, channel: ContactChannel, subject: &str, text: &str) -> Contact {
    Contact {
        id: id.into(),
        from: from.into(),
        channel,
        subject: s(subject),
        text: s(text),
        wants_answer: true,
        patience: None,
        tells: Vec::new(),
    }
}

fn inject(id: &str, minute: u64, contact: Option<Contact>, effects: Vec<Effect>) -> Inject {
    Inject {
        id: id.into(),
        trigger: Trigger::At { at: at(minute), jitter: SimSpan::ZERO },
        after: (SimSpan::ZERO, SimSpan::ZERO),
        only_if: None,
        contact,
        effects,
    }
}

fn person(id: &str, name: &str, role: &str) -> Person {
    Person { id: id.into(), name: s(name), role: s(role), about: s(""), lane: Lane::Customer, mood: None }
}

fn atom(verb: crate::act::Verb, wants: &[(&'static str, &str)]) -> Atom {
    let wants = wants.iter().map(|(key, value)| (*key, s(value))).collect();
    Atom { pattern: Pattern { verb, wants }, guard: None }
}

fn item(id: &str, domain: Domain, points: u32, what: &str, atom: u16) -> Item {
    Item {
        id: id.into(),
        domain,
        points,
        what: s(what),
        good: s("Done at 10:05, with the reason."),
        clause: "im-05".into(),
        seeds: vec![s("S47")],
        in_play: InPlay::At(SimTime::START),
        prevented_by: None,
        need: None,
        rule: Rule::Obligation {
            done: Condition::Seen(AtomIx(atom)),
            since: None,
            due: SimSpan::minutes(5),
            late: SimSpan::minutes(10),
        },
    }
}

/// A short story: a report at 0, a ringing phone at 2, a question at once, the service back at 15.
pub(crate) fn plot() -> Plot {
    let mut rings = contact(
        "ruth-rings",
        "ruth-calder",
        ContactChannel::Phone,
        "Ruth Calder, Larkfield",
        "Are you answering phones or not?",
    );
    rings.patience = Some(SimSpan::minutes(3));
    Plot {
        brief: Brief {
            summary: s("The phones go silent."),
            kind: s("service outage"),
            level: s("junior"),
            role: s("Shift lead"),
            minutes: 8,
            text: s("It is Tuesday."),
            may: vec![s("declare")],
            first_step: vec![],
            key: s("author"),
        },
        starts: ShiftStart {
            date: "2026-03-10".parse().expect("a date"),
            clock: ClockTime::parse("10:02").expect("a time"),
        },
        ends_at: at(60),
        cases: vec![Case {
            id: "silence".into(),
            what: s("Calls arrive silent"),
            contacts: vec![],
            kind: WorkKind::Incident,
            service: "voice".into(),
            category: "telephony-trunk".into(),
            impact: Level::High,
            urgency: Level::High,
            priority: Priority::P1,
            begins: InPlay::At(SimTime::START),
            aware: None,
            sector: None,
        }],
        services: BTreeMap::from([("voice".into(), Status::Down), ("chat".into(), Status::Ok)]),
        counters: BTreeMap::new(),
        facts: vec![Fact {
            id: "silent".into(),
            text: s("Calls go silent"),
            true_from: SimTime::START,
            known_by: vec![],
        }],
        people: vec![
            person("imran", "Imran Qureshi", "Agent, bay 4"),
            person("ruth-calder", "Ruth Calder", "Client manager, Larkfield"),
        ],
        injects: vec![
            inject(
                "imran-reports",
                0,
                Some(contact(
                    "imran-reports",
                    "imran",
                    ContactChannel::WalkUp,
                    "Imran Qureshi is at your desk",
                    "Mine went at two minutes past.",
                )),
                vec![],
            ),
            inject("ruth-rings", 2, Some(rings), vec![]),
            inject("back", 15, None, vec![Effect::Service("voice".into(), Status::Ok)]),
        ],
        colleagues: vec![],
        tasks: vec![],
        presences: vec![],
        talks: vec![],
        takings: vec![],
        checks: vec![Check {
            id: "test-call".into(),
            label: s("Place a test call"),
            takes: SimSpan::minutes(1),
            breakable: true,
            results: vec![CheckResult {
                only_if: None,
                text: s("Silence."),
                tells: vec!["silent".into()],
                healthy: Some(false),
            }],
        }],
        decisions: vec![Decision {
            id: "report-five".into(),
            ask: s("A fifth report. What now?"),
            opens: Condition::Always,
            closes: None,
            options: vec![
                Choice {
                    id: "declare".into(),
                    text: s("Declare on what we have"),
                    credit: 100,
                    why: s("Time."),
                },
                Choice { id: "wait".into(), text: s("Wait for proof"), credit: 0, why: s("It costs.") },
            ],
            clauses: vec!["im-05".into()],
        }],
        approvals: vec![Approval {
            id: "failover".into(),
            label: s("Fail over to the second carrier"),
            by: vec!["telephony".into()],
            trainee_may: false,
            known: Condition::Always,
            covers: vec![],
        }],
        remedies: vec![Remedy {
            id: "failover".into(),
            label: s("Tell telephony to fail over"),
            kind: Resolution::Workaround,
            needs: Some("failover".into()),
            offered: Condition::Always,
            takes: SimSpan::minutes(1),
        }],
        floor: Floor::default(),
        gauges: vec![Gauge {
            id: "waiting".into(),
            label: s("Waiting (phone)"),
            unit: s(""),
            source: Source::Drawn(vec![
                Course { from: None, points: vec![(SimSpan::ZERO, 6), (SimSpan::minutes(2), 0)] },
                Course {
                    from: Some(AtomIx(2)),
                    points: vec![(SimSpan::minutes(1), 22), (SimSpan::minutes(15), 4)],
                },
            ]),
        }],
        messages: vec![],
        terms: Terms::default(),
        domains: Vec::new(),
        needs: vec![],
        exempts: vec![],
        items: vec![
            item("declare-major", Domain::Escalation, 6_000, "Declare a major incident", 0),
            item("log-it", Domain::Documentation, 4_000, "Log the incident", 1),
        ],
        penalties: vec![],
        flags: vec![],
        scripts: vec![],
        atoms: vec![
            atom(crate::act::Verb::Declare, &[]),
            atom(crate::act::Verb::Log, &[]),
            atom(crate::act::Verb::Service, &[("service", "voice"), ("status", "ok")]),
        ],
    }
}

/// The drill.
pub(crate) fn drill() -> Arc<Drill> {
    let variant = Variant { id: "only".into(), title: s("The only one"), weight: 1, plot: Arc::new(plot()) };
    let scenario =
        Scenario { id: "sample".into(), version: s("1.0.0"), title: s("A sample"), variants: vec![variant] };
    Arc::new(Drill::new(scenario, policy(), Lexicon::default()))
}

/// The drill, begun.
pub(crate) fn play(seed: u64) -> Play {
    Play::begin(&drill(), &"only".into(), seed).expect("there is such a variant")
}

/// Does it and lets the time it takes go by.
pub(crate) fn act(play: &mut Play, command: Command) {
    play.submit(play.now(), command).expect("it is allowed");
    if let Some(busy) = &play.state().busy {
        play.advance_to(busy.until);
    }
}

/// Listens, logs, classifies, takes and declares: what most tests begin from.
pub(crate) fn busy_morning(play: &mut Play) {
    let record = RecordNo(1);
    act(play, Command::Open { contact: "imran-reports".into() });
    act(
        play,
        Command::Log {
            title: "Calls go silent".to_owned(),
            kind: WorkKind::Incident,
            service: "voice".into(),
            text: "Three agents, connect then nothing.".to_owned(),
            contact: None,
        },
    );
    act(play, Command::Set { record, setting: Setting::Impact(Level::High) });
    act(play, Command::Set { record, setting: Setting::Urgency(Level::High) });
    act(play, Command::Acknowledge { record });
    act(play, Command::Declare { record, because: "Three reports in three minutes.".to_owned() });
}
