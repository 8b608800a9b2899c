//! Choosing by number: seven groups, then narrower and narrower, never more than one screen at a time.

use muster::act::{Command, Part};
use muster::engine::Play;
use muster::export::plain::one_line;
use muster::projection::label::{setting_value, way};
use muster::projection::{Group, Names, Offer, Stage, inbox, offers};
use muster::time::SimSpan;

use super::Desk;
use crate::paper::{Ink, Paper};

/// The groups with their numbers, on one line or two.
pub fn groups(paper: &Paper, play: &Play) -> String {
    let new = inbox(play).iter().filter(|l| l.stage == Stage::New).count();
    let all = offers(play);
    let mut out = String::new();
    let mut used = 0;
    // Room for the help at the end.
    let room = paper.width.saturating_sub("? help".len());
    for (n, group) in Group::ALL.iter().enumerate() {
        let count = all.iter().filter(|o| o.group == *group).count();
        let note = match group {
            Group::Inbox if new > 0 => format!(" ({new} new)"),
            Group::Decide if count > 0 => " (open)".to_owned(),
            _ => String::new(),
        };
        let text = format!("{} {}{note}", n + 1, group.label());
        if used + text.len() > room {
            out.push('\n');
            used = 0;
        }
        used += text.len() + 2;
        let text = if count == 0 { paper.ink(Ink::Dim, &text) } else { text };
        out.push_str(&text);
        out.push_str("  ");
    }
    out.push_str("? help\n");
    out
}

/// Lets somebody choose an offer of the group of that number (from 1).
pub fn offer(desk: &mut Desk, number: usize, all: Vec<Offer>) -> Option<Offer> {
    let Some(group) = number.checked_sub(1).and_then(|n| Group::ALL.get(n)) else {
        desk.paper.say("Choose 1 to 7.");
        return None;
    };
    let mut left: Vec<(Vec<String>, Offer)> = {
        let of_group = all.into_iter().filter(|o| o.group == *group);
        of_group.map(|o| (path(desk, &o), o)).collect()
    };
    // What nobody has looked at first, then who waits for an answer, then the rest.
    let letters = inbox(desk.play());
    left.sort_by_key(|(_, offer)| match &offer.command {
        Command::Open { .. } => 0,
        Command::Answer { contact, .. } => {
            if letters.iter().any(|l| l.contact == *contact && l.wants_answer) { 1 } else { 2 }
        }
        _ => 0,
    });
    if left.is_empty() {
        desk.paper.say(match group {
            Group::Inbox => "Nothing waits in the inbox.",
            Group::Decide => "No question is open.",
            _ => "There is nothing to choose here now.",
        });
        return None;
    }
    let mut depth = 0;
    loop {
        let mut heads: Vec<String> = Vec::new();
        for (path, _) in &left {
            if let Some(head) = path.get(depth)
                && !heads.contains(head)
            {
                heads.push(head.clone());
            }
        }
        if heads.is_empty() {
            return left.into_iter().next().map(|(_, offer)| offer);
        }
        // A step with one choice is taken by itself, except at the top, where one sees what one is about to do.
        let chosen =
            if heads.len() == 1 && depth > 0 { heads[0].clone() } else { pick(desk, &heads, &left, depth)? };
        left.retain(|(path, _)| path.get(depth) == Some(&chosen));
        depth += 1;
    }
}

/// The steps by which an offer is found: the act first, then whom or what.
fn path(desk: &Desk, offer: &Offer) -> Vec<String> {
    let play = desk.play();
    let names = Names::new(&desk.drill, &desk.plot);
    let record = |no| names.record_in(play.state(), no);
    let person = |id: &muster::ids::PersonId| match id.as_str() {
        "you" => "you".to_owned(),
        other => match names.role_of(other) {
            "" => names.person(other).to_owned(),
            role => format!("{}, {role}", names.person(other)),
        },
    };
    match &offer.command {
        Command::Log { kind, service, .. } => vec![
            "Open a record".to_owned(),
            kind.label().to_owned(),
            names.service(service.as_str()).to_owned(),
        ],
        Command::Set { record: no, setting } => vec![
            format!("Set a field of {}", record(*no)),
            setting.field().to_owned(),
            setting_value(names, setting),
        ],
        Command::Override { record: no, priority, .. } => {
            vec![format!("Override the priority of {}", record(*no)), priority.label().to_owned()]
        }
        Command::Link { record: no, contact } => {
            vec![format!("Link a contact to {}", record(*no)), names.subject(contact.as_str()).to_owned()]
        }
        Command::LinkRecord { parent, child } => {
            vec![format!("Make {} the parent of", record(*parent)), record(*child)]
        }
        Command::Assign { record: no, part, person: id } => {
            let part = match part {
                Part::Owner => "Choose the owner",
                Part::Worker => "Choose who works on it",
            };
            vec![format!("Assign {}", record(*no)), part.to_owned(), person(id)]
        }
        Command::AssignRole { role, person: id } => {
            vec!["Give a role".to_owned(), names.role(role.as_str()).to_owned(), person(id)]
        }
        Command::Call { person: id, .. } => vec!["Ring somebody".to_owned(), person(id)],
        Command::Escalate { record: no, to, route, .. } => {
            vec![format!("Escalate {}", record(*no)), person(to), way(*route).to_owned()]
        }
        Command::Ask { approval, of, .. } => {
            vec!["Ask for approval".to_owned(), names.approval(approval.as_str()).to_owned(), person(of)]
        }
        Command::Verify { record: no, check } => {
            vec![format!("Verify {} by a test", record(*no)), names.check(check.as_str()).to_owned()]
        }
        Command::Send { audience, channel, .. } => {
            vec![names.audience(audience.as_str()).to_owned(), names.channel(channel.as_str()).to_owned()]
        }
        Command::Decide { decision, .. } => {
            let ask = desk.plot.decision(decision.as_str()).map_or(decision.as_str(), |d| &d.ask);
            vec![ask.to_owned(), offer.label.clone()]
        }
        Command::Resolve { record: no, how, .. } => {
            vec![format!("Resolve {}", record(*no)), how.label().to_owned()]
        }
        Command::Reclassify { record: no, kind, .. } => {
            vec![format!("Reclassify {} as", record(*no)), kind.label().to_owned()]
        }
        _ => vec![offer.label.clone()],
    }
}

