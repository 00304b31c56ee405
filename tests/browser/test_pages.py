"""The page and the mail in a real browser: no sideways scrolling on a phone, dark mode, nothing fetched, links that lead somewhere."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from samples import DIGEST, DOSSIER
from strikewatch import render
from strikewatch.model import Digest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=5000",
)  # fmt: skip
# A page in a frame of a phone's width: a window of Chromium cannot be that narrow. The frame is measured from outside.
PROBE = """<!doctype html><body><iframe id="page" style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe><script>
onload = () => {{
  const inner = document.getElementById("page").contentWindow, root = inner.document.documentElement;
  const wide = [...inner.document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > {width} + 1 && !one.closest(".skip, thead"))
    .map(one => one.outerHTML.slice(0, 80));
  const style = inner.getComputedStyle(inner.document.querySelector("td.page, .page") || inner.document.body);
  document.body.innerHTML = "<pre>" + JSON.stringify({{
    scroll: root.scrollWidth, client: root.clientWidth, wide, ground: style.backgroundColor, ink: style.color,
    fetched: inner.performance.getEntriesByType("resource").length, height: root.scrollHeight,
    lost: [...inner.document.querySelectorAll("a[href^='#']")].filter(a => !inner.document.querySelector(a.getAttribute("href"))).length,
    links: inner.document.querySelectorAll("a[href^='http']").length,
    scripts: inner.document.scripts.length, ran: inner.ran === undefined ? "no" : "yes",
  }}).replaceAll("<", "&lt;") + "</pre>";
}};
</script>"""


def _long() -> Digest:
    """Return the sample with words and addresses that do not break by themselves."""
    long = structs.replace(
        DIGEST.references[0],
        headline="Donaudampfschifffahrtsgesellschaft" * 4,
        url="https://a.example/" + "x" * 300,
        outlet="Y" * 60,
    )
    row = DIGEST.groups[0].rows[0]
    cell = structs.replace(row.union[0], quote="賃上げ" * 60 + "Z" * 120)
    group = structs.replace(DIGEST.groups[0], rows=(structs.replace(row, union=(cell,), name="Q" * 80),))
    line = structs.replace(DIGEST.ledger[0], name="Q" * 80, status="S" * 50, sizes=("W" * 40, "V" * 40))
    change = structs.replace(DIGEST.changes[0], name="N" * 60, text="T" * 90)
    return structs.replace(DIGEST, references=(long,), groups=(group,), ledger=(line,), changes=(change,))


def _measure(page: str, folder: Path, *, width: int, dark: bool = False) -> dict[str, Any]:
    """Return what a frame of ``width`` pixels shows of ``page``."""
    probe = folder / "probe.html"
    probe.write_text(PROBE.format(width=width, page=html.escape(page)), encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    command = [
        str(CHROMIUM),
        *FLAGS,
        *scheme,
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1500,1000",
        "--dump-dom",
        str(probe),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<pre>(.*)</pre>", shown, re.DOTALL)
    assert found, shown[:500]
    measured: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return measured


@pytest.mark.parametrize("width", [360, 1280])
def test_dossier_fits_its_width(width: int, tmp_path: Path) -> None:
    """The page of a dispute scrolls sideways no more than that of the digest."""
    seen = _measure(render.html(DOSSIER), tmp_path, width=width)
    assert seen["scroll"] <= seen["client"], seen["wide"][:5]
    assert (seen["fetched"], seen["lost"], seen["scripts"]) == (0, 0, 0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("form", [render.html, render.mail_html])
@pytest.mark.parametrize("digest", [DIGEST, _long()], ids=["sample", "long words"])
def test_page_fits_its_width_and_fetches_nothing(form: Any, digest: Digest, width: int, tmp_path: Path) -> None:
    """No sideways scrolling, no element beyond the edge, no request, no script; each inner link has its target."""
    seen = _measure(form(digest), tmp_path, width=width)
    assert seen["scroll"] <= seen["client"], seen["wide"][:5]
    assert seen["wide"] == []
    assert (seen["fetched"], seen["lost"], seen["scripts"]) == (0, 0, 0)
    assert seen["links"] > 0


def test_the_probe_sees_what_does_not_fit(tmp_path: Path) -> None:
    """The measure itself: a wide element is found, and a script that runs."""
    page = "<!doctype html><body class=page><div style='width:900px'>x</div><a href='#none'>y</a><script>window.ran=1</script>"
    seen = _measure(page, tmp_path, width=360)
    assert seen["scroll"] > seen["client"]
    assert (len(seen["wide"]), seen["lost"], seen["ran"]) == (1, 1, "yes")


@pytest.mark.parametrize("form", [render.html, render.mail_html])
def test_dark_mode_applies(form: Any, tmp_path: Path) -> None:
    """Light words on a dark ground where the reader asks for it, and the other way round where not."""

    def light(color: str) -> float:
        return sum(float(part) for part in re.findall(r"[\d.]+", color)[:3]) / 3

    day = _measure(form(DIGEST), tmp_path, width=360)
    night = _measure(form(DIGEST), tmp_path, width=360, dark=True)
    assert light(day["ground"]) > 230
    assert light(day["ink"]) < 60
    assert light(night["ground"]) < 60
    assert light(night["ink"]) > 200


@pytest.mark.parametrize("form", [render.html, render.mail_html])
def test_hostile_words_run_nothing(form: Any, tmp_path: Path) -> None:
    """Scripts, handlers and addresses that run are text in the page."""
    words = "</style></title><script>window.ran=1</script><img src=x onerror='window.ran=1'><svg onload=window.ran=1>"
    note = structs.replace(DIGEST.unverified[0], text=words, quote=words)
    source = structs.replace(DIGEST.references[0], headline=words, outlet=words, url="javascript:window.ran=1")
    digest = structs.replace(DIGEST, unverified=(note,), references=(source, *DIGEST.references[1:]), top=words)
    seen = _measure(form(digest), tmp_path, width=1280)
    assert (seen["ran"], seen["scripts"], seen["fetched"]) == ("no", 0, 0)
