//! The words in which work is classified: kinds, levels, priorities, what a resolution was.
//! Domain reference 2.3, 3.1 and 3.2.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal => $label:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The word authors and session files use.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The words a person reads.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label,)* }
            }

            /// The one of that word.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|x| x.word() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    )*};
}

words! {
    /// What kind of work a record is (domain reference 2.3).
    WorkKind {
        /// An unplanned interruption or drop in quality, or a failure that could cause one.
        Incident = "incident" => "incident",
        /// A routine, pre-agreed thing is wanted.
        Request = "request" => "service request",
        /// Information only.
        Enquiry = "enquiry" => "enquiry",
        /// Somebody is dissatisfied and expects a response.
        Complaint = "complaint" => "complaint",
        /// The underlying cause of one or more incidents.
        Problem = "problem" => "problem",
        /// A breach of policy or unauthorised access.
        Security = "security" => "security incident",
        /// Personal data lost, altered or disclosed.
        DataBreach = "data-breach" => "personal data breach",
        /// Somebody is at risk of serious harm.
        Safety = "safety" => "safety concern",
    }
    /// How much is hurt, or how fast the hurt grows (domain reference 3.2).
    Level {
        /// High.
        High = "high" => "high",
        /// Medium.
        Medium = "medium" => "medium",
        /// Low.
        Low = "low" => "low",
    }
    /// Priority, derived from impact and urgency by the policy's matrix (domain reference 3.1).
    Priority {
        /// Critical.
        P1 = "P1" => "P1 critical",
        /// High.
        P2 = "P2" => "P2 high",
        /// Moderate.
        P3 = "P3" => "P3 moderate",
        /// Low.
        P4 = "P4" => "P4 low",
        /// Planning.
        P5 = "P5" => "P5 planning",
    }
    /// How a record was resolved (domain reference 2.1, stage 8).
    Resolution {
        /// The cause is gone.
        Fix = "fix" => "fix",
        /// Service is back, the cause is not gone.
        Workaround = "workaround" => "workaround",
        /// Nothing was wrong.
        NoFault = "no-fault" => "no fault found",
        /// The reporter withdrew it.
        Withdrawn = "withdrawn" => "withdrawn",
    }
    /// Which way an escalation goes (domain reference 4.1).
    Route {
        /// Sideways, to more skill or access.
        Functional = "functional" => "functional",
        /// Upwards, to more authority.
        Hierarchical = "hierarchical" => "hierarchical",
    }
    /// How a service is (domain reference 5.2, component states).
    Status {
        /// As it should be.
        Ok = "ok" => "working",
        /// Usable, badly.
        Degraded = "degraded" => "degraded",
        /// Not usable.
        Down = "down" => "down",
    }
    /// Which of a record's two clocks (domain reference 3.4).
    ClockKind {
        /// Until a person has taken ownership.
        Response = "response" => "response",
        /// Until service is restored.
        Resolution = "resolution" => "resolution",
    }
    /// Whose idea of the priority a clock follows.
    Basis {
        /// The priority the trainee set: what the record shows.
        Set = "set" => "as set",
        /// The priority it truly had: what the marks follow.
        True = "true" => "true priority",
    }
    /// The seven domains of the marks (domain reference 12.2).
    Domain {
        /// Classification and prioritisation.
        Classification = "classification" => "Classification and priority",
        /// SLA and flow.
        Sla = "sla" => "SLA and flow",
        /// Escalation and handover.
        Escalation = "escalation" => "Escalation and handover",
        /// Communication.
        Communication = "communication" => "Communication",
        /// Documentation.
        Documentation = "documentation" => "Documentation",
        /// Resolution, closure and learning.
        Closure = "closure" => "Resolution, closure and learning",
        /// Colleague support.
        Colleague = "colleague" => "Colleague support",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for kind in WorkKind::ALL {
            assert_eq!(WorkKind::from_word(kind.word()), Some(*kind));
        }
        assert_eq!(Priority::from_word("p1"), None);
    }
}
