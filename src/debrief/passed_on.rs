//! What had to be passed on and what was: each trigger of the policy that was met, and each handover with what it held.

use super::star::Evidence;
use crate::act::{Entry, Event};
use crate::assess::History;
use crate::assess::texts::Texts;
use crate::engine::Play;
use crate::ids::{EntryNo, PersonId, RecordNo};
use crate::projection::Names;
use crate::text::anatomy::Anatomy;
use crate::text::{Verdict, detector};
use crate::time::SimTime;

/// The facts, the triggers first, each as a neutral sentence.
pub fn passed_on(play: &Play) -> Vec<Evidence> {
    let mut facts = triggers(play);
    facts.extend(handovers(play));
    facts
}

/// "E6 was met at 09:14 (five like contacts in ten minutes) and was to be passed on to the team leader by 09:19."
fn triggers(play: &Play) -> Vec<Evidence> {
    let Some((plot, watch)) = play.drill().plot(play.variant()) else { return Vec::new() };
    let history = History::of(plot, &watch.atoms, play.entries(), play.now());
    let policy = &play.drill().policy;
    let clock = |at: SimTime| plot.starts.clock.at(at);
    let mut facts = Vec::new();
    for need in &plot.needs {
        let Some(met_at) = history.needs.met_at(&history, need) else { continue };
        let to: Vec<&str> = need.to.iter().map(|who| play.drill().person_name(plot, who.as_str())).collect();
        let done_at = history.needs.done_at(need);
        let came = match done_at {
            Some(at) if at <= met_at => format!("it already was at {}", clock(at)),
            Some(at) => format!("it was at {}", clock(at)),
            None => "it never was".to_owned(),
        };
        let text = format!(
            "{} was met at {} ({}): to be passed on to {} by {}; {came}.",
            need.trigger,
            clock(met_at),
            need.when(policy),
            to.join(" or "),
            clock(met_at + need.within)
        );
        let entries = done_at.map(|_| history.seen.evidence(&need.done)).unwrap_or_default();
        facts.push(Evidence { text, entries });
    }
    facts
}

fn handovers(play: &Play) -> Vec<Evidence> {
    let Some(kind) = Anatomy::of("handover") else { return Vec::new() };
    let names = Names::new(play.drill(), play.plot());
    let texts = Texts::new(play.drill(), play.plot(), play.entries());
    let clock = |at: SimTime| play.plot().starts.clock.at(at);
    let mut facts = Vec::new();
    for entry in play.entries() {
        let Event::Escalated { record, to, .. } = &entry.event else { continue };
        let Some(whole) = texts.whole(entry, kind) else { continue };
        let slots = |wanted: &[Verdict]| -> Option<String> {
            let fits = whole.slots.iter().filter(|(_, _, finding)| wanted.contains(&finding.verdict));
            let names: Vec<&str> = fits.map(|(slot, ..)| told(slot)).collect();
            (!names.is_empty()).then(|| names.join("; "))
        };
        let held = match (slots(&[Verdict::Met, Verdict::Partly]), slots(&[Verdict::NotMet])) {
            (held, None) => {
                format!("It held all that belongs in one: {}.", held.as_deref().unwrap_or("nothing"))
            }
            (None, Some(missed)) => format!("It held nothing of what belongs in one: {missed}."),
            (Some(held), Some(missed)) => format!("It held: {held}. It lacked: {missed}."),
        };
        let (came, answer) = answer(play.entries(), entry, *record, to);
        let mut text =
            format!("Handed over to {} at {}. {held} {came}.", names.person(to.as_str()), clock(entry.at));
        if let Some(unsure) = slots(&[Verdict::Unsure]) {
            text.push_str(&format!(" For a coach: {unsure}."));
        }
        facts.push(Evidence { text, entries: [entry.no].into_iter().chain(answer).collect() });
    }
    facts
}

/// A slot in a few words: its detector's, without the examples.
fn told(slot: &str) -> &str {
    let what = detector(slot).map_or(slot, |detector| detector.what);
    what.split(':').next().unwrap_or(what)
}

/// What became of it: taken, handed back, or no answer.
fn answer(entries: &[Entry], passed: &Entry, record: RecordNo, to: &PersonId) -> (String, Option<EntryNo>) {
    for entry in entries.iter().skip(passed.no.0 as usize) {
        let told = match &entry.event {
            Event::EscalationTaken { to: by, by: name, text } if by == to => {
                let read_back = if text.is_empty() { "" } else { " and read back" };
                format!("Taken{read_back} by {name}")
            }
            Event::HandedBack { record: back, from, by, .. } if from == to && *back == record => {
                format!("Handed back by {by}")
            }
            Event::EscalationUnanswered { record: back, to: who } if who == to && *back == record => {
                "Nobody answered".to_owned()
            }
            _ => continue,
        };
        return (told, Some(entry.no));
    }
    ("Nobody had taken it at the end".to_owned(), None)
}
