#include "base/words_match.h"

/* How many stems the term takes from here on, or 0. */
static size_t
term_len(const struct query_term *t, const struct str *stems, size_t count)
{
	struct str rest = t->stems;
	size_t len = 0;

	while (rest.len > 0) {
		struct str stem = str_cut(&rest, ' ');
		bool open = t->prefix && rest.len == 0;

		if (len == count ||
		    !(open ? str_begins(stems[len], stem) : str_equal(stems[len], stem)))
			return 0;
		len++;
	}
	return len;
}

static void
prefer(struct words_hit *best, struct words_hit hit)
{
	if (hit.len > best->len || (hit.len == best->len && best->synonym && !hit.synonym))
		*best = hit;
}

static struct words_hit
hit_at(const struct words_query *q, const struct str *stems, size_t count)
{
	struct words_hit best = { .len = 0 };

	for (size_t g = 0; g < q->group_count; g++) {
		const struct query_group *group = &q->groups[g];

		for (size_t i = group->first; !group->without && i < group->first + group->count;
		     i++) {
			for (size_t k = 0; k < q->words[i].term_count; k++) {
				size_t len = term_len(
				    &q->terms[q->words[i].terms[k]], stems, count);

				prefer(&best,
				    (struct words_hit){ .len = (uint32_t)len,
					.word = (uint8_t)i,
					.first = k == 0 });
			}
		}
		for (size_t k = 0; !group->without && k < group->synonym_count; k++) {
			size_t len = term_len(&q->terms[group->synonyms[k].term], stems, count);

			prefer(&best,
			    (struct words_hit){ .len = (uint32_t)len,
				.word = (uint8_t)group->first,
				.synonym = true });
		}
	}
	return best;
}

size_t
words_match(const struct words_query *q, const struct str *stems, size_t count,
    struct words_hit *hits, size_t max)
{
	size_t found = 0;

	for (size_t at = 0; at < count && found < max;) {
		struct words_hit hit = hit_at(q, stems + at, count - at);

		hit.at = (uint32_t)at;
		if (hit.len > 0)
			hits[found++] = hit;
		at += hit.len > 0 ? hit.len : 1;
	}
	return found;
}
