// The Progress page: the figures in the colours of the screen, and room for the names of the stages.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.progress = (() => {
  const ROW = 21, ROWS = 3, GAP = 14;
  const scheme = () => (document.documentElement.getAttribute("data-mantine-color-scheme") === "dark" ? "dark" : "light");
  const canvas = document.createElement("canvas").getContext("2d");
  let watching = null;

  // each name on the first of three rows where it is free, those of dated changes before the others; one that would
  // leave the sheet ends at its edge instead
  const placed = (figure, width) => {
    const { range } = figure.layout.xaxis, first = Date.parse(range[0]), whole = Date.parse(range[1]) - first;
    const taken = Array.from({ length: ROWS }, () => []);
    const place = (name) => {
      canvas.font = `${name.font.size}px "Figtree Variable"`;
      const long = canvas.measureText(name.text).width + 2;
      const start = Math.max(0, Math.min(width - long, ((Date.parse(name.x) - first) / whole) * width));
      const row = taken.findIndex((spans) => spans.every(([from, to]) => start + long + GAP <= from || to + GAP <= start));
      if (row >= 0) taken[row].push([start, start + long]);
      return { ...name, visible: row >= 0 && long <= width, xref: "paper", x: start / width, yshift: -4 - ROW * Math.max(row, 0) };
    };
    const dated = figure.layout.annotations.filter((name) => name.name === "dated");
    const names = [...dated, ...figure.layout.annotations.filter((name) => name.name !== "dated")].map(place);
    return { ...figure, layout: { ...figure.layout, annotations: names } };
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
      window.dash_clientside.set_props("progress-band", { figure: placed(figures[scheme()], width) });
    });
    watching.observe(graph);
    return placed(figures[scheme()], width);
  };

  return {
    // measured only once the letters are there
    band: async (figures) => { await document.fonts.load('13px "Figtree Variable"'); return band(figures); },
    lines: (figures) => (figures || []).map((each) => each[scheme()]),
  };
})();
