//! Files that were changed: 5,000 cases, each refused at the step that is named for it (reliability 3.9).

use std::thread;

use muster::act::Command;
use muster::engine::dice::Dice;
use muster::ids::{RecordNo, VariantId};
use muster::session::account::{Account, with_account};
use muster::session::chain::Chain;
use muster::session::lines::{BundleLine, CheckLine, EndLine, Header, Input, Seed, encode};
use muster::session::{Bundle, Dispute, SessionFile};
use muster::time::{SimSpan, SimTime};
use muster::verify::ladder::{Report, Step, Verdict, check};

use crate::shipped::{Shipped, all, dead_air};

/// A file taken apart, so that a part can be changed and the chain written anew.
#[derive(Clone)]
struct Parts {
    header: Header,
    bundle: Bundle,
    lines: Vec<Body>,
    end: EndLine,
}

#[derive(Clone)]
enum Body {
    Input(Input),
    Check(CheckLine),
}

impl Parts {
    fn of(text: &str) -> Parts {
        let file = SessionFile::read(text.as_bytes()).expect("a session");
        assert_eq!(file.damage, None);
        let mut lines = Vec::new();
        for line in text.lines().skip(2) {
            if line.starts_with("{\"n\"") {
                lines.push(Body::Input(serde_json::from_str(line).unwrap()));
            } else if line.starts_with("{\"check\"") {
                lines.push(Body::Check(serde_json::from_str(line).unwrap()));
            }
        }
        let end = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        Parts { header: file.header, bundle: file.bundle.unwrap(), lines, end }
    }

    /// The file with a chain that is right again: what somebody who knows the format can write.
    fn rehashed(&self) -> String {
        let header = encode(&self.header);
        let mut chain = Chain::begin(&header);
        // The bundle stands outside the chain.
        let mut text = format!("{header}\n{}\n", encode(&BundleLine { bundle: self.bundle.clone() }));
        let mut add = |line: String, chain: &mut Chain| {
            *chain = chain.then(&line);
            text.push_str(&line);
            text.push('\n');
        };
        for body in &self.lines {
            let line = match body {
                Body::Input(input) => encode(&Input { p: chain.short(), ..input.clone() }),
                Body::Check(check) => encode(&CheckLine { p: chain.short(), ..check.clone() }),
            };
            add(line, &mut chain);
        }
        let mut end = self.end.clone();
        end.end.head = chain.full();
        end.p = chain.short();
        add(encode(&end), &mut chain);
        text
    }

    fn inputs(&mut self) -> Vec<&mut Input> {
        let inputs =
            self.lines.iter_mut().filter_map(|b| if let Body::Input(i) = b { Some(i) } else { None });
        inputs.collect()
    }

    fn checks(&mut self) -> Vec<&mut CheckLine> {
        let checks =
            self.lines.iter_mut().filter_map(|b| if let Body::Check(c) = b { Some(c) } else { None });
        checks.collect()
    }
}

/// The drill is made once, not five thousand times: what is under test is the ladder, and a changed bundle is refused
/// before it is loaded.
fn checked(shipped: &Shipped, text: &str) -> Report {
    let scenario = &shipped.drill.scenario;
    let known = [(scenario.id.to_string(), scenario.version.to_string(), shipped.bundle.digests())];
    check(text.as_bytes(), &known, |_| Ok((*shipped.drill).clone()))
}

fn failed_at(report: &Report) -> Option<Step> {
    report.steps.iter().find(|s| s.failed.is_some()).map(|s| s.step)
}

fn witness() -> (String, VariantId) {
    let variant = dead_air().variants()[0].clone();
    (dead_air().session("witness", &variant, 7), variant)
}

#[test]
fn a_fresh_file_replays_exactly() {
    for shipped in all() {
        for variant in shipped.variants() {
            for script in &shipped.drill.scenario.variant(variant.as_str()).unwrap().plot.scripts {
                let report = checked(shipped, &shipped.session(script.id.as_str(), &variant, 3));
                let name = format!("{} {variant} {}", shipped.drill.scenario.id, script.id);
                assert_eq!(report.verdict, Verdict::ReplaysExactly, "{name}");
            }
        }
    }
    let (text, _) = witness();
    assert_eq!(Parts::of(&text).rehashed(), text, "taking apart and putting together changes nothing");
}

