/*
 * The kind `text`: words without a language of their own, such as a number or a name.
 *
 * What was typed is tidied (bidi marks, spaces at the ends); control characters are refused, and
 * so are line ends unless the field is `long`. The kinds url and email store the same way.
 */
#include "base/json.h"
#include "base/utf8.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "TEXT", "text" } };

bool
text_check(struct arena *a, const struct field *f, struct str *text, const char **why)
{
	struct utf8_look look = utf8_look(*text);

	if (!look.valid) {
		*why = MESSAGE("This is not valid UTF-8 text.");
		return false;
	}
	if (look.mend) {
		*text = utf8_tidy(a, *text);
		look = utf8_look(*text);
	} else {
		size_t len = text->len;

		*text = str_trim(*text);
		look.count -= len - text->len; /* what is trimmed is one byte each */
		look.lines = look.lines && memchr(text->at, '\n', text->len) != NULL;
	}
	if (text->len == 0)
		*why = MESSAGE("There is no text here.");
	else if (text->len > VALUE_MAX || (f->max != 0 && look.count > f->max))
		*why = MESSAGE("This is longer than the field allows.");
	else if (look.controls)
		*why = MESSAGE("This holds control characters.");
	else if (!f->is_long && look.lines)
		*why = MESSAGE("This must be one line.");
	else
		return true;
	return false;
}

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	if (!text_check(a, f, &text, why))
		return false;
	*(struct str *)value = arena_copy(a, text);
	return true;
}

void
text_write(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	buf_put(out, *(const struct str *)value);
}

void
text_print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f, (void)l;
	buf_put(out, *(const struct str *)value);
}

void
text_json(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	json_str(out, *(const struct str *)value);
}

void
text_to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	(void)a, (void)f;
	cells[0] = cell_text(*(const struct str *)value);
}

bool
text_from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	(void)f; /* a maximum that was lowered later must not make old records unreadable */
	if (cells[0].type != CELL_TEXT || cells[0].text.len > VALUE_MAX)
		return false;
	*(struct str *)value = arena_copy(a, cells[0].text);
	return true;
}

const struct kind kind_text = {
	.name = "text",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct str),
	.parse = parse,
	.write = text_write,
	.print = text_print,
	.json = text_json,
	.to_cells = text_to_cells,
	.from_cells = text_from_cells,
};
