# SPDX-License-Identifier: MIT
"""The library is built again exactly when the articles or the builder have changed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from devtools import library
from devtools.problem import SetupProblem

if TYPE_CHECKING:
    from devtools.places import Places

BUILDER = """
import pathlib, sys
command, source, option, target = sys.argv[1:]
assert (command, option) == ("build", "--out"), sys.argv
pathlib.Path(target).mkdir(parents=True, exist_ok=True)
(pathlib.Path(target) / "manifest.json").write_text(source)
"""


@pytest.fixture
def checkout(places: Places) -> Places:
    """A checkout with one article and a builder of five lines."""
    article = places.articles / "symptoms" / "fever" / "article.yaml"
    for path, text in (
        (places.root / "index" / "__init__.py", ""),
        (places.root / "index" / "__main__.py", BUILDER),
        (places.root / "resources" / "qss" / "base.qss", ""),
        (article, "title: Fever"),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    places.python.parent.mkdir(parents=True)
    places.python.symlink_to(sys.executable)
    return places


def test_a_fresh_checkout_has_none(checkout: Places) -> None:
    assert library.pending(checkout) == "build the library from resources/articles"


def test_a_built_one_is_not_built_again(checkout: Places) -> None:
    library.build(checkout)
    assert library.pending(checkout) == ""
    assert (checkout.library / "manifest.json").read_text(encoding="utf-8") == str(checkout.articles)


@pytest.mark.parametrize(
    "name", ["resources/articles/symptoms/fever/article.yaml", "index/__main__.py", "packaging/requirements.lock"]
)
def test_it_is_built_again_after_a_change(checkout: Places, name: str) -> None:
    library.build(checkout)
    with (checkout.root / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert library.pending(checkout)


def test_it_is_not_built_again_for_the_screen_or_a_new_date(checkout: Places) -> None:
    library.build(checkout)
    (checkout.root / "resources" / "qss" / "base.qss").write_text("* {}", encoding="utf-8")
    os.utime(checkout.root / "index" / "__main__.py", (1, 1))
    assert library.pending(checkout) == ""


def test_it_is_built_again_when_it_was_removed_or_replaced(checkout: Places) -> None:
    library.build(checkout)
    (checkout.library / "manifest.json").write_text("another", encoding="utf-8")
    assert library.pending(checkout)
    (checkout.library / "manifest.json").unlink()
    assert library.pending(checkout)


def test_a_builder_that_fails_stops_the_set_up(checkout: Places, capfd: pytest.CaptureFixture[str]) -> None:
    (checkout.root / "index" / "__main__.py").write_text("raise SystemExit('fever: no title')", encoding="utf-8")
    with pytest.raises(SetupProblem, match="the library was not built; what is wrong stands above"):
        library.build(checkout)
    assert capfd.readouterr().err == "fever: no title\n"
    assert library.pending(checkout)
