//! The scorecard: red flags first, marks never without what was reached and what waits for a coach, every line with its
//! rule as applied, its entries, its clause and what good looked like. The lines sum to the total exactly.

use super::page::{Block, Page, Section};
use super::plain::{count, one_line, wrap};
use super::{Run, SIMULATED};
use crate::assess::card::{Scorecard, show};
use crate::assess::{DomainMarks, Line, Outcome, PenaltyLine, RaisedFlag};
use crate::debrief::Evidence;
use crate::ids::EntryNo;

const WIDTH: usize = 88;
/// Under the points of a line.
const UNDER: &str = "                 ";

/// The marks in one line: `68 of 100; up to 72 when a coach has read two messages; 94 reached`.
pub fn headline(card: &Scorecard) -> String {
    let waiting = card.lines.iter().filter(|l| l.pending > 0).count();
    let pending = match (card.pending, waiting) {
        (0, _) => String::new(),
        (_, 1) => format!("; up to {} when a coach has read one message", whole(card.earned + card.pending)),
        (_, n) => {
            format!(
                "; up to {} when a coach has read {} messages",
                whole(card.earned + card.pending),
                count(n)
            )
        }
    };
    format!("{} of {}{pending}; {} reached", whole(card.earned), whole(card.points), whole(card.reached))
}

