/*
 * The facets against brute force: random records, random questions, and a slow and obvious answer
 * to each beside the fast one.
 */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digits.h"
#include "gen/typed.h"
#include "store/facets.h"

enum { PLANS = 9, COUNTRIES = 3, TAGS = 70, COMMITMENTS = 700, ROUNDS = 60 };

struct place {
	char dir[64];
	struct arena *arena;
	struct str address;
	struct work work;
	struct facets *facets;
	int64_t countries[COUNTRIES], plans[PLANS], tags[TAGS];
	uint64_t dice;
};

/* Even and odd years, or none: stands for whatever the pages compute. */
static int64_t
parity(const void *record, struct date today)
{
	const struct commitment *c = record;

	(void)today;
	return date_is_set(c->due) ? 1 + c->due.year % 2 : 0;
}

static int64_t
is_past(const void *record, struct date today)
{
	const struct commitment *c = record;

	if (!date_is_set(c->due))
		return -MISSING_UNKNOWN;
	return date_is_after(today, c->due) ? 1 : 2;
}

static const struct facet_more more[] = {
	{ &commitment_type,
	    { .name = "country",
		.label = "Country",
		.target = &country_type,
		.path = { COMMITMENT_PLAN, PLAN_COUNTRY, -1 } } },
	{ &commitment_type, { .name = "parity", .label = "Parity", .compute = parity } },
	{ &commitment_type, { .name = "past", .label = "Past", .compute = is_past } },
};

