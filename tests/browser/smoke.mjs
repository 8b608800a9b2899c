// The page loads under its policy, works, and refuses what the policy refuses.
import { readFileSync } from "node:fs";
import { barriers, check, done, launch, open, picture, url } from "./_browser.mjs";

const browser = await launch();

{
  const page = await open(browser, { colorScheme: "light" });
  const reply = await page.goto(url);
  const headers = reply.headers();
  check("the policy came as a header", headers["content-security-policy"]?.includes("trusted-types drill-static"));
  check("types are not guessed", headers["x-content-type-options"] === "nosniff");
  check("no referrer is sent", headers["referrer-policy"] === "no-referrer");
  check("openers are cut off", headers["cross-origin-opener-policy"] === "same-origin");

  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check("the version is shown", /Version \d+\.\d+\.\d+/.test(await page.locator("main").innerText()));
  check("no violation of the policy", (await page.violations()).length === 0, await page.violations());
  check("no complaint in the console", page.complaints.length === 0, page.complaints);
  const found = await barriers(page);
  check("axe finds no barrier", found.length === 0, found);
  await picture(page, "smoke-light");

  // Negative controls, from a timer of the page itself: what the debugger evaluates may slip past the policy.
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(async () => {
          const tried = {};
          const attempt = async (name, act) => {
            try {
              tried[name] = (await act()) ? "ALLOWED" : "refused";
            } catch (fault) {
              tried[name] = `refused (${fault.name})`;
            }
          };
          const scratch = document.createElement("div");
          document.body.append(scratch);
          await attempt("eval", () => eval("1 + 1") === 2);
          await attempt("new Function", () => new Function("return true")());
          await attempt("innerHTML from a string", () => {
            scratch.innerHTML = "<b>x</b>";
            return true;
          });
          await attempt("an inline script", () => {
            const script = document.createElement("script");
            script.textContent = "window.__pwn = true";
            document.body.append(script);
            return window.__pwn;
          });
          await attempt("an inline handler", () => {
            scratch.setAttribute("onclick", "window.__pwn = true");
            scratch.click();
            return window.__pwn;
          });
          await attempt("a style attribute", () => {
            scratch.setAttribute("style", "color: rgb(1, 2, 3)");
            return getComputedStyle(scratch).color === "rgb(1, 2, 3)";
          });
          await attempt("a style element", () => {
            const style = document.createElement("style");
            style.textContent = "div { color: rgb(1, 2, 3) }";
            scratch.append(style);
            return getComputedStyle(scratch).color === "rgb(1, 2, 3)";
          });
          await attempt("a worker by a plain address", () => new Worker("worker.js"));
          await attempt("a second policy", () => window.trustedTypes.createPolicy("other", {}));
          await attempt("the same policy again", () => window.trustedTypes.createPolicy("drill-static", {}));
          await attempt("another origin", () => fetch("http://127.0.0.1:9/").then(() => true));
          await attempt("a frame", () => {
            const frame = document.createElement("iframe");
            frame.src = "index.html?framed";
            scratch.append(frame);
            return new Promise((answer) =>
              setTimeout(() => {
                let inside = null;
                try {
                  inside = frame.contentDocument?.title;
                } catch {
                  // Not ours to read: it was replaced by an error page.
                }
                answer(inside === "Muster");
              }, 300),
            );
          });
          resolve(tried);
        }, 0),
      ),
  );
  for (const [name, ending] of Object.entries(refused)) check(`refused: ${name}`, ending.startsWith("refused"), ending);
  const violations = await page.violations();
  check("and the refusals were reported", violations.length >= 8, violations);
  await page.context().close();
}

