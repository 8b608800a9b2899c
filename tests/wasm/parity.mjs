// The library under node must say what the native one says: every golden run, every script of every drill, and random
// plays end in the same outcome. Run by `cargo xtask test`: parity.mjs MODULE DRILLS GOLDENS NATIVE, where NATIVE is a
// file of lines `name outcome` that the native side wrote.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [module, drills, goldens, native] = process.argv.slice(2);
if (!native) throw new Error("usage: parity.mjs MODULE DRILLS GOLDENS NATIVE; cargo xtask test does it");
const muster = createRequire(import.meta.url)(resolve(module));
const read = (path) => readFileSync(path, "utf8");

const drill = new Map();
for (const file of readdirSync(drills)) {
  const id = file.slice(0, -".sources.json".length);
  if (file.endsWith(".sources.json")) drill.set(id, [read(join(drills, `${id}.json`)), read(join(drills, file))]);
}

// What a golden run says of itself in its first comments: `# variant board-lies, seed 7`.
const header = (inputs, word) => {
  const lines = inputs.split("\n");
  const comments = lines.slice(0, lines.findIndex((line) => !line.startsWith("#")));
  const parts = comments.flatMap((line) => line.slice(1).split(",")).map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1).trim();
};

const session = (name) => {
  const [id, ...rest] = name.split("/");
  if (rest[0] === "random") return muster.random_play(...drill.get(id), BigInt(rest[1]));
  if (rest[0] === "golden") {
    const inputs = read(join(goldens, id, rest[1], "inputs.txt"));
    return muster.perform(...drill.get(id), inputs, header(inputs, "variant"), BigInt(header(inputs, "seed") ?? 1));
  }
  const [variant, script, seed] = rest;
  return muster.perform_own(...drill.get(id), script, variant, BigInt(seed));
};

let wrong = 0;
const say = (claim, holds, seen = "") => {
  if (!holds) wrong += 1;
  console.log(`  ${holds ? "ok   " : "WRONG"} ${claim}${holds ? "" : `: ${seen}`}`);
};

say("the module answers", /^muster \d+\.\d+\.\d+ rules \d+$/.test(muster.echo_rules()), muster.echo_rules());

const began = process.hrtime.bigint();
const wanted = read(native).trim().split("\n");
const differing = [];
let checked = 0;
for (const line of wanted) {
  const [name, ...rest] = line.split(" ");
  let text = "";
  let outcome;
  try {
    text = session(name);
    outcome = muster.outcome(text);
  } catch (fault) {
    outcome = `FAILED ${fault}`;
  }
  if (outcome !== rest.join(" ") || outcome.startsWith("FAILED")) differing.push(`${name}: ${outcome}, native ${rest.join(" ")}`);
  // The checker compiles the sources again, so each tenth file is enough.
  if (checked++ % 10 === 0) {
    const report = JSON.parse(muster.check(text));
    if (report.verdict !== "Replays exactly") differing.push(`${name}: ${report.verdict}`);
  }
}
const ms = Number((process.hrtime.bigint() - began) / 1000000n);
say(`${wanted.length} plays have the same outcome natively and as WebAssembly (${ms} ms)`, differing.length === 0, `\n${differing.slice(0, 10).join("\n")}`);
say("there were plays of every kind", wanted.some((l) => l.includes("/witness/")) && wanted.some((l) => l.includes("/random/")) && (!existsSync(goldens) || wanted.some((l) => l.includes("/golden/"))));

// And damage is still told.
const [id] = drill.keys();
const whole = muster.random_play(...drill.get(id), 1n);
const bent = whole.replace('"n":3,', '"n":4,');
say("a bent file does not pass", bent !== whole && JSON.parse(muster.check(bent)).verdict.startsWith("Damaged"));
process.exitCode = wrong ? 1 : 0;
