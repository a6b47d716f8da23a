from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from isms_desktop.domain.registers import ENTRIES
from isms_desktop.ui.importing.field_box import FieldBox, FieldList
from isms_desktop.ui.kit.theme import Theme


def test_all_fields_of_a_log_are_offered_once_under_their_groups(theme: Theme) -> None:
    fields = FieldList(theme)
    texts = [fields.item(row).text() for row in range(fields.rowCount())]
    assert texts[0] == "Keep as extra field"
    labels = [text for text in texts if text in {field.label for field in ENTRIES}]
    assert len(labels) == len(set(labels)) == len(ENTRIES.fields) - 2
    assert fields.row_of("imported_status") == fields.row_of("former_closings") == -1


def test_headings_of_groups_cannot_be_chosen(theme: Theme) -> None:
    fields = FieldList(theme)
    (group,) = fields.findItems("Contain")
    assert group.flags() == Qt.ItemFlag.NoItemFlags


def test_a_chosen_field_is_told_by_its_key(qtbot: QtBot, theme: Theme) -> None:
    box = FieldBox(theme, FieldList(theme), "map_0")
    qtbot.addWidget(box)
    box.choose("due_on")
    assert (box.currentText(), box.key()) == ("Due", "due_on")
    box.setCurrentIndex(box.findText("Owner"))
    with qtbot.waitSignal(box.chosen) as told:
        box.activated.emit(box.currentIndex())
    assert told.args == ["owner"]


def test_the_list_says_which_column_a_field_comes_from(qtbot: QtBot, theme: Theme) -> None:
    fields = FieldList(theme)
    box = FieldBox(theme, fields, "map_0")
    qtbot.addWidget(box)
    fields.show_taken({"owner": "Responsible"})
    assert _listed(box, fields.index(fields.row_of("owner"), 0)) == "Owner · now from “Responsible”"
    assert box.itemText(fields.row_of("owner")) == "Owner"
    fields.show_taken({})
    assert _listed(box, fields.index(fields.row_of("owner"), 0)) == "Owner"


def _listed(box: FieldBox, index: QModelIndex) -> str:
    option = QStyleOptionViewItem()
    box.itemDelegate().initStyleOption(option, index)  # type: ignore[attr-defined]  # Qt hides it
    text: str = option.text
    return text
