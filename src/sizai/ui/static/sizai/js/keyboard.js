// Keys of the desk: / search, J K rows, X select, Enter opens (the row's link has the focus), G then 0–4 places, ? help.
const typing = (target) =>
  target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "checkbox";

const links = () => [...document.querySelectorAll("main tbody a.open")].filter((a) => a.offsetParent);

function step(by) {
  const all = links();
  if (!all.length) return;
  const row = document.activeElement && document.activeElement.closest("tr");
  const at = row ? all.findIndex((a) => row.contains(a)) : -1;
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  next.focus({ preventScroll: true });
  next.closest("tr").scrollIntoView({ block: "nearest" });
}

function pick() {
  const row = document.activeElement && document.activeElement.closest("tr");
  const box = row && row.querySelector("input[name=chosen]");
  if (box) box.click();
}

let going = 0;
function go(key) {
  going = 0;
  const place = key === "0" ? ".sz-rail .day" : `.sz-rail [data-room="${key}"]`;
  const link = document.querySelector(place);
  if (link) link.click();
}

const keys = {
  "/": () => {
    const box = document.querySelector("[data-find]");
    if (box) { box.focus(); box.select(); }
  },
  "?": () => document.getElementById("help").showModal(),
  j: () => step(1),
  k: () => step(-1),
  x: pick,
  g: () => { going = Date.now(); },
};

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && event.target.matches("[data-find]")) event.target.blur();
  if (typing(event.target) || document.querySelector("dialog[open]")) return;
  if (going && Date.now() - going < 1500 && /^[0-4]$/.test(event.key)) {
    event.preventDefault();
    go(event.key);
    return;
  }
  const act = keys[event.key.toLowerCase()];
  if (!act || event.repeat && !/^[jk]$/i.test(event.key)) return;
  event.preventDefault();
  act();
});
