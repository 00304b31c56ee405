"""A megabyte of anything is read in time that grows with it, not with its square."""

from __future__ import annotations

import time

import pytest

from readings import read

LINES = [
    "The union demands a 5 percent pay rise, ",
    "the deal gives a raise and Vesk offered residuals, ",
    "A deal will give workers a raise. It would cut pensions. ",
    'Vesk Corp (VSK.N) said "no" and ',
    "Ana Roe, president of Orlin Union ",
    "and ",
    "U.A.W. ",
    "1,000,000 ",
    "“",
    "A1-B2-C3.D4'",
    "The UAW rejected the offer. ",
    "according to according to ",
    "Xa Yb Zc ",
]


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_ten_times_the_text_takes_no_hundred_times_as_long(line: str) -> None:
    """The cost of a text ten times as long stays within thirty times: a square would take a hundred."""

    def cost(size: int) -> float:
        text = line * (size // len(line))
        begin = time.process_time()
        read(text)
        return time.process_time() - begin

    cost(2_000)
    small = min(cost(30_000) for _ in range(2))
    assert cost(300_000) < 30 * small + 0.5
