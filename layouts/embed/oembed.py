"""oEmbed 1.0: from the address of a view to what a content system needs to show it."""

from html import escape
from json import dumps

from layouts import heads
from layouts.embed import picture, snippets
from layouts.embed.view import Shown

FORMATS = {"json": "application/json", "xml": "text/xml; charset=utf-8"}
SMALLEST = 280
Answer = dict[str, str | int]


def answer(shown: Shown, base: str, widest: int, highest: int) -> Answer:
    """The fields of the answer; the frame is no larger than asked for (0: no limit), pixels."""
    width = min(widest or 800, 1200)
    height = min(highest or 10_000, snippets.height(shown, width))
    wide, high = picture.PREVIEW
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": heads.SITE,
        "provider_url": f"{base}/",
        "title": snippets.title(shown),
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": snippets.iframe(shown, base, width=width, height=height),
        "thumbnail_url": base + shown.ask.picture("png", bild="og"),
        "thumbnail_width": wide,
        "thumbnail_height": high,
    }


def write(fields: Answer, form: str) -> str:
    """The answer as JSON or XML."""
    if form == "json":
        return dumps(fields, ensure_ascii=False, indent=1)
    inside = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in fields.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{inside}</oembed>'
