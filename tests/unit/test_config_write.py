"""Commands that change the config keep what the user wrote."""

from pathlib import Path

import pytest

from strikewatch import config
from strikewatch.config.write import add_sources, remove_source
from strikewatch.errors import CannotCreate, ConfigError, UsageError

WRITTEN = """\
# my feeds
timezone = "UTC"   # the office

[[sources]]
name = "a"          # the first
url = "https://a.example/"

[digest]
window = "3d"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a config with comments."""
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN)
    return file


def test_a_source_is_added_and_the_comments_stay(file: Path) -> None:
    """Every line that was there is there still; the new source loads."""
    add_sources(file, [{"name": "b", "url": "https://b.example/", "tags": ("x",)}])
    for line in WRITTEN.splitlines():
        assert line in file.read_text()
    read = config.load(file)
    assert [s.name for s in read.sources] == ["a", "b"]
    assert read.sources[1].tags == ("x",)
    assert read.digest.window.days == 3


def test_a_source_is_added_to_a_config_that_is_not_there_yet(tmp_path: Path) -> None:
    """The first source makes the config."""
    file = tmp_path / "new" / "config.toml"
    add_sources(file, [{"name": "b", "url": "https://b.example/"}])
    assert config.load(file).sources[0].name == "b"


def test_a_source_is_removed_and_the_rest_stays(file: Path) -> None:
    """Only its own table goes."""
    add_sources(file, [{"name": "b", "url": "https://b.example/"}])
    remove_source(file, "a")
    assert [s.name for s in config.load(file).sources] == ["b"]
    assert "# my feeds" in file.read_text()


SEVERAL = """\
# --- the sources

[[sources]]
name = "a"
# its own note
url = "https://a.example/"
# timeout = 30

# the second is slow
[[sources]]
name = "b"
url = "https://b.example/"

[sources.headers]
Accept-Language = "en"

# A file on this machine:
# [[sources]]
# path = "~/feeds/local.xml"

# --- the mail

[mail]
to = ["desk@b.example"]
"""


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("a", SEVERAL.replace('[[sources]]\nname = "a"\n# its own note\nurl = "https://a.example/"\n', "", 1)),
        (
            "b",
            SEVERAL.replace(
                '[[sources]]\nname = "b"\nurl = "https://b.example/"\n\n[sources.headers]\nAccept-Language = "en"\n', "", 1
            ),
        ),
    ],
)
def test_what_stands_after_a_source_stays(file: Path, name: str, left: str) -> None:
    """Headings, examples and the note on the next source are not its own."""
    file.write_text(SEVERAL)
    remove_source(file, name)
    assert file.read_text() == left
    assert config.load(file).mail.to == ("desk@b.example",)


def test_a_source_in_an_odd_hand_is_removed_all_the_same(file: Path) -> None:
    """A text of several lines that looks like a table."""
    file.write_text(
        '[[sources]]\nname = "a"\nparty = """\n[[sources]]\n"""\nurl = "https://a.example/"\n[[sources]]\nname = "b"\npath = "x"\n'
    )
    remove_source(file, "b")
    remove_source(file, "a")
    assert config.load(file).sources == ()


def test_between_two_sources_is_a_blank_line(file: Path) -> None:
    """One, whatever stands before."""
    add_sources(file, [{"name": name, "path": f"{name}.xml"} for name in "bcd"])
    add_sources(file, [{"name": "e", "path": "e.xml"}])
    blocks = file.read_text().split("[[sources]]")
    assert [block[-3:].count("\n\n") for block in blocks[:-1]] == [1] * 5
    assert "\n\n\n" not in file.read_text()


def test_the_last_source_goes_and_another_may_come(file: Path) -> None:
    """An emptied config is a config still."""
    remove_source(file, "a")
    assert config.load(file).sources == ()
    add_sources(file, [{"name": "b", "url": "https://b.example/"}])
    assert [s.name for s in config.load(file).sources] == ["b"]


def test_a_source_that_is_not_there_cannot_be_removed(file: Path) -> None:
    """The fault names the source; the file is untouched."""
    with pytest.raises(UsageError, match="no source 'x'"):
        remove_source(file, "x")
    assert file.read_text() == WRITTEN


@pytest.mark.parametrize("broken", ["a = ", "sources = 3", "\udcff"])
def test_a_broken_config_is_not_written_over(file: Path, broken: str) -> None:
    """A fault, and every byte as it was."""
    raw = broken.encode("utf-8", "surrogateescape")
    file.write_bytes(raw)
    with pytest.raises(ConfigError):
        add_sources(file, [{"name": "b"}])
    assert file.read_bytes() == raw


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "x").write_text("")
    with pytest.raises(CannotCreate):
        add_sources(tmp_path / "x" / "config.toml", [{"name": "b"}])


def test_a_link_stays_a_link_and_a_private_file_private(file: Path, tmp_path: Path) -> None:
    """A config kept elsewhere by a link is written there, with its permissions."""
    file.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    add_sources(link, [{"name": "b", "url": "https://b.example/"}])
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
