// Strings that want to be more than text, in every field of the page, in the prose of a drill, and in session files:
// nothing runs, nothing is fetched, no element comes of them, they are shown as the text they are, and the page lives on.
// First the control: without our care and our policy the same strings do run, and the same watch sees it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, done, launch, open, url } from "./_browser.mjs";
import { act, atTheDesk, begin, control, finish, openFile, pressed, until } from "./_desk.mjs";

const RUN = "window.__ran=1";
const HOSTILE = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src="http://evil.test/a.png">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<math><mtext></mtext><mglyph><style><!--</style><img title="--><img src=x onerror=${RUN}>">`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<a href="javascript:${RUN}">press</a>`,
  `javascript:${RUN}`,
  `[press](javascript:${RUN})`,
  `![x](http://evil.test/b.png)`,
  `" autofocus onfocus="${RUN}`,
  `' onmouseover='${RUN}`,
  "` onclick=`" + RUN,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `<style>*{background:url(http://evil.test/c)}</style>`,
  `<link rel=stylesheet href=http://evil.test/d>`,
  `<base href=http://evil.test/>`,
  `<meta http-equiv=refresh content="0;url=http://evil.test/">`,
  `<form action=http://evil.test/><button>go</button></form>`,
  `<!-- `,
  `]]>`,
  "{{constructor.constructor('" + RUN + "')()}}",
  "${" + RUN + "} #{" + RUN + "} <%= 7*7 %>",
  `%3Cscript%3E${RUN}%3C/script%3E &lt;b&gt; &#60;b&#62;`,
  `","t":0,"cmd":{"x":"y"}}\\`,
  `{"end":{"entries":0}}`,
  `=HYPERLINK("http://evil.test/","press")`,
  `+cmd|'/C calc'!A0`,
  "\u202Etxt.exe\u202C\u2066x\u2069",
  "zero\u200Bwidth\u200D\uFEFF\u2060",
  "nul\u0000 bell\u0007 \u001b[31mred\u001b[0m",
  "lone \uD800 and \uDFFF surrogates",
  "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301\u0301\u0301\u0301\u0301\u0301",
  "line\u2028and\u2029paragraph",
  "long ".repeat(2_000),
];
const browser = await launch();

// A page that tells on whatever runs or goes out.
const watched = async (options) => {
  const page = await open(browser, options);
  page.dialogs = 0;
  page.out = [];
  page.on("dialog", (dialog) => ((page.dialogs += 1), dialog.dismiss()));
  const own = new URL(url).host;
  page.context().on("request", (request) => {
    const at = new URL(request.url());
    if (["http:", "https:", "ws:"].includes(at.protocol) && at.host !== own) page.out.push(request.url());
  });
  return page;
};
// What our page never makes of a text: anything that runs, loads, leads away or styles.
const FOREIGN = `script:not([src]), img, iframe, object, embed, math, mglyph, animate, body style, base, meta[http-equiv=refresh], form[action],
  link[href*="evil"], a[href*="evil"], a[href^="javascript:"], [onload], [onerror], [onfocus], [onclick], [onmouseover], [onbegin], [srcdoc]`;
const found = async (page) => {
  const [ran, foreign] = await page.evaluate((foreign) => [window.__ran, document.querySelectorAll(foreign).length], FOREIGN).catch(() => [undefined, 0]);
  const violations = await page.violations().catch(() => []);
  const held = ran === undefined && !foreign && !page.dialogs && !page.out.length && !violations.length && !page.complaints.length;
  return { held, ran, foreign, dialogs: page.dialogs, out: page.out, violations, complaints: page.complaints };
};
const quiet = async (page, what) => {
  const { held, ...wrong } = await found(page);
  check(`${what}: nothing runs, nothing goes out, nothing comes of it, nothing is refused`, held, wrong);
};
// As a text field gives it back: a lone half of a character cannot be written by anybody.
const plain = (text) => text.toWellFormed().replaceAll("\u0000", "\uFFFD");

