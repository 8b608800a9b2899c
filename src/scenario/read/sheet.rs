//! One table of a drill file while it is read: [`Fields`] held to its [`Shape`].

use std::sync::Arc;

use crate::diagnostic::{Late, Problems, Span, Words, suggest, told};
use crate::scenario::place::short;
use crate::scenario::shape::{Is, Shape};
use crate::tree::Fields;
use crate::tree::fields::Placed;

/// A table with its shape. Values of the wrong kind, missing fields and unknown fields are reported as they are found.
pub(super) struct Sheet<'a> {
    pub fields: Fields<'a>,
    pub shape: &'static Shape,
}

impl<'a> Sheet<'a> {
    /// Takes a table in hand and reports the fields that it cannot have.
    pub fn new(fields: Fields<'a>, shape: &'static Shape, problems: &mut Problems) -> Sheet<'a> {
        for (key, span, _) in fields.all() {
            if shape.field(key).is_none() {
                // Those that are dropped are not put together.
                let dropped = problems.dropped() > 0;
                let mend = Late(|| match dropped {
                    true => String::new(),
                    false => suggest(key, shape.fields.iter().map(|field| field.name)).words(),
                });
                problems.error(
                    "unknown-field",
                    span,
                    format_args!("`{}` is not a field of {}", short(key), fields.what),
                    mend,
                );
            }
        }
        Sheet { fields, shape }
    }

    /// Whether the field is there.
    pub fn has(&self, key: &'static str) -> bool {
        debug_assert!(self.shape.field(key).is_some(), "{} has no `{key}`", self.shape.name);
        self.fields.has(key)
    }

    /// The place of a field, or of the table.
    pub fn place(&self, key: &'static str) -> Span {
        if self.fields.has(key) { self.fields.span_of(key) } else { self.start() }
    }

    /// The first byte of the table.
    pub fn start(&self) -> Span {
        let span = self.fields.span;
        Span::new(span.start, span.start.saturating_add(1).min(span.end))
    }

    /// What the table is, for messages.
    pub fn what(&self) -> String {
        self.fields.what.clone()
    }

    fn must(&self, key: &'static str) -> bool {
        let field = self.shape.field(key);
        debug_assert!(field.is_some(), "{} has no `{key}`", self.shape.name);
        field.is_some_and(|field| field.must)
    }

    /// The text of a field with its place. A field that must be there and is not is reported.
    pub fn placed(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        if self.there(key, problems) { self.fields.text(key, problems) } else { None }
    }

    /// Whether a field is there; if it is not and must be, that is reported.
    fn there(&self, key: &'static str, problems: &mut Problems) -> bool {
        let there = self.fields.has(key);
        if self.must(key) && !there {
            let about = self.shape.field(key).map_or("", |field| field.about);
            problems.error(
                "missing",
                self.start(),
                format_args!("{} lacks `{key}`", self.fields.what),
                format_args!("add a line `{key} = ...` ({})", lower(about)),
            );
        }
        there
    }

    /// The text of a field, empty if there is none.
    pub fn text(&mut self, key: &'static str, problems: &mut Problems) -> Arc<str> {
        self.placed(key, problems).map_or_else(|| Arc::from(""), |(text, _)| text)
    }

    /// The name in a field, with its place.
    pub fn slug(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        if self.there(key, problems) { self.fields.slug(key, problems) } else { None }
    }

    /// The whole number in a field.
    pub fn int(&mut self, key: &'static str, problems: &mut Problems) -> Option<i64> {
        if !self.there(key, problems) {
            return None;
        }
        let Some(Is::Int(from, to)) = self.shape.field(key).map(|field| field.is) else { return None };
        self.fields.opt_int(key, from..=to, problems)
    }

    /// The value of the word in a field.
    pub fn word<T>(
        &mut self,
        key: &'static str,
        from_word: impl Fn(&str) -> Option<T>,
        problems: &mut Problems,
    ) -> Option<T> {
        let (text, span) = self.placed(key, problems)?;
        let found = from_word(&text);
        if found.is_none() {
            let words = match self.shape.field(key).map(|field| field.is) {
                Some(Is::Word(words)) => words(),
                _ => Vec::new(),
            };
            let what = format_args!("`{key}` of {} cannot be `{}`", self.fields.what, short(&text));
            problems.error("unknown-word", span, what, suggest(&text, words));
        }
        found
    }

    /// The table in a field.
    pub fn one(&mut self, key: &'static str, problems: &mut Problems) -> Option<Sheet<'a>> {
        let Some(Is::One(shape)) = self.shape.field(key).map(|field| field.is) else { return None };
        if self.must(key) && !self.fields.has(key) {
            problems.error(
                "missing",
                self.start(),
                format_args!("{} lacks `[{key}]`", self.fields.what),
                format_args!("add the table `[{key}]`; AUTHORING.md, section 2 shows what is in it"),
            );
        }
        let fields = self.fields.opt_table(key, format_args!("the table `{key}`"), problems)?;
        Some(Sheet::new(fields, shape, problems))
    }

    /// The tables of a list.
    pub fn many(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Sheet<'a>> {
        let Some(Is::Many(shape)) = self.shape.field(key).map(|field| field.is) else { return Vec::new() };
        if self.must(key) && !self.fields.has(key) {
            problems.error(
                "missing",
                self.start(),
                format_args!("{} has no `{key}`", self.fields.what),
                format_args!("add at least one `{key}`"),
            );
        }
        let what = told(Late(|| match self.shape.name {
            "drill" => format!("the {key}"),
            _ => format!("{} of {}", a(key), self.fields.what),
        }));
        let list = self.fields.tables(key, what, problems);
        list.into_iter().map(|fields| Sheet::new(fields, shape, problems)).collect()
    }
}

fn a(key: &str) -> String {
    if key.starts_with(['a', 'e', 'i', 'o', 'u']) { format!("an {key}") } else { format!("a {key}") }
}

/// A sentence as a part of another: its first letter small, unless the second is a capital too.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
