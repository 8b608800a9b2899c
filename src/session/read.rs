//! Reading a session file: the longest valid prefix, and what is wrong after it.
//!
//! Each line is checked as bytes first (the hash before it, the one legal spelling), then read. The reader re-encodes
//! what it read and wants the same bytes, so there are no second spellings, no duplicate keys, no fractions.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::account::{self, Account, AccountLine};
use super::bundle::Bundle;
use super::chain::Chain;
use super::lines::{BundleLine, Check, CheckLine, End, EndLine, Header, Input, encode};
use super::{FORMAT, RULES};
use crate::limits;

/// Where a file stops making sense, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damage {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong with it, in a sentence without a full stop.
    pub what: String,
    /// Whether the bytes are broken (not well-formed), rather than the chain between them.
    pub malformed: bool,
}

/// What could be read of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionFile {
    /// What was played.
    pub header: Header,
    /// The sources it carries, if that line is whole.
    pub bundle: Option<Bundle>,
    /// The inputs of the valid prefix.
    pub inputs: Vec<Input>,
    /// The checkpoints of the valid prefix.
    pub checks: Vec<Check>,
    /// The end, if it is there.
    pub end: Option<End>,
    /// What the trainee wrote about it afterwards, masked; outside the chain.
    pub account: Option<Account>,
    /// What is wrong after the valid prefix.
    pub damage: Option<Damage>,
    /// The hash of everything before the end line.
    pub head: String,
}

/// Why nothing of a file can be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It is not a session file.
    NotASession(String),
    /// It was made by rules this program does not have.
    OtherRules(u32),
}

/// What the header of any rules has.
#[derive(Deserialize)]
struct Rules {
    rules: u64,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::NotASession(what) => write!(f, "this is not a Muster session file: {what}"),
            Unreadable::OtherRules(n) => {
                write!(
                    f,
                    "made under rules {n}; this program knows rules {RULES}; open it with the version that wrote it"
                )
            }
        }
    }
}

impl SessionFile {
    /// Reads a file.
    ///
    /// # Errors
    /// If not even the header makes sense.
    pub fn read(bytes: &[u8]) -> Result<SessionFile, Unreadable> {
        let (mut file, lines) = SessionFile::read_prefix(bytes)?;
        if file.damage.is_none() && file.bundle.is_none() {
            let what = "the bundle is missing".to_owned();
            file.damage = Some(Damage { line: 2, what, malformed: false });
        }
        if file.damage.is_none() && file.end.is_none() {
            let what = "the end is missing: the session was not finished, or the file was cut".to_owned();
            file.damage = Some(Damage { line: lines + 1, what, malformed: false });
        }
        Ok(file)
    }

    /// Reads a journal: a session that need not have its bundle or its end yet.
    ///
    /// # Errors
    /// If not even the header makes sense.
    pub fn read_journal(text: &str) -> Result<SessionFile, Unreadable> {
        SessionFile::read_prefix(text.as_bytes()).map(|(file, _)| file)
    }

