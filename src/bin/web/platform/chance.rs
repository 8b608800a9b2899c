//! A seed from the browser's dice. Nothing else on the page is left to chance.

/// A seed.
pub fn seed() -> u64 {
    (js_sys::Math::random() * 1e9) as u64
}
