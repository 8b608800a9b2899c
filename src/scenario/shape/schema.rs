//! The JSON Schema of a drill file, for editors that complete and check TOML while it is written.
//!
//! It is made of the table in [`super`]. Conditions, steps and effects are lines of text with a language of their own;
//! an editor sees them as text, `muster lint` reads them.

use serde_json::{Map, Value, json};

use super::{DRILL, Field, Is, SHAPES, Shape};

const SLUG: &str = "^[a-z0-9][a-z0-9_-]{0,63}$";
const SPAN: &str = "^([0-9]+h)?([0-9]+m)?([0-9]+s)?$";
const RANGE: &str = "^([0-9]+h)?([0-9]+m)?([0-9]+s)?(\\.\\.([0-9]+h)?([0-9]+m)?([0-9]+s)?)?$";
const TIME: &str = "^(([0-9]+h)?([0-9]+m)?([0-9]+s)?|[0-2][0-9]:[0-5][0-9])$";
const START: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-2][0-9]:[0-5][0-9]$";

/// The schema, as it stands in `scenarios/schema/drill.schema.json`.
pub fn schema() -> String {
    let mut defs = Map::new();
    for shape in SHAPES.iter().filter(|shape| shape.name != DRILL.name) {
        defs.insert(shape.name.to_owned(), table(shape, true));
        defs.insert(format!("{}-change", shape.name), table(shape, false));
    }
    let mut changes = table(&DRILL, false);
    for fixed in ["format", "id", "version", "title", "policy", "variant"] {
        if let Some(fields) = changes.get_mut("properties").and_then(Value::as_object_mut) {
            fields.remove(fixed);
        }
    }
    defs.insert("changes".to_owned(), changes);
    let mut whole = table(&DRILL, true);
    if let Some(whole) = whole.as_object_mut() {
        whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        whole.insert("title".to_owned(), json!("Muster drill"));
        whole.insert("$defs".to_owned(), Value::Object(defs));
    }
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema of a table. In a variant's changes nothing but the `id` of a thing must be there.
fn table(shape: &Shape, whole: bool) -> Value {
    let fields: Map<String, Value> =
        shape.fields.iter().map(|field| (field.name.to_owned(), described(field, whole))).collect();
    let required: Vec<&str> = shape
        .fields
        .iter()
        .filter(|field| if whole { field.must } else { field.name == "id" && shape.name != DRILL.name })
        .map(|field| field.name)
        .collect();
    json!({
        "type": "object",
        "description": shape.about,
        "properties": fields,
        "required": required,
        "additionalProperties": false,
    })
}

fn described(field: &Field, whole: bool) -> Value {
    let mut value = kind(field.is, whole);
    if let Some(value) = value.as_object_mut() {
        value.insert("description".to_owned(), json!(field.about));
    }
    value
}

fn kind(is: Is, whole: bool) -> Value {
    let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    let reference = |name: &str| {
        let name = if whole { name.to_owned() } else { format!("{name}-change") };
        json!({ "$ref": format!("#/$defs/{name}") })
    };
    match is {
        Is::Text | Is::Condition | Is::Happening => json!({ "type": "string", "minLength": 1 }),
        Is::Slug => text(SLUG),
        Is::Code => text("^[A-Za-z0-9-]{1,16}$"),
        Is::Word(words) => json!({ "enum": words() }),
        Is::Int(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        Is::Bool => json!({ "type": "boolean" }),
        Is::Span => text(SPAN),
        Is::Range => text(RANGE),
        Is::Time => text(TIME),
        Is::Start => text(START),
        Is::Texts => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
        Is::One(shape) => reference(shape.name),
        Is::Many(shape) => json!({ "type": "array", "items": reference(shape.name) }),
        Is::OwnWords(words) => json!({ "type": "object", "additionalProperties": { "enum": words() } }),
        Is::OwnInts => json!({ "type": "object", "additionalProperties": { "type": "integer" } }),
        Is::Changes => json!({ "$ref": "#/$defs/changes" }),
    }
}
