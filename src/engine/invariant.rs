//! What must hold after every step of any play, however foolish. Simulation tests and the rehearsal call this.

use super::Play;
use crate::act::{Event, Verb};
use crate::engine::state::State;

/// Checks the whole play.
///
/// # Errors
/// The first thing that does not hold.
pub fn check(play: &Play) -> Result<(), String> {
    let state = play.state();
    let entries = play.entries();
    for (n, pair) in entries.windows(2).enumerate() {
        if pair[1].at < pair[0].at {
            return Err(format!("entry {} is earlier than the one before", n + 1));
        }
    }
    if entries.iter().enumerate().any(|(n, e)| e.no.0 as usize != n) {
        return Err("entries are not numbered in order".to_owned());
    }
    if state.entries as usize != entries.len() {
        return Err("the state has not seen every entry".to_owned());
    }
    if play.now() < state.at {
        return Err("time is behind the last entry".to_owned());
    }
    if state.records.iter().enumerate().any(|(n, r)| usize::from(r.no.0) != n + 1) {
        return Err("records are not numbered in order".to_owned());
    }
    if state.busy.as_ref().is_some_and(|busy| busy.until < play.now()) {
        return Err("an act has not ended in time".to_owned());
    }
    if let Some(at) = play.next_at()
        && at <= play.now()
        && state.ended.is_none()
    {
        return Err("something due has not happened".to_owned());
    }
    if state.promises.iter().any(|p| p.due_at < play.now()) {
        return Err("a promise passed unnoticed".to_owned());
    }
    let ends = entries.iter().filter(|e| e.event.verb() == Some(Verb::Ended)).count();
    let last_ends = matches!(entries.last().map(|e| &e.event), Some(Event::Ended { .. }));
    if ends > 1 || (ends == 1) != last_ends || (ends == 1) != state.ended.is_some() {
        return Err("the end is not the last entry".to_owned());
    }
    inbox(state)
}

fn inbox(state: &State) -> Result<(), String> {
    for line in &state.inbox {
        let late = [line.opened_at, line.answered_at, line.lost_at]
            .into_iter()
            .flatten()
            .any(|t| t < line.arrived_at);
        if late || (line.lost_at.is_some() && line.opened_at.is_some_and(|t| Some(t) > line.lost_at)) {
            return Err(format!("`{}` was dealt with before it came or after it went", line.contact));
        }
    }
    Ok(())
}

/// Whether the state is the fold of the entries.
///
/// # Errors
/// Says that it is not.
pub fn check_fold(play: &Play) -> Result<(), String> {
    let Some((plot, watch)) = play.drill().plot(play.variant()) else {
        return Err("no such variant".to_owned());
    };
    let mut state = State::new(plot);
    for entry in play.entries() {
        state.evolve(plot, &watch.atoms, entry);
    }
    if state == *play.state() { Ok(()) } else { Err("the state is not the fold of its entries".to_owned()) }
}
