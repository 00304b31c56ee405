"""The config: read whole, every fault told at once."""

import datetime as dt
from pathlib import Path

import pytest

from strikewatch import config
from strikewatch.config import addresses, preset, table, where
from strikewatch.errors import CannotAccess, ConfigError
from strikewatch.model import Config, Source

TOP = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIKEWATCH_HOME", str(tmp_path / "home"))


def load(tmp_path: Path, toml: str) -> Config:
    """Read ``toml`` as a config file."""
    file = tmp_path / "c.toml"
    file.write_text(toml, encoding="utf-8")
    return config.load(file)


def faults(tmp_path: Path, toml: str) -> tuple[str, ...]:
    """Return the faults of ``toml`` without the file's name."""
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, toml)
    return tuple(line.split("c.toml: ", 1)[1] for line in caught.value.faults)


def test_the_example_loads_and_is_the_one_at_the_top() -> None:
    """The bundled example is valid as it stands, and the repository shows the same text."""
    bundled = Path(config.__file__).with_name("example.toml")
    read = config.load(bundled)
    assert [source.name for source in read.sources] == ["deadline", "labor-notes"]
    assert (TOP / "config.example.toml").read_text() == bundled.read_text()


def test_the_example_names_every_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each key that the reader asks for stands in the example, in force or commented out."""
    asked: set[str] = set()

    def note(self: table.Table) -> None:
        asked.update(self.asked)

    monkeypatch.setattr(table.Table, "done", note)
    everything = (
        '[[sources]]\nname="a"\nurl="https://a.example/"\n[[watch]]\nname="w"\nparties=["x"]\n'
        '[[lexicon.unions]]\nname="u"\n[[lexicon.employers]]\nname="e"\n[[lexicon.agencies]]\nname="g"\n'
        '[[lexicon.issues]]\nslug="wages"\ncues=["pay"]\n[mail]\nto=["a@b.example"]'
    )
    load(tmp_path, everything)
    example = (TOP / "config.example.toml").read_text()
    missing = {key for key in asked if f"{key} = " not in example and f"{key}]]" not in example and f"[{key}]" not in example}
    assert len(asked) > 60
    assert not missing


def test_a_whole_config_becomes_records(tmp_path: Path) -> None:
    """Each section arrives in its record, with defaults for what is left out."""
    read = load(
        tmp_path,
        """
timezone = "Europe/London"
[digest]
window = "3d"
include = "labour"
countries = ["us", "UK"]
[[sources]]
name = "a"
url = "https://a.example/feed"
headers = { Accept-Language = "en" }
[[sources]]
name = "b"
kind = "twitter-export"
path = "x.zip"
tier = "official"
party = "WGA"
[[watch]]
name = "writers"
parties = ["WGA", "AMPTP"]
started = 2023-05-02
timezone = "America/Los_Angeles"
[[lexicon.unions]]
name = "Calder Bay Nurses Association"
handles = ["@cbna"]
[mail]
to = "desk@b.example"
""",
    )
    assert read.zone == "Europe/London"
    assert read.digest.window == dt.timedelta(days=3)
    assert read.digest.include == ("labour",)
    assert read.digest.countries == ("US", "GB")
    assert read.sources[0].headers == (("Accept-Language", "en"),)
    assert read.sources[1] == Source(name="b", kind="twitter-export", path=str(tmp_path / "x.zip"), tier="official", party="WGA")
    assert read.watch[0].started == dt.date(2023, 5, 2)
    assert read.lexicon.bodies[0].handles == ("cbna",)
    assert read.mail.to == ("desk@b.example",)
    assert read.store.name == "strikewatch.sqlite"


def test_all_faults_are_told_at_once_with_place_and_mend(tmp_path: Path) -> None:
    """One run names every fault by its key path, and the nearest valid word."""
    found = faults(
        tmp_path,
        """
