# SPDX-License-Identifier: MIT
"""The composition root: makes everything once and hands it down."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.damaged_program import first_fault, own_things, program_root, sentence
from desktop.engine import library_engine
from desktop.excepthook import ErrorReporter
from desktop.look import Look
from desktop.main_window import MainWindow
from desktop.navigation import Place, View
from desktop.notes.note_search import NoteSource, with_notes
from desktop.profile import open_profile
from desktop.program_icon import program_icon
from desktop.session import Edition, Session
from desktop.settings import SettingsStore
from desktop.userdata import UserData
from index import __version__
from index.article import Kind
from index.errors import LamplightError, LibraryError
from index.library import Library
from index.places import default_library, user_data_folder
from index.trust import user_trust

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.arguments import Options
    from desktop.profile import Profile
    from index.trust import Trust


class ScreenshotError(LamplightError):
    """A picture that could not be written."""


class Windows:
    """The open windows of one start. The program ends with the last one."""

    def __init__(self, session: Session) -> None:
        """Begin with none."""
        self._session = session
        self.open_ones: list[MainWindow] = []

    def open(self, place: Place) -> MainWindow:
        """Open a window at a place and show it."""
        window = MainWindow(self._session, self.open)
        self.open_ones.append(window)
        window.closed.connect(lambda: self.open_ones.remove(window))
        window.begin_at(place)
        window.show()
        return window


def make_application() -> QApplication:
    """Return the application object, made with nothing that Qt would take from the command line."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("lamplight")
    application.setApplicationDisplayName("Lamplight")
    application.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("lamplight")
    application.setStyle("fusion")
    QGuiApplication.setWindowIcon(program_icon())
    return application


def make_session(
    application: QApplication, profile: Profile, library: Library, trust: Trust | None, *, keep: bool = True
) -> Session:
    """Return what the windows share, for a profile and an opened library.

    Without `keep` the reader's things are neither read nor saved; in a profile that cannot be written they are read.
    """
    userdata = UserData(profile.database if keep else None, read_only=profile.read_only)
    if keep and profile.read_only:
        userdata.notice = f"Nothing you change is saved: the profile {profile.folder} cannot be written."
    newcomer = keep and not profile.read_only and not userdata.settings()
    settings = SettingsStore(userdata)
    reporter = ErrorReporter(application)
    edition = Edition(__version__, library.manifest.edition, sum(len(library.entries(kind)) for kind in Kind))
    look = Look(application, settings.current.theme, settings.current.text_size)
    notes = NoteSource(userdata.file)
    engine = with_notes(library_engine(library.folder, trust), notes)
    session = Session(library, userdata, settings, look, edition, profile.feedback, engine, reporter, newcomer)
    session.changes.changed.connect(lambda _thing: notes.hand_over(userdata.notes.all))
    notes.hand_over(userdata.notes.all)
    return session


def place_asked_for(options: Options, last_place: str) -> Place:
    """Return where to begin: what the command line names, else the article read last, else the start page."""
    if options.search:
        return Place(View.SEARCH, query=options.search)
    slug, _, anchor = (options.open or last_place).partition("#")
    return Place(View.ARTICLE, slug, anchor) if slug else Place()


def run(options: Options) -> int:
    """Run the window, or what else was asked for, and return the exit code. Raises LamplightError."""
    application = make_application()
    folder = options.library or default_library()
    try:
        profile = open_profile(options.profile)
        trust = user_trust()
        library = _open_library(folder, trust, options)
    except LamplightError as error:
        if options.self_test:
            _report_failure(error, options)
        elif isinstance(error, LibraryError):
            _show_damage(error, options)
        elif not options.needs_no_screen:
            QMessageBox.critical(None, "Lamplight", str(error))
        raise
    # A picture and a self-test show the program as it is, not what this user did with it. A leaflet has their clinic's
    # header.
    keep = options.profile is not None or not options.needs_no_screen or bool(options.leaflet)
    session = make_session(application, profile, library, trust, keep=keep)
    _override(session, options)
    try:
        if options.self_test:
            return _run_self_test(folder, trust, session, options)
        if options.leaflet and options.out is not None:
            return _run_leaflets(session, options, options.out)
        return _run_window(application, session, options)
    finally:
        session.userdata.close()
        library.close()


