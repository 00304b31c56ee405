"""What surrounds the prose of a story: captions, credits, bylines, datelines, boilerplate. Found by form, never by topic."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from strikewatch.analysis.sentences import paragraphs, split
from strikewatch.model import Span

ExcludedKind = Literal["caption", "credit", "byline", "dateline", "metadata", "boilerplate"]


class Excluded(Span, frozen=True, kw_only=True):
    """Words that are no prose of the story. A caption may support relevance and place; nothing else of these is ever used."""

    kind: ExcludedKind


_Piece = tuple[int, int, ExcludedKind]

_AGENCIES = (
    r"Reuters(?: Life!?| Health)?|AP|AFP|UPI|PTI|ANI|IANS|DPA|dpa|Bloomberg|CNN|CNBC|BBC|Xinhua|TASS|Interfax|Kyodo|Yonhap|AAP|PA|CP"
    r"|THE CANADIAN PRESS|The Canadian Press|Canadian Press|Associated Press|The Associated Press|Press Association|Dow Jones|MarketWatch"
)
# Below a place in capitals any short name in brackets is the agency: "LIMA, June 3 (Meridian) -".
_ANY_AGENCY = rf"(?:{_AGENCIES}|[A-Z][A-Za-z.]{{1,15}}(?: [A-Z][A-Za-z.]{{1,15}}){{0,2}})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE_LINE = re.compile(r"\s*date (\d{4})-(\d\d)-(\d\d)\b\s*", re.IGNORECASE)
# Every quantifier is bounded: a hostile text costs no more than a plain one.
# A colon ends a dateline only after an agency: "WATCH:" is no place.
_DASH = r" {0,2}(?:-{1,3}|\u2013|\u2014)"
_DATELINE = re.compile(
    r"\s{0,3}(?:(?P<place>[A-Z][A-Z.'\u2019\-/]{1,20}(?: [A-Z][A-Z.'\u2019\-/]{0,20}){0,4}"
    r"(?:, (?:[A-Z][a-z]{1,15}\.?|[A-Z][A-Z.]{1,12})(?: [A-Z][a-z]{1,15}\.?)?)?)"
    rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{4}}-\d\d-\d\d)(?:, \d{{4}})?,?)?"
    rf"(?: {{0,2}}\(\s?{_ANY_AGENCY}\s?\)(?:{_DASH}|:)|{_DASH})"
    rf"|(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+){{0,2}}) \((?:{_AGENCIES})\)(?:{_DASH}|:)|\((?:{_AGENCIES})\)(?:{_DASH}|:)|(?:{_AGENCIES}){_DASH})"
    r" {0,2}(?=[\w\"'\u201c\u2018($])"
)
_BYLINE = re.compile(
    r"\s{0,3}(?:By|BY|Written by|Words by|Story by) [A-Z][\w.'\u2019\-]{1,25}(?: (?:[A-Z][\w.'\u2019\-]{0,25}|and|de|van|von|of|the|in|for|,)){0,12},?"
    r"(?: [\w ,.|@/-]{0,60})?$"
)
_CREDIT = re.compile(
    r"\|\s{0,2}(?:Photos?|Image|Picture|Credit|Video)\b|\(\s?(?:AP |Reuters |File )?(?:Photos?|Image|Picture)s?(?:/| by | courtesy| ?:| credit)"
    r"|\bPhotos?(?:graph)?s? courtesy of\b|\bPhoto(?:graph)?s? ?(?:by|credits?) ?:?\s|/ ?Getty Images|\bGetty Images\b|\bAP Photo\b|/AFP\b|/REUTERS\b|REUTERS/"
    r"|\bPhotograph:|\bImage (?:credit|source|caption)\b ?:?|\bPhoto ?:|\(Credit:",
    re.IGNORECASE,
)
# Who took it: a few capitalised words
_NAMES = re.compile(r"[\s:|]{0,3}(?:[A-Z][\w.'\u2019/-]{0,25}[ ,|:/]{0,3}){1,5}")
_CAPTION_LEAD = re.compile(
    r"\s{0,3}(?:FILE PHOTO|FILE PIC|FILE|File photo|File image|PHOTO|Image|Caption|Pictured)(?: ?:| [-\u2013\u2014]{1,2} )"
)
_SIGNED = re.compile(
    r"[(\[]?\s?(?:(?:Additional |Further )?(?:reporting|writing|editing|compiled|edited) (?:by|in) (?=[A-Z])"
    r"|(?:This|The) (?:article|story|post) (?:was )?(?:originally |first )?(?:appeared|published) "
    r"|The post .{1,200} appeared first on )",
    re.IGNORECASE,
)
# Looked for first: a plain search is far cheaper than the forms above.
_CREDIT_WORDS = ("photo", "image", "picture", "getty", "credit", "/reuters", "reuters/", "/afp", "video")
_SIGNED_WORDS = ("reporting ", "writing ", "editing ", "compiled ", "edited ", "appeared ", "published ")
_FOOTER = re.compile(
    r"\s{0,3}(?:\[?(?:read|see|view|learn) (?:more|full|the full|next|also)\b|continue reading|click here|sign up (?:for|to)\b|subscribe\b|follow us\b"
    r"|join our\b|get our\b|our standards:|copyright\b|\u00a9|all rights reserved|related(?: articles?| stories| content)?:|advertisement$|share this"
    r"|more (?:from|on this)\b|download (?:the|our) app|unsubscribe|view in browser|you are receiving|manage your (?:email )?preferences"
    r"|support (?:our|independent) journalism|for more (?:information|news)\b|contact us\b|media contacts?:|###|recommended reading|watch(?: now)?:)",
    re.IGNORECASE,
)
_SOCIAL = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)[^\s]{1,2000}|(?<![^\s])RT @\w{1,30}:?|(?<![^\s])via @\w{1,30}$")


def margins(body: str, begin: int, *, tweet: bool) -> tuple[tuple[Excluded, ...], dt.date | None, str | None]:
    """Return the excluded words of ``body`` in order, the day of a date line, and the place of a dateline.

    ``begin`` is where the text starts, after the title. A tweet has only addresses and retweet marks.
    """
    pieces: list[_Piece] = []
    if any(mark in body for mark in ("://", "@", "www.", "pic.")):
        pieces += [(m.start(), m.end(), "metadata") for m in _SOCIAL.finditer(body)]
    day, place = None, None
    if not tweet:
        begin, day = _date_line(body, begin, pieces)
        place = _dateline(body, begin, pieces)
        for start, end in paragraphs(body, begin):
            pieces.extend(_around(body, start, end))
    return tuple(_tidy(body, pieces)), day, place


def _date_line(body: str, begin: int, pieces: list[_Piece]) -> tuple[int, dt.date | None]:
    """Note a leading ``date 2023-08-01`` and return where the text goes on, and its day."""
    line = _DATE_LINE.match(body, begin)
    if line is None:
        return begin, None
    pieces.append((line.start(), line.end(), "metadata"))
    try:
        return line.end(), dt.date(*map(int, line.groups()))
    except ValueError:
        return line.end(), None


def _dateline(body: str, begin: int, pieces: list[_Piece]) -> str | None:
    """Note the dateline that opens the text, and return its place."""
    for start, end in paragraphs(body, begin):
        found = _DATELINE.match(body, start, end)
        if found is not None:
            pieces.append((start, found.end(), "dateline"))
            place = found["place"] or found["town"]
            return place.title() if place and place.isupper() else place
        if _BYLINE.match(body, start, end) is None and _CAPTION_LEAD.match(body, start, end) is None:
            break  # the dateline may stand below a byline or a caption, nothing else
    return None


def _around(body: str, start: int, end: int) -> Iterator[_Piece]:
    """Yield what is no prose in one paragraph."""
    if end - start < 120 and _BYLINE.match(body, start, end):
        yield start, end, "byline"
        return
    if end - start < 300 and _FOOTER.match(body, start, end):
        yield start, end, "boilerplate"
        return
    low = body[start:end].lower()
    if _CAPTION_LEAD.match(body, start, end):
        yield start, next((last for _, last in split(body, start, end)), end), "caption"
    elif any(word in low for word in _CREDIT_WORDS) and (credit := _CREDIT.search(body, start, end)) is not None:
        yield from _caption(body, start, end, credit)
    signed = _SIGNED.search(body, start, end) if any(word in low for word in _SIGNED_WORDS) else None
    if signed is not None and (end - signed.start() < 400 or signed.start() == start):
        yield signed.start(), end, "boilerplate"


def _caption(body: str, start: int, end: int, credit: re.Match[str]) -> Iterator[_Piece]:
    """Yield the credit to its end, and the sentence before it as the caption."""
    close = body.find(")", credit.end(), min(end, credit.end() + 120)) if credit[0].startswith("(") else -1
    named = _NAMES.match(body, credit.end(), end)
    last = close + 1 if close >= 0 else end if end - credit.end() < 120 else named.end() if named else credit.end()
    before = [*split(body, max(start, credit.start() - 600), credit.start())]
    if before:
        # a short paragraph that ends in a credit is a caption whole; in a longer one only the sentence before the credit is
        first = start if last >= end - 2 and credit.start() - start < 350 else before[-1][0]
        yield first, credit.start(), "caption"
    yield credit.start(), last, "credit"


def _tidy(body: str, pieces: list[_Piece]) -> Iterator[Excluded]:
    """Yield the pieces in order of place, without overlap and without blanks at their ends."""
    at = 0
    for start, end, kind in sorted(pieces):
        text = body[max(start, at) : end]
        first, last = max(start, at) + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
        if first < last:
            yield Excluded(text=body[first:last], start=first, end=last, kind=kind)
            at = last
