import struct
from pathlib import Path

import pytest

from isms_desktop.domain.sentences import sentence
from isms_desktop.runtime import i18n, resources
from isms_desktop.runtime.i18n import _, mid_sentence, plural

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Saved": "Gespeichert",
    "{ref} is done.": "{ref} ist erledigt.",
    "{n} entry\0{n} entries": "{n} Eintrag\0{n} Einträge",
}


def catalogue(texts: dict[str, str]) -> bytes:
    """The binary form gettext reads: two tables of length and place, then the texts."""
    keys = [key.encode() for key in sorted(texts)]
    values = [texts[key].encode() for key in sorted(texts)]
    start = 28 + 16 * len(keys)
    table, body = b"", b""
    for text in keys + values:
        table += struct.pack("<II", len(text), start + len(body))
        body += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    return head + table + body


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "isms_desktop.mo").write_bytes(catalogue(GERMAN))
    monkeypatch.setattr(resources, "root", lambda: tmp_path)


@pytest.mark.usefixtures("german")
def test_texts_are_shown_in_the_language_set() -> None:
    assert i18n.use_language("de") == "de"
    assert _("Saved") == "Gespeichert"
    assert _(sentence("{ref} is done.", ref="INC-1")) == "INC-1 ist erledigt."
    assert _("") == ""
    assert [plural("{n} entry", "{n} entries", n).format(n=n) for n in (0, 1, 2)] == [
        "0 Einträge",
        "1 Eintrag",
        "2 Einträge",
    ]


@pytest.mark.usefixtures("german")
def test_english_stands_in_for_a_missing_text_or_catalogue() -> None:
    i18n.use_language("de")
    assert _("Not translated yet") == "Not translated yet"
    i18n.use_language("en")
    assert _("Saved") == "Saved"
    assert plural("{n} entry", "{n} entries", 1) == "{n} entry"


@pytest.mark.parametrize(
    ("environment", "named", "key"),
    [
        ({"LANG": "de_DE.UTF-8"}, None, "de"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:en"}, None, "de"),
        ({"LC_ALL": "", "LANG": "de"}, None, "de"),
        ({"LANG": "C.UTF-8"}, None, "en"),
        ({"LANG": "fr_FR"}, None, "en"),
        ({}, "German_Germany", "de"),
        ({}, "English_United States", "en"),
    ],
)
def test_the_system_language_is_used_where_we_speak_it(
    environment: dict[str, str], named: str | None, key: str
) -> None:
    assert i18n.system_language(environment, named) == key


def test_system_follows_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert i18n.use_language("system") == "de"


@pytest.mark.usefixtures("german")
def test_a_label_inside_a_sentence_is_small_where_the_language_writes_it_so() -> None:
    i18n.use_language("en")
    assert mid_sentence("Severity") == "severity"
    i18n.use_language("de")
    assert mid_sentence("Schwere") == "Schwere"
