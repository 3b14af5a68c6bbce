// Filters for the claims register. Without this file the table is whole and readable.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  const table = document.getElementById("claims");
  const count = document.getElementById("count");
  if (!form || !table || !count) return;
  const rows = Array.from(table.tBodies[0].rows, (row) => ({
    row,
    text: row.textContent.toLocaleLowerCase(),
  }));
  const text = form.querySelector("#f-text");
  const selects = Array.from(form.querySelectorAll("select"));

  const chosen = (select, row) => {
    if (!select.value) return true;
    const wanted = select.value.slice(1);
    return row.dataset[select.dataset.filter].split("\n").includes(wanted);
  };

  const apply = () => {
    const words = text.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of rows) {
      const keep =
        words.every((word) => item.text.includes(word)) &&
        selects.every((select) => chosen(select, item.row));
      item.row.hidden = !keep;
      shown += keep;
    }
    count.textContent =
      shown === rows.length
        ? `${rows.length} claims, latest first.`
        : `${shown} of ${rows.length} claims, latest first.`;
  };

  const asked = new URLSearchParams(window.location.search);
  for (const select of selects) {
    const value = asked.get(select.dataset.filter);
    if (value !== null) select.value = `=${value}`;
    if (select.selectedIndex < 0) select.value = "";
  }
  text.value = asked.get("text") ?? "";
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
