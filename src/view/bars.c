#include "view/bars.h"

#include "base/number.h"

enum { ROW = 48, NUMBER_WIDTH = 44 };

static void
put_bar(struct svg *svg, const struct bar *bar, int64_t most, int y)
{
	struct arena *a = svg->out->arena;
	struct buf number = buf_new(a, 60);
	int width = 0;

	svg_text(svg, 0, y + 15, SVG_START, bar->current ? "tb" : "", "#15222c", 13,
	    svg_fit(a, bar->name, SVG_NARROW, 13));
	if (bar->unknown.len > 0) {
		buf_printf(svg->out,
		    "<rect x=\"%d.5\" y=\"%d.5\" width=\"60\" height=\"18\" "
		    "class=\"ws ln\" fill=\"#f8f6f1\" stroke=\"#7b8791\" "
		    "stroke-dasharray=\"3 2\"/>",
		    svg_x(svg, 0, 62), y + 21);
		svg_text(svg, 68, y + 35, SVG_START, "t2", "#4a5964", 13, bar->unknown);
		return;
	}
	if (most > 0)
		width = (int)((SVG_NARROW - NUMBER_WIDTH) * bar->n / most);
	buf_printf(svg->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"19\" %s/>",
	    svg_x(svg, 0, width), y + 21, width,
	    bar->current ? "class=\"f1\" fill=\"#0b5563\"" : "class=\"g3\" fill=\"#62a7b1\"");
	number_print(&number, svg->l, bar->n);
	svg_text(svg, width + 6, y + 36, SVG_START, "tb", "#15222c", 14,
	    (struct str){ number.at, number.len });
}

struct markup
bars_draw(struct arena *a, const struct locale *l, const struct svg_words *words,
    const struct bar *bars, size_t count)
{
	struct buf out = buf_new(a, SVG_MAX);
	bool mirrored = str_equal(lang_direction(l->lang), STR("rtl"));
	int64_t most = 0;
	struct svg svg;

	for (size_t i = 0; i < count; i++) {
		if (bars[i].n > most)
			most = bars[i].n;
	}
	svg = svg_begin(&out, l, words, "", SVG_NARROW, (int)count * ROW + 4, mirrored);
	for (size_t i = 0; i < count; i++)
		put_bar(&svg, &bars[i], most, (int)i * ROW);
	svg_end(&svg);
	return (struct markup){ out.full ? STR("") : (struct str){ out.at, out.len } };
}
