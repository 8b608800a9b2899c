//! The device's clocks.

/// Wall time in milliseconds UTC, if the device's clock says something possible.
pub fn wall() -> Option<u64> {
    let now = js_sys::Date::now();
    (now.is_finite() && now > 0.0).then_some(now as u64)
}

/// A moment as the device's own calendar says it: `22 Nov, 08:37`.
pub fn when(wall: u64) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = js_sys::Date::new(&(wall as f64).into());
    let month = MONTHS.get(date.get_month() as usize).copied().unwrap_or_default();
    format!("{} {month}, {:02}:{:02}", date.get_date(), date.get_hours(), date.get_minutes())
}

/// Milliseconds since the page began; never goes back.
pub fn since_start() -> f64 {
    web_sys::window().and_then(|w| w.performance()).map_or(0.0, |p| p.now())
}
