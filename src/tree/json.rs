//! The compiled form of a tree: canonical JSON without places. Table names are in order, there are no spaces, so the
//! same tree always gives the same bytes.

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Node, Table, Value};
use crate::diagnostic::Span;
use crate::limits;

/// Writes the tree as canonical JSON.
pub fn write(node: &Node) -> String {
    // Writing to memory cannot fail, and keys are texts.
    serde_json::to_string(node).unwrap_or_default()
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Text(text) => to.serialize_str(text),
            Value::Int(n) => to.serialize_i64(*n),
            Value::Bool(yes) => to.serialize_bool(*yes),
            Value::List(list) => to.collect_seq(list),
            Value::Table(table) => to.collect_map(table.iter().map(|(key, (_, node))| (key, node))),
        }
    }
}

/// Reads a compiled tree.
///
/// # Errors
/// Says what does not belong in a compiled tree: a fraction, a null, too deep a nesting, broken JSON.
pub fn read(text: &str) -> Result<Node, String> {
    serde_json::from_str(text).map_err(|e| format!("not a compiled drill: {e}"))
}

/// A tree as a part of something larger.
impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Node, D::Error> {
        Below(0).deserialize(from)
    }
}

/// What stands below so many others.
#[derive(Clone, Copy)]
struct Below(usize);

impl<'de> DeserializeSeed<'de> for Below {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        if self.0 > limits::TREE_DEPTH {
            return Err(D::Error::custom("it nests too deep"));
        }
        Ok(Node { span: Span::default(), value: from.deserialize_any(self)? })
    }
}

impl<'de> Visitor<'de> for Below {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a text, a whole number, true or false, a list or a table")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(Arc::from(text)))
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Value, E> {
        Ok(Value::Int(n))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Value, E> {
        i64::try_from(n).map(Value::Int).map_err(|_| E::custom("a number is too large"))
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<Value, E> {
        Ok(Value::Bool(yes))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = from.next_element_seed(Below(self.0 + 1))? {
            list.push(node);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut table = Table::new();
        while let Some(key) = from.next_key::<Arc<str>>()? {
            table.insert(key, (Span::default(), from.next_value_seed(Below(self.0 + 1))?));
        }
        Ok(Value::Table(table))
    }
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

    #[test]
    fn what_does_not_belong_is_refused_and_named() {
        let deep = format!("{}1{}", "[".repeat(limits::TREE_DEPTH + 2), "]".repeat(limits::TREE_DEPTH + 2));
        for (text, what) in [
            ("{\"a\":1.5}", "floating point"),
            ("[null]", "null"),
            (deep.as_str(), "too deep"),
            ("[18446744073709551615]", "too large"),
            ("{\"a\":", "EOF"),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.starts_with("not a compiled drill: ") && said.contains(what), "{text}: {said}");
        }
    }
}
