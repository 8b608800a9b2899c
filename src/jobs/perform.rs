//! Doing what a request asks.

use std::sync::Arc;

use super::checking;
use super::compile::compile;
use super::debriefing::debriefing;
use super::personal::{guard, personal};
use super::wire::{Debriefing, Export, Reply, Request};
use crate::assess::Scorecard;
use crate::engine::Play;
use crate::export::html::html;
use crate::export::json::json;
use crate::export::markdown::markdown;
use crate::export::{Run, csv, summary};
use crate::session::{Account, Bundle, SessionFile};
use crate::tree;
use crate::verify::{Recorded, Report, Verdict, check};

/// Does what a request asks: JSON in, JSON out. A request that cannot be read is refused in a sentence.
pub fn perform(request: &str) -> String {
    let reply = match serde_json::from_str(request) {
        Ok(request) => done(request).unwrap_or_else(Reply::Refused),
        Err(fault) => Reply::Refused(format!("the request cannot be read: {fault}")),
    };
    serde_json::to_string(&reply).expect("our replies are JSON")
}

fn done(request: Request) -> Result<Reply, String> {
    match request {
        Request::Finish { journal, sources } => finish(&journal, &sources),
        Request::Open { file } => Ok(open(&file)),
        Request::Export { file, export } => write(&file, export),
        Request::Personal { texts, guard, message } => personal(&texts, &guard, message).map(Reply::Personal),
    }
}

fn finish(journal: &str, sources: &Bundle) -> Result<Reply, String> {
    let file = SessionFile::read_journal(journal).map_err(|e| e.to_string())?;
    if let Some(damage) = file.damage {
        return Err(format!("line {} of the journal: {}", damage.line, damage.what));
    }
    let header = &file.header;
    let digests = sources.digests();
    if (&header.scenario_digest, &header.policy_digest, &header.lexicon_digest)
        != (&digests.scenario, &digests.policy, &digests.lexicon)
    {
        return Err("the sources are not those the journal was played from".to_owned());
    }
    let drill = Arc::new(sources.drill_or_say()?);
    let mut session = Recorded::resume(&drill, sources, &file)?;
    let ends_at = session.play().plot().ends_at;
    session.advance_to(ends_at);
    let card = session.card().ok_or("the shift is not over")?;
    let text = session.text();
    let end = text.lines().last().unwrap_or_default().to_owned();
    Ok(Reply::Finished { end, debriefing: Box::new(debriefed(session.play(), card, sources)) })
}

/// The debrief, with what the page hands back when an account is looked at.
fn debriefed(play: &Play, card: &Scorecard, sources: &Bundle) -> Debriefing {
    let lexicon = tree::toml::parse(&sources.lexicon).0;
    // Without it nothing is found in an account; everything else stands.
    let guard = guard(play.drill(), &lexicon).unwrap_or_default();
    Debriefing { guard, ..debriefing(play, card) }
}

fn checked(file: &str) -> Report {
    check(file.as_bytes(), &[], Bundle::drill_or_say)
}

fn open(file: &str) -> Reply {
    let report = checked(file);
    let whole = report.verdict == Verdict::ReplaysExactly;
    let played = report.play.as_ref().zip(report.card.as_ref()).filter(|_| whole);
    let told = checking::told(&report, file.len());
    // The page replays the drill for its scrubber; where there is nothing to look at it needs none.
    let shown = whole || told.usable.is_some();
    let bundle = report.file.as_ref().filter(|_| shown).and_then(|f| f.bundle.as_ref());
    Reply::Opened {
        checked: told,
        drill: bundle.and_then(|bundle| compile(bundle).ok()),
        debriefing: played.zip(bundle).map(|((play, card), bundle)| Box::new(debriefed(play, card, bundle))),
    }
}

fn write(file: &str, export: Export) -> Result<Reply, String> {
    let report = checked(file);
    let (Some(play), Some(card)) = (&report.play, &report.card) else {
        return Err(format!("there is nothing to export: {}", report.verdict));
    };
    let (label, head) = match &report.file {
        Some(file) => (file.header.label.as_str(), Some(file.head.as_str())),
        None => ("", None),
    };
    let verdict = report.verdict.to_string();
    let own: Account = report.file.as_ref().and_then(|file| file.account.clone()).unwrap_or_default();
    let run = Run { label, head, verdict: Some(&verdict), disputes: &own.disputes, ..Run::new(play, card) };
    let (ending, mime, text) = match export {
        Export::Markdown => ("md", "text/markdown", markdown(&summary(&run, &own))),
        Export::Html => ("html", "text/html", html(&summary(&run, &own))),
        Export::MarksCsv => ("marks.csv", "text/csv", csv::lines(&run)),
        Export::EntriesCsv => ("entries.csv", "text/csv", csv::entries(&run)),
        Export::Json => ("json", "application/json", json(&run)),
    };
    let name = format!("{}-{}.{ending}", play.drill().scenario.id, play.seed());
    Ok(Reply::Exported { name, mime: mime.to_owned(), text })
}
