//! The headers of the page in the words of common static hosts, all from `headers.rs`.
//!
//! A file for one host does nothing on another, so the page carries all of them, each where its host looks for it.
//! `docs/hosting.md` says which is which.

mod apache;
mod iis;
mod netlify;
mod nginx;
mod vercel;

/// Every file for a host, as `(path, text)`, for a page of these paths.
pub fn files(paths: &[String]) -> Vec<(&'static str, String)> {
    vec![
        ("_headers", netlify::text(paths)),
        (".htaccess", apache::text()),
        ("web.config", iis::text(paths)),
        ("vercel.json", vercel::text()),
        ("hosting/nginx.conf", nginx::text()),
        // GitHub Pages takes no headers, but would otherwise leave out files that begin with an underscore.
        (".nojekyll", String::new()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers;

    #[test]
    fn each_host_is_told_every_header() {
        let paths = ["index.html".to_owned(), "app.0a1b2c3d4e.js".to_owned()];
        for (name, text) in files(&paths).iter().filter(|(name, _)| *name != ".nojekyll") {
            let text = text.replace("&apos;", "'");
            for (header, value) in headers::fixed() {
                assert!(text.contains(header) && text.contains(&value), "{name}: {header}");
            }
            // IIS says the same in words of its own.
            let keep = if *name == "web.config" { "cacheControlMode=\"UseMaxAge\"" } else { headers::KEEP };
            assert!(text.contains(keep), "{name}");
            assert!(name == &"web.config" || text.contains(headers::ASK), "{name}");
        }
    }
}
