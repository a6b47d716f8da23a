"""What keeps somebody from reaching or reading a page: said in words, so that a test can show them.

Nothing here needs a screen reader: it asks Qt what one would be told.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionFrame,
    QTableView,
    QToolButton,
    QWidget,
)

from isms_desktop.ui.kit.labels import ElidedText

SMALLEST_TARGET = 24
_USUAL_LETTERS = 20
_USUAL_WIDTH = 1000


def nameless(page: QWidget) -> list[str]:
    """Controls a screen reader would have no name for."""
    return [called(w) for w in controls(page) if not spoken(w)]


def out_of_reach(page: QWidget) -> list[str]:
    """Controls at which a walk by Tab never stops; a text area that keeps the Tab ends the walk."""
    reached = walked_by_tab(page)
    return [called(w) for w in controls(page) if not _is_reached(w, reached)]


def too_small(page: QWidget) -> list[str]:
    """Controls that are hard to hit."""
    return [
        f"{called(w)} is {w.width()} x {w.height()}"
        for w in controls(page)
        if min(w.width(), w.height()) < SMALLEST_TARGET
    ]


def cut_off(page: QWidget) -> list[str]:
    """Texts that do not fit, pages wider than the window, parts over each other."""
    return [
        *_cut_texts(page),
        *_cut_hints(page),
        *_too_wide(page),
        *_clipped(page),
        *_overlaid(page),
    ]


def speechless_cells(page: QWidget) -> list[str]:
    """Tables whose cells do not say of which column they speak."""
    return [
        called(table)
        for table in page.findChildren(QTableView)
        if table.isVisible() and not _cells_speak(table)
    ]


def controls(page: QWidget) -> list[QWidget]:
    """What the keyboard can stop at, without the inner parts of one control."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is page.window()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _is_inner(widget)
    ]


def walked_by_tab(page: QWidget) -> set[QWidget]:
    """Where Tab stops, from where the page begins until it comes round."""
    window = page.window()
    window.activateWindow()
    page.setFocus()
    reached: set[QWidget] = set()
    for _step in range(1000):
        QTest.keyClick(_focused(window), Qt.Key.Key_Tab)
        widget = _focused(window)
        if widget is window or widget in reached:
            break
        reached.add(widget)
    return reached


def _focused(window: QWidget) -> QWidget:
    """What has the keyboard in this window, also while another one is in front."""
    widget: QWidget | None = window.focusWidget()
    return window if widget is None else widget


def called(widget: QWidget) -> str:
    """How a finding names a widget."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    owner = next((p.objectName() for p in _parents(widget) if p.objectName()), "")
    name = widget.objectName() or f"in {owner}"
    return f"{type(widget).__name__} {name} {text[:40]!r}"


def spoken(widget: QWidget) -> str:
    """The name a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox)


def _is_reached(widget: QWidget, reached: set[QWidget]) -> bool:
    """Tab stops once at a group of answers; the arrow keys go on inside it."""
    if widget in reached or any(child in reached for child in widget.findChildren(QWidget)):
        return True
    if not isinstance(widget, QAbstractButton) or widget.group() is None:
        return False
    return any(button in reached for button in widget.group().buttons())


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


def _cut_texts(page: QWidget) -> Iterator[str]:
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedText):
            continue
        if label.wordWrap():
            room = QRect(0, 0, label.contentsRect().width(), 100_000)
            flags = int(Qt.TextFlag.TextWordWrap) | int(label.alignment())
            needs = label.fontMetrics().boundingRect(room, flags, label.text())
            if needs.height() > label.height() + 1 or needs.width() > label.width() + 1:
                yield f"{called(label)} needs {needs.size()}, has {label.size()}"
        elif label.sizeHint().width() > label.width() + 1:
            yield f"{called(label)} needs {label.sizeHint().width()}, has {label.width()}"
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.text():
            needs_size = button.minimumSizeHint()
            if needs_size.width() > button.width() or needs_size.height() > button.height() + 1:
                yield f"{called(button)} needs {needs_size}, has {button.size()}"


def _cut_hints(page: QWidget) -> Iterator[str]:
    """What stands in an empty field is read like any other text."""
    for field in page.findChildren(QLineEdit):
        if not field.isVisible() or field.text() or not field.placeholderText():
            continue
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        within = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        icons = sum(each.width() for each in field.findChildren(QToolButton) if each.isVisible())
        needs = field.fontMetrics().horizontalAdvance(field.placeholderText())
        if needs > within.width() - icons:
            yield f"{called(field)} needs {needs}, has {within.width() - icons}"


def _too_wide(page: QWidget) -> Iterator[str]:
    for area in page.findChildren(QAbstractScrollArea):
        if not area.isVisible() or isinstance(area, QHeaderView):
            continue
        if isinstance(area, QScrollArea) and (content := area.widget()) is not None:
            spare = area.viewport().width() - content.width()
            if spare < 0:
                yield f"{called(area)}: its content is {-spare} wider than it"
        elif area.horizontalScrollBar().maximum() > 0 and not _may_scroll(area):
            yield f"{called(area)}: scrolls {area.horizontalScrollBar().maximum()} sideways"


def _may_scroll(area: QWidget) -> bool:
    """A table has the columns that were wished; large text or a small window may not hold them."""
    is_large = area.fontMetrics().height() > _USUAL_LETTERS
    return isinstance(area, QTableView) and (is_large or area.window().width() < _USUAL_WIDTH)


def _clipped(page: QWidget) -> Iterator[str]:
    """Parts that stand outside the part they lie in, unless that can be scrolled."""
    for widget in page.findChildren(QWidget):
        parent = widget.parentWidget()
        if not widget.isVisible() or parent is None or widget.isWindow() or _is_drawn(parent):
            continue
        if not parent.rect().adjusted(-2, -2, 2, 2).contains(widget.geometry()):
            yield f"{called(widget)} at {widget.geometry()} in {called(parent)} {parent.size()}"


def _is_drawn(parent: QWidget) -> bool:
    """Qt's own controls place their parts themselves; a scrolled content is larger on purpose."""
    owner = parent.parentWidget()
    is_viewport = isinstance(owner, QAbstractScrollArea) and owner.viewport() is parent
    return is_viewport or isinstance(
        parent, QAbstractItemView | QHeaderView | QComboBox | QAbstractSpinBox
    )


def _overlaid(page: QWidget) -> Iterator[str]:
    for holder in [page, *page.findChildren(QWidget)]:
        layout = holder.layout() if holder.isVisible() else None
        if layout is None:
            continue
        parts = [w for w in _laid_out(holder) if w.isVisible()]
        for one, other in combinations(parts, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                yield f"{called(one)} and {called(other)} share {shared}"


def _laid_out(holder: QWidget) -> list[QWidget]:
    return [
        child
        for child in holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not child.isWindow() and child.pos() != QPoint(-1, -1)
    ]


def _cells_speak(table: QTableView) -> bool:
    model: QAbstractItemModel = table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    shown = range(min(model.rowCount(), 3))
    columns = [c for c in range(model.columnCount()) if not table.isColumnHidden(c)]
    return all(
        str(model.data(model.index(row, column), role) or "").startswith(
            str(model.headerData(column, Qt.Orientation.Horizontal) or "?")
        )
        for row in shown
        for column in columns
    )
