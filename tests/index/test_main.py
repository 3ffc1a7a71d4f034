# SPDX-License-Identifier: MIT
from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import __main__ as program
from index.__main__ import COMMANDS, main

ROOT = Path(__file__).parents[2]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "index", *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_buffered(),
        # Tests that run in the background of a shell have Ctrl+C ignored, and would hand that on.
        preexec_fn=_hear_ctrl_c if os.name == "posix" else None,  # noqa: PLW1509 - no threads that matter here
    )


def _buffered() -> dict[str, str]:
    """Return an environment in which output is held back unless it is flushed, as it is on most machines."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["search"],
        ["search", "a", "--batch", "b"],
        ["search", "a", "--limit", "0"],
        ["search", "a", "--kind", "disease"],
        ["build"],
        ["show"],
        ["show", "a", "--level", "hard"],
        ["suggest"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: lamplight-index" in capsys.readouterr().err


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"] if command else ["--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("usage: lamplight-index")


@pytest.mark.parametrize("command", [["search", "x"], ["suggest", "x"], ["show", "x"], ["stats"]])
def test_no_library_is_one_sentence_and_exit_code_1(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--library", str(tmp_path / "gone")]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert output.err.startswith("There is no library at")


def test_the_library_of_the_environment_is_opened(
    sample_library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LAMPLIGHT_LIBRARY", str(sample_library))
    assert main(["suggest", "impe"]) == 0
    assert capsys.readouterr().out == "Impetigo\n"


def test_a_reader_that_goes_away_is_no_error(sample_library: Path) -> None:
    process = start("search", "skin", "--library", str(sample_library))
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_ctrl_c_is_quiet(sample_library: Path) -> None:
    process = start("search", "--batch", "-", "--library", str(sample_library))
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b'{"query": "skin"}\n')
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (1, b"", b"Stopped.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_an_output_that_is_full_is_one_sentence(sample_library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "index", "stats", "--library", str(sample_library)],
            cwd=ROOT,
            env=_buffered(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr.splitlines()) == (1, [b"The output: No space left on device."])


def test_letters_of_all_scripts_leave_a_plain_environment(sample_library: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "index", "search", "حمى", "--json", "--library", str(sample_library)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "حمى".encode() in done.stdout


def test_searching_loads_nothing_that_reads_articles(sample_library: Path) -> None:
    """Opening and searching is what an installed program does first: YAML and Markdown only cost time there."""
    script = (
        "import sys; from index.__main__ import main\n"
        f"main(['search', 'skin', '--library', {str(sample_library)!r}])\n"
        "print([name for name in ('yaml', 'markdown_it', 'jsonschema', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_interrupt_anywhere_is_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_parser", interrupt)
    assert main(["stats"]) == 1
    assert capsys.readouterr().err == "Stopped.\n"
