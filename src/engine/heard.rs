//! The texts a trainee can come to know, each read once for all plays of a drill: what a message is compared with.

use std::collections::BTreeMap;

use crate::act::{Event, Utterance};
use crate::policy::Policy;
use crate::scenario::Plot;
use crate::text::Lexicon;
use crate::text::known::Learned;

/// Where a text stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Place {
    /// What a contact says, and its subject: by its number.
    Contact(Box<str>),
    /// The result of a check, by its number.
    Check(Box<str>, u32),
    /// Something said in a conversation.
    Said(Box<str>, Utterance),
    /// A fact.
    Fact(Box<str>),
    /// What a desk says that takes work or hands it back.
    Answer(Box<str>),
}

/// The texts of a plot.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Briefing and policy: known from the first minute.
    open: Vec<Learned>,
    placed: BTreeMap<Place, Learned>,
}

impl Heard {
    /// Reads all of them.
    pub(super) fn of(plot: &Plot, policy: &Policy, lexicon: &Lexicon) -> Heard {
        let learn = |text: &str| Learned::of(text, lexicon);
        let mut heard = Heard::default();
        let brief = &plot.brief;
        heard.open.extend([&brief.summary, &brief.role, &brief.text].map(|text| learn(text)));
        heard.open.extend(brief.may.iter().map(|may| learn(may)));
        heard.open.extend(policy.clauses.iter().map(|clause| learn(&clause.text)));
        let named: [Vec<&str>; 4] = [
            policy.services.iter().map(|service| &*service.name).collect(),
            policy.teams.iter().map(|team| &*team.name).collect(),
            policy.audiences.iter().map(|audience| &*audience.name).collect(),
            plot.people.iter().flat_map(|person| [&*person.name, &*person.role]).collect(),
        ];
        heard.open.extend(named.iter().map(|names| learn(&names.join(", "))));
        for contact in plot.injects.iter().filter_map(|inject| plot.contact(inject.id.as_str())) {
            let place = Place::Contact(contact.id.as_str().into());
            heard.placed.insert(place, learn(&format!("{}. {}", contact.subject, contact.text)));
        }
        for check in &plot.checks {
            for (n, result) in (0u32..).zip(&check.results) {
                heard.placed.insert(Place::Check(check.id.as_str().into(), n), learn(&result.text));
            }
        }
        for talk in &plot.talks {
            for utterance in talk.utterances() {
                if let Some(words) = talk.words(&utterance) {
                    heard.placed.insert(Place::Said(talk.id.as_str().into(), utterance), learn(words));
                }
            }
        }
        let answers = plot.takings.iter().map(|taking| &taking.text).chain([&policy.overreach.handed_back]);
        for words in answers.filter(|words| !words.is_empty()) {
            heard.placed.insert(Place::Answer((&**words).into()), learn(words));
        }
        for fact in &plot.facts {
            heard.placed.insert(Place::Fact(fact.id.as_str().into()), learn(&fact.text));
        }
        heard
    }

    /// What is known before anything happens.
    pub fn open(&self) -> &[Learned] {
        &self.open
    }

    /// What the trainee comes to know by an event.
    pub fn by(&self, event: &Event) -> Option<&Learned> {
        let place = match event {
            Event::ContactOpened { contact } => Place::Contact(contact.as_str().into()),
            Event::CheckMade { check, result, .. } | Event::Verified { check, result, .. } => {
                Place::Check(check.as_str().into(), *result)
            }
            Event::Heard { contact, utterance } => Place::Said(contact.as_str().into(), utterance.clone()),
            Event::EscalationTaken { text: words, .. } | Event::HandedBack { because: words, .. } => {
                Place::Answer(words.as_str().into())
            }
            Event::FactLearned { fact } => Place::Fact(fact.as_str().into()),
            _ => return None,
        };
        self.placed.get(&place)
    }
}
