#!/bin/sh
# Measures the facets over 100,000 commitments: tests/bench/facets.sh build/marsad [COUNT]
#
# The observatory is filled once and kept beside the build, so that a second run only measures; a
# newer program fills it anew.
set -eu
program=$1
count=${2:-100000}
out=$(dirname "$program")/bench
data=$out/facets-$count.db
mkdir -p "$out"
[ "$data" -nt "$program" ] || rm -f "$data"*
"$(dirname "$program")/tests/bench/facets" "$data" "$count" | tee "$out/facets.said"
touch "$data"
"$(dirname "$0")/bar" "facets of $count commitments made anew" \
	"$(sed -n 's/^building the index *\([0-9.]*\) ms.*/\1/p' "$out/facets.said")" ms "<" 150
