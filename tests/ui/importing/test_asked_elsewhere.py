"""What the import page does about things asked for elsewhere: Ctrl+Z, and a file wanted at once."""

from pathlib import Path

from isms_desktop.services.undoing import Undoing
from isms_desktop.storage.database import Database
from isms_desktop.ui.importing.stages import Stage
from isms_desktop.ui.kit.desk import Desk
from tests.ui.importing.wizard import Wizard
from tests.ui.scripted_prompts import ScriptedPrompts


def test_what_is_undone_and_redone_by_key_is_told_on_the_last_page(
    wizard: Wizard, desk: Desk, database: Database, plain_log: Path
) -> None:
    undoing = Undoing(database, lambda: "Mia Okafor")
    wizard.open(plain_log)
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    desk.news.tell_taken_back(undoing.undo())
    wizard.qtbot.waitUntil(lambda: "The import was undone" in wizard.context())
    assert not wizard.sees("undoImportButton")
    desk.news.tell_taken_back(undoing.redo())
    wizard.qtbot.waitUntil(lambda: "3 entries were imported" in wizard.context())
    assert wizard.sees("undoImportButton")


def test_who_comes_to_choose_is_asked_for_the_file_at_once(
    wizard: Wizard, prompts: ScriptedPrompts, plain_log: Path
) -> None:
    prompts.answers = [None, plain_log]
    wizard.page.visited(Stage.CHOOSE)
    assert wizard.stage() == "choose"
    wizard.page.visited(Stage.CHOOSE)
    wizard.wait_for("columns")
