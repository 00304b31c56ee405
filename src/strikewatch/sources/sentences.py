"""What went wrong, in a sentence of its own for each way, and what to do about it.

Nothing that a server sent goes into a sentence: not its reason phrase, not its realm, not its page.
"""

from __future__ import annotations

import datetime as dt

from strikewatch.errors import FailureKind, SourceError
from strikewatch.model import Visit

# What a Retry-After may ask for; anything else is junk (rig N11).
_LONGEST_WAIT = 7 * 86_400.0
_DEFAULT_WAIT = 1_800.0  # for a server that says "too many" without saying how long
_REST = 7 * 86_400.0  # a feed that is gone is looked at once a week: it may come back
_LONG_MISSING = dt.timedelta(days=14)

_NEXT_RUN = "it is tried again at the next run"
_STATUS: dict[int, tuple[FailureKind, str, str]] = {
    401: ("auth", "the server asks for a log-in (401)", "set username and password for this source"),
    402: ("refused", "the server asks for payment (402)", "look for another feed of the publisher"),
    403: ("refused", "the server refuses us (403)", "open the address in a browser; some sites want another user_agent"),
    404: ("missing", "there is nothing at this address any more (404)", "look for the feed's new address"),
    407: ("auth", "the proxy asks for a log-in (407)", "put user and password into the proxy's address"),
    408: ("timeout", "the server gave up waiting for us (408)", _NEXT_RUN),
    410: ("gone", "the feed is gone for good (410)", "remove it with: strikewatch sources remove NAME (its items stay)"),
    429: ("busy", "the server says that we come too often (429)", "it is left alone for a while"),
    451: ("refused", "the server withholds the feed for legal reasons (451)", "look for another feed of the publisher"),
    511: ("auth", "the network asks for a log-in first (511)", "open any page in a browser and sign in to the network"),
}


def for_status(status: int, retry_after: str | None, visit: Visit, now: dt.datetime, name: str) -> SourceError:
    """Return the error for an HTTP status that is no success."""
    known = _STATUS.get(status)
    if known:
        kind, message, hint = known
    elif status >= 500:
        kind, message, hint = "server", f"the server has a fault of its own ({status})", _NEXT_RUN
    else:
        kind, message, hint = "refused", f"the server does not take the request ({status})", "open the address in a browser"
    wait: float | None = None
    if status == 404 and visit.failing_since and now - visit.failing_since >= _LONG_MISSING:
        kind, message, hint = "gone", "there has been nothing at this address for two weeks (404)", _STATUS[410][2]
    if kind == "gone":
        wait, hint = _REST, hint.replace("NAME", name)
    elif status == 429 or (status == 503 and retry_after is not None):
        kind, wait = "busy", _waiting_time(retry_after, now)
        message = message if status == 429 else "the server is down for a while (503)"
        hint = f"it is left alone for {_spoken(wait)}" if wait else _NEXT_RUN
    return SourceError(message, kind=kind, hint=hint, retry_after=wait)


def _waiting_time(raw: str | None, now: dt.datetime) -> float:
    """Read a Retry-After in seconds or as a date; junk and what is beyond a week give the default."""
    raw = (raw or "").strip()
    seconds: float = -1.0
    if raw.isascii() and raw.isdigit() and len(raw) < 10:
        seconds = float(raw)
    elif raw and not raw[:1].isdigit():
        import email.utils

        try:
            when = email.utils.parsedate_to_datetime(raw[:100])
            seconds = (when.replace(tzinfo=when.tzinfo or dt.UTC) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):
            pass
    return seconds if 0 <= seconds <= _LONGEST_WAIT else _DEFAULT_WAIT


def _spoken(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"


_TLS = "its certificate cannot be trusted"
_CURL: dict[int, tuple[FailureKind, str, str]] = {
    1: ("server", "the answer is no HTTP", "see whether the address is of a web server"),
    3: ("address", "the address is faulty", "copy it again from the browser"),
    5: ("dns", "the proxy's name cannot be found", "look at the environment variable https_proxy"),
    6: ("dns", "the host's name cannot be found", "look for a slip in the address; else it is tried again at the next run"),
    7: ("connect", "the host refuses the connection", "the server may be down; it is tried again at the next run"),
    8: ("server", "the answer is no HTTP", "see whether the address is of a web server"),
    16: ("cut", "the connection broke off", _NEXT_RUN),
    18: ("cut", "the transfer broke off before its end", _NEXT_RUN),
    28: ("timeout", "no answer in time", "it is tried again at the next run; a slow source may have a larger timeout"),
    35: ("tls", "no safe connection can be made: the TLS handshake failed", "see whether the address opens in a browser"),
    52: ("cut", "the server closed the connection without an answer", _NEXT_RUN),
    55: ("cut", "the connection broke off while asking", _NEXT_RUN),
    56: ("cut", "the connection broke off", _NEXT_RUN),
    60: (
        "tls",
        f"no safe connection can be made: {_TLS}",
        "see whether the address opens in a browser; for a CA of your own set SSL_CERT_FILE",
    ),
    77: ("tls", "the file of trusted certificates cannot be read", "look at the environment variable SSL_CERT_FILE"),
    92: ("cut", "the connection broke off", _NEXT_RUN),
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
        _NEXT_RUN,
    )
    if kind == "tls":
        fault = next((sentence for sign, sentence in _CERTIFICATES if sign in words), None)
        message = message.replace(_TLS, fault) if fault else message
    return SourceError(message, kind=kind, hint=hint)


def timed_out(seconds: float, *, connecting: bool) -> SourceError:
    """Return the error for a visit that took too long."""
    what = "no connection" if connecting else "no whole answer"
    return SourceError(f"{what} within {seconds:.0f} seconds", kind="timeout", hint=_CURL[28][2])
