# What search knows about words: lists in i18n/words/, compiled by the stemmer's own rules.

GEN_C += $(B)/gen/words_data.c
WORDS_TOOL = tools/mkwords.c src/base/words_arabic.c src/base/words_arabic_cut.c \
	src/base/words_arabic_fold.c src/base/words_table.c src/base/utf8.c src/base/arena.c

$(B)/tools/mkwords: $(WORDS_TOOL) $(wildcard src/base/words_*.h)
	@mkdir -p $(@D)
	$(CC) -Isrc -std=c17 -g -O1 -D_GNU_SOURCE $(WARNINGS) -o $@ $(WORDS_TOOL)

$(B)/gen/words_data.c: $(B)/tools/mkwords $(wildcard i18n/words/*)
	@mkdir -p $(@D)
	$(B)/tools/mkwords $@ i18n/words

# Judged with a table of its own, in which the words of the judging families are not known.
$(B)/tests/search/words_data.c: $(B)/tools/mkwords $(wildcard i18n/words/*)
	@mkdir -p $(@D)
	$(B)/tools/mkwords $@ i18n/words judged
$(B)/tests/search/words_data.o: $(B)/tests/search/words_data.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<
$(B)/tests/search/evaluate: $(B)/tests/search/evaluate.o $(B)/tests/search/words_data.o \
		$(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Does search find what it should? Recall and precision on word families nobody tuned for.
search-check: $(B)/tests/search/evaluate
	$(B)/tests/search/evaluate tests/search/families.tsv tests/search/others.txt \
		i18n/words/lexicon.txt

.PHONY: search-check
