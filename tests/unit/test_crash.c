/*
 * Several processes on one observatory: one that is killed anywhere in an import, one that edits
 * while another imports, one that reads while another publishes. Each child opens it for itself.
 */
#include "place.h"

#include <signal.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "base/json.h"

enum { ROUNDS = 50, TAGS = 40, SLICES = 8, A_SLICE = 10 };

static struct tag
numbered(struct arena *a, int number, const char *name)
{
	struct buf key = buf_new(a, 20);

	buf_printf(&key, "t%d", number);
	return tag_of((struct str){ key.at, key.len }, str_from(name));
}

/* Everything that a reader can be told, as one text. */
static struct str
all_that_is_seen(struct place *p)
{
	struct buf out = buf_new(p->arena, 4 << 20);
	struct work *w = &p->work;
	struct change_note *notes;
	struct commitment_list commitments;
	struct store_moment moment;
	struct tag_list tags;
	struct str now;
	size_t count;

	assert_int_equal(store_snapshot(w), ERR_OK);
	assert_int_equal(tag_all(w, &tags), ERR_OK);
	for (size_t i = 0; i < tags.count; i++) {
		struct version *versions;

		assert_int_equal(store_json(w, &tag_type, &tags.at[i], &out), ERR_OK);
		assert_int_equal(
		    store_history(w, &tag_type, tags.at[i].id.n, &versions, &count), ERR_OK);
		json_integer(&out, (int64_t)count);
	}
	assert_int_equal(commitment_all(w, &commitments), ERR_OK);
	for (size_t i = 0; i < commitments.count; i++)
		assert_int_equal(store_json(w, &commitment_type, &commitments.at[i], &out), ERR_OK);
	if (store_moved(w, &commitment_type, STR("jo0059"), &now))
		buf_put(&out, now);
	assert_int_equal(store_changes(w, 1000, &notes, &count), ERR_OK);
	json_integer(&out, (int64_t)count);
	assert_int_equal(store_moment(w, &moment), ERR_OK);
	json_integer(&out, moment.latest);
	store_snapshot_end(w);
	assert_false(out.full);
	return (struct str){ out.at, out.len };
}

/* The child's own connection: one that was opened before a fork must not be used after it. */
static struct work
open_again(struct place *p, enum store_mode mode)
{
	struct arena *a = arena_new((size_t)256 << 20);
	struct work w = { .arena = a, .role = ROLE_EDITOR };

	if (store_open(a, &w, p->address, mode) != ERR_OK)
		_exit(2);
	return w;
}

/* Alters every tag, brings new ones, gives a commitment an identifier. */
static enum err
save_some(struct work *w, struct change *c, int slice, const char *name)
{
	enum saved saved;

	for (int i = 0; i < A_SLICE; i++) {
		struct tag tag = numbered(w->arena, slice * A_SLICE + i, name);

		TRY(store_save(w, c, &tag_type, &tag, &saved));
	}
	if (slice == 1) {
		struct commitment commitment;

		TRY(commitment_find(w, STR("jo-3-1"), &commitment));
		commitment.ogp_id = STR("JO0059");
		commitment.missing[COMMITMENT_OGP_ID] = MISSING_NOTHING;
		TRY(store_save(w, c, &commitment_type, &commitment, &saved));
	}
	return ERR_OK;
}

static enum err
import(struct work *w, struct str address, const char *name, bool publishes)
{
	struct change c;

	TRY(change_begin(w, address, "import", STR("test"), &c));
	for (int slice = 0; slice < SLICES; slice++) {
		TRY(change_slice(w, &c));
		TRY(save_some(w, &c, slice, name));
		TRY(change_slice_end(w, &c));
	}
	return publishes ? change_publish(w, &c) : change_undo(w, &c);
}

static void
bring_first(struct place *p)
{
	struct country one = jordan("الأردن");
	struct commitment commitment;
	struct change change;
	struct plan plan;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	plan = plan_of(one.id, "jo-3", "3");
	save(p, &change, &plan_type, &plan);
	commitment = commitment_of(plan.id, "jo-3-1", "1");
	save(p, &change, &commitment_type, &commitment);
	for (int i = 0; i < TAGS; i++) {
		struct tag tag = numbered(p->arena, i, "before");

		save(p, &change, &tag_type, &tag);
	}
	publish(p, &change);
}

