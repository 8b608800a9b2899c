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
        /// Somebody says that their personal data was misused.
        DataComplaint = "dp-complaint" => "data-protection complaint",
        /// The underlying cause of one or more incidents.
        Problem = "problem" => "problem",
        /// A problem whose cause is known and that can be got round.
        KnownError = "known-error" => "known error",
        /// A breach of policy or unauthorised access.
        Security = "security" => "security incident",
        /// Personal data lost, altered or disclosed.
        DataBreach = "data-breach" => "personal data breach",
        /// Somebody is at risk of serious harm.
        Safety = "safety" => "safety concern",
        /// A planned alteration of a service, assessed and agreed before it is made.
        Change = "change" => "change",
        /// What the next one at a desk should know and do.
        Article = "article" => "knowledge article",
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
    /// Why a record is on hold: somebody else must act (domain reference 2.2 and 3.4).
    HoldReason {
        /// The customer was asked something and has not answered.
        AwaitingCustomer = "awaiting-customer" => "waiting for the customer",
        /// The customer asked us to wait.
        CustomerAsked = "customer-asked" => "the customer asked us to wait",
        /// A supplier has it.
        AwaitingSupplier = "awaiting-supplier" => "waiting for a supplier",
        /// Another team of ours has it.
        AwaitingTeam = "awaiting-team" => "waiting for another team",
    }
    /// What is written in a record that outlasts an incident (domain reference 9).
    Detail {
        /// What the incidents have in common.
        Pattern = "pattern" => "symptom pattern",
        /// What may be behind them, not proved.
        Hypothesis = "hypothesis" => "hypothesis",
        /// How to get round it.
        Workaround = "workaround" => "workaround",
        /// What is behind them.
        Cause = "cause" => "cause",
        /// The change that removes it.
        Change = "change" => "change reference",
        /// What is to be altered.
        Altered = "altered" => "what is altered",
        /// What could go wrong.
        Risk = "risk" => "risk",
        /// How it is taken back.
        BackOut = "back-out" => "way back",
        /// From when to when.
        Window = "window" => "window",
        /// What its reader sees.
        Symptom = "symptom" => "symptom",
        /// Who and what it concerns.
        Affects = "affects" => "who is affected",
        /// What to do, step by step.
        Steps = "steps" => "steps",
        /// What should be seen then.
        Expected = "expected" => "expected result",
        /// What to do if it is not.
        Otherwise = "otherwise" => "if it fails",
        /// Who takes it from there.
        Escalation = "escalation" => "escalation",
        /// When somebody looks whether it still holds.
        ReviewOn = "review-on" => "review date",
    }
    /// What a contributing factor of a review did (domain reference 9).
    FactorKind {
        /// It set it off.
        Trigger = "trigger" => "trigger",
        /// It made it worse or longer.
        Amplifier = "amplifier" => "amplifier",
        /// Why it was not seen sooner.
        DetectionGap = "detection-gap" => "detection gap",
        /// Why it was not dealt with sooner.
        ResponseGap = "response-gap" => "response gap",
        /// It had been there all along.
        LatentCondition = "latent-condition" => "latent condition",
    }
    /// What an action of a review is for (domain reference 9).
    ActionKind {
        /// It cannot happen again.
        Prevent = "prevent" => "prevent",
        /// It is seen sooner.
        Detect = "detect" => "detect",
        /// It hurts less.
        Mitigate = "mitigate" => "mitigate",
        /// It is dealt with faster.
        Respond = "respond" => "respond",
        /// More is known of it.
        Learn = "learn" => "learn",
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

impl Detail {
    /// What is written in a record of that kind, in its order.
    pub const fn of(kind: WorkKind) -> &'static [Detail] {
        use Detail::*;
        match kind {
            WorkKind::Problem => &[Pattern, Hypothesis, Workaround, Cause, Change],
            WorkKind::KnownError => &[Pattern, Cause, Workaround, Change],
            WorkKind::Change => &[Altered, Risk, BackOut, Window],
            WorkKind::Article => &[Symptom, Affects, Steps, Expected, Otherwise, Escalation, ReviewOn],
            _ => &[],
        }
    }
}

/// What a kind of work has in common with others. What the closing of a record asks, and how its end is called, follows
/// from this, so that a new kind says here what it is, and nowhere else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// Something worked and does not: it is restored, and somebody looks whether it is well.
    Broken,
    /// What lies behind it: found and removed, whenever that is.
    Cause,
    /// Something small is wanted: the answer is all of it.
    Asked,
    /// Somebody wants to be heard, and answered.
    Complained,
    /// Somebody is or may be harmed: contained first.
    Harm,
    /// Something to be agreed and kept, with nothing wrong: its times are its own.
    Planned,
}

impl Nature {
    /// Whether impact and urgency are asked of it: of what is broken, of what lies behind that, and of harm.
    pub const fn is_ranked(self) -> bool {
        matches!(self, Nature::Broken | Nature::Cause | Nature::Harm)
    }

    /// Whether there was something to fix.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Nature::Broken | Nature::Cause)
    }
}

impl WorkKind {
    /// What kind of a kind this is.
    pub const fn nature(self) -> Nature {
        match self {
            WorkKind::Incident => Nature::Broken,
            WorkKind::Problem | WorkKind::KnownError => Nature::Cause,
            WorkKind::Request | WorkKind::Enquiry => Nature::Asked,
            WorkKind::Complaint | WorkKind::DataComplaint => Nature::Complained,
            WorkKind::Security | WorkKind::DataBreach | WorkKind::Safety => Nature::Harm,
            WorkKind::Change | WorkKind::Article => Nature::Planned,
        }
    }

    /// What a record of this kind must say before it can be published to the desk; none: it is not published.
    pub const fn published_with(self) -> Option<Detail> {
        match self {
            WorkKind::KnownError => Some(Detail::Workaround),
            WorkKind::Article => Some(Detail::Steps),
            _ => None,
        }
    }
}

impl Resolution {
    /// The words for it: what nothing was broken in is not fixed, it is done or answered.
    pub const fn of(self, nature: Nature) -> &'static str {
        match self {
            Resolution::Fix if !nature.is_fixed() => "done, or answered",
            _ => self.label(),
        }
    }
}

impl HoldReason {
    /// Whether the customer holds the ball, so that the resolution clock stands still. A supplier or a colleague of ours
    /// pauses nothing that the customer was promised.
    pub const fn pauses(self) -> bool {
        matches!(self, HoldReason::AwaitingCustomer | HoldReason::CustomerAsked)
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
