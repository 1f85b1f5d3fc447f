// The page of partners: what a search chose opens here.
document.addEventListener("found", (event) => {  // on these pages a partner that was sought opens as a page
  const chosen = event.detail.href && new URL(event.detail.href, window.location.href).searchParams.get("zoek");
  if (!document.querySelector(".page-partners") || !chosen || !chosen.startsWith("stakeholder/")) return;
  event.preventDefault();
  const id = chosen.slice("stakeholder/".length);
  const here = event.detail.href.split("?")[0].replace(/[^/]*$/, "partners");
  window.dash_clientside.set_props("frame-where", { href: `${here}?partner=${encodeURIComponent(id)}` });
});
