#!/bin/sh
# Warm pages beside nginx with the same bytes and heads, in turns: two workers each; then the
# memory of all processes, and readers beside a visitor who asks for something slow.
#
#	tests/bench/site.sh build/marsad [ROUNDS [SECONDS]]
#
# Needs wrk and nginx. A round measures ours and nginx's one after the other, so that what else the
# machine does hits both; the ratio of a round is what counts, and the median over the rounds.
set -eu
program=$1
rounds=${2:-5}
seconds=${3:-3}
here=$(dirname "$0")
. "$here/common.sh"
pages="/ar/commitments/jo-5-2 /ar/commitments /ar"
codings="br gzip identity"

"$program" init "$scratch/demo.db"
"$program" import "$scratch/demo.db" "$here/../../demo" 2>"$scratch/report"
free_port
ours=$port
"$program" serve "$scratch/demo.db" --host 127.0.0.1 --port "$ours" --workers 2 \
	2>"$scratch/log" >"$scratch/log" &
server=$!
running=$server
wait_for "$ours"

# ---- nginx: each page in each coding is a file of its own, with the heads that we send ----

nginx_conf() {
	echo "worker_processes 2; daemon off; pid $scratch/pid; error_log $scratch/error crit;"
	echo "events { worker_connections 1024; }"
	echo "http { access_log off; open_file_cache max=100; sendfile on; tcp_nopush on;"
	echo "keepalive_requests 1000000000; client_body_temp_path $scratch/1;"
	echo "proxy_temp_path $scratch/2; fastcgi_temp_path $scratch/3;"
	echo "scgi_temp_path $scratch/4; uwsgi_temp_path $scratch/5;"
	echo "server { listen 127.0.0.1:$theirs;"
	for coding in $codings; do
		for page in $pages; do
			echo "location = /$coding$page {"
			echo "alias $scratch/nginx/$coding$page.bytes; types { }"
			tr -d '\r' <"$scratch/nginx/$coding$page.head" | nginx_head
			echo "add_header X-Request-Id \$request_id; }"
		done
	done
	echo "} }"
}
nginx_head() {
	awk -F ': ' '{ value = $0; sub(/^[^:]*: /, "", value) }
		tolower($1) == "content-type" { printf "default_type \"%s\";\n", value }
		tolower($1) ~ /^(content-sec|cross-|referrer-|x-content-|vary|content-(enc|lang)|cache-)/ {
			printf "add_header %s \"%s\";\n", $1, value }'
}

for coding in $codings; do
	for page in $pages; do
		mkdir -p "$(dirname "$scratch/nginx/$coding$page")"
		curl -sf -H "Accept-Encoding: $coding" -D "$scratch/nginx/$coding$page.head" \
			-o "$scratch/nginx/$coding$page.bytes" "http://127.0.0.1:$ours$page"
	done
done
chmod -R a+rX "$scratch/nginx"
free_port
theirs=$port
nginx_conf >"$scratch/conf"
nginx -p "$scratch" -c "$scratch/conf" &
nginx=$!
running="$running $nginx"
wait_for "$theirs"
for coding in $codings; do
	for page in $pages; do
		curl -sf -o "$scratch/same" "http://127.0.0.1:$theirs/$coding$page"
		cmp "$scratch/same" "$scratch/nginx/$coding$page.bytes"
	done
done

# ---- In turns ----

# rate PORT PATH CODING: requests a second; a single wrong answer ends the measuring
rate() {
	wrk -t2 -c64 -d"${seconds}s" -H "Accept-Encoding: $3" "http://127.0.0.1:$1$2" >"$scratch/wrk"
	if grep -q 'Non-2xx\|Socket errors' "$scratch/wrk"; then
		cat "$scratch/wrk" >&2
		exit 1
	fi
	awk '/Requests\/sec/ { print $2 }' "$scratch/wrk"
}

# A round: both rates, and processor seconds of both before and after.
compare() {
	a=$(processor "$server")
	ours_rate=$(rate "$ours" "$page" "$coding")
	b=$(processor "$server")
	c=$(processor "$nginx")
	theirs_rate=$(rate "$theirs" "/$coding$page" "$coding")
	d=$(processor "$nginx")
	echo "$ours_rate $theirs_rate $a $b $c $d" | awk -v s="$seconds" '{
		print $1 / $2, $1, $2, ($4 - $3) / s / $1 * 1e6, ($6 - $5) / s / $2 * 1e6 }'
}
column_median() {
	awk -v c="$2" '{ print $c }' "$1" | median
}

memory_watch() {
	while sleep 0.5; do
		memory "$server"
	done >"$scratch/memory"
}
memory_watch &
watch=$!
running="$running $watch"

for page in $pages; do
	for coding in $codings; do
		at=$scratch/rounds
		: >"$at"
		rate "$ours" "$page" "$coding" >/dev/null # warm
		round=0
		while [ $round -lt "$rounds" ]; do
			compare >>"$at"
			round=$((round + 1))
		done
		ratio=$(column_median "$at" 1)
		echo "$page $coding $(wc -c <"$scratch/nginx/$coding$page.bytes") $ratio \
			$(column_median "$at" 2) $(column_median "$at" 3) \
			$(column_median "$at" 4) $(column_median "$at" 5)" | awk '{ printf \
	"%-24s %-8s %6d bytes: %6d/s (%4.1f us)  nginx %6d/s (%4.1f us)  %.2f times\n",
			$1, $2, $3, $5, $7, $6, $8, $4 }'
		echo "$ratio" >>"$scratch/ratios$(echo "$page" | tr / _)"
	done
done
# Of the three codings the one that does worst.
"$here/bar" "a commitment's page, beside nginx" \
	"$(sort -n "$scratch/ratios_ar_commitments_jo-5-2" | awk 'NR == 1 { printf "%.2f", $1 }')" \
	x ">=" 0.8
"$here/bar" "the list of commitments, beside nginx" \
	"$(sort -n "$scratch/ratios_ar_commitments" | awk 'NR == 1 { printf "%.2f", $1 }')" x ">=" 0.8

kill $watch
sort -n "$scratch/memory" | awk '{ v[NR] = $1 } END {
	printf "memory, %d looks: %.1f to %.1f MB\n", NR, v[1] / 1024, v[NR] / 1024 }'
for pid in $(family "$server"); do
	awk -v pid="$pid" '/^Rss:/ { r = $2 } /^Pss:/ { p = $2 } END {
		printf "	process %d: %.1f MB of its own and its part of what is shared (resident %.1f)\n",
		pid, p / 1024, r / 1024 }' /proc/"$pid"/smaps_rollup
done
"$here/bar" "memory of all processes under that load" \
	"$(sort -n "$scratch/memory" | awk '{ w = $1 } END { printf "%.1f", w / 1024 }')" MB "<" 64
