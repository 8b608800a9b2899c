//! The drills that are shipped, loaded for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use muster::app::Compiled;
use muster::engine::{Drill, Play};
use muster::ids::VariantId;
use muster::jobs::compile;
use muster::rehearse::Player;
use muster::rehearse::perform::{Performed, perform};
use muster::session::Bundle;
use muster::session::write::About;
use muster::text::lexicon::Joined;
use muster::verify::Recorded;

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A shipped drill and its sources.
pub struct Shipped {
    pub bundle: Bundle,
    pub drill: Arc<Drill>,
}

/// The shipped lexicon, as every program joins it.
pub fn lexicon() -> Joined {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/lexicon/en-GB");
    let file = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("its name").to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).expect("a text"))
    };
    Joined::of(fs::read_dir(folder).expect("the lexicon").map(file).collect())
}

/// The shipped policy with its rule packs, as every program joins them.
pub fn policy() -> Joined {
    let file = |name: &str| (name.to_owned(), read(&format!("scenarios/brightwater/{name}")));
    Joined::of(["policy.toml", "rules-2026.toml"].map(file).into())
}

fn load(name: &str) -> Shipped {
    let bundle = Bundle {
        scenario: read(&format!("scenarios/{name}/drill.toml")),
        policy: policy().text,
        lexicon: lexicon().text,
    };
    let drill = bundle.drill_or_say().unwrap_or_else(|what| panic!("{name}: {what}"));
    Shipped { bundle, drill: Arc::new(drill) }
}

/// Every shipped drill, and the template.
pub fn all() -> &'static [Shipped] {
    static ALL: OnceLock<Vec<Shipped>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let list = fs::read_dir(folder).expect("there are scenarios");
        let mut names: Vec<String> =
            list.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let has_drill = |name: &&String| {
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name).join("drill.toml").exists()
        };
        let found: Vec<Shipped> = names.iter().filter(has_drill).map(|name| load(name)).collect();
        assert!(found.len() >= 2, "the template and a drill");
        found
    })
}

/// Dead Air.
pub fn dead_air() -> &'static Shipped {
    all().iter().find(|s| s.drill.scenario.id.as_str() == "dead-air").expect("Dead Air is shipped")
}

impl Shipped {
    /// The variants.
    pub fn variants(&self) -> Vec<VariantId> {
        self.drill.scenario.variants.iter().map(|v| v.id.clone()).collect()
    }

    /// A script of the drill, played.
    pub fn perform(&self, script: &str, variant: &VariantId, seed: u64) -> Performed {
        let plot = &self.drill.scenario.variant(variant.as_str()).expect("the variant").plot;
        let script = plot.script(script).unwrap_or_else(|| panic!("there is no script `{script}`"));
        perform(&self.drill, variant, seed, &script.steps).expect("the variant")
    }

    /// A script of the drill, played and written as a file.
    pub fn session(&self, script: &str, variant: &VariantId, seed: u64) -> String {
        let done = self.perform(script, variant, seed);
        let about = About { mode: "practice".to_owned(), label: "Sam".to_owned(), wall: None };
        let mut recorded =
            Recorded::begin(&self.drill, &self.bundle, variant, seed, &about).expect("the variant");
        for (at, command) in done.inputs {
            recorded.submit(at, command, None).expect("it was accepted before");
        }
        let ends_at = recorded.play().plot().ends_at;
        recorded.advance_to(ends_at);
        recorded.text().to_owned()
    }
}

/// The page plays a drill without its marks, and with a part of the lexicon.
#[test]
fn what_the_page_plays_comes_to_the_same() {
    for shipped in all() {
        let compiled = compile(&shipped.bundle).expect("it compiles");
        let page = Compiled::read(&compiled).expect("it reads").drill;
        for variant in shipped.variants() {
            let plot =
                |drill: &Arc<Drill>| drill.scenario.variant(variant.as_str()).expect("it").plot.clone();
            let (played, marked) = (plot(&page), plot(&shipped.drill));
            assert_eq!((&played.atoms, &played.domains), (&marked.atoms, &marked.domains));
            assert!(!played.domains.is_empty());
            assert!(played.items.is_empty() && !marked.items.is_empty());
            for seed in 1..=20 {
                let done = match seed {
                    1 => shipped.perform("witness", &variant, seed),
                    _ => Player::Random.play(&shipped.drill, &variant, seed).expect("the variant"),
                };
                let mut play = Play::begin(&page, &variant, seed).expect("the variant");
                for (at, command) in &done.inputs {
                    play.submit(*at, command.clone()).expect("it was accepted before");
                }
                play.advance_to(done.play.now());
                assert_eq!(play.entries(), done.play.entries());
                assert_eq!(play.state(), done.play.state());
            }
        }
    }
}
