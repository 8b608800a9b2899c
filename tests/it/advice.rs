//! What an author is told is true and leads on: each slip in the template brings one error, which names the fault and its mend.

use muster::diagnostic::Problem;
use muster::lint::lint;

use crate::lint::{POLICY, TEMPLATE};

/// What is said of the template with something replaced, one after the other.
fn told(old: &str, new: &str) -> Vec<Problem> {
    assert!(TEMPLATE.contains(old), "{old}");
    lint(&TEMPLATE.replacen(old, new, 1), POLICY).drill
}

/// The one error, as one line.
fn only(old: &str, new: &str) -> String {
    let found: Vec<String> = told(old, new).iter().map(|p| format!("{}; {}", p.what, p.mend)).collect();
    assert_eq!(found.len(), 1, "{new}: {found:#?}");
    found.concat()
}

/// The template with somebody to talk with.
fn talk(reply: &str, beat: &str) -> String {
    format!(
        "[[inject]]\nid = \"kit-rings\"\nat = \"5m\"\nfrom = \"tomasz\"\nchannel = \"phone\"\ntext = \"Is it us?\"\n\
         [[talk]]\nid = \"kit-rings\"\n[[talk.move]]\nid = \"all\"\nsay = \"All of us.\"\n{reply}{beat}[[check]]"
    )
}

#[test]
fn one_slip_brings_one_error_that_leads_on() {
    let script = "then: investigate supplier-page";
    let replies = "[[talk.move.reply]]\nif = \"declare\"\ntext = \"Oh.\"\n";
    let last = "[[talk.move.reply]]\ntext = \"Right.\"\n";
    let table = [
        // A range where one time is wanted, and what follows from it is not said four times more.
        (
            "at = \"1m30s\"",
            "at = \"7m..9m\"",
            "`7m..9m` is a range, and one time is wanted here",
            "`at = \"8m\"`, `jitter = \"1m\"`",
        ),
        ("at = \"1m30s\"", "at = \"soon\"", "`soon` is not a time", "write a length from the start"),
        // Times of steps.
        (
            script,
            "then investigate supplier-page",
            "no colon between the time",
            "write `then: investigate supplier-page`",
        ),
        (
            script,
            "at 3m investigate supplier-page",
            "no colon between the time",
            "write `at 3m: investigate supplier-page`",
        ),
        (
            script,
            "+20s investigate supplier-page",
            "no colon between the time",
            "write `+20s: investigate supplier-page`",
        ),
        (script, "then +20s investigate supplier-page", "no colon between", "write `then +20s: investigate"),
        (
            script,
            "after open(tomasz-asks) investigate supplier-page",
            "no colon between",
            "after open(NAME) +20s: ...",
        ),
        (
            script,
            "then:investigate supplier-page",
            "no space after the colon of `then:`",
            "write `then: investigate ...`",
        ),
        (
            script,
            "at 14:24:investigate supplier-page",
            "no space after the colon of `at 14:24:`",
            "`at 14:24: investigate",
        ),
        (
            script,
            "after inject(tomasz-asks)+20s: investigate supplier-page",
            "no space before `+20s`",
            "write `after inject(tomasz-asks) +20s: ...`",
        ),
        // Where one happening is wanted, what is said is possible there.
        (
            "on = \"taken(duty-manager)\"",
            "on = \"declare and resolve\"",
            "one happening is wanted",
            "with `when` in place of `on`",
        ),
        (
            "of = \"send(floor)\"",
            "of = \"send(floor) and declare\"",
            "one happening is wanted",
            "the other into `while ( ... )`",
        ),
        ("of = \"send(floor)\"", "of = \"not send(floor)\"", "`not` is a condition", "into `while ( ... )`"),
        (
            script,
            "after declare and resolve: investigate supplier-page",
            "one happening is wanted",
            "into `while ( ... )`",
        ),
        (
            script,
            "whisper jess \"Breathe.\"",
            "there is no colleague `jess`",
            "add a `[[colleague]]` of that id",
        ),
        // Replies and beats.
        ("[[check]]", &talk(replies, ""), "the last reply has an `if`", "add a last reply without one"),
        ("[[check]]", &talk(&[last, replies, last].concat(), ""), "this reply has no `if`", "or put it last"),
        (
            "[[check]]",
            &talk(last, "[[talk.beat]]\nid = \"b\"\nafter = \"1m\"\nwhen = \"declare\"\ntext = \"Well?\"\n"),
            "has both `after` and `when`",
            "leave one of them",
        ),
        (
            "[[check]]",
            &talk(last, "[[talk.beat]]\nid = \"b\"\ntext = \"Well?\"\n"),
            "has neither `after` nor `when`",
            "say how long after",
        ),
        (
            "need = \"three-screens\"",
            "cadence = \"10m\"",
            "`cadence` names an audience",
            "how often it wants to hear stands in the policy",
        ),
        (
            "[[check]]",
            "[[colleague]]\nid = \"sam\"\ncomposure = 40\nskill = 40\ntrust = 40\n[[check]]",
            "there is no person or team `sam`",
            "add a `[[person]]` of that id",
        ),
        (
            "on = \"declare\"",
            "on = \"warned(resolution, percent=60)\"",
            "no clock warns at `60` percent",
            "50, 75, 90, 100",
        ),
    ];
    for (old, new, what, mend) in table {
        let said = only(old, new);
        assert!(said.contains(what) && said.contains(mend), "{new}: {said}");
        for nowhere_here in ["of another kind", "for a condition use `when`"] {
            assert!(!said.contains(nowhere_here), "{new}: {said}");
        }
    }
}

