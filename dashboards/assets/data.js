// The Data page: what is too large is not sent, and the button that waits for a tick.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.data = {
  // a data URL holds three bytes in four letters
  weigh(contents, names) {
    const { no_update } = window.dash_clientside, told = document.getElementById("data-wait").dataset;
    if (!contents || !contents.length) return [no_update, no_update, no_update];
    const bytes = contents.reduce((sum, each) => sum + (each.length * 3) / 4, 0);
    return bytes > Number(told.limit) ? [no_update, null, told.large] : [{ names, contents }, null, told.wait];
  },
  rest: (checked) => !checked,
};
