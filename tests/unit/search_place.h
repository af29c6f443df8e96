/* An observatory for the tests of search: written by one connection, searched by another. */
#ifndef TESTS_SEARCH_PLACE_H
#define TESTS_SEARCH_PLACE_H

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "gen/typed.h"
#include "store/search.h"

struct place {
	char dir[64];
	struct arena *arena;
	struct str address;
	struct work work, reader;
	struct change change;
};

static inline int
set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	struct fault fault;
	char *path;

	assert_non_null(p);
	snprintf(p->dir, sizeof(p->dir), "/tmp/marsad-test-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	p->arena = p->work.arena = p->reader.arena = arena_new((size_t)512 << 20);
	p->work.role = ROLE_EDITOR;
	path = arena_take(p->arena, 100);
	snprintf(path, 100, "%s/o.db", p->dir);
	p->address = str_from(path);
	assert_int_equal(store_create(p->arena, &fault, p->address), ERR_OK);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	assert_int_equal(store_open(p->arena, &p->reader, p->address, STORE_READ), ERR_OK);
	*state = p;
	return 0;
}

static inline int
tear_down(void **state)
{
	static const char *const names[] = { "o.db", "o.db-wal", "o.db-shm", "o.db-import" };
	struct place *p = *state;
	char path[100];

	store_close(&p->reader);
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

static inline void
begin(struct place *p)
{
	assert_int_equal(
	    change_begin(&p->work, p->address, "import", STR("test"), &p->change), ERR_OK);
}

static inline void
publish(struct place *p)
{
	assert_int_equal(change_publish(&p->work, &p->change), ERR_OK);
}

static inline void
save(struct place *p, const struct type *t, void *record)
{
	enum saved saved;

	assert_int_equal(change_slice(&p->work, &p->change), ERR_OK);
	assert_int_equal(store_save(&p->work, &p->change, t, record, &saved), ERR_OK);
	assert_int_equal(change_slice_end(&p->work, &p->change), ERR_OK);
}

static inline int64_t
save_actor(struct place *p, const char *key, const char *name, const char *summary)
{
	struct actor a = { .key = arena_copy(p->arena, str_from(key)) };

	memset(a.missing, MISSING_UNKNOWN, sizeof(a.missing));
	a.missing[ACTOR_NAME] = MISSING_NOTHING;
	a.name.in[LANG_AR] = str_from(name);
	if (summary[0] != '\0') {
		a.missing[ACTOR_SUMMARY] = MISSING_NOTHING;
		a.summary.in[LANG_AR] = str_from(summary);
	}
	save(p, &actor_type, &a);
	return a.id.n;
}

static inline struct search_result
search_with(struct place *p, struct search_query q)
{
	struct search_result r;

	assert_int_equal(store_snapshot(&p->reader), ERR_OK);
	assert_int_equal(search_run(&p->reader, &q, &r), ERR_OK);
	store_snapshot_end(&p->reader);
	return r;
}

#define SEARCH_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
