"""Numbers of demands and offers: value, unit, period, whose."""

from __future__ import annotations

import pytest

from strikewatch.analysis import quantities


def found(text: str) -> list[tuple[float, str, str | None, str | None]]:
    return [(q.value, q.unit, q.currency, q.period) for q in quantities.find(text, 0, len(text), "narration")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 5.2 percent pay rise", (5.2, "percent", None, None)),
        ("a rise of 12 per cent over three years", (12.0, "percent", None, "contract")),
        ("3% a year", (3.0, "percent", None, "year")),
        ("$25 an hour", (25.0, "currency", "USD", "hour")),
        ("a bonus of £1,500", (1500.0, "currency", "GBP", None)),
        ("€2.5 million a year", (2_500_000.0, "currency", "EUR", "year")),
        ("10 million won", (10_000_000.0, "currency", "KRW", None)),
        ("12,500 rand a month", (12_500.0, "currency", "ZAR", "month")),
        ("R12,500", (12_500.0, "currency", "ZAR", None)),
        ("50 cents per hour", (0.5, "currency", "USD", "hour")),
        ("C$30 hourly", (30.0, "currency", "CAD", "hour")),
        ("a 32-hour week", (32.0, "hours", None, None)),
        ("15 days of leave", (15.0, "days", None, None)),
        ("over 3 years", (3.0, "years", None, None)),
        ("a ratio of 1:4", (4.0, "ratio", None, None)),
        ("one nurse to four patients", (4.0, "ratio", None, None)),
        ("Rs 500 per day", (500.0, "currency", "INR", "day")),
    ],
)
def test_a_number_with_its_unit(text: str, expected: tuple[float, str, str | None, str | None]) -> None:
    """Percent, money of many kinds, hours, days, years and ratios, with the period that follows."""
    assert found(text) == [expected]


@pytest.mark.parametrize("text", ["in 2013", "section 8", "a score of 4 to 2", "Local 235", "no number at all"])
def test_a_bare_number_counts_nothing(text: str) -> None:
    """Years, sections and locals are no quantities."""
    assert found(text) == []


def test_a_figure_keeps_its_period() -> None:
    """What is paid by the hour is no sum without it; a term of years stays apart."""
    text = "wants $4 an hour, 9% a year and 12 percent over three years"
    texts = [q.text for q in quantities.find(text, 0, len(text), "Vesk")]
    assert texts == ["$4 an hour", "9% a year", "12 percent"]


def test_offsets_and_claimant() -> None:
    """A quantity stands verbatim at its offsets and names whose claim it is."""
    text = "raise salaries by 1.2 percent from October and $300 more"
    result = quantities.find(text, 0, len(text), "Vesk")
    assert [text[q.start : q.end] for q in result] == [q.text for q in result] == ["1.2 percent", "$300"]
    assert {q.claimed_by for q in result} == {"Vesk"}
