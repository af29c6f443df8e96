/*
 * messages -- finds what readers are told that nobody has translated.
 *
 *	messages FILE.po... SOURCE...
 *
 * The keys of messages are read from the sources, by how their names end:
 *
 *	.c .h .def   the literals in say(l, "…"), say_count(a, l, "…", n), say_share, say_with,
 *	             say_count_with, tell(rq, "…") and MESSAGE("…"), also both of c ? "…" : "…";
 *	             the text of an error, E(NAME, 404, "…"); and the .text of what is given to
 *	             problems_add
 *	.html        {{"…"}}, and the lines of C
 *	.cat         every label
 *
 * One line for each message and language in which it is missing, and for each message that is
 * counted in the source and not in the translations, or the other way round. Ends with
 * "N passed, N failed", where one message in one language is one test.
 */
#include "po.h"

enum { KEYS_MAX = 65536 };

enum counting { ANY, PLAIN, COUNTED };

struct key {
	const char *text;
	struct place where;
	enum counting counting;
};

static struct {
	struct key at[KEYS_MAX];
	size_t count;
} keys;

/* The calls that say something, and which of their arguments it is, from 0. */
static const struct call {
	const char *name;
	int argument;
	enum counting counting;
} calls[] = {
	{ "say", 1, PLAIN },
	{ "say_with", 2, PLAIN },
	{ "tell", 1, PLAIN },
	{ "say_count", 2, COUNTED },
	{ "say_share", 2, COUNTED },
	{ "say_count_with", 2, COUNTED },
	{ "MESSAGE", 0, ANY },
	{ "E", 2, PLAIN },
	{ "problems_add", 1, ANY },
};

static void
key_add(const struct text *text, struct place where, enum counting counting)
{
	if (text->len == 0)
		return;
	if (keys.count == KEYS_MAX)
		fail(where, "more than %d messages", KEYS_MAX);
	keys.at[keys.count++] = (struct key){ copy(text->at, text->len), where, counting };
}

/* ---- Reading C ---- */

struct reader {
	const char *at, *end;
	struct place where;
};

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '_';
}

static void
step(struct reader *r)
{
	if (*r->at == '\n')
		r->where.line++;
	r->at++;
}

/* Past spaces and comments. */
static void
skip_space(struct reader *r)
{
	while (r->at < r->end) {
		if (r->end - r->at > 1 && r->at[0] == '/' && r->at[1] == '/') {
			while (r->at < r->end && *r->at != '\n')
				step(r);
		} else if (r->end - r->at > 1 && r->at[0] == '/' && r->at[1] == '*') {
			const char *close = memmem(
			    r->at + 2, (size_t)(r->end - r->at - 2), "*/", 2);

			close = close == NULL ? r->end : close + 2;
			while (r->at < close)
				step(r);
		} else if (strchr(" \t\r\n\\", *r->at) != NULL) {
			step(r);
		} else {
			return;
		}
	}
}

/* A literal or a character constant; its text goes to t. */
static void
read_quoted(struct reader *r, struct text *t)
{
	char quote = *r->at;

	for (step(r); r->at < r->end && *r->at != quote; step(r)) {
		char c = *r->at;

		if (c == '\\' && r->end - r->at > 1) {
			step(r);
			c = *r->at == 'n' ? '\n' : *r->at == 't' ? '\t' : *r->at;
		}
		text_put(t, &c, 1);
	}
	if (r->at < r->end)
		step(r);
}

/* Literals that stand side by side are one. */
static void
read_literal(struct reader *r, struct text *t)
{
	while (r->at < r->end && *r->at == '"') {
		read_quoted(r, t);
		skip_space(r);
	}
}

static const struct call *
call_named(const char *at, size_t len)
{
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		if (strlen(calls[i].name) == len && memcmp(calls[i].name, at, len) == 0)
			return &calls[i];
	}
	return NULL;
}

static size_t
read_word(struct reader *r)
{
	const char *start = r->at;

	while (r->at < r->end && is_word(*r->at))
		step(r);
	return (size_t)(r->at - start);
}

static void read_call(struct reader *, const struct call *);

/* One thing: a word (perhaps a call that says something), a literal, a sign. */
static void
read_token(struct reader *r)
{
	struct text ignored = { NULL, 0, 0 };

	if (is_word(*r->at)) {
		const char *word = r->at;
		const struct call *call = call_named(word, read_word(r));

		skip_space(r);
		if (call != NULL && r->at < r->end && *r->at == '(')
			read_call(r, call);
	} else if (*r->at == '"' || *r->at == '\'') {
		read_quoted(r, &ignored);
	} else {
		step(r);
	}
}

/* Of problems_add, only what follows ".text =". */
static bool
is_wanted(const struct call *call, const char *start, const char *at)
{
	if (strcmp(call->name, "problems_add") != 0)
		return true;
	for (const char *s = at; s > start && s[-1] != ','; s--) {
		if (strncmp(s, ".text", 5) == 0)
			return true;
	}
	return false;
}

