#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds the installers of Lamplight for the system it runs on: see `python3 packaging/build.py --help`."""

import sys
from pathlib import Path

OLDEST = (3, 11)


def main() -> int:
    """Hand over to bundling.cli, or say which Python is needed."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:2]))
        sys.stderr.write("build.py: Lamplight needs Python 3.11 or later; this is " + found + "\n")
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from bundling.cli import main as build  # noqa: PLC0415 - it does not parse before 3.11

    return build(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
