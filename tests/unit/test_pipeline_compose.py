"""From the store to the page: what is judged, gathered and told, and what an edition of it settles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from stored import DAY, HOUR, NOW, analysis, failed, fetched, item, judge, source
from strikewatch import lexicon, render
from strikewatch.errors import UsageError
from strikewatch.lexicon import Lexicon
from strikewatch.model import Analysis, Config, Delivery, Event, Item, Letter, Party, Tracks, Watch
from strikewatch.pipeline import Span, compose, disputes, disputes_of, keep_edition
from strikewatch.pipeline.compose import _share
from strikewatch.pipeline.editions import begin_mail, next_edition
from strikewatch.pipeline.judge import fingerprint
from strikewatch.pipeline.named import one_of
from strikewatch.store import Store

NURSES = Party(id="cbna", name="Calder Bay Nurses Association", abbr="CBNA", role="union")
HOSPITAL = Party(id="st-aldric-health", name="St Aldric Health", role="employer")
RAIL = Party(id="rbta", name="Rail and Bus Trades Alliance", abbr="RBTA", role="union")
TRAINS = Party(id="westmoor", name="Westmoor Trains", role="employer")


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon.load()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(home=tmp_path, zone="America/Los_Angeles", sources=(source(), source("post")))


@pytest.fixture
def store(config: Config, words: Lexicon) -> Iterator[Store]:
    """Give a store with two disputes, a look-alike and an old report; all judged, as if by the lexicon."""
    with Store.open(config.store) as opened:
        opened.save([fetched(_report("first", published=NOW - 40 * DAY))], NOW - 40 * DAY)
        rail = _report(
            "rail", title="Drivers at Westmoor vote", text="The RBTA said its members at Westmoor Trains voted to strike."
        )
        old = item("old", published=NOW - 60 * DAY)
        fresh = [_report("today"), rail, item("air", title="Air strike", text="Far away."), old]
        opened.save([fetched(*fresh, unreadable=1), (failed(source("post")), None)], NOW)
        judge(opened)
        opened.judge_with(fingerprint(words))
        opened.save_analyses(
            [
                (_nurses(_report("first")), False),
                (_nurses(_report("today")), False),
                (analysis(rail, dispute="gb-rbta-westmoor-2023", parties=(RAIL, TRAINS), issues=()), False),
                (
                    analysis(item("air"), relevant=False, verdict="look-alike", dispute=None, lookalike="air strike", issues=()),
                    False,
                ),
                (_nurses(old), False),
            ]
        )
        yield opened


def _report(key: str, **changes: Any) -> Item:
    text = f"The Calder Bay Nurses Association and St Aldric Health met again, report {key}. Talks go on."
    return item(key, **{"title": f"Nurses and hospital meet: {key}", "text": text, **changes})


def _nurses(one: Item) -> Analysis:
    return analysis(one, parties=(NURSES, HOSPITAL), stage="talks")


def test_counts_reconcile_and_name_the_failed(store: Store, config: Config, words: Lexicon) -> None:
    """Everything first seen in the window is somewhere; the failed source is told with its sentence."""
    found = compose(config, store, words, now=NOW, span=Span())
    counts = found.digest.counts
    assert counts.reconciled()
    assert (counts.read, counts.kept, counts.lookalike, counts.too_old, counts.unreadable) == (5, 2, 1, 1, 1)
    assert found.digest.sources_ok == 1
    assert [(one.name, one.failures) for one in found.digest.failures] == [("post", 1)]
    assert len(found.judged) == 3


def test_older_reports_are_evidence_for_the_disputes_of_the_window(store: Store, config: Config, words: Lexicon) -> None:
    """By the index, whenever they came, too old ones with them; they are not read again."""
    found = compose(config, store, words, now=NOW, span=Span())
    nurses = next(one for one in found.disputes if any(party.abbr == "CBNA" for party in one.unions))
    assert {one.lead.item.id for one in nurses.stories} >= {item("today").id}
    assert {member.item.id for story in nurses.stories for member in story.members} == {
        item("first").id,
        item("today").id,
        item("old").id,
    }


def test_a_page_can_be_narrowed_its_counts_never(store: Store, config: Config, words: Lexicon) -> None:
    """To an issue, or to a dispute by a unique part of its id."""
    whole = compose(config, store, words, now=NOW, span=Span())
    (rail,) = [one for one in whole.disputes if any(party.abbr == "RBTA" for party in one.unions)]
    narrow = compose(config, store, words, now=NOW, span=Span(), disputes=[rail.id])
    assert narrow.filtered
    assert narrow.digest.counts == whole.digest.counts
    assert narrow.digest.disputes == 1
    assert compose(config, store, words, now=NOW, span=Span(), disputes=["westmoor"]).digest.disputes == 1
    assert compose(config, store, words, now=NOW, span=Span(), issues=["wages"]).filtered
    with pytest.raises(UsageError, match="no dispute"):
        compose(config, store, words, now=NOW, span=Span(), disputes=["teamsters"])
    with pytest.raises(UsageError, match="may be"):
        compose(config, store, words, now=NOW, span=Span(), disputes=["2023"])


def test_a_kept_digest_is_an_edition(store: Store, config: Config, words: Lexicon) -> None:
    """What it took in is new no more; its forms print again; the next page names it."""
    name = next_edition(config, store, NOW)
    found = compose(config, store, words, now=NOW, span=Span(), edition=name)
    keep_edition(store, found, width=100)
    kept = store.edition(name)
    assert kept is not None
    assert (kept.id, kept.state) == (name, "delivered")
    assert dict(kept.forms)["text"] == render.text(found.digest, width=100).encode()
    assert set(kept.items) >= set(found.items)
    after = compose(config, store, words, now=NOW + HOUR, span=Span(new=True))
    assert after.digest.counts.read == 0
    assert after.digest.since_edition == kept.id


def test_a_mail_settles_all_that_had_arrived(store: Store, config: Config, words: Lexicon) -> None:
    """Once somebody has accepted it, and not before."""
    found = compose(config, store, words, now=NOW, span=Span(new=True), edition=next_edition(config, store, NOW))
    letter = Letter(edition="2023-08-01", message_id="<1@x>", sender="desk@x", recipients=("desk@x",), message=b"From: x")
    mail = begin_mail(store, found, letter)
    assert compose(config, store, words, now=NOW, span=Span(new=True)).digest.counts.read == 5
    store.record(mail, [Delivery(recipient="desk@x", state="accepted", answer="250")], NOW)
    store.save([fetched(_report("later"))], NOW + DAY)
    after = compose(config, store, words, now=NOW + DAY, span=Span(new=True))
    assert after.digest.counts.read == 1
    assert after.digest.window.label == "since the edition of Tue 1 Aug"


def test_a_digest_of_another_shape_is_not_compared_with(store: Store, config: Config, words: Lexicon) -> None:
    """An edition of an older version still prints; "changed" does without it."""
    keep_edition(store, compose(config, store, words, now=NOW, span=Span()), width=100)
    store._db._connection.execute("UPDATE editions SET digest = ?", (b'{"schema": 0}',))
    assert compose(config, store, words, now=NOW, span=Span(new=True)).digest.since_edition == "2023-08-01"


def test_a_window_tells_its_own_changes_whatever_was_delivered(store: Store, config: Config, words: Lexicon) -> None:
    """A digest of the last day, or of dates, does not leave out what an edition told already, nor is it headed with that edition."""
    voted = _report("voted", published=NOW - HOUR)
    store.save([fetched(voted)], NOW)
    store.save_analyses([(replace(_nurses(voted), stage="authorised", tracks=Tracks(action="authorised")), False)])
    first = compose(config, store, words, now=NOW, span=Span(), edition=next_edition(config, store, NOW))
    keep_edition(store, first, width=100)
    assert [change.kind for change in first.digest.changes] == ["voted"]
    for span in (Span(), Span(since=NOW - DAY)):
        again = compose(config, store, words, now=NOW, span=span).digest
        assert (again.changes, again.since_edition) == (first.digest.changes, None)


def test_the_ledger_holds_what_was_heard_of_and_the_dossier_all(store: Store, config: Config, words: Lexicon) -> None:
    """Without a name the disputes of the last half year; a part of an id finds the others too."""
    assert {one.name for one in disputes(config, store, words, now=NOW)} == {"CBNA v St Aldric Health", "RBTA v Westmoor Trains"}
    assert disputes(config, store, words, now=NOW + 900 * DAY) == ()
    (one,) = disputes(config, store, words, now=NOW + 900 * DAY, name="St Aldric")
    assert len(one.stories) >= 2
    assert disputes(config, store, words, now=NOW, name="teamsters") == ()


def test_what_the_user_joined_is_gathered_together(store: Store, config: Config, words: Lexicon) -> None:
    """``mark --same`` brings the evidence of both, also of the one that is not in the window."""
    store.mark("same", now=NOW, value="us-cbna-st-aldric-2023", other="us-elsewhere-2023")
    far = _report("far", published=NOW - 30 * DAY)
    store.save([fetched(far)], NOW)
    store.save_analyses([(analysis(far, dispute="us-elsewhere-2023", parties=(NURSES, HOSPITAL)), False)])
    found = compose(config, store, words, now=NOW, span=Span())
    told = {one.item.id for story in found.stories for one in story.members}
    assert far.id in told


def test_a_watched_dispute_is_told_of_without_news(store: Store, config: Config, words: Lexicon) -> None:
    """Its older evidence is gathered although the window holds nothing of it."""
    watching = replace(config, watch=(Watch(name="Calder Bay nurses", parties=("CBNA", "St Aldric Health")),))
    found = compose(watching, store, words, now=NOW + 20 * DAY, span=Span())
    (quiet,) = [one for one in found.disputes if one.watched == "Calder Bay nurses"]
    assert quiet.stories


def test_what_is_due_stays_on_the_page_without_news(store: Store, config: Config, words: Lexicon) -> None:
    """A window of which nothing is read still shows the dates and the ledger of every dispute that is open."""
    notice = _report("notice", published=NOW - HOUR, text="The CBNA and St Aldric Health were told of a strike from 14 August.")
    at = notice.body.index("a strike from")
    due = Event(
        type="strike_begins", date=dt.date(2023, 8, 14), text="a strike from 14 August", start=at, end=at + 23, scheduled=True
    )
    store.save([fetched(notice)], NOW)
    store.save_analyses([(replace(_nurses(notice), events=(due,), stage="noticed", tracks=Tracks(action="noticed")), False)])
    digest = compose(config, store, words, now=NOW + 6 * DAY, span=Span()).digest
    assert (digest.counts.read, digest.changes, digest.groups) == (0, (), ())
    assert [(line.what, line.date.day, line.refs) for line in digest.dates] == [("strike begins", 14, (1,))]
    assert [line.name for line in digest.ledger] == ["CBNA v St Aldric Health"]
    assert digest.ledger[0].next_what == "strike begins"


def test_a_store_that_may_only_be_read_still_makes_a_digest(
    store: Store, config: Config, words: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits is judged for this once, and not stored."""
    store.save([fetched(item("waiting", title="Rain", text="A quiet day."))], NOW)
    monkeypatch.setattr(Store, "writable", property(lambda _: False))
    found = compose(config, store, words, now=NOW, span=Span())
    assert found.digest.counts.read == 6
    assert found.digest.counts.reconciled()
    assert len(store.unjudged(9)) == 1
    assert disputes(config, store, words, now=NOW)


