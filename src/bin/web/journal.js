// The store of the page: journals, marks, drills and settings, in the browser's own database. Text in, text out: it
// answers each `Ask` of `src/app/store.rs` with an `Answer`, in the order they came, and knows nothing of what a line
// means. It needs nothing of the page, so `boot.js` can still save what is kept when the program is dead.
//
// What makes it safe to say "saved":
// - One transaction an ask, with strict durability, answered when it is complete. A request that succeeded is no
//   promise: the transaction may still be rolled back.
// - Lines are only ever added. A second writer meets a key that is taken, and its whole transaction fails.
// - A session has an epoch. Whoever takes it over raises it; each transaction of an earlier writer then refuses itself.
//   The lock only spares people the surprise.
// - Nothing here deletes the database. What cannot be read stays where it is.
const STORES = ["sessions", "lines", "marks", "drills", "settings"];
const LISTED = "muster.kept.";

// ---- Connecting. A connection may be lost at any time; it is made again, and what was asked is asked again.

let connection;
let dataLoss = false;

const connect = () =>
  new Promise((done, failed) => {
    const request = indexedDB.open("muster", 1);
    // Some browsers have been seen never to answer; the page must not wait for them.
    setTimeout(() => failed(new DOMException("it does not answer", "TimeoutError")), 8_000);
    request.onupgradeneeded = (event) => {
      if (event.dataLoss && event.dataLoss !== "none") dataLoss = true;
      for (const name of STORES) request.result.createObjectStore(name);
    };
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const dropped = () => (connection = undefined);
      db.onclose = dropped;
      db.onversionchange = (event) => {
        db.close();
        dropped();
        const who = event.newVersion === null ? "The store of this page is being cleared" : "A newer Muster was opened in another tab";
        tell({ answer: "failed", sid: null, why: `${who}. Save your session as a file, then load this page again.`, gone: false });
      };
      done(db);
    };
  });

// Runs `body` in one transaction over everything. What it gives is given on once that is durable.
const within = async (mode, body) => {
  connection ??= connect();
  const db = await connection;
  return new Promise((done, failed) => {
    const tx = db.transaction(STORES, mode, { durability: "strict" });
    let fault;
    const result = body((name) => tx.objectStore(name)).catch((why) => {
      fault = why;
      try {
        tx.abort();
      } catch {
        // It was rolled back already, which is what is wanted.
      }
    });
    tx.oncomplete = () => result.then((value) => (fault ? failed(fault) : done(value)));
    tx.onabort = () => result.then(() => failed(fault ?? tx.error ?? new DOMException("", "AbortError")));
  });
};

const LASTING = ["QuotaExceededError", "SecurityError", "VersionError", "ConstraintError", "TimeoutError"];
const PAUSES = [0, 100, 500];

const durably = async (mode, body) => {
  for (const pause of PAUSES) {
    try {
      return await within(mode, body);
    } catch (fault) {
      const last = pause === PAUSES.at(-1);
      if (fault instanceof Refused || last || LASTING.includes(fault?.name) || !globalThis.indexedDB) throw fault;
      connection?.then((db) => db.close()).catch(() => {});
      connection = undefined;
      await new Promise((on) => setTimeout(on, pause));
    } finally {
      // A connection that failed is not kept: the next ask tries for itself.
      connection?.catch(() => (connection = undefined));
    }
  }
};

const got = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

// ---- Saying what went wrong, for people.

class Refused extends Error {}
const ELSEWHERE = "Another tab plays this session now. What was done last in this tab is not kept.";

const sentence = (fault) => {
  if (fault instanceof Refused) return [fault.message, false];
  if (!globalThis.indexedDB) return ["This browser keeps nothing for this page.", true];
  switch (fault?.name) {
    // Only a second writer can have taken the number of a line.
    case "ConstraintError":
      return [ELSEWHERE, false];
    case "QuotaExceededError":
      return ["There is no room left on this device.", false];
    case "SecurityError":
    case "InvalidStateError":
      return ["This browser does not let this page keep anything: a private window, or storage is blocked.", true];
    case "VersionError":
      return ["What is kept here was written by a newer Muster. Load this page again to get it; nothing is deleted.", true];
    case "TimeoutError":
      return ["The store of this browser does not answer. Closing the browser and opening it again may help.", true];
    default:
      return [`The store of this browser failed (${fault?.name ?? fault}). The disk may be full.`, false];
  }
};

