//! The facts beside a STAR account (Situation, Task, Action, Result): neutral lines with the entries they rest on.
//!
//! They are in the third person or the passive and never say "I": the account is the trainee's to write. Domain
//! reference 11.4.

use super::chosen::weight;
use crate::act::{Cause, Event};
use crate::assess::Scorecard;
use crate::assess::card::show;
use crate::engine::Play;
use crate::engine::state::RecordStatus;
use crate::ids::EntryNo;
use crate::policy::work::ClockKind;
use crate::projection::{By, Names, Stage, clocks, day, inbox, lag, timeline, told_inside};
use crate::time::SimSpan;

/// A fact with the entries it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Evidence {
    /// A neutral sentence with a full stop.
    pub text: String,
    /// The entries; empty for what was so before the shift began.
    pub entries: Vec<EntryNo>,
}

/// The facts of the four parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StarFacts {
    /// When, where, what was wrong.
    pub situation: Vec<Evidence>,
    /// What the role was and what was due.
    pub task: Vec<Evidence>,
    /// What was done, in order; not what was only read or heard.
    pub action: Vec<Evidence>,
    /// What came of it.
    pub result: Vec<Evidence>,
}

/// The facts of a play.
pub fn star_facts(play: &Play, card: &Scorecard) -> StarFacts {
    StarFacts {
        situation: situation(play),
        task: task(play),
        action: action(play),
        result: result(play, card),
    }
}

fn fact(text: impl Into<String>, entries: Vec<EntryNo>) -> Evidence {
    Evidence { text: text.into(), entries }
}

fn situation(play: &Play) -> Vec<Evidence> {
    let plot = play.plot();
    let scenario = &play.drill().scenario;
    let mut facts = vec![fact(
        format!(
            "A simulated shift in the drill \u{201c}{}\u{201d} {} ({}) began at {} on {} (simulated time).",
            scenario.title,
            scenario.version,
            plot.brief.kind,
            plot.starts.clock.at(crate::time::SimTime::START),
            day(plot.starts.date),
        ),
        vec![EntryNo(0)],
    )];
    let names = Names::new(play.drill(), plot);
    let hurt = plot.services.iter().filter(|(_, status)| **status != crate::policy::work::Status::Ok);
    let hurt: Vec<String> =
        hurt.map(|(id, status)| format!("{} {}", names.service(id.as_str()), status.label())).collect();
    if !hurt.is_empty() {
        facts.push(fact(format!("As the shift began: {}.", hurt.join("; ")), Vec::new()));
    }
    let letters = inbox(play);
    if let (Some(first), n) = (letters.first(), letters.len()) {
        let clock = plot.starts.clock.at(first.arrived_at);
        facts.push(fact(
            // The channel's own label speaks to the trainee ("at your desk"); a fact speaks of them.
            format!(
                "The first of {n} contacts came at {clock} from {} ({}).",
                first.from,
                first.channel.replace("your", "the")
            ),
            vec![first.entry],
        ));
    }
    facts
}

fn task(play: &Play) -> Vec<Evidence> {
    let plot = play.plot();
    let mut facts = vec![fact(format!("The role: {}.", plot.brief.role), Vec::new())];
    if !plot.brief.may.is_empty() {
        let may: Vec<&str> = plot.brief.may.iter().map(|m| &**m).collect();
        facts.push(fact(format!("What the role may decide alone: {}.", may.join("; ")), Vec::new()));
    }
    for entry in play.entries() {
        if let Event::PrioritySet { record, priority, .. } = &entry.event {
            let target = play.drill().policy.target(*priority);
            let names = Names::new(play.drill(), plot);
            facts.push(fact(
                format!(
                    "Targets of {} on {}: taken within {}, service restored within {}.",
                    names.record_in(play.state(), *record),
                    priority.label(),
                    target.acknowledge,
                    target.resolve
                ),
                vec![entry.no],
            ));
        }
    }
    facts
}

fn action(play: &Play) -> Vec<Evidence> {
    let moments = timeline(play.drill(), play.plot(), play.entries());
    let told = moments.into_iter().filter(|m| {
        let event = &play.entries()[m.entry.0 as usize].event;
        m.by == By::Trainee && weight(event).is_some()
    });
    told.map(|m| fact(format!("{}: {}.", m.clock, m.what.trim_end_matches('.')), vec![m.entry])).collect()
}

