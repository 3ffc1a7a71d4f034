# SPDX-License-Identifier: MIT
"""A figure shown large: fit, zoom and drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtSvg import QSvgRenderer

    from desktop.theme import Theme
    from index.article import Figure

_STEP = 1.25
_LARGEST = 12.0
_PAN = 60


class FigureCanvas(QWidget):
    """Draws a figure, fitted or at a zoom, and moves it under the pointer.

    Signals:
        zoomed: (factor) how large the figure is now, 1.0 being fitted.
    """

    zoomed = Signal(float)

    def __init__(self, renderer: QSvgRenderer, theme: Theme, parent: QWidget | None = None) -> None:
        """Show a figure fitted into the room there is."""
        super().__init__(parent)
        self._renderer = renderer
        self._paper = theme.color("paper")
        self._zoom = 1.0
        self._center = QPointF()
        self._dragged_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(160, 120)

    @property
    def zoom(self) -> float:
        """How large the figure is: 1.0 is fitted."""
        return self._zoom

    @property
    def offset(self) -> QPointF:
        """How far the figure's middle is from the middle of the canvas, in pixels."""
        return QPointF(self._center)

    def set_zoom(self, zoom: float, about: QPointF | None = None) -> None:
        """Change the zoom; the point `about` of the canvas, else its middle, stays where it is."""
        zoom = min(_LARGEST, max(1.0, zoom))
        middle = QPointF(self.width() / 2, self.height() / 2)
        fixed = (about or middle) - middle
        self._center = fixed + (self._center - fixed) * (zoom / self._zoom)
        self._zoom = zoom
        self._hold()
        self.zoomed.emit(zoom)

    def pan(self, by: QPointF) -> None:
        """Move the figure by some pixels, never out of sight."""
        self._center += by
        self._hold()

    def sizeHint(self) -> QSize:
        """Return the figure's own size, one and a half times."""
        return (self._renderer.viewBoxF().size() * 1.5).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure as vectors, sharp at any zoom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._paper)
        size = self._drawn()
        origin = QPointF(self.width() / 2, self.height() / 2) + self._center
        self._renderer.render(
            painter, QRectF(origin.x() - size.width() / 2, origin.y() - size.height() / 2, size.width(), size.height())
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the figure in sight."""
        super().resizeEvent(event)
        self._hold()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        if self._dragged_from is not None:
            self.pan(event.position() - self._dragged_from)
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _drawn(self) -> QRectF:
        own = self._renderer.viewBoxF().size()
        fit = min(self.width() / own.width(), self.height() / own.height())
        return QRectF(0, 0, own.width() * fit * self._zoom, own.height() * fit * self._zoom)

    def _hold(self) -> None:
        """Let the figure go no further than its edges."""
        drawn = self._drawn()
        across = max(0.0, (drawn.width() - self.width()) / 2)
        along = max(0.0, (drawn.height() - self.height()) / 2)
        self._center = QPointF(min(across, max(-across, self._center.x())), min(along, max(-along, self._center.y())))
        self.update()


class FigureViewer(QDialog):
    """A modal window with one figure, its caption, and buttons to zoom. Esc closes it."""

    def __init__(self, renderer: QSvgRenderer, figure: Figure, theme: Theme, parent: QWidget) -> None:
        """Show `figure`, drawn by `renderer`, over the window of `parent`."""
        super().__init__(parent)
        self.setObjectName("figureViewer")
        self.setWindowTitle("Figure")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.canvas = FigureCanvas(renderer, theme)
        self.canvas.setAccessibleName(f"Figure. {figure.alt}")
        self.canvas.setAccessibleDescription("Plus and minus zoom, 0 fits, arrow keys move, Escape closes.")
        self.percent = QLabel("Fit")
        self.percent.setObjectName("figureZoom")
        self.canvas.zoomed.connect(self._say_zoom)
        caption = QLabel(
            ". ".join(part.rstrip(".") for part in (figure.caption, figure.credit, figure.licence) if part)
        )
        caption.setObjectName("figureCaption")
        caption.setTextFormat(Qt.TextFormat.PlainText)
        caption.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(caption, 1)
        foot.addWidget(self.percent)
        for icon, words, slot in (
            ("zoom-out", "Smaller (-)", self.smaller),
            ("zoom-in", "Larger (+)", self.larger),
            ("fit", "Fit (0)", self.fit),
            ("close", "Close (Esc)", self.reject),
        ):
            foot.addWidget(self._button(theme, icon, words, slot))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(foot)
        room = parent.window().size()
        self.resize(self.sizeHint().boundedTo(QSize(round(room.width() * 0.9), round(room.height() * 0.9))))
        self.canvas.setFocus()

    @staticmethod
    def _button(theme: Theme, icon: str, words: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    def larger(self) -> None:
        """Zoom in by a step."""
        self.canvas.set_zoom(self.canvas.zoom * _STEP)

    def smaller(self) -> None:
        """Zoom out by a step."""
        self.canvas.set_zoom(self.canvas.zoom / _STEP)

    def fit(self) -> None:
        """Show the whole figure."""
        self.canvas.set_zoom(1.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + - 0, move with the arrow keys, close with Esc."""
        key = event.key()
        moves = {
            Qt.Key.Key_Left: QPointF(_PAN, 0),
            Qt.Key.Key_Right: QPointF(-_PAN, 0),
            Qt.Key.Key_Up: QPointF(0, _PAN),
            Qt.Key.Key_Down: QPointF(0, -_PAN),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in moves:
            self.canvas.pan(moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _say_zoom(self, zoom: float) -> None:
        self.percent.setText("Fit" if zoom == 1.0 else f"{zoom:.1f}×")
