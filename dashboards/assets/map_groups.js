// The groups of a day on the map: whose colour is whose, what each is called, and who is in it. They are asked for when
// something needs them (meshwork/network/tints.py works them out). `the` is the state of the map on screen.
window.meshwork = window.meshwork || {};
window.meshwork.groups = (() => {
  const mw = window.meshwork, KEY = "group";

  const shown = (the) => the.colour === KEY && the.atlas.view.kind !== "overview" && Boolean(the.atlas.places[KEY]);
  const of = (the, i) => (the.atlas.places[KEY] ? mw.time.at(the.atlas.places[KEY][i], the.to) : 0);
  const tint = (the, group) => (group ? mw.time.at(the.tints[group - 1] || [], the.to) : 0);

  // the colour of a place: of its sector, or of its group, where the smaller ones share a grey
  const colour = (the, i) => {
    if (the.atlas.places.kind[i] === "goal") return the.colours.ink;
    if (!shown(the)) return mw.style.colour(the, the.atlas.places.sector[i]);
    const own = tint(the, of(the, i));
    return mw.style.colour(the, own ? the.words.sectors[own - 1] : "other");
  };

  // the groups on the sheet, the largest first: called after the partner with the strongest ties in it
  const all = (the) => {
    const { places } = the.atlas, found = new Map();
    the.state.shown.forEach((now, i) => {
      const group = now.present ? of(the, i) : 0;
      if (!group) return;
      const mine = found.get(group) || { group, members: [], most: -1 }, strength = mw.time.at(places.strength[i], the.to);
      if (strength > mine.most) Object.assign(mine, { most: strength, head: places.name[i] });
      mine.members.push(i);
      found.set(group, mine);
    });
    return [...found.values()].sort((one, other) => other.members.length - one.members.length || one.group - other.group)
      .map((each) => ({ ...each, tint: tint(the, each.group), name: the.words.group.named.replace("{name}", each.head) }));
  };

  // the lines of the legend: [sign, words, colour, hint, whom a click shows]
  const legend = (the) => {
    const { words } = the, every = all(the), own = every.filter((each) => each.tint), rest = every.some((each) => !each.tint);
    const lines = own.map((each) => ["dot", `${each.name} (${each.members.length})`, colour(the, each.members[0]), words.group.show,
      each.members.map((i) => the.atlas.places.id[i])]);
    const none = the.state.shown.some((now, i) => now.present && !now.hollow && !of(the, i));
    if (rest || none) lines.push(["dot", rest && none ? words.group.both : rest ? words.group.rest : words.group.none, mw.style.colour(the, "other")]);
    return lines;
  };

  // what the table says of each place
  const names = (the) => new Map(all(the).flatMap((each) => each.members.map((i) => [i, each.name])));

  return { KEY, shown, colour, legend, names };
})();