fn whole(basis_points: u32) -> u32 {
    Scorecard::whole(basis_points)
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

/// Entries as they are cited: `e3, e12`, or what was not there.
fn cited(entries: &[EntryNo], absence: Option<&str>) -> String {
    let numbers: Vec<String> = entries.iter().map(ToString::to_string).collect();
    match (numbers.is_empty(), absence) {
        (false, None) => numbers.join(", "),
        (false, Some(absence)) => format!("{}; {absence}", numbers.join(", ")),
        (true, Some(absence)) => format!("none: {absence}"),
        (true, None) => "none: it rests on something that did not happen".to_owned(),
    }
}

fn clause(run: &Run<'_>, id: &str) -> String {
    let code = run.names().clause(id);
    match run.play.drill().policy.clause(id) {
        Some(clause) => format!("{code} {}", clause.title),
        None => code,
    }
}

fn flag_line(flag: &RaisedFlag) -> String {
    let waits =
        if flag.needs_coach { "; waits for a coach before it caps anything" } else { "; caps the band" };
    format!("{}: {}{waits}", flag.flag, flag.what)
}

fn domain_line(domain: &DomainMarks) -> String {
    let pending =
        if domain.pending > 0 { format!(", {} pending", show(domain.pending)) } else { String::new() };
    format!("{} of {}{pending}, {} reached", show(domain.earned), show(domain.points), show(domain.reached))
}

fn outcome(line: &Line) -> String {
    match line.outcome {
        Outcome::Marked => String::new(),
        Outcome::Pending => format!(" ({} pending, for a coach)", show(line.pending)),
        other => format!(" ({})", other.word()),
    }
}

fn penalty_note(penalty: &PenaltyLine) -> String {
    if penalty.taken < penalty.called_for {
        format!(" (called for {}; a domain never loses more than it earned)", show(penalty.called_for))
    } else {
        String::new()
    }
}

/// The scorecard as plain text.
pub fn text(run: &Run<'_>) -> String {
    let card = run.card;
    let mut out = format!("Scorecard: {}\n{SIMULATED}\n\n", one_line(&run.what()));
    let mut add =
        |text: &str, first: &str, rest: &str| out.push_str(&wrap(&one_line(text), WIDTH, first, rest));
    if card.flags.is_empty() {
        add("Red flags: none", "", "");
    } else {
        add("Red flags", "", "");
        for flag in &card.flags {
            add(&flag_line(flag), "  ", "      ");
            add(&format!("Entries: {}", cited(&flag.entries, None)), "      ", "      ");
        }
    }
    out.push('\n');
    out.push_str(&wrap(&headline(card), WIDTH, "Marks: ", "  "));
    out.push_str(&wrap(&band(card), WIDTH, "", "  "));
    for domain in &card.domains {
        out.push_str(&format!("\n{}: {}\n", domain.domain.label(), domain_line(domain)));
        let mut add =
            |text: &str, first: &str, rest: &str| out.push_str(&wrap(&one_line(text), WIDTH, first, rest));
        for line in card.lines.iter().filter(|l| l.domain == domain.domain) {
            let points = format!("{:>7} of {:<6}", show(line.earned), show(line.points));
            add(&format!("{}{}", line.what, outcome(line)), &points, UNDER);
            let hang = "                         ";
            add(&line.rule, "                 Rule    ", hang);
            add(&cited(&line.entries, line.absence.as_deref()), "                 Entries ", hang);
            add(&clause(run, line.clause.as_str()), "                 Clause  ", hang);
            add(&line.good, "                 Good    ", hang);
        }
        for penalty in card.penalties.iter().filter(|p| p.domain == domain.domain) {
            let points = format!("{:>7} off      ", format!("-{}", show(penalty.taken)));
            add(&format!("{}{}", penalty.what, penalty_note(penalty)), &points, UNDER);
            let hang = "                         ";
            add(&cited(&penalty.entries, None), "                 Entries ", hang);
            add(&clause(run, penalty.clause.as_str()), "                 Clause  ", hang);
            add(&penalty.good, "                 Good    ", hang);
        }
    }
    out.push_str(&format!("\nSum of the lines: {} of {}\n", show(card.earned), show(card.points)));
    out
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
        let fact =
            |f: &RaisedFlag| Evidence { text: format!("{}.", flag_line(f)), entries: f.entries.clone() };
        vec![Block::Facts(card.flags.iter().map(fact).collect())]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for d in &card.domains {
        let row = [show(d.earned), show(d.pending), show(d.reached), show(d.points)];
        rows.push(std::iter::once(d.domain.label().to_owned()).chain(row).collect());
    }
    let sums = [show(card.earned), show(card.pending), show(card.reached), show(card.points)];
    rows.push(std::iter::once("Sum".to_owned()).chain(sums).collect());
    let head = ["Domain", "Earned", "Pending", "Reached", "Worth"].map(str::to_owned).to_vec();
    let marks = vec![Block::Para(headline(card)), Block::Para(band(card)), Block::Table { head, rows }];
    let mut lines = Vec::new();
    for domain in &card.domains {
        lines.push(Block::Sub(domain.domain.label().to_owned()));
        for line in card.lines.iter().filter(|l| l.domain == domain.domain) {
            let what =
                format!("{} of {}: {}{}", show(line.earned), show(line.points), line.what, outcome(line));
            let absence = line.absence.as_ref().map_or_else(String::new, |a| format!(" Not there: {a}."));
            lines.push(Block::Strong(what));
            lines.push(Block::Facts(vec![
                Evidence { text: format!("{}.{absence}", line.rule), entries: line.entries.clone() },
                Evidence { text: format!("Clause: {}.", clause(run, line.clause.as_str())), entries: vec![] },
                Evidence { text: format!("What good looked like: {}", line.good), entries: vec![] },
            ]));
        }
        for penalty in card.penalties.iter().filter(|p| p.domain == domain.domain) {
            lines.push(Block::Strong(format!(
                "-{}: {}{}",
                show(penalty.taken),
                penalty.what,
                penalty_note(penalty)
            )));
            lines.push(Block::Facts(vec![
                Evidence {
                    text: format!("Clause: {}.", clause(run, penalty.clause.as_str())),
                    entries: penalty.entries.clone(),
                },
                Evidence { text: format!("What good looked like: {}", penalty.good), entries: vec![] },
            ]));
        }
    }
    vec![
        Section { heading: "Red flags".to_owned(), blocks: flags },
        Section { heading: "Marks".to_owned(), blocks: marks },
        Section { heading: "Marks line by line".to_owned(), blocks: lines },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
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
        assert_eq!(headline(&card), "0 of 100; 100 reached");
        (card.earned, card.pending, card.reached) = (6_899, 400, 9_400);
        card.lines.iter_mut().for_each(|l| l.pending = 200);
        assert_eq!(headline(&card), "68 of 100; up to 72 when a coach has read two messages; 94 reached");
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
