// Every screen and every designed state, the broken ones too, in both colour schemes, in forced colours and with less
// motion: axe finds no barrier, nothing is wider than the screen, and each says in words what is the matter.
import { readFileSync } from "node:fs";
import { check, done, launch, open, url } from "./_browser.mjs";
import { act, begin, openFile, until } from "./_desk.mjs";
import { look, looks } from "./_look.mjs";

const browser = await launch();
const at = async (options, first) => {
  const page = await open(browser, options);
  if (first) await first(page);
  await page.goto(url);
  return page;
};
const catalogue = (page) => page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
const over = (page) => page.getByRole("alertdialog").waitFor();

{
  const page = await at({}, (page) => page.addInitScript(() => delete window.WebAssembly));
  await over(page);
  await look(page, "no WebAssembly", /WebAssembly/);
  await page.context().close();
}
{
  const page = await at({}, (page) => page.route("**/app.*.wasm", (route) => route.abort()));
  await over(page);
  await look(page, "a module that does not load", /did not load/);
  await page.context().close();
}
{
  const page = await at({ javaScriptEnabled: false });
  check("without scripts the page says so", /needs JavaScript/.test(await page.locator("noscript").innerText()));
  await page.context().close();
}
{
  const page = await at({}, (page) => page.route("**/drills/index.json", (route) => route.abort()));
  await page.locator("[data-screen=catalogue], [data-screen=broken]").first().waitFor();
  await look(page, "no list of drills", /did not come|drills/);
  await page.context().close();
}
{
  const page = await at({}, (page) => page.route("**/drills/dead-air.*.json", (route) => route.fulfill({ body: "{}" })));
  await catalogue(page);
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.locator("[data-screen=broken]").waitFor();
  await look(page, "a damaged drill", /no compiled drill/);
  await page.context().close();
}
{
  // No storage at all: the page is played all the same, and says that nothing is kept.
  const page = await at({}, (page) =>
    page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("blocked", "SecurityError");
      };
    }),
  );
  await catalogue(page);
  await look(page, "storage blocked: the list", /kept/i);
  await begin(page, { seed: 7 });
  await act(page, "open/imran-reports");
  await page.locator('[data-saved="no"]').waitFor();
  await look(page, "storage blocked: the desk", /Not saved/);
  await page.context().close();
}

