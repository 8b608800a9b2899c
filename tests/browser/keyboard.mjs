// A whole shift with the keyboard alone, from the list of drills to the saved file; and writing while the world goes on.
import { readFileSync } from "node:fs";
import { check, done, launch, open, url } from "./_browser.mjs";
import { clock } from "./_desk.mjs";
import { hand, where } from "./_keys.mjs";

const browser = await launch();
const letters = (page) => page.locator(".letter").count();
const tab = (page) => page.locator('[role=tab][aria-selected="true"]').innerText();

// Everything a stray key could have changed.
const state = (page) =>
  page.evaluate(() => ({
    tab: document.querySelector('[role=tab][aria-selected="true"]')?.id,
    dialog: document.querySelector("dialog")?.dataset.dialog,
    clock: document.querySelector(".head .now")?.textContent,
    pace: [...document.querySelectorAll('[data-pace][aria-pressed="true"]')].map((at) => at.dataset.pace).join(),
    form: document.querySelector("#form-heading")?.textContent,
    letters: document.querySelectorAll(".letter").length,
  }));

// From the address to the desk.
const begin = async (page, { press, tabTo, enter, write }) => {
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  await tabTo((here) => here.name === "Choose Dead Air");
  await enter("[data-screen=briefing]");
  await tabTo("label");
  await write("Kim");
  await tabTo((here) => here.name === "More: the seed");
  await enter("#seed");
  await tabTo("seed");
  await press("Control+a");
  await write("7");
  await tabTo((here) => here.name === "Begin the shift");
  await enter("[data-screen=console]");
};

{
  const page = await open(browser);
  const keys = hand(page);
  const { press, tabTo, enter, pick, write, lost } = keys;
  await begin(page, keys);
  check("the desk begins at its heading", (await where(page)).id === "screen-heading", await where(page));
  await tabTo((here) => here.name === "step");
  await press("Enter");

  // What came in.
  await press("i");
  check("I leads to the inbox", (await where(page)).id === "inbox-heading", await where(page));
  await tabTo((here) => here.act === "open/imran-reports");
  await enter(".said-lines .spoken");
  check("opening leads to what they say", (await where(page)).id === "work-heading", await where(page));
  await press("Enter");

  // A record, through its form, with every key of the desk in its text.
  await press("a");
  check("A leads to what can be done", (await where(page)).id === "acts-heading", await where(page));
  await tabTo("act:log");
  await enter("section.form");
  check("a form begins at its first field", /^(choice|text)-0/.test((await where(page)).id), await where(page));
  const kinds = (here) => here.id === "choice-0" || here.name === "choice-0" || here.id?.startsWith("choice-0-");
  await tabTo(kinds);
  await pick("incident");
  await tabTo((here) => here.id === "choice-1" || here.id?.startsWith("choice-1-"));
  await pick("voice-hollin");
  await tabTo("text-0");
  const before = await state(page);
  const all = "inbox log record policy teams acts note . ? Inbound calls go silent";
  await write(all);
  const after = await state(page);
  check("keys do nothing while somebody writes", JSON.stringify(before) === JSON.stringify(after), [before, after]);
  check("and stand in the text", (await page.locator("#text-0").inputValue()) === all);
  await tabTo("text-1");
  await write("Agents in bay 4 lost calls at 10:02.");
  await press("Escape");
  check("Escape leaves the form", (await page.locator("section.form").count()) === 0);
  check("and leads back to what can be done", (await where(page)).id === "acts-heading", await where(page));
  await tabTo("act:log");
  await enter("section.form");
  check("what was written is back", (await page.locator("#text-0").inputValue()) === all);
  await tabTo((here) => here.tag === "button" && here.name.startsWith("Do it"));
  await enter("#news-heading");
  check("the record is there", (await tab(page)).includes("INC-"), await tab(page));
  check("and the focus is on the news", (await where(page)).id === "news-heading", await where(page));

  // An act out of the palette.
  await press("Control+k");
  await page.locator('dialog[data-dialog="palette"]').waitFor();
  await write("own");
  await press("ArrowDown");
  await press("ArrowUp");
  await press("Control+a");
  await write("acknowledge");
  const offered = await page.locator("#found-0").innerText();
  check("the palette finds the act", /acknowledge|own/i.test(offered), offered);
  await press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
  await keys.looked("an act out of the palette");
  check("the act is done", (await page.locator(".news, .panel").allInnerTexts()).join(" ").match(/acknowledge/i) !== null);

  // The single keys, one after the other.
  const leads = { i: "inbox-heading", l: "work-heading", r: "work-heading", p: "work-heading", t: "work-heading", a: "acts-heading" };
  for (const [key, id] of Object.entries(leads)) {
    const here = await press(key);
    check(`${key.toUpperCase()} leads to ${id}`, here.id === id, here);
    const chosen = { l: /log/i, r: /INC-/, p: /policy/i, t: /people/i }[key];
    if (chosen) check(`and it is the right one`, chosen.test(await tab(page)), await tab(page));
  }
  await press("r");
  await press("n");
  check("N leads to the note", (await where(page)).id === "note", await where(page));
  await write("Told to me at the desk.");
  await press("Enter");
  await page.waitForFunction(() => document.getElementById("note").value === "");
  check("a note is sent by Enter, and the field is ready for the next", (await where(page)).id === "note", await where(page));
  await press("Shift+Tab");
  const pressed = () => page.locator('[data-pace="pause"]').first().getAttribute("aria-pressed");
  await page.locator("#screen-heading").waitFor();
  await press("l");
  const was = await pressed();
  await press("Space");
  check("Space stops the clock", (await pressed()) !== was, [was, await pressed()]);
  await press("Space");
  check("and lets it go on", (await pressed()) === was);
  const heard = await page.locator(".news").innerText();
  await press(".");
  await page.waitForFunction((heard) => document.querySelector(".news").innerText !== heard, heard);
  check("a full stop waits until something happens", (await where(page)).id === "news-heading", await where(page));
  await keys.looked("waiting");
  await press("?");
  await page.locator('dialog[data-dialog="help"]').waitFor();
  await keys.looked("?");
  const inside = await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement));
  check("the list of keys takes the focus", inside);
  await press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await keys.looked("Escape");

  // A message.
  await press("a");
  await tabTo("act:send/floor");
  await enter("section.form");
  await tabTo((here) => here.id === "choice-0" || here.id?.startsWith("choice-0-"));
  await pick("team-chat");
  await tabTo("text-0");
  await write("All bays: calls at Hollin go silent. Please tell customers that we know, and do not guess at a cause.");
  await tabTo((here) => here.tag === "button" && here.name.startsWith("Send"));
  await enter("#news-heading");
  check("the message is sent", (await page.locator("section.form").count()) === 0);

  // The end, the question, the marks, the account, the file.
  await press("Control+k");
  await write("end the shift");
  await press("Enter");
  if (await page.locator("section.form").count()) {
    await tabTo((here) => here.tag === "button" && here.name.startsWith("Yes, end the shift"));
    await enter("[data-screen=debrief]");
  } else await page.locator("[data-screen=debrief]").waitFor();
  await page.locator(".gate").waitFor();
  check("the debrief begins at its heading", (await where(page)).id === "screen-heading", await where(page));
  await tabTo((here) => here.id?.startsWith("estimate-0-"));
  await pick("50");
  await tabTo((here) => here.name === "Show me the marks");
  await enter(".sum-card");
  await page.waitForFunction(() => document.activeElement?.id === "marks-heading");
  await keys.looked("the marks");
  check("the focus is on the marks", (await where(page)).id === "marks-heading");
  await tabTo("own-action");
  await write("I logged what Imran told me and warned the floor.");
  check("the account is written", (await page.locator("#own-action").inputValue()).startsWith("I logged"));
  await tabTo((here) => here.name === "Save the session file");
  const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  const file = readFileSync(await download.path(), "utf8");
  check("the session file is saved", file.startsWith('{"format":"muster-session/1"') && file.includes('{"end":'));
  await keys.looked("saving");
  check(`the focus was always somewhere, and to be seen (${keys.steps()} steps)`, lost.length === 0, [...new Set(lost)].slice(0, 20));
  check("no complaint in the console", page.complaints.length === 0, page.complaints);
  check("no violation of the policy", (await page.violations()).length === 0, await page.violations());
  await page.context().close();
}

