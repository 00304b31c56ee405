"""The rules for words, time, identity, long posts, versions and retweets of an export."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import exports
from strikewatch.errors import SourceError
from strikewatch.model import Batch, Item, Source
from strikewatch.parse import tweets
from strikewatch.parse.tweets import gather
from strikewatch.parse.tweets.foreign import Link
from strikewatch.parse.tweets.moments import posted
from strikewatch.parse.tweets.words import expanded, in_order, resolved, retweeted, tidy, unescaped

SOURCE = Source(name="rules", kind="twitter-export", path="x")
NOW = exports.NOW
UTC = dt.UTC


def batches(tmp_path: Path, data: bytes, name: str = "file") -> list[Batch]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(tweets.read(path, SOURCE, now=NOW))


def items(tmp_path: Path, data: bytes) -> list[Item]:
    return [item for batch in batches(tmp_path, data) for item in batch.items]


def posts(*fields: dict[str, Any]) -> bytes:
    values = [{"id_str": str(10**18 + number), "full_text": "words"} | more for number, more in enumerate(fields)]
    return exports.script("window.YTD.tweets.part0", [{"tweet": value} for value in values])


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("pay &amp; hours", "pay & hours"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("&lt;3 &gt; 2 &quot;x&quot; &#39;y&#39;", "<3 > 2 \"x\" 'y'"),
        ("https://a.example/?x=1&copy=2&para", "https://a.example/?x=1&copy=2&para"),
    ],
)
def test_character_entities_are_resolved_once_and_no_others(raw: str, read: str) -> None:
    """Twitter escapes five characters; what looks like another entity was typed, or is part of an address."""
    assert unescaped(raw) == read


def test_short_addresses_become_what_they_stand_for() -> None:
    """Unknown ones stay; one that begins as another does is not mistaken for it."""
    one = {"https://t.co/abc": "https://a.example/"}
    assert expanded("x https://t.co/abc y", one) == "x https://a.example/ y"
    assert expanded("x https://t.co/abcd", one) == "x https://t.co/abcd"
    assert expanded("https://t.co/abc and https://t.co/abcd", one) == "https://a.example/ and https://t.co/abcd"
    assert expanded("https://t.co/abc https://t.co/abc", one) == "https://a.example/ https://a.example/"
    assert expanded("nothing short", one) == "nothing short"


def test_only_web_pages_are_put_in_place_of_short_addresses() -> None:
    """Scripts are not; tracking goes; a picture stands for nothing; an entry without its long form is passed over."""
    links = [
        Link(url="https://t.co/1", expanded_url="javascript:alert(1)"),
        Link(url="https://t.co/2", expanded_url="https://a.example/x?utm_source=t"),
        Link(url="https://t.co/3", expanded_url="https://twitter.com/a/status/1/photo/1"),
        Link(url="https://t.co/4"),
        Link(short="https://t.co/5", expanded="https://b.example/"),
    ]
    assert resolved(links) == {
        "https://t.co/2": "https://a.example/x",
        "https://t.co/3": "",
        "https://t.co/5": "https://b.example/",
    }


def test_addresses_beside_a_text_are_paired_only_if_as_many() -> None:
    """A table lists what the short addresses stand for, in their order; pictures may be missing there."""
    words = "a https://t.co/1 b https://t.co/2"
    both = ["https://a.example/", "https://b.example/"]
    assert in_order(words, [*both, both[0]]) == {"https://t.co/1": both[0], "https://t.co/2": both[1]}
    assert in_order(words, both[:1]) == {}


@pytest.mark.parametrize(
    ("words", "found"), [("RT @a_b: no", ("a_b", "no")), ("so RT @a: no", None), ("RT this", None), ("RT @a, no", None)]
)
def test_a_retweet_is_known_by_its_beginning(words: str, found: tuple[str, str] | None) -> None:
    """What stands before the mark would be the account's own words."""
    assert retweeted(words) == found


def test_tidy_is_clean() -> None:
    """The quick way changes nothing that is clean, and misses nothing that is not."""
    for words in ("plain", "é", "e\u0301", " lead", "trail ", "a  b", "a\nb", "a\u00a0b", "\x1b[31m", "", "a\u200bb"):
        from strikewatch.text import clean

        assert tidy(words) == clean(words)


WHEN = exports.TWEETS[0].when
ID = int(exports.TWEETS[0].id)


