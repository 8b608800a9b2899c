//! A page as one self-contained HTML file, ready to print on A4. It loads nothing and runs nothing: its policy says so
//! to the browser, and everything people wrote is escaped.

use std::collections::BTreeSet;

use super::SIMULATED;
use super::page::{Block, EVERYTHING, Page, Section};
use super::plain::clean;
use crate::debrief::cited;
use crate::ids::EntryNo;

/// The style travels inside the file: an exported page stands alone. The head and the foot of the outer table repeat on
/// every printed page.
const STYLE: &str = "\
@page { size: A4; margin: 16mm 18mm 18mm;
  @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 9pt/1.2 sans-serif; color: #444 } }
:root { color-scheme: light }
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 0 }
.sheet { max-width: 46em; margin: 0 auto; padding: 1em; border-collapse: collapse; width: 100% }
.sheet > thead td, .sheet > tfoot td { font: 9pt/1.6 sans-serif; color: #444; padding: 0 0 .6em }
.sheet > tfoot td { padding: .6em 0 0 }
h1 { font-size: 1.6em; line-height: 1.2; margin: .2em 0 .6em }
h2 { font-size: 1.2em; margin: 1.6em 0 .4em; border-top: 1px solid #bbb; padding-top: .6em; break-after: avoid }
h3 { font-size: 1em; margin: 1.2em 0 .2em; break-after: avoid }
p, ul { margin: .3em 0 }
.lead { font-weight: bold; break-after: avoid; margin-top: .8em }
.own { border-left: 3px solid #6b46b5; padding: .1em 0 .1em .9em; margin: .6em 0 }
.facts { font-size: .92em; padding-left: 1.2em }
.facts li, tr { break-inside: avoid }
.figures { border-collapse: collapse; margin: .6em 0 }
.figures th, .figures td { border: 1px solid #bbb; padding: .2em .6em; text-align: right }
.figures th:first-child { text-align: left }
sup a { text-decoration: none }
.own a { color: inherit; text-decoration-color: #999 }
.annex { font-size: .85em; break-before: page }
.notes { font-size: .75em; list-style: none; padding: 0 }
@media print { h1 { margin-top: 0 } body { font-size: 10pt; line-height: 1.4 } h2 { margin-top: 1em } }
@media screen { .sheet { margin: 1em auto } }
";

/// The page as HTML.
pub fn html(page: &Page) -> String {
    let title = escape(&page.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<table class=\"sheet\" role=\"presentation\">\n<thead><tr><td>{SIMULATED}</td></tr></thead>\n\
         <tfoot><tr><td>{SIMULATED}. {title}</td></tr></tfoot>\n<tbody><tr><td>\n<main>\n<h1>{title}</h1>\n\
         <p><strong>{SIMULATED}</strong></p>\n"
    );
    let noted: BTreeSet<EntryNo> = page.notes.iter().map(|(no, _)| *no).collect();
    page.sections.iter().for_each(|part| section(&mut out, part, &noted));
    if !page.annex.is_empty() {
        out.push_str("<div class=\"annex\">\n<p class=\"lead\">Annex</p>\n");
        page.annex.iter().for_each(|part| section(&mut out, part, &noted));
        out.push_str("</div>\n");
    }
    if !page.notes.is_empty() {
        let heading = if page.whole_log { EVERYTHING } else { "Entries cited" };
        out.push_str(&format!("<section>\n<h2>{heading}</h2>\n<ul class=\"notes\">\n"));
        for (no, text) in &page.notes {
            out.push_str(&format!("<li id=\"{no}\"><b>{no}</b> {}</li>\n", escape(text)));
        }
        out.push_str("</ul>\n</section>\n");
    }
    out.push_str("</main>\n</td></tr></tbody>\n</table>\n</body>\n</html>\n");
    out
}

fn section(out: &mut String, section: &Section, noted: &BTreeSet<EntryNo>) {
    out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(&section.heading)));
    section.blocks.iter().for_each(|block| write(out, block, noted));
    out.push_str("</section>\n");
}

/// Own words; an entry they name leads to its line.
fn own(text: &str, noted: &BTreeSet<EntryNo>) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (place, no) in cited(text).into_iter().filter(|(_, no)| noted.contains(no)) {
        let name = escape(&text[place.clone()]);
        out.push_str(&escape(&text[from..place.start]));
        out.push_str(&format!("<a href=\"#{no}\">{name}</a>"));
        from = place.end;
    }
    out + &escape(&text[from..])
}

fn write(out: &mut String, block: &Block, noted: &BTreeSet<EntryNo>) {
    match block {
        Block::Sub(text) => out.push_str(&format!("<h3>{}</h3>\n", escape(text))),
        Block::Strong(text) => out.push_str(&format!("<p class=\"lead\">{}</p>\n", escape(text))),
        Block::Para(text) => out.push_str(&format!("<p>{}</p>\n", escape(text))),
        Block::Own(text) => {
            out.push_str("<div class=\"own\">\n");
            for paragraph in text.split('\n').filter(|p| !p.trim().is_empty()) {
                out.push_str(&format!("<p>{}</p>\n", own(paragraph, noted)));
            }
            out.push_str("</div>\n");
        }
        Block::Facts(facts) => {
            out.push_str("<ul class=\"facts\">\n");
            for fact in facts {
                let cites: Vec<String> =
                    fact.entries.iter().map(|no| format!("<a href=\"#{no}\">{no}</a>")).collect();
                let cites = if cites.is_empty() {
                    String::new()
                } else {
                    format!(" <sup>{}</sup>", cites.join(", "))
                };
                out.push_str(&format!("<li>{}{cites}</li>\n", escape(&fact.text)));
            }
            out.push_str("</ul>\n");
        }
        Block::Table { head, rows } => {
            out.push_str("<table class=\"figures\">\n<thead><tr>");
            for cell in head {
                out.push_str(&format!("<th scope=\"col\">{}</th>", escape(cell)));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                for (n, cell) in row.iter().enumerate() {
                    let cell = escape(cell);
                    out.push_str(&if n == 0 {
                        format!("<th scope=\"row\">{cell}</th>")
                    } else {
                        format!("<td>{cell}</td>")
                    });
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
    }
}

/// Text in which nothing is markup, in an element or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::debrief::Evidence;
    use crate::export::page::Section;
    use crate::ids::EntryNo;

    #[test]
    fn hostile_text_stays_text_everywhere() {
        let hostile = "</style><script>alert(1)</script><img src=x onerror='y'>\"&\u{202e}";
        let fact = Evidence { text: hostile.to_owned(), entries: vec![EntryNo(1)] };
        let table = Block::Table { head: vec![hostile.to_owned()], rows: vec![vec![hostile.to_owned(); 2]] };
        let blocks = vec![
            Block::Sub(hostile.to_owned()),
            Block::Strong(hostile.to_owned()),
            Block::Para(hostile.to_owned()),
            Block::Own(hostile.to_owned()),
            Block::Facts(vec![fact]),
            table,
        ];
        let page = Page {
            title: hostile.to_owned(),
            sections: vec![Section { heading: hostile.to_owned(), blocks }],
            notes: vec![(EntryNo(1), hostile.to_owned())],
            ..Page::new(hostile)
        };
        let text = html(&page);
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("onerror='"), "{text}");
        assert_eq!(text.matches("</style>").count(), 1);
        assert_eq!(text.matches("&lt;script&gt;").count(), 13);
    }

    #[test]
    fn it_stands_alone_and_says_what_it_is_on_every_page() {
        let text = html(&Page::new("Run summary"));
        assert!(text.contains("default-src 'none'; style-src 'unsafe-inline'"));
        assert!(!text.contains("http://") && !text.contains("https://") && !text.contains("url("));
        assert!(text.contains(&format!("<thead><tr><td>{SIMULATED}</td></tr></thead>")));
        assert!(text.contains(&format!("<tfoot><tr><td>{SIMULATED}")));
    }
}
