#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Proves the set-up on a bare Debian that has python3 and nothing else, for root and for an ordinary user.
#
#   sudo packaging/prove-bare-debian.sh [FOLDER]
#
# FOLDER (by default a new one in the temporary folder) keeps the bare system, which is made once, and the logs.
# The mirror, and what this machine sets for apt, pip and certificates, is taken from the machine and goes into the
# test system only. Needs debootstrap; Xvfb for the part with a window.
set -euo pipefail

if [ -z "${LAMPLIGHT_UNSHARED:-}" ]; then
    [ "$(id -u)" = 0 ] || { echo "prove-bare-debian.sh: run it as root." >&2; exit 1; }
    LAMPLIGHT_UNSHARED=1 exec unshare --mount --propagation private "$0" "$@" # every mount ends with this script
fi

here=$(cd "$(dirname "$0")/.." && pwd)
work=${1:-$(mktemp -d "${TMPDIR:-/tmp}/lamplight-bare.XXXXXX")}
suite=${SUITE:-bookworm}
bare=$work/bare-$suite
logs=$work/logs
own_pip_conf=${HOME:-}/.config/pip/pip.conf
certificates=${PIP_CERT:-${SSL_CERT_FILE:-}}
home="/home/reader/Lamp light مصباح"
failed=0
mkdir -p "$logs"

mirror() {
    apt-get indextargets --format '$(SITE) $(CODENAME) $(COMPONENT)' 'Identifier: Packages' |
        awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }'
}

# Paths on this machine that pip's settings name: a folder of wheels, an index in files, a certificate.
pip_paths() {
    { env | grep '^PIP_' || true; python3 -m pip config list 2>/dev/null || true; } |
        grep -oE "(file://)?/[^ '\":]+" | sed -e 's#^file://##' -e 's#/simple/*$##' | sort -u
}

