// The Progress page: the figures in the colours of the screen, and room for the names of the stages.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.progress = (() => {
  const { row: ROW, rows: ROWS, gap: GAP, rim: RIM } = window.meshwork.measures.strip, MADE_FOR = 3;
  const scheme = () => (document.documentElement.getAttribute("data-mantine-color-scheme") === "dark" ? "dark" : "light");
  const canvas = document.createElement("canvas").getContext("2d");
  let watching = null, tried = null;

  // each name on the first row where it is free, those of dated changes before the others; one that would leave the
  // sheet ends at its edge instead. The picture is made for three rows, and is as much lower or higher as they are.
  const placed = (figure, width) => {
    const { range } = figure.layout.xaxis, first = Date.parse(range[0]), whole = Date.parse(range[1]) - first;
    const taken = [];
    const place = (name) => {
      canvas.font = `${name.font.size}px "Figtree Variable"`;
      const long = canvas.measureText(name.text).width + RIM;
      const start = Math.max(0, Math.min(width - long, ((Date.parse(name.x) - first) / whole) * width));
      const free = taken.findIndex((spans) => spans.every(([from, to]) => start + long + GAP <= from || to + GAP <= start));
      const row = free < 0 ? taken.length : free, shown = row < ROWS && long <= width;
      if (shown) (taken[row] ||= []).push([start, start + long]);
      return { ...name, visible: shown, xref: "paper", x: start / width, yshift: -4 - ROW * Math.min(row, ROWS) };
    };
    const dated = figure.layout.annotations.filter((name) => name.name === "dated");
    const names = [...dated, ...figure.layout.annotations.filter((name) => name.name !== "dated")].map(place);
    const { layout } = figure, inside = layout.height - layout.margin.t, more = ROW * (taken.length - MADE_FOR);
    const up = (part) => 1 - ((1 - part) * inside) / (inside + more);
    return { ...figure, layout: {
      ...layout,
      height: layout.height + more,
      yaxis: { ...layout.yaxis, domain: layout.yaxis.domain.map(up) },
      yaxis2: { ...layout.yaxis2, domain: layout.yaxis2.domain.map(up) },
      annotations: names.map((name) => ({ ...name, y: up(name.y) })),
    } };
  };
  const tall = (figure) => {
    const style = { height: `${figure.layout.height}px` };
    document.getElementById("progress-band").style.height = style.height;
    window.dash_clientside.set_props("progress-band", { style });
    return figure;
  };

  const band = (figures) => {
    const graph = document.getElementById("progress-band");
    if (!figures || !graph || !graph.clientWidth) return window.dash_clientside.no_update;
    if (watching) watching.disconnect();
    let width = graph.clientWidth;
    watching = new ResizeObserver(() => {
      if (!graph.isConnected) { watching.disconnect(); return; }
      if (Math.abs(graph.clientWidth - width) < 8) return;
      width = graph.clientWidth;
      window.dash_clientside.set_props("progress-band", { figure: tall(placed(figures[scheme()], width)) });
    });
    watching.observe(graph);
    return tall(placed(figures[scheme()], width));
  };

  // in the evidence: a goal leads to its own path on this page, a partner to the map
  const made = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words, ...more });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#progress-body a[data-goal], #progress-body a[data-leads]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (!link.dataset.goal) { window.dash_clientside.set_props("frame-where", { href: link.getAttribute("href") }); return; }
    window.dash_clientside.set_props("progress-goal", { value: link.dataset.goal });
    document.getElementById("main").scrollTo(0, 0);
  });
  // the many names that did not fit are put there when they are asked for
  document.addEventListener("toggle", (event) => {
    const box = event.target.querySelector?.(":scope > [data-names]");
    if (!box || box.firstChild) return;
    for (const [name, href, beside] of JSON.parse(box.dataset.names)) {
      const called = href ? made("a", name, { href }) : made("span", name);
      if (href) called.dataset.leads = "map";
      if (box.tagName === "UL") {
        const line = box.appendChild(made("li", ""));
        line.append(called, made("span", beside ? ` ${beside}` : "", { className: "soft" }));
      } else box.append(...(box.firstChild ? [", "] : []), called, ...(beside ? [` (${beside})`] : []));
    }
  }, true);

  return {
    // measured only once the letters are there
    band: async (figures) => { await document.fonts.load('13px "Figtree Variable"'); return band(figures); },
    lines: (figures) => {
      const steady = document.getElementById("progress-steady");
      if (steady && steady !== tried) {  // only then what takes the machine longer
        tried = steady;
        setTimeout(() => {  // somebody may have left the page by then, and what is not there cannot be told
          if (steady.isConnected) window.dash_clientside.set_props("progress-read", { data: Date.now() });
        }, 600);
      }
      return (figures || []).map((each) => each[scheme()]);
    },
  };
})();
