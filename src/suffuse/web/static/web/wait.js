// A page that waits for long work: it looks again by itself, and shows the rest once that is done.
const EVERY_MS = 2000;
const MOST = 900;

async function again(times) {
  const here = document.querySelector("[data-wait]");
  if (!here || times > MOST) return;
  let next = here;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !page.querySelector("[data-wait]")) return location.reload();
    next = page.querySelector("[data-wait]") || here;
  } catch {
    // Without a network nothing is lost: the work goes on, and so does this.
  }
  const bar = here.querySelector(".progress");
  const newer = next.querySelector(".progress");
  if (bar && newer && bar !== newer) bar.replaceWith(newer);
  setTimeout(again, EVERY_MS, times + 1);
}

setTimeout(again, EVERY_MS, 0);