{
  // Served as a page of their own, without a policy: those that are markup run, go out, or become an element.
  let ran = 0;
  let out = 0;
  const idle = [];
  for (const text of HOSTILE.slice(0, 25)) {
    const page = await watched();
    await page.route("**/bare.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><title>bare</title><body>${text}` }));
    await page.goto(`${url}bare.html`);
    await page.waitForTimeout(60);
    const seen = await found(page);
    ran += seen.ran === 1;
    out += seen.out.length > 0;
    if (seen.held) idle.push(text);
    await page.context().close();
  }
  check(`the control: in a page that trusts them, ${ran} of them run and ${out} go out, and the watch sees it`, ran >= 5 && out >= 4 && idle.length <= 8, { ran, out, idle });

  // Put into our own page by force: the policy refuses, and the watch sees that, too.
  for (const [how, force] of [
    ["as markup", () => (document.body.innerHTML = "<img src=x onerror=window.__ran=1>")],
    ["as an element", () => document.body.append(Object.assign(document.createElement("img"), { src: "http://evil.test/a.png" }))],
    ["as a handler", () => (document.body.setAttribute("onclick", "window.__ran=1"), document.body.click())],
    ["as a script", () => document.body.append(Object.assign(document.createElement("script"), { text: "window.__ran=1" }))],
  ]) {
    const page = await watched();
    await page.goto(url);
    await page.evaluate(force).catch(() => {});
    await page.waitForTimeout(60);
    const seen = await found(page);
    check(`the control: forced into our page ${how}, it does not run, and the watch sees it`, seen.ran === undefined && !seen.held && seen.violations.length > 0, seen);
    await page.context().close();
  }
}

const lines = readFileSync(new URL("../goldens/dead-air/witness-sbc-stuck/inputs.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.replace(/^at [^:]+(:\d\d)?: /, ""));

let saved;
{
  const page = await watched();
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  // Every text field that can be seen gets every string, as typing would give it, and gives it back.
  const bad = [];
  const reached = new Set();
  let fields = 0;
  const FIELD = "input:not([type=radio], [type=checkbox], [type=range], [type=file]), textarea";
  const all = async (where, within = "body") => {
    for (const field of await page.locator(within).locator(FIELD).all()) {
      if (!(await field.isVisible())) continue;
      const id = (await field.getAttribute("id")) ?? "nameless";
      reached.add(`${where}: ${id}`);
      const lost = await field.evaluate(async (at, texts) => {
        const lost = [];
        const before = at.value;
        at.focus();
        for (const text of [...texts, before]) {
          at.value = text;
          const put = at.value.slice(0, 30);
          at.dispatchEvent(new InputEvent("input", { bubbles: true }));
          await new Promise((next) => setTimeout(next, 0));
          if (!at.isConnected) return [...lost, `gone at ${text.slice(0, 30)}`];
          if (!at.value.startsWith(put)) lost.push(text.slice(0, 30));
        }
        return lost;
      }, HOSTILE.map((text) => plain(text)));
      fields += HOSTILE.length;
      if (lost.length) bad.push([where, id, lost]);
    }
  };

  // The name of a desk, given and kept: each is a desk afterwards.
  const unnamed = [];
  for (const text of HOSTILE) {
    await page.getByRole("button", { name: "Add a desk" }).click();
    if (text === HOSTILE[0]) await all("the list");
    await page.locator("#desk-name").fill(plain(text));
    await page.getByRole("button", { name: "Sit down" }).click();
    const whose = await page.locator(".desk-card .whose").textContent();
    if (!whose.includes(plain(text).trim().slice(0, 12))) unnamed.push([text.slice(0, 40), whose]);
  }
  check(`${HOSTILE.length} desks are called what they are called`, unnamed.length === 0, unnamed);
  await quiet(page, "the names of desks");
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  await page.getByRole("button", { name: "Choose Dead Air" }).click();
  await page.getByRole("button", { name: "More: the seed" }).click();
  await all("the briefing");
  await page.getByRole("button", { name: "Back to the drills" }).click();
  await begin(page, { seed: 7, label: HOSTILE[0] });

  // The shift of the witness, with a string in place of each text; and in each kind of form all of them first.
  await all("the desk");
  await page.getByRole("tab", { name: "Policy" }).click();
  await all("policy", "[role=tabpanel]");
  await page.getByRole("tab", { name: "Log" }).click();
  await page.keyboard.press("Control+k");
  await all("every act", "dialog");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  const forms = new Set();
  const tried = async (name) => {
    if (forms.has(name.split("/")[0])) return;
    await control(page, name).click();
    if (!(await page.locator("section.form").count())) return;
    forms.add(name.split("/")[0]);
    await all(name.split("/")[0], "section.form");
    await page.keyboard.press("Escape");
  };
  // What no keyboard gives, a script or a broken clipboard may: halves of characters, and a nought.
  const NOTES = [...HOSTILE, "\uD800 half \uDFFF", "nul\u0000"];
  let [sent, noted, refused, next] = [0, 0, 0, 0];
  for (const line of lines) {
    const [name, form = {}] = pressed(line);
    if (!(await until(page, name, 3))) continue;
    if (form.texts) await tried(name);
    // Those that begin like a formula or hold a nought go into the notes below.
    const texts = form.texts?.map((text) => text && plain(HOSTILE[next++ % 31]));
    if (name === "log") texts[0] = HOSTILE[2];
    await act(page, name, { ...form, ...(texts && { texts }) }).then(() => (sent += 1), () => page.keyboard.press("Escape"));
    await finish(page);
    if (!(await atTheDesk(page))) break;
    if (name === "log" && noted === 0) check("a title is shown as the text it is", (await page.locator("[role=tabpanel]").innerText()).includes(HOSTILE[2]));
    if (noted < NOTES.length && sent > 2) {
      await page.locator("#note").evaluate((note, text) => {
        note.value = text;
        note.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, NOTES[noted]);
      await page.locator("form.note button[type=submit]").click();
      if ((await page.locator("#note").inputValue()) !== "") refused += 1;
      noted += 1;
    }
  }
  check(`${sent} acts of the witness are done in their words`, sent >= 40, sent);
  check(`the page lives on after ${noted} notes (${refused} refused)`, noted === NOTES.length && (await atTheDesk(page)) && refused < 6, [noted, refused]);
  await finish(page);
  await page.getByRole("tab", { name: "Log" }).click();
  const log = await page.locator("[role=tabpanel]").innerText();
  const shown = HOSTILE.slice(0, 33).filter((text) => log.includes(text.trim()));
  check(`the log shows them as text (${shown.length} of 33)`, shown.length >= 30, HOSTILE.slice(0, 33).filter((text) => !log.includes(text.trim())));
  await quiet(page, "the fields of the desk");

  await until(page, "end", 10);
  await act(page, "end");
  await page.locator(".gate").waitFor();
  await page.getByRole("button", { name: "Show me the marks" }).click();
  await page.locator(".sum-card").waitFor();
  await all("the debrief");
  // Whoever adds a field adds it here, or sees that it is reached.
  const WANTED = ["the list: desk-name", "the briefing: label", "the briefing: seed", "the desk: filter", "the desk: note", "log: text-0", "log: text-1", "send: text-0", "send: next",
    "decide: text-0", "decide: sure", ...["declare", "escalate", "ask", "call", "resolve"].map((form) => `${form}: text-0`), ...["situation", "task", "action", "result", "reflection"].map((part) => `the debrief: own-${part}`)];
  check(`${reached.size} fields were reached`, WANTED.every((field) => reached.has(field)), { missing: WANTED.filter((field) => !reached.has(field)), reached: [...reached] });
  // All of it into the account, and out into the exports.
  const parts = ["situation", "task", "action", "result", "reflection"];
  for (const [n, part] of parts.entries()) await page.locator(`#own-${part}`).fill(HOSTILE.filter((_, at) => at % 5 === n && at !== 39).join("\n").toWellFormed());
  const save = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  saved = (await save("Save the session file"))[1];
  check("the session file has one line an input", saved.trim().split("\n").every((line) => JSON.parse(line)));
  // The native program checks it, and compares what it exports with what the page exports.
  const keep = (ending, text) => writeFileSync(join(process.env.MUSTER_SAVED ?? ".", `hostile.${ending}`), text);
  keep("muster.jsonl", saved);
  keep("json", (await save("Marks and entries (JSON)"))[1]);
  keep("marks.csv", (await save("Marks as a table (CSV)"))[1]);
  const [, paper] = await save("Reflective log for printing");
  const [, entries] = await save("Entries as a table (CSV)");
  keep("entries.csv", entries);
  const risky = entries.split("\n").flatMap((line) => line.match(/(?:^|,)"?[=+@\t]/g) ?? []);
  check("no cell of a table begins as a formula", risky.length === 0, risky.slice(0, 4));
  await save("Reflective log as Markdown");
  await quiet(page, "the debrief");
  await page.context().close();

  // The paper, opened by whoever got it, without our policy around it.
  const reader = await watched();
  await reader.route("**/paper.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: paper }));
  await reader.goto(`${url}paper.html`);
  const words = await reader.locator("body").innerText();
  const parsed = await reader.evaluate(() => document.querySelectorAll("script, img, iframe, svg, math, link, base, form, [onload], [onerror], [onfocus], a[href^=javascript]").length);
  check("the printed log holds no element of theirs", parsed === 0, parsed);
  check("and shows them as text", words.includes(HOSTILE[0]) && words.includes(HOSTILE[10]));
  await quiet(reader, "the printed log");
  await reader.context().close();
}

{
  // A session file with all of it in it, opened on another device.
  const page = await watched();
  await page.goto(url);
  await openFile(page, `${HOSTILE[2].replaceAll("/", "")}.muster.jsonl`, saved);
  await page.locator(".check").waitFor();
  const told = await page.locator(".check").innerText();
  check("the session file replays exactly", /Replays exactly/.test(told), told.slice(0, 200));
  await quiet(page, "a session file that is opened");
  await page.context().close();

  // Each of them as a whole file and, turn about, in a session file in place of the drill's name.
  const other = await watched();
  await other.goto(url);
  let opened = 0;
  for (const [n, text] of HOSTILE.entries()) {
    const inside = saved.replaceAll("Dead Air", JSON.stringify(text.slice(0, 200).toWellFormed()).slice(1, -1));
    await openFile(other, `${text.slice(0, 60).toWellFormed().replaceAll(/[/\u0000]/g, "")}.jsonl`, n % 2 ? text.toWellFormed() : inside);
    await other.locator(".check, .failed").first().waitFor();
    opened += 1;
    await other.getByRole("button", { name: "Back to the drills" }).click();
  }
  check(`${opened} files of them are told of`, opened === HOSTILE.length, opened);
  await quiet(other, "those files");
  await other.context().close();
}

{
  // A drill whose every sentence is one of them. Names and numbers stay, or it would be no drill.
  const PROSE = new Set(["text", "title", "summary", "subject", "role", "brief", "words", "about", "name", "label", "why", "good", "briefing", "finding", "note", "caption"]);
  let n = 0;
  let put = 0;
  const replaced = (at, key) => {
    if (Array.isArray(at)) return at.map((part) => replaced(part, key));
    if (at && typeof at === "object") return Object.fromEntries(Object.entries(at).map(([name, part]) => [name, replaced(part, name)]));
    if (typeof at !== "string" || !PROSE.has(key) || !/\s/.test(at)) return at;
    put += 1;
    return HOSTILE[n++ % (HOSTILE.length - 1)].toWellFormed();
  };
  const page = await watched();
  await page.route(/\/drills\/dead-air\.[0-9a-f]{10}\.json$/, async (route) => {
    // The lexicon is no prose: its phrases have a spelling of their own.
    const { lexicon, ...drill } = await (await route.fetch()).json();
    await route.fulfill({ json: { ...replaced(drill), lexicon } });
  });
  await page.route("**/drills/index.json", async (route) => {
    const list = await (await route.fetch()).json();
    await route.fulfill({ json: list.map((drill) => ({ ...drill, summary: HOSTILE[2] })) });
  });
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check("the list shows it as text", (await page.locator("main").innerText()).includes(HOSTILE[2]));
  await begin(page, { seed: 7 });
  check(`${put} sentences of the drill are theirs`, put >= 40, put);
  const seen = new Set();
  const note = async () => {
    const text = await page.locator("body").innerText();
    HOSTILE.forEach((wanted, at) => text.includes(wanted.trim().slice(0, 60)) && seen.add(at));
  };
  await note();
  for (let step = 0; step < 25 && (await page.locator("[data-screen=console]").count()); step += 1) {
    await finish(page);
    const letter = page.locator('button[data-act^="open/"]:not([aria-disabled="true"])').first();
    if (await letter.count()) await letter.click();
    else if (await page.locator('button[data-act^="investigate/"]:not([aria-disabled="true"])').count()) await control(page, await page.locator('button[data-act^="investigate/"]:not([aria-disabled="true"])').first().getAttribute("data-act")).click();
    else await act(page, "skip");
    if (step % 4 === 0) await note();
  }
  for (const tab of ["Policy", "People"]) {
    await page.getByRole("tab", { name: tab }).click();
    await note();
  }
  await finish(page);
  await act(page, "end");
  await page.locator(".gate").waitFor();
  await page.getByRole("button", { name: "Show me the marks" }).click();
  // The worker compiles the sources as they are, so it says that these are not what was played.
  await page.locator(".sum-card, .failed").first().waitFor();
  await note();
  check(`${seen.size} different ones were shown as text`, seen.size >= 35, [...seen].join());
  await quiet(page, "a drill made of them");
  await page.context().close();
}

await done(browser);
