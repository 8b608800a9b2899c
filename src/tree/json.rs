//! The compiled form of a tree: canonical JSON without places. Table names are in order, there are no spaces, so the
//! same tree always gives the same bytes.

use std::sync::Arc;

use super::{Node, Table, Value};
use crate::diagnostic::Span;
use crate::limits;

/// Writes the tree as canonical JSON.
pub fn write(node: &Node) -> String {
    to_json(node).to_string()
}

fn to_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Text(text) => serde_json::Value::from(&**text),
        Value::Int(n) => serde_json::Value::from(*n),
        Value::Bool(yes) => serde_json::Value::from(*yes),
        Value::List(list) => serde_json::Value::Array(list.iter().map(to_json).collect()),
        Value::Table(table) => serde_json::Value::Object(
            table.iter().map(|(key, (_, node))| (key.to_string(), to_json(node))).collect(),
        ),
    }
}

/// Reads a compiled tree.
///
/// # Errors
/// Says what does not belong in a compiled tree: a fraction, a null, too deep a nesting, broken JSON.
pub fn read(text: &str) -> Result<Node, String> {
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|e| format!("not a compiled drill: {e}"))?;
    from_json(&value, 0)
}

/// Makes a tree of JSON that was read as a part of something larger.
///
/// # Errors
/// As [`read`].
pub fn from_json(value: &serde_json::Value, depth: usize) -> Result<Node, String> {
    if depth > limits::TREE_DEPTH {
        return Err(format!("a compiled drill nests deeper than {}", limits::TREE_DEPTH));
    }
    let value = match value {
        serde_json::Value::String(text) => Value::Text(Arc::from(text.as_str())),
        serde_json::Value::Number(n) => {
            Value::Int(n.as_i64().ok_or("a compiled drill has a number that is not whole")?)
        }
        serde_json::Value::Bool(yes) => Value::Bool(*yes),
        serde_json::Value::Array(list) => {
            Value::List(list.iter().map(|v| from_json(v, depth + 1)).collect::<Result<_, _>>()?)
        }
        serde_json::Value::Object(map) => {
            let mut table = Table::new();
            for (key, value) in map {
                table.insert(Arc::from(key.as_str()), (Span::default(), from_json(value, depth + 1)?));
            }
            Value::Table(table)
        }
        serde_json::Value::Null => return Err("a compiled drill has an empty value".to_owned()),
    };
    Ok(Node { span: Span::default(), value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_survives_compiling() {
        let (tree, _) = super::super::toml::parse("b = 1\na = ['x', true]\n[[t]]\nid = \"q\\n\"\n");
        let text = write(&tree);
        assert_eq!(text, r#"{"a":["x",true],"b":1,"t":[{"id":"q\n"}]}"#);
        assert_eq!(write(&read(&text).unwrap()), text);
    }
}
