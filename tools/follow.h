/*
 * follow -- follows the C of a template: its blocks, and the words that leave them.
 *
 * A block leaves as many elements open as it found, whichever way it is left: by its end, by
 * break, continue or return, or into the next case. So the page is whole whatever the C does.
 * Braces in literals and comments are none.
 */
#ifndef TOOLS_FOLLOW_H
#define TOOLS_FOLLOW_H

#include "markup.h"

enum { BLOCKS_MAX = 64 };

enum block_kind { BLOCK_PLAIN, BLOCK_LOOP, BLOCK_SWITCH };

/* A { of the C in the template, and how many elements were open at it. */
struct block {
	enum block_kind kind;
	int depth, floor, line;
};

struct follow {
	struct markup *markup;
	struct markup left_open; /* its elements are those of @opens */
	struct place where;
	struct block blocks[BLOCKS_MAX];
	int block_count;
	bool in_comment;           /* a comment goes on in the next line */
	enum block_kind next_kind; /* of the { that comes */
	int parens;
	char last; /* the last character of C that counts; 0: text came since */
};

static inline struct block *
block_around(struct follow *f, bool loops_only)
{
	for (int i = f->block_count - 1; i >= 0; i--) {
		if (f->blocks[i].kind == BLOCK_LOOP ||
		    (f->blocks[i].kind == BLOCK_SWITCH && !loops_only))
			return &f->blocks[i];
	}
	return NULL;
}

static inline void
check_depth(struct follow *f, const char *word, int depth)
{
	if (f->markup->depth > depth)
		fail(f->where, "%s leaves <%s> open", word, markup_parent(f->markup));
}

static inline void
check_end(struct follow *f, const char *word)
{
	struct markup *m = f->markup, *wanted = &f->left_open;

	for (int i = 0; i < m->depth || i < wanted->depth; i++) {
		if (i >= wanted->depth)
			fail(f->where, "%s leaves <%s> open", word, m->open[i]);
		if (i >= m->depth || strcmp(m->open[i], wanted->open[i]) != 0)
			fail(f->where, "%s without <%s> open, which @opens names", word,
			    wanted->open[i]);
	}
}

static inline void
read_word(struct follow *f, const char *word)
{
	struct block *around;

	if (is_one_of(word, "for while do")) {
		f->next_kind = BLOCK_LOOP;
	} else if (is_one_of(word, "switch")) {
		f->next_kind = BLOCK_SWITCH;
	} else if (is_one_of(word, "break continue")) {
		around = block_around(f, word[0] == 'c');
		if (around != NULL)
			check_depth(f, word, around->depth);
	} else if (is_one_of(word, "case default")) {
		if (f->block_count > 0)
			check_depth(f, word, f->blocks[f->block_count - 1].depth);
	} else if (is_one_of(word, "return")) {
		check_end(f, word);
	} else if (is_one_of(word, "goto")) {
		fail(f->where, "goto in a template");
	}
}

static inline void
block_begins(struct follow *f)
{
	if (f->block_count == BLOCKS_MAX)
		fail(f->where, "blocks are nested more than %d deep", BLOCKS_MAX);
	f->blocks[f->block_count++] = (struct block){
		.kind = f->next_kind,
		.depth = f->markup->depth,
		.floor = f->markup->floor,
		.line = f->where.line,
	};
	f->markup->floor = f->markup->depth;
	f->next_kind = BLOCK_PLAIN;
}

static inline void
block_ends(struct follow *f)
{
	struct block *b;

	if (f->block_count == 0)
		fail(f->where, "} closes nothing");
	b = &f->blocks[--f->block_count];
	if (f->markup->depth != b->depth)
		fail(f->where, "the block from line %d leaves <%s> open", b->line,
		    markup_parent(f->markup));
	f->markup->floor = b->floor;
}

/* The length of a string or character constant, or of an identifier or number. */
static inline size_t
token_length(const char *at, const char *end, struct place where)
{
	const char *s = at;

	if (*at == '"' || *at == '\'') {
		for (s++; s < end && *s != *at; s++) {
			if (*s == '\\')
				s++;
		}
		if (s >= end)
			fail(where, "a quote is not closed");
		return (size_t)(s - at) + 1;
	}
	while (s < end && (is_letter(*s) || (*s >= '0' && *s <= '9') || *s == '_'))
		s++;
	return (size_t)(s - at);
}

/* Follows the C: its braces, and the words that leave a block. */
static inline void
follow_c(struct follow *f, const char *at, const char *end)
{
	while (at < end) {
		size_t len;

		if (f->in_comment) {
			f->in_comment = !(end - at > 1 && at[0] == '*' && at[1] == '/');
			at += f->in_comment ? 1 : 2;
			continue;
		}
		if (end - at > 1 && at[0] == '/' && at[1] == '/')
			return;
		if (end - at > 1 && at[0] == '/' && at[1] == '*') {
			f->in_comment = true;
			at += 2;
			continue;
		}
		if (is_space(*at)) {
			at++;
			continue;
		}
		len = token_length(at, end, f->where);
		f->last = at[len > 0 ? len - 1 : 0];
		if (len > 0 && is_letter(*at))
			read_word(f, copy(at, len));
		else if (*at == '{')
			block_begins(f);
		else if (*at == '}')
			block_ends(f);
		else if (*at == '(')
			f->parens++;
		else if (*at == ')')
			f->parens--;
		else if (*at == ';' && f->parens == 0)
			f->next_kind = BLOCK_PLAIN;
		at += len > 0 ? len : 1;
	}
}

/* Text follows C: the C must have come to an end, or a loop's body would be one buf_put. */
static inline void
check_c_is_whole(struct follow *f)
{
	if (f->in_comment)
		fail(f->where, "the comment in C is not closed");
	if (f->parens != 0 || (f->last != '\0' && strchr("{};:", f->last) == NULL))
		fail(f->where, "the C above this line does not end with { } ; or :");
	f->last = '\0';
}

#endif
