//! Bands: formative, provisional, never "competent" (domain reference 12.4). Flags cap the band, never the number.

use std::sync::Arc;

use super::card::Scorecard;
use crate::policy::Policy;
use crate::policy::work::Domain;

/// Below this share of the rubric no band is given, in basis points (house, Marks).
const REACH_FOR_A_BAND: u32 = 8_000;
/// From this many points on, every core domain must hold half of its points.
const SECURE_FROM: u32 = 65;
/// The core domains.
const CORE: [Domain; 4] =
    [Domain::Classification, Domain::Escalation, Domain::Communication, Domain::Documentation];

/// The band and, where something capped or withheld it, why.
pub fn band(policy: &Policy, card: &Scorecard, ended: bool) -> (Option<Arc<str>>, Option<String>) {
    if !ended {
        return (None, Some("the shift is not over".to_owned()));
    }
    if card.reached < REACH_FOR_A_BAND {
        return (None, Some("less than 80 of 100 came up, so no band is given".to_owned()));
    }
    let lowest = policy.bands.last().map(|b| b.name.clone());
    if let Some(flag) = card.flags.iter().find(|f| !f.needs_coach) {
        return (
            lowest,
            Some(format!("red flag {} caps the band; a coach may lift it with a written reason", flag.flag)),
        );
    }
    let marks = card.earned / 100;
    let weak = card.domains.iter().find(|d| CORE.contains(&d.domain) && d.earned * 2 < d.points);
    let below =
        |limit: u32| policy.bands.iter().find(|b| b.from < limit && b.from <= marks).map(|b| b.name.clone());
    match weak {
        Some(domain) if marks >= SECURE_FROM => (
            below(SECURE_FROM),
            Some(format!(
                "{} holds less than half of its points, which caps the band",
                domain.domain.label()
            )),
        ),
        _ => (below(u32::MAX), None),
    }
}
