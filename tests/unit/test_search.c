/* Records written by one connection and searched by another, as in the program. */
#include "search_place.h"

#include "base/utf8.h"
#include "db/db.h"

/* ---- Writing ---- */

static int64_t
save_country(struct place *p, const char *code, const char *name)
{
	struct country c = { .code = str_from(code) };
	char *key = arena_take(p->arena, 2);

	key[0] = (char)(code[0] | 0x20);
	key[1] = (char)(code[1] | 0x20);
	c.key = (struct str){ key, 2 };
	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COUNTRY_CODE] = c.missing[COUNTRY_NAME] = MISSING_NOTHING;
	c.name.in[LANG_AR] = str_from(name);
	save(p, &country_type, &c);
	return c.id.n;
}

static int64_t
save_plan(struct place *p, const char *key, int64_t country, const char *title)
{
	struct plan plan = { .key = str_from(key), .number = str_from(key) };

	memset(plan.missing, MISSING_UNKNOWN, sizeof(plan.missing));
	plan.missing[PLAN_NUMBER] = plan.missing[PLAN_TITLE] = MISSING_NOTHING;
	plan.missing[PLAN_COUNTRY] = country == 0 ? MISSING_UNKNOWN : MISSING_NOTHING;
	plan.country.n = country;
	plan.title.in[LANG_AR] = str_from(title);
	save(p, &plan_type, &plan);
	return plan.id.n;
}

static int64_t
save_commitment(
    struct place *p, const char *key, int64_t plan, const char *title, const char *english)
{
	struct commitment c = { .key = str_from(key), .number = str_from(key) };

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COMMITMENT_PLAN] = c.missing[COMMITMENT_NUMBER] = MISSING_NOTHING;
	c.missing[COMMITMENT_TITLE] = MISSING_NOTHING;
	c.plan.n = plan;
	c.title.in[LANG_AR] = str_from(title);
	c.title.in[LANG_EN] = str_from(english);
	save(p, &commitment_type, &c);
	return c.id.n;
}

/* ---- Searching ---- */

static struct search_result
search(struct place *p, const char *text)
{
	return search_with(
	    p, (struct search_query){ .text = str_from(text), .lang = LANG_AR, .most = 20 });
}

static void
assert_found(struct place *p, const char *text, size_t count)
{
	size_t found = search(p, text).total;

	if (found != count)
		print_error("\"%s\" found %zu, not %zu\n", text, found, count);
	assert_int_equal(found, count);
}

/* ---- What can be seen ---- */

static void
what_is_pending_is_not_found_until_it_is_published(void **state)
{
	struct place *p = *state;

	begin(p);
	save_actor(p, "a", "ديوان المحاسبة", "");
	assert_found(p, "المحاسبة", 0);
	publish(p);
	assert_found(p, "المحاسبة", 1);
}

static void
a_superseded_version_is_found_until_the_flip_and_not_after(void **state)
{
	struct place *p = *state;

	begin(p);
	save_actor(p, "a", "ديوان المحاسبة", "");
	publish(p);
	begin(p);
	save_actor(p, "a", "مجلس الشورى", "");
	assert_found(p, "المحاسبة", 1);
	assert_found(p, "الشورى", 0);
	publish(p);
	assert_found(p, "المحاسبة", 0);
	assert_found(p, "الشورى", 1);
}

static void
what_was_undone_leaves_no_words(void **state)
{
	struct place *p = *state;

	begin(p);
	save_actor(p, "a", "ديوان المحاسبة", "");
	publish(p);
	begin(p);
	save_actor(p, "a", "مجلس الشورى", "");
	save_actor(p, "b", "مجلس الشورى", "");
	assert_int_equal(change_undo(&p->work, &p->change), ERR_OK);
	assert_found(p, "المحاسبة", 1);
	assert_found(p, "الشورى", 0);
	begin(p);
	save_actor(p, "c", "هيئة النزاهة", "");
	publish(p);
	assert_found(p, "المحاسبة", 1);
	assert_found(p, "الشورى", 0);
	assert_found(p, "النزاهة", 1);
}

/* ---- Words ---- */

static void
forms_and_spellings_of_a_word_find_each_other(void **state)
{
	static const char *const forms[] = { "الموازنة", "موازنة", "والموازنة", "بالموازنة",
		"الموازنه", "المُوازَنَة", "المـوازنة", "الموازنات", "\u202Bالموازنة\u202C" };
	struct place *p = *state;

	begin(p);
	save_actor(p, "a", "إدارة المُوَازَنَة العامّة", "");
	save_actor(p, "b", "مجلس النواب", "يناقش الموازنات كل سنة");
	publish(p);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		assert_found(p, forms[i], 2);
	assert_found(p, "إدارة", 1);
	assert_found(p, "اداره", 1);
	assert_found(p, "ادارة الموازنة", 1);
	assert_found(p, "موازنة -نواب", 1);
	assert_found(p, "\"موازنة عامة\"", 1);
	assert_found(p, "\"عامة موازنة\"", 0);
}

