#!/bin/sh
# Shows that tests/run counts right, and that nothing bad goes by unseen: a failed test, a crash, a
# suite that ran no test.
set -u
run=$(cd "$(dirname "$0")" && pwd)/run
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
passed=0
failed=0

# expect NAME "LAST LINE" STATUS, with the suites on standard input.
expect() {
	cat >"$home/suites"
	said=$(B="$home/b" SUITES_FILE="$home/suites" "$run")
	status=$?
	last=$(printf '%s\n' "$said" | tail -n 1)
	if [ "$last" = "$2" ] && [ $status = "$3" ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "$1: '$last', exit $status, instead of '$2', exit $3"
	fi
}

expect 'suites are added up' '7 passed, 0 failed, 4 skipped' 0 <<'END'
# a comment: no suite
one:    echo "3 passed, 0 failed"
two:	echo "1 passed, 0 failed, 4 skipped"
cmocka: printf '[  PASSED  ] 2 test(s).\n[  PASSED  ] tests: 1 test(s).\n'
END
expect 'failed tests fail' '2 passed, 3 failed, 0 skipped' 1 <<'END'
plain:  echo "1 passed, 2 failed"; exit 1
cmocka: printf '[  PASSED  ] 1 test(s).\n[  FAILED  ] t: 1 test(s), listed below:\n[  FAILED  ] x\n'; exit 1
END
expect 'a crash fails' '5 passed, 1 failed, 0 skipped' 1 <<'END'
crash: echo "5 passed, 0 failed"; kill -ABRT $$
END
expect 'a suite that ran no test fails' '1 passed, 1 failed, 0 skipped' 1 <<'END'
none: true
some: echo "1 passed, 0 failed"
END
expect 'a suite that cannot be started fails' '0 passed, 1 failed, 0 skipped' 1 <<'END'
lost: /no/such/program
END
expect 'failed tests count though the suite says all is well' '0 passed, 1 failed, 0 skipped' 1 <<'END'
liar: echo "0 passed, 1 failed"
END

echo "$passed passed, $failed failed"
[ $failed = 0 ]
