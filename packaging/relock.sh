#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Resolves requirements*.in into the hash locks, for Python 3.11 and later on Linux, Windows and macOS.
# Needs uv. The package index is the one uv is configured with; its address stays out of the locks.
set -euo pipefail
cd "$(dirname "$0")"
for name in requirements requirements-dev requirements-bench requirements-build; do
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
        --custom-compile-command "packaging/relock.sh" --quiet "$@" "$name.in" --output-file "$name.lock"
done
