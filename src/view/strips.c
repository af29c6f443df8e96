#include "view/strips.h"

#include "base/number.h"

enum {
	NAME_WIDTH = 250, /* of the column of names in the wide chart */
	BOX_HEIGHT = 23,
	BOX_GAP = 4,
	PITCH_MAX = 22,
	WIDE_PITCH_MIN = 16,
	NARROW_PITCH_MIN = 11,
	LINE = 28, /* of boxes */
	TEXT_LINE = 18,
	ROW_GAP = 14,
	WORD_LINES = 3,
	UNITS_MAX = 2000 /* more are not drawn one by one */
};

static int64_t
units(const struct strip *s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->nparts; i++)
		n += s->parts[i].n;
	return n;
}

/* The colours a saved file shows; in the page the classes say. */
static const char *
paint(enum level_shade shade)
{
	switch (shade) {
	case LEVEL_SHADE_FULL: return "class=\"f1\" fill=\"#0b5563\"";
	case LEVEL_SHADE_MOST: return "class=\"g3\" fill=\"#62a7b1\"";
	case LEVEL_SHADE_SLIGHT: return NULL; /* hatched: a pattern of the chart's own */
	case LEVEL_SHADE_EMPTY: return "class=\"pp ik\" fill=\"#fff\" stroke=\"#15222c\"";
	case LEVEL_SHADE_NONE:
	case LEVEL_SHADE_UNKNOWN: break;
	}
	return "class=\"ws ln\" fill=\"#f8f6f1\" stroke=\"#7b8791\" stroke-dasharray=\"3 2\"";
}

static void
put_paint(struct buf *out, struct str id, enum level_shade shade)
{
	const char *given = paint(shade);

	if (given != NULL)
		buf_put(out, str_from(given));
	else
		buf_printf(
		    out, "fill=\"url(#%.*sh)\" stroke=\"#0b5563\" class=\"k1\"", STR_ARG(id));
}

static void
put_hatch(struct buf *out, struct str id)
{
	buf_printf(out, "<defs><pattern id=\"%.*sh\" ", STR_ARG(id));
	buf_put(out,
	    STR("width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
		"patternTransform=\"rotate(45)\">"
		"<rect width=\"6\" height=\"6\" fill=\"#fff\" class=\"pp\"/>"
		"<path d=\"M0 0V6\" stroke=\"#0b5563\" class=\"k1\" stroke-width=\"3\"/>"
		"</pattern></defs>\n"));
}

/* How boxes are laid out within a width. */
struct plan_of_boxes {
	int from, pitch, per_line;
};

static struct plan_of_boxes
lay_out(int from, int width, int64_t most, int pitch_min)
{
	int64_t pitch = most > 0 ? width / most : PITCH_MAX;

	if (pitch > PITCH_MAX)
		pitch = PITCH_MAX;
	if (pitch < pitch_min)
		pitch = pitch_min;
	return (struct plan_of_boxes){ from, (int)pitch, width / (int)pitch };
}

static int
lines_of(const struct plan_of_boxes *p, const struct strip *s)
{
	int64_t n = units(s);

	return n == 0 ? 1 : (int)((n + p->per_line - 1) / p->per_line);
}

