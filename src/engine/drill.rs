//! A drill ready to be played: a scenario, the policy it is set in, the words it is read by, and what can be prepared
//! once for many plays.

use super::dice::Dice;
use super::watch::Watch;
use crate::ids::VariantId;
use crate::policy::Policy;
use crate::scenario::{Plot, Scenario};
use crate::text::Lexicon;

/// A drill ready to be played.
#[derive(Clone, Debug)]
pub struct Drill {
    /// The scenario.
    pub scenario: Scenario,
    /// The organisation.
    pub policy: Policy,
    /// The words texts are read by.
    pub lexicon: Lexicon,
    watches: Vec<Watch>,
}

impl Drill {
    /// Puts the parts together.
    pub fn new(scenario: Scenario, policy: Policy, lexicon: Lexicon) -> Drill {
        let watches = scenario.variants.iter().map(|v| Watch::of(&v.plot)).collect();
        Drill { scenario, policy, lexicon, watches }
    }

    /// The variant that a seed deals, by the variants' weights.
    pub fn deal(&self, seed: u64) -> &VariantId {
        let total: u64 = self.scenario.variants.iter().map(|v| u64::from(v.weight)).sum();
        let mut drawn = Dice::new(seed).roll("variant", self.scenario.id.as_str(), 0, total);
        for variant in &self.scenario.variants {
            if drawn < u64::from(variant.weight) {
                return &variant.id;
            }
            drawn -= u64::from(variant.weight);
        }
        &self.scenario.variants[0].id
    }

    /// The plot of the variant of that number and what was prepared for it.
    pub(super) fn at(&self, variant: usize) -> (&Plot, &Watch) {
        (&self.scenario.variants[variant].plot, &self.watches[variant])
    }

    /// The plot of a variant and what was prepared for it.
    pub fn plot(&self, variant: &VariantId) -> Option<(&Plot, &Watch)> {
        let n = self.scenario.variants.iter().position(|v| v.id == *variant)?;
        Some(self.at(n))
    }
}
