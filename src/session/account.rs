//! What the trainee wrote about the session after it: their account, how they said each domain went before they saw
//! a mark, and the marks they see differently.
//!
//! It may change for as long as its writer likes, so it stands after the end, outside the chain: nothing is computed
//! from it and no digest covers it. The line carries the beginning of the hash of the end, so that it is clear which
//! session it is about. Whoever could write it could write anything: its form is checked and its text masked again when
//! it is read.

use serde::{Deserialize, Serialize};

use super::chain::Chain;
use super::dispute::{self, Dispute};
use super::lines::encode;
use crate::limits;
use crate::policy::work::Domain;
use crate::text::mask;

/// How every account line begins.
pub(super) const BEGINS: &str = "{\"account\":";

/// What the trainee wrote and said. This is a wire type: a change here changes the format.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Where and when, who was affected.
    pub situation: String,
    /// Their role and what was due.
    pub task: String,
    /// What they did and why.
    pub action: String,
    /// What came of it.
    pub result: String,
    /// What they take from it.
    pub reflection: String,
    /// How they said domains went before they saw a mark, in the order of all domains; none for what was skipped.
    pub said: Vec<Said>,
    /// The lines of the marks they see differently, in the order of their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
}

/// How one domain went, as its trainee said before seeing a mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The domain as policies write it.
    pub domain: String,
    /// How much of it they thought they had done.
    pub percent: u8,
}

/// The line after the end.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountLine {
    pub(super) account: Account,
    /// Beginning of the hash of the end.
    pub(super) p: String,
}

impl Account {
    /// Of the five parts in their order, and of what was said of all domains in theirs. Restricted data is masked here,
    /// before anything leaves.
    pub fn of(own: &[String; 5], estimates: &[Option<u8>]) -> Account {
        let [situation, task, action, result, reflection] =
            own.each_ref().map(|text| kept(text, limits::TEXT_CHARS));
        let said = Domain::ALL.iter().zip(estimates).filter_map(|(domain, percent)| {
            Some(Said { domain: domain.word().to_owned(), percent: percent.filter(|n| *n <= 100)? })
        });
        let said = said.collect();
        Account { situation, task, action, result, reflection, said, disputes: Vec::new() }
    }

    /// The same with the lines of the marks that are disputed, and why.
    pub fn disputing(mut self, disputes: &[Dispute]) -> Account {
        self.disputes = dispute::of(disputes);
        self
    }

    /// The five parts in their order.
    pub fn own(&self) -> [&str; 5] {
        [&self.situation, &self.task, &self.action, &self.result, &self.reflection]
    }

    /// What was said of each of all domains.
    pub fn estimates(&self) -> Vec<Option<u8>> {
        Domain::ALL.iter().map(|domain| self.said_of(*domain)).collect()
    }

    /// What was said of a domain.
    pub fn said_of(&self, domain: Domain) -> Option<u8> {
        self.said.iter().find(|said| said.domain == domain.word()).map(|said| said.percent)
    }

    /// Whether anything was written.
    pub fn is_written(&self) -> bool {
        self.own().iter().any(|part| !part.trim().is_empty())
    }

    /// What is wrong with its form.
    fn fault(&self) -> Option<String> {
        if self.own().iter().any(|part| part.chars().count() > limits::TEXT_CHARS) {
            return Some(format!("a part of the account is longer than {} characters", limits::TEXT_CHARS));
        }
        let places = self.said.iter().map(|said| Domain::ALL.iter().position(|d| d.word() == said.domain));
        let mut last = None;
        for (place, said) in places.zip(&self.said) {
            if place.is_none() || place <= last || said.percent > 100 {
                return Some(format!("what was said of `{}` has no place there", shortened(&said.domain)));
            }
            last = place;
        }
        dispute::fault(&self.disputes)
    }

    /// As it is shown: what was written elsewhere may hold what is masked here.
    fn masked(self) -> Account {
        let estimates = self.estimates();
        Account::of(&self.own().map(str::to_owned), &estimates).disputing(&self.disputes)
    }

    /// Takes a line that was read, if its form is right and it is about the session that ended with that hash.
    pub(super) fn take(line: AccountLine, ended: &Chain) -> Result<Account, (String, bool)> {
        if let Some(fault) = line.account.fault() {
            return Err((fault, true));
        }
        if line.p != ended.short() {
            return Err(("the account belongs to another session".to_owned(), false));
        }
        Ok(line.account.masked())
    }
}

/// A text as it is kept: masked, then cut, because a mask may be longer than what it stands for.
pub(super) fn kept(text: &str, most: usize) -> String {
    mask(text).text.chars().take(most).collect()
}

fn shortened(word: &str) -> String {
    word.chars().take(40).filter(|c| !c.is_control()).collect()
}

/// A session file with the account of its trainee after its end. A session that has no end yet, or of which nothing was
/// written, said or disputed, stays as it is.
pub fn with_account(file: &str, account: &Account) -> String {
    let mut lines = file.split_inclusive('\n').map(|line| line.strip_suffix('\n').unwrap_or(line));
    let nothing = !account.is_written() && account.said.is_empty() && account.disputes.is_empty();
    let (Some(header), false, true) = (lines.next(), nothing, file.ends_with('\n')) else {
        return file.to_owned();
    };
    let mut chain = Chain::begin(header);
    let mut last = header;
    for line in lines.filter(|line| !line.starts_with("{\"bundle\":")) {
        chain = chain.then(line);
        last = line;
    }
    if !last.starts_with("{\"end\":") {
        return file.to_owned();
    }
    let line = encode(&AccountLine { account: account.clone(), p: chain.short() });
    format!("{file}{line}\n")
}
