"""Similar Kreise: scaling, the distance worked out again, missing features, real members."""

from collections.abc import Mapping

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators import store
from indicators.rank import SCOPES
from indicators.regions import MEMBERS
from indicators.registry import INDICATORS
from indicators.similar import (
    FEATURES,
    K,
    NoNeighbours,
    features,
    rule,
    similar,
    standardised,
)

Frames = Mapping[str, pd.DataFrame]


@pytest.fixture(scope="module")
def shipped() -> Frames:
    return {item.indicator: store.read(item.indicator).frame for item in FEATURES}


def test_features_are_declared_indicators_with_reasons() -> None:
    assert len({item.indicator for item in FEATURES}) == len(FEATURES) >= 5
    for item in FEATURES:
        assert item.indicator in INDICATORS
        assert item.scale in ("linear", "log")
        assert item.why.de
        assert item.why.en
    assert f"alle {len(FEATURES)} Merkmale" in rule().de
    assert f"The {K} nearest" in rule().en


def test_nearly_every_kreis_has_every_feature(shipped: Frames) -> None:
    table = features(shipped)
    assert table.shape == (400, len(FEATURES))
    assert (table.notna().sum() >= 0.95 * 400).all()


def test_standardised_features_have_median_zero_and_range_one(shipped: Frames) -> None:
    scaled = standardised(features(shipped).dropna())
    assert scaled.median().abs().max() == pytest.approx(0, abs=1e-9)
    span = scaled.quantile(0.75) - scaled.quantile(0.25)
    assert span.tolist() == pytest.approx([1.0] * len(FEATURES))


def test_dortmund_as_worked_out_by_hand(shipped: Frames) -> None:
    found = similar("05913", shipped)
    assert [item.region for item in found.neighbours][:2] == ["05113", "04011"]
    assert (found.compared, found.left_out) == (398, ("03159",))
    essen = found.neighbours[0]
    traits = {trait.feature.indicator: trait for trait in essen.traits}
    assert (traits["employees_degree"].own, traits["employees_degree"].other) == (19.36, 21.16)
    # The quartiles of 2021 over 399 Kreise are 10.44 and 17.48: (21.16 - 19.36) / 7.04.
    assert traits["employees_degree"].difference == pytest.approx(1.80 / 7.04, abs=1e-4)
    squares = [trait.difference**2 for trait in essen.traits]
    assert essen.distance == pytest.approx((sum(squares) / len(squares)) ** 0.5, abs=1e-5)


@pytest.mark.parametrize("region", MEMBERS)
def test_every_member_has_ordered_neighbours(region: str, shipped: Frames) -> None:
    found = similar(region, shipped)
    distances = [item.distance for item in found.neighbours]
    assert len(distances) == K
    assert distances == sorted(distances)
    assert region not in {item.region for item in found.neighbours}
    assert distances[-1] < found.usual
    outside = similar(region, shipped, k=3, without=MEMBERS)
    assert len(outside.neighbours) == 3
    assert not {item.region for item in outside.neighbours} & set(MEMBERS)


def test_distance_is_the_same_both_ways(shipped: Frames) -> None:
    there = {item.region: item.distance for item in similar("05113", shipped, k=400).neighbours}
    back = {item.region: item.distance for item in similar("05913", shipped, k=400).neighbours}
    assert there["05913"] == back["05113"]


def test_a_region_without_a_feature_is_named(shipped: Frames) -> None:
    with pytest.raises(NoNeighbours, match="03159 has no value for settlement_area_share"):
        similar("03159", shipped)
    with pytest.raises(NoNeighbours, match="'ruhr' is no Kreis"):
        similar("ruhr", shipped)
    with pytest.raises(NoNeighbours, match="population"):
        similar("05113", {})


def made(values: list[float]) -> Frames:
    """Every feature has the same made-up values, in the order of the AGS."""
    keys = sorted(SCOPES["germany"])[: len(values)]
    return {
        item.indicator: pd.DataFrame(
            {"region": keys, "period": str(item.year), "value": values, "status": "A"}
        )
        for item in FEATURES
    }


@settings(deadline=None, max_examples=15)
@given(st.lists(st.floats(1, 1000), min_size=8, max_size=30, unique=True), st.floats(0.01, 100))
def test_the_unit_of_a_feature_does_not_matter(values: list[float], factor: float) -> None:
    frames = made([round(value, 3) + place for place, value in enumerate(values)])
    region = sorted(SCOPES["germany"])[0]
    in_other_units = {
        name: frame.assign(value=frame["value"] * factor) for name, frame in frames.items()
    }
    plain, scaled = (similar(region, each, k=400) for each in (frames, in_other_units))
    far = {item.region: item.distance for item in scaled.neighbours}
    for item in plain.neighbours:
        assert far[item.region] == pytest.approx(item.distance, rel=1e-4, abs=1e-4)


def test_a_feature_that_does_not_vary_is_an_error() -> None:
    with pytest.raises(ValueError, match="half of all Kreise share one value"):
        similar(sorted(SCOPES["germany"])[0], made([5.0] * 20))
