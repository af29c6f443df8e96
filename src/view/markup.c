/* Texts with their language, and text that stands in markup. */
#include "view/markup.h"

struct told
told_i18n(const struct locale *l, const struct i18n *text)
{
	enum lang lang = l->lang;
	struct told t = { .text = i18n_best(text, l->lang, &lang) };

	if (lang != l->lang) {
		t.code = lang_code(lang);
		t.direction = lang_direction(lang);
	}
	return t;
}

static struct str
entity_of(char c)
{
	switch (c) {
	case '&': return STR("&amp;");
	case '<': return STR("&lt;");
	case '>': return STR("&gt;");
	case '"': return STR("&quot;");
	case '\'': return STR("&#39;");
	case '\t':
	case '\n':
	case '\r': return STR("");
	default: return (unsigned char)c < 0x20 ? STR("\xEF\xBF\xBD") : STR("");
	}
}

void
markup_text(struct buf *out, struct str s)
{
	size_t done = 0;

	for (size_t i = 0; i < s.len; i++) {
		struct str entity = entity_of(s.at[i]);

		if (entity.len == 0)
			continue;
		buf_put(out, (struct str){ s.at + done, i - done });
		buf_put(out, entity);
		done = i + 1;
	}
	buf_put(out, str_skip(s, done));
}
