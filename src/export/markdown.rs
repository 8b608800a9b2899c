//! A page as Markdown (CommonMark with GitHub's tables and footnotes).

use super::SIMULATED;
use super::page::{Block, EVERYTHING, Page};
use super::plain::{clean, one_line};
use crate::ids::EntryNo;

/// The page as Markdown.
pub fn markdown(page: &Page) -> String {
    let mut out = format!("# {}\n\n**{SIMULATED}**\n", inline(&page.title));
    for section in page.sections.iter().chain(&page.annex) {
        out.push_str(&format!("\n## {}\n", inline(&section.heading)));
        for block in &section.blocks {
            out.push('\n');
            write(&mut out, block);
        }
        out.push_str(&format!("\n*{SIMULATED}*\n"));
    }
    if page.whole_log {
        out.push_str(&format!("\n## {EVERYTHING}\n\n"));
        for (no, text) in &page.notes {
            out.push_str(&format!("- **{no}** {}\n", inline(text)));
        }
        out.push_str(&format!("\n*{SIMULATED}*\n"));
    }
    if !page.notes.is_empty() {
        out.push('\n');
    }
    // A footnote that nothing names is shown by no reader.
    let cited = page.cited();
    for (no, text) in page.notes.iter().filter(|(no, _)| cited.contains(no)) {
        out.push_str(&format!("[^{no}]: Entry {no}, {}\n", inline(text)));
    }
    out.push_str(&format!("\n---\n\n{SIMULATED}\n"));
    out
}

fn write(out: &mut String, block: &Block) {
    match block {
        Block::Sub(text) => out.push_str(&format!("### {}\n", inline(text))),
        Block::Strong(text) => out.push_str(&format!("**{}**\n", inline(text))),
        Block::Para(text) => out.push_str(&format!("{}\n", inline(text))),
        Block::Own(text) => {
            for paragraph in clean(text).split('\n').filter(|p| !p.trim().is_empty()) {
                out.push_str(&format!("{}\n\n", inline(paragraph)));
            }
            out.pop();
        }
        Block::Facts(facts) => {
            for fact in facts {
                let notes: String = fact.entries.iter().map(note).collect();
                out.push_str(&format!("- {}{notes}\n", inline(&fact.text)));
            }
        }
        Block::Table { head, rows } => {
            let row = |cells: &[String]| {
                let cells: Vec<String> = cells.iter().map(|c| inline(c)).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            out.push_str(&row(head));
            let bars: Vec<&str> = (0..head.len()).map(|n| if n == 0 { "---" } else { "---:" }).collect();
            out.push_str(&format!("| {} |\n", bars.join(" | ")));
            rows.iter().for_each(|cells| out.push_str(&row(cells)));
        }
    }
}

fn note(no: &EntryNo) -> String {
    format!("[^{no}]")
}

/// Text on one line in which nothing is markup: no emphasis, link, image, tag, heading, list or table cell.
pub fn inline(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let special = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '@' | '$'
        );
        let starts_a_block = (at == 0 && matches!(c, '-' | '+' | '='))
            || (at == digits
                && at > 0
                && matches!(c, '.' | ')')
                && text[at + 1..].chars().next().is_none_or(char::is_whitespace));
        // Bare addresses become links by themselves in some readers.
        let links = (c == ':' && text[at..].starts_with("://"))
            || (c == '.' && at >= 3 && text.get(at - 3..at).is_some_and(|w| w.eq_ignore_ascii_case("www")));
        if special || starts_a_block || links {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::Evidence;
    use crate::export::page::Section;

    #[test]
    fn hostile_text_stays_text() {
        let table = [
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](javascript:y)", "\\[x\\](javascript:y)"),
            ("![i](https://evil)", "\\!\\[i\\](https\\://evil)"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("10:05 stays", "10:05 stays"),
            ("3.73", "3.73"),
            ("=== no rule", "\\=== no rule"),
            ("a | b", "a \\| b"),
            ("see www.evil.example", "see www\\.evil.example"),
            ("two\nlines\u{202e}", "two lines\u{fffd}"),
            ("[^e1]: forged", "\\[^e1\\]: forged"),
        ];
        for (text, want) in table {
            assert_eq!(inline(text), want);
        }
    }

    #[test]
    fn every_section_says_what_it_is() {
        let fact = Evidence { text: "INC-1 was opened.".to_owned(), entries: vec![EntryNo(4)] };
        let blocks = vec![Block::Own("I did.\n\n<b>Then</b> I slept.".to_owned()), Block::Facts(vec![fact])];
        let page = Page {
            title: "Reflective log".to_owned(),
            sections: vec![Section { heading: "Action".to_owned(), blocks }],
            notes: vec![(EntryNo(4), "10:03, Trainee: INC-1 was opened".to_owned())],
            ..Page::new("")
        };
        let text = markdown(&page);
        assert_eq!(text.matches(SIMULATED).count(), 3);
        assert!(text.contains("- INC-1 was opened.[^e4]\n"), "{text}");
        assert!(text.contains("[^e4]: Entry e4, 10:03, Trainee: INC-1 was opened\n"), "{text}");
        assert!(text.contains("\nI did.\n\n\\<b\\>Then\\</b\\> I slept.\n"), "{text}");
    }
}
