"""The pillar Arbeitsmarkt."""

from indicators.labour import benefits, commuters, employment, groups, qualification, unemployment
from indicators.model import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *unemployment.INDICATORS,
    *groups.INDICATORS,
    *employment.INDICATORS,
    *qualification.INDICATORS,
    *commuters.INDICATORS,
    *benefits.INDICATORS,
)
