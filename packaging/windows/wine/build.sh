#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds for Windows under Wine, from the files of this checkout: bundle, tests of the bundle, installer, portable zip.
# They land in build/wine/tree/dist.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
need makensis nsis
"$(dirname "$0")/prepare.sh"

rm -rf "$tree.new"
mkdir -p "$tree.new"
# Others may be writing files while this runs, so one that has gone since is not an error.
(cd "$root" && git ls-files -z --cached --others --exclude-standard |
    tar --create --null --files-from=- --ignore-failed-read 2>/dev/null) | tar --extract --directory "$tree.new"
rm -rf "$tree"
mv "$tree.new" "$tree"

# The environment that build.py would make itself on Windows, where pip works.
made=$tree/build/bundle/environment
mkdir -p "$made"
cp -a "$work/python/." "$made/"
mkdir -p "$made/Scripts"
cp "$made"/*.exe "$made"/*.dll "$made/Scripts/"
cp -a "$work/packages-build" "$made/Lib/site-packages"

export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
cd "$tree"
trap end_session EXIT
begin_session
windows "$made/python.exe" packaging/windows/wine/freeze.py
PYTHONPATH=$tree/packaging python3 -m windows.installer
