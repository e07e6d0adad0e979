// The buttons of the share panel: copy a text and say so; without a clipboard, select it.
(function () {
  document.documentElement.classList.add("can-copy");

  function tell(panel, words) {
    var line = panel && panel.querySelector(".copied");
    if (!line) return;
    line.textContent = "";
    // A reader's tool speaks a text that changed; the same text twice has to come anew.
    setTimeout(function () { line.textContent = words; }, 50);
  }

  function mark(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    node.focus();
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-copy]");
    if (!button) return;
    var node = document.getElementById(button.dataset.copy);
    var panel = button.closest(".share");
    var failed = function () { mark(node); tell(panel, button.dataset.failed); };
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(node.textContent).then(function () {
      tell(panel, button.dataset.done);
    }, failed);
  });

  // Frames of ours on a page of ours: each says how high it is.
  addEventListener("message", function (event) {
    var height = event.data && event.data.type === "ruhr:hoehe" && +event.data.height;
    if (!(height > 0)) return;
    document.querySelectorAll("iframe.example").forEach(function (frame) {
      if (frame.contentWindow === event.source) frame.style.height = Math.min(height, 4000) + "px";
    });
  });
})();
