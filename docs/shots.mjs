// The pictures of the README, made by `cargo xtask shots`: always the same shift (seed 7, the witness's line, in steps),
// the same window, and a clock that stands still, so that a picture changes only when the page does.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open, url } from "../tests/browser/_browser.mjs";
import { act, begin, finish, openFile, pressed, until } from "../tests/browser/_desk.mjs";
import { smaller } from "./palette.mjs";

const folder = process.argv[2];
if (!folder) throw new Error("usage: shots.mjs FOLDER; cargo xtask shots does it");
mkdirSync(folder, { recursive: true });

const lines = readFileSync(new URL("../tests/goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.replace(/^at [^:]+(:\d\d)?: /, ""));

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const browser = await launch();
const shown = async (viewport, colorScheme) => {
  const page = await open(browser, {
    viewport, colorScheme, deviceScaleFactor: 1, reducedMotion: "reduce", locale: "en-GB", timezoneId: "Europe/London",
  });
  await page.clock.setFixedTime(new Date("2026-03-10T09:55:00Z"));
  await page.goto(url);
  return page;
};
const shoot = async (page, name) => {
  // Nothing has the focus ring, or the pointer, of whoever made the picture.
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement.blur(), document.fonts.ready));
  // Drawn as a whole: what was drawn piece by piece as it changed may differ by a shade at the seams.
  const size = page.viewportSize();
  await page.setViewportSize({ ...size, height: size.height + 64 });
  await page.setViewportSize(size);
  writeFileSync(join(folder, `${name}.png`), smaller(await page.screenshot({ animations: "disabled", caret: "hide" })));
};
const play = async (page, some) => {
  for (const line of some) {
    const [name, form] = pressed(line);
    if (!(await until(page, name))) throw new Error(`not possible: ${line}`);
    await act(page, name, form);
  }
};
const saved = (page) => page.locator('[data-saved="yes"]').waitFor();

// The desk, a quarter of an hour in, with the client on the line.
const page = await shown(LAPTOP, "light");
await begin(page, { seed: 7, label: "Robin" });
const desk = lines.findIndex((line) => line.startsWith("open ruth-rings")) + 1;
await play(page, lines.slice(0, desk));
await saved(page);
await shoot(page, "console-light");
await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
await shoot(page, "console-dark");
await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });

// The same morning on a phone.
const phone = await shown(PHONE, "light");
await begin(phone, { seed: 7, label: "Robin" });
await play(phone, lines.slice(0, 6));
await finish(phone);
await saved(phone);
await phone.locator(".panes [data-pane=inbox]").click();
await shoot(phone, "phone");
await phone.context().close();

// What it was worth.
await play(page, lines.slice(desk, 40));
await finish(page);
await act(page, "end");
await page.locator(".gate").waitFor();
for (const [n, percent] of [70, 50, 70, 90, 50].entries()) await page.locator(`#estimate-${n}-${percent}`).check();
await page.getByRole("button", { name: "Show me the marks" }).click();
await page.locator(".sum-card").waitFor();
await page.getByRole("button", { name: "Not now" }).click();
await page.evaluate(() => scrollTo(0, 0));
await shoot(page, "debrief");
const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the session file" }).first().click()]);
const session = readFileSync(await download.path(), "utf8");
await page.context().close();

// The same session, opened by somebody else.
const coach = await shown(LAPTOP, "light");
await openFile(coach, "robin-dead-air-7.muster.jsonl", session);
await coach.locator(".check").waitFor();
await coach.locator(".sum-card").waitFor();
await coach.evaluate(() => scrollTo(0, 0));
await shoot(coach, "opened");
await browser.close();
