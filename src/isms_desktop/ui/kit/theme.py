"""The look of the window: palette, type and one small style sheet, changed while it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from isms_desktop.ui.kit.icons import Icons
from isms_desktop.ui.kit.style_sheet import style_sheet
from isms_desktop.ui.kit.tokens import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    FACTORS,
    ICON,
    LIGHT,
    REGULAR,
    Size,
    Tokens,
)

SMALLEST_PERCENT: Final = 80
LARGEST_PERCENT: Final = 200
_REFERENCE_PIXELS: Final = 13
"""Height of the letters at which an icon of 18 is 18 pixels wide."""


class Scheme(StrEnum):
    """What the user chose; `SYSTEM` follows the desktop, also its wish for more contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """The colours, fonts and icons everything is drawn with.

    One object, handed to every widget that draws. `theme_changed` comes after palette, font and
    style sheet of the application are in place.
    """

    theme_changed = Signal()

    def __init__(self, icon_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = LIGHT
        self.scheme = Scheme.SYSTEM
        self.percent = 100
        self.scale = 1.0
        self._icons = Icons(icon_folder)
        self._app: QApplication | None = None
        self._system_font = QFont()
        self._is_applying = False
        self._fonts: dict[tuple[Size, int], QFont] = {}

    def apply(self, app: QApplication, scheme: Scheme, percent: int = 100) -> None:
        """Put this look on the application; `percent` is kept within 80 to 200."""
        if self._app is None:
            self._start(app)
        self.scheme = scheme
        self.percent = max(SMALLEST_PERCENT, min(LARGEST_PERCENT, percent))
        self._fonts.clear()
        self._is_applying = True
        self.tokens = _chosen_tokens(app, scheme)
        app.setFont(self.font(Size.BODY))
        self.scale = QFontInfo(app.font()).pixelSize() / _REFERENCE_PIXELS
        app.setPalette(_palette(self.tokens))
        sheet = style_sheet(self)
        if app.styleSheet() != sheet:
            # A sheet in place of another is polished in as often as a widget has parents; in place
            # of none it is once.
            app.setStyleSheet("")
            app.setStyleSheet(sheet)
        self._is_applying = False
        self.theme_changed.emit()

    def font(self, size: Size = Size.BODY, weight: int = REGULAR) -> QFont:
        """The font of a step of type at the present text size; not to be changed by the caller."""
        font = self._fonts.get((size, weight))
        if font is None:
            font = self._fonts[size, weight] = QFont(self._system_font)
            font.setPointSizeF(self.points(size))
            font.setWeight(QFont.Weight(weight))
        return font

    def points(self, size: Size) -> float:
        """Height of a step of type in points."""
        return self._system_font.pointSizeF() * FACTORS[size] * self.percent / 100

    def px(self, pixels: float) -> int:
        """Let a distance grow with the text."""
        return round(pixels * self.scale)

    def icon(self, name: str, colour: str | None = None, size: int = ICON, gap: int = 0) -> QIcon:
        """Make an icon in text colour, or another; greyed where the button is disabled."""
        shown = colour or self.tokens.text
        return self._icons.icon(name, shown, self.tokens.control, self.px(size), gap)

    def pixmap(self, name: str, colour: str, size: int = ICON, ratio: float = 1.0) -> QPixmap:
        """Draw an icon for painting by hand."""
        return self._icons.pixmap(name, colour, self.px(size), ratio)

    def _start(self, app: QApplication) -> None:
        self._app = app
        self._system_font = _with_points(
            QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        )
        app.setStyle("Fusion")
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        if self._app is not None and self.scheme is Scheme.SYSTEM and not self._is_applying:
            self.apply(self._app, self.scheme, self.percent)


def _with_points(font: QFont) -> QFont:
    """The same font measured in points, also where the desktop names pixels."""
    if font.pointSizeF() <= 0:
        font.setPointSizeF(QFontInfo(font).pointSizeF())
    return font


def _chosen_tokens(app: QApplication, scheme: Scheme) -> Tokens:
    """The colours of a scheme; tells Qt, so that title bars and file dialogs follow."""
    hints = app.styleHints()
    if scheme is Scheme.LIGHT:
        hints.setColorScheme(Qt.ColorScheme.Light)
        return LIGHT
    if scheme is Scheme.DARK:
        hints.setColorScheme(Qt.ColorScheme.Dark)
        return DARK
    hints.unsetColorScheme()
    is_dark = hints.colorScheme() is Qt.ColorScheme.Dark
    wants_contrast = (
        hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    )
    if scheme is Scheme.CONTRAST or wants_contrast:
        return CONTRAST_DARK if is_dark else CONTRAST_LIGHT
    return DARK if is_dark else LIGHT


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: tokens.background,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger.fg,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.check.fg,
        role.Light: tokens.surface,
        role.Midlight: tokens.sunken,
        role.Mid: tokens.border,
        role.Dark: tokens.control,
        role.Shadow: tokens.control,
    }.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.muted))
    return palette
