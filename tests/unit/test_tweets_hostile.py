"""Exports that were damaged, or made to harm: good tweets are kept, bad ones counted, the rest refused with a sentence."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import exports
from strikewatch.errors import SourceError
from strikewatch.model import Batch, Item, Source
from strikewatch.parse import tweets
from strikewatch.parse.tweets import zipped
from strikewatch.parse.tweets.box import Opened
from strikewatch.parse.tweets.export import _head

SOURCE = Source(name="rig", kind="twitter-export", path="x")
PREFIX = "window.YTD.tweets.part0"
GOOD = [{"tweet": exports.ytd(tweet)} for tweet in exports.TWEETS[:3]]
SCRIPT = exports.script(PREFIX, GOOD)


def read(path: Path | None) -> list[Batch]:
    return list(tweets.read(path, SOURCE, now=exports.NOW))


def kept(path: Path) -> tuple[list[Batch], str]:
    """Return what was read before the end came too early, and what is said of it."""
    batches: list[Batch] = []
    with pytest.raises(SourceError) as caught:
        batches.extend(tweets.read(path, SOURCE, now=exports.NOW))  # keeps those before the error
    assert caught.value.hint
    return batches, str(caught.value)


def items(path: Path) -> list[Item]:
    return [item for batch in read(path) for item in batch.items]


def refused(path: Path | None) -> str:
    with pytest.raises(SourceError) as caught:
        read(path)
    assert caught.value.hint
    return str(caught.value)


def archive(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in entries:
            out.writestr(name, data, compress_type=zipfile.ZIP_DEFLATED)
    return path


def special(name: str, kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    return info


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x", "..\\..\\x", "C:\\x", "data/../../x/tweets.js", "a/.."])
def test_a_zip_with_a_path_that_climbs_is_refused(name: str, tmp_path: Path) -> None:
    """Nothing is unpacked anyway; but who made it cannot be trusted with the tweets either."""
    path = archive(tmp_path / "slip.zip", [("data/tweets.js", SCRIPT), (name, b"PWNED")])
    assert refused(path) == "slip.zip holds a path that leads out of it: it was tampered with"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_zip_with_anything_but_files_is_refused(kind: int, tmp_path: Path) -> None:
    """No archive of Twitter's holds links, devices or pipes."""
    path = archive(tmp_path / "link.zip", [(special("data/tweets.js", kind), b"/etc/passwd")])
    assert "holds a link or device" in refused(path)


def test_a_member_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    """By what it declares, before a byte is unpacked."""
    one = json.dumps(GOOD[0]).encode() + b",\n"
    path = archive(tmp_path / "bomb.zip", [("data/tweets.js", f"{PREFIX} = [".encode() + one * 20_000)])
    assert "unpacks to more than 200 times its size" in refused(path)


def test_gzip_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    """There the size is counted: gzip declares none that could be trusted."""
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(GOOD[0]).encode() + b"\n") * 20_000))
    assert "unpacks to more than 200 times its size" in refused(path)


@pytest.mark.parametrize("cut", [4, 60, 1_000])
def test_gzip_that_is_cut_keeps_what_was_whole_and_says_so(cut: int, tmp_path: Path) -> None:
    """The trailer missing, or half of the stream."""
    many = [exports.v1(exports.TWEETS[0]) | {"id_str": str(10**18 + number), "full_text": f"{number:x}"} for number in range(500)]
    packed = gzip.compress(exports.lines(many))
    path = tmp_path / "twarc.jsonl.gz"
    path.write_bytes(packed[:-cut])
    batches, sentence = kept(path)
    assert batches[-1].partial
    assert sentence.startswith("twarc.jsonl.gz is cut off (")
    assert 100 < sum(len(batch.items) for batch in batches) <= 500