#[test]
fn an_account_stands_after_the_end_and_changes_nothing() {
    let shipped = dead_air();
    let (text, _) = witness();
    let mut own: [String; 5] = Default::default();
    own[2] = "I looked twice because the board was empty (e4).".to_owned();
    let differs = [("decided-early", "I had rung them at 10:04 already."), ("not-said", "  ")]
        .map(|(line, why)| Dispute { line: line.to_owned(), why: why.to_owned() });
    let account = Account::of(&own, &[Some(70), None, Some(30)]).disputing(&differs);
    assert_eq!(account.disputes.len(), 1, "where no reason was given there is no dispute");
    let with = with_account(&text, &account);
    let report = checked(shipped, &with);
    assert_eq!(report.verdict, Verdict::ReplaysExactly);
    let file = report.file.unwrap();
    assert_eq!(
        (file.account.as_ref(), file.head),
        (Some(&account), SessionFile::read(text.as_bytes()).unwrap().head)
    );
    assert_eq!(with_account(&text, &Account::default()), text, "where nothing was written there is no line");

    // An account may change after the end; its form may not, nor the session it is about.
    let changed = with.replacen("board was empty", "wallboard was empty", 1);
    assert_eq!(checked(shipped, &changed).verdict, Verdict::ReplaysExactly);
    let open = with.replacen("I looked twice", "He read 4111 1111 1111 1111, I looked twice", 1);
    let read = SessionFile::read(open.as_bytes()).unwrap().account.unwrap();
    assert!(read.action.starts_with("He read [card number], I looked twice"), "{}", read.action);
    let open = with.replacen("I had rung them", "He read 4111 1111 1111 1111", 1);
    let read = SessionFile::read(open.as_bytes()).unwrap().account.unwrap();
    assert_eq!(read.disputes[0].why, "He read [card number] at 10:04 already.");
    let line = with.lines().last().unwrap();
    let twice =
        with.replacen("\"disputes\":[", "\"disputes\":[{\"line\":\"decided-early\",\"why\":\"Yes\"},", 1);
    let other = shipped.session("witness", &shipped.variants()[0].clone(), 8);
    let first = text.find('\n').unwrap() + 1;
    for (bad, step) in [
        (with.replacen("\"percent\":70", "\"percent\":170", 1), Step::WellFormed),
        (with.replacen("\"percent\":70", "\"percent\":7e1", 1), Step::WellFormed),
        (with.replacen("{\"domain\":\"", "{\"domain\":\"x", 1), Step::WellFormed),
        (with.replacen("I looked twice", &"x".repeat(4_001), 1), Step::WellFormed),
        (with.replacen("I looked twice", &"x".repeat(200_000), 1), Step::WellFormed),
        (twice, Step::WellFormed),
        (with.replacen("I had rung them", &"x".repeat(301), 1), Step::WellFormed),
        (with.replacen("I had rung them at 10:04 already.", " ", 1), Step::WellFormed),
        (with.replacen("\"why\"", "\"because\"", 1), Step::WellFormed),
        (with.replacen("\"reflection\"", "\"more\":1,\"reflection\"", 1), Step::WellFormed),
        (with.trim_end().to_owned(), Step::WellFormed),
        (format!("{with}{line}\n"), Step::Chain),
        (format!("{other}{line}\n"), Step::Chain),
        (format!("{}{line}\n{}", &text[..first], &text[first..]), Step::Chain),
        (format!("{with}{}\n", text.lines().last().unwrap()), Step::Chain),
    ] {
        let report = checked(shipped, &bad);
        assert_eq!(failed_at(&report), Some(step), "{}", report.verdict);
    }
}

