"""Is a text English? By its small words and its script; nothing is translated."""

from __future__ import annotations

from strikewatch.lexicon.files import read_toml

# The opening tells the language of the whole; two small English words settle it, most often among the first few.
_OPENING = 600  # characters
_FIRST = 30  # words
_SETTLED = 2
# Small words of another language against English ones, at least so many.
_FOREIGN = 3
_LETTERS = 20  # fewer letters than this tell nothing by their script


class Languages:
    """The small words of English and of others."""

    def __init__(self) -> None:
        """Read ``languages.toml``."""
        words = read_toml("words/languages.toml")
        self._english = frozenset(words["english"])
        self._other = frozenset(words["other"])

    def is_other(self, folded: str, declared: str | None = None) -> bool:
        """Tell whether the text is not English. What a source declares counts only where the text itself is silent."""
        opening = folded[:_OPENING]
        words = opening.split(None, _FIRST)
        english = len(self._english.intersection(words))
        if english < _SETTLED and len(words) > _FIRST:
            words = opening.split()
            english = len(self._english.intersection(words))
        if english >= _SETTLED:
            return False
        other = len(self._other.intersection(words))
        if other >= _FOREIGN and other > english:
            return True
        if not opening.isascii() and _foreign_script(opening):
            return True
        return bool(declared) and not str(declared).lower().startswith("en") and not english and other > 0


def _foreign_script(text: str) -> bool:
    """Tell whether most letters are of no Latin alphabet."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _LETTERS and sum(c > "\u024f" for c in letters) * 2 > len(letters)
