#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tries the Windows installer and the portable zip under Wine, as wine/build.sh left them in build/wine/tree/dist:
#   packaging/windows/try-under-wine.sh [FOLDER]     FOLDER: where the two files lie
# Takes some minutes, and is not part of .ci/run. It is evidence about our files, not about Windows: see README.md.
# What it shares with a try on Windows is in try_installer.py; pictures of the windows stay in build/wine/tries.
set -uo pipefail
. "$(dirname "$0")/wine/environment.sh"
need xwd x11-apps
need xdotool xdotool
need unzip unzip
dist=$(realpath "${1:-$tree/dist}")
setup=$(find "$dist" -name 'lamplight-*-setup.exe' | sort | tail -1)
portable=$(find "$dist" -name 'lamplight-*-portable.zip' | sort | tail -1)
if [ -z "$setup" ] || [ -z "$portable" ]; then
    echo "try-under-wine.sh: there is no installer in $dist: run packaging/windows/wine/build.sh" >&2
    exit 1
fi
tries=$work/tries
user=$WINEPREFIX/drive_c/users/$(id -un)
own=$user/AppData/Local/Lamplight # the reader's own things
folder=$user/AppData/Local/Programs/Lamplight # where it goes when nobody says otherwise
failed=0
rm -rf "$tries" && mkdir -p "$tries"

ok() { # ok WHAT COMMAND...: run the command and tell how it went
    local what=$1
    shift
    if "$@" >"$tries/last.log" 2>&1; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        sed 's/^/        /' "$tries/last.log" | head -20
        failed=1
    fi
}
code() { # code NUMBER COMMAND...: true when the command ends with that exit code
    local wanted=$1 got=0
    shift
    "$@" || got=$?
    [ "$got" = "$wanted" ] || { echo "ended with $got, not with $wanted" && return 1; }
}
wait_for() { # wait_for SECONDS COMMAND...: until the command succeeds
    local left=$(($1 * 5))
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.2
    done
}
gone() { ! [ -e "$1" ]; }
# A path without spaces: NSIS wants no quotation marks, and Wine would put some. try_installer.py tries one with spaces.
install_to() { windows "$setup" /S "/D=$1"; }
self_test() {
    local out
    out="$(winepath -w "$tries" 2>/dev/null)\\outcome.json"
    rm -f "$tries/outcome.json"
    windows "$1/lamplight.exe" --self-test --out "$out" && grep -q '"ok": true' "$tries/outcome.json"
}
no_stand_ins() { # the libraries that prepare.sh puts into Wine must not have been picked up
    [ -s "$1/_internal/python311.dll" ] && ! grep -rlaq LAMPLIGHT-WINE-STAND-IN "$1" &&
        [ -z "$(find "$1" -iname 'icu*.dll' -o -iname 'bcryptprimitives.dll')" ]
}
stand_ins_are_known() { grep -aq LAMPLIGHT-WINE-STAND-IN "$WINEPREFIX/drive_c/windows/system32/icuuc.dll"; }

# A real window on a display of its own.
window=
open_window() { # open_window EXE ARGUMENTS...: its process is in $program, its window in $window
    windows "$@" >"$tries/window.log" 2>&1 &
    program=$!
    wait_for 60 find_window && sleep 4 # until it is painted, X shows what was in its place before
}
find_window() { window=$(xdotool search --onlyvisible --name '^(.* - )?Lamplight$' 2>/dev/null | tail -1) && [ -n "$window" ]; }
shows() { # shows NAME: the window has text and icons, so many colors; its picture is kept
    [ -n "$window" ] && xwd -silent -id "$window" >"$tries/$1.xwd" && python3 "$(dirname "$0")/wine/xwd_to_png.py" "$tries/$1.xwd" "$tries/$1.png"
}
type_a_search() { # with real keys; the first line that is offered opens
    xdotool windowfocus "$window" mousemove 500 60 click 1 && sleep 1 && xdotool type --delay 80 newmonia && sleep 3 &&
        xwd -silent -id "$window" >"$tries/search.xwd" &&
        python3 "$(dirname "$0")/wine/xwd_to_png.py" "$tries/search.xwd" "$tries/search.png" && xdotool key Return &&
        wait_for 20 titled 'Pneumonia in children - Lamplight'
}
titled() { [ "$(xdotool getwindowname "$window")" = "$1" ]; }
close_window() {
    windows taskkill /im lamplight.exe >/dev/null 2>&1 # asks the window to close, as its button does
    wait_for 15 not_running || windows taskkill /f /im lamplight.exe >/dev/null 2>&1
    wait "$program" 2>/dev/null
    wait_for 15 no_window
    window=
}
no_window() { ! find_window; }
not_running() { ! kill -0 "$program" 2>/dev/null; }

