"""Widths and heights that follow the size of the text."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from isms_desktop.ui.kit.theme import Theme

_BOTH: Final = {
    "width": ("minimumWidth", "maximumWidth"),
    "height": ("minimumHeight", "maximumHeight"),
}


def bound(theme: Theme, widget: QWidget, **pixels: int) -> None:
    """Give a widget bounds in pixels at normal text size, kept in step with it.

    They are named as Qt does (`maximumWidth`, `minimumHeight`); `width` and `height` are both ends.
    """
    _Bounds(theme, widget, pixels)


class _Bounds(QObject):
    """Lives as long as the widget."""

    def __init__(self, theme: Theme, widget: QWidget, pixels: dict[str, int]) -> None:
        super().__init__(widget)
        self._theme, self._widget, self._pixels = theme, widget, pixels
        theme.theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for name, pixels in self._pixels.items():
            for end in _BOTH.get(name, (name,)):
                self._widget.setProperty(end, self._theme.px(pixels))
