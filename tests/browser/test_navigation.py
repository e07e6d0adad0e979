"""Going on inside the live page: head, focus and scroll follow, back and forward too."""

import re

import pytest
from playwright.sync_api import Page

from indicators.model import Lang
from layouts.paths import link
from tests.browser.watch import Watch, arrive

RATE = "/indikator/arbeitslosenquote"
HEAD = """() => Object.fromEntries([
  ["lang", document.documentElement.lang], ["title", document.title],
  ...Array.from(document.head.querySelectorAll("meta[name], meta[property], link[rel]"), node => [
    node.getAttribute("name") || node.getAttribute("property") || [
      node.rel, node.hreflang, node.type, node.rel === "stylesheet" ? node.href : ""].join(" "),
    node.content || node.href,
  ]),
])"""


def heading(page: Page) -> bool:
    """Whether the focus is on the heading."""
    found: bool = page.evaluate("document.activeElement === document.querySelector('#live h1')")
    return found


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_head_follows_every_step(watch: Watch, site: str, lang: Lang) -> None:
    page = watch.page
    arrive(page, site + link("home", lang))
    steps = (link("methods", lang), link("indicators", lang), link("home", lang))
    for path in steps:
        page.locator(f"#live a[href='{path}']").first.click()
        page.wait_for_url(site + path)
        page.wait_for_function(
            "path => document.querySelector('[rel=canonical]').href.endsWith(path)", arg=path
        )
        live = page.evaluate(HEAD)
        page.goto(site + path)
        assert page.evaluate(HEAD) == live, path
        page.wait_for_selector("#first", state="detached")
    assert watch.errors == []


def test_an_indicators_picture_and_embed_are_named_on_the_way(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/arbeitsmarkt")
    page.locator(f"#live main a[href^='{RATE}']").first.click()
    page.wait_for_selector("#live .canvas")
    page.wait_for_selector("meta[property='og:image']", state="attached")
    live = page.evaluate(HEAD)
    address = page.url
    page.goto(address)
    assert page.evaluate(HEAD) == live
    assert live["og:image"].startswith(f"{site}{RATE}.png?")


def test_another_page_gives_the_focus_to_its_heading(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/")
    link_ = page.locator("#live .colophon a", has_text="Herne")
    link_.focus()
    page.wait_for_function("() => scrollY > 1000")
    page.keyboard.press("Enter")
    page.locator("#live h1", has_text="Herne").wait_for()
    page.wait_for_function("() => document.activeElement.matches('h1')")
    assert heading(page)
    assert page.evaluate("scrollY") == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.go_back()
    page.wait_for_selector("#live .pillars")
    page.wait_for_function("() => scrollY > 1000")
    assert heading(page)
    page.go_forward()
    page.locator("#live h1", has_text="Herne").wait_for()
    assert re.search("Herne", page.title())
    assert watch.errors == []


def test_another_view_keeps_the_place_in_the_list_and_is_told(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, site + RATE)
    page.locator("#live .tabs a", has_text="Rangfolge").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#live .canvas.ranking")
    page.wait_for_function("() => document.activeElement.matches('.tabs [aria-current]')")
    assert page.locator("#voice").inner_text() == page.locator("#live h1").inner_text()
    page.go_back()
    page.wait_for_selector("#live .canvas.line")
    page.wait_for_function("() => document.querySelector('#voice').textContent === "
                           "document.querySelector('#live h1').textContent")  # fmt: skip
    assert watch.errors == []


def test_a_link_to_a_part_of_another_view_leads_there(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/")
    page.locator("#live #kacheln").scroll_into_view_if_needed()
    page.locator("#live .choice a", has_text="Mindestsicherung").click()
    page.wait_for_url("**/?kacheln=mindestsicherung#kacheln")
    page.wait_for_function("() => document.activeElement.matches('.choice [aria-current]')")
    assert page.evaluate("document.activeElement.textContent") == "Mindestsicherung"
    top = "document.querySelector('#live #kacheln').getBoundingClientRect().top"
    assert abs(page.evaluate(top)) < 60


def test_a_page_that_is_gone_gets_its_own_document(watch: Watch, site: str) -> None:
    page = watch.page
    arrive(page, f"{site}/methodik")
    page.evaluate("""() => {
      history.pushState({}, "", "/region/nirgends");
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    }""")
    page.wait_for_selector("main.page-missing")
    assert page.locator("meta[name=robots][content=noindex]").count() == 1