@pytest.mark.parametrize(
    ("raw", "number", "when", "day_only", "origin"),
    [
        ("Wed Oct 10 20:19:24 +0000 2018", 5, dt.datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC), False, "published"),
        ("2018-10-10 20:19:24 +0200", 5, dt.datetime(2018, 10, 10, 18, 19, 24, tzinfo=UTC), False, "published"),
        ("2018-10-10T20:19:24.500Z", None, dt.datetime(2018, 10, 10, 20, 19, 24, tzinfo=UTC), False, "published"),
        ("2010-04-01 00:00:00 +0000", 11_429_382_110, dt.datetime(2010, 4, 1, tzinfo=UTC), True, "published"),
        ("2010-11-20 00:00:00 +0000", 6_000_000_000_000_000, dt.datetime(2010, 11, 20, tzinfo=UTC), False, "published"),
        (None, ID, WHEN, False, "id"),
        ("", ID, WHEN, False, "id"),
        ("yesterday", ID, WHEN, False, "id"),
        ("Mon Sep 02 10:00:00 +0000 9999", ID, WHEN, False, "id"),
        ("Wed Oct 10 25:19:24 +0000 2018", ID, WHEN, False, "id"),
        ("2024-09-01 11:00:05", ID, WHEN, False, "id"),  # local, two hours ahead
        ("2024-09-01 09:00 +0000", ID, WHEN, False, "id"),  # without its seconds
        ("2024-09-01 09:00:00 +0000", ID, dt.datetime(2024, 9, 1, 9, tzinfo=UTC), False, "published"),
        ("2024-08-31", ID, WHEN, False, "id"),
        ("2024/09/01", ID, WHEN, False, "id"),
        ("2022-05-05 11:00:00", ID, dt.datetime(2022, 5, 5, 11, tzinfo=UTC), False, "published"),  # not this tweet's
        ("2022-05-05", None, dt.datetime(2022, 5, 5, tzinfo=UTC), True, "published"),
        (None, None, None, False, "published"),
        (None, 20, None, False, "published"),
        ("Wed Oct 10 20:19:24 +0000 1999", None, None, False, "published"),
        ("2030-01-01T00:00:00Z", 20, None, False, "published"),
        (None, 1 << 62, None, False, "published"),  # an id from the year 2045
    ],
)
def test_the_time_of_a_tweet(raw: str | None, number: int | None, when: dt.datetime | None, day_only: bool, origin: str) -> None:  # noqa: FBT001
    """As stated where a zone is stated, else from the id; a day where archives know no more; never before Twitter or ahead of us."""
    assert posted(raw, number, now=NOW) == (when, day_only, origin)


def noted(when: str, text: str, **more: object) -> dict[str, Any]:
    return {"noteTweet": {"noteTweetId": "1", "createdAt": when, "lifecycle": {}, "core": {"text": text, "urls": [], **more}}}


def with_notes(tmp_path: Path, notes: list[Any], *fields: dict[str, Any]) -> list[Item]:
    archive = exports.zipped(
        {"data/tweets.js": posts(*fields), "data/note-tweet.js": exports.script("window.YTD.note_tweet.part0", notes)}
    )
    return items(tmp_path, archive)


LONG = "Members, here is the whole of it & more: " + "we ask for safe wards. " * 20
CUT = {
    "created_at": "Fri Oct 13 14:58:51 +0000 2023",
    "full_text": f"@ward_c {LONG[:39].replace('&', '&amp;')}… https://t.co/self",
}


def test_a_long_post_is_joined_with_its_beginning(tmp_path: Path) -> None:
    """By time and first words: its id is another. Its text is not escaped, and comes without the accounts that are answered."""
    [item] = with_notes(tmp_path, [noted("2023-10-13T14:58:50.000Z", LONG + " &amp;")], CUT)
    assert item.text == f"{LONG} &amp;".replace(".  &", ". &")


def test_the_links_of_a_long_post_are_resolved(tmp_path: Path) -> None:
    """They are written in another way there."""
    urls = [{"shortUrl": "https://t.co/q", "expandedUrl": "https://a.example/q"}]
    [item] = with_notes(tmp_path, [noted("2023-10-13T14:58:51.000Z", f"{LONG} https://t.co/q", urls=urls)], CUT)
    assert item.text.endswith("https://a.example/q")


