// The frame's own gestures: the title of the page, what a search chose, the language and the colours of this browser.
window.dashMantineFunctions = window.dashMantineFunctions || {};
window.dashMantineFunctions.everything = ({ options }) => options;  // the server has searched already
// a list that the server searches: until its answer to these words is there, what stands in the list is narrowed by them
window.dashMantineFunctions.narrowing = ({ options, search }) => {
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const answer = window.dashMantineFunctions.answer;
  const answered = answer && answer.words === search && answer.who === String(options.map((each) => each.value));
  return answered ? options : options.filter((each) => folded(each.label).includes(folded(search)));
};
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.frame = (() => {
  const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`; };
  const untouched = () => window.dash_clientside.no_update;

  document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });

  // what opens from More on a phone closes with whatever is chosen, in it or beside it
  document.addEventListener("click", (event) => {
    const rest = document.querySelector(".rest[open]");
    if (rest && !rest.querySelector("summary").contains(event.target)) rest.open = false;
  });

  return {
    title(words) {
      if (words) document.title = words;
      return untouched();
    },
    found(chosen) {  // the page on screen shows them, or this leads to the page that can; nothing where it was cleared
      const detail = chosen || { who: [] };
      const shown = !document.dispatchEvent(new CustomEvent("found", { cancelable: true, detail }));
      if (chosen && !shown) window.dash_clientside.set_props("frame-where", { href: chosen.href });
      return untouched();
    },
    narrowed(found, chosen, shown) {  // a late answer to other words would take a choice away that was just made
      const typed = document.getElementById("signal-who");
      if (!typed || typed.value !== found.words) return untouched();
      const has = (list, each) => list.some((one) => one.value === each.value);
      // what stands there stays where it stands: an option that the arrows went to is still the one that Enter takes
      const standing = window.dashMantineFunctions.narrowing({ options: shown || [], search: found.words }).filter((each) => has(found.people, each));
      const kept = (shown || []).filter((each) => each.value === chosen && !has(found.people, each));
      const list = [...standing, ...found.people.filter((each) => !has(standing, each)), ...kept];
      window.dashMantineFunctions.answer = { words: found.words, who: String(list.map((each) => each.value)) };
      return list;
    },
    language(clicks) {
      if (!clicks) return untouched();
      keep("language", document.getElementById("frame-language").lang);
      window.location.reload();
      return untouched();
    },
    scheme(clicks) {
      if (!clicks) return untouched();
      const root = document.documentElement;
      const next = root.getAttribute("data-mantine-color-scheme") === "dark" ? "light" : "dark";
      keep("scheme", next);
      window.dash_clientside.set_props("frame-provider", { forceColorScheme: next });
      root.setAttribute("data-mantine-color-scheme", next);
      document.dispatchEvent(new CustomEvent("scheme"));
      return untouched();
    },
  };
})();
