// After the shift: how did it go first, then the marks, the scrubber, the account, the files.
import { readFileSync } from "node:fs";
import { barriers, check, done, launch, open, picture, url } from "./_browser.mjs";
import { act, begin, finish, openFile, pressed, until } from "./_desk.mjs";

const lines = readFileSync(new URL("../goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.replace(/^at [^:]+(:\d\d)?: /, ""));

const browser = await launch();

for (const [shape, options] of [
  ["laptop", { colorScheme: "light" }],
  ["phone", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
]) {
  const page = await open(browser, options);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  const focused = () => page.evaluate(() => document.activeElement?.id);
  const saved = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  await page.goto(url);
  await begin(page, { seed: 7, label: "Robin" });
  for (const line of lines.slice(0, 20)) {
    const [name, form] = pressed(line);
    if (await until(page, name, 3)) await act(page, name, form);
  }
  await finish(page);
  await act(page, "end");

  await page.locator(".gate").waitFor();
  check(`${shape}: nothing is told before`, (await page.locator(".sum-card, .moments, .whole-log").count()) === 0);
  await page.locator("#estimate-0-70").check();
  await picture(page, `gate-${shape}`);
  check(`${shape}: the question fits`, await fits());
  check(`${shape}: axe finds no barrier at the question`, (await barriers(page)).length === 0, await barriers(page));
  await page.getByRole("button", { name: "Show me the marks" }).click();
  await page.locator(".sum-card").waitFor();
  check(`${shape}: the focus is on the marks`, (await focused()) === "marks-heading", await focused());
  check(`${shape}: what was expected stands beside`, (await page.locator(".bars .told").first().innerText()) === "you said 70");
  check(`${shape}: key moments tell what went well`, (await page.locator(".moment[data-kind=earned]").count()) > 0);

  await page.locator(".moment button").filter({ hasText: "See the screen" }).first().click();
  const desk = page.locator(".replay .console");
  await desk.waitFor();
  check(`${shape}: the focus is on the screen then`, (await focused()) === "then-heading");
  const heading = () => page.locator("#then-heading").innerText();
  const moment = () => page.locator("#scrubber").inputValue();
  const before = await moment();
  await page.locator("#scrubber").focus();
  for (let n = 0; n < 6; n += 1) await page.keyboard.press("ArrowLeft");
  check(`${shape}: arrows move it`, (await moment()) !== before, before);
  await page.keyboard.press("Home");
  check(`${shape}: Home is the beginning`, (await moment()) === "0", await heading());
  const few = desk.locator(".letter").nth(1).waitFor({ state: "detached", timeout: 10_000 });
  check(`${shape}: nothing was in the inbox that came later`, await few.then(() => true, () => false));
  await page.keyboard.press("PageUp");
  check(`${shape}: PageUp goes on a good deal`, Number(await moment()) > 1, await moment());
  await page.keyboard.press("End");
  check(`${shape}: End is the end`, (await moment()) === (await page.locator("#scrubber").getAttribute("max")));
  check(`${shape}: and the focus stays`, (await focused()) === "scrubber");
  const after = page.getByRole("button", { name: "After", exact: true });
  await after.focus();
  await page.keyboard.press("Enter");
  const held = () => page.evaluate(() => document.activeElement?.textContent);
  check(`${shape}: a step at the end keeps the focus`, (await held()) === "After", await held());
  await page.getByRole("button", { name: "Before", exact: true }).focus();
  for (let n = 0; n < 8; n += 1) await page.keyboard.press("Enter");
  check(`${shape}: and so do steps`, (await held()) === "Before", await held());
  check(`${shape}: a step is said`, /^\d\d:\d\d\. /.test(await page.locator(".said").innerText()), await page.locator(".said").innerText());

  if (shape === "phone") await desk.locator(".panes button[data-pane=work]").click();
  const tabs = await desk.getByRole("tab").count();
  for (const id of ["tab-log", "tab-policy", "tab-people"]) {
    await page.locator(`#${id}`).click();
    check(`${shape}: ${id} shows`, (await page.locator(`#${id}`).getAttribute("aria-selected")) === "true" && (await focused()) === "work-heading");
  }
  await page.locator("#tab-policy").click();
  await page.getByLabel("Look for").fill("escalate");
  check(`${shape}: the book is searched`, /places?$/.test(await desk.locator(".found").innerText()));
  await page.locator("#scrubber").focus();
  await page.keyboard.press("ArrowLeft");
  check(`${shape}: what is read stays while time is moved`, (await page.getByLabel("Look for").inputValue()) === "escalate" && (await focused()) === "scrubber");
  await desk.locator("[role=tab]").nth(1).click();
  check(`${shape}: a record or a conversation shows`, tabs > 4 && (await desk.locator(".record, .talk").count()) === 1, tabs);
  await desk.locator(".could summary").click();
  check(`${shape}: nothing can be done`, (await desk.locator("[data-act], form, button.act, input, select, textarea").count()) === 0);
  check(`${shape}: no element has another's name`, await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    return new Set(ids).size === ids.length;
  }));
  await page.locator(".mark-lines summary").first().click();
  await page.locator(".mark-lines .cite").first().click();
  check(`${shape}: a citation leads to its line`, /^log-e\d+$/.test(await focused()), await focused());
  check(`${shape}: the whole debrief fits`, await fits());
  check(`${shape}: axe finds no barrier`, (await barriers(page)).length === 0, await barriers(page));
  await picture(page, `debrief-open-${shape}`);

  // A line of the marks that is seen differently: by keyboard, withdrawn, begun again, there after a reload.
  const differ = page.locator(".mark-lines details[open] .differ").first();
  const which = await differ.getAttribute("id");
  await differ.focus();
  await page.keyboard.press("Enter");
  check(`${shape}: the focus is where the sentence goes`, (await focused()) === which.replace("differ-", "dispute-"), await focused());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  check(`${shape}: withdrawn, the focus is back`, (await focused()) === which, await focused());
  await page.keyboard.press("Enter");
  const why = "I had told them by phone; the entry shows when.";
  await page.keyboard.type(why);
  const told = () => page.locator(".told-disputes").innerText();
  check(`${shape}: one mark is seen differently`, (await told()).startsWith("One mark you see differently."), await told());
  await page.locator(".dispute .facts").filter({ hasText: "Kept on this device." }).waitFor();
  check(`${shape}: the whole debrief still fits`, await fits());
  check(`${shape}: axe finds no barrier at a dispute`, (await barriers(page)).length === 0, await barriers(page));
  await page.locator(".dispute").scrollIntoViewIfNeeded();
  await picture(page, `debrief-dispute-${shape}`);
  await page.reload();
  await page.locator(".sum-card").waitFor();
  await page.locator(".mark-lines summary").filter({ has: page.locator(".disputed") }).click();
  check(`${shape}: it is there after a reload`, (await page.locator(".dispute textarea").inputValue()) === why);
  check(`${shape}: and in the summary`, (await saved("Run summary as Markdown"))[1].includes("Disputed, for the coach"));

  check(`${shape}: without own words it is a run summary`, (await saved("Run summary as Markdown"))[1].startsWith("# Run summary: Dead Air"));
  const action = page.getByLabel("Action, in your words");
  await action.pressSequentially("I rang because the board was empty.");
  check(`${shape}: the text is as typed`, (await action.inputValue()) === "I rang because the board was empty.");
  await page.getByRole("button", { name: /^Cite e\d+ in Action$/ }).first().click();
  check(`${shape}: only the number is inserted`, /empty\. \(e\d+\)$/.test(await action.inputValue()), await action.inputValue());
  const [name, paper] = await saved("Reflective log for printing");
  check(`${shape}: with them it is a reflective log`, name === "dead-air-7.html" && paper.includes("<h1>Reflective log: Dead Air</h1>"));
  check(`${shape}: the file runs nothing`, !paper.includes("<script") && paper.includes("Simulated practice record"));
  const [, session] = await saved("Save the session file");
  check(`${shape}: the dispute is in the file`, session.trimEnd().split("\n").at(-1).includes(`"why":"${why}"`));
  check(`${shape}: the reminder is gone`, (await page.locator(".reminder").count()) === 0);
  // Whoever is given the file reads the account in it, and can take it away as a log.
  const coach = await open(browser, options);
  await coach.goto(url);
  await openFile(coach, "robin.muster.jsonl", session);
  await coach.locator(".sum-card").waitFor();
  const read = coach.locator(".account blockquote.own");
  check(`${shape}: a coach reads the account`, /^I rang because the board was empty\. \(e\d+\)$/.test(await read.innerText()), await read.allInnerTexts());
  check(`${shape}: and cannot write in it`, (await coach.locator(".account textarea, .account .quiet").count()) === 0);
  await coach.locator(".mark-lines summary").filter({ has: coach.locator(".disputed") }).click();
  check(`${shape}: and the dispute`, (await coach.locator(".dispute blockquote").innerText()) === why);
  check(`${shape}: and cannot change it`, (await coach.locator(".dispute textarea, .differ").count()) === 0);
  await coach.locator(".mark-lines details[open] summary").click();
  check(`${shape}: what was said before stands beside`, (await coach.locator(".bars .told").first().innerText()) === "they said 70");
  const bar = coach.locator(".bars .name").first();
  await bar.click();
  check(`${shape}: a bar leads to its lines`, (await coach.locator(".mark-lines details[open]").count()) === 1 && /^lines-/.test(await coach.evaluate(() => document.activeElement?.id)));
  await coach.locator(".mark-lines details[open] summary").click();
  await bar.click();
  check(`${shape}: and again after they were folded up`, (await coach.locator(".mark-lines details[open]").count()) === 1);
  const [log] = await Promise.all([coach.waitForEvent("download"), coach.getByRole("button", { name: "Reflective log for printing" }).click()]);
  check(`${shape}: with the trainee's words`, readFileSync(await log.path(), "utf8").includes("I rang because the board was empty. (<a href="));
  check(`${shape}: axe finds no barrier for the coach`, (await barriers(coach)).length === 0, await barriers(coach));
  await picture(coach, `debrief-coach-${shape}`);
  check(`${shape}: nor a violation`, (await coach.violations()).length === 0 && coach.complaints.length === 0, coach.complaints);
  await coach.context().close();
  check(`${shape}: no violation of the policy`, (await page.violations()).length === 0, await page.violations());
  check(`${shape}: no complaint in the console`, page.complaints.length === 0, page.complaints);
  await page.context().close();
}

await done(browser);
