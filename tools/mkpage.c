/*
 * mkpage -- compiles HTML templates to C.
 *
 *	mkpage OUTDIR FILE.html...
 *
 * Writes OUTDIR/X_html.c for each X.html, and OUTDIR/pages.h with what all of them declare.
 *
 * A template is HTML. Lines that begin with @ are C and stand only where text may stand:
 *
 *	@struct commitment_view {                before the first @page: declarations, for pages.h
 *	@	struct str title;
 *	@};
 *	@needs "layout.html"                     ... whose declarations come before these
 *	@page commitment_html(const struct commitment_view *v)
 *	@ header_html(out, l, v->head);          a function from here: out, l and the arguments
 *	<h1>{{v->title}}</h1>
 *	@if (v->count > 0) {
 *	<p class="note is-{{v->tone}}">{{"Milestones"}}</p>
 *	@}
 *
 * A file may hold several @page; each becomes void name(struct buf *out, const struct locale *l,
 * arguments). "@@" begins a line of text with "@". A line ends with its newline; a line of C leaves
 * nothing.
 *
 *	{{x}}                  x, printed as its type asks for (web/html.h), escaped for its place:
 *	                       text, attribute, whole address, piece of a path, piece of a query
 *	{{"English"}}          the message, in the reader's language
 *	{{!x}}                 markup that the program made: only struct markup, only in text
 *	{{?c: checked}}        between attributes: the literal attributes when c holds. The first ":
 *" ends c, so a c with ?: of its own is put in parentheses
 *
 * Elements are closed where they were opened: in the same @page and the same block of C. A part
 * that leaves elements open for its caller, or closes those of another part, says so after @page:
 *
 *	@opens html body main
 *	@closes html body main
 *
 * What has no safe way to be printed (in scripts, styles, comments, names, unquoted values, event
 * handlers) does not build: markup.h says which. #line makes cc report its errors in the template.
 */
#include "follow.h"

enum { LITERAL_MAX = 4000 };

struct source {
	struct place where;
	const char *name; /* "commitment.html" */
	struct text declares, prototypes, code;
	const char *needs[16];
	int need_count;
	bool placed; /* its declarations are in pages.h */

	/* the @page being read */
	bool in_page;
	struct markup markup;
	struct text literal;
	struct follow follow;
	int line_said; /* the #line that stands in the code last */
};

/* ---- Emitting ---- */

static void
put_line(struct source *t)
{
	if (t->line_said != t->where.line)
		text_add(&t->code, "#line %d \"%s\"\n", t->where.line, t->where.file);
	t->line_said = t->where.line;
}

/* Puts the literal text that was collected, cut after lines for whoever reads the C. */
static void
flush(struct source *t)
{
	const char *at = t->literal.at, *end = at + t->literal.len;

	while (at < end) {
		size_t put = 0;

		text_add(&t->code, "\tbuf_put(out, STR(");
		while (at < end && put < LITERAL_MAX) {
			const char *newline = memchr(at, '\n', (size_t)(end - at));
			size_t len = (size_t)((newline == NULL ? end : newline + 1) - at);

			if (len > LITERAL_MAX - put && put > 0)
				break;
			if (len > LITERAL_MAX) {
				len = LITERAL_MAX;
				while (((unsigned char)at[len] & 0xC0) == 0x80)
					len--; /* not within a character */
			}
			if (put > 0)
				text_add(&t->code, "\n\t\t");
			text_literal(&t->code, at, len);
			at += len;
			put += len;
		}
		text_add(&t->code, "));\n");
	}
	if (t->literal.len > 0)
		t->line_said = 0;
	t->literal.len = 0;
}

/* ---- C lines ---- */

static struct follow *
follow_at(struct source *t)
{
	t->follow.where = t->where;
	return &t->follow;
}

static void
read_c(struct source *t, const char *at, const char *end)
{
	if (t->markup.state != IN_TEXT)
		fail(t->where, "C stands only where text may stand");
	flush(t);
	put_line(t);
	text_add(&t->code, "%.*s\n", (int)(end - at), at);
	t->line_said++;
	follow_c(follow_at(t), at, end);
}

/* ---- Holes ---- */

