"""The sentence above a region's profile, the same on its page and in its frame."""

from indicators.model import Lang
from indicators.profile import Profile
from indicators.registry import INDICATORS
from layouts.facts import Fact
from layouts.places import name
from layouts.words import say

LEAD = "unemployment_rate"
"""The indicator a region without ranks is introduced with."""


def heading(found: Profile, lead: Fact | None, lang: Lang) -> str:
    """The most striking rank on either side; without ranks, how unemployment went.

    `lead` are the figures of LEAD, None where they are not passed on.
    """
    sides = (("ahead", found.strengths[:1]), ("behind", found.weaknesses[:1]))
    parts = [
        say(
            lang, f"region.{key}", title=INDICATORS[item.indicator].title.in_(lang),
            rank=item.rank.rank, of=item.rank.of,
            where=say(lang, f"region.among_{item.rank.scope}"),
        )
        for key, items in sides
        for item in items
    ]  # fmt: skip
    if parts:
        return f"{name(found.region, lang)}: {', '.join(parts)}"
    drawn = lead.line(lang, (found.region,)) if lead else None
    return drawn.finding if drawn else name(found.region, lang)
