"""Make docs/digest.svg, the picture of the README, from a real run of the demo.

python benchmarks/picture.py
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 100
LINES = 64  # what changed, dates and the first issues: enough to see what it is
PICTURE = Path(__file__).resolve().parents[1] / "docs" / "digest.svg"


def demo() -> str:
    """Return what the demo prints on a terminal, colours and all."""
    reader, writer = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LINES": "50"}
    command = [str(Path(sys.executable).parent / "strikewatch"), "demo"]
    with subprocess.Popen(command, stdout=writer, stderr=subprocess.DEVNULL, env=env):
        os.close(writer)
        said = b""
        while True:
            try:
                piece = os.read(reader, 65536)
            except OSError:  # the other end of a terminal closes with an error
                break
            if not piece:
                break
            said += piece
    return said.decode().replace("\r\n", "\n")


def main() -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="256")
    lines = demo().splitlines()[:LINES]
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    PICTURE.write_text(console.export_svg(title="strikewatch demo"), encoding="utf-8")
    print(f"wrote {PICTURE.name}, {len(lines)} lines")


if __name__ == "__main__":
    main()
