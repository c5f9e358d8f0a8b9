// Nothing typed is lost. A form with data-autosave-key is kept until the server has accepted it:
//   data-autosave-url    where a copy goes 2 s after a change (POST of the fields, header X-Sizai-Draft: key); "" keeps it here only
//   data-autosave-owner  the account, so that another person at this PC is not shown it
//   data-autosave-saved  ISO time of the draft that the server put into the form, if it did
// A copy lies on this machine only while the server does not have it. The cookie sizai_accepted ends it (ui/drafts.py).
const WAIT = 2000;
const PREFIX = "sizai:draft:";
const forms = new Map();

const store = {
  get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set(key, copy) { try { localStorage.setItem(key, JSON.stringify(copy)); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
  waiting(owner) {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${owner}:`)).length; } catch { return 0; }
  },
};

const kept = (element) => element.name && element.type !== "file" && element.type !== "password" &&
  element.name !== "csrfmiddlewaretoken" && !element.hasAttribute("data-private");

function values(form) {
  const names = new Set([...form.elements].filter(kept).map((element) => element.name));
  return [...new FormData(form)].filter(([name, value]) => names.has(name) && typeof value === "string");
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const clock = (at) => new Date(at).toTimeString().slice(0, 8);

class Kept {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosaveUrl || "";
    this.owner = form.dataset.autosaveOwner || "";
    this.key = `${PREFIX}${this.owner}:${form.dataset.autosaveKey}`;
    this.line = form.querySelector("[data-autosave-line]") || document.querySelector("[data-autosave-line]");
    this.initial = values(form);
    this.timer = 0;
    this.dirty = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    this.restore();
  }

  say(words) { if (this.line) this.line.textContent = words; }

  changed() {
    this.dirty = true;
    if (!this.timer) this.timer = setTimeout(() => this.save(), WAIT);
  }

  keepHere() {
    this.at = new Date().toISOString();
    const here = store.set(this.key, { at: this.at, values: values(this.form) });
    document.dispatchEvent(new CustomEvent("sizai:waiting", { detail: store.waiting(this.owner) }));
    return here;
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.dirty) return;
    this.dirty = false;
    const here = this.keepHere();
    const at = this.at;
    const fallback = here ? "先存在本机" : "本机也存不下，先不要关这一页";
    if (!this.url) return this.say(here ? `${clock(at)}已存在本机` : fallback);
    if (!navigator.onLine) return this.say(`没有网络，${fallback}`);
    let answer;
    try {
      answer = await this.send();
    } catch {
      return this.say(`没有网络，${fallback}`);
    }
    if (!answer.ok || answer.redirected) return this.say(answer.status === 403 || answer.redirected ? `登录过期了，${fallback}` : `没有存到服务器，${fallback}`);
    const copy = store.get(this.key);
    if (copy && copy.at === at) store.drop(this.key);
    document.dispatchEvent(new CustomEvent("sizai:waiting", { detail: store.waiting(this.owner) }));
    this.say(`${clock(at)}已存`);
  }

  send() {
    const body = new URLSearchParams(values(this.form));
    const token = this.form.elements.csrfmiddlewaretoken;
    return fetch(this.url, {
      method: "POST", body, keepalive: body.toString().length < 60000, credentials: "same-origin",
      headers: { "X-CSRFToken": token ? token.value : "", "X-Sizai-Draft": this.form.dataset.autosaveKey },
    });
  }

  // Leaving: written here at once, and to the server if there is still time.
  leaving() {
    if (!this.dirty) return Promise.resolve();
    this.keepHere();
    return this.save();
  }

  submitted(event) {
    clearTimeout(this.timer);
    this.timer = 0;
    this.keepHere();
    if (!navigator.onLine) {
      event.preventDefault();
      this.dirty = true;
      this.say("没有网络，先存在本机。来网以后再按一次");
      return;
    }
    this.dirty = false;
  }

  restore() {
    const copy = store.get(this.key);
    if (!copy || same(copy.values, this.initial)) return;
    const server = this.form.dataset.autosaveSaved;
    if (server && Date.parse(server) > Date.parse(copy.at)) this.offer(copy);
    else this.fill(copy);
  }

  fill(copy) {
    const queue = new Map();
    for (const [name, value] of copy.values) queue.set(name, [...(queue.get(name) || []), value]);
    for (const element of this.form.elements) {
      if (!kept(element) || element.type === "hidden" || element.type === "submit") continue;
      const given = queue.get(element.name) || [];
      if (element.type === "checkbox" || element.type === "radio") element.checked = given.includes(element.value);
      else if (element.type === "select-multiple") for (const option of element.options) option.selected = given.includes(option.value);
      else if (given.length) element.value = given.shift();
    }
    this.form.dispatchEvent(new CustomEvent("sizai:restored", { bubbles: true, detail: copy.values }));
    for (const input of this.form.querySelectorAll("[data-amount]")) input.dispatchEvent(new Event("input", { bubbles: true }));
    this.say(`取回了本机${clock(copy.at)}写的，还没有发出`);
    this.changed();
  }

  // The server has something newer: neither is thrown away, the person chooses.
  offer(copy) {
    const strip = document.createElement("div");
    strip.className = "note wait";
    const words = document.createElement("div");
    words.className = "sp";
    words.textContent = `本机还有一份${clock(copy.at)}写的，没有发出；现在这一份更新。`;
    const button = (label, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "sz-btn sm";
      made.textContent = label;
      made.addEventListener("click", () => { strip.remove(); act(); });
      return made;
    };
    strip.append(words, button("用本机的", () => this.fill(copy)), button("不要本机的", () => store.drop(this.key)));
    this.form.prepend(strip);
  }
}

function accepted() {
  const found = /(?:^|; )sizai_accepted=([^;]*)/.exec(document.cookie);
  if (!found) return;
  const key = ":" + decodeURIComponent(found[1]);
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX) && name.endsWith(key)) store.drop(name);
  } catch { return; }
  document.cookie = "sizai_accepted=; path=/; max-age=0; samesite=lax";
}

function start(root) {
  accepted();
  for (const form of root.querySelectorAll("form[data-autosave-key]")) if (!forms.has(form)) forms.set(form, new Kept(form));
}

const all = () => [...forms.values()].filter((one) => one.form.isConnected);
start(document);
document.addEventListener("htmx:afterSwap", (event) => start(event.detail.target));
window.addEventListener("online", () => all().forEach((one) => { if (store.get(one.key)) { one.dirty = true; one.save(); } }));
window.addEventListener("pagehide", () => all().forEach((one) => one.leaving()));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") all().forEach((one) => one.leaving()); });
document.addEventListener("sizai:leaving", (event) => all().forEach((one) => event.detail.push(one.leaving())));
