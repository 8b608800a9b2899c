//! What the guard is told of a drill: who its customers are, who is inside, what is published.

use crate::engine::Drill;
use crate::scenario::Plot;
use crate::text::Lexicon;
use crate::text::guard::{CUSTOMER, Known, Whom, stand_in};

/// How the role of a customer ends, before a comma: `Larkfield customer, on chat`.
const CUSTOMERS: &[&str] =
    &["customer", "caller", "patient", "tenant", "resident", "passenger", "policyholder"];

/// Whether a role is that of a customer.
pub fn is_customer(role: &str) -> bool {
    let role = role.split([',', '(']).next().unwrap_or_default();
    role.split_whitespace()
        .next_back()
        .is_some_and(|last| CUSTOMERS.iter().any(|word| last.eq_ignore_ascii_case(word)))
}

/// What is known of a drill, in whichever variant: its customers, `Customer A` first, and what is nobody's secret.
pub fn known(drill: &Drill) -> Known<'_> {
    let mut known = Known::default();
    for variant in &drill.scenario.variants {
        add(&mut known, &variant.plot, &drill.lexicon);
    }
    let policy = &drill.policy;
    for service in &policy.services {
        known.inside.extend([&*service.name, &*service.client]);
    }
    for team in &policy.teams {
        known.inside.push(&team.name);
        known.inside.extend(team.rota.iter().map(|duty| &*duty.name));
        known.published.push(&team.about);
    }
    known.inside.extend(policy.roles.iter().map(|role| &*role.name));
    known.inside.extend(policy.audiences.iter().map(|audience| &*audience.name));
    known.inside.extend([&*policy.title, &*drill.scenario.title]);
    known.published.extend(policy.clauses.iter().map(|clause| &*clause.text));
    known
}

/// Adds what a story says: who is a customer in it, who is not, what its templates and its briefing publish.
fn add<'a>(known: &mut Known<'a>, plot: &'a Plot, lexicon: &Lexicon) {
    for person in &plot.people {
        if is_customer(&person.role) {
            let whom = Whom::of(&person.name, stand_in(CUSTOMER, known.people.len()), lexicon);
            if known.people.iter().all(|other| other.words != whom.words) {
                known.people.push(whom);
            }
        } else {
            known.inside.extend([&*person.name, &*person.role]);
        }
        known.published.extend([&*person.role, &*person.about]);
    }
    known.published.extend(plot.messages.iter().map(|message| &*message.text));
    known.published.push(&plot.brief.text);
    known.published.extend(plot.brief.may.iter().chain(&plot.terms.todo).map(|text| &**text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;

    #[test]
    fn a_role_says_who_is_a_customer() {
        for (role, want) in [
            ("Larkfield customer, on chat", true),
            ("Tenant (flat 4)", true),
            ("Customer service manager", false),
            ("Client manager, Larkfield Broadband", false),
            ("", false),
        ] {
            assert_eq!(is_customer(role), want, "{role}");
        }
    }

    #[test]
    fn those_inside_are_nobodys_secret() {
        let play = sample::play(2);
        let known = known(play.drill());
        assert!(known.people.is_empty() && !known.inside.is_empty() && !known.published.is_empty());
    }
}