/* Past the }} that ends a hole; quotes may hold braces. */
static const char *
hole_end(const char *at, const char *end, struct place where)
{
	while (at < end) {
		if (end - at > 1 && at[0] == '}' && at[1] == '}' && (end - at < 3 || at[2] != '}'))
			return at + 2;
		at += *at == '"' || *at == '\'' ? token_length(at, end, where) : 1;
	}
	fail(where, "{{ without }}");
}

/* {{?c: attributes}} */
static void
read_condition(struct source *t, const char *at, const char *end)
{
	struct markup *m = &t->markup, after;
	struct text literal = { NULL, 0, 0 };
	const char *colon = at;
	int depth = 0;

	if (m->state != IN_TAG)
		fail(t->where, "{{?…}} stands between attributes, after a space");
	for (; colon < end && !(depth == 0 && colon[0] == ':' && is_space(colon[1]));) {
		depth += *colon == '(' ? 1 : *colon == ')' ? -1 : 0;
		colon += *colon == '"' || *colon == '\'' ? token_length(colon, end, t->where) : 1;
	}
	if (colon == end)
		fail(t->where, "{{?condition: attributes}} has no \": \"");
	if (memmem(colon, (size_t)(end - colon), "{{", 2) != NULL)
		fail(t->where, "{{…}} within {{?…}}: its attributes are literal");
	text_put(&literal, " ", 1);
	after = *m;
	markup_read(&after, colon + 2, (size_t)(end - colon - 2), &literal, t->where);
	if (after.state == IN_ATTR_NAME)
		attr_check(&after, t->where);
	if (after.depth != m->depth || after.closes_itself ||
	    (after.state != AFTER_VALUE && after.state != IN_ATTR_NAME))
		fail(t->where, "{{?…}} holds whole attributes");
	while (t->literal.len > 0 && is_space(t->literal.at[t->literal.len - 1]))
		t->literal.len--; /* the space comes with the attribute */
	flush(t);
	put_line(t);
	text_add(&t->code, "\tif (%.*s)\n\t\tbuf_put(out, STR(", (int)(colon - at), at);
	text_literal(&t->code, literal.at, literal.len);
	text_add(&t->code, "));\n");
	t->line_said = 0;
	m->state = AFTER_VALUE;
}

static void
read_hole(struct source *t, const char *at, const char *end)
{
	static const char *const printers[] = {
		[HOLE_TEXT] = "html_text",
		[HOLE_ATTR] = "html_attr",
		[HOLE_URL] = "html_url",
		[HOLE_PATH] = "html_path",
		[HOLE_QUERY] = "html_query",
	};
	enum hole hole;

	while (at < end && is_space(*at))
		at++;
	while (end > at && is_space(end[-1]))
		end--;
	if (at == end)
		fail(t->where, "{{}} is empty");
	if (*at == '?') {
		read_condition(t, at + 1, end);
		return;
	}
	hole = markup_hole(&t->markup, t->where);
	if (*at == '!' && hole != HOLE_TEXT)
		fail(t->where, "{{!…}} stands only between tags");
	if (strcmp(markup_parent(&t->markup), "textarea") == 0 && t->literal.len > 0 &&
	    t->literal.at[t->literal.len - 1] == '>')
		text_put(&t->literal, "\n", 1); /* or a browser drops the first newline of x */
	flush(t);
	put_line(t);
	if (*at == '!')
		text_add(&t->code, "\thtml_markup(out, %.*s);\n", (int)(end - at - 1), at + 1);
	else if (*at == '"' && token_length(at, end, t->where) == (size_t)(end - at))
		text_add(
		    &t->code, "\t%s(out, l, say(l, %.*s));\n", printers[hole], (int)(end - at), at);
	else
		text_add(&t->code, "\t%s(out, l, %.*s);\n", printers[hole], (int)(end - at), at);
	/* The next hole of this line continues on the same line of the template. */
	t->line_said = 0;
}

static void
read_text(struct source *t, const char *at, const char *end)
{
	while (at < end) {
		const char *open = memmem(at, (size_t)(end - at), "{{", 2), *after;

		if (open == NULL)
			open = end;
		markup_read(&t->markup, at, (size_t)(open - at), &t->literal, t->where);
		if (open == end)
			return;
		after = hole_end(open + 2, end, t->where);
		if (t->markup.state == AFTER_ATTR_NAME)
			markup_hole(&t->markup, t->where);
		read_hole(t, open + 2, after - 2);
		at = after;
	}
}

