// The time engine of the map. The server sends the atlas once; moving the slider works out the difference with what is
// shown and applies it in one cy.batch, without asking anybody. dash-cytoscape only hosts the cytoscape instance: its
// `elements` stay empty and are never read back, its listeners are taken off (each pan would send all elements through
// React), positions come from the atlas and move only by hand. `the` is everything about the map on screen; the other
// files of the map are given it: time, style, paint, over, said, look, fit, walk, hand, slider.
window.meshwork = window.meshwork || {};
window.meshwork.map = (() => {
  const mw = window.meshwork, ID = "map-cytoscape";
  const MANY = mw.measures.ties.many;  // so many new ties at once are told more quietly
  const $ = (id) => document.getElementById(id);
  const tell = (id, props) => window.dash_clientside.set_props(id, props);

  let band = [];   // the stages, which come after the map
  let the = null;  // null where there is no map

  // --- beginning and ending

  const draw = (given, told, start, waited) => {
    const words = given.view.kind === "goals" ? { ...told, ...told.around } : told;
    const cy = $(ID) && $(ID)._cyreg && $(ID)._cyreg.cy, again = the && the.cy === cy;
    if (!again && !waited) band = [];
    if (!cy) { requestAnimationFrame(() => $(ID) && draw(given, told, start, true)); return; }
    if (the) the.stop();
    const leaving = again ? null : mw.look.leaving();
    cy.resize();
    const before = again ? the : null, tall = mw.fit.tall(given, cy), atlas = mw.fit.stretched(given, tall);
    const last = atlas.steps.length - 1;
    const keep = before || { to: start.day ? mw.time.stepOf(atlas.steps, start.day) : mw.time.latest(atlas), metric: "ties", colour: mw.look.asked("kleur") === "groep" ? "group" : "sector", reach: 1, extra: {}, tints: [], unfit: {}, columns: [], hung: null };
    the = {
      cy, given, atlas, words, tall, metric: keep.metric, colour: keep.colour, tints: keep.tints, reach: keep.reach, to: Math.min(keep.to, last), from: 0,
      chosen: null, tie: null, meant: null, found: null, asked: null, fallen: null, hover: null, state: null, used: new Map(), lands: mw.paint.lands(atlas),
      index: new Map(atlas.places.id.map((id, i) => [id, i])), written: { names: [], lands: [] }, stops: [], extra: keep.extra, unfit: keep.unfit, columns: keep.columns, hung: keep.hung,
    };
    the.from = the.to;
    the.colours = mw.style.colours(the.words);
    the.stop = () => the.stops.forEach((stop) => stop());
    Object.keys(the.extra).forEach((key) => { atlas.places[key] = spread(the.extra[key]); });
    prepare(cy);
    cy.batch(() => { cy.elements().remove(); cy.add(mw.style.elements(atlas)); cy.nodes().ungrabify(); });
    the.px = { least: 8, most: 20 };
    the.most = 1;
    listen(cy);
    mw.fit.fold(the);
    meant();
    mw.slider.draw({ atlas, words, band, from: the.from, to: the.to, move });
    move(the.from, the.to, true);
    mw.fit.home(the, false);
    move(the.from, the.to, true);
    const partner = again ? (atlas.view.kind === "neighbourhood" ? atlas.view.of : null) : start.partner;
    if (partner && !again && atlas.view.kind === "overview") mw.look.lead(the, partner);
    else mw.look.choose(the, partner && the.index.has(partner) ? partner : null, { quiet: !again });
    if (leaving) mw.look.suppose(the, leaving);
    if (start.who && !again) mw.look.among(the, start.who);
    if (the.colour === mw.groups.KEY && !before) { tell("map-colour", { value: the.colour }); ask(); }
    if (before && given.anew) mw.hand.glide(the, before.atlas, () => home(true));
  };

  // once for each instance: what dash-cytoscape and cytoscape do by themselves and this map does not want
  const prepare = (cy) => {
    cy.removeAllListeners();
    const renderer = cy.renderer();
    renderer.forcedPixelRatio = Math.min(2, window.devicePixelRatio || 1);
    renderer.hideEdgesOnViewport = the.atlas.lines.source.length > 1200;
    cy.autoungrabify(false);
    cy.autounselectify(true);
    cy.boxSelectionEnabled(false);
    cy.style(mw.style.sheet(the));
  };

  const listen = (cy) => {
    const stops = the.stops, mine = the;
    const later = (what) => { let asked = 0; return () => { asked = asked || requestAnimationFrame(() => { asked = 0; if (the === mine && $("map-sheet")) what(); }); }; };
    cy.on("zoom", later(() => cy.style().update()));
    cy.on("render", overlay);
    cy.on("tap", (event) => {
      if (event.target === cy) mw.look.choose(the, null);
      else if (event.target.isNode()) mw.look.open(the, event.target.data("stakeholder"));
      else if (the.atlas.view.kind !== "overview") mw.look.pick(the, event.target.data("i"));
    });
    cy.on("mouseover", "node, edge", (event) => { hover(event.target); place(event.renderedPosition || { x: 0, y: 0 }); });
    cy.on("mouseout", () => hover(null));
    cy.on("mousemove", (event) => { if (!$("map-tip").hidden) place(event.renderedPosition); });
    const on = (target, name, what) => { target.addEventListener(name, what); stops.push(() => target.removeEventListener(name, what)); };
    on($("map-sheet"), "keydown", (event) => mw.walk.keys(the, event));
    on($("map-panel"), "keydown", (event) => { if (event.key === "Escape") { mw.look.choose(the, null); $("map-sheet").focus(); } });
    on($("map-sheet"), "focusin", () => overlay());
    on($("map-sheet"), "focusout", () => overlay());
    on($("map-legend"), "toggle", () => { the.marked = null; overlay(); });
    on(document, "found", (event) => { if (mw.look.among(the, event.detail.who)) event.preventDefault(); });
    on(document, "scheme", () => { if (the !== mine || !$("map-sheet")) return; the.colours = mw.style.colours(the.words); cy.style(mw.style.sheet(the)); mw.slider.repaint(); legend(); overlay(); });
    const size = new ResizeObserver(later(resized));
    size.observe($("map-sheet"));
    stops.push(() => size.disconnect());
    cy.on("scrollzoom pinchzoom dragpan", () => { the.touched = true; });
    mw.hand.listen(the);
    document.fonts.ready.then(() => { if (the === mine) { the.used.clear(); the.marked = null; overlay(); } });
  };

  const resized = () => {
    the.cy.resize();
    the.marked = null;
    mw.fit.fold(the);
    lay();
    overlay();
  };
  const lay = () => { if (!the.touched && mw.fit.lay(the)) move(the.from, the.to, true); };

  // --- moving through time

  const move = (from, to, whole) => {
    const { cy, atlas } = the;
    the.from = from; the.to = to;
    const next = mw.time.state(atlas, the.metric, from, to), many = next.fresh > MANY;
    const before = whole || many !== the.many ? null : the.state;
    the.many = many;
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
        if (was && was.level === now.level && was.fading === now.fading && was.ended === now.ended && was.fresh === now.fresh) return;
        const edge = cy.getElementById(`l${i}`);
        if (now.level) edge.data("level", now.level);
        edge.toggleClass("gone", !now.level);
        edge.toggleClass("fading", now.fading);
        edge.toggleClass("ended", now.ended);
        edge.toggleClass("fresh", now.fresh);
        edge.toggleClass("many", now.fresh && many);
      });
    });
    the.state = next;
    mw.threads.bridges(the);
    mw.threads.ask(the);
    if (mw.groups.shown(the)) cy.style().update();
    if (the.meant) mw.look.mean(the);
    mw.look.focus(the);
    mw.said.summary(the);
    legend();
    if (the.table) table();
    mw.look.address(the);
    overlay();
  };

  // --- what is around the map

  const legend = () => { if (mw.said.legend(the)) the.marked = null; };
  const overlay = () => { if (the && the.state && $("map-sheet")) mw.over.draw(the); };
  const table = () => tell("map-grid", { rowData: mw.said.rows(the) });
  const home = (glide) => { mw.fit.home(the, glide); overlay(); };

  const hover = (target) => {
    const tip = $("map-tip"), before = the.hover;
    the.hover = target && target.isNode() ? target.data("i") : null;
    $("map-sheet").style.cursor = target ? "pointer" : "";
    const text = target ? mw.said.describe(the, target) : "";
    tip.textContent = text;
    tip.hidden = !text;
    if (the.hover === before) return;
    if (!the.near) the.cy.batch(() => {
      the.cy.edges(".lit").removeClass("lit");
      if (the.hover !== null) target.connectedEdges().addClass("lit");
    });
    overlay();
  };
  const place = (at) => {
    const tip = $("map-tip"), left = Math.min(at.x + 14, the.cy.width() - tip.offsetWidth - 8);
    tip.style.transform = `translate(${left}px, ${Math.min(at.y + 18, the.cy.height() - tip.offsetHeight - 8)}px)`;
  };

  // numbers by id that the server worked out only when they were asked for, as a column of the atlas
  const spread = (runs) => the.atlas.places.id.map((id) => runs[id] || []);
  const metric = (name) => {
    the.metric = name;
    mw.fit.sizes(the);
    meant();
    if (the.atlas.places[name]) move(the.from, the.to, true);
    else ask();
  };
  const meant = () => {
    const by = the.colour === mw.groups.KEY, number = the.words.columns[the.metric];
    $("map-sourced").hidden = !number;
    $("map-source").textContent = number ? number.source : "";
    $("map-meaning").textContent = [the.words.meaning[the.metric], the.unfit[the.metric]].filter(Boolean).join(" ");
    $("map-group").textContent = by ? [the.words.columns[the.colour].means, the.unfit[the.colour]].filter(Boolean).join(" ") : "";
  };
  // one after another, what the circles or the table need and nobody has asked for yet
  const ask = () => {
    const lacking = [the.colour, the.metric, ...the.columns].find((key) => the.words.columns[key] && !the.atlas.places[key]);
    if (lacking) tell("map-asked", { data: lacking });
  };
  const colour = (what) => {
    the.colour = what;
    if (mw.groups.KEY !== what || the.atlas.places[what]) the.cy.style().update();
    mw.look.address(the);
    meant();
    legend();
    overlay();
    ask();
  };
  const columns = (keys, defs) => {
    the.columns = keys;
    const always = defs.filter((each) => !the.words.columns[each.field]);
    tell("map-grid", { columnDefs: [always[0], ...keys.map((key) => mw.said.column(the, key)), ...always.slice(1)] });
    unfit();
    told();
    if (the.table) table();
    ask();
  };
  const hung = (found, defs) => {
    the.hung = found;
    mw.threads.bridges(the);
    tell("map-grid", { columnDefs: mw.threads.columns(the, defs) });
    if (the.table) table();
    legend();
    overlay();
  };
  const told = () => $("map-columns-told").replaceChildren(...mw.said.told(the));
  const unfit = () => { $("map-unfit").textContent = the.columns.filter((key) => the.unfit[key]).map((key) => `${the.words.columns[key].name}: ${the.unfit[key]}`).join(" "); };

  return {
    get state() { return the; },
    draw, overlay, metric, colour, home: () => home(true),
    choose: (id, how) => mw.look.choose(the, id, how), open: (id) => mw.look.open(the, id), between: (one, other) => mw.look.between(the, one, other),
    lead: (id) => mw.look.lead(the, id), also: (id) => mw.look.also(the, id), suppose: (asked) => mw.look.suppose(the, asked), supposed: (found) => mw.look.supposed(the, found),
    zoom: (factor) => mw.fit.zoom(the, factor),
    refresh() { if (!the) return; the.marked = null; the.cy.resize(); if (!the.touched) lay(); else if (the.chosen !== null) mw.fit.reveal(the, the.chosen); overlay(); },
    extra(name, runs, why, tints) {
      the.extra[name] = runs; the.unfit[name] = why; the.atlas.places[name] = spread(runs);
      if (tints) the.tints = tints;
      if (the.metric === name) metric(name);
      if (the.colour === name) colour(name);
      unfit();
      if (the.table) table();
      ask();
    },
    columns, hung,
    reach(steps) { the.reach = steps; mw.look.focus(the); overlay(); },
    band(parts) { band = parts; if (the) { mw.slider.band(parts); mw.said.summary(the); } },
    sift(words) { the.sift = words; if (the.table) table(); },
    table(open) { the.table = open; if (open) { told(); table(); tell("map-grid", { selectedRows: the.chosen === null ? [] : { ids: [the.atlas.places.id[the.chosen]] } }); } },
  };
})();
