# SPDX-License-Identifier: MIT
"""Figures of merit have the values that can be worked out by hand."""

from __future__ import annotations

import pytest

from tests.benchmarks.search.metrics import (
    MERITS,
    bootstrap,
    mean_merit,
    merit_of,
    percentile,
    times_of,
    wilson,
)


@pytest.mark.parametrize(("rank", "first", "ten", "reciprocal"), [(1, 1, 1, 1), (4, 0, 1, 0.25), (0, 0, 0, 0)])
def test_the_merits_of_a_rank(rank: int, first: float, ten: float, reciprocal: float) -> None:
    assert [merit(rank) for merit in MERITS.values()] == [first, ten, reciprocal]


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (240, 250, 0.9279, 0.9781), (10, 10, 0.7225, 1.0)],
)
def test_wilson_is_the_interval_of_the_tables(hits: int, count: int, low: float, high: float) -> None:
    figure = wilson(hits, count)
    assert figure.value == hits / count
    assert (figure.low, figure.high) == pytest.approx((low, high), abs=0.0001)


def test_a_share_of_nothing_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 0.0, 1.0)


def test_values_that_are_all_alike_leave_no_doubt() -> None:
    assert bootstrap([[0.5] * 20, [1.0] * 5]) == (0.75, 0.75, 0.75)


def test_the_interval_of_a_mean_is_about_two_standard_errors() -> None:
    value, low, high = bootstrap([[0.0, 1.0] * 200])
    assert value == 0.5
    assert (low, high) == pytest.approx((0.451, 0.549), abs=0.015)


def test_each_kind_counts_alike_in_the_mean() -> None:
    assert mean_merit("success@1", [[1] * 90, [0] * 10]).value == 0.5


def test_success_has_wilsons_interval_and_rank_that_of_resamples() -> None:
    ranks = [1, 1, 2, 0]
    assert merit_of("success@1", ranks) == wilson(2, 4)
    assert merit_of("MRR", ranks).value == 0.625


def test_times_of_a_hundred_queries() -> None:
    figures = times_of([float(ms) for ms in range(100)])
    assert figures == (49.5, 95.0, 49.5)
    assert percentile([3.0], 0.95) == 3.0
    assert times_of([]) == (0.0, 0.0, 0.0)
