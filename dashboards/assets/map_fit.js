// How the map lies on its sheet: as large as fits between what lies over it, and how large its circles are.
// `the` is the state of the map on screen (map_engine.js).
window.meshwork = window.meshwork || {};
window.meshwork.fit = (() => {
  const mw = window.meshwork;
  // what a land takes round its partners and its name above; water at the rim; never larger than `most`
  const { fit: { ground: GROUND, title: TITLE, edge: EDGE, most: MOST }, sizes: SIZES } = mw.measures;
  const COAST = 40;                           // how far a land reaches round its partners (meshwork/network/coast.py)
  const TALLEST = 1.55;                       // an upright sheet pulls the map up to so far
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const $ = (id) => document.getElementById(id);

  const bounds = ({ places }) => ({
    left: Math.min(...places.x) - GROUND, right: Math.max(...places.x) + GROUND,
    top: Math.min(...places.y) - GROUND, bottom: Math.max(...places.y) + GROUND,
  });

  // on an upright sheet, such as a phone, the map is drawn taller: the same places, farther apart upwards
  const tall = (atlas, cy) => {
    if (!atlas.places.id.length || cy.height() < cy.width()) return 1;
    const box = bounds(atlas), wide = box.right - box.left, high = box.bottom - box.top;
    return Math.max(1, Math.min(TALLEST, ((cy.height() - 150) / cy.width()) * (wide / high)));
  };
  const stretched = (atlas, by) => ({ ...atlas, places: { ...atlas.places, x: [...atlas.places.x], y: atlas.places.y.map((y) => y * by), pinned: [...atlas.places.pinned] } });

  // on a narrow sheet the legend is folded, and unfolded where there is room again; by hand it stays as it was put
  const fold = (the) => {
    const narrow = $("map-sheet").clientWidth < 700;
    if (narrow !== the.narrow) $("map-legend").open = !narrow;
    the.narrow = narrow;
  };

  // the whole of what was ever on this map: the largest at which nobody stands under a panel, as near the middle as can be
  const home = (the, glide) => {
    const { cy, atlas } = the, { x: xs, y: ys } = atlas.places;
    if (!xs.length) return;
    const box = bounds(atlas), wide = box.right - box.left, high = box.bottom - box.top;
    const width = cy.width(), height = cy.height(), slips = mw.over.panels(), lids = tops(the);
    const most = Math.min((width - 2 * EDGE) / wide, (height - 2 * EDGE - TITLE) / high, MOST);
    const clear = (zoom, x, y, coast) => {
      const side = Math.max(20, coast * zoom), foot = Math.max(24, coast * zoom);
      const under = (left, top, right, bottom) => slips.some((slip) => left < slip[2] && right > slip[0] && top < slip[3] && bottom > slip[1]);
      return !xs.some((at, i) => { const u = at * zoom + x, v = ys[i] * zoom + y; return under(u - side, v - side, u + side, v + foot); })
        && !lids.some((lid) => under(lid.x * zoom + x - 60, lid.y * zoom + y - 24, lid.x * zoom + x + 60, lid.y * zoom + y));
    };
    let best = null;
    // first with the coasts clear too, unless that would make the map much smaller; then with the circles alone
    for (const [coast, least] of [[COAST, 0.8], [0, 0.55]]) for (let zoom = most; !best && zoom > most * least; zoom *= 0.96) {
      const free = { x: width - 2 * EDGE - zoom * wide, y: height - 2 * EDGE - TITLE - zoom * high };
      const spots = [];
      for (let i = 0; i <= 12; i++) for (let j = 0; j <= 8; j++) {
        const aside = i / 12, down = j / 8;
        spots.push([Math.abs(aside - 0.5) * free.x + Math.abs(down - 0.5) * free.y, EDGE + free.x * aside, EDGE + TITLE + free.y * down]);
      }
      spots.sort((one, other) => one[0] - other[0]);
      const spot = spots.find(([, left, top]) => clear(zoom, left - box.left * zoom, top - box.top * zoom, coast));
      if (spot) best = { zoom, pan: { x: spot[1] - box.left * zoom, y: spot[2] - box.top * zoom } };
    }
    const small = most * 0.8;  // nowhere is free: then in the middle
    const { zoom, pan } = best || { zoom: small, pan: { x: (width - small * (box.left + box.right)) / 2, y: (height - small * (box.top + box.bottom)) / 2 } };
    cy.minZoom(zoom * 0.5);
    cy.maxZoom(Math.max(zoom * 10, 3));
    the.home = zoom;
    the.touched = false;
    if (glide && !calm()) cy.animate({ zoom, pan }, { duration: 160, easing: "ease-out" });
    else cy.viewport({ zoom, pan });
    sizes(the);
  };
  // the map on a sheet that got another shape, as on a phone where a panel opens: as tall as suits it now, and whole.
  // Whether the circles are of another size since.
  const lay = (the) => {
    const { cy, atlas: { places }, px } = the, by = tall(the.given, cy) / the.tall;
    if (Math.abs(by - 1) > 0.05) {
      the.tall *= by;
      places.y.forEach((y, i) => { places.y[i] = y * by; });
      cy.batch(() => places.y.forEach((y, i) => cy.getElementById(`p${i}`).position("y", y)));
      the.lands = mw.paint.lands(the.atlas);
    }
    home(the, false);
    return px.most !== the.px.most || px.least !== the.px.least;
  };
  const tops = (the) => (the.atlas.view.kind === "overview" || the.atlas.view.kind === "goals" ? [] : the.lands.map((land) => land.top));

  // sizes of circles: largest where places have room for it on the first view
  const sizes = (the) => {
    const room = SIZES.room * the.home, overview = the.atlas.view.kind === "overview";
    const most = overview ? Math.max(SIZES.overview_least, Math.min(SIZES.overview_most, room * SIZES.overview_part))
      : Math.max(SIZES.least, Math.min(SIZES.most, room * SIZES.part));
    the.px = { least: Math.max(overview ? SIZES.overview_low : SIZES.low, Math.min(SIZES.high, most * SIZES.small)), most };
    the.most = mw.time.greatest(the.atlas, the.metric, Boolean(the.words.columns[the.metric]));
  };

  // bring a partner into sight
  const reveal = (the, i) => {
    const { cy } = the, at = cy.getElementById(`p${i}`).renderedPosition();
    const box = { x: cy.width(), y: cy.height() }, pad = Math.min(70, box.y / 4);
    if (at.x > pad && at.y > pad && at.x < box.x - pad && at.y < box.y - pad) return;
    the.touched = true;
    const by = { x: box.x / 2 - at.x, y: box.y / 2 - at.y };
    if (calm()) cy.panBy(by);
    else cy.animate({ panBy: by }, { duration: 160, easing: "ease-out" });
  };

  const zoom = (the, factor) => {
    const { cy } = the, at = the.chosen === null ? { x: cy.width() / 2, y: cy.height() / 2 } : cy.getElementById(`p${the.chosen}`).renderedPosition();
    the.touched = true;
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: at });
  };

  return { tall, stretched, fold, home, lay, sizes, reveal, zoom };
})();
