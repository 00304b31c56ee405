"""Judge one item: pure, with the words that decided."""
