//! Texts of the page as they are shipped: without what only their readers here need. Comments and the spaces before
//! lines, and nothing that asks for knowing the language: a line stays a line. It takes a tenth off what is loaded first,
//! the module aside.

use anyhow::{Result, ensure};

/// A script without the lines that hold a comment alone.
///
/// # Errors
/// A text over several lines, in which such a line would be content.
pub fn script(text: &str) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        ensure!(line.matches('`').count() % 2 == 0, "a text over several lines begins or ends here: {line}");
        in_comment |= line.starts_with("/**");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    Ok(out)
}

/// A style sheet without comments.
pub fn style(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut rules = parts.next().unwrap_or_default().to_owned();
    rules.extend(parts.filter_map(|part| Some(part.split_once("*/")?.1)));
    let lines = rules.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_stays_and_comments_go() {
        let text = "// Why.\n(() => {\n  /**\n   * How.\n   */\n  const FILES = /*FILES*/ { a: \"//b\" }; // here\n\n  go(`x`);\n})();\n";
        assert_eq!(
            script(text).unwrap(),
            "(() => {\nconst FILES = /*FILES*/ { a: \"//b\" }; // here\ngo(`x`);\n})();\n"
        );
        assert!(script("go(`a\n// b`);\n").is_err());
    }

    #[test]
    fn rules_stay_and_comments_go() {
        assert_eq!(
            style("/* Why. */\n@layer a {\n  b { c: d; } /* e\n f */\n}\n"),
            "@layer a {\nb { c: d; }\n}\n"
        );
    }
}
