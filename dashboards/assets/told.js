// Told and asked: the keyboard stays where something was said.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.told = {
  // the list was drawn anew and what was pressed is gone: on to the way back, else to what was said
  focus(said) {
    setTimeout(() => {
      const place = document.getElementById("told-said");
      if (said && place && document.activeElement === document.body) (place.querySelector("button") || place).focus({ preventScroll: true });
    }, 60);
    return window.dash_clientside.no_update;
  },
};
