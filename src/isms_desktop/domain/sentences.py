"""Sentences of the domain that a window translates: a template, and what is put into it.

The domain knows no language but English. A sentence is English text that keeps its template and
its parts, so that a layer above can look the template up and put the same parts in.
"""

from collections.abc import Callable, Mapping
from typing import Any, Self


class Sentence(str):
    """English text made from `template` with `parts`."""

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, Any]

    @classmethod
    def made(cls, template: str, parts: Mapping[str, Any]) -> Self:
        """The template with its parts put in."""
        text = cls(template.format(**parts) if parts else template)
        text.template, text.parts = template, parts
        return text


def sentence(template: str, **parts: Any) -> Sentence:  # noqa: ANN401 - whatever can be written into a text
    """A sentence for the user; the tool that collects texts knows this name."""
    return Sentence.made(template, parts)


def translated(text: str, translate: Callable[[str], str]) -> str:
    """The sentence in another language; any other text is looked up as it stands."""
    if not isinstance(text, Sentence):
        return translate(text)
    parts = {
        name: translated(part, translate) if isinstance(part, Sentence) else part
        for name, part in text.parts.items()
    }
    template = translate(text.template)
    return template.format(**parts) if parts else template
