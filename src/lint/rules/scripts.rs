//! `no-witness`, `empty-script`: scripts that prove nothing.

use crate::lint::look::{Finding, Look};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    if look.plot.script("witness").is_none() {
        look.warn(
            out,
            "no-witness",
            ("script", String::new()),
            "id",
            "no script `witness` shows that the drill can be won".to_owned(),
            "add a `[[script]]` with `id = \"witness\"` that earns 100; AUTHORING.md, section 6",
        );
    }
    for script in look.plot.scripts.iter().filter(|script| script.steps.is_empty()) {
        let what = format!("the script `{}` has no steps for this drill", script.id);
        look.warn(
            out,
            "empty-script",
            ("script", script.id.to_string()),
            "id",
            what,
            "add steps, or take it out",
        );
    }
}
