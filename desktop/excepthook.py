# SPDX-License-Identifier: MIT
"""What happens to an error nobody expected: it is told in one sentence, and the program goes on."""

from __future__ import annotations

import sys
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from types import TracebackType

SENTENCE = "Something went wrong inside the program. What you had open is still here."


class ErrorReporter(QObject):
    """Catches errors that reach the top, from any thread.

    Signals:
        happened: (sentence, details) an unexpected error; nothing of the user's was touched.
    """

    happened = Signal(str, str)

    def install(self) -> None:
        """Become the interpreter's last resort for errors."""
        sys.excepthook = self.report

    @staticmethod
    def uninstall() -> None:
        """Give the interpreter's own behavior back."""
        sys.excepthook = sys.__excepthook__

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an error. An interrupt from the keyboard ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if sys.stderr is not None:
            sys.stderr.write(details)
        self.happened.emit(SENTENCE, details)
