//! The record of a run for a portfolio: the STAR frame with machine facts beside the trainee's own words.
//!
//! Without any own words it is a "Run summary"; only with them is it a "Reflective log". Machine facts never speak in
//! the first person and stand apart from the account. Nothing here writes a sentence of the account.

use super::page::{Block, Page, Section};
use super::scorecard;
use super::{Run, SIMULATED};
use crate::assess::card::show;
use crate::debrief::{Evidence, key_moments, none_lost, star_facts};
use crate::text::mask;
use crate::verify::ladder::NOT_SHOWN;

/// Most lines named at a key moment.
const ASKED: usize = 3;

/// What the trainee wrote about the run.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OwnWords {
    /// Context.
    pub situation: String,
    /// Their role and what was due.
    pub task: String,
    /// What they did and why.
    pub action: String,
    /// What came of it.
    pub result: String,
    /// What they take from it.
    pub reflection: String,
}

impl OwnWords {
    /// Whether anything was written.
    pub fn any(&self) -> bool {
        let parts = [&self.situation, &self.task, &self.action, &self.result, &self.reflection];
        parts.iter().any(|p| !p.trim().is_empty())
    }
}

/// The record as a page. Restricted data that somebody put into own words or the label is masked here; what was written
/// during the run was masked at the door.
pub fn summary(run: &Run<'_>, own: &OwnWords) -> Page {
    let title = if own.any() { "Reflective log" } else { "Run summary" };
    let mut page = Page::new(&format!("{title}: {}", run.play.drill().scenario.title));
    page.sections.push(Section { heading: "What this is".to_owned(), blocks: about(run, own) });
    let facts = star_facts(run.play, run.card);
    for (heading, words, facts) in [
        ("Situation", &own.situation, facts.situation),
        ("Task", &own.task, facts.task),
        ("Action", &own.action, facts.action),
        ("Result", &own.result, facts.result),
    ] {
        page.sections.push(part(heading, words, facts));
    }
    page.sections.push(part("Reflection", &own.reflection, Vec::new()));
    page.sections.push(Section { heading: "Key moments".to_owned(), blocks: moments(run) });
    page.sections.extend(scorecard::sections(run));
    page.sections
        .push(Section { heading: "What a replay shows and does not show".to_owned(), blocks: replay(run) });
    page.note_entries(run);
    page
}

fn about(run: &Run<'_>, own: &OwnWords) -> Vec<Block> {
    let who = match mask(run.label).text {
        label if label.trim().is_empty() => "No name was given.".to_owned(),
        label => format!("Name as given by the trainee, not checked: {label}."),
    };
    let account = if own.any() {
        "The account is in the trainee's own words; the machine facts stand beside it and are not part of it."
    } else {
        "No account has been written yet: this is the machine's record of the run and nothing more."
    };
    vec![
        Block::Para(format!(
            "{SIMULATED}: a training exercise with invented people and organisations. It is not evidence of work done."
        )),
        Block::Para(format!("{}. {}.", run.what(), run.when())),
        Block::Para(format!("{who} {account}")),
    ]
}

fn part(heading: &str, words: &str, facts: Vec<Evidence>) -> Section {
    let mut blocks = Vec::new();
    if words.trim().is_empty() {
        blocks.push(Block::Para("(Nothing written.)".to_owned()));
    } else {
        blocks.push(Block::Own(mask(words).text));
    }
    if !facts.is_empty() {
        blocks.push(Block::Strong("Machine facts".to_owned()));
        blocks.push(Block::Facts(facts));
    }
    Section { heading: heading.to_owned(), blocks }
}

fn moments(run: &Run<'_>) -> Vec<Block> {
    let found = key_moments(run.play, run.card);
    if found.is_empty() {
        return vec![Block::Para(none_lost(run.card.reached).to_owned())];
    }
    let mut blocks = Vec::new();
    for moment in found {
        let more = match moment.asked.len().saturating_sub(ASKED) {
            0 => String::new(),
            n => format!("; and {n} more"),
        };
        let asked = moment.asked.iter().take(ASKED).cloned().collect::<Vec<_>>().join("; ");
        blocks.push(Block::Strong(format!("{}: {} marks. {asked}{more}", moment.clock, show(moment.lost))));
        let cite = |lead: &str, list: &[(String, crate::ids::EntryNo)]| {
            let lead = lead.to_owned();
            list.iter()
                .map(move |(text, no)| Evidence {
                    text: format!("{lead}: {}.", text.trim_end_matches('.')),
                    entries: vec![*no],
                })
                .collect::<Vec<_>>()
        };
        let mut facts = cite("Known by then", &moment.known);
        facts.extend(cite("What followed", &moment.followed));
        facts.extend(
            moment
                .good
                .iter()
                .map(|good| Evidence { text: format!("What good looked like: {good}"), entries: Vec::new() }),
        );
        blocks.push(Block::Facts(facts));
    }
    blocks
}

fn replay(run: &Run<'_>) -> Vec<Block> {
    let verdict = run.verdict.map_or_else(
        || "The session file was not checked when this was written.".to_owned(),
        |verdict| format!("The session file was checked when this was written: {verdict}."),
    );
    let head = run.head.map_or_else(String::new, |head| format!(" Head of the file: {head}."));
    vec![
        Block::Para(format!("{verdict}{head}")),
        Block::Para(
            "A file that replays exactly is whole since it was written, and its marks follow from its inputs under \
             the rules and the drill it carries; anybody can compute them again."
                .to_owned(),
        ),
        Block::Para(NOT_SHOWN.to_owned()),
        Block::Para(
            "Marks are formative. Whether this is evidence for anything is for the coach or the assessor to decide."
                .to_owned(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    fn with(own: &OwnWords, check: impl Fn(&Page)) {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        check(&summary(&Run::new(&play, &card), own));
    }

    #[test]
    fn only_own_words_make_a_log() {
        with(&OwnWords::default(), |page| assert_eq!(page.title, "Run summary: A sample"));
        let blank = OwnWords { action: " \n".to_owned(), ..OwnWords::default() };
        with(&blank, |page| assert_eq!(page.title, "Run summary: A sample"));
        let own = OwnWords { action: "I declared it.".to_owned(), ..OwnWords::default() };
        with(&own, |page| {
            assert_eq!(page.title, "Reflective log: A sample");
            let action = page.sections.iter().find(|s| s.heading == "Action").unwrap();
            assert_eq!(action.blocks[0], Block::Own("I declared it.".to_owned()));
        });
    }

    #[test]
    fn restricted_data_in_own_words_is_masked() {
        let own = OwnWords {
            result: "He paid with 4111 1111 1111 1111 in the end.".to_owned(),
            ..OwnWords::default()
        };
        with(&own, |page| assert!(!format!("{page:?}").contains("4111 1111")));
    }

    #[test]
    fn every_note_is_cited_and_every_citation_noted() {
        with(&OwnWords::default(), |page| {
            let noted: Vec<_> = page.notes.iter().map(|(no, _)| *no).collect();
            assert_eq!(page.cited().into_iter().collect::<Vec<_>>(), noted);
            assert!(noted.len() > 5);
        });
    }
}
