"""The letter, the secrets, and the transports that need no server."""

import datetime as dt
import email
import email.policy
import mailbox
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest

from strikewatch import deliver
from strikewatch.deliver import secret, sendmail
from strikewatch.deliver.letter import Parts, compose
from strikewatch.errors import CannotAccess, CannotCreate, Refused
from strikewatch.model import Counts, Digest, Letter, MailSettings, Window

NOW = dt.datetime(2023, 8, 1, 18, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
TO = ("desk@b.example", "night@b.example")


def digest(top: str | None = "WGA-AMPTP talks Fri") -> Digest:
    return Digest(now=NOW, zone="America/Los_Angeles", window=Window(start=NOW, end=NOW, label="w"), counts=Counts(), top=top)


def make(settings: MailSettings, *, top: str | None = "WGA-AMPTP talks Fri", answers: str | None = None) -> Letter:
    parts = Parts(text="text", html="<p>html</p>", ics=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    return compose(digest(top), parts, settings, edition="2023-08-01", answers=answers)


def parsed(letter: Letter) -> EmailMessage:
    message = email.message_from_bytes(letter.message, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_message_is_alternative_text_first_with_the_calendar_attached() -> None:
    """Text, then HTML, then the dates; all headers parse without a defect."""
    settings = MailSettings(
        to=TO,
        cc=("c@b.example",),
        bcc=("b@b.example",),
        reply_to="r@b.example",
        list_id="labour.b.example",
        unsubscribe="mailto:x@b.example",
    )
    letter = make(settings, answers="<before@b.example>")
    message = parsed(letter)
    assert letter.recipients == (*TO, "c@b.example", "b@b.example")
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    assert message["Subject"] == "[labour] 1 Aug: WGA-AMPTP talks Fri"
    assert message["From"] == "strikewatch <desk@b.example>"
    assert message["Date"] == "Tue, 01 Aug 2023 18:00:00 -0700"
    assert message["In-Reply-To"] == message["References"] == "<before@b.example>"
    assert message["List-Id"] == "<labour.b.example>"
    assert message["List-Unsubscribe"] == "<mailto:x@b.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Bcc"] is None
    assert not message.defects
    assert not any(header.defects for header in message.values() if hasattr(header, "defects"))


def test_a_letter_says_no_more_than_is_configured() -> None:
    """No threading where it is off, no unsubscribe without an address, "nothing new" where nothing is."""
    message = parsed(make(MailSettings(to=TO, thread=False), top=None, answers="<before@b.example>"))
    assert message["In-Reply-To"] is None
    assert message["List-Unsubscribe"] is None
    assert message["Subject"].endswith("nothing new")


@pytest.mark.parametrize(
    "top",
    [
        "Unison; since Aldric's [labour] 2 St. talks fail, Aug",
        "Unison; Aug 14,000 v Unison; first 2 WGA £3.5m Fri “strike” v. £3.5m",
        "(per é workers: v (per WGA set 2 é St. v. talks “strike” yes AMPTP) set since",
    ],
)
def test_a_subject_is_read_as_it_was_written(top: str) -> None:
    """No blank before it, none lost or doubled where it is folded."""
    letter = make(MailSettings(to=TO), top=top)
    assert parsed(letter)["Subject"] == f"[labour] 1 Aug: {top}"
    assert all(len(line) <= 170 for line in letter.message.splitlines())


def test_the_message_id_belongs_to_the_edition() -> None:
    """The same edition has the same Message-ID however often it is composed; another has another."""
    settings = MailSettings(to=TO)
    assert make(settings).message_id == make(settings).message_id
    other = compose(digest(), Parts(text="t", html="h"), settings, edition="2023-08-01b")
    assert other.message_id != make(settings).message_id


def test_no_line_of_a_message_is_long_and_all_is_ascii() -> None:
    """A server without 8BITMIME takes it; a hostile subject stays one header."""
    letter = make(MailSettings(to=TO), top="Ünion\r\nBcc: x@y.example " + "long " * 80)
    assert letter.message.isascii()
    assert max(map(len, letter.message.split(b"\r\n"))) <= 78
    assert parsed(letter)["Bcc"] is None


def test_a_folder_of_files_gets_one_file_however_often(tmp_path: Path) -> None:
    """Written twice is written once: the name is the edition's."""
    settings = MailSettings(to=TO, transport="eml", folder=tmp_path / "out")
    letter = make(settings)
    for _ in range(2):
        assert [d.state for d in deliver.send(letter, TO, settings)] == ["accepted", "accepted"]
    (file,) = (tmp_path / "out").iterdir()
    assert file.read_bytes() == letter.message
    assert file.suffix == ".eml"
    assert "out" in deliver.try_out(settings)


def test_a_maildir_is_one_that_others_can_read(tmp_path: Path) -> None:
    """The letter lies in new/."""
    settings = MailSettings(to=TO, transport="maildir", folder=tmp_path / "box")
    assert len(list(deliver.send(make(settings), TO, settings))) == 2
    (message,) = mailbox.Maildir(tmp_path / "box", create=False)
    assert message["Subject"]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """A file in the way, or no folder at all."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", None):
        settings = MailSettings(to=TO, transport="eml", folder=folder)
        with pytest.raises(CannotCreate):
            list(deliver.send(make(settings), TO, settings))


@pytest.mark.parametrize(("code", "state"), [(0, "accepted"), (75, "deferred"), (67, "refused")])
def test_sendmail_answers_by_its_exit_code(tmp_path: Path, code: int, state: str) -> None:
    """sysexits: 0 is queued, EX_TEMPFAIL is tried again, EX_NOUSER is final. The message comes on standard input."""
    script = tmp_path / "sendmail.py"
    script.write_text(f"import sys; open({str(tmp_path / 'got')!r}, 'wb').write(sys.stdin.buffer.read()); sys.exit({code})")
    settings = MailSettings(to=TO, transport="sendmail", sendmail=f"{sys.executable} {script}")
    letter = make(settings)
    assert {d.state for d in deliver.send(letter, TO, settings)} == {state}
    assert (tmp_path / "got").read_bytes() == letter.message
    assert sys.executable in deliver.try_out(settings)


def test_a_sendmail_that_hangs_is_deferred(tmp_path: Path) -> None:
    """It ends at the time-out."""
    script = tmp_path / "sendmail.py"
    script.write_text("import time; time.sleep(60)")
    settings = MailSettings(to=TO, transport="sendmail", sendmail=f"{sys.executable} {script}", timeout=0.3)
    assert {d.state for d in deliver.send(make(settings), TO, settings)} == {"deferred"}


def test_a_missing_sendmail_is_told() -> None:
    """The command's name, and what to set."""
    with pytest.raises(CannotAccess, match="no command 'no-such-command'"):
        sendmail.find(MailSettings(to=TO, sendmail="no-such-command -t"))


def private(tmp_path: Path, content: str, mode: int = 0o600) -> Path:
    file = tmp_path / "password"
    file.write_text(content)
    file.chmod(mode)
    return file


def test_a_password_from_each_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Command, environment, private file; none if none is named."""
    monkeypatch.setenv("SECRET", "from-env")
    command = f"{sys.executable} -c \"print('from-command')\""
    assert secret.password(MailSettings(password_command=command)) == "from-command"
    assert secret.password(MailSettings(password_env="SECRET")) == "from-env"
    assert secret.password(MailSettings(password_file=private(tmp_path, "from-file\nrest"))) == "from-file"
    assert secret.password(MailSettings()) is None


def test_a_password_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """0600 or nothing, with the command that mends it."""
    with pytest.raises(Refused) as caught:
        secret.password(MailSettings(password_file=private(tmp_path, "x", 0o644)))
    assert "chmod 600" in caught.value.line()


@pytest.mark.parametrize(
    "command", ["no-such-command", f"{sys.executable} -c pass", f"{sys.executable} -c 'import sys; sys.exit(3)'", "'open"]
)
def test_a_command_that_gives_no_password_is_told(command: str) -> None:
    """Not there, silent, failing, or not even words."""
    with pytest.raises(CannotAccess, match="command"):
        secret.password(MailSettings(password_command=command))


def test_a_password_that_is_not_there_is_told(tmp_path: Path) -> None:
    """An unset variable, a missing file, an empty file."""
    for settings in (
        MailSettings(password_env="NO_SUCH_VARIABLE_HERE"),
        MailSettings(password_file=tmp_path / "none"),
        MailSettings(password_file=private(tmp_path, "\n")),
    ):
        with pytest.raises(CannotAccess):
            secret.password(settings)
