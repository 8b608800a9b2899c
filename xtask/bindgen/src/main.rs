//! Writes the JavaScript beside a compiled module: `bindgen web|worker|nodejs IN.wasm OUT_DIR NAME`.
//!
//! `web` gives an ES module for a page; `worker` the same with a function that makes the instance anew after a trap;
//! `nodejs` a CommonJS module that loads itself, for tests under node. The first two know no address of the module: who
//! starts them says it, because its name holds a digest.

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kind, input, out, name] = words.as_slice() else {
        bail!("usage: bindgen web|worker|nodejs IN.wasm OUT_DIR NAME");
    };
    let mut bindgen = Bindgen::new();
    match kind.as_str() {
        "web" => bindgen.web(true)?,
        "worker" => bindgen.web(true)?.reset_state_function(true),
        "nodejs" => bindgen.nodejs(true)?,
        other => bail!("`{other}` is none of web, worker and nodejs"),
    };
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(kind != "nodejs")
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(out)
        .with_context(|| format!("binding {input}"))
}
