"""Tables on a phone: every figure inside the window, and still a table for readers' tools."""

from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.browser.watch import Watch, arrive

# Long names, amounts of seven digits, long units; the table and how many rows it has at least.
CASES = (
    ("/indikator/arbeitslosenquote?regionen=essen~kreis-recklinghausen~05~ruhr", "latest", 4),
    ("/en/indicator/unemployment-rate?regionen=essen~05~nrw_ohne_ruhr~00", "latest", 4),
    ("/indikator/bevoelkerung?regionen=kreis-recklinghausen~ruhr~00", "latest", 3),
    ("/en/indicator/gdp-per-inhabitant", "latest", 3),
    ("/vergleich?regionen=kreis-recklinghausen~ruhr~00", "figures", 3),
    ("/en/", "movers", 7),
    ("/arbeitsmarkt", "movers", 7),
)
HIDDEN = """selector => [...document.querySelectorAll(selector)].filter(cell => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const box = range.getBoundingClientRect();
  return !box.width || box.left < 0 || box.right > innerWidth + 0.5;
}).map(cell => cell.textContent)"""
SIDEWAYS = """selector => {
  const frame = document.querySelector(selector).closest(".scroll");
  return frame.scrollWidth - frame.clientWidth;
}"""


def roles(page: Page, selector: str) -> Counter[str]:
    """What the browser hands to readers' tools from the table down, by role."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    found = session.send("Accessibility.queryAXTree", {"nodeId": node})["nodes"]
    return Counter(item["role"]["value"] for item in found if not item["ignored"])


@pytest.mark.parametrize(("path", "kind", "rows"), CASES)
def test_a_table_fits_a_phone_and_stays_a_table(
    watch: Watch, site: str, path: str, kind: str, rows: int
) -> None:
    page, table = watch.page, f"#live table.{kind}"
    arrive(page, site + path)
    wide = roles(page, table)
    texts = page.locator(f"{table} tbody :is(th, td)").all_text_contents()
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate(SIDEWAYS, table) <= 0
    assert page.evaluate(HIDDEN, f"{table} tbody :is(th, td)") == []
    assert page.locator(f"{table} tbody :is(th, td)").all_text_contents() == texts
    narrow = roles(page, table)
    assert narrow["table"] == 1
    assert narrow["rowheader"] >= rows
    for role in ("row", "cell", "columnheader", "rowheader"):
        assert narrow[role] == wide[role] > 0, role
