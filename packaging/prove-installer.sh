#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Proves the Linux installers in dist/ on a bare Debian with no Python and no network.
#
#   python3 packaging/build.py && sudo packaging/prove-installer.sh [FOLDER]
#
# FOLDER (by default a new one in the temporary folder) keeps the bare system, which is made once, and the logs.
# The network is used to make the bare system and to fetch what the .deb declares; every program of ours runs without.
# Needs debootstrap, dpkg-deb, strace and Xvfb; lintian and rpm for the parts named so.
set -euo pipefail

if [ -z "${LAMPLIGHT_UNSHARED:-}" ]; then
    [ "$(id -u)" = 0 ] || { echo "prove-installer.sh: run it as root." >&2; exit 1; }
    LAMPLIGHT_UNSHARED=1 exec unshare --mount --propagation private "$0" "$@" # every mount ends with this script
fi

here=$(cd "$(dirname "$0")/.." && pwd)
dist=${DIST:-$here/dist}
work=${1:-$(mktemp -d "${TMPDIR:-/tmp}/lamplight-installer.XXXXXX")}
suite=${SUITE:-bookworm}
bare=$work/bare-$suite
root=$work/root
logs=$work/logs
reader_home="/home/قارئ with spaces"
failed=0
mkdir -p "$logs"
for tool in debootstrap dpkg-deb strace Xvfb; do
    command -v "$tool" >/dev/null || { echo "prove-installer.sh: there is no $tool here: install it." >&2; exit 1; }
done
deb=$(find "$dist" -maxdepth 1 -name 'lamplight_*.deb' | sort | tail -n 1)
tar=$(find "$dist" -maxdepth 1 -name 'lamplight-*.tar.xz' | sort | tail -n 1)
rpm=$(find "$dist" -maxdepth 1 -name 'lamplight-*.rpm' | sort | tail -n 1)
if [ -z "$deb" ] || [ -z "$tar" ]; then
    echo "prove-installer.sh: the .deb or the .tar.xz is not in $dist: run packaging/build.py first." >&2
    exit 1
fi

mirror() {
    apt-get indextargets --format '$(SITE) $(CODENAME) $(COMPONENT)' 'Identifier: Packages' |
        awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }'
}