@pytest.mark.parametrize(("count", "newest", "first"), [(0, 24, 6), (10, 24, 6), (100, 9, 2), (1_000, 2, 1)])
def test_a_digest_shares_its_look_back_among_its_disputes(count: int, newest: int, first: int) -> None:
    """However many there are, its cost is bounded, and each keeps its newest word and its beginning."""
    assert _share(1_200, count) == {"newest": newest, "first": first}


def test_a_dossier_holds_what_the_ledger_holds(store: Store, config: Config, words: Lexicon) -> None:
    """Reports that have the employer under a longer name are in the dossier too, whichever of the two ids is asked for."""
    longer = Party(id="st-aldric-calder", name="St Aldric Health Calder Bay", role="employer")
    other = _report("other", published=NOW - HOUR)
    store.save([fetched(other)], NOW)
    store.save_analyses(
        [(analysis(other, dispute="us-cbna-st-aldric-calder-2023", parties=(NURSES, longer), stage="talks"), False)]
    )
    listed = {one.id: len(one.stories) for one in disputes(config, store, words, now=NOW) if "CBNA" in one.name}
    for name in ("st-aldric", "us-cbna-st-aldric-calder-2023"):
        found = disputes(config, store, words, now=NOW, name=name)
        assert {one.id for one in found} == set(listed)
    assert one_of(found, "us-cbna-st-aldric-calder-2023").id in listed
    (one,) = disputes(config, store, words, now=NOW, name="gb-rbta-westmoor-2019")
    assert one_of([one], "gb-rbta-westmoor-2019").name == "RBTA v Westmoor Trains"


