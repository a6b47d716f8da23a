"""Numbers as people type and read them, kept exactly: 6.1 %, 7 days, EUR 1200."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.words import Unit

DIGITS: Final = 12
"""So many digits are kept: a spreadsheet's numbers hold them without loss."""
_GREATEST: Final = Decimal(10) ** DIGITS
_LEAST: Final = Decimal(10) ** -DIGITS
_KEPT: Final = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_SPACES: Final = re.compile(r"(?<=\d)[\s'\u2019](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(
    r"(?:[^\W\d_]{1,4}|[€$£¥])?\s?(?P<sign>[-+\u2212]?)\s?(?P<digits>[\d.,]*\d)\s?(?P<unit>[^\d.,]*)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_NO_NUMBER: Final = 'This is not a number: "{text}". Write it like 6.1.'
_TWO_WAYS: Final = '"{text}" can be read in two ways. Write it like {one} or like {other}.'
_TOO_GREAT: Final = "This number is too great. Choose a greater unit."


def tidy(value: Decimal) -> Decimal:
    """The number as it is kept: `DIGITS` digits, no zeros behind the last one, no minus zero."""
    kept = _KEPT.create_decimal(value)
    if abs(kept) < _LEAST:
        return Decimal(0)
    plain = kept.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def typed_number(text: str) -> Decimal | str:
    """The number somebody typed or pasted, or a sentence on why it is none.

    A unit beside it is passed over. Point and comma both are decimal marks; "1,234" is refused,
    because it means two things.
    """
    text = clean_line(text)
    found = _NUMBER.fullmatch(_SPACES.sub("", text))
    if found is None:
        return _NO_NUMBER.format(text=text)
    digits = _plain(found["digits"])
    if digits is None:
        bare = found["digits"]
        if bare.count(",") == 1 and "." not in bare:
            return _TWO_WAYS.format(text=text, one=bare.replace(",", ""), other=_pointed(bare))
        return _NO_NUMBER.format(text=text)
    value = Decimal(digits)
    if value >= _GREATEST:
        return _TOO_GREAT
    return tidy(-value if found["sign"] in ("-", "\u2212") else value)


def _pointed(digits: str) -> str:
    return digits.replace(",", ".")


def _plain(digits: str) -> str | None:
    """Digits with a point at most; None where marks stand as in no number, or mean two things."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    mark = digits[last]
    whole, fraction = digits[:last], digits[last + 1 :]
    other = "," if mark == "." else "."
    if other in whole:  # the last mark is the decimal one, the others part groups of three
        grouped = _GROUPED.fullmatch(whole)
        return f"{whole.replace(other, '')}.{fraction}" if grouped and mark not in whole else None
    if mark in whole:
        return digits.replace(mark, "") if _GROUPED.fullmatch(digits) else None
    if mark == "," and len(fraction) == 3 and whole.strip("0"):
        return None
    return f"{whole or '0'}.{fraction}"


def ratio(numerator: Decimal, denominator: Decimal, unit: Unit) -> Decimal:
    """The value of a part of a whole; of 100 where the unit is %. The whole is not zero."""
    share = _KEPT.divide(numerator, denominator)
    return tidy(share * 100 if unit is Unit.PERCENT else share)


def plain_number(value: Decimal) -> str:
    """The number with all its digits, as it is written to files: "0.05", "1200"."""
    return f"{value:f}"


def short_number(value: Decimal | float, digits: int = 3) -> str:
    """The number as it is read: "6.1", "0.05", "1200"; more digits only before the point."""
    number = Decimal(str(value))
    if not number:
        return "0"
    places = max(0, digits - 1 - number.adjusted())
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{tidy(rounded):f}"


def in_unit(value: Decimal | float, unit: Unit, name: str = "", digits: int = 3) -> str:
    """The number with its unit: "6.1 %", "7 days", "EUR 1200", "3"."""
    number = short_number(value, digits)
    if unit is Unit.PERCENT:
        return f"{number} %"
    if unit is Unit.DAYS:
        return f"{number} day" if number == "1" else f"{number} days"
    if unit is Unit.MONEY and name:
        return f"{name} {number}"
    return f"{number} {name}" if unit is Unit.OWN and name else number
