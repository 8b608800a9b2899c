//! The story of one variant, ready to play: every name resolved, every condition compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::colleague::{Colleague, Presence, Task};
use super::condition::{Atom, AtomIx, Condition};
use super::floor::{Floor, Shows};
use super::need::{Exempt, Need};
use super::points::Points;
use super::taking::Taking;
use super::talk::Talk;
use crate::act::{Figure, Verb};
use crate::ids::{
    ApprovalId, AudienceId, CaseId, CategoryId, ChannelId, CheckId, ClauseId, ContactId, CounterId,
    DecisionId, FactId, FlagId, GaugeId, InjectId, ItemId, LineId, MessageId, NeedId, OptionId, PenaltyId,
    PersonId, RemedyId, ScenarioId, ScriptId, ServiceId, TaskId, VariantId,
};
use crate::lane::Lane;
use crate::policy::calendar::ShiftStart;
use crate::policy::work::{Domain, Level, Priority, Resolution, Status, WorkKind};
use crate::text::anatomy::Anatomy;
use crate::time::{SimSpan, SimTime};

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

/// What sets an inject off.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Trigger {
    /// A time, moved by up to `jitter` either way by the seed.
    At { at: SimTime, jitter: SimSpan },
    /// Each time (or only the first time) the atom is met.
    On { atom: AtomIx, each: bool },
    /// As soon as the condition comes true, once.
    When(Condition),
}

/// Something the world does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inject {
    /// Its name, also the name of the contact it brings.
    pub id: InjectId,
    /// What sets it off.
    pub trigger: Trigger,
    /// How long after that it happens: shortest and longest; the seed chooses.
    pub after: (SimSpan, SimSpan),
    /// Looked at when it is due; if it does not hold, the inject lapses.
    pub only_if: Option<Condition>,
    /// What it brings to the inbox.
    pub contact: Option<Contact>,
    /// What it changes.
    pub effects: Vec<Effect>,
}

/// Something that reaches the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Its name, the same as the inject's.
    pub id: ContactId,
    /// Who it is from: a person or a team.
    pub from: PersonId,
    /// How it comes.
    pub channel: ContactChannel,
    /// A line for the inbox.
    pub subject: Arc<str>,
    /// What they say.
    pub text: Arc<str>,
    /// Whether they want an answer.
    pub wants_answer: bool,
    /// How long they wait before they give up.
    pub patience: Option<SimSpan>,
    /// What one knows after reading it.
    pub tells: Vec<FactId>,
}

/// How a contact comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ContactChannel {
    /// Somebody at the desk.
    WalkUp,
    /// A ringing phone.
    Phone,
    /// An e-mail.
    Email,
    /// A chat with a customer.
    Chat,
    /// The team's own chat.
    TeamChat,
    /// Monitoring.
    Alert,
    /// A public post.
    Social,
}

impl ContactChannel {
    /// All of them with the word authors write and the label people read.
    pub const ALL: &[(ContactChannel, &'static str, &'static str)] = &[
        (ContactChannel::WalkUp, "walk-up", "at your desk"),
        (ContactChannel::Phone, "phone", "phone"),
        (ContactChannel::Email, "email", "e-mail"),
        (ContactChannel::Chat, "chat", "customer chat"),
        (ContactChannel::TeamChat, "team-chat", "team chat"),
        (ContactChannel::Alert, "alert", "monitoring"),
        (ContactChannel::Social, "social", "social media"),
    ];

    /// Whether the other side is there to talk with.
    pub const fn is_live(self) -> bool {
        self.is_spoken() || matches!(self, ContactChannel::Chat)
    }

    /// Whether it is heard when it is answered; everything else was written before it is read.
    pub const fn is_spoken(self) -> bool {
        matches!(self, ContactChannel::WalkUp | ContactChannel::Phone)
    }

    /// The channel of that word.
    pub fn from_word(word: &str) -> Option<ContactChannel> {
        Self::ALL.iter().find(|(_, w, _)| *w == word).map(|(channel, _, _)| *channel)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(channel, _, _)| *channel == self).map_or("", |(_, _, label)| label)
    }
}

/// What an inject changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A service becomes so.
    Service(ServiceId, Status),
    /// An author's number goes up or down.
    Add(CounterId, i64),
    /// An author's number is set.
    Put(CounterId, i64),
    /// A fact becomes known without reading anything.
    Tell(FactId),
    /// A yes is given.
    Approve(ApprovalId),
    /// A yes is refused.
    Refuse(ApprovalId),
    /// Whoever was escalated to takes it, beside what the rota does.
    Take(PersonId),
    /// Somebody's mood moves.
    Mood(PersonId, i64),
    /// A figure of a colleague's moves.
    Figure(PersonId, Figure, i64),
    /// More or fewer people work on a line of the floor.
    Staff(LineId, i64),
}

