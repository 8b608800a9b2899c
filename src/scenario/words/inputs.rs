//! Reads a file of inputs that is no part of a drill, for a drill.

use super::parse_script;
use crate::diagnostic::{Problems, Span};
use crate::policy::Policy;
use crate::scenario::atoms::Atoms;
use crate::scenario::plot::{Plot, Scenario, Variant};
use crate::scenario::read::names_of;
use crate::scenario::script::Step;

/// Reads a file of inputs for one variant. The plot that comes back is the variant's with the atoms that the steps speak
/// of (`after X`) added at the end: play that one. Numbers that were there stay what they were, and atoms that no
/// condition of the story looks at change nothing that happens. They do stand in the state, so an outcome's digest is
/// taken over the story's own plot: play the steps on this one to learn when each falls, and record the commands at
/// those times on the other.
pub fn parse_inputs(
    text: &str,
    scenario: &Scenario,
    variant: &Variant,
    policy: &Policy,
    problems: &mut Problems,
) -> (Plot, Vec<Step>) {
    let names = names_of(scenario, variant, policy);
    let mut atoms = Atoms::from_list(&variant.plot.atoms);
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let steps = parse_script(text, whole, &names, &mut atoms, problems);
    let mut plot = Plot::clone(&variant.plot);
    plot.atoms = atoms.into_list();
    (plot, steps)
}
