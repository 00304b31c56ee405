"""Tweets as Twitter writes them: the archive in its forms, and the API 1.1 and 2. All fields may be missing.

The archive's tweets are those of API 1.1 with strings for numbers, so one record does for both; API 2 shares its names. What is
not named here is skipped by the decoder and never becomes an object: counts, coordinates, e-mail addresses. None of these records
can hold itself, so the garbage collector need not look at the millions that are made.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType, field


class Link(Struct, kw_only=True, gc=False):
    """A t.co address and what it stands for. Notes of the archive write camel case."""

    url: str | None = None
    expanded_url: str | None = None
    short: str | None = field(default=None, name="shortUrl")
    expanded: str | None = field(default=None, name="expandedUrl")


class Entities(Struct, kw_only=True, gc=False):
    """The links of a tweet, and those of its pictures."""

    urls: list[Link] | None = None
    media: list[Link] | None = None


class User(Struct, kw_only=True, gc=False):
    """An account: ``screen_name`` in API 1.1, ``username`` in API 2."""

    id: str | int | None = None
    screen_name: str | None = None
    username: str | None = None


class LongText(Struct, kw_only=True, gc=False):
    """The whole text of a long post, beside its first 280 characters. ``full_text``: streams of API 1.1; ``text``: API 2."""

    text: str | None = None
    full_text: str | None = None
    entities: Entities | None = None


class Reference(Struct, kw_only=True, gc=False):
    """A tweet that another repeats, quotes or answers (API 2; twarc's flattened form holds the tweet itself)."""

    type: str | None = None
    id: str | int | None = None
    text: str | None = None
    note_tweet: LongText | None = None
    author: User | None = None
    author_id: str | int | None = None
    entities: Entities | None = None


class EditControl(Struct, kw_only=True, gc=False):
    """The ids of all versions of a tweet, oldest first."""

    ids: list[str] | None = field(default=None, name="editTweetIds")


class Edit(Struct, kw_only=True, gc=False):
    """A later version of a tweet."""

    control: EditControl | None = field(default=None, name="editControlInitial")


class EditInfo(Struct, kw_only=True, gc=False):
    """Which version of an edited tweet this is (archives since 2022)."""

    initial: EditControl | None = None
    edit: Edit | None = None


class Post(Struct, kw_only=True, gc=False):
    """A tweet. ``tweet`` holds it where the archive wraps it (since 2020)."""

    # In the order in which an archive has them: the decoder looks for the next one first.
    tweet: Post | UnsetType = UNSET
    edit_info: EditInfo | None = None
    entities: Entities | None = None
    id_str: str | None = None
    id: str | int | None = None
    created_at: str | None = None
    full_text: str | None = None
    lang: str | None = None
    text: str | None = None
    user: User | None = None
    author: User | None = None
    author_id: str | int | None = None
    extended_tweet: LongText | None = None
    note_tweet: LongText | None = None
    retweeted_status: Post | None = None
    quoted_status_id_str: str | None = None
    referenced_tweets: list[Reference] | None = None
    edit_history_tweet_ids: list[str] | None = None


class Includes(Struct, kw_only=True, gc=False):
    """What a page of API 2 holds beside its tweets: their authors, and the tweets that they refer to."""

    users: list[User] | None = None
    tweets: list[Reference] | None = None


class Page(Struct, kw_only=True, gc=False):
    """A page of tweets: ``data`` in API 2 (a stream writes one object), ``statuses`` in searches of API 1.1."""

    data: list[Post] | Post | None = None
    includes: Includes | None = None
    statuses: list[Post] | None = None


class Note(Struct, kw_only=True, gc=False):
    """A long post of the archive, kept beside the tweets. Its id is not the tweet's."""

    created: str | None = field(default=None, name="createdAt")
    core: NoteCore | None = None


class NoteCore(Struct, kw_only=True, gc=False):
    """The words of a note, not escaped, and its links."""

    text: str | None = None
    urls: list[Link] | None = None


class NoteEntry(Struct, kw_only=True, gc=False):
    """The wrapper around a note."""

    note: Note | None = field(default=None, name="noteTweet")
