//! Texts an author wrote to begin from, and the words by which texts of this story are read.

use std::sync::Arc;

use crate::ids::{AudienceId, ChannelId, MessageId};

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
