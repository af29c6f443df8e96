/*
 * prose -- Markdown made into HTML, by cmark.
 *
 * Raw HTML in the text and addresses other than http, https and mailto are left out. Headings
 * begin at h3, since a page has its own above them.
 */
#ifndef VIEW_PROSE_H
#define VIEW_PROSE_H

#include "view/markup.h"

struct markup prose_render(struct arena *, struct str text);

/* Plain text as it stands, its http and https addresses made into links: for sources. */
struct markup prose_linked(struct arena *, struct str text);

#endif
