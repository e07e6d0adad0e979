// What the pages need a browser for: leaving the first HTML, writing a choice into the address,
// the address on paper. Everything else follows from the address.
var kept = ""; // the control in use: a new page content takes the focus from it

// A printed page keeps the address of its view; print.css writes it.
window.addEventListener("beforeprint", function () {
  document.querySelectorAll(".colophon").forEach(function (foot) {
    foot.dataset.address = location.href;
  });
});

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  dreiklang: {
    // The live page is there: the server's first HTML goes, and the document gets its title.
    arrive: function (name) {
      if (name) {
        document.title = name;
        var first = document.getElementById("first");
        if (first) {
          first.remove();
          if (location.hash) {
            var target = document.getElementById(location.hash.slice(1));
            if (target) target.scrollIntoView();
          }
        }
        var control = document.getElementById(kept);
        if (control) control.focus({ preventScroll: true });
        kept = "";
      }
    },

    // Regions and years into the query; what is usual for the page stays out of it, the other
    // parts of the query stay in. `shown` is what the page shows now and what it usually shows:
    // new controls that only repeat it must not write an address.
    choose: function (wide, members, since, until, search, shown) {
      var same = window.dash_clientside.no_update;
      if (!shown) return same;
      var keys = (wide || []).concat(members || []);
      var regions = keys.slice().sort().join("~");
      var years = since <= until ? since + ".." + until : until + ".." + since;
      if (regions === shown.now.regions && years === shown.now.years) return same;
      var query = [];
      if (keys.length && regions !== shown.usual.regions) query.push("regionen=" + keys.join("~"));
      if (years !== shown.usual.years) query.push("jahr=" + years);
      var others = (search || "").replace(/^\?/, "").split("&").filter(function (part) {
        return part && !/^(regionen|jahr)=/.test(part);
      });
      kept = document.activeElement ? document.activeElement.id : "";
      query = query.concat(others);
      return query.length ? "?" + query.join("&") : "";
    },
  },
});
