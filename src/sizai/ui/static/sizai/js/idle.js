// Shared PCs: after body[data-idle-seconds] without a key or a click in any tab of this browser, sign out; warn a minute before.
// Measured by the clock on the wall, so that a laptop that slept through the time signs out when it wakes.
const limit = Number(document.body.dataset.idleSeconds);
const form = document.getElementById("sign-out");
const dialog = document.getElementById("idle");
const KEY = "sizai:active";
let touched = Date.now();
let leaving = false;

function stored() {
  try { return Number(localStorage.getItem(KEY)) || 0; } catch { return 0; }
}

function touch() {
  const now = Date.now();
  if (now - touched > 2000 || dialog.open) {
    try { localStorage.setItem(KEY, String(now)); } catch { /* private mode: this tab only */ }
  }
  touched = now;
  if (dialog.open) dialog.close();
}

async function leave() {
  leaving = true;
  const saves = [];
  document.dispatchEvent(new CustomEvent("sizai:leaving", { detail: saves }));
  await Promise.race([Promise.all(saves), new Promise((done) => setTimeout(done, 1500))]);
  form.submit();
}

function look() {
  if (leaving) return;
  const left = limit - (Date.now() - Math.max(touched, stored())) / 1000;
  if (left <= 0) leave();
  else if (left <= Math.min(60, limit / 2)) {
    dialog.querySelector("[data-idle-left]").textContent = Math.ceil(left);
    if (!dialog.open) dialog.showModal();
  } else if (dialog.open) dialog.close();
}

if (limit && form && dialog) {
  try { localStorage.setItem(KEY, String(touched)); } catch { /* private mode */ }
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart"]) document.addEventListener(kind, touch, { passive: true });
  setInterval(look, 1000);
}
