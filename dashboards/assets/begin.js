// The Begin page: partners are ticked together, walked with the arrows, and dragged to a goal.
window.dash_clientside = window.dash_clientside || {};
{
  const ids = (rows) => [...document.querySelectorAll(rows)].map((each) => each.dataset.partner);
  // a second time puts the ticks out again
  const tick = (clicks, held, all) => {
    if (!clicks) return window.dash_clientside.no_update;
    return all.length && all.every((each) => held.includes(each)) ? held.filter((each) => !all.includes(each)) : [...new Set([...held, ...all])];
  };
  window.dash_clientside.begin = {
    named: (entered, clicks) =>
      entered || clicks ? { title: document.getElementById("begin-title").value, at: Date.now() } : window.dash_clientside.no_update,
    all: (clicks, held) => tick(clicks, held, ids(".to-put [data-partner]")),
    loose: (clicks, held) => tick(clicks, held, ids(".to-put .loose[data-partner]")),
  };

  let dragged = [];
  const place = (event) => dragged.length && event.target.closest && event.target.closest("[data-goal]");
  const unmark = () => document.querySelectorAll(".circle.over").forEach((each) => each.classList.remove("over"));
  document.addEventListener("dragstart", (event) => {
    const row = event.target.closest && event.target.closest("[data-partner]");
    if (!row) return;
    const ticked = ids("[data-partner]:has(input:checked)");
    dragged = ticked.includes(row.dataset.partner) ? ticked : [row.dataset.partner];
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData("text/plain", String(dragged.length));
  });
  document.addEventListener("dragover", (event) => {
    const goal = place(event);
    unmark();
    if (!goal) return;
    event.preventDefault();
    goal.classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const goal = place(event);
    unmark();
    if (!goal) return;
    event.preventDefault();
    window.dash_clientside.set_props("begin-dropped", { data: { goal: goal.dataset.goal, who: dragged, at: Date.now() } });
    dragged = [];
  });
  document.addEventListener("dragend", () => { dragged = []; unmark(); });
  document.addEventListener("keydown", (event) => {
    const row = { ArrowDown: 1, ArrowUp: -1 }[event.key] && event.target.closest && event.target.closest(".to-put li");
    const next = row && (event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling);
    if (!next) return;
    event.preventDefault();
    next.querySelector("input").focus();
  });
  // a kind that is pressed becomes a field with its choices open
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest('[id*=\'"when-other"\']');
    if (!button) return;
    const place = button.parentElement;
    new MutationObserver((_changes, watch) => {
      const field = place.querySelector("input");
      if (!field) return;
      watch.disconnect();
      field.focus();
      field.click();
    }).observe(place, { childList: true, subtree: true });
  });
}
