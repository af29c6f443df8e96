/*
 * plural -- the Plural-Forms rule of a .po header, read, tried and rewritten as C.
 *
 *	nplurals=2; plural=(n != 1);
 *
 * The expression is C's over n: ?: || && == != < > <= >= + - * / % ! and parentheses. What is
 * emitted has every parenthesis, so that no compiler wonders.
 */
#ifndef TOOLS_PLURAL_H
#define TOOLS_PLURAL_H

#include "text.h"

enum { PLURAL_TRIED = 1000 }; /* every n up to here is tried when the rule is read */

struct plural {
	int forms;
	struct text c; /* the expression in C, over unsigned long n */
	bool hit[8];   /* some number takes this form */
	int only[8];   /* the one number that takes the form, or -1 when several do */
	struct place where;
};

struct plural_reader {
	const char *at;
	unsigned long n;
	struct text *c; /* NULL while trying numbers */
	struct place where;
};

static inline unsigned long plural_choice(struct plural_reader *);

static inline bool
plural_takes(struct plural_reader *r, const char *sign)
{
	while (*r->at == ' ' || *r->at == '\t')
		r->at++;
	if (strncmp(r->at, sign, strlen(sign)) != 0)
		return false;
	r->at += strlen(sign);
	return true;
}

static inline void
plural_emit(struct plural_reader *r, const char *c)
{
	if (r->c != NULL)
		text_put(r->c, c, strlen(c));
}

static inline unsigned long
plural_operand(struct plural_reader *r)
{
	unsigned long value = 0;

	if (plural_takes(r, "!")) {
		plural_emit(r, "(!");
		value = !plural_operand(r);
		plural_emit(r, ")");
	} else if (plural_takes(r, "(")) {
		value = plural_choice(r);
		if (!plural_takes(r, ")"))
			fail(r->where, "Plural-Forms: a parenthesis is not closed");
	} else if (plural_takes(r, "n")) {
		plural_emit(r, "n");
		value = r->n;
	} else if (*r->at >= '0' && *r->at <= '9') {
		for (int digits = 0; *r->at >= '0' && *r->at <= '9'; r->at++, digits++) {
			char digit[2] = { *r->at, '\0' };

			if (digits == 9)
				fail(r->where, "Plural-Forms: the number is too large");
			value = value * 10 + (unsigned long)(*r->at - '0');
			plural_emit(r, digit);
		}
		plural_emit(r, "ul");
	} else {
		fail(r->where, "Plural-Forms: did not expect \"%s\"", r->at);
	}
	return value;
}

static inline unsigned long
plural_apply(struct plural_reader *r, const char *sign, unsigned long a, unsigned long b)
{
	switch (sign[0]) {
	case '*': return a * b;
	case '/':
	case '%':
		if (b == 0)
			fail(r->where, "Plural-Forms: divides by zero");
		return sign[0] == '/' ? a / b : a % b;
	case '+': return a + b;
	case '-': return a - b;
	case '<': return sign[1] == '=' ? a <= b : a < b;
	case '>': return sign[1] == '=' ? a >= b : a > b;
	case '=': return a == b;
	case '!': return a != b;
	case '&': return a != 0 && b != 0;
	default: return a != 0 || b != 0;
	}
}

/* The operators by how tightly they bind; the longer of two that begin alike comes first. */
static inline unsigned long
plural_level(struct plural_reader *r, int level)
{
	static const char *const signs[][5] = {
		{ "||" },
		{ "&&" },
		{ "==", "!=" },
		{ "<=", ">=", "<", ">" },
		{ "+", "-" },
		{ "*", "/", "%" },
	};
	size_t start = r->c == NULL ? 0 : r->c->len;
	unsigned long value;

	if (level == (int)(sizeof(signs) / sizeof(signs[0])))
		return plural_operand(r);
	value = plural_level(r, level + 1);
	for (size_t i = 0; i < 5 && signs[level][i] != NULL;) {
		const char *sign = signs[level][i++];

		if (!plural_takes(r, sign))
			continue;
		if (r->c != NULL) { /* put a parenthesis before what is there already */
			struct text left = { NULL, 0, 0 };

			text_put(&left, r->c->at + start, r->c->len - start);
			r->c->len = start;
			text_add(r->c, "(%s %s ", left.at, sign);
		}
		value = plural_apply(r, sign, value, plural_level(r, level + 1));
		plural_emit(r, ")");
		i = 0;
	}
	return value;
}

static inline unsigned long
plural_choice(struct plural_reader *r)
{
	size_t start = r->c == NULL ? 0 : r->c->len;
	unsigned long value = plural_level(r, 0), yes, no;

	if (!plural_takes(r, "?"))
		return value;
	if (r->c != NULL) {
		struct text left = { NULL, 0, 0 };

		text_put(&left, r->c->at + start, r->c->len - start);
		r->c->len = start;
		text_add(r->c, "(%s ? ", left.at);
	}
	yes = plural_choice(r);
	if (!plural_takes(r, ":"))
		fail(r->where, "Plural-Forms: ? without :");
	plural_emit(r, " : ");
	no = plural_choice(r);
	plural_emit(r, ")");
	return value != 0 ? yes : no;
}

static inline struct plural
plural_read(const char *rule, struct place where)
{
	struct plural p = { .where = where };
	const char *expression = strstr(rule, "plural=");
	char end;

	if (sscanf(rule, " nplurals = %d%c", &p.forms, &end) != 2 || p.forms < 1 || p.forms > 8)
		fail(where, "Plural-Forms: expected nplurals=1 to 8; plural=…;");
	while (expression != NULL && expression > rule && expression[-1] == 'n')
		expression = strstr(expression + 1, "plural=");
	if (expression == NULL)
		fail(where, "Plural-Forms: there is no plural=");
	for (unsigned long n = 0; n <= PLURAL_TRIED; n++) {
		struct plural_reader r = { .at = expression + strlen("plural="),
			.n = n,
			.c = n == 0 ? &p.c : NULL,
			.where = where };
		unsigned long form = plural_choice(&r);

		plural_takes(&r, ";");
		plural_takes(&r, "");
		if (*r.at != '\0')
			fail(where, "Plural-Forms: did not expect \"%s\"", r.at);
		if (form >= (unsigned long)p.forms)
			fail(where, "Plural-Forms: %lu takes form %lu, of %d", n, form, p.forms);
		p.only[form] = p.hit[form] ? -1 : (int)n;
		p.hit[form] = true;
	}
	for (int i = 0; i < p.forms; i++) {
		if (!p.hit[i])
			fail(where, "Plural-Forms: no number up to %d takes form %d", PLURAL_TRIED,
			    i);
	}
	return p;
}

#endif
