"""``strikewatch analyze``: JSON lines in, JSON lines out; nothing is stored."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from typing import Any, BinaryIO

import click
import msgspec

from strikewatch import analysis, text
from strikewatch.cli.app import App
from strikewatch.errors import InputError
from strikewatch.model import Item


class Line(msgspec.Struct):
    """A line of input: the published contract of ``analyze``."""

    id: str | int
    kind: str = "news"
    title: str | None = None
    text: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


def _published(raw: str | None, place: str) -> tuple[dt.datetime | None, bool]:
    """Return the moment that ISO 8601 names, aware, and whether it is a bare date."""
    if not raw:
        return None, False
    try:
        moment = dt.datetime.fromisoformat(raw)
    except ValueError:
        raise InputError(
            f"published {raw[:40]!r} is no ISO 8601 date", source=place, hint="write 2023-08-01 or 2023-08-01T18:00:00Z"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC), len(raw) == len("2023-08-01")


def to_item(line: Line, place: str) -> Item:
    """Return the item that a line describes. Its text is taken as it stands, so that offsets count in what was sent."""
    published, day_only = _published(line.published, place)
    if line.kind not in ("news", "tweet"):
        raise InputError(f"kind {line.kind[:40]!r} is neither news nor tweet", source=place, hint='write "kind": "news"')
    return Item(
        id=str(line.id),
        source=line.source or "stdin",
        kind="tweet" if line.kind == "tweet" else "news",
        title=line.title or "",
        text=line.text or "",
        url=line.url,
        author=line.author,
        published=published,
        day_only=day_only,
        tier="social" if line.kind == "tweet" else "press",
    )


def _read(stream: Iterable[bytes], name: str) -> Iterable[tuple[Line, str]]:
    decoder = msgspec.json.Decoder(Line)
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        place = f"{name}:{number}"
        try:
            yield decoder.decode(raw), place
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(
                f"not an item: {text.shorten(str(error), 120)}",
                source=place,
                hint='each line is one JSON object with "id", "title", "text"',
            ) from error


@click.command("analyze")
@click.argument("file", type=click.File("rb"), default="-")
@click.pass_obj
def command(app: App, file: BinaryIO) -> None:
    """Judge items: JSON lines in, JSON lines out, nothing stored.

    A line in is {"id", "kind": "news" or "tweet", "title", "text", "published", "source", "url", "author"}; all but id may be
    left out. A line out holds the verdict with score and reasons, parties, dispute, stage, issues, events, positions and
    quotes, each with the words that decided: offsets count code points of title + newline + text.

    \b
    Example:
      echo '{"id": "1", "title": "Nurses strike over pay"}' | strikewatch analyze -
    """
    encoder = msgspec.json.Encoder()
    out = sys.stdout.buffer
    for line, place in _read(file, getattr(file, "name", "stdin")):
        judged: Any = analysis.analyse(to_item(line, place), app.lexicon)
        out.write(encoder.encode(judged) + b"\n")
    out.flush()
