//! What every part of the reader needs: the names, the atoms so far, the policy, the problems.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sheet::Sheet;
use crate::diagnostic::{Problems, Span, Words, for_authors};
use crate::ids::{ClauseId, FactId, PersonId};
use crate::policy::Policy;
use crate::scenario::atoms::Atoms;
use crate::scenario::condition::{AtomIx, Condition};
use crate::scenario::condition_parse;
use crate::scenario::names::{Kind, Names, TRAINEE};
use crate::scenario::place::inside;
use crate::time::{SimSpan, SimTime};

/// The state of reading one plot. What cannot be read is reported and replaced by something harmless: a plot with a
/// problem in it never comes out.
pub(super) struct Reading<'a> {
    pub names: &'a Names,
    pub policy: &'a Policy,
    pub atoms: Atoms,
    pub problems: Problems,
    seen: BTreeMap<Kind, BTreeSet<Arc<str>>>,
}

impl<'a> Reading<'a> {
    pub fn new(names: &'a Names, policy: &'a Policy) -> Reading<'a> {
        Reading { names, policy, atoms: Atoms::new(), problems: Problems::new(), seen: BTreeMap::new() }
    }

    pub fn error(&mut self, code: &'static str, span: Span, what: impl Words, mend: impl Words) {
        self.problems.error(code, span, what, mend);
    }

    /// The `id` of a thing, which nothing else of the kind may have.
    pub fn id(&mut self, sheet: &mut Sheet<'_>, kind: Kind) -> Arc<str> {
        let Some((id, span)) = sheet.slug("id", &mut self.problems) else { return Arc::from("") };
        self.once(kind, &id, span);
        if kind == Kind::Person && &*id == TRAINEE {
            self.error("reserved", span, "`you` stands for the trainee", "give this person another name");
        }
        if kind == Kind::Person && self.policy.team(&id).is_some() {
            self.error(
                "twice",
                span,
                format_args!("the policy has a team `{id}` already"),
                "give this person another name; teams are addressed as they are",
            );
        }
        id
    }

    /// Reports a name that was given before.
    pub fn once(&mut self, kind: Kind, id: &Arc<str>, span: Span) {
        if !self.seen.entry(kind).or_default().insert(id.clone()) {
            self.error(
                "twice",
                span,
                format_args!("there are two of the {} `{id}`; this is the second", kind.label()),
                "give one of them another name, or take it out",
            );
        }
    }

    /// A name in a field that must be there, empty if it is wrong.
    pub fn name(&mut self, sheet: &mut Sheet<'_>, key: &'static str, kind: Kind) -> Arc<str> {
        self.opt_name(sheet, key, kind).unwrap_or_else(|| Arc::from(""))
    }

    /// A name in a field, if it is there and right.
    pub fn opt_name(&mut self, sheet: &mut Sheet<'_>, key: &'static str, kind: Kind) -> Option<Arc<str>> {
        let (name, span) = sheet.placed(key, &mut self.problems)?;
        self.names.check(kind, &name, span, &mut self.problems).then_some(name)
    }

    /// The names in a list.
    pub fn name_list(&mut self, sheet: &mut Sheet<'_>, key: &'static str, kind: Kind) -> Vec<Arc<str>> {
        sheet.has(key);
        let list = sheet.fields.texts(key, &mut self.problems);
        let names = self.names;
        list.into_iter()
            .filter(|(name, span)| names.check(kind, name, *span, &mut self.problems))
            .map(|(name, _)| name)
            .collect()
    }

    /// The texts in a list.
    pub fn text_list(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Vec<Arc<str>> {
        sheet.has(key);
        sheet.fields.texts(key, &mut self.problems).into_iter().map(|(text, _)| text).collect()
    }

    pub fn facts(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Vec<FactId> {
        self.name_list(sheet, key, Kind::Fact).iter().map(|name| FactId::new(name)).collect()
    }

    pub fn people(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Vec<PersonId> {
        self.name_list(sheet, key, Kind::Person).iter().map(|name| PersonId::new(name)).collect()
    }

    pub fn clause(&mut self, sheet: &mut Sheet<'_>) -> ClauseId {
        ClauseId::new(&self.name(sheet, "clause", Kind::Clause))
    }

    pub fn text(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Arc<str> {
        sheet.text(key, &mut self.problems)
    }

    pub fn flag(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> bool {
        sheet.has(key);
        sheet.fields.flag(key, false, &mut self.problems)
    }

    pub fn span(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<SimSpan> {
        sheet.has(key);
        sheet.fields.opt_span(key, &mut self.problems)
    }

    pub fn number(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<u32> {
        sheet.int(key, &mut self.problems).and_then(|n| u32::try_from(n).ok())
    }

    /// An instant in a field: a length from the start, or a time of day.
    pub fn time(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<SimTime> {
        let (text, span) = sheet.placed(key, &mut self.problems)?;
        self.time_of(&text, span)
    }

    pub fn time_of(&mut self, text: &str, span: Span) -> Option<SimTime> {
        match self.names.time(text) {
            Ok(time) => Some(time),
            Err((what, mend)) => {
                self.error("time", span, what, mend);
                None
            }
        }
    }

    /// A condition in a field; none if the field is not there (or is wrong, which is reported).
    pub fn condition(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<Condition> {
        let (text, span) = sheet.placed(key, &mut self.problems)?;
        let base = inside(&text, span);
        condition_parse::condition(&text, base, self.names, &mut self.atoms, &mut self.problems)
    }

    /// Something that happens, in a field; none if the field is not there or is wrong.
    pub fn happening(&mut self, sheet: &mut Sheet<'_>, key: &'static str) -> Option<AtomIx> {
        let (text, span) = sheet.placed(key, &mut self.problems)?;
        let base = inside(&text, span);
        let instead = match sheet.shape.name {
            "inject" => for_authors("; or wait for a condition with `when` in place of `on`"),
            _ => "",
        };
        condition_parse::happening(&text, base, instead, self.names, &mut self.atoms, &mut self.problems)
    }
}
