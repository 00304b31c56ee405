"""Tables of tweets: CSV of any delimiter, ragged rows, line breaks in cells, and the one tool that left quotes as they were."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator

from strikewatch.parse.tweets.build import Found, Origin
from strikewatch.parse.tweets.encoding import FALLBACK, decoded
from strikewatch.parse.tweets.row import column, from_row, is_tweets
from strikewatch.parse.tweets.split import Bad

_DELIMITERS = ",;\t"
_TOGETHER = 500  # rows
_LONGEST_LINE = 1 << 20  # characters; the csv module refuses cells of more than 131,072
_GET_OLD_TWEETS = ("username", "date", "retweets", "favorites", "text", "geo", "mentions", "hashtags", "id", "permalink")
_MOST_LINES = 100  # of one row of GetOldTweets


def is_table(head: bytes) -> bool:
    """Tell whether a file that starts so is a table of tweets, by the names of its columns."""
    line = decoded(head[:20_000]).lstrip("\n\r ").partition("\n")[0]
    return is_tweets(frozenset(_columns(line)))


def from_table(chunks: Iterator[bytes], origin: Origin) -> Iterator[list[Found | Bad]]:
    """Yield the tweets of a table, some hundred at a time."""
    lines = _lines(chunks)
    header = next((line for line in lines if line.strip()), "")
    columns = _columns(header)
    rows = _unquoted(lines) if tuple(columns) == _GET_OLD_TWEETS else _quoted(csv.reader(lines, delimiter=_delimiter(header)))
    batch: list[Found | Bad] = []
    for cells in rows:
        if isinstance(cells, Bad):
            batch.append(cells)
        elif cells:
            row = dict(zip(columns, cells, strict=False))
            batch.append(from_row(row, origin, addresses=tuple(cells[len(columns) :])))
        if len(batch) >= _TOGETHER:
            yield batch
            batch = []
    yield batch


def _quoted(reader: Iterator[list[str]]) -> Iterator[list[str] | Bad]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Bad("has a cell longer than any tweet: a quote is missing")


def _unquoted(lines: Iterator[str]) -> Iterator[list[str] | Bad]:
    """Cut the rows of GetOldTweets from both ends: quotes and semicolons within the text are not escaped there."""
    row, count = "", 0
    for line in lines:
        row, count = row + line, count + 1
        head = row.rstrip("\r\n").split(";", 4)
        tail = head[-1].rsplit(";", 5)
        if len(head) == 5 and len(tail) == 6 and tail[-1].startswith(("http://", "https://")):
            yield [_bare(cell) for cell in (*head[:-1], *tail)]
        elif count < _MOST_LINES:
            continue
        else:
            yield Bad("has no end")
        row, count = "", 0
    if row.strip():
        yield Bad("is cut off")


def _bare(cell: str) -> str:
    return cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _columns(header: str) -> list[str]:
    try:
        cells = next(csv.reader([header.rstrip("\r\n")], delimiter=_delimiter(header)), [])
    except csv.Error:
        return []
    return [column(cell) for cell in cells]


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _lines(chunks: Iterator[bytes]) -> Iterator[str]:
    """Yield lines with their ends; one beyond all measure is cut."""
    decoder = codecs.getincrementaldecoder("utf-8")(FALLBACK)
    rest = ""
    for chunk in chunks:
        *lines, rest = (rest + decoder.decode(chunk).replace("\0", "")).split("\n")
        for line in lines:
            yield f"{line}\n"
        if len(rest) > _LONGEST_LINE:
            yield rest
            rest = ""
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
