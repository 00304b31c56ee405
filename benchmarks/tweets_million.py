"""A million made-up tweets in an archive of today's form, streamed: how fast, in how much memory.

    python benchmarks/tweets_million.py make FILE.zip [--tweets 1000000]   writes the archive: a tweets.js of some 1.5 GB in a zip
    python benchmarks/tweets_million.py read FILE.zip                      reads it, and prints tweets/s of CPU, what the unpacking
                                                                           alone takes, and the peak of memory

2 % of the tweets are about labour disputes, 8 % more hold a cue word that means something else, the rest is daily life. Unions,
employers and people are invented. The same seed gives the same archive. The whole way, with judging and storing, is
`strikewatch import FILE.zip`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import resource
import time
import zipfile
from pathlib import Path
from typing import Any

SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
FIRST = dt.datetime(2016, 3, 1, tzinfo=dt.UTC)
TOGETHER = 2_000

PLACES = (
    "Calder Bay", "Norwick", "Tarn Hollow", "Port Ellison", "Greyfield", "St Aldric", "Mossgate", "Lowfell", "Hartwell", "Dunmere",
    "Brackley Sound", "Ostrand", "Fennimore", "Upper Wick", "Galdana", "Pellham",
)  # fmt: skip
WORKERS = (
    "nurses", "bus drivers", "dockers", "teachers", "porters", "writers", "cleaners", "train crews", "warehouse staff", "librarians",
)  # fmt: skip
# Whom people answer: names that say nothing of a trade, so that a cue word has no workers beside it by chance.
FRIENDS = (
    "tilda_q", "marrow_and_pip", "oldgregor", "sunny_ines", "k_ambrose", "thirdmug", "petra_lund", "novel_otto", "juniper77", "the_real_moss",
)  # fmt: skip
THINGS = ("ladder", "bicycle", "tent", "sewing machine", "pair of skis", "wheelbarrow", "fish kettle", "cello case")
MEALS = ("leek soup", "rye bread", "plum cake", "lentil stew", "pancakes", "a very large omelette", "baked apples")
MOODS = ("no regrets", "never again", "ten out of ten", "would do it twice", "send help", "worth every minute", "ask me tomorrow")
DISPUTES = (
    "{workers} in {place} walk out over pay on Monday, their union says #strike",
    "Talks between the {place} authority and its {workers} broke off last night; a strike ballot opens on the 3rd",
    "After {n} weeks on the picket line, {workers} at {place} ratified a three-year contract",
    '"We will not sign away our rosters," says the {workers}\' union in {place}. The employer offers {n}% &amp; no more',
    "Day {n} of the strike: {workers} still out at {place}, management still silent",
    "{n}% of {workers} in {place} voted to authorise a strike if the offer on pensions stays as it is",
    "The {place} {workers} have a tentative agreement, their bargaining committee says; a vote follows on Friday",
    "Solidarity with the {workers} of {place}, locked out since the 4th #solidarity",
)
CUES = (
    "Rotated the strike for {n} overs and the {place} crowd goes wild",
    "Lightning strikes the old mill near {place}, nobody hurt",
    "Best contract bridge evening in {place} for {n} years",
    "That picket fence in {place} needs {n} coats of paint",
    "The union of two valleys: a walk from {place}, {n} miles",
    "Struck by how quiet {place} is at {n} past six, {mood}",
    "Striking colours over {place} tonight, {n} photos and none does it justice",
    "Bowled {n} strikes at the {place} alley, {mood}",
    "Signed the contract for the flat in {place}! Keys in {n} days, {mood}",
    "The students' union bar in {place} does {meal} now, {mood}",
)
DAYS = (
    "Rain again in {place}, {n} days in a row now. Tea it is ☕",
    "New bakery by the station in {place}: {n} kinds of bread &amp; a queue round the corner",
    "Reading {n} pages a day, slowly getting there. Any tips for long novels? 📚",
    "The ferry to {place} was {n} minutes late, the gulls did not mind",
    "Garden report: {n} tomatoes, one slug, {mood} https://t.co/{code}",
    "Does anybody in {place} have a {thing} to lend? Will return it within {n} days, promise",
    "{meal} for {n} people in a kitchen made for two, {mood}",
    "Found my old {thing} in the cellar after {n} years. It still works, more or less",
    "Why does every map of {place} leave out the only good café? Asking for a friend",
    "Ran {n} kilometres along the river to {place} and met the same heron twice",
    "Finished season {n} last night. No spoilers, but {mood}",
    "Happy birthday to my sister in {place}, who is not {n} whatever she says 🎂",
    "The cat has opinions about {meal}. So does the landlord",
    "Sold the {thing}, bought {n} tulip bulbs, {mood}",
    "Good morning {place}! {n} degrees and fog, you can't see the church from the bridge",
    "Photo of the day: {place} harbour from the tower, {n} steps up https://t.co/{code}",
)


def text(rng: random.Random) -> tuple[str, bool]:
    """Return the words of a tweet, and whether they hold a link."""
    chance = rng.random()
    pattern = rng.choice(DISPUTES if chance < 0.02 else CUES if chance < 0.10 else DAYS)
    code = "".join(rng.choices("abcdefghjkmnpqrstuvwxyzABCDEFGH0123456789", k=10))
    words = pattern.format(
        place=rng.choice(PLACES), workers=rng.choice(WORKERS), n=rng.randint(2, 60), code=code,
        thing=rng.choice(THINGS), meal=rng.choice(MEALS), mood=rng.choice(MOODS),
    )  # fmt: skip
    if rng.random() < 0.3 and "t.co" not in words:
        words += f" https://t.co/{code}"
    return words, "t.co" in words


def tweet(number: int, rng: random.Random) -> dict[str, Any]:
    """Return a tweet as the archive of today writes it."""
    when = FIRST + dt.timedelta(seconds=270 * number)
    ms = int(when.timestamp() * 1000) - SNOWFLAKE_EPOCH_MS
    id_ = str(ms << 22 | rng.getrandbits(22))
    words, linked = text(rng)
    urls = []
    if linked:
        short = words[words.index("https://t.co/") :].split()[0]
        page = f"https://news.example/{when:%Y/%m}/{rng.getrandbits(40):x}"
        urls = [{"url": short, "expanded_url": page, "display_url": page[8:30] + "…", "indices": ["40", "63"]}]
    mentions = []
    if rng.random() < 0.5:
        name = rng.choice(FRIENDS)
        words = f"@{name} {words}"
        mention = str(rng.getrandbits(40))
        mentions = [{"name": name.title(), "screen_name": name, "indices": ["0", "9"], "id_str": mention, "id": mention}]
    body = {
        "edit_info": {
            "initial": {
                "editTweetIds": [id_],
                "editableUntil": f"{when + dt.timedelta(hours=1):%Y-%m-%dT%H:%M:%S.000Z}",
                "editsRemaining": "5",
                "isEditEligible": True,
            }
        },
        "retweeted": False,
        "source": '<a href="https://mobile.example.com" rel="nofollow">Example Web App</a>',
        "entities": {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": urls},
        "display_text_range": ["0", str(len(words))],
        "favorite_count": str(rng.randint(0, 90)),
        "id_str": id_,
        "truncated": False,
        "retweet_count": str(rng.randint(0, 30)),
        "id": id_,
        "possibly_sensitive": False,
        "created_at": f"{when:%a %b %d %H:%M:%S +0000 %Y}",
        "favorited": False,
        "full_text": words,
        "lang": "en",
    }
    if mentions:
        reply = str(int(id_) - rng.getrandbits(36))
        body |= {
            "in_reply_to_status_id_str": reply,
            "in_reply_to_status_id": reply,
            "in_reply_to_user_id": mentions[0]["id"],
            "in_reply_to_user_id_str": mentions[0]["id"],
            "in_reply_to_screen_name": mentions[0]["screen_name"],
        }
    return {"tweet": body}


def make(path: Path, count: int) -> None:
    """Write the archive, newest tweet first."""
    rng = random.Random(20161101)
    account = [{"account": {"username": "made_up", "accountId": "1", "accountDisplayName": "Made Up"}}]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/account.js", "window.YTD.account.part0 = " + json.dumps(account))
        with archive.open("data/tweets.js", "w", force_zip64=True) as out:
            out.write(b"window.YTD.tweets.part0 = [\n")
            for first in range(0, count, TOGETHER):
                some = [tweet(count - number, rng) for number in range(first, min(first + TOGETHER, count))]
                lines = json.dumps(some, ensure_ascii=False, indent=2)[2:-2]
                out.write((("," if first else "") + lines).encode())
            out.write(b"\n]")
        size = archive.getinfo("data/tweets.js").file_size
    print(f"{path}: {count:,} tweets, {size / 1e9:.2f} GB of JSON in {path.stat().st_size / 1e6:.0f} MB")


def read(path: Path) -> None:
    """Read the archive, and print what it took."""
    from strikewatch.model import Source
    from strikewatch.parse import tweets

    source = Source(name="benchmark", kind="twitter-export", path=str(path))
    start = time.process_time()
    items = sum(len(batch.items) for batch in tweets.read(path, source, now=dt.datetime.now(dt.UTC)))
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    with zipfile.ZipFile(path) as archive, archive.open("data/tweets.js") as stream:
        while stream.read(1 << 20):
            pass
    unpacking = time.process_time() - start
    print(f"{items:,} tweets in {taken:.1f} s of CPU: {items / taken:,.0f}/s, {taken / items * 1e6:.1f} µs each")
    print(f"of these {unpacking / items * 1e6:.1f} µs for unpacking alone; peak of memory {peak:.0f} MB")


def main() -> None:
    """Make or read, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("make", "read"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--tweets", type=int, default=1_000_000)
    options = parser.parse_args()
    if options.what == "make":
        make(options.file, options.tweets)
    else:
        read(options.file)


if __name__ == "__main__":
    main()
