"""The edition by mail, through pipeline and store, with a transport that misbehaves as told."""

import datetime as dt
import email
import email.policy
from collections.abc import Iterator
from pathlib import Path

import pytest

from strikewatch import lexicon
from strikewatch.errors import TryLater
from strikewatch.model import Config, Delivery, Letter, MailSettings, Source
from strikewatch.pipeline import mail
from strikewatch.pipeline.editions import begin_mail, held_up, keeping
from strikewatch.pipeline.pull import pull
from strikewatch.store import Store

NOW = dt.datetime(2023, 8, 1, 18, tzinfo=dt.UTC)
TO = ("desk@b.example", "night@b.example")
FEED = """<rss version="2.0"><channel><title>Gazette</title><item><title>{title}</title><link>https://g.example/{n}</link><guid>g{n}</guid>
<pubDate>Tue, 01 Aug 2023 12:00:00 +0000</pubDate><description>{title}, their union said.</description></item></channel></rss>"""


class Post:
    """A mail server: ``states`` says what each recipient is told; ``sent`` is what it got."""

    def __init__(self, **states: str) -> None:
        self.states = states
        self.sent: list[tuple[str, str]] = []

    def __call__(self, letter: Letter, recipients: tuple[str, ...], _settings: MailSettings) -> Iterator[Delivery]:
        for recipient in recipients:
            state = self.states.get(recipient.split("@", 1)[0], "accepted")
            if state == "killed":
                raise KeyboardInterrupt
            if state == "accepted":
                self.sent.append((recipient, letter.message_id))
            yield Delivery(recipient=recipient, state=state, answer="said so")  # type: ignore[arg-type]  # words of a table


class Desk:
    """A desk with one feed and two readers."""

    def __init__(self, folder: Path) -> None:
        self.feed = folder / "feed.xml"
        self.config = Config(
            home=folder,
            zone="UTC",
            sources=(Source(name="gazette", path=str(self.feed)),),
            mail=MailSettings(to=TO, sender="sw@b.example"),
        )
        self.store = Store.open(folder / "s.sqlite")
        self.lexicon = lexicon.load()
        self.news = 0

    def report(self, title: str, *, now: dt.datetime = NOW) -> None:
        """Let the feed bring a report, and pull it."""
        self.news += 1
        self.feed.write_text(FEED.format(title=title, n=self.news))
        assert [outcome.status for outcome in pull(self.config, self.store, now=now)] == ["new"]

    def enqueue(self, now: dt.datetime = NOW) -> Letter:
        """Compose what is new and put it into the outbox."""
        composition, letter = mail.draft(self.config, self.store, self.lexicon, now=now)
        begin_mail(self.store, composition, letter)
        return letter

    def deliver(self, post: Post, *, refused: bool = False) -> list[tuple[str, str]]:
        """Send what waits; return recipient and state."""
        return [
            (d.recipient.split("@", 1)[0], d.state)
            for _, d in mail.deliver_pending(self.config, self.store, now=NOW, refused=refused, send=post)
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk with one strike in its store."""
    desk = Desk(tmp_path)
    desk.report("Nurses strike over pay at Calder Bay hospital")
    yield desk
    desk.store.close()


def test_an_edition_reaches_each_recipient_once(desk: Desk) -> None:
    """Sent, recorded, and not sent again."""
    desk.enqueue()
    post = Post()
    assert desk.deliver(post) == [("desk", "accepted"), ("night", "accepted")]
    assert desk.deliver(post) == []
    assert len(post.sent) == 2


def test_a_number_of_the_mail_leads_to_its_item(desk: Desk) -> None:
    """Whoever reads [1] in the mail gets it by `show 1`, whatever digest was printed before."""
    desk.store.remember_references([(1, "abcdef")])
    desk.enqueue()
    (reference, *_) = mail.draft(desk.config, desk.store, desk.lexicon, now=NOW)[0].digest.references
    assert desk.store.find("1").id == reference.item


def test_only_who_was_deferred_is_tried_again_with_the_same_message(desk: Desk) -> None:
    """The other one has it; the Message-ID stays."""
    letter = desk.enqueue()
    assert desk.deliver(Post(night="deferred")) == [("desk", "accepted"), ("night", "deferred")]
    assert not held_up(desk.store)
    post = Post()
    assert desk.deliver(post) == [("night", "accepted")]
    assert post.sent == [("night@b.example", letter.message_id)]


def test_nothing_new_is_composed_while_an_edition_has_reached_nobody(desk: Desk) -> None:
    """It goes first."""
    desk.enqueue()
    desk.deliver(Post(desk="deferred", night="deferred"))
    assert held_up(desk.store)
    desk.deliver(Post())
    assert not held_up(desk.store)


def test_no_edition_is_kept_while_one_has_reached_nobody_or_another_run_is_at_work(desk: Desk) -> None:
    """What the mail holds would be told twice; two that keep at once would give one number twice."""
    desk.enqueue()
    with pytest.raises(TryLater, match="waits to be mailed"), keeping(desk.config, desk.store, now=NOW):
        pass
    desk.deliver(Post())
    with keeping(desk.config, desk.store, now=NOW) as edition:
        assert edition == "2023-08-01b"
        with pytest.raises(TryLater, match="another run"), keeping(desk.config, desk.store, now=NOW):
            pass


def test_a_refused_edition_is_kept_and_its_items_are_news_still(desk: Desk) -> None:
    """5xx for all: not tried for ever, told by --retry, and the next edition has the items."""
    desk.enqueue()
    desk.deliver(Post(desk="refused", night="refused"))
    assert desk.deliver(Post()) == []
    composition, _ = mail.draft(desk.config, desk.store, desk.lexicon, now=NOW + dt.timedelta(days=3))
    assert composition.digest.counts.kept == 1
    assert desk.deliver(Post(), refused=True) == [("desk", "accepted"), ("night", "accepted")]


def test_a_run_that_is_killed_between_two_recipients_repeats_neither(desk: Desk) -> None:
    """The first was recorded before the second was tried."""
    desk.enqueue()
    with pytest.raises(KeyboardInterrupt):
        desk.deliver(Post(night="killed"))
    assert desk.deliver(Post()) == [("night", "accepted")]


@pytest.mark.parametrize("later", [dt.timedelta(days=1), dt.timedelta(days=400), dt.timedelta(days=-3650)])
def test_the_next_edition_has_what_came_since_the_last_however_the_clock_jumped(desk: Desk, later: dt.timedelta) -> None:
    """Selection by what was delivered, never by time: nothing twice, nothing left out."""
    first = desk.enqueue()
    desk.deliver(Post())
    desk.report("Dockers walk out at Northgate over remote cranes", now=NOW + later)
    composition, letter = mail.draft(desk.config, desk.store, desk.lexicon, now=NOW + later)
    assert composition.digest.counts.read == 1
    message = email.message_from_bytes(letter.message, policy=email.policy.default)
    assert message["In-Reply-To"] == first.message_id
    assert letter.message_id != first.message_id


def test_an_edition_with_nothing_in_it_is_empty(desk: Desk) -> None:
    """After all was delivered, the next one has nothing to say."""
    desk.enqueue()
    desk.deliver(Post())
    composition, _ = mail.draft(desk.config, desk.store, desk.lexicon, now=NOW + dt.timedelta(days=1))
    assert mail.is_empty(composition.digest)


def test_a_draft_writes_nothing(desk: Desk) -> None:
    """--dry-run leaves no edition and no outbox behind."""
    mail.draft(desk.config, desk.store, desk.lexicon, now=NOW)
    assert desk.store.editions() == ()
    assert desk.store.unsent() == ()
