// The browser is killed, and the renderer crashes, at random instants while a shift is played. What the page had called
// saved must be there afterwards, byte for byte, and the shift must go on from it.
import { check, done } from "./_browser.mjs";
import { SEED, beginAny, broken, dice, drive, go, lines, profile, screen, start, watched, witness } from "./_store.mjs";

const KILLS = Number(process.env.MUSTER_KILLS ?? 10);

const campaign = async (name, end) => {
  const folder = profile();
  const sum = { saved: 0, lost: 0, other: 0, chain: 0, early: 0, stuck: 0, beyond: 0 };
  let session = await start(folder);
  let seen;
  for (let kill = 0; kill <= KILLS; kill += 1) {
    // What was seen before the end is held against what lies there now.
    let page = await watched(session.context, seen);
    let over = true;
    if (seen?.sid) {
      await go(page, seen.sid);
      const shown = await screen(page);
      const there = await lines(page, seen.sid);
      sum.lost += Math.max(0, seen.saved - there.length);
      sum.beyond += Math.max(0, there.length - seen.saved);
      sum.other += there.filter((line, n) => seen.asked[n] !== undefined && line !== seen.asked[n]).length;
      sum.chain += broken(there) === -1 ? 0 : 1;
      sum.stuck += shown === "broken" ? 1 : 0;
      over = shown !== "console";
      // From here on, what lies there is what counts; the rest was never called saved.
      seen.asked.length = there.length;
      seen.saved = there.length;
    }
    if (kill === KILLS) break;
    if (over) {
      sum.early += seen?.early ?? 0;
      await page.close();
      page = await watched(session.context, (seen = witness()));
      await beginAny(page);
    }
    const before = seen.saved;
    const driven = drive(page, dice(2 ** 31)).catch(() => {});
    await Promise.race([seen.until(1 + dice(12)), driven]);
    // Somewhere within the next act.
    await new Promise((on) => setTimeout(on, dice(60)));
    session = await end(session, page, folder);
    sum.saved += seen.saved - before;
  }
  sum.early += seen.early;
  await session.kill();
  console.log(`  ${KILLS} ${name} (seed ${SEED}): ${JSON.stringify(sum)}`);
  console.log(`  none of ${KILLS} means, at 95 %, fewer than ${Math.min(100, Math.round(300 / KILLS))} in 100`);
  check(`${name}: no line that was called saved is lost (${sum.saved} of them)`, sum.lost === 0, sum);
  check(`${name}: something was saved between the ends`, sum.saved >= KILLS, sum);
  check(`${name}: what is kept is what was asked, and its chain holds`, sum.other === 0 && sum.chain === 0, sum);
  check(`${name}: the desk never said "Saved" too early`, sum.early === 0, sum);
  check(`${name}: each shift could be gone on with`, sum.stuck === 0, sum);
};

await campaign("browser kills", async (session, _, folder) => {
  await session.kill();
  return start(folder);
});
await campaign("renderer crashes", async (session, page) => {
  const crashed = page.waitForEvent("crash");
  const devtools = await session.context.newCDPSession(page);
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
  return session;
});
await done({ close: async () => {} });
