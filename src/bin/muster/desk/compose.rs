//! Asking for what an offer still lacks: texts, reasons, a time, a clause. The program never writes any of them.

use muster::act::{Command, Setting};
use muster::engine::decide::{cost, words};
use muster::projection::inbox;
use muster::scenario::message::Message;
use muster::time::{ClockTime, SimSpan, SimTime};

use super::Desk;
use super::choose::spoken;

/// The command with everything it needs; none if the trainee thought better of it.
pub fn complete(desk: &mut Desk, command: Command) -> Option<Command> {
    let command = match command {
        Command::Answer { contact, .. } => {
            if let Some(letter) = inbox(desk.play()).into_iter().find(|l| l.contact == contact) {
                let text = letter.text.unwrap_or_default();
                desk.paper.hang(&format!("{}: \u{201c}{}\u{201d}", letter.from, text.trim()), "  ", "  ");
            }
            Command::Answer { contact, text: text(desk, "Your answer")? }
        }
        Command::Say { contact, chosen: None, .. } => {
            Command::Say { contact, text: text(desk, "What you say")?, chosen: None }
        }
        Command::Call { person, .. } => Command::Call { person, text: text(desk, "What you say")? },
        Command::Log { kind, service, contact, .. } => Command::Log {
            contact,
            title: line(desk, "Title: ")?,
            kind,
            service,
            text: desk.keys.text(&desk.paper, "What is seen, by whom, since when").unwrap_or_default(),
        },
        Command::Override { record, priority, .. } => {
            Command::Override { record, priority, because: line(desk, "Because: ")? }
        }
        Command::Escalate { record, to, route, .. } => {
            Command::Escalate { record, to, route, text: paper(desk, "Your handover")? }
        }
        Command::Ask { approval, of, .. } => Command::Ask { approval, of, text: text(desk, "What you ask")? },
        Command::Authorise { approval, .. } => {
            Command::Authorise { approval, because: line(desk, "Because: ")? }
        }
        Command::Decide { decision, option, .. } => {
            let because = desk.keys.line(&desk.paper, "Because (may be empty): ")?.trim().to_owned();
            let clause = clause(desk);
            let sure = desk.keys.line(&desk.paper, "How sure, 0 to 100 (may be empty): ");
            let sure = sure.and_then(|s| s.trim().trim_end_matches('%').trim().parse().ok());
            Command::Decide { decision, option, because, clause, sure }
        }
        Command::Declare { record, .. } => Command::Declare { record, because: line(desk, "Because: ")? },
        Command::StandDown { record, .. } => Command::StandDown { record, because: line(desk, "Because: ")? },
        Command::Send { audience, channel, .. } => {
            let (text, using) = message(desk, audience.as_str(), channel.as_str())?;
            let next = next_update(desk);
            Command::Send { audience, channel, text, next, using }
        }
        Command::Note { record, .. } => Command::Note { record, text: text(desk, "Your note")? },
        Command::Resolve { record, how, .. } => {
            Command::Resolve { record, how, text: text(desk, "How it was resolved, and how you know")? }
        }
        Command::Close { record, .. } => {
            let text = desk.keys.text(&desk.paper, "Closing note, may be empty").unwrap_or_default();
            Command::Close { record, text }
        }
        Command::Reopen { record, .. } => Command::Reopen { record, because: line(desk, "Because: ")? },
        Command::Reclassify { record, kind, .. } => {
            Command::Reclassify { record, kind, because: line(desk, "Because: ")? }
        }
        Command::Set { record, setting: Setting::Detail(detail, _) } => {
            Command::Set { record, setting: Setting::Detail(detail, text(desk, "What it says")?) }
        }
        Command::Review { record, parts, .. } => {
            Command::Review { record, text: paper(desk, "Your review, in a few sentences")?, parts }
        }
        Command::End => {
            let ask = "End the shift here? What has not come up yet stays unmarked. y ends it: ";
            let answer = desk.keys.line(&desk.paper, ask);
            if answer.is_some_and(|a| !a.trim().eq_ignore_ascii_case("y")) {
                return None;
            }
            Command::End
        }
        other => other,
    };
    agreed(desk, command)
}

