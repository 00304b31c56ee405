"""Visits to a real server on loopback that misbehaves on purpose."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import http.server
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from strikewatch.model import Answer, Document, Failed, Source, Unchanged, Validators, Visit
from strikewatch.sources import fetch

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
BODY = b"<rss version='2.0'><channel><title>Calder Ledger</title></channel></rss>"
Page = Callable[["Handler"], None]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers a path by the function that a test put there, and remembers what it was asked."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append((self.path, dict(self.headers)))
        self.server.count[path] += 1
        with self.server.lock:
            self.server.inside += 1
            self.server.most = max(self.server.most, self.server.inside)
        try:
            self.server.pages.get(path, missing)(self)
        except OSError:
            self.close_connection = True
        finally:
            with self.server.lock:
                self.server.inside -= 1

    def reply(self, status: int = 200, body: bytes = BODY, **headers: str) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""


def missing(handler: Handler) -> None:
    handler.reply(404)


def slowly(seconds: float) -> Page:
    """Return a page that lets a client wait."""

    def page(handler: Handler) -> None:
        time.sleep(seconds)
        handler.reply()

    return page


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> None:
        super().__init__((host, 0), Handler)
        self.pages: dict[str, Page] = {"/ok": lambda page: page.reply()}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.count: Counter[str] = Counter()
        self.inside = self.most = 0
        self.lock = threading.Lock()
        self.base = f"http{'s' if context else ''}://{host}:{self.server_port}"
        if context:
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def handle_error(self, *_: Any) -> None:
        """Say nothing: a client that goes away is what is tested here."""


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def other() -> Iterator[Server]:
    made = Server("127.0.0.2")
    yield made
    made.shutdown()
    made.server_close()


def visit(url: str, remembered: Visit = Visit(), **source: Any) -> Answer:  # noqa: B008 - frozen
    (answer,) = fetch([Source(name="ledger", url=url, **source)], {"ledger": remembered}, now=NOW)
    return answer


def failure(url: str, **source: Any) -> Failed:
    answer = visit(url, **source)
    assert isinstance(answer, Failed)
    assert answer.hint
    return answer


def document(url: str, **source: Any) -> Document:
    answer = visit(url, **source)
    assert isinstance(answer, Document), answer
    return answer


def test_a_document(server: Server) -> None:
    """Body, address, type and validators come along; the visitor says truly who it is."""
    server.pages["/f"] = lambda page: page.reply(
        ETag='"v1"', Last_Modified="Mon, 02 Mar 2026 10:00:00 GMT", Content_Type="text/xml; charset=utf-8"
    )
    answer = document(f"{server.base}/f")
    assert (answer.body, answer.url, answer.content_type, answer.fetched_at) == (
        BODY,
        f"{server.base}/f",
        "text/xml; charset=utf-8",
        NOW,
    )
    assert (answer.validators.etag, answer.validators.last_modified) == ('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    headers = server.asked[0][1]
    assert headers["User-Agent"].startswith("strikewatch/")
    assert headers["Accept-Encoding"] == "gzip"


def test_conditional(server: Server) -> None:
    """Validators are sent back; 304 is unchanged and keeps them; so is a body that is known."""
    known = Validators(etag='"v1"', last_modified="Mon, 02 Mar 2026 10:00:00 GMT", body_hash="0" * 64)
    server.pages["/f"] = lambda page: page.reply(304, b"")
    answer = visit(f"{server.base}/f", Visit(validators=known))
    assert answer == Unchanged(source=answer.source, validators=known)
    headers = server.asked[0][1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    first = document(f"{server.base}/ok")
    assert isinstance(visit(f"{server.base}/ok", Visit(validators=first.validators)), Unchanged)


def test_unasked_304(server: Server) -> None:
    """A 304 that nobody asked for is no failure; what validators there were are dropped."""
    server.pages["/f"] = lambda page: page.reply(304, b"", ETag='"x"')
    answer = visit(f"{server.base}/f", Visit(validators=Validators(body_hash="0" * 64)))
    assert isinstance(answer, Unchanged)
    assert answer.validators == Validators()


def test_validators_that_cannot_be_sent_back(server: Server) -> None:
    """Odd bytes in a validator are not kept: no header injection next time."""
    server.pages["/f"] = lambda page: page.raw(
        b'HTTP/1.1 200 OK\r\nETag: "a\xff\xe2"\r\nLast-Modified: \x1b[31m\xe9\r\n\r\n' + BODY
    )
    assert document(f"{server.base}/f").validators.etag is None


def test_packed(server: Server) -> None:
    """Packing with gzip is undone, also where the server does not say so (F9); bombs, cut and unknown ones are failures."""
    server.pages["/gzip"] = lambda page: page.reply(body=gzip.compress(BODY), Content_Encoding="gzip")
    server.pages["/bare"] = lambda page: page.reply(body=gzip.compress(BODY))
    server.pages["/bomb"] = lambda page: page.reply(body=gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")
    server.pages["/br"] = lambda page: page.reply(Content_Encoding="br")
    assert document(f"{server.base}/gzip").body == document(f"{server.base}/bare").body == BODY
    assert failure(f"{server.base}/bomb", max_bytes=1_000_000).kind == "too-large"
    assert failure(f"{server.base}/br").kind == "encoding"


def test_too_large(server: Server) -> None:
    """An endless body or head is cut at the limit."""

    def endless(page: Handler) -> None:
        page.raw(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            page.wfile.write(bytes(65_536))

    server.pages["/body"] = endless
    server.pages["/head"] = lambda page: page.raw(
        b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 90_000 + b"\r\n" + b"X: y\r\n" * 60_000 + b"\r\n"
    )
    assert "16 MB" in failure(f"{server.base}/body").message
    assert failure(f"{server.base}/head").kind == "too-large"


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + BODY,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n" + BODY[:32] + b"\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
        b"HTTP/1.1 206 Partial\r\nContent-Length: 3\r\n\r\nabc",
        b"",
    ],
)
def test_cut(server: Server, data: bytes) -> None:
    """A part is never taken for the whole; one more try is made, no more."""
    server.pages["/f"] = lambda page: page.raw(data)
    assert failure(f"{server.base}/f").kind == "cut"
    assert server.count["/f"] == 2


def test_reset(server: Server) -> None:
    """A connection that is reset has a sentence of its own."""

    def reset(page: Handler) -> None:
        page.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        page.connection.close()
        page.close_connection = True

    server.pages["/f"] = reset
    assert "broke off" in failure(f"{server.base}/f").message


def test_nonsense(server: Server) -> None:
    """What is no HTTP is said to be none."""
    server.pages["/f"] = lambda page: page.raw(BODY)
    server.pages["/g"] = lambda page: page.raw(b"HTTP/1.1 abc\r\n\r\n")
    assert "no HTTP" in failure(f"{server.base}/f").message
    assert "no HTTP" in failure(f"{server.base}/g").message


def test_one_more_try(server: Server) -> None:
    """A fault of the server's is tried once more in the same run; a refusal or a missing page is not."""
    server.pages["/flaky"] = lambda page: page.reply(500 if page.server.count["/flaky"] == 1 else 200)
    server.pages["/down"] = lambda page: page.reply(500)
    server.pages["/busy"] = lambda page: page.reply(503, Retry_After="60")
    server.pages["/no"] = lambda page: page.reply(403)
    assert document(f"{server.base}/flaky").body == BODY
    for path, tries in {"/down": 2, "/busy": 1, "/no": 1, "/missing": 1}.items():
        failure(f"{server.base}{path}")
        assert server.count[path] == tries
    assert failure(f"{server.base}/busy").retry_after == 60.0


