// The two pages Muster's is held against, in the hands of the bench.
import { inputs, press, slowDown } from "./gauge.mjs";

const PRESSES = 32;

// A page whose controls are buttons, one of which is always there.
const pressable = (url, steps, whole) => {
  const pressAll = async (page, times, pause) => {
    for (let n = 0; n < times; n += 1) {
      await press(page, page.locator("button").first());
      await page.waitForTimeout(pause);
    }
  };
  return {
    url,
    steps,
    inputToPaint: async ({ page, cdp }) => {
      await page.goto(url);
      await page.locator("button").first().waitFor();
      await slowDown(cdp);
      return { press: await inputs(page, PRESSES, () => pressAll(page, PRESSES, 250)) };
    },
    wholeDrill: async ({ page }) => {
      await page.goto(url);
      await pressAll(page, whole, 20);
    },
  };
};

// Pressed as often as Muster's witness acts.
export const yew = pressable(
  process.env.YEW_URL,
  { toStart: [{ css: "button" }], firstAct: [], result: "#presses-1" },
  68,
);

// To the end of the story and once more from its beginning.
export const ink = pressable(
  process.env.INK_URL,
  { toStart: [{ css: "button" }], firstAct: [], result: "#told p:nth-of-type(4)" },
  24,
);
