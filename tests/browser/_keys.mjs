// A hand that has a keyboard only. After each step it looks whether the focus is somewhere, can be seen, and is not
// hidden below something else; what it finds is kept in `lost`.

// Where the focus is, and whether somebody who looks for it finds it.
export const where = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    if (!here || here === document.body || here === document.documentElement) return { lost: "the focus is nowhere" };
    const box = here.getBoundingClientRect();
    const name = here.id || here.dataset.act || here.dataset.pace || here.name || here.textContent.trim().slice(0, 40);
    const said = { tag: here.tagName.toLowerCase(), id: here.id, act: here.dataset.act, name };
    const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    if (!inside) return { ...said, lost: `${name} has the focus and is out of sight` };
    // A radio may draw its focus around its label.
    const drawn = [here, here.closest("label"), here.nextElementSibling].filter(Boolean).map((at) => getComputedStyle(at));
    const outlined = drawn.some((at) => at.outlineStyle !== "none" && Number.parseFloat(at.outlineWidth) >= 1);
    if (!outlined) return { ...said, lost: `${name} has the focus and no outline` };
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1);
    const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const covered = top && top !== here && !here.contains(top) && !top.contains(here) && !here.closest("label")?.contains(top);
    return covered ? { ...said, lost: `${name} has the focus below ${top.className || top.tagName}` } : said;
  });

export const hand = (page) => {
  const lost = [];
  let steps = 0;
  const looked = async (after) => {
    steps += 1;
    const here = await where(page);
    if (here.lost) lost.push(`after ${after}: ${here.lost}`);
    return here;
  };
  const press = async (key) => {
    await page.keyboard.press(key);
    return looked(key);
  };
  // Goes on with Tab (or back) until the focus is on what `wanted` says: an id, `act:name`, or a test of what is there.
  const tabTo = async (wanted, key = "Tab", most = 400) => {
    const is = (here) => {
      if (typeof wanted === "function") return wanted(here);
      return wanted.startsWith("act:") ? here.act === wanted.slice(4) : here.id === wanted;
    };
    let here = await where(page);
    for (let n = 0; n < most; n += 1) {
      if (is(here)) return here;
      here = await press(key);
    }
    throw new Error(`Tab does not reach ${wanted}`);
  };
  // Enter on what has the focus; then `shown` is waited for.
  const enter = async (shown) => {
    const before = await where(page);
    await page.keyboard.press("Enter");
    if (shown) await page.locator(shown).first().waitFor();
    return looked(`Enter on ${before.name}`);
  };
  // Picks by arrow keys what has the focus: a list or radios.
  const pick = async (value) => {
    const chosen = () =>
      page.evaluate(() => {
        const here = document.activeElement;
        return here.tagName === "SELECT" ? here.selectedOptions[0].dataset.name : here.checked ? here.dataset.name ?? here.value : undefined;
      });
    if ((await chosen()) === undefined && (await page.evaluate(() => document.activeElement.type === "radio"))) await press("Space");
    for (let n = 0; n < 60 && (await chosen()) !== value; n += 1) await press("ArrowDown");
    if ((await chosen()) !== value) throw new Error(`the arrows do not reach ${value}`);
  };
  const write = async (text) => {
    await page.keyboard.type(text);
    return looked("writing");
  };
  return { press, tabTo, enter, pick, write, looked, lost, steps: () => steps };
};
