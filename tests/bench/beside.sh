#!/bin/sh
# Sixty-four readers of a warm page, alone and beside one visitor whose every request takes the
# application some 200 ms: a file of all commitments of one country, out of 100,000.
#
#	tests/bench/beside.sh build/marsad [ROUNDS [SECONDS]]
#
# In turns; what counts is the 95th percentile of the readers, median over the rounds.
set -eu
program=$1
rounds=${2:-5}
seconds=${3:-4}
here=$(dirname "$0")
. "$here/common.sh"
page=/ar/commitments/jo-1-7
slow=/ar/commitments.csv

large_database
free_port
"$program" serve "$large" --host 127.0.0.1 --port "$port" --workers 2 2>"$scratch/log" &
server=$!
running=$server
wait_for "$port"
cat >"$scratch/p95.lua" <<'LUA'
done = function(summary, latency, requests)
	io.write(string.format("p95 %.3f\n", latency:percentile(95) / 1000))
end
LUA
p95() {
	wrk -t2 -c64 -d"${seconds}s" -s "$scratch/p95.lua" -H "Accept-Encoding: br" \
		"http://127.0.0.1:$port$page" | awk '/^p95/ { print $2 }'
}
# Asks again and again, and notes how long each took.
visit() {
	while :; do
		curl -sf -o /dev/null -w '%{time_total}\n' "http://127.0.0.1:$port$slow$1" >>"$scratch/visits"
	done
}

# The country whose file takes closest to 200 ms.
for country in jo tn ma eg kw; do
	took=$(curl -sf -o /dev/null -w '%{time_total}' "http://127.0.0.1:$port$slow?country=$country" &&
		curl -sf -o /dev/null -w ' %{time_total}' "http://127.0.0.1:$port$slow?country=$country")
	echo "$took" | awk -v c="$country" '{ d = $2 - 0.2; print d < 0 ? -d : d, c }'
done | sort -n | awk 'NR == 1 { print $2 }' >"$scratch/country"
query="?country=$(cat "$scratch/country")"

p95 >/dev/null
round=0
while [ $round -lt "$rounds" ]; do
	alone=$(p95)
	visit "$query" &
	visitor=$!
	running="$server $visitor"
	beside=$(p95)
	kill $visitor
	wait $visitor 2>/dev/null || true
	running=$server
	echo "$alone $beside" | awk '{ print $2 / $1, $1, $2 }' >>"$scratch/rounds"
	round=$((round + 1))
done
awk '{ printf "95th percentile alone %.2f ms, beside %.2f ms: %.2f times\n", $2, $3, $1 }' \
	"$scratch/rounds"
echo "the visitor's request: $(awk '{ print $1 * 1000 }' "$scratch/visits" | median) ms"
"$here/bar" "readers beside a slow visitor: 95th percentile" \
	"$(awk '{ print $1 }' "$scratch/rounds" | median | awk '{ printf "%.2f", $1 }')" x "<=" 2
