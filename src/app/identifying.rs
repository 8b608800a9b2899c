//! What of an account may identify somebody, and what can stand for it: the account goes into a portfolio, which strangers
//! read.

use crate::engine::Play;
use crate::projection::known;
use crate::text::guard::{Personal, StandIns};

/// Something of an account that may identify somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identifying {
    /// What stands there.
    pub quote: String,
    /// How often it stands in this part.
    pub times: usize,
    /// What it is.
    pub kind: Personal,
    /// What can stand for it: the same for the same person in the whole account.
    pub by: String,
}

/// Stand-ins for everybody in an account.
fn stand_ins<'a>(play: &'a Play, own: &[String; 5]) -> StandIns<'a> {
    let known = known(play.drill(), play.plot());
    StandIns::of(known, &play.drill().lexicon, own.iter().map(String::as_str))
}

/// What may identify somebody in each part of an account, each wording once.
pub fn identifying(play: &Play, own: &[String; 5]) -> [Vec<Identifying>; 5] {
    let all = stand_ins(play, own);
    own.each_ref().map(|text| {
        let mut lines: Vec<Identifying> = Vec::new();
        for found in all.find(text) {
            let quote = found.quote(text);
            match lines.iter_mut().find(|line| line.quote == quote) {
                Some(line) => line.times += 1,
                None => lines.push(Identifying {
                    quote: quote.to_owned(),
                    times: 1,
                    kind: found.kind,
                    by: all.for_one(&found).to_owned(),
                }),
            }
        }
        lines
    })
}

/// The account with that wording replaced wherever it stands for the same.
pub fn replaced(play: &Play, own: &[String; 5], quote: &str) -> [String; 5] {
    let all = stand_ins(play, own);
    own.each_ref().map(|text| all.replace(text, Some(quote)))
}