static void
a_phrase_is_not_found_across_two_texts(void **state)
{
	struct place *p = *state;
	int64_t plan;

	begin(p);
	plan = save_plan(p, "one", 0, "خطة");
	save_commitment(p, "one-1", plan, "open budget", "data portal");
	publish(p);
	assert_found(p, "budget data", 1);
	assert_found(p, "\"open budget\"", 1);
	assert_found(p, "\"budget data\"", 0);
}

static void
names_used_in_other_countries_are_found_and_told(void **state)
{
	struct place *p = *state;
	struct search_result r;

	begin(p);
	save_actor(p, "a", "لجنة الحكامة", "");
	save_actor(p, "b", "لجنة الحوكمة", "");
	publish(p);
	r = search(p, "الحوكمة");
	assert_int_equal(r.total, 2);
	assert_true(r.nalso > 0);
	assert_int_equal(r.also[0].count, 1);
	assert_true(str_equal(r.hits[0].label.key, STR("b")));
}

static void
a_word_in_no_record_is_told_with_what_is_left_without_it(void **state)
{
	struct place *p = *state;
	struct search_result r;

	begin(p);
	save_actor(p, "a", "ديوان المحاسبة", "");
	publish(p);
	r = search(p, "زرافة المحاسبة");
	assert_int_equal(r.total, 0);
	assert_int_equal(r.nunknown, 1);
	assert_true(str_equal(r.unknown[0], STR("زرافة")));
	assert_true(str_equal(r.instead, STR("المحاسبة")));
	assert_int_equal(r.instead_total, 1);
	r = search(p, "زرافة");
	assert_int_equal(r.nunknown, 1);
	assert_int_equal(r.instead.len, 0);
}

/* ---- Types and countries ---- */

static void
counts_say_what_choosing_another_type_or_country_would_show(void **state)
{
	struct place *p = *state;
	struct search_result r;
	int64_t jordan, tunisia, plan, other;

	begin(p);
	jordan = save_country(p, "JO", "الأردن");
	tunisia = save_country(p, "TN", "تونس");
	plan = save_plan(p, "jo-1", jordan, "خطة النزاهة");
	other = save_plan(p, "tn-1", tunisia, "خطة");
	save_commitment(p, "jo-1-1", plan, "النزاهة في البلديات", "");
	save_commitment(p, "tn-1-1", other, "النزاهة في القضاء", "");
	save_actor(p, "a", "هيئة النزاهة", "");
	publish(p);
	r = search(p, "النزاهة");
	assert_int_equal(r.total, 4);
	assert_ptr_equal(r.types[0].type, &commitment_type);
	assert_int_equal(r.types[0].count, 2);
	assert_int_equal(r.ntypes, 3);
	assert_int_equal(r.ncountries, 3);
	assert_int_equal(r.countries[0].country, jordan);
	assert_int_equal(r.countries[0].count, 2);

	r = search_with(p,
	    (struct search_query){
		.text = STR("النزاهة"), .most = 20, .type = &commitment_type, .country = tunisia });
	assert_int_equal(r.total, 1);
	assert_int_equal(r.nhits, 1);
	assert_true(str_equal(r.hits[0].label.key, STR("tn-1-1")));
	assert_int_equal(r.ntypes, 1);
	assert_int_equal(r.ncountries, 2);

	begin(p); /* the plan moves, its commitments with it */
	save_plan(p, "jo-1", tunisia, "خطة النزاهة");
	publish(p);
	r = search_with(
	    p, (struct search_query){ .text = STR("النزاهة"), .most = 20, .country = tunisia });
	assert_int_equal(r.total, 3);
	r = search_with(
	    p, (struct search_query){ .text = STR("النزاهة"), .most = 20, .country = jordan });
	assert_int_equal(r.total, 0);
	assert_int_equal(r.nhits, 0);
	assert_int_equal(r.nunknown, 0);
}

/* ---- What is shown ---- */

static void
assert_marks(const struct search_text *t)
{
	size_t at = 0;

	assert_true(utf8_valid(t->text));
	for (size_t i = 0; i < t->nmarks; i++) {
		const struct words_mark *m = &t->marks[i];

		assert_true(m->at >= at && m->len > 0 && m->at + m->len <= t->text.len);
		assert_true(utf8_valid((struct str){ t->text.at + at, m->at - at }));
		assert_true(utf8_valid((struct str){ t->text.at + m->at, m->len }));
		at = m->at + m->len;
	}
	assert_true(utf8_valid(str_skip(t->text, at)));
}

