// The one script of the page. It makes the one Trusted Types policy, sees that WebAssembly is there, starts the
// module, and covers the page with a plain message if the module dies; from there, what is kept can still be saved. It
// holds nothing a drill needs.
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

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };
  const button = (label, act) => {
    const made = element("button", label);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // Text only, and only with what every browser has: this runs when nothing else does.
  const say = (title, lines, buttons) => {
    const heading = element("h1", title);
    heading.id = "overlay-title";
    const row = element("p", "", ...buttons);
    row.className = "row";
    const inner = element("div", "", heading, ...lines.map((line) => element("p", line)), row);
    inner.className = "overlay-inner";
    const box = element("section", "", inner);
    box.className = "overlay";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-labelledby", "overlay-title");
    if (buttons[0]) buttons[0].className = "primary";
    document.body.append(box);
    box.tabIndex = -1;
    box.focus();
    return inner;
  };

  // The store does not need the module, so what is kept can be saved without it.
  const store = import(address(FILES.journal));

  const save = async (sid, told) => {
    try {
      const file = await (await store).file(sid);
      if (!file) throw new Error("nothing of it is kept here");
      const link = element("a");
      link.href = URL.createObjectURL(new Blob([file.text], { type: "application/jsonl" }));
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      told.textContent = file.name + " was handed to your browser to save.";
    } catch (fault) {
      told.textContent = "It could not be saved: " + (fault && fault.message ? fault.message : fault);
    }
  };

  const spoken = () => {
    const told = element("p");
    told.setAttribute("role", "status");
    return told;
  };

  // Every session that is kept, each with a way to take it along.
  const rescue = async (inner) => {
    const sessions = await (await store).kept().catch(() => []);
    if (!sessions.length) return;
    const told = spoken();
    const line = (session) => {
      const about = session.ended ? "finished" : "at " + session.clock + " on shift";
      const row = element("li", "", element("span", session.title + ", " + about + " "));
      const by = session.label ? " by " + session.label : "";
      const take = button("Save", () => save(session.sid, told));
      take.setAttribute("aria-label", "Save " + session.title + by + ", " + about);
      row.append(take);
      return row;
    };
    const rows = element("ul", "", ...sessions.map(line));
    rows.className = "overlay-kept";
    inner.append(element("h2", "What you played is still here"), rows, told);
  };

  let dead = false;
  const panicked = (message) => {
    if (dead) return;
    dead = true;
    // The module must not be called again: its state is whatever the panic left.
    if (stage()) stage().inert = true;
    const playing = /^#\/play\/(.+)$/.exec(location.hash);
    const lines = ["A fault in the program, not in anything you did. What was saved is kept on this device."];
    if (!playing) {
      say("Muster has stopped", [...lines, String(message)], [button("Start again", () => location.reload())]);
      return;
    }
    const told = spoken();
    const inner = say("Muster has stopped", [...lines, String(message)], [
      button("Go on where you were", () => location.reload()),
      button("Save what is kept", () => save(decodeURIComponent(playing[1]), told)),
      button("Back to the list of drills", () => {
        location.hash = "/";
        location.reload();
      }),
    ]);
    inner.append(told);
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
    dead = true;
    if (stage()) stage().textContent = "";
    rescue(say("Muster cannot start here", why, [button("Try again", () => location.reload())])).catch(() => {});
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
  Promise.all([import(address(FILES.app)), store])
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
