// The complaint with script: the three steps change without the network, photos go up one by one as they are taken, and
// what cannot be sent waits in the queue. Without this file the same form does the same, one page a step.
import { all, drop, flush, keep, post, show } from "./queue.js";

const form = document.getElementById("complaint");
const bars = document.querySelector("[data-bars]");
const heading = document.querySelector(".hd h1");
const way = document.querySelector(".hd .way");
const shots = form.querySelector("[data-shots]");
const files = shots.querySelector("input[type=file]");
const refusals = form.querySelector("[data-refused]");
const owner = form.dataset.autosaveOwner || "";
const submission = () => form.elements.submission.value;
const token = () => form.elements.csrfmiddlewaretoken.value;
let step = Number(form.dataset.complaint);
let sending = false;

// ── steps ──
const section = (number) => form.querySelector(`[data-step="${number}"]`);

function go(to, push = true) {
  step = to;
  for (const each of [1, 2, 3]) section(each).hidden = each !== to;
  bars.querySelectorAll("i").forEach((bar, position) => bar.classList.toggle("d", position < to));
  bars.setAttribute("aria-label", `第${to}步，共3步`);
  heading.textContent = `投诉${to}/3`;
  document.title = document.title.replace(/\d\/3/, `${to}/3`);
  form.action = `/m/complaint/${to}`;
  if (push) history.pushState({ step: to }, "", `/m/complaint/${to}`);
  scrollTo(0, 0);
  names();
}

const value = (name) => new FormData(form).getAll(name).join("").trim();

function complain(name, words) {
  const control = form.querySelector(`[name="${name}"]`);
  const box = control && control.closest(".f");
  if (!box) return;
  box.classList.add("bad");
  let line = box.querySelector(".err");
  if (!line) {
    line = document.createElement("div");
    line.className = "err";
    line.id = `id_${name}_error`;
    box.append(line);
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
  }
  line.setAttribute("role", "alert");
  line.textContent = words;
}

function mended(name) {
  const control = form.querySelector(`[name="${name}"]`);
  const box = control && control.closest(".f");
  if (!box) return;
  box.classList.remove("bad");
  const line = box.querySelector(".err:not([data-refused])");
  if (line) line.textContent = "";
}

// What is missing in a step; the rest is the server's to judge.
function lacks(number) {
  let first = null;
  for (const place of section(number).querySelectorAll("[data-required]")) {
    const name = place.dataset.of;
    if (value(name)) mended(name);
    else {
      complain(name, place.dataset.required);
      first = first || form.querySelector(`[name="${name}"]`);
    }
  }
  if (number === 3 && !form.elements.anonymous.checked && !value("applicant_name")) {
    complain("applicant_name", "请写姓名；不愿留名，退一步勾“不留姓名”。");
    first = first || form.elements.applicant_name;
  }
  if (first) first.focus();
  return Boolean(first);
}

function names() {
  const nameless = form.elements.anonymous.checked;
  form.querySelector("[data-named]").hidden = nameless;
  form.querySelector("[data-nameless]").hidden = !nameless;
}

// The amount that the story names, as the server reads it: put in where nothing is written yet.
async function read() {
  if (!navigator.onLine) return;
  try {
    const answer = await fetch(form.dataset.autosaveUrl, {
      method: "POST", body: new URLSearchParams([...new FormData(form)].filter(([, given]) => typeof given === "string")),
      headers: { "X-CSRFToken": token(), Accept: "application/json" }, signal: AbortSignal.timeout ? AbortSignal.timeout(3000) : undefined,
    });
    const { amount } = await answer.json();
    const line = form.querySelector("[data-told]");
    line.hidden = !amount;
    if (!amount) return;
    const plain = amount.replace(/\.00$/, "");
    line.querySelector("[data-told-amount]").textContent = `${plain.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}元`;
    if (!form.elements.amount.value) {
      form.elements.amount.value = plain;
      form.elements.amount.dispatchEvent(new Event("input", { bubbles: true }));
    }
  } catch { /* the amount can be typed */ }
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.name === "drop") {
    event.preventDefault();
    remove(button.closest("[data-photo]"));
  } else if (button.name === "to") {
    event.preventDefault();
    const to = button.value;
    if (to === "send") send();
    else if (Number(to) < step) history.back();
    else if (!lacks(step)) {
      if (step === 1) read();
      go(Number(to));
    }
  }
});
form.addEventListener("input", (event) => { if (event.target.name) mended(event.target.name); });
form.elements.anonymous.addEventListener("change", names);
form.addEventListener("sizai:restored", names);
if (way) way.addEventListener("click", (event) => { if (step > 1) { event.preventDefault(); history.back(); } });
window.addEventListener("popstate", (event) => go((event.state && event.state.step) || 1, false));
if (step > 1) {  // opened in the middle: the way back leads through the steps, not out
  const here = step;
  history.replaceState({ step: 1 }, "", "/m/complaint/1");
  for (let each = 2; each <= here; each += 1) history.pushState({ step: each }, "", `/m/complaint/${each}`);
} else history.replaceState({ step: 1 }, "", location.href);

