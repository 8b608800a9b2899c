//! What can be done now: every sensible command, in one order, nothing highlighted.
//!
//! The terminal, the page and the random players choose from the same list, so nobody has a door the others lack.
//! "Sensible" leaves out only what the engine would refuse, and corrections (which name an entry of one's own). Texts
//! are empty; an offer that needs one says so.
//!
//! The order is by [`Group`], inside a group by the story's and the policy's own order, except that the answers to a
//! question come in an order the seed chooses: where an answer stands must not tell how good it is.

use std::collections::BTreeSet;

use super::label::label;
use super::names::Names;
use crate::act::{Command, Part, ReviewParts, Setting};
use crate::engine::decide::{allow, cost};
use crate::engine::dice::Dice;
use crate::engine::state::{Question, Record, RecordStatus, State};
use crate::engine::{Play, Refusal, Situation};
use crate::ids::{ContactId, PersonId};
use crate::lane::Lane;
use crate::policy::work::{Detail, HoldReason, Level, Priority, Resolution, Route, WorkKind};
use crate::scenario::Plot;
use crate::scenario::choice::{Approval, Choice, Decision};
use crate::scenario::names::TRAINEE;
use crate::scenario::plot::Person;
use crate::scenario::talk::Talk;
use crate::time::SimSpan;

/// Where an offer stands on the desk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// What reached the desk.
    Inbox,
    /// What can be found out.
    LookInto,
    /// The work record.
    Record,
    /// Others: ring, escalate, ask.
    People,
    /// Audiences.
    Tell,
    /// A question the drill puts.
    Decide,
    /// Let time pass, break off, end.
    Time,
}

impl Group {
    /// All of them in the order shown.
    pub const ALL: &[Group] = &[
        Group::Inbox,
        Group::LookInto,
        Group::Record,
        Group::People,
        Group::Tell,
        Group::Decide,
        Group::Time,
    ];

    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Group::Decide => "Decide",
            Group::Inbox => "Inbox",
            Group::LookInto => "Look into",
            Group::Record => "Record",
            Group::People => "People",
            Group::Tell => "Tell",
            Group::Time => "Time",
        }
    }

    /// Where a command belongs.
    pub const fn of(command: &Command) -> Group {
        match command {
            Command::Decide { .. } => Group::Decide,
            Command::Open { .. } | Command::Answer { .. } | Command::Say { .. } | Command::HangUp { .. } => {
                Group::Inbox
            }
            Command::Investigate { .. } | Command::Verify { .. } => Group::LookInto,
            Command::Call { .. }
            | Command::Delegate { .. }
            | Command::Confirm { .. }
            | Command::PutRight { .. }
            | Command::Chase { .. }
            | Command::TakeBack { .. }
            | Command::Whisper { .. }
            | Command::StepIn { .. }
            | Command::Relieve { .. }
            | Command::Coach { .. }
            | Command::Escalate { .. }
            | Command::Ask { .. }
            | Command::AssignRole { .. } => Group::People,
            Command::Send { .. } => Group::Tell,
            Command::Wait { .. } | Command::Skip | Command::BreakOff | Command::End => Group::Time,
            _ => Group::Record,
        }
    }
}

/// Something that can be done now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// What; its texts are empty.
    pub command: Command,
    /// What the control says.
    pub label: String,
    /// What it costs in simulated time, without what the words of a message will add.
    pub cost: SimSpan,
    /// Whether it is refused until something is written.
    pub needs_text: bool,
    /// Where it stands.
    pub group: Group,
}

/// Everything that can be done now, with its words and its cost.
pub fn offers(play: &Play) -> Vec<Offer> {
    let situation = play.situation();
    let names = Names::new(situation.drill, situation.plot);
    let record = |no| names.record_in(situation.state, no);
    commands(play)
        .into_iter()
        .map(|(command, needs_text)| Offer {
            label: label(names, &record, &command),
            cost: cost(&situation, &command).takes,
            needs_text,
            group: Group::of(&command),
            command,
        })
        .collect()
}

/// Everything that can be done now, without words. The second part says whether a text is needed.
pub fn commands(play: &Play) -> Vec<(Command, bool)> {
    Group::ALL.iter().flat_map(|group| commands_of(play, *group)).collect()
}

/// What can be done now of one group: for players that choose by the thousand.
pub fn commands_of(play: &Play, group: Group) -> Vec<(Command, bool)> {
    let situation = play.situation();
    let mut desk = Desk { situation, found: Vec::new() };
    if situation.state.ended.is_some() {
        return Vec::new();
    }
    if situation.state.busy.as_ref().is_some_and(|busy| !busy.is_waiting()) {
        if group == Group::Time {
            desk.add(Command::BreakOff);
            desk.add(Command::End);
        }
        return desk.found;
    }
    match group {
        Group::Decide => desk.questions(Dice::new(play.seed())),
        Group::Inbox => desk.inbox(),
        Group::LookInto => desk.look_into(),
        Group::Record => desk.records(),
        Group::People => desk.people(),
        Group::Tell => desk.tell(),
        Group::Time => desk.time(),
    }
    desk.found
}