/* One path for all boxes of a part, and its number in the first of them. */
static void
put_part(struct svg *svg, const struct plan_of_boxes *p, int y, int64_t before,
    const struct strip_part *part)
{
	static const char *const on[] = { "#15222c", "#fff" };
	int width = p->pitch - BOX_GAP, x, line;
	bool dark = part->shade == LEVEL_SHADE_FULL;
	struct buf number;

	if (part->n == 0)
		return;
	buf_put(svg->out, STR("<path "));
	put_paint(svg->out, svg->id, part->shade);
	buf_put(svg->out, STR(" d=\""));
	for (int64_t i = before; i < before + part->n; i++) {
		x = svg_x(svg, p->from + (int)(i % p->per_line) * p->pitch, width);
		line = y + (int)(i / p->per_line) * LINE;
		buf_printf(svg->out, "M%d.5 %d.5h%dv%dh-%dz", x, line, width - 1, BOX_HEIGHT - 1,
		    width - 1);
	}
	buf_put(svg->out, STR("\"/>"));
	if (width < 16 || part->shade == LEVEL_SHADE_SLIGHT)
		return; /* a number on hatching cannot be read: it stands in the row's words */
	number = buf_new(svg->out->arena, 40);
	number_print(&number, svg->l, part->n);
	svg_text(svg, p->from + (int)(before % p->per_line) * p->pitch + width / 2,
	    y + (int)(before / p->per_line) * LINE + 17, SVG_MIDDLE, dark ? "ti tb" : "tb",
	    on[dark], 13, (struct str){ number.at, number.len });
}

static void
put_boxes(struct svg *svg, const struct plan_of_boxes *p, int y, const struct strip *s)
{
	int64_t before = 0;

	for (size_t i = 0; i < s->nparts; i++) {
		put_part(svg, p, y, before, &s->parts[i]);
		before += s->parts[i].n;
	}
}

static struct str
part_in_words(struct arena *a, const struct locale *l, const struct strip_part *part)
{
	struct buf b = buf_new(a, part->label.len + 40);

	number_print(&b, l, part->n);
	buf_put(&b, STR(" "));
	buf_put(&b, part->label);
	return (struct str){ b.at, b.len };
}

/* "6 Complete · 3 Substantial": what the boxes of a row show, in words. */
struct said {
	struct str lines[WORD_LINES];
	int count;
};

/* In as many lines as they need; no part is broken. */
static struct said
in_words(struct arena *a, const struct locale *l, const struct strip *s, int width)
{
	struct said said = { .count = 0 };

	for (size_t i = 0; i < s->nparts; i++) {
		struct str part, *last = &said.lines[said.count > 0 ? said.count - 1 : 0];
		struct buf b;

		if (s->parts[i].n == 0)
			continue;
		part = part_in_words(a, l, &s->parts[i]);
		if (said.count == 0) {
			said.lines[said.count++] = part;
			continue;
		}
		b = buf_new(a, last->len + part.len + 8);
		buf_put(&b, *last);
		buf_put(&b, STR(" · "));
		buf_put(&b, part);
		if (svg_fits((struct str){ b.at, b.len }, width, 13) || said.count == WORD_LINES)
			*last = (struct str){ b.at, b.len };
		else
			said.lines[said.count++] = part;
	}
	if (said.count == 0)
		said.count = 1; /* its place stays, empty */
	return said;
}

static void
put_said(struct svg *svg, int x, int y, int width, bool loud, const struct said *said)
{
	for (int i = 0; i < said->count; i++)
		svg_text(svg, x, y + i * TEXT_LINE, SVG_START, loud ? "" : "t2",
		    loud ? "#15222c" : "#4a5964", 13,
		    svg_fit(svg->out->arena, said->lines[i], width, 13));
}

/* The words of a row, over its boxes on a phone and before them on a wide screen. */
static int
put_words(struct svg *svg, int y, bool wide, const struct strip *s, const struct said *said)
{
	int width = wide ? NAME_WIDTH - 10 : SVG_NARROW, at = y + 16;
	struct arena *a = svg->out->arena;

	svg_text(svg, 0, at, SVG_START, "tb", "#15222c", 14, svg_fit(a, s->name, width, 14));
	at += TEXT_LINE;
	if (s->note.len > 0) {
		svg_text(
		    svg, 0, at, SVG_START, "t2", "#4a5964", 13, svg_fit(a, s->note, width, 13));
		at += TEXT_LINE;
	}
	if (s->more.len > 0) {
		svg_text(
		    svg, 0, at, SVG_START, "t2", "#4a5964", 13, svg_fit(a, s->more, width, 13));
		at += TEXT_LINE;
	}
	if (!wide) {
		put_said(svg, 0, at, width, true, said);
		at += TEXT_LINE * said->count;
	}
	return at - 16 - y;
}

