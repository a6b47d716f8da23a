"""The sentences of the wizard."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing.cells import ACCEPTED, CLOSED, NO, OPEN, REJECTED, YES
from isms_desktop.domain.importing.choices import OnClash, Question, SameRef
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.headers import Certainty, ColumnMatch
from isms_desktop.domain.importing.merge import EXTRA, Outcome
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.importing import ImportResult
from isms_desktop.ui.importing.choosing import PlanView, Reading
from isms_desktop.ui.importing.sitting import Sitting, is_imported
from isms_desktop.ui.importing.stages import Stage
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.radio_cards import Option
from isms_desktop.ui.kit.tokens import Tone

_SAMPLE: Final = 60
_BEFORE: Final = 12


def rows(count: int) -> str:
    """Write "1 row" or "46 rows"."""
    return plural("{n} row", "{n} rows", count).format(n=count)


def entries(count: int) -> str:
    """Write "1 entry" or "46 entries"."""
    return plural("{n} entry", "{n} entries", count).format(n=count)


def table_line(plan: ImportPlan) -> str:
    """Where the table was found: "Sheet “Log”, headings in row 3, 46 rows"."""
    line = _("Sheet “{sheet}”, no headings, {rows}")
    if plan.table.has_headings:
        line = _("Sheet “{sheet}”, headings in row {row}, {rows}")
    if plan.together:
        line = _("Sheets {sheets}, {rows}")
    names = [_("“{sheet}”").format(sheet=t.sheet) for t in (plan.table, *plan.together)]
    return line.format(
        sheet=plan.table.sheet,
        sheets=", ".join(names),
        row=plan.table.header_row,
        rows=rows(plan.records),
    )


def context_line(sitting: Sitting, stage: Stage) -> str:
    """File and table, or file and counts, in one line below the title of the page."""
    file_name, view = sitting.file_name, sitting.view
    is_next = stage is Stage.CHOOSE and is_imported(sitting)
    if not file_name or is_next:
        return _("Bring in the log you keep today: nothing in it is lost.")
    if stage is Stage.CHOOSE:
        return _("{file} is still open: go on with it, or choose another file.").format(
            file=file_name
        )
    if view is None or stage is Stage.DONE:
        return file_name
    line = counts_line(view.plan) if stage is Stage.CHECK else table_line(view.plan)
    return f"{file_name} · {line}"


def matched_line(plan: ImportPlan) -> str:
    """How many columns found their field."""
    matched = sum(bool(column.key) for column in plan.columns)
    unsure = sum(column.certainty is Certainty.UNSURE for column in plan.columns)
    line = _("{n} of {all} columns were matched").format(n=matched, all=len(plan.columns))
    if not unsure:
        return f"{line}."
    marked = plural("look over the marked one", "look over the {n} marked ones", unsure)
    return f"{line}; {marked.format(n=unsure)}."


def samples_line(samples: Sequence[str]) -> str:
    """The first values of a column in one line."""
    short = (" ".join(text.split()) for text in samples)
    shown = [text if len(text) <= _SAMPLE else f"{text[: _SAMPLE - 1]}…" for text in short]
    return " · ".join(shown) or _("no values")


def column_state(match: ColumnMatch, reading: Reading, total: int) -> tuple[str, Tone | str, str]:
    """Icon, tone and words of how a column was matched and read."""
    read = _read_words(reading, total)
    if not match.key:
        return "circle-minus", "muted", _("Kept with each entry under its own name")
    if match.certainty is Certainty.UNSURE:
        return "triangle-alert", Tone.WARN, _guess_words(match)
    if reading.problems:
        return "triangle-alert", Tone.WARN, read
    return "circle-check", Tone.OK, read


def _guess_words(match: ColumnMatch) -> str:
    """Why a guess is only one, and what else it may be."""
    words = _("A guess: {why}.").format(why=_(match.why))
    others = [_(ENTRIES[key].label) for key in match.alternatives if key in ENTRIES]
    if not others:
        return words
    other = _("It may also be “{field}”.").format(field=others[0])
    return f"{words} {other}"


def _read_words(reading: Reading, total: int) -> str:
    if reading.problems:
        kept = plural("{n} kept in the notes", "{n} kept in the notes", reading.problems)
        kept = kept.format(n=reading.problems)
        return _("{n} read, {kept}").format(n=reading.read, kept=kept)
    if reading.read == total:
        return _("All {n} read").format(n=total)
    empty = max(0, total - reading.read)
    return _("{n} read, {empty} empty").format(n=reading.read, empty=empty)


def order_name(order: DateOrder, suggestion: str = "") -> str:
    """The words on the button for an order of day and month; the likely one says so."""
    names = {DateOrder.DAY_FIRST: _("Day first"), DateOrder.MONTH_FIRST: _("Month first")}
    return likely(names[order]) if order == suggestion else names[order]


def likely(name: str) -> str:
    """A choice that the file speaks for."""
    return _("{word} (likely)").format(word=name)


def likely_first(question: Question) -> list[str]:
    """The answers to choose from, the one the file speaks for at the top."""
    return sorted(question.choices, key=lambda value: value != question.suggestion)


def same_ref_options() -> tuple[Option, ...]:
    """What several rows with the same reference may be."""
    return (
        Option(
            SameRef.CHILD_ROWS,
            _("One entry with several actions"),
            _("The rows after the first one add their actions to it."),
        ),
        Option(
            SameRef.BY_YEAR,
            _("Different entries"),
            _("The numbers start again each year, so the year is put in front of them."),
        ),
        Option(
            SameRef.BY_SHEET,
            _("Different entries, by sheet"),
            _("The numbers start again on each sheet, so its name is put in front of them."),
        ),
    )


def on_clash_options() -> tuple[Option, ...]:
    """What may happen with rows that clash."""
    return (
        Option(
            OnClash.STOP,
            _("Stop"),
            _(
                "Nothing is imported while rows clash. If these are other entries, go back and keep"
                " their numbers as an extra field: they are given new references."
            ),
        ),
        Option(
            OnClash.SKIP,
            _("Skip these rows"),
            _("Their entries stay as they are; the other rows are imported."),
        ),
        Option(
            OnClash.UPDATE,
            _("Update the entries"),
            _("They take over what the file says. An empty cell never empties a field."),
        ),
    )


def meaning_name(question: Question, value: str) -> str:
    """A word the user may choose, as it is shown."""
    if not value:
        return _("Keep the word in the notes")
    special = {
        "status": {
            OPEN: _("Open"),
            CLOSED: _("Closed"),
            ACCEPTED: _("Risk accepted"),
            REJECTED: _("Rejected"),
        },
        "cia": {
            "C": _("Confidentiality"),
            "I": _("Integrity"),
            "A": _("Availability"),
            "all": _("All three"),
        },
    }
    plain = {YES: _("Yes"), NO: _("No")}
    named = special.get(question.key, {}).get(value) or plain.get(value) or _(value)
    return likely(named) if value == question.suggestion else named


def unknown_words(count: int) -> str:
    """How many words of a column are open."""
    return plural("{n} word is not known", "{n} words are not known", count).format(n=count)


def open_line(count: int) -> str:
    """Why it cannot go on while questions are open."""
    text = plural("Answer the open question first.", "Answer {n} open questions first.", count)
    return text.format(n=count)


def clash_line(count: int) -> str:
    """Why it cannot go on while rows clash."""
    text = plural(
        "{n} row clashes. Choose above what happens with it.",
        "{n} rows clash. Choose above what happens with them.",
        count,
    )
    return text.format(n=count)


def counts_line(plan: ImportPlan) -> str:
    """What an import would do, in one line."""
    parts = [
        (plan.counts[Outcome.NEW], _("{n} new")),
        (plan.counts[Outcome.CHANGED], _("{n} changed")),
        (plan.counts[Outcome.UNCHANGED], _("{n} unchanged")),
        (plan.counts[Outcome.CLASH], _("{n} clash")),
        (plan.counts[Outcome.SKIPPED], _("{n} skipped")),
        (plan.gone_along, _("{n} taken with the row above")),
        (len(plan.left_out) - plan.gone_along, _("{n} left out")),
    ]
    shown = [text.format(n=count) for count, text in parts if count]
    return f"{rows(plan.rows_seen)}: {', '.join(shown)}" if shown else rows(plan.rows_seen)


def import_button(view: PlanView) -> str:
    """What the main button will do."""
    new, changed = view.plan.counts[Outcome.NEW], view.plan.counts[Outcome.CHANGED]
    if new and changed:
        return _("Import {new}, update {changed}").format(new=new, changed=changed)
    if changed:
        return plural("Update {n} entry", "Update {n} entries", changed).format(n=changed)
    if new:
        return plural("Import {n} entry", "Import {n} entries", new).format(n=new)
    return _("Import")


def result_title(result: ImportResult) -> str:
    """What was done, in one sentence."""
    made, changed = result.created, result.updated
    if not made and not changed:
        return _("Nothing was imported: the register says all of this already")
    told = plural("{n} entry was updated", "{n} entries were updated", changed).format(n=changed)
    if not made:
        return told
    new = plural("{n} entry was imported", "{n} entries were imported", made).format(n=made)
    return _("{imported}, {updated}").format(imported=new, updated=told) if changed else new


def result_facts(
    result: ImportResult, problems: int, *, is_own: bool = False
) -> list[tuple[str, str]]:
    """The counts of a result, the zeros left out; `is_own` for a workbook of the program's own."""
    kept = _("Cells kept in the notes, because they could not be read")
    facts = (
        (_("New entries"), result.created),
        (_("Updated entries"), result.updated),
        (_("Unchanged, as the register says the same"), result.unchanged),
        (_("Skipped, because they clash"), result.skipped),
        (_("Rows taken with the one above, as its further actions"), result.gone_along),
        (_("Rows left out, because they are no records"), result.left_out),
        (_("Cells that were not taken") if is_own else kept, problems),
    )
    return [(name, str(count)) for name, count in facts if count]


