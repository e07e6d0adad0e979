"""The second opinions give the worked examples of the methods they follow."""

import pytest

from indicators.opinion import (
    NoOpinion,
    growth_rate,
    limit_factor,
    weather,
    with_target,
    without_target,
)


def test_statistics_canada_without_target() -> None:
    opinion = without_target(12.1, 10.2, 9, -1)
    assert opinion.growth == pytest.approx(-0.018801, abs=5e-7)
    assert opinion.progress == "substantial"
    assert opinion.score == pytest.approx(4.40, abs=5e-3)


def test_statistics_canada_with_target() -> None:
    opinion = with_target(12.1, 10.2, 9, -1, (6.0, 15))
    assert growth_rate(12.1, 6.0, 15) == pytest.approx(-0.045687, abs=5e-7)
    assert opinion.ratio == pytest.approx(0.4115, abs=5e-5)
    assert opinion.progress == "limited"
    assert opinion.score == pytest.approx(-0.79, abs=5e-3)


@pytest.mark.parametrize(
    ("base", "limit", "factor"),
    [(95, 100, 0.2037), (50, 100, 0.9539), (30, 100, 0.9952), (3, 2, 0.9539), (4, 2, 1.0)],
)
def test_limit_factor(base: float, limit: float, factor: float) -> None:
    assert limit_factor(base, limit) == pytest.approx(factor, abs=5e-5)
    assert limit_factor(base, None) == 1.0


@pytest.mark.parametrize(
    ("value", "progress", "score"),
    [(98.0, "deterioration", -5.0), (100.2, "limited", -1.5), (101.0, "moderate", 1.25)],
)
def test_classes_without_target(value: float, progress: str, score: float) -> None:
    opinion = without_target(100.0, value, 1, 1)
    assert opinion.progress == progress
    assert opinion.score == pytest.approx(score, abs=1e-6)


def test_a_reached_target_is_achieved() -> None:
    assert with_target(12.0, 5.9, 9, -1, (6.0, 15)).progress == "achieved"
    assert with_target(12.0, 13.0, 9, -1, (6.0, 15)).progress == "deterioration"


def test_the_method_calls_equal_facts_by_different_names() -> None:
    """The reason why it is only a second opinion: 12 to 10 % out of work is 88 to 90 % in work."""
    assert without_target(12.0, 10.0, 9, -1).progress == "substantial"
    assert without_target(88.0, 90.0, 9, 1).progress == "limited"


def test_no_opinion_where_there_is_no_growth_rate() -> None:
    with pytest.raises(NoOpinion, match="same sign"):
        without_target(-1.0, 2.0, 5, 1)
    with pytest.raises(NoOpinion, match="natural limit"):
        without_target(100.0, 99.0, 5, 1, limit=100.0)
    with pytest.raises(NoOpinion, match="equals the target"):
        with_target(6.0, 7.0, 5, -1, (6.0, 15))


def series(*values: float) -> dict[int, float]:
    return dict(zip(range(2019, 2019 + len(values)), values, strict=True))


def test_weather_sun() -> None:
    forecast = weather(series(12.0, 11.6, 11.1, 10.9, 10.4, 10.0), 7.7, 2030, -1)
    assert forecast.projected == pytest.approx(7.60)
    assert forecast.symbol == "sun"


def test_weather_cloud() -> None:
    forecast = weather(series(12.0, 11.9, 11.8, 11.6, 11.5, 11.4), 7.7, 2030, -1)
    assert forecast.projected == pytest.approx(10.68)
    assert forecast.miss == pytest.approx(0.805, abs=5e-4)
    assert forecast.symbol == "cloud"


@pytest.mark.parametrize(
    ("last", "symbol"),
    [(9.9, "slightly_cloudy"), (12.0, "thunderstorm"), (12.5, "thunderstorm"), (7.5, "sun")],
)
def test_weather_between_sun_and_storm(last: float, symbol: str) -> None:
    target = 7.0 if symbol == "slightly_cloudy" else 7.7
    assert weather(series(12.0, 11.6, 11.2, 10.8, 10.4, last), target, 2030, -1).symbol == symbol


def test_weather_needs_six_years_and_a_target_ahead() -> None:
    with pytest.raises(NoOpinion):
        weather({2019: 12.0, 2021: 11.0, 2024: 10.0}, 7.7, 2030, -1)
    with pytest.raises(NoOpinion):
        weather(series(12.0, 11.6, 11.1, 10.9, 10.4, 10.0), 7.7, 2024, -1)
