#!/bin/sh
# Adding a field, a record type, a page and a language touches what docs/adding.md says and nothing
# else: it is done here in a copy of the tree, built, and tried.
#
#	tests/adding/run.sh
#
# The one field goes into catalogue/milestone.cat, the page's line into routes.def; tree/ holds the
# new files, and the language is that of tests/languages.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=$PWD/tests/adding
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
passed=0
failed=0

ok() { # WHAT COMMAND...
	what=$1
	shift
	if "$@" >"$copy/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not so: $what"
		tail -n 5 "$copy/said"
	fi
}

get() { # ADDRESS TEXT: the page there holds the text
	curl -s -S --max-time 20 "http://127.0.0.1:$port$1" | grep -q -F "$2"
}

# What can be committed, as it stands: the sources without what was made from them.
mkdir "$copy/tree"
git ls-files -co --exclude-standard | tar -c -T - | tar -x -C "$copy/tree"
cd "$copy/tree" || exit 2
ln -s "$OLDPWD/node_modules" node_modules 2>/dev/null
git init -q . && git add -A . && git -c user.name=t -c user.email=t@example.org commit -q -m before

printf '\tcost        money  list                                            "Budget"\n' >"$copy/field"
sed -i "/^	number /r $copy/field" catalogue/milestone.cat
printf 'R(GET, "/hello", page_hello, PUBLIC)\n' >"$copy/route"
sed -i "/^R(GET, \"\", page_home/r $copy/route" src/web/routes.def
cp -R "$here/tree/." .
cp tests/languages/es.po i18n/es.po

# One line each where a line is to be added; new files otherwise.
cat >"$copy/wanted" <<'LIST'
1 0 catalogue/milestone.cat
1 0 src/web/routes.def
LIST
git diff --numstat | tr '\t' ' ' >"$copy/changed"
ok "one line in two files is all that changes" diff "$copy/wanted" "$copy/changed"
cat >"$copy/wanted" <<'LIST'
catalogue/pledge.cat
i18n/es.po
src/web/hello.html
src/web/page_hello.c
LIST
git ls-files -o --exclude-standard | sort >"$copy/new"
ok "four files are all that is new" diff "$copy/wanted" "$copy/new"

ok "it builds" make -s -j2 OPTIMIZE=-O0 all
marsad=$copy/tree/build/marsad
[ -x "$marsad" ] || {
	echo "$passed passed, $failed failed"
	exit 1
}
ok "init" "$marsad" init "$copy/o.db"
printf 'code,name@ar,name@es\nJO,الأردن,Jordania\n' >"$copy/country.csv"
printf 'key,title@es,due\nfirst-pledge,Publicar el presupuesto,2027-03\n' >"$copy/pledge.csv"
ok "a country has a name in the new language" "$marsad" import "$copy/o.db" "$copy/country.csv"
ok "the new type can be imported" "$marsad" import "$copy/o.db" "$copy/pledge.csv"
ok "the new types and fields are in the dictionary" sh -c \
	"'$marsad' types --json | grep -q pledge && '$marsad' types --json | grep -q cost"
ok "export" "$marsad" export "$copy/o.db" "$copy/out"
ok "the new field is a column" sh -c "head -1 '$copy/out/milestone.csv' | grep -q ',cost,'"
ok "the new type's file comes out" grep -q 'Publicar el presupuesto' "$copy/out/pledge.csv"

"$marsad" serve "$copy/o.db" --port 0 >"$copy/serve" 2>&1 &
server=$!
port=
for wait in 1 2 3 4 5 6 7 8 9 10; do
	port=$(sed -n 's/.*:\([0-9][0-9]*\).*/\1/p' "$copy/serve" | head -1)
	[ -n "$port" ] && [ "$port" != 0 ] && curl -s -o /dev/null "http://127.0.0.1:$port/es" && break
	sleep 0.3
done
ok "the page answers in the new language" get /es/hello '<html lang="es"'
ok "the page counts" get /ar/hello '<p id="countries">1</p>'
ok "the new type has a list" get /es/pledges 'Publicar el presupuesto'
ok "the new type has pages" get /es/pledges/first-pledge 'Publicar el presupuesto'
ok "and JSON" get /es/pledges/first-pledge.json '"due":"2027-03"'
ok "and CSV" get /es/pledges.csv 'first-pledge'
ok "and Atom" get /es/pledges.atom '<feed'
ok "and it is found" get '/es/search?q=presupuesto' 'first-pledge'
ok "the new language is offered on the old pages" get /ar 'hreflang="es"'
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
