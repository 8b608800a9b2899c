//! What an act still needs before it is done. The clock stands still while a form is open.

use serde::{Deserialize, Serialize};

use super::act::{Act, Choice, texts};
use super::review::{Rows, finished, is_begun, masked};
use super::view::words::capital;
use crate::act::{Command, ReviewParts};
use crate::engine::Play;
use crate::engine::decide::cost;
use crate::ids::{AudienceId, ClauseId, ContactId, MessageId, RecordNo};
use crate::scenario::message::Message;
use crate::text::mask;
use crate::time::{ClockTime, SimSpan, SimTime};

/// Up to so many values of a choice stand side by side.
const SIDE_BY_SIDE: usize = 5;

/// A form as it is kept while it is being filled in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FormMark {
    act: String,
    picked: Vec<Option<(String, String)>>,
    texts: Vec<String>,
    clause: Option<ClauseId>,
    sure: String,
    next: String,
    using: Option<MessageId>,
    contact: Option<ContactId>,
    #[serde(default, skip_serializing_if = "ReviewParts::is_empty")]
    parts: ReviewParts,
}

impl FormMark {
    /// Whether it is a form of that act.
    pub fn is_of(&self, act: &str) -> bool {
        self.act == act
    }
}

/// Why a form could not be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lack {
    /// What is missing, in words for the one who fills it in.
    pub words: String,
    /// The element to go to, if one field is to blame.
    pub at: Option<String>,
}

/// A form, with everything written in it so far.
#[derive(Clone, Debug)]
pub struct Form {
    /// The act.
    pub act: Act,
    /// The value of each choice, by number.
    pub picked: Vec<Option<usize>>,
    /// The texts, as they read now.
    pub texts: Vec<String>,
    /// The clause cited at a decision.
    pub clause: Option<ClauseId>,
    /// How sure one is, as written.
    pub sure: String,
    /// The next-update time beside a message, as written.
    pub next: String,
    /// The template the text was begun from.
    pub using: Option<MessageId>,
    /// Whose words a record is opened from.
    pub contact: Option<ContactId>,
    /// The parts of a review.
    pub parts: ReviewParts,
    /// Why it could not be sent.
    pub lack: Option<Lack>,
    /// Whether what is in it was written before the form was left.
    pub is_draft: bool,
}

impl Form {
    /// An empty form. A choice that has one value only is made already.
    pub fn of(act: Act) -> Form {
        Form {
            picked: act.choices.iter().map(|c| (c.values.len() == 1).then_some(0)).collect(),
            texts: act.texts().iter().map(|_| String::new()).collect(),
            act,
            clause: None,
            sure: String::new(),
            next: String::new(),
            using: None,
            contact: None,
            parts: ReviewParts::default(),
            lack: None,
            is_draft: false,
        }
    }

    /// Picks the value of that name wherever it can be picked. Whether it could.
    pub fn aim(&mut self, value: &str) -> bool {
        let mut found = false;
        for (choice, picked) in self.act.choices.iter().zip(&mut self.picked) {
            if let Some(at) = choice.values.iter().position(|(name, _)| name == value) {
                (*picked, found) = (Some(at), true);
            }
        }
        found
    }

    /// Whether anything was written in it: worth keeping when it is left.
    pub fn is_begun(&self) -> bool {
        self.texts.iter().chain([&self.sure, &self.next]).any(|text| !text.trim().is_empty())
            || !finished(&self.parts).is_empty()
    }

    /// The audience a message goes to.
    pub fn audience(&self) -> Option<&AudienceId> {
        match self.first() {
            Some(Command::Send { audience, .. }) => Some(audience),
            _ => None,
        }
    }

    /// The field of a record that is set, and the record: the matrix stands beside impact and urgency.
    pub fn sets(&self) -> Option<(RecordNo, &'static str)> {
        match self.first() {
            Some(Command::Set { record, setting }) => Some((*record, setting.field())),
            _ => None,
        }
    }

    /// The form as it is kept: restricted data is masked. On the screen it stands as it was written, so that its writer
    /// sees what to take out.
    pub fn mark(&self) -> FormMark {
        let value =
            |(n, value): (usize, &Option<usize>)| self.act.choices.get(n)?.values.get((*value)?).cloned();
        FormMark {
            act: self.act.id.clone(),
            picked: self.picked.iter().enumerate().map(value).collect(),
            texts: self.texts.iter().map(|text| mask(text).text).collect(),
            clause: self.clause.clone(),
            sure: mask(&self.sure).text,
            next: mask(&self.next).text,
            using: self.using.clone(),
            contact: self.contact.clone(),
            parts: masked(&self.parts),
        }
    }

