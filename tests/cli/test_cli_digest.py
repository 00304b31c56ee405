"""digest and the pages around it, end to end over a local feed."""

import json
from pathlib import Path

import pytest

from commands import Run
from strikewatch.cli import exits


def pulled(run: Run) -> None:
    """Pull the desk's feed."""
    assert run("pull").exit_code == 0


def test_a_digest_pulls_and_prints(run: Run, desk: Path) -> None:
    """What was kept, with its source; what was dropped, counted."""
    assert desk.is_dir()
    result = run("digest")
    assert result.exit_code == 0
    assert "STRIKEWATCH" in result.output
    assert "Nurses strike over pay at Calder Bay hospital" in result.output
    assert "https://gazette.example/1" in result.output
    assert "2 read = 1 kept" in " ".join(result.output.split())
    assert "\x1b" not in result.output


def test_without_a_config_the_preset_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer is told what is being read."""
    monkeypatch.setattr("strikewatch.config.preset.groups", lambda: {"labour": ()})
    result = run("digest")
    assert "built-in preset" in result.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_form_goes_to_a_file(run: Run, desk: Path, form: str) -> None:
    """Written whole, nothing on the terminal."""
    file = desk / "out"
    result = run("digest", "--format", form, "--output", file)
    assert result.output == ""
    assert "Calder Bay" in file.read_text()


def test_a_file_that_cannot_be_written_ends_with_73(run: Run, desk: Path) -> None:
    """The folder is not there."""
    result = run("digest", "--output", desk / "none" / "out")
    assert result.exit_code == exits.CANNOT_CREATE


def test_a_kept_edition_prints_again_byte_for_byte(run: Run, desk: Path) -> None:
    """--keep names it, --edition gives the same bytes in every form; what is in it is no longer new."""
    assert desk.is_dir()
    first = run("digest", "--keep", "--format", "json")
    name = first.stderr.split()[3].rstrip(":")
    again = run("digest", "--edition", name, "--format", "json")
    assert again.stdout_bytes == first.stdout_bytes
    assert "STRIKEWATCH" in run("digest", "--edition", "1").output
    assert json.loads(run("digest", "--no-pull", "--new", "--format", "json").stdout)["counts"]["read"] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["digest", "--no-pull", "--issue", "wage"], "did you mean 'wages'?"),
        (["digest", "--no-pull", "--since", "soon"], "is no date"),
        (["digest", "--no-pull", "--dispute", "xyzzy"], "xyzzy"),
        (["digest", "--edition", "xyzzy"], "there is no edition 'xyzzy'"),
        (["show", "999"], "had no [999]"),
        (["show", "xyzzy"], "is no item"),
        (["dispute", "xyzzy"], "no dispute has 'xyzzy'"),
        (["dispute", "xyzzy", "--format", "csv"], "no dispute has 'xyzzy'"),
        (["mark"], "name an item and your verdict"),
        (["mark", "--undo"], "no mark to take back"),
        (["mark", "--same", "xyzzy", "b"], "no dispute has 'xyzzy'"),
        (["mark", "--same", "a", "b", "--different", "a", "b"], "do not go together"),
        (["mark", "1", "drop", "--undo"], "do not go together"),
        (["mark", "1", "--export"], "--export takes no item"),
        (["dispute", "!!!"], "no dispute has '!!!'"),
        (["search", "--source", "gazete", "strike"], "no source is named 'gazete'; did you mean 'gazette'?"),
        (["search", "--dispute", "xyzzy", "strike"], "no dispute has 'xyzzy'"),
        (["search", "--since", "99999d", "strike"], "is no date"),
    ],
)
def test_what_cannot_be_meant_is_told(run: Run, desk: Path, words: list[str], said: str) -> None:
    """64, one line, and what to do."""
    assert desk.is_dir()
    pulled(run)
    result = run(*words)
    assert result.exit_code == exits.USAGE
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_since_goes_by_the_items_own_dates(run: Run, desk: Path) -> None:
    """The day of the items is in, the day after tomorrow is not."""
    assert desk.is_dir()
    assert json.loads(run("digest", "--since", "2000-01-01", "--format", "json").stdout)["counts"]["kept"] == 1
    assert (
        json.loads(run("digest", "--since", "2000-01-01", "--until", "2000-01-02", "--format", "json").stdout)["counts"]["read"]
        == 0
    )


def test_an_item_is_shown_by_its_number_with_the_words_that_decided(run: Run, desk: Path) -> None:
    """[1] of the last digest."""
    assert desk.is_dir()
    run("digest")
    shown = run("show", "1")
    assert "Nurses" in shown.output
    assert "kept" in shown.output
    assert json.loads(run("show", "1", "--json").stdout)["judged"]["analysis"]["relevant"] is True


def test_what_was_dropped_is_listed_with_its_reason(run: Run, desk: Path) -> None:
    """The air strike is named as what it is."""
    assert desk.is_dir()
    pulled(run)
    result = run("dropped")
    assert "Air strike hits fuel depot" in result.output
    assert "look-alike" in result.output


def test_a_mark_wins_until_it_is_taken_back(run: Run, desk: Path) -> None:
    """Dropped by the user is dropped; --undo restores; --export gives labelled lines."""
    assert desk.is_dir()
    item = json.loads(run("digest", "--format", "json").stdout)["references"][0]["item"]
    assert run("mark", item[:8], "drop").exit_code == 0
    assert json.loads(run("digest", "--no-pull", "--format", "json").stdout)["counts"]["kept"] == 0
    label = json.loads(run("mark", "--export").stdout)
    assert (label["id"], label["label"]) == (item, "F")
    assert "taken back" in run("mark", item, "--undo").output
    assert json.loads(run("digest", "--no-pull", "--format", "json").stdout)["counts"]["kept"] == 1


def test_of_marks_that_cannot_all_be_meant_none_is_stored(run: Run, desk: Path) -> None:
    """The verdict of a line whose dispute is not known would stand alone."""
    assert desk.is_dir()
    item = json.loads(run("digest", "--format", "json").stdout)["references"][0]["item"]
    for words in (["drop", "--dispute", "xyzzy"], ["drop", "--issue", "xyzzy"]):
        assert run("mark", item, *words).exit_code == exits.USAGE
    assert run("mark", "--export").stdout == ""
    dispute = json.loads(run("dispute", "--json").stdout)["lines"][0]["dispute"]
    assert dispute in run("mark", item, "keep", "--dispute", dispute).output


def test_a_mark_adds_an_issue(run: Run, desk: Path) -> None:
    """--issue files the item under it."""
    assert desk.is_dir()
    item = json.loads(run("digest", "--format", "json").stdout)["references"][0]["item"]
    run("mark", item, "keep", "--issue", "staffing")
    groups = json.loads(run("digest", "--no-pull", "--format", "json").stdout)["groups"]
    assert "staffing" in {group["key"] for group in groups}


def test_an_issue_of_the_desk_s_own_is_one_like_any_other(run: Run, desk: Path) -> None:
    """Found by its words, a heading of the page, and known to --issue and mark."""
    with (desk / "config.toml").open("a") as file:
        file.write('[[lexicon.issues]]\nslug = "night-buses"\ncues = ["pay"]\n')
    page = json.loads(run("digest", "--format", "json", "--issue", "night-buses").stdout)
    assert [(group["key"], group["label"]) for group in page["groups"]] == [("night-buses", "Night buses")]
    item = page["references"][0]["item"]
    assert "night buses" in run("show", item).output
    assert run("mark", item, "keep", "--issue", "night-buses").exit_code == 0


def test_the_ledger_the_dossier_and_the_calendar(run: Run, desk: Path) -> None:
    """A line a dispute; all of one; what is due; each as JSON and in its own form too."""
    assert desk.is_dir()
    run("digest")
    lines = json.loads(run("dispute", "--json").stdout)["lines"]
    assert len(lines) == 1
    assert "Calder Bay" in run("dispute", lines[0]["dispute"]).output
    assert run("dispute", "--format", "csv").output.count("\n") == 2
    assert run("dispute", "--format", "text").exit_code == 0
    assert run("dispute", lines[0]["dispute"], "--format", "csv").exit_code == exits.USAGE
    assert "<html" in run("dispute", lines[0]["dispute"], "--format", "html").output
    assert run("dispute", "--format", "html").exit_code == exits.USAGE
    assert run("calendar").exit_code == 0
    assert run("calendar", "--format", "text").exit_code == 0
    assert run("calendar", "--format", "ics").output.startswith("BEGIN:VCALENDAR")


def test_search_finds_dropped_items_too(run: Run, desk: Path) -> None:
    """Full text over all that was pulled; --kept narrows."""
    assert desk.is_dir()
    run("digest")
    assert "Air strike" in run("search", "depot").output
    assert json.loads(run("search", "depot", "--kept", "--json").stdout)["hits"] == []
    assert json.loads(run("search", "strike", "--since", "2000-01-01", "--json").stdout)["total"] == 2
    assert json.loads(run("search", "strike", "--until", "yesterday", "--json").stdout)["total"] == 0
    found = json.loads(run("search", "strike", "--dispute", "calder", "--source", "gazette", "--json").stdout)
    assert [hit["item"]["title"] for hit in found["hits"]] == ["Nurses strike over pay at Calder Bay hospital"]


def test_the_demo_runs_the_real_pipeline_and_says_what_to_do_next(run: Run, hermetic: Path) -> None:
    """It ends with 0 although a source is broken, and leaves nothing behind."""
    result = run("demo")
    assert result.exit_code == 0
    assert "dunmore-courier: not a feed" in result.stderr
    assert "BY ISSUE" in result.output
    assert "strikewatch config init" in result.output
    assert not hermetic.exists()
