#!/bin/sh
# Pages that nobody asked for before, in processor time: every page of the demonstration, lists over
# 100,000 commitments, and making their facets anew after a change.
#
#	tests/bench/cold.sh build/marsad [RUNS]
set -eu
program=$1
runs=${2:-7}
here=$(dirname "$0")
. "$here/common.sh"

"$program" init "$scratch/demo.db"
"$program" import "$scratch/demo.db" "$here/../../demo" 2>"$scratch/report"
"$tools/render" "$scratch/demo.db" "$runs" each >"$scratch/each"
cat "$scratch/each"
"$here/bar" "cold: the slowest page of the demonstration" \
	"$(awk '/^slowest page/ { print $3 }' "$scratch/each")" ms "<" 2

large_database
"$tools/render" "$large" "$runs" /ar/commitments "/en/commitments?page=2000" \
	"/ar/commitments?sort=name" "/fr/commitments?sort=key&page=4000" \
	"/ar/commitments?standing=completed&country=jo" \
	"/ar/commitments?state=completed&country=jo&challenge=corporate&ogp_values=technology&leads=body-6&tags=theme-3" \
	"/ar/commitments?due_year=2021&due_year=2022&country=tn&country=ma&country=jo&leads=body-3" \
	"/ar/commitments?q=الموازنة" "/ar/commitments.json" "/ar/commitments.atom" >"$scratch/lists"
cat "$scratch/lists"
"$here/bar" "cold: the slowest list over 100,000 commitments" \
	"$(sort -n "$scratch/lists" | awk '{ w = $1 } END { print w }')" ms "<" 10

# No bars, but good to know.
"$tools/render" "$large" "$runs" /ar /ar/commitments/jo-1-7 /ar/countries/jo /ar/plans/jo-1

"$tools/render" "$large" "$runs" facets >"$scratch/facets"
cat "$scratch/facets"
"$here/bar" "making the facets of 100,000 commitments anew" \
	"$(awk '/^rebuild/ { print $2 }' "$scratch/facets")" ms "<" 150
