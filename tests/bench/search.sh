#!/bin/sh
# Search: a thousand queries with snippets and counts over many records.
#
#	tests/bench/search.sh build/marsad [COMMITMENTS]
#
# The bar: the 95th percentile under 15 ms at 200,000 records.
set -eu
program=$1
rows=${2:-200000}
tools=${TOOLS:-$(dirname "$program")/tests/bench}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tools/generate" "$work/in" "$rows"
"$program" init "$work/x.db"
/usr/bin/env time -f '%e %U %S' -o "$work/time" "$program" import "$work/x.db" "$work/in" \
	2>"$work/report" || { cat "$work/report"; exit 1; }
read -r seconds user system <"$work/time"
echo "$rows records taken in in $seconds s ($user s + $system s of processor)"
"$tools/search" "$work/x.db" | tee "$work/said"
"$(dirname "$0")/bar" "search over $rows commitments: 95th percentile" \
	"$(sed -n 's/^in processor time.*95th percentile \([0-9.]*\) ms.*/\1/p' "$work/said")" ms "<" 15