def _open_library(folder: Path, trust: Trust | None, options: Options) -> Library:
    """Open the library. Raises LibraryError, which for the shipped one says to install the program again."""
    root = program_root()
    if root is not None and (fault := first_fault(root)):
        raise LibraryError(sentence(fault))
    try:
        return Library.open(folder, trust=trust)
    except LibraryError as error:
        if root is None or options.library is not None:
            raise
        raise LibraryError(sentence(str(error).partition(";")[0].partition(": build")[0])) from error


def _show_damage(error: LibraryError, options: Options) -> None:
    """Show what is wrong and what the reader keeps, in the place of the window."""
    if options.needs_no_screen:
        return
    from desktop.dialogs.damage import DamageDialog  # noqa: PLC0415 - not needed to show the window

    profile = options.profile or user_data_folder()
    DamageDialog(str(error), own_things(profile), profile).exec()


def _override(session: Session, options: Options) -> None:
    """Let the command line change settings for this start only."""
    current = session.settings.current
    if options.theme:
        session.look.choose_theme(options.theme)
    if options.text_size:
        session.look.choose_text_size(options.text_size)
    if options.level:
        session.settings.override(replace(current, level=options.level.value))


def _report_failure(error: LamplightError, options: Options) -> None:
    """Write why the self-test failed where its outcome was asked for: a windowed program has no output."""
    from desktop.self_test import report  # noqa: PLC0415 - not needed to show the window

    report({"ok": False, "reason": str(error)}, options.out)


def _run_self_test(folder: Path, trust: Trust | None, session: Session, options: Options) -> int:
    from desktop.self_test import report, self_test  # noqa: PLC0415 - not needed to show the window

    try:
        outcome = self_test(folder, trust, session.look)
    except LamplightError as error:
        _report_failure(error, options)
        raise
    report(outcome, options.out)
    return 0


def _run_leaflets(session: Session, options: Options, out: Path) -> int:
    from desktop.leaflet.command import Order, write_leaflets  # noqa: PLC0415 - not needed to show the window

    order = Order(options.leaflet, out, options.level, options.text_size, options.paper)
    today = datetime.datetime.now().astimezone().date()
    for remark in write_leaflets(session.library, session.settings.current, order, today, session.userdata.notes):
        # A windowed program on Windows has no standard error.
        if sys.stderr is not None:
            sys.stderr.write(f"lamplight: {remark}\n")
    return 0


def _when_settled(window: MainWindow, act: Callable[[], object]) -> None:
    """Call `act` once the page that was asked for is shown; a page of results waits for its answer."""
    if window.history.current.view is View.SEARCH:
        window.settled.connect(lambda: QTimer.singleShot(0, act), Qt.ConnectionType.SingleShotConnection)
    else:
        QTimer.singleShot(0, act)


def _run_window(application: QApplication, session: Session, options: Options) -> int:
    session.reporter.install()
    windows = Windows(session)
    if options.open:
        # A wrong slug is a wrong request: say so rather than open something else.
        session.library.entry(options.open.partition("#")[0])
    window = windows.open(place_asked_for(options, "" if options.screenshot else session.settings.current.last_place))
    if options.size:
        window.resize(*options.size)
    if session.userdata.notice:
        window.tell(session.userdata.notice)
    if options.screenshot is None:
        return application.exec()
    outcome: list[bool] = []

    def take() -> None:
        outcome.append(window.grab().save(str(options.screenshot), "PNG"))
        window.close()

    _when_settled(window, take)
    application.exec()
    if outcome != [True]:
        raise ScreenshotError(f"The picture {options.screenshot} cannot be written: choose another folder.")
    return 0