    /// The longest valid prefix, and how many lines were looked at.
    fn read_prefix(bytes: &[u8]) -> Result<(SessionFile, u32), Unreadable> {
        let not = |what: &str| Unreadable::NotASession(what.to_owned());
        if bytes.len() > limits::SESSION_BYTES {
            return Err(not("it is larger than eight megabytes"));
        }
        let (text, broken_at) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(e) => {
                let valid = e.valid_up_to();
                (std::str::from_utf8(&bytes[..valid]).unwrap_or(""), Some(valid))
            }
        };
        let mut lines = text.split_inclusive('\n');
        let first = lines
            .next()
            .and_then(|l| l.strip_suffix('\n'))
            .ok_or_else(|| not("it has no whole first line"))?;
        let header: Header = parse(first).map_err(|what| {
            // A header of later rules may have fields this program does not know.
            match serde_json::from_str::<Rules>(first) {
                Ok(Rules { rules }) if rules != u64::from(RULES) => {
                    Unreadable::OtherRules(u32::try_from(rules).unwrap_or(u32::MAX))
                }
                _ => Unreadable::NotASession(format!("its first line is no header: {what}")),
            }
        })?;
        if header.format != FORMAT {
            return Err(not("its format is not muster-session/1"));
        }
        if header.rules != RULES {
            return Err(Unreadable::OtherRules(header.rules));
        }
        let mut file = SessionFile {
            header,
            bundle: None,
            inputs: Vec::new(),
            checks: Vec::new(),
            end: None,
            account: None,
            damage: None,
            head: String::new(),
        };
        let mut chain = Chain::begin(first);
        // The chain with the end in it: what the account hangs on.
        let mut ended = None;
        let mut number = 1;
        for line in lines {
            number += 1;
            let taken = match () {
                () if line.starts_with("{\"bundle\":") => file.take_bundle(line, number),
                () if line.starts_with(account::BEGINS) => file.take_account(line, ended.as_ref()),
                () => file.take(line, &chain),
            };
            match taken {
                Err((what, malformed)) => {
                    file.damage = Some(Damage { line: number, what, malformed });
                    break;
                }
                Ok(chained) if chained && file.end.is_none() => {
                    chain = chain.then(line.strip_suffix('\n').unwrap_or(line));
                }
                Ok(true) => ended = Some(chain.then(line.strip_suffix('\n').unwrap_or(line))),
                Ok(false) => {}
            }
        }
        file.head = chain.full();
        if file.damage.is_none() && broken_at.is_some() {
            let what = "bytes that are not text".to_owned();
            file.damage = Some(Damage { line: number + 1, what, malformed: true });
        }
        Ok((file, number))
    }

    /// Takes the bundle, which stands outside the chain: the header's digests bind it. Gives whether it is chained.
    fn take_bundle(&mut self, line: &str, number: u32) -> Result<bool, (String, bool)> {
        let whole = line.strip_suffix('\n').ok_or_else(|| ("the line was cut".to_owned(), true))?;
        if number != 2 {
            return Err(("the bundle stands elsewhere than in line 2".to_owned(), false));
        }
        let read: BundleLine = parse(whole).map_err(|what| (what, true))?;
        self.bundle = Some(read.bundle);
        Ok(false)
    }

    /// Takes the account, which stands after the end and outside the chain. Gives whether it is chained.
    fn take_account(&mut self, line: &str, ended: Option<&Chain>) -> Result<bool, (String, bool)> {
        let whole = line.strip_suffix('\n').ok_or_else(|| ("the line was cut".to_owned(), true))?;
        if whole.len() > limits::ACCOUNT_LINE_BYTES {
            return Err(("the line is too long".to_owned(), true));
        }
        let Some(ended) = ended.filter(|_| self.account.is_none()) else {
            return Err(("the account stands elsewhere than once after the end".to_owned(), false));
        };
        let read: AccountLine = parse(whole).map_err(|what| (what, true))?;
        self.account = Some(Account::take(read, ended)?);
        Ok(false)
    }

    fn take(&mut self, line: &str, chain: &Chain) -> Result<bool, (String, bool)> {
        let malformed = |what: &str| (what.to_owned(), true);
        let whole = line.strip_suffix('\n').ok_or_else(|| malformed("the line was cut"))?;
        if self.end.is_some() {
            return Err(("there is more after the end".to_owned(), false));
        }
        if whole.len() > limits::SESSION_LINE_BYTES {
            return Err(malformed("the line is too long"));
        }
        let p = self.take_step(whole)?;
        if p != chain.short() {
            self.untake(whole);
            return Err((
                "the hash before it does not match: a line was changed, cut out or moved".to_owned(),
                false,
            ));
        }
        Ok(true)
    }

    fn take_step(&mut self, line: &str) -> Result<String, (String, bool)> {
        let bad = |what: String| (what, true);
        if line.starts_with("{\"n\":") {
            let input: Input = parse(line).map_err(bad)?;
            let p = input.p.clone();
            self.inputs.push(input);
            Ok(p)
        } else if line.starts_with("{\"check\":") {
            let check: CheckLine = parse(line).map_err(bad)?;
            self.checks.push(check.check);
            Ok(check.p)
        } else if line.starts_with("{\"end\":") {
            let end: EndLine = parse(line).map_err(bad)?;
            self.end = Some(end.end);
            Ok(end.p)
        } else {
            Err(("this is no line of a session".to_owned(), true))
        }
    }

    fn untake(&mut self, line: &str) {
        if line.starts_with("{\"n\":") {
            self.inputs.pop();
        } else if line.starts_with("{\"check\":") {
            self.checks.pop();
        } else {
            self.end = None;
        }
    }
}

/// Reads a line that must be spelt as we spell it.
fn parse<T: DeserializeOwned + Serialize>(line: &str) -> Result<T, String> {
    let read: T = serde_json::from_str(line).map_err(|e| format!("it cannot be read ({e})"))?;
    if encode(&read) == line { Ok(read) } else { Err("it is not spelt as Muster writes it".to_owned()) }
}
