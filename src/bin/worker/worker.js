// The module worker of the page: text in, text out. It hands each request to the `worker` program and holds no rules.
//
// The page posts `{ id, request }`, a number and a JSON text. The answer is `{ id, reply }`, a JSON text, or
// `{ id, fault }`, a sentence, where the program could not answer at all. Requests are answered in the order they came.

// The build puts in the names these files are served under, which hold a digest.
const FILES = /*FILES*/ { lib: "worker-lib.js", wasm: "worker.wasm" };
const address = (name) => new URL(name, import.meta.url).href;

// The program, from the first request on: whoever only opens a worker pays for nothing.
let loading;
// After a trap the memory of the program is whatever the trap left; nobody may call into it again.
let spoiled = false;

const load = async () => {
  const lib = await import(address(FILES.lib));
  await lib.default({ module_or_path: address(FILES.wasm) });
  return lib;
};

const program = async () => {
  loading ??= load();
  try {
    return await loading;
  } catch (fault) {
    // Perhaps the network is back at the next request.
    loading = undefined;
    throw new Error(`The worker could not be loaded: ${said(fault)}. Are you online?`);
  }
};

const said = (fault) => String(fault?.message ?? fault).replace(/\.$/, "");

const perform = async (request) => {
  const lib = await program();
  if (typeof lib.perform_job !== "function") throw new Error("This worker knows no jobs: it is of another build.");
  if (spoiled) {
    lib.__wbg_reset_state();
    spoiled = false;
  }
  try {
    return lib.perform_job(request);
  } catch (fault) {
    spoiled = true;
    throw new Error(`The worker stopped at a fault in the program: ${said(fault)}.`);
  }
};

// One after another, so that a fault spoils the request it belongs to and no other.
let last = Promise.resolve();

self.addEventListener("message", ({ data }) => {
  const { id, request } = data ?? {};
  last = last.then(async () => {
    try {
      if (typeof request !== "string") throw new Error("A request is a text.");
      self.postMessage({ id, reply: await perform(request) });
    } catch (fault) {
      self.postMessage({ id, fault: fault.message });
    }
  });
});
