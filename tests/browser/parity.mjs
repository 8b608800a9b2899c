// The library as it is shipped, in this browser, must say what the native one says: every golden run, the drills' own
// scripts and random plays end in the same outcome, and the page's worker finds that their files replay exactly.
// MUSTER_OUTCOMES names a file of lines `name outcome` that the native side wrote.
import { existsSync, readFileSync } from "node:fs";
import { check, done, launch, open, url } from "./_browser.mjs";

const native = process.env.MUSTER_OUTCOMES;
if (!native || !existsSync(native)) {
  console.log("  left out: no native outcomes to compare with (MUSTER_OUTCOMES; cargo xtask test writes them)");
  process.exit(0);
}
const RANDOM = 40;
const kind = (name) => (["golden", "random"].includes(name.split("/")[1]) ? name.split("/")[1] : "script");
const wanted = readFileSync(native, "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(/ (.*)/).slice(0, 2))
  .filter(([name]) => kind(name) !== "random" || Number(name.split("/")[2]) <= RANDOM);

// What a golden run says of itself in its first comments: `# variant board-lies, seed 7`.
const header = (inputs, word) => {
  const lines = inputs.split("\n");
  const parts = lines
    .slice(0, lines.findIndex((line) => !line.startsWith("#")))
    .flatMap((line) => line.slice(1).split(","))
    .map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${word} `))?.slice(word.length + 1).trim();
};
const plays = wanted.map(([name, outcome]) => {
  const [id, ...rest] = name.split("/");
  if (kind(name) !== "golden") return { name, outcome, id, rest, kind: kind(name) };
  const inputs = readFileSync(new URL(`../goldens/${id}/${rest[1]}/inputs.txt`, import.meta.url), "utf8");
  return { name, outcome, id, kind: "golden", inputs, variant: header(inputs, "variant"), seed: header(inputs, "seed") ?? "1" };
});

const browser = await launch();
const page = await open(browser);
await page.goto(url);
await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();

const began = Date.now();
const { rules, differing, files } = await page.evaluate(async (plays) => {
  // The same files the page starts, by the names they are served under.
  const boot = await (await fetch(document.querySelector('script[src*="boot"]').src)).text();
  const worker = await (await fetch(/worker(\.[0-9a-f]+)?\.js/.exec(boot)[0])).text();
  const lib = await import(new URL(/worker-lib(\.[0-9a-f]+)?\.js/.exec(worker)[0], document.baseURI).href);
  await lib.default({ module_or_path: new URL(/worker(\.[0-9a-f]+)?\.wasm/.exec(worker)[0], document.baseURI).href });
  const drills = new Map();
  for (const { id, file, sources } of await (await fetch("drills/index.json")).json()) {
    drills.set(id, await Promise.all([file, sources].map(async (at) => (await fetch(at)).text())));
  }
  const session = (play) => {
    const drill = drills.get(play.id);
    if (play.kind === "random") return lib.random_play(...drill, BigInt(play.rest[1]));
    if (play.kind === "golden") return lib.perform(...drill, play.inputs, play.variant, BigInt(play.seed));
    const [variant, script, seed] = play.rest;
    return lib.perform_own(...drill, script, variant, BigInt(seed));
  };
  const differing = [];
  const files = [];
  for (const play of plays) {
    let outcome;
    try {
      const text = session(play);
      outcome = lib.outcome(text);
      if (play.kind === "golden") files.push([play.name, text]);
    } catch (fault) {
      outcome = `FAILED ${fault}`;
    }
    if (outcome !== play.outcome) differing.push(`${play.name}: ${outcome}, native ${play.outcome}`);
  }
  return { rules: lib.echo_rules(), differing, files };
}, plays);
check("the shipped module answers", /^muster \d+\.\d+\.\d+ rules \d+$/.test(rules), rules);
check(`${plays.length} plays have the same outcome natively and in this browser (${Date.now() - began} ms)`, differing.length === 0, differing.slice(0, 5));
const of = (kind) => plays.filter((play) => play.kind === kind).length;
check(`of every kind: ${of("golden")} golden runs, ${of("script")} scripts, ${of("random")} random plays`, of("golden") > 0 && of("script") > 0 && of("random") >= RANDOM);

// The worker as the page starts it.
const verdicts = await page.evaluate(async (files) => {
  const worker = window.muster.worker();
  const answers = new Map();
  worker.onmessage = ({ data }) => answers.get(data.id)(data);
  const ask = (id, request) =>
    new Promise((on) => {
      answers.set(id, on);
      worker.postMessage({ id, request: JSON.stringify(request) });
    });
  const told = [];
  for (const [n, [name, file]] of files.entries()) {
    for (const [what, text] of [["whole", file], ["bent", file.replace('"n":3,', '"n":4,')]]) {
      const { reply, fault } = await ask(`${n} ${what}`, { Open: { file: text } });
      told.push({ name, what, verdict: fault ?? JSON.parse(reply).Opened?.checked.verdict ?? reply });
    }
  }
  worker.terminate();
  return told;
}, files);
const whole = verdicts.filter(({ what }) => what === "whole");
check(`the worker finds that ${whole.length} files replay exactly`, whole.length > 0 && whole.every(({ verdict }) => /^Replays exactly/.test(verdict)), whole);
const bent = verdicts.filter(({ what }) => what === "bent");
check("and that the same files, bent, do not", bent.every(({ verdict }) => /^Damaged/.test(verdict)), bent);
check("no violation of the policy", (await page.violations()).length === 0, await page.violations());
check("no complaint in the console", page.complaints.length === 0, page.complaints);
await done(browser);
