"""What of an export is read: which files hold tweets, whose they are, and the notes that belong to them.

Only these are opened: the tweets, ``manifest.js``, ``account.js`` (of which the user's name alone is decoded), Grailbird's
``user_details.js``, and ``note-tweet.js``. Messages, advertising, contacts, addresses, deleted tweets and those to a circle never are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, field, json

from strikewatch.errors import SourceError
from strikewatch.parse.tweets.box import Box, Single, open_regular
from strikewatch.parse.tweets.encoding import utf8
from strikewatch.parse.tweets.foreign import NoteEntry
from strikewatch.parse.tweets.notes import Notes
from strikewatch.parse.tweets.records import recognised
from strikewatch.parse.tweets.refusal import DOWNLOAD_AGAIN, refusal
from strikewatch.parse.tweets.salvage import fitted, loads
from strikewatch.parse.tweets.split import UNDECODABLE, Bad, Readers, elements

_TWEETS = re.compile(r"(?:^|/)(?:tweets?|community-tweet)(?:-part\d+)?\.js$")
_GRAILBIRD = re.compile(r"(?:^|/)data/js/tweets/\d{4}_\d\d\.js$|^\d{4}_\d\d\.js$")
_TABLES = re.compile(r"(?:^|/)(?:tweets|data/csv/\d{4}_\d\d)\.csv$")
_DATA = re.compile(r"\.(?:js|json|jsonl|ndjson|csv|tsv|txt|gz)$", re.IGNORECASE)
_NOTES = re.compile(r"(?:^|/)note-tweet(?:-part\d+)?\.js$")
_MANIFEST = re.compile(r"(?:^|/)(?:data/)?manifest\.js$")
_ACCOUNTS = re.compile(r"(?:^|/)(?:account|user_details)\.js$")
# Never opened, not even to see what they are.
_PRIVATE = re.compile(
    r"message|(?:^|/)ad[-_s]|ip-audit|e-?mail|phone|contact|device|delet|circle|account|personali|password|key|login|block|mute|likes?\b"
    r"|follow|interest|location|payment|ni-devices|verified|suspension|sso|screen-name|(?:^|/)assets/|_media/|headers|draft|bookmark",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:^|/)data/")
_SMALL = 1 << 20  # bytes; a manifest has some 20 kB
_MOST_NOTES = 64 << 20  # bytes; a note of the longest kind has 30 kB
_PEEK = 1 << 14


class Part(NamedTuple):
    """A file of tweets: whose they are, and how many the manifest says there are (-1 if it does not)."""

    name: str
    author: str | None = None
    declared: int = -1


class Export(NamedTuple):
    """The files to read, in this order, and the long posts that belong to them."""

    parts: tuple[Part, ...]
    notes: Notes


class _UserInfo(Struct):
    name: str | None = field(default=None, name="userName")


class _File(Struct):
    name: str | None = field(default=None, name="fileName")
    count: str | int | None = None


class _DataType(Struct):
    files: list[_File] | None = None


class _DataTypes(Struct):
    tweets: _DataType | None = None
    tweet: _DataType | None = None
    community: _DataType | None = field(default=None, name="communityTweet")


class _Manifest(Struct):
    """The part of ``manifest.js`` that concerns tweets."""

    user: _UserInfo | None = field(default=None, name="userInfo")
    types: _DataTypes | None = field(default=None, name="dataTypes")


class _Account(Struct):
    username: str | None = None
    screen_name: str | None = None
    account: _Account | None = None


def look_into(box: Box) -> Export:
    """Return what is to be read of a box, or raise a SourceError where it holds no tweets."""
    if isinstance(box, Single):
        author = _author_beside(box.beside, box.name) if box.beside is not None else None
        return Export((Part(box.name, author),), Notes())
    names = sorted(box.names(), key=_part)
    declared: dict[str, int] = {}
    authors: dict[str, str] = {}  # of each archive: a folder may hold several
    for name in names:
        if _MANIFEST.search(name):
            manifest = fitted(_assigned(box, name), _Manifest)
            declared |= _declared(manifest, [other for other in names if _root(other) == _root(name)])
            if manifest.user and manifest.user.name:
                authors[_root(name)] = manifest.user.name
    for name in names:
        if _ACCOUNTS.search(name) and _root(name) not in authors and (author := _username(_head(box, name))):
            authors[_root(name)] = author
    files = _chosen(box, names, declared)
    if not files:
        zips = any(name.endswith(".zip") for name in names)
        hint = f"name the zips in it, as in {box.name}/*.zip" if zips else f"{DOWNLOAD_AGAIN}; or name the file with the tweets"
        raise refusal(box.name, "holds no tweets", hint=hint)
    notes = Notes(entry for name in names if _NOTES.search(name) for entry in _notes(box, name))
    return Export(tuple(Part(name, authors.get(_root(name)), declared.get(name, -1)) for name in files), notes)


def data_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be read, for its fingerprint."""
    from strikewatch.parse.tweets.box import Folder

    for name in Folder(folder).names():
        if _DATA.search(name) and not _PRIVATE.search(name):
            yield folder / name


