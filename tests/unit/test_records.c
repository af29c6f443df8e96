/*
 * Random records of every type of the catalogue: what is saved is read again to the last cell, as
 * JSON it parses and says each field once, and the text of each field is taken back as it was.
 */
#include "place.h"

#include <jansson.h>

enum { RECORDS_EACH = 12, WORDS = 6 };

static uint64_t random_state = 88172645463325252u; /* xorshift64, Marsaglia 2003 */

static unsigned
random_below(unsigned n)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (unsigned)(random_state >> 20) % n;
}

/* A text that parse takes, for a field of this kind. */
static struct str
random_words(struct arena *a, const struct field *f)
{
	static const char *const words[WORDS] = { "مرصد", "l’été", "a\"b", "<b>&", "\\u0041", "😀" };
	struct buf out = buf_new(a, 200);

	buf_printf(&out, "%u", random_below(1000));
	for (unsigned n = random_below(4); n > 0 && (f->max == 0 || f->max > 40); n--) {
		buf_put(&out, f->is_long && random_below(3) == 0 ? STR("\n\n") : STR(" "));
		buf_put(&out, str_from(words[random_below(WORDS)]));
	}
	return (struct str){ out.at, f->max > 0 && f->max < 3 ? 1 : out.len };
}

static struct str
random_date(struct arena *a, unsigned year)
{
	struct buf out = buf_new(a, 20);

	buf_printf(&out, "%04u", year);
	if (random_below(3) > 0) {
		buf_printf(&out, "-%02u", 1 + random_below(12));
		if (random_below(2) > 0)
			buf_printf(&out, "-%02u", 1 + random_below(28));
	}
	return (struct str){ out.at, out.len };
}

static unsigned
choices_of(const struct field *f)
{
	unsigned n = 1;

	while (f->choices[n].name != NULL)
		n++;
	return n - 1;
}

static struct str
random_text(struct arena *a, const struct field *f)
{
	static const char *const plain[][3] = {
		{ "https://example.org/ا?a=1&b=2", "https://example.org", "http://example.org/#x" },
		{ "a@example.org", "b.c@example.com.jo", "x+y@example.org" },
		{ "ar", "fr", "zgh" },
		{ "0", "12", "1000000000" },
		{ "-0.000001", "91.5", "9223372036854.775807" },
		{ "1250.5 JOD", "-3 EUR", "9000000000 JPY" },
	};
	static const struct kind *const kinds[] = { &kind_url, &kind_email, &kind_language,
		&kind_integer, &kind_decimal, &kind_money };
	struct buf out = buf_new(a, 4096);

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (f->kind == kinds[i])
			return str_from(plain[i][random_below(3)]);
	}
	if (f->kind == &kind_date)
		return random_date(a, 1 + random_below(9999));
	if (f->kind == &kind_period) {
		unsigned open = random_below(3);

		buf_put(&out, open == 1 ? STR("") : random_date(a, 1 + random_below(4000)));
		buf_put(&out, STR("/"));
		buf_put(&out, open == 2 ? STR("") : random_date(a, 4001 + random_below(5999)));
	} else if (f->kind == &kind_enum) {
		return str_from(f->choices[1 + random_below(choices_of(f))].name);
	} else if (f->kind == &kind_set) {
		for (unsigned i = 1; i <= choices_of(f); i++) {
			buf_put(&out, i > 1 && random_below(2) > 0 ? STR("") : STR(";"));
			if (out.len > 0 && out.at[out.len - 1] == ';')
				buf_put(&out, str_from(f->choices[i].name));
		}
	} else {
		return random_words(a, f);
	}
	return (struct str){ out.at, out.len };
}

/* What can be referred to: the records of each type, by its number. */
struct made {
	int64_t ids[TYPES][RECORDS_EACH];
	size_t counts[TYPES];
};

static int64_t
random_id(const struct made *made, const struct type *t)
{
	size_t count = made->counts[t->number];

	return count == 0 ? 0 : made->ids[t->number][random_below((unsigned)count)];
}

static bool
fill_refs(struct arena *a, const struct made *made, const struct field *f, struct refs *value)
{
	int64_t *ids = arena_take(a, 5 * sizeof(*ids));

	*value = (struct refs){ ids, 1 + random_below(5) };
	for (size_t i = 0; i < value->count; i++)
		ids[i] = random_id(made, f->target);
	return ids[0] != 0;
}

