// What the pages need a browser for: leaving the first HTML, putting drawings and native boxes into
// the live page, writing a choice into the address, the address on paper. Everything else follows
// from the address.
(function () {
  var kept = ""; // the control in use: a new page content takes the focus from it

  // A printed page keeps the address of its view; print.css writes it.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".colophon").forEach(function (foot) {
      foot.dataset.address = location.href;
    });
  });

  // Dash has no elements for SVG and native boxes: they come as text in data-html. An observer is
  // told before the browser paints, so nothing is seen to come late.
  function fill(node) {
    if (node.filled !== node.dataset.html) {
      node.filled = node.dataset.html;
      node.innerHTML = node.filled;
    }
  }

  // A chart is shown when Plotly has drawn it; until then its picture stands there.
  function show(plot) {
    var canvas = plot.closest(".canvas");
    if (!canvas) return;
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        canvas.dataset.drawn = "";
      });
    });
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") fill(change.target);
      change.addedNodes.forEach(function (node) {
        if (node.nodeType !== 1 || (node.ownerSVGElement && !node.matches(".main-svg"))) return;
        if (node.dataset && node.dataset.html !== undefined) fill(node);
        if (node.matches(".svg-container, .main-svg")) show(node);
        if (node.namespaceURI.endsWith("xhtml")) {
          node.querySelectorAll("[data-html]").forEach(fill);
          node.querySelectorAll(".main-svg").forEach(show);
        }
      });
    });
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html"],
  });

  // A choice in the form, as the address writes it: what is usual for the page stays out.
  function regions(form) {
    var boxes = Array.from(form.querySelectorAll("[name=regionen]"));
    var usual = boxes.every(function (box) { return box.checked === "usual" in box.dataset; });
    if (usual) return "";
    return boxes.filter(function (box) { return box.checked; })
      .map(function (box) { return box.value; }).join("~");
  }

  function years(form) {
    var menus = Array.from(form.querySelectorAll("[name=jahr]"));
    var shown = menus.map(function (menu) { return menu.value; });
    var own = menus.map(function (menu) { return menu.value !== menu.dataset.usual; });
    if (!own.includes(true)) return "";
    if (shown[0] > shown[1]) return shown[1] + ".." + shown[0];
    if (shown[0] === shown[1]) return shown[0];
    return (own[0] ? shown[0] : "") + ".." + (own[1] ? shown[1] : "");
  }

  function query(form) {
    var parts = { regionen: regions(form), jahr: years(form) };
    ["ansicht", "vergleich", "stand"].forEach(function (name) {
      var field = form.elements[name];
      if (field && field.value !== field.dataset.usual) parts[name] = field.value;
    });
    var text = Object.keys(parts).filter(function (name) { return parts[name]; })
      .map(function (name) { return name + "=" + parts[name]; }).join("&");
    return text && "?" + text;
  }

  document.addEventListener("change", function (event) {
    var form = event.target.closest("form.choose");
    if (!form) return;
    kept = event.target.id;
    if (form.closest("#first")) form.submit();
    else window.dash_clientside.set_props("url", { search: query(form) });
  });

  // Readers' tools are told what a choice has come to.
  function tell(words) {
    var voice = document.getElementById("voice");
    if (!voice) {
      voice = document.createElement("p");
      voice.id = "voice";
      voice.className = "visually-hidden";
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    voice.textContent = words;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    dreiklang: {
      // The live page is there: the server's first HTML goes, and the document gets its title.
      arrive: function (name) {
        if (!name) return;
        document.title = name;
        var first = document.getElementById("first");
        var entry = document.getElementById("react-entry-point");
        if (first) {
          if (first.contains(document.activeElement)) kept = document.activeElement.id;
          first.remove();
          entry.classList.remove("waiting");
          var target = location.hash && document.getElementById(location.hash.slice(1));
          if (target) target.scrollIntoView();
        } else if (kept) {
          tell((document.querySelector("h1") || {}).textContent || "");
        }
        var control = kept && document.getElementById(kept);
        if (control) control.focus({ preventScroll: true });
        kept = "";
      },
    },
  });
})();