/// The answers to a question in the order the seed chooses.
pub fn shuffled(decision: &Decision, dice: Dice) -> Vec<&Choice> {
    let mut options: Vec<&Choice> = decision.options.iter().collect();
    for left in (1..options.len()).rev() {
        let nth = u32::try_from(left).unwrap_or(u32::MAX);
        let sides = u64::from(nth) + 1;
        let drawn = dice.roll("options", decision.id.as_str(), nth, sides);
        options.swap(left, usize::try_from(drawn).unwrap_or(0));
    }
    options
}

/// Whom of the story the trainee can know of, in its order: a customer is known once something came from them.
pub fn known_people<'p>(plot: &'p Plot, state: &State) -> impl Iterator<Item = &'p Person> + use<'p> {
    let wrote: BTreeSet<&PersonId> =
        state.inbox.iter().filter_map(|line| plot.sender(&line.contact)).collect();
    plot.people.iter().filter(move |person| person.lane != Lane::Customer || wrote.contains(&person.id))
}

struct Desk<'a> {
    situation: Situation<'a>,
    found: Vec<(Command, bool)>,
}

impl<'a> Desk<'a> {
    /// Adds the command if the engine would take it, now or as soon as something is written: a text is the last thing
    /// that `allow` looks at.
    fn add(&mut self, command: Command) {
        let needs_text = match allow(&self.situation, &command) {
            Ok(()) => false,
            Err(Refusal::NoText) => true,
            Err(_) => return,
        };
        self.found.push((command, needs_text));
    }

    fn questions(&mut self, dice: Dice) {
        let situation = self.situation;
        for decision in &situation.plot.decisions {
            if situation.state.decisions.get(&decision.id) != Some(&Question::Open) {
                continue;
            }
            for option in shuffled(decision, dice) {
                self.add(Command::Decide {
                    decision: decision.id.clone(),
                    option: option.id.clone(),
                    because: String::new(),
                    clause: None,
                    sure: None,
                });
            }
        }
    }

    fn inbox(&mut self) {
        let situation = self.situation;
        for line in &situation.state.inbox {
            let contact = &line.contact;
            if line.opened_at.is_none() {
                self.add(Command::Open { contact: contact.clone() });
            } else if let Some(talk) = situation.plot.talk(contact.as_str()) {
                self.talk(contact, talk);
            } else if line.answered_at.is_none() || self.is_last_from(contact) {
                self.add(Command::Answer { contact: contact.clone(), text: String::new() });
            }
        }
    }

    /// Whether nothing came from the same person since: to that one writes again.
    fn is_last_from(&self, contact: &ContactId) -> bool {
        let Situation { plot, state, .. } = self.situation;
        let last = state.inbox.iter().rev().find(|line| plot.sender(&line.contact) == plot.sender(contact));
        last.is_some_and(|line| line.contact == *contact)
    }

    /// The lines that are offered, one's own words, and the end of it.
    fn talk(&mut self, contact: &ContactId, talk: &Talk) {
        for a_move in &talk.moves {
            if let Some(line) = &a_move.say {
                let (text, chosen) = (line.to_string(), Some(a_move.id.clone()));
                self.add(Command::Say { contact: contact.clone(), text, chosen });
            }
        }
        self.add(Command::Say { contact: contact.clone(), text: String::new(), chosen: None });
        self.add(Command::HangUp { contact: contact.clone() });
    }

    fn look_into(&mut self) {
        let situation = self.situation;
        for check in &situation.plot.checks {
            self.add(Command::Investigate { check: check.id.clone() });
        }
        for record in situation.state.records.iter().filter(|r| !r.is_over()) {
            for check in &situation.plot.checks {
                // Only a check that can say something about the service is worth a test of it.
                if check.results.iter().any(|r| r.healthy.is_some()) {
                    self.add(Command::Verify { record: record.no, check: check.id.clone() });
                }
            }
        }
    }

    fn records(&mut self) {
        let situation = self.situation;
        for kind in WorkKind::ALL {
            for service in &situation.drill.policy.services {
                self.add(Command::Log {
                    title: String::new(),
                    kind: *kind,
                    service: service.id.clone(),
                    text: String::new(),
                    contact: None,
                });
            }
        }
        for record in &situation.state.records {
            self.record(record);
        }
    }

