"""What may be done with a file but need not: asked, shown with its evidence, never done unasked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from isms_desktop.domain.importing.cells import STATUS_WORDS
from isms_desktop.domain.importing.choices import Answer, ImportChoices, Question, QuestionKind
from isms_desktop.domain.importing.gathering import has_list
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.importing.spellings import Spellings
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.numbering import split_ref
from isms_desktop.domain.sentences import sentence

_YES_NO: Final = (Answer.YES, Answer.NO)
LABEL_FIELDS: Final = ("category", "status", "input", "requirement", "owner")
"""The fields that a label above rows, or the name of a sheet, may stand for."""
_LABELS: Final = (*LABEL_FIELDS, Answer.OWN_FIELD, Answer.NO)
_SHOWN: Final = 5
_ONE_BY_ONE: Final = 8
_LONGEST: Final = 200
_LEAST_OF_PATTERN: Final = 3


def sheets(main: Table, twins: Sequence[Table]) -> Iterator[Question]:
    """Offered where further sheets have the same headings."""
    if not twins:
        return
    names = ", ".join(twin.sheet for twin in twins)
    yield Question(
        QuestionKind.SHEETS,
        "",
        sentence(
            'These sheets have the same headings as "{sheet}": {names}. Import them together?',
            names=names,
            sheet=main.sheet,
        ),
        _YES_NO,
        count=len(twins),
        suggestion=Answer.YES,
        details=tuple(
            sentence("{sheet}: {count} filled rows", sheet=twin.sheet, count=twin.rows_below)
            for twin in twins
        ),
    )


def sheet_names(names: Sequence[str], words: ValueWords, *, has_status: bool) -> Iterator[Question]:
    """Offered where several sheets are imported together."""
    if len(names) < 2:
        return
    is_status = not has_status and all(status_of_label(name, words) for name in names)
    yield Question(
        QuestionKind.SHEET_NAME,
        "",
        sentence("What does the name of the sheet stand for? {names}", names=", ".join(names)),
        _LABELS,
        count=len(names),
        suggestion="status" if is_status else Answer.NO,
    )


def sections(labels: Iterable[str], words: ValueWords) -> Iterator[Question]:
    """Offered where labels of sections stand above the rows."""
    known = tuple(dict.fromkeys(label for label in labels if label))
    if not known:
        return
    is_status = all(status_of_label(label, words) for label in known)
    yield Question(
        QuestionKind.SECTIONS,
        "",
        sentence(
            "Labels stand above groups of rows ({labels}). Write them into a field of these rows?",
            labels=_some(known),
        ),
        _LABELS,
        count=len(known),
        suggestion="status" if is_status else "category",
    )


def status_of_label(label: str, words: ValueWords) -> str | None:
    """The status a label or a sheet's name speaks of: "Closed items" speaks of closed."""
    meaning = words.meaning("status", label)
    if meaning is None:
        parts = [words.meaning("status", part) for part in label.split() if len(part) > 3]
        meaning = next((part for part in parts if part), None)
    return meaning if meaning in STATUS_WORDS else None


def lists(records: Iterable[ImportedRecord]) -> Iterator[Question]:
    """Offered where cells of actions hold numbered or bulleted lines."""
    found = [record for record in records if has_list(record)]
    if found:
        yield Question(
            QuestionKind.SPLIT,
            "",
            sentence(
                "{count} rows list several actions in one cell (rows {rows})."
                " Make each an action of its own?",
                count=len(found),
                rows=_some([str(record.row) for record in found]),
            ),
            _YES_NO,
            count=len(found),
        )


def people(groups: Iterable[Spellings], choices: ImportChoices) -> Iterator[Question]:
    """Offered for spellings that look like one person."""
    for group in groups:
        if choices.answer(QuestionKind.PEOPLE, group.name):
            continue
        told = ", ".join(f"{name} ({count})" for name, count in group.counts.items())
        yield Question(
            QuestionKind.PEOPLE,
            "",
            sentence(
                "{count} spellings look like one person: {names}. Are they {name}?",
                count=len(group.counts),
                names=told,
                name=group.name,
            ),
            _YES_NO,
            word=group.name,
            count=sum(group.counts.values()),
        )


class AlikeRow(NamedTuple):
    """A row that is probably the same as the entry `ref`; `about` names it in an answer."""

    about: str
    row: int
    ref: str
    text: str
    there: str


def alike(rows: Sequence[AlikeRow]) -> Iterator[Question]:
    """Offered for rows that are probably the same as entries: a few one by one, many together."""
    if len(rows) <= _ONE_BY_ONE:
        for row in rows:
            yield Question(
                QuestionKind.ALIKE,
                "",
                sentence(
                    "Row {row} looks like {ref}. Are they the same?", row=row.row, ref=row.ref
                ),
                _YES_NO,
                word=row.about,
                count=1,
                details=(
                    sentence("In your file: {text}", text=row.text[:_LONGEST]),
                    sentence("In the register: {text}", text=row.there[:_LONGEST]),
                ),
            )
    else:
        yield Question(
            QuestionKind.ALIKE,
            "",
            sentence(
                "{count} rows look like entries that the register has already. Are they the same?",
                count=len(rows),
            ),
            _YES_NO,
            count=len(rows),
            details=tuple(
                sentence("Row {row}: {ref}", row=row.row, ref=row.ref) for row in rows[:_SHOWN]
            ),
        )


def reopening(refs: Sequence[str]) -> Iterator[Question]:
    """Offered where an entry that is closed has another status in the program's own workbook."""
    if refs:
        yield Question(
            QuestionKind.REOPEN,
            "",
            sentence(
                "The file shows {count} closed entries as open ({refs}). To reopen them, say why.",
                count=len(refs),
                refs=_some(refs),
            ),
            count=len(refs),
        )


def numbering(refs: Sequence[str]) -> Iterator[Question]:
    """Offered where the file's references count up in a pattern of their own."""
    if pattern := pattern_of(refs):
        stem, number, digits = pattern
        following = f"{stem}{number + 1:0{digits}d}"
        yield Question(
            QuestionKind.NUMBERING,
            "",
            sentence("Shall new entries go on with your own numbers, next {ref}?", ref=following),
            _YES_NO,
            word="",
            count=len(refs),
        )


def pattern_of(refs: Sequence[str]) -> tuple[str, int, int] | None:
    """The stem, highest number and digits that most references share; None where they do not."""
    parted = [(ref, parts) for ref in refs if (parts := split_ref(ref))]
    stems: dict[str, list[tuple[str, int]]] = {}
    for ref, (stem, number) in parted:
        stems.setdefault(stem, []).append((ref, number))
    if not stems:
        return None
    stem, found = max(stems.items(), key=lambda item: len(item[1]))
    if len(found) < _LEAST_OF_PATTERN or len(found) * 2 <= len(refs):
        return None
    ref, number = max(found, key=lambda item: item[1])
    return stem, number, len(ref) - len(stem)


def _some(texts: Sequence[str]) -> str:
    return ", ".join(texts[:_SHOWN]) + (", …" if len(texts) > _SHOWN else "")