def _chosen(box: Box, names: list[str], declared: dict[str, int]) -> tuple[str, ...]:
    """Choose by the manifest and the names that archives have had; where none is there, by what the files hold."""
    files = [name for name in names if name in declared or _TWEETS.search(name)]
    if not files:
        files = [name for name in names if _GRAILBIRD.search(name)]
    if not files:
        tables = [name for name in names if _TABLES.search(name)]
        files = [name for name in tables if name.endswith("tweets.csv")] or tables
    if not files:
        files = [name for name in names if _DATA.search(name) and not _PRIVATE.search(name) and _holds_tweets(box, name)]
    return tuple(files)


def _root(name: str) -> str:
    """Return the folder of the archive that a file belongs to: what is before ``data/``, else the folder that it is in."""
    match = _WITHIN.search(name)
    return name[: match.start()] if match else name.rpartition("/")[0]


def _part(name: str) -> tuple[str, int, str]:
    """Sort parts by their number: tweets.js, tweets-part1.js, …, tweets-part10.js."""
    match = re.search(r"(?:-part(\d{1,9}))?(\.\w+)$", name)
    return (name[: match.start()], int(match[1] or 0), match[2]) if match else (name, 0, "")


def _declared(manifest: _Manifest, names: list[str]) -> dict[str, int]:
    """Return the tweet files that the manifest names and the box holds, with the counts that it states."""
    types = manifest.types or _DataTypes()
    declared = {}
    for kind in (types.tweets, types.tweet, types.community):
        for file in (kind.files if kind else None) or ():
            for name in names:
                if file.name and f"/{name}".endswith(f"/{file.name}") and not _PRIVATE.search(name):
                    count = str(file.count)
                    declared[name] = int(count) if count.isdecimal() and len(count) < 12 else -1
    return declared


def _holds_tweets(box: Box, name: str) -> bool:
    try:
        return recognised(_head(box, name, _PEEK))
    except SourceError:
        return False


def _assigned(box: Box, name: str) -> object:
    """Return what a small script assigns."""
    return loads(_head(box, name).partition(b"=")[2].strip().rstrip(b";"))


def _head(box: Box, name: str, enough: int = _SMALL) -> bytes:
    """Return the beginning of a file, ``enough`` bytes or a little more: what is small by its name may be large."""
    head = b""
    for piece in utf8(box.chunks(name)):
        head += piece
        if len(head) >= enough:
            break
    return head


def _username(raw: bytes) -> str | None:
    """Return the name of the account; the decoder passes over the e-mail address beside it."""
    value = raw.partition(b"=")[2].strip().rstrip(b";")
    try:
        found = json.decode(value, type=list[_Account] | _Account, strict=False)
    except UNDECODABLE:
        return None
    first = (found[0] if found else _Account()) if isinstance(found, list) else found
    return (first.account or first).username or first.screen_name


def _author_beside(folder: Path, name: str) -> str | None:
    """Return whose archive a single ``tweets.js`` was taken from, if its ``account.js`` still lies beside it."""
    if not _TWEETS.search(name):
        return None
    try:
        with open_regular(folder / "account.js", "account.js", follow=False) as stream:
            return _username(stream.read(_SMALL))
    except SourceError:
        return None


def _notes(box: Box, name: str) -> Iterator[NoteEntry]:
    """Yield the notes of a file. One that cannot be read is passed over: its beginning is among the tweets."""
    if box.size(name) > _MOST_NOTES:
        return

    def one(raw: bytes) -> NoteEntry | Bad:
        value = loads(raw)
        return value if isinstance(value, Bad) else fitted(value, NoteEntry)

    chunks = utf8(box.chunks(name))
    head = next(chunks, b"")
    decoder = json.Decoder(list[NoteEntry])

    def stream() -> Iterator[bytes]:
        yield head.partition(b"=")[2]
        yield from chunks

    for found in elements(stream(), Readers(lambda run: decoder.decode(b"[" + run + b"]"), one), listed=True):
        yield from (entry for entry in found if isinstance(entry, NoteEntry))
