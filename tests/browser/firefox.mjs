// The page in a second engine: from the list of drills to a finished shift, its marks and its file, in Firefox.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, done, url } from "./_browser.mjs";
import { pressed } from "./_desk.mjs";

if (!process.env.FIREFOX) {
  console.log("  left out: no Firefox (FIREFOX is not set)");
  process.exit(0);
}
const { default: puppeteer } = await import("puppeteer-core");

// The witness's first acts.
const ACTS = 16;
const lines = readFileSync(new URL("../goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.replace(/^at [^:]+(:\d\d)?: /, ""));

const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 800 });
const faults = [];
page.on("pageerror", (fault) => faults.push(`uncaught: ${fault.message}`));
page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
await page.evaluateOnNewDocument(() => {
  window.__violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  // What is handed to the browser to save, by the order it came in.
  window.__files = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    window.__files.push(blob.text());
    return make(blob);
  };
});

const there = async (selector) => (await page.$(selector)) !== null;
const press = async (name) => {
  const button = await page.waitForFunction(
    (name) => [...document.querySelectorAll("button")].find((button) => button.textContent.trim().startsWith(name)),
    {},
    name,
  );
  await button.click();
};
const free = (name) => `button[data-act="${name}"]:not([aria-disabled="true"])`;
const click = (selector) => page.$(selector).then((found) => found.click());
const write = async (selector, text) => {
  await click(selector);
  // As one paste: key by key would take minutes over this wire.
  await page.evaluate((text) => (document.activeElement.select(), document.execCommand("insertText", false, text)), text);
};

const act = async (name, { picks = [], texts = [], more = {} } = {}) => {
  await click(free(name));
  if (!(await there("section.form"))) return;
  for (const [n, value] of picks.entries()) {
    const radio = `section.form input[name=choice-${n}][data-name="${value}"]`;
    if (await there(radio)) await click(radio);
    else await page.select(`#choice-${n}`, await page.$eval(`#choice-${n} option[data-name="${value}"]`, (option) => option.value));
  }
  for (const [n, text] of texts.entries()) await write(`#text-${n}`, text);
  for (const [id, value] of Object.entries(more)) {
    if ((await page.$eval(`#${id}`, (field) => field.tagName)) === "SELECT") await page.select(`#${id}`, value);
    else await write(`#${id}`, value);
  }
  await click("section.form button[type=submit]");
  if (await there("section.form")) throw new Error(`${name}: ${await page.$eval("section.form .problem", (at) => at.textContent)}`);
};
// Goes on with what one is doing until it is done.
const finish = async () => {
  for (;;) {
    const on = await page.evaluateHandle(() => [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Carry on with it")));
    if (!on.asElement()) return;
    await on.asElement().click();
  }
};
// Waits, from one thing that happens to the next, until an act is possible.
const until = async (name) => {
  for (let step = 0; step < 30; step += 1) {
    await finish();
    if (await there(free(name))) return true;
    await click(free("skip"));
  }
  return false;
};

await page.goto(url);
await press("Choose Dead Air");
await page.waitForSelector("form.begin");
await press("More: the seed");
await page.waitForSelector("#seed");
await write("#seed", "7");
await write("#label", "Robin");
await press("Begin the shift");
await page.waitForSelector("[data-screen=console]");
const version = await browser.version();
check(`${version} comes to the desk`, true);
await click(".segments [data-pace=step]");

const left = [];
for (const line of lines.slice(0, ACTS)) {
  const [name, form] = pressed(line);
  if (await until(name)) await act(name, form);
  else left.push(line);
}
check(`the witness's first ${ACTS} acts can be done with the controls`, left.length === 0, left);

// One text key by key, as a person writes.
await finish();
await page.focus("#note");
await page.keyboard.type("Told to me at the desk.");
check("a note is as typed", (await page.$eval("#note", (field) => field.value)) === "Told to me at the desk.");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.getElementById("note").value === "");
check("and is sent", await page.evaluate(() => document.activeElement?.id === "note"));
await page.waitForSelector('[data-saved="yes"]');
check("what was done is saved", true);

// Loaded again, the desk is as it was.
const clock = () => page.$eval(".head .now", (now) => now.textContent);
const before = await clock();
await page.reload();
await page.waitForSelector("[data-screen=console]");
check("loaded again, it goes on where it was", (await clock()) === before, [before, await clock()]);

await until("end");
await act("end");
await page.waitForSelector(".gate");
await press("Show me the marks");
await page.waitForSelector(".sum-card");
const sum = (await page.$eval(".sum-card .sum", (at) => at.textContent)).replace(/\s+/g, " ");
check(`the marks are there: ${sum}`, /\d+ of 100/.test(sum), sum);
await write("#own-reflection", "I would tell the client before she rings.");
await press("Save the session file");
await page.waitForFunction(() => window.__files.length > 0);
const file = await page.evaluate(() => window.__files.at(-1));
check("the session file is whole", file.startsWith('{"format":"muster-session/1"') && file.includes('{"end":'));
writeFileSync(join(process.env.MUSTER_SAVED ?? ".", "firefox.muster.jsonl"), file);
await press("Reflective log for printing");
await page.waitForFunction(() => window.__files.length > 1);
const paper = await page.evaluate(() => window.__files.at(-1));
check("so is the log for printing", paper.includes("Simulated practice record") && paper.includes("I would tell the client"));
check("no violation of the policy", (await page.evaluate(() => window.__violations)).length === 0, await page.evaluate(() => window.__violations));
check("no page error", faults.length === 0, faults);
await done(browser);
