"""The policies in a real browser: what is ours runs, what is not does not.

That pages of every kind break no policy is seen by all the other browser tests: a breach is an
error in the console, and they allow none.
"""

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from layouts.serving import callback
from tests.browser.watch import Watch
from tests.loopback import LOOPBACK, running

PAGE = "/indikator/arbeitslosenquote"
INTRUDER = """() => {
  const code = document.createElement("script");
  code.textContent = "window.intruder = 'a script'";
  document.body.append(code);
  const link = document.createElement("a");
  link.setAttribute("onclick", "window.intruder = 'a handler'");
  document.body.append(link);
  link.click();
  setTimeout("window.intruder = 'a text that is run'", 0);
  return new Promise((done) => setTimeout(() => done(window.intruder || "none"), 50));
}"""


@pytest.mark.parametrize("path", ["/", PAGE, "/embed/arbeitslosenquote", "/nix"])
def test_code_that_got_into_a_document_does_not_run(watch: Watch, site: str, path: str) -> None:
    watch.page.goto(site + path)
    assert watch.page.evaluate(INTRUDER) == "none"
    assert "Content Security Policy" in " ".join(watch.errors)


@pytest.mark.parametrize("view", ["linie", "rang", "karte"])
def test_interactive_frames_draw_within_their_policy(watch: Watch, site: str, view: str) -> None:
    watch.page.goto(f"{site}/embed/arbeitslosenquote?interaktiv=1&ansicht={view}")
    watch.page.get_by_role("button").click()
    watch.page.wait_for_selector(".main-svg")
    assert (watch.errors, watch.foreign) == ([], [])


def test_a_page_goes_live_through_the_guard(watch: Watch, site: str) -> None:
    """What Dash's own renderer sends is what the guard knows."""
    sent: list[int] = []
    watch.page.on("response", lambda a: sent.append(a.status) if callback.PATH in a.url else None)
    watch.page.goto(site + PAGE)
    watch.page.wait_for_selector(".main-svg")
    assert sent == [200]
    assert (watch.errors, watch.foreign) == ([], [])


def test_only_frames_made_for_it_stand_on_foreign_pages(watch: Watch, site: str) -> None:
    page, frame = f"{site}/", f"{site}/embed/arbeitslosenquote"
    text = f'<iframe src="{page}"></iframe><iframe src="{frame}"></iframe>'
    # Another port is another origin.
    foreign = make_server(LOOPBACK, 0, Response(text, content_type="text/html"))
    with running(foreign) as address:
        watch.page.goto(f"{address}/")
        watch.page.wait_for_load_state("networkidle")
        shown = [found.url for found in watch.page.frames]
    assert frame in shown
    assert page not in shown
