// Forms: one press is one request, amounts echo in capitals, files may be dropped, a failed form shows what stands in the way.

// ── once ──
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  else form.setAttribute("aria-busy", "true");
});
const idle = () => document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
window.addEventListener("pageshow", idle);
document.addEventListener("htmx:afterRequest", idle);

// ── amounts ──
const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const UNITS = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

// "4.16万", "18,240.00", full-width digits → a plain decimal string in yuan, or "" when it cannot be read.
export function plain(typed) {
  const half = typed.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,，\s元¥￥]/g, "");
  const found = /^(\d+)(?:\.(\d*))?(万|亿)?$/.exec(half);
  if (!found) return "";
  const shift = { 万: 4, 亿: 8 }[found[3]] || 0;
  const decimals = (found[2] || "").padEnd(shift, "0");
  const whole = (found[1] + decimals.slice(0, shift)).replace(/^0+(?=\d)/, "");
  return whole + (decimals.length > shift ? "." + decimals.slice(shift) : "");
}

// Whole yuan in capitals: zeros between digits are said once, at the end of a group not at all.
function whole(digits) {
  let words = "";
  let zero = false;
  const size = Math.ceil(digits.length / 4);
  const padded = digits.padStart(size * 4, "0");
  for (let group = 0; group < size; group++) {
    let part = "";
    for (let place = 0; place < 4; place++) {
      const digit = Number(padded[group * 4 + place]);
      if (!digit) zero = Boolean(words || part);
      else {
        part += (zero ? "零" : "") + DIGITS[digit] + UNITS[3 - place];
        zero = false;
      }
    }
    if (part) words += part + GROUPS[size - 1 - group];
  }
  return words;
}

// 18240.05 → 壹万捌仟贰佰肆拾元零伍分; more than two decimals or 16 digits cannot be written: "".
export function capitals(typed) {
  const [yuan, cents = ""] = plain(typed).split(".");
  if (!yuan || yuan.length > 16 || /[1-9]/.test(cents.slice(2))) return "";
  const [tenths, hundredths] = cents.padEnd(2, "0").split("").map(Number);
  const words = whole(yuan);
  if (!words && !tenths && !hundredths) return "零元整";
  const head = words ? words + "元" : "";
  if (!tenths && !hundredths) return head + "整";
  const jiao = tenths ? DIGITS[tenths] + "角" : head ? "零" : "";
  return head + jiao + (hundredths ? DIGITS[hundredths] + "分" : "整");
}

function echo(input) {
  const line = input.nextElementSibling;
  if (!line || !line.classList.contains("capitals")) return;
  line.textContent = input.value.trim() ? capitals(input.value) || "读不出这个数，写成18240.00或1.8万" : "";
}

document.addEventListener("input", (event) => { if (event.target.matches("[data-amount]")) echo(event.target); });

// ── files dropped on a zone go into its input ──
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest && event.target.closest(".drop");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    const input = zone.querySelector("input[type=file]");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// ── the way back from a refusal: the page as it was left, with what was typed ──
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]")) return;
  if (history.length > 1) history.back();
  else location.assign("/");
});

// ── the gate of the receipt: onward only after 我已经存好收条; without script the way is simply open ──
function gate(box) {
  const way = document.getElementById(box.dataset.gate);
  way.hidden = !box.checked;
  let wall = way.previousElementSibling;
  if (!wall || !wall.matches("button.big")) {
    wall = document.createElement("button");
    wall.className = "big";
    wall.type = "button";
    wall.disabled = true;
    wall.textContent = "先存好收条，再看进度";
    way.before(wall);
  }
  wall.hidden = box.checked;
}
document.addEventListener("change", (event) => { if (event.target.matches("[data-gate]")) gate(event.target); });

function prepare(root) {
  root.querySelectorAll("[data-gate]").forEach(gate);
  root.querySelectorAll("[data-amount]").forEach(echo);
  const errors = root.querySelector("[data-focus]");
  if (errors) errors.focus();
}
prepare(document);
document.addEventListener("htmx:afterSwap", (event) => prepare(event.detail.target));
