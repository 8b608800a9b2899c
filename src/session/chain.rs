//! The chain: each line's hash takes in the hash of the line before, so a cut, a swap or an edit shows.
//!
//! It shows damage and drift. It does not show who played, and somebody who writes a whole new chain is not stopped by
//! it: reports say so.

use sha2::{Digest, Sha256};

use super::digest::hex;

/// The hash so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain([u8; 32]);

impl Chain {
    /// The chain over the header line (without its line end).
    pub fn begin(header: &str) -> Chain {
        let mut hasher = Sha256::new();
        hasher.update(b"muster-session/1 header\0");
        hasher.update(length(header));
        hasher.update(header.as_bytes());
        Chain(hasher.finalize().into())
    }

    /// The chain with one more line.
    #[must_use]
    pub fn then(&self, line: &str) -> Chain {
        let mut hasher = Sha256::new();
        hasher.update(b"muster-session/1 line\0");
        hasher.update(self.0);
        hasher.update(length(line));
        hasher.update(line.as_bytes());
        Chain(hasher.finalize().into())
    }

    /// The beginning that the next line carries: 16 hexadecimal digits.
    pub fn short(&self) -> String {
        hex(&self.0[..8])
    }

    /// The whole: 64 hexadecimal digits.
    pub fn full(&self) -> String {
        hex(&self.0)
    }
}

fn length(line: &str) -> [u8; 4] {
    u32::try_from(line.len()).unwrap_or(u32::MAX).to_le_bytes()
}
