// The strip that says the network is gone; how many forms wait is told by autosave.js.
const strips = document.querySelectorAll("[data-offline]");
const say = () => strips.forEach((strip) => { strip.hidden = navigator.onLine; });
window.addEventListener("online", say);
window.addEventListener("offline", say);
document.addEventListener("sizai:waiting", (event) => {
  for (const strip of strips) strip.querySelector("[data-waiting]").textContent = event.detail ? `${event.detail}份还没有发出，` : "";
});
say();
