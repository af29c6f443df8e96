/*
 * words_rank -- how well a record answers a query: one formula for every engine.
 *
 * The engine says which records match; of those with most words in their title (the candidates)
 *this reads the indexed stems and gives points, in thousandths:
 *
 *	for each word of the query, weighted by its rarity r = log2(1 + records / records with it):
 *	  r * 4.0 when it stands in the title, and r * 2.0 * n / (n + 1.5) for n times in the body;
 *	  a reading that is not the word's own counts 0.8, a synonym 0.6;
 *	10.0 when every word stands in the title;
 *	6.0 * words / span for the shortest run of the title, or half of that of the body, that
 *holds every word of a query of two words or more.
 *
 * Saturation n / (n + k) is that of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework", 2009); length is not normalised, because titles are short and bodies are summaries.
 * Ties are the caller's to break, by date or number, so that pages are stable.
 */
#ifndef BASE_WORDS_RANK_H
#define BASE_WORDS_RANK_H

#include "base/words_query.h"

/* How many records there are, and how many hold each word of the query (by its number). */
struct words_rarity {
	size_t records;
	size_t with[QUERY_WORDS_MAX];
};

/* title and body are columns of the index: stems joined by spaces. */
int64_t words_rank(struct arena *, const struct words_query *, const struct words_rarity *,
    struct str title, struct str body);

#endif
