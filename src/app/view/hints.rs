//! A quiet word to whoever writes to many: what of the message may identify somebody, and what to write instead.

use super::form::CheckLine;
use crate::lane::Lane;
use crate::text::guard::{Known, Personal, personal};
use crate::text::{Reading, mask};

/// What is masked is said wherever it is written. Then one line for each kind of personal detail, at its first place:
/// who writes to one customer may name them, and who works on it needs to know, so only what goes to the public, a client
/// or the floor is looked at.
pub(super) fn hints(reading: &Reading<'_>, known: &Known<'_>, lane: Lane) -> Vec<CheckLine> {
    let note = |what, reason| CheckLine { what, state: "note", word: "look again", reason };
    let restricted = mask(reading.text).found.first().map(|(kind, _)| {
        let reason = format!("It goes out as {}, and is kept nowhere. Take it out.", kind.mask());
        note("Restricted data", reason)
    });
    let mut lines: Vec<CheckLine> = restricted.into_iter().collect();
    if !matches!(lane, Lane::Public | Lane::Client | Lane::Floor) {
        return lines;
    }
    for found in personal(reading, known) {
        let what = found.kind.what();
        if lines.iter().any(|line| line.what == what) {
            continue;
        }
        let quote = found.quote(reading.text);
        let why = found.kind.why();
        let instead = match (found.kind, known.stand_in(&found)) {
            (Personal::Name, by) => format!("Write \u{201c}{by}\u{201d}"),
            (Personal::Health, _) => "Write \u{201c}support need recorded\u{201d}".to_owned(),
            _ => "Leave it in the record".to_owned(),
        };
        lines.push(note(what, format!("\u{201c}{quote}\u{201d}: {why}. {instead}.")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problems;
    use crate::text::Lexicon;
    use crate::text::guard::{Whom, stand_in};
    use crate::text::lexicon::shipped;
    use crate::tree::toml;

    fn told(text: &str, lane: Lane) -> Vec<(&'static str, String)> {
        let lexicon = Lexicon::of(&toml::parse(&shipped()).0, &mut Problems::new());
        let people = vec![
            Whom::of("Nora Tarrow", stand_in("Customer", 0), &lexicon),
            Whom::of("Mr Osei", stand_in("Customer", 1), &lexicon),
        ];
        let known = Known { people, ..Known::default() };
        let lines = hints(&Reading::of(text, &lexicon), &known, lane);
        lines.into_iter().map(|line| (line.what, line.reason)).collect()
    }

    #[test]
    fn whoever_writes_to_many_is_told_once_of_each_kind_and_what_to_write_instead() {
        let text =
            "Mr Osei and Nora Tarrow are affected, she is diabetic; ring 07700 900123 or 07700 900124.";
        let lines = told(text, Lane::Floor);
        let whats: Vec<&str> = lines.iter().map(|(what, _)| *what).collect();
        assert_eq!(whats, ["A name", "Health or belief", "A phone number"]);
        assert!(
            lines[0].1.starts_with("\u{201c}Mr Osei\u{201d}: ")
                && lines[0].1.ends_with("Write \u{201c}Customer B\u{201d}.")
        );
        assert!(lines[1].1.contains("support need recorded"), "{}", lines[1].1);
        assert!(lines[2].1.ends_with("Leave it in the record."), "{}", lines[2].1);
    }

    #[test]
    fn nothing_is_said_to_whoever_writes_to_one_person_or_to_those_who_work_on_it() {
        for lane in Lane::ALL {
            let many = matches!(lane, Lane::Public | Lane::Client | Lane::Floor);
            assert_eq!(told("Mrs Tarrow, 07700 900123", *lane).is_empty(), !many, "{}", lane.word());
        }
        assert!(told("Calls to Hollin are cut off. Next update by 10:30.", Lane::Public).is_empty());
    }

    #[test]
    fn what_is_masked_is_said_to_whoever_writes_it() {
        for lane in Lane::ALL {
            let lines = told("His card is 4111 1111 1111 1111.", *lane);
            assert_eq!(lines.len(), 1);
            assert!(lines[0].1.contains("[card number]") && !lines[0].1.contains("4111"), "{lines:?}");
        }
    }
}
