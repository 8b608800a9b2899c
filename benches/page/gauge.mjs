// What is measured and how, the same for every page. Nothing here knows what a page looks like.
//
// - Bytes and requests come from the network as the browser counts it (CDP Network, encodedDataLength: bodies as they
//   were sent, and headers).
// - A "hand" presses controls inside the page the moment they can be pressed. A hand outside (Playwright's) would add
//   its own round trips to the time, more of them for a page with more steps.
// - Input to paint is the browser's own Event Timing: from the moment the input reached the browser to the next paint,
//   in steps of 8 ms. What took less than 16 ms leaves no entry and counts as 16. These inputs are real ones.
// - Memory is what is left after a collection: objects of scripts, the DOM, and WebAssembly's own memory, the page's and
//   its workers'.
import { chromium } from "playwright-core";

// The slow machine at the end of a slow line.
const SLOWDOWN = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
const SHORTEST = 16;
// A page whose first act has not worked by then does not work.
const PATIENCE = 60_000;

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });

// A page in a context of its own, so nothing is known from before, and its debugger.
export const open = async (browser) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-GB" });
  const page = await context.newPage();
  page.on("pageerror", (fault) => {
    throw new Error(`the page failed: ${fault.message}`);
  });
  await page.addInitScript(watch, SHORTEST);
  const cdp = await context.newCDPSession(page);
  return { page, cdp, close: () => context.close() };
};

// Runs in the page, before anything of the page does: keeps what the browser tells of inputs and of long tasks.
const watch = (shortest) => {
  const kept = { inputs: new Map(), long: [] };
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (!interactionId) continue;
      kept.inputs.set(interactionId, Math.max(duration, kept.inputs.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: shortest });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) kept.long.push(duration);
  }).observe({ type: "longtask" });
  window.__kept = kept;
};

export const slowDown = (cdp, rate = SLOWDOWN) => cdp.send("Emulation.setCPUThrottlingRate", { rate });

// Runs in the page: presses one control after the other as soon as each is there, then waits for `result` to be painted.
// `ready` is when the last of the steps that lead to the start could be pressed.
const hand = ({ toStart, firstAct, result }) => {
  const find = ({ button, css }) => {
    if (css) return document.querySelector(css);
    const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).trim().startsWith(button);
    return [...document.querySelectorAll("button")].find(named);
  };
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const usable = async (step) => {
    for (;;) {
      const control = find(step);
      if (control && !control.disabled && control.getAttribute("aria-disabled") !== "true") return control;
      await frame();
    }
  };
  const play = async () => {
    let ready;
    for (const step of toStart) {
      const control = await usable(step);
      ready = { at: Date.now(), after: performance.now() };
      control.click();
    }
    for (const step of firstAct) (await usable(step)).click();
    while (!document.querySelector(result)) await frame();
    // In the next frame it is drawn; when the one after that begins, it has been.
    await frame();
    await frame();
    return { ready, worked: performance.now() };
  };
  window.__played = play();
};

// One cold load on the slow machine and line: what was sent until one could start, and when the first act had worked.
export const firstAct = async (browser, { url, steps }) => {
  const { page, cdp, close } = await open(browser);
  const requests = new Map();
  cdp.on("Network.requestWillBeSent", ({ requestId, wallTime, request }) => {
    if (!request.url.startsWith("data:")) requests.set(requestId, { at: wallTime * 1000, bytes: 0 });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) requests.get(requestId).bytes = encodedDataLength;
  });
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await cdp.send("Network.emulateNetworkConditions", LINE);
  await slowDown(cdp);
  await page.addInitScript(hand, steps);
  await page.goto(url, { waitUntil: "commit" });
  const { ready, worked } = await patiently(page, page.evaluate(() => window.__played));
  const sent = [...requests.values()].filter((request) => request.at <= ready.at);
  // A worker's requests are its own and are not seen from here; a page that needs one to start would be counted wrong.
  if (page.workers().length) throw new Error(`${url} starts a worker before the first act: count its requests too`);
  await close();
  return {
    bytes: sent.reduce((sum, request) => sum + request.bytes, 0),
    requests: sent.length,
    ready: ready.after,
    worked,
  };
};

// What stands on the page says best why it does not go on.
const patiently = async (page, wait) => {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, undefined)));
  const done = await Promise.race([wait, late]);
  clearTimeout(timer);
  if (!done) throw new Error(`no first act in ${PATIENCE / 1000} s; the page says: ${await page.locator("body").innerText()}`);
  return done;
};

// Presses a control where a mouse would, without the checks of Playwright's own click: those run in the page.
export const press = async (page, control) => {
  await control.scrollIntoViewIfNeeded();
  const box = await control.boundingBox();
  if (!box) throw new Error(`nothing to press: ${control}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};

// How long each of the `count` inputs that `act` makes took until the next paint, in milliseconds.
export const inputs = async (page, count, act) => {
  await told(page);
  await page.evaluate(() => window.__kept.inputs.clear());
  await act();
  await told(page);
  const seen = await page.evaluate(() => [...window.__kept.inputs.values()]);
  if (seen.length > count) throw new Error(`${count} inputs were made, and ${seen.length} seen`);
  return [...seen, ...Array(count - seen.length).fill(SHORTEST)];
};

// What the browser tells, it tells a little later.
const told = (page) => page.waitForTimeout(400);

// The tasks over 50 ms within so many seconds in which nothing is asked of the page.
export const longTasks = async (page, seconds) => {
  await page.evaluate(() => (window.__kept.long.length = 0));
  await page.waitForTimeout(seconds * 1000);
  return page.evaluate(() => window.__kept.long.slice());
};

// Bytes that the page and its workers hold, after a collection.
export const memory = async ({ page, cdp }) => {
  const workers = [];
  cdp.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") workers.push(sessionId);
  });
  // The sessions of workers are reached through the page's: this is the one way Playwright leaves open.
  await cdp.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let sum = await held((method, params) => cdp.send(method, params));
  if (workers.length !== page.workers().length) throw new Error("a worker was not reached");
  for (const sessionId of workers) sum += await held(through(cdp, sessionId));
  return sum;
};

const through = (cdp, sessionId) => (method, params = {}) =>
  new Promise((resolve, reject) => {
    const id = Math.floor(Math.random() * 1e9);
    const hear = (event) => {
      const reply = JSON.parse(event.message);
      if (event.sessionId !== sessionId || reply.id !== id) return;
      cdp.off("Target.receivedMessageFromTarget", hear);
      if (reply.error) reject(new Error(reply.error.message));
      else resolve(reply.result);
    };
    cdp.on("Target.receivedMessageFromTarget", hear);
    cdp.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
  });

// Of one script world. Every WebAssembly memory is found by its prototype, so the page needs no hook for it.
const held = async (send) => {
  for (let times = 0; times < 3; times += 1) await send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await send("Runtime.getHeapUsage");
  const prototype = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: prototype.result.objectId });
  const wasm = await send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
    returnByValue: true,
  });
  return usedSize + embedderHeapUsedSize + wasm.result.value;
};
