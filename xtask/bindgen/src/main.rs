//! Writes the JavaScript beside a compiled module: `bindgen web|nodejs IN.wasm OUT_DIR NAME`.
//!
//! `web` gives an ES module for a page, `nodejs` a CommonJS module that loads itself, for tests under node.

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kind, input, out, name] = words.as_slice() else {
        bail!("usage: bindgen web|nodejs IN.wasm OUT_DIR NAME");
    };
    let mut bindgen = Bindgen::new();
    match kind.as_str() {
        "web" => bindgen.web(true)?,
        "nodejs" => bindgen.nodejs(true)?,
        other => bail!("`{other}` is neither web nor nodejs"),
    };
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(kind == "web")
        .remove_producers_section(true)
        .omit_default_module_path(false)
        .generate(out)
        .with_context(|| format!("binding {input}"))
}
