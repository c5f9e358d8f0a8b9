// 待发: complaints that the server has not answered yet. They lie in this phone's own database, survive closing the
// browser, and are sent when the network is back. Nothing is called sent before the server has said so; a complaint that
// is sent twice is one intake there (its `submission`).
const AGAIN = 20000;
const strip = document.querySelector("[data-queue]");
const owner = strip ? strip.dataset.owner : "";
const memory = { waiting: new Map(), photos: new Map() };

function database() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("sizai-portal", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("waiting", { keyPath: "key" });
      asked.result.createObjectStore("photos", { keyPath: "key" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

// One act on one store; where the browser keeps nothing (private mode) it is kept until the page is left.
async function act(store, mode, work, instead) {
  try {
    const base = await database();
    return await new Promise((done, failed) => {
      const asked = work(base.transaction(store, mode).objectStore(store));
      asked.transaction.oncomplete = () => { base.close(); done(asked.result); };
      asked.transaction.onerror = asked.transaction.onabort = () => { base.close(); failed(asked.error); };
    });
  } catch {
    return instead(memory[store]);
  }
}

export const keep = (store, item) => act(store, "readwrite", (into) => into.put(item), (map) => map.set(item.key, item));
export const drop = (store, key) => act(store, "readwrite", (from) => from.delete(key), (map) => map.delete(key));
export const all = (store) => act(store, "readonly", (from) => from.getAll(), (map) => [...map.values()]);

// Answers: {to} the way on · {errors, refused, step} to be mended · null the server did not answer.
export async function post(item) {
  try {
    const token = await (await fetch("/m/complaint/token", { headers: { Accept: "application/json" } })).json();
    const body = new FormData();
    for (const [name, value] of item.fields) body.append(name, value);
    for (const photo of item.photos) body.append("photos", photo.blob, photo.name);
    const answer = await fetch("/m/complaint/receive_intake", {
      method: "POST", body, credentials: "same-origin", headers: { Accept: "application/json", "X-CSRFToken": token.token },
    });
    if (!answer.ok && answer.status !== 422) return null;
    return await answer.json();
  } catch {
    return null;
  }
}

const told = (items) => {
  const photos = items.reduce((sum, item) => sum + item.photos.length, 0);
  return `${items.length}份投诉${photos ? `、${photos}个文件` : ""}`;
};

export async function show() {
  const items = (await all("waiting")).filter((item) => item.owner === owner);
  if (!strip) return items;
  strip.hidden = !items.length;
  if (items.length) {
    const bad = items.find((item) => item.mend);
    strip.querySelector("[data-queue-told]").textContent = `待发：${told(items)}还没有发出。`;
    strip.querySelector("[data-queue-why]").textContent = bad ? `有一处要改：${bad.mend}` : navigator.onLine ? "正在等服务器答复，会自动再发。" : "来网自动发，不用守着。";
    strip.querySelector("[data-queue-now]").textContent = bad ? "去改" : "现在再试一次";
  }
  for (const place of document.querySelectorAll("[data-offline] [data-waiting]")) place.textContent = items.length ? `${told(items)}还没有发出，` : "";
  return items;
}

let busy = false;

export async function flush() {
  if (busy || !navigator.onLine) return show();
  busy = true;
  try {
    for (const item of await show()) {
      if (item.mend) continue;
      const answer = await post(item);
      if (!answer) break;
      if (answer.to) {
        await drop("waiting", item.key);
        for (const photo of await all("photos")) if (photo.submission === item.key) await drop("photos", photo.key);
        sent(answer.to);
      } else {
        await keep("waiting", { ...item, mend: [...Object.values(answer.errors).flat(), ...answer.refused][0] || "请再看一遍。", answer });
      }
    }
  } finally {
    busy = false;
  }
  return show();
}

// Sent. Where something else may be half typed the way is offered, elsewhere it is taken.
function sent(to) {
  if (document.querySelector("[data-queue-follow]")) return location.assign(to);
  const note = document.createElement("div");
  note.className = "sec waits";
  note.setAttribute("role", "status");
  const link = document.createElement("a");
  link.className = "big";
  link.href = to;
  link.textContent = "投诉发出去了，去存收条";
  note.append(link);
  strip.after(note);
  return null;
}

async function now() {
  const bad = (await all("waiting")).find((item) => item.owner === owner && item.mend);
  if (bad) location.assign("/m/complaint/?mend");
  else flush();
}

if (strip) {
  strip.querySelector("[data-queue-now]").addEventListener("click", now);
  window.addEventListener("online", flush);
  window.addEventListener("offline", show);
  setInterval(async () => { if ((await all("waiting")).length && !document.hidden) flush(); }, AGAIN);
  flush();
}
