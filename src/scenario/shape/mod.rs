//! The fields of a drill file, in one table: what each is called, what stands in it, whether it must be there, and what
//! it is for.
//!
//! The reader takes the names from here (a field that is not in the table is reported as unknown), the JSON Schema for
//! editors is generated from here ([`schema`]), and tests hold that every field here is read.

mod drill;
pub mod schema;

pub use drill::*;

/// One kind of table in a drill file.
#[derive(Debug)]
pub struct Shape {
    /// Its name in the schema: `inject`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// One field of a table.
#[derive(Debug)]
pub struct Field {
    /// The name authors write.
    pub name: &'static str,
    /// What stands in it.
    pub is: Is,
    /// Whether it must be there.
    pub must: bool,
    /// What it is for.
    pub about: &'static str,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug)]
pub enum Is {
    /// Text.
    Text,
    /// A name: `calls-cut`.
    Slug,
    /// A short mark such as `R9`.
    Code,
    /// One of a list of words.
    Word(fn() -> Vec<&'static str>),
    /// A whole number from, to.
    Int(i64, i64),
    /// Yes or no.
    Bool,
    /// A length of time.
    Span,
    /// A length of time, or a range of them.
    Range,
    /// A length from the start, or a time of day.
    Time,
    /// A date and a time of day.
    Start,
    /// A condition.
    Condition,
    /// Something that can happen.
    Happening,
    /// Several texts.
    Texts,
    /// A table.
    One(&'static Shape),
    /// A list of tables.
    Many(&'static Shape),
    /// A table whose names are the author's own, with words in it.
    OwnWords(fn() -> Vec<&'static str>),
    /// A table whose names are the author's own, with whole numbers in it.
    OwnInts,
    /// The whole drill again, nothing of it wanted.
    Changes,
}

impl Shape {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