def test_a_dispute_is_found_by_the_name_that_its_page_gave_it(store: Store, config: Config, words: Lexicon) -> None:
    """The id that the ledger shows finds the dossier, though single items have the dispute under another: a second of one year."""
    spring = _report("spring", published=NOW - 300 * DAY)
    store.save([fetched(spring)], NOW)
    store.save_analyses([(_nurses(spring), False)])
    ids = {one.id for one in disputes(config, store, words, now=NOW) if one.name == "CBNA v St Aldric Health"}
    assert len(ids) == 2
    for id_ in ids:
        assert [one.id for one in disputes(config, store, words, now=NOW, name=id_)] == [id_]


def test_an_item_finds_its_dispute_whatever_a_page_calls_it(store: Store, config: Config, words: Lexicon) -> None:
    """A dispute is dated by its first report, so that its id need not be the one that a later item was judged to be on."""
    winter = _report("winter", published=NOW - 250 * DAY)
    store.save([fetched(winter)], NOW)
    told = "us-cbna-st-aldric-2024"
    store.save_analyses([(replace(_nurses(_report("today")), dispute=told), False), (_nurses(winter), False)])
    found = disputes_of(config, store, words, now=NOW, told=told)
    assert told not in {dispute.id for dispute in found}
    held = {one.item.title for dispute in found for story in dispute.stories for one in story.members}
    assert "Nurses and hospital meet: today" in held
    assert not any("Westmoor" in title for title in held)