timezon = "UTC"
[digest]
window = "soon"
group_by = "isue"
full = true
[[sources]]
name = "a"
kind = "fed"
url = "file:///etc/passwd"
[[sources]]
name = "A"
tier = "official"
url = "https://x.example/"
path = "x.xml"
[[sources]]
[mail]
to = ["nobody"]
transport = "maildir"
""",
    )
    assert found == (
        "sources[1] (a).kind: 'fed' is not one of feed, twitter-export; did you mean 'feed'?",
        'sources[1] (a).url: only http and https addresses are fetched; for a file write path = "…" instead of url',
        "sources[2] (A).url: give url or path, one of the two",
        'sources[2] (A).party: is missing: an official source speaks for a party; name it, or write tier = "press"',
        "sources[3].name: is missing",
        "sources[3].url: is missing; give url, or path for a file",
        "sources[2] (A).name: 'A' is the name of sources[1] (a) too; each source needs its own",
        "digest.group_by: 'isue' is not one of issue, dispute, source, day; did you mean 'issue'?",
        'digest.window: \'soon\' is no stretch of time; write "24h", "3d" or "1w"',
        "digest.full: must be a number, not True",
        "mail.to: 'nobody' is no mail address; write name@host",
        'mail.folder: is missing: transport = "maildir" writes into a folder',
        "timezon: is no setting; did you mean 'timezone'?",
    )


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('timezone = "Europe/Lodon"', "timezone: 'Europe/Lodon' is no time zone; did you mean 'Europe/London'?"),
        ('timezone = "xyzzy"', "timezone: 'xyzzy' is no time zone; write \"Europe/London\""),
        ("sources = 3", "sources: must be an array of tables: write [[sources]]"),
        ("digest = 3", "digest: must be a table, not 3"),
        ('[[watch]]\nname = "x"', 'watch[1].parties: is missing; write parties = ["union", "employer"]'),
        ('[[watch]]\nname = "x"\nparties = ["a"]\nstarted = "May"', "watch[1].started: 'May' is no date; write 2023-05-02"),
        ('[digest]\ncountries = ["USA"]', 'digest.countries: \'USA\' is no country code; write two letters: "US", "GB"'),
        ("[digest]\nfull = 0", "digest.full: must be from 1 to 1000, not 0"),
        ('[digest]\ninclude = ["all"]', "digest.include: 'all' is not one of organising, labour"),
        ("[digest]\nsectors = [1]", "digest.sectors: holds 1, which is no text"),
        ('data_dir = " "', "data_dir: is empty"),
        (
            '[[lexicon.issues]]\nslug = "wage"\ncues = ["x"]',
            "lexicon.issues[1].slug: 'wage' is nearly the name of another issue; did you mean 'wages'?",
        ),
        (
            '[[lexicon.issues]]\nslug = "Travel time"\ncues = ["x"]',
            "lexicon.issues[1].slug: 'Travel time' is no name of an issue",
        ),
        ('windwo = "3d"', "windwo: is no setting; did you mean 'window' in [digest]?"),
        ('[[lexicon.issues]]\nslug = "wages"', 'lexicon.issues[1].cues: is missing; write cues = ["boarding pay"]'),
        ('[mail]\nsubject = "{x}"\nto = ["a@b.example"]', "mail.subject: the fields are {day}"),
        ('[mail]\nhost = "x"', 'mail.to: is missing; write to = ["desk@example.org"]'),
        (
            '[mail]\nto = ["a@b.example"]\nsecurity = "none"\nhost = "mx.example"\nusername = "u"',
            "mail.security: a password is not sent in clear text",
        ),
        ('[mail]\nto = ["a@b.example"]\npassword_env = "X"', "mail.username: is missing: a password needs one"),
        (
            '[mail]\nto = ["a@b.example"]\nusername = "u"\npassword_env = "X"\npassword_command = "y"',
            "mail.password_env: give one of password_command, password_env",
        ),
    ],
)
def test_each_fault_has_its_sentence(tmp_path: Path, toml: str, fault: str) -> None:
    """A reader can mend the config from the sentence alone."""
    assert any(line.startswith(fault) for line in faults(tmp_path, toml)), faults(tmp_path, toml)


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ('password = "x"', "sources[1] (a).username: is missing: a password needs one"),
        ('username = "u"\npassword_env = "NO_SUCH_VARIABLE_HERE"', "sources[1] (a).password_env: the environment has no"),
        (
            'username = "u"\npassword = "x"\npassword_env = "HOME"',
            "sources[1] (a).password_env: give password or password_env, not both",
        ),
        ('headers = { "bad header" = "x" }', "sources[1] (a).headers.bad header: is no name of an HTTP header"),
        ('headers = { X = "a\\nb" }', "sources[1] (a).headers.X: holds an unprintable character"),
    ],
)
def test_source_secrets_and_headers_are_checked(tmp_path: Path, extra: str, fault: str) -> None:
    """What would fail at fetch time, or leak, is told before."""
    found = faults(tmp_path, f'[[sources]]\nname = "a"\nurl = "https://a.example/"\n{extra}')
    assert any(line.startswith(fault) for line in found), found


def test_an_export_is_a_file(tmp_path: Path) -> None:
    """A Twitter export has no address."""
    found = faults(tmp_path, '[[sources]]\nname = "a"\nkind = "twitter-export"\nurl = "https://a.example/"')
    assert found == ("sources[1] (a).url: an export is a file: write path",)


def test_a_password_may_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The config need not hold a secret, and a source never shows one."""
    monkeypatch.setenv("FEED_PASSWORD", "hush")
    source = load(
        tmp_path, '[[sources]]\nname="a"\nurl="https://a.example/"\nusername="u"\npassword_env="FEED_PASSWORD"'
    ).sources[0]
    assert source.password == "hush"
    assert "hush" not in repr(source)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\xff\xfe", "is not UTF-8 text"), (b"a = ", "is no TOML"), (b"a=" + b"[" * 5000, "nested too deeply")],
)
def test_a_file_that_is_no_config_is_told_so(tmp_path: Path, content: bytes, sentence: str) -> None:
    """Bytes, broken TOML and absurd nesting end in a sentence, not a traceback."""
    file = tmp_path / "c.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=sentence):
        config.load(file)


