//! TOML text to a tree: every syntax error at once, with limits checked before and while reading.

use std::sync::Arc;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::{Node, Table, Value};
use crate::diagnostic::{Problems, Span};
use crate::limits;

/// Reads TOML. What could be read comes back even when there are problems.
pub fn parse(source: &str) -> (Node, Problems) {
    let mut problems = Problems::new();
    if source.len() > limits::SOURCE_BYTES {
        problems.error(
            "too-large",
            Span::default(),
            format!("the file has {} bytes; at most {} are read", source.len(), limits::SOURCE_BYTES),
            "split it, or take out what is not part of the drill",
        );
        return (Node::empty_table(), problems);
    }
    if let Some(at) = too_deep(source) {
        problems.error(
            "too-deep",
            span(at..at + 1),
            format!("brackets nest deeper than {}", limits::TREE_DEPTH),
            "write it flatter: a drill needs three levels",
        );
        return (Node::empty_table(), problems);
    }
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        problems.error(
            "syntax",
            span(at),
            plain(error.message()),
            "correct the TOML here; see AUTHORING.md, section 1",
        );
    }
    let mut budget = limits::TREE_NODES;
    let whole = span(table.span());
    let value = Value::Table(read_table(table.into_inner(), 0, &mut budget, &mut problems));
    if budget == 0 {
        problems.error(
            "too-many-values",
            whole,
            format!("the file has more than {} values", limits::TREE_NODES),
            "a drill of this size cannot be played; split it",
        );
    }
    (Node { span: whole, value }, problems)
}

/// The offset where brackets or dotted names nest too deeply, looking at bytes only. Strings and comments are
/// skipped roughly: a bracket in one counts at worst as a nesting, and is closed again by its partner.
fn too_deep(source: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut dots = 0usize;
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            b'\n' => {
                dots = 0;
                // A line that begins a table resets what a stray bracket in prose may have left open.
                if source.as_bytes().get(at + 1) == Some(&b'[') {
                    depth = 0;
                }
            }
            b'=' | b' ' => dots = 0,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'.' => dots += 1,
            _ => {}
        }
        if depth > limits::TREE_DEPTH * 4 || dots > limits::TREE_DEPTH * 4 {
            return Some(at);
        }
    }
    None
}

fn read_table(table: DeTable<'_>, depth: usize, budget: &mut usize, problems: &mut Problems) -> Table {
    let mut out = Table::new();
    for (key, node) in table {
        if *budget == 0 {
            break;
        }
        let key_span = span(key.span());
        if matches!(key.get_ref().as_ref(), "__proto__" | "constructor" | "prototype") {
            problems.error("bad-key", key_span, "this name is not allowed", "choose another name");
            continue;
        }
        let node = read_value(node, depth + 1, budget, problems);
        out.insert(Arc::from(key.into_inner().as_ref()), (key_span, node));
    }
    out
}

fn read_value(node: Spanned<DeValue<'_>>, depth: usize, budget: &mut usize, problems: &mut Problems) -> Node {
    *budget = budget.saturating_sub(1);
    let at = span(node.span());
    let stop = Node { span: at, value: Value::Bool(false) };
    if depth > limits::TREE_DEPTH {
        problems.error(
            "too-deep",
            at,
            format!("values nest deeper than {}", limits::TREE_DEPTH),
            "write it flatter: a drill needs three levels",
        );
        return stop;
    }
    let value = match node.into_inner() {
        DeValue::String(text) => {
            if text.len() > limits::SOURCE_STRING_BYTES {
                problems.error(
                    "too-long",
                    at,
                    format!(
                        "this text has {} bytes; at most {} are read",
                        text.len(),
                        limits::SOURCE_STRING_BYTES
                    ),
                    "shorten it: nobody reads that much in a drill",
                );
            }
            Value::Text(Arc::from(text.as_ref()))
        }
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(n) => Value::Int(n),
            Err(_) => {
                problems.error("number", at, "this number is too large", "write a smaller one");
                Value::Int(0)
            }
        },
        DeValue::Boolean(yes) => Value::Bool(yes),
        DeValue::Float(_) => {
            problems.error(
                "number",
                at,
                "a number with a fraction is not used anywhere",
                "write a whole number",
            );
            Value::Int(0)
        }
        DeValue::Datetime(_) => {
            problems.error(
                "date",
                at,
                "a bare date or time is not read",
                "put it in quotes: \"2026-03-10\", \"10:02\"",
            );
            Value::Text(Arc::from(""))
        }
        DeValue::Array(list) => {
            let mut nodes = Vec::new();
            for node in list {
                if *budget == 0 {
                    break;
                }
                nodes.push(read_value(node, depth + 1, budget, problems));
            }
            Value::List(nodes)
        }
        DeValue::Table(table) => Value::Table(read_table(table, depth, budget, problems)),
    };
    Node { span: at, value }
}

fn span(range: std::ops::Range<usize>) -> Span {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span::new(small(range.start), small(range.end))
}

/// The parser's message on one line.
fn plain(message: &str) -> String {
    message.lines().map(str::trim).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_places() {
        let (tree, problems) = parse("a = 'x'\n[t]\nn = 0x10\nlist = [true, 'y']\n");
        assert!(!problems.has_errors());
        assert_eq!(tree.get("a").unwrap().span, Span::new(4, 7));
        assert_eq!(tree.get("t").unwrap().get("n").unwrap().value, Value::Int(16));
    }

    #[test]
    fn several_syntax_errors_come_at_once_and_the_rest_is_read() {
        let (tree, problems) = parse("a = \nb = 'ok'\nc = = 2\nd = 3\n");
        assert!(problems.sorted().len() >= 2);
        assert_eq!(tree.get("d").unwrap().value, Value::Int(3));
    }

    #[test]
    fn hostile_files_are_refused_before_they_hurt() {
        let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        let dotted = format!("{} = 1", vec!["a"; 50_000].join("."));
        let wide = format!("a = [{}]", "1,".repeat(200_000));
        let huge = "a".repeat(limits::SOURCE_BYTES + 1);
        for bad in [deep, dotted, wide, huge] {
            assert!(parse(&bad).1.has_errors());
        }
        assert!(parse("__proto__ = 1").1.has_errors());
        assert!(parse("a = 1.5\nb = 2026-01-01").1.has_errors());
    }
}
