//! A conversation: everything said with one person or team, both ways.

use super::Desk;
use crate::act::{Cause, Entry, Event, Side};
use crate::app::view::acts::ActLine;
use crate::app::view::words::capital;
use crate::engine::Play;
use crate::ids::ContactId;
use crate::projection::Names;
use crate::projection::sentence::heard_in;

/// Something that was said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TalkLine {
    /// The entry.
    pub entry: String,
    /// The time of day at which it was said or sent.
    pub clock: String,
    /// Whether the trainee said it.
    pub own: bool,
    /// How: `Phone`, `You answered`, `You rang`.
    pub how: String,
    /// What.
    pub words: String,
}

/// A conversation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TalkView {
    /// With whom.
    pub who: String,
    /// What they are.
    pub role: String,
    /// A few words on who they are.
    pub about: String,
    /// How they sound while they are talked with; nothing where no mood of theirs is kept.
    pub mood: Option<&'static str>,
    /// Lines that could be said to them now.
    pub say: Vec<ActLine>,
    /// What was said, newest first: what was just opened stands at the top.
    pub lines: Vec<TalkLine>,
    /// What can be done about it.
    pub acts: Vec<ActLine>,
}

/// Which person or team a letter is from.
pub(super) fn with<'a>(names: Names<'a>, contact: &'a str) -> &'a str {
    names.plot.contact(contact).map_or(contact, |contact| contact.from.as_str())
}

pub(super) fn view(desk: Desk<'_>, id: &ContactId) -> TalkView {
    let play = desk.play;
    let names = super::strip::names(play);
    let who = with(names, id.as_str());
    let lines = play.entries().iter().rev().filter_map(|entry| line(play, names, who, entry)).collect();
    TalkView {
        who: names.person(who).to_owned(),
        role: names.role_of(who).to_owned(),
        about: play.plot().person(who).map(|person| person.about.to_string()).unwrap_or_default(),
        mood: talks(play, names, who).and_then(|_| play.state().seen.mood(who)).map(sound),
        say: lines_to_say(desk, who),
        lines,
        acts: about(desk, who, id),
    }
}

/// The conversation with somebody that goes on, if one does.
fn talks<'p>(play: &'p Play, names: Names<'_>, who: &str) -> Option<&'p ContactId> {
    let going = play.state().talks.iter().filter(|(_, talk)| talk.over.is_none());
    going.map(|(contact, _)| contact).find(|contact| with(names, contact.as_str()) == who)
}

/// How somebody sounds: what one hears on the line, in words that need no number.
fn sound(mood: i64) -> &'static str {
    match mood {
        ..=15 => "at ease",
        16..=35 => "calm enough",
        36..=55 => "short with you",
        56..=75 => "upset",
        76..=90 => "angry",
        _ => "beside themselves",
    }
}

fn lines_to_say(Desk { play, offered, .. }: Desk<'_>, who: &str) -> Vec<ActLine> {
    let names = super::strip::names(play);
    let theirs = |contact: &ContactId| with(names, contact.as_str()) == who;
    let lines = offered.acts().iter().filter(|act| act.line_to().is_some_and(theirs));
    lines.map(|act| offered.line(act)).collect()
}

