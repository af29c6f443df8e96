/* Strips as a figure: chart, key, table. */
#include "base/number.h"
#include "web/parts.h"

enum { WORDS_MAX = 2000, KEYS = 6 };

static bool
holds(struct str all, struct str part)
{
	while (all.len > 0) {
		struct str one = str_cut(&all, '/');

		while (one.len > 0 && one.at[one.len - 1] == ' ')
			one.len--;
		while (str_begins(one, STR(" ")))
			one = str_skip(one, 1);
		if (str_equal(one, part))
			return true;
	}
	return false;
}

/* The names that levels of one shade have, once each: "Partial / Limited". */
static struct str
names_of(struct request *rq, enum level_shade shade, const struct strip *strips, size_t count)
{
	struct buf b = buf_new(rq->work.arena, WORDS_MAX);

	for (size_t i = 0; i < count; i++) {
		for (size_t p = 0; p < strips[i].nparts; p++) {
			const struct strip_part *part = &strips[i].parts[p];

			if (part->shade != shade || part->n == 0 ||
			    holds((struct str){ b.at, b.len }, part->label))
				continue;
			if (b.len > 0)
				buf_put(&b, STR(" / "));
			buf_put(&b, part->label);
		}
	}
	return (struct str){ b.at, b.len };
}

static void
add_keys(struct request *rq, struct str id, const struct strip *strips, size_t count,
    struct strips_view *v)
{
	static const enum level_shade shades[] = { LEVEL_SHADE_FULL, LEVEL_SHADE_MOST,
		LEVEL_SHADE_SLIGHT, LEVEL_SHADE_EMPTY, LEVEL_SHADE_UNKNOWN, LEVEL_SHADE_NONE };

	for (size_t i = 0; i < KEYS; i++) {
		struct str label = names_of(rq, shades[i], strips, count);
		struct buf name = buf_new(rq->work.arena, 100);

		if (label.len == 0)
			continue;
		buf_printf(&name, "%.*sk%zu", STR_ARG(id), i);
		v->keys[v->nkeys++] = (struct key_item){
			strips_key(rq->work.arena, (struct str){ name.at, name.len }, shades[i]),
			label
		};
	}
}

static void
add_row(struct request *rq, const struct strip *s, struct strips_row *row)
{
	struct buf b = buf_new(rq->work.arena, WORDS_MAX);

	row->name.label = told_str(s->name);
	row->note = s->more.len > 0 && s->note.len > 0
	    ? tell_all(rq, (struct str[]){ s->note, STR("·"), s->more }, 3)
	    : s->note.len > 0 ? s->note
			      : s->more;
	for (size_t i = 0; i < s->nparts; i++) {
		if (s->parts[i].n == 0)
			continue;
		if (b.len > 0)
			buf_put(&b, STR(" · "));
		number_print(&b, &rq->locale, s->parts[i].n);
		buf_put(&b, STR(" "));
		buf_put(&b, s->parts[i].label);
		row->total += s->parts[i].n;
	}
	row->words = (struct str){ b.at, b.len };
}

void
strips_show(struct request *rq, struct str id, const struct strip *strips, size_t count,
    struct strips_view *v)
{
	struct svg_words words = { id, v->caption, v->about };

	add_keys(rq, id, strips, count, v);
	v->chart = strips_draw(rq->work.arena, &rq->locale, &words, strips, count);
	v->rows = arena_take(rq->work.arena, count * sizeof(*v->rows));
	v->count = count;
	for (size_t i = 0; i < count; i++)
		add_row(rq, &strips[i], &v->rows[i]);
}