/* From the parenthesis of a call to its end. */
static void
read_call(struct reader *r, const struct call *call)
{
	const char *start = r->at;
	int depth = 0, argument = 0;

	do {
		skip_space(r);
		if (r->at == r->end)
			return;
		if (*r->at == '"' && argument == call->argument && is_wanted(call, start, r->at)) {
			struct text key = { NULL, 0, 0 };
			struct place where = r->where;

			read_literal(r, &key);
			key_add(&key, where, call->counting);
			continue;
		}
		if (strchr("([{", *r->at) != NULL)
			depth++;
		else if (strchr(")]}", *r->at) != NULL)
			depth--;
		else if (*r->at == ',' && depth == 1)
			argument++;
		read_token(r);
	} while (depth > 0);
}

static void
read_c(struct reader r)
{
	for (skip_space(&r); r.at < r.end; skip_space(&r))
		read_token(&r);
}

/* ---- Reading the others ---- */

static const char *
line_end(const struct reader *r)
{
	const char *end = memchr(r->at, '\n', (size_t)(r->end - r->at));

	return end == NULL ? r->end : end + 1;
}

/* The holes of one line of a template: a message, or C that may say one. */
static void
read_holes(struct reader line)
{
	const char *open;

	while ((open = memmem(line.at, (size_t)(line.end - line.at), "{{", 2)) != NULL) {
		struct reader hole = { open + 2, line.end, line.where };
		struct text key = { NULL, 0, 0 };

		skip_space(&hole);
		if (hole.at < hole.end && *hole.at == '"') {
			read_literal(&hole, &key);
			key_add(&key, line.where, PLAIN);
		} else {
			const char *close = memmem(hole.at, (size_t)(hole.end - hole.at), "}}", 2);

			if (close != NULL)
				hole.end = close;
			read_c(hole);
		}
		line.at = open + 2;
	}
}

static void
read_template(struct reader r)
{
	while (r.at < r.end) {
		struct reader c = { r.at, r.at, r.where };
		const char *end = line_end(&r);

		while (r.at < r.end && *r.at == '@') { /* lines of C that follow each other */
			c.end = r.at = line_end(&r);
			r.where.line++;
		}
		if (c.end > c.at) {
			read_c(c);
			continue;
		}
		read_holes((struct reader){ r.at, end, r.where });
		r.at = end;
		r.where.line++;
	}
}

/* A catalogue: # to the end of the line is a comment, what is quoted is a label. */
static void
read_labels(struct reader r)
{
	while (r.at < r.end) {
		struct text label = { NULL, 0, 0 };
		struct place where = r.where;

		if (*r.at == '#') {
			while (r.at < r.end && *r.at != '\n')
				step(&r);
		} else if (*r.at == '"') {
			read_quoted(&r, &label);
			key_add(&label, where, PLAIN);
		} else {
			step(&r);
		}
	}
}

static void
read_source(const char *path)
{
	struct text file = file_read(path);
	struct reader r = { file.at, file.at + file.len, { path, 1 } };
	const char *dot = strrchr(path, '.');

	if (dot != NULL && strcmp(dot, ".html") == 0)
		read_template(r);
	else if (dot != NULL && strcmp(dot, ".cat") == 0)
		read_labels(r);
	else
		read_c(r);
}

/* ---- Comparing ---- */

static int
key_order(const void *a, const void *b)
{
	const struct key *one = a, *two = b;
	int order = strcmp(one->text, two->text);

	if (order == 0)
		order = strcmp(one->where.file, two->where.file);
	return order != 0 ? order : one->where.line - two->where.line;
}

static const struct message *
message_of(const struct catalogue *all, const char *key)
{
	for (size_t i = 0; i < all->count; i++) {
		if (all->messages[i].country[0] == '\0' && strcmp(all->messages[i].key, key) == 0)
			return &all->messages[i];
	}
	return NULL;
}

static bool
counts_alike(const struct message *m, const struct key *k)
{
	if (m == NULL || k->counting == ANY || (m->singular != NULL) == (k->counting == COUNTED))
		return true;
	printf("%s:%d: \"%s\" is counted %s only\n", k->where.file, k->where.line, k->text,
	    m->singular != NULL ? "in the translations" : "here");
	return false;
}

int
main(int argc, char **argv)
{
	static struct catalogue all;
	size_t passed = 0, failed = 0;

	if (argc < 3) {
		fputs("usage: messages FILE.po... SOURCE...\n", stderr);
		return 2;
	}
	for (int i = 1; i < argc; i++) {
		size_t len = strlen(argv[i]);

		if (len > 3 && strcmp(argv[i] + len - 3, ".po") == 0)
			po_read(&all, argv[i]);
		else
			read_source(argv[i]);
	}
	if (keys.count == 0) {
		fputs("messages: no source says anything\n", stderr);
		return 2;
	}
	qsort(keys.at, keys.count, sizeof(keys.at[0]), key_order);
	for (size_t i = 0; i < keys.count; i++) {
		const struct key *k = &keys.at[i];
		const struct message *m = message_of(&all, k->text);
		bool again = i > 0 && strcmp(k[-1].text, k->text) == 0;

		failed += !counts_alike(m, k);
		for (int lang = 0; lang < all.lang_count && !again; lang++) {
			if (strcmp(all.langs[lang].code, "en") == 0)
				continue;
			if (m != NULL && m->said[lang].where.file != NULL) {
				passed++;
				continue;
			}
			printf("%s:%d: not in %s.po: \"%s\"\n", k->where.file, k->where.line,
			    all.langs[lang].code, k->text);
			failed++;
		}
	}
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed == 0 ? 0 : 1;
}
