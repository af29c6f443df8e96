/* A real SQLite file in a folder of its own: what tests of the store begin with. */
#ifndef TESTS_PLACE_H
#define TESTS_PLACE_H

#include "unit.h"

#include <dirent.h>
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

static inline struct str
place_path(struct place *p, const char *name)
{
	char *path = arena_take(p->arena, 100);

	snprintf(path, 100, "%s/%s", p->dir, name);
	return str_from(path);
}

static inline int
place_set_up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	struct fault fault;

	assert_non_null(p);
	snprintf(p->dir, sizeof(p->dir), "/tmp/marsad-test-XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	p->arena = p->work.arena = arena_new((size_t)256 << 20);
	p->work.role = ROLE_EDITOR;
	p->address = place_path(p, "o.db");
	assert_int_equal(store_create(p->arena, &fault, p->address), ERR_OK);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	*state = p;
	return 0;
}

static inline int
place_tear_down(void **state)
{
	struct place *p = *state;
	struct dirent *entry;
	DIR *dir;

	store_close(&p->work);
	dir = opendir(p->dir);
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
	rmdir(p->dir);
	arena_free(p->arena);
	free(p);
	return 0;
}

static inline void
begin(struct place *p, struct change *c)
{
	assert_int_equal(change_begin(&p->work, p->address, "import", STR("test"), c), ERR_OK);
}

static inline enum saved
save(struct place *p, struct change *c, const struct type *t, void *record)
{
	enum saved saved;

	assert_int_equal(change_slice(&p->work, c), ERR_OK);
	assert_int_equal(store_save(&p->work, c, t, record, &saved), ERR_OK);
	assert_int_equal(change_slice_end(&p->work, c), ERR_OK);
	return saved;
}

static inline void
publish(struct place *p, struct change *c)
{
	assert_int_equal(change_publish(&p->work, c), ERR_OK);
}

/* Nothing is set but what the caller sets: in `missing` too. */
static inline struct country
jordan(const char *name)
{
	struct country c = { .key = STR("jo"), .code = STR("JO") };

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COUNTRY_CODE] = c.missing[COUNTRY_NAME] = MISSING_NOTHING;
	c.name.in[LANG_AR] = str_from(name);
	return c;
}

static inline struct tag
tag_of(struct str key, struct str name)
{
	struct tag tag = { .key = key, .name.in[LANG_EN] = name };

	memset(tag.missing, MISSING_UNKNOWN, sizeof(tag.missing));
	tag.missing[TAG_NAME] = MISSING_NOTHING;
	return tag;
}

static inline struct plan
plan_of(struct country_id country, const char *key, const char *number)
{
	struct plan plan = { .key = str_from(key), .number = str_from(number), .country = country };

	memset(plan.missing, MISSING_UNKNOWN, sizeof(plan.missing));
	plan.missing[PLAN_COUNTRY] = plan.missing[PLAN_NUMBER] = MISSING_NOTHING;
	plan.missing[PLAN_TITLE] = MISSING_NOTHING;
	plan.title.in[LANG_EN] = STR("A plan");
	return plan;
}

static inline struct commitment
commitment_of(struct plan_id plan, const char *key, const char *number)
{
	struct commitment c = { .key = str_from(key), .number = str_from(number), .plan = plan };

	memset(c.missing, MISSING_UNKNOWN, sizeof(c.missing));
	c.missing[COMMITMENT_PLAN] = c.missing[COMMITMENT_NUMBER] = MISSING_NOTHING;
	c.missing[COMMITMENT_TITLE] = MISSING_NOTHING;
	c.title.in[LANG_EN] = STR("A commitment");
	return c;
}

#endif
