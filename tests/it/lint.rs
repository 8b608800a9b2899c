//! What an author is told: goldens of the terminal output, and what must not be said.

use muster::lint::{CODES, lint};
use muster::text::anatomy::KINDS;

pub const POLICY: &str = concat!(
    include_str!("../../scenarios/brightwater/policy.toml"),
    include_str!("../../scenarios/brightwater/rules-2026.toml")
);
const SMALL: &str = include_str!("../policies/small.toml");
pub const TEMPLATE: &str = include_str!("../../scenarios/_template/drill.toml");
const FOURTEEN: &str = include_str!("../lint/fourteen.toml");

/// Compares with a golden file; `MUSTER_BLESS=1` writes it anew.
fn golden(name: &str, got: &str) {
    let path = format!("{}/tests/lint/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, got).unwrap();
    }
    let want = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(got, want, "tests/lint/{name} is not up to date; look at it, then set MUSTER_BLESS=1");
}

#[test]
fn the_template_lints_clean() {
    let report = lint(TEMPLATE, POLICY);
    assert_eq!(report.render("drill.toml", "policy.toml"), "nothing to mend\n");
    assert!(report.is_clean() && report.is_playable());
}

#[test]
fn all_fourteen_mistakes_are_reported_and_nothing_else() {
    let report = lint(FOURTEEN, SMALL);
    golden("fourteen.txt", &report.render("fourteen.toml", "policy.toml"));
    assert!(report.policy.is_empty());
    assert_eq!(report.drill.len(), 14);
    for problem in &report.drill {
        let (line, column) = problem.position(FOURTEEN);
        assert!(line > 1 && column >= 1, "{problem:?}");
        assert!(!problem.mend.is_empty(), "{problem:?}");
    }
    let mut codes: Vec<&str> = report.drill.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 14, "fourteen different kinds: {codes:?}");
    assert!(!report.is_playable());
}

#[test]
fn codes_are_listed_once() {
    let mut codes: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    let count = codes.len();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

#[test]
fn every_shipped_drill_lints_clean() {
    for shipped in crate::shipped::all() {
        let report = lint(&shipped.bundle.scenario, &shipped.bundle.policy);
        let shown = report.render("drill.toml", "policy.toml");
        assert_eq!(shown, "nothing to mend\n", "{}:\n{shown}", shipped.drill.scenario.id);
    }
}

#[test]
fn the_manual_names_every_code_field_verb_and_command() {
    let manual = include_str!("../../scenarios/AUTHORING.md");
    for (code, _) in CODES {
        assert!(manual.contains(&format!("`{code}`")), "section 8 lacks `{code}`");
    }
    let names = |word: &str| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
        manual.match_indices(word).any(|(at, _)| {
            edge(manual[..at].chars().next_back()) && edge(manual[at + word.len()..].chars().next())
        })
    };
    for shape in muster::scenario::shape::SHAPES {
        for field in shape.fields {
            assert!(names(field.name), "the manual lacks the field `{}` of {}", field.name, shape.name);
        }
    }
    for verb in muster::act::Verb::ALL {
        assert!(names(verb.word()), "section 3 lacks `{}`", verb.word());
    }
    for (word, _) in muster::scenario::words::COMMANDS {
        assert!(names(word), "section 6 lacks `{word}`");
    }
}

#[test]
fn the_manual_has_every_kind_of_message_with_its_slots() {
    let manual = include_str!("../../scenarios/AUTHORING.md");
    for kind in KINDS {
        let slots: Vec<String> =
            kind.slots.iter().map(|(slot, weight)| format!("`{slot}` {weight}")).collect();
        let row = format!("| `{}`: {} | {} |", kind.name, kind.label, slots.join(", "));
        assert!(manual.contains(&row), "section 4 lacks {row}");
    }
}

/// Somebody to talk with, for the template; a mood is kept of Kit and not of Tomasz.
const TALK: &str = r#"
[[person]]
id = "kit"
name = "Kit Ferreira"
role = "Agent, bay 2"
mood = 20
[[inject]]
id = "kit-writes"
at = "4m"
from = "kit"
channel = "team-chat"
text = "Same here."
[[inject]]
id = "tomasz-rings"
at = "5m"
from = "tomasz"
channel = "phone"
text = "Is it just us?"
[[talk]]
id = "tomasz-rings"
[[talk.move]]
id = "us-all"
say = "No, it's all of us."
[[talk.move.reply]]
text = "Mine too."
"#;

