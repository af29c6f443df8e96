# Marsad. `make help` lists what can be asked for.
#
# Everything made goes under build/; B chooses another place for another flavour (build/asan).

B        ?= build
CC       ?= gcc
CXX      ?= g++
PORT     ?= 8080
PREFIX   ?= /usr/local
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wconversion -Wformat=2 -Werror
OPTIMIZE ?= -O2
SANITIZE ?=
PKGS     = libmicrohttpd sqlite3 libsodium icu-uc icu-i18n libcmark zlib libbrotlienc
CPPFLAGS = -Isrc -I$(B) -D_GNU_SOURCE -MMD -MP
CFLAGS   = -std=c17 -g $(OPTIMIZE) $(WARNINGS) $(SANITIZE) -fno-omit-frame-pointer
LDFLAGS  = $(SANITIZE)
LDLIBS   = $(shell pkg-config --libs $(PKGS)) -lstemmer -lm

FLOORS   = base record db store domain exchange http view jobs cli web
SRC      = $(sort $(foreach floor,$(FLOORS),$(wildcard src/$(floor)/*.c)))
CATALOGUE = $(sort $(wildcard catalogue/*.cat))
PO       = $(sort $(wildcard i18n/*.po i18n/parts/*.po))
TEMPLATES = $(sort $(wildcard src/web/*.html))
GEN_C    = $(B)/gen/catalogue.c $(B)/gen/statements.c $(B)/gen/schema.c $(B)/gen/messages.c \
	$(TEMPLATES:src/web/%.html=$(B)/gen/%_html.c)
GEN_H    = $(B)/gen/catalogue.h $(B)/gen/typed.h $(B)/gen/lang.h $(B)/gen/pages.h
OBJ      = $(SRC:src/%.c=$(B)/%.o) $(GEN_C:.c=.o)
UNIT     = $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c))

## all		the program: build/marsad
all: $(B)/marsad

# Parts with rules of their own; they may add to GEN_C, GEN_H and PKGS.
-include mk/*.mk

# ---- What is generated from the catalogue, the translations and the templates ----

$(B)/tools/%: tools/%.c $(wildcard tools/*.h)
	@mkdir -p $(@D)
	$(CC) -std=c17 -g -O1 -D_GNU_SOURCE $(WARNINGS) -o $@ $<

$(B)/tools/mkcat: $(wildcard tools/mkcat/*.c) tools/mkcat/mkcat.h
	@mkdir -p $(@D)
	$(CC) -std=c17 -g -O1 -D_GNU_SOURCE $(WARNINGS) -o $@ $(filter %.c,$^)

$(B)/gen/catalogue.h: $(B)/tools/mkcat src/store/system.sql $(CATALOGUE)
	@mkdir -p $(@D)
	$(B)/tools/mkcat $(B)/gen src/store/system.sql $(CATALOGUE)
$(addprefix $(B)/gen/,catalogue.c typed.h statements.c schema.c schema.sqlite.sql \
	schema.postgres.sql): $(B)/gen/catalogue.h

$(B)/gen/lang.h: $(B)/tools/mkpo $(PO)
	@mkdir -p $(@D)
	$(B)/tools/mkpo $(B)/gen $(PO)
$(B)/gen/messages.c: $(B)/gen/lang.h

$(B)/gen/pages.h: $(B)/tools/mkpage $(TEMPLATES)
	@mkdir -p $(@D)
	$(B)/tools/mkpage $(B)/gen $(TEMPLATES)
$(TEMPLATES:src/web/%.html=$(B)/gen/%_html.c): $(B)/gen/pages.h

# ---- The program ----

$(B)/gen/%.o: $(B)/gen/%.c | $(GEN_H)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(B)/%.o: src/%.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/libmarsad.a: $(OBJ)
	@rm -f $@
	ar rcs $@ $^

$(B)/marsad: $(B)/main.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# ---- Tests ----

$(B)/tests/%.o: tests/%.c | $(GEN_H)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -Itests/unit $(CFLAGS) -c -o $@ $<
$(B)/tests/unit/%: $(B)/tests/unit/%.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ -lcmocka -ljansson $(LDLIBS)

## unit		the unit tests alone
unit: $(UNIT)
	set -e; for test in $(UNIT); do $$test; done

ASAN = B=$(B)/asan OPTIMIZE=-O1 SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=all"
## asan		the program with AddressSanitizer and UBSan: build/asan/marsad
asan:
	$(MAKE) $(ASAN) all

## clean	forgets everything that was made, the demonstration too
clean:
	rm -rf build

-include $(OBJ:.o=.d) $(B)/main.d $(UNIT:=.d)
.PHONY: all unit asan clean
.PRECIOUS: $(B)/%.o
.SECONDARY:
