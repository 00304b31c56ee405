"""The command line: the only package that knows click, the terminal and exit codes."""


def main() -> None:
    """Run the command."""
