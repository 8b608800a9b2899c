//! The story of one variant, ready to play: every name resolved, every condition compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::board::Gauge;
use super::choice::{Approval, Check, Decision, Remedy};
use super::colleague::{Colleague, Presence, Task};
use super::condition::{Atom, AtomIx};
use super::floor::Floor;
use super::inject::{Contact, Effect, Inject};
use super::message::{Message, Terms};
use super::need::{Exempt, Need};
use super::rubric::{Flag, InPlay, Item, Penalty, Rule};
use super::script::Script;
use super::taking::Taking;
use super::talk::Talk;
use crate::act::Verb;
use crate::ids::{
    CaseId, CategoryId, ContactId, CounterId, FactId, PersonId, ScenarioId, ServiceId, TaskId, VariantId,
};
use crate::lane::Lane;
use crate::policy::calendar::ShiftStart;
use crate::policy::work::{Domain, Level, Priority, Status, WorkKind};
use crate::time::SimTime;

/// A scenario: what is said about it, and its plots.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// `dead-air`.
    pub id: ScenarioId,
    /// `1.0.0`.
    pub version: Arc<str>,
    /// "Dead Air".
    pub title: Arc<str>,
    /// The variants in file order; there is at least one.
    pub variants: Vec<Variant>,
}

/// One way the story can go.
#[derive(Clone, Debug)]
pub struct Variant {
    /// `board-lies`.
    pub id: VariantId,
    /// A title for coaches and authors; a trainee sees it only after the run.
    pub title: Arc<str>,
    /// How often it is dealt, relative to the others.
    pub weight: u32,
    /// The story.
    pub plot: Arc<Plot>,
}

/// The story of one variant.
#[derive(Clone, Debug)]
pub struct Plot {
    /// What is said before the shift.
    pub brief: Brief,
    /// What the drill's time 0 stands for.
    pub starts: ShiftStart,
    /// When the shift is over.
    pub ends_at: SimTime,
    /// The work there truly is, for the marks; there is at least one, and the first is what the drill turns on.
    pub cases: Vec<Case>,
    /// Services as the shift begins.
    pub services: BTreeMap<ServiceId, Status>,
    /// Author's numbers as the shift begins.
    pub counters: BTreeMap<CounterId, i64>,
    /// What can be known.
    pub facts: Vec<Fact>,
    /// Who can be dealt with, the policy's teams not included.
    pub people: Vec<Person>,
    /// Of these it is kept how they are.
    pub colleagues: Vec<Colleague>,
    /// What colleagues can be asked to do.
    pub tasks: Vec<Task>,
    /// When people cannot be reached, in file order.
    pub presences: Vec<Presence>,
    /// What the world does, in file order.
    pub injects: Vec<Inject>,
    /// Conversations, by the contacts that begin them.
    pub talks: Vec<Talk>,
    /// How desks take what is passed to them, where not as their rota says.
    pub takings: Vec<Taking>,
    /// What can be looked into.
    pub checks: Vec<Check>,
    /// What the drill asks.
    pub decisions: Vec<Decision>,
    /// What needs a yes.
    pub approvals: Vec<Approval>,
    /// Fixes and workarounds.
    pub remedies: Vec<Remedy>,
    /// The floor behind the story.
    pub floor: Floor,
    /// Figures on the wallboard.
    pub gauges: Vec<Gauge>,
    /// Templates a trainee may begin from, and models shown afterwards.
    pub messages: Vec<Message>,
    /// Words by which texts are read.
    pub terms: Terms,
    /// The domains something can be earned in: all that a drill which is only played knows of its rubric.
    pub domains: Vec<Domain>,
    /// When work must truly be passed on; empty in a drill that is only played, as is all that follows.
    pub needs: Vec<Need>,
    /// Passing on that costs nothing.
    pub exempts: Vec<Exempt>,
    /// The rubric, empty in a drill that is only played ([`Played`](super::Played)): their points sum to 10,000 basis points.
    pub items: Vec<Item>,
    /// What costs marks.
    pub penalties: Vec<Penalty>,
    /// What caps the band.
    pub flags: Vec<Flag>,
    /// Scripts: the witness, the failures.
    pub scripts: Vec<Script>,
    /// Everything conditions look for, by [`AtomIx`]. A guard speaks only of atoms with smaller numbers.
    pub atoms: Vec<Atom>,
}