def test_resting() -> None:
    """Before its time a source is not asked, and that is no new failure."""
    answer = visit("http://127.0.0.1:1/", Visit(not_before=NOW + dt.timedelta(hours=1)))
    assert isinstance(answer, Failed)
    assert answer.kind == "resting"


def test_nothing_of_the_server_s_words_is_repeated(server: Server) -> None:
    """Reason phrases, realms and pages reach no message."""
    server.pages["/f"] = lambda page: page.raw(
        b"HTTP/1.1 403 \x1b]52;c;EVIL\x07\r\nWWW-Authenticate: Basic realm=EVIL\r\nContent-Length: 4\r\n\r\nEVIL"
    )
    assert "EVIL" not in failure(f"{server.base}/f").line()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(server: Server, status: int) -> None:
    """All five are followed; only permanent ones are told as a new address."""
    server.pages["/f"] = lambda page: page.reply(status, b"", Location="ok")
    answer = document(f"{server.base}/f")
    assert answer.url == f"{server.base}/ok"
    assert answer.moved_to == (f"{server.base}/ok" if status in (301, 308) else None)


def test_a_temporary_redirect_in_a_chain(server: Server) -> None:
    """What was permanent before the first temporary redirect is the new address."""
    server.pages["/a"] = lambda page: page.reply(301, b"", Location="/b")
    server.pages["/b"] = lambda page: page.reply(302, b"", Location="/c")
    server.pages["/c"] = lambda page: page.reply(301, b"", Location="/ok")
    assert document(f"{server.base}/a").moved_to == f"{server.base}/b"


