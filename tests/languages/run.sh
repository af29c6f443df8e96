#!/bin/sh
# A language is one .po: with one or two more of them the program speaks more languages, and no
# other file has to change.
#
#	tests/languages/run.sh BUILD		BUILD holds the tools and what they generate
#	tests/languages/run.sh BUILD golden	writes expected anew: read the diff
#
#	es.po, xx.po	the further languages
#	speak.c		says dates, numbers, plurals and messages in them; expected holds what it said
set -u
LC_ALL=C.UTF-8
export LC_ALL
cd "$(dirname "$0")/../.." || exit 2
case ${1:-build} in /*) build=${1:-build} ;; *) build=$PWD/${1:-build} ;; esac
golden=${2:-}
here=tests/languages
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir -p "$made/gen"
passed=0
failed=0

say() { # WORD NAME REASON
	if [ "$1" = ok ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$2: $3"
	fi
}

po=$(find i18n -maxdepth 2 -name '*.po' | sort)
# shellcheck disable=SC2086 # names without spaces
if "$build/tools/mkpo" "$made/gen" $po $here/*.po; then
	say ok mkpo
else
	say no $here 'did not build'
fi

# --- They are spoken.
cc="${CC:-cc} -std=c17 -D_GNU_SOURCE -I$made -I$build -Isrc -Wall -Wextra -Werror -O1 -g"
base="i18n number date digits buf arena err"
files=
for name in $base; do
	files="$files src/base/$name.c"
done
if $cc -o "$made/speak" $here/speak.c $files "$made/gen/messages.c"; then
	"$made/speak" es es:QY xx xx:QY xx+ >"$made/said"
	if [ -n "$golden" ]; then
		cp "$made/said" $here/expected
	fi
	if diff -u $here/expected "$made/said" >"$made/diff" 2>&1; then
		say ok expected
	else
		say no $here/expected 'something else was said'
		cat "$made/diff"
	fi
	if "$made/speak" qq >"$made/said"; then
		say no $here/speak.c 'speaks a language that is not there'
	else
		say ok speak
	fi
else
	say no $here/speak.c 'did not compile'
fi

# --- The rest of the program does not count on its own three: it compiles with five...
for file in src/*/*.c; do
	if $cc -fsyntax-only "$file" 2>"$made/stderr"; then
		say ok "$file"
	else
		say no "$file" "does not compile with more languages: $(grep error: "$made/stderr" | head -n 1)"
	fi
done
# --- ... and asks for none by name, but for English, in which the messages are written, and for
# the languages of a format of files.
grep -nE 'LANG_[A-Z]' src/*/*.[ch] src/*/*.html |
	grep -vE 'LANG_COUNT|LANG_SOURCE|^src/base/i18n.c:.*LANG_EN|^src/exchange/' >"$made/named"
if [ -s "$made/named" ]; then
	say no src 'asks for a language by name:'
	cat "$made/named"
else
	say ok src
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
