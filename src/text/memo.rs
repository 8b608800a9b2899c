//! Readings kept, for whoever reads the same texts a thousand times: a rehearsal plays one script at two hundred seeds. A
//! reading follows from its text and the lexicon alone, so it does not matter whether it was kept or made again.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::reading::Parts;

/// Most texts kept; then all are let go, and it begins anew.
const KEPT: usize = 512;

/// What was read. Keeps nothing until it is told to.
#[derive(Debug, Default)]
pub(super) struct Memo {
    kept: OnceLock<Mutex<BTreeMap<Box<str>, Arc<Parts>>>>,
}

/// A copy of a lexicon remembers for itself.
impl Clone for Memo {
    fn clone(&self) -> Memo {
        Memo::default()
    }
}

impl Memo {
    /// Keeps readings from now on.
    pub(super) fn begin(&self) {
        self.kept.get_or_init(Mutex::default);
    }

    /// The reading of a text, made if it was not kept.
    pub(super) fn of(&self, text: &str, read: impl FnOnce() -> Parts) -> Arc<Parts> {
        let Some(kept) = self.kept.get() else { return Arc::new(read()) };
        let known = kept.lock().unwrap_or_else(PoisonError::into_inner).get(text).cloned();
        if let Some(parts) = known {
            return parts;
        }
        // Not while the lock is held: others read meanwhile.
        let parts = Arc::new(read());
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(text.into(), parts.clone());
        parts
    }
}