let saved;
{
  const page = await at({});
  await catalogue(page);
  await look(page, "the list of drills");
  await page.getByRole("button", { name: "Add a desk" }).click();
  await look(page, "a desk is added");
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.getByRole("button", { name: "More: the seed" }).click();
  await page.getByLabel("Seed").fill("seven");
  await page.getByRole("button", { name: "Begin the shift" }).click();
  await page.locator('#seed[aria-invalid="true"]').waitFor();
  await look(page, "the briefing, with a seed that is no number", /whole number/);
  await page.getByRole("button", { name: "Back to the drills" }).click();
  await begin(page, { seed: 7, label: "Robin" });
  await look(page, "the desk, with the first steps shown");
  await act(page, "open/imran-reports");
  await look(page, "a conversation");
  await page.locator('button[data-act="log"]').first().click();
  await page.locator("section.form button[type=submit]").click();
  await page.locator(".problem:not(:empty)").waitFor();
  await look(page, "a form that cannot be sent");
  await page.locator("#text-0").fill("Half a title");
  await page.keyboard.press("Escape");
  await page.locator('button[data-act="log"]').first().click();
  await look(page, "a form with what was written before", /What you had written is back/);
  await page.keyboard.press("Escape");
  await act(page, "log", { picks: ["incident", "voice-hollin"], texts: ["Calls go silent", ""] });
  await look(page, "a record");
  await page.locator('button[data-act="set/1/impact"]').first().click();
  await page.locator("section.form, .matrix").first().waitFor();
  await look(page, "the matrix");
  await page.keyboard.press("Escape");
  await page.locator('button[data-act="send/customers"]').first().click();
  await page.locator("#text-0").fill("We know that calls go silent. Next update at 10:30.");
  await look(page, "a message, with its checklist");
  await page.keyboard.press("Escape");
  for (const tab of ["Policy", "People"]) {
    await page.getByRole("tab", { name: tab }).click();
    await look(page, `${tab}`);
  }
  await page.locator(".head .doors button").filter({ hasText: "Keys" }).click();
  await page.locator('dialog[data-dialog="help"]').waitFor();
  await look(page, "keys and settings");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.locator('dialog[data-dialog="palette"]').waitFor();
  await look(page, "every act");
  await page.locator("dialog input").fill("zzz");
  await look(page, "every act, and nothing found", /Nothing that can be done/);
  await page.keyboard.press("Escape");
  // An act that takes time, broken in on.
  await page.locator('.segments [data-pace="1x"]').click();
  await page.locator('button[data-act="investigate/test-call"]').first().click();
  await page.locator('.hand[data-hand="busy"]').waitFor();
  await page.locator(".segments [data-pace=pause]").click();
  await look(page, "busy, and the clock stopped");
  await page.locator(".segments [data-pace=step]").click();

  // An hour in which nobody opens anything.
  const letters = () => page.locator('.letter[data-new="true"]').count();
  for (let step = 0; step < 80 && (await page.locator("[data-screen=console]").count()) && (await letters()) < 40; step += 1) {
    await until(page, "skip", 1);
    if (await page.locator('[data-act="skip"]').count()) await act(page, "skip");
  }
  const open = await page.locator(".letter").count();
  if (await page.locator("[data-screen=console]").count()) {
    await look(page, `a full inbox, ${open} things in it`);
    await act(page, "end");
  }
  await page.locator(".gate").waitFor();
  await look(page, "how did it go");
  await page.getByRole("button", { name: "Show me the marks" }).click();
  await page.locator(".sum-card").waitFor();
  await page.locator(".mark-lines summary").first().click();
  await look(page, "the debrief, a line open");
  await page.locator(".moment button").filter({ hasText: "See the screen" }).first().click();
  await page.locator(".replay .console").waitFor();
  await look(page, "the screen as it was");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the session file" }).first().click()]);
  saved = readFileSync(await download.path(), "utf8");
  await page.getByRole("button", { name: "Back to the drills" }).click();
  await catalogue(page);
  await look(page, "the list with a finished shift");
  await page.getByRole("button", { name: /^Delete\s*:/ }).first().click();
  await look(page, "a shift about to be deleted", /for good/);
  await page.context().close();
}

const header = saved.indexOf("\n");
for (const [state, name, text, says] of [
  ["a whole session file", "whole.muster.jsonl", saved, /Replays exactly/],
  ["a damaged session file", "bent.muster.jsonl", saved.replace('"n":3,', '"n":4,'), /Damaged/],
  ["half a session file", "half.muster.jsonl", saved.slice(0, saved.length * 0.9), undefined],
  ["a file of other rules", "rules.muster.jsonl", saved.slice(0, header).replace(/"rules":\d+/, '"rules":999') + saved.slice(header), undefined],
  ["a file that is no session", "picture.jsonl", "GIF89a\u0000\u0001", undefined],
  ["an empty file", "empty.jsonl", "", undefined],
]) {
  const page = await at({});
  await catalogue(page);
  await openFile(page, name, text);
  await page.locator(".check, .failed").first().waitFor();
  await look(page, state, says);
  const told = (await page.locator(".check, .failed").first().innerText()).split("\n").filter((line) => line.trim());
  check(`${state}: ${told.slice(1, 2).join().slice(0, 110)}`, told.length > 1 && page.complaints.length === 0, page.complaints);
  await page.context().close();
}

{
  // A fault below Rust, at the desk: as the engine of the browser would tell it.
  const page = await at({});
  await catalogue(page);
  await begin(page, { seed: 7 });
  await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }, 0));
  await over(page);
  await look(page, "the program has stopped", /Muster has stopped/);
  await page.context().close();
}
console.log(`  ${looks()} looks`);
await done(browser);
