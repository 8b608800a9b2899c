// A session that was played natively, opened in the page: it replays exactly there, and what the page says and exports of
// it is what the native program says. `cargo xtask test` makes it; by hand, set MUSTER_NATIVE to a folder with
// native.muster.jsonl and what `muster export` writes of it in each form.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, done, launch, open, url } from "./_browser.mjs";
import { openFile } from "./_desk.mjs";

const read = (ending) => readFileSync(join(process.env.MUSTER_NATIVE ?? ".", `native.${ending}`), "utf8");
const session = read("muster.jsonl");
const browser = await launch();

{
  const page = await open(browser);
  await page.goto(url);
  await openFile(page, "native.muster.jsonl", session);
  await page.locator(".sum-card").waitFor();
  const told = await page.locator(".check").innerText();
  check("a session made natively replays exactly in the page", /Replays exactly/.test(told) && !/Does not|Damaged|Other bundle|Not checkable/.test(told), told.slice(0, 200));
  const sum = (await page.locator(".sum-card .sum").innerText()).replace(/\s+/g, " ");
  check(`its marks are those of the native program: ${sum}`, read("md").includes(sum), sum);
  check("it is told as somebody's file, which nobody writes in", (await page.locator("textarea").count()) === 0);
  for (const [button, ending] of [
    ["Run summary for printing", "html"],
    ["Run summary as Markdown", "md"],
    ["Marks as a table (CSV)", "marks.csv"],
    ["Entries as a table (CSV)", "entries.csv"],
    ["Marks and entries (JSON)", "json"],
  ]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).first().click()]);
    const [here, there] = [readFileSync(await download.path(), "utf8"), read(ending)];
    const at = here.split("\n").findIndex((line, n) => line !== there.split("\n")[n]);
    check(`${ending}: the same bytes as natively (${here.length})`, here === there && there.length > 500, { line: at + 1, page: here.split("\n")[at], native: there.split("\n")[at] });
  }
  await page.locator(".moment button").filter({ hasText: "See the screen" }).first().click();
  await page.locator(".replay").waitFor();
  check("and the screen as it was can be looked at", true);
  check("no complaint, no violation", page.complaints.length === 0 && (await page.violations()).length === 0, [page.complaints, await page.violations()]);
  await page.context().close();
}

{
  // The control: one minute later, in one input, and it is not said to replay, and no marks are shown.
  const page = await open(browser);
  await page.goto(url);
  const input = session.split("\n").findIndex((line) => /"n":5,/.test(line));
  const bent = session.split("\n").map((line, n) => (n === input ? line.replace(/"at":(\d+)/, (_, at) => `"at":${+at + 60_000}`) : line)).join("\n");
  check("an input can be bent", bent !== session);
  await openFile(page, "bent.muster.jsonl", bent);
  await page.locator(".check").waitFor();
  const told = await page.locator(".check").innerText();
  check("bent, it does not replay exactly", /Damaged after|Does not replay/.test(told) && (await page.locator(".sum-card").count()) === 0, told.slice(0, 200));
  await page.context().close();
}

await done(browser);
