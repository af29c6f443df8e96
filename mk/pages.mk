# The scenarios of tests/pages, played without a socket.

PAGES_RUN  = $(B)/tests/pages/run
SCENARIOS  = $(sort $(wildcard tests/pages/*.test))

$(PAGES_RUN): $(B)/tests/pages/run.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

tests: $(PAGES_RUN)

## pages		plays the scenarios of tests/pages
pages: $(PAGES_RUN)
	$(PAGES_RUN) tests/pages $(SCENARIOS)

-include $(B)/tests/pages/run.d
.PHONY: pages
