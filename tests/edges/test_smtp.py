"""Letters over SMTP, against a real server on loopback that misbehaves on purpose."""

import asyncio
import contextlib
import datetime as dt
import email
import email.policy
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from strikewatch import deliver
from strikewatch.deliver.letter import Parts, compose
from strikewatch.errors import Refused, TryLater
from strikewatch.model import Counts, Delivery, Digest, Letter, MailSettings, Window

NOW = dt.datetime(2023, 8, 1, 18, tzinfo=dt.timezone(dt.timedelta(hours=-7)))
BOTH = ("desk@b.example", "night@b.example")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def letter(settings: MailSettings) -> Letter:
    digest = Digest(
        now=NOW, zone="America/Los_Angeles", window=Window(start=NOW, end=NOW, label="w"), counts=Counts(), top="docks notice"
    )
    return compose(
        digest, Parts(text="é\n.\n" + "x" * 2000, html="<p>é</p>", ics=b"BEGIN:VCALENDAR\r\n"), settings, edition="2023-08-01"
    )


class Handler:
    """Keeps what it accepts; ``answers`` maps a command or recipient to what is said instead."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.kept: list[bytes] = []
        self.hang = asyncio.Event()

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]) -> str:
        if "mail" in self.answers:
            return self.answers["mail"]
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]) -> str:
        said = self.answers.get(address.split("@", 1)[0], "250 ok")
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:
        said = self.answers.get("data", "250 kept")
        if said == "hang":
            await asyncio.sleep(30)
        if said.startswith("250") or said == "drop":
            self.kept.append(envelope.content)
        if said == "drop":
            transport: Any = server.transport
            transport.abort()
            return "421 gone"
        return said


@pytest.fixture
def serve() -> Iterator[Callable[..., MailSettings]]:
    """Give a function that starts a server and returns the settings that reach it."""
    running: list[Controller] = []

    def start(handler: Handler, *, tls: ssl.SSLContext | None = None, **options: Any) -> MailSettings:
        port = free_port()
        extra: dict[str, Any] = {"tls_context": tls} if tls else {}
        controller = Controller(handler, hostname="127.0.0.1", port=port, **extra, **options)
        controller.start()
        running.append(controller)
        return MailSettings(to=BOTH, bcc=("secret@b.example",), host="127.0.0.1", port=port, security="none", timeout=5)

    yield start
    for controller in running:
        controller.stop()


def send(settings: MailSettings, to: tuple[str, ...] = BOTH) -> dict[str, Delivery]:
    return {d.recipient: d for d in deliver.send(letter(settings), to, settings)}


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a PEM file with a key and a certificate of its own for localhost."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


def server_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


Serve = Callable[..., MailSettings]


def test_a_letter_arrives_whole_and_without_its_blind_copies(serve: Serve) -> None:
    """Every recipient gets the same bytes; nobody sees the blind ones; lone dots and long lines survive."""
    handler = Handler()
    settings = serve(handler)
    sent = send(settings, (*BOTH, "secret@b.example"))
    assert {d.state for d in sent.values()} == {"accepted"}
    assert len(handler.kept) == 1
    message = email.message_from_bytes(handler.kept[0], policy=email.policy.default)
    assert "secret" not in str(message)
    assert message["Message-ID"] == letter(settings).message_id
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["é", ".", "x" * 2000]


@pytest.mark.parametrize(("said", "state"), [("550 no such user", "refused"), ("451 later", "deferred")])
def test_one_recipient_does_not_stop_the_other(serve: Serve, said: str, state: str) -> None:
    """A refused or deferred recipient is told; the other one has the letter."""
    sent = send(serve(Handler(night=said)))
    assert sent["night@b.example"].state == state
    assert sent["night@b.example"].answer == said
    assert sent["desk@b.example"].state == "accepted"


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({"mail": "451 busy"}, "deferred"),
        ({"mail": "550 not you"}, "refused"),
        ({"data": "451 try later"}, "deferred"),
        ({"data": "554 spam"}, "refused"),
        ({"data": "drop"}, "deferred"),
        ({"data": "421 closing"}, "deferred"),
    ],
)
def test_every_answer_becomes_a_state(serve: Serve, answers: dict[str, str], state: str) -> None:
    """4xx and lost answers are tried again, 5xx are final; a lost answer may have been a yes."""
    sent = send(serve(Handler(**answers)))
    assert {d.state for d in sent.values()} == {state}


def test_a_silent_server_does_not_hang_us(serve: Serve) -> None:
    """No answer after the dot within the time-out: deferred."""
    settings = serve(Handler(data="hang"))
    slow = MailSettings(to=settings.to, host=settings.host, port=settings.port, security="none", timeout=0.5)
    assert {d.state for d in send(slow).values()} == {"deferred"}


def test_a_greeting_without_end_does_not_hang_us() -> None:
    """Each of its lines comes within the time-out; the whole session has a time of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                while True:
                    connection.sendall(b"220-hi\r\n")
                    time.sleep(0.05)

        threading.Thread(target=drip, daemon=True).start()
        port = listener.getsockname()[1]
        sent = send(MailSettings(to=BOTH, host="127.0.0.1", port=port, security="none", timeout=0.2))
    assert {d.state for d in sent.values()} == {"deferred"}


