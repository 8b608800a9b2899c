//! The one-line language of commands: what scripts, files of inputs and the terminal are written in.
//!
//! `AUTHORING.md`, section 6, shows every command. [`parse_command`] reads one, [`print_command`] writes one so that it
//! reads back as the same command, [`parse_script`] reads a list of them with their times.
//!
//! ```
//! use muster::diagnostic::{Problems, Span};
//! use muster::scenario::words::{parse_command, print_command};
//! let line = r#"escalate #1 to telephony functional "Calls cut off since 10:01. Please look by 10:20.""#;
//! let mut problems = Problems::new();
//! let command = parse_command(line, Span::new(0, line.len() as u32), None, &mut problems).unwrap();
//! assert_eq!(print_command(&command), line);
//! ```

mod lex;
mod parse;
mod print;
mod script;

pub use parse::{COMMANDS, parse_command};
pub use print::print_command;
pub use script::parse_script;
