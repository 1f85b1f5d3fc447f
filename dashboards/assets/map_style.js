// How the map looks to cytoscape: colours, sizes and the sheet of styles. Every measure is in pixels of the screen,
// whatever the zoom: zooming spreads places apart. `the` is the state of the map on screen (map_engine.js). The measures
// are those of pictures on paper (meshwork/reports/measures.py), which the page brings along.
window.meshwork = window.meshwork || {};
window.meshwork.style = (() => {
  const { ties, marks, shapes: SHAPES, swell: SWELL } = window.meshwork.measures;
  // ink and width of ties by strength: inside a land, and, fainter, between lands
  const LEVELS = ties.levels, WIDTHS = ties.widths, ABROAD = ties.abroad, NARROW = ties.narrow;
  const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");

  // the colours of the scheme on screen, as dashboards/theme.py wrote them
  const colours = (words) => {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    const found = { sector: {} };
    for (const name of ["paper", "card", "land", "coast", "ink", "soft", "line", "accent"]) found[name] = read(name);
    for (const name of words.sectors) found.sector[name] = read(`sector-${name}`);
    return found;
  };
  const colour = (the, sector) => the.colours.sector[sector] || the.colours.sector.other;

  const elements = ({ places, lines }) => {
    const nodes = places.id.map((id, i) => ({
      group: "nodes", classes: "gone", position: { x: places.x[i], y: places.y[i] },
      data: { id: `p${i}`, stakeholder: id, i, shape: SHAPES[places.kind[i]] || "ellipse", px: 12, mix: places.mix[i] },
    }));
    const edges = lines.source.map((a, i) => ({
      group: "edges", classes: "gone",
      data: { id: `l${i}`, i, source: `p${a}`, target: `p${lines.target[i]}`, level: 1,
        inner: places.land[a] >= 0 && places.land[a] === places.land[lines.target[i]] },
    }));
    return [...nodes, ...edges];
  };

  const sheet = (the) => {
    const px = (much) => much / the.cy.zoom();
    return [
      { selector: "core", style: { "active-bg-opacity": 0, "selection-box-opacity": 0 } },
      { selector: "node", style: {
        shape: "data(shape)", width: (n) => px(n.data("px")), height: (n) => px(n.data("px")), "overlay-opacity": 0,
        "background-color": (n) => window.meshwork.groups.colour(the, n.data("i")), "border-width": () => px(marks.border),
        "border-color": () => the.colours.land, "z-index": (n) => Math.round(n.data("px")), "z-index-compare": "manual",
        "transition-property": "opacity", "transition-duration": CALM.matches ? 0 : 160, "transition-timing-function": "ease-out",
      } },
      { selector: "node.hollow", style: {
        "background-color": () => the.colours.paper, "border-width": () => px(marks.hollow),
        "border-color": (n) => window.meshwork.groups.colour(the, n.data("i")),
      } },
      ...(the.atlas.view.kind === "overview" ? [{ selector: "node", style: pie(the) }] : []),
      { selector: "edge", style: {
        "curve-style": "haystack", "haystack-radius": 0, "overlay-opacity": 0, width: (e) => px(WIDTHS[e.data("level")] * (e.data("inner") ? 1 : NARROW)),
        "line-color": () => the.colours.ink, "line-opacity": (e) => (e.data("inner") ? LEVELS : ABROAD)[e.data("level")],
        "transition-property": "opacity", "transition-duration": CALM.matches ? 0 : 160,
      } },
      { selector: "edge.fading", style: { "line-style": "dashed", "line-dash-pattern": () => ties.fading.map(px) } },
      { selector: "edge.bridge", style: { "line-style": "dashed", "line-dash-pattern": () => [px(1.5), px(3.5)], "line-opacity": 0.95, width: () => px(2.25) } },
      { selector: "edge.ended", style: { "line-style": "dotted" } },
      // of whoever is looked at every tie is as plain as inside a land
      { selector: "edge.lit", style: { "line-opacity": (e) => LEVELS[e.data("level")] + 0.1, width: (e) => px(WIDTHS[e.data("level")] + 0.4) } },
      { selector: "edge.picked", style: { "line-opacity": 1, width: (e) => px(WIDTHS[e.data("level")] + 1.6), "line-color": () => the.colours.accent } },
      { selector: "edge.fresh", style: {
        "line-color": () => the.colours.accent, "line-opacity": ties.fresh, width: (e) => px(Math.max(ties.fresh_least, WIDTHS[e.data("level")])),
      } },
      // where very many are new at once, such as after a summit, each is in the accent but no plainer than it is strong
      { selector: "edge.many", style: {
        "line-opacity": (e) => Math.min(ties.many_most, (e.data("inner") ? LEVELS : ABROAD)[e.data("level")] + ties.many_more), width: (e) => px(Math.max(ties.many_least, WIDTHS[e.data("level")] * NARROW)),
      } },
      { selector: ".far", style: { opacity: 0.13 } },
      { selector: "edge.far", style: { opacity: 0.1 } },
      { selector: ".gone", style: { display: "none" } },
    ];
  };
  const pie = (the) => {
    const style = { "pie-size": "100%", "background-color": () => the.colours.card };
    for (let part = 1; part <= 8; part++) {
      style[`pie-${part}-background-color`] = (n) => colour(the, (n.data("mix")[part - 1] || ["other"])[0]);
      style[`pie-${part}-background-size`] = (n) => {
        const mix = n.data("mix"), all = mix.reduce((sum, [, many]) => sum + many, 0) || 1;
        return (100 * (mix[part - 1] || [0, 0])[1]) / all;
      };
    }
    return style;
  };

  // how wide a circle is: its area follows the number
  const mark = (the, now, i) => {
    const part = Math.sqrt(Math.max(0, Math.min(1, now.value / the.most)));  // below nought is the least
    return (the.px.least + (the.px.most - the.px.least) * part) * (SWELL[the.atlas.places.kind[i]] || 1);
  };

  return { colours, colour, elements, sheet, mark };
})();
