# SPDX-License-Identifier: MIT
"""The house of Lamplight: which part may know which, and how large things may get."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("desktop", "index", "resources")
OURS = {"desktop", "index", "resources", "devtools", "tests"}

# Folders that the check of texts leaves out: made by tools, or not text.
MADE = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
TEXT = {".py", ".toml", ".md", ".yml", ".yaml", ".json", ".sh", ".in", ".lock", ".cfg", ".qss", ".spec", ""}


@cache
def _sources(*parts: str) -> tuple[Path, ...]:
    folders = [ROOT / part for part in parts or (*PARTS, "packaging", "tests")]
    return tuple(path for folder in folders for path in sorted(folder.rglob("*.py")))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _name(path: Path) -> str:
    """Return the dotted name of a module; packaging/ itself is on the path when its modules run."""
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    if parts[0] == "packaging":
        parts = parts[1:]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path) -> set[str]:
    """Return every module that a file names in an import, wherever in the file the import stands."""
    found: set[str] = set()
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _imports_at_load(path: Path) -> set[str]:
    """Return the modules that are imported when a file is loaded: not in functions, not under TYPE_CHECKING."""
    found: set[str] = set()
    waiting: list[ast.AST] = list(_tree(path).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
        else:
            waiting.extend(ast.iter_child_nodes(node))
    return found


def _tops(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


def _lines(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def _functions(*parts: str) -> dict[str, int]:
    """Return the number of lines of each function."""
    return {
        f"{_name(path)}.{node.name}:{node.lineno}": _lines(node)
        for path in _sources(*parts)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


# --------------------------------------------------------------------------------------------- who knows whom


@pytest.mark.parametrize(
    ("part", "unknown_to_it"),
    [
        ("index", {"PySide6", "shiboken6", "desktop", "devtools", "tests"}),
        ("desktop", {"devtools", "tests"}),
        ("resources", {"PySide6", "shiboken6", "desktop", "index", "devtools", "tests"}),
    ],
)
def test_a_part_does_not_import_what_it_must_not_know(part: str, unknown_to_it: set[str]) -> None:
    arrows = {_name(path): found for path in _sources(part) if (found := _tops(path) & unknown_to_it)}
    assert not arrows


def test_the_tests_of_the_headless_half_do_without_qt() -> None:
    arrows = [_name(path) for path in _sources("tests/index") if _tops(path) & {"PySide6", "desktop", "pytestqt"}]
    assert not arrows


def test_packaging_is_imported_only_by_itself_and_its_tests() -> None:
    scripts = {path.stem for path in (ROOT / "packaging").glob("*.py")} | {"devtools"}
    own = {*_sources("packaging"), *_sources("tests/packaging")}
    arrows = {_name(path): found for path in _sources() if path not in own and (found := _tops(path) & scripts)}
    assert not arrows


def test_no_module_of_index_loads_qt() -> None:
    names = [_name(path) for path in _sources("index") if path.stem != "__main__"]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6', 'desktop'}))"
    )
    command = [sys.executable, "-P", "-c", program]
    answer = subprocess.run(
        command, env={"PYTHONPATH": str(ROOT)}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout.strip()) == (0, "[]"), answer.stderr


def test_there_is_no_import_cycle() -> None:
    modules = {_name(path): path for path in _sources(*PARTS, "packaging")}
    graph = {name: sorted((_imports_at_load(path) & modules.keys()) - {name}) for name, path in modules.items()}
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in graph[name]:
                walk(other, (*way, name))
            done.add(name)

    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_a_folder_that_must_not_be_a_package_is_none(folder: str) -> None:
    assert not list((ROOT / folder).rglob("__init__.py"))


def test_resources_hold_no_logic() -> None:
    assert all(
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for path in _sources("resources")
        for node in _tree(path).body
    )


# ------------------------------------------------------------------------------------------- how large things are


def test_files_are_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in _sources()}
    assert not {name: length for name, length in lengths.items() if length > 400}
    assert statistics.median(lengths.values()) <= 150


def test_the_main_window_only_builds_and_connects() -> None:
    path = ROOT / "desktop" / "main_window.py"
    assert not path.exists() or len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_functions_are_short() -> None:
    lengths = _functions()
    assert not {name: length for name, length in lengths.items() if length > 60}
    assert sorted(lengths.values())[int(len(lengths) * 0.95)] <= 40


def test_classes_are_small() -> None:
    large = {
        f"{_name(path)}.{node.name}": (_lines(node), methods)
        for path in _sources()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef)
        for methods in [sum(isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) for item in node.body)]
        if _lines(node) > 250 or methods > 20
    }
    assert not large


def _without_docstring(path: Path) -> list[str]:
    """Return the public modules, classes and functions of a file that do not say what they are."""
    found = [] if ast.get_docstring(_tree(path)) else [_name(path)]
    waiting: list[ast.AST] = [_tree(path)]
    while waiting:
        for node in getattr(waiting.pop(), "body", []):
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
                continue
            marks = {ast.unparse(mark).split(".")[-1] for mark in node.decorator_list}
            if not ast.get_docstring(node) and not marks & {"override", "overload", "setter"}:
                found.append(f"{_name(path)}.{node.name}")
            if isinstance(node, ast.ClassDef):
                waiting.append(node)
    return found


def test_everything_public_says_what_it_is() -> None:
    assert not [name for path in _sources(*PARTS, "packaging") for name in _without_docstring(path)]


def test_every_source_names_its_licence() -> None:
    missing = [
        str(path.relative_to(ROOT))
        for path in _sources()
        if "# SPDX-License-Identifier: MIT" not in path.read_text(encoding="utf-8").splitlines()[:2]
    ]
    assert not missing


# ------------------------------------------------------------------------------------ what no file may mention


@cache
def _texts() -> dict[str, str]:
    found = {}
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if MADE & set(inside.parts) or path.suffix not in TEXT or not path.is_file():
            continue
        try:
            found[str(inside)] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


FORBIDDEN = {
    "an index address": r"--(extra-)?index-url\s+\S|--find-links\s+\S|\b(pypi|pythonhosted)\.org\b",
    "a folder of one machine": r"(?<![\w.~])(/(work|opt|root)/[\w.]|/home/(?!reader\b)[a-z]|/Users/[a-z])",
    "a folder of one Windows user": r"\b[A-Z]:\\+Users\\",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = {
        f"{name}:{number}": line.strip()
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if name != "tests/test_architecture.py" and pattern.search(line)
    }
    assert not found


def test_tests_wait_for_something_and_not_for_time() -> None:
    waits = {"wait", "qWait", "sleep", "qSleep", "msleep"}
    found = [
        f"{_name(path)}:{node.lineno}"
        for path in _sources("tests")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in waits
        and ast.unparse(node.func.value).split(".")[-1] in {"qtbot", "QTest", "time", "QThread", "asyncio"}
    ]
    assert not found
