"""The sources that are in force while there is no config: public feeds of the labour press, unions and agencies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import tomli

from strikewatch.config.where import machine_zone
from strikewatch.model import Config, Source

FIRST = "labour"  # the preset that a fresh installation reads


def groups() -> dict[str, tuple[Source, ...]]:
    """Return the presets by name, as ``presets.toml`` beside this module lists them."""
    raw = tomli.loads((files("strikewatch.config") / "presets.toml").read_text(encoding="utf-8"))
    return {
        name: tuple(
            Source(name=s["name"], url=s["url"], tier=s.get("tier", "press"), party=s.get("party"), tags=(name,))
            for s in group["sources"]
        )
        for name, group in raw["presets"].items()
    }


def config(*, home: Path) -> Config:
    """Return the config of a fresh installation: the first preset, the machine's zone."""
    return Config(home=home, zone=machine_zone(), sources=groups()[FIRST], preset=True)
