# SPDX-License-Identifier: MIT
from __future__ import annotations

from desktop.paper.paginator import Page, Span, Strip, paginate


def lines(count: int, *, kept: tuple[int, ...] = (), height: float = 10) -> list[Strip]:
    return [Strip(number * height, (number + 1) * height, number in kept) for number in range(count)]


def ends(pages: tuple[Page, ...]) -> list[float]:
    return [page.body.bottom for page in pages]


def test_nothing_takes_no_page() -> None:
    assert paginate([], 100) == ()


def test_a_page_is_filled_before_the_next_begins() -> None:
    assert paginate(lines(5), 30) == (Page(Span(0, 30)), Page(Span(30, 50)))


def test_what_keeps_the_next_goes_with_it() -> None:
    assert ends(paginate(lines(5, kept=(2,)), 30)) == [20, 50]


def test_a_row_of_things_that_keep_together_goes_on_together() -> None:
    assert ends(paginate(lines(6, kept=(1, 2)), 30)) == [10, 40, 60]


def test_what_wants_to_stay_together_and_is_more_than_a_page_is_cut_where_the_page_ends() -> None:
    assert ends(paginate(lines(5, kept=(0, 1, 2, 3)), 30)) == [30, 50]


def test_a_strip_higher_than_a_page_is_not_lost() -> None:
    strips = [Strip(0, 10), Strip(10, 90), Strip(90, 100)]
    assert ends(paginate(strips, 30)) == [10, 90, 100]


def test_the_space_between_two_things_is_left_out_where_a_page_begins() -> None:
    strips = [Strip(0, 10), Strip(25, 35)]
    assert paginate(strips, 12)[1].body == Span(25, 35)


def test_the_first_page_may_be_higher() -> None:
    assert ends(paginate(lines(5), 20, 30)) == [30, 50]


def test_the_head_of_a_table_is_said_again_and_takes_its_room() -> None:
    head = Span(0, 10)
    rows = [Strip(0, 10, keeps_next=True), *(Strip(top, top + 10, head=head) for top in range(10, 60, 10))]
    pages = paginate(rows, 30)
    assert [page.head for page in pages] == [None, head, head]
    assert [page.height for page in pages] == [30, 30, 20]
