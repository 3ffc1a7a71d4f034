#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs Lamplight for the user who runs it, without a password, or takes it away again. Nothing is fetched.
#
#   sh install.sh                 install, or replace an older version
#   sh install.sh --uninstall     take the program away; your own bookmarks and notes stay
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/lamplight
commands=$HOME/.local/bin
icons=$data/icons/hicolor

say() { printf '%s\n' "$*"; }
fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }

take_away() {
    for name in lamplight lamplight-index; do
        link=$commands/$name
        if [ -L "$link" ] && [ "$(readlink -- "$link")" = "$program/$name" ]; then rm -f -- "$link"; fi
        rm -f -- "$data/man/man1/$name.1"
    done
    rm -f -- "$data/applications/lamplight.desktop" "$data/metainfo/org.lamplight.Lamplight.metainfo.xml"
    rm -f -- "$icons"/*/apps/lamplight.png "$icons/scalable/apps/lamplight.svg"
    rm -rf -- "$program" "$program.new" "$program.old"
}

# A cache that is older than its folder is not looked at.
tell_desktop() { if [ -f "$icons/icon-theme.cache" ]; then touch "$icons"; fi; }

# A path as the value of Exec in a desktop entry: quoted, with the characters escaped that mean something there.
as_exec() { printf '%s' "$1" | sed -e 's/%/%%/g' -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/^/"/' -e 's/$/"/'; }

install_it() {
    [ -x "$here/lamplight" ] || fail "there is no program beside this script: unpack the whole archive and run it there."
    case $here in "$program" | "$program"/*) fail "this is the installed copy: run install.sh from the unpacked archive." ;; esac
    mkdir -p -- "${program%/*}" "$commands" "$data/applications" "$data/man/man1" "$data/metainfo"
    rm -rf -- "$program.new" "$program.old"
    mkdir -- "$program.new"
    cp -R -- "$here/lamplight" "$here/lamplight-index" "$here/_internal" "$here/install.sh" "$program.new/"
    # The new program is complete before the old one goes, so a full disk leaves the old one whole.
    if [ -e "$program" ]; then mv -- "$program" "$program.old"; fi
    mv -- "$program.new" "$program"
    rm -rf -- "$program.old"
    for name in lamplight lamplight-index; do
        if [ -e "$commands/$name" ] && [ ! -L "$commands/$name" ]; then fail "$commands/$name is in the way: move it away."; fi
        ln -sf -- "$program/$name" "$commands/$name"
        cp -- "$here/share/man/man1/$name.1" "$data/man/man1/"
    done
    cp -R -- "$here/share/icons/." "$data/icons/"
    cp -- "$here/share/metainfo/org.lamplight.Lamplight.metainfo.xml" "$data/metainfo/"
    while IFS= read -r line; do
        case $line in
            Exec=*) say "Exec=$(as_exec "$program/lamplight")" ;;
            *) say "$line" ;;
        esac
    done <"$here/share/applications/lamplight.desktop" >"$data/applications/lamplight.desktop"
    tell_desktop
    say "Lamplight is installed in $program and in your menu."
    case :$PATH: in
        *:"$commands":*) ;;
        *) say "To type 'lamplight' in a terminal, log in again or add $commands to your PATH." ;;
    esac
}

case ${1:-} in
    '') install_it ;;
    --uninstall)
        take_away
        tell_desktop
        say "Lamplight is gone. Your own bookmarks and notes are still in $data/lamplight."
        ;;
    *) fail "wrong use: 'sh install.sh' installs, 'sh install.sh --uninstall' takes away." ;;
esac