def test_gzip_that_is_damaged_is_refused(tmp_path: Path) -> None:
    """And one of which nothing came."""
    packed = gzip.compress(exports.twarc1().data)
    path = tmp_path / "twarc.jsonl.gz"
    path.write_bytes(packed[:30] + b"\0\1\2\3" * 5 + packed[50:])
    assert "is damaged (gzip)" in refused(path)
    path.write_bytes(packed[:8])
    assert "is cut off" in refused(path)


def test_gzip_may_have_several_members(tmp_path: Path) -> None:
    """A file that was appended to."""
    rows = [gzip.compress(exports.lines([exports.v1(tweet)])) for tweet in exports.TWEETS]
    path = tmp_path / "twarc.jsonl.gz"
    path.write_bytes(b"".join(rows) + bytes(100))
    assert len(items(path)) == len(exports.TWEETS)


def test_an_empty_part_does_not_lose_the_others(tmp_path: Path) -> None:
    """It is told, and the import is not whole."""
    path = archive(tmp_path / "parts.zip", [("data/tweets.js", SCRIPT), ("data/tweets-part1.js", b"")])
    batches, sentence = kept(path)
    assert sum(len(batch.items) for batch in batches) == 3
    assert sentence == "parts.zip/data/tweets-part1.js is empty (3 tweets that are whole were kept)"


def test_overlapping_members_are_refused(tmp_path: Path) -> None:
    """Many names for one body (CVE-2024-0450): the library of Python 3.11.7 would read it for each."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = SCRIPT
    body = packer.compress(plain) + packer.flush()
    name = b"data/tweets.js"
    crc, sizes = zlib.crc32(plain), (len(body), len(plain))
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, crc, *sizes, len(name), 0) + name
    central = b""
    for number in range(3):
        other = name if number == 0 else b"data/tweets-part%d.js" % number
        central += (
            struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 33, crc, *sizes, len(other), 0, 0, 0, 0, 0, 0) + other
        )
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 3, 3, len(central), len(head + body), 0)
    path = tmp_path / "overlap.zip"
    path.write_bytes(head + body + central + end)
    assert "overlap" in refused(path)


def changed(data: bytes, local: int, central: int, value: bytes) -> bytes:
    """Overwrite a field in all headers of a zip."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            out[at + offset : at + offset + len(value)] = value
    return bytes(out)


