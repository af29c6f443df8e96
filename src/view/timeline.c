#include "view/timeline.h"

#include "base/number.h"

enum { HEAD = 26, ROW = 46, FOOT = 26, EDGE = 16, YEAR_DAYS = 366, YEARS_MAX = 60 };

/* The axis: whole years, as many as are needed. */
struct axis {
	struct date from;
	int days, first, last; /* years, the last not included */
	int left, width;
};

static void
stretch(struct axis *x, struct date d)
{
	if (!date_is_set(d))
		return;
	if (x->first == 0 || d.year < x->first)
		x->first = d.year;
	if (d.year + 1 > x->last)
		x->last = d.year + 1;
}

static struct axis
axis_of(const struct timeline *t, int width)
{
	struct axis x = { .left = EDGE, .width = width - 2 * EDGE };

	for (size_t i = 0; i < t->count; i++) {
		const struct timeline_row *r = &t->rows[i];

		stretch(&x, r->start);
		stretch(&x, r->due);
		stretch(&x, r->revised);
		stretch(&x, r->completed);
		if (r->end == TIMELINE_LATE || r->end == TIMELINE_UNKNOWN)
			stretch(&x, t->today);
	}
	stretch(&x, t->due);
	if (x.last - x.first > YEARS_MAX)
		x.last = x.first + YEARS_MAX;
	x.from = (struct date){ (short)x.first, 1, 1 };
	x.days = date_days_between(x.from, (struct date){ (short)x.last, 1, 1 });
	return x;
}

/* The pixel of a whole day. */
static int
place(const struct axis *x, struct date day)
{
	int at = date_days_between(x->from, day);

	if (at < 0)
		at = 0;
	if (at > x->days)
		at = x->days;
	return x->left + (int)((long)at * x->width / x->days);
}

static bool
within(const struct axis *x, struct date d)
{
	return d.year >= x->first && d.year < x->last;
}

static void
put_years(struct svg *svg, const struct axis *x, int bottom)
{
	int step = 1, room = x->width / (x->last - x->first);

	while (room * step < 44)
		step++;
	for (int year = x->first; year <= x->last; year++) {
		int at = place(x, (struct date){ (short)year, 1, 1 });
		struct buf b = buf_new(svg->out->arena, 40);

		buf_printf(svg->out, "<path d=\"M%d %dV%d\" stroke=\"#d9d3c6\" class=\"ax\"/>", at,
		    HEAD - 4, bottom);
		if ((year - x->first) % step != 0 || year == x->last)
			continue;
		digits_print(&b, svg->l, year);
		svg_text(svg, at, HEAD - 10, SVG_MIDDLE, "t2", "#4a5964", 13,
		    (struct str){ b.at, b.len });
	}
}

static void
put_line(struct svg *svg, int from, int to, int y, const char *look)
{
	if (to > from)
		buf_printf(svg->out, "<path d=\"M%d %dH%d\" %s/>", from, y, to, look);
}

static void
put_diamond(struct svg *svg, int x, int y, bool full)
{
	buf_printf(svg->out, "<path d=\"M%d %dl6 6-6 6-6-6z\" %s/>", x, y - 6,
	    full ? "class=\"fi\" fill=\"#15222c\""
		 : "class=\"pp ik\" fill=\"#fff\" stroke=\"#15222c\" stroke-width=\"1.6\"");
}

static void
put_mark(struct svg *svg, int x, int y)
{
	buf_printf(svg->out,
	    "<circle cx=\"%d\" cy=\"%d\" r=\"6\" class=\"fok pk\" fill=\"#1d6b42\" "
	    "stroke=\"#fff\" stroke-width=\"1.5\"/>",
	    x, y);
}

static void
put_row(struct svg *svg, const struct axis *x, const struct timeline *t,
    const struct timeline_row *r, int top)
{
	static const char late[] =
	    "class=\"kbad\" stroke=\"#a32020\" stroke-width=\"3\" "
	    "stroke-dasharray=\"6 4\"";
	static const char unknown[] =
	    "class=\"kmute\" stroke=\"#5b6770\" stroke-width=\"3\" "
	    "stroke-dasharray=\"1 5\"";
	int y = top + 32, due = place(x, date_last_day(r->due)), today = place(x, t->today);
	struct arena *a = svg->out->arena;

	/* Where the axis begins, in every language: close to what it names. */
	svg_text(svg, EDGE, top + 14, SVG_START, "tb pk", "#15222c", 13,
	    svg_fit(a, r->name, svg->width - 2 * EDGE, 13));
	if (date_is_set(r->start))
		put_line(svg, place(x, date_first_day(r->start)), due, y,
		    "class=\"ln\" stroke=\"#7b8791\" stroke-width=\"3\"");
	if (r->end == TIMELINE_LATE)
		put_line(svg, due, today, y, late);
	else if (r->end == TIMELINE_UNKNOWN)
		put_line(svg, due, today, y, unknown);
	else if (r->late && date_is_set(r->completed))
		put_line(svg, due, place(x, date_last_day(r->completed)), y, late);
	put_diamond(svg, due, y, false);
	if (date_is_set(r->revised))
		put_diamond(svg, place(x, date_last_day(r->revised)), y, true);
	if (r->end == TIMELINE_DONE)
		put_mark(svg,
		    date_is_set(r->completed) ? place(x, date_last_day(r->completed)) : due + 14,
		    y);
}

static void
put_event(struct svg *svg, int at, int bottom, const char *dashes, struct str label)
{
	enum svg_anchor anchor = SVG_MIDDLE;

	if (at < 90)
		anchor = SVG_START;
	else if (at > svg->width - 90)
		anchor = SVG_END;
	buf_printf(svg->out,
	    "<path d=\"M%d %dV%d\" stroke=\"#15222c\" class=\"ik\" "
	    "stroke-width=\"1.3\" stroke-dasharray=\"%s\"/>",
	    at, HEAD - 4, bottom, dashes);
	svg_text(svg, at, bottom + 17, anchor, "pk", "#15222c", 13, label);
}

static void
draw(struct buf *out, const struct locale *l, const struct svg_words *words, bool wide,
    const struct timeline *t, size_t rows)
{
	int width = wide ? SVG_WIDE : SVG_NARROW, bottom = HEAD + (int)rows * ROW;
	struct axis x = axis_of(t, width);
	struct svg svg = svg_begin(
	    out, l, words, wide ? "wide" : "narrow", width, bottom + 2 * FOOT, false);
	int top = HEAD;

	put_years(&svg, &x, bottom);
	if (within(&x, t->today))
		put_event(&svg, place(&x, t->today), bottom, "3 3", t->today_label);
	if (date_is_set(t->due) && t->due_label.len > 0)
		put_event(
		    &svg, place(&x, date_last_day(t->due)), bottom + 20, "none", t->due_label);
	for (size_t i = 0; i < t->count; i++) {
		if (!date_is_set(t->rows[i].due))
			continue;
		put_row(&svg, &x, t, &t->rows[i], top);
		top += ROW;
	}
	svg_end(&svg);
}

struct markup
timeline_draw(struct arena *a, const struct locale *l, const struct svg_words *words,
    const struct timeline *t)
{
	struct buf out = buf_new(a, SVG_MAX);
	size_t rows = 0;

	for (size_t i = 0; i < t->count; i++)
		rows += date_is_set(t->rows[i].due);
	if (rows == 0)
		return (struct markup){ STR("") };
	draw(&out, l, words, true, t, rows);
	draw(&out, l, words, false, t, rows);
	return (struct markup){ out.full ? STR("") : (struct str){ out.at, out.len } };
}