@pytest.mark.parametrize(
    "note",
    [
        noted("2023-10-13T14:58:55.000Z", LONG),
        noted("2023-10-13T14:58:50.000Z", "Something else, just as long as the other one is, or a little longer even"),
        noted("yesterday", LONG),
        noted("2023-10-13T14:58:50.000Z", ""),
        {"noteTweet": None},
        {"noteTweet": {"createdAt": "2023-10-13T14:58:50.000Z", "core": 7}},
        "x",
    ],
)
def test_a_note_of_another_time_or_other_words_is_not_joined(note: Any, tmp_path: Path) -> None:
    """It may be that of a tweet that was deleted; a broken one is passed over."""
    [item] = with_notes(tmp_path, [note, noted("2001-01-01T00:00:00Z", "x")], CUT)
    assert item.text.endswith("https://t.co/self")


def versions(*ids: str, edited: bool) -> dict[str, Any]:
    control = {"editTweetIds": list(ids), "editsRemaining": "4"}
    return {"edit": {"initialTweetId": ids[0], "editControlInitial": control}} if edited else {"initial": control}


def test_of_an_edited_tweet_the_last_version_is_kept(tmp_path: Path) -> None:
    """Each version is a row of its own, in any order; versions of which no newer one is there are kept."""
    first, second, third = (str(10**18 + number) for number in range(3))
    rows = [
        {"id_str": first, "full_text": "6 %", "edit_info": versions(first, second, edited=False)},
        {"id_str": second, "full_text": "7 %", "edit_info": versions(first, second, edited=True)},
        {"id_str": third, "full_text": "8 %", "edit_info": versions(third, "1000000000000000009", edited=False)},
    ]
    for order in (rows, rows[::-1]):
        found = batches(tmp_path, posts(*order))
        assert sorted(item.text for batch in found for item in batch.items) == ["7 %", "8 %"]
        assert sum(batch.known for batch in found) == 1
    only_old = [
        rows[0] | {"edit_info": versions(first, second, third, edited=False)},
        rows[1] | {"edit_info": versions(first, second, third, edited=True)},
    ]
    assert [item.text for item in items(tmp_path, posts(*only_old))] == ["7 %"]


def test_very_many_older_versions_do_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number they are kept as they come."""
    monkeypatch.setattr(gather, "_MOST_OLDER", 2)
    rows = [{"full_text": str(number), "edit_info": versions(str(7 * 10**17 + number), edited=True)} for number in range(5)]
    assert len(items(tmp_path, posts(*rows))) == 5


def test_repeats_are_known_and_the_longest_text_wins(tmp_path: Path) -> None:
    """In one batch or in a later one."""
    rows = [{"id_str": "1000000000000000007", "full_text": text} for text in ("the offer is", "the offer is 3 %", "the off…")]
    found = batches(tmp_path, posts(*rows))
    assert [(item.text, batch.known) for batch in found for item in batch.items] == [("the offer is 3 %", 2)]
    others = [{"full_text": f"tweet {number}"} for number in range(2_000)]
    found = batches(tmp_path, posts(*(rows[:1] + others + rows[1:])))
    texts = [item.text for batch in found for item in batch.items if item.text.startswith("the")]
    assert texts[-1] == "the offer is 3 %"
    assert max(len(batch.items) for batch in found) == 1_000
    assert sum(len(batch.items) for batch in found) in (2_000, 2_001)


def test_retweets_of_what_is_known_are_counted_not_kept(tmp_path: Path) -> None:
    """Whether the tweet itself came before, or another retweet of it."""
    original = {"id_str": "900000000000000001", "full_text": "we walk out at 6", "user": {"screen_name": "porters"}}
    retweet = {"full_text": "RT @porters: we walk…", "user": {"screen_name": "a"}, "retweeted_status": original}
    other = retweet | {"retweeted_status": original | {"id_str": "900000000000000002"}}
    found = batches(
        tmp_path, posts(original, retweet | {"id_str": "900000000000000005"}, other, other | {"id_str": "900000000000000006"})
    )
    assert [batch.skipped for batch in found] == [2]
    assert [item.retweet_of for batch in found for item in batch.items] == [None, "porters"]


def test_ids_beyond_a_number_are_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store knows them: a repeat is passed on to it."""
    monkeypatch.setattr(gather, "_MOST_KNOWN", 1)
    retweets = [
        {
            "id_str": str(8 * 10**17 + n),
            "full_text": "RT @a: x",
            "retweeted_status": {"id_str": str(7 * 10**17 + n), "full_text": "x"},
        }
        for n in range(3)
    ]
    assert len(items(tmp_path, posts(*retweets, *retweets))) == 3


