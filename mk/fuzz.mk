# Fuzzing with clang's libFuzzer, in a build of its own under $(B)/fuzz.
#
# tests/fuzz/fuzz_NAME.c holds LLVMFuzzerTestOneInput; tests/fuzz/NAME/ is what it starts from.
# What a run learns goes to build/fuzz/corpus, a crash to build/fuzz/crashes.

FUZZ_SECONDS ?= 300
FUZZ_SANITIZE = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_NAMES    = $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZERS       = $(FUZZ_NAMES:%=$(B)/tests/fuzz/fuzz_%)

## fuzz		fuzzes each target of tests/fuzz for FUZZ_SECONDS
fuzz: fuzzers
	FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run.sh $(B)/fuzz $(FUZZ_NAMES)

## fuzzers	builds them, runs none
fuzzers:
	$(MAKE) B=$(B)/fuzz CC=clang OPTIMIZE=-O1 SANITIZE="$(FUZZ_SANITIZE)" fuzz-programs

fuzz-programs: $(FUZZERS)

$(B)/tests/fuzz/fuzz_%: $(B)/tests/fuzz/fuzz_%.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

-include $(FUZZERS:=.d)
.PHONY: fuzz fuzzers fuzz-programs

# The catalogue compiler is no part of the library: what its fuzzer needs of it, but for main and die.
MKCAT_PARTS = read order write_c write_sql
$(B)/tests/fuzz/fuzz_catalogue: $(MKCAT_PARTS:%=$(B)/tests/mkcat/%.o)
$(B)/tests/mkcat/%.o: tools/mkcat/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -D_GNU_SOURCE -c -o $@ $<
