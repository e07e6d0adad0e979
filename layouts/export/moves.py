"""What is no page of its own: other forms of a page's path (301), given up pages (410), no page."""

from collections.abc import Iterator
from urllib.parse import quote

from indicators.regions import REGIONS
from layouts import address, moved
from layouts.data.call import LANGS
from layouts.export.writing import Job, Written, asked, put
from layouts.paths import ENGLISH, PAGES, link
from layouts.serving.addresses import SAFE, Place, pages
from layouts.serving.front import Front

MISSING = {"404.html": "/404", "en/404.html": f"{ENGLISH}/404"}
"""File of the page for paths that do not exist -> a path that does not, by language."""
GONE = "410"
"""Folder of the pages that say why a page was given up."""


def redirects() -> dict[str, str]:
    """Path -> the path it leads to for good, percent-encoded both, by the app's own rule."""
    found = {}
    known = moved.load().moved
    for path in dict.fromkeys((*known, *_other_forms())):
        to = known.get(path) or address.read(path, "").path
        if to != path:
            found[quote(path, safe=SAFE)] = quote(to, safe=SAFE)
    return found


def _other_forms() -> Iterator[str]:
    """Paths that lead on: ids in place of names, a slash too many."""
    yield ENGLISH
    for lang in LANGS:
        for page in ("indicator", "region"):
            start, row = PAGES[page].path.in_(lang), PAGES[page]
            for key in row.keys() if row.keys else []:
                yield start + key
                if page == "region":
                    yield from (start + REGIONS[key].key, start + REGIONS[key].slug)
    yield from (f"{place.path}/" for place in pages() if not place.path.endswith("/"))


def gone(front: Front, job: Job) -> list[Written]:
    """The pages that were given up, each with the file that says why."""
    found = []
    for number, path in enumerate(moved.load().retired):
        place = Place(quote(path, safe=SAFE))
        answer = asked(front, place, job.base)
        found.append(put(answer, place.url, f"{GONE}/{number}.html", job))
    return found


def missing(front: Front, job: Job) -> list[Written]:
    """The page for all other paths, in both languages; `url` is how its language begins."""
    made = {file: asked(front, Place(path), job.base) for file, path in MISSING.items()}
    return [
        put(answer, link("home", lang), file, job)
        for lang, (file, answer) in zip(LANGS, made.items(), strict=True)
    ]
