"""config, sources, schedule, doctor, mail and analyze as their user meets them."""

import datetime as dt
import json
from pathlib import Path

import pytest

from commands import Run
from strikewatch import config
from strikewatch.cli import exits
from strikewatch.cli.sources import _ago, _name

OPML = (
    '<opml version="2.0"><body><outline text="Press"><outline text="A" xmlUrl="https://a.example/feed"/>'
    '<outline text="B" xmlUrl="ftp://b.example/feed"/></outline></body></opml>'
)


def test_a_first_config_is_written_once(run: Run, hermetic: Path) -> None:
    """It loads as it is; a second init touches nothing."""
    assert "Wrote" in run("config", "init").output
    written = (hermetic / "config.toml").read_bytes()
    assert config.load(hermetic / "config.toml").sources
    again = run("config", "init")
    assert again.exit_code == exits.USAGE
    assert (hermetic / "config.toml").read_bytes() == written


def test_a_config_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """A file stands in the way of its folder."""
    (tmp_path / "x").write_text("")
    assert run("--config", tmp_path / "x" / "c.toml", "config", "init").exit_code == exits.CANNOT_CREATE


def test_what_is_shown_is_a_config_without_secrets(run: Run, tmp_path: Path) -> None:
    """`config show` prints what a config file could hold; passwords, log-ins in addresses and headers are hidden."""
    file = tmp_path / "c.toml"
    file.write_text(
        'timezone = "UTC"\n[digest]\nwindow = "3d"\n[[sources]]\nname = "a"\nurl = "https://u:hush1@a.example/?api_key=hush4&n=hush5"\nusername = "u"\npassword = "hush2"\n'
        'headers = { X-Key = "hush3" }\n[[watch]]\nname = "w"\nparties = ["x"]\ntimezone = "Asia/Tokyo"\n[[lexicon.unions]]\nname = "U"\n'
        '[mail]\nto = ["a@b.example"]\nfrom = "c@b.example"\n'
    )
    shown = run("--config", file, "config", "show").output
    assert "hush" not in shown
    copy = tmp_path / "copy.toml"
    copy.write_text(shown)
    read, again = config.load(file), config.load(copy)
    assert (again.digest, again.watch, again.lexicon, again.mail) == (read.digest, read.watch, read.lexicon, read.mail)


def test_sources_come_and_go_by_opml_and_presets(run: Run, tmp_path: Path) -> None:
    """Imported once, exported with its folder, removed; the store keeps what it brought."""
    (tmp_path / "f.opml").write_text(OPML)
    added = run("sources", "import", tmp_path / "f.opml")
    assert "Added 1" in added.output
    assert "left out: ftp://b.example/feed: only http and https" in added.stderr
    assert "all of them are there already" in run("sources", "import", tmp_path / "f.opml").output
    assert 'xmlUrl="https://a.example/feed"' in run("sources", "export").output
    assert run("sources", "list").output == "a (press): never read yet\n"
    assert json.loads(run("sources", "list", "--json").output)[0]["name"] == "a"
    assert "Removed a" in run("sources", "remove", "a").output
    assert run("sources", "remove", "a").exit_code == exits.USAGE
    assert "hollywood" in run("sources", "presets").output
    assert all(line.count(",") == 4 for line in run("sources", "presets").output.splitlines() if "…" in line)
    assert "https://deadline.com/feed/" in run("sources", "presets", "hollywood").output
    assert "Added" in run("sources", "presets", "hollywood", "--add").output
    assert "there already" in run("sources", "presets", "hollywood", "--add").output


def test_the_built_in_preset_is_named_as_such(run: Run) -> None:
    """List says so; remove has nothing to change; an unknown preset is told."""
    assert "built-in preset" in run("sources", "list").output
    assert run("sources", "remove", "labor-notes").exit_code == exits.USAGE
    assert run("sources", "presets", "xyzzy").exit_code == exits.USAGE
    assert run("sources", "import", "/none.opml").exit_code == exits.DATA


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "give an address"),
        (("https://a.example", "--search", "x"), "give an address"),
        (("ftp://a.example",), "only http and https"),
        (("https://a.example", "--tier", "official"), "speaks for a party"),
    ],
)
def test_what_cannot_be_added_is_told(run: Run, words: tuple[str, ...], said: str) -> None:
    """Before anything is fetched."""
    result = run("sources", "add", *words)
    assert result.exit_code == exits.USAGE
    assert said in result.stderr


