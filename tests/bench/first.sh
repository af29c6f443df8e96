#!/bin/sh
# The first page: how long until a server that was just started answers, and how much a browser
# that was never here before has to fetch.
#
#	tests/bench/first.sh build/marsad [STARTS]
set -eu
program=$1
starts=${2:-25}
here=$(dirname "$0")
. "$here/common.sh"

"$program" init "$scratch/demo.db"
"$program" import "$scratch/demo.db" "$here/../../demo" 2>"$scratch/report"

free_port
"$tools/start" "$starts" "$port" /ar "$program" serve "$scratch/demo.db" --host 127.0.0.1 \
	--port "$port" --workers 2 >"$scratch/starts"
sort -n "$scratch/starts" | awk '{ v[NR] = $1 } END {
	printf "%d starts: fastest %s ms, slowest %s ms\n", NR, v[1], v[NR] }'
"$here/bar" "start to the first page" "$(median <"$scratch/starts")" ms "<" 100

# ---- What a browser fetches: heads and bodies as sent ----

free_port
"$program" serve "$scratch/demo.db" --host 127.0.0.1 --port "$port" --workers 2 2>"$scratch/log" &
running=$!
wait_for "$port"

# fetch ADDRESS: into $scratch/got, as a browser understands it; the bytes that came go to sizes
fetch() {
	curl -sf -H "Accept-Encoding: br, gzip" -o "$scratch/raw" \
		-w "%{size_header} %{size_download}\n" "http://127.0.0.1:$port$1" >"$scratch/size"
	awk -v at="$1" '{ printf "%d\t%s\n", $1 + $2, at }' "$scratch/size" >>"$scratch/sizes"
	curl -sf --compressed -o "$scratch/got" "http://127.0.0.1:$port$1"
}

# The files that what was just fetched names: style, script, icons, fonts.
named() {
	grep -o '/static/[A-Za-z0-9_./-]*' "$scratch/got" | sort -u || true
}

for page in /ar /ar/commitments /ar/commitments/jo-5-2 /ar/plans/jo-5; do
	: >"$scratch/sizes"
	fetch "$page"
	named >"$scratch/files"
	for file in $(grep '\.css$' "$scratch/files"); do
		fetch "$file"
		sed -n "s,.*url([\"']*\(fonts/[^\"')]*\)[\"']*).*,\1,p" "$scratch/got" |
			sed "s,^,${file%/*}/," >>"$scratch/files"
		named >>"$scratch/files"
	done
	for file in $(grep -v '\.css$' "$scratch/files" | sort -u); do
		fetch "$file"
	done
	echo "$page"
	sed 's/^/	/' "$scratch/sizes"
	awk '/woff2$/ { font += $1; next } { rest += $1 } END { print rest, rest + font }' \
		"$scratch/sizes" >>"$scratch/totals"
done
"$here/bar" "first load of a page, without the font" \
	"$(sort -n "$scratch/totals" | awk '{ w = $1 } END { printf "%.1f", w / 1024 }')" KB "<=" 60
"$here/bar" "first load of a page, with the font" \
	"$(sort -n -k2 "$scratch/totals" | awk '{ w = $2 } END { printf "%.1f", w / 1024 }')" \
	KB "<=" 120