{
  // Writing while the world goes on: the clock at 20x, and it runs while somebody writes.
  const page = await open(browser);
  const keys = hand(page);
  const { press, tabTo, enter, lost } = keys;
  await begin(page, keys);
  await press("?");
  await page.locator('dialog[data-dialog="help"]').waitFor();
  await tabTo("switch-1");
  await press("Space");
  check("the clock is to run while I write", await page.locator("#switch-1").isChecked());
  await press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await press("a");
  await tabTo("act:log");
  await enter("section.form");
  await tabTo("text-1");
  await page.evaluate(() => {
    window.__field = document.activeElement;
    window.__times = new Set();
    window.__left = 0;
    window.__field.addEventListener("blur", () => (window.__left += 1));
    new MutationObserver(() => window.__times.add(document.querySelector(".head .now").textContent)).observe(document.querySelector(".head"), {
      subtree: true, childList: true, characterData: true,
    });
  });
  // The pace last: its control is a press away, and the field must not lose what is in it.
  await tabTo((here) => here.name === "20x", "Shift+Tab");
  await press("Enter");
  await tabTo("text-1");
  await page.evaluate(() => (window.__left = 0));
  const [first, n] = [await clock(page), await letters(page)];
  let text = "";
  const sentence = "Agents in bay 4 lost calls at 10:02: not a click, just silence. ";
  let rounds = 0;
  while (rounds < 3 || ((await letters(page)) < n + 2 && rounds < 25)) {
    await page.keyboard.type(sentence, { delay: 45 });
    text += sentence;
    rounds += 1;
    // Back into the middle, a word, and to the end again: as people do.
    if (rounds === 2) {
      await page.keyboard.press("Home");
      for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowRight");
      await page.keyboard.type("on shift ", { delay: 60 });
      const at = await page.evaluate(() => [window.__field.selectionStart, window.__field.selectionEnd]);
      text = await page.evaluate(() => window.__field.value);
      check("written into the middle, the caret stays in the middle", at[0] === at[1] && text.slice(at[0] - 9, at[0]) === "on shift ", at);
      await page.keyboard.press("Control+End");
    }
  }
  const field = await page.evaluate(() => ({
    value: window.__field.value,
    same: document.activeElement === window.__field && document.getElementById("text-1") === window.__field,
    caret: window.__field.selectionStart,
    left: window.__left,
    times: window.__times.size,
  }));
  const came = (await letters(page)) - n;
  check(`the world went on meanwhile: ${first} to ${await clock(page)}, ${came} things came in`, came >= 2 && field.times >= 3, field.times);
  check(`the text is as typed (${text.length} characters)`, field.value === text, field.value);
  check("the caret stands at its end", field.caret === text.length, field.caret);
  check("the field is the same and was never left", field.same && field.left === 0, field);
  check(`the focus was always to be seen (${keys.steps()} steps)`, lost.length === 0, [...new Set(lost)].slice(0, 20));
  await page.context().close();
}

await done(browser);
