"""The panel to share a view stands under every chart that can be embedded; its lines work."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

PANEL = re.compile(r'<details id="(teilen[^"]*)" class="share block">')
PANELS = {
    "/": 1, "/en/": 1, "/karte": 1, "/en/map?jahr=2015": 1, "/region/05113-essen": 1,
    "/region/ruhr": 1, "/en/goal/A06": 1, "/indikator/arbeitslosenquote": 1,
    "/indikator/arbeitslosenquote?ansicht=kacheln": 1,
    "/vergleich?indikator=arbeitslosenquote~bip-je-einwohner": 2,
    "/vergleich?ansicht=kacheln&indikator=bip-je-einwohner": 1,
    "/vergleich?ansicht=index": 0,
}  # fmt: skip


@pytest.mark.parametrize("path", PANELS)
def test_every_chart_that_can_be_embedded_has_its_panel(client: FlaskClient, path: str) -> None:
    html = client.get(path, follow_redirects=True).text
    assert len(PANEL.findall(html)) == PANELS[path]
    ids = re.findall(r' id="([^"]+)"', html.partition('id="first"')[2])
    assert len(ids) == len(set(ids)), {one for one in ids if ids.count(one) > 1}
    lines = re.findall(r'id="teilen-[\w-]*?-?(?:fresh|frozen)-(\w+)"[^>]*><code>(.*?)</code>', html)
    assert len([1 for kind, _ in lines if kind == "iframe"]) == 2 * PANELS[path]
    for kind, line in lines:
        if kind in ("iframe", "image"):
            (source,) = re.findall(r' src="([^"]+)"', unescape(line))
            answer = client.get(unescape(source).removeprefix("http://localhost"))
            assert answer.status_code == 200, source


def test_a_table_offers_no_picture(client: FlaskClient) -> None:
    html = client.get("/indikator/arbeitslosenquote?ansicht=tabelle").text
    assert 'id="teilen-fresh-iframe"' in html
    assert 'id="teilen-fresh-image"' not in html
    assert "Als Bild:" not in html


@pytest.mark.parametrize("path", ["/", "/region/05113-essen", "/karte", "/vergleich"])
def test_lines_name_the_host_that_was_asked(client: FlaskClient, path: str) -> None:
    """Pages that are kept must not hand one host's address to readers of another."""
    for host in ("eins.example", "zwei.example"):
        html = client.get(path, base_url=f"http://{host}").text
        (line,) = re.findall(r'-fresh-address"[^>]*><code>(.*?)</code>', html)
        assert line.startswith(f"http://{host}/"), path


def test_a_share_line_of_the_map_asks_for_its_year(client: FlaskClient) -> None:
    html = client.get("/karte?indikator=bip-je-einwohner&jahr=2015").text
    (line,) = re.findall(r'id="teilen-fresh-iframe"[^>]*><code>(.*?)</code>', html)
    assert "/embed/bip-je-einwohner?jahr=2015&ansicht=karte" in unescape(unescape(line))
