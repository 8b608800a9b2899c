// Muster's page in the hands of the bench. All that knows what its screens look like is here, and in the hand that the
// browser journeys use.
import { readFileSync } from "node:fs";
import { act, atTheDesk, begin, can, clock, control, finish, pressed, setPace, until } from "../../tests/browser/_desk.mjs";
import { inputs, press, slowDown } from "./gauge.mjs";

const SEED = 7;
// From the beginning of the shift until the desk is busy.
const MINUTES = 40;
const CYCLES = 8;
const TYPED = "We know of it.";

export const url = process.env.MUSTER_URL;

// The steps of a hand within the page: as `begin` and `act` of the journeys press them, without looking.
export const steps = {
  toStart: [{ button: "Choose Dead Air" }, { button: "Begin the shift" }],
  firstAct: [{ css: 'button[data-act^="open/"]' }],
  result: ".said-lines .spoken",
};

const minutes = (time) => {
  const [hours, rest] = time.split(":").map(Number);
  return hours * 60 + rest;
};

// A desk where a lot is open: three records begun and left, nothing read, nothing answered.
const busyDesk = async (page) => {
  await page.goto(url);
  await begin(page, { seed: SEED });
  const began = await minute(page);
  for (const title of ["Silence on the line", "Cut off twice", "The board is wrong"]) {
    const [name, form] = pressed(`log incident voice-hollin "${title}" "Told at the desk."`);
    if (await until(page, name)) await act(page, name, form);
  }
  while ((await minute(page)) - began < MINUTES) {
    await finish(page);
    await act(page, "skip");
  }
  await finish(page);
};

// The simulated minute of the day.
export const minute = async (page) => minutes(await clock(page));

// Types into a message and presses controls while the clock runs at 5x, on the slow machine.
export const inputToPaint = async ({ page, cdp }) => {
  await busyDesk(page);
  await setPace(page, "5x");
  await slowDown(cdp);
  const seen = { press: [], type: [] };
  const pressing = async (find) => seen.press.push(...(await inputs(page, 1, () => press(page, find))));
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await pressing(control(page, "send/customers"));
    await pressing(page.locator("section.form #text-0"));
    const typed = () => page.keyboard.type(TYPED, { delay: 100 });
    seen.type.push(...(await inputs(page, TYPED.length, typed)));
    seen.press.push(...(await inputs(page, 1, () => page.keyboard.press("Escape"))));
    const letter = page.locator('button[data-act^="open/"]').first();
    if (await letter.count()) await pressing(letter);
    await finish(page);
  }
  return seen;
};

// The whole shift along the witness's line, to the debrief.
export const wholeDrill = async ({ page }) => {
  const golden = new URL("../../tests/goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url);
  const lines = readFileSync(golden, "utf8").split("\n");
  await page.goto(url);
  await begin(page, { seed: SEED });
  let acts = 0;
  for (const line of lines.filter((text) => text && !text.startsWith("#"))) {
    const [name, form] = pressed(line.replace(/^at [^:]+(:\d\d)?: /, ""));
    if (!(await until(page, name))) {
      if (!(await atTheDesk(page))) break;
      continue;
    }
    await act(page, name, form);
    acts += 1;
  }
  if (acts < 50) throw new Error(`only ${acts} acts of the witness's line could be played`);
  await finish(page);
  if (await can(page, "end")) await act(page, "end");
  await page.locator("[data-screen=debrief]").waitFor();
};

// Shifts whose clock runs by itself at 5x: one in its first minutes, and one at a busy desk.
export const runningClocks = [
  async ({ page }) => {
    await page.goto(url);
    await begin(page, { seed: SEED, pace: "5x" });
  },
  async ({ page }) => {
    await busyDesk(page);
    await setPace(page, "5x");
  },
];
