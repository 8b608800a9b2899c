//! What one has somebody do, or has done: *I've had Bev change the message*, *I'll have it unlocked*. `Have` and `get` do nothing by
//! themselves; with a strong verb behind their object they are a deed of their subject.

use crate::text::name::capital;
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// "I've had Bev change the message", "I'll have it unlocked": what one has a colleague do, or has done, is a deed.
pub(super) fn has_done(reading: &Reading<'_>, verb: usize) -> bool {
    if !matches!(reading.form(verb), "had" | "have" | "get" | "got" | "having" | "getting") {
        return false;
    }
    if capital(reading, verb + 1) && reading.has("deed-strong", verb + 2, verb + 3) {
        return true;
    }
    let thing = ["it", "the", "your", "them", "this", "that", "my", "our", "him", "her"];
    let changed = |at: &usize| reading.form(*at).ends_with("ed") && reading.has("deed-strong", *at, at + 1);
    let past = (verb + 2..verb + 6).find(changed).filter(|_| thing.contains(&reading.form(verb + 1)));
    past.is_some_and(|past| (verb + 2..past).all(|at| is_plain(reading, at)))
}

/// Whether a token may stand inside a thing: no mark, and nobody who does something themselves (`the letter you posted`).
fn is_plain(reading: &Reading<'_>, at: usize) -> bool {
    let form = reading.form(at);
    reading.token(at).kind != Kind::Mark
        && !form.contains('\'')
        && !matches!(
            form,
            "i" | "we"
                | "you"
                | "u"
                | "they"
                | "he"
                | "she"
                | "it"
                | "that"
                | "which"
                | "who"
                | "was"
                | "were"
        )
}
