// The slider: a picture of the whole journey. Bars of activity, past dark and to come pale; under them one band coloured
// and patterned by stage, with the names of the stages where they begin; and a thumb, or two for a period.
window.meshwork = window.meshwork || {};
window.meshwork.slider = (() => {
  const TOP = 18, BARS = 38, BAND = 62, THICK = 9, NAMES = 87, HEIGHT = 94, EDGE = 12;
  const LEAP = { week: 4, month: 12, year: 5 };  // what Page Up goes, and how long a period begins
  const STYLE = { week: "day", month: "month", year: "year" };
  const SVG = "http://www.w3.org/2000/svg";
  const $ = (id) => document.getElementById(id);
  let the = null, timer = 0;

  const make = (name, attributes = {}, parent = null, text = null) => {
    const one = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    if (text !== null) one.textContent = text;
    if (parent) parent.append(one);
    return one;
  };

  // a day in words, as the rest of the screen says it
  const day = (iso, style = "day") => {
    const form = { day: { day: "numeric", month: "long", year: "numeric" }, month: { month: "long", year: "numeric" },
      short: { month: "short", year: "numeric" }, year: { year: "numeric" } }[style];
    const words = new Intl.DateTimeFormat(document.documentElement.lang === "nl" ? "nl" : "en-GB", { ...form, timeZone: "UTC" });
    return words.format(new Date(`${iso}T00:00:00Z`));
  };

  const draw = (given) => {
    if (the) the.stop();
    const box = $("map-journey");
    the = { ...given, last: given.atlas.steps.length - 1, range: given.from !== given.to, stops: [] };
    the.stop = () => { pause(); the.stops.forEach((stop) => stop()); };
    the.svg = make("svg", { "aria-hidden": "true", height: HEIGHT });
    the.thumbs = ["from", "to"].map((which) => {
      const thumb = document.createElement("div");
      thumb.className = "thumb";
      thumb.tabIndex = 0;
      thumb.setAttribute("role", "slider");
      thumb.setAttribute("aria-valuemin", "0");
      thumb.setAttribute("aria-valuemax", String(the.last));
      thumb.addEventListener("keydown", (event) => keys(event, which));
      return thumb;
    });
    box.replaceChildren(the.svg, ...the.thumbs);
    const on = (target, name, what) => { target.addEventListener(name, what); the.stops.push(() => target.removeEventListener(name, what)); };
    on(box, "pointerdown", grab);
    on($("map-play"), "click", () => (timer ? pause() : play()));
    on($("map-span"), "click", () => {
      the.range = !the.range;
      set(the.range ? Math.max(0, the.to - LEAP[the.words.unit]) : the.to, the.to);
    });
    const size = new ResizeObserver(() => picture());
    size.observe(box);
    the.stops.push(() => size.disconnect());
    picture();
  };

  // --- the picture

  const x = (step) => EDGE + ((step + 0.5) * the.wide) / (the.last + 1);
  const left = (step) => EDGE + (step * the.wide) / (the.last + 1);
  const at = (where) => Math.max(0, Math.min(the.last, Math.floor(((where - EDGE) / the.wide) * (the.last + 1))));

  const picture = () => {
    const width = $("map-journey") && $("map-journey").clientWidth;
    if (!width) return;  // the page is another by now, or not yet laid out
    the.wide = width - 2 * EDGE;
    the.svg.setAttribute("width", width);
    the.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    the.svg.replaceChildren();
    patterns();
    years();
    const most = Math.max(1, ...the.atlas.activity), gap = the.wide / (the.last + 1) > 5 ? 1.5 : 0.3;
    the.bars = the.atlas.activity.map((many, step) => {
      // a square root, so that one large event does not make every small month vanish
      const high = many ? Math.max(2, Math.sqrt(many / most) * BARS) : 0;
      return make("rect", { x: left(step) + gap / 2, y: TOP + BARS - high, height: high, rx: 1, width: Math.max(0.6, left(1) - left(0) - gap) }, the.svg);
    });
    band();
    the.window = make("rect", { y: TOP - 2, height: BAND + THICK - TOP + 2, class: "window" }, the.svg);
    the.needles = [0, 1].map(() => make("line", { y1: TOP - 2, y2: BAND, class: "needle" }, the.svg));
    the.said = make("text", { y: 11, class: "said" }, the.svg);
    repaint();
  };

  const patterns = () => {
    const defs = make("defs", {}, the.svg);
    const marks = {
      L0: [["circle", { cx: 2.5, cy: 2.6, r: 0.9 }], ["circle", { cx: 6.6, cy: 6.2, r: 0.9 }]],
      L1: [["path", { d: "M2 0V9" }]],
      P1: [["circle", { cx: 4.5, cy: 4.5, r: 2.3, class: "open" }]],
      P2: [],
      M1: [["path", { d: "M0 3H9M3 0V9" }]],
      M2: [["path", { d: "M0 2H9M0 6.5H9M2 0V9M6.5 0V9" }]],
    };
    for (const [stage, signs] of Object.entries(marks)) {
      const tile = make("pattern", { id: `band-${stage}`, width: 9, height: THICK, patternUnits: "userSpaceOnUse", y: BAND, class: "sign" }, defs);
      make("rect", { width: 9, height: THICK, fill: `var(--stage-${stage})`, class: "ground" }, tile);
      for (const [name, attributes] of signs) make(name, attributes, tile);
    }
    const hatch = make("pattern", { id: "band-young", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, defs);
    make("rect", { width: 2.6, height: 5, fill: "var(--card)", opacity: 0.78 }, hatch);
  };

  const years = () => {
    let free = -1;
    the.years = [];
    the.atlas.steps.forEach((iso, step) => {
      if (step && iso.slice(0, 4) === the.atlas.steps[step - 1].slice(0, 4)) return;
      const from = left(step);
      if (step) make("line", { x1: from, x2: from, y1: 3, y2: BAND - 3, class: "year" }, the.svg);
      if (from < free || from > the.wide - 20) return;
      the.years.push({ from, text: make("text", { x: from + 4, y: 11, class: "years" }, the.svg, iso.slice(0, 4)) });
      free = from + 44;
    });
  };

  const band = () => {
    make("rect", { x: EDGE, y: BAND, width: the.wide, height: THICK, rx: 2, class: "unread" }, the.svg);
    const named = [];
    for (const part of the.band) {
      const box = { x: left(part.first), y: BAND, width: left(part.end) - left(part.first), height: THICK };
      if (part.status === "asleep") make("rect", { ...box, class: "asleep" }, the.svg);
      else if (part.stage) make("rect", { ...box, fill: `url(#band-${part.stage})` }, the.svg);
      if (part.status === "young") make("rect", { ...box, fill: "url(#band-young)" }, the.svg);
      const before = named[named.length - 1];
      if (before && before.name === part.name) before.end = part.end;
      else named.push({ name: part.name, first: part.first, end: part.end });
    }
    let free = -1;
    named.forEach((part, i) => {
      if (!part.name) return;
      const from = left(part.first), text = make("text", { x: from + 1, y: NAMES, class: "stage" }, the.svg, part.name);
      const long = text.getComputedTextLength(), next = named.slice(i + 1).find((each) => each.name);
      const room = (next ? left(next.first) : the.wide + 2 * EDGE) - from - 10;
      // the last name may stand to the left of where its stage begins, rather than be cut
      const start = !next && long > room ? Math.max(free, the.wide + EDGE - long) : from + 1;
      if (start < free || (next && long > room)) { text.remove(); return; }
      text.setAttribute("x", start);
      make("line", { x1: from, x2: from, y1: BAND + THICK, y2: BAND + THICK + 4, class: "begin" }, the.svg);
      free = start + long + 10;
    });
  };

  const repaint = () => {
    if (!the || !the.bars) return;
    const { from, to, range } = the;
    the.bars.forEach((bar, step) => bar.setAttribute("class", step > to ? "to-come" : range && step < from ? "before" : "past"));
    const places = [x(from), x(to)];
    the.needles.forEach((needle, i) => {
      needle.setAttribute("x1", places[i]);
      needle.setAttribute("x2", places[i]);
    });
    the.window.setAttribute("x", left(from));
    the.window.setAttribute("width", range ? left(to + 1) - left(from) : 0);
    the.said.textContent = range ? `${day(the.atlas.steps[from], "short")} - ${day(the.atlas.steps[to], "short")}` : day(the.atlas.steps[to], STYLE[the.words.unit]);
    const half = the.said.getComputedTextLength() / 2 || 40, middle = range ? (places[0] + places[1]) / 2 : places[1];
    const centre = Math.max(half + 2, Math.min(the.wide + 2 * EDGE - half - 2, middle));
    the.said.setAttribute("x", centre);
    // a year makes way for the day that is said, rather than be cut by it
    the.years.forEach((year) => year.text.toggleAttribute("hidden", year.from + 38 > centre - half && year.from < centre + half));
    the.thumbs.forEach((thumb, i) => {
      const step = i ? to : from;
      thumb.hidden = !i && !range;
      thumb.style.transform = `translate(${places[i]}px, ${BAND + THICK / 2}px)`;
      thumb.setAttribute("aria-valuenow", String(step));
      thumb.setAttribute("aria-valuetext", [day(the.atlas.steps[step]), stage(step).join(" · ")].filter(Boolean).join(", "));
      thumb.setAttribute("aria-label", i ? (range ? the.words.until : the.words.slider) : the.words.from);
    });
    $("map-span").setAttribute("aria-pressed", String(range));
  };

  // the stage on a step and what to call it, with how it stands
  const stage = (step) => {
    const part = the.band.find((each) => each.first <= step && step < each.end);
    return [part?.name, part?.note].filter(Boolean);
  };

  // --- the hand and the keyboard

  const set = (from, to) => {
    const first = Math.max(0, Math.min(the.last, from)), last = Math.max(0, Math.min(the.last, to));
    if (first === the.from && last === the.to && the.moved) { repaint(); return; }
    the.moved = true;
    the.from = Math.min(first, last);
    the.to = Math.max(first, last);
    repaint();
    the.move(the.from, the.to);
  };
  const put = (which, step) => {
    if (!the.range) set(step, step);
    else if (which === "from") set(Math.min(step, the.to), the.to);
    else set(the.from, Math.max(step, the.from));
  };

  const grab = (event) => {
    if (event.button) return;
    pause();
    const box = $("map-journey"), where = (e) => e.clientX - box.getBoundingClientRect().left;
    const which = the.range && Math.abs(where(event) - x(the.from)) < Math.abs(where(event) - x(the.to)) ? "from" : "to";
    let asked = 0, latest = 0;
    const go = (e) => {
      latest = at(where(e));
      asked = asked || requestAnimationFrame(() => { asked = 0; put(which, latest); });
    };
    const end = () => {
      box.removeEventListener("pointermove", go);
      the.thumbs[which === "from" ? 0 : 1].focus({ preventScroll: true });
    };
    box.setPointerCapture(event.pointerId);
    box.addEventListener("pointermove", go);
    box.addEventListener("pointerup", end, { once: true });
    box.addEventListener("pointercancel", end, { once: true });
    go(event);
    event.preventDefault();
  };

  const keys = (event, which) => {
    const now = which === "from" ? the.from : the.to, year = LEAP[the.words.unit];
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - year,
      PageUp: now + year, Home: 0, End: the.last }[event.key];
    if (event.key === " ") { if (timer) pause(); else play(); } else if (to === undefined) return;
    else { pause(); put(which, Math.max(0, Math.min(the.last, to))); }
    event.preventDefault();
  };

  const play = () => {
    if (the.to === the.last) set(the.range ? the.from : 0, the.range ? the.from : 0);
    const wait = Math.max(220, Math.min(800, 30000 / (the.last + 1)));
    const mine = the;
    timer = setInterval(() => {
      if (the !== mine || !$("map-journey") || the.to >= the.last) { pause(); return; }
      put("to", the.to + 1);
    }, wait);
    button(true);
  };
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    button(false);
  };
  const button = (playing) => {
    if (!$("map-play") || !the) return;
    $("map-play").classList.toggle("playing", playing);
    $("map-play").setAttribute("aria-label", playing ? the.words.pause : the.words.play);
  };

  return { draw, set, day, stage, repaint, band(parts) { if (the) { the.band = parts; picture(); } } };
})();
