//! The device's clocks.

/// Wall time in milliseconds UTC, if the device's clock says something possible.
pub fn wall() -> Option<u64> {
    let now = js_sys::Date::now();
    (now.is_finite() && now > 0.0).then_some(now as u64)
}

/// Milliseconds since the page began; never goes back.
pub fn since_start() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
