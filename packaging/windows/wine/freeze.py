# SPDX-License-Identifier: MIT
"""Does under Wine what build.py does on Windows, but for making the environment: build.sh has made it."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bundling.cli import bundle_steps
from bundling.places import BundlePlaces
from bundling.release import release_of
from devtools.problem import SetupProblem


def main() -> int:
    """Take the steps to a tested bundle; return 0, or 1 with one line."""
    places = BundlePlaces(Path(__file__).resolve().parents[3])
    try:
        for name, step in bundle_steps(places, release_of(places.root))[1:]:
            print(name, flush=True)
            print(step() or "  done", flush=True)
    except SetupProblem as problem:
        print(f"freeze.py: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
