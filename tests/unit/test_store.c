/* A real SQLite file in a folder of its own for each test. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "gen/typed.h"

struct place {
	char dir[64];
	struct arena *arena;
	struct str address;
	struct work work;
};

static int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	struct fault fault;
	char *path;

	assert_non_null(p);
	snprintf(p->dir, sizeof(p->dir), "/tmp/marsad-test-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	p->arena = p->work.arena = arena_new((size_t)64 << 20);
	p->work.role = ROLE_EDITOR;
	path = arena_take(p->arena, 100);
	snprintf(path, 100, "%s/o.db", p->dir);
	p->address = str_from(path);
	assert_int_equal(store_create(p->arena, &fault, p->address), ERR_OK);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = { "o.db", "o.db-wal", "o.db-shm", "o.db-import" };
	struct place *p = *state;
	char path[100];

	store_close(&p->work);
	for (size_t i = 0; i < 4; i++) {
		snprintf(path, sizeof(path), "%s/%s", p->dir, names[i]);
		unlink(path);
	}
	rmdir(p->dir);
	arena_free(p->arena);
	free(p);
	return 0;
}

static struct country
jordan(const char *name)
{
	struct country c = { .key = STR("jo"), .code = STR("JO") };

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COUNTRY_CODE] = c.missing[COUNTRY_NAME] = MISSING_NOTHING;
	c.name.in[LANG_AR] = str_from(name);
	return c;
}

static void
begin(struct place *p, struct change *c)
{
	assert_int_equal(change_begin(&p->work, p->address, "import", STR("test"), c), ERR_OK);
}

static enum saved
save(struct place *p, struct change *c, const struct type *t, void *record)
{
	enum saved saved;

	assert_int_equal(change_slice(&p->work, c), ERR_OK);
	assert_int_equal(store_save(&p->work, c, t, record, &saved), ERR_OK);
	assert_int_equal(change_slice_end(&p->work, c), ERR_OK);
	return saved;
}

static void
publish(struct place *p, struct change *c)
{
	assert_int_equal(change_publish(&p->work, c), ERR_OK);
}

static void
assert_name(struct place *p, const char *name)
{
	struct country c;

	assert_int_equal(country_find(&p->work, STR("jo"), &c), ERR_OK);
	assert_true(str_equal(c.name.in[LANG_AR], str_from(name)));
}

static void
what_is_pending_is_not_seen_until_it_is_published(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن"), c;
	struct change change;

	begin(p, &change);
	assert_int_equal(save(p, &change, &country_type, &one), SAVED_NEW);
	assert_int_equal(country_find(&p->work, STR("jo"), &c), ERR_NOT_FOUND);
	publish(p, &change);
	assert_name(p, "الأردن");

	one = jordan("المملكة الأردنية الهاشمية");
	begin(p, &change);
	assert_int_equal(save(p, &change, &country_type, &one), SAVED_VERSION);
	assert_name(p, "الأردن");
	publish(p, &change);
	assert_name(p, "المملكة الأردنية الهاشمية");
}

static void
what_is_undone_leaves_no_trace(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن"), other = jordan("غيره"), c;
	struct change change;
	int64_t id;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	publish(p, &change);
	begin(p, &change);
	save(p, &change, &country_type, &other);
	other.key = STR("tn");
	other.code = STR("TN");
	save(p, &change, &country_type, &other);
	assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	assert_name(p, "الأردن");
	assert_int_equal(country_find(&p->work, STR("tn"), &c), ERR_NOT_FOUND);
	assert_int_equal(store_id_of(&p->work, &country_type, STR("tn"), &id), ERR_OK);
	assert_int_equal(id, 0);
}

static void
what_a_crash_left_pending_is_undone_by_the_next_change(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن"), c;
	struct change crashed, change;

	begin(p, &crashed);
	save(p, &crashed, &country_type, &one);
	close(crashed.lock); /* as the system does when a process dies */
	begin(p, &change);
	assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	assert_int_equal(country_find(&p->work, STR("jo"), &c), ERR_NOT_FOUND);
	begin(p, &change);
	assert_int_equal(save(p, &change, &country_type, &one), SAVED_NEW);
	publish(p, &change);
	assert_name(p, "الأردن");
}

