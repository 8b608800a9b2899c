//! Lengths of time, and texts with the words in them that were looked for.

use crate::time::SimSpan;

/// A length as people say it in passing: `under a minute`, `7 min`, `3 h 58 min`, `24 days`.
pub fn roughly(span: SimSpan) -> String {
    match (span.whole_minutes() / 60, span.whole_minutes() % 60) {
        (h, _) if h >= DAYS_FROM => format!("{} days", h / 24),
        (0, 0) => "under a minute".to_owned(),
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m} min"),
    }
}

/// From so many hours on, a length is told in days.
const DAYS_FROM: u64 = 72;

/// What is left: to the second when it is less than `fine`.
pub fn left(span: SimSpan, fine: SimSpan) -> String {
    if span > fine {
        return format!("{} left", roughly(span));
    }
    let seconds = span.ms().div_ceil(1_000);
    format!("{}:{:02} left", seconds / 60, seconds % 60)
}

/// A word at the beginning of a line.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A piece of a text, and whether it was looked for.
pub type Run = (String, bool);

/// What is looked for: words in small letters.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// Looks for each word of what was typed.
    pub fn of(typed: &str) -> Search {
        Search { words: typed.split_whitespace().map(str::to_ascii_lowercase).collect() }
    }

    /// Whether anything is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word stands in one of these texts.
    pub fn finds(&self, texts: &[&str]) -> bool {
        let texts: Vec<String> = texts.iter().map(|text| text.to_ascii_lowercase()).collect();
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }

    /// A text in pieces, those that were looked for marked off.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        let small = text.to_ascii_lowercase();
        let (mut runs, mut from) = (Vec::new(), 0);
        while from < text.len() {
            let next = self.words.iter().filter_map(|word| {
                let at = small[from..].find(word.as_str())?;
                Some((from + at, from + at + word.len()))
            });
            let Some((start, end)) = next.min_by_key(|(start, end)| (*start, text.len() - end)) else {
                break;
            };
            if start > from {
                runs.push((text[from..start].to_owned(), false));
            }
            runs.push((text[start..end].to_owned(), true));
            from = end;
        }
        if from < text.len() {
            runs.push((text[from..].to_owned(), false));
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_what_is_read() {
        let (s, m) = (SimSpan::seconds, SimSpan::minutes);
        for (span, want) in
            [(s(30), "under a minute"), (m(7), "7 min"), (m(238), "3 h 58 min"), (m(60), "1 h")]
        {
            assert_eq!(roughly(span), want);
        }
        for (span, want) in [(m(11), "11 min left"), (s(336), "5:36 left"), (s(5), "0:05 left")] {
            assert_eq!(left(span, m(10)), want);
        }
    }

    #[test]
    fn what_is_looked_for_is_marked_wherever_it_stands() {
        let search = Search::of("Log first");
        assert!(search.finds(&["Log first", "…"]) && !search.finds(&["Log"]));
        let marked = |text: &str| {
            search
                .runs(text)
                .into_iter()
                .map(|(t, m)| if m { format!("[{t}]") } else { t })
                .collect::<String>()
        };
        assert_eq!(marked("First, the log – é"), "[First], the [log] – é");
        assert_eq!(Search::of("").runs("plain"), [("plain".to_owned(), false)]);
    }
}
