// The frame's own three gestures: the title of the page, the language and the colours of this browser.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.frame = (() => {
  const keep = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`; };
  const untouched = () => window.dash_clientside.no_update;

  return {
    title(words) {
      if (words) document.title = words;
      return untouched();
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
