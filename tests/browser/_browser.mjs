// What every journey needs: the browser, a page that remembers its violations and complaints, and checks that
// count. A script here is run by `cargo xtask test`, or by hand with MUSTER_URL and CHROMIUM set.
import { chromium } from "playwright-core";
import AxeBuilder from "@axe-core/playwright";

const need = (name) => {
  if (!process.env[name]) throw new Error(`${name} is not set; run this through cargo xtask test`);
  return process.env[name];
};

export const url = need("MUSTER_URL");

export const launch = () =>
  chromium.launch({
    executablePath: need("CHROMIUM"),
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

// A page in a context of its own. `page.violations()` are the refusals of the content security policy so far, and
// `page.complaints` what the console and uncaught faults said.
export const open = async (browser, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (fault) => page.complaints.push(`uncaught: ${fault.message}`));
  page.on("console", (line) => {
    if (line.type() === "error" || line.type() === "warning") page.complaints.push(line.text());
  });
  await page.addInitScript(() => {
    window.__violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.__violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  page.violations = () => page.evaluate(() => window.__violations);
  return page;
};

// What axe finds against WCAG 2.2 AA, one line each; or only what certain rules of it find. It runs in the page itself,
// which has no frames ("legacy"), and names only what is wrong: otherwise it opens a page of its own to count what is not.
export const barriers = async (page, rules) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(tags)).analyze();
  return violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.target).join(", ")}`);
};

export const picture = (page, name) => {
  const folder = process.env.MUSTER_SCREENSHOTS;
  return folder ? page.screenshot({ path: `${folder}/${name}.png` }) : undefined;
};

let wrong = 0;
export const check = (claim, holds, seen) => {
  if (!holds) wrong += 1;
  console.log(`  ${holds ? "ok   " : "WRONG"} ${claim}${holds || seen === undefined ? "" : `: ${JSON.stringify(seen)}`}`);
};

// The end of a script: everything closed, and a status that xtask reads.
export const done = async (browser) => {
  await browser.close();
  process.exitCode = wrong ? 1 : 0;
};
