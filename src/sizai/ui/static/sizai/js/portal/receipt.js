// The receipt as a picture that the album keeps, sent to one's own chat, or on paper.
const button = document.querySelector("[data-save-picture]");
const place = document.querySelector("[data-picture]");
const share = document.querySelector("[data-share]");
const print = document.querySelector("[data-print]");
const words = [...document.querySelectorAll("[data-words] span")].map((each) => each.textContent).join(" ");

// Drawn here from the server's drawing, because phones keep bitmaps in the album and no drawings.
async function bitmap(url) {
  const drawing = await (await fetch(url)).text();
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([drawing], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 720;
  canvas.height = 1000;
  canvas.getContext("2d").drawImage(image, 0, 0, 720, 1000);
  URL.revokeObjectURL(image.src);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no bitmap"))), "image/png"));
}

let picture = null;
button.addEventListener("click", async (event) => {
  event.preventDefault();
  try {
    picture = picture || URL.createObjectURL(await bitmap(button.href));
  } catch {
    location.assign(button.href);
    return;
  }
  place.querySelector("img").src = picture;
  place.hidden = false;
  const link = document.createElement("a");
  link.href = picture;
  link.download = "收条.png";
  link.click();
  place.scrollIntoView({ block: "nearest" });
});

// 发到我的聊天 where the phone can hand on words, else they are copied.
share.hidden = false;
if (!navigator.share) share.textContent = "复制四个词";
share.addEventListener("click", async () => {
  try {
    if (navigator.share) return await navigator.share({ text: `收条：${words}` });
    await navigator.clipboard.writeText(words);
    share.textContent = "复制好了";
  } catch {
    getSelection().selectAllChildren(document.querySelector("[data-words]"));
    share.textContent = document.execCommand("copy") ? "复制好了" : "没有复制成，请抄下来";
  }
  return null;
});

print.hidden = false;
print.addEventListener("click", () => window.print());
