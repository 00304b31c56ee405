"""Exports as sources of the config and as imports: read when they changed, counted to the last record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from stored import DAY, NOW, cut
from strikewatch import lexicon
from strikewatch.model import Config, Cut, ImportReport, Source
from strikewatch.pipeline import import_exports, judged, pull
from strikewatch.store import Store

WORDS = lexicon.load()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "data" / "s.sqlite") as opened:
        yield opened


def _line(number: int, text: str = "We walk at noon.") -> str:
    tweet = {
        "id_str": str(1_600_000_000_000_000_000 + number),
        "created_at": "Mon Jul 31 17:20:00 +0000 2023",
        "full_text": f"{text} {number}",
        "user": {"screen_name": "cbna_union", "name": "CBNA", "id_str": "7"},
        "entities": {},
    }
    return json.dumps(tweet)


def _export(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n")
    return path


def _sum(report: ImportReport) -> bool:
    return report.read == report.new + report.updated + report.known + report.skipped + report.unreadable


def test_an_import_counts_every_record(store: Store, tmp_path: Path) -> None:
    """New, known and unreadable ones add up; progress is told; a second import of the file is not read."""
    file = _export(tmp_path / "tweets.jsonl", *map(_line, range(5)), _line(3), '{"id_str": 1')
    told: list[tuple[int, int, int]] = []
    report = import_exports(store, [str(file)], lexicon=WORDS, now=NOW, on_progress=lambda *numbers: told.append(numbers))
    assert (report.new, report.known, report.unreadable, report.read) == (5, 1, 1, 7)
    assert _sum(report)
    assert report.reasons
    assert told
    assert store.arrived() == 5
    again = import_exports(store, [str(file)], lexicon=WORDS, now=NOW)
    assert again == ImportReport(unchanged=(str(file),))


def test_two_exports_of_one_name_are_remembered_apart(store: Store, tmp_path: Path) -> None:
    """Every archive has its ``tweets.js``: taken for one another they would be read, and their bad records counted, at each import."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    files = [str(_export(tmp_path / folder / "tweets.jsonl", _line(0), '{"id_str": 1')) for folder in ("a", "b")]
    assert import_exports(store, files, lexicon=WORDS, now=NOW).unreadable == 2
    assert import_exports(store, files, lexicon=WORDS, now=NOW + DAY) == ImportReport(unchanged=tuple(files))
    assert store.unreadable(Cut(upto=store.arrived())) == 2


def test_an_import_that_grew_adds_what_is_new(store: Store, tmp_path: Path) -> None:
    """The rest is known."""
    file = _export(tmp_path / "tweets.jsonl", *map(_line, range(3)))
    import_exports(store, [str(file)], lexicon=WORDS, now=NOW)
    _export(file, *map(_line, range(5)))
    report = import_exports(store, [str(file)], lexicon=WORDS, now=NOW + DAY)
    assert (report.new, report.known) == (2, 3)


def test_many_records_are_stored_in_stretches(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays flat: a stretch is stored before the next is read."""
    monkeypatch.setattr("strikewatch.pipeline.exports._ITEMS_AT_ONCE", 1)
    file = _export(tmp_path / "tweets.jsonl", *map(_line, range(2_500)))
    report = import_exports(store, [str(file)], lexicon=WORDS, now=NOW)
    assert (report.new, store.arrived()) == (2_500, 2_500)


def test_what_cannot_be_read_hinders_no_other(store: Store, tmp_path: Path) -> None:
    """A line per bad path; the good ones are imported all the same; a bad one is read again next time."""
    good = _export(tmp_path / "good.jsonl", _line(1))
    bad = _export(tmp_path / "bad.jsonl", "neither", "nor")
    report = import_exports(store, [str(tmp_path / "none*.zip"), str(bad), str(good)], lexicon=WORDS, now=NOW)
    assert report.new == 1
    assert len(report.failures) == 2
    assert _sum(report)
    assert import_exports(store, [str(bad)], lexicon=WORDS, now=NOW).failures


def _config(pattern: str) -> Config:
    return Config(home=Path(), zone="UTC", sources=(Source(name="cbna", kind="twitter-export", path=pattern, tier="official"),))


def test_a_source_is_read_when_it_changed(store: Store, tmp_path: Path) -> None:
    """A pattern that finds one more file brings what is in it; nothing changed costs nothing."""
    config = _config(str(tmp_path / "*.jsonl"))
    _export(tmp_path / "one.jsonl", *map(_line, range(3)))
    (outcome,) = pull(config, store, now=NOW)
    assert (outcome.status, outcome.new) == ("new", 3)
    (outcome,) = pull(config, store, now=NOW)
    assert (outcome.status, outcome.new, outcome.known) == ("unchanged", 0, 0)
    _export(tmp_path / "two.jsonl", _line(7))
    (outcome,) = pull(config, store, now=NOW)
    assert (outcome.status, outcome.new, outcome.known) == ("new", 1, 3)
    assert [one.items for one in store.health()] == [4]


def test_a_source_that_fails_says_so_until_it_is_mended(store: Store, tmp_path: Path) -> None:
    """A missing file, then one good and two bad ones: failures in a row, and what could be read is kept."""
    config = _config(str(tmp_path / "*.jsonl"))
    (outcome,) = pull(config, store, now=NOW)
    assert outcome.status == "failed"
    assert "no file" in (outcome.message or "")
    _export(tmp_path / "a.jsonl", "neither")
    _export(tmp_path / "b.jsonl", "nor")
    _export(tmp_path / "good.jsonl", _line(1))
    (outcome,) = pull(config, store, now=NOW)
    assert (outcome.status, outcome.new, outcome.failures) == ("failed", 1, 2)
    assert "(and 1 more)" in (outcome.message or "")
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "b.jsonl").unlink()
    (outcome,) = pull(config, store, now=NOW)
    assert (outcome.status, outcome.known, outcome.failures) == ("unchanged", 1, 0)


def test_an_import_judges_on_the_way_in(store: Store, tmp_path: Path) -> None:
    """Nothing waits afterwards, and the verdicts are those that a later look comes to."""
    lines = [
        _line(1, "Nurses at St Aldric Health are on strike over pay from Monday, the union says."),
        _line(2, "Coffee first."),
    ]
    file = _export(tmp_path / "tweets.jsonl", *lines)
    assert import_exports(store, [str(file)], lexicon=WORDS, now=NOW).new == 2
    assert store.unjudged(9) == ()
    found = {one.item.text: one.analysis for one in store.judged(cut(store))}
    assert [analysis.relevant for analysis in found.values()] == [True, False]
    for one in store.judged(cut(store)):
        assert judged(one.item, WORDS).analysis.verdict == one.analysis.verdict
