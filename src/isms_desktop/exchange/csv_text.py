"""Tables kept as text: which characters, which separator, which cells."""

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import Final

from isms_desktop.exchange.grid import RawSheet, clean_rows
from isms_desktop.exchange.limits import Limits, RefusedError, Warn

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Old encodings in which accented or foreign letters stand in runs; told apart by statistics.
_RUNS: Final = ["cp932", "gb18030", "big5", "euc_kr", "cp1251", "koi8_r", "cp1253", "cp1255"]
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_SAMPLE: Final = 65_536
# In the order in which they are believed: a decimal comma looks like a separator, a tab hardly.
_SEPARATORS: Final = ("\t", ";", "|", ",")
_SEP_LINE: Final = re.compile(r"sep=(.)\r?(?:\n|\Z)", re.IGNORECASE)
_STEADY: Final = 0.9
_LOST: Final = "\ufffd"
"""What a program writes in place of a letter it could not read."""
_LONGEST_CELL: Final = 10_000_000


def read_csv(path: Path, limits: Limits) -> tuple[RawSheet, list[Warn]]:
    """The one sheet of a text file, and what had to be guessed.

    Every value stays text. A `sep=` line becomes a blank first row, so that row numbers hold.
    Raises `RefusedError` where this is no text.
    """
    data = path.read_bytes()
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "cp1252", data.decode("latin-1")
    if "\x00" in text:
        raise RefusedError("other_file")
    said = _SEP_LINE.match(text)
    separator = said[1] if said else separator_of(text[:_SAMPLE])
    csv.field_size_limit(_LONGEST_CELL)
    body = text[said.end() :] if said else text
    rows: list[list[str]] = [[]] if said else []
    try:
        for row in csv.reader(io.StringIO(body, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > limits.rows:
                break
    except csv.Error as error:
        raise RefusedError("damaged", "csv") from error
    warnings = [] if encoding.startswith("utf") or data.isascii() else [Warn("encoding_guessed")]
    if lost := text.count(_LOST):
        warnings.append(Warn("letters_lost", number=lost))
    is_cut = len(rows) > limits.rows
    return RawSheet(path.stem, clean_rows(rows), is_hidden_known=True, is_cut=is_cut), warnings


def encoding_of(data: bytes) -> str:
    """The name of the encoding: by its mark, by zero bytes, as UTF-8, or by its letters."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    even, odd = data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) * 5 > min(len(data), _SAMPLE) and min(even, odd) * 20 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _old_encoding(data)
    return "utf-8"


def _old_encoding(data: bytes) -> str:
    """Western text has single accents among plain letters; other scripts come in runs."""
    runs = _HIGH.findall(data, 0, 20 * _SAMPLE)
    in_runs = sum(len(run) for run in runs if len(run) > 1)
    if in_runs * 2 < sum(map(len, runs)):
        return "cp1252"
    # Slow to import, and few files need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[: 4 * _SAMPLE], cp_isolation=[*_RUNS, "cp1252"]).best()
    return best.encoding if best else "cp1252"


def separator_of(sample: str) -> str:
    """The character that parts the cells: one that cuts nearly all lines into equally many."""
    steady = {}
    for separator in _SEPARATORS:
        share, width = _steadiness(sample, separator)
        if width > 1 and share >= _STEADY:
            return separator
        steady[separator] = share * (width - 1)
    return max(_SEPARATORS, key=lambda separator: (steady[separator], sample.count(separator)))


def _steadiness(sample: str, separator: str) -> tuple[float, int]:
    """How large a share of the lines has the commonest number of cells, and that number."""
    try:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=separator))
    except csv.Error:
        return 0.0, 1
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0.0, 1
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    return count / widths.total(), width
