"""The parts of an xlsx file: which sheet lies where, and mending what readers trip over."""

import io
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZIP_STORED, ZipFile

from isms_desktop.exchange.guards import name_of
from isms_desktop.exchange.limits import RefusedError

_USUAL_WORKBOOK: Final = "xl/workbook.xml"
_USUAL_CASE: Final = {
    "[content_types].xml": "[Content_Types].xml",
    "xl/sharedstrings.xml": "xl/sharedStrings.xml",
}
_CHUNK: Final = 1 << 20
_BARE_AMPERSAND: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_NO_XML: Final = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bcBC]|[01][0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_DECLARED: Final = re.compile(r'(<\?xml[^>]*?encoding\s*=\s*["\'])[^"\']*')
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT_RELATIONSHIPS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="{}" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def new_parser() -> expat.XMLParserType:
    """A parser for foreign XML: names without prefix rules, no entities of the file's own."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: object) -> None:
    raise RefusedError("entities")


def local(tag: str) -> str:
    """A tag or attribute name without its prefix."""
    return tag.rpartition(":")[2]


def chunks(part: IO[bytes]) -> Iterator[bytes]:
    """A part in pieces, so that a large one is never in memory as a whole."""
    while chunk := part.read(_CHUNK):
        yield chunk


def sheet_parts(package: ZipFile) -> dict[str, str]:
    """The part of each sheet by the sheet's name; sheets that cannot be found are missing."""
    stored = {name_of(info): info.filename for info in package.infolist()}
    targets = dict(_relationships(package, stored))
    found = {}
    for attributes in _elements(package, stored.get(_workbook_name(stored)), "sheet"):
        target = targets.get(attributes.get("id", ""), "").lower()
        if target in stored:
            found[attributes.get("name", "")] = stored[target]
    return found


def _workbook_name(names: Iterable[str]) -> str:
    """The workbook's part: nearly always the usual one, but some programs keep it elsewhere."""
    found = [name for name in names if name.endswith("workbook.xml")]
    return _USUAL_WORKBOOK if _USUAL_WORKBOOK in found else min(found, default=_USUAL_WORKBOOK)


def _relationships(package: ZipFile, stored: dict[str, str]) -> Iterator[tuple[str, str]]:
    folder, name = posixpath.split(_workbook_name(stored))
    part = stored.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    for attributes in _elements(package, part, "Relationship"):
        target = attributes.get("Target", "").replace("\\", "/")
        path = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        yield attributes.get("Id", ""), posixpath.normpath(path)


def _elements(package: ZipFile, part: str | None, wanted: str) -> list[dict[str, str]]:
    """The attributes of all elements of this name in a small part, by their local names."""
    found: list[dict[str, str]] = []
    if part is None:
        return found

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == wanted:
            found.append({local(key): value for key, value in attributes.items()})

    parser = new_parser()
    parser.StartElementHandler = start
    parser.Parse(package.read(part), True)  # noqa: FBT003  # expat takes it by position only
    return found


def mended(source: IO[bytes]) -> io.BytesIO:
    """A copy of the file with the faults put right that can be put right without guessing.

    Names get forward slashes and the usual case, UTF-16 becomes UTF-8, characters that XML cannot
    hold go, a bare & is escaped, and the way to the workbook is written anew. A worksheet that
    nothing points to takes the place of one that is missing. Raises `RefusedError` for entities.
    """
    copy = io.BytesIO()
    with ZipFile(source) as package, ZipFile(copy, "w", ZIP_STORED) as target:
        parts = {_usual_name(name_of(info)): info for info in package.infolist()}
        renamed = _stray_sheets(package, set(parts))
        for name, info in parts.items():
            if name.endswith("/") or name == "_rels/.rels":
                continue
            data = package.read(info)
            target.writestr(renamed.get(name, name), _mended_xml(name, data))
        target.writestr("_rels/.rels", _ROOT_RELATIONSHIPS.format(_workbook_name(parts)))
    copy.seek(0)
    return copy


def _usual_name(name: str) -> str:
    return _USUAL_CASE.get(name, name)


def _stray_sheets(package: ZipFile, names: set[str]) -> dict[str, str]:
    stored = {name_of(info): info.filename for info in package.infolist()}
    sheets = {n for n in names if n.startswith("xl/worksheets/") and n.endswith(".xml")}
    try:
        wanted = {path for _, path in _relationships(package, stored) if "worksheets/" in path}
    except expat.ExpatError:
        return {}
    stray, missing = sorted(sheets - {w.lower() for w in wanted}), sorted(wanted - names)
    return dict(zip(stray, missing, strict=False)) if len(stray) == len(missing) else {}


def _mended_xml(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = _DECLARED.sub(r"\1UTF-8", data.decode("utf-16", "replace"), count=1).encode()
    if _DOCTYPE.search(data, 0, 4096):
        raise RefusedError("entities")
    return _BARE_AMPERSAND.sub(b"&amp;", _NO_XML.sub(b"", data))
