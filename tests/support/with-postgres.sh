#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-postgres.sh COMMAND…: runs the command with a PostgreSQL of its own, in a throw-away directory, on a free port of
# 127.0.0.1. HUB_TEST_POSTGRES_URL names it. Ends with the command's exit code.

set -euo pipefail

die() {
    printf 'with-postgres: %s\n' "$*" >&2
    exit 1
}

[[ $# -gt 0 ]] || die "usage: with-postgres.sh COMMAND…"
binaries="$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin -type d 2>/dev/null | sort -V | tail -n 1)"
[[ -n "$binaries" ]] || die "PostgreSQL is missing: run './dev deps test'"

folder="$(mktemp -d "${TMPDIR:-/tmp}/hub-postgres-XXXXXX")"

# PostgreSQL refuses to run as root.
as_owner() {
    if [[ $EUID -eq 0 ]]; then
        (cd / && runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# shellcheck disable=SC2317 # called by the trap
stop() {
    trap - EXIT
    as_owner "$binaries/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf -- "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

[[ $EUID -ne 0 ]] || chown postgres "$folder"
as_owner "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --no-locale --no-sync >"$folder/initdb.log" 2>&1 ||
    { cat "$folder/initdb.log" >&2 && die "initdb failed"; }

# Nobody can reserve a port for another program, so one that is taken costs another try.
started=""
for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c fsync=off -c max_connections=200"
    if as_owner "$binaries/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/data/server.log" -o "$options" start >/dev/null 2>&1; then
        started=yes
        break
    fi
done
[[ -n "$started" ]] || { tail -n 20 "$folder/data/server.log" >&2 && die "PostgreSQL does not start"; }

export HUB_TEST_POSTGRES_URL="postgresql://postgres@127.0.0.1:$port/postgres"
code=0
"$@" || code=$?
exit "$code"
