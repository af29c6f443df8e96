#!/bin/sh
# Looks at the string literals of SQL statements in the C files named, and prints what one of the
# two engines does not understand, or understands otherwise: `?` and `$1` (binds have names), `::`,
# string_agg, ILIKE, now() and the like. A statement is a DB_STATEMENT(…), or a literal that opens
# with the word of a statement. DB_STATEMENT_TWICE says both engines' own words, and is passed over.
set -u
[ $# -gt 0 ] || exit 0
exec awk '
	FNR == 1 { inside = twice = 0 }
	/^[ \t]*(\/\*|\*|\/\/)/ { next }
	/DB_STATEMENT[ \t]*\(/ || /"(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE) / { inside = 1 }
	/DB_STATEMENT_TWICE[ \t]*\(/ { twice = 1 }
	twice { inside = 0 }
	twice && /;[ \t]*$/ { twice = 0 }
	inside {
		line = $0
		text = ""
		while (match(line, /"([^"\\]|\\.)*"/)) {
			text = text " " substr(line, RSTART + 1, RLENGTH - 2)
			line = substr(line, RSTART + RLENGTH)
		}
		bare = text
		gsub(/\047[^\047]*\047/, "", bare)
		if (bare ~ /\$[0-9]|\?|::/ ||
		    toupper(bare) ~ /(^|[^A-Z_])(STRING_AGG|GROUP_CONCAT|ILIKE|GREATEST|LEAST|IFNULL|STRFTIME|DATETIME|JULIANDAY|RANDOM|TO_CHAR|ARRAY_AGG|NOW|LAST_INSERT_ROWID)[ \t]*(\(|[^A-Z_]|$)/ ||
		    toupper(bare) ~ /INSERT OR (REPLACE|IGNORE)|REPLACE INTO|AUTOINCREMENT|->>|[ \t](MATCH|GLOB|REGEXP)[ \t]/)
			printf "%s:%d:%s\n", FILENAME, FNR, substr(text, 1, 90)
		if (toupper(bare) ~ /(^|[ (]):[A-Z_]+ IS (NOT )?NULL/)
			printf "%s:%d:%s (CAST the bind)\n", FILENAME, FNR, substr(text, 1, 90)
	}
	inside && /;[ \t]*$|\)[ \t]*$/ { inside = 0 }
' "$@"
