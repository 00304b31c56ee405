"""The text of elements, as feedparser would hand it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


class Surprise(Exception):  # noqa: N818 - never leaves this package
    """The document holds what only feedparser reads."""


def words(element: etree._Element) -> str:
    """Return the text of an element that has no children."""
    if len(element):
        raise Surprise
    value = (element.text or "").strip()
    return value if value.isascii() else _mended(value)


def first_text(parent: etree._Element | None, *tags: str) -> str:
    """Return the text of the first child with one of ``tags`` that has any."""
    if parent is None:
        raise Surprise
    for tag in tags:
        found = parent.find(tag)
        if found is not None and found.text and found.text.strip():
            return found.text.strip()
    return ""


def _mended(value: str) -> str:
    """Return ``value`` as UTF-8 if it is UTF-8 that was taken for Latin-1 once: as feedparser does, so that both agree."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except ValueError:
        return value
