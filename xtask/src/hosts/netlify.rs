//! `_headers`, as Netlify and Cloudflare Pages read it: a path, then its headers, indented.
//!
//! Where two rules fit a path both hosts join the values of one header with a comma, which for `Cache-Control` would say
//! both. So each path has its own rule for that, and what is named by nobody keeps the host's own answer, which is to
//! ask again.

use std::fmt::Write as _;

use crate::headers;

/// Cloudflare Pages reads this many rules of a file.
const MOST_RULES: usize = 100;

/// The file for a page of these paths. Beyond the most rules a host reads, the last paths are asked for each time.
pub fn text(paths: &[String]) -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in headers::fixed() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    // The address of the page itself, then what changes least often to be asked for: the large ones are all digests.
    let mut rules = vec![("/".to_owned(), headers::ASK)];
    rules.extend(paths.iter().map(|path| (format!("/{path}"), headers::cache(path))));
    for (path, cache) in rules.iter().take(MOST_RULES - 1) {
        let _ = write!(text, "{path}\n  Cache-Control: {cache}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_is_told_two_things() {
        let text = text(&["app.0a1b2c3d4e.js".into(), "index.html".into()]);
        let rules: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        assert_eq!(rules, ["/*", "/", "/app.0a1b2c3d4e.js", "/index.html"]);
        assert!(!text.split("/\n").next().unwrap().contains("Cache-Control"), "not for every path");
    }

    #[test]
    fn it_stays_within_what_hosts_read() {
        let many: Vec<String> = (0..300).map(|n| format!("drills/d{n}.0a1b2c3d4e.json")).collect();
        assert_eq!(text(&many).lines().filter(|line| line.starts_with('/')).count(), MOST_RULES);
    }
}
