//! From the target of a request to a file, never outside the folder: the path is decoded once, each of its parts must
//! be a plain name, and the file found must lie inside the folder after links are followed.

use std::path::{Path, PathBuf};

/// The file a target names, if there is one and it lies inside the folder.
pub fn find(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path.strip_prefix('/')?)?;
    let mut file = folder.to_path_buf();
    if path.is_empty() {
        file.push("index.html");
    }
    for part in path.split('/').filter(|_| !path.is_empty()) {
        // Nothing hidden, nothing upwards, no drive letters or streams, no control characters.
        if part.is_empty()
            || part.starts_with('.')
            || part.contains(['\\', ':'])
            || part.contains(char::is_control)
        {
            return None;
        }
        file.push(part);
    }
    let file = file.canonicalize().ok()?;
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// Undoes percent encoding, once; what is not UTF-8 after that names no file.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let (high, low) = (digit()?, digit()?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
pub mod tests {
    use std::fs;

    use super::*;

    /// A folder `site` with a few files, and a secret beside it.
    pub fn site(name: &str) -> PathBuf {
        let place = std::env::temp_dir().join(format!("muster-server-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&place);
        let site = place.join("site");
        fs::create_dir_all(site.join("drills/a b")).unwrap();
        fs::write(place.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "<!doctype html>").unwrap();
        fs::write(site.join("app.0a1b2c3d4e.wasm"), [0, 97, 115, 109]).unwrap();
        fs::write(site.join("app.0a1b2c3d4e.wasm.br"), "br").unwrap();
        fs::write(site.join("app.0a1b2c3d4e.wasm.gz"), "gzip").unwrap();
        fs::write(site.join(".hidden"), "hidden").unwrap();
        fs::write(site.join("drills/a b/drill.json"), "{}").unwrap();
        site.canonicalize().unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let site = site("link");
        std::os::unix::fs::symlink(site.parent().unwrap().join("secret.txt"), site.join("link.txt")).unwrap();
        assert_eq!(find("/link.txt", &site), None);
        assert!(find("/index.html", &site).is_some());
    }
}
