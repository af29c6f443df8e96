#!/bin/sh
# cppcheck over the program: what it finds is mended, or said why not beside it
# (cppcheck-suppress). Each file is one test.
#
# Not looked at: comparePointers, which takes the two ends of a linker section for strangers.
set -u
cd "$(dirname "$0")/../.." || exit 2
files=$(find src -name '*.c' | wc -l)
found=$(cppcheck -q --std=c11 --enable=warning,portability --inline-suppr \
	--suppress=comparePointers --template='{file}:{line}: {message} [{id}]' \
	-j "$(nproc)" -Isrc -I"${B:-build}" src 2>&1) || exit 1
[ -z "$found" ] || printf '%s\n' "$found"
bad=$(printf '%s\n' "$found" | sed -n 's/^\(src[^:]*\):.*/\1/p' | sort -u | wc -l)
echo "$((files - bad)) passed, $bad failed"
[ -z "$found" ]
