//! From an author's files to what the page carries: canonical trees beside their sources.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use muster::app::Compiled;
use muster::diagnostic::Problems;
use muster::jobs;
use muster::scenario::load;
use muster::scenario::shape::LEVELS;
use muster::session::Bundle;
use muster::text::Lexicon;
use muster::text::lexicon::Joined;
use muster::tree;
use serde_json::json;

/// Compiles every drill in `scenarios`; folders that begin with an underscore are no drills.
pub fn all(scenarios: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut folders: Vec<_> =
        fs::read_dir(scenarios)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.sort();
    let mut list = Vec::new();
    for folder in folders {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = folder.join("drill.toml");
        if name.starts_with('_') || !source.is_file() {
            continue;
        }
        let (id, text, bundle) =
            one(scenarios, &source).with_context(|| format!("compiling {}", source.display()))?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        if name != id {
            bail!("{}: the id is `{id}` and the folder `{name}`: they must be the same", source.display());
        }
        let brief = listed(&id, &text)?;
        fs::write(out.join(format!("{id}.json")), text)?;
        fs::write(out.join(format!("{id}.sources.json")), serde_json::to_string(&bundle)?)?;
        list.push(brief);
    }
    // Whoever begins finds first what beginners begin with.
    list.sort_by_key(|drill| (rank(&drill["level"]), drill["minutes"].as_u64(), drill["title"].to_string()));
    fs::write(out.join("index.json"), serde_json::to_string(&list)?)?;
    Ok(())
}

/// A compiled drill as text, with its name and its sources.
fn one(scenarios: &Path, source: &Path) -> Result<(String, String, Bundle)> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
    let scenario = read(source)?;
    let (tree, _) = tree::toml::parse(&scenario);
    let word = |name: &str| match tree.get(name).map(|node| &node.value) {
        Some(tree::Value::Text(text)) => Ok(text.to_string()),
        _ => bail!("it names no {name}"),
    };
    let id = word("id")?;
    let policy_file = scenarios.join(word("policy")?);
    let lexicon_folder = scenarios.join("lexicon/en-GB");
    let of_policy = |name: &str| name == "policy.toml" || name.starts_with("rules-");
    let (policy, words) = (joined(&policy_file, of_policy)?.text, joined(&lexicon_folder, |_| true)?);

    let loaded = load::load(&scenario, &policy);
    let (lexicon_tree, mut lexicon_problems) = tree::toml::parse(&words.text);
    Lexicon::read(&lexicon_tree, &mut lexicon_problems);
    let files = [
        (loaded.drill, source, &scenario),
        (loaded.policy, &policy_file, &policy),
        (lexicon_problems, &lexicon_folder, &words.text),
    ];
    for (problems, file, text) in files {
        if Problems::has_errors(&problems) {
            let told: String =
                problems.sorted().iter().map(|p| p.render(&file.display().to_string(), text)).collect();
            bail!("{told}");
        }
    }
    let bundle = Bundle { scenario: scenario.clone(), policy: policy.clone(), lexicon: words.text };
    let compiled = jobs::compile(&bundle).map_err(anyhow::Error::msg)?;
    // What the page will do with it must work before it is shipped.
    Compiled::read(&compiled).map_err(|what| anyhow::anyhow!("the compiled drill does not read: {what}"))?;
    Ok((id, compiled, bundle))
}

/// The files of a folder that are wanted, as one: the lexicon; the policy with its rule packs.
fn joined(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Joined> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if wanted(&name) {
            files.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(Joined::of(files))
}

/// How much a drill asks of who plays it: the place of its level among all.
fn rank(level: &serde_json::Value) -> Option<usize> {
    LEVELS.iter().position(|known| level.as_str() == Some(known))
}

fn listed(id: &str, compiled: &str) -> Result<serde_json::Value> {
    let compiled = Compiled::read(compiled).map_err(anyhow::Error::msg)?;
    let scenario = &compiled.drill.scenario;
    let brief = &scenario.variants.first().context("a drill has a variant")?.plot.brief;
    Ok(json!({
        "id": id,
        "title": &*scenario.title,
        "summary": &*brief.summary,
        "level": &*brief.level,
        "minutes": brief.minutes,
        "kind": &*brief.kind,
        // From the page; a build that gives its files names with digests writes those here.
        "file": format!("drills/{id}.json"),
        "sources": format!("drills/{id}.sources.json"),
    }))
}