    /// A form that was kept, if its act is still possible. Values that are gone are to be picked again.
    pub fn restore(mark: FormMark, acts: Vec<Act>) -> Option<Form> {
        let mut form = Form::of(acts.into_iter().find(|act| act.id == mark.act)?);
        let kept = form.act.choices.iter().zip(&mark.picked);
        form.picked = kept
            .map(|(choice, value)| {
                choice.values.iter().position(|(name, _)| Some(name) == value.as_ref().map(|v| &v.0))
            })
            .collect();
        form.picked.resize(form.act.choices.len(), None);
        for (text, kept) in form.texts.iter_mut().zip(mark.texts) {
            *text = kept;
        }
        (form.clause, form.sure, form.next, form.using) = (mark.clause, mark.sure, mark.next, mark.using);
        (form.contact, form.parts) = (mark.contact, mark.parts);
        Some(form)
    }

    /// The element of the first thing that is still to be filled in.
    pub fn first_field(&self) -> Option<String> {
        let choice = self.picked.iter().position(Option::is_none).map(|n| self.choice_field(n));
        choice.or_else(|| (!self.texts.is_empty()).then(|| "text-0".to_owned()))
    }

    /// The element of a choice: its list, or the first of its values where all of them stand there.
    fn choice_field(&self, n: usize) -> String {
        let open = self.act.choices.get(n).is_some_and(|choice| self.is_open(choice));
        if open { format!("choice-{n}-0") } else { format!("choice-{n}") }
    }

    fn first(&self) -> Option<&Command> {
        self.act.commands.first().map(|(_, command)| command)
    }

    /// Whether it asks for a clause and how sure one is.
    pub fn is_decision(&self) -> bool {
        matches!(self.first(), Some(Command::Decide { .. }))
    }

    /// Whether all values of that choice stand there to be read; where there are many they are folded into a list.
    pub fn is_open(&self, choice: &Choice) -> bool {
        self.is_decision() || choice.values.len() <= SIDE_BY_SIDE
    }

    /// Whether it asks for a next-update time.
    pub fn is_message(&self) -> bool {
        matches!(self.first(), Some(Command::Send { .. }))
    }

    /// Whether it gives a task, so that a time to do it by may be given.
    pub fn is_task(&self) -> bool {
        matches!(self.first(), Some(Command::Delegate { .. }))
    }

    /// Whether it says that a promise was for another time, so that this time is asked for.
    pub fn is_other_time(&self) -> bool {
        matches!(self.chosen(), Some(Command::CorrectPromise { meant: Some(_), .. }))
    }

    /// Whether it is a review, so that its parts are asked for.
    pub fn is_review(&self) -> bool {
        matches!(self.first(), Some(Command::Review { .. }))
    }

    /// Whether it opens a record, so that it may be said from whose words.
    pub fn is_log(&self) -> bool {
        matches!(self.first(), Some(Command::Log { .. }))
    }

