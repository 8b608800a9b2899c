// Dead Air from the list to the saved files, through the controls of the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { barriers, check, done, launch, open, picture, url } from "./_browser.mjs";
import { act, atTheDesk, begin, clock, control, finish, pressed, reach, until } from "./_desk.mjs";

// What was saved is checked afterwards by the native program.
const SAVED = process.env.MUSTER_SAVED ?? ".";
const lines = readFileSync(new URL("../goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.replace(/^at [^:]+(:\d\d)?: /, ""));

const browser = await launch();

{
  const page = await open(browser, { colorScheme: "light" });
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check("catalogue: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));
  await picture(page, "catalogue-laptop-light");
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.getByRole("button", { name: "More: the seed" }).click();
  await page.getByLabel("Seed").waitFor();
  check("a seed was dealt", /^\d{1,6}$/.test(await page.getByLabel("Seed").inputValue()));
  check("briefing: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));
  await picture(page, "briefing-laptop-light");
  await page.getByLabel("Seed").fill("seven");
  await page.getByRole("button", { name: "Begin the shift" }).click();
  check("a seed that is no number is told", (await page.locator("#seed-help").innerText()).includes("whole number"));
  await page.getByRole("button", { name: "Back to the drills" }).click();

  await begin(page, { seed: 7, label: "Robin" });
  check("the shift begins with something at the desk", (await page.locator(".letter").count()) > 0);
  check("the focus is on the heading of the new screen", await page.evaluate(() => document.activeElement?.id === "screen-heading"));
  await picture(page, "console-laptop-light");
  check("console: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));

  let acts = 0;
  const left = [];
  for (const line of lines) {
    const [name, form] = pressed(line);
    if (!(await until(page, name))) {
      left.push(line);
      if (!(await atTheDesk(page))) break;
      continue;
    }
    if (acts === 12) {
      await control(page, "send/customers").click();
      check("form: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));
      await page.locator("#template").selectOption("holding-template");
      check("a template fills the text", (await page.locator("#text-0").inputValue()).startsWith("We know that ["));
      await picture(page, "form-laptop-light");
      await page.keyboard.press("Escape");
      check("Escape leaves the form", (await page.locator("section.form").count()) === 0);
    }
    await act(page, name, form);
    acts += 1;
  }
  check(`the witness's line can be played with the controls (${acts} of ${lines.length} acts)`, left.length === 0, left);
  await finish(page);
  await picture(page, "console-late-laptop-light");
  check("late: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));
  await act(page, "end");
  await page.locator("[data-screen=debrief]").waitFor();
  check("no mark is shown before it was asked how it went", (await page.locator(".sum-card").count()) === 0);
  await page.getByRole("button", { name: "Show me the marks" }).click();

  const sum = (await page.locator(".sum-card .sum").innerText()).replace(/\s+/g, " ");
  check(`marks are shown with what came up: ${sum}`, /^\d+ of 100;.* came up in this run$/.test(sum), sum);
  check("a run along the witness's line earns most of them", Number.parseInt(sum, 10) >= 90, sum);
  check("the band says that it is provisional", (await page.locator(".sum-card .band").innerText()).includes("provisional"));
  check("each line has its reason", (await page.locator(".item dd").count()) >= 3 * (await page.locator(".item").count()));
  check("debrief: axe finds no barrier", (await barriers(page)).length === 0, await barriers(page));
  await picture(page, "debrief-laptop-light");

  const save = async (button, folder = SAVED) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
    const place = folder ? join(folder, download.suggestedFilename()) : await download.path();
    if (folder) await download.saveAs(place);
    return [download.suggestedFilename(), readFileSync(place, "utf8")];
  };
  const [name, session] = await save("Save the session file");
  check("the session file has its name", name === "dead-air-7.muster.jsonl", name);
  check("and is whole", session.startsWith('{"format":"muster-session/1"') && session.includes('{"end":'));
  check("what was saved is said", (await page.locator("p.said").innerText()).includes(name));
  // Everything the page makes of that file, as long as there are no own words: the native program makes the same bytes.
  for (const [button, ending] of [
    ["Run summary for printing", "html"],
    ["Run summary as Markdown", "md"],
    ["Marks as a table (CSV)", "marks.csv"],
    ["Entries as a table (CSV)", "entries.csv"],
    ["Marks and entries (JSON)", "json"],
  ]) {
    const [name, text] = await save(button);
    check(`${button} is ${ending}`, name === `dead-air-7.${ending}` && text.length > 500, name);
  }
  await page.getByLabel("Reflection, in your words").fill("I would tell the client before she rings.");
  const [paper, markdown] = await save("Reflective log as Markdown", null);
  check("the record has its name", paper === "dead-air-7.md", paper);
  check("the record says what it is", markdown.includes("Simulated practice record") && markdown.includes("Replays exactly"));
  check("and holds the trainee's words", markdown.includes("I would tell the client before she rings."));
  check("no violation of the policy", (await page.violations()).length === 0, await page.violations());
  check("no complaint in the console", page.complaints.length === 0, page.complaints);
  await page.context().close();
}

{
  // Running time: what is written survives it, and so does the focus.
  const page = await open(browser);
  await page.goto(url);
  await begin(page, { seed: 7, pace: "20x" });
  await page.waitForFunction(() => document.querySelectorAll(".letter").length >= 3);
  await page.locator(".segments [data-pace=step]").first().focus();
  await page.evaluate(() => (window.__pace = document.activeElement));
  const letters = await page.locator(".letter").count();
  await page.waitForFunction((n) => document.querySelectorAll(".letter").length > n, letters);
  check("the focus survives what arrives", await page.evaluate(() => document.activeElement === window.__pace));

  const filter = page.getByLabel("Show only what contains");
  await filter.focus();
  const still = await clock(page);
  await filter.pressSequentially("marsh", { delay: 150 });
  check("the filter keeps what is typed", (await filter.inputValue()) === "marsh");
  check("and filters", (await page.locator(".groups .act").allInnerTexts()).every((text) => /marsh/i.test(text)));
  check("the clock stands still meanwhile", (await clock(page)) === still, await clock(page));
  await filter.fill("");

  await control(page, "log").click();
  const title = page.locator("#text-0");
  await title.focus();
  await page.evaluate(() => (window.__field = document.activeElement));
  const now = await clock(page);
  await title.pressSequentially("Calls go silent", { delay: 120 });
  await page.waitForTimeout(1_500);
  check("the text is as typed", (await title.inputValue()) === "Calls go silent");
  check("in the same field, which still has the focus", await page.evaluate(() => document.activeElement === window.__field));
  check("the clock stood still", (await clock(page)) === now, [now, await clock(page)]);
  await page.locator("#choice-0").focus();
  await page.waitForTimeout(600);
  check("also while the form is open and nothing is typed", (await clock(page)) === now);
  await page.keyboard.press("Escape");
  await page.waitForFunction((was) => !document.querySelector(".head .now").textContent.includes(was), now);
  check("and goes on afterwards", (await clock(page)) !== now);
  check("no violation of the policy", (await page.violations()).length === 0, await page.violations());
  check("no complaint in the console", page.complaints.length === 0, page.complaints);
  await page.context().close();
}

{
  // Keys alone.
  const page = await open(browser);
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("Name on the record").focus();
  await page.keyboard.press("Enter");
  await page.locator("[data-screen=console]").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-act") ?? document.activeElement?.id);
  let steps = 0;
  while (!(await focused())?.startsWith("open/") && steps < 200) {
    await page.keyboard.press("Tab");
    steps += 1;
  }
  await page.keyboard.press("Enter");
  await page.locator(".said-lines .spoken").first().waitFor();
  check(`keys alone open a letter (${steps} steps)`, steps < 200);
  check("and the focus moves to what they say", (await focused()) === "work-heading", await focused());
  await page.context().close();
}

for (const [shape, viewport] of [
  ["phone", { width: 390, height: 844 }],
  ["narrow", { width: 320, height: 640 }],
  ["laptop", { width: 1280, height: 800 }],
]) {
  const page = await open(browser, { viewport, colorScheme: shape === "narrow" ? "light" : "dark" });
  await page.goto(url);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check(`${shape}: the catalogue fits its width`, await fits());
  await begin(page, { seed: 3 });
  await until(page, "open/marguerite-reports");
  await act(page, "open/marguerite-reports");
  check(`${shape}: the console fits its width`, await fits());
  await picture(page, `console-${shape}`);
  const found = await barriers(page);
  check(`${shape}: axe finds no barrier at the desk`, found.length === 0, found);
  await (await reach(page, "decide/three-reports")).click();
  check(`${shape}: a form fits its width`, await fits());
  await picture(page, `form-${shape}`);
  await page.keyboard.press("Escape");
  await act(page, "end");
  await page.locator("[data-screen=debrief]").waitFor();
  check(`${shape}: the question how it went fits its width`, await fits());
  await page.getByRole("button", { name: "Show me the marks" }).click();
  await page.locator(".sum-card").waitFor();
  check(`${shape}: the debrief fits its width`, await fits());
  await picture(page, `debrief-${shape}`);
  const after = await barriers(page);
  check(`${shape}: axe finds no barrier in the debrief`, after.length === 0, after);
  await page.context().close();
}

{
  const page = await open(browser);
  await page.route(/\/drills\/dead-air\.[0-9a-f]{10}\.json$/, (route) => route.fulfill({ status: 200, body: '{"scenario":{}}' }));
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.getByRole("heading", { name: "Something is missing" }).waitFor();
  check("a damaged drill is told", (await page.locator("main").innerText()).includes("no compiled drill"));
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check("and the way back works", true);
  await page.context().close();
}

await done(browser);
