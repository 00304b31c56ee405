"""Check the HTML page and the mail with axe-core (accessibility) and html-validate (markup), in Chromium.

    python benchmarks/pages.py [--save FOLDER]

Installs the two from npm into a temporary folder; prints the violations per page, width and colour scheme, and ends with 1 if
there are any. Says "skipped" and ends with 0 where chromium or npm are missing. ``--save`` keeps the pages and their pictures.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from samples import DIGEST, DOSSIER
from strikewatch import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NPM = shutil.which("npm")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
FRAME = """<!doctype html><body style="margin:0"><iframe id="page" title="page" style="border:0;width:{width}px;height:{height}px"
srcdoc="{page}"></iframe><script>
addEventListener("message", event => {{ document.body.innerHTML = "<pre>" + event.data.replaceAll("&", "&amp;").replaceAll("<", "&lt;") + "</pre>" }});
</script>"""
AXE_RUN = """<script>addEventListener("load", () => axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found =>
parent.postMessage(JSON.stringify({violations: found.violations, incomplete: found.incomplete.map(one => one.id), passes: found.passes.length}), "*")))</script>"""


def main() -> int:
    """Run both checkers over every page and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path, help="keep pages and pictures here")
    arguments = parser.parse_args()
    if not CHROMIUM or not NPM:
        print("skipped: chromium and npm are needed")
        return 0
    pages = {"page": render.html(DIGEST), "mail": render.mail_html(DIGEST), "dossier": render.html(DOSSIER)}
    faults = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        command = [NPM, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4", "html-validate@9"]
        subprocess.run(command, cwd=folder, check=True)
        axe = (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
        for name, page in pages.items():
            faults += _validate(name, page, folder)
            for width in (360, 1280):
                for dark in (False, True):
                    faults += _accessible(name, _armed(page, axe), folder, width=width, dark=dark)
                    if arguments.save:
                        _picture(name, page, arguments.save, width=width, dark=dark)
    print(f"{faults} faults in all")
    return 1 if faults else 0


def _validate(name: str, page: str, folder: Path) -> int:
    """Print what html-validate finds; its rules on style are off, those on validity and accessibility on."""
    (folder / ".htmlvalidate.json").write_text(json.dumps({"extends": ["html-validate:standard", "html-validate:a11y"], "rules": {
        "no-inline-style": "off", "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off",
        # A mail program has no style sheet: presentation stands in attributes, by need.
        **({"no-deprecated-attr": "off", "attribute-boolean-style": "off"} if name == "mail" else {}),
    }}), encoding="utf-8")  # fmt: skip
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    command = [str(folder / "node_modules" / ".bin" / "html-validate"), "--formatter", "json", f"{name}.html"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = [message for result in json.loads(done.stdout) for message in result["messages"]]
    print(f"{name}: html-validate {len(found)} faults")
    for message in found[:20]:
        print(f"  line {message['line']}: {message['ruleId']}: {message['message']}")
    return len(found)


def _armed(page: str, axe: str) -> str:
    """Return ``page`` with axe in it. The page forbids scripts, so that ban is lifted first."""
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return open_page.replace("</body>", f"<script>{axe}</script>{AXE_RUN}</body>")


def _accessible(name: str, armed: str, folder: Path, *, width: int, dark: bool) -> int:
    """Print what axe finds in a frame of ``width`` pixels."""
    seen = _run(
        FRAME.format(width=width, height=9000, page=html.escape(armed)),
        folder,
        "--dump-dom",
        "--virtual-time-budget=20000",
        dark=dark,
    )
    found = re.search(r"<pre>(.*)</pre>", seen, re.DOTALL)
    if not found:
        print(f"{name} at {width} px: axe did not answer")
        return 1
    result: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    violations = result["violations"]
    print(
        f"{name} at {width} px, {'dark' if dark else 'light'}: axe {len(violations)} violations, {result['passes']} rules passed, "
        f"unsure of {', '.join(result['incomplete']) or 'none'}"
    )
    for one in violations:
        print(f"  {one['id']} ({one['impact']}): {one['help']}: {one['nodes'][0]['html'][:120]}")
    return len(violations)


def _picture(name: str, page: str, folder: Path, *, width: int, dark: bool) -> None:
    """Save the page and its picture."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        picture = folder / f"{name}-{width}-{'dark' if dark else 'light'}.png"
        framed = FRAME.format(width=width, height=5000, page=html.escape(page))
        _run(framed, Path(place), f"--screenshot={picture}", f"--window-size={max(500, width)},5000", dark=dark)


def _run(page: str, folder: Path, *flags: str, dark: bool) -> str:
    """Return what Chromium prints of a page."""
    path = folder / "frame.html"
    path.write_text(page, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    command = [str(CHROMIUM), *FLAGS, *scheme, f"--user-data-dir={folder / 'profile'}", *flags, str(path)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
