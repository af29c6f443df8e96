/*
 * GET /about -- what this is, and how it counts.
 * GET /data  -- the downloads, and what their columns mean, as the catalogue has it.
 */
#include "web/web.h"

enum { CHOICES_MAX = 64 };

static struct str
path_of(struct request *rq, const struct type *t, const char *extension)
{
	struct buf b = buf_new(rq->work.arena, 200);

	buf_printf(&b, "/%s%s", t->path, extension);
	return address_at(rq, (struct str){ b.at, b.len });
}

/* What a field holds, in a word. */
static const char *
kind_word(const struct kind *kind)
{
	static const struct {
		const struct kind *kind;
		const char *word;
	} words[] = {
		{ &kind_any, MESSAGE("any record, by key") },
		{ &kind_date, MESSAGE("date: a year, a month or a day") },
		{ &kind_decimal, MESSAGE("number") },
		{ &kind_email, MESSAGE("e-mail address") },
		{ &kind_enum, MESSAGE("one choice") },
		{ &kind_file, MESSAGE("file") },
		{ &kind_i18n, MESSAGE("text, a column for each language") },
		{ &kind_integer, MESSAGE("whole number") },
		{ &kind_language, MESSAGE("language code") },
		{ &kind_money, MESSAGE("amount with currency") },
		{ &kind_period, MESSAGE("period: from and to") },
		{ &kind_ref, MESSAGE("a record, by key:") },
		{ &kind_refs, MESSAGE("records, by key:") },
		{ &kind_set, MESSAGE("any of these choices") },
		{ &kind_text, MESSAGE("text") },
		{ &kind_url, MESSAGE("web address") },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (words[i].kind == kind)
			return words[i].word;
	}
	return kind->name;
}

static void
show_choices(struct request *rq, const struct choice *choices, struct data_field *v)
{
	v->choices = arena_take(rq->work.arena, CHOICES_MAX * sizeof(*v->choices));
	for (size_t i = 1; choices[i].name != NULL && v->nchoices < CHOICES_MAX; i++)
		v->choices[v->nchoices++] = (struct data_choice){ str_from(choices[i].name),
			say(&rq->locale, choices[i].label) };
}

static void
show_field(struct request *rq, const struct field *f, struct data_field *v)
{
	*v = (struct data_field){ .name = str_from(f->name),
		.label = say(&rq->locale, f->label),
		.kind = say(&rq->locale, kind_word(f->kind)),
		.required = f->required };
	if (f->target != NULL) {
		struct buf b = buf_new(rq->work.arena, 100);

		buf_printf(&b, "#%s", f->target->name);
		v->of = (struct link){ told_str(say(&rq->locale, f->target->label)),
			{ b.at, b.len } };
	}
	if (f->choices != NULL)
		show_choices(rq, f->choices, v);
}

static enum err
show_type(struct request *rq, const struct type *t, struct data_type *v)
{
	*v = (struct data_type){ .name = str_from(t->name),
		.csv = path_of(rq, t, ".csv"),
		.json = path_of(rq, t, ".json"),
		.atom = path_of(rq, t, ".atom") };
	v->list = (struct link){ told_str(say(&rq->locale, t->plural)), path_of(rq, t, "") };
	TRY(store_count(&rq->work, t, &v->count));
	v->counted = say_count(rq->work.arena, &rq->locale, "{n} records", v->count);
	v->nfields = t->nfields;
	v->fields = arena_take(rq->work.arena, t->nfields * sizeof(*v->fields));
	for (size_t i = 0; i < t->nfields; i++)
		show_field(rq, &t->fields[i], &v->fields[i]);
	return ERR_OK;
}

/* Titled, with its path and when the record was last changed. */
static enum err
layout_of(struct request *rq, const char *title, struct layout *layout)
{
	struct link self = { .label = told_str(say(&rq->locale, title)) };
	struct change_note *changes;
	size_t n;

	*layout = layout_new(rq, self.label);
	layout_crumbs(layout, rq, &self, 1);
	TRY(store_changes(&rq->work, 1, &changes, &n));
	if (n > 0)
		layout_updated(layout, rq, changes[0].at);
	return ERR_OK;
}

enum err
page_about(struct request *rq, struct response *rs)
{
	struct about_view v;

	TRY(layout_of(rq, MESSAGE("About and method"), &v.layout));
	v.data = link_at(rq, say(&rq->locale, "Open data"), STR("/data"));
	about_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}

enum err
page_data(struct request *rq, struct response *rs)
{
	struct data_view v = { .ntypes = 0 };

	TRY(layout_of(rq, MESSAGE("Open data"), &v.layout));
	v.types = arena_take(rq->work.arena, TYPES * sizeof(*v.types));
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (rq->work.role >= (*t)->read)
			TRY(show_type(rq, *t, &v.types[v.ntypes++]));
	}
	for (unsigned i = 0; i < 4; i++) {
		enum missing why = (enum missing)(i + 1);

		v.missing[i] = (struct data_choice){ missing_name(why),
			say(&rq->locale, missing_text(why)) };
	}
	data_html(&rs->out, &rq->locale, &v);
	return ERR_OK;
}
