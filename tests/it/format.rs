//! The format of drills and policies: the template reads, and what is wrong with a file is said.

use muster::scenario::load;
use muster::{policy, tree};

const POLICY: &str = include_str!("../policies/small.toml");
const TEMPLATE: &str = include_str!("../../scenarios/_template/drill.toml");

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
    let _ = (policy::read::FORMAT, tree::Node::empty_table());
}
