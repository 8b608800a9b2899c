// Strings that want to be more than text, in every field of the page, in the prose of a drill, and in a session file:
// nothing runs, nothing is fetched, they are shown as the text they are, and the page lives on.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, done, launch, open, url } from "./_browser.mjs";
import { act, begin, control, finish, openFile, until } from "./_desk.mjs";

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
const quiet = async (page, what) => {
  const ran = await page.evaluate(() => window.__ran);
  const violations = await page.violations();
  const wrong = { ran, dialogs: page.dialogs, out: page.out, violations, complaints: page.complaints };
  const held = ran === undefined && !page.dialogs && !page.out.length && !violations.length && !page.complaints.length;
  check(`${what}: nothing runs, nothing goes out, nothing is refused`, held, wrong);
};
// As a text field gives it back: a lone half of a character cannot be written by anybody.
const plain = (text) => text.toWellFormed().replaceAll("\u0000", "\uFFFD");

let saved;
{
  const page = await watched();
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  let fields = 0;
  const field = async (target, text, back = text) => {
    await target.fill(text);
    fields += 1;
    const now = await target.inputValue();
    const want = back.replace(/[\r\n]/g, "");
    return now.replace(/[\r\n]/g, "").startsWith(want.slice(0, 30));
  };
  const bad = [];
  const all = async (name, target) => {
    for (const text of HOSTILE) if (!(await field(await target(), text.toWellFormed()))) bad.push([name, text.slice(0, 40)]);
  };

  // The name of a desk.
  for (const text of HOSTILE.slice(0, 6)) {
    await page.getByRole("button", { name: "Add a desk" }).click();
    await page.locator("#desk-name").fill(text);
    await page.getByRole("button", { name: "Sit down" }).click();
    check(`a desk is called ${text.slice(0, 40)}`, (await page.locator(".desk-card .whose").innerText()).includes(text.slice(0, 12)));
  }
  await page.getByRole("button", { name: "Sign off", exact: true }).click();
  await begin(page, { seed: 7, label: HOSTILE[0] });

  await all("filter", async () => page.locator("#filter"));
  await page.locator("#filter").fill("");
  await all("note", async () => page.locator("#note"));
  await page.locator("#note").fill("");
  await page.getByRole("tab", { name: "Policy" }).click();
  await all("search", async () => page.locator("[role=tabpanel] input").first());
  await page.keyboard.press("Control+k");
  await all("palette", async () => page.locator("dialog input"));
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await act(page, "open/imran-reports");
  await control(page, "log").click();
  for (const id of ["text-0", "text-1"]) await all(id, async () => page.locator(`section.form #${id}`));
  await page.keyboard.press("Escape");

  // And into the file, the record, the log: sent.
  await act(page, "log", { picks: ["incident", "voice-hollin"], texts: [plain(HOSTILE[2]), plain(HOSTILE[0])] });
  check("a title is shown as the text it is", (await page.locator("[role=tabpanel]").innerText()).includes(HOSTILE[2]));
  let refused = 0;
  for (const text of HOSTILE) {
    await finish(page);
    if (!(await page.locator("[data-screen=console]").count())) break;
    await page.locator("#note").fill(text.toWellFormed());
    await page.locator("form.note button[type=submit]").click();
    if ((await page.locator("#note").inputValue()) !== "") refused += 1;
  }
  // What no keyboard gives, a script or a broken clipboard may: halves of characters, and a nought.
  await page.evaluate((texts) => {
    const note = document.getElementById("note");
    for (const text of texts) {
      note.value = text;
      note.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, ["\uD800 half \uDFFF", "nul\u0000"]);
  await page.locator("form.note button[type=submit]").click();
  check(`the page lives on after ${HOSTILE.length} notes (${refused} refused)`, (await page.locator("[data-screen=console]").count()) === 1 && refused < 6, refused);
  await finish(page);
  await act(page, "send/floor", { picks: ["team-chat"], texts: [HOSTILE.slice(0, 30).join(" ")] });
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
  for (const part of ["situation", "task", "action", "result", "reflection"]) await all(part, async () => page.locator(`#own-${part}`));
  check(`${fields} times a field gives back what was written`, bad.length === 0, bad.slice(0, 10));
  // All of it into the account, and out into the exports.
  const parts = ["situation", "task", "action", "result", "reflection"];
  for (const [n, part] of parts.entries()) await page.locator(`#own-${part}`).fill(HOSTILE.filter((_, at) => at % 5 === n && at !== 39).join("\n").toWellFormed());
  const save = async (button) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  saved = (await save("Save the session file"))[1];
  check("the session file has one line an input", saved.trim().split("\n").every((line) => JSON.parse(line)));
  writeFileSync(join(process.env.MUSTER_SAVED ?? ".", "hostile.muster.jsonl"), saved);
  const [, paper] = await save("Reflective log for printing");
  const [, marks] = await save("Entries as a table (CSV)");
  const risky = marks.split("\n").flatMap((line) => line.match(/(?:^|,)"?[=+@\t]/g) ?? []);
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
  for (const [n, text] of HOSTILE.entries()) {
    if (n % 8) continue;
    const other = await watched();
    await other.goto(url);
    await openFile(other, "file.jsonl", n % 16 ? text.toWellFormed() : saved.replaceAll("Dead Air", JSON.stringify(text.slice(0, 200)).slice(1, -1)));
    await other.locator(".check, .failed").first().waitFor();
    await quiet(other, `a file with ${text.slice(0, 30)}`);
    await other.context().close();
  }
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
    const drill = await (await route.fetch()).json();
    await route.fulfill({ json: replaced(drill) });
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
  check(`${seen.size} different ones were shown as text`, seen.size >= 25, [...seen].join());
  await quiet(page, "a drill made of them");
  await page.context().close();
}

await done(browser);
