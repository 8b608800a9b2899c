//! The program as it is built: every verb, its exit code, and what it says. Runs only when the program is built
//! (`--features cli`).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use muster::rehearse::{Extent, rehearse};

/// A folder of its own for a test, empty at the start.
fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("program").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder can be made");
    path
}

fn muster(args: &[&str]) -> Output {
    typed(args, "")
}

/// Runs the program with something piped in.
fn typed(args: &[&str], keys: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_muster"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    // The program may leave before it has read all.
    let _ = stdin.write_all(keys.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("it ends by itself")
}

/// A session of the witness.
fn session(folder: &Path) -> String {
    let file = folder.join("run.muster.jsonl").display().to_string();
    let inputs = "tests/goldens/dead-air/witness-board-lies/inputs.txt";
    let args = ["play", "scenarios/dead-air", "--inputs", inputs, "--seed", "7", "--variant", "board-lies"];
    let done = muster(&[&args[..], &["-o", &file, "--label", "Sam"]].concat());
    assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
    file
}

#[test]
fn a_played_file_is_checked_explained_and_exported() {
    let folder = scratch("whole");
    let file = session(&folder);

    let checked = muster(&["check", &file]);
    assert_eq!(code(&checked), 0);
    assert!(out(&checked).contains("Replays exactly"), "{}", out(&checked));
    assert!(out(&checked).contains("Not shown by this: who played"));
    let checked = muster(&["check", &file, "--json", "--drills", "scenarios"]);
    let read: serde_json::Value = serde_json::from_str(&out(&checked)).expect("JSON");
    assert_eq!((read[0]["verdict"].as_str(), code(&checked)), (Some("replays-exactly"), 0));

    let marks = muster(&["marks", &file]);
    assert_eq!(code(&marks), 0);
    assert!(out(&marks).contains("Sum of the lines: "), "{}", out(&marks));
    let marks = muster(&["marks", &file, "--json"]);
    let read: serde_json::Value = serde_json::from_str(&out(&marks)).expect("JSON");
    assert_eq!(read["points"], 10_000);

    for (form, begins) in [
        ("md", "# Run summary: Dead Air"),
        ("html", "<!doctype html>"),
        ("json", "{\n  \"format\": \"muster-run/1\""),
        ("csv", "kind,id,domain"),
        ("txt", "Dead Air 1."),
    ] {
        let written = folder.join(format!("run.{form}")).display().to_string();
        let done = muster(&["export", &file, "--to", form, "-o", &written]);
        assert_eq!((code(&done), out(&done).as_str()), (0, ""), "{form}");
        let text = fs::read_to_string(&written).expect("it was written");
        assert!(text.starts_with(begins), "{form}: {}", &text[..60]);
        assert!(
            out(&muster(&["export", &file, "--to", form])).starts_with(begins),
            "{form} to standard output"
        );
    }
    let entries = out(&muster(&["export", &file, "--to", "csv", "--table", "entries"]));
    assert!(entries.starts_with("no,at_ms,clock,"), "{entries}");
}

#[test]
fn a_changed_file_says_no_everywhere() {
    let folder = scratch("changed");
    let good = session(&folder);
    let bad = folder.join("bad.muster.jsonl").display().to_string();
    let text = fs::read_to_string(&good).expect("the session");
    fs::write(&bad, text.replacen("imran-reports\"", "kezia-reports\"", 1)).expect("a copy");

    let checked = muster(&["check", &good, &bad]);
    assert_eq!(code(&checked), 1, "one of several is enough");
    assert!(out(&checked).contains("Damaged after input"), "{}", out(&checked));
    assert!(out(&checked).contains("Replays exactly"), "the other is still told");
    assert_eq!(code(&muster(&["marks", &bad])), 1);
    assert_eq!(code(&muster(&["export", &bad, "--to", "md"])), 1);
    for word in ["verified", "authentic", "genuine"] {
        assert!(!out(&checked).to_lowercase().contains(word), "never `{word}`");
    }
}

#[test]
fn a_call_that_cannot_be_used_ends_with_two() {
    let folder = scratch("calls");
    let nowhere = folder.join("nowhere").display().to_string();
    for args in [
        &["check", &nowhere][..],
        &["marks", &nowhere],
        &["export", &nowhere, "--to", "md"],
        &["lint", &nowhere],
        &["play", &nowhere],
        &["rehearse", &nowhere],
        &["play", "scenarios/dead-air", "--variant", "no-such"],
        &["play", "scenarios/dead-air", "--inputs", &nowhere],
        &["play", "scenarios/dead-air", "--script", "no-such"],
        &["rehearse", "scenarios/_template", "--plays", "0"],
        &["dance"],
        &["check"],
    ] {
        let done = muster(args);
        assert_eq!(code(&done), 2, "{args:?}: {}", out(&done));
        assert!(!done.stderr.is_empty(), "{args:?} says why");
    }
    let file = session(&folder);
    let again = typed(&["play", "scenarios/dead-air", "-o", &file], "");
    assert_eq!(code(&again), 2, "a session is never overwritten");
}

#[test]
fn lint_says_where_and_how_to_mend_it() {
    assert_eq!(code(&muster(&["lint", "scenarios"])), 0, "{}", out(&muster(&["lint", "scenarios"])));
    let folder = scratch("lint");
    for part in ["brightwater", "lexicon/en-GB"] {
        fs::create_dir_all(folder.join(part)).expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(part);
        for file in fs::read_dir(from).expect("its files") {
            let file = file.expect("a file");
            fs::copy(file.path(), folder.join(part).join(file.file_name())).expect("a copy");
        }
    }
    let drill = folder.join("broken");
    fs::create_dir_all(&drill).expect("a folder");
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/dead-air/drill.toml");
    let text = fs::read_to_string(whole).expect("Dead Air").replace("from = \"kezia\"", "from = \"kezi\"");
    fs::write(drill.join("drill.toml"), text).expect("a copy");
    let path = drill.display().to_string();
    let done = muster(&["lint", &path]);
    assert_eq!(code(&done), 1);
    assert!(out(&done).contains("`kezi`") && out(&done).contains("`kezia`"), "{}", out(&done));
    let done = muster(&["lint", &path, "--json"]);
    let read: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
    assert!(read[0]["line"].as_u64().is_some_and(|n| n > 1), "{read}");
    assert_eq!(code(&muster(&["play", &path])), 2, "it cannot be played");
}

/// A folder of drills of its own: the policy, the lexicon, and a copy of the template as `drill`.
fn drills(name: &str) -> PathBuf {
    let folder = scratch(name);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for (part, to) in
        [("brightwater", "brightwater"), ("lexicon/en-GB", "lexicon/en-GB"), ("_template", "drill")]
    {
        fs::create_dir_all(folder.join(to)).expect("a folder");
        for file in fs::read_dir(from.join(part)).expect("its files") {
            let file = file.expect("a file");
            fs::copy(file.path(), folder.join(to).join(file.file_name())).expect("a copy");
        }
    }
    folder
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

#[test]
fn a_folder_that_is_not_there_is_told_where_it_is_named() {
    let folder = drills("beside");
    let drill = folder.join("drill").display().to_string();
    let text = fs::read_to_string(folder.join("drill/drill.toml")).expect("a drill");
    let line = text.lines().position(|line| line.starts_with("policy = ")).expect("its policy") + 1;
    for (wrong, mend) in [("brightwtaer", "did you mean `brightwater`?"), ("harbour", "lie side by side")] {
        let changed = text.replace("policy = \"brightwater\"", &format!("policy = \"{wrong}\""));
        fs::write(folder.join("drill/drill.toml"), changed).expect("written");
        let done = muster(&["lint", &drill]);
        let said = err(&done);
        assert_eq!(code(&done), 2, "{said}");
        let missing = folder.join(wrong).join("policy.toml").display().to_string();
        for wanted in [format!("drill.toml:{line}:"), missing, mend.to_owned()] {
            assert!(said.contains(&wanted), "{wanted}: {said}");
        }
    }
    let slip = text.replace("policy = \"brightwater\"", "policy = \"brightwatr\"");
    fs::write(folder.join("drill/drill.toml"), slip).expect("written");
    for (place, path) in [(folder.clone(), "drill"), (folder.join("drill"), ".")] {
        let done =
            Command::new(env!("CARGO_BIN_EXE_muster")).args(["lint", path]).current_dir(place).output();
        let said = err(&done.expect("the program ends"));
        assert!(said.contains("did you mean `brightwater`?"), "{path}: {said}");
    }
    fs::write(folder.join("drill/drill.toml"), text).expect("written");
    fs::rename(folder.join("lexicon"), folder.join("words")).expect("moved");
    let said = err(&muster(&["lint", &drill]));
    let missing = folder.join("lexicon/en-GB").display().to_string();
    assert!(said.contains(&missing) && said.contains("lie side by side"), "{said}");
}

#[test]
fn lint_takes_what_its_help_promises() {
    let folder = drills("kinds");
    let path = |part: &str| folder.join(part).display().to_string();
    for part in [
        "brightwater",
        "brightwater/policy.toml",
        "lexicon",
        "lexicon/en-GB",
        "lexicon/en-GB/contact.toml",
        "drill",
        "",
    ] {
        let done = muster(&["lint", &path(part)]);
        assert_eq!((code(&done), out(&done).as_str()), (0, "Nothing to mend.\n"), "{part}: {}", err(&done));
    }
    let policy = folder.join("brightwater/policy.toml");
    let text = fs::read_to_string(&policy).expect("a policy");
    fs::write(&policy, text.replacen("colleague = 5\n", "", 1)).expect("written");
    let words = folder.join("lexicon/en-GB/contact.toml");
    let text = fs::read_to_string(&words).expect("words");
    fs::write(&words, format!("{text}unheard-of = [\"...\"]\n")).expect("written");
    for (part, wanted) in
        [("brightwater", "policy.toml:"), ("lexicon", "contact.toml:"), ("lexicon/en-GB", "contact.toml:")]
    {
        let done = muster(&["lint", &path(part)]);
        assert_eq!(code(&done), 1, "{part}");
        assert!(out(&done).contains(wanted), "{part}: {}", out(&done));
    }
    fs::create_dir_all(folder.join("empty")).expect("a folder");
    let said = err(&muster(&["lint", &path("empty")]));
    assert!(
        said.contains("drill.toml") && said.contains("policy.toml") && said.contains("`lexicon`"),
        "{said}"
    );
}

#[test]
fn a_player_is_told_what_a_player_can_do() {
    let done = muster(&["play", "scenarios/_template", "--variant", "foo"]);
    assert!(err(&done).contains("this drill has one only; leave `--variant` out"), "{}", err(&done));
    let done = muster(&["play", "scenarios/dead-air", "--variant", "board-lie"]);
    assert!(err(&done).contains("did you mean `board-lies`?"), "{}", err(&done));
    let folder = scratch("player");
    let file = folder.join("player.muster.jsonl").display().to_string();
    let keys = "decide restart paper-form \"x\"\nlog incidnet crm \"Grey\" \"Grey\"\nwhisper jess \"Breathe\"\nquit\ny\n50\n";
    let done = typed(&["play", "scenarios/_template", "--seed", "7", "-o", &file], keys);
    let text = out(&done);
    assert!(text.contains("there is no decision `restart`; nothing of that kind has come up."), "{text}");
    assert!(text.contains("did you mean `incident`?\n"), "{text}");
    for not_here in ["add one", "[[", "?."] {
        assert!(!text.contains(not_here), "{not_here}: {text}");
    }
}

#[test]
fn texts_are_read_with_a_lexicon_that_is_in_order() {
    let folder = scratch("read");
    let words = folder.join("lexicon");
    fs::create_dir_all(&words).expect("a folder");
    for file in fs::read_dir("scenarios/lexicon/en-GB").expect("the lexicon") {
        let file = file.expect("a file").path();
        fs::copy(&file, words.join(file.file_name().expect("its name"))).expect("a copy");
    }
    let texts = folder.join("texts.jsonl").display().to_string();
    fs::write(&texts, "{\"id\": 1, \"text\": \"Our smoke signal goes up at 10:30.\"}\n").expect("written");
    let with = words.display().to_string();
    let verdict = || {
        let done = muster(&["read", "--json", "--lexicon", &with, &texts]);
        assert_eq!(code(&done), 0, "{}", String::from_utf8_lossy(&done.stderr));
        let read: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
        let said = read["found"]["next-update"]["verdict"].as_str().map(str::to_owned);
        (said, String::from_utf8(done.stderr).expect("text"))
    };
    assert_eq!(verdict(), (Some("not".to_owned()), String::new()));

    let contact = words.join("contact.toml");
    let good = fs::read_to_string(&contact).expect("a text");
    let smoke = good.replacen("promise-noun = [", "promise-noun = [\"smoke signal\", ", 1);
    fs::write(&contact, format!("{smoke}unheard-of = [\"x\"]\n")).expect("written");
    let (said, warned) = verdict();
    assert_eq!(said.as_deref(), Some("met"));
    assert!(warned.contains("no detector uses the table `unheard-of`"), "{warned}");

    for (wrong, why) in [("\"a\" \"b\"", "contact.toml"), ("\"...\"", "not a phrase")] {
        fs::write(&contact, format!("{good}unheard-of = [{wrong}]\n")).expect("written");
        let done = muster(&["read", "--lexicon", &with, &texts]);
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(code(&done) == 2 && said.contains(why), "{said}");
    }
}

#[test]
fn a_trainee_can_play_with_numbers_and_with_words() {
    let folder = scratch("typed");
    let file = folder.join("typed.muster.jsonl").display().to_string();
    // Listen by number; log, classify and tell by words; a blank filled, a mistake, a refusal; then leave.
    let keys = "1\n1\nlog incident voice-hollin \"Calls go silent\" \"Three agents\"\nset #1 impact high\n\
                set #1 urgency high\nack\nacknowledge #1\nacknowledge #1\nboard\nrecords\npeople\npolicy im-05\n?\n\
                log\nopen nobody\n7\n1\nquit\ny\n50\n";
    let args = ["play", "scenarios/dead-air", "--seed", "7", "--variant", "board-lies", "-o", &file];
    let done = typed(&args, keys);
    let text = out(&done);
    assert_eq!(code(&done), 0, "{text}");
    for wanted in [
        "Simulated practice record",
        "You open INC-",
        "The matrix makes INC-",
        "`ack` is no number of a choice and no command",
        "That is not possible now: the record is acknowledged already.",
        "You said 50.",
        "No band",
    ] {
        assert!(text.contains(wanted), "{wanted}\nnot in\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colour into a pipe");
    assert_eq!(code(&muster(&["check", &file])), 0, "what was typed replays");
}

#[test]
fn the_keyboard_may_go_at_any_time() {
    let folder = scratch("gone");
    let all = "1\n1\n4\n1\n3\nIt is silent here.\n\n5\n1\n1\n\nOne line.\n\n\n\n";
    for (n, (cut, _)) in all.match_indices('\n').enumerate() {
        let file = folder.join(format!("{n}.muster.jsonl")).display().to_string();
        let args = ["play", "scenarios/dead-air", "--seed", "5", "-o", &file];
        let done = typed(&args, &all[..=cut]);
        assert_eq!(code(&done), 0, "{}", out(&done));
        assert_eq!(code(&muster(&["check", &file])), 0, "the file is whole, cut after {n} lines");
    }
}

#[test]
fn rehearsing_dead_air_proves_it() {
    let done = muster(&["rehearse", "scenarios/dead-air", "--json", "--plays", "20"]);
    assert_eq!(code(&done), 0, "{}", out(&done));
    let read: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
    assert_eq!(read["proved"], true);
}

#[test]
fn what_a_witness_lost_is_named_and_can_be_played_again() {
    let folder = scratch("script");
    let drill = folder.join("frozen-screen");
    fs::create_dir_all(&drill).unwrap();
    for shared in ["brightwater", "lexicon"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(shared);
        std::os::unix::fs::symlink(from, folder.join(shared)).unwrap();
    }
    let template = include_str!("../../scenarios/_template/drill.toml");
    let late = template.replacen("due = \"2m\"", "due = \"1s\"\nlate = \"2s\"", 1);
    assert!(late != template, "the template has an item due in two minutes");
    fs::write(drill.join("drill.toml"), late).unwrap();
    let path = drill.display().to_string();
    let done = muster(&["rehearse", &path, "--plays", "1", "--json"]);
    assert_eq!(code(&done), 1, "{}", out(&done));
    let read: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
    let faults: Vec<&str> = read["faults"].as_array().unwrap().iter().filter_map(|f| f.as_str()).collect();
    let said = faults.iter().find(|fault| fault.starts_with("witness in ")).expect("what it lost");
    assert!(said.contains(" of 100 at seed ") && said.contains("lost over all seeds: "), "{said}");
    let item = said.split("seeds: ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
    let seed = said.split("at seed ").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let played = out(&muster(&["play", &path, "--script", "witness", "--seed", seed]));
    assert!(template.contains(&format!("id = \"{item}\"")), "{said}");
    assert!(played.contains("of 100") && !played.contains("100 of 100"), "{played}");
}

#[test]
fn all_cores_find_what_one_after_the_other_finds() {
    let done = muster(&["rehearse", "scenarios/_template", "--json", "--plays", "45"]);
    let read: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
    let template = crate::shipped::all().iter().find(|s| s.drill.scenario.id.as_str() == "frozen-screen");
    let extent = Extent { plays: 45, seeds: 200, seeds_for_steps: 2, seed: 1 };
    let found = rehearse(&template.expect("the template").drill, extent, |_| {});
    let told = |key: &str, of: &str| -> Vec<serde_json::Value> {
        read[key].as_array().expect("a list").iter().map(|one| one[of].clone()).collect()
    };
    assert_eq!(told("players", "most"), found.players.iter().map(|p| p.most).collect::<Vec<u32>>());
    assert_eq!(told("players", "mean"), found.players.iter().map(|p| p.mean()).collect::<Vec<u32>>());
    assert_eq!(told("players", "plays"), found.players.iter().map(|p| p.plays).collect::<Vec<u32>>());
    assert_eq!(told("scripts", "least"), found.scripts.iter().map(|s| s.earned.0).collect::<Vec<u32>>());
    assert_eq!(told("never", "name"), found.never.iter().map(|t| t.name()).collect::<Vec<String>>());
    assert_eq!(read["steps_tried"], found.steps_tried);
}
