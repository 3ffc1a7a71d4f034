# SPDX-License-Identifier: MIT
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import BuildError
from index.switch import current, staging


def fill(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)


def content(out: Path) -> str:
    return (current(out) / "manifest.json").read_text()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A library, of sorts."""
    with staging(tmp_path / "lib") as folder:
        fill(folder, "old")
    return tmp_path / "lib"


def test_what_was_staged_is_there(out: Path) -> None:
    assert content(out) == "old"


def test_the_new_one_takes_the_place_of_the_old(out: Path) -> None:
    with staging(out) as folder:
        fill(folder, "new")
    assert content(out) == "new"


def test_nothing_is_left_beside_it_but_the_lock(out: Path) -> None:
    with staging(out) as folder:
        fill(folder, "new")
    assert sorted(path.name for path in out.parent.iterdir()) == [".lib.lock", "lib"]


def break_while_staging(out: Path) -> None:
    with staging(out) as folder:
        fill(folder, "half")
        raise ZeroDivisionError


def test_an_error_leaves_the_old_one_and_nothing_else(out: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        break_while_staging(out)
    assert content(out) == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == [".lib.lock", "lib"]


def test_a_death_between_the_two_renames_shows_the_old_one(out: Path) -> None:
    out.rename(out.with_name(".lib.old"))
    assert content(out) == "old"


def test_the_next_build_cleans_up_after_such_a_death(out: Path) -> None:
    out.rename(out.with_name(".lib.old"))
    fill_folder = out.with_name(".lib.new")
    fill_folder.mkdir()
    with pytest.raises(ZeroDivisionError):
        break_while_staging(out)
    assert content(out) == "old"
    assert sorted(path.name for path in out.parent.iterdir()) == [".lib.lock", "lib"]


def test_a_failed_second_rename_puts_the_old_one_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name == ".lib.new":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input/output"), staging(out) as folder:
        fill(folder, "new")
    assert content(out) == "old"


def test_a_second_build_waits_for_nobody(out: Path) -> None:
    with staging(out) as folder:
        fill(folder, "new")
        script = "from pathlib import Path; from index.switch import staging; staging(Path({!r})).__enter__()"
        other = subprocess.run(
            [sys.executable, "-c", script.format(str(out))],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
    assert "Another build is writing" in other.stderr
    assert content(out) == "new"


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BuildError, match="is a file"), staging(tmp_path / "file"):
        pass
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_of_other_things_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(BuildError, match="holds other things than a library"), staging(tmp_path / "mine"):
        pass
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_an_empty_folder_becomes_a_library(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with staging(tmp_path / "empty") as folder:
        fill(folder, "new")
    assert content(tmp_path / "empty") == "new"


def test_the_root_of_a_disk_is_not_replaced() -> None:
    with pytest.raises(BuildError, match="name a folder"), staging(Path("/")):
        pass
