//! A conversation: everything said with one person or team, both ways.

use super::Desk;
use crate::act::{Cause, Entry, Event, Side};
use crate::app::view::acts::ActLine;
use crate::app::view::words::capital;
use crate::engine::Play;
use crate::engine::state::Question;
use crate::ids::{ContactId, DecisionId};
use crate::projection::Names;
use crate::projection::first_words;
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
    /// What was said last, as one would read it: from the trainee's last words on, or what was just opened.
    pub now: Vec<TalkLine>,
    /// What was said before that, newest first.
    pub earlier: Vec<TalkLine>,
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
    let (now, earlier) =
        split(play.entries().iter().filter_map(|entry| line(play, names, who, entry)).collect());
    TalkView {
        who: names.person(who).to_owned(),
        role: names.role_of(who).to_owned(),
        about: play.plot().person(who).map(|person| person.about.to_string()).unwrap_or_default(),
        mood: talks(play, names, who).and_then(|_| play.state().seen.mood(who)).map(sound),
        say: lines_to_say(desk, who),
        now,
        earlier,
        acts: about(desk, who, id),
    }
}

/// Cuts what was said, oldest first, where it is looked at now: before the trainee's last words and what came back on
/// them, or, where nothing came back yet, before what they answered. The rest is turned round.
fn split(mut lines: Vec<TalkLine>) -> (Vec<TalkLine>, Vec<TalkLine>) {
    let theirs_from = lines.iter().rposition(|line| line.own).map_or(0, |own| own + 1);
    let cut = match lines.len() - theirs_from {
        0 => lines.iter().rposition(|line| !line.own).unwrap_or(0),
        _ => theirs_from.saturating_sub(1),
    };
    // A pile of letters that nobody answered: the last ones.
    let cut = cut.max(lines.len().saturating_sub(MOST_NOW));
    let now = lines.split_off(cut);
    lines.reverse();
    (now, lines)
}

/// At most so many lines are what was said last.
const MOST_NOW: usize = 4;

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

/// The question that lies open in a letter, if one does.
fn question(play: &Play, letter: &ContactId) -> Option<DecisionId> {
    let plot = play.plot();
    let mut open =
        plot.decisions.iter().filter(|d| play.state().decisions.get(&d.id) == Some(&Question::Open));
    open.find(|d| plot.asked_in(d).iter().any(|contact| contact.id == *letter)).map(|d| d.id.clone())
}

/// So many characters of a record's title are enough to know it by.
const TITLE: usize = 24;

/// What can be done: answer, ring them, log it, tie it to a record.
fn about(Desk { play, offered, .. }: Desk<'_>, who: &str, id: &ContactId) -> Vec<ActLine> {
    let names = super::strip::names(play);
    let mut acts: Vec<ActLine> = Vec::new();
    for line in play.state().inbox.iter().filter(|line| with(names, line.contact.as_str()) == who) {
        let here = line.contact == *id;
        let answer = offered.named(&format!("answer/{}", line.contact));
        // A question has its own answers; words beside them would be taken for none of them.
        if let Some(question) =
            question(play, &line.contact).and_then(|id| offered.named(&format!("decide/{id}")))
        {
            acts.push(question.saying("Answer the question"));
            continue;
        }
        let words = if line.answered_at.is_some() { "Write again" } else { "Answer" };
        acts.extend(answer.map(|act| if here { act.saying(words) } else { act }));
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
        let Some(record) = act.record().and_then(|no| play.state().record(no)) else { continue };
        let to =
            format!("{} {}", names.record_in(play.state(), record.no), first_words(&record.title, TITLE));
        let mut line = offered.line(act).aimed(id.as_str()).saying(format!("Link to {to}"));
        // The value is picked with it, so nothing is asked.
        line.asks = false;
        acts.push(line);
    }
    acts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(own: &[bool]) -> Vec<TalkLine> {
        let line = |(n, own): (usize, &bool)| TalkLine {
            entry: format!("e{n}"),
            clock: String::new(),
            own: *own,
            how: String::new(),
            words: String::new(),
        };
        own.iter().enumerate().map(line).collect()
    }

    #[test]
    fn their_last_words_stand_first_under_what_they_answer() {
        let cases: &[(&[bool], &[&str], &[&str])] = &[
            (&[], &[], &[]),
            (&[false], &["e0"], &[]),
            (&[false, true], &["e0", "e1"], &[]),
            (&[false, true, false], &["e1", "e2"], &["e0"]),
            (&[false, true, false, false], &["e1", "e2", "e3"], &["e0"]),
            (&[false, true, true, true], &["e0", "e1", "e2", "e3"], &[]),
            (&[false; 6], &["e2", "e3", "e4", "e5"], &["e1", "e0"]),
        ];
        for (own, now, earlier) in cases {
            let (found, before) = split(said(own));
            let entries =
                |lines: &[TalkLine]| lines.iter().map(|line| line.entry.clone()).collect::<Vec<_>>();
            assert_eq!(entries(&found), *now, "{own:?}");
            assert_eq!(entries(&before), *earlier, "{own:?}");
        }
    }
}