static void
only_one_change_is_pending_at_a_time(void **state)
{
	struct place *p = *state;
	struct change first, second;

	begin(p, &first);
	assert_int_equal(
	    change_begin(&p->work, p->address, "import", STR("test"), &second), ERR_BUSY);
	publish(p, &first);
	begin(p, &second);
	publish(p, &second);
}

static void
saving_the_same_again_changes_nothing(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change_note *notes;
	struct change change;
	size_t count;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	publish(p, &change);
	one = jordan("الأردن");
	begin(p, &change);
	assert_int_equal(save(p, &change, &country_type, &one), SAVED_NOTHING);
	assert_int_equal(one.version, 1);
	publish(p, &change);
	assert_int_equal(store_changes(&p->work, 10, &notes, &count), ERR_OK);
	assert_int_equal(count, 1); /* a change that changed nothing is not told */
}

static void
history_keeps_before_and_after(void **state)
{
	struct place *p = *state;
	const char *const names[] = { "أ", "ب", "ج" };
	struct version *versions;
	struct country c;
	size_t count;

	for (size_t i = 0; i < 3; i++) {
		struct change change;

		c = jordan(names[i]);
		begin(p, &change);
		save(p, &change, &country_type, &c);
		publish(p, &change);
	}
	assert_int_equal(store_history(&p->work, &country_type, c.id.n, &versions, &count), ERR_OK);
	assert_int_equal(count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct country *was = versions[i].record;

		assert_true(str_equal(was->name.in[LANG_AR], str_from(names[i])));
		assert_int_equal(was->version, i + 1);
	}
}

static struct plan
plan_of(struct country_id country, const char *key, const char *number)
{
	struct plan plan = { .key = str_from(key), .number = str_from(number), .country = country };

	memset(plan.missing, MISSING_UNKNOWN, sizeof(plan.missing));
	plan.missing[PLAN_COUNTRY] = plan.missing[PLAN_NUMBER] = MISSING_NOTHING;
	plan.missing[PLAN_TITLE] = MISSING_NOTHING;
	plan.title.in[LANG_EN] = STR("A plan");
	return plan;
}

static void
ways_back_come_in_the_order_people_count(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct plan ten, nine;
	struct plan_list list;
	struct change change;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	ten = plan_of(one.id, "jo-10", "10");
	nine = plan_of(one.id, "jo-9", "9");
	save(p, &change, &plan_type, &ten);
	save(p, &change, &plan_type, &nine);
	publish(p, &change);
	assert_int_equal(country_plans(&p->work, one.id, &list), ERR_OK);
	assert_int_equal(list.count, 2);
	assert_true(str_equal(list.at[0].key, STR("jo-9")));
	assert_true(str_equal(list.at[1].key, STR("jo-10")));
}

static void
keys_are_made_of_what_the_catalogue_says(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change change;
	struct plan plan;
	struct str key;
	bool made;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	plan = plan_of(one.id, "x", "4 A");
	assert_int_equal(store_make_key(&p->work, &plan_type, &plan, &key, &made), ERR_OK);
	assert_true(made && str_equal(key, STR("jo-4-a")));
	plan.number = STR("٣");
	assert_int_equal(store_make_key(&p->work, &plan_type, &plan, &key, &made), ERR_OK);
	assert_false(made);
	publish(p, &change);
	assert_true(key_is_valid(STR("jo-3-7")));
	assert_false(key_is_valid(STR("jo--3")) || key_is_valid(STR("-jo")) ||
	    key_is_valid(STR("jo-")) || key_is_valid(STR("JO")) || key_is_valid(STR("")));
}

