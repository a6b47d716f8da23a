"""Workbooks with damage at random: each ends in plain data or in one sentence, nothing else.

The gate takes a small share; `python3 tasks.py test --long` takes a thousand of each kind.
"""

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from tests.domain.importing.languages import EMPTY, planner
from tests.exchange.foreign_files import spreadsheet_reader, zipped
from tests.exchange.layouts.by_hand import CAPA, SECTIONS
from tests.exchange.layouts.languages import GERMAN
from tests.exchange.layouts.layout import Layout
from tests.exchange.layouts.tools import LIBREOFFICE

SOURCES = (CAPA, SECTIONS, LIBREOFFICE, GERMAN)
PACKED = (CAPA, SECTIONS, LIBREOFFICE)
PIECES = (
    b"<", b">", b"&", b"\x00", b'"', b"</c>", b"<row>", b"&#x0;", b"A1048576", b"XFD1", b"-1",
    b"99999999999", b"\xff\xfe", b"1e308", b't="e"', b"<v/>", b"<!DOCTYPE x>", b"]]>",
)  # fmt: skip


@cache
def content(layout: Layout) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"log{layout.suffix}"
        layout.write(path)
        return path.read_bytes()


def damaged(data: st.DataObject, content: bytes) -> bytes:
    """A few bytes overwritten, cut out or put in."""
    raw = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(raw) - 1)))
        piece = data.draw(st.sampled_from(PIECES) | st.binary(min_size=1, max_size=6))
        length = data.draw(st.sampled_from([0, len(piece), 40]))
        raw[at : at + length] = piece
    return bytes(raw)


def ends_well(content: bytes, suffix: str) -> None:
    """The file is read and planned, or refused in a sentence with what to do."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"log{suffix}"
        path.write_bytes(content)
        try:
            looked = planner().look(path.name, spreadsheet_reader().read(path))
            plan = planner().plan(looked, ImportChoices(), EMPTY)
        except UserError as error:
            refused = error
        else:
            assert plan.records + len(plan.left_out) == plan.rows_seen
            return
    assert refused.code
    assert refused.message.endswith(".")


def fuzz_bytes(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(SOURCES))
    ends_well(damaged(data, content(layout)), layout.suffix)


def fuzz_parts(data: st.DataObject) -> None:
    """Damage inside one part of the package, which stays a valid package."""
    layout = data.draw(st.sampled_from(PACKED))
    with ZipFile(BytesIO(content(layout))) as package:
        parts: dict[str, str | bytes] = {n: package.read(n) for n in package.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    assert isinstance(part, bytes)
    parts[name] = damaged(data, part)
    try:
        whole = zipped(parts)
    except (BadZipFile, ValueError):
        return
    ends_well(whole, layout.suffix)


FEW = settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=12)
MANY = settings(FEW, max_examples=1000)


@FEW
@given(st.data())
def test_damaged_bytes_end_in_data_or_one_sentence(data: st.DataObject) -> None:
    fuzz_bytes(data)


@FEW
@given(st.data())
def test_damaged_parts_end_in_data_or_one_sentence(data: st.DataObject) -> None:
    fuzz_parts(data)


@pytest.mark.long
@MANY
@given(st.data())
def test_a_thousand_files_with_damaged_bytes(data: st.DataObject) -> None:
    fuzz_bytes(data)


@pytest.mark.long
@MANY
@given(st.data())
def test_a_thousand_files_with_damaged_parts(data: st.DataObject) -> None:
    fuzz_parts(data)
