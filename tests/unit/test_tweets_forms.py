"""Every form of export gives the same items, as far as it carries them."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import exports
from strikewatch.model import Batch, Item, Source
from strikewatch.parse import tweets

SOURCE = Source(name="cbna", kind="twitter-export", path="x")


def read(path: Path | None, source: Source = SOURCE) -> list[Batch]:
    return list(tweets.read(path, source, now=exports.NOW))


def items(batches: list[Batch]) -> list[Item]:
    return [item for batch in batches for item in batch.items]


def expected(form: exports.Form) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for tweet in exports.TWEETS:
        words = tweet.text
        if not form.links:
            for short, long in tweet.links:
                words = words.replace(long, short)
        author = exports.AUTHOR if form.author else None
        quotes = (f"https://x.com/i/status/{tweet.quoted}",) if tweet.quoted and form.quotes else ()
        url = f"https://x.com/{author or 'i'}/status/{tweet.id}"
        rows.append((url, words, author, tweet.when, False, tweet.retweet_of, quotes, "social", "tweet"))
    return sorted(rows, key=str)


def facts(found: list[Item]) -> list[tuple[object, ...]]:
    rows = [(i.url, i.text, i.author, i.published, i.day_only, i.retweet_of, i.quotes, i.tier, i.kind) for i in found]
    return sorted(rows, key=str)


@pytest.mark.parametrize("name", exports.FORMS)
def test_every_form_gives_the_same_tweets(name: str, tmp_path: Path) -> None:
    """Text, author, time, retweets and quotes are the same from all forms that carry them, and nothing is unreadable."""
    form = exports.FORMS[name]()
    path = tmp_path / form.name
    path.write_bytes(form.data)
    batches = read(path)
    assert [batch.reasons for batch in batches if batch.reasons] == []
    if name == "GetOldTweets":  # minutes only; its local time is replaced by the one in the id
        assert {item.date_origin for item in items(batches)} == {"id"}
    assert facts(items(batches)) == expected(form)
    assert not any(batch.partial or batch.unreadable for batch in batches)


def test_ids_are_the_same_from_all_forms(tmp_path: Path) -> None:
    """A tweet is itself whatever it came in: its id hangs on the tweet's id alone."""
    found = set()
    for make in exports.FORMS.values():
        form = make()
        path = tmp_path / form.name
        path.write_bytes(form.data)
        found.add(frozenset(item.id for item in items(read(path))))
    assert len(found) == 1


def test_a_folder_gives_what_its_zip_gives(tmp_path: Path) -> None:
    """An unpacked archive is the same archive, read from its top folder, from the one above, or from data itself."""
    for name, data in exports._today().items():
        path = tmp_path / "above" / "twitter" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "above" / "twitter" / "data" / "tweets_media").mkdir()
    whole = expected(exports.a6())
    assert facts(items(read(tmp_path / "above" / "twitter"))) == whole
    assert facts(items(read(tmp_path / "above"))) == whole
    assert facts(items(read(tmp_path / "above" / "twitter" / "data"))) == whole


def test_a_single_file_finds_its_account_beside_it(tmp_path: Path) -> None:
    """tweets.js alone does not say whose it is; the account.js that it was unpacked with does."""
    form = exports.a6_file()
    (tmp_path / "tweets.js").write_bytes(form.data)
    (tmp_path / "account.js").write_bytes(exports.ACCOUNT)
    assert facts(items(read(tmp_path / "tweets.js"))) == expected(form._replace(author=True))


@pytest.mark.parametrize("name", ["A6 tweets.js, parts", "tweets.js alone", "twarc 1, gzip", "GetOldTweets"])
def test_standard_input_is_read_as_a_file_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` takes any form, a zip too."""
    form = exports.FORMS[name]()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(form.data)))
    assert facts(items(read(None))) == expected(form)


def test_the_kind_is_told_by_content_never_by_name(tmp_path: Path) -> None:
    """A wrong name changes nothing."""
    for make in exports.FORMS.values():
        form = make()
        path = tmp_path / "download.bin"
        path.write_bytes(form.data)
        assert facts(items(read(path))) == expected(form)


def test_a_zip_of_another_tool_is_searched_for_tweets(tmp_path: Path) -> None:
    """A zip without the names of an archive is taken for what its files hold; unknown files are passed over."""
    form = exports.twarc1()
    path = tmp_path / "library.zip"
    path.write_bytes(exports.zipped({"readme.txt": b"hello", "collection/part.jsonl": form.data, "x.json": b'{"a": 1}'}))
    assert facts(items(read(path))) == expected(form)


def test_the_tier_is_social_unless_the_user_says_official(tmp_path: Path) -> None:
    """No account speaks for a party unless the config says so."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.a6_file().data)
    official = Source(name="cbna", kind="twitter-export", path="x", tier="official", party="CBNA")
    assert {(item.tier, item.party) for item in items(read(path, official))} == {("official", "CBNA")}
    press = Source(name="cbna", kind="twitter-export", path="x")
    assert {(item.tier, item.party) for item in items(read(path, press))} == {("social", None)}


def test_an_export_without_one_says_no_author_and_no_date_that_it_does_not_know(tmp_path: Path) -> None:
    """Default fields of API 2 have no date: it is in the id."""
    path = tmp_path / "page.json"
    path.write_bytes(exports.v2_default().data)
    assert {(item.author, item.date_origin) for item in items(read(path))} == {(None, "id")}
    assert all(item.published and item.published.tzinfo is dt.UTC for item in items(read(path)))


def test_the_table_in_the_docs_is_true() -> None:
    """docs/twitter-exports.md lists each form with what it carries, as the fixtures show it."""
    docs = (Path(__file__).parents[2] / "docs" / "twitter-exports.md").read_text()
    listed = {}
    for line in docs.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[1] in ("yes", "no", "cut"):
            listed[re.sub(r"`|\*", "", cells[0])] = (cells[2], cells[4], cells[5])
    for name, make in exports.FORMS.items():
        form = make()
        told = tuple("yes" if carried else "no" for carried in (form.author, form.links, form.quotes))
        assert listed.get(name) == told, name