def test_a_tweet_without_id_is_known_by_its_address_else_by_its_words(tmp_path: Path) -> None:
    """So that it never comes twice."""
    row = {"text": "strike", "username": "a", "date": "2020-01-01 10:00:00", "link": "https://mirror.example/a/1"}
    [item] = items(tmp_path, exports.lines([row, row]))
    assert item.url == "https://mirror.example/a/1"
    [other] = items(tmp_path, exports.lines([row | {"link": ""}]))
    assert other.url is None
    assert items(tmp_path, exports.lines([row | {"link": ""}]))[0].id == other.id != item.id


def test_names_and_languages_that_cannot_be_are_dropped(tmp_path: Path) -> None:
    """A name goes into addresses."""
    [item] = items(tmp_path, posts({"user": {"screen_name": "a/../b?x"}, "lang": "und"}))
    assert (item.author, item.language, item.url) == (None, None, "https://x.com/i/status/1000000000000000000")
    [item] = items(tmp_path, posts({"user": {"screen_name": "ok_1"}, "lang": "pt-br"}))
    assert (item.author, item.language) == ("ok_1", "pt-br")


def test_pictures_leave_no_address(tmp_path: Path) -> None:
    """Nor does a tweet quote itself by them; one of a picture alone has no words, and is still there."""
    picture = {"url": "https://t.co/pic", "expanded_url": "https://twitter.com/a/status/1000000000000000000/photo/1"}
    [item] = items(tmp_path, posts({"full_text": "On the line https://t.co/pic", "entities": {"media": [picture]}}))
    assert (item.text, item.quotes) == ("On the line", ())
    [item] = items(tmp_path, posts({"full_text": "On the line https://t.co/pic", "entities": {"urls": [picture]}}))
    assert (item.text, item.quotes) == ("On the line", ())
    [item] = items(tmp_path, posts({"full_text": "https://t.co/pic", "entities": {"media": [picture]}}))
    assert item.text == ""


@pytest.mark.parametrize(
    "address",
    ["https://twitter.com/a/status/77", "https://x.com/i/web/status/77?s=20", "http://mobile.twitter.com/a/statuses/77"],
)
def test_a_quote_is_an_address_of_a_tweet(address: str, tmp_path: Path) -> None:
    """In any of the forms that Twitter has had."""
    urls = [{"url": "https://t.co/q", "expanded_url": address}]
    [item] = items(tmp_path, posts({"full_text": "Look https://t.co/q", "entities": {"urls": urls}}))
    assert item.quotes == ("https://x.com/i/status/77",)


def test_old_archives_know_only_the_day(tmp_path: Path) -> None:
    """Grailbird, before November 2010: the month's file goes by local time."""
    tweet = {"id": 11_429_382_110, "id_str": "11429382110", "text": "At the docks", "created_at": "2010-04-01 00:00:00 +0000"}
    data = b"Grailbird.data.tweets_2010_03 = \n " + json.dumps([tweet]).encode()
    [item] = items(tmp_path, data)
    assert (item.published, item.day_only) == (dt.datetime(2010, 4, 1, tzinfo=UTC), True)


def test_rounded_ids_are_refused_unless_an_address_still_has_them(tmp_path: Path) -> None:
    """TAGS sheets, and whatever went through a spreadsheet: a wrong id would be another tweet's."""
    head = "id_str,from_user,text,created_at,time,geo_coordinates,status_url,entities_str\n"
    row = "1.26426E+18,a,strike on,Mon Sep 02 10:00:00 +0000 2024,02/09/2024 11:00:00,,{},\n"
    with pytest.raises(SourceError, match="a spreadsheet rounded"):
        items(tmp_path, (head + row.format("")).encode())
    [item] = items(tmp_path, (head + row.format("http://twitter.com/a/statuses/1264260000000000123")).encode())
    assert item.url == "https://x.com/a/status/1264260000000000123"


def test_broken_tables_lose_the_broken_rows(tmp_path: Path) -> None:
    """A quote that is never closed, a row without text, an empty one."""
    long = "x" * 140_000
    data = f'id,text,username\n1,one,a\n\n2,,a\n3,"{long}\n{long}\n4,four,a\n'.encode()
    [batch] = batches(tmp_path, data)
    assert [item.text for item in batch.items] == ["one", "four"]
    assert batch.unreadable >= 2
    assert batch.reasons[0] == "file, record 2 has no text"


