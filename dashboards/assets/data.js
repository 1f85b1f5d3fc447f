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
  // what was pasted is read as a file of text, and goes from the page
  paste(clicks, text) {
    const { no_update } = window.dash_clientside, told = document.getElementById("data-wait").dataset;
    if (!clicks || !text.trim()) return [no_update, no_update, no_update];
    const bytes = new TextEncoder().encode(text), name = document.getElementById("data-pasted").dataset.name;
    let letters = "";
    for (const each of bytes) letters += String.fromCharCode(each);
    return [{ names: [name], contents: [`data:text/plain;base64,${btoa(letters)}`] }, "", told.wait];
  },
  rest: (checked) => !checked,
};

// A file is weighed before it is read: a very large one would fill the browser's memory and say nothing.
{
  const tooLarge = (event, files) => {
    const told = document.getElementById("data-wait");
    if (!told || [...files].reduce((sum, each) => sum + each.size, 0) <= Number(told.dataset.limit)) return;
    event.stopPropagation();
    event.preventDefault();
    if (event.target.value) event.target.value = "";
    told.textContent = told.dataset.large;
  };
  const onUpload = (event) => event.target.closest && event.target.closest("#data-upload");
  document.addEventListener("change", (event) => onUpload(event) && tooLarge(event, event.target.files || []), true);
  document.addEventListener("drop", (event) => onUpload(event) && tooLarge(event, event.dataTransfer.files), true);
}