    fn record(&mut self, found: &Record) {
        let situation = self.situation;
        let policy = &situation.drill.policy;
        let record = found.no;
        self.add(Command::Note { record, text: String::new() });
        self.add(Command::Review { record, text: String::new(), parts: ReviewParts::default() });
        if found.status == RecordStatus::Resolved {
            self.add(Command::Reopen { record, because: String::new() });
        }
        if found.is_over() {
            return;
        }
        self.add(Command::Acknowledge { record });
        for level in Level::ALL {
            self.add(Command::Set { record, setting: Setting::Impact(*level) });
        }
        for level in Level::ALL {
            self.add(Command::Set { record, setting: Setting::Urgency(*level) });
        }
        for category in &policy.categories {
            self.add(Command::Set { record, setting: Setting::Category(category.id.clone()) });
        }
        for service in &policy.services {
            self.add(Command::Set { record, setting: Setting::Service(service.id.clone()) });
        }
        for detail in Detail::of(found.kind) {
            self.add(Command::Set { record, setting: Setting::Detail(*detail, String::new()) });
        }
        self.add(Command::Publish { record });
        for priority in Priority::ALL {
            self.add(Command::Override { record, priority: *priority, because: String::new() });
        }
        for line in situation.state.inbox.iter().filter(|l| l.opened_at.is_some()) {
            self.add(Command::Link { record, contact: line.contact.clone() });
        }
        for child in situation.state.records.iter().filter(|r| r.no != record) {
            self.add(Command::LinkRecord { parent: record, child: child.no });
        }
        for part in [Part::Owner, Part::Worker] {
            for person in self.ours() {
                self.add(Command::Assign { record, part, person });
            }
        }
        self.add(Command::Declare { record, because: String::new() });
        self.add(Command::StandDown { record, because: String::new() });
        for remedy in &situation.plot.remedies {
            self.add(Command::Apply { remedy: remedy.id.clone(), record });
        }
        for reason in HoldReason::ALL {
            self.add(Command::Hold { record, reason: *reason, text: String::new() });
        }
        self.add(Command::Resume { record });
        for how in Resolution::ALL {
            self.add(Command::Resolve { record, how: *how, text: String::new() });
        }
        self.add(Command::Close { record, text: String::new() });
        for kind in WorkKind::ALL {
            self.add(Command::Reclassify { record, kind: *kind, because: String::new() });
        }
        for approval in self.known_approvals() {
            self.add_once(Command::Authorise { approval: approval.id.clone(), because: String::new() });
        }
    }

    fn add_once(&mut self, command: Command) {
        if !self.found.iter().any(|(other, _)| *other == command) {
            self.add(command);
        }
    }

    /// What the trainee has heard that one can ask for: a list must not tell the story before the people in it do. The
    /// engine takes it earlier all the same from who knows its name.
    fn known_approvals(&self) -> impl Iterator<Item = &'a Approval> + use<'a> {
        let Situation { plot, state, now, .. } = self.situation;
        plot.approvals.iter().filter(move |approval| state.seen.holds(&approval.known, now))
    }

    /// Teams with a duty first, then the people of the story. A customer is nobody until they were heard of: a list must
    /// not say who will write.
    fn everybody(&self) -> Vec<PersonId> {
        let Situation { plot, state, .. } = self.situation;
        self.teams().chain(known_people(plot, state).map(|person| person.id.clone())).collect()
    }

    /// Those of them whom work can be given to: no customer.
    fn staff(&self) -> Vec<PersonId> {
        let people = self.situation.plot.people.iter().filter(|person| person.lane != Lane::Customer);
        self.teams().chain(people.map(|person| person.id.clone())).collect()
    }

    /// The trainee, then the staff.
    fn ours(&self) -> impl Iterator<Item = PersonId> + use<> {
        std::iter::once(PersonId::new(TRAINEE)).chain(self.staff())
    }

