//! The only place in the project that asks the machine for the time: for a seed nobody gave, and as evidence beside
//! inputs. It never decides anything that is played.

/// Milliseconds since 1970, UTC.
#[allow(clippy::disallowed_types, reason = "the program may ask for the time, the library may not")]
pub fn now_ms() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |d| u64::try_from(d.as_millis()).unwrap_or(0))
}

/// A seed for who did not name one: short enough to be read aloud.
pub fn seed() -> u64 {
    now_ms() % 1_000_000
}
