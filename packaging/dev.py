#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sets Lamplight up on a fresh machine and runs, tests or measures it: see `python3 packaging/dev.py --help`.

Only the version is looked at here, in words that a Python too old for the rest can still read.
"""

import shutil
import sys
from pathlib import Path

OLDEST = (3, 11)


def main() -> int:
    """Hand over to devtools.cli, or say which Python is needed."""
    if sys.version_info < OLDEST:
        found = [name for name in ("python3.13", "python3.12", "python3.11") if shutil.which(name)]
        hint = " Use %s." % found[0] if found else ""
        sys.stderr.write(
            "dev.py: Lamplight needs Python 3.11 or later; this is %d.%d.%s\n" % (*sys.version_info[:2], hint)
        )
        return 1
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from devtools.cli import main as set_up  # noqa: PLC0415 - it does not parse before 3.11

    return set_up(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