trap end_session EXIT
begin_session
rm -rf "$own" "$folder"
rm -f "$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Lamplight.lnk"
wine reg delete 'HKCU\Software\Lamplight' /f </dev/null >/dev/null 2>&1
echo "Trying $(basename "$setup") and $(basename "$portable") under $(wine --version 2>/dev/null)"

ok "the stand-ins of the build are known by their mark" stand_ins_are_known
ok "install, self-test, search, picture, upgrade, remove, portable" \
    windows "$work/python/python.exe" "$(dirname "$0")/try_installer.py" "$dist"
sed 's/^/          /' "$tries/last.log"

rm -rf "$own"
ok "installs silently where nobody says where" windows "$setup" /S
ok "no stand-in is in what was installed" no_stand_ins "$folder"
ok "a window opens on the platform of Windows" open_window "$folder/lamplight.exe" --open asthma
ok "it shows text and icons" wait_for 20 shows article
ok "a misspelled word is typed, and Enter opens its article" type_a_search
ok "installing over the running program is refused with code 3" code 3 windows "$setup" /S
ok "so is removing it" code 3 windows "$folder/uninstall.exe" /S "_?=$(winepath -w "$folder" 2>/dev/null)"
close_window
ok "both left it as it was" self_test "$folder"
ok "the reader's own things were saved" test -s "$own/lamplight.sqlite"
ok "a window opens where it was left" open_window "$folder/lamplight.exe"
ok "which is the article found by typing" wait_for 20 titled 'Pneumonia in children - Lamplight'
close_window

mkdir -p "$tries/small"
if mount -t tmpfs -o size=130m tmpfs "$tries/small" 2>/dev/null; then
    ln -sfn "$tries/small" "$WINEPREFIX/dosdevices/x:"
    ok "installs on a small disk" install_to 'X:\Lamplight'
    ok "an upgrade that does not fit there is refused with code 2" code 2 install_to 'X:\Lamplight'
    ok "and leaves the old program as it was" self_test "$tries/small/Lamplight"
    ok "with nothing beside it" code 1 test -e "$tries/small/Lamplight/_internal.old"
    rm -rf "$tries/small/Lamplight" && head -c 100m /dev/zero >"$tries/small/full"
    ok "a first installation that does not fit is refused with code 2" code 2 install_to 'X:\Lamplight'
    ok "and leaves nothing" gone "$tries/small/Lamplight"
    umount "$tries/small"
    rm -f "$WINEPREFIX/dosdevices/x:"
else
    echo "not run an upgrade on a full disk: it needs root"
fi

mkdir -p "$tries/stick عصا"
unzip -q "$portable" -d "$tries/stick عصا"
stick="$tries/stick عصا/Lamplight"
rm -rf "$own"
ok "no stand-in is in the portable zip" no_stand_ins "$stick"
ok "the portable window opens" open_window "$stick/lamplight.exe" --open asthma
ok "it shows text and icons" wait_for 20 shows portable
ok "its profile lies beside the program" wait_for 20 test -s "$stick/profile/lamplight.sqlite"
close_window
ok "and nowhere else" gone "$own"
if mount --bind "$stick" "$stick" 2>/dev/null && mount -o remount,ro,bind "$stick"; then
    ok "the portable window opens from a stick that cannot be written" open_window "$stick/lamplight.exe" --open sepsis
    ok "it is the article asked for" wait_for 20 titled 'Sepsis - Lamplight'
    ok "it shows text and icons" wait_for 20 shows read-only
    close_window
    umount "$stick"
else
    echo "not run a stick that cannot be written: it needs root"
fi
rm "$stick/_internal/PySide6/Qt6Widgets.dll"
ok "a program that lacks Qt says so in a window" open_window "$stick/lamplight.exe"
ok "with words in it" wait_for 20 shows damaged
close_window

if [ "$failed" = 0 ]; then echo "All of it worked under Wine."; else echo "Some of it did not work: see $tries."; fi
exit "$failed"