static int
height_of(const struct plan_of_boxes *p, bool wide, const struct strip *s, const struct said *said)
{
	int words = TEXT_LINE * (1 + (s->note.len > 0) + (s->more.len > 0));
	int boxes = lines_of(p, s) * LINE;

	if (!wide)
		return words + TEXT_LINE * said->count + boxes + ROW_GAP;
	boxes += TEXT_LINE * said->count;
	return (words > boxes ? words : boxes) + ROW_GAP;
}

static struct str
id_with(struct arena *a, struct str id, const char *tail)
{
	struct buf b = buf_new(a, 100);

	buf_put(&b, id);
	buf_put(&b, str_from(tail));
	return (struct str){ b.at, b.len };
}

static void
draw(struct buf *out, const struct locale *l, const struct svg_words *words, bool wide,
    const struct strip *strips, size_t count, int64_t most)
{
	struct plan_of_boxes p = wide
	    ? lay_out(NAME_WIDTH, SVG_WIDE - NAME_WIDTH, most, WIDE_PITCH_MIN)
	    : lay_out(0, SVG_NARROW, most, NARROW_PITCH_MIN);
	struct arena *a = out->arena;
	bool mirrored = str_equal(lang_direction(l->lang), STR("rtl"));
	struct said *said = arena_take(a, count * sizeof(*said));
	int y = 2, height = 4, room = wide ? SVG_WIDE - NAME_WIDTH : SVG_NARROW;
	struct svg svg;

	for (size_t i = 0; i < count; i++) {
		said[i] = in_words(a, l, &strips[i], room);
		height += height_of(&p, wide, &strips[i], &said[i]);
	}
	svg = svg_begin(out, l, words, wide ? "wide" : "narrow", wide ? SVG_WIDE : SVG_NARROW,
	    height, mirrored);
	svg.id = id_with(a, words->id, wide ? "w" : "n");
	put_hatch(out, svg.id);
	for (size_t i = 0; i < count; i++) {
		const struct strip *s = &strips[i];
		int below = put_words(&svg, y, wide, s, &said[i]);

		put_boxes(&svg, &p, wide ? y + 2 : y + below + 4, s);
		if (wide)
			put_said(&svg, NAME_WIDTH, y + lines_of(&p, s) * LINE + 14, room, false,
			    &said[i]);
		y += height_of(&p, wide, s, &said[i]);
	}
	svg_end(&svg);
}

struct markup
strips_draw(struct arena *a, const struct locale *l, const struct svg_words *words,
    const struct strip *strips, size_t count)
{
	struct buf out = buf_new(a, SVG_MAX);
	int64_t most = 0;

	for (size_t i = 0; i < count; i++) {
		if (units(&strips[i]) > UNITS_MAX)
			return (struct markup){ STR("") };
		if (units(&strips[i]) > most)
			most = units(&strips[i]);
	}
	draw(&out, l, words, true, strips, count, most);
	draw(&out, l, words, false, strips, count, most);
	return (struct markup){ out.full ? STR("") : (struct str){ out.at, out.len } };
}

struct markup
strips_key(struct arena *a, struct str id, enum level_shade shade)
{
	struct buf out = buf_new(a, 2000);

	buf_put(&out, STR("<svg class=\"ic ch\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">"));
	if (shade == LEVEL_SHADE_SLIGHT)
		put_hatch(&out, id);
	buf_put(&out, STR("<rect x=\".5\" y=\".5\" width=\"15\" height=\"15\" "));
	put_paint(&out, id, shade);
	buf_put(&out, STR("/></svg>"));
	return (struct markup){ { out.at, out.len } };
}
