//! Tables for spreadsheets: RFC 4180 (lines end in CR LF, quotes doubled), and no cell is a formula.

use super::Run;
use super::json::by_word;
use super::words::{of_line, of_penalty};
use crate::ids::EntryNo;
use crate::projection::Timeline;

/// Every entry of the run.
pub fn entries(run: &Run<'_>) -> String {
    let mut out = row(&["no", "at_ms", "clock", "by", "who", "what", "own_words", "heard", "visible"]);
    let mut fold = Timeline::new(run.play.drill(), run.play.plot());
    for entry in run.play.entries() {
        let m = fold.read(entry);
        out.push_str(&row(&[
            &entry.no.0.to_string(),
            &entry.at.ms().to_string(),
            &m.clock,
            by_word(m.by),
            &run.say(&m.who),
            &run.say(&m.what),
            &run.say(m.own_words.as_deref().unwrap_or("")),
            &run.say(m.heard.as_deref().unwrap_or("")),
            if m.visible { "yes" } else { "no" },
        ]));
    }
    out
}

/// Every line of the marks; penalties have what they took in `taken_bp`, flags stand first and have no
/// points. `_bp` is in basis points of the whole: 10,000 are 100 marks, so 125 are 1.25.
pub fn lines(run: &Run<'_>) -> String {
    let card = run.card;
    let mut out = row(&[
        "kind",
        "id",
        "domain",
        "what",
        "points_bp",
        "earned_bp",
        "taken_bp",
        "pending_bp",
        "outcome",
        "rule",
        "entries",
        "absence",
        "clause",
        "good",
        "disputed",
    ]);
    for f in &card.flags {
        let outcome = if f.needs_coach { "waits for a coach" } else { "caps the band" };
        let entries = cited(&f.entries);
        out.push_str(&row(&[
            "flag",
            f.flag.as_str(),
            "",
            &run.say(&f.what),
            "",
            "",
            "",
            "",
            outcome,
            "",
            &entries,
            "",
            "",
            "",
            "",
        ]));
    }
    for l in &card.lines {
        out.push_str(&row(&[
            "item",
            l.item.as_str(),
            l.domain.word(),
            &run.say(&l.what),
            &l.points.to_string(),
            &l.earned.to_string(),
            "0",
            &l.pending.to_string(),
            l.outcome.word(),
            &run.say(&l.rule),
            &cited(&l.entries),
            &run.say(l.absence.as_deref().unwrap_or("")),
            l.clause.as_str(),
            &run.say(&l.good),
            of_line(run, l).disputed.as_deref().unwrap_or(""),
        ]));
    }
    for p in &card.penalties {
        out.push_str(&row(&[
            "penalty",
            p.penalty.as_str(),
            p.domain.word(),
            &run.say(&p.what),
            "0",
            "0",
            &p.taken.to_string(),
            "0",
            "marked",
            "",
            &cited(&p.entries),
            "",
            p.clause.as_str(),
            &run.say(&p.good),
            of_penalty(run, p).disputed.as_deref().unwrap_or(""),
        ]));
    }
    out
}

fn cited(entries: &[EntryNo]) -> String {
    entries.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|c| cell(c)).collect();
    format!("{}\r\n", cells.join(","))
}

/// One cell: never a formula, quoted where it must be.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn no_cell_is_a_formula_and_quotes_are_doubled() {
        let table = [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2", "'-2"),
            ("+44", "'+44"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=\"x\",1", "\"'=\"\"x\"\",1\""),
            ("two\nlines", "\"two\nlines\""),
            ("plain", "plain"),
        ];
        for (text, want) in table {
            assert_eq!(cell(text), want);
        }
    }

    #[test]
    fn every_row_has_the_columns_of_its_head() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let run = Run::new(&play, &card);
        assert_eq!(entries(&run).matches("\r\n").count(), play.entries().len() + 1);
        assert_eq!(lines(&run).matches("\r\n").count(), card.lines.len() + 1);
        let columns = |line: &str| {
            let mut quoted = false;
            1 + line
                .chars()
                .filter(|c| {
                    quoted ^= *c == '"';
                    *c == ',' && !quoted
                })
                .count()
        };
        for table in [entries(&run), lines(&run)] {
            let counts: Vec<usize> = table.split("\r\n").filter(|l| !l.is_empty()).map(columns).collect();
            assert!(counts.iter().all(|n| *n == counts[0]), "{counts:?}");
        }
    }
}