/* Killed after so long; true when it had ended by itself. */
static bool
run_and_kill(struct place *p, bool publishes, unsigned microseconds)
{
	int ready[2], status;
	char sign;
	pid_t child;

	assert_int_equal(pipe(ready), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct work w = open_again(p, STORE_WRITE);

		if (write(ready[1], "!", 1) != 1)
			_exit(2);
		_exit(import(&w, p->address, "after", publishes) == ERR_OK ? 0 : 3);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &sign, 1), 1);
	close(ready[0]);
	usleep(microseconds);
	kill(child, SIGKILL);
	assert_true(waitpid(child, &status, 0) == child);
	if (WIFEXITED(status))
		assert_int_equal(WEXITSTATUS(status), 0);
	return WIFEXITED(status);
}

/* All that `import` brings is seen, with these words. */
static void
assert_whole(struct place *p, const char *name)
{
	struct tag_list tags;
	struct str now;

	assert_int_equal(tag_all(&p->work, &tags), ERR_OK);
	assert_int_equal(tags.count, SLICES * A_SLICE);
	for (size_t i = 0; i < tags.count; i++)
		assert_true(str_equal(tags.at[i].name.in[LANG_EN], str_from(name)));
	assert_true(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
}

static void
an_import_that_is_killed_was_never_there_or_is_there_whole(void **state)
{
	struct place *p = *state;
	unsigned whole = 40000, random = 2463534242u; /* xorshift32, Marsaglia 2003 */
	int killed = 0;

	store_close(&p->work); /* no connection lives across a fork */
	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(p->arena);
		bool publishes = round % 2 == 1, ended;
		struct str before, after;

		assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
		if (round == 0)
			bring_first(p);
		before = all_that_is_seen(p);
		store_close(&p->work);

		random ^= random << 13;
		random ^= random >> 17;
		random ^= random << 5;
		ended = run_and_kill(p, publishes, random % whole);
		killed += !ended;
		whole = ended ? whole : whole + whole / 20; /* reaches the end now and then */

		assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
		after = all_that_is_seen(p);
		if (!publishes)
			assert_true(str_equal(before, after));
		else if (!str_equal(before, after) || ended)
			assert_whole(p, "after");
		/* Whatever was left is undone, and the next import is as any other. */
		assert_int_equal(import(&p->work, p->address, "tried", false), ERR_OK);
		assert_true(str_equal(all_that_is_seen(p), after));
		if (publishes) {
			/* Other words, so that the next to publish alters all again. */
			assert_int_equal(import(&p->work, p->address, "again", true), ERR_OK);
			assert_whole(p, "again");
		}
		store_close(&p->work);
		arena_release(p->arena, mark);
	}
	assert_true(killed > ROUNDS / 4);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
}

/* A child that does as it is told, one sign at a time, and answers each when it is done. */
struct helper {
	int orders[2], answers[2];
	pid_t pid;
};

static void
helper_run(struct helper *h, struct place *p)
{
	struct work w = open_again(p, STORE_WRITE);
	struct change c = { .lock = -1 };
	enum err err = ERR_OK;
	int slice = 0;
	char order;

	while (err == ERR_OK && read(h->orders[0], &order, 1) == 1) {
		switch (order) {
		case 'b': err = change_begin(&w, p->address, "import", STR("test"), &c); break;
		case 's': err = change_slice(&w, &c); break;
		case 'w': err = save_some(&w, &c, slice++, "after"); break;
		case 'e': err = change_slice_end(&w, &c); break;
		default: err = change_publish(&w, &c); break;
		}
		if (err == ERR_OK && write(h->answers[1], "!", 1) != 1)
			err = ERR_SYSTEM;
	}
	_exit(err == ERR_OK ? 0 : 1);
}

static void
helper_begin(struct helper *h, struct place *p)
{
	assert_int_equal(pipe(h->orders), 0);
	assert_int_equal(pipe(h->answers), 0);
	h->pid = fork();
	assert_true(h->pid >= 0);
	if (h->pid == 0) {
		close(h->orders[1]);
		close(h->answers[0]);
		helper_run(h, p);
	}
	close(h->orders[0]);
	close(h->answers[1]);
}

static void
tell(struct helper *h, const char *orders)
{
	char sign;

	for (; *orders != '\0'; orders++) {
		assert_int_equal(write(h->orders[1], orders, 1), 1);
		assert_int_equal(read(h->answers[0], &sign, 1), 1);
	}
}

static void
helper_end(struct helper *h)
{
	int status;

	close(h->orders[1]);
	assert_true(waitpid(h->pid, &status, 0) == h->pid);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(h->answers[0]);
}

