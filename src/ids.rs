//! Names that authors give to things, and the numbers the engine gives to what a trainee opens.
//!
//! A slug is 1 to 64 of `a-z`, `0-9`, `-`, `_`, so it is safe as a file name, in a page and in a spreadsheet. Each
//! kind of thing has its own type: a person cannot be passed where an inject is wanted.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Whether `text` is a slug: 1 to 64 of `a-z`, `0-9`, `-`, `_`, beginning with a letter or a digit.
pub fn is_slug(text: &str) -> bool {
    let ok = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
    (1..=64).contains(&text.len()) && text.bytes().all(ok) && text.as_bytes()[0].is_ascii_alphanumeric()
}

macro_rules! slug {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Takes the name as it is; whether such a thing exists is for the reader or the engine to say.
            pub fn new(name: &str) -> Self {
                Self(Arc::from(name))
            }

            /// The name as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self::new(name)
            }
        }
    )*};
}

slug! {
    /// A scenario: `dead-air`.
    ScenarioId;
    /// One of a scenario's variants: `board-lies`.
    VariantId;
    /// Something the world does: `calls-cut`.
    InjectId;
    /// A piece of work as it truly is, whatever the trainee makes of it: `app-error`.
    CaseId;
    /// Something that can be known: `trunk-down`.
    FactId;
    /// A number the author keeps: `angry-callers`.
    CounterId;
    /// A figure on the wallboard: `waiting`.
    GaugeId;
    /// A queue of the floor and those who work on it: `chat`.
    LineId;
    /// What brings more people than usual: `cut-off-callers`.
    SurgeId;
    /// Someone the trainee can deal with, or a desk that answers as one: `ruth-calder`, `telephony`.
    PersonId;
    /// Something that reaches the trainee's inbox; it has the name of the inject that brought it.
    ContactId;
    /// Something that can be said in a conversation: `name-the-visits`.
    MoveId;
    /// Something somebody says of their own accord: `wants-manager`.
    BeatId;
    /// Something a colleague can be asked to do: `ring-carol`.
    TaskId;
    /// Something that can be looked into: `test-call`.
    CheckId;
    /// A question the drill puts: `failover-now`.
    DecisionId;
    /// One answer to a decision: `wait-for-proof`.
    OptionId;
    /// A fix or a workaround: `failover`.
    RemedyId;
    /// A thing that needs somebody's yes: `failover`, `public-notice`.
    ApprovalId;
    /// A group of readers: `customers`, `floor`, `executives`.
    AudienceId;
    /// A way to reach them: `ivr`, `web-banner`.
    ChannelId;
    /// A service of the policy: `voice-hollin`.
    ServiceId;
    /// A branch of the policy's taxonomy: `telephony/trunk`.
    CategoryId;
    /// A role in a major incident: `scribe`.
    RoleId;
    /// A line of the marking rubric: `declare-in-time`.
    ItemId;
    /// A penalty line: `needless-paging`.
    PenaltyId;
    /// A trigger of the policy that the story meets: `pattern`.
    NeedId;
    /// A red flag: `R9`.
    FlagId;
    /// A clause of the policy: `IM-04`.
    ClauseId;
    /// A message an author wrote as a model or as a template: `holding`.
    MessageId;
    /// A list of steps: `witness`.
    ScriptId;
}

/// The work record a trainee opened: 1 for the first, 2 for the second. Shown with the policy's prefix (`INC-1042`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordNo(pub u16);

/// What a colleague was asked to do: 1 for the first, 2 for the second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskNo(pub u16);

impl fmt::Display for TaskNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "t{}", self.0)
    }
}

/// The number of an entry in the log of one session, from 0: what footnotes cite.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryNo(pub u32);

impl fmt::Display for EntryNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "e{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe_everywhere() {
        for good in ["a", "dead-air", "im_04", "7"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "Dead", "a b", "a/b", "é", "../x", &"a".repeat(65)] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
