//! The form.

use super::spelt_range;
use crate::app::act::TextField;
use crate::app::form::Form;
use crate::engine::Play;
use crate::projection::menu::Group;

/// Something to choose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceView {
    /// Of what.
    pub label: &'static str,
    /// The values: name and words.
    pub values: Vec<(String, String)>,
    /// Which one is picked.
    pub picked: Option<usize>,
    /// Whether all values should be read before one is picked.
    pub open: bool,
}

/// Something to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextView {
    /// What.
    pub field: TextField,
    /// How it reads now.
    pub text: String,
}

/// The form, as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormView {
    /// The act's name.
    pub act: String,
    /// What it does.
    pub label: String,
    /// What it costs as it stands.
    pub cost: String,
    /// What there is to choose.
    pub choices: Vec<ChoiceView>,
    /// Templates to begin from: name and title.
    pub templates: Vec<(String, String)>,
    /// The one begun from.
    pub template: Option<String>,
    /// What there is to write.
    pub texts: Vec<TextView>,
    /// Clauses to cite: name and words; empty where none is asked for.
    pub clauses: Vec<(String, String)>,
    /// The clause cited.
    pub clause: Option<String>,
    /// How sure one is, where that is asked for.
    pub sure: Option<String>,
    /// The next-update time, where one can be given.
    pub next: Option<String>,
    /// Why it could not be sent.
    pub problem: Option<String>,
    /// What the button says.
    pub button: &'static str,
}

/// The form as it stands.
pub fn view(form: &Form, play: &Play) -> FormView {
    let decision = form.is_decision();
    let clause = |c: &crate::policy::Clause| {
        (c.id.to_string(), format!("{} {}", c.id.as_str().to_uppercase(), c.title))
    };
    FormView {
        act: form.act.id.clone(),
        label: form.act.label.clone(),
        cost: spelt_range(form.cost(play)),
        choices: form
            .act
            .choices
            .iter()
            .zip(&form.picked)
            .map(|(choice, picked)| ChoiceView {
                label: choice.label,
                values: choice.values.clone(),
                picked: *picked,
                open: decision,
            })
            .collect(),
        templates: form.templates(play).iter().map(|m| (m.id.to_string(), m.title.to_string())).collect(),
        template: form.using.as_ref().map(ToString::to_string),
        texts: form
            .act
            .texts()
            .iter()
            .zip(&form.texts)
            .map(|(field, text)| TextView { field: *field, text: text.clone() })
            .collect(),
        clauses: if decision { play.drill().policy.clauses.iter().map(clause).collect() } else { Vec::new() },
        clause: form.clause.as_ref().map(ToString::to_string),
        sure: decision.then(|| form.sure.clone()),
        next: form.is_message().then(|| form.next.clone()),
        problem: form.problem.clone(),
        button: match form.act.group {
            Group::Decide => "Decide",
            Group::Tell => "Send",
            Group::Time => "Yes, end the shift",
            _ => "Do it",
        },
    }
}
