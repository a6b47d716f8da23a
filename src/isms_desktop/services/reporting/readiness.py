"""Ready for the audit: ten questions on clause 10 answered with counts, references and gaps."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.readiness import (
    QUESTIONS,
    SOURCES,
    Answer,
    Lack,
    Readiness,
    SourceCount,
    readiness_of,
)
from isms_desktop.reports.blocks import Block, Facts, Grid, Heading, Prose, Report
from isms_desktop.reports.document import write_report
from isms_desktop.reports.look import Tone
from isms_desktop.reports.table import CellKind, Mark, ReportColumn
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.reporting.kinds import ReportKind, WritePages
from isms_desktop.services.reporting.options import Heeded
from isms_desktop.services.reporting.state import State
from isms_desktop.services.wording import long_date

_CLAUSE: Final = "ISO/IEC 27001:2022 clause 10"
_TONES: Final = {
    "No gap": Tone.OK,
    "Gaps": Tone.WARN,
    "Under way": Tone.INFO,
    "Nothing to ask": Tone.NEUTRAL,
}


def compose(state: State, progress: Progress) -> WritePages:
    """Ask all entries, the most urgent first."""
    found = readiness_of(state.entries(RegisterQuery(), progress), state.today)
    told = _("{n} of {all} questions are answered without a gap.").format(
        n=found.without_gap, all=len(QUESTIONS)
    )
    lead = "\n".join(filter(None, (told, state.past_note())))
    blocks = [*_summary(found), *_details(found, state)]
    report = Report(state.masthead(_(KIND.title), _CLAUSE), lead, blocks, state.paper)
    return partial(write_report, report)


def _summary(found: Readiness) -> Iterator[Block]:
    yield Heading(_("The ten questions"))
    yield Grid(
        (
            ReportColumn("number", "", 20, is_fixed=True),
            ReportColumn("question", _("Question"), 100),
            ReportColumn("clause", _("Clause"), 44, is_fixed=True),
            ReportColumn("word", _("Answer"), 84, CellKind.BADGE, is_fixed=True),
            ReportColumn("yes", _("Yes"), 40, CellKind.NUMBER, is_fixed=True),
            ReportColumn("under_way", _("Under way"), 56, CellKind.NUMBER, is_fixed=True),
            ReportColumn("gaps", _("Gaps"), 40, CellKind.NUMBER, is_fixed=True),
        ),
        [
            {
                "number": str(number),
                "question": _(answer.question.text),
                "clause": answer.question.clause,
                "yes": str(answer.yes),
                "under_way": str(answer.under_way or "—"),
                "gaps": str(answer.gaps or "—"),
                "word": _(_word(answer)),
            }
            for number, answer in enumerate(found.answers, 1)
        ],
        {_(word): Mark(tone) for word, tone in _TONES.items()},
    )
    yield Prose(
        _(
            "Yes: the entry shows it. Under way: it has not come so far and is not late. A gap: it "
            "was closed without, or is late with it. What was recorded by mistake is not counted."
        ),
        is_muted=True,
    )


def _word(answer: Answer) -> str:
    """The answer in a word, one of `_TONES`."""
    if answer.gaps:
        return "Gaps"
    if answer.yes:
        return "No gap"
    return "Under way" if answer.under_way else "Nothing to ask"


def _details(found: Readiness, state: State) -> Iterator[Block]:
    for number, answer in enumerate(found.answers, 1):
        question = answer.question
        yield Heading(f"{number}  {_(question.text)} ({question.clause})")
        if question is SOURCES:
            yield _sources(found.sources)
            continue
        if not (answer.yes or answer.under_way or answer.gaps):
            yield Prose(_("There is no entry of which this is asked."), is_muted=True)
            continue
        yield Facts(_counts(answer))
        if answer.lacks:
            yield _lacks(answer.lacks, state)
        if more := answer.gaps - len(answer.lacks):
            yield Prose(_more(more), is_muted=True)


def _more(count: int) -> str:
    text = plural("{n} more entry has this gap.", "{n} more entries have this gap.", count)
    return text.format(n=count)


def _counts(answer: Answer) -> tuple[tuple[str, str], ...]:
    asked = answer.yes + answer.under_way + answer.gaps
    yes = plural("{yes} of {n} entry", "{yes} of {n} entries", asked).format(
        yes=answer.yes, n=asked
    )
    if answer.set_aside:
        aside = plural(
            "{n} of them because a check was set aside with a reason",
            "{n} of them because checks were set aside with a reason",
            answer.set_aside,
        )
        yes = f"{yes}, {aside.format(n=answer.set_aside)}"
    return (
        (_("Yes"), yes),
        (_("Under way"), str(answer.under_way or "")),
        (_("Gaps"), str(answer.gaps or "")),
        (_("Good to show"), ", ".join(ref for _day, ref in answer.examples)),
    )


def _lacks(lacks: Sequence[Lack], state: State) -> Block:
    columns = (
        ReportColumn("ref", _("Ref"), 70, is_fixed=True),
        ReportColumn("name", _("Entry"), 100),
        ReportColumn("owner", _("Owner"), 80, is_fixed=True),
        ReportColumn("missing", _("What is missing"), 100),
    )
    return Grid(columns, [_lack(lack, state) for lack in lacks], is_dense=True)


def _lack(lack: Lack, state: State) -> Mapping[str, str]:
    missing = " ".join(_(message) for message in lack.messages)
    if lack.refs:
        missing = _("It came back as {refs}.").format(refs=", ".join(lack.refs))
    return {
        "ref": lack.ref,
        "name": " ".join(lack.name.split()),
        "owner": state.name(lack.owner),
        "missing": missing,
    }


def _sources(sources: Sequence[SourceCount]) -> Block:
    return Grid(
        (
            ReportColumn("source", _("Source"), 100),
            ReportColumn("ref", _("Newest"), 90, is_fixed=True),
            ReportColumn("day", _("Identified"), 64, is_fixed=True),
            ReportColumn("total", _("Entries"), 60, CellKind.NUMBER, is_fixed=True),
            ReportColumn("lately", _("Last 12 months"), 80, CellKind.NUMBER, is_fixed=True),
        ),
        [
            {
                "source": _(count.source),
                "total": str(count.total or "—"),
                "lately": str(count.lately or _("none")),
                "ref": count.newest[1] if count.newest else "",
                "day": long_date(count.newest[0]) if count.newest else "",
            }
            for count in sources
        ],
        is_dense=True,
    )


KIND: Final = ReportKind(
    name="readiness",
    title="Ready for the audit",
    sentence="Ten questions an auditor may ask on clause 10, answered with counts, references"
    " and gaps.",
    compose=compose,
    heeds=frozenset({Heeded.AS_AT}),
    from_entries=5,
)
