//! The headers the page is served under, here and on a real host.
//!
//! `POLICY` is written in several places, and always from here or tested against it: as headers by our own server,
//! in the files for hosts (`hosts/`), and in the `<meta>` of `index.html` for hosts that send none.

use crate::digest;

/// The content security policy. One Trusted Types policy, made by `boot.js`, and nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; \
    trusted-types drill-static";

/// What a `<meta>` cannot say and a header can.
pub const FRAMING: &str = "frame-ancestors 'self'";

/// For a name that holds a digest: what is under it never changes.
pub const KEEP: &str = "public, max-age=31536000, immutable";

/// For every other name: ask first. An old list must never meet a new module; the entity tag makes the asking cheap.
pub const ASK: &str = "no-cache";

/// Every header that does not depend on the file.
pub fn fixed() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", format!("{POLICY}; {FRAMING}")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
    ]
}

/// The `Cache-Control` of a path.
pub fn cache(path: &str) -> &'static str {
    if digest::is_named(path) { KEEP } else { ASK }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meta_of_the_page_says_the_same_policy() {
        let page = include_str!("../../index.html");
        let start = page.find("http-equiv=\"Content-Security-Policy\"").expect("the page has a policy");
        let rest = &page[start..];
        let content = rest.split("content=\"").nth(1).and_then(|text| text.split('"').next()).unwrap();
        assert_eq!(content.split_whitespace().collect::<Vec<_>>().join(" "), POLICY);
    }

    #[test]
    fn the_policy_allows_nothing_inline_and_one_trusted_policy() {
        for word in ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "'allow-duplicates'"] {
            assert!(!POLICY.split([' ', ';']).any(|part| part == word), "{word}");
        }
        assert!(POLICY.ends_with("trusted-types drill-static"));
    }

    #[test]
    fn only_names_with_a_digest_are_kept() {
        assert_eq!(cache("app.0a1b2c3d4e.js"), KEEP);
        for path in ["index.html", "", "drills/index.json", "precache.json", "icon.svg"] {
            assert_eq!(cache(path), ASK, "{path}");
        }
    }
}
