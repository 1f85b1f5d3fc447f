// The story: where the hands are once a place opens, and its slides. A slide is made of the texts and pictures that the
// page has already, so presenting asks for nothing.
window.dash_clientside = window.dash_clientside || {};
(() => {
  let opener = "";
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest('[id*=\'"story-open"\'], [id*=\'"story-act"\']');
    if (button) opener = button.id;
  }, true);

  const made = (tag, style, text) => {
    const one = document.createElement(tag);
    if (style) one.className = style;
    if (text) one.textContent = text;
    return one;
  };

  function present(all, from) {
    const maps = [...document.querySelectorAll("img.story-map")].map((each) => ({ src: each.src, alt: each.alt }));
    const { slides, words, lang } = all;
    let at = 0, beside = null, layer = null, open = true;
    const box = made("div", "slides"), notes = made("div", "notes"), where = made("span", "where");
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", words.label);
    const slide = made("section", "slide"), text = made("div", "text"), pictures = made("div", "stage-of-maps");
    const map = made("div", "map-and-key"), key = made("div", "key"), figures = made("div", "figures");
    map.append(pictures, key);
    slide.tabIndex = -1;
    slide.lang = notes.lang = lang;
    slide.setAttribute("aria-live", "polite");
    slide.append(map, text, figures);
    notes.hidden = true;
    notes.tabIndex = 0;
    const foot = made("div", "foot");
    const ways = { back: () => go(at - 1), on: () => go(at + 1), notes: note, window: out, close };
    for (const [name, act] of Object.entries(ways)) {
      const button = made("button", `to-${name}`, words[name]);
      button.type = "button";
      button.addEventListener("click", act);
      foot.append(button);
    }
    foot.append(where);
    const below = made("div");
    below.append(notes, foot);
    box.append(slide, below);

    function go(to) {
      if (to < 0 || to >= slides.length) return;
      at = to;
      const one = slides[at], picture = maps[one.map];
      slide.className = `slide${picture ? " with-map" : ""}${one.first ? " title-slide" : ""}`;
      // a word that is wider than its place is set smaller, so that it is not broken where it should not be
      const longest = Math.max(...one.title.split(/[\s-]+/).map((word) => word.length));
      slide.style.setProperty("--long", Math.max(0.5, Math.min(1, (picture ? 14 : 23) / longest)));
      map.hidden = !picture;
      if (picture) show(picture);
      else { pictures.replaceChildren(); layer = null; }
      key.replaceChildren(...told(one));
      text.replaceChildren(made("p", "over", one.over), made("h2", "", one.title), ...one.lines.map((each) => made("p", "", each)), ...(one.under ? [made("p", "under", one.under)] : []));
      figures.replaceChildren(...counted(one));
      fit();
      slide.scrollTop = 0;
      where.textContent = `${at + 1} / ${slides.length}`;
      tell(notes);
      if (beside && !beside.closed) tell(beside.document.body);
    }

    // whose colour stands on the map, in the colours of the picture; then what a dot and a line are
    function told(one) {
      if (!one.key) return [];
      const list = made("ul");
      for (const [name, colour, under] of one.sectors) {
        const row = made("li", "", name), dot = made("i");
        dot.style.background = colour;
        dot.style.boxShadow = `0 0 0 2px ${under}`;
        row.prepend(dot);
        list.append(row);
      }
      return [...(one.sectors.length ? [list] : []), made("p", "soft", one.key)];
    }

    function counted(one) {
      if (!one.figures || !one.figures.length) return [];
      const list = made("dl");
      for (const [value, name, change] of one.figures) {
        const pair = made("div"), number = made("dd", "", `${value} `);
        if (change) number.append(made("span", "", change));
        pair.append(made("dt", "", name), number);
        list.append(pair);
      }
      return [list, ...(one.since ? [made("p", "soft since", one.since)] : [])];
    }

    // long texts are set smaller, down to what can still be read, before they have to be scrolled
    function fit() {
      for (const size of [1, .92, .85, .78, .7]) {
        slide.style.setProperty("--fit", size);
        if (slide.scrollHeight <= slide.clientHeight) return;
      }
    }

    // everybody stands where they stood: the next day comes up over the last, so who was there stays and who is new appears
    function show(map) {
      const next = made("img");
      next.alt = map.alt;
      next.src = map.src;
      if (layer) layer.alt = "";
      const last = layer;
      layer = next;
      pictures.append(next);
      requestAnimationFrame(() => requestAnimationFrame(() => next.classList.add("on")));
      if (last) setTimeout(() => last.remove(), 1000);
    }

    function tell(place) {
      const one = slides[at], next = slides[at + 1];
      const lines = (one.notes && one.notes.length ? one.notes : one.lines).map((each) => made("p", "", each));
      if (next) lines.push(made("p", "soft", `${words.next} ${next.title}`));
      place.replaceChildren(made("h3", "", one.title), ...lines);
    }

    function note() { notes.hidden = !notes.hidden; fit(); }

    function out() {
      // a window that opens ends the full screen: that is no wish to stop, and F fills the screen again
      document.removeEventListener("fullscreenchange", left);
      beside = window.open("", "story-notes", "popup,width=640,height=560");
      if (!beside) { notes.hidden = false; return; }
      beside.document.title = words.notes;
      beside.document.documentElement.lang = lang;
      beside.document.body.style.cssText = "font:18px/1.5 system-ui,sans-serif;margin:24px;max-width:40em";
      beside.addEventListener("keydown", typed);
      tell(beside.document.body);
    }

    function close() {
      if (!open) return;
      open = false;
      document.removeEventListener("keydown", typed, true);
      window.removeEventListener("resize", fit);
      document.removeEventListener("fullscreenchange", left);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      if (beside && !beside.closed) beside.close();
      box.remove();
      from.focus();
    }

    function left() { if (!document.fullscreenElement) close(); }

    function typed(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const onButton = event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter");
      const act = {
        ArrowRight: ways.on, ArrowDown: ways.on, PageDown: ways.on, " ": ways.on, Enter: ways.on,
        ArrowLeft: ways.back, ArrowUp: ways.back, PageUp: ways.back, Backspace: ways.back,
        Home: () => go(0), End: () => go(slides.length - 1), n: note, N: note, Escape: close,
        f: () => box.requestFullscreen && box.requestFullscreen().catch(() => {}),
      }[event.key];
      if (event.key === "Tab") return keep(event);
      if (!act || onButton) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    }

    // the keyboard stays among the slides while they are shown
    function keep(event) {
      const stops = [...box.querySelectorAll("button, .notes:not([hidden])")].filter((each) => each.offsetParent !== null);
      const first = stops[0], last = stops[stops.length - 1], on = document.activeElement;
      if (event.shiftKey ? on === first || on === slide : on === last) {
        event.preventDefault();
        (event.shiftKey ? last : first).focus();
      }
    }

    document.body.append(box);
    document.addEventListener("keydown", typed, true);
    window.addEventListener("resize", fit);
    if (box.requestFullscreen) box.requestFullscreen().then(() => document.addEventListener("fullscreenchange", left)).catch(() => {});
    go(0);
    slide.focus();
  }

  window.dash_clientside.story = {
    present(clicks, all) {
      if (clicks && all && !document.querySelector(".slides")) present(all, document.getElementById("story-present"));
      return window.dash_clientside.no_update;
    },
    // a place that opened, else the way that led here, else what was said
    focus() {
      setTimeout(() => {
        const form = document.querySelector(".story-form");
        if (form && !form.contains(document.activeElement)) {
          (form.querySelector("textarea, input") || form).focus();
          form.scrollIntoView({ block: "nearest" });
        } else if (!form && document.activeElement === document.body && opener) {
          const back = document.getElementById(opener) || document.querySelector("#story-said button");
          if (back) back.focus({ preventScroll: true });
        }
      }, 60);
      return window.dash_clientside.no_update;
    },
  };
})();
document.addEventListener("keydown", (event) => {
  const form = event.target.closest && event.target.closest(".story-form");
  if (!form || !event.target.matches("textarea, input")) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.target.blur();  // what was typed is sent first
    setTimeout(() => document.getElementById("story-save").click(), 60);
  } else if (event.key === "Escape") {
    document.getElementById("story-leave").click();
  }
});
