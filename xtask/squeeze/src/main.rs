//! Writes compressed copies beside files: `squeeze FILE...` gives `FILE.br` (brotli, quality 11) and `FILE.gz`.
//!
//! A copy that would not be smaller is not written, so that whoever finds one may send it.

use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use brotli::enc::{BrotliCompress, BrotliEncoderParams};
use flate2::Compression;
use flate2::write::GzEncoder;

fn main() -> Result<()> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() {
        bail!("usage: squeeze FILE...");
    }
    for file in &files {
        let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        keep(file, "br", &bytes, &brotli(&bytes)?)?;
        keep(file, "gz", &bytes, &gzip(&bytes)?)?;
    }
    Ok(())
}

fn keep(file: &Path, ending: &str, bytes: &[u8], copy: &[u8]) -> Result<()> {
    if copy.len() >= bytes.len() {
        return Ok(());
    }
    let mut name = OsString::from(file);
    name.push(".");
    name.push(ending);
    fs::write(&name, copy).with_context(|| format!("writing {}", Path::new(&name).display()))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    // 22 is the largest window that every browser must take.
    let how = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut copy = Vec::new();
    BrotliCompress(&mut Cursor::new(bytes), &mut copy, &how)?;
    Ok(copy)
}

/// Without a name or a time inside, so that equal files have equal copies.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn copies_unpack_to_what_went_in() {
        let text = b"the phones go silent, the board says all is well. ".repeat(200);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut Cursor::new(super::brotli(&text).unwrap()), &mut back).unwrap();
        assert_eq!(back, text);
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&text).unwrap()[..]).read_to_end(&mut back).unwrap();
        assert_eq!(back, text);
    }

    #[test]
    fn the_same_file_gives_the_same_copies() {
        let text = b"a bad morning on a simulated floor ".repeat(50);
        assert_eq!(super::brotli(&text).unwrap(), super::brotli(&text).unwrap());
        assert_eq!(gzip(&text).unwrap(), gzip(&text).unwrap());
    }
}
