//! Every name there is in a story and its policy, by kind: what conditions, scripts and fields are checked against.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Late, Problems, Span, Words, nearest, suggest, told};
use crate::limits;
use crate::policy::Policy;
use crate::scenario::place::short;
use crate::scenario::plot::Plot;
use crate::time::{ClockTime, SimSpan, SimTime};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $label:literal,)*) => {
        /// A kind of thing that has a name.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Kind] = &[$(Kind::$name,)*];

            /// What one is called.
            pub const fn label(self) -> &'static str {
                match self { $(Kind::$name => $label,)* }
            }
        }
    };
}

kinds! {
    /// Something the world does.
    Inject = "inject",
    /// Something in the inbox: an inject with a text.
    Contact = "contact",
    /// A piece of work as it truly is.
    Case = "case",
    /// Something that can be known.
    Fact = "fact",
    /// A person of the story or a team of the policy.
    Person = "person or team",
    /// A person whose composure, skill and trust are kept.
    Colleague = "colleague",
    /// Something a colleague can be asked to do.
    Task = "task",
    /// Something that can be said in a conversation.
    Move = "move",
    /// Something somebody says of their own accord.
    Beat = "beat",
    /// Something to look into.
    Check = "check",
    /// A question the drill puts.
    Decision = "decision",
    /// An answer to a decision.
    Choice = "option",
    /// Something that needs a yes.
    Approval = "approval",
    /// A fix or a workaround.
    Remedy = "remedy",
    /// A text in the file.
    Message = "message",
    /// An author's number.
    Counter = "counter",
    /// A figure on the wallboard.
    Gauge = "gauge",
    /// A line of the floor.
    Line = "line",
    /// What brings more people than usual.
    Surge = "surge",
    /// A line of the marks.
    Item = "item",
    /// A line that costs marks.
    Penalty = "penalty",
    /// A trigger of the policy that the story meets.
    Need = "need",
    /// Passing on that costs nothing.
    Exempt = "exemption",
    /// How a desk takes what is passed to it.
    Taking = "taking",
    /// A red flag.
    Flag = "flag",
    /// A list of steps.
    Script = "script",
    /// A way the story can go.
    Variant = "variant",
    /// A service of the policy.
    Service = "service",
    /// A branch of the policy's taxonomy.
    Category = "category",
    /// A group of readers.
    Audience = "audience",
    /// A way to reach them.
    Channel = "channel",
    /// A clause of the policy.
    Clause = "clause",
    /// A role in a major incident.
    Role = "role",
    /// A part of the closure gate.
    Gate = "part of the closure gate",
    /// An escalation trigger of the policy.
    Trigger = "escalation trigger",
}

/// The name by which a file speaks of the trainee.
pub const TRAINEE: &str = "you";

/// All names, with the little more that reading needs to know about some of them.
#[derive(Clone, Debug)]
pub struct Names {
    by: BTreeMap<Kind, BTreeSet<Arc<str>>>,
    options: BTreeSet<(Arc<str>, Arc<str>)>,
    texts: BTreeMap<Arc<str>, Arc<str>>,
    /// The line of each move, by its conversation and its name.
    moves: BTreeMap<(Arc<str>, Arc<str>), Arc<str>>,
    /// The time of day at which the shift begins, so that `10:12` means something.
    pub starts: ClockTime,
    /// The end of the shift.
    pub ends_at: SimTime,
    /// The variant that is read, for `only VARIANT,` in scripts.
    pub variant: Arc<str>,
    /// Whether these are what a trainee has met: then what is said of a wrong name is said to a player, not to an author.
    met: bool,
}

impl Names {
    /// The names of a policy.
    pub fn of_policy(policy: &Policy) -> Names {
        let mut names = Names {
            by: BTreeMap::new(),
            options: BTreeSet::new(),
            texts: BTreeMap::new(),
            moves: BTreeMap::new(),
            starts: ClockTime { minutes: 0 },
            ends_at: SimTime::NEVER,
            variant: Arc::from(""),
            met: false,
        };
        policy.services.iter().for_each(|x| names.add(Kind::Service, x.id.as_str()));
        policy.categories.iter().for_each(|x| names.add(Kind::Category, x.id.as_str()));
        policy.teams.iter().for_each(|x| names.add(Kind::Person, x.id.as_str()));
        policy.audiences.iter().for_each(|x| names.add(Kind::Audience, x.id.as_str()));
        policy.channels.iter().for_each(|x| names.add(Kind::Channel, x.id.as_str()));
        policy.clauses.iter().for_each(|x| names.add(Kind::Clause, x.id.as_str()));
        policy.roles.iter().for_each(|x| names.add(Kind::Role, x.id.as_str()));
        policy.gate.iter().for_each(|x| names.add(Kind::Gate, &x.id));
        policy.triggers.iter().for_each(|x| names.add(Kind::Trigger, &x.code));
        names
    }

