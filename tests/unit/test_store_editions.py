"""Editions and the outbox: written before anything is sent, changed only by what the server says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from stored import DAY, NOW, cut, digest, fetched, item, new
from strikewatch.model import Delivery, Digest, Edition
from strikewatch.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        opened.save([fetched(item("a"), item("b"))], NOW)
        yield opened


def _mail(store: Store, *recipients: str, now: dt.datetime = NOW) -> Edition:
    forms = {"text": b"text\r\n", "html": b"<p>\x00\xff", "mail": b"From: x\r\n\r\n."}
    return store.begin_edition(
        digest(now),
        new(store),
        kind="mail",
        items=[item("a").id],
        forms=forms,
        message_id=f"<{now:%d%H%M%S}@x>",
        recipients=recipients,
    )


def _said(state: str, *recipients: str) -> list[Delivery]:
    return [Delivery(recipient=name, state=state, answer=f"{state} indeed") for name in recipients]  # type: ignore[arg-type]  # a plain str


def test_an_edition_prints_again_byte_for_byte(store: Store) -> None:
    """Forms, items, digest and Message-ID come back as they were stored, by id or number."""
    made = _mail(store, "a@x")
    assert made.state == "pending"
    again = store.edition("2023-08-01")
    assert again == store.edition("1")
    assert again is not None
    assert replace(again, forms=(), items=()) == made
    assert dict(again.forms) == {"text": b"text\r\n", "html": b"<p>\x00\xff", "mail": b"From: x\r\n\r\n."}
    assert (again.items, again.message_id, again.made_at) == ((item("a").id,), "<01180000@x>", NOW)
    assert msgspec.json.decode(again.digest, type=Digest) == digest()
    assert store.edition("2023-08-02") is None
    assert store.edition("7") is None


def test_the_second_edition_of_a_day_is_its_b(store: Store) -> None:
    """Ids tell day and order; the id that the page was composed with is the one that it gets."""
    assert store.next_edition(NOW.date()) == ("2023-08-01", 1)
    for number in range(28):
        id_, _ = store.next_edition(NOW.date())
        made = store.begin_edition(digest(edition=id_), cut(store), kind="kept", items=[], forms={})
        assert (made.id, made.number) == (id_, number + 1)
    ids = [edition.id for edition in store.editions()]
    assert ids[-1] == "2023-08-01"
    assert ids[-2] == "2023-08-01b"
    assert ids[2] == "2023-08-01z"
    assert ids[:2] == ["2023-08-01ab", "2023-08-01aa"]


def test_a_mail_is_delivered_once_one_recipient_has_it(store: Store) -> None:
    """Accepted, deferred and refused are kept apart; the deferred one alone is tried again."""
    mail = _mail(store, "a@x", "b@x", "c@x")
    assert store.unsent() == ((mail, ("a@x", "b@x", "c@x")),)
    mail = store.record(mail, [*_said("accepted", "a@x"), *_said("deferred", "b@x"), *_said("refused", "c@x")], NOW)
    assert mail.state == "delivered"
    assert store.last_edition() == mail
    assert store.unsent() == ((mail, ("b@x",)),)
    assert store.unsent(refused=True) == ((mail, ("b@x", "c@x")),)
    states = [(one.recipient, one.state, tries) for one, tries in store.outbox(mail)]
    assert states == [("a@x", "accepted", 1), ("b@x", "deferred", 1), ("c@x", "refused", 1)]
    mail = store.record(mail, _said("accepted", "b@x"), NOW)
    assert store.unsent() == ()


def test_a_mail_that_all_refuse_has_failed_and_settles_nothing(store: Store) -> None:
    """It is not tried for ever; its items stay new; a retry that succeeds makes it delivered."""
    mail = store.record(_mail(store, "a@x"), _said("refused", "a@x"), NOW)
    assert mail.state == "failed"
    assert store.unsent() == ()
    assert store.last_edition() is None
    assert store.editions_of(item("a").id) == ()
    ((again, names),) = store.unsent(refused=True)
    assert store.record(again, _said("accepted", *names), NOW).state == "delivered"
    assert store.editions_of(item("a").id) == ("2023-08-01",)


def test_what_was_accepted_stays_accepted(store: Store) -> None:
    """A late answer of another try takes nothing back."""
    mail = store.record(_mail(store, "a@x"), _said("accepted", "a@x"), NOW)
    store.record(mail, _said("deferred", "a@x"), NOW)
    assert [(one.state, tries) for one, tries in store.outbox(mail)] == [("accepted", 1)]


def test_while_all_are_deferred_the_mail_is_pending(store: Store) -> None:
    """A crash before any answer looks the same: it is sent first next time."""
    mail = _mail(store, "a@x", "b@x")
    assert [(one.state, one.answer, tries) for one, tries in store.outbox(mail)] == [("deferred", "not tried yet", 0)] * 2
    mail = store.record(mail, [*_said("deferred", "a@x"), *_said("refused", "b@x")], NOW)
    assert mail.state == "pending"
    assert store.unsent() == ((mail, ("a@x",)),)


def test_a_filtered_digest_settles_only_what_it_shows(store: Store) -> None:
    """What it left out is still new."""
    store.judge_with("one")
    store.begin_edition(digest(), new(store), kind="kept", items=[item("a").id], forms={}, filtered=True)
    assert [one.id for one in store.waiting(new(store))] == [item("b").id]


def test_a_first_mail_settles_what_its_window_left_out(store: Store) -> None:
    """The first edition takes the window; the second does not fall back behind it."""
    store.save([fetched(item("c"))], NOW + 3 * DAY)
    later = NOW + 3 * DAY
    first = store.begin_edition(
        digest(later), cut(store, start=later - DAY, end=later), kind="mail", items=[], forms={}, recipients=["a@x"]
    )
    store.record(first, _said("accepted", "a@x"), later)
    store.judge_with("one")
    assert store.waiting(new(store)) == ()


def test_an_edition_is_written_whole_or_not_at_all(store: Store) -> None:
    """A fault half way through leaves no trace of it."""
    _mail(store, "a@x")
    with pytest.raises(Exception, match="UNIQUE"):
        _mail(store, "a@x")  # the same Message-ID
    assert len(store.editions()) == 1
    assert len(store.unsent()) == 1
