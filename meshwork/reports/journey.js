// The slider over the moments, search and focus. Dots and lines are told by where they stand; nothing has an id.
const sections = [...document.querySelectorAll("section")];
const slider = document.getElementById("moment");
const search = document.getElementById("search");
const told = document.getElementById("told");
const found = sections.map((each) => JSON.parse(each.dataset.found));
let chosen = "";

const place = (x, y) => `${Number(x)} ${Number(y)}`;
const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function ends(path) {
  return path.getAttribute("d").slice(1).split("L").map((each) => place(...each.split(" ")));
}

// all that is not chosen, nor tied to it, is drawn faintly
function focus(section, points) {
  const dots = [...section.querySelectorAll(".places > circle")];
  const lines = [...section.querySelectorAll(".ties > path")];
  const names = [...section.querySelectorAll(".names text, .lands > *, .water > *")];
  const here = new Set(points), near = new Set(points);
  for (const line of lines) {
    const both = ends(line);
    if (both.some((each) => here.has(each))) both.forEach((each) => near.add(each));
  }
  const any = here.size > 0;
  for (const line of lines) line.classList.toggle("far", any && !ends(line).some((each) => here.has(each)));
  for (const dot of dots) {
    const at = place(dot.getAttribute("cx"), dot.getAttribute("cy"));
    dot.classList.toggle("far", any && !near.has(at));
    dot.classList.toggle("here", here.has(at));
  }
  for (const each of names) each.classList.toggle("far", any && !(each.textContent && fold(each.textContent) === fold(chosen)));
}

function show() {
  const now = Number(slider.value);
  sections.forEach((each, at) => (each.hidden = at !== now));
  slider.setAttribute("aria-valuetext", sections[now].dataset.day);
  const names = document.getElementById("names");
  names.replaceChildren(...found[now].map((each) => new Option(each.name)));
  const hit = chosen && found[now].find((each) => fold(each.name) === fold(chosen));
  focus(sections[now], hit ? hit.at.map((each) => place(...each)) : []);
  told.textContent = !chosen ? "" : hit ? told.dataset.around.replace("{name}", hit.name) : told.dataset.none;
}

function choose(name) {
  chosen = name;
  search.value = name;
  show();
}

sections.forEach((section, at) => {
  const list = section.querySelector(".listed");
  if (!list || !found[at].length) return;
  list.hidden = false;
  list.querySelector("div").append(...found[at].map((each) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = each.name;
    button.addEventListener("click", () => choose(each.name));
    return button;
  }));
});
slider.addEventListener("input", show);
search.addEventListener("input", () => {
  const typed = fold(search.value);
  const hit = typed && found[Number(slider.value)].find((each) => fold(each.name).includes(typed));
  chosen = hit ? hit.name : search.value.trim();
  show();
});
document.getElementById("whole").addEventListener("click", () => choose(""));
document.addEventListener("keydown", (event) => event.key === "Escape" && choose(""));
document.querySelector(".tools").hidden = false;
show();
