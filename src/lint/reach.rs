//! What can ever happen in a story, if the trainee does whatever is needed.
//!
//! Everything a trainee can do is taken to be possible; what the world does is possible if something that can happen
//! sets it off. The answer errs on the side of "it can": what is called impossible here is impossible.

use std::collections::BTreeSet;

use crate::act::Verb;
use crate::ids::InjectId;
use crate::policy::work::Status;
use crate::policy::{Policy, Team};
use crate::scenario::choice::Check;
use crate::scenario::condition::{AtomIx, Condition, Op, Pattern};
use crate::scenario::inject::{Effect, Inject, Trigger};
use crate::scenario::plot::Plot;
use crate::scenario::taking::Reception;

/// The injects that can happen, and with them everything else.
pub(super) struct Reach {
    fires: BTreeSet<InjectId>,
}

impl Reach {
    /// Grows the set of injects that can happen until it grows no more.
    pub fn of(plot: &Plot, policy: &Policy) -> Reach {
        let mut reach = Reach { fires: BTreeSet::new() };
        loop {
            let more: Vec<InjectId> = plot
                .injects
                .iter()
                .filter(|inject| !reach.fires.contains(&inject.id) && reach.inject(plot, policy, inject))
                .map(|inject| inject.id.clone())
                .collect();
            if more.is_empty() {
                return reach;
            }
            reach.fires.extend(more);
        }
    }

    fn inject(&self, plot: &Plot, policy: &Policy, inject: &Inject) -> bool {
        let set_off = match &inject.trigger {
            Trigger::At { at, .. } => *at <= plot.ends_at,
            Trigger::On { atom, .. } => self.atom(plot, policy, *atom),
            Trigger::When(condition) => self.can(plot, policy, condition),
        };
        set_off && inject.only_if.as_ref().is_none_or(|condition| self.can(plot, policy, condition))
    }

    /// Whether the inject of that name can happen.
    pub fn fires(&self, inject: &str) -> bool {
        self.fires.contains(inject)
    }

    /// Whether a condition can come true.
    pub fn can(&self, plot: &Plot, policy: &Policy, condition: &Condition) -> bool {
        match condition {
            Condition::Always
            | Condition::Not(_)
            | Condition::TimeAtMost(_)
            | Condition::Counter(..)
            | Condition::Mood(..)
            | Condition::Colleague(..)
            | Condition::Waiting(..)
            | Condition::WithinOf(..) => true,
            Condition::All(list) => list.iter().all(|c| self.can(plot, policy, c)),
            Condition::Any(list) => list.iter().any(|c| self.can(plot, policy, c)),
            Condition::Seen(atom) => self.atom(plot, policy, *atom),
            Condition::TimeAtLeast(at) | Condition::MissedBy(_, at) => *at <= plot.ends_at,
            Condition::MissedWithin { of, .. } => self.atom(plot, policy, *of),
            Condition::Count(atom, op, n) => {
                let zero = op.holds(0, *n) || matches!(op, Op::LessThan | Op::AtMost);
                zero || self.atom(plot, policy, *atom)
            }
            // A case that too few contacts bring is never reported so often.
            Condition::LikeContacts(case, op, n) => {
                let brings = plot.case(case.as_str()).map_or(0, |case| case.contacts.len());
                matches!(op, Op::LessThan | Op::AtMost)
                    || i64::try_from(brings).is_ok_and(|most| (0..=most).any(|so_many| op.holds(so_many, *n)))
            }
            Condition::ServiceIs(service, status) => {
                plot.services.get(service) == Some(status) || self.becomes(plot, service.as_str(), *status)
            }
        }
    }

    /// Whether an atom can be met.
    pub fn atom(&self, plot: &Plot, policy: &Policy, number: AtomIx) -> bool {
        let Some(atom) = plot.atoms.get(usize::from(number.0)) else { return true };
        self.pattern(plot, policy, &atom.pattern)
            && atom.guard.as_ref().is_none_or(|guard| self.can(plot, policy, guard))
    }

