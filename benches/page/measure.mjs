// Measures three pages in turns and writes the figures for `cargo xtask bench --page`, which builds and serves them.
import { writeFileSync } from "node:fs";
import os from "node:os";
import { firstAct, launch, longTasks, memory, open, slowDown } from "./gauge.mjs";
import * as muster from "./muster.mjs";
import { ink, yew } from "./rivals.mjs";

const ROUNDS = Number(process.env.ROUNDS);
// Cold loads of each page in a round, and seconds of each running clock at each speed.
const LOADS = 5;
const SECONDS = 30;

const pages = { muster, yew, ink };
const samples = {};
const keep = (figure, page, ...values) => ((samples[figure] ??= {})[page] ??= []).push(...values);
const say = (text) => process.stdout.write(text);

// In a page of its own.
const within = async (browser, work) => {
  const opened = await open(browser);
  const result = await work(opened);
  await opened.close();
  return result;
};

const loads = async (browser) => {
  for (let load = 0; load < LOADS; load += 1) {
    for (const [name, page] of Object.entries(pages)) {
      const seen = await firstAct(browser, page);
      keep("bytes", name, seen.bytes);
      keep("requests", name, seen.requests);
      keep("start", name, seen.ready);
      keep("first_act", name, seen.worked);
    }
  }
};

const inputToPaint = async (browser) => {
  for (const [name, page] of Object.entries(pages)) {
    const seen = await within(browser, page.inputToPaint);
    for (const [kind, values] of Object.entries(seen)) keep(kind, name, ...values);
  }
};

const heldMemory = async (browser) => {
  for (const [name, page] of Object.entries(pages)) {
    const held = await within(browser, async (opened) => {
      await page.wholeDrill(opened);
      return memory(opened);
    });
    keep("memory", name, held);
  }
};

// Nobody presses anything meanwhile, so what is found is the page's own doing.
const clock = async (browser) => {
  for (const [figure, rate] of [
    ["long", 1],
    ["long_slow", undefined],
  ]) {
    for (const start of muster.runningClocks) {
      const found = await within(browser, async (opened) => {
        await start(opened);
        await slowDown(opened.cdp, rate);
        const began = await muster.minute(opened.page);
        const tasks = await longTasks(opened.page, SECONDS);
        if ((await muster.minute(opened.page)) === began) throw new Error("the clock stood still");
        return tasks;
      });
      keep(figure, "muster", ...found);
    }
  }
};

// The value of which so many hundredths are no greater.
const rank = (values, hundredths) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)];
};
const whole = (values, value) => ({
  value,
  low: Math.min(...values),
  high: Math.max(...values),
  count: values.length,
});
const each = (figure, reduce) =>
  Object.fromEntries(Object.entries(samples[figure] ?? {}).map(([page, values]) => [page, reduce(values)]));
const median = (figure) => each(figure, (values) => whole(values, rank(values, 50)));
const p95 = (figure) => each(figure, (values) => whole(values, rank(values, 95)));
// How many there were in all that time, and the longest of them.
const counted = (figure) => {
  const values = samples[figure]?.muster ?? [];
  return { muster: { value: values.length, longest: Math.max(0, ...values), minutes: (ROUNDS * SECONDS * muster.runningClocks.length) / 60 } };
};

const load = [];
let browserName;
for (let round = 1; round <= ROUNDS; round += 1) {
  const browser = await launch();
  browserName = `Chromium ${browser.version()}`;
  const [now] = os.loadavg();
  load.push(now);
  say(`round ${round} of ${ROUNDS} (load ${now.toFixed(1)}):`);
  for (const [name, part] of [
    ["loads", loads],
    ["inputs", inputToPaint],
    ["memory", heldMemory],
    ["clock", clock],
  ]) {
    say(` ${name}`);
    await part(browser);
  }
  load.push(os.loadavg()[0]);
  say("\n");
  await browser.close();
}

writeFileSync(
  process.env.FIGURES,
  JSON.stringify(
    {
      about: {
        date: new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
        browser: browserName,
        cores: os.cpus().length,
        load: [Math.min(...load), Math.max(...load)],
        rounds: ROUNDS,
      },
      figures: {
        bytes: median("bytes"),
        requests: median("requests"),
        start: median("start"),
        first_act: median("first_act"),
        press: p95("press"),
        type: p95("type"),
        memory: median("memory"),
        long: counted("long"),
        long_slow: counted("long_slow"),
      },
    },
    null,
    1,
  ),
);
