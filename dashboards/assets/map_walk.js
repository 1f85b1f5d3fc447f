// The map by keyboard: arrows walk from neighbour to neighbour, and where there is none that way to whoever is nearest;
// with Shift they move the chosen partner. `the` is the state of the map on screen (map_engine.js).
window.meshwork = window.meshwork || {};
window.meshwork.walk = (() => {
  const mw = window.meshwork;
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // whoever is up to so many ties away
  const around = (the, index, reach) => {
    const seen = new Set([index]);
    let edge = [index];
    for (let step = 0; step < reach; step++) {
      const beyond = [];
      for (const one of edge) for (const other of neighbours(the, one)) if (!seen.has(other)) { seen.add(other); beyond.push(other); }
      edge = beyond;
    }
    return seen;
  };
  const neighbours = (the, index) => {
    const { source, target } = the.atlas.lines, found = [];
    the.state.ties.forEach((tie, i) => {
      if (tie.level && source[i] === index) found.push(target[i]);
      else if (tie.level && target[i] === index) found.push(source[i]);
    });
    return found;
  };

  const keys = (the, event) => {
    const sheet = document.getElementById("map-sheet"), { map } = mw;
    if (event.target !== sheet || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = WAYS[event.key];
    if (way && event.shiftKey) mw.hand.nudge(the, way);
    else if (way) walk(the, way);
    else if (event.key === "Enter" && the.chosen !== null) {
      map.open(the.atlas.places.id[the.chosen]);
      if (the.atlas.view.kind !== "overview") document.getElementById("map-panel").focus();
    } else if (event.key === "Escape") map.choose(null);
    else if (event.key === "+" || event.key === "=") map.zoom(1.3);
    else if (event.key === "-") map.zoom(1 / 1.3);
    else if (event.key === "0") map.home();
    else if (event.key === "1" || event.key === "2") window.dash_clientside.set_props("map-reach", { value: event.key });
    else return;
    event.preventDefault();
  };

  const walk = (the, way) => {
    const { places } = the.atlas, here = the.state.shown;
    const all = here.map((_now, i) => i).filter((i) => here[i].present && i !== the.chosen);
    if (!all.length) return;
    if (the.chosen === null) {  // begin with the largest
      mw.map.choose(places.id[all.reduce((best, i) => (here[i].value > here[best].value ? i : best))], { show: true });
      return;
    }
    const [x, y] = [places.x[the.chosen], places.y[the.chosen]];
    const nearest = (some, cone) => {
      let best = null, least = Infinity;
      for (const i of some) {
        const dx = places.x[i] - x, dy = places.y[i] - y, ahead = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
        if (ahead > 0 && aside <= ahead * cone && ahead + 2 * aside < least) { best = i; least = ahead + 2 * aside; }
      }
      return best;
    };
    const next = nearest(neighbours(the, the.chosen), 1.2) ?? nearest(all, 1) ?? nearest(all, 50);
    if (next !== null) mw.map.choose(places.id[next], { show: true });
  };

  return { around, keys };
})();
