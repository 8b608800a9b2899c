//! What an author is told: goldens of the terminal output, and what must not be said.

use muster::lint::{CODES, lint};

const POLICY: &str = include_str!("../policies/small.toml");
const TEMPLATE: &str = include_str!("../../scenarios/_template/drill.toml");
const FOURTEEN: &str = include_str!("../lint/fourteen.toml");

/// Compares with a golden file; `MUSTER_BLESS=1` writes it anew.
fn golden(name: &str, got: &str) {
    let path = format!("{}/tests/lint/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, got).unwrap();
    }
    let want = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(got, want, "tests/lint/{name} is not up to date; look at it, then set MUSTER_BLESS=1");
}

#[test]
fn the_template_lints_clean() {
    let report = lint(TEMPLATE, POLICY);
    assert_eq!(report.render("drill.toml", "policy.toml"), "nothing to mend\n");
    assert!(report.is_clean() && report.is_playable());
}

#[test]
fn all_fourteen_mistakes_are_reported_and_nothing_else() {
    let report = lint(FOURTEEN, POLICY);
    golden("fourteen.txt", &report.render("fourteen.toml", "policy.toml"));
    assert!(report.policy.is_empty());
    assert_eq!(report.drill.len(), 14);
    for problem in &report.drill {
        let (line, column) = problem.position(FOURTEEN);
        assert!(line > 1 && column >= 1, "{problem:?}");
        assert!(!problem.mend.is_empty(), "{problem:?}");
    }
    let mut codes: Vec<&str> = report.drill.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 14, "fourteen different kinds: {codes:?}");
    assert!(!report.is_playable());
}

#[test]
fn codes_are_listed_once() {
    let mut codes: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
}