def test_a_feed_that_does_not_answer_is_not_added(run: Run, hermetic: Path) -> None:
    """75, and no config was made."""
    assert run("sources", "add", "http://127.0.0.1:9/feed").exit_code == exits.TRY_LATER
    assert not (hermetic / "config.toml").exists()


def test_sources_are_checked_without_storing(run: Run, desk: Path) -> None:
    """What it would keep; a bad one makes 75; an unknown one 64."""
    result = run("sources", "check")
    assert "gazette: 2 items, 1 of the newest 2 would be kept" in result.output
    assert not (desk / "strikewatch.sqlite").exists()
    (desk / "gazette.xml").unlink()
    assert run("sources", "check", "gazette").exit_code == exits.TRY_LATER
    assert run("sources", "check", "xyzzy").exit_code == exits.USAGE


def test_health_is_listed(run: Run, desk: Path) -> None:
    """Items, share kept, when it was read; failures in a row, and doctor names them too."""
    run("digest")
    assert "2 items" in run("sources", "list").output
    assert "50% kept" in run("sources", "list").output
    (desk / "gazette.xml").unlink()
    run("pull")
    assert "FAILED, 1 in a row" in run("sources", "list").output
    result = run("doctor")
    assert "BAD sources: gazette: " in result.output
    assert result.exit_code == exits.TRY_LATER


@pytest.mark.parametrize(("seconds", "said"), [(5, "5 seconds"), (240, "4 minutes"), (7_200, "2 hours"), (200_000, "2 days")])
def test_ago(seconds: float, said: str) -> None:
    """The largest unit that is met twice."""
    assert _ago(seconds) == said


def test_a_source_is_named_after_its_host_or_its_search() -> None:
    """Short, and never a path."""
    assert _name("https://www.labornotes.org/feed", None) == "labornotes"
    assert _name("https://x", "UPS Teamsters") == "search-ups-teamsters"


def test_the_doctor_finds_all_well(run: Run, desk: Path) -> None:
    """0, and a line for each part."""
    assert desk.is_dir()
    run("digest")
    result = run("doctor")
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.output.splitlines()] == ["ok config", "ok store", "ok sources", "ok mail"]


def test_the_doctor_looks_for_files(run: Run, desk: Path) -> None:
    """One that is not there is told before it is ever read; after a failed pull nothing is said to be well."""
    (desk / "gazette.xml").unlink()
    result = run("doctor", "--offline")
    assert result.exit_code == exits.TRY_LATER
    assert "BAD sources: gazette: there is no file" in result.output
    run("pull")
    assert "ok sources" not in run("doctor", "--offline").output


def test_the_doctor_tells_of_a_faulty_config_and_a_foreign_store(run: Run, desk: Path) -> None:
    """Each with its exit code and what to do."""
    (desk / "strikewatch.sqlite").write_bytes(b"this is not a database\n" * 200)
    result = run("doctor", "--offline")
    assert result.exit_code == exits.IO
    assert "BAD store: " in result.output
    (desk / "config.toml").write_text("timezon = 1")
    assert run("doctor").exit_code == exits.CONFIG


def test_schedules_know_where_the_config_is(run: Run, desk: Path) -> None:
    """Neither cron nor systemd has the variable that says so; both pull every hour."""
    cron = run("schedule").output.splitlines()
    assert all(f"  env STRIKEWATCH_HOME={desk} " in line for line in cron[-2:])
    assert cron[-1].endswith(" pull --tolerate")
    units = run("schedule", "--form", "systemd", "--at", "7:50").output
    assert units.count(f"ExecStart=env STRIKEWATCH_HOME={desk} ") == 2
    assert "OnCalendar=*:20" in units