{
  const page = await open(browser, { colorScheme: "dark" });
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  const found = await barriers(page);
  check("dark: axe finds no barrier", found.length === 0, found);
  await picture(page, "smoke-dark");

  // A trap in another module stands for one in ours: the same kind of fault reaches the same listener.
  await page.evaluate(() => {
    const trap = new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ]);
    const { instance } = { instance: new WebAssembly.Instance(new WebAssembly.Module(trap)) };
    setTimeout(() => instance.exports.t(), 0);
  });
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor();
  check("a trap covers the page", (await overlay.innerText()).startsWith("Muster has stopped"));
  check("the page below is out of reach", await page.locator("#muster").evaluate((stage) => stage.inert));
  const over = await barriers(page);
  check("axe finds no barrier in the overlay", over.length === 0, over);
  await picture(page, "smoke-overlay");
  await overlay.getByRole("button", { name: "Start again" }).click();
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  check("starting again works", (await page.getByRole("alertdialog").count()) === 0);
  await page.context().close();
}

{
  const page = await open(browser);
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(url);
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor();
  check("without WebAssembly the page says so", (await overlay.innerText()).includes("WebAssembly"));
  await picture(page, "smoke-no-wasm");
  await page.context().close();
}

{
  const page = await open(browser);
  await page.route("**/app.*.wasm", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.goto(url);
  const overlay = page.getByRole("alertdialog");
  await overlay.waitFor();
  check("a module that does not load is told", (await overlay.innerText()).startsWith("Muster cannot start here"));
  await page.context().close();
}

{
  const page = await open(browser, { javaScriptEnabled: false });
  await page.goto(url);
  const text = await page.locator("body").innerText();
  check("without JavaScript the page says what it is", text.includes("flight simulator for incident management"));
  check("and what it needs", text.includes("needs JavaScript and WebAssembly"));
  await picture(page, "smoke-no-script");
  await page.context().close();
}

{
  // What a first visit asks for is what the size table says it costs: nothing twice, nothing of the worker.
  const sizes = JSON.parse(readFileSync(process.env.MUSTER_SIZES, "utf8"));
  const expected = sizes.files.filter((file) => file.first).map((file) => file.path);
  const page = await open(browser);
  const asked = [];
  const replies = [];
  page.on("request", (request) => asked.push(request.url().slice(url.length) || "index.html"));
  page.on("response", (reply) => replies.push(reply));
  await page.goto(url);
  await page.getByRole("button", { name: "Choose Dead Air" }).waitFor();
  // A preload that nobody used is complained about some seconds after the page has loaded.
  await page.waitForTimeout(5000);
  const first = [...asked].sort();
  // A browser without a window draws no icon and does not ask for it.
  const wanted = expected.filter((path) => path !== "icon.svg" || first.includes(path)).sort();
  check("a first visit asks for each file of the first load once", JSON.stringify(first) === JSON.stringify(wanted), { first, wanted });
  check("every preload was used", page.complaints.length === 0, page.complaints);
  const cache = (reply) => reply.headers()["cache-control"];
  const digest = /\.[0-9a-f]{10}\.[a-z]+$/;
  const unfit = replies.filter((reply) => digest.test(reply.url()) !== /immutable/.test(cache(reply)));
  check("names with a digest are kept, the others asked for", unfit.length === 0, unfit.map((reply) => reply.url()));
  const module = replies.find((reply) => reply.url().endsWith(".wasm"));
  check("the module comes compressed", ["br", "gzip"].includes(module.headers()["content-encoding"]));
  check("the journal is there before the app", await page.evaluate(() => typeof window.muster.journal === "object"));

  const answers = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = window.muster.worker();
        const got = [];
        worker.addEventListener("error", (event) => reject(new Error(event.message)));
        worker.addEventListener("message", ({ data }) => {
          if (got.push(data) === 2) resolve(got);
        });
        worker.postMessage({ id: 7, request: "no request" });
        worker.postMessage({ id: 8, request: 8 });
      }),
  );
  const told = ({ reply, fault }) => typeof (reply ?? fault) === "string";
  check("the worker answers, each by its number", answers[0].id === 7 && answers[1].id === 8 && answers.every(told), answers);
  check("what is no text is a fault", typeof answers[1].fault === "string", answers[1]);
  check("no violation by the worker", (await page.violations()).length === 0, await page.violations());
  check("no complaint about the worker", page.complaints.length === 0, page.complaints);
  await page.context().close();
}

await done(browser);
