"""Tweets as Twitter writes them (archive, API 1.1, API 2), read: whose words they are, and which of several texts is whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import UNSET
from msgspec.structs import replace

from strikewatch.parse.tweets.build import Found, Origin, Said, built
from strikewatch.parse.tweets.foreign import EditInfo, Page, Post, Reference, User
from strikewatch.parse.tweets.split import Bad
from strikewatch.parse.tweets.words import Targets, retweeted, targets, unescaped

# What a page of API 2 knows of the tweets that its own refer to, and of their authors: by id.
_Tweets = Mapping[str | int | None, Reference]
_Users = Mapping[str | int | None, User]
_NONE: _Tweets = {}
_NOBODY: _Users = {}


def from_post(post: Post, origin: Origin) -> Found | Bad:
    """Return the tweet of an archive, of API 1.1, or of API 2 with its author inside it."""
    return _read(post if post.tweet is UNSET else post.tweet, origin, _NONE, _NOBODY)


def from_page(page: Page, origin: Origin) -> Iterator[Found | Bad]:
    """Yield the tweets of a page. Lines of counts, users and lists have none."""
    tweets, users = _NONE, _NOBODY
    if page.includes is not None:
        tweets = {tweet.id: tweet for tweet in page.includes.tweets or ()}
        users = {user.id: user for user in page.includes.users or ()}
    posts = [page.data] if isinstance(page.data, Post) else page.data
    for post in [*(posts or ()), *(page.statuses or ())]:
        if post.text is not None or post.full_text is not None:
            yield _read(post, origin, tweets, users)


def _read(post: Post, origin: Origin, tweets: _Tweets, users: _Users) -> Found | Bad:
    words, links = _words(post)
    if words is None:
        return Bad("has no text" if post.id or post.id_str else "is no tweet")
    author = post.user or post.author or (users.get(post.author_id) if users else None)
    said = Said(
        id=post.id_str or post.id,
        words=words,
        author=_handle(author),
        created=post.created_at,
        language=post.lang,
        links=links,
        versions=_versions(post.edit_info) if post.edit_info else post.edit_history_tweet_ids or (),
        noted=author is None,
    )
    if post.retweeted_status is not None:
        said = _with_retweeted(said, post.retweeted_status)
    if post.referenced_tweets:
        said = _with_references(said, post.referenced_tweets, tweets, users)
    if post.quoted_status_id_str and post.retweeted_status is None:
        said = replace(said, quotes=(post.quoted_status_id_str, *said.quotes))
    return built(said, origin)


def _words(post: Post) -> tuple[str | None, Targets]:
    """Return the longest text that the tweet carries, and what its short addresses stand for."""
    entities = post.entities
    links: Targets = targets(entities) if entities is not None and (entities.urls or entities.media) else {}
    if post.note_tweet is not None and post.note_tweet.text:  # never escaped
        return post.note_tweet.text, {**links, **targets(post.note_tweet.entities)}
    long = post.extended_tweet
    if long is not None and long.full_text:
        return unescaped(long.full_text), {**links, **targets(long.entities)}
    words = post.full_text if post.full_text is not None else post.text
    return (None if words is None else unescaped(words)), links


def _with_retweeted(said: Said, original: Post) -> Said:
    """Put the words of the repeated tweet in place of its beginning (API 1.1)."""
    words, links = _words(original)
    head = retweeted(said.words)
    handle = _handle(original.user) or (head[0] if head else None)
    if handle is None or words is None:
        return said
    quotes = (original.quoted_status_id_str,) if original.quoted_status_id_str else ()
    return replace(
        said,
        words=words,
        links={**said.links, **links},
        retweet_of=handle,
        original=original.id_str or original.id,
        quotes=quotes,
    )


def _with_references(said: Said, references: list[Reference], tweets: _Tweets, users: _Users) -> Said:
    """Say what is repeated or quoted, in full where the page or the tweet itself holds it (API 2)."""
    for reference in references:
        if reference.type == "quoted" and reference.id:
            said = replace(said, quotes=(*said.quotes, reference.id))
        elif reference.type == "retweeted":
            original = reference if reference.text else tweets.get(reference.id, reference)
            said = replace(said, original=reference.id)
            head = retweeted(said.words)
            handle = _handle(original.author or users.get(original.author_id)) or (head[0] if head else None)
            whole = original.note_tweet.text if original.note_tweet else None
            if handle is not None and (whole or original.text):
                note = original.note_tweet.entities if original.note_tweet else None
                words = whole or unescaped(original.text or "")
                links = {**said.links, **targets(original.entities, note)}
                said = replace(said, words=words, links=links, retweet_of=handle)
    return said


def _handle(user: User | None) -> str | None:
    return (user.screen_name or user.username) if user is not None else None


def _versions(info: EditInfo) -> list[str]:
    control = info.edit.control if info.edit is not None else info.initial
    return (control.ids if control is not None else None) or []
