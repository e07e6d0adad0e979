// What the pages need a browser for: leaving the first HTML, putting drawings and native boxes into
// the live page, writing a choice into the address, the address on paper. Everything else follows
// from the address.
(function () {
  var kept = ""; // the control in use: a new page content takes the focus from it

  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("button.print")) window.print();
  });

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

  // A link that is followed: the list it stands in, and how far down the reader was.
  var path = location.pathname;
  var list = "";
  var back = null;

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("#live a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var nav = link.closest("nav[aria-label]");
    list = nav ? nav.getAttribute("aria-label") : "";
    history.replaceState(Object.assign({}, history.state, { top: scrollY }), "");
  }, true);

  window.addEventListener("popstate", function (event) {
    list = "";
    back = (event.state && event.state.top) || 0;
  });

  // The document's head follows the page. The server's addresses begin with a slash; `base` is
  // what the first document put before them.
  var HEAD = "title, [name=description], [property], [name='twitter:card'], " +
    "[rel=canonical], [rel=alternate]";
  var base = "";

  function parsed(tags) {
    return new DOMParser().parseFromString(tags, "text/html").head;
  }

  function learn(told) {
    var own = document.querySelector("[rel=canonical]").href;
    var short = parsed(told.tags).querySelector("[rel=canonical]").getAttribute("href");
    base = own.endsWith(short) ? own.slice(0, -short.length) : location.origin;
  }

  function head(told) {
    var made = parsed(told.tags);
    ["href", "content"].forEach(function (name) {
      made.querySelectorAll("[" + name + "^='/']").forEach(function (node) {
        var target = base + node.getAttribute(name);
        node.setAttribute(name, target.replace("url=%2F", "url=" + encodeURIComponent(base + "/")));
      });
    });
    document.head.querySelectorAll(HEAD).forEach(function (node) { node.remove(); });
    document.head.append.apply(document.head, Array.from(made.children));
    document.documentElement.lang = told.lang;
  }

  function focus(node) {
    if (!node.matches("a, button, input, select, summary")) node.tabIndex = -1;
    node.focus({ preventScroll: true });
  }

  // Where the focus goes on a new content: to the control in use, on another page to its heading,
  // after another view to the place of the link that led there.
  function settle() {
    var heading = document.querySelector("#live h1");
    var control = kept && document.getElementById(kept);
    var here = list && document.querySelector(
      "#live nav[aria-label='" + CSS.escape(list) + "'] [aria-current]");
    if (path !== location.pathname) focus(heading);
    else if (control) focus(control);
    // While the map plays, its button takes the focus by itself (map.js).
    else if (document.activeElement === document.body && !document.querySelector(".playing")) {
      focus(here || heading);
    }
    if (path === location.pathname && (kept || list || back !== null)) tell(heading.textContent);
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (back !== null) scrollTo(0, back);
    else if (target) target.scrollIntoView();
  }

  // The live page is there: the server's first HTML goes.
  function takeOver() {
    var first = document.getElementById("first");
    if (first.contains(document.activeElement)) kept = document.activeElement.id;
    first.remove();
    document.getElementById("react-entry-point").classList.remove("waiting");
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
    var control = kept && document.getElementById(kept);
    if (control) focus(control);
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    dreiklang: {
      arrive: function (told) {
        if (!told) return;
        // A page that is none: its document says so.
        if (!told.tags) return location.reload();
        if (document.getElementById("first")) {
          learn(told);
          takeOver();
        } else {
          head(told);
          settle();
        }
        path = location.pathname;
        kept = list = "";
        back = null;
      },
    },
  });
})();
