//! What a message is read against: who reads it, when it is, and the scenario's own words.

use crate::lane::Lane;
use crate::time::{ClockTime, SimTime};

use super::days::Days;
use super::known::{self, Known};
use super::lexicon::Lexicon;
use super::phrases::{self, Phrases};

/// What a message is read against. Times are handed in; nothing here knows a clock.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who reads it.
    pub lane: Lane,
    /// When it is sent.
    pub now: SimTime,
    /// The time of day at which the drill starts.
    pub starts: ClockTime,
    /// The days around it, so that `Monday` and `before close` are instants. Without them a named day is some later day,
    /// and closing time is not known.
    pub days: Option<Days<'a>>,
    /// The scenario's words for what is hit and how: `calls`, `cut off`, `silent`.
    pub effect_terms: &'a Phrases,
    /// The scenario's words for what the reader can do: `use chat`, `web form`.
    pub todo_terms: &'a Phrases,
    /// The scenario's words for who is hit: `Leeds`, `energy line`.
    pub scope_terms: &'a Phrases,
    /// The time of the repair that the record holds as confirmed, so that naming it is right.
    pub confirmed_fix: Option<ClockTime>,
    /// Whether it is known that the reader has no way round: then none can be asked for.
    pub no_way_round: bool,
    /// Whether it goes to one desk or one person and to nobody else: then whoever reads it is the one who is asked.
    pub to_one: bool,
    /// What the one it answers had said; empty where nobody had.
    pub they_said: &'a str,
    /// What the sender could know.
    pub known: &'a Known<'a>,
    /// The language.
    pub lexicon: &'a Lexicon,
}

impl<'a> Context<'a> {
    /// A message to the public at the start of a drill that begins at 09:00, with no scenario terms.
    pub fn new(lexicon: &'a Lexicon) -> Context<'a> {
        Context {
            lane: Lane::Public,
            now: SimTime::START,
            starts: ClockTime { minutes: 9 * 60 },
            days: None,
            effect_terms: &phrases::NONE,
            todo_terms: &phrases::NONE,
            scope_terms: &phrases::NONE,
            confirmed_fix: None,
            no_way_round: false,
            to_one: false,
            they_said: "",
            known: &known::NOTHING,
            lexicon,
        }
    }
}
