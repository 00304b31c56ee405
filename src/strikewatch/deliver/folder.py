"""A Maildir, or a folder of .eml files: for those who want to look first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strikewatch import files, text
from strikewatch.errors import CannotCreate
from strikewatch.model import Delivery, Letter, MailSettings


def send(letter: Letter, recipients: tuple[str, ...], settings: MailSettings) -> Iterator[Delivery]:
    """Write the letter once; the same letter written again takes the place of the first."""
    if settings.folder is None:
        raise CannotCreate("no folder is set", source="mail.folder", hint='write folder = "~/Maildir"')
    try:
        path = _write(letter, settings.folder, maildir=settings.transport == "maildir")
    except OSError as error:
        raise CannotCreate(
            f"cannot write the letter: {error.strerror}", source=str(settings.folder), hint="check the folder and the free space"
        ) from error
    for recipient in recipients:
        yield Delivery(recipient=recipient, state="accepted", answer=f"written to {path}")


def _write(letter: Letter, folder: Path, *, maildir: bool) -> Path:
    """Write the letter; a reader never meets half of it (maildir(5))."""
    name = text.slug(f"strikewatch-{letter.edition}-{letter.message_id}")
    inbox, waiting = (folder / "new", folder / "tmp") if maildir else (folder, folder)
    for place in (inbox, waiting, *([folder / "cur"] if maildir else [])):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    whole = inbox / (name if maildir else f"{name}.eml")
    files.replace(whole, letter.message, part=waiting / f".{name}.part")
    return whole