static bool
fill_field(struct place *p, const struct made *made, const struct field *f, void *value)
{
	const char *why = "";
	struct str text;

	if (f->kind == &kind_ref || f->kind == &kind_any) {
		*(int64_t *)value = random_id(
		    made, f->target != NULL ? f->target : types[random_below(TYPES)]);
		return *(int64_t *)value != 0;
	}
	if (f->kind == &kind_refs)
		return fill_refs(p->arena, made, f, value);
	if (f->kind == &kind_file) {
		file_describe(p->arena, STR("ملف.pdf"), STR("application/pdf"), STR("%PDF"), value);
		return true;
	}
	if (f->kind == &kind_i18n) {
		for (int i = 0; i < LANG_COUNT; i++) {
			if ((i == 0 || random_below(2) > 0) &&
			    !i18n_parse(
				p->arena, f, (enum lang)i, random_words(p->arena, f), value, &why))
				fail_msg("%s: %s", f->name, why);
		}
		return true;
	}
	text = random_text(p->arena, f);
	if (!f->kind->parse(p->arena, f, text, value, &why))
		fail_msg("%s refuses '%.*s': %s", f->name, (int)text.len, text.at, why);
	return true;
}

static void *
random_record(struct place *p, const struct made *made, const struct type *t, int number)
{
	char *record = arena_take(p->arena, t->size);
	struct buf key = buf_new(p->arena, 100);

	buf_put(&key, STR("r"));
	buf_printf(&key, "%d", number);
	*(struct str *)(record + t->key_at) = (struct str){ key.at, key.len };
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		bool wanted = f->required || random_below(4) > 0;

		if (!wanted || !fill_field(p, made, f, field_in(f, record)))
			record_missing(t, record)[i] = (unsigned char)(MISSING_UNKNOWN +
			    random_below(MISSING_COUNT - 1));
		if (f->required && record_missing(t, record)[i] != MISSING_NOTHING)
			fail_msg("%s: nothing to refer to", f->name);
	}
	return record;
}

static void
assert_same_cells(struct place *p, const struct type *t, const void *record, const void *other)
{
	struct cell a[TYPE_COLUMNS_MAX], b[TYPE_COLUMNS_MAX];

	record_cells(p->arena, t, record, a);
	record_cells(p->arena, t, other, b);
	for (size_t i = 0; i < t->ncolumns - 3; i++) {
		if (!cell_equal(a[i], b[i]))
			fail_msg("%s: the cell %zu differs", t->name, i);
	}
}

static void
assert_json(struct place *p, const struct type *t, const void *record)
{
	struct buf out = buf_new(p->arena, VALUE_MAX);
	json_t *json, *missing;
	json_error_t error;

	assert_int_equal(store_json(&p->work, t, record, &out), ERR_OK);
	json = json_loadb(out.at, out.len, JSON_REJECT_DUPLICATES, &error);
	if (json == NULL)
		fail_msg("%s: %.*s", error.text, (int)out.len, out.at);
	missing = json_object_get(json, "missing");
	for (size_t i = 0; i < t->nfields; i++) {
		const char *name = t->fields[i].name;
		enum missing why;
		bool set = field_is_set(t, i, record, &why);
		json_t *reason = json_object_get(missing, name);

		assert_int_equal(set, json_object_get(json, name) != NULL);
		assert_int_equal(set, reason == NULL);
		if (!set)
			assert_string_equal(json_string_value(reason), missing_name(why).at);
		if (set && t->fields[i].kind == &kind_text)
			assert_true(
			    str_equal(str_from(json_string_value(json_object_get(json, name))),
				*(const struct str *)field_of(&t->fields[i], record)));
	}
	json_decref(json);
}

