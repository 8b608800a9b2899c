// A hand at the desk: it uses the controls of the page as a trainee does, and nothing a trainee does not have.

// Opens the drill and begins its shift.
export const begin = async (page, { seed, label = "", pace = "step" }) => {
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.getByRole("button", { name: "More: the seed" }).click();
  await page.getByLabel("Seed").fill(String(seed));
  if (label) await page.getByLabel("Name on the record").fill(label);
  await page.getByRole("button", { name: "Begin the shift" }).click();
  await page.locator("[data-screen=console]").waitFor();
  await setPace(page, pace);
};

// Opens a session file as its owner would choose it.
export const openFile = async (page, name, text) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open a file" }).click()]);
  await chooser.setFiles({ name, mimeType: "application/jsonl", buffer: Buffer.from(text) });
};

// The paces stand side by side, or in a list where there is no room.
export const setPace = async (page, pace) => {
  const side = page.locator(`.segments [data-pace="${pace}"]`);
  if (await side.isVisible()) await side.dispatchEvent("click");
  else await page.getByLabel("Pace", { exact: true }).selectOption(pace);
};

// Only what can be pressed now: a busy desk goes on showing the rest.
export const control = (page, act) => page.locator(`button[data-act="${act}"]:not([aria-disabled="true"])`).first();
// What can be done about a record is listed while the record lies in the middle of the desk.
const lay = async (page, act) => {
  if (await control(page, act).count()) return;
  const of = act.match(/^apply\/[^/]+\/(\d+)$/) ?? act.match(/^(?!open|answer|say|hang-up)[a-z-]+\/(\d+)/);
  const tab = of && page.locator(`.console #tab-${of[1]}`);
  if (!tab || !(await tab.count())) return;
  if (await page.locator(".panes").isVisible()) await page.locator(".panes [data-pane=work]").click();
  await tab.click();
};

// On a narrow screen, the column that act is in.
export const reach = async (page, act) => {
  if (!(await page.locator(".panes").isVisible())) return control(page, act);
  const column = act.startsWith("open/") ? "inbox" : "acts";
  await page.locator(`.panes [data-pane=${column}]`).click();
  return page.locator(`.${column === "inbox" ? "in" : "do"} button[data-act="${act}"]:not([aria-disabled="true"])`).first();
};
export const can = async (page, act) => {
  await lay(page, act);
  return (await control(page, act).count()) > 0;
};
export const atTheDesk = async (page) => (await page.locator("[data-screen=console]").count()) > 0;
export const clock = async (page) => (await page.locator(".head .now").innerText()).replace(/[^0-9:]/g, "");

// Presses an act's control and fills in what it asks for: `picks` by name in the order of the form, `texts` likewise,
// `more` by the id of a field.
export const act = async (page, name, { picks = [], texts = [], more = {}, rows = [] } = {}) => {
  await lay(page, name);
  await (await reach(page, name)).click();
  const form = page.locator("section.form");
  if (!(await form.count())) return;
  for (const [n, value] of picks.entries()) {
    const radio = form.locator(`input[name=choice-${n}][data-name="${value}"]`);
    if (await radio.count()) await radio.check();
    else {
      const option = form.locator(`#choice-${n} option[data-name="${value}"]`);
      await form.locator(`#choice-${n}`).selectOption(await option.getAttribute("value"));
    }
  }
  for (const [n, text] of texts.entries()) await form.locator(`#text-${n}`).fill(text);
  // The parts of a review: a row each, added as they come.
  for (const [of, n, fields] of rows) {
    await form.locator(`#${of}-add`).click();
    for (const [id, value] of Object.entries(fields)) more[`${of}-${n}${id && `-${id}`}`] = value;
  }
  for (const [id, value] of Object.entries(more)) {
    const field = form.locator(`#${id}`);
    // Nothing to leave empty: nobody was heard yet.
    if (value === "" && !(await field.count())) continue;
    if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator("button[type=submit]").click();
  if (await form.count()) throw new Error(`${name}: ${await form.locator(".problem").innerText()}`);
};

// Goes on with what one is doing until it is done.
export const finish = async (page) => {
  const on = page.getByRole("button", { name: "Carry on with it" });
  while (await on.count()) await on.click();
};

// Waits, from one thing that happens to the next, until an act is possible.
export const until = async (page, name, most = 60) => {
  for (let step = 0; step <= most; step += 1) {
    await finish(page);
    if (!(await atTheDesk(page))) return false;
    if (await can(page, name)) return true;
    await act(page, "skip");
  }
  return false;
};

// The words of a line of inputs: bare ones, and texts in quotes.
const words = (line) =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, text, word]) => word ?? text.replace(/\\(.)/g, (_, c) => (c === "n" ? "\n" : c)));