/* ---- Pages ---- */

static void
page_ends(struct source *t)
{
	if (!t->in_page)
		return;
	check_c_is_whole(follow_at(t));
	if (t->markup.state != IN_TEXT)
		fail(t->where, "the page ends within a tag, a comment or <%s>",
		    t->markup.state == IN_RAW ? markup_parent(&t->markup) : t->markup.tag);
	if (t->follow.block_count > 0)
		fail(t->where, "the block from line %d is not closed",
		    t->follow.blocks[t->follow.block_count - 1].line);
	check_end(follow_at(t), "the page");
	flush(t);
	text_add(&t->code, "}\n");
	t->in_page = false;
}

/* @page name(arguments) */
static void
page_begins(struct source *t, const char *at, const char *end)
{
	size_t name;
	const char *args, *close;

	while (at < end && is_space(*at))
		at++;
	while (end > at && is_space(end[-1]))
		end--;
	name = token_length(at, end, t->where);
	args = at + name + 1;
	close = end - 1;
	if (name == 0 || args > close || at[name] != '(' || *close != ')')
		fail(t->where, "expected @page name(arguments)");
	text_add(&t->prototypes, "#line %d \"%s\"\n", t->where.line, t->where.file);
	text_add(&t->prototypes, "void %.*s(struct buf *out, const struct locale *l%s%.*s);\n",
	    (int)name, at, args < close ? ", " : "", (int)(close - args), args);
	text_add(&t->code, "\n#line %d \"%s\"\nvoid\n", t->where.line, t->where.file);
	text_add(&t->code, "%.*s(struct buf *out, const struct locale *l%s%.*s)\n{\n", (int)name,
	    at, args < close ? ", " : "", (int)(close - args), args);
	text_add(&t->code, "\t(void)out, (void)l;\n");
	t->in_page = true;
	t->markup = (struct markup){ .state = IN_TEXT };
	t->follow = (struct follow){ .markup = &t->markup };
	t->line_said = 0;
}

/* @opens, @closes: a list of elements, outermost first. */
static void
read_elements(struct source *t, struct markup *m, const char *at, const char *end)
{
	if (!t->in_page || t->markup.depth > 0 || t->follow.block_count > 0)
		fail(t->where, "@opens and @closes follow @page");
	while (at < end) {
		size_t len = token_length(at, end, t->where);

		if (len >= NAME_MAX_LEN)
			fail(t->where, "the name is too long");
		if (len > 0)
			markup_push(m, copy(at, len), t->where);
		else if (!is_space(*at))
			fail(t->where, "expected names of elements");
		at += len > 0 ? len : 1;
	}
}

static void
read_needs(struct source *t, const char *at, const char *end)
{
	while (at < end && (is_space(*at) || *at == '"'))
		at++;
	while (end > at && (is_space(end[-1]) || end[-1] == '"'))
		end--;
	if (t->need_count == (int)(sizeof(t->needs) / sizeof(t->needs[0])))
		fail(t->where, "too many @needs");
	t->needs[t->need_count++] = copy(at, (size_t)(end - at));
}

static bool
begins(const char *at, const char *end, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(end - at) >= len && memcmp(at, word, len) == 0 &&
	    (at + len == end || is_space(at[len]));
}

static bool
is_blank(const char *at, const char *end)
{
	while (at < end && is_space(*at))
		at++;
	return at == end;
}

static bool
only_blank_until_page(const char *at, const char *end)
{
	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));

		if (begins(at, end, "@page"))
			return true;
		if (newline == NULL)
			newline = end - 1;
		if (!is_blank(at, newline))
			return false;
		at = newline + 1;
	}
	return true;
}