static void
what_was_found_is_highlighted_in_the_text_as_it_was_written(void **state)
{
	struct place *p = *state;
	struct buf long_text = buf_new(p->arena, 100000);
	struct search_result r;
	const struct search_text *t;

	for (int i = 0; i < 200; i++)
		buf_put(&long_text, STR("كلمات كثيرة قبل ما يُبحث عنه. "));
	buf_put(&long_text, STR("ثم تُنشَر الموازَنةُ (المُفصّلة) هنا."));
	buf_put(&long_text, (struct str){ "", 1 });
	begin(p);
	save_actor(p, "a", "وزارة المالية والمـُوازنة", long_text.at);
	publish(p);
	r = search(p, "موازنة");
	assert_int_equal(r.nhits, 1);
	t = &r.hits[0].title;
	assert_marks(t);
	assert_int_equal(t->nmarks, 1);
	assert_true(str_equal(
	    (struct str){ t->text.at + t->marks[0].at, t->marks[0].len }, STR("والمـُوازنة")));
	t = &r.hits[0].passage;
	assert_marks(t);
	assert_true(t->cut_before && t->text.len < 1000);
	assert_int_equal(t->nmarks, 1);
	assert_true(str_equal(
	    (struct str){ t->text.at + t->marks[0].at, t->marks[0].len }, STR("الموازَنةُ")));
}

static void
a_title_is_shown_in_the_readers_language_and_the_passage_where_the_words_are(void **state)
{
	struct place *p = *state;
	struct search_result r;
	int64_t plan;

	begin(p);
	plan = save_plan(p, "one", 0, "خطة");
	save_commitment(p, "one-1", plan, "نشر الموازنة", "Publish the budget");
	publish(p);
	r = search_with(
	    p, (struct search_query){ .text = STR("budgets"), .lang = LANG_AR, .most = 1 });
	assert_int_equal(r.nhits, 1);
	assert_int_equal(r.hits[0].title.lang, LANG_AR);
	assert_int_equal(r.hits[0].title.nmarks, 0);
	assert_int_equal(r.hits[0].passage.lang, LANG_EN);
	assert_int_equal(r.hits[0].passage.nmarks, 1);
}

/* 12 of "r12" */
static long
number_of(struct str key)
{
	long n = 0;

	for (size_t i = 1; i < key.len; i++)
		n = n * 10 + key.at[i] - '0';
	return n;
}

static void
pages_follow_each_other_without_gap_or_repetition(void **state)
{
	enum { RECORDS = SEARCH_RANKED + 47, PAGE = 30 };
	struct place *p = *state;
	bool seen[RECORDS] = { false };
	size_t shown = 0;
	char key[20], name[100];

	begin(p);
	for (int i = 0; i < RECORDS; i++) {
		snprintf(key, sizeof(key), "r%d", i);
		snprintf(name, sizeof(name), i % 3 == 0 ? "مجلس رقم %d" : "هيئة رقم %d", i);
		save_actor(p, key, name, i % 3 == 0 ? "هيئة" : "مجلس هيئة");
	}
	publish(p);
	for (enum search_order order = SEARCH_BEST; order <= SEARCH_NEWEST; order++) {
		memset(seen, 0, sizeof(seen));
		for (shown = 0; shown < RECORDS; shown += PAGE) {
			struct search_result r = search_with(p,
			    (struct search_query){
				.text = STR("هيئة"), .order = order, .skip = shown, .most = PAGE });
			size_t left = RECORDS - shown;

			assert_int_equal(r.total, RECORDS);
			assert_int_equal(r.nhits, left < PAGE ? left : PAGE);
			for (size_t i = 0; i < r.nhits; i++) {
				long n = number_of(r.hits[i].label.key);

				assert_false(seen[n]);
				seen[n] = true;
				if (order == SEARCH_NEWEST)
					assert_int_equal(n, RECORDS - 1 - (long)(shown + i));
				else if (shown + i < RECORDS * 2 / 3 - 1)
					assert_int_not_equal(n % 3, 0); /* titles first */
			}
		}
	}
}

