//! The inbox.

use super::Desk;
use crate::app::console::Tab;
use crate::app::view::acts::ActLine;
use crate::app::view::words::roughly;
use crate::projection::first_words;
use crate::projection::{Stage, inbox};
use crate::scenario::inject::ContactChannel;

/// How many characters of what somebody said stand in the list.
const WORDS: usize = 84;

/// Something in the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LetterView {
    /// Its name.
    pub id: String,
    /// Who it is from.
    pub from: String,
    /// How it came, in words.
    pub channel: &'static str,
    /// The word for its picture.
    pub icon: &'static str,
    /// Its line, or once it was read its first words.
    pub words: String,
    /// Whether these are their words.
    pub spoken: bool,
    /// When it came.
    pub clock: String,
    /// What became of it, and how long they have waited.
    pub stage: String,
    /// Whether nobody has looked.
    pub is_new: bool,
    /// What opens it the first time.
    pub act: Option<ActLine>,
    /// Where it lies once it was opened.
    pub tab: Option<Tab>,
    /// Whether it lies in the middle now.
    pub open: bool,
}

/// The inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InboxView {
    /// How many nobody has looked at.
    pub new: usize,
    /// The letters, newest first.
    pub letters: Vec<LetterView>,
}

pub(in crate::app::view) fn view(desk: Desk<'_>) -> InboxView {
    let play = desk.play;
    let letters: Vec<LetterView> = inbox(play)
        .into_iter()
        .rev()
        .map(|letter| {
            let waiting = letter.waiting.filter(|waiting| waiting.whole_minutes() > 0);
            let mut stage = Vec::new();
            match letter.stage {
                Stage::New => {}
                Stage::Read if letter.wants_answer => stage.push("wants an answer".to_owned()),
                known => stage.push(known.label().to_owned()),
            }
            stage.extend(waiting.map(|waiting| format!("waiting {}", roughly(waiting))));
            let tab = letter.text.as_ref().map(|_| Tab::Letter(letter.contact.clone()));
            LetterView {
                is_new: letter.stage == Stage::New,
                act: desk.offered.named(&format!("open/{}", letter.contact)).filter(|_| tab.is_none()),
                icon: play.plot().contact(letter.contact.as_str()).map_or("alert", |c| icon(c.channel)),
                spoken: letter.text.is_some(),
                words: first_words(letter.text.as_ref().unwrap_or(&letter.subject), WORDS),
                open: tab.as_ref() == Some(desk.tab),
                tab,
                id: letter.contact.to_string(),
                from: letter.from,
                channel: letter.channel,
                clock: play.plot().starts.clock.at(letter.arrived_at),
                stage: stage.join(", "),
            }
        })
        .collect();
    InboxView { new: letters.iter().filter(|letter| letter.is_new).count(), letters }
}

fn icon(channel: ContactChannel) -> &'static str {
    ContactChannel::ALL.iter().find(|(known, _, _)| *known == channel).map_or("alert", |(_, word, _)| word)
}
