//! The parts of the debrief: one a file, with a stylesheet of the same name in `style/parts/debrief/`.

mod account;
mod bars;
mod check;
mod cites;
mod coaching;
mod desk;
mod dispute;
mod gate;
mod lines;
mod moments;
mod plot;
mod record;
mod replay;
mod sum;
mod take;

pub use account::Account;
pub use bars::Bars;
pub use check::Check;
pub use coaching::Coaching;
pub use gate::HowDidItGo;
pub use lines::Lines;
pub use moments::Moments;
pub use plot::ShiftPlot;
pub use record::Record;
pub use replay::Replay;
pub use sum::Sum;
pub use take::Take;

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use yew::prelude::*;

/// What it means that a control was pressed.
fn press(tell: &Callback<Msg>, msg: DebriefMsg) -> Callback<MouseEvent> {
    tell.reform(move |_| Msg::Debrief(msg.clone()))
}
