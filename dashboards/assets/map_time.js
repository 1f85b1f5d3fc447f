// Time, read from the atlas: what is on the map in a period of steps, and what changed in it. Pure: no page, no clock.
// The atlas is that of meshwork/network/atlas.py (to_json). A period is [from, to], both steps included.
window.meshwork = window.meshwork || {};
window.meshwork.time = (() => {
  // the value of a run [step, value, step, value, ...] at a step; 0 before the first
  const at = (run, step) => {
    let value = 0;
    for (let i = 0; i < run.length && run[i] <= step; i += 2) value = run[i + 1];
    return value;
  };

  // whether spans [first, end, ...] touch a period
  const present = (spans, from, to) => {
    for (let i = 0; i < spans.length; i += 2) if (spans[i] <= to && spans[i + 1] > from) return true;
    return false;
  };

  // whether one of the spans begins in a period; what stood on the very first step began before anybody looked
  const begins = (spans, from, to) => {
    for (let i = 0; i < spans.length; i += 2) if (spans[i] >= Math.max(from, 1) && spans[i] <= to) return true;
    return false;
  };

  const NONE = { level: 0, fading: false, ended: false, fresh: false, waned: false };

  // a tie in a period: its strength at the end of it, or the strongest it was if it ended in between (ended); whether
  // it fades at the end (fading), began to in the period (waned), and whether the tie began in the period (fresh)
  const tie = (stretches, from, to) => {
    let level = 0, fading = false, ended = false, fresh = false, waned = false, last = -1, before = false;
    for (let i = 0; i < stretches.length; i += 4) {
      const first = stretches[i], end = stretches[i + 1];
      if (first > to) break;
      if (first >= Math.max(from, 1)) {
        if (first !== last) fresh = true;
        if (stretches[i + 3] && !before) waned = true;
      }
      if (end > from) {
        level = end > to ? stretches[i + 2] : Math.max(level, stretches[i + 2]);
        ended = end <= to;
        fading = Boolean(stretches[i + 3]) && !ended;
      }
      last = end;
      before = Boolean(stretches[i + 3]);
    }
    return level ? { level, fading, ended, fresh: fresh && !fading && !ended, waned: waned && fading } : NONE;
  };

  // how much holds each place: members of a group, goals on a map of goals, else ties
  const degree = ({ places, view }) => ({ overview: places.members, goals: places.goals })[view.kind] || places.ties;

  // everything at once: places [{present, hollow, size value, fresh}], lines [tie], and what to say of it
  const state = (atlas, metric, from, to) => {
    const { places, lines } = atlas;
    const bound = degree(atlas);  // what makes somebody stand on its own or not
    const sizes = atlas.view.kind === "overview" || atlas.view.kind === "goals" ? bound : places[metric] || bound;
    const shown = places.id.map((id, i) => ({
      present: present(places.spans[i], from, to),
      fresh: begins(places.spans[i], from, to),
      hollow: at(bound[i], to) === 0 && atlas.view.kind !== "overview",
      value: at(sizes[i], to),
    }));
    const ties = lines.stretches.map((stretches, i) =>
      shown[lines.source[i]].present && shown[lines.target[i]].present ? tie(stretches, from, to) : NONE);
    const count = (list, what) => list.reduce((sum, each) => sum + (what(each) ? 1 : 0), 0);
    return {
      shown, ties,
      partners: count(shown, (each) => each.present && each.fresh),
      fresh: count(ties, (each) => each.fresh),
      fading: count(ties, (each) => each.waned),
    };
  };

  // the greatest value that a metric ever has, so that a circle of one size means the same on every day; of what is
  // `shared`, the greatest of a usual day, because in the first weeks one partner may have all of it
  const greatest = (atlas, metric, shared) => {
    const runs = (atlas.view.kind === "overview" || atlas.view.kind === "goals" ? degree(atlas) : atlas.places[metric]) || [];
    const days = shared ? atlas.steps.map((_day, step) => runs.reduce((most, run) => Math.max(most, at(run, step)), 0)) : [];
    const known = days.filter(Boolean).sort((one, other) => one - other);
    if (known.length) return known[Math.floor(known.length / 2)];
    let most = 0;
    for (const run of runs) for (let i = 1; i < run.length; i += 2) most = Math.max(most, run[i]);
    return most || 1;
  };

  // the step of a day (ISO): the first step not before it, else the last
  const stepOf = (steps, day) => {
    const found = steps.findIndex((each) => each >= day);
    return found < 0 ? steps.length - 1 : found;
  };

  // where the map opens: the last step, or, where by then every tie is gone, the last on which anything was done
  const latest = ({ steps, activity, lines }) => {
    const last = steps.length - 1, lives = lines.stretches.some((stretches) => stretches[stretches.length - 3] > last);
    return lives || !lines.stretches.length ? last : Math.max(0, activity.findLastIndex((many) => many > 0)) || last;
  };

  return { latest, at, degree, present, tie, state, greatest, stepOf };
})();
