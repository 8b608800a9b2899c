// The library under node must say what the native one says. Run by `cargo xtask test`, which builds the module and
// hands its place over. For now it only shows that the module loads and answers.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const place = process.argv[2];
if (!place) throw new Error("say where the module is; cargo xtask test does");
const muster = createRequire(import.meta.url)(resolve(place));

const rules = muster.echo_rules();
const holds = /^muster \d+\.\d+\.\d+/.test(rules);
console.log(`  ${holds ? "ok   " : "WRONG"} the module answers: ${rules}`);
process.exitCode = holds ? 0 : 1;
