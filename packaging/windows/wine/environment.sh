# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Sourced by the scripts beside it: where things lie, and how a Windows program is run under Wine.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=${LAMPLIGHT_WINE:-$root/build/wine}
tree=$work/tree # a copy of the project, so that this build and that for Linux do not meet
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=${WINEDEBUG:--all}
# No questions about Mono and Gecko, no debugger in the way of a failure.
export WINEDLLOVERRIDES="mscoree,mshtml,winedbg.exe="
export LC_ALL=C.UTF-8 # or Wine knows no letters but English ones in paths
unset DISPLAY WAYLAND_DISPLAY PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE PYTHONPATH

need() { # need COMMAND PACKAGE: end when a command is missing
    command -v "$1" >/dev/null || { echo "$(basename "$0"): $1 is missing: apt-get install $2" >&2; exit 1; }
}

# Run a Windows program. Python ends at once under Wine unless all three standard streams are pipes.
windows() {
    { wine "$@" 2>&1 1>&3 | cat >&2; return "${PIPESTATUS[0]}"; } 3> >(cat) < <(echo)
}

# A desktop on the display of this moment, for all programs until end_session.
begin_session() {
    wineserver --kill 2>/dev/null || true
    wineserver --wait
    wine explorer.exe /desktop </dev/null >/dev/null 2>&1 &
    wine cmd /c exit </dev/null >/dev/null 2>&1
}
end_session() {
    wineserver --kill 2>/dev/null || true
    wineserver --wait
}
