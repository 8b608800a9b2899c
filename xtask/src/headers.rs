//! The headers the page is served under, here and on a real host.
//!
//! `POLICY` is written three times over, and always from here or tested against it: as headers by our own server,
//! in `dist/_headers` for hosts that read such a file, and in the `<meta>` of `index.html` for hosts that send none.

/// The content security policy. One Trusted Types policy, made by `boot.js`, and nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; \
    trusted-types drill-static";

/// What a `<meta>` cannot say and a header can.
pub const FRAMING: &str = "frame-ancestors 'self'";

/// Every header that does not depend on the file. `no-cache` means "ask first": names carry no digest, so an old
/// script must never meet a new module; the entity tag makes the asking cheap.
pub fn fixed() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", format!("{POLICY}; {FRAMING}")),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Cache-Control", "no-cache".into()),
    ]
}

/// `dist/_headers`, in the form that common static hosts read.
pub fn file_for_hosts() -> String {
    let lines: String = fixed().iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("/*\n{lines}")
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
}
