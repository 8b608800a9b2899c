//! What the terminal is: how wide, whether it takes colour, whether somebody sits at it.

use std::io::{IsTerminal, Write};

use muster::export::plain::{clean, wrap};

/// The terminal to write on.
#[derive(Clone, Copy, Debug)]
pub struct Paper {
    /// Columns to use.
    pub width: usize,
    colour: bool,
}

/// A way to make text stand out. Never the only signal: the words say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ink {
    /// Headings, times, prompts.
    Bold,
    /// What one may pass over.
    Dim,
    /// What needs a look.
    Warn,
}

impl Paper {
    /// What standard output is.
    pub fn of_stdout() -> Paper {
        let out = std::io::stdout();
        let is_terminal = out.is_terminal();
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        let able = std::env::var_os("TERM").is_none_or(|t| t != "dumb");
        let columns = terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0));
        Paper { width: columns.clamp(40, 100), colour: is_terminal && wanted && able }
    }

    /// The text in that ink, if the terminal has any.
    pub fn ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Warn => "33",
        };
        if self.colour && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// Prints wrapped text.
    pub fn say(&self, text: &str) {
        self.put(&wrap(text, self.width, "", ""));
    }

    /// Prints wrapped text below a lead.
    pub fn hang(&self, text: &str, first: &str, rest: &str) {
        self.put(&wrap(text, self.width, first, rest));
    }

    /// Prints a heading.
    pub fn head(&self, text: &str) {
        self.put(&format!("{}\n", self.ink(Ink::Bold, &clean(text))));
    }

    /// Prints as it is. A reader that went away is no reason to panic.
    pub fn put(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}

/// Whether somebody sits at the keyboard.
pub fn somebody_types() -> bool {
    std::io::stdin().is_terminal()
}
