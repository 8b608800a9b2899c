// The one script of the page. It makes the one Trusted Types policy, sees that WebAssembly is there, starts the
// module, and covers the page with a plain message if the module dies. It holds nothing a drill needs.
(() => {
  "use strict";

  // The files this script starts, by the names they have in the sources. The build puts in the names they are served
  // under, which hold a digest.
  const FILES = /*FILES*/ { app: "app.js", wasm: "app.wasm", journal: "journal.js", worker: "worker.js" };
  const address = (name) => new URL(name, document.baseURI).href;

  // The only addresses a script may be started from by address.
  const SCRIPTS = [FILES.worker].map(address);

  const allowed = (script) => {
    const full = address(script);
    if (!SCRIPTS.includes(full)) throw new TypeError("not a script of this page: " + script);
    return full;
  };
  // Where the browser has no Trusted Types the same rule holds, only nobody enforces it.
  const policy = window.trustedTypes
    ? window.trustedTypes.createPolicy("drill-static", { createScriptURL: allowed })
    : { createScriptURL: allowed };

  const stage = () => document.getElementById("muster");

  // Text only, and only with what every browser has: this runs when nothing else does.
  const say = (title, lines, button) => {
    const box = document.createElement("section");
    box.className = "overlay";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "overlay-title");
    const heading = document.createElement("h1");
    heading.id = "overlay-title";
    heading.textContent = title;
    box.append(heading);
    for (const line of lines) {
      const text = document.createElement("p");
      text.textContent = line;
      box.append(text);
    }
    if (button) {
      const again = document.createElement("button");
      again.type = "button";
      again.textContent = button;
      again.addEventListener("click", () => location.reload());
      box.append(again);
    }
    document.body.append(box);
    box.tabIndex = -1;
    box.focus();
  };

  let dead = false;
  const panicked = (message) => {
    if (dead) return;
    dead = true;
    // The module must not be called again: its state is whatever the panic left.
    if (stage()) stage().inert = true;
    say("Muster has stopped", ["A fault in the program, not in anything you did.", String(message)], "Start again");
  };

  // A trap that no panic announced: out of memory, or a fault below Rust.
  const trapped = (fault) => {
    if (window.WebAssembly && fault instanceof WebAssembly.RuntimeError) panicked(fault.message);
  };
  window.addEventListener("error", (event) => trapped(event.error));
  window.addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // What the module may ask of this script. The journal is added before the module starts.
  const muster = {
    panicked,
    worker: () => new Worker(policy.createScriptURL(FILES.worker), { type: "module" }),
  };
  Object.defineProperty(window, "muster", { value: muster });

  const cannot = (why) => {
    if (stage()) stage().textContent = "";
    say("Muster cannot start here", why, "Try again");
  };

  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    cannot([
      "This browser does not offer WebAssembly, which Muster is made of.",
      "Some organisations switch it off. A current Firefox, Chrome, Edge or Safari has it.",
    ]);
    return;
  }
  const starting = document.getElementById("starting");
  if (starting) starting.textContent = "Starting…";
  Promise.all([import(address(FILES.app)), import(address(FILES.journal))])
    .then(([app, journal]) => {
      muster.journal = journal;
      Object.freeze(muster);
      return app.default({ module_or_path: address(FILES.wasm) });
    })
    .catch((fault) => {
      // A panic while starting has been told already.
      if (!dead) {
        cannot(["The program did not load: " + (fault && fault.message ? fault.message : fault)]);
      }
    });
})();
