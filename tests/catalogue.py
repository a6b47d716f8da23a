"""The texts of the program as the catalogues of its languages need them.

`python3 tasks.py texts` brings every catalogue up to date and compiles it. Most texts stand inside
`_()` or `plural()`. What the domain declares (labels, words, sentences of checks) stands there as
plain data and is put into the language where it is shown; so do tables of texts in other modules.
"""

import ast
import io
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src" / "isms_desktop"
LOCALE: Final = ROOT / "resources" / "locale"
DOMAIN: Final = "isms_desktop"
TEXT_DATA: Final = ("fields.toml", "objectives/examples.toml", "objectives/proposals.toml")

_READS: Final = re.compile(r"[A-Z“{].*[a-z]|[a-z].* ")
_NO_TEXT: Final = re.compile(r"[\w-]+\.\w+|[A-Z]{1,3}\d*|[\w/.%-]*[_/\\<][\w/.-]*")
_NOT_SHOWN: Final = {"compile", "Gap", "getLogger", "TypeVar"}

# The same texts give the same file.
_NO_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)

Message = str | tuple[str, str]


def messages() -> set[Message]:
    """Every text of the source, a tuple where it has a form for one and one for many."""
    found: set[Message] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        is_declared = path.is_relative_to(SOURCE / "domain")
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= set(_called(tree))
        if not path.is_relative_to(SOURCE / "storage"):  # there stand names of tables and columns
            found |= set(_declared(tree, everywhere=is_declared))
    for name in TEXT_DATA:
        data = tomllib.loads((ROOT / "resources" / "data" / name).read_text(encoding="utf-8"))
        found |= set(_texts(data))
    # One text stands in a catalogue once: its form for many serves where there is none, too.
    return found - {message[0] for message in found if isinstance(message, tuple)}


def _called(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [word for word in map(_text, node.args[:2]) if word]
        if node.func.id == "_" and words:
            yield words[0]
        elif node.func.id == "plural" and len(words) == 2:
            yield words[0], words[1]


def _declared(tree: ast.Module, *, everywhere: bool) -> Iterator[str]:
    """Texts that stand as data: anywhere in the domain, elsewhere in tables beside functions."""
    roots: list[ast.AST] = [tree] if everywhere else list(_tables(tree.body))
    skipped = {id(node) for root in roots for node in _silent(root)}
    for root in roots:
        for node in ast.walk(root):
            text = _text(node)
            if text and id(node) not in skipped and _is_text(text):
                yield text


def _tables(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _tables(statement.body)
        elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            yield statement.value


def _silent(root: ast.AST) -> Iterator[ast.AST]:
    """Strings that nobody is shown: docstrings, names, patterns, headings of the workbook."""
    for node in ast.walk(root):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.Subscript):
            yield node.slice
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else _attribute(node.func)
            if name == "Field":
                yield from node.args[2:3]
            elif name in _NOT_SHOWN:
                yield from node.args[:2] if name == "Gap" else node.args


def _attribute(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else ""


def _text(node: ast.AST) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else ""  # type: ignore[attr-defined]  # just looked at


def _is_text(text: str) -> bool:
    return bool(_READS.match(text)) and not _NO_TEXT.fullmatch(text)


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str) and _is_text(data):
        yield data


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as its file has it; an empty one before there is any."""
    path = path_of(language, "po")
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language, domain=DOMAIN)
    return Catalog(locale=language, domain=DOMAIN)


def compiled(texts: Catalog) -> bytes:
    """The binary form the program reads."""
    buffer = io.BytesIO()
    write_mo(buffer, texts)
    return buffer.getvalue()


def renew(language: str) -> Catalog:
    """Bring a catalogue up to date, as text and compiled: new texts blank, unused ones gone."""
    former = catalogue(language)
    texts = Catalog(
        locale=language,
        domain=DOMAIN,
        header_comment="# Texts of the program.",
        project="ISMS Desktop",
        version="1",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        last_translator="The ISMS Desktop authors",
        fuzzy=False,
    )
    for message in sorted(messages(), key=str):
        known = former.get(message if isinstance(message, str) else message[0])
        flags = ["python-brace-format"] if "{" in str(message) else []
        texts.add(message, known.string if known and known.id == message else "", flags=flags)
    path_of(language, "po").parent.mkdir(parents=True, exist_ok=True)
    with path_of(language, "po").open("wb") as file:
        write_po(file, texts, width=120, no_location=True, omit_header=False)
    path_of(language, "mo").write_bytes(compiled(texts))
    return texts


def is_translated(message: Message, texts: Catalog) -> bool:
    """Whether a text is said in the language, in each of its forms."""
    found = texts.get(message if isinstance(message, str) else message[0])
    said = (found.string if found else None) or ""
    return bool(said) if isinstance(said, str) else all(said)


def path_of(language: str, ending: str) -> Path:
    """The file of a catalogue, "po" as it is written or "mo" as it is compiled."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


if __name__ == "__main__":
    for name in sys.argv[1:] or [folder.name for folder in LOCALE.iterdir()]:
        renewed = renew(name)
        missing = sum(not is_translated(message, renewed) for message in messages())
        print(f"{name}: {len(renewed)} texts, {missing} not translated")  # noqa: T201  # a command
