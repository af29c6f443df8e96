#!/bin/sh
# How well words are found in their forms: tests/search/README.md says how it is judged.
#
#	tests/bench/words.sh build/marsad
set -eu
here=$(dirname "$0")
search=$here/../search
said=$("$(dirname "$1")/tests/search/evaluate" "$search/families.tsv" "$search/others.txt" \
	"$here/../../i18n/words/lexicon.txt")
echo "$said"
# The line of what the product does when it is asked; "affixes 0.958 (1780 pairs)".
figure() {
	echo "$said" | sed -n "s/^as queries ask .*$1 \([0-9.]*\) .*/\1/p"
}
"$here/bar" "Arabic words found with prefixes and suffixes" "$(figure affixes)" "" ">=" 0.90
"$here/bar" "Arabic words found in other spellings" "$(figure spelling)" "" ">=" 1.0
"$here/bar" "Arabic words found are the right ones" "$(figure precision)" "" ">=" 0.97
