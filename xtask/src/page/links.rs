//! Names inside files: what the sources call `app.js` is called by its digest in what is written.
//!
//! The sources read as if there were no digests. Two places name files: the list after `/*FILES*/` in a script, and the
//! `href` and `src` of the shell. Every name there must be a file of the page that was written before: a name nobody
//! knows is a mistake of ours, told while building and not by a browser.

use anyhow::{Context, Result, bail};

use super::site::Site;

/// The mark before the one list of names in a script.
const MARK: &str = "/*FILES*/";

/// A script with its list of names filled in.
pub fn in_script(source: &str, site: &Site) -> Result<String> {
    let (before, rest) = source.split_once(MARK).with_context(|| format!("it holds no {MARK}"))?;
    let (list, after) = rest.split_once('}').with_context(|| format!("the list after {MARK} has no end"))?;
    if after.contains(MARK) {
        bail!("it holds {MARK} twice");
    }
    Ok(format!("{before}{}}}{after}", quoted(list, &["\""], site)?))
}

/// The shell with its addresses filled in.
pub fn in_shell(source: &str, site: &Site) -> Result<String> {
    quoted(source, &["href=\"", "src=\""], site)
}

/// Replaces what stands between one of the openings and the next quotation mark.
fn quoted(text: &str, openings: &[&str], site: &Site) -> Result<String> {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let next =
        |rest: &str| openings.iter().filter_map(|opening| Some(rest.find(opening)? + opening.len())).min();
    while let Some(start) = next(rest) {
        let (before, after) = rest.split_at(start);
        let end = after.find('"').context("a name has no closing quotation mark")?;
        let plain = &after[..end];
        let path =
            site.named(plain).with_context(|| format!("it names `{plain}`, which the page does not have"))?;
        out += before;
        out += path;
        out.push('"');
        rest = &after[end + 1..];
    }
    Ok(out + rest)
}

#[cfg(test)]
mod tests {
    use super::super::site::Load;
    use super::*;

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("muster-links-{name}-{}", std::process::id()));
        let mut site = Site::begin(&folder).unwrap();
        site.put_named("app.js", b"abc", Load::First).unwrap();
        site.put("icon.svg", b"", Load::First).unwrap();
        site
    }

    #[test]
    fn a_script_gets_the_names_of_its_list_and_nothing_else() {
        let script = "const FILES = /*FILES*/ { app: \"app.js\", icon: \"icon.svg\" };\nsay(\"app.js\");";
        assert_eq!(
            in_script(script, &site("script")).unwrap(),
            "const FILES =  { app: \"app.ba7816bf8f.js\", icon: \"icon.svg\" };\nsay(\"app.js\");"
        );
    }

    #[test]
    fn the_shell_gets_the_names_of_its_links() {
        let shell =
            "<link rel=\"icon\" href=\"icon.svg\"><script src=\"app.js\" defer></script><p>\"app.js\"</p>";
        assert_eq!(
            in_shell(shell, &site("shell")).unwrap(),
            "<link rel=\"icon\" href=\"icon.svg\"><script src=\"app.ba7816bf8f.js\" defer></script><p>\"app.js\"</p>"
        );
    }

    #[test]
    fn a_name_nobody_knows_is_told() {
        let site = site("unknown");
        let told = |result: Result<String>| format!("{:#}", result.unwrap_err());
        assert!(told(in_script("/*FILES*/ { a: \"ap.js\" }", &site)).contains("`ap.js`"));
        assert!(told(in_shell("<a href=\"https://example.org/\">", &site)).contains("example.org"));
        assert!(told(in_script("const FILES = {}", &site)).contains("no /*FILES*/"));
        assert!(told(in_script("/*FILES*/ {} /*FILES*/ {}", &site)).contains("twice"));
    }
}