fn result(play: &Play, card: &Scorecard) -> Vec<Evidence> {
    let names = Names::new(play.drill(), play.plot());
    let mut facts = Vec::new();
    for record in play.state().records.iter().filter(|r| r.status != RecordStatus::Cancelled) {
        let (name, label) = (names.record(record.opened_as, record.no), record.status.label());
        let text = match record.resolved_at {
            Some(at) => format!(
                "{name} ended as {label}, resolved {} after it was opened.",
                minutes(at.since(record.opened_at))
            ),
            None => format!("{name} ended as {label}."),
        };
        facts.push(fact(text, vec![record.opened]));
    }
    for face in clocks(play).into_iter().filter(|f| f.clock == ClockKind::Response && !f.running) {
        let entries =
            entries_of(play, |e| matches!(e, Event::RecordAcknowledged { record } if *record == face.record));
        if !entries.is_empty() {
            let (took, target) = (minutes(face.elapsed), minutes(face.target));
            facts.push(fact(
                format!("{} was taken after {took}; the target was {target}.", face.name),
                entries,
            ));
        }
    }
    for told in told_inside(play) {
        let clock = |at| play.plot().starts.clock.at(at);
        let (whom, aware) = (names.person(told.whom.as_str()), clock(told.aware.0));
        let wanted = minutes(told.within);
        let text = match &told.told {
            Some((at, _, person)) => {
                let name = names.person(person.as_str());
                let who =
                    if *person == told.whom { whom.to_owned() } else { format!("{name}, for the {whom},") };
                let later = minutes(at.since(told.aware.0));
                format!(
                    "Aware at {aware}; {who} was told at {}, {later} later; the policy wants {wanted}.",
                    clock(*at)
                )
            }
            None => format!("Aware at {aware}; {whom} was not told; the policy wants {wanted}."),
        };
        facts.push(fact(text, std::iter::once(told.aware.1).chain(told.told.map(|(_, no, _)| no)).collect()));
    }
    for record in &play.state().records {
        if let Some(lag) = lag(play, record) {
            let name = names.record(record.opened_as, record.no);
            let text = format!("{name} was written up {} after it was first heard.", minutes(lag));
            facts.push(fact(text, vec![record.opened]));
        }
    }
    for record in play.state().records.iter().filter(|record| record.reopened > 0) {
        let name = names.record(record.opened_as, record.no);
        let times =
            if record.reopened == 1 { "once".to_owned() } else { format!("{} times", record.reopened) };
        let entries =
            entries_of(play, |e| matches!(e, Event::Reopened { record: no, .. } if *no == record.no));
        facts.push(fact(format!("{name} was reopened {times}."), entries));
    }
    let kept = entries_of(play, |e| matches!(e, Event::PromiseKept { .. } | Event::CommitmentKept { .. }));
    let missed =
        entries_of(play, |e| matches!(e, Event::PromiseMissed { .. } | Event::CommitmentMissed { .. }));
    if kept.len() + missed.len() > 0 {
        let text = format!("Promised updates: {} kept, {} missed.", kept.len(), missed.len());
        facts.push(fact(text, kept.into_iter().chain(missed).collect()));
    }
    let lost = inbox(play).iter().filter(|l| l.stage == Stage::Lost).count();
    if lost > 0 {
        let entries = entries_of(play, |e| matches!(e, Event::ContactLost { .. }));
        facts.push(fact(format!("Contacts that gave up waiting: {lost}."), entries));
    }
    let ended = play.entries().iter().filter(|e| matches!(e.event, Event::Ended { .. }));
    let by_hand = ended.clone().any(|e| matches!(e.cause, Cause::Input(_)));
    facts.extend(ended.map(|e| {
        let clock = play.plot().starts.clock.at(e.at);
        let how = if by_hand { "was ended by hand" } else { "was over" };
        fact(format!("The shift {how} at {clock}."), vec![e.no])
    }));
    facts.push(fact(
        format!(
            "Machine marks (formative, key: {}): {} of 100 earned, {} waiting for a coach, {} came up in this run.",
            card.key,
            show(card.earned),
            show(card.pending),
            show(card.reached)
        ),
        Vec::new(),
    ));
    facts
}

fn entries_of(play: &Play, wanted: impl Fn(&Event) -> bool) -> Vec<EntryNo> {
    play.entries().iter().filter(|e| wanted(&e.event)).map(|e| e.no).collect()
}

/// A length as a person says it: `1 minute`, `48 minutes`.
fn minutes(span: SimSpan) -> String {
    match span.whole_minutes() {
        0 => "less than a minute".to_owned(),
        1 => "1 minute".to_owned(),
        n => format!("{n} minutes"),
    }
}

/// Whether a sentence speaks in the first person, what stands in quotation marks not counted.
pub fn is_first_person(text: &str) -> bool {
    let mut quoted = 0u32;
    let mut bare = String::new();
    for c in text.chars() {
        match c {
            '\u{201c}' => quoted += 1,
            '\u{201d}' => quoted = quoted.saturating_sub(1),
            c if quoted == 0 => bare.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> =
        bare.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}').collect();
    let names = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase));
    words.iter().enumerate().any(|(at, w)| {
        // Some services call themselves so: "My Larkfield".
        if *w == "My" && names(at) {
            return false;
        }
        let w = w.replace('\u{2019}', "'");
        w == "I" || w.starts_with("I'") || ["my", "mine", "we", "our", "me"].contains(&&*w.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn every_fact_is_neutral_and_cites_what_there_is() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let facts = star_facts(&play, &card);
        let parts = [&facts.situation, &facts.task, &facts.action, &facts.result];
        assert!(parts.iter().all(|part| !part.is_empty()));
        for evidence in parts.into_iter().flatten() {
            assert!(!is_first_person(&evidence.text), "{}", evidence.text);
            assert!(evidence.entries.iter().all(|no| (no.0 as usize) < play.entries().len()));
        }
        assert!(facts.action.iter().all(|e| !e.entries.is_empty()));
        assert!(facts.action.iter().any(|e| e.text.contains("A major incident was declared on INC-1042")));
    }

    #[test]
    fn the_first_person_is_heard_outside_quotation_marks_only() {
        assert!(is_first_person("I declared it"));
        assert!(is_first_person("Then I\u{2019}ve told them"));
        assert!(!is_first_person("Read: \u{201c}Gareth: I have command\u{201d}"));
        assert!(!is_first_person("INC-1 was opened at III Street"));
        assert!(
            !is_first_person("INC-1 was opened (incident, My Larkfield)") && is_first_person("My mistake")
        );
    }
}
