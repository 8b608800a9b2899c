//! Telling open pages that there is a new one, while somebody works on it.
//!
//! A page holds one stream of events open (`EventSource`, which `connect-src 'self'` allows) and is told the number of
//! the build; when the number changes it loads itself again. The browser connects anew by itself, so a page also
//! notices a server that was started again.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where a page asks.
pub const ADDRESS: &str = "/reload-events";

/// The script that asks; it is part of the page only while it is watched.
pub const SCRIPT: &str = include_str!("reload.js");

/// How often a silent stream is written to, to notice a page that was closed.
const STILL_THERE: Duration = Duration::from_secs(5);

/// The number of the build that is served, for many pages to wait for.
pub struct Reload {
    build: Mutex<u128>,
    changed: Condvar,
}

impl Default for Reload {
    /// Begins at the time of day, so that a server started again does not count from the same number.
    fn default() -> Reload {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Reload { build: Mutex::new(now.as_millis()), changed: Condvar::new() }
    }
}

impl Reload {
    /// There is a new page.
    pub fn changed(&self) {
        // A number is whole whatever befell the thread that held it.
        *self.build.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Writes the number to one page, again whenever it changes, until the page goes away.
    pub(super) fn tell(&self, page: &mut impl Write) -> io::Result<()> {
        let mut told = None;
        loop {
            let build = self.build.lock().unwrap_or_else(PoisonError::into_inner);
            let (build, _) = self
                .changed
                .wait_timeout_while(build, STILL_THERE, |build| told == Some(*build))
                .unwrap_or_else(PoisonError::into_inner);
            let now = *build;
            // The lock is let go before anything is written: a slow page must not hold the others up.
            drop(build);
            if told == Some(now) {
                page.write_all(b": still there\n\n")?;
            } else {
                write!(page, "data: {now}\n\n")?;
                told = Some(now);
            }
            page.flush()?;
        }
    }
}
