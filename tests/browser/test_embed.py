"""Frames in a real browser: one request, without a script, read aloud, and the panel to share."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.watch import Watch, barriers

FRAME = "/embed/arbeitslosenquote"
ESSEN = "/embed/region/05113-essen"


def test_a_frame_is_one_request(watch: Watch, site: str) -> None:
    asked: list[str] = []
    watch.page.on("request", lambda request: asked.append(request.url))
    for path in (FRAME, f"{FRAME}?ansicht=karte&farbe=dunkel", "/embed/ziel/A06", ESSEN):
        asked.clear()
        watch.page.goto(site + path)
        watch.page.wait_for_timeout(200)
        assert asked == [site + path]
    assert watch.errors == []
    assert watch.page.context.cookies() == []


def test_a_frame_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 600, "height": 700}
    )
    page = context.new_page()
    page.goto(site + FRAME)
    assert page.locator("h1").is_visible()
    assert page.locator("svg.chart path").count() > 3
    page.locator("summary").click()
    assert page.locator("table").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("path", "alt"),
    [
        (FRAME, "Liniendiagramm: Arbeitslosenquote, Prozent, 1998–20"),
        (f"{FRAME}?ansicht=karte", "Karte: Arbeitslosenquote, Prozent, 20"),
        (f"{FRAME}?ansicht=rang&titel=0", "Rangfolge: Arbeitslosenquote, Prozent, 20"),
        ("/en/embed/unemployment-rate?ansicht=streifen", "Distribution of the members"),
        (f"{FRAME}?ansicht=kacheln", "Kleine Liniendiagramme der 15 Mitglieder: Arbeitslosenq"),
        (ESSEN, 'rowheader "Arbeitslosenquote"'),
    ],
)
def test_finding_and_description_are_read_aloud(
    watch: Watch, site: str, path: str, alt: str
) -> None:
    """The tree that readers' tools get: heading, description and links, and no letters of axes."""
    watch.page.goto(site + path)
    tree = watch.page.locator("body").aria_snapshot()
    finding = watch.page.locator("h1").inner_text().replace("\n", " ")
    heading = re.search(r'heading "(.*?)" \[level=1\]', tree)
    assert heading
    assert heading[1].replace("\u00a0", " ").split() == finding.replace("\u00a0", " ").split()
    assert alt in tree
    assert re.search(r"Quellen?:|Sources?:", tree)
    assert len(re.findall(r"- link ", tree)) == 3
    assert "img" not in tree
    assert "’05" not in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_frames_have_no_barriers(chromium: Browser, site: str, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    paths = [FRAME, *(f"{FRAME}?ansicht={view}" for view in ("karte", "kacheln", "tabelle"))]
    for path in (*paths, f"{FRAME}?x=1", "/embed/ziel/A06", "/embed/ziel/A01", ESSEN):
        page.goto(site + path)
        assert barriers(page) == [], path
    context.close()


def test_scripts_leave_no_names_behind(watch: Watch, site: str) -> None:
    """A frame adds nothing to its window, and the panel's script nothing to ours."""
    names = "Object.getOwnPropertyNames(window)"
    page = watch.page
    page.goto(f"{site}/embed/nix?javascript=none")
    plain = set(page.evaluate(names))
    for path in (FRAME, f"{FRAME}?ansicht=kacheln", f"{FRAME}?interaktiv=1"):
        page.goto(site + path)
        assert set(page.evaluate(names)) <= plain, path
    page.goto(f"{site}/indikator/arbeitslosenquote?ansicht=kacheln")
    page.wait_for_selector("#first", state="detached")
    assert page.evaluate("[typeof window.tell, typeof window.mark]") == ["undefined"] * 2


@pytest.mark.parametrize(("width", "columns"), [(340, 2), (700, 7)])
def test_tiles_stand_in_columns_that_fit(watch: Watch, site: str, width: int, columns: int) -> None:
    page = watch.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{FRAME}?ansicht=kacheln")
    boxes = page.locator("svg.tile").evaluate_all(
        "tiles => tiles.map(tile => tile.getBoundingClientRect().x)"
    )
    assert len({round(x) for x in boxes}) == columns
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = page.locator("svg.tile text").evaluate_all(
        "all => all.every(t => t.getBoundingClientRect().right <= "
        "t.closest('svg').getBoundingClientRect().right + 8)"
    )
    assert wide, "a name or a value runs into the next tile"


def test_a_pointer_is_told_the_value(watch: Watch, site: str) -> None:
    page = watch.page
    page.goto(site + FRAME)
    box = page.locator("svg.chart").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + box["height"] * 0.6)
    told = page.locator("#t").inner_text()
    assert re.fullmatch(r".+ 20\d\d: \d+,\d\s%", told), told
    page.mouse.move(2, 2)
    assert page.locator("#t").inner_text() == ""


def test_a_pointer_on_a_tile_is_told_its_member(watch: Watch, site: str) -> None:
    page = watch.page
    page.goto(f"{site}{FRAME}?ansicht=kacheln")
    box = page.locator("svg.tile", has_text="Essen").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 60)
    assert re.fullmatch(r"Essen 2010: \d+,\d\s%", page.locator("#t").inner_text())
    assert watch.errors == []


def test_plotly_takes_over_on_a_click(watch: Watch, site: str) -> None:
    page = watch.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}{FRAME}?interaktiv=1")
    page.wait_for_timeout(200)
    assert len(asked) == 1
    page.get_by_role("button", name="Interaktiv machen").click()
    page.wait_for_selector(".canvas .main-svg")
    assert len(asked) == 2
    assert watch.errors == []
    assert watch.foreign == []
    assert page.locator("#i").count() == 0


def test_the_panel_copies_by_keyboard_and_says_so(chromium: Browser, site: str) -> None:
    context = chromium.new_context(locale="de-DE", viewport={"width": 1000, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    watch = Watch(context.new_page())
    page = watch.page
    page.goto(f"{site}/indikator/arbeitslosenquote?ansicht=rang")
    page.wait_for_selector("#first", state="detached")
    page.locator("#teilen > summary").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Kopieren: Rahmen", exact=True).first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".copied")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#teilen-fresh-iframe").inner_text()
    assert page.locator(".copied[role=status][aria-live=polite]").count() == 1
    assert watch.errors == []
    context.close()


def test_the_panel_is_there_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/indikator/arbeitslosenquote", "/en/goal/A06"):
        page.goto(site + path)
        page.locator("#teilen > summary").click()
        assert page.locator("#teilen-fresh-iframe").is_visible()
        assert not page.locator("#teilen .copy").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/einbetten", "/en/embedding", f"/pruefen?adresse={FRAME}"])
def test_the_pages_about_it_fit_and_have_no_barriers(watch: Watch, site: str, path: str) -> None:
    page = watch.page
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + path)
        page.wait_for_selector("#first", state="detached")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert barriers(page) == []
    assert watch.errors == []
    assert watch.foreign == []
