"""``python -m strikewatch``: the same command as ``strikewatch``."""

from strikewatch.cli import main

if __name__ == "__main__":
    main()
