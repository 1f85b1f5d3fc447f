// Facts edited where they stand: where the hands are once a form opens, and Enter saves what was typed.
window.dash_clientside = window.dash_clientside || {};
let opener = "";  // the id of the button that opened a form last
document.addEventListener("click", (event) => {
  const button = event.target.closest && event.target.closest('[id*=\'"editing-form"\']');
  if (button) opener = button.id;
}, true);
window.dash_clientside.editing = {
  // what is said, else the first field, of a form that opened; where something was done and the keyboard stands nowhere
  // any more, its way back, else the button that had opened the form, else the words that tell it
  focus(open, said) {
    setTimeout(() => {
      const form = document.querySelector(".fact-form");
      if (open && form) {
        const wrong = form.querySelector("[aria-invalid=true], .told");
        if (!form.contains(document.activeElement)) (wrong || form.querySelector('[id*=\'"what"\']') || form.querySelector("input, textarea")).focus();
        form.scrollIntoView({ block: "nearest" });
      } else if (document.activeElement === document.body) {
        const back = document.querySelector("#editing-said button") || document.getElementById(opener) || (said && document.getElementById("editing-said"));
        if (back) back.focus({ preventScroll: true });
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
