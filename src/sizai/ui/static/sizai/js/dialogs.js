// Dialogs, menus, and what to say when a request fails.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  const closer = event.target.closest("[data-closes]");
  if (closer) closer.closest("dialog").close();
  if (event.target.matches("dialog.sz-dialog")) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.target.id !== "idle") event.target.close();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A page asked for by hx-target="#sz-dialog-body" opens in the dialog; an answer without content closes it.
document.addEventListener("htmx:afterSwap", (event) => {
  const body = event.detail.target;
  if (!body || body.id !== "sz-dialog-body") return;
  const dialog = body.closest("dialog");
  if (!body.childElementCount) dialog.close();
  else if (!dialog.open) dialog.showModal();
});

function trouble(bold, rest) {
  const place = document.getElementById("trouble");
  if (!place) return;
  const note = document.createElement("div");
  note.className = "note bad";
  const strong = document.createElement("b");
  strong.textContent = bold;
  const words = document.createElement("div");
  words.className = "sp";
  words.append(strong, " " + rest);
  note.append(words);
  place.textContent = "";
  place.append(note);
  note.scrollIntoView({ block: "nearest" });
}

const SAID = {
  403: ["这一步现在不能做。", "不归您的岗位做，或者登录已经过期。"],
  404: ["没有这一件，或者不归您看。", ""],
  409: ["没有存上：别人刚改了同一件。", "您写的还在，刷新以后对照。"],
};

// The server's own sentence when the page it sent has one, else the house's.
document.addEventListener("htmx:responseError", (event) => {
  const { status, responseText } = event.detail.xhr;
  const page = new DOMParser().parseFromString(responseText, "text/html");
  const [title, sentence] = ["h1", "[data-sentence]"].map((place) => page.querySelector(place));
  if (sentence) trouble(title.textContent + "。", sentence.textContent);
  else trouble(...(SAID[status] || ["没有做成。", `系统出了错（${status}）。您写的还在，再试一次。`]));
});
document.addEventListener("htmx:sendError", () => trouble("没有网络，这一步没有做。", "您写的还在，来网再试。"));
document.addEventListener("htmx:beforeRequest", () => { const place = document.getElementById("trouble"); if (place) place.textContent = ""; });
