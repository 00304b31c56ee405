"""Two names, one body or not."""

from __future__ import annotations

from typing import Any

import pytest

from evidence import ALDRIC, CBNA, DGA, NTA, WGA
from strikewatch import names
from strikewatch.model import Party, Role


def _party(name: str, role: Role = "employer", **fields: Any) -> Party:
    return Party(id=fields.pop("id", None) or name.lower(), name=name, role=role, **fields)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (_party("Boeing Co"), _party("Boeing"), True),
        (_party("St Aldric"), ALDRIC, True),
        (_party("The Westmoor Trains Group plc"), _party("Westmoor Trains"), True),
        (_party("Federation of Lakeland Drivers", "union"), _party("Lakeland Drivers", "union"), False),
        (_party("Nurses", "union"), CBNA, False),
        (_party("Boeing", country="US"), _party("Boeing", country="GB", id="b2"), False),
        (_party("Tarn", sector="rail"), _party("Tarn Mills", sector="textiles"), False),
        (_party("NTA", "employer-association"), NTA, True),
        (WGA, DGA, False),
        (CBNA, ALDRIC, False),
    ],
)
def test_alike(one: Party, other: Party, *, same: bool) -> None:
    """A legal form, a cut end or an abbreviation is no difference; a country, a trade and the other side are."""
    assert names.alike(one, other) is same
    assert names.alike(other, one) is same


def test_locals_are_bodies_of_their_own() -> None:
    """A local is its union, but not another local of it; towards one employer they act as one."""
    union = _party("Machinists", "union", id="m")
    first, second = (_party(f"Machinists Local {n}", "union", id=f"m {n}", parent="m") for n in (7, 9))
    assert names.alike(first, union)
    assert not names.alike(first, second)
    assert names.kin(first, second)


def test_a_trade_is_no_name() -> None:
    """What is called after its trade alone could be many bodies."""
    assert names.generic(_party("the bus drivers' union", "union"))
    assert not names.generic(CBNA)


def test_a_position_names_its_party() -> None:
    """The name, the abbreviation and the id of a party mean it; another's do not."""
    assert names.means("Writers Guild of America", WGA)
    assert names.means("WGA", WGA)
    assert names.means("wga-us", WGA)
    assert not names.means("DGA", WGA)


def test_a_union_called_after_its_employer_is_not_known() -> None:
    """The hospital's union could be any; a union of its own name is that union."""
    assert names.placeholder(_party("St Aldric Health union", "union"), [ALDRIC])
    assert not names.placeholder(CBNA, [ALDRIC])


def test_a_trade_is_no_alias() -> None:
    """Bakers of two towns are two bodies, though both reports say "bakers" and "the union"."""
    one, other = (
        Party(id=f"bakers-{town}", name=f"bakers, {town.title()}", role="union", aliases=("Bakers", "union", "bakers"))
        for town in ("fern", "orlin")
    )
    assert names.known_as(one) & names.known_as(other) == frozenset()
    assert not names.alike(one, other)
    named = Party(id="x", name="Orlin Bakers Guild", role="union", aliases=("union", "OBG Local 3"))
    assert "union" not in names.known_as(named)
