/*
 * In what order the records found are shown.
 *
 * Weighing reads a record's words, so only SEARCH_RANKED candidates are weighed: those with every
 * word in their title first, the newest of them first; then others, the newest first. Behind them
 * the rest stands in that same order, so that pages follow each other without a gap.
 */
#include <stdlib.h>

#include "base/words_rank.h"
#include "store/search_index.h"

struct weighed {
	int64_t points;
	uint32_t place;
};

/* The words of a row version as the index holds them. */
static enum err
weigh(struct work *w, const struct search_matches *m, const struct words_rarity *rarity,
    struct weighed *one)
{
	DB_STATEMENT_TWICE(search_texts, "SELECT title, body FROM search WHERE rowid = :seq",
	    "SELECT title, body FROM search WHERE seq = :seq");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &search_texts);
	db_bind_integer(&q, ":seq", w->search->map.seqs[one->place]);
	if (db_next(&q))
		one->points = words_rank(w->arena, m->query, rarity, q.row[0].text, q.row[1].text);
	return db_end(&q);
}

/* Ties: the newest first, so that an order is the same each time. */
static int
by_points(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->points != y->points)
		return x->points < y->points ? 1 : -1;
	return (x->place < y->place) - (x->place > y->place);
}

/* Going through places from the newest, those in `first` before the others. */
struct walk {
	const struct search_matches *m;
	size_t words, at; /* at: one above the next place */
	bool titled;
};

static bool
next_place(struct walk *k, uint32_t *place)
{
	for (;;) {
		while (k->at > 0) {
			size_t i = (k->at - 1) / 64;
			uint64_t bits = k->titled ? k->m->titled[i]
						  : k->m->found[i] & ~k->m->titled[i];

			if (k->at % 64 != 0)
				bits &= ((uint64_t)1 << k->at % 64) - 1;
			if (bits == 0) {
				k->at = i * 64;
				continue;
			}
			k->at = i * 64 + 63 - (size_t)__builtin_clzll(bits);
			*place = (uint32_t)k->at;
			return true;
		}
		if (!k->titled)
			return false;
		k->titled = false;
		k->at = k->words * 64;
	}
}

static enum err
best_first(struct work *w, const struct search_matches *m, size_t skip, size_t most,
    uint32_t *places, size_t *count)
{
	struct words_rarity rarity = { .records = w->search->map.count };
	struct weighed best[SEARCH_RANKED];
	struct walk walk = { .m = m, .words = w->search->map.words, .titled = true };
	size_t n = 0, at = SEARCH_RANKED;

	memcpy(rarity.with, m->with, sizeof(rarity.with));
	walk.at = walk.words * 64;
	for (; n < SEARCH_RANKED && next_place(&walk, &best[n].place); n++) {
		best[n].points = 0;
		TRY(weigh(w, m, &rarity, &best[n]));
	}
	qsort(best, n, sizeof(*best), by_points);
	for (size_t i = skip; i < n && *count < most; i++)
		places[(*count)++] = best[i].place;
	while (n == SEARCH_RANKED && *count < most && next_place(&walk, &places[*count])) {
		if (at++ >= skip)
			++*count;
	}
	return ERR_OK;
}

enum err
search_ordered(struct work *w, const struct search_matches *m, enum search_order order, size_t skip,
    size_t most, uint32_t *places, size_t *count)
{
	struct search_matches flat = *m;
	struct walk walk = { .m = &flat, .words = w->search->map.words, .titled = true };

	*count = 0;
	if (order == SEARCH_BEST)
		return best_first(w, m, skip, most, places, count);
	flat.titled = flat.found;
	walk.at = walk.words * 64;
	for (size_t at = 0; *count < most && next_place(&walk, &places[*count]); at++) {
		if (at >= skip)
			++*count;
	}
	return ERR_OK;
}
