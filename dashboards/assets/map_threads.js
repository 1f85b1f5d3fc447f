// Who hangs on one connection on the day of the slider, and through whom: a layer that is asked for, and is in nothing
// that is sent otherwise. A thin dotted ring and a dotted line, in the ink of everything: it tells where, and accuses
// nobody. `the` is the state of the map on screen; `the.hung` holds its day, {through, says} by stakeholder (`of`) and
// {many, says} by part of a large community (`parts`), or is null.
window.meshwork = window.meshwork || {};
window.meshwork.threads = (() => {
  const KEY = "through", REST = 250;

  // what was asked for another day is not shown on this one
  const shown = (the) => Boolean(the.hung) && the.hung.day === the.atlas.steps[the.to];
  const parts = (the) => the.atlas.view.kind === "overview";
  const of = (the, i) => (shown(the) ? the.hung[parts(the) ? "parts" : "of"][the.atlas.places.id[i]] : undefined);
  const ringed = (the, i) => !parts(the) && Boolean(of(the, i));
  const cell = (the, i) => { const one = of(the, i); return one ? one.many || one.says : parts(the) && shown(the) ? 0 : ""; };

  // asked for once the slider rests
  let on = false, asking = 0;
  const ask = (the) => {
    clearTimeout(asking);
    if (on) asking = setTimeout(() => { if (on && window.meshwork.map.state === the && !shown(the)) tell(the.atlas.steps[the.to]); }, REST);
  };
  const tell = (day) => window.dash_clientside.set_props("map-hung-day", { data: day });
  const turn = (the, wanted) => {
    on = wanted;
    tell(on ? the.atlas.steps[the.to] : null);
  };

  const bridge = (the, a, b) => {
    const one = of(the, a);
    return Boolean(one && one.through) && one.through.includes(the.atlas.places.id[b]);
  };
  const bridges = (the) => the.cy.batch(() => {
    the.cy.edges(".bridge").removeClass("bridge");
    if (!shown(the) || parts(the)) return;
    const { source, target } = the.atlas.lines;
    source.forEach((a, i) => { if (bridge(the, a, target[i]) || bridge(the, target[i], a)) the.cy.getElementById(`l${i}`).addClass("bridge"); });
  });

  // the lines of the legend, for what is on the sheet
  const legend = (the) => {
    if (!shown(the) || parts(the)) return [];
    const hangs = the.state.shown.some((now, i) => now.present && of(the, i));
    return hangs ? [["thread", the.words.hangs], ["bridge", the.words.bridge]] : [];
  };

  // the table beside the map, with those who hang so on top
  const columns = (the, defs) => {
    const others = defs.filter((each) => each.field !== KEY);
    // a number of a part, a sentence of a partner: so of no one type
    const own = { field: KEY, headerName: the.words.through, flex: 2, minWidth: 260, wrapText: true, autoHeight: true, sort: "desc", sortIndex: 0, tooltipField: KEY, cellDataType: false };
    return the.hung ? [others[0], own, ...others.slice(1)] : others;
  };

  return { KEY, of, ringed, cell, ask, turn, bridges, legend, columns };
})();
