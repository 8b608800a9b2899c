//! Stand-ins for everybody who could be recognised in a run, so that it can be handed to strangers: the same person is
//! `Customer A` in every form of it.

use super::Run;
use crate::projection::{Timeline, known};
use crate::session::Account;
use crate::text::guard::{StandIns, stand_in};

/// What an export says of itself when names were replaced in it.
pub(super) const REDACTED: &str = "Names, numbers and addresses that may identify somebody are replaced by stand-ins. \
    That was done by rules, which may have missed some: read it before you hand it on.";

/// The stand-ins for a run and its account. `also` are people besides the drill's customers: their names, or a name and
/// what is to stand for it, as in `Imran Qureshi=Colleague A`.
pub fn stand_ins<'a>(run: &Run<'a>, own: &Account, also: &[String]) -> StandIns<'a> {
    let drill = run.play.drill();
    let mut known = known(drill);
    for (n, person) in also.iter().enumerate() {
        let (name, by) = match person.split_once('=') {
            Some((name, by)) => (name.trim(), by.trim().to_owned()),
            None => (person.trim(), stand_in("Person", n)),
        };
        known.hide(name, by, &drill.lexicon);
    }
    let mut fold = Timeline::new(drill, run.play.plot());
    let moments = run.play.entries().iter().map(|entry| fold.read(entry));
    let written: Vec<String> = moments.filter_map(|moment| moment.own_words).collect();
    let texts = own.own().into_iter().chain([run.label]).chain(written.iter().map(String::as_str));
    StandIns::of(known, &drill.lexicon, texts)
}
