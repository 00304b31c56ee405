"""pull, import and the outcomes that their exit codes come from."""

import json
from pathlib import Path

import pytest

from commands import Run
from strikewatch.cli import exits, outcomes
from strikewatch.model import Outcome

TWEETS = 'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1685850519106486272", "full_text": "On the picket line", "created_at": "Mon Jul 31 03:11:00 +0000 2023"}}]'


def test_a_pull_is_quiet_when_all_is_well(run: Run, desk: Path) -> None:
    """Nothing on either stream, 0, and the items are there."""
    result = run("pull")
    assert (result.output, result.exit_code) == ("", 0)
    assert (desk / "strikewatch.sqlite").exists()


def test_the_outcome_of_each_source_as_json(run: Run, desk: Path) -> None:
    """New first, unchanged the second time."""
    assert desk.is_dir()
    first, second = (json.loads(run("pull", "--json").output)[0] for _ in range(2))
    assert (first["source"], first["status"], first["new"]) == ("gazette", "new", 2)
    assert (second["status"], second["new"]) == ("unchanged", 0)


def test_one_bad_source_stops_no_other(run: Run, desk: Path) -> None:
    """The bad one is a line that says what to do; the run ends with 75, with --tolerate 0."""
    with (desk / "config.toml").open("a") as config:
        config.write('[[sources]]\nname = "gone"\npath = "none.xml"\n')
    result = run("pull")
    assert result.exit_code == exits.TRY_LATER
    assert result.stderr.startswith("gone: ")
    assert "; " in result.stderr
    assert result.stderr.count("\n") == 1
    assert run("pull", "--tolerate").exit_code == 0
    assert run("search", "nurses").exit_code == 0


def test_verbose_tells_of_each_source(run: Run, desk: Path) -> None:
    """-v names the good ones too."""
    assert desk.is_dir()
    assert "gazette: new: 2 new, 0 updated" in run("-v", "pull").stderr


@pytest.mark.parametrize(
    ("config", "words", "said"),
    [
        ('[[sources]]\nname="a"\nurl="http://127.0.0.1:9/"', ("pull", "--source", "b"), "no source is named 'b'"),
        ("", ("pull",), "names no source"),
    ],
)
def test_what_cannot_be_pulled_is_told(run: Run, desk: Path, config: str, words: tuple[str, ...], said: str) -> None:
    """An unknown name, an empty config."""
    (desk / "config.toml").write_text(config)
    result = run(*words)
    assert result.exit_code == exits.USAGE
    assert said in result.stderr


def test_no_source_reached_ends_with_69(run: Run, desk: Path) -> None:
    """The network is gone."""
    (desk / "config.toml").write_text('[[sources]]\nname = "a"\nurl = "http://127.0.0.1:9/"\n')
    assert run("pull").exit_code == exits.UNAVAILABLE


def outcome(status: str, **more: object) -> Outcome:
    return Outcome(source="a", status=status, **more)  # type: ignore[arg-type]  # words of a table


@pytest.mark.parametrize(
    ("statuses", "tolerate", "code"),
    [
        (["new", "unchanged"], False, 0),
        (["new", "failed"], False, 75),
        (["failed", "failed"], False, 69),
        (["failed", "resting"], False, 69),
        (["resting"], False, 0),
        (["failed"], True, 0),
        ([], False, 0),
    ],
)
def test_the_exit_code_follows_from_the_outcomes(statuses: list[str], tolerate: bool, code: int) -> None:  # noqa: FBT001 - a table
    """Partial failure is 75, total failure 69; a source at rest is no failure."""
    assert (
        outcomes.settle([outcome(status, kind="dns" if status == "failed" else None) for status in statuses], tolerate=tolerate)
        == code
    )


@pytest.mark.parametrize("kind", ["missing", "not-a-feed", "auth", "busy", "file"])
def test_a_server_that_answers_was_reached(kind: str) -> None:
    """A 404 at the only address is 75, not 69."""
    assert outcomes.settle([outcome("failed", kind=kind), outcome("failed", kind="dns")], tolerate=False) == exits.TRY_LATER


def test_an_import_reports_what_it_read(run: Run, desk: Path) -> None:
    """Read = new + longer + known + retweets + unreadable; the second time it knows the file."""
    (desk / "tweets.js").write_text(TWEETS)
    first = run("import", desk / "tweets.js")
    assert first.output == "1 read: 1 new, 0 in a longer form, 0 known, 0 retweets of known tweets, 0 unreadable\n"
    assert "read before, unchanged" in run("import", desk / "tweets.js").output
    assert "0 read" not in run("import", desk / "tweets.js").output
    assert json.loads(run("import", "--json", desk / "tweets.js").output)["unchanged"]
    assert run("-q", "import", desk / "tweets.js").output == ""


def test_an_import_that_cannot_be_read_ends_with_65(run: Run, desk: Path) -> None:
    """A line per file, and the others are read all the same."""
    (desk / "tweets.js").write_text(TWEETS)
    (desk / "notes.txt").write_text("no tweets here")
    result = run("import", desk / "notes.txt", desk / "none.zip", desk / "tweets.js")
    assert result.exit_code == exits.DATA
    assert "notes.txt" in result.stderr
    assert "none.zip" in result.stderr
    assert "1 new" in result.stdout
