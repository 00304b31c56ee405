"""The words of a tweet as a reader saw them: entities resolved once, t.co addresses replaced by what they stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from strikewatch import text
from strikewatch.parse.links import web_link
from strikewatch.parse.tweets.foreign import Entities, Link

# Twitter escapes these and no others; `&copy=` in an address is no ©.
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'", "#039": "'", "#x27": "'"}
_ENTITY = re.compile("&(" + "|".join(_ENTITIES) + ");")
_SHORT = re.compile(r"https?://t\.co/\w+")
_RETWEET = re.compile(r"RT @(\w{1,20}): ?")
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:i/web|i|(\w{1,20}))/status(?:es)?/(\d{1,20})", re.IGNORECASE
)
_PICTURE = re.compile(r"https?://(?:\w+\.)?(?:twitter|x)\.com/\w+/status/\d+/(?:photo|video)/\d+$", re.IGNORECASE)

Targets = Mapping[str, str]  # t.co address → what to put in its place


def unescaped(words: str) -> str:
    """Resolve character entities exactly once: what reads ``&amp;lt;`` was typed as ``&lt;``."""
    return _ENTITY.sub(lambda match: _ENTITIES[match[1]], words) if "&" in words else words


def targets(*entities: Entities | None) -> dict[str, str]:
    """Return what each short address stands for. A picture stands for nothing: its words are elsewhere."""
    found: dict[str, str] = {}
    for part in entities:
        if part is None:
            continue
        if part.urls:
            found.update(resolved(part.urls))
        for link in part.media or ():
            if link.url:
                found[link.url] = ""
    return found


def resolved(links: Iterable[Link]) -> dict[str, str]:
    """Return the short addresses of ``links`` that lead to a web page, with its address; others stay as they are."""
    found = {}
    for link in links:
        short, long = link.url or link.short, link.expanded_url or link.expanded
        if short and long:
            address = "" if "/status/" in long and _PICTURE.match(long) else web_link(long, None)
            if address is not None:
                found[short] = address
    return found


def expanded(words: str, links: Targets) -> str:
    """Replace the t.co addresses that are known. What precedes a picture's address goes with it."""
    if not links or "://t.co/" not in words:
        return words
    if len(links) == 1:  # most often: a third of the time
        [(short, long)] = links.items()
        before, found, after = words.partition(short)
        if found and "://t.co/" not in after and not after[:1].isalnum():
            return before + long + after
    return _SHORT.sub(lambda match: links.get(match[0], match[0]), words)


def in_order(words: str, addresses: Iterable[str]) -> dict[str, str]:
    """Pair the t.co addresses of a text with a list of what they stand for, if there are as many of one as of the other."""
    short = list(dict.fromkeys(_SHORT.findall(words)))
    long = list(dict.fromkeys(addresses))
    return resolved(Link(url=a, expanded_url=b) for a, b in zip(short, long, strict=True)) if len(short) == len(long) else {}


def tidy(words: str) -> str:
    """Return ``text.clean(words)``; most tweets are clean, and seeing that costs a tenth."""
    if words.isprintable() and "  " not in words and words[:1] != " " != words[-1:]:
        return words if words.isascii() else unicodedata.normalize("NFC", words)
    return text.clean(words)


def retweeted(words: str) -> tuple[str, str] | None:
    """Return whose words follow ``RT @name:``, and the words."""
    match = _RETWEET.match(words) if words.startswith("RT @") else None
    return (match[1], words[match.end() :]) if match else None


def status(address: str) -> tuple[str | None, int] | None:
    """Return the handle (None in ``/i/web/``) and the id that the address of a tweet names."""
    match = _STATUS.match(address)
    return (match[1], int(match[2])) if match else None


def quoted(addresses: Iterable[str]) -> list[int]:
    """Return the ids of the tweets that ``addresses`` lead to."""
    return [found[1] for address in addresses if "/status" in address and (found := status(address))]
