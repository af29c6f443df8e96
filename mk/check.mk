# The tests: `make check` is what continuous integration runs. tests/suites says what there is.

JOBS ?= $(shell nproc)

## check	builds everything, runs every test, ends with one line of counts
check:
	tools/need check
	$(MAKE) -j$(JOBS) all tests
	$(MAKE) -j$(JOBS) $(ASAN) all tests
	$(MAKE) -j$(JOBS) fuzzers
	$(MAKE) $(B)/check/demo.db
	B=$(B) CC=$(CC) LDLIBS="$(LDLIBS)" FUZZ_NAMES="$(FUZZ_NAMES)" tests/run $(SUITES)

# Programs of tests that have rules of their own.
TESTS = $(patsubst %.c,$(B)/%,$(wildcard tests/postgres/prepare.c tests/http/app.c \
	tests/http/client.c tests/search/evaluate.c tests/pages/run.c tests/exchange/run.c))

## tests	builds the test programs, runs none
tests: $(UNIT) $(TESTS) $(B)/tools/messages $(B)/gen/dictionary.md

## lint		the rules of the house that reading can check
lint:
	tests/lint/run.sh

# The demonstration as the suites take it: a copy each, of one that is as new as program and data.
$(B)/check/demo.db: $(B)/marsad $(shell find demo -type f)
	@mkdir -p $(@D)
	rm -f $@ $@-wal $@-shm $@.part*
	$(B)/marsad init $@.part
	$(B)/marsad import $@.part demo/
	mv $@.part $@

# The whole library, since nothing here names the files whose statements are looked for.
$(B)/tests/postgres/prepare: $(B)/tests/postgres/prepare.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $< -Wl,--whole-archive $(B)/libmarsad.a -Wl,--no-whole-archive \
		-lpq $(LDLIBS)
$(B)/tests/postgres/prepare.o: CPPFLAGS += $(shell pkg-config --cflags libpq 2>/dev/null)

$(B)/gen/dictionary.md: $(B)/marsad
	$(B)/marsad types --markdown >$@

## golden	writes tests/golden anew from what the compilers made: read the diff before committing
GOLDEN = schema.sqlite.sql schema.postgres.sql openapi.json dictionary.md
golden: $(B)/marsad $(B)/gen/dictionary.md
	for file in $(GOLDEN); do \
		if test -e $(B)/gen/$$file; then cp $(B)/gen/$$file tests/golden/; fi; done

-include $(B)/tests/postgres/prepare.d
.PHONY: check tests lint golden
