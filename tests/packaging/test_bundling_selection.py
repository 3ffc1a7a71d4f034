# SPDX-License-Identifier: MIT
"""What goes into the bundle and what stays out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bundling import selection

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt6Gui.dll",
        "python311.dll",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "pyphen/dictionaries/hyph_en_US.dic",
        "resources/themes.json",
        "library/articles.sqlite",
    ],
)
def test_what_is_used_is_kept(name: str) -> None:
    assert selection.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/plugins/imageformats/qwebp.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Network.dll",
        "PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork",
        "PySide6/QtNetwork.abi3.so",
        "PySide6\\opengl32sw.dll",
        "PySide6/QtCore.pyi",
        "pyphen/dictionaries/hyph_de_DE.dic",
        "libgtk-3.so.0",
        "libssl.so.3",
        "libstdc++.so.6",
    ],
)
def test_what_is_not_used_is_left_out(name: str) -> None:
    assert not selection.is_wanted(name)


def test_the_assets_are_taken_and_the_sources_of_articles_are_not() -> None:
    names = {Path(source).relative_to(ROOT).as_posix() for source, _ in selection.resources(ROOT)}
    assert {"resources/themes.json", "resources/synonyms/lay.yaml", "resources/icons/lamp.svg"} <= names
    assert not [name for name in names if name.startswith(("resources/articles", "resources/pictures"))]
    assert not [name for name in names if name.endswith(".py")]


def test_an_asset_lies_in_the_bundle_where_it_lies_in_the_source() -> None:
    assert all(Path(source).parent == ROOT / place for source, place in selection.resources(ROOT))


def test_links_are_left_out_on_linux_only(monkeypatch: pytest.MonkeyPatch) -> None:
    table = [("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"), ("resources/a.json", "a.json", "DATA")]
    monkeypatch.setattr(sys, "platform", "linux")
    assert selection.kept(table) == table[1:]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert selection.kept([("Python", "Python.framework/Python", "SYMLINK")])


def test_every_command_of_the_headless_half_is_found_by_name() -> None:
    names = set(selection.modules_below(selection.NAMED_AT_RUN_TIME))
    commands = {path.stem for path in (ROOT / "index" / "commands").glob("*.py") if path.stem != "__init__"}
    assert {f"index.commands.{name}" for name in commands} <= names


def test_no_module_of_ours_imports_what_is_left_out() -> None:
    paths = [path for part in ("desktop", "index") for path in (ROOT / part).rglob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    found = [
        (path.name, module)
        for path, text in texts.items()
        for module in selection.UNUSED_MODULES
        if f"\nimport {module}\n" in text or f"\nfrom {module} import" in text
    ]
    assert not found