    fn teams(&self) -> impl Iterator<Item = PersonId> + use<'a> {
        self.situation.drill.policy.teams.iter().map(|team| team.id.clone())
    }

    fn people(&mut self) {
        let situation = self.situation;
        let staff = self.staff();
        for person in self.everybody() {
            self.add(Command::Call { person, text: String::new() });
        }
        for colleague in &situation.plot.colleagues {
            let (person, text) = (&colleague.id, String::new);
            self.add(Command::Whisper { person: person.clone(), text: text() });
            self.add(Command::StepIn { person: person.clone(), text: text() });
            self.add(Command::Relieve { person: person.clone(), text: text() });
            self.add(Command::Coach { person: person.clone(), text: text() });
        }
        for record in situation.state.records.iter().filter(|r| !r.is_over()).map(|r| r.no) {
            for person in staff.iter().filter(|id| situation.plot.takes_tasks(id.as_str())) {
                let person = person.clone();
                self.add(Command::Delegate { person, record, text: String::new(), by: None });
            }
        }
        for task in situation.state.tasks.iter().filter(|task| task.is_open()) {
            self.add(Command::Confirm { task: task.no });
            self.add(Command::PutRight { task: task.no, text: String::new() });
            self.add(Command::TakeBack { task: task.no });
            self.add_once(Command::Chase { person: task.person.clone(), text: String::new() });
        }
        for record in situation.state.records.iter().filter(|r| !r.is_over()) {
            for to in &staff {
                for route in Route::ALL {
                    let (to, text) = (to.clone(), String::new());
                    self.add(Command::Escalate { record: record.no, to, route: *route, text });
                }
            }
        }
        for approval in self.known_approvals() {
            for of in &staff {
                self.add(Command::Ask { approval: approval.id.clone(), of: of.clone(), text: String::new() });
            }
        }
        for role in &situation.drill.policy.roles {
            for person in self.ours() {
                self.add(Command::AssignRole { role: role.id.clone(), person });
            }
        }
    }

    fn tell(&mut self) {
        let policy = &self.situation.drill.policy;
        for audience in &policy.audiences {
            for channel in policy.channels.iter().filter(|c| c.audiences.contains(&audience.id)) {
                self.add(Command::Send {
                    audience: audience.id.clone(),
                    channel: channel.id.clone(),
                    text: String::new(),
                    next: None,
                    using: None,
                });
            }
        }
    }

    fn time(&mut self) {
        for minutes in [1, 5] {
            self.add(Command::Wait { length: SimSpan::minutes(minutes) });
        }
        self.add(Command::Skip);
        self.add(Command::BreakOff);
        self.add(Command::End);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::Drill;
    use crate::projection::sample;
    use crate::scenario::{AtomIx, Condition};
    use crate::time::SimTime;

    #[test]
    fn every_offer_is_accepted_once_its_text_is_there() {
        let mut play = sample::play(3);
        sample::busy_morning(&mut play);
        let offers = offers(&play);
        assert!(offers.len() > 60, "{}", offers.len());
        for offer in offers {
            let mut command = offer.command.clone();
            let empty = play.clone().submit(play.now(), command.clone());
            assert_eq!(empty == Err(Refusal::NoText), offer.needs_text, "{}", offer.label);
            command.texts_mut().into_iter().for_each(|t| t.push_str("Said so that it is said."));
            let done = play.clone().submit(play.now(), command);
            assert!(done.is_ok(), "{}: {done:?}", offer.label);
        }
    }

    #[test]
    fn offers_come_in_groups_and_in_one_order() {
        let mut play = sample::play(3);
        sample::busy_morning(&mut play);
        let once = offers(&play);
        assert_eq!(once, offers(&play));
        let mut labels: Vec<&str> = once.iter().map(|o| o.label.as_str()).collect();
        labels.sort_unstable();
        let all = labels.len();
        labels.dedup();
        assert_eq!(all, labels.len(), "two controls say the same");
        assert!(once.windows(2).all(|w| w[0].group <= w[1].group));
    }

    #[test]
    fn what_nobody_has_spoken_of_is_not_offered_for_approval() {
        let mut drill = (*sample::drill()).clone();
        let mut plot = sample::plot();
        plot.approvals[0].known = Condition::Seen(AtomIx(0));
        drill.scenario.variants[0].plot = Arc::new(plot);
        let drill = Arc::new(Drill::new(drill.scenario, drill.policy, drill.lexicon));
        let mut play = Play::begin(&drill, &"only".into(), 1).unwrap();
        let offered = |play: &Play| commands(play).iter().filter(|(c, _)| c.word() == "ask").count();
        assert_eq!(offered(&play), 0);
        sample::busy_morning(&mut play);
        assert!(offered(&play) > 0, "declaring made it known");
    }

    #[test]
    fn the_seed_orders_the_answers() {
        let play = sample::play(1);
        let decision = &play.plot().decisions[0];
        let orders: std::collections::BTreeSet<Vec<&str>> = (0..40)
            .map(|seed| shuffled(decision, Dice::new(seed)).iter().map(|o| o.id.as_str()).collect())
            .collect();
        assert_eq!(orders.len(), 2, "both orders of two answers turn up");
    }

    #[test]
    fn who_is_busy_can_break_off_or_end() {
        let mut play = sample::play(1);
        let check = play.plot().checks[0].id.clone();
        play.submit(SimTime::START, Command::Investigate { check }).unwrap();
        let words: Vec<&str> = commands(&play).iter().map(|(c, _)| c.word()).collect();
        assert_eq!(words, ["break", "end"]);
        play.advance_to(play.plot().ends_at);
        assert!(commands(&play).is_empty());
    }
}
