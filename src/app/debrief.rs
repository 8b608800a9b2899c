//! After the shift: the marks, and the files to take away.

use super::effect::Effect;
use crate::assess::Scorecard;
use crate::verify::Recorded;

/// A session that has ended.
#[derive(Clone, Debug)]
pub struct Debrief {
    session: Recorded,
    /// What was said last to those who listen.
    pub said: String,
}

impl Debrief {
    /// The debrief of a session; none while its shift goes on.
    pub fn of(session: Recorded) -> Option<Debrief> {
        session.card()?;
        let said = "The shift is over. Your marks are below.".to_owned();
        Some(Debrief { session, said })
    }

    /// The session.
    pub fn session(&self) -> &Recorded {
        &self.session
    }

    /// The marks.
    pub fn card(&self) -> &Scorecard {
        self.session.card().expect("looked at when it was made")
    }

    /// The beginning of the names of its files.
    fn name(&self) -> String {
        let play = self.session.play();
        format!("{}-{}", play.drill().scenario.id, play.seed())
    }

    /// The session file.
    pub fn session_file(&self) -> Effect {
        Effect::SaveFile {
            name: format!("{}.muster.jsonl", self.name()),
            text: self.session.text().to_owned(),
            mime: "application/jsonl",
        }
    }
}

impl Debrief {
    /// The STAR account.
    pub fn markdown_file(&self) -> Effect {
        Effect::SaveFile { name: format!("{}.md", self.name()), text: String::new(), mime: "text/markdown" }
    }
}
