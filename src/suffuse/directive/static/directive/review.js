// Reviewing with the keyboard: walk from clause to clause, open one, press its buttons by letters.
// Everything here is also a link or a button on the page, so a finger or a page without scripts does it too.
const pieces = [...document.querySelectorAll("[data-piece]")];
const typing = "input, select, textarea, [contenteditable]";

const here = () => document.activeElement?.closest("[data-piece]");

function go(step) {
  const current = here() || document.querySelector("[data-tools]")?.closest("[data-piece]");
  const next = pieces[current ? pieces.indexOf(current) + step : 0];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function nextDoubt() {
  const links = [...document.querySelectorAll("[data-doubt]")];
  const open = document.querySelector("[data-tools]")?.closest("[data-piece]")?.id;
  const at = links.findIndex((link) => link.hash === `#${open}`);
  (links[at + 1] || links[0])?.click();
}

// The tools of the clause that is open, or the page's own (undo).
function press(letter) {
  const [tool] = [
    ...document.querySelectorAll(`[data-tools] [data-key="${letter}"], form[data-key="${letter}"]`),
  ];
  if (!tool) return false;
  if (tool.matches("form")) tool.requestSubmit();
  else tool.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches(typing)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = event.key;
  if (key === "j") go(1);
  else if (key === "k") go(-1);
  else if (key === "d") nextDoubt();
  else if (key === "Enter" && event.target.matches("[data-piece]")) here().querySelector("[data-open]")?.click();
  else if (!/^[ahlmsrou]$/.test(key) || !press(key)) return;
  event.preventDefault();
});

// After a button was pressed the same clause is under the eye and under the keys.
const open = document.querySelector("[data-tools]")?.closest("[data-piece]");
open?.focus({ preventScroll: true });
