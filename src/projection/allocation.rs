//! Who does what until when: the colleagues who take tasks, what they have in hand, and whether they were last reached.
//!
//! It shows what the desk was told and no more: when a task will truly be done is not known here before it is reported.

use crate::act::Event;
use crate::engine::Play;
use crate::engine::state::{TaskEnd, TaskState};
use crate::ids::{PersonId, TaskNo};
use crate::time::SimTime;

use super::names::Names;

/// A colleague and what they have in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they are doing, as far as the desk was told.
    pub now: Doing,
    /// What they were asked to do, the last first.
    pub tasks: Vec<Given>,
}

/// What somebody is doing, as far as the desk was told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Nothing that was asked of them.
    Free,
    /// What was asked of them.
    Task(TaskNo),
    /// A break they were sent on, until then.
    Break(SimTime),
    /// Nobody answered when they were last tried.
    NotReached,
}

/// A task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Given {
    /// Its number.
    pub no: TaskNo,
    /// What was asked.
    pub what: String,
    /// The record it is for.
    pub record: String,
    /// Since when.
    pub given_at: SimTime,
    /// By when it was wanted.
    pub by: Option<SimTime>,
    /// When they said they would have it, if they were asked.
    pub told: Option<SimTime>,
    /// How it stands.
    pub stands: Holds,
}

/// How a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// They read it back, and nobody has said whether that is right.
    ReadBack,
    /// What they read back was confirmed or put right.
    Agreed,
    /// Its time is up, and they have not reported.
    Overdue,
    /// They reported.
    Reported,
    /// It was taken back.
    TakenBack,
}

impl Holds {
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Holds::ReadBack => "read back, not confirmed",
            Holds::Agreed => "in hand",
            Holds::Overdue => "its time is up, no word",
            Holds::Reported => "reported",
            Holds::TakenBack => "taken back",
        }
    }

    const fn of(task: &TaskState) -> Holds {
        match task.over {
            Some((TaskEnd::TakenBack, _)) => Holds::TakenBack,
            Some((TaskEnd::Done | TaskEnd::Wrong, _)) => Holds::Reported,
            None if task.overdue => Holds::Overdue,
            None if task.confirmed => Holds::Agreed,
            None => Holds::ReadBack,
        }
    }
}

/// Everybody who takes tasks, in the order of the story; nobody in a drill without such people.
pub fn allocation(play: &Play) -> Vec<Row> {
    let plot = play.plot();
    let names = Names::new(play.drill(), plot);
    let takes = plot.people.iter().filter(|person| plot.takes_tasks(person.id.as_str()));
    takes
        .map(|person| {
            let tasks = play.state().tasks.iter().rev().filter(|task| task.person == person.id);
            let given = |task: &TaskState| Given {
                no: task.no,
                what: task.text.clone(),
                record: names.record_in(play.state(), task.record),
                given_at: task.given_at,
                by: task.by,
                told: task.told,
                stands: Holds::of(task),
            };
            Row {
                person: person.id.clone(),
                name: person.name.to_string(),
                now: doing(play, &person.id),
                tasks: tasks.map(given).collect(),
            }
        })
        .collect()
}

fn doing(play: &Play, person: &PersonId) -> Doing {
    let state = play.state();
    if let Some(until) = state.relieved.get(person).filter(|until| **until > play.now()) {
        return Doing::Break(*until);
    }
    let last = play.entries().iter().rev().find_map(|entry| match &entry.event {
        Event::Unanswered { person: who, .. } if who == person => Some(true),
        Event::CalledOut { person: who, .. }
        | Event::Delegated { person: who, .. }
        | Event::Chased { person: who, .. }
        | Event::TaskReported { person: who, .. }
            if who == person =>
        {
            Some(false)
        }
        _ => None,
    });
    if last == Some(true) {
        return Doing::NotReached;
    }
    let open = state.tasks.iter().find(|task| task.is_open() && task.person == *person);
    open.map_or(Doing::Free, |task| Doing::Task(task.no))
}
