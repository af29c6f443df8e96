#!/bin/sh
# Shows that every rule of run.sh bites: builds a small tree that breaks each of them once, and
# looks for each rule's name in what run.sh says. A rule without an offence here fails.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cd "$tree" || exit 2
mkdir -p src/base src/store src/web src/attic src/domain tools web

wide=$(printf '%0101d' 0)
money=double
slashes=//
{
	echo '/* A file of the lowest floor. */'
	echo '#include "store/store.h"'
	echo "	spr""intf(text, format);"
	echo "	pthr""ead_create(&thread);"
	echo "	$money amount_of(void);"
	echo "/* $wide */"
	echo "	space; "
} >src/base/low.c
echo 'int no_comment;' >src/base/bare.c
{
	echo '/* A header under a name that is not its own. */'
	echo '#ifndef SOMETHING_ELSE_H'
	echo 'typedef struct pair pair;'
} >src/domain/pair.h
{
	echo '/* Takes memory, and asks one engine only. */'
	echo '#include "db/db.h"'
	echo '	p = mal''loc(10);'
	echo 'DB_STATEMENT(x, "SELECT 1 FROM a WHERE b = $1");'
} >src/web/page.c
echo '/* On a floor nobody knows. */' >src/attic/old.c
{
	echo '@ /* A page. */'
	echo '<p st''yle="x" onclick="y" class="sheet-lacks-me">'
	echo '@icon_html(out, l, STR("i-nobody-drew"));' | sed 's/-drew//'
} >src/web/page.html
{
	echo '/* A sheet. */'
	echo 'p { margin-le''ft: 0; background: url(https:'"$slashes"'elsewhere.example/x.png) }'
} >web/sheet.css
echo '<svg></svg>' >web/icons.svg
{
	echo '# Said for later, of one machine, from one place.'
	echo '# TO''DO: /wo''rk/main from the registry.np''mjs.org'
	echo 'if then'
} >tools/late.sh
echo '{ "resol''ved": "x" }' >package-lock.json
{
	echo '/* Too long. */'
	seq 701
} >src/base/long.c

said=$("$here/run.sh" "$tree")
passed=0
failed=0
while read -r name; do
	if printf '%s\n' "$said" | grep -qF "[$name]"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "the rule '$name' did not bite"
	fi
done <<END
$(grep -oE "rule ['\"][^'\"]*.?[^'\"]*['\"]\$" "$here/run.sh" | sed "s/^rule .//; s/.\$//")
END
echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
