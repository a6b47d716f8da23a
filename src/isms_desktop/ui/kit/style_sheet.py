"""The style sheet: what palette and Fusion leave open, made from the tokens."""

from typing import Protocol

from isms_desktop.ui.kit.tokens import (
    RADIUS_CARD,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    TARGET,
    Size,
    Tokens,
    Tone,
)


class _Look(Protocol):
    tokens: Tokens

    def points(self, size: Size) -> float: ...
    def px(self, pixels: float) -> int: ...


def style_sheet(look: _Look) -> str:
    """Write the style sheet for the present colours and text size."""
    return "\n".join(
        (
            _text(look),
            _buttons(look),
            _tabs(look),
            _inputs(look),
            _frames(look),
            _lists(look),
            _scroll_bars(look),
        )
    )


def _text(look: _Look) -> str:
    tokens = look.tokens
    sizes = [
        f'QLabel[textSize="{size}"] {{ font-size: {look.points(size):.2f}pt; }}'
        for size in Size
        if size is not Size.BODY
    ]
    weights = [f'QLabel[weight="{weight}"] {{ font-weight: {weight}; }}' for weight in (500, 600)]
    tones = [f'QLabel[tone="{tone}"] {{ color: {tokens.tone(tone).fg}; }}' for tone in Tone]
    return "\n".join(
        (
            *sizes,
            *weights,
            *tones,
            f'QLabel[tone="muted"] {{ color: {tokens.muted}; }}',
            f'QLabel[tone="accent"] {{ color: {tokens.accent}; }}',
            (
                f"QToolTip {{ color: {tokens.text}; background: {tokens.surface};"
                f" border: 1px solid {tokens.border}; padding: 4px; }}"
            ),
        )
    )


def _resting(tokens: Tokens) -> str:
    """The line around what cannot be used now: dashed where no paler colour tells so."""
    return "dashed" if tokens.muted == tokens.text else "solid"


def _buttons(look: _Look) -> str:
    t = look.tokens
    return f"""
QPushButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
  border-radius: {RADIUS_CONTROL}px; padding: {look.px(5)}px {look.px(14)}px;
  min-height: {look.px(18)}px; font-weight: 500; }}
QPushButton:hover {{ background: {t.sunken}; }}
QPushButton:pressed {{ background: {t.soft}; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.sunken};
  border: 1px {_resting(t)} {t.border}; }}
QPushButton:focus {{ border: 2px solid {t.accent};
  padding: {look.px(5) - 1}px {look.px(14) - 1}px; }}
QPushButton[role="primary"] {{ background: {t.accent}; color: {t.on_accent};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ border-color: {t.text}; }}
QPushButton[role="primary"]:disabled {{ background: {t.sunken}; color: {t.muted};
  border: 1px {_resting(t)} {t.border}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[role="link"], QPushButton[role="icon"], QPushButton[role="hint"] {{
  background: transparent; color: {t.accent}; border: 1px solid transparent;
  padding: {look.px(5)}px {look.px(8)}px; }}
QPushButton[role="icon"] {{ padding: {look.px(5)}px; }}
QPushButton[role="hint"] {{ padding: {look.px(2)}px; }}
QPushButton[begins="left"] {{ text-align: left; }}
QPushButton[role="link"]:hover, QPushButton[role="icon"]:hover, QPushButton[role="hint"]:hover {{
  background: {t.soft}; }}
QPushButton[role="link"]:disabled {{ color: {t.muted}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {t.accent};
  padding: {look.px(5) - 1}px {look.px(8) - 1}px; }}
QPushButton[role="icon"]:focus {{ border: 2px solid {t.accent}; padding: {look.px(5) - 1}px; }}
QPushButton[role="chip"] {{ border-color: {t.border}; padding: {look.px(3)}px {look.px(12)}px;
  min-height: {max(look.px(18), TARGET - 2 * look.px(3) - 2)}px;
  border-radius: {min(look.px(RADIUS_CHIP), look.px(12) + 1)}px; }}
QPushButton[role="chip"]:checked {{ background: {t.soft}; color: {t.accent};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {t.accent};
  padding: {look.px(3) - 1}px {look.px(12) - 1}px; }}
QPushButton::menu-indicator {{ width: 0; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px;
  menu-scrollable: 1; }}
QMenu::item {{ padding: {look.px(5)}px {look.px(24)}px {look.px(5)}px {look.px(12)}px;
  border-radius: 4px; }}
QMenu::item:selected {{ background: {t.soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::right-arrow {{ width: {look.px(10)}px; height: {look.px(10)}px; }}
QMenu::indicator {{ width: {look.px(12)}px; height: {look.px(12)}px; }}
QMenu::separator {{ height: 1px; background: {t.grid}; margin: 4px; }}"""


