//! The parts of a review in its form, and how far rules find them right.

use super::form::CheckLine;
use crate::act::ReviewParts;
use crate::app::form::Form;
use crate::app::review::{Rows, finished};
use crate::assess::review::{Point, Written, points};
use crate::engine::Play;
use crate::policy::work::{ActionKind, FactorKind};
use crate::projection::Names;

/// The parts as they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewView {
    /// The parts.
    pub parts: ReviewParts,
    /// What a factor can have done: word and label.
    pub factors: Vec<(&'static str, &'static str)>,
    /// What an action can be for: word and label.
    pub actions: Vec<(&'static str, &'static str)>,
    /// Who can own an action: name and words.
    pub owners: Vec<(String, String)>,
    /// How many rows there are and can be: factors, what went well, actions.
    pub counts: [(usize, usize); 3],
    /// What a date looks like: today, for whoever fills one in.
    pub today: String,
}

/// The parts, if the form is one of a review.
pub fn view(form: &Form, play: &Play) -> Option<ReviewView> {
    if !form.is_review() {
        return None;
    }
    let names = Names::new(play.drill(), play.plot());
    let ours = play.plot().people.iter().filter(|person| !person.lane.is_outside());
    let people = ours.map(|person| (person.id.to_string(), format!("{}, {}", person.name, person.role)));
    let teams = play.drill().policy.teams.iter().map(|team| (team.id.to_string(), team.name.to_string()));
    let you = ("you".to_owned(), names.person("you").to_owned());
    Some(ReviewView {
        factors: FactorKind::ALL.iter().map(|kind| (kind.word(), kind.label())).collect(),
        actions: ActionKind::ALL.iter().map(|kind| (kind.word(), kind.label())).collect(),
        owners: std::iter::once(you).chain(teams).chain(people).collect(),
        counts: [Rows::Factors, Rows::Well, Rows::Actions].map(|rows| rows.count(&form.parts)),
        today: written(form, play, &form.parts).today().to_string(),
        parts: form.parts.clone(),
    })
}

fn written<'a>(form: &'a Form, play: &'a Play, parts: &'a ReviewParts) -> Written<'a> {
    let summary = form.texts.first().map_or("", String::as_str);
    Written { drill: play.drill(), plot: play.plot(), at: play.now(), summary, parts }
}

/// What rules see in the review so far: the same points that mark it.
pub(super) fn checklist(form: &Form, play: &Play) -> Vec<CheckLine> {
    let parts = finished(&form.parts);
    let written = written(form, play, &parts);
    let blank = written.summary.trim().is_empty() && parts.is_empty();
    let line = |point: Point| {
        let (state, word) = match () {
            () if blank => ("open", "to come"),
            () if point.is_met() => ("met", "met"),
            () if point.unsure > 0 && point.met + point.unsure == point.of => ("unsure", "cannot tell"),
            () if point.met > 0 => ("partly", "partly"),
            () => ("not", "not met"),
        };
        CheckLine { what: point.what, state, word, reason: if blank { String::new() } else { point.reason } }
    };
    points(&written).into_iter().map(line).collect()
}
