// A look at what is shown, in every way it can be looked at: both colour schemes, forced colours, less motion. Axe finds no
// barrier, nothing is wider than the screen, no words lie on words, and there is one heading of the first rank.
import { barriers, check, picture } from "./_browser.mjs";

const WAYS = [
  { colorScheme: "light", forcedColors: "none", reducedMotion: "no-preference" },
  { colorScheme: "dark", forcedColors: "none", reducedMotion: "reduce" },
  { colorScheme: "dark", forcedColors: "active", reducedMotion: "reduce" },
];
let count = 0;
export const looks = () => count;

// Forced colours are the reader's: what counts is that none of ours are left below words that are now theirs, and that
// what is pressed or chosen is told by more than a colour that is gone. Axe cannot be asked: it reckons with the colours
// that were there before.
const faint = (page) =>
  page.evaluate(() => {
    const light = (colour) => {
      const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
      const part = (c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
      return { at: 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b), a };
    };
    const ground = (at) => {
      for (let here = at; here; here = here.parentElement) {
        const found = light(getComputedStyle(here).backgroundColor);
        if (found.a > 0.5) return found.at;
      }
      return light(getComputedStyle(document.documentElement).backgroundColor).at;
    };
    const wrong = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const at = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || !at.checkVisibility() || at.closest("svg, [inert], option, noscript") || getComputedStyle(at).clipPath !== "none") continue;
      const [ink, below] = [light(getComputedStyle(at).color).at, ground(at)];
      const contrast = (Math.max(ink, below) + 0.05) / (Math.min(ink, below) + 0.05);
      // What cannot be used is grey there by the reader's own choice.
      if (contrast < 4.5 && !at.closest(":disabled, [aria-disabled=true]")) wrong.push(`forced: ${contrast.toFixed(1)} for ${words.currentNode.data.trim().slice(0, 30)}`);
    }
    return [...new Set(wrong)].slice(0, 6);
  });

// Words that lie on other words: each line of text against each other one that is clipped by the same box.
const overlaps = (page) =>
  page.evaluate(() => {
    const lines = [];
    const words = document.createTreeWalker(document.querySelector("dialog[open], .overlay") ?? document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const at = words.currentNode.parentElement;
      if (!words.currentNode.data.trim() || !at.checkVisibility() || at.closest("svg, option, noscript")) continue;
      let layer = null;
      let hidden = false;
      for (let here = at; here && here !== document.body; here = here.parentElement) {
        const style = getComputedStyle(here);
        hidden ||= style.clipPath !== "none";
        if (style.display === "inline") continue;
        layer ??= ["fixed", "sticky", "absolute"].includes(style.position) || style.overflow !== "visible" ? here : null;
      }
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      if (!hidden) for (const box of range.getClientRects()) lines.push({ box, layer, at, text: words.currentNode.data.trim().slice(0, 20) });
    }
    const found = [];
    for (const [n, one] of lines.entries())
      for (const other of lines.slice(n + 1)) {
        if (one.at === other.at || one.layer !== other.layer) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 3 && high > 0.3 * Math.min(one.box.height, other.box.height)) found.push(`"${one.text}" lies on "${other.text}"`);
      }
    return found.slice(0, 4);
  });

// Looks at what is shown now, in every way it can be looked at.
export const look = async (page, state, says) => {
  const wrong = [];
  for (const way of WAYS) {
    await page.emulateMedia(way);
    const moves = await page.evaluate(() => document.getAnimations().filter((at) => at.effect.getTiming().iterations === Infinity).length);
    if (way.reducedMotion === "reduce" && moves > 0) wrong.push(`${moves} things move on and on`);
    // What fades over is looked at when it has.
    await page.evaluate(() => document.getAnimations().forEach((at) => at.effect.getTiming().iterations === Infinity || at.finish()));
    if (way.forcedColors === "active") wrong.push(...(await faint(page)));
    // The other scheme changes colours only.
    else wrong.push(...(await barriers(page, way.colorScheme === "dark" ? ["color-contrast"] : undefined)).map((found) => `${way.colorScheme}: ${found}`));
    count += 1;
  }
  await page.emulateMedia(WAYS[0]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) wrong.push(`${wide} px too wide`);
  wrong.push(...(await overlaps(page)));
  const headings = await page.evaluate(() => [...document.querySelectorAll("h1")].filter((at) => at.checkVisibility() && !at.closest("[inert]")).length);
  if (headings !== 1) wrong.push(`${headings} headings of the first rank`);
  if (says && !says.test(await page.locator("body").innerText())) wrong.push(`does not say ${says}`);
  check(`${state}: no barrier`, wrong.length === 0, wrong);
  await picture(page, `state-${state.replace(/\W+/g, "-")}`);
};
