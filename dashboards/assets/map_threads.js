// Who hangs on one connection today, and through whom: a layer that is asked for, and is in nothing that is sent
// otherwise. A thin dotted ring and a dotted line, in the ink of everything: it tells where, and accuses nobody.
// `the` is the state of the map on screen; `the.hung` holds {through, says} by stakeholder, or null.
window.meshwork = window.meshwork || {};
window.meshwork.threads = (() => {
  const KEY = "through";

  // it is known of the last day alone, and of partners, not of parts of a large community
  const shown = (the) => Boolean(the.hung) && the.to === the.atlas.steps.length - 1 && the.atlas.view.kind !== "overview";
  const of = (the, i) => (shown(the) ? the.hung[the.atlas.places.id[i]] : undefined);

  const bridge = (the, a, b) => {
    const one = of(the, a);
    return Boolean(one) && one.through.includes(the.atlas.places.id[b]);
  };
  const bridges = (the) => the.cy.batch(() => {
    the.cy.edges(".bridge").removeClass("bridge");
    if (!shown(the)) return;
    const { source, target } = the.atlas.lines;
    source.forEach((a, i) => { if (bridge(the, a, target[i]) || bridge(the, target[i], a)) the.cy.getElementById(`l${i}`).addClass("bridge"); });
  });

  // the lines of the legend, for what is on the sheet
  const legend = (the) => {
    if (!shown(the)) return [];
    const hangs = the.state.shown.some((now, i) => now.present && of(the, i));
    return hangs ? [["thread", the.words.hangs], ["bridge", the.words.bridge]] : [];
  };

  // the table beside the map, with those who hang so on top
  const columns = (the, defs) => {
    const others = defs.filter((each) => each.field !== KEY);
    const own = { field: KEY, headerName: the.words.through, flex: 2, minWidth: 260, wrapText: true, autoHeight: true, sort: "desc", sortIndex: 0, tooltipField: KEY };
    return the.hung ? [others[0], own, ...others.slice(1)] : others;
  };

  return { KEY, of, bridges, legend, columns };
})();