// ---- One writer a session.

let callback = () => {};
// An answer's name goes before what it says: a page that finds the name among the fields must keep them all until then,
// and carries the code for it.
const written = ({ answer, ...said }) => JSON.stringify(Object.keys(said).length ? { [answer]: said } : answer);
const tell = (answer) => callback(written(answer));
const held = new Map();
// What this tab has of the sessions it holds: if the store refused them or was cleared meanwhile, they are written again.
const here = new Map();
const channel = globalThis.BroadcastChannel ? new BroadcastChannel("muster") : undefined;

const lose = (sid) => {
  if (!held.has(sid)) return;
  letGo(sid);
  tell({ answer: "lost", sid });
};
if (channel) channel.onmessage = ({ data }) => held.get(data.taken)?.epoch < data.epoch && lose(data.taken);

// A page that is loaded again may come before the one it replaces has let go.
const PATIENCE = 300;

// Whether this tab may now write: it holds the lock, or there are no locks and the epoch alone decides.
const hold = (sid, steal) =>
  new Promise((answer) => {
    if (held.has(sid)) return answer(true);
    const mine = { epoch: 0, release: () => {} };
    let answered = false;
    const take = () => {
      answered = true;
      held.set(sid, mine);
      answer(true);
    };
    if (!navigator.locks) return take();
    navigator.locks
      .request(`muster/${sid}`, steal ? { steal } : { signal: AbortSignal.timeout(PATIENCE) }, () => {
        take();
        return new Promise((release) => (mine.release = release));
      })
      .catch((fault) => {
        if (answered) {
          // It was stolen.
          if (held.get(sid) === mine) lose(sid);
        } else if (["TimeoutError", "AbortError"].includes(fault?.name)) answer(false);
        // Locks are refused to this page.
        else take();
      });
  });

const letGo = (sid) => {
  list(sid);
  counted.delete(sid);
  held.get(sid)?.release();
  held.delete(sid);
  here.delete(sid);
};

// The record of a session, if this tab is its writer. To be called first in a transaction that writes.
const mine = async (store, sid) => {
  const record = await got(store("sessions").get(sid));
  if (!held.has(sid) || (record && record.epoch !== held.get(sid).epoch)) throw new Refused(ELSEWHERE);
  return record;
};

// ---- A small list of what is kept, in another place. It only serves to notice a loss, and may lag behind.

const counted = new Map();
let listing;
const list = (only) => {
  for (const [sid, entry] of only ? [[only, counted.get(only)]] : counted) {
    try {
      if (entry) localStorage.setItem(LISTED + sid, JSON.stringify(entry));
    } catch {
      // Then a loss is noticed later, or not.
    }
  }
};
const count = (session, lines) => {
  counted.set(session.sid, { lines, title: session.title, at: Date.now() });
  listing ??= setTimeout(() => {
    listing = undefined;
    list();
  }, 1_000);
};
globalThis.addEventListener?.("pagehide", () => list());

const strike = (sid) => {
  try {
    localStorage.removeItem(LISTED + sid);
  } catch {
    // There is no such list here.
  }
};

const losses = (records, forgotten) => {
  const lost = [];
  try {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(LISTED))) {
      const [sid, entry] = [key.slice(LISTED.length), JSON.parse(localStorage.getItem(key))];
      const missing = entry.lines - (records.get(sid)?.count ?? 0);
      if (forgotten.includes(sid)) strike(sid);
      else if (missing > 0) lost.push({ ...entry, missing, whole: !records.has(sid) });
    }
  } catch {
    // Without the list there is nothing to compare with.
  }
  if (!lost.length) return dataLoss ? "This browser found its store damaged and began a new one. What was kept here is gone." : null;
  const time = (at) => new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const told = lost.map(({ title, missing, whole, at }) =>
    whole ? `the whole of ${title}, last saved on ${time(at)}` : `the last ${missing} lines of ${title}, saved until ${time(at)}`);
  return `${records.size ? "This browser lost" : "This browser reset its storage and lost"} ${told.join("; ")}.`;
};