/// Something that can be looked into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// Its name.
    pub id: CheckId,
    /// What the control says: "Place a test call yourself".
    pub label: Arc<str>,
    /// How long it keeps the trainee busy.
    pub takes: SimSpan,
    /// Whether it can be broken off.
    pub breakable: bool,
    /// What it finds: the first whose condition holds; the last has none.
    pub results: Vec<CheckResult>,
}

/// What a check finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckResult {
    /// When this is what it finds.
    pub only_if: Option<Condition>,
    /// What one sees.
    pub text: Arc<str>,
    /// What one knows then.
    pub tells: Vec<FactId>,
    /// Whether it shows the service healthy; none if it says nothing about that.
    pub healthy: Option<bool>,
}

/// A question the drill puts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Its name.
    pub id: DecisionId,
    /// The question.
    pub ask: Arc<str>,
    /// When it is put.
    pub opens: Condition,
    /// When it no longer matters.
    pub closes: Option<Condition>,
    /// The answers in file order; shown in an order the seed chooses.
    pub options: Vec<Choice>,
    /// Clauses that fit the best answer.
    pub clauses: Vec<ClauseId>,
}

/// One answer to a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Its name.
    pub id: OptionId,
    /// What it says.
    pub text: Arc<str>,
    /// 100, 67, 33 or 0 percent.
    pub credit: u32,
    /// Why, for the debrief.
    pub why: Arc<str>,
}

/// Something that needs a yes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approval {
    /// Its name.
    pub id: ApprovalId,
    /// "Fail over Hollin voice to the second carrier".
    pub label: Arc<str>,
    /// Who can give it.
    pub by: Vec<PersonId>,
    /// Whether the trainee may give it.
    pub trainee_may: bool,
    /// When the trainee has heard that there is such a thing to ask for: the desk does not offer it before.
    pub known: Condition,
    /// Audiences to whom nothing may be sent without it while a major incident is declared.
    pub covers: Vec<AudienceId>,
}

/// A fix or a workaround.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remedy {
    /// Its name.
    pub id: RemedyId,
    /// "Fail over to the second carrier".
    pub label: Arc<str>,
    /// What resolving with it is.
    pub kind: Resolution,
    /// What must have been approved.
    pub needs: Option<ApprovalId>,
    /// When it can be chosen at all.
    pub offered: Condition,
    /// How long it keeps the trainee busy.
    pub takes: SimSpan,
}

/// A figure on the wallboard: drawn by the author, or of the floor's model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gauge {
    /// Its name.
    pub id: GaugeId,
    /// "Waiting (phone)".
    pub label: Arc<str>,
    /// "%", "s", or nothing.
    pub unit: Arc<str>,
    /// Where it comes from.
    pub source: Source,
}

/// Where a figure on the wallboard comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Drawn, a pure function of time and of what has happened: the course whose atom was met last runs; the first runs
    /// from the start.
    Drawn(Vec<Course>),
    /// Of the model: what a line shows, over so many of its last minutes; none: since the shift began.
    Model {
        /// Which line.
        line: LineId,
        /// What of it.
        shows: Shows,
        /// Over how many minutes.
        over: Option<u32>,
    },
}

/// A piece of a gauge's life.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// What begins it (when first met); none for the first.
    pub from: Option<AtomIx>,
    /// Values at times since it began; straight lines between, the last one stays. A course that does not name a
    /// value at 0 begins at what the gauge showed then.
    pub points: Points,
}

/// A text an author wrote for the trainee to begin from, or to be shown afterwards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Its name.
    pub id: MessageId,
    /// Whether a trainee may begin from it; otherwise it is a model, shown after the run.
    pub template: bool,
    /// What it is called: "Holding notice".
    pub title: Arc<str>,
    /// For whom; none for texts that are no message to an audience (a handover, a note).
    pub audience: Option<AudienceId>,
    /// On which channel, if that matters.
    pub channel: Option<ChannelId>,
    /// The text.
    pub text: Arc<str>,
}

/// The words of this story by which texts are read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Terms {
    /// What is hurt: "calls", "cut off", "silent".
    pub effect: Vec<Arc<str>>,
    /// What to do: "use chat".
    pub todo: Vec<Arc<str>>,
    /// Who or how much: "Hollin", "some customers".
    pub scope: Vec<Arc<str>>,
}

