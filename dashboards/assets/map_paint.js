// What cytoscape does not draw: the lands under it, and the names and rings over it.
// Lands are worked out once per atlas, in the atlas's own measure; names are placed anew whenever something moved.
window.meshwork = window.meshwork || {};
window.meshwork.paint = (() => {
  // a partner's ground is felt to `reach`, and alone ends at about 36, the disc of the positions; at `shore` it becomes
  // sea; `cell` is the grid the coast is found on; a smaller gap than `lake` (twice its area) is land; `water` are the
  // lines in the water, as on old maps (meshwork/reports/measures.py; coast.py beside it draws the same)
  const { coast: COAST, names: NAMES } = window.meshwork.measures, { reach: REACH, shore: SHORE, cell: CELL, lake: LAKE, water: WATER } = COAST;
  const SUNWISE = -1;     // which way round marching squares walk a coast here

  // a quiet, repeatable unevenness, so that a coast looks like one
  const uneven = (x, y) => Math.sin(x * 0.061 + Math.sin(y * 0.043) * 1.7) * Math.cos(y * 0.057 + Math.sin(x * 0.037) * 1.9);

  // how much ground there is at every crossing of a grid around some places, and along their ties
  const ground = (points, bonds) => {
    const left = Math.min(...points.map((p) => p.x)) - REACH * 1.5, top = Math.min(...points.map((p) => p.y)) - REACH * 1.5;
    const columns = Math.ceil((Math.max(...points.map((p) => p.x)) + REACH * 1.5 - left) / CELL) + 1;
    const rows = Math.ceil((Math.max(...points.map((p) => p.y)) + REACH * 1.5 - top) / CELL) + 1;
    const field = new Float32Array(columns * rows);
    const add = (x, y, reach, much) => {
      const c0 = Math.max(0, Math.ceil((x - reach - left) / CELL)), c1 = Math.min(columns - 1, Math.floor((x + reach - left) / CELL));
      const r0 = Math.max(0, Math.ceil((y - reach - top) / CELL)), r1 = Math.min(rows - 1, Math.floor((y + reach - top) / CELL));
      for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) {
        const dx = left + c * CELL - x, dy = top + r * CELL - y, part = 1 - (dx * dx + dy * dy) / (reach * reach);
        if (part > 0) field[r * columns + c] += much * part * part;
      }
    };
    for (const p of points) add(p.x, p.y, REACH, 1);
    for (const [a, b] of bonds) {
      const far = Math.hypot(b.x - a.x, b.y - a.y), parts = Math.floor(far / 26);
      for (let i = 1; i < parts; i++) add(a.x + ((b.x - a.x) * i) / parts, a.y + ((b.y - a.y) * i) / parts, REACH * 0.62, 0.55);
    }
    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++)
      field[r * columns + c] *= 1 + 0.13 * uneven(left + c * CELL, top + r * CELL);
    return { field, columns, rows, left, top };
  };

  // the lines at which the ground has one height: marching squares, joined to rings, corners cut twice
  const contour = ({ field, columns, rows, left, top }, height) => {
    const next = new Map();
    const cut = (i, j) => (height - field[i]) / (field[j] - field[i]);
    for (let r = 0; r < rows - 1; r++) for (let c = 0; c < columns - 1; c++) {
      const a = r * columns + c, b = a + 1, d = a + columns, e = d + 1;
      const code = (field[a] > height) | ((field[b] > height) << 1) | ((field[e] > height) << 2) | ((field[d] > height) << 3);
      if (code === 0 || code === 15) continue;
      const edge = [() => [`h${a}`, c + cut(a, b), r], () => [`v${b}`, c + 1, r + cut(b, e)],
        () => [`h${d}`, c + cut(d, e), r + 1], () => [`v${a}`, c, r + cut(a, d)]];
      const pairs = { 1: [[3, 0]], 2: [[0, 1]], 3: [[3, 1]], 4: [[1, 2]], 5: [[3, 0], [1, 2]], 6: [[0, 2]], 7: [[3, 2]],
        8: [[2, 3]], 9: [[2, 0]], 10: [[0, 1], [2, 3]], 11: [[2, 1]], 12: [[1, 3]], 13: [[1, 0]], 14: [[0, 3]] }[code];
      for (const [one, other] of pairs) {
        const [key, x, y] = edge[one](), [to] = edge[other]();
        next.set(key, { to, x: left + x * CELL, y: top + y * CELL });
      }
    }
    const rings = [];
    while (next.size) {
      let key = next.keys().next().value;
      const ring = [];
      for (let point = next.get(key); point; point = next.get(key)) {
        next.delete(key);
        ring.push([point.x, point.y]);
        key = point.to;
      }
      if (ring.length > 8 && (area(ring) > 0 || area(ring) < -LAKE)) rings.push(smooth(smooth(ring)));
    }
    return rings;
  };

  // twice the signed area: coasts run one way round, the shores of lakes the other
  const area = (ring) => ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return sum + v * x - y * u;
  }, 0) * SUNWISE;

  const smooth = (ring) => ring.flatMap(([x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length];
    return [[x * 0.75 + u * 0.25, y * 0.75 + v * 0.25], [x * 0.25 + u * 0.75, y * 0.25 + v * 0.75]];
  });

  const path = (rings) => {
    const found = new Path2D();
    for (const ring of rings) {
      ring.forEach(([x, y], i) => (i ? found.lineTo(x, y) : found.moveTo(x, y)));
      found.closePath();
    }
    return found;
  };

  // the lands of an atlas: coast and water lines as paths, and where each may write its name
  const lands = (atlas) => {
    const { places, lines } = atlas;
    const bonds = atlas.lands.id.map(() => []);
    lines.source.forEach((a, i) => {
      const b = lines.target[i];
      if (places.land[a] >= 0 && places.land[a] === places.land[b]) bonds[places.land[a]].push([a, b]);
    });
    return atlas.lands.members.map((members, index) => {
      const point = (i) => ({ x: places.x[i], y: places.y[i] });
      const field = ground(members.map(point), bonds[index].map(([a, b]) => [point(a), point(b)]));
      const rings = contour(field, SHORE);
      const all = rings.flat();
      const top = Math.min(...all.map(([, y]) => y)), summit = all.filter(([, y]) => y < top + 14);
      return {
        name: atlas.lands.name[index], members, rings, coast: path(rings), water: WATER.map((height) => path(contour(field, height))),
        top: { x: summit.reduce((sum, [x]) => sum + x, 0) / summit.length, y: top },
        middle: members.reduce((sum, i) => sum + places.x[i], 0) / members.length,
      };
    });
  };

  const drawLands = (canvas, found, view, colours, settled) => {
    const pen = canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.setTransform(view.ratio * view.zoom, 0, 0, view.ratio * view.zoom, view.ratio * view.x, view.ratio * view.y);
    pen.lineJoin = "round";
    const there = found.filter((_land, i) => settled[i]);
    for (const land of there) {
      pen.strokeStyle = colours.coast;
      land.water.forEach((line, i) => {
        pen.globalAlpha = COAST.water_ink[i];
        pen.lineWidth = COAST.water_wide / view.zoom;
        pen.stroke(line);
      });
    }
    pen.globalAlpha = 1;
    for (const land of there) {
      pen.fillStyle = colours.land;
      pen.fill(land.coast);
      pen.strokeStyle = colours.coast;
      pen.lineWidth = COAST.coast_wide / view.zoom;
      pen.stroke(land.coast);
    }
  };

  // boxes that are taken, in squares of 64 pixels so that asking is quick
  const boxes = () => {
    const squares = new Map();
    const each = (box, what) => {
      for (let x = Math.floor(box[0] / 64); x <= Math.floor(box[2] / 64); x++)
        for (let y = Math.floor(box[1] / 64); y <= Math.floor(box[3] / 64); y++) if (what(x * 4099 + y)) return true;
      return false;
    };
    return {
      take: (box, owner) => each(box, (key) => { (squares.get(key) || squares.set(key, []).get(key)).push([box, owner]); return false; }),
      free: (box, owner) => !each(box, (key) => (squares.get(key) || []).some(([other, whose]) =>
        whose !== owner && other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1])),
    };
  };

  // six places for a name beside a circle of radius r; the last used is tried first, so that names keep still
  const spots = (x, y, r, w, h) => [
    [x - w / 2, y + r + 3], [x - w / 2, y - r - 3 - h], [x + r + 5, y - h / 2], [x - r - 5 - w, y - h / 2],
    [x + r * 0.7 + 4, y + r * 0.6], [x - r * 0.7 - 4 - w, y + r * 0.6],
  ];

  // `marks`: places on screen [{id, x, y, r, name, weight, must, near}] (a name may lie over who is far); `titles`: lands [{name, x, y}]; `panels`: boxes to keep
  // clear. Returns what was written, for the tests and for whoever reads the map.
  const drawNames = (canvas, view, colours, marks, titles, panels, used) => {
    const pen = canvas.getContext("2d");
    pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    const taken = boxes();
    const inside = (box) => box[0] > 2 && box[1] > 2 && box[2] < view.width - 2 && box[3] < view.height - 2;
    for (const panel of panels) taken.take(panel, "panel");
    for (const m of marks) if (m.near) taken.take([m.x - m.r - 1, m.y - m.r - 1, m.x + m.r + 1, m.y + m.r + 1], m.id);
    const written = { names: [], lands: [], boxes: [] };
    const write = (words, x, y, colour, halo) => {
      pen.strokeStyle = halo;
      pen.lineWidth = NAMES.halo;
      pen.strokeText(words, x, y);
      pen.fillStyle = colour;
      pen.fillText(words, x, y);
    };

    pen.font = `${NAMES.land_weight} ${NAMES.land_size}px "Figtree Variable", system-ui, sans-serif`;
    pen.letterSpacing = `${NAMES.land_spacing}px`;
    for (const title of titles) {
      const words = title.name.toLocaleUpperCase(), w = pen.measureText(words).width;
      const spot = [[title.x - w / 2, title.y - 18], [title.x - w / 2, title.y + 5], [title.middle - w / 2, title.y - 20]].find(([x, y]) => {
        const box = [x - 3, y - 2, x + w + 3, y + 14];
        return inside(box) && taken.free(box, null);
      });
      if (!spot) continue;
      taken.take([spot[0] - 3, spot[1] - 2, spot[0] + w + 3, spot[1] + 14], "title");
      write(words, spot[0], spot[1], colours.soft, colours.paper);
      written.lands.push(title.name);
      written.boxes.push([spot[0], spot[1], spot[0] + w, spot[1] + 12]);
    }

    pen.font = `${NAMES.weight} ${NAMES.size}px "Figtree Variable", system-ui, sans-serif`;
    pen.letterSpacing = "0px";
    const most = Math.max(NAMES.fewest, Math.round((view.width * view.height) / NAMES.sheet_each));
    const queue = [...marks].filter((m) => m.name).sort((a, b) => b.must - a.must || b.weight - a.weight || (a.name < b.name ? -1 : 1));
    for (const m of queue) {
      if (!m.must && written.names.length >= most) break;  // found, chosen and pointed at come always
      const w = m.wide || (m.wide = pen.measureText(m.name).width), h = NAMES.high;
      const tried = spots(m.x, m.y, m.r, w, h);
      const before = used.get(m.id);
      const order = before === undefined ? [0, 1, 2, 3, 4, 5] : [before, ...[0, 1, 2, 3, 4, 5].filter((i) => i !== before)];
      let spot = order.find((i) => {
        const box = [tried[i][0] - 2, tried[i][1] - 1, tried[i][0] + w + 2, tried[i][1] + h + 1];
        return inside(box) && taken.free(box, m.id);
      });
      if (spot === undefined && m.must > 1) spot = order.find((i) => inside([tried[i][0], tried[i][1], tried[i][0] + w, tried[i][1] + h]));
      if (spot === undefined) { used.delete(m.id); continue; }
      used.set(m.id, spot);
      const [x, y] = tried[spot];
      taken.take([x - 2, y - 1, x + w + 2, y + h + 1], m.id);
      write(m.name, x, y + 1, colours.ink, colours.land);
      written.names.push(m.id);
      written.boxes.push([x, y, x + w, y + h]);
    }
    return written;
  };

  // thin circles around what is new, chosen or looked at; the first thing on the upper canvas
  const drawRings = (canvas, view, rings) => {
    const pen = canvas.getContext("2d");
    pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    pen.clearRect(0, 0, view.width, view.height);
    for (const { x, y, r, colour, wide, dash } of rings) {
      pen.beginPath();
      pen.setLineDash(dash || []);
      pen.arc(x, y, r, 0, Math.PI * 2);
      pen.strokeStyle = colour;
      pen.lineWidth = wide;
      pen.stroke();
    }
    pen.setLineDash([]);
  };

  return { lands, drawLands, drawNames, drawRings };
})();
