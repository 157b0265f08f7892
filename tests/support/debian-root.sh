#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# debian-root.sh SUITE COMMAND…: runs a command of this checkout in a Debian of that release (trixie, say), whatever
# this machine is. The root is made once, in build/roots/SUITE; the checkout is mounted in it, with a build folder of the
# root's own, so that what is installed and built there stays for the next time. Ends with the command's exit code.

set -euo pipefail

say() { printf '%s\n' "$*" >&2; }
die() {
    say "debian-root: $*"
    exit 1
}

[[ $# -gt 1 ]] || die "usage: debian-root.sh SUITE COMMAND…"
suite="$1"
shift
[[ "$suite" =~ ^[a-z]+$ ]] || die "'$suite' is not the name of a Debian release"
[[ $EUID -eq 0 ]] || die "a root of another Debian can only be made and entered by root"
for tool in chroot unshare; do
    command -v "$tool" >/dev/null || die "$tool is missing"
done

checkout="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)"
folder="$checkout/build/roots/$suite"
inside=/hub # where the checkout is mounted

make_root() {
    command -v debootstrap >/dev/null || die "debootstrap is missing: run './dev deps root'"
    # Where this machine's own Debian packages come from; else debootstrap's default.
    local mirror log
    # shellcheck disable=SC2016 # apt expands it
    mirror="$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed -n 's/^Debian //p' | head -n 1)" || true
    log="$(mktemp)"
    say "Making a root of Debian $suite in $folder"
    rm -rf -- "$folder.part"
    mkdir -p -- "$folder.part"
    if ! debootstrap --variant=minbase "$suite" "$folder.part" ${mirror:+"$mirror"} </dev/null >"$log" 2>&1; then
        tail -n 15 "$log" >&2
        rm -f -- "$log"
        die "debootstrap failed (is the network up, and is there a Debian called $suite?)"
    fi
    rm -f -- "$log"
    mkdir -p -- "$folder.part$inside"
    mv -- "$folder.part" "$folder"
}

[[ -d "$folder" ]] || make_root
mkdir -p -- "$folder$inside" "$folder/var/lib/hub-build"
# Names are looked up as on this machine.
cp -L -- /etc/resolv.conf /etc/hosts "$folder/etc/"

# Mounts and processes of its own: they end with the command, and nothing of them is seen outside.
# shellcheck disable=SC2016 # expanded by the inner shell
exec unshare --mount --pid --fork --kill-child --propagation private bash -c '
    set -euo pipefail
    folder="$1" checkout="$2" inside="$3"
    shift 3
    mount --bind "$checkout" "$folder$inside"
    mount --bind "$folder/var/lib/hub-build" "$folder$inside/build"
    mount --rbind /dev "$folder/dev"
    mount --rbind /sys "$folder/sys"
    mount -t proc proc "$folder/proc"
    exec env -i HOME=/var/lib/hub-build LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        TERM="${TERM:-dumb}" CI="${CI:-}" http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
        chroot "$folder" sh -c "cd $inside && exec \"\$@\"" sh "$@"
' bash "$folder" "$checkout" "$inside" "$@"
