"""Files as other programs, accidents and attackers make them, built small."""

import struct
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader

COMMAND = (sys.executable, "-m", "isms_desktop.exchange.reader_child")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def spreadsheet_reader(limits: Limits | None = None) -> SpreadsheetReader:
    """The reader with a child that runs from the checkout."""
    return SpreadsheetReader(limits or Limits(), COMMAND)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file with these parts."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def xlsx_parts(rows: str, after: str = "") -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet "Log": `rows` inside sheetData, `after` behind it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationship("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
        f"{after}</worksheet>",
    }


def relationship(kind: str, target: str) -> str:
    """A part with one relationship."""
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def xlsx(rows: str, after: str = "") -> bytes:
    """The workbook of `xlsx_parts` as a file."""
    return zipped(xlsx_parts(rows, after))


def ods(table: str) -> bytes:
    """An OpenDocument spreadsheet with one table "Log"."""
    content = (
        f"<office:document-content {ODS_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Log">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
        }
    )


def ole(*streams: str, after: bytes = b"") -> bytes:
    """The beginning of an OLE container with these names in its directory."""
    names = b"".join(
        (name.encode("utf-16-le") + b"\x00\x00").ljust(128, b"\x00") for name in streams
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + names + after


def biff_records(*kinds: int) -> bytes:
    """The first records of an old workbook stream: its beginning, then two bytes of each kind."""
    start = struct.pack("<HHHH", 0x0809, 16, 0x0600, 5).ljust(20, b"\x00")
    return start + b"".join(struct.pack("<HHH", kind, 2, 0) for kind in kinds)


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    """The content as a file of this name."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def cell(place: str, value: object, more: str = "") -> str:
    """A cell with a text or a number; `more` are further attributes."""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"{more}><is><t>{value}</t></is></c>'
    return f'<c r="{place}"{more}><v>{value}</v></c>'
