#include "view/svg.h"

#include "base/utf8.h"

struct svg
svg_begin(struct buf *out, const struct locale *l, const struct svg_words *words,
    const char *variant, int width, int height, bool mirrored)
{
	struct svg svg = { out, l, width, mirrored, words->id };
	struct str direction = lang_direction(l->lang);

	buf_printf(out, "<svg class=\"ch %s\" xmlns=\"http://www.w3.org/2000/svg\" ", variant);
	buf_printf(
	    out, "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" ", width, height, width, height);
	buf_printf(out, "direction=\"%.*s\" role=\"img\" ", STR_ARG(direction));
	buf_printf(out, "aria-labelledby=\"%.*s%st %.*s%sd\" ", STR_ARG(words->id), variant,
	    STR_ARG(words->id), variant);
	buf_put(out,
	    STR("font-family=\"Marsad Sans,IBM Plex Sans Arabic,sans-serif\" "
		"font-size=\"14\" fill=\"#15222c\">\n"));
	buf_printf(out, "<title id=\"%.*s%st\">", STR_ARG(words->id), variant);
	markup_text(out, words->title);
	buf_printf(out, "</title><desc id=\"%.*s%sd\">", STR_ARG(words->id), variant);
	markup_text(out, words->about);
	buf_put(out, STR("</desc>\n"));
	return svg;
}

void
svg_end(struct svg *svg)
{
	buf_put(svg->out, STR("</svg>\n"));
}

int
svg_x(const struct svg *svg, int x, int width)
{
	return svg->mirrored ? svg->width - x - width : x;
}

/*
 * text-anchor follows the direction of the text: in a page from right to left, the start is the
 * right end. On a canvas that is not mirrored (time) the caller's start is the left end.
 */
void
svg_text(struct svg *svg, int x, int y, enum svg_anchor anchor, const char *class,
    const char *colour, int size, struct str text)
{
	static const char *const names[] = { "start", "middle", "end" };
	bool rtl = str_equal(lang_direction(svg->l->lang), STR("rtl"));

	if (rtl != svg->mirrored && anchor != SVG_MIDDLE)
		anchor = anchor == SVG_START ? SVG_END : SVG_START;
	buf_printf(svg->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\" ",
	    svg_x(svg, x, 0), y, names[anchor], size);
	buf_printf(svg->out, "class=\"%s\" fill=\"%s\"", class, colour);
	if (strstr(class, "pk") != NULL) /* a halo, where lines run behind the text */
		buf_put(
		    svg->out, STR(" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\""));
	buf_put(svg->out, STR(">"));
	markup_text(svg->out, text);
	buf_put(svg->out, STR("</text>"));
}

/* A letter is a little more than half as wide as it is high. */
static size_t
letters_in(int width, int size)
{
	return (size_t)(width * 19 / (size * 10));
}

bool
svg_fits(struct str text, int width, int size)
{
	return utf8_count(text) <= letters_in(width, size);
}

struct str
svg_fit(struct arena *a, struct str text, int width, int size)
{
	size_t most = letters_in(width, size);
	struct str rest = text;
	struct buf b;

	if (svg_fits(text, width, size))
		return text;
	for (size_t i = 0; i + 1 < most && rest.len > 0; i++)
		utf8_take(&rest);
	b = buf_new(a, text.len + 4);
	buf_put(&b, (struct str){ text.at, text.len - rest.len });
	buf_put(&b, STR("…"));
	return (struct str){ b.at, b.len };
}