/* xorshift64*: the same every time. */
static unsigned throw(struct place * p, unsigned sides)
{
	p->dice ^= p->dice >> 12;
	p->dice ^= p->dice << 25;
	p->dice ^= p->dice >> 27;
	return (unsigned)((p->dice * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

static struct str
key_of(struct place *p, const char *kind, int n)
{
	char *key = arena_take(p->arena, 40);

	snprintf(key, 40, "%s-%d", kind, n);
	return str_from(key);
}

static void
save(struct place *p, struct change *c, const struct type *t, void *record)
{
	enum saved saved;

	assert_int_equal(store_save(&p->work, c, t, record, &saved), ERR_OK);
}

static void
save_commitment(struct place *p, struct change *change, int n)
{
	struct commitment c = { .key = key_of(p, "c", n), .number = STR("1") };
	int64_t *tags = arena_take(p->arena, 3 * sizeof(*tags));

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COMMITMENT_PLAN] = c.missing[COMMITMENT_NUMBER] = 0;
	c.missing[COMMITMENT_TITLE] = 0;
	c.plan.n = p->plans[throw(p, PLANS)];
	c.title.in[LANG_EN] = key_of(p, "title", (int) throw(p, 1000));
	if (throw(p, 3) > 0) {
		c.due = (struct date){ (short)(2010 + throw(p, 16)),
			(signed char)(1 + throw(p, 12)), 0 };
		c.missing[COMMITMENT_DUE] = 0;
	}
	c.state = (enum delivery) throw(p, 5);
	c.missing[COMMITMENT_STATE] = c.state == DELIVERY_NONE ? MISSING_NOT_APPLICABLE : 0;
	c.ogp_values.bits = (uint64_t) throw(p, 16) << 1;
	c.missing[COMMITMENT_OGP_VALUES] = c.ogp_values.bits == 0 ? MISSING_NO_EVIDENCE : 0;
	c.tags = (struct refs){ tags, throw(p, 3) };
	for (size_t i = 0; i < c.tags.count; i++)
		tags[i] = p->tags[throw(p, TAGS)];
	c.missing[COMMITMENT_TAGS] = c.tags.count == 0 ? MISSING_UNKNOWN : 0;
	save(p, change, &commitment_type, &c);
}

static void
fill(struct place *p)
{
	struct change change;

	assert_int_equal(
	    change_begin(&p->work, p->address, "import", STR("test"), &change), ERR_OK);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	for (int i = 0; i < COUNTRIES; i++) {
		struct country c = { .key = key_of(p, "co", i), .code = STR("XX") };

		memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
		c.missing[COUNTRY_CODE] = c.missing[COUNTRY_NAME] = 0;
		c.name.in[LANG_EN] = c.key;
		save(p, &change, &country_type, &c);
		p->countries[i] = c.id.n;
	}
	for (int i = 0; i < PLANS; i++) {
		struct plan c = { .key = key_of(p, "p", i), .number = STR("1") };

		memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
		c.missing[PLAN_NUMBER] = c.missing[PLAN_TITLE] = 0;
		c.title.in[LANG_EN] = c.key;
		if (i > 0) { /* the first has no country */
			c.country.n = p->countries[i % COUNTRIES];
			c.missing[PLAN_COUNTRY] = 0;
		}
		save(p, &change, &plan_type, &c);
		p->plans[i] = c.id.n;
	}
	for (int i = 0; i < TAGS; i++) {
		struct tag c = { .key = key_of(p, "t", i) };

		memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
		c.missing[TAG_NAME] = 0;
		c.name.in[LANG_EN] = c.key;
		save(p, &change, &tag_type, &c);
		p->tags[i] = c.id.n;
	}
	for (int i = 0; i < COMMITMENTS; i++)
		save_commitment(p, &change, i);
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	assert_int_equal(change_publish(&p->work, &change), ERR_OK);
}

static int
set_up(void **state)
{
	static const char dir[] = "/tmp/marsad-test-XXXXXX";
	struct place *p = calloc(1, sizeof(*p));
	struct fault fault;
	char *path;

	assert_non_null(p);
	memcpy(p->dir, dir, sizeof(dir));
	assert_non_null(mkdtemp(p->dir));
	p->arena = p->work.arena = arena_new((size_t)256 << 20);
	p->work.role = ROLE_EDITOR;
	p->work.today = date("2021-03-31");
	p->dice = 20211206;
	path = arena_take(p->arena, 100);
	snprintf(path, 100, "%s/o.db", p->dir);
	p->address = str_from(path);
	assert_int_equal(store_create(p->arena, &fault, p->address), ERR_OK);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	p->facets = facets_open(more, sizeof(more) / sizeof(more[0]));
	*state = p;
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const names[] = { "o.db", "o.db-wal", "o.db-shm", "o.db-import" };
	struct place *p = *state;
	char path[100];

	facets_close(p->facets);
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

/* ---- The slow and obvious answer ---- */

static bool
refs_have(struct refs refs, int64_t id)
{
	for (size_t i = 0; i < refs.count; i++) {
		if (refs.at[i] == id)
			return true;
	}
	return false;
}

static bool
has_value(struct place *p, const struct commitment *c, const char *facet, int64_t value)
{
	enum missing why = MISSING_NOTHING;
	struct plan plan;
	size_t field = type_field(&commitment_type, str_from(facet));

	if (strcmp(facet, "parity") == 0)
		return parity(c, p->work.today) == value;
	if (strcmp(facet, "past") == 0)
		return is_past(c, p->work.today) == value;
	if (strcmp(facet, "country") == 0) {
		assert_int_equal(plan_load(&p->work, c->plan, &plan), ERR_OK);
		return (plan.country.n == 0 ? -MISSING_UNKNOWN : plan.country.n) == value;
	}
	if (!field_is_set(&commitment_type, field, c, &why))
		return value == -(int64_t)why;
	switch (field) {
	case COMMITMENT_PLAN: return c->plan.n == value;
	case COMMITMENT_STATE: return (int64_t)c->state == value;
	case COMMITMENT_CHALLENGE: return (int64_t)c->challenge == value;
	case COMMITMENT_OGP_VALUES: return value > 0 && set_has(c->ogp_values, (unsigned)value);
	case COMMITMENT_LEADS: return refs_have(c->leads, value);
	case COMMITMENT_TAGS: return refs_have(c->tags, value);
	}
	fail_msg("a facet that this test does not know: %s", facet);
	return false;
}

static bool
let_through(struct place *p, const struct facet_index *index, const struct facet_query *q,
    const struct commitment *c, size_t without)
{
	bool within = !q->is_within;

	for (size_t i = 0; i < q->nwithin; i++)
		within |= q->within[i] == c->id.n;
	for (size_t f = 0; within && f < facets_count(index); f++) {
		bool any = false, has = false;

		for (size_t i = 0; f != without && i < q->nchosen; i++) {
			if (q->chosen[i].facet == f) {
				any = true;
				has |= has_value(
				    p, c, facets_at(index, f)->name, q->chosen[i].value);
			}
		}
		within = !any || has;
	}
	return within;
}

static void
assert_as_counted(struct place *p, const struct facet_index *index, const struct facet_query *q,
    const struct facet_result *r, const struct commitment_list *all)
{
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++)
		count += let_through(p, index, q, &all->at[i], SIZE_MAX);
	assert_int_equal(r->count, count);
	assert_int_equal(r->whole, all->count);
	for (size_t f = 0; f < facets_count(index); f++) {
		for (size_t v = 0; v < r->nvalues[f]; v++) {
			count = 0;
			for (size_t i = 0; i < all->count; i++)
				count += let_through(p, index, q, &all->at[i], f) &&
				    has_value(p, &all->at[i], facets_at(index, f)->name,
					r->values[f][v].value);
			assert_int_equal(r->values[f][v].count, count);
		}
	}
}

/* ---- Tests ---- */

static void
random_questions_are_answered_as_brute_force_does(void **state)
{
	struct place *p = *state;
	struct facet_index *index;
	struct commitment_list all;
	int64_t within[200];

	fill(p);
	assert_int_equal(facets_of(p->facets, &p->work, &commitment_type, &index), ERR_OK);
	assert_int_equal(commitment_all(&p->work, &all), ERR_OK);
	assert_int_equal(facets_whole(index), COMMITMENTS);
	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(p->arena);
		struct facet_chosen chosen[8];
		struct facet_query q = { .chosen = chosen, .nchosen = throw(p, 6) }, none = { 0 };
		struct facet_result r;

		facets_select(p->arena, index, &none, &r);
		for (size_t i = 0; i < q.nchosen; i++) {
			size_t f;

			do
				f = throw(p, (unsigned)facets_count(index));
			while (r.nvalues[f] == 0);
			chosen[i] = (struct facet_chosen){ f,
				r.values[f][throw(p, (unsigned)r.nvalues[f])].value };
		}
		if (round % 4 == 0) {
			q.is_within = true;
			q.within = within;
			q.nwithin = throw(p, 200);
			for (size_t i = 0; i < q.nwithin; i++)
				within[i] = all.at[throw(p, COMMITMENTS)].id.n;
		}
		facets_select(p->arena, index, &q, &r);
		assert_as_counted(p, index, &q, &r, &all);
		arena_release(p->arena, mark);
	}
}

static void
pages_follow_one_another_and_hold_every_record_once(void **state)
{
	static const enum facet_order orders[] = { ORDER_CHANGED, ORDER_NEWEST, ORDER_OLDEST,
		ORDER_KEY, ORDER_CAPTION };
	struct place *p = *state;
	struct facet_query q = { 0 };
	struct facet_index *index;
	struct facet_result r;
	int64_t page[25];
	struct commitment c;

	fill(p);
	assert_int_equal(facets_of(p->facets, &p->work, &commitment_type, &index), ERR_OK);
	facets_select(p->arena, index, &q, &r);
	for (size_t o = 0; o < sizeof(orders) / sizeof(orders[0]); o++) {
		bool seen[COMMITMENTS] = { false };
		struct date before = { 0, 0, 0 };
		size_t total = 0, n;
		int64_t number, last = -1;

		do {
			assert_int_equal(facets_page(&p->work, index, &r, orders[o], LANG_EN, total,
					     25, page, &n),
			    ERR_OK);
			for (size_t i = 0; i < n; i++) {
				assert_int_equal(commitment_load(&p->work,
						     (struct commitment_id){ page[i] }, &c),
				    ERR_OK);
				assert_true(digits_parse(str_skip(c.key, 2), &number));
				assert_false(seen[number]);
				seen[number] = true;
				if (orders[o] == ORDER_KEY)
					assert_true(number > last);
				if (orders[o] == ORDER_CHANGED)
					assert_true(last == -1 || number < last);
				last = number;
				if (orders[o] == ORDER_NEWEST && date_is_set(before) &&
				    date_is_set(c.due))
					assert_true(date_days_between(date_last_day(before),
							date_last_day(c.due)) <= 0);
				if (orders[o] == ORDER_NEWEST && total > 0)
					assert_true(date_is_set(before) || !date_is_set(c.due));
				before = c.due;
			}
			total += n;
		} while (n > 0);
		assert_int_equal(total, COMMITMENTS);
	}
}

static size_t
count_of(struct place *p, const char *facet, int64_t value)
{
	struct facet_query q = { 0 };
	struct facet_index *index;
	struct facet_result r;

	assert_int_equal(facets_of(p->facets, &p->work, &commitment_type, &index), ERR_OK);
	facets_select(p->arena, index, &q, &r);
	for (size_t f = 0; f < facets_count(index); f++) {
		for (size_t v = 0;
		     strcmp(facets_at(index, f)->name, facet) == 0 && v < r.nvalues[f]; v++) {
			if (r.values[f][v].value == value)
				return r.values[f][v].count;
		}
	}
	return 0;
}

static void
what_changes_is_counted_anew(void **state)
{
	struct place *p = *state;
	struct commitment c;
	struct change change;
	struct plan plan;
	size_t before, withdrawn;

	fill(p);
	assert_int_equal(commitment_find(&p->work, STR("c-7"), &c), ERR_OK);
	withdrawn = count_of(p, "state", DELIVERY_WITHDRAWN);
	before = count_of(p, "country", -MISSING_UNKNOWN);

	assert_int_equal(change_begin(&p->work, p->address, "edit", STR("test"), &change), ERR_OK);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	c.missing[COMMITMENT_STATE] = 0;
	withdrawn += c.state != DELIVERY_WITHDRAWN;
	c.state = DELIVERY_WITHDRAWN;
	save(p, &change, &commitment_type, &c);
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	assert_int_equal(change_publish(&p->work, &change), ERR_OK);
	assert_int_equal(count_of(p, "state", DELIVERY_WITHDRAWN), withdrawn);

	/* A plan is moved to another country, and its commitments with it. */
	assert_int_equal(plan_find(&p->work, STR("p-0"), &plan), ERR_OK);
	plan.country.n = p->countries[0];
	plan.missing[PLAN_COUNTRY] = 0;
	assert_int_equal(change_begin(&p->work, p->address, "edit", STR("test"), &change), ERR_OK);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	save(p, &change, &plan_type, &plan);
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	assert_int_equal(change_publish(&p->work, &change), ERR_OK);
	assert_true(before > 0);
	assert_int_equal(count_of(p, "country", -MISSING_UNKNOWN), 0);
}

static void
when_the_day_turns_what_depends_on_it_is_counted_anew(void **state)
{
	struct place *p = *state;
	size_t before;

	fill(p);
	before = count_of(p, "past", 1);
	p->work.today = date("2030-01-01");
	assert_true(count_of(p, "past", 1) > before);
	assert_int_equal(count_of(p, "past", 2), 0);
}

static void
an_empty_type_has_an_empty_index(void **state)
{
	struct place *p = *state;
	struct facet_query q = { .is_within = true, .within = &(int64_t){ 5 }, .nwithin = 1 };
	struct facet_index *index;
	struct facet_result r;
	int64_t ids[2];
	size_t n;

	assert_int_equal(facets_of(p->facets, &p->work, &commitment_type, &index), ERR_OK);
	facets_select(p->arena, index, &q, &r);
	assert_int_equal(r.count, 0);
	assert_int_equal(
	    facets_page(&p->work, index, &r, ORDER_CAPTION, LANG_AR, 0, 2, ids, &n), ERR_OK);
	assert_int_equal(n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    random_questions_are_answered_as_brute_force_does, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    pages_follow_one_another_and_hold_every_record_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_changes_is_counted_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    when_the_day_turns_what_depends_on_it_is_counted_anew, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    an_empty_type_has_an_empty_index, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
