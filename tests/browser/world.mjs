// What a shift holds beside records and messages: conversations, a hold, a review with its parts, a colleague to coach, people
// who take work. Each is looked at in every way, is used by keyboard, and what is being written stays while the world goes on.
import { check, done, launch, open, picture } from "./_browser.mjs";
import { act, atTheDesk, can, clock, control, finish, until } from "./_desk.mjs";
import { look, looks } from "./_look.mjs";
import { beginAny } from "./_store.mjs";

const browser = await launch();
const shift = async (drill) => {
  const page = await open(browser);
  page.seen = {};
  await beginAny(page, drill);
  await page.locator('.segments [data-pace="step"]').click();
  return page;
};
// The form of an act, opened with the keyboard: focus on its control, Enter, and the focus is in the form.
const opened = async (page, name) => {
  if (!(await can(page, name))) return false;
  const at = control(page, name);
  await at.focus();
  await page.keyboard.press("Enter");
  await page.locator("section.form").waitFor();
  return page.evaluate(() => document.activeElement.closest("section.form") !== null);
};

{
  const page = await shift("bill-and-app");
  check("a chat comes", await until(page, "open/app-one"));
  await act(page, "open/app-one");
  await look(page, "a conversation with lines to say");
  const words = () => page.locator(".said-lines .spoken").first().innerText();
  check("their words stand above what could be said", await page.evaluate(() => {
    const [spoken, lines] = [".said-lines .spoken", ".talk .say"].map((at) => document.querySelector(at).getBoundingClientRect().top);
    return spoken < lines;
  }));
  check("own words have a form, by keyboard", await opened(page, "say/app-one"));
  await page.locator("#text-0").fill("I'm sorry about that. What do you see when you open it?");
  await look(page, "own words in a conversation");
  await page.keyboard.press("Control+Enter");
  await page.locator("section.form").waitFor({ state: "detached" });
  await finish(page);
  check("after speaking one is at the conversation", (await page.evaluate(() => document.activeElement?.id)) === "work-heading");
  check("and reads what one said, and what came back", /sorry about that/.test(await words()) && (await page.locator(".said-lines").first().locator(".spoken").count()) > 1, await words());

  await act(page, "log", { picks: ["incident", "larkfield-app"], texts: ["The app shows L-204", ""], more: { contact: "app-one" } });
  await act(page, "acknowledge/1");
  for (const [name, state] of [
    ["hold/1", "a hold, with its reason"],
    ["escalate/1", "a handover"],
    ["resolve/1", "how it ended"],
    ["reclassify/1", "another kind of work"],
  ]) {
    check(`${state}: by keyboard`, await opened(page, name));
    await look(page, state);
    await page.keyboard.press("Escape");
  }
  check("no customer is offered to hand over to", (await opened(page, "escalate/1")) && !(await page.locator("section.form").innerText()).includes("Crabtree"));
  await page.keyboard.press("Escape");

  // A review in its parts, kept while letters come in.
  check("a review: by keyboard", await opened(page, "review/1"));
  await page.locator("#text-0").fill("Three customers saw L-204 since nine.");
  const add = page.locator("section.form button").filter({ hasText: /^Add/ });
  check("a review has parts to add", (await add.count()) >= 2, await page.locator("section.form button").allInnerTexts());
  for (let n = 0; n < (await add.count()); n += 1) await add.nth(n).click();
  await look(page, "a review, with its parts");
  await page.keyboard.press("Escape");
  await control(page, "review/1").click();
  check("what was written in it is back", (await page.locator("#text-0").inputValue()) === "Three customers saw L-204 since nine.");
  await page.keyboard.press("Escape");

  // Time goes by at twenty times the pace while somebody writes: it stands still, and not a letter is lost.
  const before = await page.locator(".letter").count();
  await page.locator('.segments [data-pace="20x"]').click();
  check("a letter by keyboard", await opened(page, "note/1"));
  const typed = "A note of some length, written while everything comes in at once.";
  await page.locator("#text-0").pressSequentially(typed, { delay: 5 });
  check("what is typed stays", (await page.locator("#text-0").inputValue()) === typed);
  await page.keyboard.press("Control+Enter");
  await page.locator("section.form").waitFor({ state: "detached" });
  await page.waitForFunction((count) => document.querySelectorAll(".letter").length > count + 2, before);
  await page.locator('.segments [data-pace="step"]').click();
  await finish(page);
  await page.getByRole("tab", { name: "People" }).click();
  await look(page, "people, and who does what");
  await page.locator('.letter').first().click();
  await look(page, "a full desk");
  await picture(page, "world-desk");
  // Waiting does not end the shift before it was said.
  for (let n = 0; n < 60 && (await atTheDesk(page)) && !(await page.locator('.news[data-notice="true"]').count()); n += 1) {
    await finish(page);
    if (await can(page, "skip")) await act(page, "skip");
  }
  check("that waiting would end the shift is said first", /before the shift ends/.test(await page.locator(".news").innerText()), await clock(page));
  await act(page, "skip");
  await page.locator(".gate").waitFor();
  check("pressed again, it ends", !(await atTheDesk(page)));
  check("no complaint, no violation", page.complaints.length === 0 && (await page.violations()).length === 0, page.complaints);
  await page.context().close();
}
{
  // Somebody on the line, moods and silence: the call is held by keyboard alone.
  const page = await shift("fourth-time");
  await until(page, "open/vale-rings");
  await act(page, "open/vale-rings");
  await look(page, "a call");
  check("how they sound is said", /sounds/.test(await page.locator(".talk-head").innerText()));
  await page.getByText("Or one of these lines").focus();
  const shown = () => page.locator("details.say").evaluate((at) => at.open);
  const was = await shown();
  await page.keyboard.press("Enter");
  check("lines fold by keyboard", (await shown()) !== was);
  await page.keyboard.press("Enter");
  await page.context().close();
}
console.log(`  ${looks()} looks`);
await done(browser);
