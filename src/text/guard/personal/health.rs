//! Health and what is as private, where it is said of one person: `the caller is diabetic`, and not `customers who use
//! medical equipment`.

use super::Found;
use crate::diagnostic::Span;
use crate::text::reading::Reading;

/// What is private in a text whose names are known.
pub(super) fn find(reading: &Reading<'_>, names: &[Found]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut names = names.iter().peekable();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let mut named = false;
        while names.next_if(|name| name.span.start < sentence.span.end).is_some() {
            named = true;
        }
        let one = named || reading.has("personal-one", from, to);
        let all = reading.has("personal-any", from, (from + 2).min(to));
        if one && !all {
            out.extend(reading.hits("personal-health", from, to).iter().map(|hit| reading.span(*hit)));
        }
    }
    out
}