#[test]
fn raw_edits_break_the_form_the_chain_or_the_bundle() {
    let shipped = dead_air();
    let (text, _) = witness();
    let dice = Dice::new(11);
    let bytes = text.as_bytes();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    // The bundle is most of the file: half of the edits go to the rest of it.
    let after_bundle = lines[0].len() + lines[1].len();
    for case in 0..1_500 {
        let roll = |purpose: &str, sides: usize| dice.roll(purpose, "raw", case, sides as u64) as usize;
        let mut changed = bytes.to_vec();
        let at = match roll("where", 2) {
            0 => roll("at", bytes.len()),
            _ => after_bundle + roll("at", bytes.len() - after_bundle),
        };
        match roll("kind", 3) {
            0 => changed[at] ^= 1 << roll("bit", 7),
            1 => {
                changed.remove(at);
            }
            _ => changed.insert(at, b'0' + roll("digit", 10) as u8),
        }
        if changed == bytes {
            continue;
        }
        let report = check(&changed, &[], |_| Ok((*shipped.drill).clone()));
        let step = failed_at(&report);
        let fine = matches!(step, Some(Step::WellFormed | Step::Chain))
            || (at < lines[0].len() && matches!(step, Some(Step::Rules)))
            // The bundle stands outside the chain: the header's digests catch it.
            || (lines[0].len()..after_bundle).contains(&at) && matches!(step, Some(Step::Bundle))
            // Nothing follows the last line to hold its hash: every field of it is computed again instead.
            || (at >= bytes.len() - lines[lines.len() - 1].len() && step.is_some());
        assert!(fine, "case {case} at byte {at}: {:?} {}", step, report.verdict);
    }
    for case in 0..500 {
        let roll = |purpose: &str, sides: usize| dice.roll(purpose, "lines", case, sides as u64) as usize;
        let mut changed = lines.clone();
        let (a, b) = (1 + roll("a", lines.len() - 1), 1 + roll("b", lines.len() - 1));
        match roll("kind", 3) {
            0 => {
                changed.remove(a);
            }
            1 => changed.insert(b, lines[a]),
            _ => changed.swap(a, b),
        }
        if changed == lines {
            continue;
        }
        let report = checked(shipped, &changed.concat());
        assert!(
            matches!(failed_at(&report), Some(Step::WellFormed | Step::Chain)),
            "case {case}: {}",
            report.verdict
        );
    }
}

#[test]
fn a_file_cut_at_any_line_is_damaged_and_the_rest_is_usable() {
    let shipped = dead_air();
    let (text, _) = witness();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for keep in 1..lines.len() {
        let report = checked(shipped, &lines[..keep].concat());
        let inputs = lines[..keep].iter().filter(|l| l.starts_with("{\"n\"")).count();
        assert!(matches!(report.verdict, Verdict::Damaged { .. }), "{keep} lines: {}", report.verdict);
        assert_eq!(report.file.unwrap().inputs.len(), inputs);
        // In the middle of a line, too.
        let half = lines[..keep].concat() + &lines[keep][..lines[keep].len() / 2];
        let report = checked(shipped, &half);
        assert_eq!(failed_at(&report), Some(Step::WellFormed), "{keep} lines and a half");
    }
    assert!(matches!(checked(shipped, "").verdict, Verdict::Damaged { usable: 0, .. }));
}

#[test]
fn rehashed_edits_are_refused_at_the_named_step() {
    let (text, _) = witness();
    let parts = Parts::of(&text);
    // A case is a whole check: all cores share them.
    let crew = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for first in 0..crew {
            let parts = &parts;
            scope.spawn(move || (first..3_000).step_by(crew).for_each(|case| refused(parts, case as u32)));
        }
    });
}