def test_redirects_that_lead_nowhere(server: Server) -> None:
    """Loops, missing and faulty locations and other schemes are failures that show where they lead."""
    server.pages["/loop"] = lambda page: page.reply(302, b"", Location="/loop")
    server.pages["/none"] = lambda page: page.reply(302, b"")
    server.pages["/file"] = lambda page: page.reply(302, b"", Location="file:///etc/passwd")
    assert "more than 5" in failure(f"{server.base}/loop").message
    assert server.count["/loop"] == 6
    assert failure(f"{server.base}/none").kind == "redirect"
    assert "file:///etc/passwd" in failure(f"{server.base}/file").message


@pytest.mark.parametrize("host", ["127.0.0.2", "127.0.0.2.", "127.2", "0x7f000002", "[::ffff:127.0.0.2]"])
def test_a_redirect_into_the_private_network(server: Server, other: Server, host: str) -> None:
    """Another private server is not reached by a redirect, however its address is written."""
    server.pages["/f"] = lambda page: page.reply(302, b"", Location=f"http://{host}:{other.server_port}/ok")
    assert failure(f"{server.base}/f").kind in (
        "address",
        "redirect",
        "dns",
    )  # to an older curl "127.0.0.2." is a name that nobody has
    assert not other.asked


def test_a_name_that_resolves_to_a_private_address(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check is made on the address at connect time: the name may be the user's own and look public."""
    monkeypatch.setattr("strikewatch.sources.guard.names_private", lambda _host: False)
    assert "private network" in failure(f"http://localhost:{server.server_port}/ok").message
    assert not server.asked
    assert document(f"http://localhost:{server.server_port}/ok", allow_private=True).body == BODY


def test_log_in(server: Server) -> None:
    """User and password, from the settings or the address, and the source's own headers and user agent are sent."""
    document(f"http://u:p%40w@127.0.0.1:{server.server_port}/ok", headers=(("X-Key", "k"),), user_agent="desk/1")
    document(f"{server.base}/ok", username="u", password="p@w")
    wanted = "Basic " + base64.b64encode(b"u:p@w").decode()
    assert [headers["Authorization"] for _, headers in server.asked] == [wanted, wanted]
    assert (server.asked[0][1]["X-Key"], server.asked[0][1]["User-Agent"]) == ("k", "desk/1")


def test_log_in_stays_with_its_origin(server: Server, other: Server) -> None:
    """Credentials and headers of a source are not sent to another origin."""
    server.pages["/f"] = lambda page: page.reply(302, b"", Location=f"{other.base}/ok")
    document(f"{server.base}/f", username="u", password="s3cret", headers=(("X-Key", "s3cret"),), allow_private=True)
    assert "s3cret" in str(server.asked[0][1].get("X-Key"))
    assert "Authorization" not in other.asked[0][1]
    assert "X-Key" not in other.asked[0][1]


def test_no_secret_in_a_message(server: Server) -> None:
    """Neither password nor query of an address is shown."""
    server.pages["/f"] = lambda page: page.reply(302, b"", Location="/f?key=s3cret")
    line = failure(f"http://u:s3cret@127.0.0.1:{server.server_port}/f").line()
    assert "s3cret" not in line


def test_deadline(server: Server) -> None:
    """The time of all hops counts together; a body that drips does not outlast it."""

    def drip(page: Handler) -> None:
        page.raw(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            page.raw(b"x")
            time.sleep(0.1)

    def slow_hop(page: Handler) -> None:
        time.sleep(0.4)
        page.reply(302, b"", Location=f"/hop?{page.server.count['/hop']}")

    server.pages["/drip"] = drip
    server.pages["/hop"] = slow_hop
    for path in ("/drip", "/hop"):
        answer = failure(f"{server.base}{path}", timeout=0.6)
        assert (answer.kind, "1 seconds" in answer.message) == ("timeout", True)


def test_time_of_the_caller_counts_for_nobody(server: Server) -> None:
    """While the caller works on one answer, the others' deadlines stand still."""
    ticks = iter(range(10**6))
    away = 0.0

    def clock() -> float:
        return next(ticks) * 0.001 + away

    server.pages["/slow"] = slowly(0.3)
    sources = [Source(name=name, url=f"{server.base}/{name}", timeout=20.0) for name in ("ok", "slow")]
    answers = []
    for answer in fetch(sources, {}, now=NOW, clock=clock):
        answers.append(answer)
        away += 100.0
    assert [type(answer) for answer in answers] == [Document, Document]


def test_few_per_host(server: Server) -> None:
    """Thirty sources on one host: all are visited, at most six at a time."""
    server.pages["/f"] = slowly(0.02)
    sources = [Source(name=f"f{n}", url=f"{server.base}/f?{n}") for n in range(30)]
    answers = list(fetch(sources, {}, now=NOW))
    assert sorted(answer.source.name for answer in answers) == sorted(source.name for source in sources)
    assert all(isinstance(answer, Document) for answer in answers)
    assert 1 < server.most <= 6


def test_one_bad_source_stops_no_other(server: Server, tmp_path: Path) -> None:
    """Faulty addresses, closed ports, files and pages side by side: an answer each."""
    (tmp_path / "f.xml").write_bytes(BODY)
    sources = [
        Source(name="ftp", url="ftp://a.example/"),
        Source(name="closed", url="http://127.0.0.1:1/"),
        Source(name="file", path=str(tmp_path / "f.xml")),
        Source(name="good", url=f"{server.base}/ok"),
    ]
    answers = {answer.source.name: answer for answer in fetch(sources, {}, now=NOW)}
    kinds = {name: answer.kind if isinstance(answer, Failed) else "fine" for name, answer in answers.items()}
    assert kinds == {"ftp": "address", "closed": "connect", "file": "fine", "good": "fine"}


def test_let_go_halfway(server: Server) -> None:
    """A caller who stops listening leaves nothing open."""
    server.pages["/slow"] = slowly(0.5)
    stream = fetch([Source(name=name, url=f"{server.base}/{name}") for name in ("ok", "slow")], {}, now=NOW)
    assert next(stream).source.name == "ok"
    stream.close()  # type: ignore[attr-defined]  # it is a generator, which the contract does not promise


def test_proxy(server: Server, other: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is asked; addresses that are private by their looks are refused all the same; no_proxy is honoured."""
    monkeypatch.setenv("http_proxy", other.base)
    other.pages["http://news.example/f"] = lambda page: page.reply()
    assert document("http://news.example/f").body == BODY
    other.pages["http://news.example/g"] = lambda page: page.reply(302, b"", Location="http://10.0.0.1/")
    assert failure("http://news.example/g").kind == "address"
    other.pages["http://news.example/h"] = lambda page: page.reply(302, b"", Location="http://nas.local/")
    assert failure("http://news.example/h").kind == "address"
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert document(f"{server.base}/ok").url == f"{server.base}/ok"


def certificate(folder: Path, host: str, *, days: int) -> tuple[ssl.SSLContext, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=400))
        .not_valid_after(now + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}{days}.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context, path


@pytest.mark.parametrize(
    "case",
    [
        ("localhost", 30, False, "self-signed"),
        ("localhost", -3, True, "expired"),
        ("other.example", 30, True, "another host"),
        ("localhost", 30, True, ""),
    ],
)
def test_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: tuple[str, int, bool, str]) -> None:
    """A certificate that cannot be trusted is said to be so, each fault in its own words; SSL_CERT_FILE names further ones."""
    host, days, trusted, word = case
    context, path = certificate(tmp_path, host, days=days)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    tls = Server(context=context)
    try:
        answer = visit(f"https://localhost:{tls.server_port}/ok")
    finally:
        tls.shutdown()
        tls.server_close()
    if word:
        assert isinstance(answer, Failed)
        assert (answer.kind, word in answer.message) == ("tls", True)
    else:
        assert isinstance(answer, Document)


def test_no_log_in_from_https_to_http(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    """A redirect from https to http is refused where a log-in could be read; without one it is followed, and not remembered."""
    context, path = certificate(tmp_path, "localhost", days=30)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    tls = Server(context=context)
    tls.pages["/f"] = lambda page: page.reply(301, b"", Location=f"{server.base}/ok")
    try:
        url = f"https://localhost:{tls.server_port}/f"
        assert failure(url, username="u", password="p", allow_private=True).kind == "redirect"
        assert document(url, allow_private=True).moved_to is None
    finally:
        tls.shutdown()
        tls.server_close()
