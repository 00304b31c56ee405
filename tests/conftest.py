"""Hermetic tests: no home, no foreign socket, no zone, colour or width but what a test asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test asserts time: a busy machine is no fault. Slow generation is told by --hypothesis-show-statistics.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

CHANGED = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
)


@pytest.fixture(autouse=True)
def hermetic(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, and an environment that says nothing."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRIKEWATCH_HOME", str(home / "strikewatch"))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "UTC")
    for name in CHANGED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return home / "strikewatch"
