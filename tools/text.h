/*
 * text -- what the build's own compilers share: growing text, whole files, and one way to fail.
 *
 * A tool runs for a moment and ends, so nothing is freed. The first error ends it with a message
 * "file:line: error: ..." and status 1, before anything has been written: outputs are collected
 * and written last, so that a failed build leaves no half a file that make would take for new.
 */
#ifndef TOOLS_TEXT_H
#define TOOLS_TEXT_H

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
	char *at; /* always terminated, once something was put */
	size_t len, room;
};

struct place {
	const char *file;
	int line;
};

__attribute__((format(printf, 2, 3), noreturn)) static inline void
fail(struct place where, const char *format, ...)
{
	va_list args;

	fflush(stdout);
	fprintf(stderr, "%s:%d: error: ", where.file, where.line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

/* Zeroed when new; never NULL. */
static inline void *
memory(void *old, size_t size)
{
	void *new = old == NULL ? calloc(1, size) : realloc(old, size);

	if (new == NULL) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return new;
}

static inline void
text_put(struct text *t, const char *at, size_t len)
{
	if (t->room - t->len <= len) {
		t->room = (t->len + len + 64) * 2;
		t->at = memory(t->at, t->room);
	}
	if (len > 0)
		memcpy(t->at + t->len, at, len);
	t->len += len;
	t->at[t->len] = '\0';
}

__attribute__((format(printf, 2, 3))) static inline void
text_add(struct text *t, const char *format, ...)
{
	va_list args, again;
	int len;

	va_start(args, format);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len > 0) {
		char *new = memory(NULL, (size_t)len + 1);

		vsnprintf(new, (size_t)len + 1, format, again);
		text_put(t, new, (size_t)len);
		free(new);
	}
	va_end(again);
}

static inline char *
copy(const char *at, size_t len)
{
	char *new = memory(NULL, len + 1);

	if (len > 0)
		memcpy(new, at, len);
	return new;
}

/* The text as a C literal; a second ? is escaped, or "??/" would be a trigraph. */
static inline void
text_literal(struct text *t, const char *at, size_t len)
{
	text_put(t, "\"", 1);
	for (size_t i = 0; i < len; i++) {
		char c = at[i];

		if (c == '\n')
			text_put(t, "\\n", 2);
		else if (c == '\t')
			text_put(t, "\\t", 2);
		else if ((unsigned char)c < 0x20)
			text_add(t, "\\%03o", (unsigned)c);
		else if (c == '"' || c == '\\' || (c == '?' && i > 0 && at[i - 1] == '?'))
			text_add(t, "\\%c", c);
		else
			text_put(t, &c, 1);
	}
	text_put(t, "\"", 1);
}

static inline struct text
file_read(const char *path)
{
	struct text t = { NULL, 0, 0 };
	struct place where = { path, 1 };
	char piece[65536];
	size_t len;
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		fail(where, "%s", strerror(errno));
	while ((len = fread(piece, 1, sizeof(piece), file)) > 0)
		text_put(&t, piece, len);
	if (ferror(file))
		fail(where, "%s", strerror(errno));
	fclose(file);
	text_put(&t, "", 0);
	if (memchr(t.at, '\0', t.len) != NULL)
		fail(where, "there is a NUL in this file");
	return t;
}

static inline void
file_write(const char *folder, const char *name, const struct text *t)
{
	struct text path = { NULL, 0, 0 };
	FILE *file;

	text_add(&path, "%s/%s", folder, name);
	file = fopen(path.at, "wb");
	if (file == NULL || (t->len > 0 && fwrite(t->at, 1, t->len, file) != t->len) ||
	    fclose(file) != 0)
		fail((struct place){ path.at, 1 }, "%s", strerror(errno));
}

/* What stands after the last slash. */
static inline const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}

#endif
