// Finds words in the files of the index. They are loaded as scripts, one after the other, because a page that was opened
// from disk may not read files in any other way. Nothing is sent anywhere.
(function () {
  "use strict";
  var SHOWN = 100;
  var form = document.getElementById("search");
  var words = document.getElementById("words");
  var hits = document.getElementById("hits");
  var said = document.getElementById("said");
  var files = Number(form.getAttribute("data-files"));
  var loaded = 0;
  var rows = [];
  var waiting = 0;
  form.hidden = false;

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’'ʼ`]/g, "'");
  }

  window.daybriefRows = function (found) {
    found.forEach(function (row) {
      rows.push({ href: row[0], day: row[1], kind: row[2], words: row[3], plain: plain([row[3], row[4], row[1]].join(" ")) });
    });
    loaded += 1;
    show();
    load();
  };

  function load() {
    if (loaded >= files) return;
    var script = document.createElement("script");
    script.src = "search/" + loaded + ".js";
    document.body.appendChild(script);
  }

  function show() {
    var wanted = plain(words.value).split(/\s+/).filter(Boolean);
    hits.textContent = "";
    if (!wanted.length) {
      said.textContent = "";
      return;
    }
    var told = {}; // one sentence may tell several findings
    var found = rows.filter(function (row) {
      var sentence = row.day + row.words;
      var fits = !told[sentence] && wanted.every(function (word) {
        return row.plain.indexOf(word) >= 0;
      });
      if (fits) told[sentence] = true;
      return fits;
    });
    found.slice(0, SHOWN).forEach(function (row) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var about = document.createElement("span");
      link.href = row.href;
      link.textContent = row.words;
      about.className = "meta";
      about.textContent = " " + [row.kind, row.day].filter(Boolean).join(" · ");
      item.appendChild(link);
      item.appendChild(about);
      hits.appendChild(item);
    });
    var more = found.length > SHOWN ? "; " + form.dataset.shown + ": " + SHOWN : "";
    var rest = loaded < files ? "; " + form.dataset.reading : "";
    said.textContent = form.dataset.found + ": " + found.length + more + rest;
    window.history.replaceState(null, "", "#" + encodeURIComponent(words.value));
  }

  words.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, 120);
  });
  words.value = decodeURIComponent(window.location.hash.slice(1));
  load();
})();
