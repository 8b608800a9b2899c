//! Reads a list of steps: commands with their times.

use super::{COMMANDS, parse_command};
use crate::diagnostic::{Problems, Span, Words};
use crate::limits;
use crate::scenario::atoms::Atoms;
use crate::scenario::condition_parse::happening;
use crate::scenario::names::{Kind, Names};
use crate::scenario::place::short;
use crate::scenario::script::{Step, StepTime};
use crate::time::{ClockTime, SimSpan};

const FORMS: &str = "begin it with `at 10:05:`, `then:`, `+20s:` or `after open(NAME) +20s:`";

/// Reads a script, or a file of inputs: one step a line, empty lines and lines that begin with `#` are left out. A line
/// without a time is done as soon as possible.
///
/// `names` says which variant is played: steps `only` for others are left out. `after X` needs an atom for `X`, which
/// goes to `atoms`. For a script outside the drill file, begin with [`Atoms::from_list`] of the plot's atoms and play a
/// plot that carries [`Atoms::into_list`]; numbers that were there stay what they were.
pub fn parse_script(
    text: &str,
    base: Span,
    names: &Names,
    atoms: &mut Atoms,
    problems: &mut Problems,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for (number, from, line) in lines(text) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = base.part(from, from + line.len());
        if steps.len() >= limits::SCRIPT_STEPS {
            problems.error(
                "too-many",
                place,
                format!("a script has at most {} steps", limits::SCRIPT_STEPS),
                "end it here, or split it",
            );
            break;
        }
        let mut reader = Line { text: line, place, names, atoms, problems };
        if let Some((when, command)) = reader.step() {
            steps.push(Step { line: u32::try_from(number + 1).unwrap_or(u32::MAX), when, command });
        }
    }
    steps
}

/// The steps of a script as they stand: the number of the line each begins in, where it begins, and its text. A line that
/// begins with `- ` goes on with the one before it.
fn lines(text: &str) -> Vec<(usize, usize, &str)> {
    let mut out: Vec<(usize, usize, &str)> = Vec::new();
    let mut at = 0;
    for (number, line) in text.split('\n').enumerate() {
        let (from, end) = (at + (line.len() - line.trim_start().len()), at + line.trim_end().len());
        at += line.len() + 1;
        let line = line.trim();
        match out.last_mut() {
            Some((_, begun, whole)) if line.starts_with("- ") && !whole.is_empty() => {
                *whole = &text[*begun..end];
            }
            _ => out.push((number, from, line)),
        }
    }
    out
}

struct Line<'a, 'b> {
    text: &'a str,
    place: Span,
    names: &'b Names,
    atoms: &'b mut Atoms,
    problems: &'b mut Problems,
}