/// A line of the rubric.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// Its domain.
    pub domain: Domain,
    /// Its share, in basis points of the whole.
    pub points: u32,
    /// What is asked, in a few words: "Declare a major incident".
    pub what: Arc<str>,
    /// What good looked like.
    pub good: Arc<str>,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// Seed points it serves (domain reference 1), such as `S47`.
    pub seeds: Vec<Arc<str>>,
    /// When it comes into play.
    pub in_play: InPlay,
    /// The act that makes it needless, with full points.
    pub prevented_by: Option<AtomIx>,
    /// The need it marks, which gives its rule; none otherwise.
    pub need: Option<NeedId>,
    /// How it is marked.
    pub rule: Rule,
}

/// When an item comes into play: only by the clock, the seed or the variant, so that no act changes the maximum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InPlay {
    /// At a time.
    At(SimTime),
    /// When that inject is due; the inject has a time of its own.
    Inject(InjectId),
}

/// How an item is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Rule {
    /// Do it by `due` after it came into play, or after `since` first happened: full; then down in a straight line
    /// to nothing at `late`.
    Obligation { done: Condition, since: Option<AtomIx>, due: SimSpan, late: SimSpan },
    /// The credit of the option chosen.
    Decision { decision: DecisionId },
    /// A reason with a fitting clause was given at that decision.
    Reason { decision: DecisionId },
    /// What a text says: what is asked of the chosen text.
    Text { ask: Ask, of: AtomIx, which: Which },
    /// Updates to an audience no further apart than `every`, from coming into play (`first` until the first one) to
    /// `until`: the share of that time that was covered.
    Cadence { audience: AudienceId, first: SimSpan, every: SimSpan, until: SimTime },
}

/// What is asked of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// One question: the detector of that name.
    Detector(&'static str),
    /// All that belongs into a message of a kind, and what takes away.
    Whole(&'static Anatomy),
    /// What rules can see of a post-incident review.
    Review(ReviewPart),
}

/// What of a post-incident review is marked (domain reference 9).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReviewPart {
    /// All of it.
    Whole,
    /// The contributing factors.
    Factors,
    /// The actions.
    Actions,
    /// That nobody is blamed.
    Blameless,
}

impl ReviewPart {
    /// All of them with the words authors use.
    pub const ALL: [(&'static str, ReviewPart); 4] = [
        ("whole", ReviewPart::Whole),
        ("factors", ReviewPart::Factors),
        ("actions", ReviewPart::Actions),
        ("blameless", ReviewPart::Blameless),
    ];

    /// What it is of a review, for the lines of the marks.
    pub const fn label(self) -> &'static str {
        match self {
            ReviewPart::Whole => "the review",
            ReviewPart::Factors => "the review's contributing factors",
            ReviewPart::Actions => "the review's actions",
            ReviewPart::Blameless => "a review without blame",
        }
    }

    /// The one of that word.
    pub fn of(word: &str) -> Option<ReviewPart> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, part)| *part)
    }
}

/// Which of several texts is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The first.
    First,
    /// The last.
    Last,
    /// All of them: the worst counts.
    Every,
    /// All of them, read as one text: what somebody was told in a conversation.
    Together,
}

/// What costs marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Penalty {
    /// Its name.
    pub id: PenaltyId,
    /// The domain it is taken from.
    pub domain: Domain,
    /// What one costs, in basis points of the whole.
    pub points: u32,
    /// How many count at most.
    pub most: u32,
    /// What calls for it.
    pub on: AtomIx,
    /// What it is, in a few words.
    pub what: Arc<str>,
    /// What good looked like.
    pub good: Arc<str>,
    /// The clause.
    pub clause: ClauseId,
}

/// What caps the band and waits for a coach where it rests on reading text alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flag {
    /// `R9` (domain reference 12.6).
    pub id: FlagId,
    /// What happened, in words.
    pub what: Arc<str>,
    /// When it is raised.
    pub when: Condition,
    /// Whether a coach must confirm it.
    pub needs_coach: bool,
}

/// A list of steps that plays the drill.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Script {
    /// `witness`, or a name of its own.
    pub id: ScriptId,
    /// What it shows.
    pub about: Arc<str>,
    /// Flags it must raise.
    pub raises: Vec<FlagId>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its line in the script, from 1.
    pub line: u32,
    /// When.
    pub when: StepTime,
    /// What.
    pub command: crate::act::Command,
}

/// When a step is done; never before the step before it has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StepTime {
    /// At that time, or as soon after as the trainee is free.
    At(SimTime),
    /// So long after the step before has ended.
    Then(SimSpan),
    /// So long after the atom is first met; skipped if it never is.
    After(AtomIx, SimSpan),
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
        let moves = self.talks.iter().flat_map(|talk| &talk.moves).flat_map(|m| &m.effects);
        let beats = self.talks.iter().flat_map(|talk| &talk.beats).flat_map(|beat| &beat.effects);
        told.chain(moves).chain(beats).chain(self.tasks.iter().flat_map(|task| &task.effects))
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
