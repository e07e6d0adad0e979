"""oEmbed, and what the heads of our pages tell content systems and networks about their views."""

import re
from html import unescape
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from tests.test_embed import FRAME


def test_oembed_as_json_and_xml(client: FlaskClient) -> None:
    page = "http://localhost/indikator/arbeitslosenquote?ansicht=karte&utm_source=x"
    told = client.get(f"/oembed?{urlencode({'url': page, 'maxwidth': 500})}").get_json()
    assert (told["type"], told["version"], told["width"]) == ("rich", "1.0", 500)
    (source,) = re.findall(r'src="([^"]+)"', told["html"])
    assert unescape(source) == f"http://localhost{FRAME}?ansicht=karte"
    assert client.get(told["thumbnail_url"].removeprefix("http://localhost")).status_code == 200
    answer = client.get(f"/oembed?{urlencode({'url': page, 'maxwidth': 500, 'format': 'xml'})}")
    tree = ElementTree.fromstring(answer.text)
    assert {item.tag: item.text for item in tree} == {k: str(v) for k, v in told.items()}


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://example.org/indikator/arbeitslosenquote", 404),
        ("http://localhost@example.org/indikator/arbeitslosenquote", 404),
        ("http://localhost.example.org/indikator/arbeitslosenquote", 404),
        ("//example.org/indikator/arbeitslosenquote", 404),
        ("file:///etc/passwd", 404),
        ("http://[::1", 404),
        ("http://localhost/region/gibtesnicht", 404),
        ("http://localhost/methodik", 404),
        ("http://localhost/indikator/gibtesnicht", 404),
        ("", 404),
    ],
)
def test_oembed_refuses_what_is_not_ours(client: FlaskClient, url: str, status: int) -> None:
    answer = client.get(f"/oembed?{urlencode({'url': url})}")
    assert answer.status_code == status
    assert answer.get_json()["error"]


def test_oembed_refuses_other_formats_and_sizes(client: FlaskClient) -> None:
    page = urlencode({"url": f"http://localhost{FRAME}"})
    assert client.get(f"/oembed?{page}&format=yaml").status_code == 501
    for size in ("0", "-1", "12", "1e4", "x", "٣٠٠"):
        assert client.get(f"/oembed?{page}&maxwidth={quote(size)}").status_code == 400, size


@pytest.mark.parametrize(
    "path",
    [
        "/", "/en/", "/indikator/arbeitslosenquote?ansicht=rang", "/en/goal/A06",
        "/karte?jahr=2015",
        "/indikator/arbeitslosenquote?ansicht=tabelle", "/region/05113-essen", "/en/region/ruhr",
        "/vergleich?regionen=05113~05913", "/indikator/arbeitslosenquote?ansicht=kacheln",
    ],
)  # fmt: skip
def test_pages_name_their_picture_and_how_to_embed_them(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    (image,) = re.findall(r'property="og:image" content="([^"]+)"', html)
    drawn = client.get(unescape(image).removeprefix("http://localhost"))
    assert drawn.data[16:24] == (1200).to_bytes(4) + (628).to_bytes(4)
    found = re.findall(r'type="(?:application/json|text/xml)\+oembed" href="([^"]+)"', html)
    assert len(found) == 2
    for url in found:
        assert client.get(unescape(url).removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("/region/05113-essen", "/embed/region/05113-essen"),
        ("/en/region/ruhr", "/en/embed/region/ruhr"),
        ("/", f"{FRAME}?ansicht=kacheln"),
        ("/?kacheln=bip-je-einwohner", "/embed/bip-je-einwohner?ansicht=kacheln"),
        ("/karte?jahr=2015", f"{FRAME}?jahr=2015&ansicht=karte"),
        ("/karte", f"{FRAME}?ansicht=karte"),
        ("/vergleich?regionen=05113~05913", f"{FRAME}?regionen=05113~05913"),
        (f"{FRAME}?ansicht=rang", f"{FRAME}?ansicht=rang"),
        ("/indikator/arbeitslosenquote.png?bild=og", FRAME),
    ],
)
def test_every_page_with_a_view_can_be_embedded(client: FlaskClient, page: str, frame: str) -> None:
    told = client.get(f"/oembed?{urlencode({'url': f'http://localhost{page}'})}").get_json()
    (source,) = re.findall(r'src="([^"]+)"', told["html"])
    assert unescape(source) == f"http://localhost{frame}"
    assert client.get(frame).status_code == 200


def test_the_comparison_as_index_or_dots_has_no_frame(client: FlaskClient) -> None:
    for view in ("index", "streu"):
        url = urlencode({"url": f"http://localhost/vergleich?ansicht={view}"})
        assert client.get(f"/oembed?{url}").status_code == 404
        assert "og:image" not in client.get(f"/vergleich?ansicht={view}").text


def test_a_page_without_a_chart_names_no_picture(client: FlaskClient) -> None:
    assert "og:image" not in client.get("/methodik").text