#[test]
fn the_template_with_a_talk_lints_clean() {
    let template = TEMPLATE.replacen("[[check]]", &format!("{TALK}[[check]]"), 1);
    assert_eq!(lint(&template, POLICY).render("drill.toml", "policy.toml"), "nothing to mend\n");
}

/// A mistake made in the template, and the code of what is said of it.
#[test]
fn each_warning_is_given_where_it_is_due() {
    // (what is replaced, what by, code)
    let table = [
        ("on = \"taken(duty-manager)\"", "on = \"taken(jess)\"", "never-fires"),
        ("at = \"20s\"", "at = \"20m\"", "after-end"),
        ("tells = [\"supplier-change\"]", "", "untold-fact"),
        ("known_by = [\"duty-manager\"]", "known_by = [\"jess\"]", "knows-not"),
        ("known_by = [\"tomasz from 1m\"]", "known_by = [\"tomasz from 2m\"]", "knows-not"),
        ("effects = [\"service crm ok\"]", "", "dead-result"),
        ("credit = 100", "credit = 67", "no-best-option"),
        (
            "ring Mrs Okafor back\"",
            "ring Mrs Okafor back as soon as there is a free line and nobody waits\"",
            "telling-length",
        ),
        (
            "Restart this one machine and see whether that clears it",
            "Have everybody on bay 2 restart now, so that it is done with",
            "same-option",
        ),
        ("opens = \"open(jess-walks-up)\"", "opens = \"lost(tomasz-asks)\"", "never-put"),
        (
            "[[fact]]\nid = \"jess-stuck\"",
            "[[person]]\nid = \"nobody\"\nname = \"N\"\nrole = \"R\"\n[[fact]]\nid = \"jess-stuck\"",
            "unused-person",
        ),
        (
            "audience = \"floor\"\nchannel = \"team-chat\"\ntext = \"[",
            "channel = \"team-chat\"\ntext = \"[",
            "no-audience",
        ),
        ("channel = \"team-chat\"\ntext = \"[", "channel = \"ivr\"\ntext = \"[", "wrong-channel"),
        (
            "[[message]]\nid = \"floor-note\"",
            "[[message]]\nid = \"m\"\ntitle = \"t\"\ntext = \"x\"\n[[message]]\nid = \"floor-note\"",
            "unused-message",
        ),
        (
            "[[script]]\nid = \"wishful\"",
            "[[variant]]\nid = \"v\"\ntitle = \"t\"\n[[variant.changes.person]]\nid = \"jes\"\nname = \"J\"\nrole = \"r\"\n[[script]]\nid = \"wishful\"",
            "near-miss",
        ),
        ("[services]", "[counters]\nangry = 0\n[services]", "unused-counter"),
        (
            "[services]",
            "[[line]]\nid = \"l\"\nlabel = \"L\"\nstaff = 9\nhandling = \"5m\"\npatience = \"5m\"\noffered = \"0m 60\"\n[services]",
            "unshown-line",
        ),
        (
            "[services]",
            "[[line]]\nid = \"l\"\nlabel = \"L\"\nstaff = 4\nhandling = \"5m\"\npatience = \"5m\"\noffered = \"0m 60\"\n\
                [[gauge]]\nid = \"g\"\nlabel = \"G\"\nline = \"l\"\nshows = \"waiting\"\n[services]",
            "overloaded-line",
        ),
        (
            "[[message]]\nid = \"floor-note\"",
            "[[remedy]]\nid = \"r\"\nlabel = \"l\"\nkind = \"fix\"\noffered = \"lost(tomasz-asks)\"\n[[message]]\nid = \"floor-note\"",
            "never-offered",
        ),
        (
            "[[message]]\nid = \"floor-note\"",
            "[[approval]]\nid = \"a\"\nlabel = \"l\"\nby = [\"mim\"]\n[[remedy]]\nid = \"r\"\nlabel = \"l\"\nkind = \"fix\"\nneeds = \"a\"\n[[message]]\nid = \"floor-note\"",
            "never-approved",
        ),
        ("done = \"answer(jess-walks-up)\"", "done = \"lost(tomasz-asks)\"", "unearnable"),
        ("weight = 2", "weight = 0", "zero-weight"),
        ("need = \"three-screens\"", "cadence = \"floor\"\nin_play = \"2m\"\nuntil = \"1m\"", "no-time"),
        ("on = \"declare\"", "on = \"lost(tomasz-asks)\"", "never-raised"),
        ("trigger = \"E5\"", "trigger = \"E5\"\nsince = \"unanswered(jess)\"", "unearnable"),
        ("id = \"witness\"", "id = \"witless\"", "no-witness"),
        (
            "[[script]]\nid = \"wishful\"",
            "[[script]]\nid = \"x\"\nabout = \"a\"\nsteps = \"# later\"\n[[script]]\nid = \"wishful\"",
            "empty-script",
        ),
        // Who is talked with cannot be answered, in whatever way it is asked for.
        ("on = \"declare\"", "on = \"answer(tomasz-rings)\"", "talk-or-answer"),
        ("opens = \"open(jess-walks-up)\"", "opens = \"not answer(tomasz-rings) by 5m\"", "talk-or-answer"),
        ("done = \"acknowledge\"", "done = \"acknowledge after answer(tomasz-rings)\"", "talk-or-answer"),
        ("done = \"acknowledge\"", "done = \"over(tomasz-asks)\"", "talk-or-answer"),
        ("then: investigate supplier-page", "then: answer tomasz-rings \"Thanks.\"", "talk-or-answer"),
        ("then: investigate supplier-page", "then: say tomasz-asks \"Thanks.\"", "talk-or-answer"),
        ("on = \"declare\"", "on = \"declare while mood(jess) > 10\"", "no-mood"),
        ("on = \"declare\"", "on = \"declare while mood(duty-manager) > 10\"", "no-mood"),
        ("effects = [\"service crm ok\"]", "effects = [\"service crm ok\", \"mood jess +5\"]", "no-mood"),
        ("text = \"Mine too.\"", "text = \"Mine too.\"\nmood = -5", "no-mood"),
        ("on = \"declare\"", "on = \"declare while mood(kit) > 100\"", "empty-comparison"),
        ("on = \"declare\"", "on = \"declare while not mood(kit) >= 0\"", "empty-comparison"),
        (
            "when = \"resolve while not verify(own-screen, healthy=yes)\"",
            "when = \"count(resolve) < 0\"",
            "empty-comparison",
        ),
        ("on = \"declare\"", "on = \"send(floor, channel=ivr)\"", "wrong-channel"),
        ("then: investigate supplier-page", "then: send floor by ivr \"Please wait.\"", "wrong-channel"),
        ("wants = \"answer\"\npatience = \"3m\"", "patience = \"3m\"", "patience-alone"),
        (
            "[services]",
            "[[presence]]\nid = \"p\"\nwho = \"jess\"\nis = \"busy\"\nfrom = \"5m\"\nuntil = \"3m\"\n[services]",
            "no-time",
        ),
        (
            "[services]",
            "[[task]]\nid = \"t\"\nasks = [\"ring\"]\ntakes = \"2m\"\nread_back = \"Ring.\"\ndone = \"Rang.\"\n[services]",
            "untaken-task",
        ),
        (
            "done = \"acknowledge\"",
            "done = \"resolve while verify(supplier-page, healthy=yes)\"",
            "unearnable",
        ),
    ];
    let mut seen: Vec<&str> = vec!["no-items"];
    for (old, new, code) in table {
        let template = TEMPLATE.replacen("[[check]]", &format!("{TALK}[[check]]"), 1);
        assert!(template.contains(old), "{old}");
        let changed = template.replacen(old, new, 1);
        let report = lint(&changed, POLICY);
        let shown = report.render("drill.toml", "policy.toml");
        assert!(report.is_playable(), "{code}: {shown}");
        assert!(report.drill.iter().any(|p| p.code == code), "{code}: {shown}");
        seen.push(code);
    }
    let no_items = TEMPLATE.split("[[item]]").next().unwrap();
    assert!(lint(no_items, POLICY).drill.iter().any(|p| p.code == "no-items"));
    assert!(CODES.iter().all(|(code, _)| seen.contains(code)), "every code has a case here");
}
