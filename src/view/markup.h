/*
 * markup -- small things that stand in pages: finished HTML, texts with their language, links.
 *
 * Templates print them: {{x}} for a told or a link, {{!x}} for markup.
 */
#ifndef VIEW_MARKUP_H
#define VIEW_MARKUP_H

#include "record/values.h"

/* HTML that the program made: a chart, rendered Markdown. Never text from outside. */
struct markup {
	struct str html;
};

/* A text that may be in another language than the page: then `code` and `direction` say so. */
struct told {
	struct str text;
	struct str code, direction; /* "" when it is in the language of the page */
};

/* A text that leads somewhere; without an address it is the text alone. */
struct link {
	struct told label;
	struct str address;
};

/* Long text made into HTML, with its language as in a told. */
struct prose {
	struct markup html;
	struct str code, direction;
};

/* In the reader's language, or in the first that was written. */
struct told told_i18n(const struct locale *, const struct i18n *);

static inline struct told
told_str(struct str text)
{
	return (struct told){ .text = text };
}

/* Safe between tags and between quotes. What XML cannot hold becomes U+FFFD. */
void markup_text(struct buf *, struct str);

#endif
