#!/bin/sh
# The compilers of templates and translations: what they make of good input, and that bad input
# does not build, for the reason and at the line that the input itself names.
#
#	tests/compilers/run.sh BUILD		BUILD holds its tools and libmarsad.a
#	tests/compilers/run.sh BUILD golden	writes the expected files anew: read the diff
#
#	po, page	good input; its outputs are compared with those in expected/
#	messages	sources, of which tools/messages says what po/ has not translated
#	bad_po		each is read beside po/ and refused: "# error: LINE: the message begins so"
#	bad_page	each is refused: "@/* error: LINE: the message begins so */"
#	bad_c		mkpage takes them, the C compiler does not, and names that line of the template:
#			"@/* error: LINE: a part of the message */"
set -u
LC_ALL=C.UTF-8
export LC_ALL
cd "$(dirname "$0")/../.." || exit 2
case ${1:-build} in /*) build=${1:-build} ;; *) build=$PWD/${1:-build} ;; esac
golden=${2:-}
here=tests/compilers
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir -p "$made/po/gen" "$made/page/gen" "$made/bad/gen" "$made/none"
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

expect_same() { # MADE EXPECTED
	if [ -n "$golden" ]; then
		cp "$1" "$2"
	fi
	if diff -u "$2" "$1" >"$made/diff" 2>&1; then
		say ok "$2"
	else
		say no "$2" "differs"
		cat "$made/diff"
	fi
}

# The file, a colon, and what the file says of its error; as a fixed string it begins the message.
expected_error() {
	sed -n '1s,^\(@/\*\|#\) error: \([0-9]*\): \(.*[^ ]\)$,\2: error: \3,p' "$1" | sed 's, \*/$,,'
}

expect_error() { # FILE STATUS
	wanted="$1:$(expected_error "$1")"
	if [ "$2" != 1 ]; then
		say no "$1" "ended with status $2, not 1"
		rm -f "$made"/none/*
	elif case $(head -n 1 "$made/stderr") in "$wanted"*) false ;; esac then
		say no "$1" "said $(head -n 1 "$made/stderr"), not $wanted"
	elif [ -n "$(ls "$made/none")" ]; then
		say no "$1" "left files behind"
		rm -f "$made"/none/*
	else
		say ok "$1"
	fi
}

# --- Translations
if "$build/tools/mkpo" "$made/po/gen" $here/po/*.po; then
	for file in lang.h messages.c; do
		expect_same "$made/po/gen/$file" "$here/po/expected/$file"
	done
else
	say no "$here/po" 'did not build'
fi
for file in "$here"/bad_po/*.po; do
	"$build/tools/mkpo" "$made/none" $here/po/*.po "$file" >"$made/stdout" 2>"$made/stderr"
	expect_error "$file" $?
done

# --- What nobody has translated
"$build/tools/messages" $here/po/*.po $here/messages/* >"$made/messages"
if [ $? = 1 ]; then
	expect_same "$made/messages" "$here/po/expected/messages"
else
	say no "$here/messages" 'was found to be translated'
fi
"$build/tools/messages" $here/po/*.po >"$made/messages" 2>&1
if [ $? = 2 ]; then
	say ok "$here/messages"
else
	say no "$here/messages" 'no sources, and no complaint'
fi

# --- Templates
if "$build/tools/mkpage" "$made/page/gen" $here/page/*.html; then
	for file in pages.h all_html.c layout_html.c; do
		expect_same "$made/page/gen/$file" "$here/page/expected/$file"
	done
else
	say no "$here/page" 'did not build'
fi
for file in "$here"/bad_page/*.html; do
	"$build/tools/mkpage" "$made/none" "$file" >"$made/stdout" 2>"$made/stderr"
	expect_error "$file" $?
done

# --- What they made is C that compiles without a warning, and runs.
cc="${CC:-cc} -std=c17 -D_GNU_SOURCE -Isrc -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wconversion -Wformat=2 -Werror -g -O1"
if $cc -I"$made/po" -c -o "$made/messages.o" "$made/po/gen/messages.c"; then
	say ok "$here/po"
else
	say no "$here/po" 'messages.c did not compile'
fi
cc="$cc ${SANITIZE:-}"
if $cc -I"$made/page" -I"$build" -o "$made/render" $here/render.c "$made"/page/gen/*.c "$build/libmarsad.a" ${LDLIBS:-}; then
	"$made/render" >"$made/render.html"
	expect_same "$made/render.html" "$here/page/expected/render.html"
else
	say no "$here/render.c" 'did not compile'
fi
for file in "$here"/bad_c/*.html; do
	name=$(basename "$file" .html)
	line=$(expected_error "$file" | cut -d: -f1)
	what=$(expected_error "$file" | sed 's,^.*error: ,,')
	if ! "$build/tools/mkpage" "$made/bad/gen" "$file"; then
		say no "$file" 'did not get as far as the C compiler'
	elif $cc -I"$made/bad" -I"$build" -c -o "$made/bad.o" "$made/bad/gen/${name}_html.c" >"$made/stderr" 2>&1; then
		say no "$file" 'compiled'
	elif ! grep -q "error:.*$what" "$made/stderr" || ! grep -q "^$file:$line:" "$made/stderr"; then
		say no "$file" "expected $line: $what: $(grep error: "$made/stderr" | head -n 1)"
	else
		say ok "$file"
	fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
