"""The pillar of economic strength (Wirtschaftskraft)."""

from indicators.economy import (
    accounts,
    business,
    industry,
    logistics,
    occupations,
    sectors,
    structure,
)
from indicators.model import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *accounts.INDICATORS,
    *structure.INDICATORS,
    *business.INDICATORS,
    *occupations.INDICATORS,
    *logistics.INDICATORS,
    *industry.INDICATORS,
    *sectors.INDICATORS,
)