/// What is said before the shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brief {
    /// One sentence for the catalogue.
    pub summary: Arc<str>,
    /// What kind of drill: "service outage".
    pub kind: Arc<str>,
    /// `junior`, `mid`, `senior`.
    pub level: Arc<str>,
    /// Who the trainee is.
    pub role: Arc<str>,
    /// How long a play takes, in minutes of real time, roughly.
    pub minutes: u32,
    /// The briefing.
    pub text: Arc<str>,
    /// What the trainee may decide alone.
    pub may: Vec<Arc<str>>,
    /// Whom the trainee may always ask; empty: whom the policy names.
    pub first_step: Vec<PersonId>,
    /// Who agreed the key: `author` or `panel(5)`.
    pub key: Arc<str>,
}

/// A piece of work as it truly is: what a record of it should say. One contact may bring several.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its name.
    pub id: CaseId,
    /// What it is, in a few words, for the debrief.
    pub what: Arc<str>,
    /// The kind of work it is.
    pub kind: WorkKind,
    /// The service.
    pub service: ServiceId,
    /// The right branch of the taxonomy.
    pub category: CategoryId,
    /// Who brings it. A record tied to one of these is a record of this case.
    pub contacts: Vec<ContactId>,
    /// The impact.
    pub impact: Level,
    /// The urgency.
    pub urgency: Level,
    /// The priority these give: duties follow it.
    pub priority: Priority,
    /// When the duty clocks truly start: only by the clock or the seed.
    pub begins: InPlay,
    /// By what anybody reasonable would know of it: from its first happening the clock of a breach runs.
    pub aware: Option<AtomIx>,
    /// The sector whose rules hold, such as `telecoms`.
    pub sector: Option<Arc<str>>,
}

/// Something that can be known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Its name.
    pub id: FactId,
    /// What it is, as a neutral sentence.
    pub text: Arc<str>,
    /// Since when it is true.
    pub true_from: SimTime,
    /// Who could have said so, and since when.
    pub known_by: Vec<(PersonId, SimTime)>,
}

/// Someone the trainee can deal with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// Their name in files.
    pub id: PersonId,
    /// "Ruth Calder".
    pub name: Arc<str>,
    /// "Client manager, Larkfield".
    pub role: Arc<str>,
    /// A few words on who they are.
    pub about: Arc<str>,
    /// On which side they stand: how what is said to them is read.
    pub lane: Lane,
    /// How upset they are at the start, from 0 to 100, if a mood of theirs is kept.
    pub mood: Option<i64>,
}

impl Plot {
    /// What the drill turns on: the first of its cases.
    ///
    /// # Panics
    /// Never: a plot is read only with a case.
    pub fn main_case(&self) -> &Case {
        &self.cases[0]
    }

    /// The case of that name.
    pub fn case(&self, id: &str) -> Option<&Case> {
        self.cases.iter().find(|x| x.id.as_str() == id)
    }

    /// The inject of that name with its number.
    pub fn inject(&self, id: &str) -> Option<(usize, &Inject)> {
        self.injects.iter().enumerate().find(|(_, x)| x.id.as_str() == id)
    }

