#!/bin/sh
# The command line as people and programs meet it: help, exit codes, JSON, languages, files that
# cannot be used, the progress bar, the manual page.
#
#	tests/cli/run.sh [MARSAD]
#
# Ends with "N passed, N failed, N skipped": what needs a tool that is not there is skipped.
set -u
LC_ALL=C.UTF-8
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
top=${here%/tests/cli}
program=${1:-$top/build/marsad}
case $program in /*) ;; *) program=$PWD/$program ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
skipped=0

# A copy where any user can run it.
chmod 755 "$work"
mkdir "$work/bin"
cp "$program" "$work/bin/marsad" || {
	echo "0 passed, 1 failed"
	exit 1
}
PATH=$work/bin:$PATH
commands='init import export serve types search rebuild'

check() { # NAME GOT WANTED
	if [ "$2" = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		printf 'FAILED %s: got\n%s\ninstead of\n%s\n' "$1" "$2" "$3"
	fi
}

holds() { # NAME TEXT PART
	case $2 in
	*"$3"*) passed=$((passed + 1)) ;;
	*)
		failed=$((failed + 1))
		printf 'FAILED %s: got\n%s\nwithout\n%s\n' "$1" "$2" "$3"
		;;
	esac
}

skip() {
	skipped=$((skipped + 1))
	echo "skipped: $1"
}

code() { # COMMAND...: its exit code
	"$@" >/dev/null 2>&1
	echo $?
}

is_json() {
	node -e 'JSON.parse(require("fs").readFileSync(0, "utf8")); console.log("JSON")' 2>/dev/null
}

# A folder with all that the examples name, and goes there.
furnish() { # NAME
	mkdir "$work/$1" && cd "$work/$1" || exit 1
	cp -r "$top/tests/exchange/base" demo
	cp "$top/tests/exchange/base/commitment.csv" .
	cp "$top/tests/exchange/ogp/sample.csv" ogp.csv
	marsad init observatory.db
	marsad import observatory.db demo "$top/tests/exchange/ogp/country.csv" --dry-run \
		>/dev/null 2>&1
	marsad import observatory.db demo 2>/dev/null
	marsad import observatory.db "$top/tests/exchange/ogp/country.csv" 2>/dev/null
}

examples_of() {
	marsad "$1" --help | sed -n '/^examples*:/,$p' | sed -n 's/^	marsad/marsad/p'
}

# ---- Every command's --help, and each of its examples ----

# The server of the example, on a port that is free: answers, and ends when it is told to.
serve_example() { # LINE
	: >served
	sh -c "exec ${1%8080}0" >/dev/null 2>served &
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		grep -q '^marsad: http' served && break
		sleep 0.25
	done
	address=$(sed -n 's/^marsad: \(http[^ ]*\)$/\1/p' served)
	holds 'serve answers' "$(curl -sL --retry 20 --retry-connrefused --retry-delay 1 "$address")" \
		'</html>'
	kill -TERM $server
	wait $server
	check 'serve ends when it is told to' $? 0
}

for command in $commands; do
	check "$command --help ends with 0" "$(code marsad "$command" --help)" 0
	check "$command -h says the same" "$(marsad "$command" -h)" "$(marsad "$command" --help)"
	holds "$command is in the list" "$(marsad --help)" "	$command "
	check "$command has an example" "$(examples_of "$command" | grep -c . | sed 's/[1-9]/some/')" \
		some
	furnish "help-$command"
	examples_of "$command" >examples
	while IFS= read -r line; do
		[ "$command" != init ] || rm -f observatory.db*
		if [ "$command" = serve ]; then
			serve_example "$line"
		else
			check "the example: $line" "$(code sh -c "$line")" 0
		fi
	done <examples
done

# ---- Exit codes ----

furnish codes
check 'no command' "$(code marsad)" 2
check 'no such command' "$(code marsad frobnicate)" 2
check 'help' "$(code marsad --help)" 0
for command in init import export serve search rebuild; do
	check "$command of nothing" "$(code marsad "$command")" 2
done
for command in $commands; do
	check "$command with an unknown option" "$(code marsad "$command" --frob)" 2
done
check 'an option without its value' "$(code marsad import observatory.db demo --label)" 2
check 'one word too many' "$(code marsad init a.db b.db)" 2
check 'nothing was made' "$(ls a.db b.db 2>/dev/null)" ''
check 'an unknown type' "$(code marsad export observatory.db out --type planet)" 2
check 'an unknown format' "$(code marsad export observatory.db out --format xml)" 2
check 'an unknown language' "$(code marsad search observatory.db plan --lang tlh)" 2
check 'no port' "$(code marsad serve observatory.db --port 70000)" 2
check 'problems' "$(code marsad import observatory.db ogp.csv --type tag)" 1
check 'a good import' "$(code marsad import observatory.db demo --dry-run)" 0
check 'output that cannot be written' "$(marsad types >/dev/full 2>/dev/null; echo $?)" 1

# ---- For programs ----

if command -v node >/dev/null; then
	printf 'key,name@en\n"a b",\n' >bad.csv
	for asked in 'import observatory.db demo' 'import observatory.db demo --dry-run' \
		'import observatory.db bad.csv --type tag' 'export observatory.db out' \
		'types' 'types plan' 'search observatory.db framework' \
		'search observatory.db nothingofthekind' 'rebuild observatory.db'; do
		for language in C ar_JO.UTF-8; do
			check "$asked --json parses ($language)" \
				"$(LC_ALL=$language marsad $asked --json 2>/dev/null | is_json)" JSON
		done
	done
	check 'JSON is the same in every language' \
		"$(LC_ALL=ar marsad import observatory.db bad.csv --type tag --json)" \
		"$(LC_ALL=fr marsad import observatory.db bad.csv --type tag --json)"
	marsad export observatory.db pack 2>/dev/null
	check 'datapackage.json parses' "$(is_json <pack/datapackage.json)" JSON
else
	skip 'JSON: there is no node'
fi
check 'JSON goes to standard output alone' \
	"$(marsad import observatory.db demo --json 2>&1 >/dev/null)" ''
check 'words go to standard error alone' "$(marsad import observatory.db demo 2>/dev/null)" ''

# ---- The reader's language ----

printf 'key,name@en\n"a b",x\n' >key.csv
say_key() {
	env -u LC_ALL -u LC_MESSAGES -u LANG "$@" marsad import observatory.db key.csv --type tag 2>&1
}
english='This is no key'
french='Ce n’est pas une clé'
arabic='هذا ليس مفتاحًا'
holds 'English without a locale' "$(say_key)" "$english"
holds 'LANG' "$(say_key LANG=ar_EG.UTF-8)" "$arabic"
holds 'LC_MESSAGES goes before LANG' "$(say_key LC_MESSAGES=ar LANG=en)" "$arabic"
holds 'LC_ALL goes before both' "$(say_key LC_ALL=en_GB LC_MESSAGES=ar LANG=ar)" "$english"
holds 'an empty LC_ALL says nothing' "$(say_key LC_ALL= LANG=ar)" "$arabic"
holds 'C is English' "$(say_key LC_ALL=C LANG=ar)" "$english"
holds 'another language is English' "$(say_key LANG=de_DE.UTF-8)" "$english"
holds 'French' "$(say_key LANG=fr_TN@euro)" "$french"
holds 'the count in Arabic' "$(say_key LANG=ar)" 'خطأ واحد؛ ولم يتغير شيء'
holds 'the count in French' "$(say_key LANG=fr)" '1 erreur ; rien n’a été changé'
holds 'wrong usage in Arabic' "$(LC_ALL=ar marsad import 2>&1)" 'ثمة شيء ناقص'
holds 'help in French' "$(LC_ALL=fr marsad --help)" 'exporte les fiches'
holds 'help in Arabic' "$(LC_ALL=ar marsad import --help)" 'يستورد السجلات'
holds 'a missing file in French' "$(LC_ALL=fr marsad export absent.db out 2>&1)" 'n’existe pas'

# ---- Addresses and files that cannot be used ----

for address in postgresql://localhost/marsad postgres://localhost/marsad; do
	for command in init 'import F demo' 'export F out' 'serve F' 'search F word' 'rebuild F'; do
		rest=${command#* F}
		[ "$rest" != "$command" ] || rest=
		got=$(marsad ${command%% *} $address $rest 2>&1)
		check "${command%% *} $address: exit code" $? 1
		holds "${command%% *} $address" "$got" 'PostgreSQL is not supported yet'
	done
done
cp observatory.db before.db
holds 'init on an existing file' "$(marsad init observatory.db 2>&1)" 'exists already'
check 'init on an existing file: exit code' "$(code marsad init observatory.db)" 1
check 'init left it alone' "$(cmp observatory.db before.db && echo same)" same
holds 'init in no folder' "$(marsad init nowhere/x.db 2>&1)" 'cannot be made'
holds 'no such file' "$(marsad export absent.db out 2>&1)" 'marsad init absent.db'
holds 'a folder' "$(marsad export demo out 2>&1)" 'is a folder'
echo text >text.db
holds 'something else' "$(marsad search text.db word 2>&1)" 'text.db is no observatory'
: >empty.db
holds 'an empty file' "$(marsad import empty.db demo 2>&1)" 'empty.db is no observatory'
holds 'import of a missing file' "$(marsad import observatory.db absent.csv --type tag 2>&1)" \
	'absent.csv: The file could not be read.'

# As somebody whom permissions concern.
as_other() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		"$@"
	fi
}
if [ "$(as_other id -u 2>/dev/null || echo 0)" != 0 ]; then
	mkdir closed locked
	cp demo/tag.csv closed
	cp observatory.db locked/x.db
	cp observatory.db unreadable.db
	chmod 755 . locked
	chmod 444 locked/x.db
	chmod 000 unreadable.db closed
	[ "$(id -u)" = 0 ] || chmod 555 locked
	holds 'a file that may not be read' "$(as_other marsad export unreadable.db out 2>&1)" \
		'may not be read'
	holds 'a file that may not be written' \
		"$(as_other marsad import locked/x.db "$work/codes/demo" 2>&1)" 'may not be written'
	check 'a file that may not be written: exit code' \
		"$(code as_other marsad import locked/x.db "$work/codes/demo")" 1
	holds 'a folder that may not be entered' "$(as_other marsad export closed/x.db out 2>&1)" \
		'cannot be reached'
	holds 'init where nothing may be made' "$(as_other marsad init locked/new.db 2>&1)" \
		'cannot be made'
	mkdir open
	cp observatory.db open/x.db
	chmod 777 open
	chmod 666 open/x.db
	holds 'import of a folder that may not be read' \
		"$(as_other marsad import open/x.db closed 2>&1)" 'closed'
	check 'import of a folder that may not be read: exit code' \
		"$(code as_other marsad import open/x.db closed)" 1
	holds 'export where nothing may be written' \
		"$(as_other marsad export open/x.db locked/out 2>&1)" 'locked/out'
	chmod 755 closed locked
else
	skip 'permissions: nobody else to be'
fi

# ---- The progress bar ----

{
	echo 'key,name@en'
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo "bar-$i,Bar $i"; done
} >bar.csv
slow='{ sleep 1.2; cat bar.csv; } | marsad import observatory.db - --type tag'
if command -v script >/dev/null; then
	holds 'a bar on a terminal' "$(script -qec "$slow --dry-run" /dev/null </dev/null)" '['
	holds 'a bar in Arabic' "$(LC_ALL=ar script -qec "$slow --dry-run" /dev/null </dev/null)" \
		'القراءة ['
else
	skip 'the bar on a terminal: there is no script'
fi
check 'no bar into a pipe' "$(sh -c "$slow" 2>&1)" '20 rows: 20 new, 0 altered, 0 as before'

# ---- The manual page ----

if command -v groff >/dev/null; then
	check 'the manual page has no warnings' \
		"$(groff -mdoc -Tutf8 -ww "$top/docs/man/marsad.1" 2>&1 >/dev/null)" ''
	page=$(groff -mdoc -Tutf8 -P-cbou "$top/docs/man/marsad.1" 2>/dev/null)
	for command in $commands; do
		holds "the manual page knows $command" "$page" "marsad $command"
	done
else
	skip 'the manual page: there is no groff'
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
