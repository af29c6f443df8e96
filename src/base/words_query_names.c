#include "base/words_query_names.h"

#include "base/words_data.h"

size_t
words_query_term(struct words_query *q, struct str stems, bool prefix)
{
	for (size_t i = 0; i < q->term_count; i++)
		if (q->terms[i].prefix == prefix && str_equal(q->terms[i].stems, stems))
			return i;
	if (q->term_count == QUERY_TERMS_MAX) {
		q->shortened = true;
		return QUERY_TERMS_MAX;
	}
	q->terms[q->term_count] = (struct query_term){ stems, prefix };
	return q->term_count++;
}

/* Do the words from `first` on begin with this name? Returns how many words it takes, or 0. */
static size_t
name_len(const struct words_query *q, size_t first, struct str name)
{
	size_t count = 0;

	while (name.len > 0) {
		struct str stem = str_cut(&name, ' ');
		const struct query_word *w = &q->words[first + count];

		if (first + count == q->word_count || q->groups[first + count].without ||
		    w->term_count == 0 || !str_equal(q->terms[w->terms[0]].stems, stem))
			return 0;
		count++;
	}
	return count;
}

static bool
is_asked_by(const struct words_term *t, size_t words, const char *country)
{
	return words > 1 || strcmp(t->country, "general") == 0 ||
	    (country[0] != '\0' && strcmp(t->country, country) == 0);
}

static void
add_synonyms(struct words_query *q, struct query_group *group, const struct words_term *said)
{
	for (size_t i = 0; i < words_terms_count; i++) {
		const struct words_term *t = &words_terms[i];
		size_t term;
		bool known = t->concept != said->concept || str_equal(t->stems, said->stems);

		for (size_t k = 0; !known && k < group->synonym_count; k++)
			known = str_equal(q->terms[group->synonyms[k].term].stems, t->stems);
		if (known || group->synonym_count == QUERY_SYNONYMS_MAX)
			continue;
		term = words_query_term(q, t->stems, false);
		if (term < QUERY_TERMS_MAX)
			group->synonyms[group->synonym_count++] = (struct query_synonym){ t->text,
				t->country, (uint8_t)term };
	}
}

void
words_query_group(struct words_query *q, const char *country)
{
	struct query_group groups[QUERY_WORDS_MAX] = { 0 };
	size_t count = 0;

	for (size_t first = 0; first < q->word_count; first += groups[count++].count) {
		const struct words_term *said = NULL;

		groups[count] = q->groups[first];
		for (size_t i = 0; i < words_terms_count; i++) {
			size_t len = name_len(q, first, words_terms[i].stems);

			if (len == 0 || !is_asked_by(&words_terms[i], len, country) ||
			    (said != NULL && len <= groups[count].count))
				continue;
			groups[count].count = len;
			said = &words_terms[i];
		}
		if (said != NULL)
			add_synonyms(q, &groups[count], said);
	}
	memcpy(q->groups, groups, count * sizeof(*groups));
	q->group_count = count;
}
