// Facts edited where they stand: where the hands are once a form opens, and Enter saves what was typed.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.editing = {
  focus(open) {  // what is said, else the first field, of a form that opened; where it closed, the button that had opened it
    setTimeout(() => {
      const form = document.querySelector(".fact-form");
      if (open && form) {
        const wrong = form.querySelector("[aria-invalid=true], .told");
        if (!form.contains(document.activeElement)) (wrong || form.querySelector('[id*=\'"what"\']') || form.querySelector("input, textarea")).focus();
        form.scrollIntoView({ block: "nearest" });
      }
    }, 60);
    return window.dash_clientside.no_update;
  },
};
document.addEventListener("keydown", (event) => {
  const form = event.target.closest && event.target.closest(".fact-form");
  if (event.key !== "Enter" || !form || !event.target.matches(".mantine-TextInput-input")) return;
  const save = form.querySelector(".action");
  event.preventDefault();
  event.target.blur();  // what was typed is sent first
  setTimeout(() => save.click(), 60);
});