#[test]
fn what_cannot_happen_is_the_part_that_cannot() {
    let why = |old: &str, new: &str| {
        let found = told(old, new);
        let found = found.iter().find(|p| p.code == "unearnable").unwrap_or_else(|| panic!("{found:#?}"));
        found.what.clone()
    };
    let done = "done = \"acknowledge\"";
    let said = why(done, "done = \"resolve(case=grey-screen) after verify(supplier-page, healthy=yes)\"");
    assert!(said.contains(": `verify(supplier-page, healthy=yes)` can never happen"), "{said}");
    let said = why(done, "done = \"not declare and call(jess) after lost(tomasz-asks)\"");
    assert!(said.contains(": `lost(tomasz-asks)` can never happen"), "{said}");
    let late = TEMPLATE.replacen("at = \"1m30s\"\njitter = \"15s\"", "at = \"40m\"", 1);
    let late = late.replacen(done, "done = \"call(jess) after inject(tomasz-asks)\"", 1);
    let found = lint(&late, POLICY).drill;
    assert!(
        found.iter().any(|p| p.code == "unearnable" && p.what.contains("`inject(tomasz-asks)` can never")),
        "{found:#?}"
    );
}

#[test]
fn a_policy_is_told_its_true_fault() {
    let policy = |old: &str, new: &str| {
        assert!(POLICY.contains(old), "{old}");
        let found = lint(TEMPLATE, &POLICY.replacen(old, new, 1)).policy;
        assert_eq!(found.len(), 1, "{found:#?}");
        format!("{}; {}", found[0].what, found[0].mend)
    };
    let said = policy("low = [\"P3\", \"P4\", \"P5\"]", "low = [\"P3\", \"P4\", \"P6\"]");
    assert!(said.starts_with("`P6` is not a priority; "), "{said}");
    let said =
        policy("holds_from = \"2026-04-08\"", "holds_from = \"2026-04-08\"\nholds_until = \"2026-04-01\"");
    assert!(said.starts_with("this rule ends before it begins to hold; "), "{said}");
    let said = policy("colleague = 5\n", "");
    assert_eq!(
        said,
        "the weights of the seven domains add up to 95; `colleague` has none: add `colleague = 5`"
    );
}

#[test]
fn updates_that_the_policy_does_not_want_are_not_mended_by_a_length_of_time() {
    let low = TEMPLATE.replacen("impact = \"medium\"", "impact = \"low\"", 1).replacen(
        "urgency = \"high\"",
        "urgency = \"low\"",
        1,
    );
    let low = low.replacen("need = \"three-screens\"", "cadence = \"customers\"", 1);
    let found = lint(&low, POLICY).drill;
    let said = found.iter().find(|p| p.code == "no-target").unwrap_or_else(|| panic!("{found:#?}"));
    assert!(!said.mend.contains("length of time") && said.mend.contains("name a `case`"), "{}", said.mend);
}
