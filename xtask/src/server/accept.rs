//! Which form of a file a client gets: a compressed copy that lies beside it, or the file itself.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The forms we know, the smallest first: the word of the header, and the ending of the copy.
const CODINGS: &[(&str, &str)] = &[("br", "br"), ("gzip", "gz")];

/// What is sent for a file.
#[derive(Debug, PartialEq)]
pub struct Form {
    /// The file or its copy.
    pub file: PathBuf,
    /// The `Content-Encoding`, for a copy.
    pub coding: Option<&'static str>,
    /// Whether another client may get another form: such an answer says `Vary`.
    pub varies: bool,
}

/// Chooses among the file and its copies by what the client takes.
pub fn choose(file: &Path, accepts: &str) -> Form {
    let copies: Vec<_> = CODINGS
        .iter()
        .map(|(word, ending)| (*word, copy(file, ending)))
        .filter(|(_, copy)| copy.is_file())
        .collect();
    let varies = !copies.is_empty();
    match copies.into_iter().find(|(word, _)| takes(accepts, word)) {
        Some((word, file)) => Form { file, coding: Some(word), varies },
        None => Form { file: file.to_path_buf(), coding: None, varies },
    }
}

fn copy(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".");
    name.push(ending);
    name.into()
}

/// Whether the list names the coding, or `*`, and does not give it the weight nought.
fn takes(accepts: &str, coding: &str) -> bool {
    let weighed = |wanted: &str| {
        accepts.split(',').find_map(|entry| {
            let (name, weight) = entry.split_once(";q=").unwrap_or((entry, "1"));
            let wanted = name.trim().eq_ignore_ascii_case(wanted);
            wanted.then(|| weight.trim().parse::<f32>().is_ok_and(|weight| weight > 0.0))
        })
    };
    weighed(coding).or_else(|| weighed("*")).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::super::find::tests::site;
    use super::*;

    #[test]
    fn a_client_gets_the_smallest_form_it_takes() {
        let site = site("accept");
        let file = site.join("app.0a1b2c3d4e.wasm");
        for (accepts, coding) in [
            ("gzip, deflate, br, zstd", Some("br")),
            ("GZIP, deflate", Some("gzip")),
            ("gzip;q=1.0, br;q=0.5", Some("br")),
            ("br;q=0, gzip", Some("gzip")),
            ("br;q=0.000, gzip;q=0", None),
            ("*", Some("br")),
            ("*;q=0", None),
            ("br;q=0, *", Some("gzip")),
            ("brotli, x-gzip", None),
            ("identity", None),
            ("", None),
        ] {
            let form = choose(&file, accepts);
            assert_eq!(form.coding, coding, "{accepts}");
            assert!(form.varies, "{accepts}");
        }
    }

    #[test]
    fn a_file_without_copies_is_sent_as_it_is() {
        let file = site("plain").join("index.html");
        assert_eq!(choose(&file, "br"), Form { file: file.clone(), coding: None, varies: false });
    }
}
