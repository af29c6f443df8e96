/*
 * What the index finds against what looking at every record finds: random records, in many
 * versions, some published, some undone, some pending while they are searched for.
 */
#include "search_place.h"

enum { ACTORS = 40, TEXTS = 2, ROUNDS = 25, QUERIES = 30 };

static const char *const vocabulary[] = { "الموازنة", "موازنات", "موازنه", "الفساد", "لمكافحة",
	"مكافحة", "الشفافية", "شفافية", "بشفافية", "زنبرك", "بزنبرك", "الزنبرك", "وزنبرك", "وزارة",
	"الوزارات", "الحوكمة", "الحكامة", "من", "في", "budget", "Budgets", "données", "donnée",
	"open", "12", "١٢" };

static unsigned throw(uint64_t * dice, unsigned sides)
{
	*dice ^= *dice >> 12;
	*dice ^= *dice << 25;
	*dice ^= *dice >> 27;
	return (unsigned)((*dice * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

static const char *
random_text(struct arena *a, uint64_t *dice, unsigned most, bool signs)
{
	struct buf b = buf_new(a, 1000);
	unsigned count = 1 + throw(dice, most);
	bool quoted = signs && throw(dice, 4) == 0;

	buf_put(&b, quoted ? STR("\"") : STR(""));
	for (unsigned i = 0; i < count; i++) {
		buf_put(&b, i > 0 ? STR(" ") : STR(""));
		if (signs && i > 0 && !quoted && throw(dice, 5) == 0)
			buf_put(&b, STR("-"));
		buf_put(&b,
		    str_from(vocabulary[throw(dice, sizeof(vocabulary) / sizeof(*vocabulary))]));
	}
	buf_put(&b, quoted ? STR("\"") : STR(""));
	buf_put(&b, (struct str){ "", 1 });
	return b.at;
}

/* What the test itself knows: the texts of each record as they can be seen, and as they will be. */
struct known {
	int64_t id;
	const char *texts[TEXTS], *coming[TEXTS];
};

/* Does the term stand in the text, its stems side by side? */
static bool
stands_in(struct arena *a, struct words *words, const struct query_term *term, const char *text)
{
	struct buf b = buf_new(a, 10000);
	struct str rest, stems[100];
	size_t count = 0;

	words_index(words, WORDS_PLAIN, str_from(text), &b);
	for (rest = (struct str){ b.at, b.len }; rest.len > 0;)
		stems[count++] = str_cut(&rest, ' ');
	for (size_t from = 0; from < count; from++) {
		struct str wanted = term->stems;
		size_t at = from;
		bool same = true;

		while (same && wanted.len > 0) {
			struct str stem = str_cut(&wanted, ' ');

			same = at < count &&
			    (term->prefix && wanted.len == 0 ? str_begins(stems[at], stem)
							     : str_equal(stems[at], stem));
			at++;
		}
		if (same)
			return true;
	}
	return false;
}

static bool
holds(struct arena *a, struct words *words, const struct words_query *q, unsigned term,
    const struct known *k)
{
	return stands_in(a, words, &q->terms[term], k->texts[0]) ||
	    stands_in(a, words, &q->terms[term], k->texts[1]);
}

static bool
group_matches(struct arena *a, struct words *words, const struct words_query *q,
    const struct query_group *group, const struct known *k)
{
	bool all = true;

	for (size_t i = group->first; i < group->first + group->count; i++) {
		bool any = false;

		for (size_t n = 0; n < q->words[i].term_count; n++)
			any = any || holds(a, words, q, q->words[i].terms[n], k);
		all = all && any;
	}
	for (size_t n = 0; n < group->synonym_count; n++)
		all = all || holds(a, words, q, group->synonyms[n].term, k);
	return all;
}

static bool
matches(struct arena *a, struct words *words, const struct words_query *q, const struct known *k)
{
	bool found = !words_query_is_empty(q) && k->texts[0] != NULL;

	for (size_t g = 0; found && g < q->group_count; g++)
		found = group_matches(a, words, q, &q->groups[g], k) != q->groups[g].without;
	return found;
}

static void
compare(struct place *p, struct words *words, const struct known *known, struct search_query q)
{
	struct words_query *parsed = words_query_parse(
	    p->arena, words, WORDS_PLAIN, "", q.typing, q.text);
	size_t expected = 0, count;
	int64_t *ids;
	bool asked;

	q.type = &actor_type;
	assert_int_equal(store_snapshot(&p->reader), ERR_OK);
	assert_int_equal(search_ids(&p->reader, &q, &asked, &ids, &count), ERR_OK);
	store_snapshot_end(&p->reader);
	for (int i = 0; i < ACTORS; i++) {
		bool found = false, wanted = matches(p->arena, words, parsed, &known[i]);

		for (size_t n = 0; n < count; n++)
			found = found || ids[n] == known[i].id;
		if (found != wanted)
			print_error("\"%.*s\" in \"%s\" | \"%s\": found %d\n", STR_ARG(q.text),
			    known[i].texts[0] == NULL ? "" : known[i].texts[0],
			    known[i].texts[0] == NULL ? "" : known[i].texts[1], found);
		assert_int_equal(found, wanted);
		expected += wanted;
	}
	assert_int_equal(count, expected);
	assert_int_equal(search_with(p, q).total, expected);
}

static void
end_round(struct place *p, struct known *known, bool undo)
{
	if (undo)
		assert_int_equal(change_undo(&p->work, &p->change), ERR_OK);
	else
		publish(p);
	for (int i = 0; i < ACTORS; i++) {
		for (int t = 0; t < TEXTS && !undo; t++)
			known[i].texts[t] = known[i].coming[t];
		for (int t = 0; t < TEXTS; t++)
			known[i].coming[t] = known[i].texts[t];
	}
}

static void
the_index_finds_what_looking_at_every_record_finds(void **state)
{
	struct place *p = *state;
	struct words *words = words_open(p->arena);
	struct known known[ACTORS] = { { .id = 0 } };
	uint64_t dice = 7;

	for (int round = 0; round < ROUNDS; round++) {
		begin(p);
		for (unsigned n = throw(&dice, 15); n > 0; n--) {
			unsigned i = throw(&dice, ACTORS);
			char key[20];

			snprintf(key, sizeof(key), "a%u", i);
			known[i].coming[0] = random_text(p->arena, &dice, 5, false);
			known[i].coming[1] = random_text(p->arena, &dice, 20, false);
			known[i].id = save_actor(p, key, known[i].coming[0], known[i].coming[1]);
		}
		for (int when = 0; when < 2; when++) {
			for (int n = 0; n < QUERIES / 2; n++) {
				const char *text = random_text(p->arena, &dice, 3, true);

				compare(p, words, known,
				    (struct search_query){ .text = str_from(text),
					.typing = n % 3 == 0,
					.lang = LANG_AR,
					.most = 20 });
			}
			if (when == 0)
				end_round(p, known, throw(&dice, 4) == 0);
		}
	}
	words_close(words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SEARCH_TEST(the_index_finds_what_looking_at_every_record_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
