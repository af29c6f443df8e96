#!/bin/sh
# Import: rows a second, memory, and how long an editor who writes meanwhile has to wait.
#
#	tests/bench/import.sh build/marsad [COMMITMENTS [MORE]]
#
# The bars: 15,000 rows a second; memory that does not grow with the rows but for their keys; a
# longest wait under 250 ms.
set -eu
program=$1
rows=${2:-100000}
more=${3:-$((rows * 4))}
here=$(dirname "$0")
tools=${TOOLS:-$(dirname "$program")/tests/bench}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# import ROWS: seconds, of them the processor's, and peak memory
import() {
	"$tools/generate" "$work/in$1" "$1"
	"$program" init "$work/x$1.db"
	/usr/bin/env time -f '%e %M %U %S' -o "$work/time" \
		"$program" import "$work/x$1.db" "$work/in$1" 2>"$work/report" ||
		{ cat "$work/report"; exit 1; }
	read -r seconds kilobytes user system <"$work/time"
	awk -v n="$1" -v s="$seconds" -v k="$kilobytes" -v p="$user + $system" 'BEGIN {
		printf "%d rows in %.1f s (%s s of processor): %d rows/s, %d MB at most\n",
		n, s, p, n / s, k / 1024 }'
}

import "$rows"
"$here/bar" "import of $rows commitments" \
	"$(awk -v n="$rows" -v s="$seconds" 'BEGIN { printf "%d", n / s }')" rows/s ">=" 15000
few=$kilobytes
import "$more"
"$here/bar" "memory of an import, for each row more" \
	"$(awk -v a="$few" -v b="$kilobytes" -v n="$((more - rows))" 'BEGIN {
		more = b > a ? b - a : 0; printf "%d", more * 1024 / n }')" bytes "<" 100

"$program" init "$work/busy.db"
mkfifo "$work/fifo"
"$tools/writer" "$work/busy.db" <"$work/fifo" >"$work/waits" &
exec 3>"$work/fifo"
"$program" import "$work/busy.db" "$work/in$rows" 2>"$work/report"
exec 3>&-
wait
echo "an editor meanwhile: $(cat "$work/waits")"
"$here/bar" "the longest wait of an editor meanwhile" \
	"$(sed 's/^longest \([0-9]*\) ms.*/\1/' "$work/waits")" ms "<" 250
