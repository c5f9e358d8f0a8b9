// Selecting rows: the strip takes the place of the filters, counts, and 选中全部 covers what the filter found.
function strips(form) {
  const strip = form.querySelector("[data-bulk]");
  if (!strip) return;
  const boxes = [...form.querySelectorAll("input[name=chosen]")];
  const chosen = boxes.filter((box) => box.checked).length;
  const page = form.querySelector("[data-page]");
  const all = strip.querySelector("[data-all]");
  if (!chosen) all.checked = false;
  for (const box of boxes) box.closest("tr").classList.toggle("on", box.checked);
  if (page) {
    page.checked = chosen > 0 && chosen === boxes.length;
    page.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  strip.querySelector("[data-chosen]").textContent = chosen;
  strip.hidden = !chosen;
  const filters = form.parentElement.querySelector(".filters");
  if (filters) filters.hidden = chosen > 0;
}

function setAll(form, on) {
  for (const box of form.querySelectorAll("input[name=chosen]")) box.checked = on;
  strips(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form) return;
  if (event.target.matches("[data-page]")) setAll(form, event.target.checked);
  else if (event.target.matches("[data-all]") && event.target.checked) setAll(form, true);
  else if (event.target.name === "chosen") {
    const all = form.querySelector("[data-all]");
    if (all && !event.target.checked) all.checked = false;
    strips(form);
  }
});

document.addEventListener("click", (event) => {
  const none = event.target.closest("[data-none]");
  if (none) setAll(none.form, false);
});

// A page that comes back from the browser's memory keeps its ticks: draw the strip again.
window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(strips));
