// Care: what opens under a letter is brought into view; on a phone it would open below the edge of the screen.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.care = {
  show(form) {
    const id = window.dash_clientside.callback_context.outputs_list.id;
    const place = document.getElementById(JSON.stringify(id, Object.keys(id).sort()));
    if (form && place) setTimeout(() => place.scrollIntoView({ block: "nearest" }), 60);
    return window.dash_clientside.no_update;
  },
};
