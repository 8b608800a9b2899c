//! What colleagues are asked to do: they read it back, take their time by their skill, and report.

use super::Play;
use super::agenda::Due;
use super::decide::Situation;
use super::presence::unanswered;
use super::state::{TaskEnd, TaskState};
use crate::act::{Cause, Event, Figure};
use crate::ids::{PersonId, RecordNo, TaskId, TaskNo};
use crate::scenario::Plot;
use crate::scenario::colleague::Task;
use crate::text::{Reading, first_meant};
use crate::time::{SimSpan, SimTime};

/// How long something takes that no author has thought of, at a skill of 50.
const UNKNOWN: (SimSpan, SimSpan) = (SimSpan::minutes(5), SimSpan::minutes(5));
/// The skill of whom nothing is kept of: an author's times are for this one.
const USUAL: i64 = 50;

/// Giving a task: they read it back, unless they cannot be reached.
pub(super) fn delegate(
    situation: &Situation<'_>,
    person: PersonId,
    record: RecordNo,
    text: String,
    by: Option<SimTime>,
) -> Vec<Event> {
    if let Some(event) = unanswered(situation, &person, false) {
        return vec![event];
    }
    let task = TaskNo(situation.state.tasks.len() as u16 + 1);
    let found = meant(situation, &person, &text);
    let which = found.map(|task| task.id.clone());
    let right = found
        .and_then(|task| task.misheard.as_ref())
        .is_none_or(|(when, _)| !situation.state.seen.holds(when, situation.now));
    vec![
        Event::Delegated { task, person: person.clone(), record, text, which: which.clone(), by },
        Event::ReadBack { task, person, which, right },
    ]
}

/// Which of the author's tasks these words ask for: the one whose words come first, of those that this person can do and
/// nobody has done or is doing.
fn meant<'a>(situation: &Situation<'a>, person: &PersonId, text: &str) -> Option<&'a Task> {
    let reading = Reading::of(text, &situation.drill.lexicon);
    let taken = |id: &TaskId| {
        let gone = |t: &TaskState| {
            t.which.as_ref() == Some(id) && !matches!(t.over, Some((end, _)) if end != TaskEnd::Done)
        };
        situation.state.tasks.iter().any(gone)
    };
    let theirs = |task: &&Task| task.who.as_ref().is_none_or(|who| who == person) && !taken(&task.id);
    let tasks = situation.plot.tasks.iter().filter(theirs);
    let found = tasks.filter_map(|task| Some((first_meant(&task.asks, &reading)?, task)));
    found.min_by_key(|(at, _)| *at).map(|(_, task)| task)
}

/// Asking how far somebody is.
pub(super) fn chase(situation: &Situation<'_>, person: PersonId, text: String) -> Vec<Event> {
    vec![unanswered(situation, &person, false).unwrap_or(Event::Chased { person, text })]
}

impl Play {
    /// A task was given: when it will be done is drawn, after what that colleague has in hand.
    pub(super) fn begin_task(&mut self, plot: &Plot, no: TaskNo) {
        let Some(task) = self.state.task(no).cloned() else { return };
        let takes = task.which.as_ref().and_then(|id| plot.task(id)).map_or(UNKNOWN, |task| task.takes);
        let drawn = self.dice.span("task", task.person.as_str(), u32::from(no.0), takes);
        let skill = self.state.seen.figure(task.person.as_str(), Figure::Skill).unwrap_or(USUAL);
        let takes = drawn.percent(u64::try_from(100 + USUAL - skill).unwrap_or(100));
        let free_at = self.in_hand(&task.person).into_iter().map(|(_, at)| at).max();
        let ready_at = free_at.unwrap_or(self.now).max(self.now) + takes;
        self.agenda.add(ready_at, Due::Task { task: no.0 });
        if let Some(by) = task.by {
            self.agenda.add(by + SimSpan::from_ms(1), Due::TaskBox { task: no.0 });
        }
    }

    /// What somebody still has to do, and when each will be done.
    fn in_hand(&self, person: &PersonId) -> Vec<(TaskNo, SimTime)> {
        let theirs = |no: &TaskNo| self.state.task(*no).is_some_and(|t| t.is_open() && t.person == *person);
        self.agenda.tasks().map(|(at, no)| (TaskNo(no), at)).filter(|(no, _)| theirs(no)).collect()
    }

    /// Somebody was asked how far they are: they say of each task how long it will take yet, to the minute above.
    pub(super) fn tell_progress(&mut self, person: &PersonId) {
        for (task, at) in self.in_hand(person) {
            let left = SimSpan::minutes(at.since(self.now).ms().div_ceil(60_000));
            self.record(Cause::Clock, Event::ProgressTold { task, person: person.clone(), left });
        }
    }

    /// A colleague is done with a task: they report it.
    pub(super) fn report_task(&mut self, plot: &Plot, no: u16) {
        let Some(task) = self.open_task(no) else { return };
        let known = task.which.as_ref().and_then(|id| plot.task(id));
        let failed = known
            .and_then(|known| known.wrong.as_ref())
            .is_some_and(|(when, _)| self.state.seen.holds(when, self.now));
        let right = task.heard && !failed;
        let (person, which) = (task.person.clone(), task.which.clone());
        self.record(Cause::Clock, Event::TaskReported { task: task.no, person, which, right });
        for fact in known.iter().filter(|_| right).flat_map(|known| &known.tells) {
            if !self.state.known.contains_key(fact) {
                self.record(Cause::Clock, Event::FactLearned { fact: fact.clone() });
            }
        }
        for effect in known.iter().filter(|_| right).flat_map(|known| &known.effects) {
            if let Some(event) = self.effect(effect) {
                self.record(Cause::Clock, event);
            }
        }
    }

    /// The time a task was given has gone by.
    pub(super) fn overdue_task(&mut self, no: u16) {
        let Some(task) = self.open_task(no) else { return };
        let (task, person, which) = (task.no, task.person.clone(), task.which.clone());
        self.record(Cause::Clock, Event::TaskOverdue { task, person, which });
    }

    fn open_task(&self, no: u16) -> Option<TaskState> {
        self.state.task(TaskNo(no)).filter(|task| task.is_open()).cloned()
    }
}
