//! What a command costs in simulated time. Doing costs time, and sending costs by length;
//! typing and reading do not.

use super::Situation;
use crate::act::Command;
use crate::engine::state::Record;
use crate::engine::{Play, presence};
use crate::ids::{ContactId, ServiceId};
use crate::policy::work::WorkKind;
use crate::time::{SimSpan, SimTime};

/// What a command costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost {
    /// How long the trainee is busy.
    pub takes: SimSpan,
    /// Whether it can be broken off.
    pub breakable: bool,
}

/// The cost of a command, shown on its control before it is chosen.
pub fn cost(situation: &Situation<'_>, command: &Command) -> Cost {
    let costs = &situation.drill.policy.costs;
    let mut takes = costs.of(command.word());
    let mut breakable = costs.can_break(command.word());
    if let Command::Answer { contact, .. } = command
        && is_known(situation, contact)
    {
        takes = takes.percent(u64::from(costs.known));
    }
    match command {
        Command::Investigate { check } | Command::Verify { check, .. } => {
            if let Some(check) = situation.plot.check(check.as_str()) {
                takes += check.takes;
                breakable |= check.breakable;
            }
        }
        Command::Call { person, .. } => takes += presence::rings(situation, person),
        Command::Apply { remedy, .. } => {
            if let Some(remedy) = situation.plot.remedy(remedy.as_str()) {
                takes += remedy.takes;
            }
        }
        Command::Say { contact, chosen: Some(chosen), .. } => {
            takes = Play::takes_of(situation.plot, contact.as_str(), chosen).unwrap_or(takes);
        }
        Command::Send { channel, text, .. } => {
            if let Some(channel) = situation.drill.policy.channel(channel.as_str()) {
                takes += channel.cost;
            }
            let begun = u64::from(words(text)).div_ceil(u64::from(costs.words.max(1)));
            takes += costs.per_words.times(begun);
        }
        Command::Wait { length } => {
            takes = *length;
            breakable = true;
        }
        Command::Skip => {
            // A promise of one's own that comes due is something that happens: soon enough before it to be kept.
            let left = |at: SimTime| at.since(situation.now).ms();
            let promised = situation.state.promises.iter();
            let calls = promised.filter_map(|p| left(p.due_at).checked_sub(KEEP.ms())).filter(|ms| *ms > 0);
            takes = SimSpan::from_ms(calls.chain([left(situation.plot.ends_at)]).min().unwrap_or_default());
            breakable = true;
        }
        _ => {}
    }
    Cost { takes, breakable }
}

/// Whether what somebody brings is about a service whose error is known and published: the card says what to answer.
fn is_known(situation: &Situation<'_>, contact: &ContactId) -> bool {
    let published = |service: &ServiceId| {
        let known = |r: &Record| r.kind == WorkKind::KnownError && r.published_at.is_some() && !r.is_over();
        situation.state.records.iter().any(|record| known(record) && record.service == *service)
    };
    let brought = situation.plot.cases.iter().filter(|case| case.contacts.contains(contact));
    brought.map(|case| &case.service).any(published)
}

/// How long before a promised update waiting for news ends: time enough to write and send it.
const KEEP: SimSpan = SimSpan::minutes(3);

/// The number of words, by white space: what the cost of a message is counted in.
pub fn words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}