    /// The names of a story and its policy. `variant` is the one being played, `variants` are all there are.
    pub fn of<'a>(
        plot: &Plot,
        policy: &Policy,
        variant: &str,
        variants: impl IntoIterator<Item = &'a str>,
    ) -> Names {
        let mut names = Names::of_policy(policy);
        names.starts = plot.starts.clock;
        names.ends_at = plot.ends_at;
        names.variant = Arc::from(variant);
        variants.into_iter().for_each(|id| names.add(Kind::Variant, id));
        for inject in &plot.injects {
            names.add(Kind::Inject, inject.id.as_str());
            if inject.contact.is_some() {
                names.add(Kind::Contact, inject.id.as_str());
            }
        }
        plot.cases.iter().for_each(|x| names.add(Kind::Case, x.id.as_str()));
        plot.facts.iter().for_each(|x| names.add(Kind::Fact, x.id.as_str()));
        plot.people.iter().for_each(|x| names.add(Kind::Person, x.id.as_str()));
        plot.colleagues.iter().for_each(|x| names.add(Kind::Colleague, x.id.as_str()));
        plot.tasks.iter().for_each(|x| names.add(Kind::Task, x.id.as_str()));
        for talk in &plot.talks {
            for a_move in &talk.moves {
                let line = a_move.say.clone().unwrap_or_else(|| Arc::from(""));
                names.add_move(talk.id.as_str(), a_move.id.as_str(), &line);
            }
            talk.beats.iter().for_each(|beat| names.add(Kind::Beat, beat.id.as_str()));
        }
        plot.checks.iter().for_each(|x| names.add(Kind::Check, x.id.as_str()));
        for decision in &plot.decisions {
            names.add(Kind::Decision, decision.id.as_str());
            for option in &decision.options {
                names.add_option(decision.id.as_str(), option.id.as_str());
            }
        }
        plot.approvals.iter().for_each(|x| names.add(Kind::Approval, x.id.as_str()));
        plot.remedies.iter().for_each(|x| names.add(Kind::Remedy, x.id.as_str()));
        plot.messages.iter().for_each(|x| names.add_message(x.id.as_str(), &x.text));
        plot.counters.keys().for_each(|x| names.add(Kind::Counter, x.as_str()));
        plot.gauges.iter().for_each(|x| names.add(Kind::Gauge, x.id.as_str()));
        plot.floor.lines.iter().for_each(|x| names.add(Kind::Line, x.id.as_str()));
        plot.flags.iter().for_each(|x| names.add(Kind::Flag, x.id.as_str()));
        names
    }

    /// Adds a name.
    pub fn add(&mut self, kind: Kind, name: &str) {
        self.by.entry(kind).or_default().insert(Arc::from(name));
    }

    /// Adds an answer to a decision.
    pub fn add_option(&mut self, decision: &str, option: &str) {
        self.add(Kind::Choice, option);
        self.options.insert((Arc::from(decision), Arc::from(option)));
    }

    /// Adds a message with its text.
    pub fn add_message(&mut self, id: &str, text: &Arc<str>) {
        self.add(Kind::Message, id);
        self.texts.insert(Arc::from(id), text.clone());
    }

    /// Adds a move of a conversation with its line, empty if it has none.
    pub fn add_move(&mut self, talk: &str, id: &str, line: &Arc<str>) {
        self.add(Kind::Move, id);
        self.moves.insert((Arc::from(talk), Arc::from(id)), line.clone());
    }

    /// The line of a move of that conversation; empty if it takes one's own words.
    pub fn line(&self, talk: &str, id: &str) -> Option<&Arc<str>> {
        self.moves.get(&(Arc::from(talk), Arc::from(id)))
    }

    /// The text of a message.
    pub fn message(&self, id: &str) -> Option<&Arc<str>> {
        self.texts.get(id)
    }

    /// Leaves only these names of a kind: what a trainee has met, so that a mistyped word does not tell the story.
    pub fn only<'a>(&mut self, kind: Kind, names: impl IntoIterator<Item = &'a str>) {
        self.by.insert(kind, names.into_iter().map(Arc::from).collect());
        self.met = true;
    }

    /// Whether there is such a thing.
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        self.by.get(&kind).is_some_and(|all| all.contains(name))
    }

    /// The names of a kind.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &str> + Clone {
        self.by.get(&kind).into_iter().flatten().map(|name| &**name)
    }

    /// Whether there is such a thing; says so where there is not.
    pub fn check(&self, kind: Kind, name: &str, span: Span, problems: &mut Problems) -> bool {
        if self.has(kind, name) {
            return true;
        }
        // Those that are dropped are not put together.
        let dropped = problems.dropped() > 0;
        let mend = Late(|| if dropped { String::new() } else { self.mend(kind, name) });
        problems.error(
            "unknown-name",
            span,
            format_args!("there is no {} `{}`", kind.label(), short(name)),
            mend,
        );
        false
    }

    /// As [`check`](Names::check), and the trainee is allowed too.
    pub fn check_holder(&self, name: &str, span: Span, problems: &mut Problems) -> bool {
        name == TRAINEE || self.check(Kind::Person, name, span, problems)
    }

    /// Whether that decision has that option; says so where it has not.
    pub fn check_option(&self, decision: &str, option: &str, span: Span, problems: &mut Problems) -> bool {
        if self.options.contains(&(Arc::from(decision), Arc::from(option))) {
            return true;
        }
        let of: Vec<&str> =
            self.options.iter().filter(|(d, _)| &**d == decision).map(|(_, option)| &**option).collect();
        problems.error(
            "unknown-name",
            span,
            format_args!("the decision `{}` has no option `{}`", short(decision), short(option)),
            suggest(option, of),
        );
        false
    }

    fn mend(&self, kind: Kind, name: &str) -> String {
        if kind == Kind::Person && !self.met && self.has(Kind::Colleague, name) {
            return "add a `[[person]]` of that id: a `[[colleague]]` says more of somebody who is there"
                .to_owned();
        }
        if let Some(near) = nearest(name, self.all(kind)) {
            return format!("did you mean `{near}`?");
        }
        if self.met && self.all(kind).next().is_none() {
            return "nothing of that kind has come up".to_owned();
        }
        let other = Kind::ALL.iter().find(|other| **other != kind && self.has(**other, name));
        match other {
            Some(Kind::Inject) if kind == Kind::Contact => {
                format!("the inject `{name}` has no text, so nothing reaches the inbox; give it one")
            }
            Some(Kind::Person) if kind == Kind::Colleague && !self.met => {
                format!("add a `[[colleague]]` of that id: of `{name}` it is not kept how they are")
            }
            Some(other) => {
                format!(
                    "`{name}` is a name of another kind ({}); {}",
                    other.label(),
                    suggest(name, self.all(kind)).words()
                )
            }
            None => suggest(name, self.all(kind)).words(),
        }
    }

    /// Reads an instant: a length from the start (`12m`) or a time of day (`10:12`).
    ///
    /// # Errors
    /// What is wrong with it, and how to mend it.
    pub fn time(&self, text: &str) -> Result<SimTime, (String, String)> {
        self.time_until(text, self.ends_at)
    }

    /// Reads an instant that may lie after the shift, as a promised time may: up to twelve hours ahead.
    ///
    /// # Errors
    /// As [`time`](Names::time).
    pub fn promised_time(&self, text: &str) -> Result<SimTime, (String, String)> {
        self.time_until(text, SimTime::from_ms(limits::DRILL_MS))
    }

    fn time_until(&self, text: &str, last: SimTime) -> Result<SimTime, (String, String)> {
        if text.contains(':') {
            let clock =
                ClockTime::parse(text).map_err(|what| (what, told("use 24 hours and two digits each")))?;
            let at = self.starts.sim_of(clock).unwrap_or(SimTime::NEVER);
            if at > last {
                return Err((
                    told(format_args!("{text} is not within the shift")),
                    told(format_args!(
                        "the shift runs from {} to {}",
                        self.starts.at(SimTime::START),
                        self.starts.at(last.min(SimTime::from_ms(limits::DRILL_MS)))
                    )),
                ));
            }
            return Ok(at);
        }
        match SimSpan::parse(text) {
            Ok(span) => Ok(SimTime::START + span),
            Err(_) => Err((
                told(Late(|| match text.contains("..") {
                    true => format!("`{}` is a range, and one time is wanted here", short(text)),
                    false => format!("`{}` is not a time", short(text)),
                })),
                told(Late(|| not_a_time(text))),
            )),
        }
    }
}

/// How to write one time. Lengths may be ranges, so authors try one for the `at` of an inject.
fn not_a_time(text: &str) -> String {
    let ends =
        text.split_once("..").map(|(low, high)| (SimSpan::parse(low.trim()), SimSpan::parse(high.trim())));
    match ends {
        Some((Ok(low), Ok(high))) if low < high => {
            let (middle, half) = ((low.ms() + high.ms()) / 2, (high.ms() - low.ms()) / 2);
            let (middle, half) = (SimSpan::from_ms(middle), SimSpan::from_ms(half));
            format!(
                "ranges are for lengths; an inject has one time, which `jitter` moves: `at = \"{middle}\"`, `jitter = \"{half}\"`"
            )
        }
        Some(_) => {
            "ranges are for lengths; an inject has one time, which `jitter` moves either way".to_owned()
        }
        None => "write a length from the start (90s, 5m, 1h30m) or a time of day (10:05)".to_owned(),
    }
}
