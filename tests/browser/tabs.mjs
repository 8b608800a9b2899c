// Two tabs and one session: whatever they do and in whatever order, there is one journal, and each tab is told the truth.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, done } from "./_browser.mjs";
import { SEED, beginAny, broken, dice, go, lines, profile, screen, start, watched, witness } from "./_store.mjs";

const ROUNDS = Number(process.env.MUSTER_ROUNDS ?? 50);
// Presses something that can be done at once, here and there, whatever the other tab does meanwhile.

const press = (page, which) =>
  page
    .evaluate(async (which) => {
      for (let n = 0; n < 3; n += 1) {
        const on = [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Carry on"));
        const doors = [...document.querySelectorAll('button[data-act]:not([aria-disabled="true"])')];
        const choices = doors.filter((door) => /^(wait|investigate|open)/.test(door.dataset.act));
        (on ?? choices[(which + n) % Math.max(1, choices.length)])?.click();
        await new Promise((next) => setTimeout(next, 0));
      }
    }, which)
    .catch(() => {});
const take = (page) =>
  page
    .evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent === "Play it here")?.click())
    .catch(() => {});

const campaign = async (name, locks) => {
  const session = await start(profile());
  const ours = [];
  const tab = async () => {
    const page = await watched(session.context, witness());
    if (!locks) {
      await page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
        delete window.BroadcastChannel;
      });
    }
    ours.push(page.seen);
    return page;
  };
  let [first, second] = [await tab(), await tab()];
  await beginAny(first);
  let sid = first.seen.sid;
  const sum = { forks: 0, chain: 0, stuck: 0, both: 0, lines: 0, taken: 0, sessions: 1 };
  // What each tab was told is saved, by the number of the line.
  const saved = new Map();
  const settle = () => {
    for (const { called } of ours) {
      for (const [n, line] of called) {
        if (saved.has(n) && saved.get(n) !== line) sum.forks += 1;
        saved.set(n, line);
      }
      called.clear();
    }
  };
  await go(second, sid);
  await screen(second);

  for (let round = 0; round < ROUNDS; round += 1) {
    const doings = [];
    for (let step = 0; step < 3 + dice(5); step += 1) {
      const page = dice(2) ? first : second;
      const what = dice(10);
      if (what < 5) doings.push(press(page, dice(1_000)));
      else if (what < 8) {
        doings.push(take(page));
        sum.taken += 1;
      } else doings.push(page.reload().then(() => screen(page)).catch(() => {}));
      // Sometimes one after the other, sometimes at the same time.
      if (dice(2)) await Promise.all(doings);
    }
    await Promise.all(doings);
    // An ask of each tab, answered after all that was asked before it.
    await Promise.all([first, second].map((page) => page.evaluate(() => window.muster.journal.ask('{"ask":"open"}'))));
    settle();
    const there = await lines(first, sid);
    sum.forks += there.filter((line, n) => saved.has(n) && saved.get(n) !== line).length;
    sum.forks += [...saved.keys()].filter((n) => n >= there.length).length;
    sum.chain += broken(there) === -1 ? 0 : 1;
    // Without locks a tab learns at its next act that it was passed over.
    const writers = !locks ? [] : await Promise.all(
      [first, second].map((page) => page.locator('[data-screen=console] [data-saved="yes"], [data-screen=console] [data-saved="soon"]').count()),
    );
    sum.both += writers[0] && writers[1] ? 1 : 0;
    const screens = [await screen(first), await screen(second)];
    sum.stuck += screens.includes("broken") ? 1 : 0;
    if (screens.includes("debrief")) {
      // The shift is over: another one.
      sum.lines += there.length;
      await Promise.all([first.close(), second.close()]);
      ours.length = 0;
      saved.clear();
      [first, second] = [await tab(), await tab()];
      await beginAny(first);
      sid = first.seen.sid;
      sum.sessions += 1;
      await go(second, sid);
      await screen(second);
    }
  }
  const there = await lines(first, sid);
  sum.lines += there.length;
  // As the overlay would save it; the native program reads it afterwards.
  const file = await first.evaluate(async (sid) => (await window.muster.journal.file(sid)).text, sid);
  const folder = join(process.env.MUSTER_SAVED ?? ".", "unfinished");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `two-tabs-${locks ? "locks" : "epoch"}.muster.jsonl`), file);
  console.log(`  ${ROUNDS} interleavings of two tabs, ${name} (seed ${SEED}): ${JSON.stringify(sum)}`);
  check(`${name}: no fork: what either tab called saved is what lies there`, sum.forks === 0, sum);
  check(`${name}: the chain of every journal holds`, sum.chain === 0, sum);
  check(`${name}: never do both tabs write`, sum.both === 0, sum);
  check(`${name}: no tab is left without a desk`, sum.stuck === 0, sum);
  check(`${name}: lines were kept, and sessions taken over`, sum.lines > ROUNDS / 2 && sum.taken > 0, sum);
  await session.kill();
};

await campaign("with locks", true);
// A browser without Web Locks, or a page that is not served securely: the epoch is all there is.
await campaign("by the epoch alone", false);
await done({ close: async () => {} });
