// What every page gains if scripts run; nothing here is needed to do one's work.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => {});
  if (!navigator.serviceWorker.controller) {
    // On the first visit everything was fetched before the worker could keep it; tell it what.
    const seen = performance.getEntriesByType("resource").map((entry) => entry.name);
    navigator.serviceWorker.ready.then((registration) =>
      registration.active.postMessage({ keep: [location.href, ...seen] }),
    );
  }
}

// A menu closes when one looks elsewhere, or says so.
const menus = document.querySelectorAll("details.menu");
document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

// Where one stands in a row that is wider than the screen is brought into view.
for (const here of document.querySelectorAll(".rooms [aria-current], .tabs [aria-current]")) {
  const row = here.parentElement;
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2 - row.offsetLeft;
}

// One press sends once: a slow line tempts people to press again.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (event.target.dataset.sent) event.preventDefault();
  else event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// A button that prints the sheet it stands on.
for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