def test_schedules_run_this_installation(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cron and systemd, at the time asked for, with the options given; a wrong time is told."""
    monkeypatch.delenv("STRIKEWATCH_HOME")
    cron = run("--config", desk / "config.toml", "schedule", "--at", "6:05").output
    assert "5 6 * * 1-5  " in cron
    assert f"--config {desk / 'config.toml'} mail" in cron
    assert "OnCalendar=Mon..Fri 18:30" in run("schedule", "--form", "systemd", "--at", "18:30").output
    assert run("schedule", "--at", "25:00").exit_code == exits.USAGE


def mailing(desk: Path, folder: Path) -> None:
    """Let the desk's mail go into a folder."""
    with (desk / "config.toml").open("a") as file:
        file.write(f'[mail]\nto = ["desk@b.example"]\ntransport = "eml"\nfolder = "{folder}"\n')


@pytest.mark.parametrize("words", [(), ("--retry",), ("--dry-run",), ("--test",)])
def test_without_an_address_there_is_no_mail(run: Run, desk: Path, words: tuple[str, ...]) -> None:
    """78: it is the config that lacks something."""
    assert desk.is_dir()
    result = run("mail", *words)
    assert result.exit_code == exits.CONFIG
    assert "mail.to: there is nobody to mail to" in result.stderr


def test_a_mail_is_quiet_and_goes_out_once(run: Run, desk: Path, tmp_path: Path) -> None:
    """The second run has nothing new; --empty short writes all the same."""
    mailing(desk, tmp_path / "out")
    assert "written to" in run("mail", "--test").output
    dry = run("mail", "--dry-run")
    assert "Subject: " in dry.output
    assert not (tmp_path / "out").exists()
    for _ in range(2):
        result = run("mail")
        assert (result.output, result.exit_code) == ("", 0)
        assert len(list((tmp_path / "out").iterdir())) == 1
    assert run("-v", "mail", "--empty", "short").stderr.startswith("desk@b.example: edition ")
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert "desk" in run("doctor").output or run("doctor").exit_code == 0


def test_a_mail_that_cannot_go_out_is_pending_and_goes_first(run: Run, desk: Path) -> None:
    """75 with a line that says so; --retry sends nothing new."""
    with (desk / "config.toml").open("a") as file:
        file.write('[mail]\nto = ["desk@b.example"]\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\ntimeout = 2\n')
    for words in (["mail"], ["mail"], ["mail", "--retry"]):
        result = run(*words)
        assert result.exit_code == exits.TRY_LATER
        assert "is pending" in result.stderr
    assert "kept" not in run("mail", "--test").stderr
    assert "waits for desk@b.example" in run("doctor", "--offline").output or run("doctor").exit_code == exits.TRY_LATER


def test_a_failing_source_is_mentioned_from_the_third_time_on(run: Run, desk: Path, tmp_path: Path) -> None:
    """Twice it is only in the digest."""
    mailing(desk, tmp_path / "out")
    (desk / "gazette.xml").unlink()
    said = [run("mail").stderr for _ in range(3)]
    assert said[:2] == ["", ""]
    assert said[2].startswith("gazette: ")


def test_analyze_judges_lines(run: Run) -> None:
    """A line in, a line out, offsets into title + newline + text; a bare date is a date."""
    lines = '{"id": 1, "title": "Nurses strike over pay", "published": "2023-08-01"}\n\n{"id": "b", "kind": "tweet", "text": "hello"}\n'
    first, second = map(json.loads, run("analyze", "-", stdin=lines).stdout.splitlines())
    assert (first["id"], first["relevant"], second["id"], second["relevant"]) == ("1", True, "b", False)
    assert all("Nurses strike over pay\n"[r["start"] : r["end"]] == r["text"] for r in first["reasons"])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "stdin:2: not an item"),
        ('{"title": "x"}', "id"),
        ('{"id": "1", "kind": "video"}', "neither news nor tweet"),
        ('{"id": "1", "published": "soon"}', "no ISO 8601 date"),
    ],
)
def test_a_bad_line_is_named(run: Run, line: str, said: str) -> None:
    """65, with the line's number; the lines before were judged."""
    result = run("analyze", stdin='{"id": "ok"}\n' + line)
    assert result.exit_code == exits.DATA
    assert said in result.stderr
    assert json.loads(result.stdout.splitlines()[0])["id"] == "ok"


def test_now_is_the_clock_of_the_machine() -> None:
    """In UTC; only the demo's stands still."""
    from strikewatch.cli.app import App

    assert App().now.tzinfo is dt.UTC
