#!/bin/sh
# Imports and exports as files in and expected words out. A case is a folder with
#
#	run        commands of the shell, with the functions below; works in a copy of the folder
#	expected   what they print, both streams, exit codes where they are not 0
#
#	tests/exchange/run.sh [MARSAD]			all cases
#	ACCEPT=1 tests/exchange/run.sh MARSAD CASE	writes that case's expected anew
#
# Ends with "N passed, N failed".
set -u
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
top=${here%/tests/exchange}
if [ $# -gt 0 ]; then
	program=$1
	shift
elif [ -x "$top/build/asan/marsad" ]; then
	program=$top/build/asan/marsad
else
	program=$top/build/marsad
fi
case $program in /*) ;; *) program=$PWD/$program ;; esac
[ -x "$program" ] || {
	echo "there is no $program"
	echo "0 passed, 1 failed"
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ---- What a case can say ----

# The program; says its exit code when that is not 0.
m() {
	status=0
	"$program" "$@" || status=$?
	[ "$status" = 0 ] || echo "exit $status"
}

# An observatory with what every case may name: x.db.
begin() {
	m init x.db
	m import x.db "$here/base" >/dev/null 2>&1
	"$program" export x.db before 2>/dev/null
}

# Is everything as it was at the beginning, and is nothing left half-way?
unchanged() {
	rm -rf after
	"$program" export x.db after 2>/dev/null
	if diff -r before after >/dev/null; then echo "unchanged"; else echo "CHANGED"; fi
}

# The row of a key in the export of a type.
row() {
	"$program" export x.db "$1" | grep "^$2,"
}

# ---- Running them ----

[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d / | grep -vx base)
passed=0
failed=0
for name in "$@"; do
	cp -r "$here/$name" "$work/$name"
	(cd "$work/$name" && . ./run) </dev/null >"$work/$name.got" 2>&1
	if [ "${ACCEPT-}" = 1 ]; then
		cp "$work/$name.got" "$here/$name/expected"
	fi
	if diff "$here/$name/expected" "$work/$name.got" >"$work/$name.diff"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $name"
		sed 's/^/    /' "$work/$name.diff"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
