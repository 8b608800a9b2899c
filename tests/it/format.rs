//! The format of drills: the template reads, the schema is that of the reader, and hostile files get a quick answer.

use muster::scenario::shape::{Field, Is, SHAPES, Shape, schema::schema};
use muster::scenario::{self, load};
use muster::tree;
use proptest::prelude::*;

const POLICY: &str = concat!(
    include_str!("../../scenarios/brightwater/policy.toml"),
    include_str!("../../scenarios/brightwater/rules-2026.toml")
);
const TEMPLATE: &str = include_str!("../../scenarios/_template/drill.toml");
const EVERY_FIELD: &str = include_str!("../lint/every-field.toml");
const SCHEMA: &str = "scenarios/schema/drill.schema.json";

fn shown(drill: &str) -> String {
    let loaded = load(drill, POLICY);
    assert!(loaded.policy.clone().sorted().is_empty());
    loaded.drill.sorted().iter().map(|p| p.render("drill.toml", drill)).collect()
}

#[test]
fn the_template_reads_without_a_word() {
    assert_eq!(shown(TEMPLATE), "");
    let (scenario, _) = load(TEMPLATE, POLICY).ready.unwrap();
    assert_eq!(scenario.variants.len(), 1);
    let plot = &scenario.variants[0].plot;
    assert_eq!(plot.items.iter().map(|item| item.points).sum::<u32>(), 10_000);
    assert_eq!(plot.script("witness").unwrap().steps.len(), 17);
}

#[test]
fn a_compiled_drill_is_the_drill() {
    let compiled = |source: &str| tree::json::write(&tree::toml::parse(source).0);
    for drill in [TEMPLATE, EVERY_FIELD] {
        let (from_text, _) = load(drill, POLICY).ready.unwrap();
        let (from_tree, _) = scenario::from_compiled(&compiled(drill), &compiled(POLICY)).unwrap();
        assert_eq!(format!("{from_text:?}"), format!("{from_tree:?}"));
    }
    assert!(scenario::from_compiled("{}", &compiled(POLICY)).is_err());
}

#[test]
fn guards_speak_only_of_smaller_numbers() {
    for drill in [TEMPLATE, EVERY_FIELD] {
        for variant in load(drill, POLICY).ready.unwrap().0.variants {
            for (number, atom) in variant.plot.atoms.iter().enumerate() {
                let Some(guard) = &atom.guard else { continue };
                guard.walk(&mut |part| {
                    use muster::scenario::Condition::*;
                    let spoken = match part {
                        Seen(a) | MissedBy(a, _) | WithinOf(_, a) | Count(a, ..) => vec![*a],
                        MissedWithin { atom, of, .. } => vec![*atom, *of],
                        _ => vec![],
                    };
                    assert!(spoken.iter().all(|a| usize::from(a.0) < number));
                });
            }
        }
    }
}

#[test]
fn variants_change_the_story_and_scripts_know_which_is_played() {
    let (scenario, _) = load(EVERY_FIELD, POLICY).ready.unwrap();
    let plots: Vec<_> = scenario.variants.iter().map(|v| v.plot.clone()).collect();
    assert_eq!(plots.len(), 2);
    assert_ne!(plots[0].contact("caller").unwrap().text, plots[1].contact("caller").unwrap().text);
    let steps = |n: usize| plots[n].script("witness").unwrap().steps.len();
    assert_eq!(steps(0), steps(1) + 1);
}