fn pick(desk: &mut Desk, heads: &[String], left: &[(Vec<String>, Offer)], depth: usize) -> Option<String> {
    let mut shown: Vec<&String> = heads.iter().collect();
    list(desk, &shown, left, depth);
    loop {
        let part = if shown.len() > 12 { ", part of a name" } else { "" };
        let cost = common_cost(left).map_or_else(String::new, |offer| match cost(offer) {
            Some(cost) => format!(" [{cost}]"),
            None => String::new(),
        });
        let ask = format!("number{part}, or Enter for back{cost}: ");
        let line = desk.keys.line(&desk.paper, &ask)?;
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        if let Ok(number) = line.parse::<usize>() {
            if let Some(head) = number.checked_sub(1).and_then(|n| shown.get(n)) {
                return Some((*head).clone());
            }
            desk.paper.say(&format!("Choose 1 to {}.", shown.len()));
            continue;
        }
        let wanted = line.to_lowercase();
        let fits: Vec<&String> = heads.iter().filter(|h| h.to_lowercase().contains(&wanted)).collect();
        match fits.as_slice() {
            [] => desk
                .paper
                .say("Nothing here has that in its name. Enter goes back; then any command can be typed."),
            [only] => return Some((*only).clone()),
            _ => match fits.iter().find(|h| h.to_lowercase() == wanted) {
                Some(exact) => return Some((*exact).clone()),
                None => {
                    shown = fits;
                    list(desk, &shown, left, depth);
                }
            },
        }
    }
}

/// Any offer, if all of them cost the same: that is said once.
fn common_cost(left: &[(Vec<String>, Offer)]) -> Option<&Offer> {
    let (_, first) = left.first()?;
    (left.len() > 1 && left.iter().all(|(_, o)| o.cost == first.cost)).then_some(first)
}

fn list(desk: &Desk, shown: &[&String], left: &[(Vec<String>, Offer)], depth: usize) {
    let same = common_cost(left).is_some();
    for (n, head) in shown.iter().enumerate() {
        let under: Vec<&(Vec<String>, Offer)> =
            left.iter().filter(|(path, _)| path.get(depth) == Some(*head)).collect();
        let note = note(desk, &under, depth, same);
        desk.paper.hang(&format!("{}{note}", one_line(head)), &format!("{:>4} ", n + 1), "     ");
    }
}

/// What stands behind a choice: its cost, how long somebody has waited.
fn note(desk: &Desk, under: &[&(Vec<String>, Offer)], depth: usize, same: bool) -> String {
    let mut notes = Vec::new();
    if let [(path, offer)] = under {
        let contact = match &offer.command {
            Command::Open { contact } | Command::Answer { contact, .. } => Some(contact),
            _ => None,
        };
        let letter = contact.and_then(|id| inbox(desk.play()).into_iter().find(|l| l.contact == *id));
        if let Some(letter) = letter {
            match (letter.stage, letter.waiting.map(|w| w.whole_minutes())) {
                (Stage::New, Some(0)) => notes.push("new".to_owned()),
                (Stage::New, Some(n)) => notes.push(format!("new, {n} min")),
                (_, Some(n)) => notes.push(format!("wants an answer, {n} min")),
                (_, None) => notes.push("no answer wanted".to_owned()),
            }
        }
        if path.len() == depth + 1 && !same {
            notes.extend(cost(offer));
        }
    } else if !same {
        // One cost for all of them is worth saying early.
        let first = under.first().map(|(_, o)| o.cost);
        if under.iter().all(|(_, o)| Some(o.cost) == first) {
            notes.extend(under.first().and_then(|(_, o)| cost(o)));
        } else {
            notes.push("\u{2026}".to_owned());
        }
    }
    if notes.is_empty() { String::new() } else { format!("  [{}]", notes.join(", ")) }
}

fn cost(offer: &Offer) -> Option<String> {
    match &offer.command {
        Command::Wait { .. } | Command::Skip | Command::End | Command::BreakOff => None,
        Command::Send { .. } if offer.cost > SimSpan::ZERO => {
            Some(format!("{} min and the words", offer.cost.minutes_up()))
        }
        Command::Send { .. } => Some("by its words".to_owned()),
        _ if offer.cost == SimSpan::ZERO => None,
        _ => Some(spoken(offer.cost)),
    }
}

/// A cost as a control shows it.
pub fn spoken(cost: SimSpan) -> String {
    if cost < SimSpan::minutes(1) {
        format!("{} s", cost.ms().div_ceil(1_000))
    } else {
        format!("{} min", cost.minutes_up())
    }
}