def test_nobody_there_defers_all() -> None:
    """A connection that is refused loses nothing."""
    settings = MailSettings(to=BOTH, host="127.0.0.1", port=free_port(), security="none", timeout=2)
    sent = send(settings)
    assert {d.state for d in sent.values()} == {"deferred"}
    assert "does not answer" in sent[BOTH[0]].answer


def test_no_letter_in_clear_text_where_encryption_was_asked(serve: Serve) -> None:
    """A server without STARTTLS gets nothing, and the way out is told."""
    settings = serve(Handler())
    strict = MailSettings(to=BOTH, host=settings.host, port=settings.port, security="starttls", timeout=5)
    with pytest.raises(Refused, match="no STARTTLS"):
        send(strict)


def test_an_unknown_certificate_is_refused_and_a_known_one_is_not(serve: Serve, certificate: Path) -> None:
    """STARTTLS verifies; the user's CA file is the way in for a server with a certificate of its own."""
    handler = Handler()
    base = serve(handler, tls=server_context(certificate), require_starttls=True)
    secure = MailSettings(to=BOTH, host="localhost", port=base.port, security="starttls", timeout=5)
    with pytest.raises(Refused, match="certificate is not trusted"):
        send(secure)
    trusting = MailSettings(to=BOTH, host="localhost", port=base.port, security="starttls", timeout=5, ca_file=certificate)
    assert {d.state for d in send(trusting).values()} == {"accepted"}


def log_in(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.password == b"right", handled=False)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of the server, on loopback
@pytest.mark.parametrize(("password", "raised"), [("right", None), ("wrong", "refuses the log-in of u")])
def test_log_in(serve: Serve, monkeypatch: pytest.MonkeyPatch, password: str, raised: str | None) -> None:
    """A right password lets us in; a wrong one is told without showing it."""
    monkeypatch.setenv("SMTP_SECRET", password)
    base = serve(Handler(), authenticator=log_in, auth_require_tls=False, auth_required=True)
    settings = MailSettings(
        to=BOTH, host="127.0.0.1", port=base.port, security="none", username="u", password_env="SMTP_SECRET", timeout=5
    )
    if raised is None:
        assert deliver.try_out(settings) == f"127.0.0.1:{base.port} accepts us"
    else:
        with pytest.raises(Refused, match=raised) as caught:
            deliver.try_out(settings)
        assert password not in caught.value.line()


def test_a_server_without_log_in_is_told(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user name is set, the server offers no AUTH."""
    monkeypatch.setenv("SMTP_SECRET", "x")
    base = serve(Handler())
    settings = MailSettings(
        to=BOTH, host="127.0.0.1", port=base.port, security="none", username="u", password_env="SMTP_SECRET", timeout=5
    )
    with pytest.raises(Refused, match="offers no log-in"):
        deliver.try_out(settings)


def test_nobody_to_try_out() -> None:
    """`mail --test` says that nobody answers."""
    settings = MailSettings(to=BOTH, host="127.0.0.1", port=free_port(), security="tls", timeout=2)
    with pytest.raises(TryLater, match="does not answer"):
        deliver.try_out(settings)
