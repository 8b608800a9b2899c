// How fast the library is as WebAssembly under node: bench.mjs MODULE DRILL. Rows `name<TAB>ms each<TAB>per second`, for
// `cargo xtask bench` to set beside the native ones.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [module, file] = process.argv.slice(2);
if (!file) throw new Error("usage: bench.mjs MODULE DRILL; cargo xtask bench does it");
const muster = createRequire(import.meta.url)(resolve(module));
const drill = [readFileSync(file, "utf8"), readFileSync(file.replace(/\.json$/, ".sources.json"), "utf8")];
const ENOUGH_MS = 400;

const time = (name, times) => {
  const began = process.hrtime.bigint();
  muster.bench(name, ...drill, times);
  return Number(process.hrtime.bigint() - began) / 1e6;
};

for (const name of muster.benches().split(" ")) {
  time(name, 1);
  // What is done once before the loop is timed alone and taken off.
  const once = time(name, 0);
  let times = 1;
  let ms = time(name, times) - once;
  while (ms < ENOUGH_MS && times < 1_000_000) {
    times = Math.max(times * 2, Math.ceil((times * ENOUGH_MS * 1.2) / Math.max(ms, 1)));
    ms = time(name, times) - once;
  }
  console.log(`${name}\t${(ms / times).toFixed(6)}\t${Math.round((times * 1000) / ms)}`);
}