// ── photos ──
function tile(photo) {
  const box = document.createElement("div");
  box.dataset.photo = photo.key;
  if (/^image\/(jpeg|png|webp)$/.test(photo.blob.type)) {
    const image = document.createElement("img");
    image.src = URL.createObjectURL(photo.blob);
    image.alt = photo.name;
    box.append(image);
  } else {
    const name = document.createElement("em");
    name.textContent = photo.name;
    box.append(name);
  }
  const mark = document.createElement("span");
  mark.textContent = "待发";
  const button = document.createElement("button");
  Object.assign(button, { className: "x", name: "drop", type: "button" });
  button.setAttribute("aria-label", `不要${photo.name}`);
  box.append(mark, button);
  shots.insertBefore(box, shots.querySelector(".add"));
  shots.querySelector("[data-add-word]").textContent = "再拍";
}

const boxOf = (key) => shots.querySelector(`[data-photo="${key}"]`);

function refuse(words) {
  const line = document.createElement("p");
  line.textContent = words;
  refusals.append(line);
}

// Up with one photo. It is 已收到 when the server has said so, else it stays 待发.
async function upload(photo) {
  const body = new FormData();
  body.append("photo", photo.blob, photo.name);
  let answer;
  try {
    answer = await fetch("/m/complaint/add_photo", { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
    if (answer.status === 409 || answer.status >= 500) return;
    const told = await answer.json();
    const box = boxOf(photo.key);
    await drop("photos", photo.key);
    if (answer.ok) {
      if (!box) return forgetThere(told.key);
      box.dataset.photo = told.key;
      const mark = box.querySelector("span");
      mark.className = "in";
      mark.textContent = "已收到";
    } else {
      if (box) box.remove();
      refuse(told.sentence);
    }
  } catch { /* no network: it waits */ }
}

const forgetThere = (key) => fetch("/m/complaint/drop_photo", {
  method: "POST", body: new URLSearchParams({ key }), headers: { "X-CSRFToken": token() },
}).catch(() => null);

async function remove(box) {
  if (!box) return;
  const key = box.dataset.photo;
  box.remove();
  await drop("photos", key);
  if (/^\d{20}/.test(key)) forgetThere(key);
}

let uploading = Promise.resolve();
function uploadAll() {
  uploading = uploading.then(async () => {
    if (!navigator.onLine || sending) return;
    for (const photo of await mine()) if (boxOf(photo.key)) await upload(photo);
  });
  return uploading;
}

const mine = async () => (await all("photos")).filter((photo) => photo.submission === submission());

files.addEventListener("change", async () => {
  refusals.textContent = "";
  const chosen = [...files.files];
  files.value = "";
  for (const file of chosen) {
    const photo = { key: `here-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`, submission: submission(), name: file.name || "photo.jpg", blob: file };
    await keep("photos", photo);
    tile(photo);
  }
  uploadAll();
});
window.addEventListener("online", uploadAll);

// ── send ──
function busy(on) {
  sending = on;
  for (const button of form.querySelectorAll("button[value=send]")) {
    button.disabled = on;
    if (button.classList.contains("big")) button.textContent = on ? "正在发……" : "交给工会";
  }
}

async function send() {
  if (sending) return;
  for (const each of [1, 2, 3]) if (lacks(each)) { if (each !== step) go(each); lacks(each); return; }
  busy(true);
  if (navigator.onLine) form.dispatchEvent(new Event("submit", { cancelable: true }));  // autosave stands back
  const fields = [...new FormData(form)].filter(([name, given]) => typeof given === "string" && name !== "csrfmiddlewaretoken");
  const item = { key: submission(), owner, fields, photos: (await mine()).map(({ name, blob }) => ({ name, blob })) };
  await keep("waiting", item);  // before the network is asked: what happens next, it is not lost
  const answer = navigator.onLine ? await post(item) : null;
  busy(false);
  if (answer && answer.to) {
    await drop("waiting", item.key);
    await clear();
    location.assign(answer.to);
  } else if (answer) {
    await drop("waiting", item.key);
    mend(answer);
  } else waiting();
}

async function clear() {
  for (const photo of await mine()) await drop("photos", photo.key);
}

function mend(answer) {
  go(answer.step);
  let first = null;
  for (const [name, words] of Object.entries(answer.errors)) {
    complain(name, words.join(" "));
    first = first || form.querySelector(`[name="${name}"]`);
  }
  answer.refused.forEach(refuse);
  if (first) first.focus();
}

// Not sent: said plainly, and tried again by itself.
async function waiting() {
  await show();
  document.querySelector("[data-queue]").scrollIntoView({ block: "start" });
}

// ── on opening: what waits on this phone ──
try {
  if (localStorage.getItem(`sizai:draft:${owner}:${form.dataset.autosaveKey}`)) document.querySelector("[data-resumed]").hidden = false;
} catch { /* nothing is kept here */ }

async function resume() {
  const bad = (await all("waiting")).find((item) => item.owner === owner && item.mend);
  if (bad) {
    await drop("waiting", bad.key);
    const given = new Map();
    for (const [name, each] of bad.fields) given.set(name, [...(given.get(name) || []), each]);
    for (const control of form.elements) {
      if (!control.name || ["file", "submit", "button"].includes(control.type) || control.name === "csrfmiddlewaretoken") continue;
      const own = given.get(control.name) || [];
      if (control.type === "checkbox") control.checked = own.includes(control.value);
      else if (own.length) control.value = own[0];
    }
    for (const photo of bad.photos) await keep("photos", { ...photo, key: `here-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`, submission: submission() });
    mend(bad.answer);
    await show();
  }
  const waits = new Set([submission(), ...(await all("waiting")).map((item) => item.key)]);
  for (const photo of await all("photos")) if (!waits.has(photo.submission)) await drop("photos", photo.key);
  for (const photo of await mine()) tile(photo);
  names();
  uploadAll();
  flush();
}
resume();
