"""Texts in the user's language, for window, command line and paper alike (gettext).

English is written in the source and stands in where a translation is missing.
"""

import gettext
import locale
import os
from collections.abc import Mapping
from typing import Final

from isms_desktop.domain.sentences import translated
from isms_desktop.runtime import resources

LANGUAGES: Final = {"en": "English", "de": "Deutsch"}
SYSTEM: Final = "system"
DOMAIN: Final = "isms_desktop"

# German writes its nouns with a capital wherever they stand.
_KEEPS_CAPITALS: Final = {"de"}
_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_WINDOWS_NAMES: Final = {"english": "en", "german": "de"}


class _Current:
    """The one accepted global: every part asks for texts, and the language is set once at start."""

    texts: gettext.NullTranslations = gettext.NullTranslations()
    language: str = "en"


def _(text: str) -> str:
    """The text in the user's language; of a `Sentence` the template, its parts put in again."""
    return translated(text, _Current.texts.gettext) if text else ""


def plural(one: str, many: str, n: int) -> str:
    """The form of a text that fits the number; the caller puts the number in."""
    return _Current.texts.ngettext(one, many, n)


def mid_sentence(text: str) -> str:
    """A label or word, put into the language before, as it stands inside a sentence."""
    return text if _Current.language in _KEEPS_CAPITALS else text.casefold()


def use_language(code: str) -> str:
    """Set the language of all texts, once at start, and return its key.

    `code` is a key of `LANGUAGES`; anything else, such as `SYSTEM`, means the computer's language.
    """
    chosen = code if code in LANGUAGES else system_language()
    _Current.texts = gettext.translation(
        DOMAIN, resources.root() / "locale", languages=[chosen], fallback=True
    )
    _Current.language = chosen
    return chosen


def system_language(environment: Mapping[str, str] = os.environ, named: str | None = None) -> str:
    """The key of the language this computer speaks, "en" where we do not speak it.

    Windows sets no variables but names a locale ("German_Germany"); `named` stands for that name.
    """
    wish = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    word = (wish or named or locale.getlocale()[0] or "").split(":")[0].split("_")[0].split(".")[0]
    key = _WINDOWS_NAMES.get(word.casefold(), word)
    return key if key in LANGUAGES else "en"
