// The two canvases of the map: the lands under cytoscape, the rings and names over it. Which partner is told how is
// decided here, how it is drawn in map_paint.js. `the` is the state of the map on screen (map_engine.js).
window.meshwork = window.meshwork || {};
window.meshwork.over = (() => {
  const mw = window.meshwork;
  const $ = (id) => document.getElementById(id), MARKS = mw.measures.marks;

  // boxes of the panels over the map, measured when they may have changed
  const panels = () => {
    const sheet = $("map-sheet").getBoundingClientRect();
    return ["map-summary", "map-legend", "map-tools", "map-trail", "map-anew"].map((id) => $(id)).filter((one) => one && one.offsetParent && one.offsetWidth).map((one) => {
      const box = one.getBoundingClientRect();
      return [box.left - sheet.left - 4, box.top - sheet.top - 4, box.right - sheet.left + 4, box.bottom - sheet.top + 4];
    });
  };

  const draw = (the) => {
    const { cy, atlas, state } = the, under = $("map-lands"), over = $("map-names");
    if (!under || !over) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1), width = cy.width(), height = cy.height(), pan = cy.pan();
    for (const canvas of [under, over]) if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      the.marked = null;
    }
    const view = { ratio, width, height, zoom: cy.zoom(), x: pan.x, y: pan.y };
    const settled = the.lands.map((land) => land.members.reduce((sum, i) => sum + (state.shown[i].present ? 1 : 0), 0));
    mw.paint.drawLands(under, the.lands, view, the.colours, settled);
    the.marked = the.marked || panels();
    const { marks, rings } = places(the, view);
    mw.paint.drawRings(over, view, rings);
    const titles = atlas.view.kind === "overview" || atlas.view.kind === "goals" ? [] : the.lands.flatMap((land, i) => (settled[i] > 1
      ? [{ name: land.name, x: land.top.x * view.zoom + pan.x, y: land.top.y * view.zoom + pan.y, middle: land.middle * view.zoom + pan.x }] : []));
    the.written = mw.paint.drawNames(over, view, the.colours, marks, titles, the.marked, the.used);
  };

  // who is on the sheet: with what name and weight, and with which rings
  const places = (the, view) => {
    const { atlas, state, colours } = the, marks = [], rings = [], focused = document.activeElement === $("map-sheet");
    state.shown.forEach((now, i) => {
      if (!now.present) return;
      const x = atlas.places.x[i] * view.zoom + view.x, y = atlas.places.y[i] * view.zoom + view.y;
      if (x < -40 || y < -40 || x > view.width + 40 || y > view.height + 40) return;
      const r = mw.style.mark(the, now, i) / 2, far = the.near && !the.near.has(i);
      const must = i === the.hover ? 3 : i === the.chosen ? 2 : the.near && !far && (the.found || the.tie !== null) ? 1 : 0;
      marks.push({ id: atlas.places.id[i], x, y, r, name: far && !must ? "" : mw.said.title(the, i, now), weight: r + (the.near && !far ? 50 : 0), must, near: !far });
      if (i === the.chosen) rings.push({ x, y, r: r + 4.5, colour: colours.accent, wide: 2.5 });
      else if (atlas.places.facilitator[i] && !far) rings.push({ x, y, r: r + MARKS.leads_out, colour: colours.ink, wide: MARKS.leads_wide });
      if (now.fresh && !far && i !== the.chosen) rings.push({ x, y, r: r + MARKS.fresh_out, colour: colours.accent, wide: MARKS.fresh_wide });
      if (i === the.hover && i !== the.chosen) rings.push({ x, y, r: r + 4, colour: colours.soft, wide: 1.25 });
      if (mw.threads.ringed(the, i) && !far) rings.push({ x, y, r: r + 6, colour: colours.ink, wide: 1.25, dash: [1.25, 3.25] });
      if (focused && i === the.chosen) rings.push({ x, y, r: r + 9, colour: colours.accent, wide: 1.5, dash: [4, 3] });
      if (atlas.places.pinned[i] && !far) rings.push({ x: x + r * 0.8 + 2, y: y - r * 0.8 - 2, r: MARKS.pin, colour: colours.ink, wide: MARKS.pin_wide });
    });
    return { marks, rings };
  };

  return { draw, panels };
})();
