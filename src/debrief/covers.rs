//! What each domain of the marks is about, for people who have not read a policy.

use crate::policy::work::Domain;

/// One plain sentence.
pub const fn covers(domain: Domain) -> &'static str {
    match domain {
        Domain::Classification => {
            "Seeing what kind of thing it is, how bad it is, and setting the priority that follows."
        }
        Domain::Sla => "Taking work in time, keeping the clocks in sight, and acting before they run out.",
        Domain::Escalation => "Bringing in the right people early, with a handover they can work from.",
        Domain::Communication => {
            "Telling customers, the floor and those in charge what they need, when they need it, and keeping promises."
        }
        Domain::Documentation => "A record that somebody else could take over from: what, when, who and why.",
        Domain::Closure => {
            "Making sure that it really works again, closing properly, and taking something from it."
        }
        Domain::Colleague => "Noticing a colleague in trouble and helping them on.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_domain_is_one_sentence() {
        for domain in Domain::ALL {
            let text = covers(*domain);
            assert!(text.ends_with('.') && text.matches(". ").count() == 0, "{text}");
        }
    }
}
