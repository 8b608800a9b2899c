// A reading must not depend on the machine: the verdicts, places and reasons of all detectors on every open line under
// node are byte for byte what `muster read --json` prints natively. Run by `cargo xtask test`: reading.mjs MODULE DRILLS
// ASKED NATIVE, where ASKED is a line of JSON a text and NATIVE the answers.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [module, drills, asked, native] = process.argv.slice(2);
if (!native) throw new Error("usage: reading.mjs MODULE DRILLS ASKED NATIVE; cargo xtask test does it");
const muster = createRequire(import.meta.url)(resolve(module));
const read = (path) => readFileSync(path, "utf8");
const lines = (text) => text.trimEnd().split("\n");

// Every session carries the lexicon as the programs join it.
const { lexicon } = JSON.parse(read(join(drills, "dead-air.sources.json")));
const wanted = lines(read(native));
const began = process.hrtime.bigint();
const got = lines(muster.read_texts(read(asked), lexicon));
const ms = Number((process.hrtime.bigint() - began) / 1000000n);

const differing = wanted.flatMap((line, n) => (line === got[n] ? [] : [`line ${n + 1}: native ${line}\n    module ${got[n]}`]));
const same = wanted.length > 1000 && got.length === wanted.length && differing.length === 0;
console.log(`  ${same ? "ok   " : "WRONG"} ${wanted.length} texts are read alike natively and as WebAssembly (${ms} ms)`);
for (const line of differing.slice(0, 5)) console.log(`    ${line.slice(0, 400)}`);
process.exitCode = same ? 0 : 1;
