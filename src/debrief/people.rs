//! Names of people in the story, so that an account may be told where it names one of them.

use std::collections::BTreeSet;

use crate::engine::Play;
use crate::projection::known::is_customer;

/// The people of a play: each with their name and the words of it that tell who is meant. What follows a comma says
/// where somebody belongs, and a word that is also in the name of a service, a team, a site or a role means that. Customers
/// are left to the guard, which offers a stand-in for them.
pub fn people(play: &Play) -> Vec<(String, Vec<String>)> {
    let drill = play.drill();
    let policy = &drill.policy;
    let things = (policy.services.iter().flat_map(|s| [&s.name, &s.client]))
        .chain(policy.teams.iter().map(|team| &team.name))
        .chain(policy.audiences.iter().map(|audience| &audience.name))
        .chain(policy.roles.iter().map(|role| &role.name))
        .chain([&policy.title, &drill.scenario.title]);
    let things: BTreeSet<String> = things.flat_map(|name| words(name)).map(str::to_lowercase).collect();
    let named = play.plot().people.iter().filter(|person| !is_customer(&person.role)).map(|person| {
        let name = person.name.split(',').next().unwrap_or_default().trim();
        let telling = words(name)
            .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
            .filter(|word| !things.contains(&word.to_lowercase()));
        (name.to_owned(), telling.map(str::to_owned).collect())
    });
    named.collect()
}

/// The words of a text; a hyphen joins.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}
