"""A body on its way: in memory while it is small, on disk beyond, however many servers send at once."""

from __future__ import annotations

from typing import IO

_IN_MEMORY = 256 * 1024  # bytes; nearly all feeds are smaller


class Spool:
    """Takes a body in parts and gives it back whole, once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.size = 0
        self._parts: list[bytes] = []
        self._file: IO[bytes] | None = None

    def add(self, part: bytes) -> None:
        """Append ``part``."""
        self.size += len(part)
        if self._file is None and self.size > _IN_MEMORY:
            import tempfile

            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`, which its owner owes
            self._file.writelines(self._parts)
            self._parts.clear()
        if self._file is None:
            self._parts.append(part)
        else:
            self._file.write(part)

    def whole(self) -> bytes:
        """Return everything that was added."""
        if self._file is None:
            return b"".join(self._parts)
        self._file.seek(0)
        return self._file.read()

    def close(self) -> None:
        """Let go of it."""
        self._parts.clear()
        if self._file is not None:
            self._file.close()
            self._file = None