def test_a_config_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    """--config names a file that exists, or the run stops."""
    with pytest.raises(CannotAccess, match="cannot be read"):
        config.load(tmp_path / "none.toml")


def test_without_a_config_the_preset_is_in_force(tmp_path: Path) -> None:
    """A first run reads the public labour feeds."""
    read = config.load()
    assert read.preset
    assert read.sources == preset.groups()[preset.FIRST]
    assert read.home == tmp_path / "home"


def test_every_preset_address_is_sound() -> None:
    """A shipped address passes the check that the user's own have to pass; names are unique."""
    sources = [source for group in preset.groups().values() for source in group]
    assert not [s.name for s in sources if addresses.url_fault(s.url or "")]
    for group in preset.groups().values():
        assert len({s.name for s in group}) == len(group)


def test_the_data_folder_follows_option_then_environment_then_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--data-dir wins over $STRIKEWATCH_HOME, which wins over the config, which wins over the platform."""
    assert where.data_folder(tmp_path / "o", str(tmp_path / "c")) == tmp_path / "o"
    assert where.data_folder(None, str(tmp_path / "c")) == tmp_path / "home"
    monkeypatch.delenv("STRIKEWATCH_HOME")
    assert where.data_folder(None, str(tmp_path / "c")) == tmp_path / "c"
    assert where.data_folder().name == "strikewatch"
    assert where.config_file().name == "config.toml"


@pytest.mark.parametrize(
    "url",
    [
        "", " ", "not a url", "example.org/feed", "//example.org/feed", "http://", "http:///feed", "https://:80/", "feed://h/x",
        "file:///etc/passwd", "-rf", "|id", "exec:id", "ftp://h/x", "javascript:alert(1)", "http://h:0/", "http://h:99999/",
        "http://h:abc/", "http://[::1", "http://a b/", "http://exa\tmple.org/", "http://" + "a" * 64 + ".example/",
        "http://" + "a." * 200 + "example/", "http://h/\u202egnp", "http://h/\x1b[31m", "http://h/%00", "http://h/\r\nX: y",
        "http://xn--\udcff/", "http://h/" + "a" * 100_000, "<rss/>", "http://a..example/",
    ],
)  # fmt: skip
def test_a_bad_address_is_told_before_anything_is_fetched(url: str) -> None:
    """The fault is in the text: no request is needed to see it."""
    fault = addresses.url_fault(url)
    assert fault
    assert "\x1b" not in fault


@pytest.mark.parametrize(
    "url",
    [
        "https://deadline.com/feed/",
        "HTTP://x.example:8080/a?b=c",
        "http://[::1]:80/f",
        "https://bücher.example/",
        "http://127.0.0.1/",
    ],
)
def test_a_good_address_has_no_fault(url: str) -> None:
    """Ports, IPv6, other alphabets and upper-case schemes are fine."""
    assert addresses.url_fault(url) is None


@pytest.mark.parametrize(
    ("mail", "good"), [("a.b+c@d-e.example", True), ("a@b@c", False), ("a b@c", False), ("a@b..c", False), ("ä@b.example", False)]
)
def test_mail_addresses(mail: str, good: bool) -> None:  # noqa: FBT001 - a parameter of a table
    """Dot-atoms at a host."""
    assert (addresses.mail_fault(mail) is None) is good
