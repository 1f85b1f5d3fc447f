// The time engine of the map. The server sends the atlas once; moving the slider works out the difference with what is
// shown and applies it in one cy.batch, without asking anybody. dash-cytoscape only hosts the cytoscape instance: its
// `elements` stay empty and are never read back, its listeners are taken off (each pan would send all elements through
// React), positions come from the atlas and never move.
window.meshwork = window.meshwork || {};
window.meshwork.map = (() => {
  const mw = window.meshwork;  // the other files of the map: time, style, said, paint, slider
  const ID = "map-cytoscape";
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const $ = (id) => document.getElementById(id);
  const tell = (id, props) => window.dash_clientside.set_props(id, props);

  let band = [];   // the stages, which come after the map
  let the = null;  // everything about the map on screen; null where there is none

  // --- beginning and ending

  const draw = (atlas, words, start, waited) => {
    const cy = $(ID) && $(ID)._cyreg && $(ID)._cyreg.cy, again = the && the.cy === cy;
    if (!again && !waited) band = [];
    if (!cy) { requestAnimationFrame(() => $(ID) && draw(atlas, words, start, true)); return; }
    if (the) the.stop();
    const last = atlas.steps.length - 1;
    const keep = again ? the : { to: mw.time.stepOf(atlas.steps, start.day || "9999"), metric: "ties", reach: 1 };
    the = {
      cy, atlas, words, metric: keep.metric, reach: keep.reach, to: Math.min(keep.to, last), from: 0, range: false,
      chosen: null, found: null, hover: null, state: null, used: new Map(), lands: mw.paint.lands(atlas),
      index: new Map(atlas.places.id.map((id, i) => [id, i])), written: { names: [], lands: [] }, stops: [],
    };
    the.from = the.to;
    the.colours = mw.style.colours(the.words);
    the.stop = () => the.stops.forEach((stop) => stop());
    prepare(cy);
    cy.batch(() => { cy.elements().remove(); cy.add(mw.style.elements(atlas)); });
    the.px = { least: 8, most: 20 };
    the.most = 1;
    listen(cy);
    fold();
    mw.slider.draw({ atlas, words, band, from: the.from, to: the.to, move });
    move(the.from, the.to, true);
    home(false);
    move(the.from, the.to, true);
    const partner = again ? (atlas.view.kind === "neighbourhood" ? atlas.view.of : null) : start.partner;
    choose(partner && the.index.has(partner) ? partner : null, { quiet: !again });
    if (start.ids && !again) among(start.ids);
  };

  // once for each instance: what dash-cytoscape and cytoscape do by themselves and this map does not want
  const prepare = (cy) => {
    if (cy.scratch("meshwork")) { cy.removeAllListeners(); } else {
      cy.scratch("meshwork", true);
      cy.removeAllListeners();
    }
    const renderer = cy.renderer();
    renderer.forcedPixelRatio = Math.min(2, window.devicePixelRatio || 1);
    renderer.hideEdgesOnViewport = the.atlas.lines.source.length > 1200;
    cy.autoungrabify(true);
    cy.autounselectify(true);
    cy.boxSelectionEnabled(false);
    cy.style(mw.style.sheet(the));
    cy.resize();
  };

  const listen = (cy) => {
    const stops = the.stops, mine = the;
    const later = (what) => { let asked = 0; return () => { asked = asked || requestAnimationFrame(() => { asked = 0; if (the === mine && $("map-sheet")) what(); }); }; };
    cy.on("zoom", later(() => cy.style().update()));
    cy.on("render", overlay);
    cy.on("tap", (event) => {
      if (event.target === cy) choose(null);
      else if (event.target.isNode()) open(event.target.data("stakeholder"));
    });
    cy.on("mouseover", "node, edge", (event) => { hover(event.target); place(event.renderedPosition || { x: 0, y: 0 }); });
    cy.on("mouseout", () => hover(null));
    cy.on("mousemove", (event) => { if (!$("map-tip").hidden) place(event.renderedPosition); });
    const on = (target, name, what) => { target.addEventListener(name, what); stops.push(() => target.removeEventListener(name, what)); };
    on($("map-sheet"), "keydown", keys);
    on($("map-panel"), "keydown", (event) => { if (event.key === "Escape") { choose(null); $("map-sheet").focus(); } });
    on($("map-sheet"), "focusin", () => overlay());
    on($("map-sheet"), "focusout", () => overlay());
    on(document, "found", (event) => { if (among(event.detail.ids)) event.preventDefault(); });
    on(document, "scheme", () => { if (the !== mine || !$("map-sheet")) return; the.colours = mw.style.colours(the.words); cy.style(mw.style.sheet(the)); mw.slider.repaint(); legend(); overlay(); });
    const size = new ResizeObserver(later(() => { cy.resize(); fold(); if (!the.touched) home(false); overlay(); }));
    size.observe($("map-sheet"));
    stops.push(() => size.disconnect());
    cy.on("scrollzoom pinchzoom dragpan", () => { the.touched = true; });
    document.fonts.ready.then(() => { if (the === mine) { the.used.clear(); marked = null; overlay(); } });
  };

  // on a narrow sheet the legend is folded, and unfolded where there is room again; by hand it stays as it was put
  const fold = () => {
    const narrow = $("map-sheet").clientWidth < 700;
    if (narrow !== the.narrow) $("map-legend").open = !narrow;
    the.narrow = narrow;
  };

  // the whole of what was ever on this map, as large as fits beside what lies over it
  const home = (glide) => {
    const { cy } = the;
    if (!the.atlas.places.id.length) return;
    const xs = the.atlas.places.x, ys = the.atlas.places.y, pad = 46;
    const box = { left: Math.min(...xs) - pad, right: Math.max(...xs) + pad, top: Math.min(...ys) - pad - 10, bottom: Math.max(...ys) + pad };
    const side = cy.width() > 600 ? 34 : 8, foot = cy.height() > 560 ? 34 : 14, key = $("map-legend");
    const inside = (left, bottom) => {
      const room = { x: left, y: 54, w: cy.width() - left - side, h: cy.height() - 54 - bottom };
      const zoom = Math.min(room.w / (box.right - box.left), room.h / (box.bottom - box.top), 1.9);
      return { zoom, pan: { x: room.x + (room.w - zoom * (box.left + box.right)) / 2, y: room.y + (room.h - zoom * (box.top + box.bottom)) / 2 } };
    };
    const hidden = ({ zoom, pan }) => xs.some((x, i) =>
      x * zoom + pan.x < key.offsetLeft + key.offsetWidth + 8 + 36 * zoom && ys[i] * zoom + pan.y > key.offsetTop - 4 - 36 * zoom);
    // the whole sheet, unless somebody would stand under the legend: then beside it or above it, whichever shows more
    const beside = inside(key.offsetLeft + key.offsetWidth + 12, foot), above = inside(side, cy.height() - key.offsetTop + 6);
    const whole = inside(side, foot), best = !hidden(whole) ? whole : beside.zoom > above.zoom ? beside : above, { zoom, pan } = best;
    const middle = cy.width() / 2 - (zoom * (box.left + box.right)) / 2;  // as near to the middle as the legend allows
    while (pan.x > middle + 8 && !hidden({ zoom, pan: { x: pan.x - 8, y: pan.y } })) pan.x -= 8;
    cy.minZoom(zoom * 0.5);
    cy.maxZoom(Math.max(zoom * 10, 3));
    the.home = zoom;
    the.touched = false;
    if (glide && !calm()) cy.animate({ zoom, pan }, { duration: 160, easing: "ease-out" });
    else cy.viewport({ zoom, pan });
    sizes();
  };

  // sizes of circles: largest where places have room for it on the first view
  const sizes = () => {
    const room = 40 * the.home, overview = the.atlas.view.kind === "overview";
    const most = overview ? Math.max(22, Math.min(64, room * 1.5)) : Math.max(13, Math.min(34, room * 0.84));
    the.px = { least: Math.max(overview ? 12 : 5, Math.min(11, most * 0.36)), most };
    the.most = mw.time.greatest(the.atlas, the.metric);
  };

  // --- moving through time

  const move = (from, to, whole) => {
    const { cy, atlas } = the;
    the.from = from; the.to = to;
    const next = mw.time.state(atlas, the.metric, from, to), before = whole ? null : the.state;
    cy.batch(() => {
      next.shown.forEach((now, i) => {
        const was = before && before.shown[i];
        if (was && was.present === now.present && was.value === now.value && was.hollow === now.hollow) return;
        const node = cy.getElementById(`p${i}`);
        node.data("px", mw.style.mark(the, now, i));
        node.toggleClass("gone", !now.present);
        node.toggleClass("hollow", now.hollow);
      });
      next.ties.forEach((now, i) => {
        const was = before && before.ties[i];
        if (was && was.level === now.level && was.fading === now.fading && was.fresh === now.fresh) return;
        const edge = cy.getElementById(`l${i}`);
        if (now.level) edge.data("level", now.level);
        edge.toggleClass("gone", !now.level);
        edge.toggleClass("fading", now.fading);
        edge.toggleClass("fresh", now.fresh);
      });
    });
    the.state = next;
    focus();
    mw.said.summary(the);
    legend();
    if (the.table) table();
    address();
    overlay();
  };
  // --- what is around a partner

  const around = (index, reach) => {
    const seen = new Set([index]);
    let edge = [index];
    for (let step = 0; step < reach; step++) {
      const beyond = [];
      for (const one of edge) for (const [other] of neighbours(one)) if (!seen.has(other)) { seen.add(other); beyond.push(other); }
      edge = beyond;
    }
    return seen;
  };
  const neighbours = (index) => {
    const { source, target } = the.atlas.lines, found = [];
    the.state.ties.forEach((tie, i) => {
      if (tie.level && source[i] === index) found.push([target[i], i]);
      else if (tie.level && target[i] === index) found.push([source[i], i]);
    });
    return found;
  };

  const focus = () => {
    const { cy, atlas } = the;
    const near = the.found ? new Set(the.found) : the.chosen === null ? null : around(the.chosen, the.reach);
    const nothing = !near && !the.near;
    the.near = near;
    if (nothing) return;
    cy.batch(() => {
      cy.nodes().forEach((node) => { node.toggleClass("far", Boolean(near) && !near.has(node.data("i"))); });
      cy.edges().forEach((edge) => {
        const a = atlas.lines.source[edge.data("i")], b = atlas.lines.target[edge.data("i")];
        const on = !near || (near.has(a) && near.has(b) && (the.reach > 1 || the.found || a === the.chosen || b === the.chosen));
        edge.toggleClass("far", !on);
      });
    });
  };

  const grouped = () => the.atlas.view.kind === "overview";
  const open = (id) => {
    if (grouped()) tell("map-view", { data: { kind: "group", of: id, reach: 1 } });
    else choose(id);
  };

  // choose a partner by id, or nobody; `quiet` where the page beside the map knows already
  const choose = (id, { quiet = false, show = false } = {}) => {
    const i = id === null ? null : the.index.get(id);
    if (id !== null && i === undefined) return false;
    if (id !== null && !the.state.shown[i].present) {  // go to the last day it was there
      const spans = the.atlas.places.spans[i], to = Math.max(0, spans[spans.length - 1] - 1);
      mw.slider.set(to, to);
    }
    const changed = the.chosen !== i || the.found;
    the.chosen = i;
    the.found = null;
    focus();
    if (i !== null && show) reveal(i);
    if (changed && !quiet || i !== null) ask();
    if (changed && the.table) tell("map-grid", { selectedRows: i === null ? [] : { ids: [id] } });
    if (i !== null) say(i);
    address();
    overlay();
    return true;
  };

  // several at once: a goal's carriers, the partners of a town
  const find = (ids) => {
    const all = ids.map((id) => the.index.get(id)).filter((i) => i !== undefined);
    the.chosen = null;
    the.found = all.length ? all : null;
    ask();
    focus();
    $("map-said").textContent = all.length ? mw.said.counted(the, "members", all.length) : "";
    overlay();
    return all.length;
  };

  // what a search chose: one partner, or several; who is not in this view is looked up in a view around them
  const among = (ids) => {
    if (!$("map-sheet")) return false;
    if (!ids.length && !the.found) return true;
    if (ids.length !== 1) return find(ids) > 0;
    if (!choose(ids[0], { show: true })) tell("map-view", { data: { kind: "neighbourhood", of: ids[0], reach: 1 } });
    return true;
  };

  // bring a partner into sight, also where on a phone the panel lies over the lower half
  const reveal = (i) => {
    const { cy } = the, at = cy.getElementById(`p${i}`).renderedPosition(), panel = $("map-panel");
    const covered = panel.offsetParent && panel.offsetWidth > cy.width() * 0.9 ? panel.offsetHeight : 0;
    const box = { x: cy.width(), y: cy.height() - covered }, pad = Math.min(70, box.y / 4);
    if (at.x > pad && at.y > pad && at.x < box.x - pad && at.y < box.y - pad) return;
    the.touched = true;
    const by = { x: box.x / 2 - at.x, y: box.y / 2 - at.y };
    if (calm()) cy.panBy(by);
    else cy.animate({ panBy: by }, { duration: 160, easing: "ease-out" });
  };

  // the server draws the panel once the hand rests
  let asking = 0;
  const ask = () => {
    const mine = the;
    clearTimeout(asking);
    asking = setTimeout(() => {
      if (the !== mine) return;
      tell("map-chosen", { data: the.chosen === null || grouped() ? null : { id: the.atlas.places.id[the.chosen], day: the.atlas.steps[the.to] } });
    }, the.chosen === null ? 0 : 120);
  };

  const address = () => {
    const query = new URLSearchParams(window.location.search);
    const put = (name, value) => (value ? query.set(name, value) : query.delete(name));
    put("dag", the.to === the.atlas.steps.length - 1 ? "" : the.atlas.steps[the.to]);
    put("partner", the.chosen === null || grouped() ? "" : the.atlas.places.id[the.chosen]);
    const { kind, of, reach } = the.atlas.view, part = kind !== "whole" && kind !== "overview";
    put("deel", part ? kind : "");
    put("van", part ? of : "");
    put("stappen", part && reach > 1 ? String(reach) : "");
    const words = query.toString();
    window.history.replaceState(window.history.state, "", window.location.pathname + (words ? `?${words}` : ""));
    if (the.chosen !== null) ask();
  };

  const legend = () => { if (mw.said.legend(the)) marked = null; };

  // --- the two canvases

  let marked = null;  // boxes of the panels over the map, measured when they may have changed
  const panels = () => {
    const sheetBox = $("map-sheet").getBoundingClientRect();
    return ["map-summary", "map-legend", "map-tools", "map-trail"].map((id) => $(id)).filter((one) => one && one.offsetParent).map((one) => {
      const box = one.getBoundingClientRect();
      return [box.left - sheetBox.left - 4, box.top - sheetBox.top - 4, box.right - sheetBox.left + 4, box.bottom - sheetBox.top + 4];
    });
  };

  const overlay = () => {
    if (!the || !the.state || !$("map-sheet")) return;
    const { cy, atlas, state } = the, under = $("map-lands"), over = $("map-names");
    if (!under || !over) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1), width = cy.width(), height = cy.height(), pan = cy.pan();
    for (const canvas of [under, over]) if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      marked = null;
    }
    const view = { ratio, width, height, zoom: cy.zoom(), x: pan.x, y: pan.y };
    const settled = the.lands.map((land) => land.members.reduce((sum, i) => sum + (state.shown[i].present ? 1 : 0), 0));
    mw.paint.drawLands(under, the.lands, view, the.colours, settled);
    marked = marked || panels();
    const marks = [], rings = [], focused = document.activeElement === $("map-sheet");
    state.shown.forEach((now, i) => {
      if (!now.present) return;
      const x = atlas.places.x[i] * view.zoom + pan.x, y = atlas.places.y[i] * view.zoom + pan.y;
      if (x < -40 || y < -40 || x > width + 40 || y > height + 40) return;
      const r = mw.style.mark(the, now, i) / 2, far = the.near && !the.near.has(i), main = i === the.chosen || i === the.hover;
      const must = i === the.hover ? 3 : i === the.chosen ? 2 : the.found && the.found.includes(i) ? 1 : 0;
      marks.push({ id: atlas.places.id[i], x, y, r, name: far && !must ? "" : mw.said.title(the, i, now), weight: r + (the.near && !far ? 50 : 0), must, near: !far });
      if (i === the.chosen) rings.push({ x, y, r: r + 4.5, colour: the.colours.accent, wide: 2.5 });
      else if (atlas.places.facilitator[i] && !far) rings.push({ x, y, r: r + 2.75, colour: the.colours.ink, wide: 1 });
      if (now.fresh && !far && i !== the.chosen) rings.push({ x, y, r: r + 3, colour: the.colours.accent, wide: 1.5 });
      if (main && i === the.hover && i !== the.chosen) rings.push({ x, y, r: r + 4, colour: the.colours.soft, wide: 1.25 });
      if (focused && i === the.chosen) rings.push({ x, y, r: r + 9, colour: the.colours.accent, wide: 1.5, dash: [4, 3] });
    });
    mw.paint.drawRings(over, view, rings);
    const titles = atlas.view.kind === "overview" ? [] : the.lands.flatMap((land, i) => (settled[i] > 1
      ? [{ name: land.name, x: land.top.x * view.zoom + pan.x, y: land.top.y * view.zoom + pan.y, middle: land.middle * view.zoom + pan.x }] : []));
    the.written = mw.paint.drawNames(over, view, the.colours, marks, titles, marked, the.used);
  };

  // --- pointing

  const hover = (target) => {
    const tip = $("map-tip"), before = the.hover;
    the.hover = target && target.isNode() ? target.data("i") : null;
    $("map-sheet").style.cursor = target && target.isNode() ? "pointer" : "";
    const text = target ? mw.said.describe(the, target) : "";
    tip.textContent = text;
    tip.hidden = !text;
    if (the.hover !== before) overlay();
  };
  const place = (at) => {
    const tip = $("map-tip"), left = Math.min(at.x + 14, the.cy.width() - tip.offsetWidth - 8);
    tip.style.transform = `translate(${left}px, ${Math.min(at.y + 18, the.cy.height() - tip.offsetHeight - 8)}px)`;
  };
  const say = (i) => { $("map-said").textContent = `${the.atlas.places.name[i]}. ${mw.said.facts(the, i)}`; };

  // --- by keyboard: arrows walk from neighbour to neighbour, and where there is none that way to whoever is nearest

  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const keys = (event) => {
    if (event.target !== $("map-sheet") || event.altKey || event.ctrlKey || event.metaKey) return;
    const { cy } = the, way = WAYS[event.key];
    if (way) walk(way);
    else if (event.key === "Enter" && the.chosen !== null) { open(the.atlas.places.id[the.chosen]); if (!grouped()) { ask(); $("map-panel").focus(); } }
    else if (event.key === "Escape") choose(null);
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
    else if (event.key === "0") home(true);
    else if (event.key === "1" || event.key === "2") reach(Number(event.key));
    else return;
    event.preventDefault();
  };
  const walk = (way) => {
    const { places } = the.atlas, here = the.state.shown;
    const all = here.map((_now, i) => i).filter((i) => here[i].present && i !== the.chosen);
    if (!all.length) return;
    if (the.chosen === null) {  // begin with the largest
      choose(places.id[all.reduce((best, i) => (here[i].value > here[best].value ? i : best))], { show: true });
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
    const next = nearest(neighbours(the.chosen).map(([i]) => i), 1.2) ?? nearest(all, 1) ?? nearest(all, 50);
    if (next !== null) choose(places.id[next], { show: true });
  };
  const zoom = (factor) => {
    const { cy } = the, at = the.chosen === null ? { x: cy.width() / 2, y: cy.height() / 2 } : cy.getElementById(`p${the.chosen}`).renderedPosition();
    the.touched = true;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: at });
  };
  const reach = (steps) => { the.reach = steps; focus(); overlay(); };

  // --- the other half: the same partners as a table

  const table = () => {
    tell("map-grid", { rowData: mw.said.rows(the) });
  };

  const api = {
    get state() { return the; },
    choose, find, home: () => home(true), zoom, overlay, refresh: () => { marked = null; if (the) the.cy.resize(); if (the && the.chosen !== null) reveal(the.chosen); overlay(); },
    metric(name) { the.metric = name; sizes(); move(the.from, the.to, true); },
    reach,
    band(parts) { band = parts; if (the) { mw.slider.band(parts); mw.said.summary(the); } },
    table(open) { the.table = open; if (open) { table(); tell("map-grid", { selectedRows: the.chosen === null ? [] : { ids: [the.atlas.places.id[the.chosen]] } }); } },
    draw,
  };
  return api;
})();
