"""How a kind of file was matched, kept for the next one with the same headings."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from isms_desktop.domain.importing.choices import REMEMBERED, Answer, ImportChoices, QuestionKind
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.importing.names import folded_heading
from isms_desktop.domain.importing.offers import pattern_of
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.imports import ANSWER, RememberedMapping
from isms_desktop.domain.numbering import NUMBERING
from isms_desktop.storage.unit_of_work import UnitOfWork


def headings_fingerprint(table: Table) -> str:
    """What tells that two files have the same headings, in whatever order.

    Without headings it is the order of the columns and what each of them holds.
    """
    names = sorted(folded_heading(name) for name in table.names)
    names += table.kinds
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def choices_from(mapping: RememberedMapping) -> ImportChoices:
    """The choices a remembered matching stands for."""
    orders = json.loads(mapping.date_order) if mapping.date_order else {}
    said = mapping.value_words.items()
    return ImportChoices(
        mapping=dict(mapping.columns),
        value_words={word: value for word, value in said if not word.startswith(ANSWER)},
        answers={w.removeprefix(ANSWER): value for w, value in said if w.startswith(ANSWER)},
        date_orders={column: DateOrder(order) for column, order in orders.items()},
        mapping_name=mapping.name,
    )


def remember(
    plan: ImportPlan, uow: UnitOfWork, new_uid: Callable[[], str], moment: datetime
) -> None:
    """Keep how this file was matched, in place of what was kept for such files before."""
    fingerprint = headings_fingerprint(plan.table)
    name = plan.choices.mapping_name
    former = uow.mappings.named(name) if name else uow.mappings.find(fingerprint)
    orders = {column: str(order) for column, order in plan.choices.date_orders.items()}
    mapping = RememberedMapping(
        uid=former.uid if former else new_uid(),
        name=name or Path(plan.file_name).stem,
        fingerprint=fingerprint,
        columns={column.name: column.key for column in plan.columns},
        value_words={**plan.value_words, **_kept_answers(plan.choices)},
        date_order=json.dumps(orders, ensure_ascii=False) if orders else "",
        used_at=moment,
    )
    if former and not name:
        mapping = replace(mapping, name=former.name)
    uow.mappings.save(mapping)


def _kept_answers(choices: ImportChoices) -> dict[str, str]:
    """What was answered about the kind of file, not about its rows and people."""
    return {f"{ANSWER}{kind}": answer for kind in REMEMBERED if (answer := choices.answer(kind))}


def go_on_with_numbers(plan: ImportPlan, uow: UnitOfWork) -> None:
    """Let new entries take up the file's own numbers, where the user said so."""
    organisation = uow.organisation.get()
    refs = [row.record.ref for row in plan.rows if row.outcome is Outcome.NEW and row.record.ref]
    pattern = pattern_of(refs)
    is_wished = plan.choices.answer(QuestionKind.NUMBERING) == Answer.YES
    if organisation is None or pattern is None or not is_wished:
        return
    stem, _number, digits = pattern
    settings = dict(organisation.settings) | {NUMBERING: f"{digits}:{stem}"}
    uow.organisation.save(replace(organisation, settings=tuple(settings.items())))
