//! A drill ready to be played: a scenario, the policy it is set in, the words it is read by, and what can be prepared
//! once for many plays.

use std::sync::OnceLock;

use super::dice::Dice;
use super::heard::Heard;
use super::watch::Watch;
use crate::ids::VariantId;
use crate::lane::Lane;
use crate::policy::Policy;
use crate::scenario::names::TRAINEE;
use crate::scenario::{Plot, Scenario};
use crate::text::known::NOTHING;
use crate::text::{Context, Days, Lexicon, Phrases};
use crate::time::SimTime;

/// A drill ready to be played.
#[derive(Clone, Debug)]
pub struct Drill {
    /// The scenario.
    pub scenario: Scenario,
    /// The organisation.
    pub policy: Policy,
    /// The words texts are read by.
    pub lexicon: Lexicon,
    prepared: Vec<Prepared>,
}

/// What is prepared once for each plot.
#[derive(Clone, Debug)]
struct Prepared {
    watch: Watch,
    effect: Phrases,
    todo: Phrases,
    scope: Phrases,
    /// Read when first asked for: who only plays needs none of it.
    heard: OnceLock<Heard>,
}

impl Prepared {
    fn of(plot: &Plot) -> Prepared {
        let phrases = |terms: &[std::sync::Arc<str>]| Phrases::of(terms.iter().map(|t| &**t));
        let terms = &plot.terms;
        Prepared {
            watch: Watch::of(plot),
            effect: phrases(&terms.effect),
            todo: phrases(&terms.todo),
            scope: phrases(&terms.scope),
            heard: OnceLock::new(),
        }
    }
}

impl Drill {
    /// Puts the parts together.
    pub fn new(scenario: Scenario, policy: Policy, lexicon: Lexicon) -> Drill {
        let prepared = scenario.variants.iter().map(|v| Prepared::of(&v.plot)).collect();
        Drill { scenario, policy, lexicon, prepared }
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
        (&self.scenario.variants[variant].plot, &self.prepared[variant].watch)
    }

    /// What people read for somebody's name: a person of the story, a team, or the trainee.
    pub fn person_name<'a>(&'a self, plot: &'a Plot, id: &'a str) -> &'a str {
        if id == TRAINEE {
            return "you";
        }
        match (plot.person(id), self.policy.team(id)) {
            (Some(person), _) => &person.name,
            (None, Some(team)) => &team.name,
            (None, None) => id,
        }
    }

    /// What a text sent at `now` is read against.
    pub fn context<'a>(&'a self, plot: &Plot, lane: Lane, now: SimTime) -> Context<'a> {
        let prepared = &self.prepared[self.number(plot)];
        Context {
            lane,
            now,
            starts: plot.starts.clock,
            days: Some(Days {
                first: plot.starts.date,
                hours: &self.policy.calendar.hours,
                closed: &self.policy.calendar.holidays,
            }),
            effect_terms: &prepared.effect,
            todo_terms: &prepared.todo,
            scope_terms: &prepared.scope,
            confirmed_fix: None,
            no_way_round: false,
            to_one: false,
            they_said: "",
            known: &NOTHING,
            lexicon: &self.lexicon,
        }
    }

    /// The texts a trainee can come to know in a plot.
    pub fn heard(&self, plot: &Plot) -> &Heard {
        let n = self.number(plot);
        self.prepared[n].heard.get_or_init(|| Heard::of(plot, &self.policy, &self.lexicon))
    }

    fn number(&self, plot: &Plot) -> usize {
        self.scenario.variants.iter().position(|v| std::ptr::eq(&*v.plot, plot)).unwrap_or(0)
    }

    /// The plot of a variant and what was prepared for it.
    pub fn plot(&self, variant: &VariantId) -> Option<(&Plot, &Watch)> {
        let n = self.scenario.variants.iter().position(|v| v.id == *variant)?;
        Some(self.at(n))
    }
}