/// Checks that one edit, with every hash made good again, is refused at a step that names what was changed.
fn refused(parts: &Parts, case: u32) {
    let shipped = dead_air();
    let dice = Dice::new(12);
    let roll = |purpose: &str, sides: usize| dice.roll(purpose, "rehashed", case, sides as u64) as usize;
    let mut p = parts.clone();
    let n = p.inputs().len();
    let (what, steps): (&str, &[Step]) = match case % 15 {
        0 => {
            p.end.end.earned = roll("mark", 10_001) as u32;
            if p.end.end.earned == parts.end.end.earned {
                return;
            }
            ("the marks", &[Step::Marks])
        }
        1 => {
            p.end.end.flags.push("R1".to_owned());
            ("a flag", &[Step::Marks])
        }
        2 => {
            p.end.end.outcome.replace_range(..1, if p.end.end.outcome.starts_with('0') { "1" } else { "0" });
            ("the outcome", &[Step::Marks])
        }
        3 => {
            let m = p.checks().len();
            p.checks()[roll("check", m)].check.state = "0".repeat(64);
            ("a checkpoint", &[Step::Replay])
        }
        4 => {
            let at = roll("input", n);
            p.inputs()[at].command = Command::Close { record: RecordNo(99), text: "x".to_owned() };
            ("an act without meaning", &[Step::Replay])
        }
        5 => {
            p.header.seed = Seed(1_000 + case as u64);
            ("the seed", &[Step::Replay, Step::Marks])
        }
        6 => {
            p.header.variant = shipped.variants()[1].clone();
            ("the variant", &[Step::Replay, Step::Marks])
        }
        7 => {
            p.bundle.scenario.push_str("\n# a word\n");
            ("the scenario, without its digest", &[Step::Bundle])
        }
        8 => {
            p.bundle.scenario.push_str("\n# a word\n");
            p.header.scenario_digest = p.bundle.digests().scenario;
            ("the scenario, with its digest", &[Step::Bundle])
        }
        9 => {
            let at = 1 + roll("input", n - 1);
            let before = p.inputs()[at - 1].at.ms();
            let Some(earlier) = before.checked_sub(1 + roll("ms", 60_000) as u64) else { return };
            p.inputs()[at].at = SimTime::from_ms(earlier);
            ("time backwards", &[Step::Replay])
        }
        10 => {
            let at = roll("input", n);
            let later = p.inputs()[at].at + SimSpan::from_ms(1 + roll("ms", 5_000) as u64);
            p.inputs()[at].at = later;
            ("a little later", &[Step::Replay, Step::Marks])
        }
        11 => {
            let at = roll("input", n);
            p.inputs()[at].n += 1;
            ("a wrong number", &[Step::Replay])
        }
        12 => {
            let inputs: Vec<usize> =
                (0..p.lines.len()).filter(|i| matches!(p.lines[*i], Body::Input(_))).collect();
            p.lines.remove(inputs[roll("input", n)]);
            ("an input taken out", &[Step::Replay])
        }
        13 => {
            p.end.end.at = SimTime::from_ms(p.end.end.at.ms() + 1);
            ("the time of the end", &[Step::Replay])
        }
        _ => {
            let at = roll("input", n);
            match p.inputs()[at].command.texts_mut().first_mut() {
                Some(text) => text.push_str(" 4111 1111 1111 1111"),
                None => return,
            }
            ("a card number", &[Step::Replay])
        }
    };
    let changed = p.rehashed();
    let report = checked(shipped, &changed);
    let step = failed_at(&report);
    assert!(step.is_some_and(|s| steps.contains(&s)), "case {case}, {what}: {step:?}: {}", report.verdict);
}

#[test]
fn second_spellings_are_refused() {
    let shipped = dead_air();
    let (text, _) = witness();
    let third = text.lines().nth(2).unwrap();
    for (from, to) in [
        ("{\"n\":0,", "{\"n\":0,\"n\":0,"),
        ("{\"n\":0,", "{\"n\": 0,"),
        ("{\"n\":0,", "{\"n\":0.0,"),
        ("{\"n\":0,", "{\"n\":0,\"extra\":1,"),
        ("\"do\":", "\"d\\u006f\":"),
    ] {
        let changed = text.replacen(third, &third.replacen(from, to, 1), 1);
        assert_ne!(changed, text);
        assert_eq!(failed_at(&checked(shipped, &changed)), Some(Step::WellFormed), "{to}");
    }
}

#[test]
fn unknown_rules_are_said_and_not_guessed() {
    let (text, _) = witness();
    let report = checked(dead_air(), &text.replacen("\"rules\":1,", "\"rules\":9,", 1));
    assert!(matches!(report.verdict, Verdict::NotCheckable(_)), "{}", report.verdict);
    assert!(report.verdict.to_string().contains("rules 9"));
}

#[test]
fn a_consistent_file_of_another_run_is_not_told_apart_and_the_report_says_so() {
    let other = dead_air().session("witness", &dead_air().variants()[0], 8);
    assert_eq!(checked(dead_air(), &other).verdict, Verdict::ReplaysExactly);
    assert!(muster::verify::ladder::NOT_SHOWN.contains("who played"));
}

#[test]
fn damage_is_found_where_it_is_and_what_stands_before_it_is_usable() {
    let (text, _) = witness();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for changed in 3..lines.len() - 1 {
        if !lines[changed].starts_with("{\"n\"") || !lines[changed].contains("\"at\":") {
            continue;
        }
        // The same line with another time: well-formed, but the line after it carries the hash of what stood here.
        let input: Input = serde_json::from_str(lines[changed]).unwrap();
        let other = encode(&Input { at: input.at + SimSpan::from_ms(1), ..input }) + "\n";
        let mut cut = lines.clone();
        cut[changed] = &other;
        let file = SessionFile::read(cut.concat().as_bytes()).unwrap();
        let damage = file.damage.expect("it is damaged");
        assert_eq!(damage.line as usize, changed + 2, "{}", damage.what);
        let before = lines[..=changed].iter().filter(|l| l.starts_with("{\"n\"")).count();
        assert_eq!(file.inputs.len(), before);
    }
}