def undo_details(result: ImportResult) -> str:
    """What undoing will do."""
    parts = []
    if result.created:
        made = plural("The {n} entry it made goes.", "The {n} entries it made go.", result.created)
        parts.append(made.format(n=result.created))
    if result.updated:
        former = plural(
            "The {n} entry it changed becomes what it was.",
            "The {n} entries it changed become what they were.",
            result.updated,
        )
        parts.append(former.format(n=result.updated))
    parts.append(_("Your spreadsheet file stays as it is. The history keeps both steps."))
    return " ".join(parts)


def field_name(key: str) -> str:
    """The field of a difference, as it is shown."""
    if key.startswith(EXTRA):
        return key.removeprefix(EXTRA)
    besides = {
        "also": _("Also responsible"),
        "rounds": _("Causes, actions and checks"),
        "identified_time": _("Time of day"),
    }
    return _(ENTRIES[key].label) if key in ENTRIES else besides.get(key, key)


def from_difference(text: str, other: str) -> str:
    """A long text from shortly before where it differs: a cell shows only what comes first."""
    pairs = enumerate(zip(text, other, strict=False))
    same = next((n for n, (one, two) in pairs if one != two), min(len(text), len(other)))
    start = text.rfind(" ", 0, max(0, same - _BEFORE)) + 1
    return f"…{text[start:]}" if start > _BEFORE else text


def field_text(key: str, text: str, dates: Dates) -> str:
    """A value of a difference, days as people write them."""
    if key in ENTRIES and ENTRIES[key].kind is Kind.DATE and text:
        return dates.short(date.fromisoformat(text))
    return text
