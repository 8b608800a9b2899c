//! The shipped lexicon, joined.

use std::path::Path;

use muster::text::lexicon::Joined;

pub fn lexicon() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/lexicon/en-GB");
    let files = std::fs::read_dir(folder).expect("the lexicon").map(|entry| {
        let entry = entry.expect("a file");
        (
            entry.file_name().to_string_lossy().into_owned(),
            std::fs::read_to_string(entry.path()).expect("a text"),
        )
    });
    Joined::of(files.collect()).text
}