/// Says what a message costs once its words are there, and asks.
fn agreed(desk: &mut Desk, command: Command) -> Option<Command> {
    let Command::Send { text, .. } = &command else { return Some(command) };
    let takes = cost(&desk.play().situation(), &command).takes;
    if takes == SimSpan::ZERO {
        return Some(command);
    }
    let ask = format!("{} words, {}. Enter sends, n does not: ", words(text), spoken(takes));
    match desk.keys.line(&desk.paper, &ask) {
        Some(answer) if answer.trim().is_empty() || answer.trim().eq_ignore_ascii_case("y") => Some(command),
        _ => {
            desk.paper.say("Not sent.");
            None
        }
    }
}

fn line(desk: &mut Desk, ask: &str) -> Option<String> {
    let line = desk.keys.line(&desk.paper, ask)?.trim().to_owned();
    if line.is_empty() {
        desk.paper.say("Nothing written, nothing done.");
        return None;
    }
    Some(line)
}

fn text(desk: &mut Desk, ask: &str) -> Option<String> {
    let text = desk.keys.text(&desk.paper, ask);
    if text.is_none() {
        desk.paper.say("Nothing written, nothing done.");
    }
    text
}

fn clause(desk: &mut Desk) -> Option<muster::ids::ClauseId> {
    let mut listed = false;
    loop {
        let line =
            desk.keys.line(&desk.paper, "Clause, such as IM-05 (may be empty; `policy` lists them): ")?;
        let name = line.trim().to_lowercase();
        if name.is_empty() {
            return None;
        }
        match desk.drill.policy.clause(&name) {
            Some(clause) => return Some(clause.id.clone()),
            None if listed => desk.paper.say("There is no such clause."),
            None => {
                super::views::policy(desk, "");
                listed = true;
            }
        }
    }
}

/// A text with the template it was begun from, if it was.
type Begun = (String, Option<muster::ids::MessageId>);

/// The words of a message: one's own, or a template for these readers with its blanks filled by hand.
fn message(desk: &mut Desk, audience: &str, channel: &str) -> Option<Begun> {
    begun(desk, "Your message", &|m| {
        m.audience.as_ref().is_some_and(|a| a.as_str() == audience)
            && m.channel.as_ref().is_none_or(|c| c.as_str() == channel)
    })
}

/// The words of what is no message to an audience: a handover, a review.
fn paper(desk: &mut Desk, ask: &str) -> Option<String> {
    begun(desk, ask, &|m| m.audience.is_none()).map(|(text, _)| text)
}

fn begun(desk: &mut Desk, ask: &str, fits: &dyn Fn(&Message) -> bool) -> Option<Begun> {
    let plot = desk.plot.clone();
    let templates: Vec<&Message> = plot.messages.iter().filter(|m| m.template && fits(m)).collect();
    if templates.is_empty() {
        return Some((text(desk, ask)?, None));
    }
    for (n, template) in templates.iter().enumerate() {
        desk.paper.put(&format!("{:>4} begin from: {}\n", n + 1, template.title));
        desk.paper.hang(template.text.trim(), "       ", "       ");
    }
    let answer = desk.keys.line(&desk.paper, "number, or Enter for your own words: ")?;
    let chosen = answer.trim().parse::<usize>().ok().and_then(|n| templates.get(n.checked_sub(1)?));
    match chosen {
        Some(template) => {
            let text = fill(desk, template.text.trim())?;
            desk.paper.hang(&text, "  > ", "  > ");
            Some((text, Some(template.id.clone())))
        }
        None => Some((text(desk, ask)?, None)),
    }
}

/// Asks for what belongs in each blank (`[time]`). A blank left empty stays one.
fn fill(desk: &mut Desk, template: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let Some((blank, tail)) = after.split_once(']') else {
            out.push('[');
            rest = after;
            continue;
        };
        let answer = desk.keys.line(&desk.paper, &format!("{blank}: "))?;
        match answer.trim() {
            "" => out.push_str(&format!("[{blank}]")),
            words => out.push_str(words),
        }
        rest = tail;
    }
    out.push_str(rest);
    Some(out)
}

/// When those who read it hear again, if the trainee says so beside the text.
fn next_update(desk: &mut Desk) -> Option<SimTime> {
    loop {
        let line = desk.keys.line(&desk.paper, "Next update by, hh:mm (may be empty): ")?;
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        match ClockTime::parse(line) {
            Ok(clock) => return desk.plot.starts.clock.sim_of(clock),
            Err(what) => desk.paper.say(&what),
        }
    }
}