    /// Those whose words a record may be opened from: who was heard, the last first.
    pub fn contacts<'p>(&self, play: &'p Play) -> Vec<&'p ContactId> {
        let heard = play.state().inbox.iter().rev().filter(|line| self.is_log() && line.opened_at.is_some());
        heard.map(|line| &line.contact).collect()
    }

    /// The templates a text here may begin from.
    pub fn templates<'p>(&self, play: &'p Play) -> Vec<&'p Message> {
        let fits = |message: &&Message| match self.first() {
            Some(Command::Send { audience, .. }) => message.audience.as_ref() == Some(audience),
            // A handover and a review are no message to an audience; which is which is for the trainee to see.
            Some(Command::Escalate { .. } | Command::Review { .. }) => message.audience.is_none(),
            // Who writes to one person may begin from anything.
            Some(Command::Answer { .. }) => true,
            _ => false,
        };
        play.plot().messages.iter().filter(|m| m.template).filter(fits).collect()
    }

    /// Begins the text from a template. What was written before stays, and the template stands below it, if it was more
    /// than another template.
    pub fn begin_from(&mut self, play: &Play, id: Option<&MessageId>) {
        let text = |id: &MessageId| play.plot().message(id.as_str()).map(|m| m.text.to_string());
        let untouched = self.texts.first().is_some_and(|now| {
            now.trim().is_empty() || self.using.as_ref().and_then(text).as_ref() == Some(now)
        });
        self.using = id.cloned();
        let Some(field) = self.texts.first_mut() else { return };
        match (untouched, id.and_then(text)) {
            (true, begun) => *field = begun.unwrap_or_default(),
            (false, Some(more)) => *field = format!("{}\n\n{more}", field.trim_end()),
            (false, None) => {}
        }
    }

    /// The command as far as it can be said: its choices made, its texts filled in.
    fn chosen(&self) -> Option<Command> {
        let picked: Vec<usize> = self.picked.iter().copied().collect::<Option<_>>()?;
        let mut command = self.act.command(&picked)?.clone();
        for (field, written) in command.texts_mut().into_iter().zip(&self.texts) {
            written.trim().clone_into(field);
        }
        Some(command)
    }

    /// What it costs as it stands: least and most.
    pub fn cost(&self, play: &Play) -> (SimSpan, SimSpan) {
        let situation = play.situation();
        match self.chosen() {
            Some(command) => {
                let takes = cost(&situation, &command).takes;
                (takes, takes)
            }
            None => self.act.cost,
        }
    }

    /// The command, whole.
    ///
    /// # Errors
    /// What is still missing, and where.
    pub fn command(&self, play: &Play) -> Result<Command, Lack> {
        let lack = |words: String, at: String| Lack { words, at: Some(at) };
        if let Some(n) = self.picked.iter().position(Option::is_none) {
            let choice = &self.act.choices[n];
            return Err(lack(
                format!("Choose first: {}.", choice.label.to_lowercase()),
                self.choice_field(n),
            ));
        }
        let command = self.chosen();
        let mut command = command
            .ok_or_else(|| Lack { words: "That is so already, or cannot be.".to_owned(), at: None })?;
        let mut fields = texts(&command).iter().zip(&self.texts).enumerate();
        if let Some((n, (field, _))) =
            fields.find(|(_, (field, text))| field.needed && text.trim().is_empty())
        {
            let words = format!("Write something first: {}.", field.label.to_lowercase());
            return Err(lack(words, format!("text-{n}")));
        }
        match &mut command {
            Command::Decide { clause, sure, .. } => {
                clause.clone_from(&self.clause);
                *sure = self.sure().map_err(|words| lack(words, "sure".to_owned()))?;
            }
            Command::Log { contact, .. } => contact.clone_from(&self.contact),
            Command::Review { parts, .. } => *parts = self.review()?,
            Command::Send { next, using, .. } => {
                *next = self.next(play).map_err(|words| lack(words, "next".to_owned()))?;
                using.clone_from(&self.using);
            }
            Command::Delegate { by, .. } => {
                *by = self.next(play).map_err(|words| lack(words, "next".to_owned()))?;
            }
            Command::CorrectPromise { meant: Some(meant), .. } => {
                let missing = || Err("Write the time you meant, like 10:40.".to_owned());
                let next = self.next(play).and_then(|next| next.map_or_else(missing, Ok));
                *meant = next.map_err(|words| lack(words, "next".to_owned()))?;
            }
            _ => {}
        }
        Ok(command)
    }

    /// The parts of a review as they are sent.
    fn review(&self) -> Result<ReviewParts, Lack> {
        let parts = finished(&self.parts);
        if let Some(words) = parts.flaw() {
            return Err(Lack { words: format!("{}.", capital(&words)), at: None });
        }
        match self.parts.actions.iter().position(|a| a.what.trim().is_empty() && is_begun(a)) {
            None => Ok(parts),
            Some(row) => {
                let words = format!("Action {} does not say yet what is to be done.", row + 1);
                Err(Lack { words, at: Some(Rows::Actions.field(row)) })
            }
        }
    }

    fn sure(&self) -> Result<Option<u8>, String> {
        let written = self.sure.trim().trim_end_matches('%').trim_end();
        if written.is_empty() {
            return Ok(None);
        }
        let percent = written.parse().ok().filter(|percent| *percent <= 100);
        percent.map(Some).ok_or_else(|| "How sure you are is a whole number from 0 to 100.".to_owned())
    }

    fn next(&self, play: &Play) -> Result<Option<SimTime>, String> {
        let written = self.next.trim();
        if written.is_empty() {
            return Ok(None);
        }
        let wrong = || "Write the time like 10:30.".to_owned();
        let clock = ClockTime::parse(written).map_err(|_| wrong())?;
        play.plot().starts.clock.sim_of(clock).map(Some).ok_or_else(wrong)
    }
}
