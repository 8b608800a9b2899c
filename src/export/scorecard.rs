//! The scorecard: red flags first, marks never without what was reached and what waits for a coach, every line with its
//! rule as applied, its entries, its clause and what good looked like. The lines sum to the total exactly.

use super::page::{Block, Page, Section};
use super::plain::{one_line, wrap};
use super::words::{
    LineWords, SumWords, cited, of_corrections, of_disputes, of_domain, of_flag, of_line, of_penalty,
};
use super::{Run, SIMULATED};
use crate::assess::RaisedFlag;
use crate::assess::card::{Scorecard, show};
use crate::debrief::{Evidence, passed_on};

const WIDTH: usize = 88;
/// Under the points of a line.
const UNDER: &str = "                 ";
/// Under the text of what explains it.
const HANG: &str = "                         ";

/// The marks in one line: `68 of 100; up to 72 when a coach has read two messages; 94 came up in this run`.
pub fn headline(card: &Scorecard) -> String {
    SumWords::of(card).headline()
}

/// The band in one line, with what makes it provisional.
pub fn band(card: &Scorecard) -> String {
    let key = match &*card.key {
        "author" => "provisional: author's key".to_owned(),
        key => format!("provisional: key agreed by {key}"),
    };
    let note = card.band_note.as_ref().map_or_else(String::new, |n| format!("; {n}"));
    match &card.band {
        Some(band) => format!("Band: {band} ({key}{note})"),
        None => format!("No band ({key}{note})"),
    }
}

/// The scorecard as plain text.
pub fn text(run: &Run<'_>) -> String {
    let card = run.card;
    let mut out = format!("Scorecard: {}\n{SIMULATED}\n\n", one_line(&run.what()));
    let mut add = |text: &str, first: &str, rest: &str| {
        out.push_str(&wrap(&one_line(&run.say(text)), WIDTH, first, rest))
    };
    if card.flags.is_empty() {
        add("Red flags: none", "", "");
    } else {
        add("Red flags", "", "");
        for flag in &card.flags {
            add(&of_flag(flag), "  ", "      ");
            add(&format!("Entries: {}", cited(&flag.entries, None)), "      ", "      ");
        }
    }
    out.push('\n');
    out.push_str(&wrap(&headline(card), WIDTH, "Marks: ", "  "));
    out.push_str(&wrap(&band(card), WIDTH, "", "  "));
    if let Some(disputed) = of_disputes(run) {
        out.push_str(&wrap(&disputed, WIDTH, "", "  "));
    }
    let corrections = of_corrections(run);
    if !corrections.is_empty() {
        out.push_str("\nPromises corrected by the trainee, for the coach\n");
    }
    for correction in corrections {
        out.push_str(&wrap(&correction.text, WIDTH, "  ", "      "));
    }
    let passed = passed_on(run.play);
    if !passed.is_empty() {
        out.push_str("\nWhat was passed on\n");
    }
    for fact in passed {
        out.push_str(&wrap(&one_line(&run.say(&fact.text)), WIDTH, "  ", "      "));
    }
    for domain in &card.domains {
        out.push_str(&format!("\n{}: {}\n", domain.domain.label(), of_domain(domain)));
        let mut add = |text: &str, first: &str, rest: &str| {
            out.push_str(&wrap(&one_line(&run.say(text)), WIDTH, first, rest))
        };
        let lines = card.lines.iter().filter(|l| l.domain == domain.domain).map(|l| of_line(run, l));
        let taken = card.penalties.iter().filter(|p| p.domain == domain.domain).map(|p| of_penalty(run, p));
        for words in lines.chain(taken) {
            let points = match &words.points {
                Some(points) => format!("{:>7} of {points:<6}", words.earned),
                None => format!("{:>7} off      ", words.earned),
            };
            add(&format!("{}{}", words.what, words.note), &points, UNDER);
            for (label, text) in told(&words) {
                add(text, &format!("{UNDER}{label:<8}"), HANG);
            }
            if let Some(why) = &words.disputed {
                let why = format!("for the coach, in the trainee's words: \u{201c}{why}\u{201d}");
                add(&why, &format!("{UNDER}Dispute "), HANG);
            }
        }
    }
    out.push_str(&format!("\nSum of the lines: {} of {}\n", show(card.earned), show(card.points)));
    out.push_str(&format!("What was dealt: {}\n", one_line(run.dealt())));
    out
}

/// What explains a line, with its label.
fn told(words: &LineWords) -> impl Iterator<Item = (&'static str, &str)> {
    let rule = words.rule.iter().map(|rule| ("Rule", rule.as_str()));
    let rest = [("Entries", &words.entries), ("Clause", &words.clause), ("Good", &words.good)];
    rule.chain(rest.into_iter().map(|(label, text)| (label, text.as_str())))
}

/// The scorecard as a page.
pub fn page(run: &Run<'_>) -> Page {
    let mut page = Page::new(&format!("Scorecard: {}", run.what()));
    for section in sections(run) {
        page.sections.push(section);
    }
    page.note_entries(run);
    page
}

