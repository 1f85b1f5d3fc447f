// What is said around the map: the line about the period, the legend, tooltips, and the rows of the table.
// `the` is the state of the map on screen (map_engine.js); its words come from the server in the language of who looks.
window.meshwork = window.meshwork || {};
window.meshwork.said = (() => {
  const $ = (id) => document.getElementById(id);
  const tell = (id, props) => window.dash_clientside.set_props(id, props);

  const grouped = (n) => n.toLocaleString(document.documentElement.lang);
  const counted = (the, key, n) => the.words[key][n === 1 ? 0 : 1].replace(/[12]/, grouped(n));

  const summary = (the) => {
    const { words, state, atlas } = the, day = window.meshwork.slider.day;
    const parts = [];
    if (state.partners) parts.push(counted(the, "partners", state.partners));
    if (state.fresh) parts.push(counted(the, "ties", state.fresh));
    if (state.fading) parts.push(counted(the, "fading", state.fading));
    if (the.meant) parts.splice(0, parts.length, the.found.length ? counted(the, "members", the.found.length) : words.nobody);
    const title = the.meant ? day(atlas.steps[the.to]) : the.from === the.to ? words.now
      : words.range.replace("{from}", day(atlas.steps[the.from], "short")).replace("{to}", day(atlas.steps[the.to], "short"));
    // of the very first step nobody knows what was before it, so it is told what there is, not what is new
    if (!parts.length && the.to === 0 && atlas.view.kind !== "overview") parts.push(counted(the, "members", state.shown.filter(({ present }, i) => present && atlas.places.kind[i] !== "goal").length));
    $("map-summary").replaceChildren(bold(title), ` · ${parts.length ? parts.join(" · ") : words.quiet}`);
    tell("frame-day", { children: day(atlas.steps[the.to]) });
    const [stage, note] = window.meshwork.slider.stage(the.to);
    // a phone has room for the name alone
    const beside = note && { namespace: "dash_html_components", type: "Span", props: { children: ` · ${note}`, className: "beside" } };
    const link = $("frame-stage"), day_ = the.to === atlas.steps.length - 1 ? "" : `?dag=${atlas.steps[the.to]}`;
    tell("frame-stage", { children: [stage, beside].filter(Boolean), ...(link.href ? { href: link.getAttribute("href").split("?")[0] + day_ } : {}) });
  };
  const bold = (text) => Object.assign(document.createElement("b"), { textContent: text });

  // true for what is on the screen, and for nothing else; answers whether it changed
  const legend = (the) => {
    const { atlas, state, words } = the, { colour } = window.meshwork.style;
    const kinds = new Set(), sectors = new Map();
    state.shown.forEach((now, i) => {
      if (!now.present) return;
      kinds.add(atlas.places.kind[i]);
      if (atlas.view.kind === "overview") for (const [sector] of atlas.places.mix[i]) sectors.set(sector, true);
      else if (atlas.places.kind[i] !== "goal") sectors.set(atlas.places.sector[i] || "", true);
    });
    const known = [...words.sectors.filter((name) => sectors.has(name)), ...[...sectors.keys()].filter((name) => name && !words.sectors.includes(name))];
    const by = window.meshwork.groups.shown(the);
    const items = by ? window.meshwork.groups.legend(the) : known.map((name) => ["dot", words.sector[name] || name, colour(the, name)]);
    if (!by && sectors.has("")) items.push(["dot", words.no_sector, colour(the, "other")]);
    for (const kind of ["organisation", "person", "group", "goal"]) if (kinds.has(kind) && kinds.size > 1) items.push([kind, words.kind[kind]]);
    if (state.shown.some((now, i) => now.present && atlas.places.facilitator[i])) items.push(["leads", words.facilitator]);
    if (state.shown.some((now) => now.present && now.hollow)) items.push(["ring", words.alone]);
    if (state.ties.some((tie) => tie.fresh)) items.push(["new", words.tie_new]);
    if (state.ties.some((tie) => tie.fading)) items.push(["fades", words.tie_fading, null, words.fades]);
    if (state.ties.some((tie) => tie.ended)) items.push(["ended", words.tie_ended]);
    items.push(...window.meshwork.threads.legend(the));
    if (state.shown.some((now, i) => now.present && atlas.places.pinned[i])) items.push(["pinned", words.pinned]);
    for (const id of ["map-size", "map-colours"]) $(id).hidden = atlas.view.kind === "overview" || (id === "map-size" && atlas.view.kind === "goals");
    const key = JSON.stringify(items) + document.documentElement.dataset.mantineColorScheme;
    if (key === the.legend) return false;
    the.legend = key;
    $("map-key").replaceChildren(...items.map(([sign, text, paint, more, who]) => {
      const item = document.createElement("li"), mark = document.createElement("i");
      mark.className = sign;
      if (paint) mark.style.background = paint;
      if (more) item.title = more;
      item.append(mark, who ? way(the, text, who) : text);
      return item;
    }));
    return true;
  };

  // words of the legend that show whom they mean
  const way = (the, text, who) => {
    const button = Object.assign(document.createElement("button"), { className: "go", textContent: text, type: "button" });
    button.addEventListener("click", () => window.meshwork.look.among(the, who.map((id) => [id])));
    return button;
  };

  const describe = (the, target) => {
    const { atlas, words, state } = the, i = target.data("i");
    if (target.isNode()) return facts(the, i);
    const tie = state.ties[i], stretches = atlas.lines.stretches[i];
    let since = 0;
    for (let at = 0; at < stretches.length && stretches[at] <= the.to; at += 4) if (at === 0 || stretches[at] !== stretches[at - 3]) since = stretches[at];
    const names = `${atlas.places.name[atlas.lines.source[i]]} - ${atlas.places.name[atlas.lines.target[i]]}`;
    const how = [tie.fading ? words.tie_fading : tie.ended ? words.tie_ended : words.levels[tie.level]];
    if (since > 0) how.push(words.since.replace("{day}", window.meshwork.slider.day(atlas.steps[since], "month")));
    return `${names}: ${how.join(", ")}. ${atlas.view.kind === "overview" ? "" : words.open_tie}`;
  };
  const facts = (the, i) => {
    const { atlas, words, state } = the, ties = window.meshwork.time.at(window.meshwork.time.degree(atlas)[i], the.to);
    if (atlas.places.kind[i] === "goal") return counted(the, "members", ties);
    if (atlas.places.kind[i] === "land") return [`${atlas.places.name[i]}: ${counted(the, "members", state.shown[i].value)}`, (window.meshwork.threads.of(the, i) || {}).says].filter(Boolean).join(" · ");
    const parts = [words.sector[atlas.places.sector[i]] || atlas.places.sector[i], atlas.places.town[i]];
    parts.push(ties ? counted(the, "tied", ties) : words.alone, (window.meshwork.threads.of(the, i) || {}).says);
    return parts.filter(Boolean).join(" · ");
  };
  const title = (the, i, now) => (the.atlas.view.kind === "overview" ? `${the.atlas.places.name[i]} (${grouped(now.value)})` : the.atlas.places.name[i]);

  // the other half: the same partners as rows
  const rows = (the) => {
    const { atlas, state, words } = the, { at } = window.meshwork.time;
    const named = the.columns.includes(window.meshwork.groups.KEY) ? window.meshwork.groups.names(the) : new Map();
    const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(), sought = fold(the.sift || "").trim();
    const every = state.shown.flatMap((now, i) => (now.present && atlas.places.kind[i] !== "goal" ? [{
      id: atlas.places.id[i], name: atlas.places.name[i], kind: words.kind[atlas.places.kind[i]] || "", town: atlas.places.town[i] || "",
      sector: words.sector[atlas.places.sector[i]] || atlas.places.sector[i] || "", ties: at(atlas.places.ties[i], the.to),
      strength: at(atlas.places.strength[i], the.to), sessions: at(atlas.places.sessions[i], the.to), goals: at(atlas.places.goals[i], the.to),
      [window.meshwork.threads.KEY]: window.meshwork.threads.cell(the, i),
      ...Object.fromEntries(the.columns.map((key) => [key, the.words.columns[key].times ? value(the, key, i) : named.get(i) || ""])),
    }] : []));
    return every.filter((row) => [row.name, row.kind, row.sector, row.town, row.group || "", String(row.through)].some((text) => fold(text).includes(sought)));
  };

  // a number that was asked for: as a percentage or with one decimal; nothing where there is none
  const value = (the, key, i) => {
    const runs = the.atlas.places[key];
    if (!runs || !runs[i].length || the.unfit[key]) return null;
    return Math.round(window.meshwork.time.at(runs[i], the.to) * the.words.columns[key].times * 10) / 10;
  };
  const column = (the, key) => {
    const { name, tells, times } = the.words.columns[key];
    return { field: key, headerName: name, headerTooltip: tells, ...(times ? { type: "rightAligned", width: 150 } : { width: 220 }) };
  };

  // what the columns tell, for who has no mouse to rest on a heading: the chosen numbers and those that are always there
  const told = (the) => {
    const { columns, meaning, always } = the.words;
    const every = [...the.columns.map((key) => [columns[key].name, [columns[key].tells, columns[key].means, columns[key].source]]),
      ...Object.keys(always).map((key) => [always[key], [meaning[key]]])];
    return every.flatMap(([name, said]) => [Object.assign(document.createElement("dt"), { textContent: name }),
      Object.assign(document.createElement("dd"), { textContent: said.filter(Boolean).join(" ") })]);
  };

  return { counted, told, summary, legend, describe, facts, title, rows, column };
})();
