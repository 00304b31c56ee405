"""How a file is written, told by its first bytes, never by its name."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

import msgspec

from strikewatch.parse.tweets.encoding import ZIP_MAGIC
from strikewatch.parse.tweets.refusal import refusal
from strikewatch.parse.tweets.salvage import loads
from strikewatch.parse.tweets.split import UNDECODABLE, Bad
from strikewatch.parse.tweets.table import is_table

# The scripts of the archive assign a list to a name. All up to the `=` is cut off; nothing is ever run.
_SCRIPT = re.compile(rb"(?:window\.)?(?:YTD\.(?P<kind>\w{1,60})\.part\d{1,9}|Grailbird\.data\.\w{1,60})\s*=\s*")
_SCRIPT_WITHIN = 4096  # bytes
_TWEETS = frozenset({"tweet", "tweets", "community_tweet"})
_SPACE = b" \t\r\n"
_ASK = "give the file with the tweets: data/tweets.js, or tweets.csv in old archives"


class Form(NamedTuple):
    """How a file is written, and how many bytes go before its data."""

    kind: Literal["list", "values", "lines", "table"]
    start: int = 0
    script: bool = False  # one of the archive's: it says that it holds tweets


def form_of(head: bytes, place: str) -> Form:
    """Return how a file is written that starts so, or raise a SourceError that says what it is instead."""
    bare = head.lstrip(_SPACE)
    start = len(head) - len(bare)
    if not bare:
        raise refusal(place, "is empty", kind="cut")
    if match := _SCRIPT.search(head[:_SCRIPT_WITHIN]):
        return _script(match, head, place)
    if bare.startswith(b"["):
        return Form("list", start)
    if bare.startswith(b"{"):
        return Form("lines" if _is_line(bare) else "values", start)
    if is_table(bare):
        return Form("table", start)
    if bare.startswith(ZIP_MAGIC):
        raise refusal(place, "is a zip inside a zip", hint="unpack the outer one, and import the inner one")
    if bare.startswith(b"<"):
        hint = "if it is a log-in page, download the archive again; a feed is added with `sources add`"
        raise refusal(place, "is a web page or XML, not an export of tweets", hint=hint)
    raise refusal(place, "is no export of tweets that we know")


def _script(match: re.Match[bytes], head: bytes, place: str) -> Form:
    kind = (match["kind"] or b"tweets").decode("ascii", "replace").lower()
    if kind not in _TWEETS:
        raise refusal(place, f"holds {kind.replace('_', ' ')}, not tweets: it is not read", hint=_ASK)
    if not head[match.end() :].startswith(b"["):
        raise refusal(place, "holds no list of tweets after its `=`", kind="cut", hint="download the archive again")
    return Form("list", match.end(), script=True)


def _is_line(head: bytes) -> bool:
    """Tell whether the first line is a whole JSON value; one that has no end yet is taken for a line."""
    line, newline, _ = head.partition(b"\n")
    if not newline:
        return True
    try:
        msgspec.json.decode(line)
    except UNDECODABLE:
        return not isinstance(loads(line), Bad)
    return True
