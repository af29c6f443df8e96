#!/bin/sh
# Runs a command beside a PostgreSQL of its own, which is gone when the command ends: a new cluster
# in a temporary directory, reached by a Unix socket only. PGHOST, PGUSER and PGDATABASE say where.
#
#	tests/postgres/with.sh psql -c 'SELECT version()'
#
# PostgreSQL does not run as root: root lends the cluster to the user `postgres`, or to `nobody`.
set -u
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
[ -x "$bin/initdb" ] || {
	echo "with.sh: no PostgreSQL server here (tools/need check installs it)" >&2
	exit 1
}

home=$(mktemp -d "${TMPDIR:-/tmp}/marsad-pg.XXXXXX")
if [ "$(id -u)" = 0 ]; then
	owner=postgres
	id "$owner" >/dev/null 2>&1 || owner=nobody
	group=$(id -gn "$owner")
	chown "$owner:$group" "$home"
	as_owner() {
		(cd "$home" && setpriv --reuid="$owner" --regid="$group" --clear-groups "$@")
	}
else
	as_owner() {
		(cd "$home" && "$@")
	}
fi

stop() {
	as_owner "$bin/pg_ctl" -D "$home/data" -m immediate -s stop >/dev/null 2>&1
	rm -rf "$home"
}
trap stop EXIT
trap 'exit 1' INT TERM

# English messages whatever the caller speaks; no fsync, since nothing is to outlive this.
export LC_ALL=C
as_owner "$bin/initdb" -D "$home/data" -U marsad -A trust -E UTF8 --locale=C -N \
	>"$home/log" 2>&1 &&
	as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/server.log" -w -s -t 60 -o \
		"-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off" start \
		>>"$home/log" 2>&1 || {
	echo "with.sh: PostgreSQL did not start" >&2
	cat "$home/log" "$home/server.log" >&2 2>/dev/null
	exit 1
}
export PGHOST="$home" PGUSER=marsad PGDATABASE=postgres
"$@"
