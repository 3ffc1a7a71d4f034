# SPDX-License-Identifier: MIT
from __future__ import annotations

import sqlite3

import pytest

from index.analysis import Analyzer
from index.spelling import (
    Speller,
    deletion_keys,
    edit_distance,
    opposite,
    prefix_distance,
    sound,
    weighted_distance,
    write_words,
)
from index.terms import read_tables

NAMES = {"pneumonia", "schizophrenia", "calciphylaxis", "diabetes", "hypertension", "asthma", "fever", "malaria"}
WORDS = {"treatment": 900, "fibrous": 2, "rehydration": 30, "never": 50, **dict.fromkeys(NAMES, 10)}


@pytest.fixture(scope="module")
def speller() -> Speller:
    """A handful of words in a library of 1,000 articles."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE articles (id INTEGER)")
    connection.executemany("INSERT INTO articles VALUES (?)", [(n,) for n in range(1000)])
    write_words(connection, WORDS, NAMES, frozenset(), Analyzer(read_tables()))
    return Speller(connection, 1000)


def best(speller: Speller, typed: str) -> str:
    found = speller.candidates(typed)
    return found[0].word if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pnuemonia", "pneumonia"),
        ("neumonia", "pneumonia"),
        ("skizofrenia", "schizophrenia"),
        ("calcifilaxis", "calciphylaxis"),
        ("calciphilaxys", "calciphylaxis"),
        ("diabetis", "diabetes"),
        ("hipertension", "hypertension"),
        ("azma", "asthma"),
        ("asma", "asthma"),
        ("fevr", "fever"),
        ("treatmnet", "treatment"),
        ("rehydrasion", "rehydration"),
        ("aobut", "about"),
    ],
)
def test_a_slip_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert best(speller, typed) == meant


@pytest.mark.parametrize("typed", ["xyzzyx", "abc", "", "12345", "qqqqqqqqqqqqq"])
def test_what_is_near_to_nothing_stays(speller: Speller, typed: str) -> None:
    assert best(speller, typed) == ""


def test_a_known_word_is_known(speller: Speller) -> None:
    assert speller.known("malaria")
    assert not speller.known("malarai")


@pytest.mark.parametrize(
    ("prefix", "word"), [("calcif", "calciphylaxis"), ("hypretens", "hypertension"), ("pnuem", "pneumonia")]
)
def test_a_slip_in_a_beginning_is_mended(speller: Speller, prefix: str, word: str) -> None:
    assert speller.completions(prefix)[0].word == word


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        ("fever", "fever", 0),
        ("fevre", "fever", 1),
        ("fver", "fever", 1),
        ("abc", "xyz", 3),
        ("ab", "abcdef", 3),
        ("", "a", 1),
    ],
)
def test_edits_are_counted_up_to_a_bound(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second, 2) == distance
    assert edit_distance(second, first, 2) == distance


def test_the_rest_of_a_word_is_no_edit() -> None:
    assert prefix_distance("hyprt", "hypertension", 2) == 1


def test_words_two_edits_apart_share_a_key() -> None:
    assert deletion_keys("calciphylaxis") & deletion_keys("calcifylaxis")


def test_slips_that_people_make_cost_less() -> None:
    assert weighted_distance("astma", "asthma") < weighted_distance("astxma", "asthma")
    assert weighted_distance("fevre", "fever") < 1


@pytest.mark.parametrize(("one", "other"), [("pneumonia", "newmonia"), ("psoriasis", "soriasis"), ("rhythm", "rythm")])
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hypokalemia", "hyperkalemia"),
        ("tachycardia", "bradycardia"),
        ("antepartum", "postpartum"),
        ("intubation", "extubation"),
    ],
)
def test_a_beginning_that_turns_the_meaning_is_no_slip(one: str, other: str) -> None:
    assert opposite(one, other)
    assert opposite(other, one)
    assert not opposite(one, one)
