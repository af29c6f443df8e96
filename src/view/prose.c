#include "view/prose.h"

#include <cmark.h>

enum { DEEPEST_HEADING = 6, HEADINGS_FROM = 2, LINKED_MAX = 64 << 10 };

static bool
address_is_fine(const char *url)
{
	struct str s = str_from(url == NULL ? "" : url);

	return str_begins(s, STR("https://")) || str_begins(s, STR("http://")) ||
	    str_begins(s, STR("mailto:"));
}

/* The text of a link or image whose address is not followed stays; the link goes. */
static void
mend(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HEADING) {
			int level = cmark_node_get_heading_level(node) + HEADINGS_FROM;

			cmark_node_set_heading_level(
			    node, level > DEEPEST_HEADING ? DEEPEST_HEADING : level);
		}
		if (event != CMARK_EVENT_EXIT)
			continue;
		if (type == CMARK_NODE_IMAGE || /* images would come from elsewhere */
		    (type == CMARK_NODE_LINK && !address_is_fine(cmark_node_get_url(node)))) {
			cmark_node *child;

			while ((child = cmark_node_first_child(node)) != NULL)
				cmark_node_insert_before(node, child);
			cmark_node_unlink(node);
			cmark_node_free(node);
		}
	}
	cmark_iter_free(iter);
}

struct markup
prose_render(struct arena *a, struct str text)
{
	int options = CMARK_OPT_DEFAULT; /* without CMARK_OPT_UNSAFE: raw HTML is left out */
	cmark_node *root = cmark_parse_document(text.at, text.len, options);
	char *html;
	struct str copy;

	mend(root);
	html = cmark_render_html(root, options);
	copy = arena_copy(a, str_from(html));
	cmark_get_default_mem_allocator()->free(html);
	cmark_node_free(root);
	return (struct markup){ copy };
}

/* How long the address is that the text begins with, without what ends the sentence; 0: none. */
static size_t
address_in(struct str text)
{
	size_t n = 0;

	if (!str_begins(text, STR("https://")) && !str_begins(text, STR("http://")))
		return 0;
	while (
	    n < text.len && (unsigned char)text.at[n] > ' ' && strchr("<>\"", text.at[n]) == NULL)
		n++;
	while (n > 0 && strchr(".,;:)", text.at[n - 1]) != NULL)
		n--;
	return n;
}

struct markup
prose_linked(struct arena *a, struct str text)
{
	struct buf out = buf_new(a, LINKED_MAX);
	size_t plain = 0;

	for (size_t i = 0; i < text.len;) {
		size_t n = address_in(str_skip(text, i));
		struct str address = { text.at + i, n };

		if (n == 0) {
			i++;
			continue;
		}
		markup_text(&out, (struct str){ text.at + plain, i - plain });
		buf_put(&out, STR("<a href=\""));
		markup_text(&out, address);
		buf_put(&out, STR("\">"));
		markup_text(&out, address);
		buf_put(&out, STR("</a>"));
		plain = i += n;
	}
	markup_text(&out, str_skip(text, plain));
	return (struct markup){ out.full ? STR("") : (struct str){ out.at, out.len } };
}
