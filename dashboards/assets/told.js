// The papers of told and asked: printed from the page itself.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.told = {
  print(clicks) {
    if (clicks) window.print();
    return window.dash_clientside.no_update;
  },
};