make_bare() {
    if [ -e "$bare/done" ]; then return; fi
    rm -rf "$bare"
    local site
    site=$(mirror)
    echo "Making a bare $suite in $bare"
    debootstrap --variant=minbase --include=python3 "$suite" "$bare" "$site" >"$logs/debootstrap.log" 2>&1
    rm -f "$bare"/etc/apt/sources.list
    local part
    for part in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d preferences.d; do
        if [ -e "/etc/apt/$part" ]; then cp -a "/etc/apt/$part" "$bare/etc/apt/"; fi
    done
    rm -rf "$bare"/var/lib/apt/lists/*
    cp -L /etc/resolv.conf /etc/hosts "$bare/etc/"
    chroot "$bare" useradd --create-home reader
    touch "$bare/done"
}

# A fresh copy of the bare system with the project in it.
make_root() {
    root=$work/$1
    rm -rf "$root"
    cp -a "$bare" "$root"
    mkdir -p "$root$home"
    # Others may be writing files while this runs, so one that has gone since is not an error.
    (cd "$here" && git ls-files -z --cached --others --exclude-standard |
        tar --create --null --files-from=- --ignore-failed-read 2>/dev/null) | tar --extract --directory "$root$home"
    chroot "$root" chown -R reader: /home/reader
    mount --bind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    local path
    for path in $(pip_paths); do
        if [ -d "$path" ]; then mkdir -p "$root$path" && mount --bind -o ro "$path" "$root$path"; fi
    done
    # Under a name of its own: installing ca-certificates would write over a copy in its usual place.
    if [ -f "$certificates" ]; then cp -L "$certificates" "$root/etc/own-certificates.crt"; fi
    if [ -e /etc/pip.conf ]; then cp -L /etc/pip.conf "$root/etc/pip.conf"; fi
    if [ -e "$own_pip_conf" ]; then cp -L "$own_pip_conf" "$root/etc/own-pip.conf"; fi
    mkdir -p "$root/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix" 2>/dev/null || true
}

pip_settings() {
    env | grep -E '^(PIP_[A-Z_]+|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)=' | grep -v '^PIP_CERT=' || true
    if [ -f "$certificates" ]; then echo "PIP_CERT=/etc/own-certificates.crt"; fi
    if [ -e "$own_pip_conf" ]; then echo "PIP_CONFIG_FILE=/etc/own-pip.conf"; fi
}

# as USER COMMAND...: run in the current root, in the project's folder, with an environment as bare as the system.
as() {
    local user=$1 settings
    shift
    mapfile -t settings < <(pip_settings)
    chroot "$root" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" \
        ${WITH:-} HOME="$(chroot "$root" sh -c "echo ~$user")" \
        setpriv --reuid "$user" --regid "$user" --init-groups sh -c 'cd "$0" && exec "$@"' "$home" "$@"
}

# expect NAME CODE PATTERN COMMAND...: the command must end with CODE and write a line that matches PATTERN, if any.
expect() {
    local name=$1 code=$2 pattern=$3 log got=0 began=$EPOCHREALTIME seconds
    shift 3
    log="$logs/${name//[^A-Za-z0-9]/-}.log"
    "$@" >"$log" 2>&1 || got=$?
    seconds=$(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }')
    if [ "$got" = "$code" ] && { [ -z "$pattern" ] || grep -qE -- "$pattern" "$log"; }; then
        echo "ok      $name (${seconds} s)"
    else
        echo "FAILED  $name (${seconds} s): exit code $got, wanted $code and /$pattern/; see $log"
        failed=$((failed + 1))
    fi
}

prove_user() {
    make_root user
    expect "user: run without a display" 1 'there is no display' as reader python3 packaging/dev.py run
    expect "user: check-only does nothing" 0 '^would make a Python environment' as reader python3 packaging/dev.py --check-only test
    expect "user: nothing was made" 0 '^$' as reader sh -c '! ls -d .venv build 2>/dev/null && echo'
    expect "user: one line to copy" 1 "^(su -c '|sudo )apt-get update && .*python3\..*-venv" as reader python3 packaging/dev.py test
    local line
    line=$(grep -E "^(su -c|sudo )" "$logs/user--one-line-to-copy.log")
    expect "root runs that line" 0 'Setting up libxcb-cursor0' as root sh -c "$line"
    WITH=QT_QPA_PLATFORM=offscreen expect "user: set-up, then a screenshot" 0 'Library: done' \
        as reader python3 packaging/dev.py run -- --screenshot "/home/reader/صورة.png"
    expect "user: the screenshot is a picture" 0 'PNG' as reader head -c 8 "/home/reader/صورة.png"
    expect "user: every check and test" 0 '^  ok +pytest' as reader python3 packaging/dev.py test
    WITH=QT_QPA_PLATFORM=offscreen expect "user: nothing left to do" 0 '^lamplight ' as reader python3 packaging/dev.py run -- --version
    WITH=QT_QPA_PLATFORM=offscreen expect "user: without network" 0 '^lamplight ' \
        as_offline reader python3 packaging/dev.py run -- --version
}

as_offline() {
    unshare --net "$BASH" -c 'as "$@"' "$BASH" "$@"
}

prove_root() {
    make_root root
    expect "root: run without a display" 1 'there is no display' as root python3 packaging/dev.py run
    expect "root: no network" 1 'dev.py: .*no network' as_offline root python3 packaging/dev.py test
    expect "root: set-up and every check and test" 0 '^  ok +pytest' as root python3 packaging/dev.py test
    WITH=QT_QPA_PLATFORM=offscreen expect "root: offscreen screenshot" 0 "" \
        as root python3 packaging/dev.py run -- --screenshot "$home/build/offscreen.png"
    prove_window
    as root rm -rf .venv
    expect "root: packages without network" 1 'installing the packages failed: no network' \
        as_offline root python3 packaging/dev.py test
    prove_full_disk
}

prove_window() {
    command -v Xvfb >/dev/null || { echo "not run  the part with a window: there is no Xvfb"; return; }
    Xvfb :97 -screen 0 1280x800x24 >"$logs/xvfb.log" 2>&1 &
    local server=$!
    until [ -S /tmp/.X11-unix/X97 ]; do kill -0 "$server" && sleep 0.1; done
    WITH=DISPLAY=:97 expect "root: a real window" 0 "" as root python3 packaging/dev.py run -- --screenshot "$home/build/window.png"
    expect "root: the window was painted" 0 'PNG' as root head -c 8 "$home/build/window.png"
    kill "$server"
}

prove_full_disk() {
    as root rm -rf .venv
    mkdir -p "$root$home/.venv"
    mount -t tmpfs -o size=60m tmpfs "$root$home/.venv"
    expect "root: disk full" 1 'dev.py: .*the disk is full' as root python3 packaging/dev.py test
    umount "$root$home/.venv"
}

export -f as pip_settings
export home work own_pip_conf certificates
make_bare
export root="$work/user"
prove_user
export root="$work/root"
prove_root
echo
if [ "$failed" = 0 ]; then echo "All of it holds. Logs: $logs"; else echo "$failed failed. Logs: $logs"; exit 1; fi
