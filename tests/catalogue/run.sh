#!/bin/sh
# The catalogue compiler: what it makes of three records, and what it says of bad catalogues.
#
#	tests/catalogue/run.sh build
#
# three/expected is what a reviewer reads to see what the compiler makes of a catalogue; a change of the
# compiler shows there first, to the letter. Each bad/NAME.cat has its message in NAME.expected.
set -u
here=$(dirname "$0")
mkcat=$1/tools/mkcat
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
passed=0 failed=0

ok() {
	passed=$((passed + 1))
}
bad() {
	failed=$((failed + 1))
	echo "not so: $*"
}

"$mkcat" "$made" "$here/three/system.sql" "$here/three/three.cat" || bad "three.cat does not compile"
for expected in "$here"/three/expected/*; do
	if diff -u "$expected" "$made/${expected##*/}"; then ok; else bad "${expected##*/}"; fi
done
for catalogue in "$here"/bad/*.cat; do
	expected="$catalogue:$(cat "${catalogue%.cat}.expected")"
	if said=$("$mkcat" "$made" "$here/three/system.sql" "$catalogue" 2>&1); then
		bad "$catalogue is accepted"
	elif [ "$said" = "$expected" ]; then
		ok
	else
		bad "$catalogue: said '$said', expected '$expected'"
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
