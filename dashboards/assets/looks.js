// The measures of the map, as the server wrote them into the page: those of pictures on paper (meshwork/reports/measures.py).
// This file comes before those of the map, which read them.
window.meshwork = window.meshwork || {};
window.meshwork.measures = JSON.parse(document.getElementById("measures").textContent);
