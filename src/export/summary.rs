//! The record of a run for a portfolio: the STAR frame with machine facts beside the trainee's own words.
//!
//! Without any own words it is a "Run summary"; only with them is it a "Reflective log". Machine facts never speak in
//! the first person and stand apart from the account. Nothing here writes a sentence of the account.

use std::collections::BTreeSet;

use super::page::{Block, Page, Section};
use super::redaction::REDACTED;
use super::scorecard;
use super::{Run, SIMULATED};
use crate::assess::DomainMarks;
use crate::assess::card::show;
use crate::debrief::{
    CoachingRecord, Evidence, Part, StarFacts, chosen, cited, coaching, key_moments, none_lost, star_facts,
};
use crate::ids::EntryNo;
use crate::session::Account;
use crate::text::mask;
use crate::verify::ladder::NOT_SHOWN;

/// Most lines named at a key moment.
const ASKED: usize = 3;

/// The record as a page: a log of about two sheets, and what it rests on as its annex. Restricted data that somebody
/// put into own words or the label is masked here; what was written during the run was masked at the door.
pub fn summary(run: &Run<'_>, own: &Account) -> Page {
    let title = if own.is_written() { "Reflective log" } else { "Run summary" };
    let mut page = Page::new(&format!("{title}: {}", run.play.drill().scenario.title));
    page.sections.push(Section { heading: "What this is".to_owned(), blocks: about(run, own) });
    let named: BTreeSet<EntryNo> = own.own().into_iter().flat_map(cited).map(|(_, no)| no).collect();
    let StarFacts { situation, task, action, result } =
        chosen(run.play, star_facts(run.play, run.card), &named);
    let facts = [situation, task, action, result, Vec::new()];
    for ((heading, words), facts) in Part::ALL.iter().zip(own.own()).zip(facts) {
        page.sections.push(part(heading.label(), words, facts));
    }
    page.annex.extend(said(run, own));
    page.annex.push(Section { heading: "Key moments".to_owned(), blocks: moments(run) });
    let talks = coaching(run.play);
    if !talks.is_empty() {
        let block = |talk: CoachingRecord| [Block::Strong(talk.title), Block::Facts(talk.facts)];
        page.annex.push(Section {
            heading: "Coaching record".to_owned(),
            blocks: talks.into_iter().flat_map(block).collect(),
        });
    }
    page.annex.extend(scorecard::sections(run));
    page.annex
        .push(Section { heading: "What a replay shows and does not show".to_owned(), blocks: replay(run) });
    page.whole_log = true;
    page.note_entries(run);
    if run.stand_ins.is_some() {
        page.reword(|text| run.say(text).into_owned());
        page.sections[0].blocks.insert(1, Block::Para(REDACTED.to_owned()));
    }
    page
}

fn about(run: &Run<'_>, own: &Account) -> Vec<Block> {
    let who = match mask(run.label).text {
        label if label.trim().is_empty() => "No name was given.".to_owned(),
        label => format!("Name as given by the trainee, not checked: {label}."),
    };
    let account = if own.is_written() {
        "The account is in the trainee's own words; the machine facts stand beside it and are not part of it."
    } else {
        "No account has been written yet: this is the machine's record of the run and nothing more."
    };
    vec![
        Block::Para(format!(
            "{SIMULATED}: a training exercise with invented people and organisations. It is not evidence of work done."
        )),
        Block::Para(format!("{}. {}. {who} {account}", run.what(), run.when())),
    ]
}

