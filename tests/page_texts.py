"""What a reader reads of a page, for the tests that look for words."""

import re
from html import unescape

from flask.testing import FlaskClient


def text(html: str) -> str:
    """The words of some HTML, white space as one."""
    body = unescape(re.sub(r"<script.*?</script>|<[^>]+>", " ", html, flags=re.DOTALL))
    return " ".join(body.split())


def main(html: str) -> str:
    """The page itself: its HTML without the menu and the foot."""
    return html.partition("<main")[2].partition("</main>")[0]


def main_text(html: str) -> str:
    """The words of the page itself."""
    return text(main(html))


def opened(client: FlaskClient, path: str) -> tuple[str, str]:
    """Heading and whole text of a page that answers with 200."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    headings = re.findall(r"<h1[^>]*>(.+?)</h1>", answer.text)
    assert len(headings) == 1, path
    return unescape(headings[0]), text(answer.text)
