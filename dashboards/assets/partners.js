// The page of partners: where the hands are once a form opens, and what a search chose here.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.partners = {
  focus(open) {  // the first field of a form that opened; where it closed, the button that had opened it
    setTimeout(() => {
      const form = document.querySelector(".fact-form");
      if (open && form) {
        const wrong = form.querySelector("[aria-invalid=true], .told");
        if (!form.contains(document.activeElement)) (wrong || form.querySelector("input, textarea")).focus();
        form.scrollIntoView({ block: "nearest" });
      }
    }, 60);
    return window.dash_clientside.no_update;
  },
};
document.addEventListener("found", (event) => {  // on these pages a partner that was sought opens as a page
  const chosen = event.detail.href && new URL(event.detail.href, window.location.href).searchParams.get("zoek");
  if (!document.querySelector(".page-partners") || !chosen || !chosen.startsWith("stakeholder/")) return;
  event.preventDefault();
  const id = chosen.slice("stakeholder/".length);
  const here = event.detail.href.split("?")[0].replace(/[^/]*$/, "partners");
  window.dash_clientside.set_props("frame-where", { href: `${here}?partner=${encodeURIComponent(id)}` });
});