// ---- What can be asked. Each may be tried more than once, so each does no harm the second time.

const range = (sid) => IDBKeyRange.bound([sid], [sid, []]);

// Writes a session whole, as this tab has it.
const whole = async (store, { session, lines, drill, sources }) => {
  store("sessions").add({ session, epoch: held.get(session.sid).epoch, count: lines.length }, session.sid);
  lines.forEach((line, n) => store("lines").add(line, [session.sid, n]));
  if (drill) store("drills").put(drill, [session.drill_key, "drill"]);
  if (sources) store("drills").put(sources, [session.drill_key, "sources"]);
};

const open = () =>
  durably("readwrite", async (store) => {
    const [records, settings, keys] = [
      await got(store("sessions").getAll()),
      await got(store("settings").get("settings")),
      await got(store("settings").getAllKeys()),
    ];
    const forgotten = keys.filter((key) => Array.isArray(key)).map(([, sid]) => sid);
    const lost = losses(new Map(records.map((record) => [record.session.sid, record])), forgotten);
    forgotten.forEach((sid) => store("settings").delete(["forgotten", sid]));
    const sessions = records.map(({ session }) => session).sort((a, b) => (b.began ?? 0) - (a.began ?? 0));
    return { answer: "ready", sessions, settings: settings ?? null, lost };
  }).then(async (ready) => ({ ...ready, persistent: (await navigator.storage?.persisted?.().catch(() => false)) ?? false }));

