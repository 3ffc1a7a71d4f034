# SPDX-License-Identifier: MIT
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.own.anchors import CONTEXT, Anchor, How, anchor_at, find, find_among
from desktop.own.flat_text import FlatText

TEXT = (
    "Give oxygen when the saturation is below 90%. Give amoxicillin 40 mg/kg by mouth twice a day for five days. "
    "Weigh the child first. Come back at once when the child cannot drink. Fever alone needs no antibiotic."
)
DOSE = "amoxicillin 40 mg/kg by mouth twice a day for five days"

words = st.sampled_from(
    ["fever", "child", "give", "the", "40", "mg", "oxygen", "at", "once", "—", "µg", "é", "\n", "\u2029"]
)
texts = st.lists(words, min_size=0, max_size=60).map(" ".join)


def _anchor(quote: str, text: str = TEXT) -> Anchor:
    start = text.index(quote)
    return anchor_at(text, start, start + len(quote), "treatment", "clinical")


def _at(anchor: Anchor, text: str) -> tuple[How, str]:
    found = find(anchor, text)
    return found.how, text[found.start : found.end]


def test_words_are_found_where_they_stood() -> None:
    assert _at(_anchor(DOSE), TEXT) == (How.SAME, DOSE)


def test_words_that_moved_are_found() -> None:
    assert _at(_anchor(DOSE), f"First of all. {TEXT}") == (How.MOVED, DOSE)


def test_the_surroundings_tell_which_of_several_places_is_meant() -> None:
    text = "Give the child water. Keep the child warm. Weigh the child daily. Watch the child well."
    start = text.index("child daily")
    anchor = anchor_at(text, start, start + 5, "care")
    changed = f"Hold the child. {text}"
    found = find(anchor, changed)
    assert changed[found.start :].startswith("child daily")


def test_another_dose_is_a_change_and_never_the_same() -> None:
    how, words = _at(_anchor(DOSE), TEXT.replace("40 mg", "45 mg"))
    assert how is How.CHANGED
    assert words == DOSE.replace("40 mg", "45 mg")


def test_words_that_were_written_anew_are_found_between_their_old_surroundings() -> None:
    changed = TEXT.replace("Weigh the child first", "Ask for the weight")
    assert _at(_anchor("Weigh the child first"), changed) == (How.CHANGED, "Ask for the weight")


def test_words_that_were_taken_out_are_lost() -> None:
    assert find(_anchor(DOSE), TEXT.replace(f"Give {DOSE}. ", "")).how is How.LOST
    assert find(_anchor(DOSE), "").how is How.LOST


def test_a_short_word_is_not_taken_for_the_same_one_elsewhere() -> None:
    assert find(_anchor("child"), "A child of five has a cough and a cold, and sleeps badly.").how is How.LOST


def test_a_whole_section_is_always_found() -> None:
    assert _at(Anchor("treatment"), TEXT) == (How.SAME, TEXT)


def test_hyphens_and_spaces_of_a_display_make_no_difference() -> None:
    anchor = _anchor(DOSE)
    shown = (
        TEXT.replace("amoxicillin", "amox\u00adi\u00adcil\u00adlin")
        .replace("40 mg", "40\u00a0mg")
        .replace(". ", ".\u2029")
    )
    how, words = _at(anchor, shown)
    assert how is How.SAME
    assert words == "amox\u00adi\u00adcil\u00adlin 40\u00a0mg/kg by mouth twice a day for five days"
    start = shown.index("amox")
    assert anchor_at(shown, start, start + len(words), "treatment", "clinical") == anchor


def test_words_that_moved_to_another_section_are_found_there() -> None:
    anchor = _anchor(DOSE)
    section, found = find_among(anchor, {"treatment": "Nothing is needed.", "children": TEXT})
    assert (section, found.how) == ("children", How.MOVED)


def test_a_section_that_is_gone_loses_the_note_of_the_section() -> None:
    assert find_among(Anchor("treatment"), {"overview": TEXT})[1].how is How.LOST


@settings(max_examples=300, deadline=None)
@given(
    before=texts, quote=texts.filter(str.strip), after=texts, inserted=texts, place=st.floats(0, 1), end=st.booleans()
)
def test_edits_elsewhere_never_lose_an_anchor(
    before: str, quote: str, after: str, inserted: str, place: float, end: bool
) -> None:
    text = f"{before} {quote} {after}"
    start = len(before) + 1
    anchor = anchor_at(text, start, start + len(quote), "x")
    # Twice the remembered surroundings, as a flat character may stand for several.
    near = 2 * CONTEXT
    side = text[start + len(quote) + near :] if end else text[: max(0, start - near)]
    cut = int(place * len(side))
    edited = side[:cut] + inserted + side[min(len(side), cut + 10) :]
    changed = text[: start + len(quote) + near] + edited if end else edited + text[max(0, start - near) :]
    found = find(anchor, changed)
    assert found.how in {How.SAME, How.MOVED}
    assert FlatText.of(changed[found.start : found.end]).text.strip() == anchor.quote.strip()


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300), quote=st.text(max_size=80), position=st.integers(0, 500))
def test_any_text_is_searched_without_a_fault(text: str, quote: str, position: int) -> None:
    found = find(Anchor("x", "", FlatText.of(quote).text, "before it", "after it", position), text)
    assert 0 <= found.start <= found.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \u00ad\u200b\n\u2029\u00a0’", max_size=60), st.data())
def test_a_flat_text_knows_where_its_characters_come_from(text: str, data: st.DataObject) -> None:
    flat = FlatText.of(text)
    index = data.draw(st.integers(0, len(flat.text)))
    assert flat.flat(flat.original(index)) == index
    if index < len(flat.text):
        assert FlatText.of(text[flat.original(index)]).text == flat.text[index]


@pytest.mark.parametrize("gone", [False, True])
def test_an_anchor_is_found_in_a_long_text_within_a_blink(gone: bool) -> None:
    text = " ".join(f"{TEXT[index % 90 : index % 90 + 60]} {index}" for index in range(320))[:20_000]
    start = 12_000
    anchor = anchor_at(text, start, start + 200, "x")
    changed = text[: start - 40] + text[start + 240 :] if gone else f"More. {text}"
    before = time.thread_time()
    find(anchor, changed)
    # It takes 2 to 5 ms; a slow machine under load is given ten times that.
    assert time.thread_time() - before < 0.05