/// The sections of the marks, for pages of their own and for others.
pub(super) fn sections(run: &Run<'_>) -> Vec<Section> {
    let card = run.card;
    let flags = if card.flags.is_empty() {
        vec![Block::Para("No red flag was raised.".to_owned())]
    } else {
        let fact = |f: &RaisedFlag| Evidence { text: format!("{}.", of_flag(f)), entries: f.entries.clone() };
        vec![Block::Facts(card.flags.iter().map(fact).collect())]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for d in &card.domains {
        let row = [show(d.earned), show(d.pending), show(d.reached), show(d.points)];
        rows.push(std::iter::once(d.domain.label().to_owned()).chain(row).collect());
    }
    let sums = [show(card.earned), show(card.pending), show(card.reached), show(card.points)];
    rows.push(std::iter::once("Sum".to_owned()).chain(sums).collect());
    let head = ["Domain", "Earned", "Pending", "Came up", "Worth"].map(str::to_owned).to_vec();
    let mut marks = vec![Block::Para(headline(card)), Block::Para(band(card))];
    marks.extend(of_disputes(run).map(Block::Para));
    marks.push(Block::Table { head, rows });
    let mut lines = Vec::new();
    for domain in &card.domains {
        lines.push(Block::Sub(domain.domain.label().to_owned()));
        for line in card.lines.iter().filter(|l| l.domain == domain.domain) {
            let words = of_line(run, line);
            let absence = line.absence.as_ref().map_or_else(String::new, |a| format!(" Not there: {a}."));
            lines.push(Block::Strong(format!(
                "{} of {}: {}{}",
                words.earned,
                show(line.points),
                words.what,
                words.note
            )));
            lines.push(Block::Facts(vec![
                Evidence { text: format!("{}.{absence}", line.rule), entries: line.entries.clone() },
                Evidence { text: format!("Clause: {}.", words.clause), entries: vec![] },
                Evidence { text: format!("What good looked like: {}", words.good), entries: vec![] },
            ]));
            lines.extend(dispute(words.disputed));
        }
        for penalty in card.penalties.iter().filter(|p| p.domain == domain.domain) {
            let words = of_penalty(run, penalty);
            lines.push(Block::Strong(format!("{}: {}{}", words.earned, words.what, words.note)));
            lines.push(Block::Facts(vec![
                Evidence { text: format!("Clause: {}.", words.clause), entries: penalty.entries.clone() },
                Evidence { text: format!("What good looked like: {}", words.good), entries: vec![] },
            ]));
            lines.extend(dispute(words.disputed));
        }
    }
    let corrections = match of_corrections(run) {
        none if none.is_empty() => None,
        some => Some(Section {
            heading: "Promises corrected by the trainee, for the coach".to_owned(),
            blocks: vec![Block::Facts(some)],
        }),
    };
    let first = [
        Section { heading: "Red flags".to_owned(), blocks: flags },
        Section { heading: "Marks".to_owned(), blocks: marks },
    ];
    let last = Section { heading: "Marks line by line".to_owned(), blocks: lines };
    let passed = match passed_on(run.play) {
        none if none.is_empty() => None,
        some => Some(Section { heading: "What was passed on".to_owned(), blocks: vec![Block::Facts(some)] }),
    };
    first.into_iter().chain(corrections).chain(passed).chain([last]).collect()
}

/// A dispute below its line: that it is one, and the trainee's words.
fn dispute(why: Option<String>) -> impl Iterator<Item = Block> {
    why.into_iter().flat_map(|why| [Block::Strong("Disputed, for the coach".to_owned()), Block::Own(why)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{PenaltyLine, assess};
    use crate::ids::EntryNo;
    use crate::projection::sample;

    fn shown_points(text: &str) -> i64 {
        let points = |figure: &str| -> i64 {
            let (sign, figure) = figure.strip_prefix('-').map_or((1, figure), |f| (-1, f));
            let (whole, part) = figure.split_once('.').unwrap_or((figure, ""));
            sign * (whole.parse::<i64>().unwrap() * 100 + format!("{part:0<2}").parse::<i64>().unwrap())
        };
        text.lines()
            .filter(|l| l.starts_with(' ') && (l.contains(" of ") || l.contains(" off ")))
            .filter_map(|l| l.split_whitespace().next())
            .filter(|w| w.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-'))
            .map(points)
            .sum()
    }

    #[test]
    fn the_printed_lines_sum_to_the_printed_total() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let mut card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        assert_eq!(card.earned, 10_000);
        // An odd figure and a penalty on top.
        card.lines[0].earned = 4_567;
        card.penalties.push(PenaltyLine {
            penalty: "needless".into(),
            domain: card.lines[0].domain,
            what: "Paged without a trigger".into(),
            taken: 25,
            called_for: 200,
            entries: vec![EntryNo(3)],
            clause: "im-05".into(),
            good: "Wait for the trigger.".into(),
        });
        card.earned = 4_567 + 4_000 - 25;
        let text = text(&Run::new(&play, &card));
        assert_eq!(shown_points(&text), i64::from(card.earned), "{text}");
        assert!(text.contains("Sum of the lines: 85.42 of 100"), "{text}");
    }

    #[test]
    fn marks_never_stand_without_reach_and_pending() {
        let mut play = sample::play(2);
        play.advance_to(play.plot().ends_at);
        let mut card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        assert_eq!(headline(&card), "0 of 100; all came up in this run");
        (card.earned, card.pending, card.reached) = (6_899, 400, 9_400);
        card.lines.iter_mut().for_each(|l| l.pending = 200);
        assert_eq!(
            headline(&card),
            "68 of 100; up to 72 when a coach has read two messages; 94 came up in this run"
        );
        assert!(band(&card).contains("provisional: author's key"));
    }

    #[test]
    fn flags_stand_first() {
        let mut play = sample::play(2);
        play.advance_to(play.plot().ends_at);
        let mut card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let flag = |needs_coach| RaisedFlag {
            flag: "R9".into(),
            what: "Never declared".into(),
            entries: vec![],
            needs_coach,
        };
        card.flags = vec![flag(false), flag(true)];
        let text = text(&Run::new(&play, &card));
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} not in\n{text}"));
        assert!(at("R9: Never declared; caps the band") < at("Marks:"));
        assert!(at("waits for a coach") < at("Marks:"));
        assert_eq!(page(&Run::new(&play, &card)).sections[0].heading, "Red flags");
    }
}
