"""Every declared field says what it wants, and no text is left over."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from isms_desktop.domain import action_list, lesson_list
from isms_desktop.domain.objective_fields import (
    INDICATORS,
    LINES,
    MEASUREMENTS,
    OBJECTIVES,
    TARGETS,
)
from isms_desktop.domain.registers import COMPUTED, ENTRIES
from isms_desktop.runtime import resources
from isms_desktop.services.field_helps import FILE, FieldHelp, FieldHelps
from isms_desktop.services.sifting import CHECKS
from tests.catalogue import SOURCE

SPECS = (
    ENTRIES,
    COMPUTED,
    OBJECTIVES,
    INDICATORS,
    MEASUREMENTS,
    TARGETS,
    LINES,
    action_list.LINES,
    lesson_list.LINES,
)
_TEXT_OF_A_METHOD = "analysis_text"
"""One field of the page of causes; what it wants depends on the method."""

_ENTRY_FIELDS = {"form_fields.py": {"entry"}}
"""Where fields of the entry itself are listed, for the pages that ask them."""


@pytest.fixture(scope="module")
def texts() -> Mapping[str, Mapping[str, object]]:
    return resources.data(FILE)


def test_every_declared_field_says_what_it_wants(
    texts: Mapping[str, Mapping[str, object]],
) -> None:
    lacking = [
        f"{spec.key}.{field.key}"
        for spec in SPECS
        for field in spec
        if field.key not in texts[spec.key]
    ]
    assert lacking == []


def test_every_field_of_a_page_says_what_it_wants(
    texts: Mapping[str, Mapping[str, object]],
) -> None:
    lacking = [
        f"{path.name}: {key}"
        for path, keys, records in _pages()
        for key in keys
        if key != _TEXT_OF_A_METHOD and not any(key in texts[record] for record in records)
    ]
    assert lacking == []


def test_no_text_is_left_over(texts: Mapping[str, Mapping[str, object]]) -> None:
    used = {(spec.key, field.key) for spec in SPECS for field in spec} | {("computed", CHECKS)}
    for path, keys, records in _pages():
        named = _words(path)
        for record in records:
            used |= {(record, key) for key in (*keys, *named) if key in texts[record]}
    assert {(record, key) for record in texts for key in texts[record]} - used == set()


def test_a_text_is_one_sentence_or_two_and_examples_come_in_pairs(
    texts: Mapping[str, Mapping[str, object]],
) -> None:
    helps = FieldHelps()
    for record, fields in texts.items():
        for key, found in helps.of(record).items():
            assert key in fields
            assert found.wants.endswith((".", "%.")), found.wants
            assert bool(found.weak) == bool(found.strong), key


def test_the_file_is_read_once() -> None:
    helps = FieldHelps()
    assert helps.of("entry") is helps.of("entry")
    assert helps.of("entry")["title"] == FieldHelp("A few words to find it by.")


def _pages() -> Iterator[tuple[Path, set[str], set[str]]]:
    """The modules of the window that ask for texts: the words in them, the fields they declare."""
    records = set(resources.data(FILE))
    for path in sorted((SOURCE / "ui").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        words = {_word(node) for node in nodes}
        declared = {
            _word(node.args[0])
            for node in nodes
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "Field"
            and node.args
        }
        yield path, declared - {""}, _ENTRY_FIELDS.get(path.name, words & records)


def _words(path: Path) -> set[str]:
    return {_word(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))}


def _word(node: ast.AST) -> str:
    is_word = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_word else ""  # type: ignore[attr-defined]  # just looked at