impl<'a> Line<'a, '_> {
    fn part(&self, piece: &str) -> Span {
        let from = piece.as_ptr() as usize - self.text.as_ptr() as usize;
        self.place.part(from, from + piece.len())
    }

    fn wrong<T>(&mut self, piece: &str, what: impl Words, mend: impl Words) -> Option<T> {
        let span = self.part(piece);
        self.problems.error("step", span, what, mend);
        None
    }

    fn step(&mut self) -> Option<(StepTime, crate::act::Command)> {
        let mut rest = self.text;
        if let Some(after) = rest.strip_prefix("only ") {
            let Some((variants, step)) = after.split_once(',') else {
                return self.wrong(
                    rest,
                    "there is no comma after `only ...`",
                    "write `only VARIANT, at 10:05: ...`",
                );
            };
            if !self.is_for(variants) {
                return None;
            }
            rest = step.trim();
        }
        let (time, command) = split(rest);
        let when = match time {
            Some(time) => self.time(time.trim()),
            None => Some(StepTime::Then(SimSpan::ZERO)),
        };
        let command = command.trim();
        if time.is_none() && self.has_no_colon(command) {
            return None;
        }
        if command.is_empty() {
            return self.wrong(rest, "there is no command in this step", "write one after the colon");
        }
        let span = self.part(command);
        let command = parse_command(command, span, Some(self.names), self.problems);
        Some((when?, command?))
    }

    /// Whether a step without a time begins with one all the same: then its colon, or the space after it, is missing, and
    /// that is said.
    fn has_no_colon(&mut self, step: &'a str) -> bool {
        let (first, rest) = step.split_once(char::is_whitespace).unwrap_or((step, ""));
        let second = rest.split_whitespace().next().unwrap_or("");
        let is_time = |word: &str| match word.strip_prefix('+') {
            Some(length) => SimSpan::parse(length).is_ok(),
            None => SimSpan::parse(word).is_ok() || ClockTime::parse(word).is_ok(),
        };
        // The last word of the time.
        let last = match first {
            "then" if second.starts_with('+') => second,
            "then" => first,
            "at" | "after" => second,
            _ if first.starts_with('+') || first.starts_with("then:") => first,
            _ => return false,
        };
        if last.is_empty() {
            return false;
        }
        let end = last.as_ptr() as usize - step.as_ptr() as usize + last.len();
        if let Some((time, word)) = last.rsplit_once(':')
            && (first != last || time == "then" || is_time(time))
            && COMMANDS.iter().any(|(known, _)| *known == word)
        {
            let time = step[..end - word.len()].trim_end_matches(':');
            let what = format!("there is no space after the colon of `{time}:`");
            self.wrong::<()>(last, what, format!("write `{time}: {word} ...`"));
            return true;
        }
        let time = &step[..end];
        let mend = match first {
            "after" => "put a colon after the time: `after open(NAME) +20s: ...`".to_owned(),
            _ => format!("write `{time}: {}`", short(step[end..].trim_start())),
        };
        self.wrong::<()>(time, "there is no colon between the time of this step and its command", mend);
        true
    }

    /// Whether one of the variants named is the one being read.
    fn is_for(&mut self, variants: &'a str) -> bool {
        let mut mine = false;
        for variant in variants.split_whitespace() {
            let span = self.part(variant);
            mine |= self.names.check(Kind::Variant, variant, span, self.problems)
                && variant == &*self.names.variant;
        }
        mine
    }

    fn time(&mut self, time: &'a str) -> Option<StepTime> {
        if time == "then" {
            return Some(StepTime::Then(SimSpan::ZERO));
        }
        if let Some(length) = time.strip_prefix("then ").unwrap_or(time).trim().strip_prefix('+') {
            return self.length(length).map(StepTime::Then);
        }
        if let Some(at) = time.strip_prefix("at ") {
            let at = at.trim();
            return match self.names.time(at) {
                Ok(time) => Some(StepTime::At(time)),
                Err((what, mend)) => self.wrong(at, what, mend),
            };
        }
        if let Some(after) = time.strip_prefix("after ") {
            let (what, length) = match after.rsplit_once(char::is_whitespace) {
                Some((what, last)) if last.starts_with('+') => (what, self.length(&last[1..])?),
                _ => (after, SimSpan::ZERO),
            };
            if let Some((name, length)) =
                what.rsplit_once('+').filter(|(_, length)| SimSpan::parse(length).is_ok())
            {
                let plus = &what[name.len()..];
                let mend = format!("write `after {} +{length}: ...`", name.trim_end());
                return self.wrong(plus, format!("there is no space before `+{length}`"), mend);
            }
            let span = self.part(what);
            let atom = happening(what, span, "", self.names, self.atoms, self.problems)?;
            return Some(StepTime::After(atom, length));
        }
        self.wrong(time, format!("`{}` is not the time of a step", short(time)), FORMS)
    }

    fn length(&mut self, text: &'a str) -> Option<SimSpan> {
        match SimSpan::parse(text) {
            Ok(length) => Some(length),
            Err(what) => self.wrong(text, what, "write it like +20s or +2m"),
        }
    }
}

/// Splits a step at the first colon that ends a word, outside quotes: the time before it, the command after it.
fn split(step: &str) -> (Option<&str>, &str) {
    let mut chars = step.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => break,
            ':' if chars.peek().is_none_or(|(_, next)| next.is_whitespace()) => {
                return (Some(&step[..at]), &step[at + 1..]);
            }
            _ => {}
        }
    }
    (None, step)
}
