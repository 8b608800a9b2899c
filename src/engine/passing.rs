//! What becomes of work that was passed on: a desk takes it, hands it back, or nobody answers.
//!
//! The first [`Taking`] of the drill that fits says which; otherwise the first of the rota who is there takes it, and where
//! there is nobody, nobody answers.

use super::agenda::Due;
use super::{Play, presence};
use crate::act::{Absence, Cause, Event};
use crate::policy::Duty;
use crate::scenario::Plot;
use crate::scenario::taking::{Reception, Taking};
use crate::time::SimSpan;

/// How long until it is plain that nobody answers, where the policy's E17 does not say (domain reference 4.2).
const UNANSWERED: SimSpan = SimSpan::minutes(10);

impl Play {
    /// Something was passed on just now: when and how will it be taken?
    pub(super) fn schedule_taking(&mut self) {
        let number = self.state.escalations.len() - 1;
        let to = self.state.escalations[number].to.clone();
        let drill = self.drill.clone();
        let (plot, _) = drill.at(self.variant_ix);
        let taking = self.taking(plot, number);
        let found = taking.map(|n| &plot.takings[usize::from(n)]);
        let duty = self.on_duty(to.as_str());
        let silent = || {
            let within = drill.policy.trigger("E17").map_or(UNANSWERED, |trigger| trigger.within);
            (within, within)
        };
        let after = match (found, duty) {
            (Some(Taking { after: Some(after), .. }), _) => *after,
            (Some(Taking { answer: Reception::Silence, .. }), _) => silent(),
            (_, Some(duty)) => duty.takes,
            // A desk without a rota now; a person of the story is taken for it by an inject.
            (_, None) if drill.policy.team(to.as_str()).is_some() => silent(),
            (_, None) => return,
        };
        let delay = self.dice.span("takes", to.as_str(), number as u32, after);
        self.agenda.add(self.now + delay, Due::Taken { escalation: number as u32, taking });
    }

    /// The number of the drill's taking that fits what was just passed on.
    fn taking(&self, plot: &Plot, escalation: usize) -> Option<u16> {
        let passed = &self.state.escalations[escalation];
        let seen = &self.state.seen;
        let case = seen.cases().of(plot, passed.record).map(|case| &case.id);
        let fits = |taking: &Taking| {
            taking.to == passed.to
                && taking.case.as_ref().is_none_or(|wanted| case == Some(wanted))
                && taking.only_if.as_ref().is_none_or(|condition| seen.holds(condition, self.now))
        };
        (0u16..).zip(&plot.takings).find(|(_, taking)| fits(taking)).map(|(n, _)| n)
    }

    /// It is time for an answer to the escalation of that number.
    pub(super) fn take_escalation(&mut self, plot: &Plot, escalation: u32, taking: Option<u16>) {
        let Some(passed) = self.state.escalations.get(escalation as usize) else { return };
        if passed.taken.is_some() || passed.back_at.is_some() {
            return;
        }
        let (record, to) = (passed.record, passed.to.clone());
        let drill = self.drill.clone();
        let found = taking.and_then(|n| plot.takings.get(usize::from(n)));
        let duty = self.on_duty(to.as_str());
        let by = match duty {
            Some(duty) => duty.name.to_string(),
            None => drill.person_name(plot, to.as_str()).to_owned(),
        };
        let text = found.map(|taking| taking.text.to_string()).unwrap_or_default();
        let event = match (found.map(|taking| taking.answer), duty) {
            (Some(Reception::HandBack), _) => {
                let because =
                    if text.is_empty() { drill.policy.overreach.handed_back.to_string() } else { text };
                Event::HandedBack { record, from: to, by, because }
            }
            (Some(Reception::Silence), _) | (None, None) => Event::EscalationUnanswered { record, to },
            (Some(Reception::Take), _) | (None, Some(_)) => Event::EscalationTaken { to, by, text },
        };
        self.record(Cause::Clock, event);
    }

    /// Who of a team takes what is passed to it now: the first on the list who is not busy, on a break or away. A number
    /// that is wrong keeps nobody from reading the record.
    fn on_duty(&self, team: &str) -> Option<&Duty> {
        let situation = self.situation();
        let is_there = |duty: &&Duty| {
            let said = presence::said(&situation, team, Some(&duty.name)).and_then(|presence| presence.is);
            said.is_none_or(|why| why == Absence::StaleNumber)
        };
        presence::list(&situation, team).into_iter().find(is_there)
    }
}