#[test]
fn the_schema_for_editors_is_up_to_date() {
    let path = format!("{}/{SCHEMA}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("MUSTER_BLESS").is_some() {
        std::fs::write(&path, schema()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == schema(), "{SCHEMA} is old: `MUSTER_BLESS=1 cargo test --test it` writes it anew");
}

/// A value that no field of that kind can have.
fn wrong_for(is: Is) -> tree::Value {
    match is {
        Is::Text | Is::Slug | Is::Code | Is::Word(_) | Is::Span | Is::Range | Is::Time | Is::Start => {
            tree::Value::Bool(true)
        }
        Is::Condition | Is::Happening | Is::Texts | Is::Int(..) | Is::Bool => {
            tree::Value::Table(Default::default())
        }
        Is::One(_) | Is::Many(_) | Is::OwnWords(_) | Is::OwnInts | Is::Changes => tree::Value::Int(7),
    }
}

/// The paths of every table of a shape: indices and names to walk.
fn paths(shape: &'static Shape) -> Vec<(Vec<&'static str>, &'static Shape)> {
    let mut out = vec![(vec![], shape)];
    for Field { name, is, .. } in shape.fields {
        if let Is::One(inner) | Is::Many(inner) = is {
            for (path, shape) in paths(inner) {
                let mut whole = vec![*name];
                whole.extend(path);
                out.push((whole, shape));
            }
        }
    }
    out
}

/// Every table at a path.
fn tables_at<'t>(node: &'t mut tree::Node, path: &[&str]) -> Vec<&'t mut tree::Node> {
    let Some((first, rest)) = path.split_first() else { return vec![node] };
    let tree::Value::Table(table) = &mut node.value else { return vec![] };
    match table.get_mut(*first) {
        Some((_, tree::Node { value: tree::Value::List(list), .. })) => {
            list.iter_mut().flat_map(|node| tables_at(node, rest)).collect()
        }
        Some((_, node)) => tables_at(node, rest),
        None => vec![],
    }
}

#[test]
fn every_field_of_the_schema_is_read_and_no_other_is() {
    assert_eq!(shown(EVERY_FIELD), "");
    let base = tree::toml::parse(EVERY_FIELD).0;
    let policy = tree::toml::parse(POLICY).0;
    let found = |tree: &tree::Node| {
        let problems = muster::diagnostic::Problems::new;
        scenario::load::of_trees(tree, problems(), &policy, problems()).drill.sorted()
    };
    let mark = muster::diagnostic::Span::new(900_000, 900_001);
    for (path, shape) in paths(SHAPES[0]) {
        for field in shape.fields {
            let mut tree = base.clone();
            let mut hit = false;
            for node in tables_at(&mut tree, &path) {
                if let tree::Value::Table(table) = &mut node.value
                    && let Some((_, value)) = table.get_mut(field.name)
                {
                    *value = tree::Node { span: mark, value: wrong_for(field.is) };
                    hit = true;
                }
            }
            assert!(hit, "tests/lint/every-field.toml has no `{}` in {path:?}", field.name);
            assert!(found(&tree).iter().any(|p| p.span == mark), "`{}` of {path:?} is not read", field.name);
        }
        let mut tree = base.clone();
        for node in tables_at(&mut tree, &path) {
            if let tree::Value::Table(table) = &mut node.value {
                table.insert("zzz".into(), (mark, tree::Node { span: mark, value: tree::Value::Int(1) }));
            }
        }
        assert!(
            found(&tree).iter().any(|p| p.code == "unknown-field"),
            "an unknown field of {path:?} passes"
        );
    }
}

fn quick(drill: &str) {
    #[allow(clippy::disallowed_types, clippy::disallowed_methods)]
    let began = std::time::Instant::now();
    let report = muster::lint::lint(drill, POLICY);
    let _ = report.render("drill.toml", "policy.toml");
    assert!(began.elapsed().as_secs() < 20, "too slow: {:?}", began.elapsed());
}

