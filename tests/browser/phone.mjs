// A shift on a phone, by touch, through the columns at the thumb; and every screen at 320 px, which is 400 % of 1280.
// Nothing may have to be moved sideways, and nothing may be too small to hit.
import { barriers, check, done, launch, open, picture, url } from "./_browser.mjs";
import { act, begin, finish, openFile, until } from "./_desk.mjs";

const browser = await launch();
const FILE = '{"format":"muster-session/1"}\n';

// What is wider than the screen, and what is too small: WCAG 2.5.8 lets words in a line and the browser's own controls be.
const crooked = (page, thumb) =>
  page.evaluate((thumb) => {
    const name = (at) => `${at.tagName.toLowerCase()}${at.id ? `#${at.id}` : ""} ${(at.textContent || at.getAttribute("aria-label") || "").trim().slice(0, 30)}`;
    const wrong = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.body.querySelectorAll("*")].filter((at) => at.getBoundingClientRect().right > root.clientWidth + 1);
      wrong.push(`${root.scrollWidth} px wide: ${wide.slice(-2).map(name).join(", ")}`);
    }
    const dialog = document.querySelector("dialog[open]");
    for (const at of (dialog ?? document).querySelectorAll("button, a[href], input, select, textarea, summary, [role=option]")) {
      // A press on its label is a press on it.
      const boxes = [at, ...(["radio", "checkbox"].includes(at.type) ? at.labels : [])].map((part) => part.getBoundingClientRect());
      const edge = (side, most) => most(...boxes.map((part) => part[side]));
      const box = { width: edge("right", Math.max) - edge("left", Math.min), height: edge("bottom", Math.max) - edge("top", Math.min) };
      const style = getComputedStyle(at);
      const seen = box.width > 1 && box.height > 1 && style.visibility === "visible" && at.checkVisibility();
      const inLine = style.display === "inline" && at.closest("p, li, dd, td") !== null;
      if (!seen || inLine) continue;
      const least = thumb && at.closest(".panes") ? 44 : 24;
      if (box.width < least - 0.5 || box.height < least - 0.5) wrong.push(`${name(at)} is ${Math.round(box.width)} x ${Math.round(box.height)}`);
    }
    return [...new Set(wrong)];
  }, thumb);

for (const [shape, options] of [
  ["phone", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1, colorScheme: "light" }],
  ["320 px", { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1, colorScheme: "dark" }],
  ["400 %", { viewport: { width: 320, height: 256 }, colorScheme: "light" }],
]) {
  const page = await open(browser, options);
  const fits = async (screen) => {
    const wrong = await crooked(page, options.hasTouch);
    check(`${shape}: ${screen} fits, and can be hit`, wrong.length === 0, wrong.slice(0, 12));
    // What axe finds depends on the width, not on the height.
    if (!options.hasTouch) return;
    const found = await barriers(page);
    check(`${shape}: axe finds no barrier: ${screen}`, found.length === 0, found);
    await picture(page, `phone-${shape.replace(/\W+/g, "")}-${screen.replace(/\W+/g, "-")}`);
  };
  const press = (target) => (options.hasTouch ? target.tap() : target.click());
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  await fits("the list of drills");
  await press(page.getByRole("button", { name: "Choose Dead Air" }));
  await press(page.getByRole("button", { name: "More: the seed" }));
  await fits("the briefing");
  await page.getByLabel("Seed").fill("7");
  await press(page.getByRole("button", { name: "Begin the shift" }));
  await page.locator("[data-screen=console]").waitFor();
  await page.getByLabel("Pace", { exact: true }).selectOption("step");
  const column = (name) => press(page.locator(`.panes [data-pane=${name}]`));
  await column("inbox");
  await fits("the inbox");
  await press(page.locator('.in button[data-act="open/imran-reports"]'));
  check(`${shape}: what was opened is shown`, (await page.locator(".panes [aria-current]").getAttribute("data-pane")) === "work");
  await page.locator(".said-lines .spoken").first().waitFor();
  await fits("a conversation");
  await column("acts");
  await fits("what can be done");
  await press(page.locator('.do button[data-act="log"]:not([aria-disabled="true"])'));
  await page.locator("section.form").waitFor();
  await fits("a form");
  await press(page.getByRole("button", { name: "Leave it" }));
  await act(page, "log", { picks: ["incident", "voice-hollin"], texts: ["Calls go silent", "Bay 4, since 10:02."] });
  await column("work");
  await fits("a record");
  await column("people");
  await fits("people and teams");
  await press(page.locator("[role=tab]").filter({ hasText: "Policy" }));
  await fits("policy and knowledge");
  await press(page.locator(".head .doors button").filter({ hasText: "Keys" }));
  await page.locator('dialog[data-dialog="help"]').waitFor();
  await fits("keys and settings");
  await press(page.locator("dialog").getByRole("button", { name: "Close" }));
  await page.keyboard.press("Control+k");
  await page.locator('dialog[data-dialog="palette"]').waitFor();
  await fits("every act");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  for (const name of ["acknowledge/1", "investigate/test-call"]) if (await until(page, name, 3)) await act(page, name);
  await finish(page);
  await act(page, "end");
  await page.locator(".gate").waitFor();
  await fits("how did it go");
  await press(page.locator("label.choice").filter({ has: page.locator("#estimate-0-70") }));
  check(`${shape}: it was said how it went`, await page.locator("#estimate-0-70").isChecked());
  await press(page.getByRole("button", { name: "Show me the marks" }));
  await page.locator(".sum-card").waitFor();
  await fits("the debrief");
  await press(page.locator(".moment button").filter({ hasText: "See the screen" }).first());
  await page.locator(".replay .console").waitFor();
  await fits("the screen as it was");
  await press(page.getByRole("button", { name: "Back to the drills" }));
  await page.locator("[data-screen=catalogue]").waitFor();
  await fits("the list with a finished shift");
  await openFile(page, "not-whole.muster.jsonl", FILE);
  await page.locator("[data-screen=debrief]").waitFor();
  await page.locator(".check, .failed").first().waitFor();
  await fits("a file that cannot be read");
  check(`${shape}: no complaint in the console`, page.complaints.length === 0, page.complaints);
  await page.context().close();
}

await done(browser);
