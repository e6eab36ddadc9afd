// Marks the answers on this device. Nothing is sent, and nothing is kept when the page is left.
const check = document.querySelector("[data-check]");
const look = check?.querySelector("[data-look]");
if (look) {
  look.hidden = false;
  look.addEventListener("click", () => {
    let right = 0;
    const items = check.querySelectorAll("[data-item]");
    for (const item of items) {
      item.querySelector("[data-said]")?.remove();
      const chosen = item.querySelector("input:checked");
      const yes = chosen?.dataset.yes !== undefined;
      right += Number(yes);
      const said = document.createElement("p");
      said.dataset.said = "";
      said.className = yes ? "tag ok" : "tag warn";
      said.textContent = yes ? check.dataset.right : `${check.dataset.wrong} ${item.dataset.clause}`;
      item.append(said);
    }
    const result = check.querySelector("[data-result]");
    result.textContent = `${check.dataset.score} ${right} / ${items.length}`;
    result.className = "alert";
  });
}