#[test]
fn hostile_files_get_a_quick_answer() {
    let story = |more: &str| format!("{TEMPLATE}\n{more}");
    let inject = "[[inject]]\nid='a'\nat='1m'\n";
    quick(&inject.repeat(1_000_000));
    quick(&inject.repeat(15_000));
    quick(&story(&format!(
        "[[inject]]\nid='x'\nwhen=\"{}declare{}\"\n",
        "(".repeat(60_000),
        ")".repeat(60_000)
    )));
    quick(&story(&format!("[[inject]]\nid='x'\nwhen=\"{}declare\"\n", "not ".repeat(60_000))));
    quick(&story(&format!("[[inject]]\nid='x'\nwhen=\"{}declare\"\n", "declare while ".repeat(20_000))));
    quick(&story(&format!("[[inject]]\nid='x'\nwhen=\"{}\"\n", "declare and ".repeat(30_000))));
    quick(&story(&format!("[[person]]\nid='{}'\nname='x'\nrole='y'\n", "x".repeat(300_000))));
    let unknown: String = (0..400).map(|n| format!("[[fact]]\nid='fact-number-{n}'\ntext='t'\n")).collect();
    let tells = (0..9_000).map(|n| format!("'fact-nmuber-{n}'")).collect::<Vec<_>>().join(",");
    quick(&story(&format!(
        "{unknown}[[inject]]\nid='x'\nat='1m'\nfrom='jess'\nchannel='chat'\ntext='t'\ntells=[{tells}]\n"
    )));
    let variants: String = (0..400)
        .map(|n| {
            format!("[[variant]]\nid='v{n}'\ntitle='t'\n[[variant.changes.fact]]\nid='f{n}'\ntext='x'\n")
        })
        .collect();
    quick(&story(&variants));
    let steps = "then: note #1 \"x\"\n".repeat(20_000);
    quick(&story(&format!("[[script]]\nid='s'\nabout='a'\nsteps='''\n{steps}'''\n")));
    let chain: String =
        (0..480).rev().map(|n| format!("[[inject]]\nid='c{n}'\non='inject(c{})'\n", n + 1)).collect();
    quick(&story(&format!("{chain}[[inject]]\nid='c480'\nat='1m'\n")));
    quick("");
    quick("\u{feff}format = 1");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_the_template_makes_it_panic(
        cuts in proptest::collection::vec((0usize..9_000, 0usize..40, "\\PC{0,6}|[\"'\\[\\]={}(),.#\n]{1,3}"), 1..6),
    ) {
        let mut text = TEMPLATE.to_owned();
        for (at, length, instead) in cuts {
            let floor = |n: usize| (0..=n.min(text.len())).rev().find(|n| text.is_char_boundary(*n)).unwrap_or(0);
            let (from, to) = (floor(at), floor(at + length));
            text.replace_range(from..to, &instead);
        }
        let report = muster::lint::lint(&text, POLICY);
        prop_assert_eq!(report.is_playable(), report.counts().0 == 0 && report.dropped == 0);
        prop_assert!(!report.render("drill.toml", "policy.toml").is_empty());
    }

    #[test]
    fn swapping_values_about_never_makes_it_panic(from in 0usize..300, to in 0usize..300) {
        let mut lines: Vec<&str> = TEMPLATE.lines().collect();
        let (from, to) = (from % lines.len(), to % lines.len());
        lines.swap(from, to);
        let _ = muster::lint::lint(&lines.join("\n"), POLICY);
    }
}

#[test]
fn inputs_from_outside_bring_their_own_atoms() {
    let (scenario, policy) = load(TEMPLATE, POLICY).ready.unwrap();
    let variant = &scenario.variants[0];
    let text = "# mine\n\nat 30s: open jess-walks-up\nskip\nafter lost(jess-walks-up) +5s: send floor by team-chat using floor-model next 14:40\n+10s: note #1 \"a: b\"\n";
    let mut problems = muster::diagnostic::Problems::new();
    let (plot, steps) = scenario::words::parse_inputs(text, &scenario, variant, &policy, &mut problems);
    assert_eq!(problems.sorted(), []);
    assert_eq!(steps.iter().map(|step| step.line).collect::<Vec<_>>(), [3, 4, 5, 6]);
    assert_eq!(plot.atoms.len(), variant.plot.atoms.len() + 1);
    assert_eq!(plot.atoms[..variant.plot.atoms.len()], variant.plot.atoms[..]);
    let muster::act::Command::Send { text, next, .. } = &steps[2].command else { panic!("{steps:?}") };
    assert!(text.contains("do not restart"));
    assert_eq!(next.map(|next| next.whole_minutes()), Some(20));

    let table = [
        ("at 15:00: skip", "4: 15:00 is not within the shift"),
        ("soon: skip", "1: `soon` is not the time of a step"),
        ("at 1m:", "1: there is no command in this step"),
        ("only sometimes, then: skip", "6: there is no variant `sometimes`"),
        ("only only skip", "6: there is no comma after `only ...`"),
        ("then: open jess", "12: there is no contact `jess`"),
        ("after opn(x): skip", "7: `opn` is not something that can happen"),
        ("+5x: skip", "2: `5x` is not a length of time; write it like 90s, 5m or 1h30m"),
        ("call jess using floor-modle", "17: there is no message `floor-modle`"),
    ];
    for (line, want) in table {
        let mut problems = muster::diagnostic::Problems::new();
        scenario::words::parse_inputs(line, &scenario, variant, &policy, &mut problems);
        let got: Vec<String> =
            problems.sorted().iter().map(|p| format!("{}: {}", p.position(line).1, p.what)).collect();
        assert_eq!(got.len(), 1, "{line}: {got:?}");
        assert_eq!(got[0].split_once(": ").unwrap().1, want.split_once(": ").unwrap().1, "{line}");
    }
}