static void
other_identifiers_lead_to_the_record_unless_they_are_shared(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct commitment c[2];
	struct change change;
	struct plan plan;
	struct str now;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	plan = plan_of(one.id, "jo-3", "3");
	save(p, &change, &plan_type, &plan);
	for (int i = 0; i < 2; i++) {
		c[i] = (struct commitment){ .plan = plan.id, .ogp_id = STR("JO0059") };
		memset(c[i].missing, MISSING_UNKNOWN, sizeof(c[i].missing));
		c[i].missing[COMMITMENT_PLAN] = c[i].missing[COMMITMENT_NUMBER] = MISSING_NOTHING;
		c[i].missing[COMMITMENT_TITLE] = c[i].missing[COMMITMENT_OGP_ID] = MISSING_NOTHING;
		c[i].title.in[LANG_EN] = STR("A commitment");
		c[i].number = i == 0 ? STR("1") : STR("2");
		c[i].key = i == 0 ? STR("jo-3-1") : STR("jo-3-2");
	}
	save(p, &change, &commitment_type, &c[0]);
	publish(p, &change);
	assert_true(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
	assert_true(str_equal(now, STR("jo-3-1")));
	begin(p, &change);
	save(p, &change, &commitment_type, &c[1]);
	publish(p, &change);
	assert_false(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
}

static void
files_are_kept_by_their_hash_and_served_only_when_named(void **state)
{
	/* printf abc | sha256sum */
	static const char abc[] =
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	struct place *p = *state;
	struct document d = { .key = STR("d"), .title.in[LANG_EN] = STR("A document") };
	struct change change;
	struct str type, bytes;

	memset(d.missing, MISSING_UNKNOWN, sizeof(d.missing));
	d.missing[DOCUMENT_TITLE] = d.missing[DOCUMENT_FILE] = MISSING_NOTHING;
	begin(p, &change);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	assert_int_equal(
	    store_keep(&p->work, STR("a.txt"), STR("text/plain"), STR("abc"), &d.file), ERR_OK);
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	assert_true(str_equal(d.file.hash, str_from(abc)));
	assert_int_equal(store_file(&p->work, str_from(abc), &type, &bytes), ERR_NOT_FOUND);
	save(p, &change, &document_type, &d);
	publish(p, &change);
	assert_int_equal(store_file(&p->work, str_from(abc), &type, &bytes), ERR_OK);
	assert_true(str_equal(bytes, STR("abc")) && str_equal(type, STR("text/plain")));
}

static void
an_address_that_is_no_observatory_is_refused_in_words(void **state)
{
	struct place *p = *state;
	struct work w = { .arena = p->arena };

	assert_int_equal(
	    store_open(p->arena, &w, STR("postgresql://localhost/x"), STORE_READ), ERR_INVALID);
	assert_non_null(strstr(w.fault.why, "PostgreSQL is not supported yet"));
	assert_int_equal(store_open(p->arena, &w, STR("/nowhere/o.db"), STORE_READ), ERR_NOT_FOUND);
	assert_non_null(strstr(w.fault.why, "marsad init"));
	assert_int_equal(store_create(p->arena, &w.fault, p->address), ERR_CONFLICT);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(what_is_pending_is_not_seen_until_it_is_published),
		TEST(what_is_undone_leaves_no_trace),
		TEST(what_a_crash_left_pending_is_undone_by_the_next_change),
		TEST(only_one_change_is_pending_at_a_time),
		TEST(saving_the_same_again_changes_nothing),
		TEST(history_keeps_before_and_after),
		TEST(ways_back_come_in_the_order_people_count),
		TEST(keys_are_made_of_what_the_catalogue_says),
		TEST(other_identifiers_lead_to_the_record_unless_they_are_shared),
		TEST(files_are_kept_by_their_hash_and_served_only_when_named),
		TEST(an_address_that_is_no_observatory_is_refused_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
