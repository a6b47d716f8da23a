"""What the user has set on this computer: look, language, window, columns. Never register data."""

import contextlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

import tomli_w

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.files import whole_file

THEMES: Final = ("system", "light", "dark", "contrast")
LANGUAGE_CHOICES: Final = ("system", "en", "de")
TEXT_SIZES: Final = range(80, 201)


@dataclass(frozen=True, slots=True)
class Column:
    """How a column of a table stands on screen; `width` in pixels, 0 for its own.

    One that `is_wished` is shown also where there is too little room.
    """

    key: str
    width: int = 0
    is_hidden: bool = False
    is_wished: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, complete: a key that is absent or makes no sense in the file has its default.

    `text_size` is a percentage, `window` the geometry as Qt wrote it (base64), `columns` the order
    and width of columns by table, `reports` the options last chosen by report, `hints_seen` the
    advice given once and not again, `views` the saved views by table and name (JSON), `splits` how
    parts beside each other share the room, in pixels by place. `others` are the keys of a newer
    version; they are kept.
    """

    theme: str = "system"
    text_size: int = 100
    language: str = "system"
    window: str = ""
    last_page: str = ""
    last_backup_at: datetime | None = None
    hints_seen: tuple[str, ...] = ()
    columns: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    reports: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    views: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    splits: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    others: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> Self:
        """Read what makes sense in the table."""
        known = {f.name for f in fields(cls)} - {"others"}
        read = {key: _READ[key](table[key]) for key in known & table.keys()}
        sensible = {key: value for key, value in read.items() if value is not None}
        return cls(**sensible, others={k: v for k, v in table.items() if k not in known})

    def to_toml(self) -> dict[str, Any]:
        """The table to write; what is unset is left out."""
        table: dict[str, Any] = {
            "theme": self.theme,
            "text_size": self.text_size,
            "language": self.language,
            "window": self.window,
            "last_page": self.last_page,
            "hints_seen": list(self.hints_seen),
        }
        if self.last_backup_at is not None:
            table["last_backup_at"] = self.last_backup_at
        columns = {
            name: [asdict(column) for column in shown] for name, shown in self.columns.items()
        }
        reports = {name: dict(chosen) for name, chosen in self.reports.items()}
        views = {name: dict(kept) for name, kept in self.views.items()}
        splits = {name: list(sizes) for name, sizes in self.splits.items()}
        kept = {"columns": columns, "reports": reports, "views": views, "splits": splits}
        return {**self.others, **table, **kept}

    def with_columns(self, table: str, shown: tuple[Column, ...]) -> Self:
        """The settings with the columns of one table set."""
        return replace(self, columns={**self.columns, table: shown})


class SettingsFile:
    """The settings on disk. A missing file means defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Read the settings; a damaged file is kept aside and gives defaults."""
        # Missing, unreadable, in a place where nothing can be moved: the program works without.
        with contextlib.suppress(OSError):
            try:
                return Settings.from_toml(tomllib.loads(self._path.read_text(encoding="utf-8")))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError):
                self._path.replace(self._path.with_suffix(".damaged.toml"))
        return Settings()

    def save(self, settings: Settings) -> None:
        """Write the settings whole or not at all; `UserError` where the place cannot be written."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self._path) as file:
                tomli_w.dump(settings.to_toml(), file)
        except OSError as error:
            raise UserError(
                f"Your settings could not be saved in {self._path}. Your data is not affected.",
                "Check that there is free space and that you may write to this folder.",
                code="settings_not_saved",
                details=str(error),
            ) from error


def _one_of(choices: tuple[str, ...], value: object) -> str | None:
    return value if isinstance(value, str) and value in choices else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _text_size(value: object) -> int | None:
    return value if isinstance(value, int) and value in TEXT_SIZES else None


def _moment(value: object) -> datetime | None:
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else None


def _columns(value: object) -> dict[str, tuple[Column, ...]] | None:
    if not isinstance(value, dict):
        return None
    return {
        name: tuple(column for row in rows if (column := _column(row)) is not None)
        for name, rows in value.items()
        if isinstance(rows, list)
    }


def _column(row: object) -> Column | None:
    match row:
        case {"key": str(key), "width": int(width), "is_hidden": bool(is_hidden)}:
            is_wished = isinstance(row, dict) and row.get("is_wished") is True
            return Column(key, max(0, width), is_hidden, is_wished)
    return None


def _chosen(value: object) -> dict[str, dict[str, str]] | None:
    if not isinstance(value, dict):
        return None
    return {
        name: {key: word for key, word in chosen.items() if isinstance(word, str)}
        for name, chosen in value.items()
        if isinstance(chosen, dict)
    }


def _splits(value: object) -> dict[str, tuple[int, ...]] | None:
    if not isinstance(value, dict):
        return None
    return {
        name: tuple(sizes)
        for name, sizes in value.items()
        if isinstance(sizes, list) and all(type(size) is int and size >= 0 for size in sizes)
    }


_READ: Final[Mapping[str, Callable[[object], Any]]] = {
    "theme": lambda value: _one_of(THEMES, value),
    "text_size": _text_size,
    "language": lambda value: _one_of(LANGUAGE_CHOICES, value),
    "window": _text,
    "last_page": _text,
    "last_backup_at": _moment,
    "hints_seen": _texts,
    "columns": _columns,
    "reports": _chosen,
    "views": _chosen,
    "splits": _splits,
}
