"""What is not written, and the words that say why: unsound declarations, values that would go."""

from typing import get_args

import pandas as pd

from indicators.model import Indicator, Lang
from indicators.registry import INDICATORS


class LostValues(RuntimeError):
    """The new figures lack values that the file on disk has."""


class Unsound(ValueError):
    """A declaration of which no figures can be made; the message says what it lacks."""


NAMED = 10
"""So many lost values are named in a refusal; of the others it says how many there are."""


def refuse_unsound(indicator: Indicator) -> None:
    """Raise Unsound where the declaration does not say how to pool, or has another's address."""
    if not (indicator.pool.methods or indicator.pool.reason):
        raise Unsound(
            f"{indicator.id}: its Pool() has neither `methods` nor a `reason`; declare how values "
            "for several regions are made, or why there are none"
        )
    others = [item for item in INDICATORS.values() if item.id != indicator.id]
    for lang in get_args(Lang):
        slug = indicator.slug.in_(lang)
        if same := [item.id for item in others if item.slug.in_(lang) == slug]:
            raise Unsound(
                f"{indicator.id}: its {lang} slug {slug!r} is that of {same[0]} too; "
                "declare another one, for it is the page's address"
            )


def refuse_loss(
    indicator: Indicator, frame: pd.DataFrame, old: pd.DataFrame, *, allow_loss: bool
) -> None:
    """Raise LostValues if the old frame has values that the new one has not."""
    lost = sorted(keys(old) - keys(frame))
    if not lost or allow_loss:
        return
    names = ", ".join(" ".join(key) for key in lost[:NAMED])
    more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
    raise LostValues(
        f"{indicator.id}: {len(lost)} {'value' if len(lost) == 1 else 'values'} of the file on "
        f"disk would be lost: {names}{more}; --allow-loss accepts that"
    )


def valued(frame: pd.DataFrame) -> "pd.Series[float]":
    """The values that are there, by region and period."""
    return frame[frame["value"].notna()].set_index(["region", "period"])["value"]


def keys(frame: pd.DataFrame) -> set[tuple[str, str]]:
    """Region and period of each value that is there."""
    return set(valued(frame).index)
