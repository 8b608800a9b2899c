//! What one can look at without any time passing.

use muster::engine::Play;
use muster::engine::state::Record;
use muster::export::plain::{one_line, wrap};
use muster::projection::floor::MODEL;
use muster::projection::{Names, Reader, Stage, clocks, inbox, promises, wallboard, when};
use muster::scenario::words::COMMANDS;

use super::Desk;
use crate::paper::{Ink, Paper};

/// A told piece of the shift, its times standing out.
pub fn inked(paper: &Paper, text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let is_time = line.len() > 7
            && line.as_bytes()[2] == b':'
            && line.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        match line.split_at_checked(5) {
            Some((time, rest)) if is_time => out.push_str(&format!("{}{rest}", paper.ink(Ink::Bold, time))),
            _ => out.push_str(line),
        }
    }
    out
}

pub fn help(desk: &Desk) {
    desk.paper.say(
        "Choose a number, then narrower until it is done; Enter alone goes back. What costs time says so in brackets \
         before you choose it. Nothing else makes time pass: to let it pass, choose Time.",
    );
    desk.paper.put("\nLook at things (free):\n");
    for (word, what) in [
        ("board", "the wallboard and your clocks"),
        ("inbox", "everything that reached you"),
        ("records", "your records"),
        ("people", "who can be rung"),
        ("policy", "the clauses; policy IM-05 shows one"),
        ("log", "the shift so far"),
        ("brief", "the briefing"),
        ("quit", "end the shift and see the marks"),
    ] {
        desk.paper.hang(what, &format!("  {word:<9}"), "           ");
    }
    desk.paper.put("\nOr type a command; #1 is your first record:\n");
    for (word, form) in COMMANDS {
        desk.paper.put(&desk.paper.ink(Ink::Dim, &format!("  {word} {form}\n")));
    }
}

pub fn board(desk: &Desk) {
    let play = desk.play();
    let figures = wallboard(play);
    let widest = figures.iter().map(|f| f.label.chars().count()).max().unwrap_or(0);
    desk.paper.head(&format!("Wallboard, {}", desk.clock(play.now())));
    for f in &figures {
        let pad = widest - f.label.chars().count();
        desk.paper.put(&format!("  {}{:pad$}  {:>6} {}\n", f.label, "", f.value, f.unit));
    }
    if figures.iter().any(|f| f.modelled) {
        desk.paper.put(&format!("  {MODEL}.\n"));
    }
    for f in clocks(play) {
        let state = match (f.running, f.breached) {
            (true, true) => "overdue",
            (true, false) => "running",
            (false, true) => "stopped late",
            (false, false) => "stopped in time",
        };
        let text = format!(
            "{} {} on {}: {} % of {}, {state}, due {}",
            f.name,
            f.clock.word(),
            f.priority.label(),
            f.percent,
            f.target,
            when(desk.plot.starts, f.due_at)
        );
        desk.paper.hang(&text, "  ", "    ");
    }
    for f in promises(play) {
        let (due, left) = (when(desk.plot.starts, f.due_at), f.left.whole_minutes());
        let what = if matches!(f.to, Reader::Audience(_)) { "Next update" } else { "Another word" };
        let words =
            f.words.map_or_else(String::new, |words| format!(": \u{201c}{}\u{201d}", one_line(&words)));
        let text = format!("{what} to {} promised for {due}, {left} min left ({}{words})", f.name, f.entry);
        desk.paper.hang(&text, "  ", "    ");
    }
}

pub fn inbox_lines(desk: &Desk) {
    let letters = inbox(desk.play());
    if letters.is_empty() {
        desk.paper.say("Nothing has reached you.");
    }
    for l in letters {
        let waits = match (l.stage, l.wants_answer, l.waiting) {
            (Stage::Read, true, Some(w)) => format!(", wants an answer, {} min", w.whole_minutes()),
            (Stage::New, _, Some(w)) => format!(", {} min", w.whole_minutes()),
            _ => String::new(),
        };
        let line = format!("{} [{}{waits}] {}", one_line(&l.subject), l.stage.label(), l.contact);
        desk.paper.hang(&line, &format!("{}  ", desk.clock(l.arrived_at)), "       ");
    }
}

pub fn records(desk: &Desk) {
    let play = desk.play();
    if play.state().records.is_empty() {
        desk.paper.say("You have opened no record.");
    }
    for record in &play.state().records {
        one_record(desk, play, record);
    }
}

fn one_record(desk: &Desk, play: &Play, record: &Record) {
    let names = Names::new(&desk.drill, &desk.plot);
    let name = names.record(record.opened_as, record.no);
    desk.paper.head(&format!("{name} (#{}) {}", record.no.0, one_line(&record.title)));
    let or = |value: Option<String>| value.unwrap_or_else(|| "not set".to_owned());
    let level = |l: Option<muster::policy::work::Level>| or(l.map(|l| l.label().to_owned()));
    let major = if record.major { ", MAJOR INCIDENT" } else { "" };
    desk.paper.hang(
        &format!(
            "{}{major}; {}, {}; category {}; impact {}, urgency {}; priority {}{}",
            record.status.label(),
            record.kind.label(),
            names.service(record.service.as_str()),
            or(record.category.as_ref().map(|c| names.category(c.as_str()).to_owned())),
            level(record.impact),
            level(record.urgency),
            or(record.priority.map(|p| p.label().to_owned())),
            if record.overridden { " (overridden)" } else { "" },
        ),
        "  ",
        "  ",
    );
    let person = |id: &Option<muster::ids::PersonId>| {
        id.as_ref().map_or("nobody".to_owned(), |p| names.person(p.as_str()).to_owned())
    };
    desk.paper.hang(
        &format!("owner {}, worked by {}", person(&record.owner), person(&record.worker)),
        "  ",
        "  ",
    );
    if !record.contacts.is_empty() {
        let linked: Vec<&str> = record.contacts.iter().map(|c| names.subject(c.as_str())).collect();
        desk.paper.hang(&format!("linked: {}", linked.join("; ")), "  ", "  ");
    }
    let children: Vec<String> = record.children.iter().map(|no| names.record_in(play.state(), *no)).collect();
    if !children.is_empty() {
        desk.paper.hang(&format!("parent of {}", children.join(", ")), "  ", "  ");
    }
    desk.paper.put(&wrap(&record.text, desk.paper.width, "  > ", "  > "));
}

pub fn people(desk: &Desk) {
    let person = |id: &str, name: &str, about: &str| {
        desk.paper.hang(&format!("{name}: {about} [{id}]"), "  ", "      ");
    };
    desk.paper.head("Teams with a duty");
    for team in &desk.drill.policy.teams {
        person(team.id.as_str(), &team.name, &team.about);
    }
    desk.paper.head("People");
    for p in &desk.plot.people {
        person(p.id.as_str(), &p.name, &p.role);
    }
}

pub fn policy(desk: &Desk, clause: &str) {
    let policy = &desk.drill.policy;
    if clause.is_empty() {
        desk.paper.head(&policy.title);
        for c in &policy.clauses {
            desk.paper.hang(&c.title, &format!("  {:<7}", c.id.as_str().to_uppercase()), "         ");
        }
        return;
    }
    match policy.clause(&clause.to_lowercase()) {
        Some(c) => {
            desk.paper.head(&format!("{} {}", c.id.as_str().to_uppercase(), c.title));
            desk.paper.say(c.text.trim());
        }
        None => desk.paper.say("There is no such clause; `policy` lists them."),
    }
}
