// Plays the years of the map one after the other. Each step is the address of the next year, so the
// whole page follows; the last steps replace each other in the history.
(function () {
  var PAUSE = 1100;
  var timer = 0;

  function button() {
    return document.querySelector("#live .play");
  }

  function halt() {
    clearInterval(timer);
    timer = 0;
    document.documentElement.classList.remove("playing");
  }

  function go(address) {
    if (document.activeElement === button()) keep(10);
    history.replaceState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  // The new page comes with a new button: it takes the focus that its forerunner had.
  function keep(tries) {
    setTimeout(function () {
      var found = button();
      if (found && document.activeElement === document.body) found.focus({ preventScroll: true });
      if (tries) keep(tries - 1);
    }, 80);
  }

  function step() {
    var found = button();
    if (!found || !found.dataset.next) return halt();
    go(found.dataset.next);
  }

  document.addEventListener("click", function (event) {
    var found = event.target.closest && event.target.closest(".play");
    if (!found) {
      if (event.target.closest && event.target.closest("a")) halt();
      return;
    }
    if (timer) return halt();
    document.documentElement.classList.add("playing");
    timer = setInterval(step, PAUSE);
    go(found.dataset.next || found.dataset.first);
  });
})();
