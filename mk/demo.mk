# Trying it, and installing it.

DEMO = $(B)/demo.db

## demo		installs what is missing, builds, fills build/demo.db once, serves it on PORT
demo:
	tools/need run
	$(MAKE) -j$(JOBS) all
	test -e $(DEMO) || $(MAKE) $(DEMO)
	@echo "Marsad: http://localhost:$(PORT)/ar/ (Ctrl-C ends it)"
	$(B)/marsad serve $(DEMO) --port $(PORT)

# Under another name first: what was interrupted half-way is not taken for a demonstration.
$(DEMO): | $(B)/marsad
	rm -f $@.part*
	$(B)/marsad init $@.part
	$(B)/marsad import $@.part demo/
	mv $@.part $@

## demo-reset	forgets the demonstration's data; the next `make demo` reads demo/ anew
demo-reset:
	rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm $(DEMO).part*

## install	installs the program under PREFIX (DESTDIR comes before it)
install: $(B)/marsad
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(B)/marsad $(DESTDIR)$(PREFIX)/bin/marsad
	if test -e docs/man/marsad.1; then \
		install -m 644 docs/man/marsad.1 $(DESTDIR)$(PREFIX)/share/man/man1/; fi

## need		installs what building takes on Debian, nothing when nothing is missing
need:
	tools/need run

## help		this list
help:
	@echo "make TARGET, with B=directory CC=clang PORT=8080 PREFIX=/usr/local as you like:"
	@awk '/^## / { name = $$2; sub(/^## [^ \t]+[ \t]*/, ""); printf "  %-12s %s\n", name, $$0 }' \
		$(filter %akefile %.mk,$(MAKEFILE_LIST))

.PHONY: demo demo-reset install need help
