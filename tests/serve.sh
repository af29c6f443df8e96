#!/bin/sh
# Serves a copy of an observatory while a command runs beside it; {} in the command stands for the
# server's address. What the server says goes to standard error when the command fails.
#
#	tests/serve.sh build/marsad build/check/demo.db node tests/browser/run.mjs {}
set -u
[ $# -ge 3 ] || {
	echo "usage: serve.sh PROGRAM DATA COMMAND..." >&2
	exit 2
}
program=$1
data=$2
shift 2
home=$(mktemp -d "${TMPDIR:-/tmp}/marsad-serve.XXXXXX")
server=
stop() {
	[ -z "$server" ] || kill "$server" 2>/dev/null
	[ -z "$server" ] || wait "$server" 2>/dev/null
	rm -rf "$home"
}
trap stop EXIT
trap 'exit 1' INT TERM
cp "$data" "$home/data.db"

# A port nobody answers on: curl's 7 is a refused connection.
port=$((20000 + $$ % 20000))
until
	curl -s -o "$home/probe" "http://127.0.0.1:$port/"
	[ $? = 7 ]
do
	port=$((port + 1))
done

"$program" serve "$home/data.db" --port "$port" >"$home/log" 2>&1 &
server=$!
tries=0
until curl -s -o "$home/probe" "http://127.0.0.1:$port/"; do
	tries=$((tries + 1))
	if [ $tries -gt 100 ] || ! kill -0 "$server" 2>/dev/null; then
		echo "serve.sh: the server did not come up" >&2
		cat "$home/log" >&2
		exit 1
	fi
	sleep 0.1
done

n=$#
while [ "$n" -gt 0 ]; do
	word=$1
	shift
	case $word in
	'{}') word="http://127.0.0.1:$port" ;;
	esac
	set -- "$@" "$word"
	n=$((n - 1))
done
"$@"
status=$?
[ $status = 0 ] || {
	echo "the end of the server's log:" >&2
	tail -n 20 "$home/log" >&2
}
exit $status
