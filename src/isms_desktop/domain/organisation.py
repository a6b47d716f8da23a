"""The organisation whose register this is, and the person who keeps it."""

from dataclasses import dataclass, replace

from isms_desktop.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """There is one in a database, asked for at the first start.

    `user` is the person who works with the program, `logo` the bytes of a PNG or JPEG picture,
    `settings` pairs of key and value: numbering patterns, severity and date defaults.
    """

    uid: str
    name: str
    classification_word: str = ""
    user: Person | None = None
    logo: bytes = b""
    settings: tuple[tuple[str, str], ...] = ()

    def setting(self, key: str, default: str = "") -> str:
        """The value of a setting, or what stands in for it."""
        return dict(self.settings).get(key, default)

    def with_setting(self, key: str, value: str) -> "Organisation":
        """The organisation with one setting changed."""
        return replace(self, settings=tuple({**dict(self.settings), key: value}.items()))
