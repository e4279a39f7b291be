// Opens the passages under a sentence, a row or a number beside the text. Without this script the same links lead to
// the receipts at the end of the page.
(function () {
  "use strict";
  var page = document.documentElement;
  var panel = document.getElementById("panel");
  var body = document.getElementById("panel-body");
  var said = document.getElementById("panel-said");
  var from = null;
  var lit = null;
  page.classList.add("js");

  function light(node) {
    if (lit) lit.classList.remove("on");
    lit = node;
    if (lit) lit.classList.add("on");
  }

  function open(numbers, words, source, segment) {
    body.textContent = "";
    numbers.forEach(function (n) {
      var receipt = document.querySelector("#r" + n + " .body");
      if (!receipt) return;
      var copy = receipt.cloneNode(true);
      var back = copy.querySelector(".back");
      if (back) back.remove();
      body.appendChild(copy);
    });
    said.textContent = words;
    said.hidden = !words;
    from = source;
    light(segment);
    panel.hidden = false;
    document.body.classList.add("reading");
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    document.body.classList.remove("reading");
    light(null);
    if (from && from.focus) from.focus({ preventScroll: true });
    from = null;
  }

  function list(text) {
    return (text || "").split(" ").filter(Boolean);
  }

  function segmentOf(link) {
    if (link.dataset.r) return null;
    var node = link.closest(".refs");
    return node ? node.previousElementSibling : null;
  }

  function chosen() {
    var selection = window.getSelection();
    return selection && String(selection).trim().length > 0;
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest("a.ref");
    if (link && !panel.contains(link)) {
      event.preventDefault();
      var segment = segmentOf(link);
      var numbers = link.dataset.r ? list(link.dataset.r) : [link.getAttribute("href").slice(2)];
      open(numbers, segment ? segment.textContent : link.getAttribute("aria-label") || "", link, segment);
      return;
    }
    var words = event.target.closest(".c");
    if (words && words.dataset.r && !chosen()) {
      var next = words.nextElementSibling;
      var first = next && next.classList.contains("refs") ? next.querySelector("a") : null;
      open(list(words.dataset.r), words.textContent, first, words);
    } else if (!panel.contains(event.target)) {
      close();
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
  document.getElementById("panel-close").addEventListener("click", close);
})();
