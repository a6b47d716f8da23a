"""Colours, sizes and distances of the window, as plain data."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """What a word on a badge or banner means; it never stands for itself alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    WARN = "warn"
    DANGER = "danger"
    OK = "ok"
    CHECK = "check"


class Size(StrEnum):
    """Steps of type, each a factor of the system font."""

    SMALL = "small"
    BODY = "body"
    LEAD = "lead"
    H3 = "h3"
    H2 = "h2"
    H1 = "h1"
    METRIC = "metric"


FACTORS: Final = {
    Size.SMALL: 0.88,
    Size.BODY: 1.0,
    Size.LEAD: 1.1,
    Size.H3: 1.2,
    Size.H2: 1.45,
    Size.H1: 1.8,
    Size.METRIC: 2.3,
}
REGULAR: Final = 400
MEDIUM: Final = 500
STRONG: Final = 600

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24
SPACE_32: Final = 32
PAGE_MARGIN: Final = 28

RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8
RADIUS_CHIP: Final = 14

ICON: Final = 18
ICON_BUTTON: Final = 16
ICON_BADGE: Final = 14
ROW_PADDING: Final = 18
FOCUS_RING: Final = 2
TARGET: Final = 24
"""The least height and width of what is clicked, also with small text."""


@dataclass(frozen=True, slots=True)
class TonePair:
    """A word and what lies behind it."""

    fg: str
    bg: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as #RRGGBB.

    `control` is the border of what can be typed into or pressed, `border` that of cards, `grid` the
    lines of tables and charts. `soft` lies behind what is selected.
    """

    background: str
    surface: str
    sunken: str
    border: str
    control: str
    grid: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    neutral: TonePair
    info: TonePair
    warn: TonePair
    danger: TonePair
    ok: TonePair
    check: TonePair
    is_dark: bool = False

    def tone(self, tone: Tone) -> TonePair:
        """The two colours of a tone."""
        pairs = {
            Tone.NEUTRAL: self.neutral,
            Tone.INFO: self.info,
            Tone.WARN: self.warn,
            Tone.DANGER: self.danger,
            Tone.OK: self.ok,
            Tone.CHECK: self.check,
        }
        return pairs[tone]

    def text_pairs(self) -> list[tuple[str, str]]:
        """Every text colour with every colour it is written on."""
        grounds = (self.background, self.surface, self.sunken, self.soft)
        plain = [(fg, bg) for fg in (self.text, self.muted) for bg in grounds]
        links = [(self.accent, bg) for bg in (self.background, self.surface, self.soft)]
        tones = [self.tone(tone) for tone in Tone]
        badges = [(pair.fg, pair.bg) for pair in tones]
        on_banner = [(self.text, pair.bg) for pair in tones]
        on_banner += [(fg, pair.bg) for fg in (self.muted, self.accent) for pair in tones]
        on_page = [
            (pair.fg, bg) for pair in tones for bg in (self.background, self.surface, self.soft)
        ]
        return [*plain, *links, *badges, *on_banner, *on_page, (self.on_accent, self.accent)]

    def shape_pairs(self) -> list[tuple[str, str]]:
        """Borders of controls and focus rings with what they lie on."""
        grounds = (self.background, self.surface, self.sunken, self.soft)
        toned = tuple(self.tone(tone).bg for tone in Tone)
        return [(fg, bg) for fg in (self.control, self.accent) for bg in (*grounds, *toned)]


LIGHT: Final = Tokens(
    background="#F5F6F8",
    surface="#FFFFFF",
    sunken="#EEF0F4",
    border="#DDE1E8",
    control="#7D8797",
    grid="#E6E9EF",
    text="#1A2330",
    muted="#566273",
    accent="#1D5FBF",
    on_accent="#FFFFFF",
    soft="#E4EDFB",
    neutral=TonePair("#4A5567", "#EEF1F5"),
    info=TonePair("#1B55B0", "#E4EDFB"),
    warn=TonePair("#8A4A00", "#FDF0DA"),
    danger=TonePair("#B3261E", "#FCE8E6"),
    ok=TonePair("#17683A", "#E2F4E8"),
    check=TonePair("#6A3DA3", "#F0E9FA"),
)

DARK: Final = Tokens(
    background="#12161C",
    surface="#1A2029",
    sunken="#222A35",
    border="#303A48",
    control="#738094",
    grid="#2A3340",
    text="#E7EBF1",
    muted="#A4AFBF",
    accent="#82B1FF",
    on_accent="#0A1B33",
    soft="#1D3252",
    neutral=TonePair("#B7C1CF", "#2A323E"),
    info=TonePair("#9CC2FF", "#1D3252"),
    warn=TonePair("#F5C06B", "#3D2E14"),
    danger=TonePair("#FF9D94", "#451F1D"),
    ok=TonePair("#7FD6A0", "#17382A"),
    check=TonePair("#CDB0F5", "#33264A"),
    is_dark=True,
)


def _most_contrast(text: str, ground: str, accent: str, soft: str, *, is_dark: bool) -> Tokens:
    """A scheme of two colours: borders are as strong as the text, tones keep only word and icon."""
    pair = TonePair(text, ground)
    return Tokens(
        background=ground,
        surface=ground,
        sunken=ground,
        border=text,
        control=text,
        grid=text,
        text=text,
        muted=text,
        accent=accent,
        on_accent=ground,
        soft=soft,
        neutral=pair,
        info=pair,
        warn=pair,
        danger=pair,
        ok=pair,
        check=pair,
        is_dark=is_dark,
    )


CONTRAST_LIGHT: Final = _most_contrast("#000000", "#FFFFFF", "#00389E", "#D6E4FF", is_dark=False)
CONTRAST_DARK: Final = _most_contrast("#FFFFFF", "#000000", "#9CC9FF", "#102B52", is_dark=True)


def _luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2, relative luminance)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(a: str, b: str) -> float:
    """How far apart two colours #RRGGBB are, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)