def test_rows_of_get_old_tweets_without_end_are_counted(tmp_path: Path) -> None:
    """One in the middle, and the last."""
    head = "username;date;retweets;favorites;text;geo;mentions;hashtags;id;permalink\n"
    good = 'a;2018-04-30 01:59;1;2;"say "no"; twice";;;;"99";https://twitter.com/a/status/99\n'
    [batch] = batches(
        tmp_path, (head + good + "b;2018;1;2;broken\n" * 100 + good.replace("99", "98") + "c;cut").encode(), "got.csv"
    )
    assert [item.text for item in batch.items] == ['say "no"; twice', 'say "no"; twice']
    assert batch.unreadable == 2


def test_a_line_beyond_measure_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is cut, and the next is read."""
    from strikewatch.parse.tweets import table

    monkeypatch.setattr(table, "_LONGEST_LINE", 1_000)
    data = b"id,text\n1,one\n" + b"2," + b"x" * 2_000_000 + b"\n3,three\n"
    assert "three" in [item.text for item in items(tmp_path, data)]


def test_records_of_two_tools_in_one_file_are_each_read(tmp_path: Path) -> None:
    """The quick way does not fit all; then each is looked at alone."""
    rows = [
        {"id_str": "1000000000000000001", "full_text": "one", "user": {"screen_name": "a"}},
        {
            "rawContent": "two",
            "id": 1000000000000000002,
            "user": {"username": "a"},
            "date": "2024-09-01T00:00:00+00:00",
            "full_text": 7,
        },
        {"data": [{"id": "1000000000000000003", "text": "three"}], "id": 1.5},
        {"tweet": "four", "username": "a", "id": 1000000000000000004, "link": "x"},
        {"delete": {"status": {"id": 1}}},
    ]
    [batch] = batches(tmp_path, exports.lines(rows))
    assert [item.text for item in batch.items] == ["one", "two", "three", "four"]
    assert batch.unreadable == 1


def test_pages_without_tweets_are_nothing(tmp_path: Path) -> None:
    """Counts, users, an empty result, an error: neither tweets nor unreadable."""
    rows = [
        {"meta": {"result_count": 0}},
        {"errors": [{}]},
        {"data": [{"id": "1", "username": "a"}]},
        {"data": {"start": "x"}, "__twarc": {}},
    ]
    assert [(len(batch.items), batch.unreadable) for batch in batches(tmp_path, exports.lines(rows))] == [(0, 0)]


def test_long_posts_of_api_2_are_whole(tmp_path: Path) -> None:
    """In the tweet, and in the one that it repeats."""
    note = {
        "text": LONG + "https://t.co/q",
        "entities": {"urls": [{"url": "https://t.co/q", "expanded_url": "https://a.example/"}]},
    }
    original = {"id": "900000000000000001", "text": "cut", "author_id": "8", "note_tweet": note}
    page = {
        "data": [
            {"id": "1000000000000000001", "text": "cut…", "note_tweet": note},
            {
                "id": "1000000000000000002",
                "text": "RT @porters: cut…",
                "referenced_tweets": [{"type": "retweeted", "id": original["id"]}],
            },
            {
                "id": "1000000000000000003",
                "text": "RT @x: as it is",
                "referenced_tweets": [{"type": "retweeted", "id": "5"}, {"type": "replied_to"}],
            },
        ],
        "includes": {"tweets": [original], "users": [{"id": "8", "username": "porters"}]},
    }
    first, second, third = items(tmp_path, exports.lines([page]))
    assert first.text == second.text == f"{LONG}https://a.example/"
    assert (second.retweet_of, third.retweet_of, third.text) == ("porters", "x", "as it is")


def test_a_page_longer_than_what_is_looked_at_first_is_read(tmp_path: Path) -> None:
    """500 tweets on one line."""
    page = {"meta": {}, "data": [{"id": str(10**18 + number), "text": "words " * 100} for number in range(500)]}
    assert len(items(tmp_path, json.dumps(page).encode())) == 500
    assert len(items(tmp_path, json.dumps(page, indent=2).encode())) == 500


def test_a_retweet_whose_tweet_is_not_whole_is_read_by_its_beginning(tmp_path: Path) -> None:
    """Without the name or the text of the other, the mark tells whose words they are."""
    rows = [
        {"id_str": "1000000000000000001", "full_text": "RT @porters: we walk", "retweeted_status": {"id_str": "5"}},
        {"id_str": "1000000000000000002", "full_text": "no mark", "retweeted_status": {"full_text": "whose?"}},
    ]
    found = items(tmp_path, exports.lines([row | {"user": {"screen_name": "a"}} for row in rows]))
    assert [(item.retweet_of, item.text) for item in found] == [("porters", "we walk"), (None, "no mark")]
    scraped = {
        "rawContent": "RT @porters: we walk",
        "id": 10**18,
        "user": {"username": "a"},
        "date": "",
        "retweetedTweet": {"id": 5},
    }
    [item] = items(tmp_path, exports.lines([scraped, {"rawContent": None, "date": "", "id": 1}]))
    assert (item.retweet_of, item.text) == ("porters", "we walk")


def test_several_archives_in_one_folder_keep_their_authors(tmp_path: Path) -> None:
    """Whose words they are is told by the account beside them."""
    for number, name in enumerate(("porters", "nurses")):
        data = tmp_path / "both" / name / "data"
        data.mkdir(parents=True)
        (data / "account.js").write_bytes(exports.script("window.YTD.account.part0", [{"account": {"username": name}}]))
        (data / "tweets.js").write_bytes(posts({"id_str": str(10**18 + number)}))
    found = [item for batch in tweets.read(tmp_path / "both", SOURCE, now=NOW) for item in batch.items]
    assert sorted((item.author, item.url) for item in found) == [
        ("nurses", f"https://x.com/nurses/status/{10**18 + 1}"),
        ("porters", f"https://x.com/porters/status/{10**18}"),
    ]


def test_parts_are_read_in_their_order_and_counted_against_the_manifest(tmp_path: Path) -> None:
    """Part 10 after part 2; a part that the manifest does not name is read too; one that is short is told."""
    names = ["data/tweets.js", *(f"data/tweets-part{number}.js" for number in (10, 2, 1))]
    files = {name: posts({"id_str": str(10**18 + place), "full_text": name}) for place, name in enumerate(names)}
    manifest = {
        "dataTypes": {
            "tweets": {"files": [{"fileName": "data/tweets.js", "count": "5"}, {"fileName": "data/x.js"}, {"count": 3}]}
        }
    }
    files["data/manifest.js"] = exports.script("window.__THAR_CONFIG", manifest)
    found = batches(tmp_path, exports.zipped(files), "parts.zip")
    order = [item.text for batch in found for item in batch.items]
    assert order == ["data/tweets.js", "data/tweets-part1.js", "data/tweets-part2.js", "data/tweets-part10.js"]
    assert [reason for batch in found for reason in batch.reasons] == [
        "parts.zip/data/tweets.js: its manifest counts 5 tweets, 1 are there"
    ]


@pytest.mark.parametrize("manifest", [b"window.__THAR_CONFIG = {", b"window.__THAR_CONFIG = []", b"", b"x = " + b" " * (2 << 20)])
def test_a_broken_manifest_or_account_costs_the_author_only(manifest: bytes, tmp_path: Path) -> None:
    """The names of the files are known without it."""
    files = {
        "data/tweets.js": posts({}),
        "data/manifest.js": manifest,
        "data/account.js": b"x = [[",
        "data/user_details.js": b"x = []",
    }
    [item] = items(tmp_path, exports.zipped(files))
    assert item.author is None


def test_progress_is_told_in_bytes(tmp_path: Path) -> None:
    """Of the files that are read, from none to all."""
    data = posts(*({"full_text": "words " * 40} for _ in range(4_000)))
    found = batches(tmp_path, exports.zipped({"data/tweets.js": data}))
    done = [batch.done for batch in found]
    assert done == sorted(done)
    assert {batch.total for batch in found} == {len(data)} == {done[-1]}


def test_reasons_are_the_first_few(tmp_path: Path) -> None:
    """A broken file of a million records fills no screen."""
    [batch] = batches(tmp_path, posts({}, *({"full_text": None} for _ in range(50))))
    assert (batch.unreadable, len(batch.reasons)) == (50, 10)


def test_the_fingerprint_changes_when_a_file_that_is_read_does(tmp_path: Path) -> None:
    """By size or time; files that are never read do not count."""
    import os

    data = tmp_path / "data"
    data.mkdir()
    path = data / "tweets.js"
    path.write_bytes(b"1")
    seen = [tweets.fingerprint([tmp_path, tmp_path / "none"])]
    (data / "direct-messages.js").write_bytes(b"secret")
    assert tweets.fingerprint([tmp_path, tmp_path / "none"]) == seen[0]
    path.write_bytes(b"22")
    seen.append(tweets.fingerprint([tmp_path]))
    os.utime(path, (1, 1))
    seen.append(tweets.fingerprint([tmp_path]))
    assert len(set(seen)) == 3
    assert tweets.fingerprint([path]) == seen[-1]
