"""What makes an item itself."""

from strikewatch.parse.identity import Identity, Marks, content_hash, identify, item_id


def one(**marks: str) -> Identity:
    return identify("ledger", [Marks(**marks)])[0]


def meet(earlier: Identity, later: Identity) -> bool:
    """Tell whether the store would take ``later`` for ``earlier``."""
    return later.id == earlier.id or bool({later.id, *later.aliases} & {earlier.id, *earlier.aliases})


STORY = {"guid": "g1", "link": "https://l.example/1", "title": "Dockers walk out", "text": "At dawn.", "date": "Mon"}


def test_ids_are_sixteen_hex_digits_and_depend_on_the_source() -> None:
    """A guid is unique at most within its feed (F6)."""
    assert len(item_id("a", "b")) == 16
    assert int(item_id("a", "b"), 16) >= 0
    assert identify("a", [Marks(**STORY)])[0].id != identify("b", [Marks(**STORY)])[0].id


def test_a_changed_guid_makes_no_new_item() -> None:
    """New guids at each fetch under the same link and title: the same item."""
    assert meet(one(**STORY), one(**{**STORY, "guid": "g2"}))


def test_a_changed_title_or_date_or_link_makes_no_new_item() -> None:
    """Under one guid everything else may change."""
    for change in (
        {"title": "UPDATED: Dockers walk out"},
        {"date": "Tue"},
        {"link": "https://l.example/other"},
        {"text": "At noon."},
    ):
        assert one(**STORY).id == one(**{**STORY, **change}).id


def test_without_guid_the_link_counts() -> None:
    """Without guid a changed title is an update of the item under the same link, tracking or not (F19)."""
    bare = {**STORY, "guid": ""}
    assert one(**bare).id == one(**{**bare, "title": "UPDATED 2", "link": "http://l.example/1?utm_source=x"}).id


def test_with_neither_guid_nor_link_the_words_count() -> None:
    """The words and the date make the item; other words another."""
    bare = {**STORY, "guid": "", "link": ""}
    assert one(**bare).id == one(**bare).id
    assert one(**bare).id != one(**{**bare, "text": "At noon."}).id


def test_one_guid_on_two_stories() -> None:
    """F7: both are kept, whatever the order, and each is found again when the other has gone."""
    first, second = Marks(**STORY), Marks(**{**STORY, "link": "https://l.example/2", "title": "Nurses settle"})
    both = identify("ledger", [first, second])
    assert both[0].id != both[1].id
    assert [x.id for x in identify("ledger", [second, first])] == [both[1].id, both[0].id]
    assert meet(both[1], identify("ledger", [second])[0])
    assert not meet(both[0], identify("ledger", [second])[0])


def test_one_link_on_two_stories() -> None:
    """A feed whose items all point to its front page has as many items as titles."""
    titles = ("Dockers walk out", "Nurses settle")
    both = identify("ledger", [Marks(link="https://l.example/", title=title) for title in titles])
    assert both[0].id != both[1].id
    assert meet(both[0], identify("ledger", [Marks(link="https://l.example/", title=titles[0])])[0])


def test_repeated_entry() -> None:
    """The same entry twice has the same identity twice."""
    again = identify("ledger", [Marks(**STORY), Marks(**STORY)])
    assert again[0] == again[1]


def test_blank_guids_do_not_collapse() -> None:
    """White space is no id."""
    both = identify("ledger", [Marks(guid="  ", title=title, text=title) for title in ("a", "b")])
    assert both[0].id != both[1].id


def test_content_hash() -> None:
    """Changes with the words, and only with them; lone surrogates are no trouble."""
    assert content_hash("a", "b") == content_hash("a", "b")
    assert content_hash("a", "b") != content_hash("a", "c")
    assert content_hash("\ud800", "") != ""