def _tabs(look: _Look) -> str:
    t = look.tokens
    return f"""
QTabBar {{ background: transparent; border: none; }}
QTabBar::tab {{ background: transparent; color: {t.muted}; border: 2px solid transparent;
  border-bottom: 2px solid {t.border}; padding: {look.px(6)}px {look.px(14)}px;
  font-weight: 500; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom-color: {t.accent}; }}
QTabBar:focus::tab:selected, QTabBar::tab:selected:focus {{ border-color: {t.accent};
  border-radius: {RADIUS_CONTROL}px; }}"""


def _inputs(look: _Look) -> str:
    t = look.tokens
    fields = "QLineEdit, QPlainTextEdit, QComboBox"
    return f"""
{fields} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
  border-radius: {RADIUS_CONTROL}px; padding: {look.px(5)}px {look.px(8)}px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.muted}; }}
QLineEdit, QComboBox {{ min-height: {look.px(18)}px; }}
QPlainTextEdit {{ padding: {look.px(3)}px {look.px(4)}px; }}
QLineEdit:focus, QComboBox:focus, QComboBox:on {{ border: 2px solid {t.accent};
  padding: {look.px(5) - 1}px {look.px(8) - 1}px; }}
QPlainTextEdit:focus {{ border: 2px solid {t.accent};
  padding: {look.px(3) - 1}px {look.px(4) - 1}px; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {{
  border-color: {t.danger.fg}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QLineEdit[readOnly="true"] {{
  background: {t.sunken}; color: {t.muted}; border-style: {_resting(t)}; }}
QComboBox {{ padding-right: {look.px(24)}px; combobox-popup: 0; }}
QComboBox:focus, QComboBox:on {{ padding-right: {look.px(24) - 1}px; }}
QComboBox::drop-down {{ border: none; width: {look.px(24)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; background: transparent;
  min-height: 0; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
  border: 1px solid {t.control}; outline: none; selection-background-color: {t.soft};
  selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {look.px(26)}px; padding: 0 {look.px(6)}px; }}
QRadioButton {{ spacing: {look.px(8)}px; border: 2px solid transparent;
  border-radius: 4px; padding: 2px; }}
QRadioButton:focus {{ border-color: {t.accent}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {t.sunken}; max-height: 6px;
  min-height: 6px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}"""


def _frames(look: _Look) -> str:
    t = look.tokens
    banners = [
        f'QFrame[card="{tone}"] {{ background: {t.tone(tone).bg}; border: 1px solid'
        f" {t.border if t.neutral.bg == t.surface else t.tone(tone).bg};"
        f" border-radius: {RADIUS_CARD}px; }}"
        for tone in Tone
    ]
    return "\n".join(
        (
            (
                f'QFrame[card="plain"] {{ background: {t.surface}; border: 1px solid {t.border};'
                f" border-radius: {RADIUS_CARD}px; }}"
            ),
            (f'QFrame[card="note"] {{ background: {t.surface}; border: 1px solid {t.control}; }}'),
            *banners,
            f'QFrame[line="true"] {{ background: {t.grid}; border: none; }}',
            (
                f'QFrame[bar="bottom"] {{ background: {t.surface}; border: none;'
                f" border-top: 1px solid {t.border}; }}"
            ),
            (
                f'QFrame[bar="side"] {{ background: {t.surface}; border: none;'
                f" border-right: 1px solid {t.border}; }}"
            ),
            (
                f"QTableView {{ background: {t.surface}; border: 1px solid {t.border};"
                f" border-radius: {RADIUS_CARD}px; }}"
            ),
            "QCalendarWidget QTableView { border: none; border-radius: 0; }",
            (
                f"QHeaderView {{ background: transparent; border: none; }}"
                f" QHeaderView::section {{ background: transparent; color: {t.muted};"
                f" border: none; border-bottom: 1px solid {t.grid}; font-weight: 600;"
                f" padding: {look.px(9)}px {look.px(10)}px; }}"
            ),
            "QScrollArea { background: transparent; border: none; }",
            'QWidget[clear="true"] { background: transparent; }',
        )
    )


def _lists(look: _Look) -> str:
    t = look.tokens
    return f"""
QListView, QTreeView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
  border-radius: {RADIUS_CONTROL}px; outline: none; show-decoration-selected: 1;
  selection-background-color: {t.soft}; selection-color: {t.text}; }}
QListView:focus, QTreeView:focus {{ border: 2px solid {t.accent}; }}
QListView::item {{ padding: {look.px(4)}px {look.px(8)}px; }}
QTreeView::item {{ padding: {look.px(5)}px {look.px(6)}px; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.soft}; color: {t.text}; }}
QListView::item:hover:!selected, QTreeView::item:hover:!selected {{ background: {t.sunken}; }}"""


def _scroll_bars(look: _Look) -> str:
    t = look.tokens
    width = look.px(10)
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {width}px; }}
QScrollBar:horizontal {{ height: {width}px; }}
QScrollBar::handle {{ background: {t.control}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {look.px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {look.px(32)}px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}"""
