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

# A display and Wine's desktop on it, until end_session. Wine would start its desktop with the first program that has a
# window, and give it that program's pipes: whoever reads them then waits for ever.
begin_session() {
    need Xvfb xvfb
    end_session
    local number=$((200 + $$ % 100))
    Xvfb ":$number" -screen 0 1366x768x24 -nolisten tcp >/dev/null 2>&1 &
    xvfb=$!
    export DISPLAY=":$number"
    for _ in $(seq 50); do
        [ ! -e "/tmp/.X11-unix/X$number" ] || break
        sleep 0.1
    done
    # The desktop ends with the last program that has a window, so one stays.
    wine start /min notepad.exe </dev/null >/dev/null 2>&1
}
end_session() {
    wineserver --kill 2>/dev/null || true
    wineserver --wait
    if [ -n "${xvfb:-}" ]; then kill "$xvfb" 2>/dev/null || true; fi
}
