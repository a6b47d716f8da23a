"""Letters that join, stack and move around each other: HarfBuzz says which glyph stands where.

For scripts from left to right: Devanagari and its relatives, Thai, Lao, Tibetan, Khmer, Myanmar.
"""

import re
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

import uharfbuzz

COMPLEX: Final = re.compile("[\u0900-\u109f\u1780-\u17ff\ua8e0-\ua8ff]")
"""Characters that are not drawn rightly one after the other."""
JOINERS: Final = frozenset("\u200c\u200d")
"""Invisible; they say whether the letters beside them join."""
_SECOND_TAGS: Final = {
    "deva": "dev2",
    "beng": "bng2",
    "gujr": "gjr2",
    "guru": "gur2",
    "knda": "knd2",
    "mlym": "mlm2",
    "orya": "ory2",
    "taml": "tml2",
    "telu": "tel2",
    "mymr": "mym2",
}
_WITHOUT_RULES: Final = frozenset(("thai", "laoo"))
"""Scripts whose letters only need to be placed."""


class Glyph(NamedTuple):
    """One glyph where it stands; lengths in thousandths of the type size.

    `text` is what it is read as: the first glyph of a syllable stands for all of it.
    """

    number: int
    text: str
    width: float
    advance: float
    right: float
    up: float


class Joiner:
    """Joins with the rules that one face brings along."""

    def __init__(self, face: bytes) -> None:
        self._face = uharfbuzz.Face(uharfbuzz.Blob(face))
        self._font = uharfbuzz.Font(self._face)

    def glyphs(self, text: str) -> tuple[Glyph, ...] | None:
        """The glyphs from left to right; None where the face has no rules for that script."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if not self._has_rules(buffer.script.lower()):
            return None
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(self._font, buffer)
        infos = buffer.glyph_infos
        starts = [info.cluster for info in infos]
        ends = dict(pairwise(sorted({*starts, len(text)})))
        scale = 1000 / self._face.upem
        found = []
        before = -1
        for info, place in zip(infos, buffer.glyph_positions, strict=True):
            start = info.cluster
            glyph = Glyph(
                number=info.codepoint,
                text="" if start == before else text[start : ends[start]],
                width=round(self._font.get_glyph_h_advance(info.codepoint) * scale),
                advance=place.x_advance * scale,
                right=place.x_offset * scale,
                up=place.y_offset * scale,
            )
            found.append(glyph)
            before = start
        return tuple(found)

    def _has_rules(self, script: str) -> bool:
        known = {script, _SECOND_TAGS.get(script)}
        return script in _WITHOUT_RULES or not known.isdisjoint(self._tags)

    @cached_property
    def _tags(self) -> frozenset[str]:
        return frozenset(self._face.get_table_script_tags("GSUB"))