    /// The contact of that name.
    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.inject(id)?.1.contact.as_ref()
    }

    /// Whom a contact is from.
    pub fn sender(&self, contact: &ContactId) -> Option<&PersonId> {
        self.contact(contact.as_str()).map(|contact| &contact.from)
    }

    /// On which side whoever a contact is from stands; a customer, where nobody is known.
    pub fn lane_of_sender(&self, contact: &ContactId) -> Lane {
        self.sender(contact).map_or(Lane::Customer, |from| self.lane_of(from))
    }

    /// The conversation that a contact begins.
    pub fn talk(&self, contact: &str) -> Option<&Talk> {
        self.talks.iter().find(|x| x.id.as_str() == contact)
    }

    /// Everything that the story can change: the effects of injects, moves and beats.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        let told = self.injects.iter().flat_map(|inject| &inject.effects);
        let said = self.talks.iter().flat_map(Talk::effects);
        told.chain(said).chain(self.tasks.iter().flat_map(|task| &task.effects))
    }

    /// The check of that name.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|x| x.id.as_str() == id)
    }

    /// What that result of a check, by its number, says of the service: healthy, not healthy, or nothing.
    pub fn verdict(&self, check: &str, result: u32) -> Option<bool> {
        self.check(check)?.results.get(usize::try_from(result).ok()?)?.healthy
    }

    /// The decision of that name.
    pub fn decision(&self, id: &str) -> Option<&Decision> {
        self.decisions.iter().find(|x| x.id.as_str() == id)
    }

    /// What a line of the marks asks to be known: the facts that its conditions name, and what guards them.
    pub fn facts_asked(&self, item: &Item) -> BTreeSet<FactId> {
        let (mut facts, mut seen, mut left) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        match &item.rule {
            Rule::Obligation { done, since, .. } => {
                done.atoms(&mut |ix| left.push(ix));
                left.extend(since);
            }
            Rule::Text { of, .. } => left.push(*of),
            Rule::Decision { .. } | Rule::Reason { .. } | Rule::Cadence { .. } => {}
        }
        while let Some(ix) = left.pop().filter(|_| seen.len() < self.atoms.len()) {
            let Some(Atom { pattern, guard }) = self.atoms.get(usize::from(ix.0)).filter(|_| seen.insert(ix))
            else {
                continue;
            };
            if pattern.verb == Verb::Learn {
                let named = pattern.wants.iter().filter(|(key, _)| *key == "fact");
                facts.extend(named.map(|(_, fact)| FactId::new(fact)));
            }
            if let Some(guard) = guard {
                guard.atoms(&mut |ix| left.push(ix));
            }
        }
        facts
    }

    /// The letters a question may be put in: it opens with the inject that brings one of them.
    pub fn asked_in(&self, decision: &Decision) -> Vec<&Contact> {
        let mut found = Vec::new();
        decision.opens.atoms(&mut |ix| {
            if let Some(Atom { pattern, .. }) = self.atoms.get(usize::from(ix.0))
                && pattern.verb == Verb::Inject
            {
                let inject = pattern.wants.iter().find(|(key, _)| *key == "inject");
                found.extend(inject.and_then(|(_, inject)| self.contact(inject)));
            }
        });
        found
    }

    /// The approval of that name.
    pub fn approval(&self, id: &str) -> Option<&Approval> {
        self.approvals.iter().find(|x| x.id.as_str() == id)
    }

    /// The remedy of that name.
    pub fn remedy(&self, id: &str) -> Option<&Remedy> {
        self.remedies.iter().find(|x| x.id.as_str() == id)
    }

    /// The person of that name.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|x| x.id.as_str() == id)
    }

    /// The colleague of that name.
    pub fn colleague(&self, id: &str) -> Option<&Colleague> {
        self.colleagues.iter().find(|x| x.id.as_str() == id)
    }

    /// Whether somebody can be asked to do something: a colleague, or who can do one of the tasks.
    pub fn takes_tasks(&self, id: &str) -> bool {
        let theirs = |task: &Task| task.who.as_ref().is_some_and(|who| who.as_str() == id);
        self.colleague(id).is_some() || self.tasks.iter().any(theirs)
    }

    /// The task of that name.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == *id)
    }

    /// The talks in which somebody is coached.
    pub fn coaching_of<'p>(&'p self, id: &'p str) -> impl Iterator<Item = &'p Talk> {
        let theirs = move |talk: &&Talk| self.sender(&talk.id).is_some_and(|from| from.as_str() == id);
        self.talks.iter().filter(|talk| talk.coaching).filter(theirs)
    }

    /// On which side somebody stands: a person of the story, or else a desk of the policy.
    pub fn lane_of(&self, id: &PersonId) -> Lane {
        self.person(id.as_str()).map_or(Lane::Resolvers, |person| person.lane)
    }

    /// The message of that name.
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|x| x.id.as_str() == id)
    }

    /// The need of that name.
    pub fn need(&self, id: &str) -> Option<&Need> {
        self.needs.iter().find(|x| x.id.as_str() == id)
    }

    /// The script of that name.
    pub fn script(&self, id: &str) -> Option<&Script> {
        self.scripts.iter().find(|x| x.id.as_str() == id)
    }
}

impl Scenario {
    /// The variant of that name.
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|x| x.id.as_str() == id)
    }
}
