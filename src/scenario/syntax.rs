//! What a TOML parser says, in the words of this manual, and said once.

use crate::diagnostic::{Problem, Problems};

/// What the parser says (a part of it), what it means, how it is mended.
const MEANINGS: &[(&str, &str, &str)] = &[
    (
        "string values must be quoted",
        "this value is in no form that is known here",
        "put text in straight double quotes; whole numbers are bare; yes and no are written true and false",
    ),
    ("invalid basic string", "this text has no closing quote", "end it with a double quote on the same line"),
    ("invalid multi-line", "this long text is never closed", "end it with the three quotes it began with"),
    (
        "missing escaped value",
        "a backslash stands before a letter it does not go with",
        "write \\\\ for a backslash",
    ),
    (
        "duplicate key",
        "this name stands twice in one table",
        "take one out; a list of tables is written [[name]] each time",
    ),
    ("key with no value", "there is no `=` after this name", "write it like `name = value`"),
    ("unclosed array table", "this heading is not closed", "a list of tables is written [[name]]"),
    ("unclosed table", "this heading is not closed", "a table is written [name]"),
    ("missing comma", "there is no comma between two values of a list", "put a comma here"),
    ("unclosed array", "this list is never closed", "end it with `]`"),
    ("invalid boolean", "this is neither yes nor no", "write true or false, in small letters"),
    ("keys cannot be empty", "there is no name before the `=`", "write it like `name = value`"),
    (
        "invalid unquoted key",
        "a name cannot have this in it",
        "use a-z, 0-9, - and _; write it like `name = value`",
    ),
];

/// Puts the parser's problems into plain words: the first of each line, since the others follow from it.
pub(super) fn plain(found: Problems, source: &str) -> Problems {
    let mut out = Problems::new();
    let mut last = None;
    for mut problem in found.sorted() {
        if problem.code == "syntax" {
            let line = problem.position(source).0;
            if last == Some(line) {
                continue;
            }
            last = Some(line);
            if let Some((_, what, mend)) = MEANINGS.iter().find(|(said, ..)| problem.what.contains(said)) {
                problem.what = (*what).to_owned();
                problem.mend = (*mend).to_owned();
            }
        }
        out.push(problem);
    }
    out
}

/// Adds what the reader found to what the parser found, without the echoes: problems of a value that could not be read
/// in the first place.
pub(super) fn add(early: &mut Problems, found: Problems) {
    let first = early.clone().sorted();
    let is_echo =
        |problem: &Problem| first.iter().any(|p| p.span.end > 0 && p.span.start == problem.span.start);
    if found.dropped() > 0 || first.is_empty() {
        early.extend(found);
    } else {
        found
            .sorted()
            .into_iter()
            .filter(|problem| !is_echo(problem))
            .for_each(|problem| early.push(problem));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::toml;

    #[test]
    fn what_the_parser_says_is_put_plainly() {
        for source in [
            "a = yes\n",
            "a = \"x\nb = 1\n",
            "a = 1\na = 2\n",
            "a 1\n",
            "[[x]\nid = 1\n",
            "a = [\"x\" \"y\"]\n",
            "a = '''\nfoo\n",
            "a = \"x\\q\"\n",
            "a = True\n",
            "= 3\n",
            "a: 1\n",
        ] {
            let found = plain(toml::parse(source).1, source).sorted();
            assert_eq!(found.len(), 1, "{source}: {found:?}");
            assert!(MEANINGS.iter().any(|(_, what, _)| *what == found[0].what), "{source}: {found:?}");
        }
    }
}
