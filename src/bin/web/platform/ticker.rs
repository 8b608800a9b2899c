//! Says four times a second how much wall time has passed. A browser may be late; the core takes what is told.

use gloo::timers::callback::Interval;
use muster::app::Msg;
use yew::Callback;

use super::clock;

const EVERY_MS: u32 = 250;

/// Ticks until it is dropped.
pub struct Ticker {
    _interval: Interval,
}

impl Ticker {
    /// Starts ticking.
    pub fn start(tell: Callback<Msg>) -> Ticker {
        let mut last = clock::since_start();
        let _interval = Interval::new(EVERY_MS, move || {
            let now = clock::since_start();
            let elapsed_ms = (now - last).max(0.0) as u32;
            // Whole milliseconds are told; the rest waits for the next tick.
            last += f64::from(elapsed_ms);
            tell.emit(Msg::Ticked { elapsed_ms, wall: clock::wall() });
        });
        Ticker { _interval }
    }
}
