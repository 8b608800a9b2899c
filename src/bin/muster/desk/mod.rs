//! The desk in a terminal: briefing, what is new, a prompt, numbered choices or a line of the command language.
//!
//! It shows what the library's projections show and submits what the library's menu offers; it holds no rules. Every
//! accepted input is in the file before the next prompt.

mod choose;
mod closing;
mod compose;
mod keys;
mod views;

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use muster::act::{Command, Event};
use muster::diagnostic::{Problems, Span};
use muster::engine::{Drill, Play};
use muster::export::SIMULATED;
use muster::export::transcript::Teller;
use muster::projection::{Reader, Stage, clocks, day, inbox, promises};
use muster::scenario::names::Kind;
use muster::scenario::words::{COMMANDS, parse_command};
use muster::scenario::{Plot, names_of};
use muster::time::SimTime;
use muster::verify::Recorded;

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, Unusable, wall};
use keys::Keys;

/// Somebody's desk.
pub struct Desk {
    drill: Arc<Drill>,
    plot: Arc<Plot>,
    recorded: Recorded,
    journal: Option<(PathBuf, File)>,
    keys: Keys,
    paper: Paper,
}

/// What a line at the prompt led to.
enum Next {
    /// A command to carry out.
    Do(Command),
    /// Nothing; the prompt again.
    Again,
    /// The keyboard has gone, or the trainee wants to leave.
    Leave,
}

impl Desk {
    /// Opens the desk and, if the session is to be kept, its file.
    pub fn open(
        drill: Arc<Drill>,
        recorded: Recorded,
        out: Option<PathBuf>,
        somebody: bool,
    ) -> Result<Desk, Unusable> {
        let plot = drill
            .scenario
            .variant(recorded.play().variant().as_str())
            .map(|v| v.plot.clone())
            .ok_or_else(|| Unusable("the variant cannot be played".to_owned()))?;
        let journal = match out {
            Some(path) => {
                let cannot =
                    |e: std::io::Error| Unusable(format!("{} cannot be written: {e}", path.display()));
                let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(cannot)?;
                file.write_all(recorded.text().as_bytes()).map_err(cannot)?;
                Some((path, file))
            }
            None => None,
        };
        Ok(Desk { drill, plot, recorded, journal, keys: Keys::new(somebody), paper: Paper::of_stdout() })
    }

    fn play(&self) -> &Play {
        self.recorded.play()
    }

    fn clock(&self, at: SimTime) -> String {
        self.plot.starts.clock.at(at)
    }

    /// Works the shift to its end, then shows what came of it.
    pub fn work(mut self) -> Outcome {
        let (drill, plot) = (self.drill.clone(), self.plot.clone());
        let mut teller = Teller::new(&drill, &plot, self.play().seed());
        let mut told = 0;
        self.briefing();
        self.tell(&mut teller, &mut told);
        while self.play().state().ended.is_none() {
            match self.prompt() {
                Next::Do(command) => self.carry_out(command, &mut teller, &mut told)?,
                Next::Again => {}
                Next::Leave => self.carry_out(Command::End, &mut teller, &mut told)?,
            }
        }
        self.closing()?;
        Ok(Ending::Fine)
    }

    fn briefing(&self) {
        let brief = &self.plot.brief;
        self.paper.head(&self.drill.scenario.title);
        self.paper.say(&format!("{SIMULATED}. {}. {}.", brief.role, day(self.plot.starts.date)));
        self.paper.put("\n");
        self.paper.say(brief.text.trim());
        if !brief.may.is_empty() {
            self.paper.put("\nYou may, without asking:\n");
            brief.may.iter().for_each(|may| self.paper.hang(may, "  - ", "    "));
        }
        self.paper.put("\n");
        self.paper.say(
            "Doing things costs simulated time, and sending costs by its length; reading, thinking and typing do not. Choose by number, or type a \
             command. ? shows help.",
        );
    }

    /// Prints the entries that were not printed yet, as far as the trainee could see them.
    fn tell(&self, teller: &mut Teller<'_>, told: &mut usize) {
        let entries = self.play().entries();
        for entry in &entries[(*told).min(entries.len())..] {
            let text = teller.tell(entry, self.paper.width, false);
            self.paper.put(&views::inked(&self.paper, &text));
        }
        *told = entries.len();
    }

    /// Carries a command out and lets the time it takes pass.
    fn carry_out(
        &mut self,
        command: Command,
        teller: &mut Teller<'_>,
        told: &mut usize,
    ) -> Result<(), Unusable> {
        let now = self.play().now();
        match self.recorded.submit(now, command, Some(wall::now_ms())) {
            Ok((_, lines)) => self.keep(&lines)?,
            Err(refusal) => {
                self.paper.say_in(Ink::Warn, &format!("That is not possible now: {refusal}."));
                return Ok(());
            }
        }
        while let (Some(busy), Some(until)) = (self.play().state().busy.clone(), self.play().next_stop()) {
            let before = self.play().entries().len();
            let line = self.recorded.advance_to(until);
            self.keep(line.as_slice())?;
            let arrived = self.play().entries()[before..]
                .iter()
                .any(|e| matches!(e.event, Event::ContactArrived { .. } | Event::DecisionPut { .. }));
            self.tell(teller, told);
            let goes_on = self.play().state().busy.is_some();
            if arrived && goes_on && busy.breakable && self.keys.somebody && !self.keys.has_kept() {
                let until = self.clock(busy.until);
                let ask = format!("You are busy until {until}. Enter carries on, b breaks off: ");
                let typed = self.keys.line(&self.paper, &ask).unwrap_or_default();
                if typed.trim().eq_ignore_ascii_case("b") {
                    return self.carry_out(Command::BreakOff, teller, told);
                }
                // Whoever has typed the next thing already does not have to type it again.
                self.keys.keep(&typed);
            }
        }
        self.tell(teller, told);
        Ok(())
    }