/// What was said of each domain before a mark was seen, beside its marks.
fn said(run: &Run<'_>, own: &Account) -> Option<Section> {
    let row = |domain: &DomainMarks| {
        let percent = own.said_of(domain.domain)?;
        let came = u64::from(domain.earned) * 100 / u64::from(domain.points.max(1));
        Some(vec![domain.domain.label().to_owned(), format!("{percent} percent"), format!("{came} percent")])
    };
    let rows: Vec<Vec<String>> = run.card.domains.iter().filter_map(row).collect();
    let head = ["Domain", "Said", "Earned"].map(str::to_owned).to_vec();
    (!rows.is_empty()).then(|| Section {
        heading: "What the trainee said before seeing the marks".to_owned(),
        blocks: vec![Block::Table { head, rows }],
    })
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
        Block::Para(format!("What was dealt: {}.", run.dealt())),
        Block::Para(format!("{verdict}{head}")),
        Block::Para(
            "A file that replays exactly is whole since it was written, and its marks follow from its inputs under \
             the rules and the drill it carries; anybody can compute them again. The account is outside of that: it \
             may be written and changed after the shift."
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

    fn with(own: &Account, check: impl Fn(&Page)) {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        check(&summary(&Run::new(&play, &card), own));
    }

    #[test]
    fn only_own_words_make_a_log() {
        with(&Account::default(), |page| assert_eq!(page.title, "Run summary: A sample"));
        let blank = Account { action: " \n".to_owned(), ..Account::default() };
        with(&blank, |page| assert_eq!(page.title, "Run summary: A sample"));
        let own = Account { action: "I declared it.".to_owned(), ..Account::default() };
        with(&own, |page| {
            assert_eq!(page.title, "Reflective log: A sample");
            let action = page.sections.iter().find(|s| s.heading == "Action").unwrap();
            assert_eq!(action.blocks[0], Block::Own("I declared it.".to_owned()));
        });
    }

    #[test]
    fn a_dispute_stands_at_its_line_in_every_form_and_changes_no_mark() {
        use crate::export::html::html;
        use crate::export::json::json;
        use crate::export::markdown::markdown;
        use crate::export::{csv, scorecard};
        use crate::session::Dispute;
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let line = card.lines[0].item.to_string();
        let why = "I told <them> at 4111 1111 1111 1111.".to_owned();
        let disputes =
            [Dispute { line, why }, Dispute { line: "no-such-line".to_owned(), why: "Hidden".to_owned() }];
        let plain = Run::new(&play, &card);
        let run = Run { disputes: &disputes, ..plain };
        let own = Account::default();
        let forms = |run: &Run<'_>| {
            let page = summary(run, &own);
            [markdown(&page), html(&page), json(run), csv::lines(run), scorecard::text(run)]
        };
        for (with, without) in forms(&run).iter().zip(forms(&plain)) {
            let flat = with.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flat.contains("[card number]") || flat.contains("\\[card number\\]"), "{with}");
            assert!(!with.contains("4111 1111") && !with.contains("Hidden") && !without.contains("I told"));
        }
        let [paper, page, ..] = forms(&run);
        assert!(
            paper.contains("One line of the marks is disputed by the trainee, for the coach."),
            "{paper}"
        );
        assert!(page.contains("Disputed, for the coach") && !page.contains("<them>"), "{page}");
        let marks = |run: &Run<'_>| {
            let read: serde_json::Value = serde_json::from_str(&json(run)).unwrap();
            let mut marks = read["marks"].clone();
            for line in marks["lines"].as_array_mut().unwrap() {
                line.as_object_mut().unwrap().remove("disputed");
            }
            marks
        };
        assert_eq!(marks(&run), marks(&plain));
    }

    #[test]
    fn restricted_data_in_own_words_is_masked() {
        let own = Account {
            result: "He paid with 4111 1111 1111 1111 in the end.".to_owned(),
            ..Account::default()
        };
        with(&own, |page| assert!(!format!("{page:?}").contains("4111 1111")));
    }

    #[test]
    fn every_citation_is_noted_and_the_log_itself_is_short() {
        let own =
            Account { action: "I asked first (e1), and e2 came of it.".to_owned(), ..Account::default() };
        with(&own, |page| {
            let noted: BTreeSet<EntryNo> = page.notes.iter().map(|(no, _)| *no).collect();
            assert!(page.cited().is_subset(&noted) && noted.len() > page.cited().len());
            let facts = |block: &Block| if let Block::Facts(list) = block { list.len() } else { 0 };
            let beside: usize = page.sections.iter().flat_map(|part| &part.blocks).map(facts).sum();
            assert!((5..=20).contains(&beside), "{beside}");
        });
    }

    #[test]
    fn what_was_said_before_stands_beside_what_came_of_it() {
        let all = crate::policy::work::Domain::ALL;
        let own = Account::of(&Default::default(), &vec![Some(70); all.len()]);
        with(&own, |page| {
            assert!(page.title.starts_with("Run summary"), "nothing was written");
            assert_eq!(page.annex[0].heading, "What the trainee said before seeing the marks");
            let Block::Table { rows, .. } = &page.annex[0].blocks[0] else { panic!("a table") };
            assert!(rows.iter().all(|row| row.len() == 3 && row[1] == "70 percent"), "{rows:?}");
        });
    }
}
