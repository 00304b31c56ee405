"""Pulling: answers and what was read of them, put together, stored, and told as outcomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest
from msgspec.structs import replace

from stored import HOUR, NOW, failed, fetched, item, source
from strikewatch.model import Answer, Batch, Config, Document, Failed, Outcome, Source, Unchanged, Validators, Visit
from strikewatch.pipeline import pull
from strikewatch.pipeline.pull import Fetch, Parse
from strikewatch.store import Store

# The module: the package exports its function under the same name.
PULL = import_module("strikewatch.pipeline.pull")

# What a document's body names, in the tests: the items that it holds.
BATCHES: dict[bytes, Batch | Failed] = {
    b"one": Batch(items=(item("a"), item("b"))),
    b"two": Batch(items=(item("c"),), title="The Ledger"),
    b"bad": Failed(source=source(), kind="not-a-feed", message="not a feed", hint="give the address of its feed"),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.sqlite") as opened:
        yield opened


def _document(body: bytes, origin: Source | None = None) -> Document:
    return Document(source=origin or source(), body=body, validators=Validators(etag="1"), fetched_at=NOW)


def _fetch(*answers: Answer) -> Fetch:
    def fetch(sources: Sequence[Source], visits: Mapping[str, Visit], now: dt.datetime) -> Iterator[Answer]:
        del sources, visits, now
        return iter(answers)

    return fetch


def _read(document: Document) -> Batch | Failed:
    result = BATCHES[document.body]
    return replace(result, source=document.source) if isinstance(result, Failed) else result


def _in_step(documents: Iterable[Document]) -> Iterator[tuple[Document, Batch | Failed]]:
    return ((document, _read(document)) for document in documents)


def _backwards(documents: Iterable[Document]) -> Iterator[tuple[Document, Batch | Failed]]:
    """Read all, as far ahead as may be, and hand out the last first."""
    return iter([(document, _read(document)) for document in documents][::-1])


def _config(*sources: Source) -> Config:
    return Config(home=Path(), zone="UTC", sources=sources or (source(),))


def _pull(store: Store, *answers: Answer, parse: Parse = _in_step, config: Config | None = None) -> dict[str, Outcome]:
    config = config or _config(*{answer.source.name: answer.source for answer in answers}.values())
    return {outcome.source: outcome for outcome in pull(config, store, now=NOW, fetch=_fetch(*answers), parse=parse)}


@pytest.mark.parametrize("parse", [_in_step, _backwards])
def test_every_source_gets_one_outcome(store: Store, parse: Parse) -> None:
    """Documents, unchanged and failed ones, in whatever order the readers finish."""
    post, wire, mute = source("post"), source("wire"), source("mute")
    outcomes = _pull(store, _document(b"one"), failed(post), Unchanged(source=wire), _document(b"bad", mute), parse=parse)
    assert {name: one.status for name, one in outcomes.items()} == {
        "ledger": "new",
        "post": "failed",
        "wire": "unchanged",
        "mute": "failed",
    }


@pytest.mark.parametrize("parse", [_in_step, _backwards])
def test_a_pattern_for_files_is_one_source(store: Store, parse: Parse) -> None:
    """Its documents are stored together, its outcome is their sum, and it has failed if one of them has."""
    answers = [_document(b"one"), _document(b"two")]
    (outcome,) = _pull(store, *answers, parse=parse).values()
    assert (outcome.status, outcome.new) == ("new", 3)
    (outcome,) = _pull(store, failed(kind="file"), *answers, parse=parse).values()
    assert (outcome.status, outcome.known, outcome.failures) == ("failed", 3, 1)
    assert store.health()[0].failures == 1


def test_only_named_sources_are_visited(store: Store) -> None:
    """And what the store remembers of them is handed to the fetcher."""
    store.save([fetched(item("a"))], NOW)
    asked: list[tuple[list[str], Mapping[str, Visit]]] = []

    def fetch(sources: Sequence[Source], visits: Mapping[str, Visit], now: dt.datetime) -> Iterator[Answer]:
        asked.append(([one.name for one in sources], visits))
        assert now == NOW
        return iter(())

    assert list(pull(_config(source(), source("post")), store, now=NOW, only=["ledger"], fetch=fetch)) == []
    ((names, visits),) = asked
    assert names == ["ledger"]
    assert visits["ledger"].validators.etag == '"1"'


def test_what_was_yielded_is_stored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is left half way has kept every source whose outcome it told, and no other."""
    monkeypatch.setattr(PULL, "_SOURCES_AT_ONCE", 1)
    stream = pull(
        _config(source(), source("post")),
        store,
        now=NOW,
        fetch=_fetch(_document(b"one"), _document(b"two", source("post"))),
        parse=_in_step,
    )
    assert next(iter(stream)).source == "ledger"
    stream.close()  # type: ignore[attr-defined]  # a generator
    assert store.arrived() == 2
    assert set(store.visits([source(), source("post")])) == {"ledger"}


def test_a_fault_of_ours_keeps_what_was_stored(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in the fetcher ends the run with its traceback; batches before it stay."""
    monkeypatch.setattr(PULL, "_ITEMS_AT_ONCE", 1)

    def fetch(*_: object) -> Iterator[Answer]:
        yield _document(b"one")
        yield _document(b"two", source("post"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(pull(_config(), store, now=NOW, fetch=fetch, parse=_in_step))
    assert store.arrived() == 2


def test_a_usual_run_is_indexed_at_once(store: Store) -> None:
    """What a pull brought can be searched even where the store may not be written any more."""
    _pull(store, _document(b"one"))
    assert store._db._connection.execute("SELECT value FROM state WHERE name = 'indexed_to'").fetchone() == (2,)


def test_slow_sources_do_not_hold_back_what_is_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while what has come is stored, however little."""
    monkeypatch.setattr(PULL, "_SECONDS", 0.0)
    stored_by: list[int] = []

    def fetch(*_: object) -> Iterator[Answer]:
        for index in range(3):
            stored_by.append(len(store.health()))
            yield failed(source(f"s{index}"))
            yield _document(b"one", source(f"d{index}"))

    list(pull(_config(), store, now=NOW, fetch=fetch, parse=_in_step))
    assert stored_by[-1] > 0


def test_nothing_to_visit_is_nothing_to_do(store: Store) -> None:
    """A config without sources brings no outcome."""

    def never(*_: object) -> Iterator[Answer]:
        raise AssertionError

    config = Config(home=Path(), zone="UTC")
    assert list(pull(config, store, now=NOW + HOUR, fetch=never)) == []
