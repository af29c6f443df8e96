#!/bin/sh
# The server beside nginx: requests a second for one warm page of 20 KB, the same bytes, two
# processes each, in turns; then readers beside a slow request. Needs wrk and nginx.
#
#	tests/bench/http.sh build/marsad [rounds [seconds]]
#
# What is served is the application of the tests beside it, tests/http/app; nginx runs with a
# configuration of its own.
set -eu

app=$(dirname "$1")/tests/http/app
rounds=${2:-3}
seconds=${3:-4}
port=18791
nginx_port=18792
dir=$(mktemp -d)
chmod 755 "$dir" # for the processes of nginx, which run as nobody
app_pid=
nginx_pid=
slow_pid=

finish() {
	for pid in $slow_pid $app_pid $nginx_pid; do
		kill "$pid" 2>/dev/null || true
	done
	wait 2>/dev/null || true
	rm -rf "$dir"
}
trap finish EXIT

"$app" $port 2 2 >"$dir/port" 2>"$dir/log" &
app_pid=$!
sleep 1
coding=${CODING:-identity}
curl -s -H "Accept-Encoding: $coding" -D "$dir/head" -o "$dir/page" "http://127.0.0.1:$port/page"

# nginx sends the same headers, and the same bytes without compressing them itself.
{
	echo "worker_processes 2; daemon off; pid $dir/pid; error_log $dir/error crit;"
	echo "events { worker_connections 1024; }"
	echo "http { access_log off; open_file_cache max=10; default_type text/html; sendfile on;"
	echo "tcp_nopush on; keepalive_requests 1000000000; client_body_temp_path $dir/1;"
	echo "proxy_temp_path $dir/2; fastcgi_temp_path $dir/3; scgi_temp_path $dir/4;"
	echo "uwsgi_temp_path $dir/5; server { listen 127.0.0.1:$nginx_port; root $dir;"
	tr -d '\r' <"$dir/head" |
		sed -n 's/^\(Content-Sec[^:]*\|Cross[^:]*\|Referrer[^:]*\|X-Content[^:]*\|Vary\|Content-Enc[^:]*\|Cache-Control\): \(.*\)$/add_header \1 "\2";/p'
	echo "add_header X-Request-Id \$request_id; } }"
} >"$dir/conf"
nginx -p "$dir" -c "$dir/conf" &
nginx_pid=$!
sleep 1
curl -s -o "$dir/same" "http://127.0.0.1:$nginx_port/page"
cmp "$dir/page" "$dir/same"

measure() {
	wrk -t2 -c64 -d"${seconds}s" --latency -H "Accept-Encoding: $coding" \
		"http://127.0.0.1:$1/page" >"$dir/wrk"
	awk '/Requests\/sec/ { print $2 }' "$dir/wrk"
}

# Seconds of processor of a process and its children, from /proc.
cpu() {
	cat /proc/"$1"/stat $(for c in $(cat /proc/"$1"/task/"$1"/children); do
		echo /proc/"$c"/stat
	done) | awk '{ sub(/.*\) /, ""); t += $12 + $13 } END { print t / 100 }'
}

echo "page: $(wc -c <"$dir/page") bytes ($coding), $rounds rounds of $seconds s"
: >"$dir/rates"
round=0
while [ $round -lt "$rounds" ]; do
	a=$(cpu $app_pid); ours=$(measure $port); b=$(cpu $app_pid)
	c=$(cpu $nginx_pid); theirs=$(measure $nginx_port); d=$(cpu $nginx_pid)
	echo "$ours $theirs $a $b $c $d" |
		awk -v s="$seconds" '{ printf "app %.0f/s (%.1f us)  nginx %.0f/s (%.1f us)  ratio %.2f\n",
			$1, ($4 - $3) / s / $1 * 1e6, $2, ($6 - $5) / s / $2 * 1e6, $1 / $2 }' |
		tee -a "$dir/rates"
	round=$((round + 1))
done
"$(dirname "$0")/bar" "the server's test page of 20 KB, beside nginx" \
	"$(awk '{ print $NF }' "$dir/rates" | sort -n | awk '{ v[NR] = $1 } END { print v[int(NR / 2) + 1] }')" \
	x ">=" 0.8

# Readers beside one client whose every request takes 200 ms of processor, in turns with readers
# alone. The yardstick is nginx beside the same: two processors cannot do three things at once.
cat >"$dir/p95.lua" <<'END'
done = function(summary, latency, requests)
	io.write(string.format("p95 %.3f ms\n", latency:percentile(95) / 1000))
end
END
p95() {
	wrk -t2 -c64 -d"${seconds}s" -s "$dir/p95.lua" "http://127.0.0.1:$1/page" |
		awk '/^p95/ { print $2 }'
}
beside_slow() {
	while :; do
		curl -s -o /dev/null "http://127.0.0.1:$port/slow?ms=200"
	done &
	slow_pid=$!
	p95 "$1"
	kill $slow_pid
	wait $slow_pid 2>/dev/null || true
	slow_pid=
}
echo "p95 of readers in ms: app alone, app beside a slow request, nginx alone, nginx beside it"
round=0
while [ $round -lt "$rounds" ]; do
	echo "$(p95 $port) $(beside_slow $port) $(p95 $nginx_port) $(beside_slow $nginx_port)"
	round=$((round + 1))
done | tee "$dir/p95s"
"$(dirname "$0")/bar" "readers beside a request of 200 ms: 95th percentile" \
	"$(awk '{ printf "%.2f\n", $2 / $1 }' "$dir/p95s" | sort -n |
		awk '{ v[NR] = $1 } END { print v[int(NR / 2) + 1] }')" x "<=" 2

echo "memory (KB, proportional):"
for pid in $app_pid $(cat /proc/$app_pid/task/$app_pid/children); do
	awk '/^Pss:/ { p = $2 } /^Rss:/ { r = $2 } END { printf "  pss %d rss %d\n", p, r }' \
		"/proc/$pid/smaps_rollup"
done