// The parts of a review in the one-line language as rows: which list, the number in it, and what its fields hold.
const parts = (w) => {
  const rows = [];
  const count = { factor: 0, well: 0, action: 0 };
  const fields = { behind: "behind", owner: "owner", due: "due", measure: "measure" };
  for (let n = 0; n < w.length; ) {
    if (w[n] in count) {
      const of = w[n];
      const row = of === "well" ? { "": w[n + 1] } : { "": w[n + 2], kind: w[n + 1] };
      n += of === "well" ? 2 : 3;
      for (; w[n] in fields; n += 2) row[fields[w[n]]] = w[n + 1];
      rows.push([of, count[of], row]);
      count[of] += 1;
    } else throw new Error(`no part of a review: ${w[n]}`);
  }
  return rows;
};

// A command in the one-line language as what to press and fill in.
export const pressed = (line) => {
  const [word, ...w] = words(line);
  const no = (text) => text.slice(1);
  const after = (key) => (w.includes(key) ? w[w.indexOf(key) + 1] : undefined);
  const some = (more) => Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined));
  switch (word) {
    case "open":
    case "investigate":
      return [`${word}/${w[0]}`];
    case "answer":
      return [`answer/${w[0]}`, { texts: [w[1]] }];
    case "call":
      return ["call", { picks: [w[0]], texts: [w[1]] }];
    case "log":
      return ["log", { picks: [w[0], w[1]], texts: [w[2], w[3] ?? ""], more: { contact: after("for") ?? "" } }];
    case "acknowledge":
      return [`acknowledge/${no(w[0])}`];
    case "set":
      return [`set/${no(w[0])}/${w[1]}`, { picks: [w[2]] }];
    case "link":
      return w[1].startsWith("#") ? [`link-record/${no(w[0])}`, { picks: [no(w[1])] }] : [`link-contact/${no(w[0])}`, { picks: [w[1]] }];
    case "escalate":
      return [`escalate/${no(w[0])}`, { picks: [w[2], w[3]], texts: [w[4]] }];
    case "ask":
      return [`ask/${w[0]}`, { picks: [w[2]], texts: [w[3]] }];
    case "decide":
      return [`decide/${w[0]}`, { picks: [w[1]], texts: [w[2]], more: some({ clause: after("clause"), sure: after("sure") }) }];
    case "send":
      return [`send/${w[0]}`, { picks: [w[2]], texts: [w[3]], more: some({ next: after("next") }) }];
    case "apply":
      return [`apply/${w[0]}/${no(w[2])}`];
    case "verify":
      return [`verify/${no(w[0])}`, { picks: [w[1]] }];
    case "resolve":
      return [`resolve/${no(w[0])}`, { picks: [w[1]], texts: [w[2]] }];
    case "delegate": {
      // A length of time from the beginning of the shift; the form asks for the time of day.
      const minutes = 10 * 60 + 2 + parseInt(after("by"), 10);
      const at = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
      return [`delegate/${no(w[1])}`, { picks: [w[0]], texts: [w[2]], more: { next: at } }];
    }
    case "confirm":
      return [`confirm/${w[0]}`];
    case "review":
      return [`review/${no(w[0])}`, { texts: [w[1]], rows: parts(w.slice(2)) }];
    case "declare":
    case "note":
    case "close":
      return [`${word}/${no(w[0])}`, { texts: [w[1]] }];
    default:
      throw new Error(`no hand for: ${line}`);
  }
};