    /// The first happening in a condition that cannot happen and that it needs, for a message: what guards a happening is
    /// looked into too, what must not happen is not.
    pub fn hopeless<'p>(
        &self,
        plot: &'p Plot,
        policy: &Policy,
        condition: &Condition,
    ) -> Option<&'p Pattern> {
        match condition {
            Condition::All(list) | Condition::Any(list) => {
                let cannot = list.iter().filter(|part| !self.can(plot, policy, part));
                cannot.into_iter().find_map(|part| self.hopeless(plot, policy, part))
            }
            Condition::Seen(number)
            | Condition::Count(number, ..)
            | Condition::MissedWithin { of: number, .. }
                if !self.atom(plot, policy, *number) =>
            {
                let atom = plot.atoms.get(usize::from(number.0))?;
                match &atom.guard {
                    // It can happen, but never when it should: `resolve after verify(X, healthy=yes)`.
                    Some(guard) if self.pattern(plot, policy, &atom.pattern) => {
                        self.hopeless(plot, policy, guard)
                    }
                    _ => Some(&atom.pattern),
                }
            }
            _ => None,
        }
    }

    fn effects<'p>(&'p self, plot: &'p Plot) -> impl Iterator<Item = &'p Effect> {
        let told = plot.injects.iter().filter(|inject| self.fires.contains(&inject.id));
        let talks = plot.talks.iter().filter(|talk| self.fires(talk.id.as_str()));
        let tasks = plot.tasks.iter().flat_map(|task| &task.effects);
        told.flat_map(|inject| &inject.effects).chain(talks.flat_map(|talk| talk.effects())).chain(tasks)
    }

    fn becomes(&self, plot: &Plot, service: &str, status: Status) -> bool {
        self.effects(plot)
            .any(|effect| matches!(effect, Effect::Service(s, to) if s.as_str() == service && *to == status))
    }

    fn pattern(&self, plot: &Plot, policy: &Policy, pattern: &Pattern) -> bool {
        let want = |key: &str| pattern.wants.iter().find(|(k, _)| *k == key).map(|(_, value)| &**value);
        match pattern.verb {
            Verb::Inject => want("inject").is_none_or(|id| self.fires(id)),
            Verb::Lapsed => {
                want("inject").is_none_or(|id| plot.inject(id).is_some_and(|(_, i)| i.only_if.is_some()))
            }
            Verb::Open | Verb::Answer | Verb::Say | Verb::Beat | Verb::Over | Verb::Link => {
                want("contact").is_none_or(|id| self.fires(id))
            }
            Verb::Coach | Verb::Coached => {
                want("person").is_none_or(|id| plot.coaching_of(id).next().is_some())
            }
            Verb::Whisper | Verb::Relieve => want("person").is_none_or(|id| plot.colleague(id).is_some()),
            Verb::StepIn => want("person").is_none_or(|id| {
                let live = plot.colleague(id).and_then(|c| c.live.as_ref());
                live.is_some_and(|condition| self.can(plot, policy, condition))
            }),
            Verb::Delegate
            | Verb::ReadBack
            | Verb::Confirm
            | Verb::PutRight
            | Verb::Reported
            | Verb::Overdue
            | Verb::TakeBack
            | Verb::Chase => want("person").is_none_or(|id| plot.takes_tasks(id)),
            Verb::NoAnswer => want("person").is_none_or(|id| {
                plot.colleague(id).is_some()
                    || plot.presences.iter().any(|p| p.who.as_str() == id && p.is.is_some())
            }),
            Verb::CameIn => want("person")
                .is_none_or(|id| plot.presences.iter().any(|p| p.who.as_str() == id && p.travel.is_some())),
            Verb::Lost => want("contact")
                .is_none_or(|id| self.fires(id) && plot.contact(id).is_some_and(|c| c.patience.is_some())),
            Verb::Learn => want("fact").is_none_or(|id| self.told(plot, policy, id)),
            Verb::Investigate | Verb::Verify => {
                let healthy = want("healthy").map(|word| word == "yes");
                let named = |check: &&Check| want("check").is_none_or(|id| check.id.as_str() == id);
                let offered = |condition: &Option<Condition>| {
                    condition.as_ref().is_none_or(|c| self.can(plot, policy, c))
                };
                let fits = |found: Option<bool>| {
                    healthy.is_none() || found == healthy || (found.is_none() && healthy == Some(false))
                };
                let mut results = plot.checks.iter().filter(named).flat_map(|check| &check.results);
                results.any(|result| fits(result.healthy) && offered(&result.only_if))
            }
            Verb::Put | Verb::Decide => want("decision").is_none_or(|id| {
                plot.decision(id).is_some_and(|decision| self.can(plot, policy, &decision.opens))
            }),
            Verb::Approved => want("approval").is_none_or(|id| self.approved(plot, id)),
            Verb::Refused => want("approval").is_none_or(|id| {
                self.effects(plot).any(|effect| matches!(effect, Effect::Refuse(a) if a.as_str() == id))
            }),
            Verb::Taken => want("to").is_none_or(|id| {
                policy.team(id).is_some()
                    || self.effects(plot).any(|effect| matches!(effect, Effect::Take(p) if p.as_str() == id))
            }),
            Verb::HandedBack => want("from").is_none_or(|id| answers(plot, id, Reception::HandBack)),
            // A desk whose rota has gaps may not answer either.
            Verb::Unanswered => want("to").is_none_or(|id| {
                let always = |team: &Team| (0..1_440).all(|m| team.rota.iter().any(|duty| duty.covers(m)));
                answers(plot, id, Reception::Silence) || policy.team(id).is_some_and(|team| !always(team))
            }),
            Verb::Apply => want("remedy").is_none_or(|id| {
                plot.remedy(id).is_some_and(|remedy| self.can(plot, policy, &remedy.offered))
            }),
            Verb::Service => match (want("service"), want("status").and_then(Status::from_word)) {
                (Some(service), Some(status)) => self.becomes(plot, service, status),
                (Some(service), None) => {
                    Status::ALL.iter().any(|status| self.becomes(plot, service, *status))
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// Whether somebody can give that yes.
    pub fn approved(&self, plot: &Plot, approval: &str) -> bool {
        plot.approval(approval).is_some_and(|a| a.trainee_may)
            || self.effects(plot).any(|effect| matches!(effect, Effect::Approve(a) if a.as_str() == approval))
    }

    /// Whether something can tell that fact.
    pub fn told(&self, plot: &Plot, policy: &Policy, fact: &str) -> bool {
        let by_effect =
            self.effects(plot).any(|effect| matches!(effect, Effect::Tell(f) if f.as_str() == fact));
        let by_contact = plot
            .injects
            .iter()
            .filter(|inject| self.fires.contains(&inject.id))
            .filter_map(|inject| inject.contact.as_ref())
            .any(|contact| contact.tells.iter().any(|f| f.as_str() == fact));
        let by_check = plot.checks.iter().flat_map(|check| &check.results).any(|result| {
            result.tells.iter().any(|f| f.as_str() == fact)
                && result.only_if.as_ref().is_none_or(|c| self.can(plot, policy, c))
        });
        let talks = plot.talks.iter().filter(|talk| self.fires(talk.id.as_str()));
        let by_talk = talks.into_iter().any(|talk| talk.tells().any(|f| f.as_str() == fact));
        let by_task = plot.tasks.iter().any(|task| task.tells.iter().any(|f| f.as_str() == fact));
        by_task || by_effect || by_contact || by_check || by_talk
    }
}

/// Whether some taking of the drill lets a desk do that.
fn answers(plot: &Plot, desk: &str, answer: Reception) -> bool {
    plot.takings.iter().any(|taking| taking.to.as_str() == desk && taking.answer == answer)
}

/// A pattern in the words an author wrote it in.
pub(super) fn spell(pattern: &Pattern) -> String {
    let word = pattern.verb.word();
    if pattern.wants.is_empty() {
        return word.to_owned();
    }
    let first = pattern.verb.keys().first();
    let wants: Vec<String> = pattern
        .wants
        .iter()
        .map(|(key, value)| if Some(key) == first { value.to_string() } else { format!("{key}={value}") })
        .collect();
    format!("{word}({})", wants.join(", "))
}

/// What would let a pattern happen.
pub(super) fn cure(pattern: &Pattern) -> String {
    let want = |key: &str| pattern.wants.iter().find(|(k, _)| *k == key).map_or("...", |(_, value)| &**value);
    match pattern.verb {
        Verb::Service => {
            format!("let an inject have the effect `service {} {}`", want("service"), want("status"))
        }
        Verb::Approved => format!("let an inject have the effect `approve {}`", want("approval")),
        Verb::Refused => format!("let an inject have the effect `refuse {}`", want("approval")),
        Verb::Taken => {
            format!("let an inject have the effect `taken {}`, or name a team of the policy", want("to"))
        }
        Verb::HandedBack => format!("add a `[[taking]]` to `{}` with `answer = \"hand-back\"`", want("from")),
        Verb::Unanswered => format!("add a `[[taking]]` to `{}` with `answer = \"none\"`", want("to")),
        Verb::Learn => format!("let an inject or a check have `tells = [\"{}\"]`", want("fact")),
        Verb::Lost => format!("give the inject `{}` a `patience`", want("contact")),
        Verb::Lapsed => format!("give the inject `{}` an `if`", want("inject")),
        Verb::Investigate | Verb::Verify => match want("check") {
            "..." => "give a check a result that is so, with `healthy`".to_owned(),
            check => format!("give the check `{check}` a result that is so, with `healthy`"),
        },
        _ => "let something bring that about, or wait for something else".to_owned(),
    }
}
