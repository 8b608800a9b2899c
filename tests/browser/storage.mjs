// What is full, blocked, cleared or dead is said, and what was played can be taken away all the same.
import { readFileSync } from "node:fs";
import { barriers, check, done, launch, open, picture, url } from "./_browser.mjs";
import { beginAny, broken, lines, watched } from "./_store.mjs";

const browser = await launch();
const wait = (page) => page.locator('button[data-act^="wait/"]:not([aria-disabled="true"])').first().click();
const alarm = (page) => page.locator(".alarm").innerText();
const saved = (page, state) => page.locator(`[data-saved="${state}"]`).waitFor();
const download = async (page, press) => {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  return readFileSync(await file.path(), "utf8");
};
const trap = (page) =>
  page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const module = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => module.exports.t(), 0);
  });

{
  // No room: the browser refuses what is added or put, as it does when a quota is used up.
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 720 } }));
  await page.addInitScript(() => {
    for (const name of ["add", "put"]) {
      const plainly = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...what) {
        if (window.__full) throw new DOMException("no room", "QuotaExceededError");
        return plainly.apply(this, what);
      };
    }
  });
  await beginAny(page, "dead-air");
  const { sid } = page.seen;
  const full = (yes) => page.evaluate((yes) => (window.__full = yes), yes);
  await full(true);
  await wait(page);
  await saved(page, "no");
  check("a full store is said", (await alarm(page)).includes("There is no room left on this device."), await alarm(page));
  const before = await lines(page, sid);
  await wait(page);
  const text = await download(page, () => page.getByRole("button", { name: "Save the session as a file" }).click());
  const played = text.split("\n").filter((line) => line && !line.startsWith('{"bundle"'));
  check("what was played can be saved as a file, also what was not kept", played.length >= before.length + 2, [played.length, before.length]);
  check("and its chain holds", broken(played) === -1);
  const found = await barriers(page);
  check("axe finds no barrier", found.length === 0, found);
  await picture(page, "store-full");
  await full(false);
  await wait(page);
  await saved(page, "yes");
  const after = await lines(page, sid);
  check("once there is room, all of it is kept", after.length >= before.length + 3 && broken(after) === -1, after.length);

  // What one act costs the store.
  const times = await page.evaluate(async (sid) => {
    const { ask } = window.muster.journal;
    const times = [];
    for (let n = 0; n < 100; n += 1) {
      const began = performance.now();
      await ask(JSON.stringify({ ask: "mark", sid, mark: `{"n":${n}}` }));
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b).map((ms) => Math.round(ms * 10) / 10);
  }, sid);
  console.log(`  a durable write: p50 ${times[50]} ms, p95 ${times[95]} ms, p99 ${times[99]} ms`);

  // Lines that are gone are noticed.
  await page.goto("about:blank");
  await page.goto(url);
  await page.evaluate(
    (sid) =>
      new Promise((done) => {
        const opened = indexedDB.open("muster");
        opened.onsuccess = () => {
          const tx = opened.result.transaction(["sessions", "lines"], "readwrite");
          const got = tx.objectStore("sessions").get(sid);
          got.onsuccess = () => {
            const { count } = got.result;
            tx.objectStore("sessions").put({ ...got.result, count: count - 2 }, sid);
            tx.objectStore("lines").delete(IDBKeyRange.bound([sid, count - 2], [sid, []]));
          };
          tx.oncomplete = () => (opened.result.close(), done());
        };
      }),
    sid,
  );
  const opened = async () => {
    await page.waitForFunction(() => window.muster?.journal);
    return page.evaluate(async () => JSON.parse(await window.muster.journal.ask('{"ask":"open"}')).ready);
  };
  const lost = (await opened()).lost;
  check(`lost lines are noticed: ${lost}`, /^This browser lost the last 2 lines of Dead Air, saved until /.test(lost), lost);
  await page.evaluate((sid) => window.muster.journal.ask(JSON.stringify({ ask: "forget", sids: [sid] })), sid);
  check("what was deleted on purpose is not called lost", (await opened()).lost === null);
  await page.context().close();
}

{
  // The whole store is cleared under a running shift.
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 720 } }));
  await beginAny(page, "dead-air");
  await wait(page);
  await saved(page, "yes");
  await page.evaluate(() => new Promise((on) => (indexedDB.deleteDatabase("muster").onsuccess = on)));
  await saved(page, "no");
  check("that the store was cleared is said", (await alarm(page)).includes("being cleared"), await alarm(page));
  await wait(page);
  await saved(page, "yes");
  const there = await lines(page, page.seen.sid);
  check("and the session is kept whole again", there.length >= 3 && broken(there) === -1, there.length);
  await page.context().close();
}

{
  // A browser that keeps nothing.
  const page = await open(browser);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  });
  await page.goto(url);
  await page.locator("[data-screen=catalogue]").waitFor();
  await beginAny(Object.assign(page, {})).catch(() => {});
  await page.locator("[data-screen=console]").waitFor();
  await saved(page, "no");
  check("a blocked store is said", (await alarm(page)).includes("storage is blocked"), await alarm(page));
  await wait(page);
  const text = await download(page, () => page.getByRole("button", { name: "Save the session as a file" }).click());
  check("and the session can be saved as a file", text.includes('"bundle"') && text.trim().split("\n").length >= 3);
  await trap(page);
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor();
  const rescued = await download(page, () => overlay.getByRole("button", { name: "Save what is kept" }).click());
  check("also when the program is dead", rescued === text);
  await page.context().close();
}

{
  // The program dies in the middle of a shift.
  const page = await watched(await browser.newContext({ viewport: { width: 1280, height: 720 } }));
  await beginAny(page, "dead-air");
  for (let n = 0; n < 3; n += 1) await wait(page);
  await saved(page, "yes");
  const { sid } = page.seen;
  await trap(page);
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor();
  const found = await barriers(page);
  check("overlay: axe finds no barrier", found.length === 0, found);
  await picture(page, "overlay-playing");
  const text = await download(page, () => overlay.getByRole("button", { name: "Save what is kept" }).click());
  const [header, bundle, ...rest] = text.trimEnd().split("\n");
  const there = await lines(page, sid);
  check("what is kept is saved with its drill, byte for byte", JSON.stringify([header, ...rest]) === JSON.stringify(there) && bundle.startsWith('{"bundle":{"scenario":'));
  await overlay.getByRole("button", { name: "Go on where you were" }).click();
  await page.locator("[data-screen=console]").waitFor();
  check("and the shift goes on", (await lines(page, sid)).length === there.length);

  // A module that does not load at all.
  await page.route(/app[^/]*\.wasm$/, (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.reload();
  await overlay.getByRole("button", { name: /^Save Dead Air/ }).waitFor();
  const again = await download(page, () => overlay.getByRole("button", { name: /^Save Dead Air/ }).click());
  check("a page that cannot start saves the same", again === text);
  const barred = await barriers(page);
  check("axe finds no barrier there", barred.length === 0, barred);
  await picture(page, "overlay-cannot-start");
  await page.context().close();
}

await done(browser);
