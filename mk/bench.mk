# Measuring: tests/bench/*.sh, each given the program; tests/bench/bar says whether a bar is met.

BENCH ?= first site beside http cold facets import words search
BENCH_SCRIPTS  = $(BENCH:%=tests/bench/%.sh)
BENCH_PROGRAMS = $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))

## bench	measures everything (BENCH="cold first": only these) and ends with one table
bench: $(B)/marsad $(B)/tests/http/app $(B)/tests/search/evaluate $(BENCH_PROGRAMS)
	tests/bench/run $(B)/marsad $(BENCH_SCRIPTS)

$(B)/tests/bench/%: $(B)/tests/bench/%.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

-include $(BENCH_PROGRAMS:=.d)
.PHONY: bench
