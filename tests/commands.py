"""The command line in tests: what running it looks like, and a feed of today."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]

FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Port Gazette</title><link>https://gazette.example/</link>
<item><title>Nurses strike over pay at Calder Bay hospital</title><link>https://gazette.example/1</link><guid>g1</guid>
<pubDate>{day}</pubDate><description>Nurses at Calder Bay hospital went on strike on Monday over pay, their union said.</description></item>
<item><title>Air strike hits fuel depot</title><link>https://gazette.example/2</link><guid>g2</guid>
<pubDate>{day}</pubDate><description>An air strike damaged a fuel depot.</description></item>
</channel></rss>
"""
