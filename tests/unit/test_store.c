/* The store on a real SQLite file: versions, changes, who may see what, records as others take
 * them. */
#include "place.h"

#include <jansson.h>

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
	c[0] = commitment_of(plan.id, "jo-3-1", "1");
	c[1] = commitment_of(plan.id, "jo-3-2", "2");
	for (int i = 0; i < 2; i++) {
		c[i].ogp_id = STR("JO0059");
		c[i].missing[COMMITMENT_OGP_ID] = MISSING_NOTHING;
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

/* A published country, plan and commitment; the commitment has no identifier elsewhere. */
static void
bring_commitment(struct place *p, struct plan *plan, struct commitment *c)
{
	struct country one = jordan("الأردن");
	struct change change;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	*plan = plan_of(one.id, "jo-3", "3");
	save(p, &change, &plan_type, plan);
	*c = commitment_of(plan->id, "jo-3-1", "1");
	save(p, &change, &commitment_type, c);
	publish(p, &change);
}

static void
a_pending_identifier_leads_nowhere_and_an_undone_one_is_forgotten(void **state)
{
	struct place *p = *state;
	struct commitment c, other;
	struct change change;
	struct plan plan;
	struct str now;

	bring_commitment(p, &plan, &c);
	c.ogp_id = STR("JO0059");
	c.missing[COMMITMENT_OGP_ID] = MISSING_NOTHING;
	for (int round = 0; round < 2; round++) {
		begin(p, &change);
		assert_int_equal(save(p, &change, &commitment_type, &c), SAVED_VERSION);
		assert_false(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
		assert_int_equal(change_undo(&p->work, &change), ERR_OK);
		assert_false(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
	}
	begin(p, &change);
	save(p, &change, &commitment_type, &c);
	publish(p, &change);
	assert_true(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));

	/* One that is pending does not make it ambiguous. */
	other = commitment_of(plan.id, "jo-3-2", "2");
	other.ogp_id = STR("JO0059");
	other.missing[COMMITMENT_OGP_ID] = MISSING_NOTHING;
	begin(p, &change);
	save(p, &change, &commitment_type, &other);
	assert_true(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
	/* ... and its key in capitals leads nowhere before it is published. */
	assert_false(store_moved(&p->work, &commitment_type, STR("JO-3-2"), &now));
	assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	assert_true(store_moved(&p->work, &commitment_type, STR("jo0059"), &now));
}

static void
a_key_in_capitals_leads_to_what_can_be_seen(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change change;
	struct str now;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	assert_false(store_moved(&p->work, &country_type, STR("JO"), &now));
	publish(p, &change);
	assert_true(store_moved(&p->work, &country_type, STR("JO"), &now));
	assert_true(str_equal(now, STR("jo")));
	assert_false(store_moved(&p->work, &country_type, STR("jo"), &now));
}

static void
nothing_is_told_of_a_change_before_it_is_published(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change_note *notes;
	struct brought *brought;
	struct version *versions;
	struct change change;
	int64_t records;
	size_t count;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	assert_int_equal(store_brought(&p->work, change.id, 10, &brought, &count), ERR_NOT_FOUND);
	assert_int_equal(store_changes(&p->work, 10, &notes, &count), ERR_OK);
	assert_int_equal(count, 0);
	assert_int_equal(
	    store_history(&p->work, &country_type, one.id.n, &versions, &count), ERR_OK);
	assert_int_equal(count, 0);
	assert_int_equal(store_count(&p->work, &country_type, &records), ERR_OK);
	assert_int_equal(records, 0);
	publish(p, &change);
	assert_int_equal(store_brought(&p->work, change.id, 10, &brought, &count), ERR_OK);
	assert_int_equal(count, 1);
	assert_true(str_equal(brought[0].label.key, STR("jo")) && brought[0].version == 1);
}

static void
each_change_is_told_what_it_brought_and_nothing_else(void **state)
{
	struct place *p = *state;
	struct change changes[3];
	struct brought *brought;
	size_t count;

	for (int i = 0; i < 3; i++) {
		struct country one = jordan(i == 0 ? "أ" : i == 1 ? "ب" : "ج");
		struct tag tag = tag_of(STR("t"), STR("A tag"));

		begin(p, &changes[i]);
		save(p, &changes[i], &country_type, &one);
		save(p, &changes[i], &tag_type, &tag);
		publish(p, &changes[i]);
	}
	for (int i = 0; i < 3; i++) {
		assert_int_equal(
		    store_brought(&p->work, changes[i].id, 10, &brought, &count), ERR_OK);
		assert_int_equal(count, i == 0 ? 2 : 1);
		for (size_t b = 0; b < count; b++)
			assert_int_equal(brought[b].version, i + 1);
	}
}

static void
what_was_published_is_undone_no_more(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change change;

	begin(p, &change);
	save(p, &change, &country_type, &one);
	publish(p, &change);
	assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	assert_name(p, "الأردن");
}

static void
a_change_that_lost_its_place_writes_no_more_and_publishes_nothing(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن"), c;
	struct change lost, change;

	begin(p, &lost);
	save(p, &lost, &country_type, &one);
	close(lost.lock); /* as if it had been taken for dead */
	lost.lock = -1;
	begin(p, &change);
	one = jordan("غيره");
	save(p, &change, &country_type, &one);
	assert_int_equal(change_slice(&p->work, &lost), ERR_CONFLICT);
	assert_int_equal(change_publish(&p->work, &lost), ERR_CONFLICT);
	assert_int_equal(change_undo(&p->work, &lost), ERR_OK);
	assert_int_equal(country_find(&p->work, STR("jo"), &c), ERR_NOT_FOUND);
	publish(p, &change);
	assert_name(p, "غيره");
}

static void
two_names_of_one_file_have_one_lock(void **state)
{
	struct place *p = *state;
	struct str other = place_path(p, "other.db");
	struct change change, second;

	assert_int_equal(symlink(p->address.at, other.at), 0);
	begin(p, &change);
	assert_int_equal(change_begin(&p->work, other, "import", STR("test"), &second), ERR_BUSY);
	publish(p, &change);
}

static void
undoing_takes_as_many_slices_as_it_needs(void **state)
{
	enum { MANY = 700 };
	struct place *p = *state;
	struct change change;
	struct version *versions;
	struct tag tag;
	enum saved saved;
	size_t count;
	int64_t id = 0;

	for (int round = 0; round < 2; round++) {
		begin(p, &change);
		assert_int_equal(change_slice(&p->work, &change), ERR_OK);
		for (int i = 0; i < MANY * (round + 1); i++) {
			struct buf key = buf_new(p->arena, 20);

			buf_printf(&key, "t%d", i);
			tag = tag_of((struct str){ key.at, key.len },
			    round == 0 ? STR("before") : STR("after"));
			assert_int_equal(
			    store_save(&p->work, &change, &tag_type, &tag, &saved), ERR_OK);
		}
		assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
		if (round == 0)
			publish(p, &change);
		else
			assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	}
	assert_int_equal(store_count(&p->work, &tag_type, &id), ERR_OK);
	assert_int_equal(id, MANY);
	for (int i = 0; i < MANY; i++) {
		struct buf key = buf_new(p->arena, 20);

		buf_printf(&key, "t%d", i);
		assert_int_equal(tag_find(&p->work, (struct str){ key.at, key.len }, &tag), ERR_OK);
		assert_true(str_equal(tag.name.in[LANG_EN], STR("before")));
		assert_int_equal(
		    store_history(&p->work, &tag_type, tag.id.n, &versions, &count), ERR_OK);
		assert_int_equal(count, 1);
		/* It is the latest again: the same once more is nothing new. */
		if (i == 0) {
			begin(p, &change);
			assert_int_equal(save(p, &change, &tag_type, &tag), SAVED_NOTHING);
			publish(p, &change);
		}
	}
}

static enum err
no_call(void *state, const void *record)
{
	(void)state, (void)record;
	fail();
	return ERR_OK;
}

/* The same type as if the catalogue said `read admin`. */
static void
what_a_role_may_not_read_is_as_if_it_were_not_there(void **state)
{
	struct place *p = *state;
	struct type hidden = plan_type;
	struct work *w = &p->work;
	struct commitment c;
	struct version *versions;
	struct label label;
	struct plan plan;
	struct str now;
	size_t count;
	int64_t n;
	void *at;

	bring_commitment(p, &plan, &c);
	hidden.read = ROLE_ADMIN;
	assert_int_equal(store_load(w, &hidden, plan.id.n, &plan), ERR_NOT_FOUND);
	assert_int_equal(store_find(w, &hidden, STR("jo-3"), &plan), ERR_NOT_FOUND);
	assert_int_equal(store_all(w, &hidden, &at, &count), ERR_NOT_FOUND);
	assert_int_equal(store_reverse(w, &hidden, PLAN_COUNTRY, 1, &at, &count), ERR_NOT_FOUND);
	assert_int_equal(store_each(w, &hidden, no_call, NULL), ERR_NOT_FOUND);
	assert_int_equal(store_count(w, &hidden, &n), ERR_NOT_FOUND);
	assert_int_equal(store_label(w, &hidden, c.plan.n, &label), ERR_NOT_FOUND);
	assert_int_equal(store_history(w, &hidden, c.plan.n, &versions, &count), ERR_NOT_FOUND);
	assert_false(store_moved(w, &hidden, STR("JO-3"), &now));
	w->role = ROLE_ADMIN;
	assert_int_equal(store_find(w, &hidden, STR("jo-3"), &plan), ERR_OK);
	assert_true(store_moved(w, &hidden, STR("JO-3"), &now));
}

static void
what_a_role_may_not_write_is_refused(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct change change;
	struct file_ref file;
	enum saved saved;

	assert_int_equal(store_set(&p->work, STR("name"), STR("x")), ERR_DENIED);
	begin(p, &change);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	p->work.role = ROLE_PUBLIC;
	assert_int_equal(store_save(&p->work, &change, &country_type, &one, &saved), ERR_DENIED);
	assert_int_equal(
	    store_keep(&p->work, STR("a"), STR("text/plain"), STR("a"), &file), ERR_DENIED);
	assert_int_equal(change_undo(&p->work, &change), ERR_OK);
	p->work.role = ROLE_ADMIN;
	assert_int_equal(store_set(&p->work, STR("name"), STR("x")), ERR_OK);
}

static json_t *
json_of(struct place *p, const struct type *t, const void *record)
{
	struct buf out = buf_new(p->arena, VALUE_MAX);
	json_error_t error;
	json_t *json;

	assert_int_equal(store_json(&p->work, t, record, &out), ERR_OK);
	json = json_loadb(out.at, out.len, JSON_REJECT_DUPLICATES, &error);
	if (json == NULL)
		fail_msg("%s: %.*s", error.text, (int)out.len, out.at);
	return json;
}

static void
assert_json_text(const json_t *json, const char *name, const char *text)
{
	const char *said = json_string_value(json_object_get(json, name));

	if (said == NULL || strcmp(said, text) != 0)
		fail_msg("%s is %s, not %s", name, said == NULL ? "no text" : said, text);
}

static void
a_record_is_one_json_object_with_what_is_missing_and_why(void **state)
{
	struct place *p = *state;
	struct commitment c;
	struct plan plan;
	json_t *json, *missing;
	size_t fields;

	bring_commitment(p, &plan, &c);
	c.due = date("2021-03");
	c.missing[COMMITMENT_DUE] = MISSING_NOTHING;
	c.missing[COMMITMENT_OGP_ID] = MISSING_NOT_APPLICABLE;
	json = json_of(p, &commitment_type, &c);
	missing = json_object_get(json, "missing");
	assert_json_text(json, "type", "commitment");
	assert_json_text(json, "key", "jo-3-1");
	assert_json_text(json, "plan", "jo-3");
	assert_json_text(json, "due", "2021-03");
	assert_int_equal(json_integer_value(json_object_get(json, "version")), 1);
	assert_json_text(json_object_get(json, "title"), "en", "A commitment");
	assert_json_text(missing, "ogp_id", "not_applicable");
	assert_json_text(missing, "state", "unknown");
	fields = json_object_size(json) - 4 + json_object_size(missing);
	assert_int_equal(fields, commitment_type.nfields);
	json_decref(json);
}

static void
a_target_that_cannot_be_seen_does_not_hide_what_names_it(void **state)
{
	struct place *p = *state;
	struct country one = jordan("الأردن");
	struct buf text = buf_new(p->arena, 100);
	int64_t ids[3];
	struct story story = { .key = STR("s"), .title.in[LANG_EN] = STR("A story") };
	struct commitment c;
	struct plan plan;
	json_t *json;

	bring_commitment(p, &plan, &c);
	ids[0] = ids[2] = 999999;
	ids[1] = c.id.n;
	memset(story.missing, MISSING_UNKNOWN, sizeof(story.missing));
	story.missing[STORY_TITLE] = story.missing[STORY_COUNTRY] = MISSING_NOTHING;
	story.missing[STORY_COMMITMENTS] = MISSING_NOTHING;
	story.country.n = one.id.n = 999999;
	story.commitments = (struct refs){ ids, 3 };
	json = json_of(p, &story_type, &story);
	assert_true(json_is_null(json_object_get(json, "country")));
	assert_int_equal(json_array_size(json_object_get(json, "commitments")), 1);
	json_decref(json);
	assert_int_equal(
	    store_text(&p->work, &story_type, STORY_COMMITMENTS, LANG_AR, &story, &text), ERR_OK);
	assert_true(str_equal((struct str){ text.at, text.len }, STR("jo-3-1")));
}

static void
a_list_is_whole_or_an_error(void **state)
{
	struct place *p = *state;
	struct change change;
	struct tag_list list;

	begin(p, &change);
	assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	for (int i = 0; i <= STORE_LIST_MAX; i++) {
		struct arena_mark mark = arena_mark(p->arena);
		struct buf key = buf_new(p->arena, 20);
		enum saved saved;
		struct tag tag;

		buf_printf(&key, "t%d", i);
		tag = tag_of((struct str){ key.at, key.len }, STR("A tag"));
		assert_int_equal(store_save(&p->work, &change, &tag_type, &tag, &saved), ERR_OK);
		arena_release(p->arena, mark);
		if (i + 1 != STORE_LIST_MAX)
			continue;
		assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
		publish(p, &change);
		assert_int_equal(tag_all(&p->work, &list), ERR_OK);
		assert_int_equal(list.count, STORE_LIST_MAX);
		begin(p, &change);
		assert_int_equal(change_slice(&p->work, &change), ERR_OK);
	}
	assert_int_equal(change_slice_end(&p->work, &change), ERR_OK);
	publish(p, &change);
	assert_int_equal(tag_all(&p->work, &list), ERR_TOO_BIG);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_set_up, place_tear_down)
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
		TEST(a_pending_identifier_leads_nowhere_and_an_undone_one_is_forgotten),
		TEST(a_key_in_capitals_leads_to_what_can_be_seen),
		TEST(nothing_is_told_of_a_change_before_it_is_published),
		TEST(each_change_is_told_what_it_brought_and_nothing_else),
		TEST(what_was_published_is_undone_no_more),
		TEST(a_change_that_lost_its_place_writes_no_more_and_publishes_nothing),
		TEST(two_names_of_one_file_have_one_lock),
		TEST(undoing_takes_as_many_slices_as_it_needs),
		TEST(what_a_role_may_not_read_is_as_if_it_were_not_there),
		TEST(what_a_role_may_not_write_is_refused),
		TEST(a_record_is_one_json_object_with_what_is_missing_and_why),
		TEST(a_target_that_cannot_be_seen_does_not_hide_what_names_it),
		TEST(a_list_is_whole_or_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
