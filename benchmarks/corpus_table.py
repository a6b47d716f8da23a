"""The corpus as a table: what was found in each file, how long it took and what the child needed.

    python benchmarks/corpus_table.py [target.md]

Needs the folder of foreign spreadsheets beside the checkout; prints Markdown.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.corpus import Foreign, files
from tests.domain.importing.corpus_columns import ANYWHERE, LOGS
from tests.domain.importing.languages import EMPTY, planner
from tests.exchange.foreign_files import COMMAND, spreadsheet_reader
from tests.exchange.layouts.layout import Score, score

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.headers import Certainty
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.exchange.limits import Limits

HEAD = (
    "| file | found | sheet | heading row | records | columns right / wrong / asked | s | MB |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


@dataclass(slots=True)
class Total:
    """What all files together came to."""

    right: int = 0
    wrong: int = 0
    asked: int = 0

    def add(self, found: Score) -> None:
        """Count one file's columns."""
        self.right += len(found.right)
        self.wrong += len(found.wrong)
        self.asked += len(found.asked)

    def line(self) -> str:
        """All in one sentence."""
        clear = self.right + self.wrong + self.asked
        return (
            f"{self.right} of {clear} clear columns right, {self.wrong} wrong, {self.asked} asked"
        )


def peak_of_child(path: Path) -> float:
    """The most memory the reading process held, in MB, as the system counts it."""
    command = [*COMMAND, str(path), Limits().to_json(), "first"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        status = Path(f"/proc/{child.pid}/status")
        peak = 0
        while child.poll() is None:
            try:
                lines = status.read_text().splitlines()
            except OSError:
                break
            peak = max([peak, *(int(x.split()[1]) for x in lines if x.startswith("VmHWM"))])
            time.sleep(0.002)
    return peak / 1024


def row_of(foreign: Foreign, total: Total) -> str:
    """One file as a line of the table."""
    started = time.perf_counter()
    try:
        looked = planner().look(foreign.path.name, spreadsheet_reader().read(foreign.path))
        plan = planner().plan(looked, ImportChoices(), EMPTY)
    except UserError as refused:
        cells = [f"{refused.code}: {refused.message}", "", "", "", ""]
    else:
        found = judged(foreign, plan)
        total.add(found)
        kinds = ", ".join(sorted({str(question.kind) for question in plan.questions}))
        columns = f"{len(found.right)} / {len(found.wrong)} / {len(found.asked)}"
        wrong = f" ({', '.join(found.wrong)})" if found.wrong else ""
        cells = [
            f"table{f', asks {kinds}' if kinds else ''}",
            plan.table.sheet,
            f"{plan.table.header_row}{differs(foreign.header_row, plan.table.header_row)}",
            f"{plan.records}{differs(foreign.data_rows, plan.records)}",
            columns + wrong,
        ]
    seconds = time.perf_counter() - started
    memory = peak_of_child(foreign.path)
    name = foreign.path.name.replace("|", "/")
    texts = [name, *(cell.replace("|", "/") for cell in cells), f"{seconds:.2f}", f"{memory:.0f}"]
    return f"| {' | '.join(texts)} |"


def differs(wanted: int | None, found: int) -> str:
    """What the index says where it says something else."""
    return f" (index: {wanted})" if wanted is not None and wanted != found else ""


def judged(foreign: Foreign, plan: ImportPlan) -> Score:
    """The columns of a log against what is clear; of other files no sure match may be strange."""
    clear = LOGS.get(foreign.path.name)
    if clear is not None:
        return score(plan, clear)
    sure = [c for c in plan.columns if c.key and c.certainty is Certainty.SURE]
    unsure = [c for c in plan.columns if c.key and c.certainty is not Certainty.SURE]
    right = tuple(c.name for c in sure if ANYWHERE.get(c.name) == c.key)
    wrong = tuple(f"{c.name}={c.key}" for c in sure if ANYWHERE.get(c.name) != c.key)
    return Score(right, wrong, tuple(c.name for c in unsure))


def lines() -> Iterator[str]:
    """The table of both folders."""
    for folder in ("logs", "nasty"):
        total = Total()
        yield f"\n### {folder}\n\n{HEAD}"
        for foreign in files(folder):
            yield row_of(foreign, total)
        yield f"\n{total.line()}."


def main() -> None:
    """Print the table, into a file where one is named."""
    text = "\n".join(lines()) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
