"""The same seven made-up tweets in every form that an export of tweets has had, and what of them each form carries.

Union, employer, porters and newspaper are invented. What the forms look like is told in docs/twitter-exports.md.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

AUTHOR = "cbna_union"
NOW = dt.datetime(2024, 9, 5, tzinfo=dt.UTC)
_EPOCH_MS = 1_288_834_974_657


class Tweet(NamedTuple):
    """A tweet as Twitter keeps it (``raw``: escaped, with short addresses) and as a reader sees it."""

    when: dt.datetime
    raw: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    retweet_of: str | None = None
    original: str = ""
    quoted: str = ""

    @property
    def id(self) -> str:
        return str(int(self.when.timestamp() * 1000) - _EPOCH_MS << 22 | 77)

    @property
    def full(self) -> str:
        """Escaped, with the mark of a retweet."""
        return f"RT @{self.retweet_of}: {self.raw}" if self.retweet_of else self.raw


def at(day: int, hour: int, minute: int, second: int = 0) -> dt.datetime:
    return dt.datetime(2024, 9, day, hour, minute, second, tzinfo=dt.UTC)


BALLOT = "https://calderbay.example/ballot?id=7&copy=2"
OFFER = "https://staldric.example/offer"
QUOTED = "1830000000000000001"
TWEETS = (
    Tweet(
        at(1, 9, 0, 5),
        "Talks with St Aldric broke off last night. Members vote on Friday &amp; Saturday: https://t.co/AAAAAAAAAA",
        f"Talks with St Aldric broke off last night. Members vote on Friday & Saturday: {BALLOT}",
        (("https://t.co/AAAAAAAAAA", BALLOT),),
    ),
    Tweet(at(1, 18, 30), "They typed &amp;lt;no&amp;gt; into the form.", "They typed &lt;no&gt; into the form."),
    Tweet(
        at(2, 5, 59, 59),
        "The ward is staffed, the lines are too: we walk out at 6",
        "The ward is staffed, the lines are too: we walk out at 6",
        retweet_of="greyfield_porters",
        original="1829999999999999999",
    ),
    Tweet(
        at(2, 12, 0),
        "This is their offer. Read it twice. https://t.co/BBBBBBBBBB",
        f"This is their offer. Read it twice. https://twitter.com/staldric/status/{QUOTED}",
        (("https://t.co/BBBBBBBBBB", f"https://twitter.com/staldric/status/{QUOTED}"),),
        quoted=QUOTED,
    ),
    Tweet(
        at(3, 23, 59),
        'The café said: "soup is on us"; thank you!\nSecond line: 3 % is a cut',
        'The café said: "soup is on us"; thank you!\n\nSecond line: 3 % is a cut'.replace("\n\n", "\n"),
    ),
    Tweet(
        at(4, 7, 15),
        "Offer https://t.co/CCCCCCCCCC and our reply https://t.co/AAAAAAAAAA",
        f"Offer {OFFER} and our reply {BALLOT}",
        (("https://t.co/CCCCCCCCCC", OFFER), ("https://t.co/AAAAAAAAAA", BALLOT)),
    ),
    Tweet(at(4, 20, 0), "No tweet is an island @greyfield_porters", "No tweet is an island @greyfield_porters"),
)


class Form(NamedTuple):
    """A file of one form, and which of the canonical facts it carries."""

    name: str  # of the file
    data: bytes
    author: bool = True
    links: bool = True  # what short addresses stand for
    quotes: bool = True


def _twitter_date(when: dt.datetime) -> str:
    return f"{when:%a %b %d %H:%M:%S +0000 %Y}"


def _urls(tweet: Tweet) -> list[dict[str, Any]]:
    return [{"url": a, "expanded_url": b, "display_url": b[8:], "indices": ["0", "1"]} for a, b in tweet.links]


def ytd(tweet: Tweet) -> dict[str, Any]:
    """Return the tweet as archives since 2018 have it."""
    return {
        "retweeted": False,
        "source": '<a href="https://x.example" rel="nofollow">Web</a>',
        "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": _urls(tweet)},
        "display_text_range": ["0", "80"],
        "favorite_count": "3",
        "id_str": tweet.id,
        "truncated": False,
        "id": tweet.id,
        "created_at": _twitter_date(tweet.when),
        "full_text": tweet.full,
        "lang": "en",
    }


def script(prefix: str, value: Any) -> bytes:
    return f"{prefix} = {json.dumps(value, indent=2)}".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


ACCOUNT = script(
    "window.YTD.account.part0", [{"account": {"email": "secret@cbna.example", "username": AUTHOR, "accountId": "9"}}]
)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, delimiter: str = ",", quoted: bool = False) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def a1() -> Form:
    header = (
        "tweet_id in_reply_to_status_id in_reply_to_user_id retweeted_status_id retweeted_status_user_id timestamp source text"
    )
    rows = [
        [t.id, "", "", t.original, "", f"{t.when:%Y-%m-%d %H:%M:%S +0000}", "web", t.full, *(b for _, b in t.links)]
        for t in TWEETS
    ]
    data = table([*header.split(), "expanded_urls"], rows, quoted=True)
    user = b'var user_details = {"expanded_url": "", "screen_name": "cbna_union", "full_name": "CBNA"}'
    return Form("2013.zip", zipped({"data/csv/2024_09.csv": data, "data/js/user_details.js": user}))


def a2() -> Form:
    header = (
        "tweet_id in_reply_to_status_id in_reply_to_user_id timestamp source text"
        " retweeted_status_id retweeted_status_user_id retweeted_status_timestamp expanded_urls"
    )
    rows = [
        [t.id, "", "", f"{t.when:%Y-%m-%d %H:%M:%S +0000}", "web", t.full, t.original, "", "", ",".join(b for _, b in t.links)]
        for t in TWEETS
    ]
    data = table(header.split(), rows, quoted=True)
    user = b'var user_details = {"screen_name": "cbna_union"}'
    return Form("2015.zip", zipped({"tweets.csv": data, "data/js/user_details.js": user, "index.html": b"<html>"}))


def a3() -> Form:
    tweets = []
    for t in TWEETS:
        body = ytd(t)
        body["text"] = body.pop("full_text")
        body |= {"id": int(t.id), "created_at": f"{t.when:%Y-%m-%d %H:%M:%S +0000}", "geo": {}, "user": {"screen_name": AUTHOR}}
        if t.retweet_of:
            inner = {"id_str": t.original, "text": t.raw, "user": {"screen_name": t.retweet_of}, "entities": {"urls": []}}
            body["retweeted_status"] = inner
        tweets.append(body)
    month = f"Grailbird.data.tweets_2024_09 = \n {json.dumps(tweets)}".encode()
    index = b'var tweet_index = [ {"file_name":"data\\/js\\/tweets\\/2024_09.js", "tweet_count":7} ]'
    return Form(
        "2016.zip", zipped({"data/js/tweets/2024_09.js": month, "data/js/tweet_index.js": index, "tweets.csv": b"broken"})
    )


def a4() -> Form:
    return Form(
        "2018.zip", zipped({"tweet.js": script("window.YTD.tweet.part0", [ytd(t) for t in TWEETS]), "account.js": ACCOUNT})
    )


def a5() -> Form:
    tweets = script("window.YTD.tweet.part0", [{"tweet": ytd(t)} for t in TWEETS])
    return Form("2020.zip", zipped({"data/tweet.js": tweets, "data/account.js": ACCOUNT, "data/direct-messages.js": b"[secret"}))


def _today() -> dict[str, bytes]:
    wrapped = []
    for t in TWEETS:
        info = {"initial": {"editTweetIds": [t.id], "editableUntil": "2024-09-03T00:00:00.000Z", "editsRemaining": "5"}}
        wrapped.append({"tweet": {"edit_info": info, **ytd(t)}})
    files = [
        {"fileName": "data/tweets.js", "globalName": "YTD.tweets.part0", "count": "4"},
        {"fileName": "data/tweets-part1.js", "globalName": "YTD.tweets.part1", "count": "3"},
    ]
    manifest = {"userInfo": {"accountId": "9", "userName": AUTHOR}, "dataTypes": {"tweets": {"files": files}}}
    return {
        "data/manifest.js": script("window.__THAR_CONFIG", manifest),
        "data/account.js": ACCOUNT,
        "data/tweets.js": script("window.YTD.tweets.part0", wrapped[:4]),
        "data/tweets-part1.js": script("window.YTD.tweets.part1", wrapped[4:]),
        "data/community-tweet.js": script("window.YTD.community_tweet.part0", wrapped[:1]),
        "data/deleted-tweets.js": script("window.YTD.deleted_tweets.part0", wrapped[:1]),
    }


def a6() -> Form:
    return Form("2024.zip", zipped({f"twitter-2024-09-05/{name}": data for name, data in _today().items()}))


def a6_file() -> Form:
    return Form("tweets.js", script("window.YTD.tweets.part0", [{"tweet": ytd(t)} for t in TWEETS]) + b" ;\r\n", author=False)


def v1(tweet: Tweet) -> dict[str, Any]:
    """Return the tweet as API 1.1 has it."""
    body = {**ytd(tweet), "id": int(tweet.id), "user": {"screen_name": AUTHOR, "id": 9}}
    if tweet.retweet_of:
        cut = {"full_text": tweet.full[:30] + "…"}
        inner = {
            "id_str": tweet.original,
            "full_text": tweet.raw,
            "user": {"screen_name": tweet.retweet_of},
            "entities": {"urls": []},
        }
        body |= cut | {"retweeted_status": inner}
    if tweet.quoted:
        body |= {"quoted_status_id_str": tweet.quoted, "quoted_status": {"id_str": tweet.quoted, "full_text": "3 %"}}
    return body


def lines(values: Sequence[Any]) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def twarc1() -> Form:
    return Form("twarc.jsonl", lines([v1(t) for t in TWEETS]))


def twarc1_gzip() -> Form:
    return Form("twarc.jsonl.gz", gzip.compress(lines([v1(t) for t in TWEETS])))


def v1_list() -> Form:
    return Form("timeline.json", json.dumps([v1(t) for t in TWEETS], indent=1).encode())


def v1_search() -> Form:
    return Form(
        "search.json", json.dumps({"statuses": [v1(t) for t in TWEETS], "search_metadata": {"count": 7}}, indent=2).encode()
    )


def v1_stream() -> Form:
    """Compatibility mode: a cut text, the whole one beside it."""
    values = []
    for t in TWEETS:
        body = v1(t)
        whole = {"full_text": body.pop("full_text"), "entities": body.pop("entities")}
        values.append(body | {"text": "cut…", "truncated": True, "extended_tweet": whole})
    return Form("stream.json", lines(values))


def v2(tweet: Tweet) -> dict[str, Any]:
    """Return the tweet as API 2 has it with all fields."""
    body: dict[str, Any] = {
        "id": tweet.id,
        "text": tweet.full[:30] + "…" if tweet.retweet_of else tweet.full,
        "author_id": "9",
        "created_at": f"{tweet.when:%Y-%m-%dT%H:%M:%S.000Z}",
        "lang": "en",
        "entities": {"urls": _urls(tweet)},
        "edit_history_tweet_ids": [tweet.id],
    }
    if tweet.retweet_of:
        body["referenced_tweets"] = [{"type": "retweeted", "id": tweet.original}]
    if tweet.quoted:
        body["referenced_tweets"] = [{"type": "quoted", "id": tweet.quoted}]
    return body


USERS = [{"id": "9", "username": AUTHOR, "name": "CBNA"}, {"id": "8", "username": "greyfield_porters", "name": "Porters"}]


def _includes() -> dict[str, Any]:
    originals = [{"id": t.original, "text": t.raw, "author_id": "8"} for t in TWEETS if t.original]
    return {"users": USERS, "tweets": originals}


def twarc2_pages() -> Form:
    pages = [
        {"data": [v2(t) for t in part], "includes": _includes(), "meta": {}, "__twarc": {}} for part in (TWEETS[:3], TWEETS[3:])
    ]
    return Form("twarc2.jsonl", lines([*pages, {"data": [{"start": "2024", "tweet_count": 5}], "meta": {}}]))


def twarc2_stream() -> Form:
    return Form("stream.jsonl", lines([{"data": v2(t), "includes": _includes(), "__twarc": {}} for t in TWEETS]))


def twarc2_flat() -> Form:
    values = []
    for t in TWEETS:
        body = v2(t) | {"author": USERS[0], "__twarc": {"version": "2.9"}}
        if t.retweet_of:
            body["referenced_tweets"][0] |= {"text": t.raw, "author": USERS[1]}
        values.append(body)
    return Form("flat.jsonl", lines(values))


def v2_default() -> Form:
    """Default fields: neither date nor author."""
    data = [{"id": t.id, "text": t.full, "edit_history_tweet_ids": [t.id]} for t in TWEETS]
    return Form(
        "page.json", json.dumps({"data": data, "meta": {"result_count": 7}}).encode(), author=False, links=False, quotes=False
    )


def twarc_csv() -> Form:
    header = "id conversation_id referenced_tweets.retweeted.id referenced_tweets.quoted.id author.username text lang created_at"
    rows = [
        [t.id, t.id, t.original, t.quoted, AUTHOR, t.full, "en", f"{t.when:%Y-%m-%dT%H:%M:%S.000Z}", json.dumps(_urls(t))]
        for t in TWEETS
    ]
    return Form("twarc.csv", table([*header.split(), "entities.urls"], rows))


def _scraped(tweet: Tweet, *, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "_type": "snscrape.modules.twitter.Tweet",
        "url": f"https://twitter.com/{AUTHOR}/status/{tweet.id}",
        "date": f"{tweet.when:%Y-%m-%dT%H:%M:%S+00:00}",
        text: tweet.full,
        "renderedContent": "rendered",
        "id": int(tweet.id),
        "user": {"username": AUTHOR, "id": 9},
        "lang": "en",
        "retweetedTweet": None,
        "quotedTweet": {"id": int(tweet.quoted), "url": "https://twitter.com/staldric/status/1", text: "3 %"}
        if tweet.quoted
        else None,
    }
    if tweet.retweet_of:
        body["retweetedTweet"] = {"id": int(tweet.original), text: tweet.raw, "user": {"username": tweet.retweet_of}}
    return body


def snscrape() -> Form:
    extra = [{"outlinks": [b for _, b in t.links], "tcooutlinks": [a for a, _ in t.links]} for t in TWEETS]
    return Form("query.json", lines([_scraped(t, text="content") | more for t, more in zip(TWEETS, extra, strict=True)]))


def snscrape_07() -> Form:
    extra = [{"links": [{"text": "x", "url": b, "tcourl": a, "indices": [0, 1]} for a, b in t.links]} for t in TWEETS]
    return Form("query.jsonl", lines([_scraped(t, text="rawContent") | more for t, more in zip(TWEETS, extra, strict=True)]))


def snscrape_csv() -> Form:
    rows = [[f"{t.when:%Y-%m-%d %H:%M:%S+00:00}", t.id, t.full, AUTHOR] for t in TWEETS]
    return Form("scraped.csv", table(["Datetime", "Tweet Id", "Text", "Username"], rows), links=False, quotes=False)


def _twint(tweet: Tweet) -> dict[str, str]:
    local = tweet.when + dt.timedelta(hours=2)
    return {
        "": "0",
        "id": tweet.id,
        "conversation_id": tweet.id,
        "created_at": f"{local:%Y-%m-%d %H:%M:%S} ora legale Europa occidentale",
        "date": f"{local:%Y-%m-%d}",
        "time": f"{local:%H:%M:%S}",
        "timezone": "200",
        "user_id": "9",
        "username": AUTHOR,
        "tweet": tweet.full,
        "urls": str([b for _, b in tweet.links]),
        "link": f"https://twitter.com/{AUTHOR}/status/{tweet.id}",
        "retweet": "False",
        "quote_url": f"https://twitter.com/staldric/status/{QUOTED}" if tweet.quoted else "",
    }


def twint_csv() -> Form:
    rows = [_twint(t) for t in TWEETS]
    return Form("twint.csv", table(list(rows[0]), [list(row.values()) for row in rows]).replace(b"\n0,", b"\r\n0,"))


def twint_json() -> Form:
    return Form("twint.json", lines([_twint(t) | {"id": int(t.id), "urls": [b for _, b in t.links]} for t in TWEETS]))


def get_old_tweets() -> Form:
    """Inner quotes and semicolons as they were, in cp1252, with a local date."""
    rows = [
        f'{AUTHOR};{t.when + dt.timedelta(hours=1):%Y-%m-%d %H:%M};1;2;"{t.full}";;@a;#b #c;"{t.id}";https://twitter.com/{AUTHOR}/status/{t.id}\n'
        for t in TWEETS
    ]
    data = "username;date;retweets;favorites;text;geo;mentions;hashtags;id;permalink\n" + "".join(rows)
    return Form("output_got.csv", data.encode("cp1252"), links=False, quotes=False)


def _exported(tweet: Tweet) -> dict[str, Any]:
    return {
        "id": tweet.id,
        "created_at": f"{tweet.when + dt.timedelta(hours=2):%Y-%m-%d %H:%M:%S} +02:00",
        "full_text": tweet.full,
        "media": [],
        "screen_name": AUTHOR,
        "name": "CBNA",
        "in_reply_to": None,
        "retweeted_status": tweet.original or None,
        "quoted_status": tweet.quoted or None,
        "favorite_count": 3,
        "url": f"https://twitter.com/{AUTHOR}/status/{tweet.id}",
    }


def web_exporter() -> Form:
    return Form("twitter-UserTweets.json", json.dumps([_exported(t) for t in TWEETS], indent="\t").encode(), links=False)


def web_exporter_csv() -> Form:
    rows = [_exported(t) for t in TWEETS]
    return Form(
        "twitter-UserTweets.csv",
        table(list(rows[0]), [["" if v is None else str(v) for v in r.values()] for r in rows]),
        links=False,
    )


def trump_archive() -> Form:
    header = ["source", "text", "created_at", "retweet_count", "favorite_count", "is_retweet", "id_str"]
    rows = [["Web", t.full, f"{t.when:%m-%d-%Y %H:%M:%S}", "1", "2", "false", t.id] for t in TWEETS]
    return Form("tweets_01.csv", table(header, rows), author=False, links=False, quotes=False)


def x_analytics() -> Form:
    header = ["Tweet id", "Tweet permalink", "Tweet text", "time", "impressions"]
    rows = [[t.id, f"https://twitter.com/{AUTHOR}/status/{t.id}", t.full, f"{t.when:%Y-%m-%d %H:%M +0000}", "9"] for t in TWEETS]
    return Form("tweet_activity.csv", table(header, rows), links=False, quotes=False)


def simple_csv() -> Form:
    rows = [[t.id, f"{t.when:%Y-%m-%d %H:%M:%S}", "web", "1", "2", t.full] for t in TWEETS]
    data = table(["id", "created_at", "source", "retweets", "favorites", "text"], rows, delimiter=";")
    return Form("own.csv", data, author=False, links=False, quotes=False)


def title_case_csv() -> Form:
    rows = [[t.full, f"{t.when:%Y-%m-%d %H:%M:%S}", "1", "2", t.id] for t in TWEETS]
    data = table(["Text", "Date", "Favorites", "Retweets", "Tweet ID"], rows, delimiter="\t").decode().encode("utf-16")
    return Form("own.txt", data, author=False, links=False, quotes=False)


FORMS: dict[str, Callable[[], Form]] = {
    "A1 CSV, 9 columns": a1,
    "A2 CSV, 10 columns": a2,
    "A3 Grailbird": a3,
    "A4 tweet.js, bare": a4,
    "A5 tweet.js, wrapped": a5,
    "A6 tweets.js, parts": a6,
    "tweets.js alone": a6_file,
    "API 1.1 list": v1_list,
    "API 1.1 search": v1_search,
    "API 1.1 stream": v1_stream,
    "API 2, default fields": v2_default,
    "twarc 1": twarc1,
    "twarc 1, gzip": twarc1_gzip,
    "twarc 2 pages": twarc2_pages,
    "twarc 2 stream": twarc2_stream,
    "twarc 2 flattened": twarc2_flat,
    "twarc-csv": twarc_csv,
    "snscrape JSONL": snscrape,
    "snscrape 0.7 JSONL": snscrape_07,
    "snscrape CSV": snscrape_csv,
    "twint CSV": twint_csv,
    "twint JSON": twint_json,
    "GetOldTweets": get_old_tweets,
    "twitter-web-exporter JSON": web_exporter,
    "twitter-web-exporter CSV": web_exporter_csv,
    "Trump archive": trump_archive,
    "X Analytics": x_analytics,
    "rtweet, own CSV": simple_csv,
    "own CSV, UTF-16": title_case_csv,
}
