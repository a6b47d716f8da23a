"""What a file is, told by its bytes and never by its ending, and whether it is safe to read."""

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

from isms_desktop.domain.sheets import Format
from isms_desktop.exchange.limits import Limits, RefusedError

_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF: Final = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00\x00\x05",
)
_HEAD: Final = 4096
_CELLS: Final = re.compile(r".*(workbook|sharedstrings|content|worksheets/[^/]+)\.(xml|bin)")
"""Parts with cells; each program would take another one of two with the same name."""

# First bytes of files people pick by mistake, and the reason they are refused for.
_OTHERS: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "word"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"SQLite format 3", "other_file"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"MZ", "other_file"),
)
_ODF: Final = "application/vnd.oasis.opendocument."

# Streams of an OLE container in the order of what they say; names are stored as UTF-16.
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "password"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "other_file"),
    ("__properties_version1.0", "other_file"),
)
_FILEPASS: Final = 0x2F
_GLOBALS: Final = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")


def format_of(path: Path, limits: Limits) -> Format:
    """The kind of spreadsheet this is; `RefusedError` says what else it is, or why it is unsafe.

    Costs a look at the first bytes, for a zip file also at its directory.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if _is_lock_file(head):
        raise RefusedError("lock_file")
    if head.startswith(_ZIP):
        return _zip_format(path, limits)
    if head.startswith(_EMPTY_ZIP):
        raise RefusedError("damaged_zip")
    if head.startswith(_OLE):
        return _ole_format(path.read_bytes())
    if head.startswith(_OLD_BIFF):
        raise RefusedError("old_excel")
    for start, reason in _OTHERS:
        if head.startswith(start):
            raise RefusedError(reason)
    _refuse_markup(head)
    return "csv"


def _is_lock_file(head: bytes) -> bool:
    """Excel's ~$ file under another name: the user's name, padded to 165 bytes."""
    return len(head) == 165 and head[0] <= 54 and not head[1 + head[0] : 54].strip(b" ")


def _refuse_markup(head: bytes) -> None:
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"mime-version:")):
        raise RefusedError("web_page")
    if text.startswith((b"<?xml", b"<workbook")):
        if b"schemas-microsoft-com:office:spreadsheet" in text or b"excel.sheet" in text:
            raise RefusedError("excel_2003_xml")
        raise RefusedError("web_page" if b"<html" in text else "xml")


def _ole_format(data: bytes) -> Format:
    found = {
        reason: position
        for name, reason in reversed(_OLE_STREAMS)
        if (position := data.find(_stream_name(name))) >= 0
    }
    books = [p for n in ("Workbook", "Book", "WORKBOOK") if (p := data.find(_stream_name(n))) >= 0]
    if "password" in found:
        raise RefusedError("password")
    first = min(found, key=found.__getitem__, default="")
    if first and found[first] < min(books, default=len(data)):
        raise RefusedError(first)
    if _has_file_pass(data):
        raise RefusedError("password")
    return "xls"


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\x00\x00"


def _has_file_pass(data: bytes) -> bool:
    """Whether the records at the start of the workbook say that the rest is obfuscated."""
    start = _GLOBALS.search(data)
    position = start.start() if start else len(data)
    for _ in range(12):
        record = int.from_bytes(data[position : position + 2], "little")
        if record == _FILEPASS:
            return True
        position += 4 + int.from_bytes(data[position + 2 : position + 4], "little")
    return False


def _zip_format(path: Path, limits: Limits) -> Format:
    try:
        with ZipFile(path) as package:
            infos = package.infolist()
            _check_parts(infos, limits)
            all_names = [name_of(info) for info in infos]
            names = set(all_names)
            if len(names) < len(all_names):
                _refuse_twins(all_names)
            if "mimetype" in names:
                return _odf_format(package)
            return _office_format(names, package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise RefusedError("damaged_zip", type(error).__name__) from error


def name_of(info: ZipInfo) -> str:
    """The name of a part as everyone should have written it: forward slashes, small letters."""
    return info.filename.replace("\\", "/").lstrip("/").lower()


def _refuse_twins(names: list[str]) -> None:
    if any(count > 1 and _CELLS.fullmatch(name) for name, count in Counter(names).items()):
        raise RefusedError("twin_parts")


def _check_parts(infos: list[ZipInfo], limits: Limits) -> None:
    if len(infos) > limits.parts:
        raise RefusedError("too_many_parts")
    if sum(info.file_size for info in infos) > limits.total_size:
        raise RefusedError("unpacks_too_large")
    for info in infos:
        if info.file_size > limits.part_size:
            raise RefusedError("unpacks_too_large")
        is_big = info.file_size > limits.ratio_from
        if is_big and info.file_size > limits.ratio * max(info.compress_size, 1):
            raise RefusedError("unpacks_too_large")
        name = name_of(info)
        if ".." in name.split("/") or re.match("[a-z]:", name):
            raise RefusedError("unsafe_names")


def _odf_format(package: ZipFile) -> Format:
    mime = package.read("mimetype")[:100].decode("ascii", "replace")
    if not mime.startswith(_ODF + "spreadsheet"):
        raise RefusedError("word" if mime.startswith(_ODF + "text") else "other_file")
    manifest = _read_small(package, "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise RefusedError("password")
    return "ods"


def _office_format(names: set[str], package: ZipFile) -> Format:
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    if any(name.startswith("xl/") or name.endswith("workbook.xml") for name in names):
        is_macro = b"macroenabled" in _read_small(package, "[Content_Types].xml").lower()
        return "xlsm" if is_macro or "xl/vbaproject.bin" in names else "xlsx"
    if any(name.startswith("word/") for name in names):
        raise RefusedError("word")
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise RefusedError("apple_numbers")
    raise RefusedError(
        "other_file" if any(name.startswith("ppt/") for name in names) else "archive"
    )


def _read_small(package: ZipFile, name: str, most: int = 1_000_000) -> bytes:
    if name not in package.namelist():
        return b""
    with package.open(name) as part:
        return part.read(most)