fn line(play: &Play, names: Names<'_>, who: &str, entry: &Entry) -> Option<TalkLine> {
    let mut at = entry.at;
    let is = |person: &str| person == who;
    let (own, how, words) = match &entry.event {
        Event::ContactOpened { contact } if is(with(names, contact.as_str())) => {
            let contact = names.plot.contact(contact.as_str())?;
            if !contact.channel.is_spoken() {
                at = play.state().inbox_line(contact.id.as_str()).map_or(at, |line| line.arrived_at);
            }
            (false, capital(contact.channel.label()), contact.text.to_string())
        }
        Event::ContactAnswered { contact, text, .. } if is(with(names, contact.as_str())) => {
            (true, "You answered".to_owned(), text.clone())
        }
        Event::Spoken { contact, text, .. } if is(with(names, contact.as_str())) => {
            (true, "You said".to_owned(), text.clone())
        }
        Event::Heard { contact, utterance } if is(with(names, contact.as_str())) => {
            let words = names.plot.talk(contact.as_str())?.words(utterance)?;
            (false, "Said".to_owned(), words.to_string())
        }
        Event::TalkEnded { contact, by: Side::Them } if is(with(names, contact.as_str())) => {
            (false, "Gone".to_owned(), "The conversation is over.".to_owned())
        }
        Event::Unanswered { person, .. } if is(person.as_str()) => {
            (false, "Desk".to_owned(), "No answer.".to_owned())
        }
        Event::CalledOut { person, text, .. } if is(person.as_str()) => {
            (true, "You rang".to_owned(), text.clone())
        }
        Event::Delegated { person, text, .. } if is(person.as_str()) => {
            (true, "You asked".to_owned(), text.clone())
        }
        Event::Chased { person, text } | Event::ReadBackMended { person, text, .. } if is(person.as_str()) => {
            (true, "You said".to_owned(), text.clone())
        }
        Event::ReadBack { person, .. } | Event::TaskReported { person, .. } if is(person.as_str()) => {
            let words = heard_in(names, &entry.event)?;
            (false, "Said".to_owned(), words.to_owned())
        }
        Event::Whispered { person, text, .. } if is(person.as_str()) => {
            (true, "You whispered".to_owned(), text.clone())
        }
        Event::SteppedIn { person, text, .. } if is(person.as_str()) => {
            (true, "You took over".to_owned(), text.clone())
        }
        Event::Relieved { person, text, .. } | Event::CoachingBegun { person, text }
            if is(person.as_str()) =>
        {
            (true, "You said".to_owned(), text.clone())
        }
        Event::Escalated { to, text, .. } if is(to.as_str()) => {
            (true, "You handed over".to_owned(), text.clone())
        }
        Event::ApprovalAsked { of, text, .. } if is(of.as_str()) => {
            (true, "You asked".to_owned(), text.clone())
        }
        Event::EscalationTaken { to, by, text } if is(to.as_str()) => {
            let read_back = if text.is_empty() { String::new() } else { format!(" \u{201c}{text}\u{201d}") };
            (false, "Desk".to_owned(), format!("{by} took it.{read_back}"))
        }
        Event::HandedBack { from, by, because, .. } if is(from.as_str()) => {
            (false, format!("{by} handed it back"), because.clone())
        }
        Event::EscalationUnanswered { to, .. } if is(to.as_str()) => {
            (false, "Desk".to_owned(), "Nobody has answered.".to_owned())
        }
        _ => return None,
    };
    let own = own && matches!(entry.cause, Cause::Input(_));
    let clock = names.plot.starts.clock.at(at);
    Some(TalkLine { entry: entry.no.to_string(), clock, own, how, words })
}

/// What can be done: answer, ring them, log it, tie it to a record.
fn about(Desk { play, offered, .. }: Desk<'_>, who: &str, id: &ContactId) -> Vec<ActLine> {
    let names = super::strip::names(play);
    let mut acts: Vec<ActLine> = Vec::new();
    for line in play.state().inbox.iter().filter(|line| with(names, line.contact.as_str()) == who) {
        let here = line.contact == *id;
        let answer = offered.named(&format!("answer/{}", line.contact));
        acts.extend(answer.map(|act| if here { act.saying("Answer") } else { act }));
        let own = offered.named(&format!("say/{}", line.contact));
        acts.extend(own.map(|act| act.saying("Say it in your own words")));
        acts.extend(
            offered.named(&format!("hang-up/{}", line.contact)).map(|act| act.saying("End the conversation")),
        );
    }
    let rings = offered.acts().iter().find(|act| act.id == "call" && act.offers(who));
    acts.extend(rings.map(|act| offered.line(act).aimed(who).saying("Ring, or walk over")));
    acts.extend(offered.named("log").map(|act| act.saying("Open a record")));
    for act in
        offered.acts().iter().filter(|act| act.id.starts_with("link-contact/") && act.offers(id.as_str()))
    {
        let to = act.record().map(|no| names.record_in(play.state(), no)).unwrap_or_default();
        let mut line = offered.line(act).aimed(id.as_str()).saying(format!("Link to {to}"));
        // The value is picked with it, so nothing is asked.
        line.asks = false;
        acts.push(line);
    }
    acts
}
