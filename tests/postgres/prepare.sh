#!/bin/sh
# Prepares every SQL statement of the program on PostgreSQL, against the schema made for it.
#
#	tests/postgres/prepare.sh build/tests/postgres/prepare build/gen/schema.postgres.sql
set -eu
[ $# = 2 ] || {
	echo "usage: prepare.sh PROGRAM SCHEMA" >&2
	exit 2
}
if [ -z "${PGHOST-}" ]; then
	exec "$(dirname "$0")/with.sh" "$0" "$@"
fi
# Twice over would hide a statement that needs what the first run left: the cluster is new.
psql -X -q -v ON_ERROR_STOP=1 --single-transaction -f "$2"
"$1"
