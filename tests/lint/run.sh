#!/bin/sh
# The rules of the house that reading can check. One line per offence, file:line first, and a
# closing count: each rule is one test.
#
#	tests/lint/run.sh		every rule, over the tree this script stands in
#	tests/lint/run.sh DIRECTORY	over another tree: tests/lint/selftest.sh shows that each rule bites
set -u
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-$here/../..}" || exit 2
tally=$(mktemp)
trap 'rm -f "$tally"' EXIT

# What the tree holds: what git knows or would take, without git every file that is not made.
files=$(git ls-files -co --exclude-standard 2>/dev/null) || files=
[ -n "$files" ] || files=$(find . -type f \
	! -path './build/*' ! -path './node_modules/*' ! -path './.git/*' | sed 's,^\./,,')

# Those of them that match a pattern and do not match another.
files_of() {
	for file in $(printf '%s\n' "$files" | grep -E "$1" | grep -Ev "${2:-^$}"); do
		[ -f "$file" ] && echo "$file"
	done
}

# rule NAME: reads offences from standard input.
rule() {
	found=$(cat)
	if [ -z "$found" ]; then
		echo passed >>"$tally"
	else
		echo failed >>"$tally"
		printf '%s\n' "$found" | sed "s|\$|	[$1]|"
	fi
}

# A line of grep that is a comment only.
comment=':[0-9]+:[[:space:]]*(/?\*|//)'

# search PATTERN FILES...: grep that is silent about no files.
search() {
	pattern=$1
	shift
	[ $# -eq 0 ] || grep -nHE -e "$pattern" "$@"
}

c=$(files_of '^(src|tools|tests)/.*\.[ch]$')
src=$(files_of '^src/.*\.[chd](ef)?$')
headers=$(files_of '^(src|tools|tests)/.*\.h$' '/expected/')
css=$(files_of '^web/.*\.css$')
js=$(files_of '^(web|tests)/.*\.m?js$')
html=$(files_of '^src/.*\.html$')
text=$(files_of '\.(c|h|cc|def|html|css|js|mjs|cat|po|md|mk|sh|py|sql|txt|json|csv|conf|service)$|(^|/)(Makefile|run|need|suites)$' \
	'^(demo|tests)/.*\.(json|csv|sql|txt)$|^package-lock\.json$')

# --- The floors: an include points down, or stays on its floor.
tr '\t' ' ' <"$here/floors" | while read -r floor allowed; do
	case $floor in '' | '#'*) continue ;; esac
	within=$(echo "$floor $allowed" | tr -s ' ' '|')
	for file in $(printf '%s\n' "$src" | grep "^src/$floor/"); do
		grep -nHE '^[[:space:]]*#[[:space:]]*include "[a-z]+/' "$file" |
			grep -vE "include \"($within)/"
	done
