//! The keyboard, or whatever is piped in its place.

use std::io::BufRead;

use muster::limits;

use crate::paper::{Ink, Paper};

/// Where lines come from.
pub struct Keys {
    /// Whether somebody sits there; otherwise lines are echoed so that the output reads whole.
    pub somebody: bool,
    gone: bool,
}

impl Keys {
    /// The keyboard.
    pub fn new(somebody: bool) -> Keys {
        Keys { somebody, gone: false }
    }

    /// Asks for a line. None when there are no more (Ctrl-D, the end of what was piped).
    pub fn line(&mut self, paper: &Paper, ask: &str) -> Option<String> {
        if self.gone {
            return None;
        }
        paper.put(&paper.ink(Ink::Bold, ask));
        let mut bytes = Vec::new();
        let most = limits::SESSION_LINE_BYTES as u64;
        let read = std::io::Read::take(std::io::stdin().lock(), most).read_until(b'\n', &mut bytes);
        if !matches!(read, Ok(n) if n > 0) {
            self.gone = true;
            paper.put("\n");
            return None;
        }
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
        if !self.somebody {
            paper.put(&format!("{}\n", muster::export::plain::one_line(&line)));
        }
        Some(line)
    }

    /// Asks for a text of several lines; an empty line ends it. None if nothing was written.
    pub fn text(&mut self, paper: &Paper, ask: &str) -> Option<String> {
        paper.put(&format!("{ask} (an empty line ends it)\n"));
        let mut lines: Vec<String> = Vec::new();
        while let Some(line) = self.line(paper, "| ") {
            if line.trim().is_empty() {
                break;
            }
            lines.push(line);
        }
        let text = lines.join("\n");
        (!text.trim().is_empty()).then_some(text)
    }
}