/* For the kinds that need no database to be read. */
static void
assert_texts(struct place *p, const struct type *t, const void *record)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		struct buf out = buf_new(p->arena, VALUE_MAX), again = buf_new(p->arena, VALUE_MAX);
		const char *why = "";
		void *value;

		assert_int_equal(store_text(&p->work, t, i, LANG_AR, record, &out), ERR_OK);
		if (!field_is_set(t, i, record, NULL))
			assert_int_equal(out.len, 0);
		if (!field_is_set(t, i, record, NULL) || f->kind->parse == NULL)
			continue;
		value = arena_take(p->arena, f->kind->size);
		if (!f->kind->parse(p->arena, f, (struct str){ out.at, out.len }, value, &why))
			fail_msg("%s.%s: '%.*s': %s", t->name, f->name, (int)out.len, out.at, why);
		f->kind->write(&again, f, value);
		assert_true(str_equal(
		    (struct str){ out.at, out.len }, (struct str){ again.at, again.len }));
	}
}

static void
check_record(struct place *p, struct change *c, const struct type *t, void *record)
{
	void *again = arena_take(p->arena, t->size);
	struct str key = record_key(t, record);
	enum saved saved;

	/* What was in it before is not taken for the record's. */
	memset(again, 0x55, t->size);
	assert_int_equal(store_load(&p->work, t, record_id(record), again), ERR_OK);
	assert_true(str_equal(record_key(t, again), key));
	assert_int_equal(record_version(t, again), 1);
	assert_same_cells(p, t, record, again);
	for (size_t i = 0; i < t->nfields; i++)
		assert_int_equal(record_missing(t, again)[i], record_missing(t, record)[i]);
	assert_int_equal(store_save(&p->work, c, t, again, &saved), ERR_OK);
	assert_int_equal(saved, SAVED_NOTHING);
	assert_json(p, t, again);
	assert_texts(p, t, again);
}

static void
records_of_every_type_come_back_as_they_were_saved(void **state)
{
	struct place *p = *state;
	struct made *made = arena_take(p->arena, sizeof(*made));
	void *records[TYPES][RECORDS_EACH];
	struct change change;
	enum saved saved;

	begin(p, &change);
	for (const struct type *const *t = types; *t != NULL; t++) {
		assert_int_equal(change_slice(&p->work, &change), ERR_OK);
		for (int i = 0; i < RECORDS_EACH; i++) {
			void *record = random_record(p, made, *t, i);
			unsigned number = (*t)->number;

			assert_int_equal(store_save(&p->work, &change, *t, record, &saved), ERR_OK);
			assert_int_equal(saved, SAVED_NEW);
			records[number][i] = record;
			made->ids[number][made->counts[number]++] = record_id(record);
		}
		assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	}
	publish(p, &change);
	begin(p, &change);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	for (const struct type *const *t = types; *t != NULL; t++) {
		for (int i = 0; i < RECORDS_EACH; i++)
			check_record(p, &change, *t, records[(*t)->number][i]);
	}
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	publish(p, &change);
}

/* The way there and the way back name the same. */
static void
whoever_names_a_record_is_found_from_it(void **state)
{
	struct place *p = *state;
	struct made *made = arena_take(p->arena, sizeof(*made));
	struct change change;
	struct story *stories[RECORDS_EACH];
	struct commitment_id first;
	struct story_list list;
	enum saved saved;
	size_t named = 0;

	begin(p, &change);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	for (const struct type *const *t = types; *t != NULL; t++) {
		for (int i = 0; i < RECORDS_EACH; i++) {
			void *record = random_record(p, made, *t, i);
			unsigned number = (*t)->number;

			assert_int_equal(store_save(&p->work, &change, *t, record, &saved), ERR_OK);
			made->ids[number][made->counts[number]++] = record_id(record);
			if (*t == &story_type)
				stories[i] = record;
		}
	}
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	first.n = made->ids[TYPE_COMMITMENT][0];
	assert_int_equal(commitment_stories(&p->work, first, &list), ERR_OK);
	assert_int_equal(list.count, 0); /* pending */
	publish(p, &change);
	assert_int_equal(commitment_stories(&p->work, first, &list), ERR_OK);
	for (int i = 0; i < RECORDS_EACH; i++) {
		bool names = false;

		if (!field_is_set(&story_type, STORY_COMMITMENTS, stories[i], NULL))
			continue;
		for (size_t r = 0; r < stories[i]->commitments.count; r++)
			names = names || stories[i]->commitments.at[r] == first.n;
		named += names;
	}
	assert_int_equal(list.count, named);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_set_up, place_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(records_of_every_type_come_back_as_they_were_saved),
		TEST(whoever_names_a_record_is_found_from_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
