//! What a colleague was asked to do, as it stands.

use serde::Serialize;

use crate::ids::{PersonId, RecordNo, TaskId, TaskNo};
use crate::time::SimTime;

/// Something a colleague was asked to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TaskState {
    /// Its number.
    pub no: TaskNo,
    /// Who was asked.
    pub person: PersonId,
    /// The record it is for.
    pub record: RecordNo,
    /// What was asked.
    pub text: String,
    /// What the author knows it as.
    pub which: Option<TaskId>,
    /// When it was given.
    pub given_at: SimTime,
    /// By when it was wanted.
    pub by: Option<SimTime>,
    /// Whether they have heard what was meant.
    pub heard: bool,
    /// Whether the trainee confirmed what they read back.
    pub confirmed: bool,
    /// What they said last of how long it takes, and when they said it.
    pub told: Option<SimTime>,
    /// Whether its time has gone by without a report.
    pub overdue: bool,
    /// How it ended, and when.
    pub over: Option<(TaskEnd, SimTime)>,
}

/// How a task ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskEnd {
    /// It was reported done.
    Done,
    /// It was reported, and it was not what was meant or went wrong.
    Wrong,
    /// It was taken back.
    TakenBack,
}

impl TaskState {
    /// Whether it is still being done.
    pub const fn is_open(&self) -> bool {
        self.over.is_none()
    }
}
