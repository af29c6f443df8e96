/* Reads CSV in one pass over blocks of the file, copying each cell's bytes once. */
#include "base/csv.h"

#include <errno.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { BLOCK = 1 << 16 };

void
csv_begin(struct arena *a, struct csv *c, int fd)
{
	*c = (struct csv){ .fd = fd, .bad_cell = CSV_CELLS_MAX };
	c->cells = arena_take(a, CSV_CELLS_MAX * sizeof(*c->cells));
	c->starts = arena_take(a, (CSV_CELLS_MAX + 1) * sizeof(*c->starts));
	c->in = arena_take(a, BLOCK);
	c->text = arena_take(a, CSV_ROW_MAX);
	if (lseek(fd, 0, SEEK_SET) < 0) {
		c->failed = true;
		c->why = MESSAGE("The file could not be read.");
	}
}

static enum csv_got
bad(struct csv *c, long row, size_t cell, struct str value, const char *why)
{
	c->failed = true;
	c->bad_row = row;
	c->bad_cell = cell;
	c->bad_value = value;
	c->why = why;
	return CSV_BAD;
}

/* Fills the block again; false at the end of the file or when it cannot be read. */
static bool
more(struct csv *c)
{
	ssize_t n;

	if (c->over || c->failed)
		return false;
	do
		n = read(c->fd, c->in, BLOCK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		(void)bad(c, 0, CSV_CELLS_MAX, STR(""), MESSAGE("The file could not be read."));
	if (n <= 0) {
		c->over = true;
		return false;
	}
	c->done += n;
	c->in_at = 0;
	c->in_len = (size_t)n;
	return true;
}

/* The next byte without taking it; -1 at the end. */
static int
peek(struct csv *c)
{
	if (c->in_at == c->in_len && !more(c))
		return -1;
	return (unsigned char)c->in[c->in_at];
}

/* What the first block says about the file as a whole: its mark, its encoding, its separator. */
static bool
look_at_start(struct csv *c)
{
	static const char candidates[] = { ',', ';', '\t' };
	size_t counts[3] = { 0 }, most = 0;
	bool quoted = false;
	struct str start;

	c->separator = ',';
	if (peek(c) < 0)
		return !c->failed;
	start = (struct str){ c->in, c->in_len };
	if (str_begins(start, STR("\xff\xfe")) || str_begins(start, STR("\xfe\xff")) ||
	    (start.len > 1 && (start.at[0] == '\0' || start.at[1] == '\0'))) {
		(void)bad(
		    c, 1, 0, STR(""), MESSAGE("The file is UTF-16: save it again as “CSV UTF-8”."));
		return false;
	}
	if (str_begins(start, STR("\xef\xbb\xbf")))
		c->in_at = 3;
	for (size_t i = c->in_at; i < c->in_len; i++) {
		char b = c->in[i];

		if (b == '"')
			quoted = !quoted;
		else if (!quoted && (b == '\n' || b == '\r'))
			break;
		for (size_t s = 0; s < 3 && !quoted; s++)
			counts[s] += b == candidates[s];
	}
	for (size_t s = 1; s < 3; s++) {
		if (counts[s] > counts[most])
			most = s;
	}
	c->separator = candidates[most];
	return true;
}

/* Adds bytes to the cell; false when it or the row becomes too large. */
static bool
take_bytes(struct csv *c, const char *at, size_t len)
{
	size_t cell = c->text_len - c->starts[c->count];

	if (len > CSV_CELL_MAX - cell || len > CSV_ROW_MAX - c->text_len) {
		struct str begin = { c->text + c->starts[c->count], cell };

		(void)bad(c, c->row, c->count, begin,
		    MESSAGE("This cell is larger than a cell may be (1 MB)."));
		return false;
	}
	memcpy(c->text + c->text_len, at, len);
	c->text_len += len;
	return true;
}

/* The rest of an unquoted cell: up to the separator or the end of the line. */
static bool
take_plain(struct csv *c)
{
	while (peek(c) >= 0) {
		const char *at = c->in + c->in_at;
		size_t room = c->in_len - c->in_at, n = 0;

		while (n < room && at[n] != c->separator && at[n] != '\n' && at[n] != '\r')
			n++;
		if (!take_bytes(c, at, n))
			return false;
		c->in_at += n;
		if (n < room)
			return true;
	}
	return !c->failed;
}

/* A cell after its opening quote: to the closing one, "" being a quote. */
static bool
take_quoted(struct csv *c)
{
	for (;;) {
		const char *at, *quote;
		size_t room, n;

		if (peek(c) < 0) {
			struct str begin = { c->text + c->starts[c->count],
				c->text_len - c->starts[c->count] };

			if (!c->failed)
				(void)bad(c, c->row, c->count, begin,
				    MESSAGE("A quote opens here and is never closed."));
			return false;
		}
		at = c->in + c->in_at;
		room = c->in_len - c->in_at;
		quote = memchr(at, '"', room);
		n = quote == NULL ? room : (size_t)(quote - at);
		if (!take_bytes(c, at, n))
			return false;
		c->in_at += n;
		if (quote == NULL)
			continue;
		c->in_at++;
		if (peek(c) != '"')
			return !c->failed;
		c->in_at++;
		if (!take_bytes(c, "\"", 1))
			return false;
	}
}

/* Is a multi-byte character cut off by the end of the file? */
static bool
is_cut_off(struct str cell)
{
	size_t back = 0;

	while (back < 3 && back < cell.len &&
	    ((unsigned char)cell.at[cell.len - 1 - back] & 0xc0) == 0x80)
		back++;
	if (back == cell.len || (unsigned char)cell.at[cell.len - 1 - back] < 0xc2)
		return false;
	return utf8_valid((struct str){ cell.at, cell.len - 1 - back });
}

/* Which encoding is it then? Arabic ones have high bytes in rows, Latin ones scattered. */
static const char *
guess_encoding(const struct csv *c, struct str cell)
{
	size_t run = 0, longest = 0;

	for (size_t i = 0; i < cell.len; i++) {
		run = (unsigned char)cell.at[i] >= 0x80 ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (memchr(cell.at, '\0', cell.len) != NULL)
		return MESSAGE("This holds NUL bytes: it is no text file.");
	if (c->over && c->in_at == c->in_len && is_cut_off(cell))
		return MESSAGE("The file breaks off in the middle of a character.");
	if (longest > 2)
		return MESSAGE(
		    "This is not UTF-8; the file seems to be Windows-1256 (Arabic). Save "
		    "it again as “CSV UTF-8”.");
	return MESSAGE(
	    "This is not UTF-8; the file seems to be Latin-1 (Windows-1252). Save it "
	    "again as “CSV UTF-8”.");
}

static bool
is_text(struct str cell)
{
	return utf8_valid(cell) && (cell.len == 0 || memchr(cell.at, '\0', cell.len) == NULL);
}

/* Points the cells at their bytes; false when one is no text. */
static bool
finish_row(struct csv *c)
{
	bool sound = is_text((struct str){ c->text, c->text_len });

	for (size_t i = 0; i < c->count; i++) {
		struct str cell = { c->text + c->starts[i], c->starts[i + 1] - c->starts[i] };

		c->cells[i] = cell;
		/* A character may not begin in one cell and end in the next. */
		if (cell.len > 0 && ((unsigned char)cell.at[0] & 0xc0) == 0x80)
			sound = false;
	}
	for (size_t i = 0; i < c->count && !sound; i++) {
		if (!is_text(c->cells[i])) {
			(void)bad(c, c->row, i, STR(""), guess_encoding(c, c->cells[i]));
			return false;
		}
	}
	return true;
}

/* One cell and the separator after it. *last: the row ends with it. */
static bool
take_cell(struct csv *c, bool *last)
{
	int next = peek(c);

	c->starts[c->count] = c->text_len;
	if (next == '"') {
		c->in_at++;
		if (!take_quoted(c))
			return false;
		next = peek(c);
		if (next >= 0 && next != c->separator && next != '\n' && next != '\r') {
			struct str begin = { c->text + c->starts[c->count],
				c->text_len - c->starts[c->count] };

			(void)bad(c, c->row, c->count, begin,
			    MESSAGE("Text follows the closing quote; a quote within a cell is "
				    "written twice."));
			return false;
		}
	} else if (!take_plain(c)) {
		return false;
	}
	c->starts[++c->count] = c->text_len;
	next = peek(c);
	*last = next != c->separator;
	if (next >= 0)
		c->in_at++;
	if (next == '\r' && peek(c) == '\n')
		c->in_at++;
	return !c->failed;
}

enum csv_got
csv_next(struct csv *c)
{
	bool last = false;

	if (c->failed || (c->separator == 0 && !look_at_start(c)))
		return CSV_BAD;
	c->count = 0;
	c->text_len = 0;
	if (peek(c) < 0)
		return c->failed ? CSV_BAD : CSV_END;
	c->row++;
	while (!last) {
		if (c->count == CSV_CELLS_MAX)
			return bad(c, c->row, CSV_CELLS_MAX, STR(""),
			    MESSAGE("This row has more than 1000 cells."));
		if (!take_cell(c, &last))
			return CSV_BAD;
	}
	return finish_row(c) ? CSV_ROW : CSV_BAD;
}

bool
csv_is_blank(const struct csv *c)
{
	for (size_t i = 0; i < c->count; i++) {
		if (str_trim(c->cells[i]).len > 0)
			return false;
	}
	return true;
}

/* Where a formula would begin, after any number of '; s.len when none would. */
static bool
looks_like_formula(struct str s)
{
	size_t i = 0;

	while (i < s.len && s.at[i] == '\'')
		i++;
	return i < s.len && memchr("=+-@\t\r", s.at[i], 6) != NULL;
}

void
csv_put(struct buf *out, struct str cell, bool guard)
{
	bool quoted = false;
	struct str rest = cell;

	guard = guard && looks_like_formula(cell);
	for (size_t i = 0; i < cell.len && !quoted; i++)
		quoted = memchr(",;\t\r\n\"", cell.at[i], 6) != NULL;
	quoted = quoted || (cell.len > 0 && (cell.at[0] == ' ' || cell.at[cell.len - 1] == ' '));
	if (quoted)
		buf_put(out, STR("\""));
	if (guard)
		buf_put(out, STR("'"));
	while (quoted && rest.len > 0) {
		struct str before = str_cut(&rest, '"');

		buf_put(out, before);
		if (before.at + before.len < cell.at + cell.len)
			buf_put(out, STR("\"\""));
	}
	buf_put(out, rest);
	if (quoted)
		buf_put(out, STR("\""));
}

struct str
csv_unguard(struct str cell)
{
	if (cell.len > 1 && cell.at[0] == '\'' && looks_like_formula(cell))
		return str_skip(cell, 1);
	return cell;
}
