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
    tables: tree::Node,
}

/// What is known of a drill with that lexicon.
pub(super) fn guard(drill: &Drill, lexicon: &tree::Node) -> Result<String, String> {
    let known = known(drill);
    let guard = Guard {
        people: known.people.iter().map(|whom| (whom.words.clone(), whom.stand_in.clone())).collect(),
        inside: known.inside.join(" "),
        published: known.all_published().join("; "),
        tables: Lexicon::for_guard(lexicon),
    };
    serde_json::to_string(&guard).map_err(|e| e.to_string())
}

/// What of each text may identify somebody, each wording once. Of a message to many also, first, what is masked where it
/// is kept, and what to write instead.
pub(super) fn personal(
    texts: &[String],
    guard: &str,
    message: bool,
) -> Result<Vec<Vec<PersonalLine>>, String> {
    let guard: Guard =
        serde_json::from_str(guard).map_err(|fault| format!("what is known cannot be read: {fault}"))?;
    let lexicon = Lexicon::of(&guard.tables, &mut Problems::new());
    let known = Known {
        people: guard.people.into_iter().map(|(words, stand_in)| Whom { words, stand_in }).collect(),
        inside: vec![&guard.inside],
        published: vec![&guard.published],
    };
    let all = StandIns::of(known, &lexicon, texts.iter().map(String::as_str));
    Ok(texts.iter().map(|text| lines(text, &all, message)).collect())
}

fn lines(text: &str, all: &StandIns<'_>, message: bool) -> Vec<PersonalLine> {
    let mut lines: Vec<PersonalLine> = masked(text).into_iter().filter(|_| message).collect();
    for found in all.find(text) {
        let (quote, by) = (found.quote(text), all.for_one(&found));
        if lines.iter().any(|line| line.quote == quote) {
            continue;
        }
        let instead = match found.kind {
            _ if !message => String::new(),
            Personal::Name => format!(" Write \u{201c}{by}\u{201d}."),
            Personal::Health => " Write \u{201c}support need recorded\u{201d}.".to_owned(),
            _ => " Leave it in the record.".to_owned(),
        };
        lines.push(PersonalLine {
            what: found.kind.what().to_owned(),
            quote: quote.to_owned(),
            told: format!("\u{201c}{quote}\u{201d}: {}.{instead}", found.kind.why()),
            by: by.to_owned(),
        });
        if message && lines.len() == MOST {
            break;
        }
    }
    lines
}

/// Most lines about a message: who pastes a list of customers sees it from a few.
const MOST: usize = 4;

/// What is said of restricted data: never the data.
fn masked(text: &str) -> Option<PersonalLine> {
    let (kind, _) = mask(text).found.into_iter().next()?;
    let told = format!("It goes out as {}, and is kept nowhere. Take it out.", kind.mask());
    Some(PersonalLine { what: "Restricted data".to_owned(), told, ..PersonalLine::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;
    use crate::text::lexicon::shipped;

    fn told(texts: &[&str], message: bool) -> Vec<Vec<PersonalLine>> {
        let play = sample::play(1);
        let guard = guard(play.drill(), &tree::toml::parse(&shipped()).0).unwrap();
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        personal(&texts, &guard, message).unwrap()
    }

    #[test]
    fn each_wording_is_told_once_and_of_a_message_what_to_write_instead() {
        let text = "Mrs Whitcombe is diabetic. Ring Mrs Whitcombe on 07700 900123.";
        let lines = told(&[text], true).remove(0);
        let whats: Vec<&str> = lines.iter().map(|line| line.what.as_str()).collect();
        assert_eq!(whats, ["A name", "Health or belief", "A phone number"]);
        assert!(lines[0].told.ends_with(" Write \u{201c}Customer A\u{201d}.") && lines[0].by == "Customer A");
        assert!(lines[1].told.contains("support need recorded"), "{}", lines[1].told);
        assert!(lines[2].told.ends_with(" Leave it in the record."), "{}", lines[2].told);
        for line in told(&[text], false).remove(0) {
            assert!(line.told.starts_with(&format!("\u{201c}{}\u{201d}: ", line.quote)), "{line:?}");
            assert!(!line.told.contains("Write") && !line.told.contains("record"), "{line:?}");
        }
    }

    #[test]
    fn a_stranger_has_one_stand_in_in_all_texts() {
        let lines = told(&["Mr Okafor rang.", "", "Mrs Whitcombe too, and Okafor again."], false);
        let by: Vec<Vec<&str>> = lines.iter().map(|l| l.iter().map(|l| l.by.as_str()).collect()).collect();
        assert_eq!(by, [vec!["Customer A"], vec![], vec!["Customer B", "Customer A"]]);
    }

    #[test]
    fn what_is_masked_is_told_without_it() {
        let text = "His card is 4111 1111 1111 1111.";
        let lines = told(&[text], true).remove(0);
        assert!(lines.len() == 1 && lines[0].told.contains("[card number]"), "{lines:?}");
        assert!(!format!("{lines:?}").contains("4111"), "{lines:?}");
        assert!(told(&[text], false)[0].is_empty(), "an account has a note for that");
    }

    #[test]
    fn a_pasted_list_is_told_from_a_few() {
        let text = "Mrs A Pike, Mrs B Dane, Mrs C Rowe, Mrs D Lowe, Mrs E Hale, Mrs F Gale.";
        assert_eq!((told(&[text], true)[0].len(), told(&[text], false)[0].len()), (4, 6));
    }

    #[test]
    fn a_line_is_written_as_its_texts() {
        let line = told(&["Mr Okafor rang."], false).remove(0).remove(0);
        let text = serde_json::to_string(&line).unwrap();
        assert!(text.starts_with("[\"A name\",\"Mr Okafor\","), "{text}");
        assert_eq!(serde_json::from_str::<PersonalLine>(&text).unwrap(), line);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert!(personal(&[], "", true).is_err());
    }
}