    fn keep(&mut self, lines: &[String]) -> Result<(), Unusable> {
        let Some((path, file)) = &mut self.journal else { return Ok(()) };
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_data())
            .map_err(|e| Unusable(format!("{} cannot be written: {e}", path.display())))
    }

    /// One line that says how things stand.
    fn standing(&self) -> String {
        let play = self.play();
        let mut parts = vec![self.paper.ink(Ink::Bold, &self.clock(play.now()))];
        let new = inbox(play).iter().filter(|l| l.stage == Stage::New).count();
        if new > 0 {
            parts.push(format!("{new} new"));
        }
        let questions = play.state().decisions.values();
        let open = questions.filter(|q| matches!(q, muster::engine::state::Question::Open)).count();
        if open > 0 {
            parts.push(if open == 1 { "a question".to_owned() } else { format!("{open} questions") });
        }
        for face in clocks(play).iter().filter(|f| f.running && (f.percent >= 50)) {
            parts.push(format!("{} {} {} %", face.name, face.clock.word(), face.percent));
        }
        for face in promises(play) {
            let what = if matches!(face.to, Reader::Audience(_)) { "update" } else { "word" };
            parts.push(format!("{what} to {} due {}", face.name, self.clock(face.due_at)));
        }
        parts.join("  ")
    }

    fn prompt(&mut self) -> Next {
        self.paper.put(&format!("\n{}\n", self.standing()));
        self.paper.put(&choose::groups(&self.paper, self.play()));
        let Some(line) = self.keys.line(&self.paper, "> ") else { return Next::Leave };
        let line = line.trim().to_owned();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
        if let Ok(number) = line.parse::<usize>() {
            return self.by_number(number);
        }
        match (word, rest.trim()) {
            ("", _) => Next::Again,
            ("?" | "help", _) => self.view(views::help),
            ("board", "") => self.view(views::board),
            ("records", "") => self.view(views::records),
            ("people", "") => self.view(views::people),
            ("inbox", "") => self.view(views::inbox_lines),
            ("brief", "") => {
                self.briefing();
                Next::Again
            }
            ("log", "") => {
                self.reread();
                Next::Again
            }
            ("policy", clause) => {
                views::policy(self, clause);
                Next::Again
            }
            ("quit" | "exit" | "q", "") => self.quit(),
            (word, _) if COMMANDS.iter().any(|(known, _)| *known == word) => self.by_words(&line),
            _ => {
                self.paper.say(&format!(
                    "`{}` is no number of a choice and no command. ? shows what you can type.",
                    muster::export::plain::one_line(word)
                ));
                Next::Again
            }
        }
    }

    fn view(&self, show: fn(&Desk)) -> Next {
        show(self);
        Next::Again
    }

    fn reread(&self) {
        let mut teller = Teller::new(&self.drill, &self.plot, self.play().seed());
        for entry in self.play().entries() {
            let text = teller.tell(entry, self.paper.width, false);
            self.paper.put(&views::inked(&self.paper, &text));
        }
    }

    fn quit(&mut self) -> Next {
        let ask = "End the shift here? What has not come up yet stays unmarked. y ends it: ";
        match self.keys.line(&self.paper, ask) {
            Some(answer) if !answer.trim().eq_ignore_ascii_case("y") => Next::Again,
            _ => Next::Leave,
        }
    }

    fn by_number(&mut self, number: usize) -> Next {
        let offers = muster::projection::offers(self.play());
        let Some(offer) = choose::offer(self, number, offers) else { return Next::Again };
        match compose::complete(self, offer.command) {
            Some(command) => Next::Do(command),
            None => Next::Again,
        }
    }

    fn by_words(&mut self, line: &str) -> Next {
        let Some(variant) = self.drill.scenario.variant(self.play().variant().as_str()) else {
            return Next::Again;
        };
        let mut names = names_of(&self.drill.scenario, variant, &self.drill.policy);
        let state = self.play().state();
        names.only(Kind::Contact, state.inbox.iter().map(|line| line.contact.as_str()));
        names.only(Kind::Decision, state.decisions.keys().map(|decision| decision.as_str()));
        names.only(Kind::Message, self.plot.messages.iter().filter(|m| m.template).map(|m| m.id.as_str()));
        for hidden in [Kind::Inject, Kind::Fact, Kind::Item, Kind::Flag, Kind::Script, Kind::Variant] {
            names.only(hidden, []);
        }
        let mut problems = Problems::new();
        let span = Span::new(0, u32::try_from(line.len()).unwrap_or(u32::MAX));
        match parse_command(line, span, Some(&names), &mut problems) {
            Some(command) => Next::Do(command),
            None => {
                for problem in problems.sorted() {
                    let end = if problem.mend.ends_with(['?', '.']) { "" } else { "." };
                    self.paper.say(&format!("{}; {}{end}", problem.what, problem.mend));
                }
                Next::Again
            }
        }
    }
}