ZIP = exports.zipped({"data/tweets.js": SCRIPT})
DAMAGE: dict[str, tuple[bytes, str]] = {
    "half": (ZIP[: len(ZIP) // 2], "is cut off or damaged"),
    "tail": (ZIP[:-10], "is cut off or damaged"),
    "flip": (ZIP[:60] + bytes(20) + ZIP[80:], "is damaged"),
    "encrypted": (changed(ZIP, 6, 8, b"\x01\x00"), "is encrypted"),
    "method": (changed(ZIP, 8, 10, b"\x63\x00"), "is damaged"),
    "list": (ZIP.replace(b"PK\x01\x02", b"PK\x09\x09"), "is cut off or damaged"),
    "shorter": (changed(ZIP, 22, 24, b"\x10\x00\x00\x00"), "is damaged"),
    "nested": (exports.zipped({"data/tweets.js": ZIP}), "is a zip inside a zip"),
    "no tweets": (exports.zipped({"data/account.js": exports.ACCOUNT, "hello.txt": b"hi"}), "holds no tweets"),
    "empty": (exports.zipped({}), "holds no tweets"),
    "folder": (exports.zipped({"data/tweets.js/": b"", "data/tweets.js/x": b""}), "holds no tweets"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_zip_is_refused_with_a_word_on_what_to_do(name: str, tmp_path: Path) -> None:
    """Cut, flipped, encrypted, packed in an unknown way, or of something else."""
    data, sentence = DAMAGE[name]
    path = tmp_path / "archive.zip"
    path.write_bytes(data)
    assert sentence in refused(path)


def test_a_list_of_members_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read into memory; by the count of the plain and of the wide end record."""
    path = archive(tmp_path / "many.zip", [(f"data/tweets_media/{number}.jpg", b"") for number in range(20)])
    monkeypatch.setattr(zipped, "_MOST_ENTRIES", 10)
    assert "lists more than 10 files" in refused(path)
    data = path.read_bytes()
    at = data.rfind(b"PK\x05\x06")
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 20, 20, 100, 0)
    path.write_bytes(data[:at] + wide + data[at : at + 8] + b"\x01\x00\x01\x00" + data[at + 12 :])
    assert "lists more than 10 files" in refused(path)


SCRIPTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "blank": (b" \n", "is empty"),
    "prefix": (f"{PREFIX} = ".encode(), "holds no list of tweets"),
    "null": (f"{PREFIX} = null".encode(), "holds no list of tweets"),
    "object": (f'{PREFIX} = {{"tweet": {{"id_str": "1"}}}}'.encode(), "holds no list of tweets"),
    "likes": (b'window.YTD.like.part0 = [{"like": {"fullText": "strike"}}]', "holds like, not tweets"),
    "messages": (b"window.YTD.direct_messages.part0 = [ {", "holds direct messages, not tweets"),
    "deleted": (b"window.YTD.deleted_tweets.part0 = [ {", "holds deleted tweets, not tweets"),
    "circle": (b"window.YTD.twitter_circle_tweet.part0 = [ {", "holds twitter circle tweet, not tweets"),
    "strings": (f'{PREFIX} = ["a", 1, null, true, [], {{}}]'.encode(), "holds no tweet that could be read"),
    "deep": (f"{PREFIX} = ".encode() + b"[" * 50_000 + b"]" * 50_000, "nested too deeply"),
    "page": (b"<!DOCTYPE html><html>Log in</html>", "is a web page"),
    "text": (b"this is no export\n", "is no export of tweets that we know"),
    "other": (b'{"name": "package", "version": "1"}', "holds no tweet that could be read"),
    "table": (b"name,price\na,1\n", "is no export of tweets that we know"),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_holds_no_tweets_is_refused(name: str, tmp_path: Path) -> None:
    """With a sentence that says what it is instead."""
    data, sentence = SCRIPTS[name]
    path = tmp_path / "tweets.js"
    path.write_bytes(data)
    assert sentence in refused(path)


def body(**fields: Any) -> dict[str, Any]:
    """Return a good tweet with some fields replaced; those given as ... are taken out."""
    tweet = exports.ytd(exports.TWEETS[0]) | fields
    return {"tweet": {name: value for name, value in tweet.items() if value is not ...}}


KEPT: dict[str, Callable[[], dict[str, Any]]] = {
    "number as id": lambda: body(id=10**18 + 1, id_str=...),
    "no id": lambda: body(id=..., id_str=...),
    "float as id": lambda: body(id=1e18, id_str=...),
    "no date": lambda: body(created_at=...),
    "junk date": lambda: body(created_at="yesterday"),
    "number as date": lambda: body(created_at=1725271200),
    "year 99999": lambda: body(created_at="Mon Sep 02 10:00:00 +0000 99999"),
    "month Foo": lambda: body(created_at="Mon Foo 02 10:00:00 +0000 2024"),
    "entities a list": lambda: body(entities=[]),
    "urls a string": lambda: body(entities={"urls": "x"}),
    "no entities": lambda: body(entities=None),
    "links of wrong types": lambda: body(entities={"urls": [{"expanded_url": 7}, None, "x"]}),
    "counts of wrong types": lambda: body(favorite_count="many", retweet_count=None),
    "a script as link": lambda: body(
        entities={"urls": [{"url": "https://t.co/AAAAAAAAAA", "expanded_url": "javascript:alert(1)"}]}
    ),
    "__proto__": lambda: body(__proto__={"x": 1}, constructor="x"),
    "edit info a string": lambda: body(edit_info="x"),
    "user a list": lambda: body(user=[], author=7),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_field_of_a_wrong_type_costs_the_field_not_the_tweet(name: str, tmp_path: Path) -> None:
    """The tweet and its neighbour are kept."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.script(PREFIX, [KEPT[name](), GOOD[1]]))
    found = items(path)
    assert len(found) == 2
    assert found[0].text.startswith("Talks with St Aldric broke off last night.")
    assert "javascript:" not in found[0].text


@pytest.mark.parametrize("text", [None, 12, ["a"], ...])
def test_a_tweet_without_words_is_counted_with_its_place(text: object, tmp_path: Path) -> None:
    """The good ones beside it are kept."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.script(PREFIX, [GOOD[1], body(full_text=text), GOOD[2]]))
    [batch] = read(path)
    assert (len(batch.items), batch.unreadable, batch.partial) == (2, 1, False)
    assert batch.reasons == ("tweets.js, record 2 has no text",)


def test_junk_among_tweets_is_counted(tmp_path: Path) -> None:
    """Strings, nulls, empty wrappers."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.script(PREFIX, [*GOOD, "x", None, {"tweet": None}, {"tweet": []}]))
    [batch] = read(path)
    assert (len(batch.items), batch.unreadable) == (3, 4)
    assert batch.reasons[0] == "tweets.js, record 4 is no tweet"


def test_a_cut_script_keeps_its_whole_tweets(tmp_path: Path) -> None:
    """And says that it is not all."""
    path = tmp_path / "tweets.js"
    path.write_bytes(SCRIPT[:-200])
    [batch], sentence = kept(path)
    assert (len(batch.items), batch.unreadable, batch.partial) == (2, 1, True)
    assert batch.reasons == ("tweets.js, record 3 is cut off",)
    assert sentence == "tweets.js, record 3 is cut off (2 tweets that are whole were kept)"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (rb"strike \ud800 \udfff", "strike \ufffd \ufffd"),
        (rb"candle \uD83D\uDD6F", "candle \U0001f56f"),
        (b"strike \x00 now", "strike now"),
        (b"gr\xe8ve", "grève"),
        (b"bad \xff\xfe bytes", "bad ÿþ bytes"),
        (rb"\u001b]52;c;AAAA\u0007strike \r\nBcc: x", "]52;c;AAAAstrike\nBcc: x"),
        (b"raw\nnewline", "raw\nnewline"),
        (rb"&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ],
)
def test_odd_characters_are_cleaned_and_the_tweet_is_kept(raw: bytes, text: str, tmp_path: Path) -> None:
    """Lone surrogates, controls, and bytes that are no UTF-8."""
    path = tmp_path / "tweets.js"
    path.write_bytes(b'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","x":NaN,"full_text":"' + raw + b'"}}]')
    [item] = items(path)
    assert item.text == text


def test_scripts_are_never_run_and_odd_beginnings_are_borne(tmp_path: Path) -> None:
    """Code before the data is passed over; a byte order mark, blanks and a last semicolon are nothing; UTF-16 is read."""
    flag = tmp_path / "flag"
    path = tmp_path / "tweets.js"
    for data in (
        f'require("child_process").exec("touch {flag}");\n'.encode() + SCRIPT,
        b"\xef\xbb\xbf" + SCRIPT,
        b"\n\n " + SCRIPT.replace(b" = ", b"=") + b" ;\r\n\n",
        SCRIPT.decode().encode("utf-16"),
        SCRIPT.partition(b"=")[2],
    ):
        path.write_bytes(data)
        assert len(items(path)) == 3
    assert not flag.exists()


def test_ids_are_never_rounded(tmp_path: Path) -> None:
    """They exceed 2⁵³; beyond 2⁶³ they are none."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.script(PREFIX, [body(id=10**18 + 1, id_str=...), body(id=10**18 + 2, id_str=...)]))
    assert [item.url for item in items(path)] == [f"https://x.com/i/status/{10**18 + number}" for number in (1, 2)]
    path.write_bytes(exports.script(PREFIX, [body(id=str(2**63), id_str=...)]))
    assert [item.url for item in items(path)] == [None]


def folder(tmp_path: Path, make: Callable[[Path], object]) -> Path:
    (tmp_path / "export" / "data").mkdir(parents=True)
    make(tmp_path / "export" / "data" / "tweets.js")
    return tmp_path / "export"


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
        os.mkfifo,
    ],
)
def test_in_a_folder_nothing_but_regular_files_is_opened(make: Callable[[Path], object], tmp_path: Path) -> None:
    """A link could lead to what is not ours to read, a pipe would hold us for ever."""
    sentence = refused(folder(tmp_path, make))
    assert sentence == "export/data/tweets.js is no regular file"


def test_a_folder_named_as_the_file_is_no_file(tmp_path: Path) -> None:
    """It is entered like others, and holds nothing."""
    assert "holds no tweets" in refused(folder(tmp_path, Path.mkdir))


def test_a_folder_of_zips_is_told_how_to_name_them(tmp_path: Path) -> None:
    """Archives inside a folder are not opened unasked."""
    (tmp_path / "a.zip").write_bytes(ZIP)
    with pytest.raises(SourceError) as caught:
        read(tmp_path)
    assert str(caught.value.hint).endswith("/*.zip")


@pytest.mark.parametrize("name", ["missing.zip", "nul\0.zip"])
def test_a_path_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    """By the name that the user gave."""
    assert name in refused(tmp_path / name)


def test_a_pipe_or_device_given_as_path_is_refused(tmp_path: Path) -> None:
    """Standard input is what streams are for."""
    os.mkfifo(tmp_path / "pipe")
    assert "is no regular file" in refused(tmp_path / "pipe")
    assert "is no regular file" in refused(Path("/dev/null"))


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read all, so the refusal is made here."""
    path = tmp_path / "tweets.js"
    path.write_bytes(SCRIPT)

    def denied(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "open", denied)
    assert "may not be read" in refused(path)


def test_nothing_on_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty stream is no export."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert refused(None) == "standard input is empty"


def test_private_files_are_never_opened(tmp_path: Path) -> None:
    """Not even where nothing else is there, or where a manifest calls them tweets; of the account the name alone is kept."""
    private = [
        "direct-messages.js",
        "deleted-tweets.js",
        "ad-engagements.js",
        "ip-audit.js",
        "twitter-circle-tweet.js",
        "like.js",
    ]
    listed = {"dataTypes": {"tweets": {"files": [{"fileName": f"data/{name}", "count": "1"} for name in private]}}}
    root = tmp_path / "export"
    (root / "data").mkdir(parents=True)
    (root / "data" / "manifest.js").write_bytes(exports.script("window.__THAR_CONFIG", listed))
    for name in private:
        os.mkfifo(root / "data" / name)  # opening one would be refused aloud
    assert "holds no tweets" in refused(root)
    (root / "data" / "tweets.js").write_bytes(SCRIPT)
    (root / "data" / "account.js").write_bytes(exports.ACCOUNT)
    found = items(root)
    assert [item.author for item in found] == ["cbna_union"] * 3
    assert "secret@" not in repr(found)


def test_of_a_small_file_that_is_large_only_the_beginning_is_read(tmp_path: Path) -> None:
    """A zip of ten megabytes may hold an ``account.js`` of gigabytes: the name in it is not worth that."""
    account = exports.ACCOUNT + b" " * (3 << 20)
    large = archive(tmp_path / "x.zip", [("data/account.js", account), ("data/tweets.js", SCRIPT)])
    with Opened(large) as box:
        assert len(_head(box, "data/account.js")) <= 2 << 20
    assert len(items(large)) == len(GOOD)


def test_a_tweet_of_megabytes_is_cut(tmp_path: Path) -> None:
    """No post has more than 25,000 characters; judging and searching need not bear more."""
    path = tmp_path / "tweets.js"
    path.write_bytes(exports.script(PREFIX, [body(full_text="strike " * 500_000)]))
    [item] = items(path)
    assert len(item.text) < 50_001
