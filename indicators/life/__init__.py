"""Lebensqualität: care for children, schools, social security, health, space, people."""

from indicators.life import childcare, education, health, people, social, space, traffic

INDICATORS = (
    *childcare.INDICATORS,
    *education.INDICATORS,
    *social.INDICATORS,
    *health.INDICATORS,
    *space.INDICATORS,
    *traffic.INDICATORS,
    *people.INDICATORS,
)