static void
whatever_is_typed_is_a_search_and_never_an_error(void **state)
{
	const struct str hostile[] = { STR("\""), STR("\"\"\"\""), STR("* OR 1"),
		STR("NEAR(هيئة, 2)"), STR("title:هيئة"), STR("هيئة AND NOT"), STR("-"), STR("--"),
		STR("- -هيئة"), STR("'; DROP TABLE record; --"), STR("\0"), STR("هيئة\0هيئة"),
		STR("\xff\xfe\x80"), STR("\u202E\u2066هيئة\u2069"), STR("{هيئة}"), STR("^هيئة"),
		STR("((((((((((("), STR("هيئة*"), STR("·"), STR("· ·"), STR("%s%n"), STR("") };
	struct place *p = *state;
	struct buf big = buf_new(p->arena, 100000);
	struct search_result r;

	begin(p);
	save_actor(p, "a", "هيئة النزاهة", "");
	publish(p);
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		for (int typing = 0; typing < 2; typing++) {
			r = search_with(p,
			    (struct search_query){
				.text = hostile[i], .typing = typing != 0, .most = 5 });
			assert_true(r.total <= 1);
		}
	}
	for (int i = 0; i < 1000; i++)
		buf_printf(&big, "كلمة%d \"", i);
	r = search_with(p, (struct search_query){ .text = { big.at, big.len }, .most = 5 });
	assert_true(r.asked && r.shortened);
	r = search(p, "");
	assert_false(r.asked);
	assert_int_equal(r.total, 0);
}

/* ---- Rebuilding ---- */

static void
a_rebuilt_index_finds_the_same_and_loses_what_was_left_behind(void **state)
{
	struct place *p = *state;
	struct search_rebuild r = { .step = NULL };
	struct store_moment before, after;
	struct fault fault;

	begin(p);
	save_actor(p, "a", "ديوان المحاسبة", "");
	save_actor(p, "b", "هيئة النزاهة", "تراقب الموازنة");
	publish(p);
	assert_int_equal(store_moment(&p->work, &before), ERR_OK);
	assert_found(p, "المحاسبة", 1);
	/* Words that no record has, and a record that lost its own. */
	assert_int_equal(db_run(p->work.db, &fault,
			     "UPDATE search SET title = 'zzz' WHERE rowid = (SELECT min(rowid)"
			     " FROM search);"
			     "INSERT INTO search (rowid, title, body) VALUES (999999, 'yyy', '');"
			     "DELETE FROM touched"),
	    ERR_OK);
	assert_int_equal(search_rebuild(&p->work, p->address, &r), ERR_OK);
	assert_int_equal(r.records, 2);
	assert_int_equal(store_moment(&p->work, &after), ERR_OK);
	assert_memory_equal(&before, &after, sizeof(before));
	store_close(&p->reader);
	assert_int_equal(store_open(p->arena, &p->reader, p->address, STORE_READ), ERR_OK);
	assert_found(p, "المحاسبة", 1);
	assert_found(p, "موازنة", 1);
	assert_found(p, "zzz", 0);
	assert_int_equal(
	    db_run(p->work.db, &fault, "INSERT INTO search (search) VALUES ('integrity-check')"),
	    ERR_OK);
	begin(p);
	save_actor(p, "b", "هيئة الرقابة", "");
	publish(p);
	assert_found(p, "النزاهة", 0);
	assert_found(p, "الرقابة", 1);
}

static void
no_rebuild_runs_while_an_import_is_pending(void **state)
{
	struct place *p = *state;
	struct search_rebuild r = { .step = NULL };

	begin(p);
	assert_int_equal(search_rebuild(&p->work, p->address, &r), ERR_BUSY);
	publish(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SEARCH_TEST(what_is_pending_is_not_found_until_it_is_published),
		SEARCH_TEST(a_superseded_version_is_found_until_the_flip_and_not_after),
		SEARCH_TEST(what_was_undone_leaves_no_words),
		SEARCH_TEST(forms_and_spellings_of_a_word_find_each_other),
		SEARCH_TEST(a_phrase_is_not_found_across_two_texts),
		SEARCH_TEST(names_used_in_other_countries_are_found_and_told),
		SEARCH_TEST(a_word_in_no_record_is_told_with_what_is_left_without_it),
		SEARCH_TEST(counts_say_what_choosing_another_type_or_country_would_show),
		SEARCH_TEST(what_was_found_is_highlighted_in_the_text_as_it_was_written),
		SEARCH_TEST(
		    a_title_is_shown_in_the_readers_language_and_the_passage_where_the_words_are),
		SEARCH_TEST(pages_follow_each_other_without_gap_or_repetition),
		SEARCH_TEST(whatever_is_typed_is_a_search_and_never_an_error),
		SEARCH_TEST(a_rebuilt_index_finds_the_same_and_loses_what_was_left_behind),
		SEARCH_TEST(no_rebuild_runs_while_an_import_is_pending),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
