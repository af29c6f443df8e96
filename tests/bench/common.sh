# What the measuring scripts share; to be read with `.`, not run. They hold the pids of what they
# started in $running, and files in $scratch; $program is what is measured.

scratch=$(mktemp -d "${TMPDIR:-/tmp}/marsad-bench.XXXXXX")
chmod 755 "$scratch" # for the processes of nginx, which run as nobody
running=
tools=$(dirname "$program")/tests/bench

finish() {
	for pid in $running; do
		kill "$pid" 2>/dev/null || true
	done
	for pid in $running; do
		wait "$pid" 2>/dev/null || true
	done
	rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 1' INT TERM

# The median of the numbers on standard input, one a line; of an even count the upper one.
median() {
	sort -n | awk '{ v[NR] = $1 } END { if (NR > 0) print v[int(NR / 2) + 1] }'
}

# A port nobody answers on: curl's 7 is a refused connection.
free_port() {
	port=$((${port:-$((20000 + $$ % 20000))} + 1))
	while curl -s -o /dev/null "http://127.0.0.1:$port/"; [ $? != 7 ]; do
		port=$((port + 1))
	done
}

# wait_for PORT: until something answers there.
wait_for() {
	tries=0
	until curl -s -o /dev/null "http://127.0.0.1:$1/"; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || { echo "nothing answers on port $1" >&2; exit 1; }
		sleep 0.1
	done
}

# A process and those it made.
family() {
	echo "$1" $(cat /proc/"$1"/task/"$1"/children 2>/dev/null)
}

# Seconds of processor that a family has used, those who died and were waited for included.
processor() {
	for pid in $(family "$1"); do
		cat /proc/"$pid"/stat 2>/dev/null || true
	done | awk -v hz="$(getconf CLK_TCK)" '
		{ sub(/.*\) /, ""); t += $12 + $13 } NR == 1 { t += $14 + $15 } END { print t / hz }'
}

# Memory of a family in kB, each page shared among those who have it.
memory() {
	for pid in $(family "$1"); do
		cat /proc/"$pid"/smaps_rollup 2>/dev/null || true
	done | awk '/^Pss:/ { t += $2 } END { print t }'
}

# An observatory with 100,000 commitments; kept beside the program until the program is newer.
large_database() {
	large=$(dirname "$program")/bench/100000.db
	[ "$large" -nt "$program" ] && return
	mkdir -p "$(dirname "$large")"
	rm -f "$large"*
	"$tools/generate" "$scratch/large" 100000
	"$program" init "$large.part"
	"$program" import "$large.part" "$scratch/large" 2>"$scratch/report"
	rm -rf "$scratch/large" "$large.part-import"
	mv "$large.part" "$large"
}
