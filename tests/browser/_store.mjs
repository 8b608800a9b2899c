// What the tests of the store need: a browser of their own that can be killed, a page whose asks and answers are seen
// as they pass, a fast hand at the desk, and the journal as it lies in the database.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { url } from "./_browser.mjs";

// Numbers that come again with the same seed; it is printed with every result.
export const SEED = Number(process.env.MUSTER_SEED ?? 1);
let state = SEED >>> 0;
export const dice = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

export const profile = () => {
  const folder = mkdtempSync(join(tmpdir(), "muster-store-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

// A browser over that profile, in a process group of its own.
export const start = async (folder) => {
  const child = spawn(
    process.env.CHROMIUM,
    ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage",
      "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const gone = new Promise((on) => child.once("exit", on));
  const address = await new Promise((on, failed) => {
    let text = "";
    child.stderr.on("data", (part) => {
      text += part;
      const found = /DevTools listening on (ws:\S+)/.exec(text);
      if (found) on(found[1]);
    });
    child.once("exit", () => failed(new Error(`the browser did not start: ${text}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  // No warning, no time to tidy up: every process of it.
  const kill = async () => {
    process.kill(-child.pid, "SIGKILL");
    await gone;
    await browser.close().catch(() => {});
  };
  return { browser, context: browser.contexts()[0], kill };
};

// A page that tells what it asked its store and what was answered. `seen` is what somebody looking on knows: the lines
// that were asked to be kept, how many were called saved, and whether the desk said "Saved" while one was on its way.
export const watched = async (context, seen = witness()) => {
  const page = await context.newPage();
  page.seen = seen;
  await page.exposeFunction("__told", (text, answer) => seen.told(JSON.parse(text), answer && JSON.parse(answer)));
  await page.exposeFunction("__early", () => (seen.early += 1));
  await page.addInitScript(() => {
    window.__asked = 0;
    new MutationObserver(() => {
      const said = window.__asked > 0 && document.querySelector('[data-saved="yes"]');
      // What nobody can see was not said.
      if (said && getComputedStyle(said).visibility === "visible") window.__early();
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await page.route(/\/journal(\.[0-9a-f]+)?\.js$/, async (route) => {
    const reply = await route.fetch();
    const body = (await reply.text()).replace("export const ask =", "const plainly =");
    const spy = `
      export const ask = async (text) => {
        const counts = JSON.parse(text).ask === "append" ? 1 : 0;
        window.__asked += counts;
        window.__told(text, null);
        const answer = await plainly(text);
        window.__asked -= counts;
        window.__told(text, answer);
        return answer;
      };`;
    await route.fulfill({ response: reply, body: body + spy });
  });
  return page;
};

export const witness = () => ({
  sid: undefined,
  asked: [],
  saved: 0,
  early: 0,
  failed: [],
  waiting: [],
  // The lines of each ask that was answered with "appended", by their number: what a person was told is saved.
  called: new Map(),
  told(ask, answer) {
    if (answer?.appended && ask.ask === "append") ask.lines.forEach((line, n) => this.called.set(ask.from + n, line));
    if (!answer && ask.ask === "begin") [this.sid, this.asked, this.saved] = [ask.session.sid, [ask.header], 0];
    // What was asked again after a failure, or by the next tab, stands where it stood.
    if (!answer && ask.ask === "append") ask.lines.forEach((line, n) => (this.asked[ask.from + n] = line));
    if (answer?.appended) this.saved = Math.max(this.saved, answer.appended.kept);
    if (answer?.failed) this.failed.push(answer.failed.why);
    if (answer) this.waiting = this.waiting.filter((ready) => !ready(ask, answer));
  },
  // Until so many more lines were called saved.
  until(more) {
    const goal = this.saved + more;
    return new Promise((on) => this.waiting.push(() => this.saved >= goal && (on(), true)));
  },
});

export const go = (page, sid) => page.goto(sid ? `${url}#/play/${sid}` : url);

// A shift of one of the drills, in turn, unless one is named.
let begun = 0;
export const beginAny = async (page, named) => {
  await page.goto(url);
  const ids = await page.evaluate(async () => (await (await fetch("drills/index.json")).json()).map((drill) => drill.id));
  const id = named ?? ids[begun++ % ids.length];
  await page.goto(`${url}#/drill/${id}`);
  await page.getByRole("button", { name: "Begin the shift" }).click();
  await page.locator("[data-screen=console]").waitFor();
  await page.locator('[data-saved="yes"]').waitFor();
};

// A hand that presses whatever can be pressed at once, as fast as the page takes it, until the shift is over.
export const drive = (page, seed) =>
  page.evaluate(async (seed) => {
    let state = seed;
    const wanted = /^(open|wait|investigate|acknowledge)/;
    while (document.querySelector("[data-screen=console]")) {
      const doors = [...document.querySelectorAll('button[data-act]:not([aria-disabled="true"])')];
      const choices = doors.filter((door) => wanted.test(door.dataset.act));
      const on = [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Carry on"));
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      (on ?? choices[state % Math.max(1, choices.length)])?.click();
      await new Promise((next) => setTimeout(next, 0));
    }
  }, seed);

export const screen = (page) =>
  page.locator("[data-screen=console], [data-screen=debrief], [data-screen=broken]").first().getAttribute("data-screen");

// The lines as they lie in the database, read without the page's own code.
export const lines = (page, sid) =>
  page.evaluate(
    (sid) =>
      new Promise((done, failed) => {
        const opened = indexedDB.open("muster");
        opened.onerror = () => failed(opened.error);
        opened.onsuccess = () => {
          const all = opened.result.transaction("lines").objectStore("lines").getAll(IDBKeyRange.bound([sid], [sid, []]));
          all.onsuccess = () => {
            opened.result.close();
            done(all.result);
          };
        };
      }),
    sid,
  );

// Where the chain of these lines breaks; -1 if it holds. The same rule as in `src/session/chain.rs`.
export const broken = (lines) => {
  const length = (text) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(Buffer.byteLength(text));
    return bytes;
  };
  const hash = (...parts) => parts.reduce((sha, part) => sha.update(part), createHash("sha256")).digest();
  let chain = hash("muster-session/1 header\0", length(lines[0] ?? ""), lines[0] ?? "");
  for (const [n, line] of lines.entries()) {
    if (n === 0) continue;
    if (JSON.parse(line).p !== chain.toString("hex").slice(0, 16)) return n;
    chain = hash("muster-session/1 line\0", chain, length(line), line);
  }
  return -1;
};
