"""Tweets as snscrape wrote them, one object a line (``content`` until 0.5, then ``rawContent``)."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from strikewatch.parse.tweets.build import Found, Origin, Said, built
from strikewatch.parse.tweets.foreign import Link, User
from strikewatch.parse.tweets.split import Bad
from strikewatch.parse.tweets.words import resolved, retweeted, unescaped


class ScrapedLink(Struct, kw_only=True, gc=False):
    """A link since 0.7."""

    url: str | None = None
    tcourl: str | None = None


class Scraped(Struct, kw_only=True, gc=False):
    """A line. All fields may be missing."""

    url: str | None = None
    date: str | None = None
    id: str | int | None = None
    content: str | None = None
    raw: str | None = field(default=None, name="rawContent")
    lang: str | None = None
    user: User | None = None
    outlinks: list[str] | None = None
    tcooutlinks: list[str] | None = None
    links: list[ScrapedLink] | None = None
    retweeted: Scraped | None = field(default=None, name="retweetedTweet")
    quoted: Scraped | None = field(default=None, name="quotedTweet")


def from_scraped(tweet: Scraped, origin: Origin) -> Found | Bad:
    """Return the tweet of a line."""
    words = _words(tweet)
    if words is None:
        return Bad("has no text")
    said = Said(
        id=tweet.id,
        words=words,
        author=tweet.user.username if tweet.user else None,
        created=tweet.date,
        language=tweet.lang,
        links=_links(tweet),
        quotes=(tweet.quoted.id,) if tweet.quoted and tweet.quoted.id else (),
        url=tweet.url,
    )
    if tweet.retweeted is not None:
        said = _with_retweeted(said, tweet.retweeted)
    return built(said, origin)


def _with_retweeted(said: Said, original: Scraped) -> Said:
    words, head = _words(original), retweeted(said.words)
    handle = (original.user.username if original.user else None) or (head[0] if head else None)
    if handle is None or words is None:
        return said
    return replace(said, words=words, links={**said.links, **_links(original)}, retweet_of=handle, original=original.id)


def _words(tweet: Scraped) -> str | None:
    words = tweet.raw if tweet.raw is not None else tweet.content
    return None if words is None else unescaped(words)


def _links(tweet: Scraped) -> dict[str, str]:
    pairs = zip(tweet.tcooutlinks or (), tweet.outlinks or (), strict=False)
    links = [Link(url=short, expanded_url=long) for short, long in pairs]
    links += [Link(url=link.tcourl, expanded_url=link.url) for link in tweet.links or ()]
    return resolved(links)