static void
read_at_line(struct source *t, const char *at, const char *end)
{
	if (begins(at, end, "@page")) {
		page_ends(t);
		page_begins(t, at + strlen("@page"), end);
	} else if (begins(at, end, "@opens")) {
		read_elements(t, &t->follow.left_open, at + strlen("@opens"), end);
	} else if (begins(at, end, "@closes")) {
		read_elements(t, &t->markup, at + strlen("@closes"), end);
	} else if (begins(at, end, "@needs") && !t->in_page) {
		read_needs(t, at + strlen("@needs"), end);
	} else if (t->in_page) {
		read_c(t, at + 1, end);
	} else {
		if (t->line_said != t->where.line)
			text_add(&t->declares, "#line %d \"%s\"\n", t->where.line, t->where.file);
		text_add(&t->declares, "%.*s\n", (int)(end - at - 1), at + 1);
		t->line_said = t->where.line + 1;
	}
}

static void
template_read(struct source *t, const char *path)
{
	struct text file = file_read(path);
	const char *end = file.at + file.len, *next;

	t->where = (struct place){ path, 0 };
	t->name = file_name(path);
	for (const char *at = file.at; at < end; at = next) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));

		next = newline == NULL ? end : newline + 1;
		t->where.line++;
		if (*at == '@' && !(at + 1 < end && at[1] == '@')) {
			read_at_line(t, at, newline == NULL ? end : newline);
			continue;
		}
		if (is_blank(at, next) && only_blank_until_page(next, end))
			continue;
		if (!t->in_page)
			fail(t->where, "text before the first @page");
		check_c_is_whole(follow_at(t));
		read_text(t, *at == '@' ? at + 1 : at, next);
	}
	page_ends(t);
	if (t->prototypes.len == 0)
		fail(t->where, "there is no @page in this template");
}

/* ---- Writing ---- */

/* Declarations in the order of what needs what. */
static void
place_declarations(struct text *h, struct source *all, int count, struct source *t, int depth)
{
	if (t->placed)
		return;
	if (depth > count)
		fail((struct place){ t->where.file, 1 }, "@needs goes round in a circle");
	for (int i = 0; i < t->need_count; i++) {
		struct source *needed = NULL;

		for (int j = 0; j < count; j++) {
			if (strcmp(all[j].name, t->needs[i]) == 0)
				needed = &all[j];
		}
		if (needed == NULL)
			fail((struct place){ t->where.file, 1 }, "@needs \"%s\": no such template",
			    t->needs[i]);
		place_declarations(h, all, count, needed, depth + 1);
	}
	text_put(h, t->declares.at, t->declares.len);
	text_put(h, "\n", 1);
	t->placed = true;
}

static struct text
pages_header(struct source *all, int count)
{
	struct text h = { NULL, 0, 0 };

	text_add(&h,
	    "/* From the templates by mkpage. Do not edit. */\n"
	    "#ifndef GEN_PAGES_H\n#define GEN_PAGES_H\n\n"
	    "#include \"gen/catalogue.h\"\n#include \"web/html.h\"\n\n");
	for (int i = 0; i < count; i++)
		place_declarations(&h, all, count, &all[i], 0);
	for (int i = 0; i < count; i++)
		text_put(&h, all[i].prototypes.at, all[i].prototypes.len);
	text_add(&h, "\n#endif\n");
	return h;
}

static void
write_template(const char *folder, struct source *t)
{
	struct text c = { NULL, 0, 0 }, name = { NULL, 0, 0 };

	text_add(&c, "/* From %s by mkpage. Do not edit. */\n", t->name);
	text_add(&c, "#include \"gen/pages.h\"\n#include \"web/html.h\"\n");
	text_put(&c, t->code.at, t->code.len);
	text_add(&name, "%.*s_html.c", (int)(strlen(t->name) - strlen(".html")), t->name);
	file_write(folder, name.at, &c);
}

int
main(int argc, char **argv)
{
	struct source *all;
	struct text header;
	int count = argc - 2;

	if (argc < 2) {
		fputs("usage: mkpage OUTDIR FILE.html...\n", stderr);
		return 2;
	}
	all = memory(NULL, (size_t)(count + 1) * sizeof(*all));
	for (int i = 0; i < count; i++) {
		const char *dot = strrchr(argv[i + 2], '.');

		if (dot == NULL || strcmp(dot, ".html") != 0)
			fail((struct place){ argv[i + 2], 1 }, "a template's name ends in .html");
		template_read(&all[i], argv[i + 2]);
	}
	header = pages_header(all, count);
	for (int i = 0; i < count; i++)
		write_template(argv[1], &all[i]);
	file_write(argv[1], "pages.h", &header);
	return 0;
}
