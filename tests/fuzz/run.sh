#!/bin/sh
# Runs fuzz targets, FUZZ_SECONDS each, from their seeds and what earlier runs learnt. Each target
# is one test. An input that breaks one is kept in DIRECTORY/crashes and its cause printed.
#
#	FUZZ_SECONDS=300 tests/fuzz/run.sh build/fuzz words page
set -u
[ $# -gt 1 ] || {
	echo "usage: run.sh DIRECTORY NAME..." >&2
	exit 2
}
directory=$1
shift
passed=0
failed=0
mkdir -p "$directory/crashes"
for name in "$@"; do
	corpus=$directory/corpus/$name
	seeds=tests/fuzz/$name
	mkdir -p "$corpus"
	[ -d "$seeds" ] || seeds=
	if "$directory/tests/fuzz/fuzz_$name" -max_total_time="${FUZZ_SECONDS:-300}" -timeout=10 \
		-rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$directory/crashes/$name-" \
		"$corpus" $seeds >"$directory/$name.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok - $name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$directory/$name.log") inputs"
	else
		failed=$((failed + 1))
		echo "not ok - $name"
		grep -aE 'ERROR|SUMMARY|Assertion|#[0-9]+ 0x|Test unit written' "$directory/$name.log" |
			head -n 30
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