make_bare() {
    if [ -e "$bare/done" ]; then return; fi
    rm -rf "$bare"
    echo "Making a bare $suite in $bare"
    debootstrap --variant=minbase "$suite" "$bare" "$(mirror)" >"$logs/debootstrap.log" 2>&1
    rm -f "$bare"/etc/apt/sources.list
    local part
    for part in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d preferences.d; do
        if [ -e "/etc/apt/$part" ]; then cp -a "/etc/apt/$part" "$bare/etc/apt/"; fi
    done
    rm -rf "$bare"/var/lib/apt/lists/*
    cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
    chroot "$bare" useradd --create-home --home-dir "$reader_home" reader
    chroot "$bare" useradd --create-home other
    touch "$bare/done"
}

make_root() {
    rm -rf "$root"
    cp -a "$bare" "$root"
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mkdir -p "$root/tmp/.X11-unix" "$root/packages"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    cp "$deb" "$root/packages/new.deb"
    # The previous version: the same files and one more, which an upgrade has to take away.
    local old=$work/old
    rm -rf "$old"
    dpkg-deb --raw-extract "$deb" "$old"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$old/DEBIAN/control"
    touch "$old/usr/lib/lamplight/_internal/of-the-old-version"
    dpkg-deb --root-owner-group -Znone --build "$old" "$root/packages/old.deb" >"$logs/old-deb.log"
}

# as USER COMMAND...: run in the bare system with an environment as a desktop gives it, and no Python settings of ours.
as() {
    local user=$1 home
    shift
    home=$(chroot "$root" sh -c "echo ~$user")
    chroot "$root" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 HOME="$home" ${WITH:-} \
        setpriv --reuid "$user" --regid "$user" --init-groups sh -c 'cd "$HOME" && exec "$@"' sh "$@"
}

offline() { unshare --net "$BASH" -c 'as "$@"' "$BASH" "$@"; }

# expect NAME CODE PATTERN COMMAND...: the command must end with CODE and write a line that matches PATTERN, if any.
expect() {
    local name=$1 code=$2 pattern=$3 log got=0
    shift 3
    log="$logs/${name//[^A-Za-z0-9]/-}.log"
    "$@" >"$log" 2>&1 || got=$?
    verdict "$name" "exit code $got, wanted $code and /$pattern/; see $log" \
        test "$got" = "$code" -a \( -z "$pattern" -o "$(grep -cE -- "${pattern:-x}" "$log")" != 0 \)
}

# verdict NAME COMPLAINT CONDITION...
verdict() {
    local name=$1 complaint=$2
    shift 2
    if "$@"; then echo "ok      $name"; else echo "FAILED  $name: $complaint"; failed=$((failed + 1)); fi
}

start_screen() {
    mkdir -p "$work/screen"
    Xvfb :97 -screen 0 1366x768x24 -nolisten tcp -fbdir "$work/screen" >"$logs/xvfb.log" 2>&1 &
    screen=$!
    trap 'kill "$screen" 2>/dev/null' EXIT
    until [ -S /tmp/.X11-unix/X97 ]; do kill -0 "$screen" && sleep 0.1; done
}

# painted: how many different rows of pixels the screen shows; a blank one shows one or two.
painted() { tail -c +4097 "$work/screen/Xvfb_screen0" | xxd -p -c 5464 | sort -u | wc -l; }

# until_painted PID: wait until a window is on the screen, or the program has ended, or it took too long.
until_painted() {
    local began=$SECONDS
    until [ "$(painted)" -gt 60 ]; do
        if ! kill -0 "$1" 2>/dev/null || [ $((SECONDS - began)) -gt 60 ]; then return 1; fi
        sleep 0.2
    done
}

until_blank() {
    local began=$SECONDS
    until [ "$(painted)" -lt 20 ] || [ $((SECONDS - began)) -gt 20 ]; do sleep 0.2; done
}

# windows_of PID: the processes called lamplight that PID started, directly or through others.
windows_of() {
    local child
    for child in $(pgrep --parent "$1"); do
        if [ "$(cat "/proc/$child/comm" 2>/dev/null)" = lamplight ]; then echo "$child"; fi
        windows_of "$child"
    done
}

# end_windows PID...: end what each of them shows, wait for them, and for the screen to be blank.
end_windows() {
    local pid
    for pid in "$@"; do
        # shellcheck disable=SC2046 # one word a process
        kill $(windows_of "$pid") 2>/dev/null || true
        wait "$pid" || true
    done
    until_blank
}

prove_package() {
    expect "the package is what lintian wants" 0 "" lint
    expect "previous version installs with what it declares" 0 'Setting up lamplight \(0.0.1\)' \
        as root sh -c 'apt-get -q update && apt-get -q -y --no-install-recommends install /packages/old.deb'
    expect "there is no Python" 127 'not found' as root python3 --version
    expect "previous version runs" 0 '"ok": true' offline reader lamplight --self-test
    WITH=DISPLAY=:97 expect "previous version keeps what was read" 0 "" read_an_article reader
    keep_sums before-upgrade
    expect "upgrade without network" 0 'Setting up lamplight' unshare --net "$BASH" -c 'as root dpkg -i /packages/new.deb'
    expect "the old version's file is gone" 2 'No such file' as root ls /usr/lib/lamplight/_internal/of-the-old-version
    expect "upgrade leaves the reader's things alone" 0 "" same_sums before-upgrade
}

lint() {
    command -v lintian >/dev/null || { echo "not run: there is no lintian"; return 0; }
    local said
    said=$(lintian --allow-root --fail-on error,warning "$deb" 2>&1) || { echo "$said"; return 1; }
    echo "$said"
}

keep_sums() { (cd "$root/home" && find . -type f -path '*share/lamplight/*' -exec sha256sum {} + | sort) >"$work/$1.sums"; [ -s "$work/$1.sums" ]; }
same_sums() { keep_sums now && diff "$work/$1.sums" "$work/now.sums"; }

# read_an_article USER: open a window, wait until it is painted, end it, and look at what it asked of the system.
read_an_article() {
    local log=$work/calls.log painted=0
    strace -f -qq -e trace=%network -o "$log" unshare --net "$BASH" -c 'as "$@"' "$BASH" "$1" lamplight --open asthma &
    local tracer=$!
    until_painted "$tracer" && painted=1
    cp "$work/screen/Xvfb_screen0" "$logs/window.xwd"
    end_windows "$tracer"
    if [ "$painted" = 0 ]; then echo "no window was painted"; return 1; fi
    if grep -E 'AF_INET' "$log"; then echo "the program asked for the network"; return 1; fi
    grep -q 'AF_UNIX' "$log" # the log is one of the real program: it spoke to the screen
}

prove_use() {
    mount --bind "$root/usr" "$root/usr"
    mount -o remount,bind,ro "$root/usr"
    expect "the install folder is read-only" 1 'Read-only' as root touch /usr/lib/lamplight/x
    expect "self-test" 0 '"ok": true' offline reader lamplight --self-test
    expect "a search answers" 0 'pneumonia-in-children' offline reader lamplight-index search newmonia
    expect "an article is shown in a terminal" 0 'Asthma' offline reader lamplight-index show asthma
    WITH=DISPLAY=:97 expect "a window opens, no AF_INET socket is asked for" 0 "" read_an_article reader
    WITH=DISPLAY=:97 expect "nothing is said meanwhile" 0 "" quiet
    WITH=DISPLAY=:97 expect "the window shows a search" 0 "" \
        offline reader lamplight --search newmonia --screenshot "$reader_home/بحث.png"
    expect "the picture is one" 0 'PNG' as reader head -c 8 "$reader_home/بحث.png"
    expect "without a screen it says so" 1 'there is no screen' offline reader lamplight
    WITH=DISPLAY=:97 expect "two users at once" 0 "" two_at_once
    umount "$root/usr"
}

quiet() {
    local said
    said=$(WITH=DISPLAY=:97 offline reader lamplight --screenshot "$reader_home/quiet.png" 2>&1) || true
    echo "$said"
    [ -z "$said" ]
}

two_at_once() {
    offline reader lamplight &
    local first=$! second count
    offline other lamplight --open sepsis &
    second=$!
    until_painted "$first" || { echo "no window was painted"; end_windows "$first" "$second"; return 1; }
    until [ -s "$root/home/other/.local/share/lamplight/lamplight.sqlite" ]; do kill -0 "$second" && sleep 0.2; done
    count=$(echo "$(windows_of "$first")" "$(windows_of "$second")" | wc -w)
    end_windows "$first" "$second"
    [ "$count" = 2 ] && [ -s "$root$reader_home/.local/share/lamplight/lamplight.sqlite" ]
}

prove_archive() {
    local stick=/media/stick name
    name=$(basename "$tar" .tar.xz)
    mkdir -p "$root$stick"
    tar -C "$root$stick" -xf "$tar"
    chroot "$root" chown -R root: "$stick"
    local program=$stick/$name
    chroot "$root" chown -R reader: "$program/profile"
    mount --bind "$root$program/_internal" "$root$program/_internal"
    mount -o remount,bind,ro "$root$program/_internal"
    WITH=DISPLAY=:97 expect "stick: runs in place" 0 "" offline reader "$program/lamplight" --open asthma --screenshot /tmp/stick.png
    WITH=DISPLAY=:97 expect "stick: a window" 0 "" window_of reader "$program/lamplight"
    expect "stick: the profile lies beside the program" 0 'lamplight.sqlite' as reader ls "$program/profile"
    chroot "$root" chown -R root: "$program/profile"
    WITH=DISPLAY=:97 expect "stick: a profile that cannot be written" 0 "" window_of reader "$program/lamplight"
    umount "$root$program/_internal"
    expect "install.sh: without root" 0 'Lamplight is installed' offline reader sh "$program/install.sh"
    expect "install.sh: it runs" 0 '"ok": true' offline reader "$reader_home/.local/bin/lamplight" --self-test
    expect "install.sh: again, over it" 0 'Lamplight is installed' offline reader sh "$program/install.sh"
    expect "install.sh: the menu's command is whole" 0 '^Exec="/home/قارئ with spaces/.local/lib/lamplight/lamplight"$' \
        as reader cat "$reader_home/.local/share/applications/lamplight.desktop"
    keep_sums before-uninstall
    expect "install.sh: takes the program away" 0 'Lamplight is gone' offline reader sh "$program/install.sh" --uninstall
    expect "install.sh: nothing of it is left" 0 '^0$' as reader sh -c 'find ~/.local ! -path "*share/lamplight*" ! -type d | wc -l'
    expect "install.sh: leaves the reader's things alone" 0 "" same_sums before-uninstall
    prove_damage "$program"
}

window_of() {
    offline "$@" &
    local window=$! code=0
    until_painted "$window" || code=1
    end_windows "$window"
    return "$code"
}

prove_damage() {
    local inside=$1/_internal own="A part of Lamplight is missing or damaged .*install Lamplight again"
    rm -r "$root$1/profile" # the reader's own profile is shown, in which an article was read
    mv "$root$inside/library/articles.sqlite" "$root$inside/library/away"
    expect "damage: no articles" 1 "$own" offline reader "$1/lamplight" --self-test
    WITH=DISPLAY=:97 expect "damage: a window with the reader's things" 0 "" window_of reader "$1/lamplight"
    mv "$root$inside/library/away" "$root$inside/library/articles.sqlite"
    mv "$root$inside/resources/themes.json" "$root$inside/away"
    expect "damage: no themes" 1 "$own" offline reader "$1/lamplight" --self-test
    mv "$root$inside/away" "$root$inside/resources/themes.json"
    local plugin=$inside/PySide6/Qt/plugins/platforms/libqxcb.so
    rm "$root$plugin"
    WITH=DISPLAY=:97 expect "damage: no Qt, and the reader's things" 1 "^  Asthma" offline reader "$1/lamplight"
    WITH=DISPLAY=:97 expect "damage: what was missing is named" 1 "$own" offline reader "$1/lamplight"
}

prove_removal() {
    keep_sums before-removal
    expect "removal" 0 'Removing lamplight' as root apt-get -q -y remove lamplight
    expect "removal leaves nothing of the program" 2 'No such file' as root ls /usr/lib/lamplight
    expect "purge" 0 "" as root dpkg --purge lamplight
    expect "removal and purge leave the readers' things alone" 0 "" same_sums before-removal
}

prove_rpm() {
    if [ -z "$rpm" ] || ! command -v rpm2cpio cpio >/dev/null; then echo "not run  the .rpm: there is no rpm2cpio and cpio"; return; fi
    mkdir -p "$root/rpm"
    rpm2cpio "$rpm" | (cd "$root/rpm" && cpio --quiet --extract --make-directories)
    expect "rpm: unpacked, it runs" 0 '"ok": true' offline reader /rpm/usr/lib/lamplight/lamplight --self-test
}

export -f as
export root
make_bare
make_root
start_screen
prove_package
prove_use
prove_archive
prove_rpm
prove_removal
echo
if [ "$failed" = 0 ]; then echo "All of it holds. Logs: $logs"; else echo "$failed failed. Logs: $logs"; exit 1; fi
