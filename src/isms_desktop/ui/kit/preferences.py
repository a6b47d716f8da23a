"""The user's settings while the window is open; written back when something was changed."""

import json
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from isms_desktop.runtime.settings import Column, Settings, SettingsFile


class Preferences:
    """Reads the settings once and writes them when told."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self.settings: Settings = file.load()
        self._tables: dict[str, dict[str, Any]] = {}

    def change(self, **changes: Any) -> None:  # noqa: ANN401  # each setting has a type of its own
        """Set these settings and write them."""
        self.settings = replace(self.settings, **changes)
        self.save()

    def table(self, name: str, hidden_at_first: list[str]) -> MutableMapping[str, Any]:
        """Order, widths and hidden columns of a table, to be changed in place by the table."""
        if name not in self._tables:
            columns = self.settings.columns.get(name)
            self._tables[name] = _state(columns) if columns else {"hidden": hidden_at_first}
        return self._tables[name]

    def views(self, table: str) -> dict[str, dict[str, Any]]:
        """The saved views of a table by name; one that cannot be read is left out."""
        kept = self.settings.views.get(table, {})
        read = {name: _view(text) for name, text in sorted(kept.items())}
        return {name: view for name, view in read.items() if view is not None}

    def keep_view(self, table: str, name: str, view: dict[str, Any] | None) -> None:
        """Keep a view under a name, or with None forget it."""
        kept = {
            key: text for key, text in self.settings.views.get(table, {}).items() if key != name
        }
        if view is not None:
            kept[name] = json.dumps(view, ensure_ascii=False)
        self.change(views={**self.settings.views, table: kept})

    def keep_split(self, place: str, sizes: Sequence[int]) -> None:
        """Note how parts beside each other share the room; it is written with what comes next."""
        splits = {**self.settings.splits, place: tuple(sizes)}
        self.settings = replace(self.settings, splits=splits)

    def save(self) -> None:
        """Write everything, the tables as they stand now."""
        for name, state in self._tables.items():
            if "order" in state:
                self.settings = self.settings.with_columns(name, _columns(state))
        self._file.save(self.settings)


def _view(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _state(columns: tuple[Column, ...]) -> dict[str, Any]:
    return {
        "order": [column.key for column in columns],
        "widths": {column.key: column.width for column in columns if column.width},
        "hidden": [column.key for column in columns if column.is_hidden],
        "wished": [column.key for column in columns if column.is_wished],
    }


def _columns(state: dict[str, Any]) -> tuple[Column, ...]:
    widths, hidden = state.get("widths", {}), set(state.get("hidden", []))
    wished = set(state.get("wished", []))
    return tuple(
        Column(key, int(widths.get(key, 0)), key in hidden, key in wished)
        for key in state.get("order", [])
    )
