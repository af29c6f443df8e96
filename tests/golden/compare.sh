#!/bin/sh
# Compares what the compilers make of the catalogue with what stands here, reviewed. When the change
# is meant: `make golden`, read the diff, commit it.
#
#	tests/golden/compare.sh build/gen
set -u
here=$(cd "$(dirname "$0")" && pwd)
passed=0
failed=0
for golden in "$here"/*; do
	name=$(basename "$golden")
	[ "$name" != compare.sh ] || continue
	if diff -u "$golden" "$1/$name"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
