//! The desk.

use super::acts::{ActLine, ActList, list};
use super::form::{self, FormView};
use crate::app::act::Act;
use crate::app::console::Console;
use crate::app::pace::Pace;
use crate::jobs::wire::LogLine;
use crate::policy::work::ClockKind;
use crate::projection::label::label;
use crate::projection::menu::Group;
use crate::projection::{Names, Stage, clocks, inbox, promises, timeline, wallboard};

/// The head of the desk: what changes most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The drill's title.
    pub title: String,
    /// The time of day: `10:05`.
    pub clock: String,
    /// When the shift is over.
    pub ends: String,
    /// The pace.
    pub pace: Pace,
    /// Whether the clock stands still because somebody reads or writes.
    pub held: bool,
    /// What the trainee is doing that takes time, and until when.
    pub busy: Option<String>,
}

/// Something in the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LetterView {
    /// Its name.
    pub id: String,
    /// Who it is from.
    pub from: String,
    /// How it came.
    pub channel: &'static str,
    /// Its line.
    pub subject: String,
    /// When it came.
    pub clock: String,
    /// What became of it, and how long they have waited.
    pub stage: String,
    /// Whether nobody has looked.
    pub is_new: bool,
    /// What they say, once it was read.
    pub text: Option<String>,
    /// What can be done with it.
    pub act: Option<ActLine>,
}

/// The desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsoleView {
    /// The head.
    pub head: Head,
    /// What was said last to those who listen.
    pub said: String,
    /// What happened since the trainee last did something.
    pub news: Vec<LogLine>,
    /// Questions the drill puts.
    pub questions: Vec<ActLine>,
    /// The inbox: newest first.
    pub inbox: Vec<LetterView>,
    /// The wallboard: label and figure.
    pub board: Vec<(String, String)>,
    /// Clocks of records and promises.
    pub clocks: Vec<String>,
    /// What can be done.
    pub acts: ActList,
    /// What an act still needs.
    pub form: Option<FormView>,
    /// Everything that could be seen: newest first.
    pub log: Vec<LogLine>,
}

/// The desk as it stands.
pub fn view(console: &Console) -> ConsoleView {
    let play = console.play();
    let acts = console.acts();
    let mut log = timeline(play.drill(), play.plot(), play.entries());
    log.retain(|m| m.visible);
    log.reverse();
    ConsoleView {
        head: head(console),
        said: console.said.clone(),
        news: console.news().into_iter().map(LogLine::of).collect(),
        questions: acts.iter().filter(|act| act.group == Group::Decide).map(ActLine::of).collect(),
        inbox: letters(console, &acts),
        board: wallboard(play)
            .into_iter()
            .map(|f| (f.label, format!("{}{}", f.value, unit(&f.unit))))
            .collect(),
        clocks: faces(console),
        acts: list(&acts, &console.filter),
        form: console.form.as_ref().map(|f| form::view(f, play)),
        log: log.into_iter().map(LogLine::of).collect(),
    }
}

fn unit(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

fn head(console: &Console) -> Head {
    let play = console.play();
    let starts = play.plot().starts.clock;
    let names = Names::new(play.drill(), play.plot());
    let record = |no| names.record_in(play.state(), no);
    Head {
        title: play.drill().scenario.title.to_string(),
        clock: starts.at(play.now()),
        ends: starts.at(play.plot().ends_at),
        pace: console.pace,
        held: console.is_held(),
        busy: play.state().busy.as_ref().map(|busy| {
            format!("Busy until {}: {}", starts.at(busy.until), label(names, &record, &busy.command))
        }),
    }
}

fn letters(console: &Console, acts: &[Act]) -> Vec<LetterView> {
    let play = console.play();
    let act = |id: String| acts.iter().find(|act| act.id == id).map(ActLine::of);
    let mut letters: Vec<LetterView> = inbox(play)
        .into_iter()
        .map(|letter| {
            let waiting = letter.waiting.map(|w| w.whole_minutes()).filter(|minutes| *minutes > 0);
            let wants = letter.wants_answer && letter.stage == Stage::Read;
            let mut stage = letter.stage.label().to_owned();
            if wants {
                stage.push_str(", wants an answer");
            }
            if let Some(minutes) = waiting {
                stage.push_str(&format!(", waiting {minutes} min"));
            }
            let verb = if letter.stage == Stage::New { "open" } else { "answer" };
            LetterView {
                act: act(format!("{verb}/{}", letter.contact)),
                id: letter.contact.to_string(),
                from: letter.from,
                channel: letter.channel,
                subject: letter.subject,
                clock: play.plot().starts.clock.at(letter.arrived_at),
                stage,
                is_new: letter.stage == Stage::New,
                text: letter.text,
            }
        })
        .collect();
    letters.reverse();
    letters
}

fn faces(console: &Console) -> Vec<String> {
    let play = console.play();
    let clock = play.plot().starts.clock;
    let due = clocks(play).into_iter().map(|face| {
        let what = match face.clock {
            ClockKind::Response => "take ownership",
            ClockKind::Resolution => "resolve",
        };
        let state = match (face.running, face.breached) {
            (true, true) => "overdue",
            (true, false) => "running",
            (false, true) => "done, late",
            (false, false) => "done in time",
        };
        let (name, by) = (&face.name, clock.at(face.due_at));
        format!("{name}, {}: {what} by {by} ({state})", face.priority.word())
    });
    let promised = promises(play)
        .into_iter()
        .map(|face| format!("Next update promised to {} for {}", face.name, clock.at(face.due_at)));
    due.chain(promised).collect()
}
