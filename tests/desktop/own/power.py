# SPDX-License-Identifier: MIT
"""A disk whose power can be cut: it notes what SQLite writes and syncs, and shows what would be left at any moment.

What was synced is there. Of what was written after that, each piece of 512 bytes is there or not, as chance has it.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a file: `what` is open, write, truncate, sync, delete or done (said to be saved)."""

    what: str
    name: str = ""
    place: int = 0
    content: bytes = b""


@dataclass
class _Content:
    """What a file holds: what is safe, and what was done since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)
    # Whether its name is safe once it is synced, as SQLite syncs the folder of a new log with it.
    new: bool = True


@dataclass
class _Folder:
    """The names in a folder: those that are safe, as they are now, and each change since, in order."""

    safe: dict[str, _Content]
    now: dict[str, _Content]
    since: list[tuple[str, _Content | None]] = field(default_factory=list)

    def name(self, name: str, content: _Content | None) -> None:
        """Give a name to a content, or take it away."""
        self.since.append((name, content))
        _rename(self.now, name, content)

    def settle(self, count: int | None = None) -> None:
        """Make the first changes of names safe, or all."""
        for name, content in self.since[:count]:
            _rename(self.safe, name, content)
        self.since.clear()


def _rename(names: dict[str, _Content], name: str, content: _Content | None) -> None:
    if content is None:
        names.pop(name, None)
    else:
        names[name] = content


class Disk(apsw.VFS):
    """Files in a folder, of which every change by SQLite is noted. `full` says how many more bytes may be written."""

    def __init__(self, folder: Path, name: str) -> None:
        """Begin with the files that are in the folder, as safe."""
        super().__init__(name, "")
        self.vfs_name = name
        self.folder = folder
        self.start = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self.steps: list[Step] = []
        self.full: int | None = None

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        """Open a file and note what is done to it."""
        file = _NotedFile(self, name, flags)
        self.steps.append(Step("open", file.file_name))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:
        """Delete a file; with `syncdir` that is safe at once."""
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", Path(filename).name, int(syncdir)))

    def connect(self, path: Path | str) -> sqlite3.Connection:
        """Return a connection on this disk that behaves as one of `sqlite3` does."""
        return _Connection(str(path), self.vfs_name)  # type: ignore[return-value]

    def left(self, moment: int, chance: random.Random, folder: Path) -> None:
        """Write into a folder what would be left if the power was cut after so many steps."""
        files = {name: _Content(bytearray(content), new=False) for name, content in self.start.items()}
        names = _Folder(dict(files), dict(files))
        for step in self.steps[:moment]:
            if step.what != "done":
                _take(names, step)
        names.settle(chance.randint(0, len(names.since)))
        luck = chance.choice((0.0, 0.5, 0.5, 1.0))
        for name, file in names.safe.items():
            for step in file.since:
                _apply(file.safe, step, lambda: chance.random() < luck)
            (folder / name).write_bytes(file.safe)


def _take(names: _Folder, step: Step) -> None:
    if step.what == "open":
        if step.name not in names.now:
            names.name(step.name, _Content())
    elif step.what == "delete":
        names.name(step.name, None)
        if step.place:
            names.settle()
    elif step.what == "sync":
        file = names.now[step.name]
        for earlier in file.since:
            _apply(file.safe, earlier, lambda: True)
        file.since.clear()
        if file.new and step.name.endswith(("-wal", "-journal")):
            names.settle()
            file.new = False
    else:
        names.now[step.name].since.append(step)


def _apply(content: bytearray, step: Step, lucky: Callable[[], bool]) -> None:
    if step.what == "truncate":
        if lucky():
            del content[step.place :]
        return
    place, end = step.place, step.place + len(step.content)
    while place < end:
        stop = min(end, (place // _SECTOR + 1) * _SECTOR)
        if lucky():
            if len(content) < stop:
                content.extend(bytes(stop - len(content)))
            content[place:stop] = step.content[place - step.place : stop - step.place]
        place = stop


class _NotedFile(apsw.VFSFile):
    """A file on the real disk, whose changes are noted."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.file_name = Path(path).name if path else "temporary"

    def xWrite(self, data: bytes, offset: int) -> None:
        disk = self._disk
        if disk.full is not None:
            disk.full -= len(data)
            if disk.full < 0:
                raise apsw.FullError
        super().xWrite(data, offset)
        disk.steps.append(Step("write", self.file_name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.steps.append(Step("truncate", self.file_name, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._disk.steps.append(Step("sync", self.file_name))


class _Rows:
    """What a statement returned."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)


class _Connection:
    """As much of `sqlite3.Connection` as the program uses, on a disk of ours."""

    def __init__(self, path: str, vfs: str) -> None:
        self._db = apsw.Connection(path, vfs=vfs)

    @property
    def in_transaction(self) -> bool:
        return self._db.in_transaction

    def execute(self, statement: str, values: Sequence[Any] = ()) -> _Rows:
        try:
            return _Rows(list(self._db.execute(statement, tuple(values))))
        except apsw.Error as error:
            raise _translated(error) from error

    def executemany(self, statement: str, many: Sequence[Sequence[Any]]) -> None:
        for values in many:
            self.execute(statement, values)

    def create_function(self, name: str, count: int, function: Any, *, deterministic: bool) -> None:
        self._db.create_scalar_function(name, function, count, deterministic=deterministic)

    def backup(self, target: sqlite3.Connection) -> None:
        # Through a copy of the bytes: the other SQLite of this process must not open the file itself.
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.sqlite"
            copy.write_bytes(self._db.serialize("main"))
            with closing(sqlite3.connect(f"{copy.as_uri()}?immutable=1", uri=True)) as source:
                source.backup(target)

    def close(self) -> None:
        self._db.close()


def _translated(error: apsw.Error) -> sqlite3.Error:
    code = int(getattr(error, "extendedresult", 1))
    kind = sqlite3.DatabaseError if code & 0xFF in {11, 26} else sqlite3.OperationalError
    translated = kind(str(error))
    translated.sqlite_errorcode = code
    return translated
