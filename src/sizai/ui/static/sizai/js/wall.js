// 大屏: once an hour the page is fetched anew, but only when the server answers, so that the wall never shows a fault.
setInterval(async () => {
  try {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (answer.ok && !answer.redirected) location.reload();
  } catch { /* the numbers stay, with their 截至 */ }
}, 3600 * 1000);
