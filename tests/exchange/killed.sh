#!/bin/sh
# Kills imports at any moment, with kill -9 and with Ctrl-C: the observatory is then as before,
# and the same import goes through afterwards.
#
#	tests/exchange/killed.sh MARSAD [TIMES]
#
# Ends with "N passed, N failed".
set -u
program=$1
times=${2:-8}
case $program in /*) ;; *) program=$PWD/$program ;; esac
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0

check() {
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $1: $2 instead of $3"
	fi
}

# The same export as before?
as_before() {
	rm -rf after
	"$program" export x.db after 2>/dev/null
	if diff -r before after >/dev/null; then echo same; else echo other; fi
}

# New records, and new versions of old ones.
mkdir big
cp "$here/base/plan.csv" big
awk 'BEGIN {
	print "plan,number,title@en,leads"
	for (i = 1; i <= 6000; i++)
		printf "jo-3,%d,Commitment %d,jo-mop; tn-instance\n", i, i
}' >big/commitment.csv
"$program" init x.db
"$program" import x.db "$here/base" 2>/dev/null
"$program" export x.db before 2>/dev/null

for i in $(seq "$times"); do
	"$program" import x.db big 2>/dev/null &
	victim=$!
	# Later and later: in the rounds that read, in the first slices, in the last.
	sleep "$(awk -v i="$i" 'BEGIN { print i * 0.11 }')"
	if [ $((i % 4)) = 0 ]; then signal=INT; else signal=KILL; fi
	if kill -$signal $victim 2>/dev/null; then
		wait $victim 2>/dev/null
		if "$program" export x.db commitment 2>/dev/null | grep -q '^jo-3-6000,'; then
			break # it had ended before the signal came
		fi
		check "after signal $signal number $i" "$(as_before)" same
	else
		wait $victim
		break # too fast for us
	fi
done
check 'some were killed' "$([ $passed -gt 0 ] && echo yes)" yes
check 'the same import afterwards' "$("$program" import x.db big 2>/dev/null && echo done)" done
check 'all of it is there' "$("$program" export x.db commitment 2>/dev/null | wc -l)" 6001
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