const verbs = {
  open,

  begin: async ({ session, header, drill }) => {
    const { sid } = session;
    // Not waited for: a browser may ask the person first.
    navigator.storage?.persist?.().catch(() => {});
    if (!(await hold(sid))) throw new Refused(ELSEWHERE);
    held.get(sid).epoch = 1;
    here.set(sid, { session, lines: [header], drill });
    await durably("readwrite", async (store) => (await mine(store, sid)) ?? whole(store, here.get(sid)));
    count(session, 1);
    return { answer: "appended", sid, kept: 1 };
  },

  append: async ({ sid, from, lines }) => {
    const ours = here.get(sid);
    lines.forEach((line, n) => ours && (ours.lines[from + n] = line));
    const done = await durably("readwrite", async (store) => {
      const record = await mine(store, sid);
      if (!record) {
        // It was never kept, or was cleared since. Only a journal without a gap is worth keeping.
        if (!ours || ours.lines.includes(undefined)) throw new Refused("The store of this browser was cleared while you played.");
        await whole(store, ours);
        return { session: ours.session, kept: ours.lines.length };
      }
      if (from > record.count) throw new Refused("Something before this is not kept yet.");
      const there = await got(store("lines").getAll(IDBKeyRange.bound([sid, from], [sid, from + lines.length - 1])));
      if (there.some((line, n) => line !== lines[n])) throw new Refused(ELSEWHERE);
      lines.slice(there.length).forEach((line, n) => store("lines").add(line, [sid, from + there.length + n]));
      const kept = Math.max(record.count, from + lines.length);
      store("sessions").put({ ...record, count: kept }, sid);
      return { session: record.session, kept };
    });
    count(done.session, done.kept);
    return { answer: "appended", sid, kept: done.kept };
  },

  mark: async ({ sid, mark }) => {
    await durably("readwrite", async (store) => {
      if (!(await mine(store, sid))) throw new Refused("The session itself is not kept.");
      store("marks").put(mark, sid);
    });
    return { answer: "marked", sid };
  },

  // What another tab plays is listed as that tab says.
  note: async ({ session }) => {
    if (here.has(session.sid)) here.get(session.sid).session = session;
    await durably("readwrite", async (store) => {
      const record = await got(store("sessions").get(session.sid));
      if (record && record.epoch === held.get(session.sid)?.epoch) store("sessions").put({ ...record, session }, session.sid);
    });
    return { answer: "noted" };
  },

  sources: async ({ drill_key, sources }) => {
    for (const ours of here.values()) if (ours.session.drill_key === drill_key) ours.sources = sources;
    await durably("readwrite", async (store) => void store("drills").put(sources, [drill_key, "sources"]));
    return { answer: "noted" };
  },

  read: async ({ sid, take }) => {
    let writer = !take && (await hold(sid));
    const read = await durably("readwrite", async (store) => {
      const record = await got(store("sessions").get(sid));
      if (!record) throw new Refused("This session is not kept in this browser.");
      const { session } = record;
      const lines = await got(store("lines").getAll(range(sid)));
      // From here on no transaction of an earlier writer goes through: these are all the lines there are.
      const epoch = take || writer ? record.epoch + 1 : record.epoch;
      if (take || writer) store("sessions").put({ session, epoch, count: lines.length }, sid);
      const [mark, drill, sources] = [
        await got(store("marks").get(sid)),
        await got(store("drills").get([session.drill_key, "drill"])),
        await got(store("drills").get([session.drill_key, "sources"])),
      ];
      return { epoch, session, lines, mark: mark ?? null, drill: drill ?? null, sources: sources ?? null };
    }).catch((fault) => {
      if (writer) letGo(sid);
      throw fault;
    });
    const { epoch, ...rest } = read;
    if (take) {
      writer = await hold(sid, true);
      channel?.postMessage({ taken: sid, epoch });
    }
    if (writer) {
      held.get(sid).epoch = epoch;
      here.set(sid, { session: rest.session, lines: [...rest.lines], drill: rest.drill, sources: rest.sources });
      count(rest.session, rest.lines.length);
    }
    return { answer: "read", ...rest, held: writer };
  },

  release: async ({ sid }) => letGo(sid),

  forget: async ({ sids }) => {
    for (const sid of sids) {
      if (!(await hold(sid))) throw new Refused("One of these is open in another tab. Close it there first; nothing was deleted.");
    }
    await durably("readwrite", async (store) => {
      for (const sid of sids) {
        for (const name of ["sessions", "marks"]) store(name).delete(sid);
        store("lines").delete(range(sid));
        // So that the small list, which may lag behind, does not call this a loss.
        store("settings").put(true, ["forgotten", sid]);
      }
      const left = new Set((await got(store("sessions").getAll())).map(({ session }) => session.drill_key));
      for (const key of await got(store("drills").getAllKeys())) if (!left.has(key[0])) store("drills").delete(key);
    });
    for (const sid of sids) {
      letGo(sid);
      strike(sid);
    }
    return open();
  },

  settings: async ({ settings }) => {
    await durably("readwrite", async (store) => void store("settings").put(settings, "settings"));
    return { answer: "noted" };
  },
};

const perform = async (asked) => {
  try {
    return written((await verbs[asked.ask](asked)) ?? { answer: "noted" });
  } catch (fault) {
    const sid = asked.sid ?? asked.session?.sid ?? null;
    const [why, gone] = sentence(fault);
    if (why === ELSEWHERE) lose(sid);
    return written({ answer: "failed", sid, why, gone });
  }
};

let last = Promise.resolve();
export const ask = (text) => (last = last.catch(() => {}).then(() => perform(JSON.parse(text))));
export const listen = (told) => (callback = told);

// ---- For when the program is dead.

// The sessions that are kept, newest first.
export const kept = async () => (await open()).sessions;

// A session as a file: header, bundle if it is kept, lines. From this tab if the store has nothing.
export const file = async (sid) => {
  const stored = await durably("readonly", async (store) => {
    const record = await got(store("sessions").get(sid));
    if (!record) return undefined;
    const lines = await got(store("lines").getAll(range(sid)));
    return { session: record.session, lines, sources: await got(store("drills").get([record.session.drill_key, "sources"])) };
  }).catch(() => undefined);
  const { session, lines, sources } = stored ?? here.get(sid) ?? {};
  if (!lines?.length) return undefined;
  const [header, ...rest] = lines;
  const bundle = sources ? [JSON.stringify({ bundle: sources })] : [];
  return { name: `${session.drill}-${session.seed}.muster.jsonl`, text: [header, ...bundle, ...rest].map((line) => `${line}\n`).join("") };
};
