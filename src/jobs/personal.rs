//! What of a text may identify somebody: found by the worker while it is written, so that the page need not carry how.
//!
//! What is known of a drill travels as a text that only this module reads: with the compiled drill, with a debrief, and
//! back in each request.

use serde::{Deserialize, Serialize};

use super::wire::PersonalLine;
use crate::diagnostic::Problems;
use crate::engine::Drill;
use crate::projection::known;
use crate::text::guard::{Known, Personal, StandIns, Whom};
use crate::text::{Lexicon, mask};
use crate::tree;

/// What is known of a drill.
#[derive(Serialize, Deserialize)]
struct Guard {
    /// The words of customers' names, and what stands for each.
    people: Vec<(Vec<String>, String)>,
    /// Names inside.
    inside: String,
    /// Published numbers and addresses.
    published: String,
    /// The tables of the lexicon, as the compiled drill writes them.
    tables: serde_json::Value,
}

/// What is known of a drill with that lexicon.
pub(super) fn guard(drill: &Drill, lexicon: &tree::Node) -> Result<String, String> {
    let known = known(drill);
    let guard = Guard {
        people: known.people.iter().map(|whom| (whom.words.clone(), whom.stand_in.clone())).collect(),
        inside: known.inside.join(" "),
        published: known.all_published().join("; "),
        tables: serde_json::from_str(&tree::json::write(&Lexicon::for_guard(lexicon)))
            .map_err(|e| e.to_string())?,
    };
    serde_json::to_string(&guard).map_err(|e| e.to_string())
}

/// What of each text may identify somebody, each wording once; and first, what is masked where the text is kept.
pub(super) fn personal(texts: &[String], guard: &str) -> Result<Vec<Vec<PersonalLine>>, String> {
    let guard: Guard =
        serde_json::from_str(guard).map_err(|fault| format!("what is known cannot be read: {fault}"))?;
    let lexicon = Lexicon::of(&tree::json::from_json(&guard.tables, 0)?, &mut Problems::new());
    let known = Known {
        people: guard.people.into_iter().map(|(words, stand_in)| Whom { words, stand_in }).collect(),
        inside: vec![&guard.inside],
        published: vec![&guard.published],
    };
    let all = StandIns::of(known, &lexicon, texts.iter().map(String::as_str));
    Ok(texts.iter().map(|text| lines(text, &all)).collect())
}

fn lines(text: &str, all: &StandIns<'_>) -> Vec<PersonalLine> {
    let mut lines: Vec<PersonalLine> = masked(text).into_iter().collect();
    for found in all.find(text) {
        let quote = found.quote(text);
        let place = (found.span.start, found.span.end);
        if let Some(line) = lines.iter_mut().find(|line| line.quote == quote) {
            line.places.push(place);
            continue;
        }
        let by = all.for_one(&found);
        let instead = match found.kind {
            Personal::Name => format!("Write \u{201c}{by}\u{201d}."),
            Personal::Health => "Write \u{201c}support need recorded\u{201d}.".to_owned(),
            _ => "Leave it in the record.".to_owned(),
        };
        lines.push(PersonalLine {
            what: found.kind.what().to_owned(),
            quote: quote.to_owned(),
            told: format!("\u{201c}{quote}\u{201d}: {}.", found.kind.why()),
            instead,
            by: by.to_owned(),
            places: vec![place],
        });
    }
    lines
}

/// What is said of restricted data: never the data.
fn masked(text: &str) -> Option<PersonalLine> {
    let (kind, _) = mask(text).found.into_iter().next()?;
    Some(PersonalLine {
        what: "Restricted data".to_owned(),
        quote: String::new(),
        told: format!("It goes out as {}, and is kept nowhere.", kind.mask()),
        instead: "Take it out.".to_owned(),
        by: String::new(),
        places: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;
    use crate::text::lexicon::shipped;

    fn told(texts: &[&str]) -> Vec<Vec<PersonalLine>> {
        let play = sample::play(1);
        let guard = guard(play.drill(), &tree::toml::parse(&shipped()).0).unwrap();
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        personal(&texts, &guard).unwrap()
    }

    #[test]
    fn each_wording_is_told_once_with_all_its_places_and_what_to_write_instead() {
        let text = "Mrs Whitcombe is diabetic. Ring Mrs Whitcombe on 07700 900123.";
        let lines = told(&[text]).remove(0);
        let whats: Vec<&str> = lines.iter().map(|line| line.what.as_str()).collect();
        assert_eq!(whats, ["A name", "Health or belief", "A phone number"]);
        assert_eq!((lines[0].by.as_str(), lines[0].places.len()), ("Customer A", 2));
        assert_eq!(lines[0].instead, "Write \u{201c}Customer A\u{201d}.");
        assert!(lines[1].instead.contains("support need recorded"), "{}", lines[1].instead);
        assert_eq!(lines[2].instead, "Leave it in the record.");
        for line in &lines {
            assert!(
                line.places.iter().all(|(from, to)| text[*from as usize..*to as usize] == line.quote),
                "{line:?}"
            );
            assert!(line.told.starts_with(&format!("\u{201c}{}\u{201d}: ", line.quote)), "{line:?}");
        }
    }

    #[test]
    fn a_stranger_has_one_stand_in_in_all_texts() {
        let lines = told(&["Mr Okafor rang.", "", "Mrs Whitcombe too, and Okafor again."]);
        let by: Vec<Vec<&str>> = lines.iter().map(|l| l.iter().map(|l| l.by.as_str()).collect()).collect();
        assert_eq!(by, [vec!["Customer A"], vec![], vec!["Customer B", "Customer A"]]);
    }

    #[test]
    fn what_is_masked_is_told_without_it() {
        let lines = told(&["His card is 4111 1111 1111 1111."]).remove(0);
        assert_eq!((lines.len(), lines[0].by.as_str()), (1, ""));
        assert!(
            lines[0].told.contains("[card number]") && !format!("{lines:?}").contains("4111"),
            "{lines:?}"
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(personal(&[], "").is_err());
    }
}