done | rule 'an include points up or across: tests/lint/floors'
for file in $(printf '%s\n' "$src" | grep '/'); do
	floor=${file#src/}
	floor=${floor%%/*}
	[ "$floor" = "${file#src/}" ] || grep -qE "^$floor([[:space:]]|\$)" "$here/floors" ||
		echo "$file:1: src/$floor is no floor"
done | rule 'a folder that tests/lint/floors does not know'

# --- C
search '(^|[^A-Za-z0-9_])(sprintf|vsprintf|strcat|strcpy|strtok|strtok_r|atoi|atol|atof|system|alloca|gets|popen|strncpy|strncat|rand|srand|localtime|gmtime|ctime|asctime)[[:space:]]*\(' \
	$c | grep -vE "$comment" | rule 'forbidden function'
search '(^|[^A-Za-z0-9_])(malloc|calloc|realloc|strdup|strndup|asprintf)[[:space:]]*\(' \
	$(files_of '^src/.*\.[ch]$' '^src/base/') | grep -vE "$comment" | rule 'malloc outside src/base'
search '(^|[^A-Za-z0-9_])(pthread_|thrd_|#include <threads)' $c | rule 'threads'
search '^typedef struct|^}[[:space:]]*[a-z_]+_t;' $c | rule 'typedef of a struct'
search '(float|double)[^;()]*(money|amount|minor|price)|(money|amount|minor|price)[a-z_]*[[:space:]]*=[[:space:]]*\((float|double)\)' \
	$(files_of '^src/(base|record|domain|exchange)/.*\.[ch]$') |
	grep -vE "$comment" | rule 'floating point for money'
search '"db/' $(files_of '^src/.*\.[ch]$' '^src/(db|store)/') | rule 'db.h outside store'
for file in $(files_of '^(src|tools|tests)/.*\.[ch]$' '^tests/(golden|pages|exchange)/|/expected/'); do
	expand "$file" | grep -nE '^.{101,}' | sed "s,^\([0-9]*\):\(.\{60\}\).*,$file:\1:\2,"
done | rule 'longer than 100 columns'
for file in $headers; do
	path=${file#*/}
	want=$(echo "$path" | tr 'a-z./-' 'A-Z___')
	# Outside src/ the name alone will do, or the whole path.
	case $file in
	src/*) also=$want ;;
	*) also="(TESTS_|TOOLS_)?([A-Z]+_)?$(basename "$file" | tr 'a-z.-' 'A-Z__')" ;;
	esac
	grep -qE "^#ifndef ($want|$also)\$" "$file" || echo "$file:1: no guard $want"
done | rule 'header guard is not the path'

# --- SQL: what only one engine understands.
"$here/sql.sh" $(files_of '^src/.*\.c$') | rule 'SQL for one engine only'

# --- Pages
search '(^|[^a-z-])(left|right)[[:space:]]*:|-(left|right)([^a-z]|$)|:[^;]*[[:space:]](left|right)([[:space:];]|$)' $css |
	grep -vE "$comment" | rule 'left or right in CSS'
search '[[:space:]]style=' $html $(files_of '^src/.*\.c$') | grep -vE "$comment" |
	rule 'inline style'
search '[[:space:]]on[a-z]+="|<script>|javascript:' $html | rule 'inline script'
search 'url\([^)]*(//|data:)' $css | rule 'CSS that asks another host, or a data: address'
known=$(cat $css /dev/null | grep -oE '\.[a-zA-Z][a-zA-Z0-9_-]*' | sort -u)
search 'class="[^"]*"' $html | sed 's/{{?[^}]*}}/ /g; s/{{[^}]*}}/{}/g' | while IFS=: read -r file line rest; do
	for class in $(printf '%s\n' "$rest" | grep -oE 'class="[^"]*"' | sed 's/class="//; s/"//'); do
		case $class in *'{}'*) continue ;; esac # put together when the page is made
		printf '%s\n' "$known" | grep -qxF ".$class" || echo "$file:$line: .$class"
	done
done | rule 'a class that the stylesheet lacks'
search '"#?i-[a-z0-9]+"' $html $(files_of '^src/(web|view)/.*\.c$') | while IFS=: read -r file line rest; do
	for icon in $(printf '%s\n' "$rest" | grep -oE '"#?i-[a-z0-9]+"' | tr -d '"#'); do
		grep -qF "id=\"$icon\"" web/icons.svg || echo "$file:$line: $icon"
	done
done | rule 'an icon that web/icons.svg lacks'

# --- Every file
for file in $(files_of '\.(c|h|cc|css|js|mjs|html|def|cat|py|mk|sh)$|(^|/)Makefile$|^(tools/need|tests/run|tests/each|\.ci/run)$' '^tests/(golden|pages|exchange|compilers|catalogue)/'); do
	head -n 2 "$file" | grep -qE '^(/\*|#|//|@ ?/\*|@ ?//|<!--|""")' ||
		echo "$file:1: says not what it is for"
done | rule 'opens without a comment'
search '(TO''DO|FIX''ME|(^|[^X])XX''X([^X]|$))' $text | rule 'left for later'
search '(^|[^A-Za-z0-9])/(wo''rk/|tmp/mar''sad/|home/|root/)' $text | rule "a machine's path"
search '(npm''js\.|registry\.(npm|yarn)|deb\.debian\.''org|py''pi\.org|nodesou''rce)' $text package-lock.json |
	rule 'a registry by name'
search '"resolved"' package-lock.json | rule 'a download address in the lock'
search '[[:space:]]+$' $c $css $js $html $(files_of '\.(sh|mk|py)$|^Makefile$') | cut -c1-90 |
	rule 'space at the end of a line'
for file in $c $css $js $html; do
	lines=$(wc -l <"$file")
	[ "$lines" -le 700 ] || echo "$file:$lines: $lines lines"
done | rule 'longer than 700 lines'
for file in $(files_of '\.sh$|^(tools/need|tests/run|tests/each)$'); do
	[ -x "$file" ] || echo "$file:1: not executable"
	sh -n "$file" 2>&1
done | rule 'a script that does not parse or may not run'

passed=$(grep -c passed "$tally")
failed=$(grep -c failed "$tally")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
