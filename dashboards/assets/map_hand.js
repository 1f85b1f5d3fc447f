// Places by hand: the chosen partner is dragged, or moved with Shift and the arrows, and stays there (the server keeps
// it); and the glide from an old map to one drawn anew. `the` is the state of the map on screen (map_engine.js).
window.meshwork = window.meshwork || {};
window.meshwork.hand = (() => {
  const mw = window.meshwork, STEP = 12, GLIDE = 700;
  const $ = (id) => document.getElementById(id);
  const tell = (id, props) => window.dash_clientside.set_props(id, props);

  const listen = (the) => {
    let moved = false;
    the.cy.on("drag", "node", (event) => { moved = true; put(the, event.target.data("i"), event.target.position()); });
    the.cy.on("free", "node", (event) => { if (moved) keep(the, event.target.data("i")); moved = false; });
  };

  const put = (the, i, { x, y }) => {
    the.atlas.places.x[i] = x;
    the.atlas.places.y[i] = y;
    mw.map.overlay();
  };

  // a moment after the hand let go: the land follows, and the server is told
  let waiting = 0;
  const keep = (the, i) => {
    const { places, view } = the.atlas, round = (much) => Math.round(much * 10) / 10;
    places.pinned[i] = 1;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      the.lands = mw.paint.lands(the.atlas);
      tell("map-placed", { data: { view, who: places.id[i], point: [round(places.x[i]), round(places.y[i] / the.tall)] } });
      mw.said.legend(the);
      hold(the);
      mw.map.overlay();
    }, 250);
  };

  const nudge = (the, [dx, dy]) => {
    const i = the.chosen;
    if (i === null || !the.atlas.kept) return;
    const far = STEP / Math.max(the.cy.zoom(), 0.4), at = { x: the.atlas.places.x[i] + dx * far, y: the.atlas.places.y[i] + dy * far };
    the.cy.getElementById(`p${i}`).position(at);
    put(the, i, at);
    keep(the, i);
    $("map-said").textContent = the.words.stays.replace("{name}", the.atlas.places.name[i]);
  };

  const loose = (the) => {
    const { places, view } = the.atlas;
    if (the.chosen === null || !places.pinned[the.chosen]) return;
    places.pinned[the.chosen] = 0;
    tell("map-placed", { data: { view, who: places.id[the.chosen], point: null } });
    $("map-said").textContent = the.words.let_go.replace("{name}", places.name[the.chosen]);
    mw.said.legend(the);
    hold(the);
    mw.map.overlay();
  };

  // under the card of the chosen: how to move it, or that it was put here
  const hold = (the) => {
    const box = $("map-hold"), held = the.chosen !== null && the.atlas.places.pinned[the.chosen];
    if (!box) return;
    box.hidden = the.chosen === null || !the.atlas.kept;
    $("map-held").textContent = held ? the.words.held : the.words.drag;
    $("map-loose").hidden = !held;
  };

  // everybody moves from the old place to the new one; the lands come when they have arrived
  const glide = (the, old, done) => {
    const { places } = the.atlas, there = new Map(old.places.id.map((id, i) => [id, i]));
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const moving = places.id.flatMap((id, i) => {
      const was = there.get(id);
      return was === undefined ? [] : [{ i, from: [old.places.x[was], old.places.y[was]], to: [places.x[i], places.y[i]] }];
    });
    const begin = performance.now(), lands = the.lands;
    the.lands = [];
    const step = (now) => {
      if (mw.map.state !== the) return;
      const part = Math.min(1, Math.max(0, (now - begin) / GLIDE)), eased = 1 - (1 - part) ** 3;
      the.cy.batch(() => moving.forEach(({ i, from, to }) => {
        const at = { x: from[0] + (to[0] - from[0]) * eased, y: from[1] + (to[1] - from[1]) * eased };
        the.cy.getElementById(`p${i}`).position(at);
        places.x[i] = at.x;
        places.y[i] = at.y;
      }));
      if (part < 1) { mw.map.overlay(); requestAnimationFrame(step); return; }
      the.lands = lands;
      done();
    };
    requestAnimationFrame(step);
  };

  return { listen, nudge, loose, hold, glide };
})();
