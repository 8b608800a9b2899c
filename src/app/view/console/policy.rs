//! Policy and knowledge: open book, searched by typing.

use super::Desk;
use crate::app::view::matrix::{self, MatrixView};
use crate::app::view::spelt;
use crate::app::view::words::{Run, Search, roughly};
use crate::policy::{Policy, Target};

/// Something that can be looked up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemView {
    /// Its heading.
    pub title: Vec<Run>,
    /// What it says.
    pub text: Vec<Run>,
}

/// A part of the book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SectionView {
    /// Its heading.
    pub heading: &'static str,
    /// What stands in it.
    pub items: Vec<ItemView>,
}

/// The book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyView {
    /// Its title.
    pub title: String,
    /// What is looked for.
    pub search: String,
    /// How much was found, if something is looked for.
    pub found: Option<String>,
    /// The matrix, unless something else is looked for.
    pub matrix: Option<MatrixView>,
    /// Its parts that hold something of what is looked for.
    pub sections: Vec<SectionView>,
}

pub(super) fn view(Desk { play, search: wanted, .. }: Desk<'_>) -> PolicyView {
    let policy = &play.drill().policy;
    let search = Search::of(wanted);
    let sections: Vec<SectionView> = book(policy, &play.plot().brief.may)
        .into_iter()
        .filter_map(|(heading, items)| {
            let found = items.iter().filter(|(title, text)| search.finds(&[heading, title, text]));
            let items: Vec<ItemView> = found
                .map(|(title, text)| ItemView { title: search.runs(title), text: search.runs(text) })
                .collect();
            (!items.is_empty()).then_some(SectionView { heading, items })
        })
        .collect();
    let found: usize = sections.iter().map(|section| section.items.len()).sum();
    PolicyView {
        title: policy.title.to_string(),
        search: wanted.to_owned(),
        found: (!search.is_empty()).then(|| match found {
            0 => "Nothing holds all of these words".to_owned(),
            1 => "1 place".to_owned(),
            n => format!("{n} places"),
        }),
        matrix: search
            .finds(&["priority matrix by impact and urgency"])
            .then(|| matrix::view(policy, None, None)),
        sections,
    }
}

type Items = Vec<(String, String)>;

/// Everything the policy says, in parts.
fn book(policy: &Policy, may: &[std::sync::Arc<str>]) -> Vec<(&'static str, Items)> {
    let pair = |title: &str, text: &str| (title.to_owned(), text.to_owned());
    let clauses = policy.clauses.iter();
    let triggers = policy.triggers.iter().map(|trigger| {
        let to: Vec<&str> =
            trigger.to.iter().map(|id| policy.team(id.as_str()).map_or(id.as_str(), |t| &t.name)).collect();
        let text = format!(
            "To {}, within {} ({}).",
            to.join(" and "),
            roughly(trigger.within),
            trigger.clause.as_str().to_uppercase()
        );
        (trigger.when.to_string(), text)
    });
    let reach = |id: &crate::ids::ChannelId| {
        let channel = policy.channel(id.as_str());
        let to = channel.map(|channel| channel.audiences.iter().map(|a| policy.audience(a.as_str())));
        let names: Vec<String> =
            to.into_iter().flatten().flatten().map(|audience| audience.name.to_lowercase()).collect();
        format!("Reaches {}.", names.join(", "))
    };
    vec![
        ("You may, on your own", may.iter().map(|may| pair(may, "")).collect()),
        (
            "Clauses",
            clauses
                .map(|c| pair(&format!("{} {}", c.id.as_str().to_uppercase(), c.title), &c.text))
                .collect(),
        ),
        ("Targets", policy.targets.iter().map(target).collect()),
        ("When to escalate", triggers.collect()),
        ("Roles in a major incident", policy.roles.iter().map(|r| pair(&r.name, &r.does)).collect()),
        ("Before closing", policy.gate.iter().map(|gate| pair(&gate.text, "")).collect()),
        ("Services", policy.services.iter().map(|s| pair(&s.name, &format!("For {}.", s.client))).collect()),
        ("Ways to tell people", policy.channels.iter().map(|c| pair(&c.name, &reach(&c.id))).collect()),
        (
            "What things cost",
            policy
                .costs
                .acts
                .iter()
                .map(|(act, cost)| (act.replace('-', " "), spelt(*cost)))
                .chain([(
                    "A message, besides its channel".to_owned(),
                    format!("{} for every {} words", spelt(policy.costs.per_words), policy.costs.words),
                )])
                .collect(),
        ),
    ]
}

fn target(target: &Target) -> (String, String) {
    let mut parts = vec![format!("Take ownership within {}", roughly(target.acknowledge))];
    parts.extend(target.first_notice.map(|span| format!("first notice within {}", roughly(span))));
    parts.extend(target.update_external.map(|span| format!("update those outside every {}", roughly(span))));
    parts.extend(target.update_internal.map(|span| format!("and those inside every {}", roughly(span))));
    parts.push(format!("restore within {}", roughly(target.resolve)));
    let counts = if target.business_hours { "Only opening hours count." } else { "Day and night." };
    (target.priority.label().to_owned(), format!("{}. {counts}", parts.join(", ")))
}
