"""The catalogue as one dictionary, and the way from an id or slug to its declaration."""

from difflib import get_close_matches

from indicators import economy, labour, life
from indicators.model import Indicator, Lang

INDICATORS: dict[str, Indicator] = {
    item.id: item for item in (*economy.INDICATORS, *labour.INDICATORS, *life.INDICATORS)
}

LIKE = 0.7
"""Likeness (difflib) from which a name may be a slip of another; less is a different word."""


class UnknownIndicator(LookupError):
    """No indicator has this id or slug; `suggestion` is the nearest one, or None."""

    def __init__(self, key: str) -> None:
        names = {item.id: item for item in INDICATORS.values()}
        names |= {
            slug: item for item in INDICATORS.values() for slug in (item.slug.de, item.slug.en)
        }
        near = get_close_matches(key.lower(), names, n=1, cutoff=LIKE)
        self.suggestion = names[near[0]] if near else None
        hint = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(f"no indicator {key!r}{hint}")


def by_id(indicator_id: str) -> Indicator:
    """The declaration with this id; raises UnknownIndicator."""
    try:
        return INDICATORS[indicator_id]
    except KeyError:
        raise UnknownIndicator(indicator_id) from None


def by_slug(slug: str, lang: Lang = "de") -> Indicator:
    """The declaration with this slug in the given language; raises UnknownIndicator."""
    for item in INDICATORS.values():
        if item.slug.in_(lang) == slug:
            return item
    raise UnknownIndicator(slug)
