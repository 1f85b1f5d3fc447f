// What is looked at on the map: one partner, one tie, several at once, what if some left, or nothing; and what the panel
// is asked for.
// `the` is the state of the map on screen (map_engine.js).
window.meshwork = window.meshwork || {};
window.meshwork.look = (() => {
  const mw = window.meshwork;
  const $ = (id) => document.getElementById(id);
  const tell = (id, props) => window.dash_clientside.set_props(id, props);
  const PATIENT = 500;  // milliseconds before it is said that an answer takes longer
  const grouped = (the) => the.atlas.view.kind === "overview";

  // whoever is not near what is looked at steps back
  const focus = (the) => {
    const { cy, atlas } = the;
    const ends = the.tie === null ? null : [atlas.lines.source[the.tie], atlas.lines.target[the.tie]];
    const near = ends ? new Set(ends) : the.fallen ? staying(the) : the.found ? new Set(the.found) : the.chosen === null ? null : mw.walk.around(the, the.chosen, the.reach);
    const nothing = !near && !the.near;
    the.near = near;
    if (nothing) return;
    cy.batch(() => {
      cy.nodes().forEach((node) => { node.toggleClass("far", Boolean(near) && !near.has(node.data("i"))); });
      cy.edges().forEach((edge) => {
        const i = edge.data("i"), a = atlas.lines.source[i], b = atlas.lines.target[i];
        const on = !near || (ends ? i === the.tie : near.has(a) && near.has(b) && (the.reach > 1 || the.found || the.fallen || a === the.chosen || b === the.chosen));
        edge.toggleClass("far", !on);
        edge.toggleClass("lit", Boolean(near) && on && !the.fallen);
        edge.toggleClass("picked", i === the.tie);
      });
    });
  };

  // who would stay where some left
  const staying = (the) => new Set(the.atlas.places.id.map((_id, i) => i).filter((i) => !the.fallen.has(i)));

  const at = (the, chosen, tie, meant) => {
    if (the.chosen !== null) the.cy.getElementById(`p${the.chosen}`).ungrabify();
    Object.assign(the, { chosen, tie, meant, found: null, asked: null, fallen: null });
    if (chosen !== null && the.atlas.kept) the.cy.getElementById(`p${chosen}`).grabify();
    mw.hand.hold(the);
    if ($("map-reach")) $("map-reach").hidden = tie !== null;
  };

  const open = (the, id) => {
    if (grouped(the)) tell("map-view", { data: { kind: "group", of: id, reach: 1 } });
    else choose(the, id);
  };

  // choose a partner by id, or nobody; `quiet` where the page beside the map knows already
  const choose = (the, id, { quiet = false, show = false } = {}) => {
    const i = id === null ? null : the.index.get(id);
    if (id !== null && i === undefined) return false;
    if (id !== null && !the.state.shown[i].present) {  // go to the last day it was there
      const spans = the.atlas.places.spans[i], to = Math.max(0, spans[spans.length - 1] - 1);
      mw.slider.set(to, to);
    }
    const changed = the.chosen !== i || the.meant || the.tie !== null || the.asked;
    at(the, i, null, null);
    focus(the);
    if (i !== null && show) mw.fit.reveal(the, i);
    if (changed && !quiet || i !== null) ask(the);
    if (changed && the.table) tell("map-grid", { selectedRows: i === null ? [] : { ids: [id] } });
    if (i !== null) $("map-said").textContent = `${the.atlas.places.name[i]}. ${mw.said.facts(the, i)}`;
    address(the);
    mw.map.overlay();
    return true;
  };

  // what if these left (ids), or all facilitators; of nobody: whose leaving would hurt most
  const suppose = (the, asked) => {
    at(the, asked.who.length === 1 && !grouped(the) ? the.index.get(asked.who[0]) ?? null : null, null, null);
    the.asked = asked;
    for (const id of ["map-reach", "map-hold"]) if ($(id)) $(id).hidden = true;
    focus(the);
    address(the);
    mw.said.summary(the);
    mw.map.overlay();
  };
  // one more leaves with those who were asked for
  const also = (the, id) => { if (the.asked && !the.asked.who.includes(id)) suppose(the, { ...the.asked, who: [...the.asked.who, id] }); };
  // of a whole group on the sheet of a large community it cannot be seen who of it would fall off
  const supposed = (the, found) => {
    clearTimeout(waiting);
    meanwhile(false);
    the.fallen = found && the.asked && !grouped(the) ? new Set([...found.gone, ...found.fallen].map((id) => the.index.get(id))) : null;
    focus(the);
    if (the.asked) $("map-panel").focus({ preventScroll: true });
    if (found && the.asked) $("map-said").textContent = found.said;
    mw.map.overlay();
  };

  // choose a tie by its number, or by the ids of its ends: the panel says why it is there
  const pick = (the, i) => {
    at(the, null, i, null);
    focus(the);
    ask(the);
    $("map-said").textContent = mw.said.describe(the, the.cy.getElementById(`l${i}`));
    mw.map.overlay();
  };
  const between = (the, one, other) => {
    const { lines, steps } = the.atlas, [a, b] = [the.index.get(one), the.index.get(other)];
    const i = lines.source.findIndex((source, n) => (source === a && lines.target[n] === b) || (source === b && lines.target[n] === a));
    if (i >= 0) pick(the, i);
    else tell("map-chosen", { data: { tie: [one, other], day: steps[the.to] } });  // it was too faint for the sheet
  };

  // several at once: whoever carries a goal on the day of the slider, the partners of a town
  const mean = (the) => {
    const day = the.atlas.steps[the.to];
    const now = the.meant.filter(([, since, until]) => (!since || since <= day) && (!until || day < until));
    the.found = [...new Set(now.map(([id]) => the.index.get(id)))].filter((i) => i !== undefined && the.state.shown[i].present);
    $("map-said").textContent = the.found.length ? mw.said.counted(the, "members", the.found.length) : the.words.nobody;
  };
  const find = (the, who) => {
    at(the, null, null, who.length ? who : null);
    if (the.meant) mean(the);
    ask(the);
    focus(the);
    mw.said.summary(the);
    mw.map.overlay();
    return who.some(([id]) => the.index.has(id)) || !who.length;
  };

  // what a search chose: one partner, or several; who is not in this view is looked up in a view around them
  const among = (the, who) => {
    if (!$("map-sheet")) return false;
    if (!who.length && !the.meant) return true;
    if (who.length !== 1 || who[0][1] || who[0][2]) return find(the, who);
    lead(the, who[0][0]);
    return true;
  };
  // to a partner: on this sheet, else in a view around it; a group of an overview has the id of a partner too
  const lead = (the, id) => {
    if (grouped(the) || !choose(the, id, { show: true })) tell("map-view", { data: { kind: "neighbourhood", of: id, reach: 1 } });
  };

  // the server draws the panel once the hand rests; what takes it long is said meanwhile
  let asking = 0, waiting = 0;
  const meanwhile = (on) => {
    if (on) { $("map-waiting").textContent = mw.map.state.words.waiting; tell("map-panel", { hidden: false }); }
    $("map-waiting").hidden = !on;
    $("map-card").hidden = on;
  };
  const ask = (the) => {
    const { places, lines, steps } = the.atlas;
    clearTimeout(asking);
    clearTimeout(waiting);
    asking = setTimeout(() => {
      if (mw.map.state !== the) return;
      const day = steps[the.to];
      const tie = the.tie === null ? null : { tie: [places.id[lines.source[the.tie]], places.id[lines.target[the.tie]]], day };
      const { asked } = the;
      if (asked) waiting = setTimeout(meanwhile, PATIENT, true);
      tell("map-chosen", { data: asked ? { without: asked.who, facilitators: asked.facilitators, day } : tie || (the.chosen === null || grouped(the) ? null : { id: places.id[the.chosen], day }) });
    }, the.chosen === null && the.tie === null && !the.asked ? 0 : 120);
  };

  // what the address asks for by this name
  const asked = (name) => new URLSearchParams(window.location.search).get(name);
  // who it takes out: several ids, all facilitators, or nobody yet; null where it does not ask
  const leaving = () => {
    const who = new URLSearchParams(window.location.search).getAll("zonder"), facilitators = asked("begeleiders") === "weg";
    return who.length || facilitators ? { who: who.filter(Boolean), facilitators } : null;
  };

  // the day, the partner and the view stand in the address, so that they can be shared
  const address = (the) => {
    const query = new URLSearchParams(window.location.search);
    const put = (name, value) => (value ? query.set(name, value) : query.delete(name));
    put("dag", the.to === the.atlas.steps.length - 1 ? "" : the.atlas.steps[the.to]);
    put("partner", the.chosen === null || the.asked || grouped(the) ? "" : the.atlas.places.id[the.chosen]);
    query.delete("zonder");
    if (the.asked) for (const id of the.asked.who.length || the.asked.facilitators ? the.asked.who : [""]) query.append("zonder", id);
    put("begeleiders", the.asked && the.asked.facilitators ? "weg" : "");
    put("kleur", the.colour === mw.groups.KEY ? "groep" : "");
    const { kind, of, reach } = the.atlas.view, part = kind !== "whole" && kind !== "overview";
    put("deel", part ? kind : the.words.first === "goals" ? "whole" : "");
    put("van", part ? of : "");
    put("stappen", part && reach > 1 ? String(reach) : "");
    const words = query.toString();
    window.history.replaceState(window.history.state, "", window.location.pathname + (words ? `?${words}` : ""));
    if (the.chosen !== null || the.tie !== null || the.asked) ask(the);
  };

  return { focus, open, choose, lead, suppose, supposed, also, leaving, pick, between, mean, among, address, asked };
})();
