"""What went wrong, in a sentence of its own for each way, and what to do about it.

Nothing that a server sent goes into a sentence: not its reason phrase, not its realm, not its page.
"""

from __future__ import annotations

import datetime as dt

from strikewatch.errors import NEXT_RUN, FailureKind, SourceError

_STATUS: dict[int, tuple[FailureKind, str, str]] = {
    401: ("auth", "the server asks for a log-in (401)", "set username and password for this source"),
    402: ("refused", "the server asks for payment (402)", "look for another feed of the publisher"),
    403: ("refused", "the server refuses us (403)", "open the address in a browser; some sites want another user_agent"),
    404: ("missing", "there is nothing at this address any more (404)", "look for the feed's new address"),
    407: ("auth", "the proxy asks for a log-in (407)", "put user and password into the proxy's address"),
    408: ("timeout", "the server gave up waiting for us (408)", NEXT_RUN),
    410: ("gone", "the feed is gone for good (410)", "remove it with: strikewatch sources remove NAME (its items stay)"),
    429: ("busy", "the server says that we come too often (429)", NEXT_RUN),
    451: ("refused", "the server withholds the feed for legal reasons (451)", "look for another feed of the publisher"),
    511: ("auth", "the network asks for a log-in first (511)", "open any page in a browser and sign in to the network"),
}


def for_status(status: int, retry_after: str | None, now: dt.datetime, name: str) -> SourceError:
    """Return the error for an HTTP status that is no success, with the seconds that its server asks us to stay away.

    Whether and how long the source rests is not decided here but by who remembers the visits before (``store.health``).
    """
    known = _STATUS.get(status)
    if known:
        kind, message, hint = known
    elif status >= 500:
        kind, message, hint = "server", f"the server has a fault of its own ({status})", NEXT_RUN
    else:
        kind, message, hint = "refused", f"the server does not take the request ({status})", "open the address in a browser"
    wait: float | None = None
    if status == 503 and retry_after is not None:
        kind, message = "busy", "the server is down for a while (503)"
    if kind == "busy":
        wait = _waiting_time(retry_after, now)
    return SourceError(message, kind=kind, hint=hint.replace("NAME", name), retry_after=wait)


def _waiting_time(raw: str | None, now: dt.datetime) -> float | None:
    """Read a Retry-After in seconds or as a date; None for none, and for junk (rig N11)."""
    raw = (raw or "").strip()
    if raw.isascii() and raw.isdigit() and len(raw) < 10:
        return float(raw)
    if not raw or raw[:1].isdigit():
        return None
    import email.utils

    try:
        when = email.utils.parsedate_to_datetime(raw[:100])
        return (when.replace(tzinfo=when.tzinfo or dt.UTC) - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None


_TLS = "its certificate cannot be trusted"
_CURL: dict[int, tuple[FailureKind, str, str]] = {
    1: ("server", "the answer is no HTTP", "see whether the address is of a web server"),
    3: ("address", "the address is faulty", "copy it again from the browser"),
    5: ("dns", "the proxy's name cannot be found", "look at the environment variable https_proxy"),
    6: ("dns", "the host's name cannot be found", f"look for a slip in the address; else {NEXT_RUN}"),
    7: ("connect", "the host refuses the connection", f"the server may be down; {NEXT_RUN}"),
    8: ("server", "the answer is no HTTP", "see whether the address is of a web server"),
    16: ("cut", "the connection broke off", NEXT_RUN),
    18: ("cut", "the transfer broke off before its end", NEXT_RUN),
    28: ("timeout", "no answer in time", f"{NEXT_RUN}; a slow source may have a larger timeout"),
    35: ("tls", "no safe connection can be made: the TLS handshake failed", "see whether the address opens in a browser"),
    52: ("cut", "the server closed the connection without an answer", NEXT_RUN),
    55: ("cut", "the connection broke off while asking", NEXT_RUN),
    56: ("cut", "the connection broke off", NEXT_RUN),
    60: (
        "tls",
        f"no safe connection can be made: {_TLS}",
        "see whether the address opens in a browser; for a CA of your own set SSL_CERT_FILE",
    ),
    77: ("tls", "the file of trusted certificates cannot be read", "look at the environment variable SSL_CERT_FILE"),
    92: ("cut", "the connection broke off", NEXT_RUN),
    97: ("connect", "the proxy does not let us through", "look at the environment variable https_proxy"),
    100: ("too-large", "the head of the answer is too large", "tell the publisher"),
}
_TLS_CODES = frozenset({51, 53, 54, 58, 59, 64, 66, 80, 82, 83, 90, 91, 98})
# Which fault of a certificate OpenSSL found, by its own fixed words.
_CERTIFICATES = (
    ("expired", "its certificate has expired"),
    ("self-signed", "its certificate is self-signed"),
    ("self signed", "its certificate is self-signed"),
    ("subject name", "its certificate is for another host"),
    ("does not match", "its certificate is for another host"),
)


def for_curl(code: int, words: str) -> SourceError:
    """Return the error for a transfer that the library gave up, by its code; ``words`` are the library's own."""
    kind, message, hint = _CURL.get(60 if code in _TLS_CODES else code) or (
        "connect",
        f"the transfer failed (code {code})",
        NEXT_RUN,
    )
    if kind == "tls":
        fault = next((sentence for sign, sentence in _CERTIFICATES if sign in words), None)
        message = message.replace(_TLS, fault) if fault else message
    return SourceError(message, kind=kind, hint=hint)


def timed_out(seconds: float, *, connecting: bool) -> SourceError:
    """Return the error for a visit that took too long."""
    what = "no connection" if connecting else "no whole answer"
    return SourceError(f"{what} within {seconds:.0f} seconds", kind="timeout", hint=_CURL[28][2])
