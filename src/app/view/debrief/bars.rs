//! The domains beside what was expected of them.

use crate::app::debrief::Debrief;
use crate::jobs::Debriefing;
use crate::jobs::wire::DomainMarks;
use crate::order;
use crate::policy::work::Domain;

/// One domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// Its name as policies write it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Earned, in percent of what there was to earn.
    pub percent: u8,
    /// Waiting for a coach, likewise.
    pub pending: u8,
    /// `12` and `15`.
    pub of: (String, String),
    /// What the trainee expected, in percent.
    pub estimate: Option<u8>,
    /// The same in words: `you said 70`, or `they said 70` in somebody else's session.
    pub said: String,
    /// All of it in words.
    pub told: String,
}

pub(super) fn view(debrief: &Debrief, made: &Debriefing) -> Vec<Bar> {
    let bar = |domain: &DomainMarks| {
        let estimate = estimate(debrief, domain);
        let said = estimate.map_or_else(String::new, |said| format!("{} said {said}", who(debrief)));
        let after = if said.is_empty() { String::new() } else { format!("; {said}") };
        Bar {
            id: domain.id.clone(),
            name: domain.name.clone(),
            percent: domain.percent,
            pending: domain.pending_percent,
            of: domain.of.clone(),
            estimate,
            told: format!("{} percent earned, {}{after}", domain.percent, domain.told),
            said,
        }
    };
    made.domains.iter().map(bar).collect()
}

fn estimate(debrief: &Debrief, domain: &DomainMarks) -> Option<u8> {
    let place = Domain::ALL.iter().position(|known| known.word() == domain.id)?;
    debrief.estimates.get(place).copied().flatten()
}

fn who(debrief: &Debrief) -> &'static str {
    if debrief.is_read_only() { "they" } else { "you" }
}

/// Each answer ("Nearly all") stands for a fifth of what there is: so far to either side of its middle it was right.
const REACH: u8 = 10;

/// Where the expectation was nearest and where it was furthest off.
pub(super) fn calibration(debrief: &Debrief, made: &Debriefing) -> Option<String> {
    let mut said: Vec<(u8, u8, &DomainMarks)> = made
        .domains
        .iter()
        .filter_map(|domain| {
            let off = |said: u8| said.abs_diff(domain.percent).saturating_sub(REACH);
            estimate(debrief, domain).map(|said| (off(said), said, domain))
        })
        .collect();
    order::by_key(&mut said, |(off, _, _)| *off);
    let ((_, near_said, nearest), (off, far_said, furthest)) = (said.first()?, said.last()?);
    let who = who(debrief);
    if *off == 0 && said.len() > 1 {
        return Some(format!("Every part came out about as {who} said."));
    }
    let nearest = format!("Nearest: {}, {who} said {near_said} and it was {}", nearest.name, nearest.percent);
    if said.len() == 1 {
        return Some(format!("{nearest} percent."));
    }
    let (name, percent) = (&furthest.name, furthest.percent);
    Some(format!(
        "{nearest} percent. Furthest off: {name}, {who} said {far_said} and it was {percent} percent."
    ))
}
