"""The text of elements, as feedparser would hand it out."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


_C1 = re.compile(r"[\x80-\x9f]")


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
    """Return ``value`` as feedparser mends it, so that both agree.

    UTF-8 that was taken for Latin-1 once is UTF-8; C1 controls are the quotes and dashes of Windows that they were meant for.
    """
    with contextlib.suppress(ValueError):
        value = value.encode("latin-1").decode("utf-8")
    if value.replace("\n", "").isprintable():
        return value
    return _C1.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), value)
