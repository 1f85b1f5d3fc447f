// dash-cytoscape hands on the usual sensitivity of the wheel as if somebody had chosen it, and cytoscape warns of that
if (window.dash_cytoscape) delete window.dash_cytoscape.Cytoscape.defaultProps.wheelSensitivity;

// names in a table in the order in which people look for them, 2 before 10 (as filed in meshwork/text.py)
window.dashAgGridFunctions = window.dashAgGridFunctions || {};
window.dashAgGridFunctions.filed = (one, other) => String(one).localeCompare(String(other), document.documentElement.lang, { numeric: true, sensitivity: "base" });

// The doorbells of the map: what Dash calls when something on the page was touched.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.map = (() => {
  const untouched = () => window.dash_clientside.no_update;
  const map = () => window.meshwork.map;
  const ready = () => map().state;

  // names in the panel lead to a partner, what is said of a tie to its evidence, the words of the trail to another view
  document.addEventListener("click", (event) => {
    const to = event.target.closest && event.target.closest("[data-partner], [data-view], [data-tie], [data-anew], [data-leave], #map-loose");
    if (!to || !document.getElementById("map") || !ready()) return;
    if (to.id === "map-loose") window.meshwork.hand.loose(ready());
    else if (to.dataset.anew) window.dash_clientside.set_props("map-again", { data: { view: ready().atlas.view, again: to.dataset.anew === "yes", at: Date.now() } });
    else if (to.dataset.leave) map().suppose(JSON.parse(to.dataset.leave));
    else if (to.dataset.tie) map().between(...to.dataset.tie.split("\n"));
    else if (to.dataset.view) window.dash_clientside.set_props("map-view", { data: JSON.parse(to.dataset.view) });
    else map().lead(to.dataset.partner);
  });

  return {
    draw(atlas, words, start) {
      if (atlas) map().draw(atlas, words, start || {});
      return untouched();
    },
    band(parts) {
      if (parts) map().band(parts);
      return untouched();
    },
    metric(name) {
      if (ready() && name) map().metric(name);
      return untouched();
    },
    colour(what) {
      if (ready() && what && what !== ready().colour) map().colour(what);
      return untouched();
    },
    extra(found) {  // numbers that the server worked out because they were asked for
      if (ready() && found) map().extra(found.key, found.runs, found.unfit, found.tints);
      return untouched();
    },
    columns(keys, defs) {  // of the table: which numbers stand beside those that are always there
      if (ready() && defs) map().columns(keys || [], defs);
      return untouched();
    },
    supposed(found) {  // what if some left: who would fall off
      if (ready()) map().supposed(found);
      return untouched();
    },
    threads(on) {  // ask who hangs on one connection, on the day of the slider, or no more
      if (ready()) window.meshwork.threads.turn(ready(), Boolean(on));
      return untouched();
    },
    hung(found, defs) {  // who hangs on one connection, once that was asked for
      if (ready() && defs && (found || ready().hung)) map().hung(found, defs);
      return untouched();
    },
    also(id) {  // somebody more leaves
      if (ready() && id) map().also(id);
      return untouched();
    },
    sift(words) {  // the table
      if (ready()) map().sift(words || "");
      return untouched();
    },
    reach(steps) {
      if (ready() && steps) map().reach(Number(steps));
      return untouched();
    },
    table(clicks) {
      const page = document.getElementById("map"), open = Boolean(clicks % 2);
      if (!page) return untouched();
      page.classList.toggle("with-table", open);
      document.getElementById("map-table").setAttribute("aria-pressed", String(open));
      if (ready()) map().table(open);
      return untouched();
    },
    picked(rows) {  // in the table
      const row = rows && rows[0], here = ready();
      if (here && row && here.atlas.places.id[here.chosen] !== row.id) map().choose(row.id, { show: true });
      return untouched();
    },
    larger(clicks) {
      if (clicks) map().zoom(1.35);
      return untouched();
    },
    smaller(clicks) {
      if (clicks) map().zoom(1 / 1.35);
      return untouched();
    },
    whole(clicks) {
      if (clicks) map().home();
      return untouched();
    },
    leave(clicks) {
      if (clicks) map().choose(null);
      return untouched();
    },
    panel() {  // opened or closed: the map has another width
      requestAnimationFrame(() => map().refresh());
      return untouched();
    },
  };
})();