static void
an_editor_is_told_to_wait_while_an_import_is_pending(void **state)
{
	struct place *p = *state;
	struct tag tag = numbered(p->arena, 7, "edited");
	struct helper h;
	struct change c;
	struct tag read;
	int64_t began;

	bring_first(p);
	store_close(&p->work);
	helper_begin(&h, p);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	p->work.role = ROLE_ADMIN;
	tell(&h, "bswe");
	assert_int_equal(change_begin(&p->work, p->address, "edit", STR("an edit"), &c), ERR_BUSY);
	/* What is no change waits for no import, only for a slice. */
	assert_int_equal(store_set(&p->work, STR("name"), STR("x")), ERR_OK);
	tell(&h, "sw"); /* a slice is open: readers are not held up, and see nothing of it */
	began = clock_microseconds();
	assert_int_equal(tag_find(&p->work, STR("t7"), &read), ERR_OK);
	assert_true(clock_microseconds() - began < 1000000);
	assert_true(str_equal(read.name.in[LANG_EN], STR("before")));
	assert_int_equal(change_begin(&p->work, p->address, "edit", STR("an edit"), &c), ERR_BUSY);
	tell(&h, "ep");
	assert_int_equal(tag_find(&p->work, STR("t7"), &read), ERR_OK);
	assert_true(str_equal(read.name.in[LANG_EN], STR("after")));
	begin(p, &c);
	assert_int_equal(save(p, &c, &tag_type, &tag), SAVED_VERSION);
	publish(p, &c);
	assert_int_equal(tag_find(&p->work, STR("t7"), &read), ERR_OK);
	assert_int_equal(read.version, 3);
	helper_end(&h);
}

static void
numbers_are_given_once_however_many_write(void **state)
{
	struct place *p = *state;
	struct helper h;
	struct tag_list tags;
	struct change c;

	store_close(&p->work);
	helper_begin(&h, p);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_WRITE), ERR_OK);
	tell(&h, "bswesep");
	begin(p, &c);
	for (int i = 0; i < 5; i++) {
		struct tag tag = numbered(p->arena, 100 + i, "edited");

		save(p, &c, &tag_type, &tag);
	}
	publish(p, &c);
	assert_int_equal(tag_all(&p->work, &tags), ERR_OK);
	assert_int_equal(tags.count, A_SLICE + 5);
	for (size_t i = 1; i < tags.count; i++)
		assert_true(tags.at[i].id.n > tags.at[i - 1].id.n);
	helper_end(&h);
}

/* Sees all of a change or nothing of it, however often it looks. */
static void
a_reader_sees_an_import_at_once(void **state)
{
	struct place *p = *state;
	int64_t version, count = 0;
	bool flipped = false;
	struct helper h;

	bring_first(p);
	store_close(&p->work);
	helper_begin(&h, p);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_READ), ERR_OK);
	version = store_version(&p->work);
	tell(&h, "bswesweswesweswesweswe");
	assert_int_equal(write(h.orders[1], "p", 1), 1);
	for (int64_t began = clock_microseconds();
	     !flipped && clock_microseconds() - began < 10000000;) {
		struct tag old, new;
		enum err err;

		assert_int_equal(store_snapshot(&p->work), ERR_OK);
		assert_int_equal(store_count(&p->work, &tag_type, &count), ERR_OK);
		assert_int_equal(tag_find(&p->work, STR("t0"), &old), ERR_OK);
		err = tag_find(&p->work, STR("t69"), &new);
		store_snapshot_end(&p->work);
		flipped = count == 70;
		assert_int_equal(count, flipped ? 70 : TAGS);
		assert_int_equal(err, flipped ? ERR_OK : ERR_NOT_FOUND);
		assert_true(
		    str_equal(old.name.in[LANG_EN], flipped ? STR("after") : STR("before")));
	}
	assert_true(flipped && store_version(&p->work) != version);
	helper_end(&h);
}

static void
a_reader_cannot_write(void **state)
{
	struct place *p = *state;
	struct change c;

	store_close(&p->work);
	assert_int_equal(store_open(p->arena, &p->work, p->address, STORE_READ), ERR_OK);
	p->work.role = ROLE_ADMIN;
	assert_int_equal(store_set(&p->work, STR("name"), STR("x")), ERR_DATABASE);
	assert_int_equal(
	    change_begin(&p->work, p->address, "edit", STR("an edit"), &c), ERR_DATABASE);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_set_up, place_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(an_import_that_is_killed_was_never_there_or_is_there_whole),
		TEST(an_editor_is_told_to_wait_while_an_import_is_pending),
		TEST(numbers_are_given_once_however_many_write),
		TEST(a_reader_sees_an_import_at_once),
		TEST(a_reader_cannot_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
