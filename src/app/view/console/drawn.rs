//! What was drawn of the desk last, and from what.

use super::{ActLine, ActList, InboxView, StripView, WorkView};
use crate::app::console::{Console, Stamp, Tab};
use crate::app::view::form::CheckMemo;
use crate::app::view::memo::Memo;
use crate::ids::{ContactId, RecordNo};

/// The parts of the desk that take work to make. Each names what it is made from: the moment of the shift, and what of
/// the desk itself it shows.
#[derive(Debug, Default)]
pub struct Drawn {
    pub(super) strip: Memo<Stamp, StripView>,
    pub(super) inbox: Memo<(Stamp, Tab), InboxView>,
    pub(super) work: Memo<Work, WorkView>,
    pub(super) questions: Memo<Stamp, Vec<ActLine>>,
    pub(super) acts: Memo<(Stamp, String, Option<RecordNo>), ActList>,
    pub(super) checklist: CheckMemo,
}

/// The moment, what lies in the middle, the conversations that are open, what the book is searched for, where the news
/// begins.
type Work = (Stamp, Tab, Vec<ContactId>, String, u32);

pub(super) fn work(console: &Console) -> Work {
    let Console { tab, letters, search, .. } = console;
    (console.stamp(), tab.clone(), letters.clone(), search.clone(), console.news_from())
}
