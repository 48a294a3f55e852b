"""Look at the first state of every page with a second accessibility engine, IBM's Equal Access, beside axe-core.

It takes about ten times as long as axe, so it is no part of script/test. Prints what it finds; ends with status 1 when
that is anything. What follows the command goes to pytest, such as `-n 2` or `-k profile`.
"""

import sys

import pytest

EVERY_PAGE = "tests/functional/second_engine.py"


def main() -> int:
    """Run the look over every page."""
    return pytest.main(["-q", "--tb=short", "-p", "no:cacheprovider", EVERY_PAGE, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
