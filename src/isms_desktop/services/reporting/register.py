"""The register: the entries of a query, one row or one block each."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from isms_desktop.domain.fields import Value
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Chip, Condition, RegisterCounts, RegisterQuery, RegisterRow
from isms_desktop.domain.registers import COMPUTED, ENTRIES, GROUPS
from isms_desktop.domain.words import Input, Status
from isms_desktop.reports.register_columns import columns_of, default_columns
from isms_desktop.reports.register_list import RegisterReport, write_register
from isms_desktop.reports.rows import PackedRows
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Form, Grouping, Heeded
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import filter_word

_ROWS_A_READ: Final = 500
_GROUPS: Final[Mapping[Grouping, tuple[str, Sequence[str]]]] = {
    Grouping.NONE: ("", ()),
    Grouping.INPUT: ("input", tuple(Input)),
    Grouping.OWNER: ("owner", ()),
    Grouping.STAGE: ("status", tuple(Status)),
}
"""The key to group by and the order of its words; without one they stand by the alphabet."""
_ALWAYS: Final = ("identified_on", "effect_verdict", "closed_on")
"""What the long form names also where it is blank."""
_FIRST: Final = frozenset({"description", "status"})
_DUE_NOTE: Final = "due_note"
_HEADING: Final = frozenset({"ref", "title"})
"""What names an entry; other texts are left out where they are blank."""


def compose(state: State, progress: Progress) -> WritePages:
    """Gather the rows of the query, in its order, within their groups."""
    options = state.options
    with state.reading() as reading:
        counts = reading.registers.counts(options.query, state.today)
        uids = reading.registers.uids(options.query, state.today)
    group_key, order = _GROUPS[options.grouping]
    if group_key:
        uids = _grouped(state, uids, group_key, [_(word) for word in order])
    columns = columns_of(options.columns) if options.columns else default_columns()
    is_long = options.form is Form.LONG
    facts = _facts() if is_long else ()
    keys = {key for column in columns for key in (column.key, column.below) if key}
    keys |= {key for key, _name in facts} | {"ref", "title", "description", group_key}
    keys -= {"", _DUE_NOTE}
    masthead = state.masthead(_(KIND.title))
    report = RegisterReport(
        title=masthead.title,
        organisation=masthead.organisation,
        classification=masthead.classification,
        as_at=masthead.as_at,
        printed_by=masthead.printed_by,
        fingerprint=masthead.fingerprint,
        counts_line="\n".join(
            filter(None, (counts_line(state, len(uids), counts), state.past_note()))
        ),
        rows=PackedRows(_rows(state, uids, keys, progress)),
        columns=columns,
        paper=state.paper if is_long else state.paper.turned,
        past_day=masthead.past_day,
        group_key=group_key,
        facts=facts,
        logo=masthead.logo,
        clause=masthead.clause,
    )
    return partial(write_register, report)


def _facts() -> tuple[tuple[str, str], ...]:
    """Every column with its name in the order of the stages, what happened and status first."""
    fields = [field for field in ENTRIES if field.key not in _HEADING]
    ranks = {group: rank for rank, group in enumerate(GROUPS)}
    fields.sort(key=lambda f: (f.key not in _FIRST, ranks.get(f.group, len(ranks))))
    return tuple((field.key, _(field.label)) for field in fields)


def _rows(
    state: State, uids: Sequence[str], keys: set[str], progress: Progress
) -> Iterator[Mapping[str, str]]:
    for start, page in _pages(state, uids):
        progress(start, len(uids), _("Reading the register"))
        for row in page:
            texts = _texts(state, row.values, keys)
            if row.uid in state.rebuilt:
                texts["ref"] = f"{texts['ref']} *"
            yield texts


def _pages(state: State, uids: Sequence[str]) -> Iterator[tuple[int, Sequence[RegisterRow]]]:
    """The entries some at a time, each part with the place of its first."""
    for start in range(0, len(uids), _ROWS_A_READ):
        with state.reading() as reading:
            page = reading.registers.page(uids[start : start + _ROWS_A_READ], state.today)
        yield start, page


def _texts(state: State, values: Mapping[str, Value], keys: set[str]) -> dict[str, str]:
    texts = {key: state.words_of(key, values[key]) for key in keys}
    texts[_DUE_NOTE] = _due_note(state, values)
    texts["title"] = texts["title"] or texts["description"].split("\n", 1)[0]
    if texts["title"] == texts["description"]:
        texts["description"] = ""
    if state.options.form is Form.LONG:
        texts |= {key: texts[key] or "—" for key in _ALWAYS}
    return {key: text for key, text in texts.items() if text or key in _HEADING}


def _due_note(state: State, values: Mapping[str, Value]) -> str:
    """Says of an open entry that it is late, and what is due next where that is another day."""
    next_on, is_late = values["next_due_on"], values["overdue"]
    if next_on is None:
        return ""
    if next_on == values["due_on"]:
        return _("overdue") if is_late else ""
    pattern = _("overdue:\n{day}") if is_late else _("next:\n{day}")
    return pattern.format(day=state.words(next_on))


def _grouped(state: State, uids: Sequence[str], key: str, order: Sequence[str]) -> list[str]:
    """Sorted by group, each in the order it came; what has no group comes last."""
    ranks = {word: rank for rank, word in enumerate(order)}
    places: dict[str, tuple[bool, int, str]] = {}
    for _start, page in _pages(state, uids):
        for row in page:
            group = state.words(row.values[key])
            places[row.uid] = not group, ranks.get(group, len(ranks)), group.casefold()
    return sorted(places, key=lambda uid: places[uid])


def counts_line(state: State, shown: int, counts: RegisterCounts) -> str:
    """How many entries there are, and what was asked for."""
    query = state.options.query
    parts = [
        plural("{n} entry", "{n} entries", shown).format(n=shown),
        _("{n} open").format(n=counts[Chip.OPEN]),
        _("{n} overdue").format(n=counts[Chip.OVERDUE]),
        _("{n} closed").format(n=counts[Chip.CLOSED]),
        *asked_for(query),
    ]
    return " · ".join(parts)


def asked_for(query: RegisterQuery) -> list[str]:
    """What a query narrows the register down to, in words."""
    parts = []
    if query.chip is not Chip.ALL:
        parts.append(_("only: {chip}").format(chip=_(query.chip.value)))
    if query.search:
        parts.append(_('containing "{words}"').format(words=query.search))
    if query.among is not None:
        parts.append(_("chosen by what the checks say"))
    return [*parts, *map(_condition_told, query.where)]


def _condition_told(condition: Condition) -> str:
    field = ENTRIES[condition.key] if condition.key in ENTRIES else COMPUTED[condition.key]
    value = filter_word(field, condition.value)
    return _("{label}: {value}").format(label=_(field.label), value=value)


def columns_to_choose() -> tuple[tuple[str, str], ...]:
    """Every column a register can be printed with: its key and its name."""
    return tuple((f.key, _(f.label)) for f in (*ENTRIES, *COMPUTED))


def usual_columns() -> tuple[str, ...]:
    """The keys of the columns that are printed unless others are chosen."""
    return tuple(column.key for column in default_columns())


KIND: Final = ReportKind(
    name="register",
    title="Register of incidents and corrective actions",
    sentence="All entries with cause, corrective action, owner, dates and effect, for the auditor.",
    compose=compose,
    heeds=frozenset({Heeded.QUERY, Heeded.AS_AT, Heeded.COLUMNS, Heeded.GROUPING, Heeded.FORM}),
)
