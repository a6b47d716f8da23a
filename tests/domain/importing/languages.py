"""The shipped word lists, as the program hands them to the planner."""

from functools import cache
from typing import Any

from isms_desktop.domain.importing.planner import Planner
from isms_desktop.runtime import resources

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "ja", "zh")


def words_of(kind: str) -> list[dict[str, Any]]:
    return [resources.data(f"data/{kind}/{language}.toml") for language in LANGUAGES]


@cache
def planner() -> Planner:
    return Planner(words_of("headers"), words_of("values"))
