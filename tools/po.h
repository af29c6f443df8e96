/*
 * po -- reads gettext's .po files: i18n/<language>.po and i18n/parts/<part>.<language>.po.
 *
 * The language is the last piece of the name before ".po". Several files may speak one language;
 * what they say is merged, and the same message with two different texts is an error that names
 * both places. Obsolete (#~) and fuzzy entries, and empty translations, count as not there.
 *
 * The key of a counted message is its msgid_plural, which is what the code passes to say_count.
 * A msgctxt is a country (two capitals): the word that country uses for the same thing.
 */
#ifndef TOOLS_PO_H
#define TOOLS_PO_H

#include "text.h"

enum { FORMS_MAX = 8, LANGS_MAX = 32 };

struct translation {
	struct place where; /* .file is NULL when there is none */
	char *form[FORMS_MAX];
	int forms;
};

struct message {
	const char *key, *singular; /* singular is NULL unless the message is counted */
	const char *country;        /* "" or two capitals */
	struct place where;         /* where it was met first */
	struct translation said[LANGS_MAX];
};

struct language {
	const char *code;
	char *header;       /* "Field: value" lines; NULL until a file has brought it */
	struct place where; /* of the header, or else the first file */
};

struct catalogue {
	struct language langs[LANGS_MAX];
	int lang_count;
	struct message *messages;
	size_t count, room;
};

struct po_entry {
	struct place where;
	struct text id, plural, context, str[FORMS_MAX];
	bool has_id, has_plural, has_context, has_str[FORMS_MAX], fuzzy;
};

static inline int
po_language(struct catalogue *all, struct place where)
{
	const char *name = file_name(where.file), *end = strrchr(name, '.'), *start = end;
	size_t len;

	if (end == NULL || strcmp(end, ".po") != 0)
		fail(where, "the name of a file of translations ends in .po");
	while (start > name && start[-1] != '.')
		start--;
	len = (size_t)(end - start);
	for (size_t i = 0; i < len; i++) {
		if (!(start[i] >= 'a' && start[i] <= 'z') && start[i] != '_')
			fail(where, "no language in the name: expected ar.po or something.ar.po");
	}
	for (int i = 0; i < all->lang_count; i++) {
		if (strlen(all->langs[i].code) == len &&
		    memcmp(all->langs[i].code, start, len) == 0)
			return i;
	}
	if (len == 0 || all->lang_count == LANGS_MAX)
		fail(where, "no language in the name, or too many languages");
	all->langs[all->lang_count].code = copy(start, len);
	all->langs[all->lang_count].where = where;
	return all->lang_count++;
}

static inline struct message *
po_message(struct catalogue *all, const char *key, const char *country)
{
	for (size_t i = 0; i < all->count; i++) {
		struct message *m = &all->messages[i];

		if (strcmp(m->key, key) == 0 && strcmp(m->country, country) == 0)
			return m;
	}
	return NULL;
}

static inline struct message *
po_message_new(struct catalogue *all)
{
	if (all->count == all->room) {
		all->room = all->room * 2 + 256;
		all->messages = memory(all->messages, all->room * sizeof(*all->messages));
	}
	memset(&all->messages[all->count], 0, sizeof(*all->messages));
	return &all->messages[all->count++];
}

static inline void
po_take_header(struct language *l, const struct po_entry *e)
{
	const char *header = e->has_str[0] && e->str[0].at != NULL ? e->str[0].at : "";

	/* A part may repeat the usual header; the one with X-Order is the language's own. */
	if (strstr(header, "X-Order:") == NULL)
		return;
	if (l->header != NULL)
		fail(e->where, "%s has its header at %s:%d already", l->code, l->where.file,
		    l->where.line);
	l->header = copy(header, strlen(header));
	l->where = e->where;
}

static inline void
po_take_forms(struct message *m, struct translation *t, const struct po_entry *e)
{
	struct translation new = { .where = e->where };
	bool empty = true;

	for (int i = 0; i < FORMS_MAX && e->has_str[i]; i++) {
		const char *form = e->str[i].at == NULL ? "" : e->str[i].at;

		new.form[new.forms++] = copy(form, strlen(form));
		empty = empty && form[0] == '\0';
	}
	for (int i = new.forms; i < FORMS_MAX; i++) {
		if (e->has_str[i])
			fail(e->where, "msgstr[%d] without msgstr[%d]", i, new.forms);
	}
	if (new.forms == 0)
		fail(e->where, "\"%s\" has no msgstr", m->key);
	if (empty || e->fuzzy)
		return;
	for (int i = 0; t->where.file != NULL && i < FORMS_MAX; i++) {
		const char *one = t->form[i] == NULL ? "" : t->form[i];
		const char *two = new.form[i] == NULL ? "" : new.form[i];

		if (strcmp(one, two) != 0)
			fail(e->where, "\"%s\" is said otherwise at %s:%d", m->key, t->where.file,
			    t->where.line);
	}
	if (t->where.file == NULL)
		*t = new;
}

static inline bool
po_is_country(const char *s)
{
	return strlen(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z';
}

/* One entry is whole: it becomes a message, or a translation of one that is there. */
static inline void
po_take(struct catalogue *all, int lang, struct po_entry *e)
{
	const char *id = e->id.at == NULL ? "" : e->id.at;
	const char *plural = e->plural.at == NULL ? "" : e->plural.at;
	const char *country = e->context.at == NULL ? "" : e->context.at;
	const char *key = e->has_plural ? plural : id;
	struct message *m;

	if (!e->has_id)
		return;
	if (id[0] == '\0' && !e->has_plural && !e->has_context) {
		po_take_header(&all->langs[lang], e);
		return;
	}
	if (key[0] == '\0' || id[0] == '\0')
		fail(e->where, "an empty msgid");
	if (e->has_context && !po_is_country(country))
		fail(e->where, "msgctxt \"%s\" is not a country's two capitals", country);
	m = po_message(all, key, country);
	if (m == NULL) {
		m = po_message_new(all);
		m->key = copy(key, strlen(key));
		m->country = copy(country, strlen(country));
		m->singular = e->has_plural ? copy(id, strlen(id)) : NULL;
		m->where = e->where;
	}
	if ((m->singular != NULL) != e->has_plural)
		fail(e->where, "\"%s\" is counted here or at %s:%d, not at both", key,
		    m->where.file, m->where.line);
	if (e->has_plural && strcmp(m->singular, id) != 0)
		fail(e->where, "\"%s\" has another msgid at %s:%d: \"%s\"", key, m->where.file,
		    m->where.line, m->singular);
	po_take_forms(m, &m->said[lang], e);
}

/* Reads the quoted text of a line onto t. */
static inline void
po_quoted(struct text *t, const char *at, const char *end, struct place where)
{
	while (at < end && (*at == ' ' || *at == '\t'))
		at++;
	if (at == end || *at++ != '"')
		fail(where, "expected \"text\"");
	while (at < end && *at != '"') {
		char c = *at++;

		if (c == '\\' && at < end) {
			static const char from[] = "nt\"\\", to[] = "\n\t\"\\";
			const char *found = memchr(from, *at, sizeof(from) - 1);

			if (found == NULL)
				fail(where, "unknown escape \\%c", *at);
			c = to[found - from];
			at++;
		}
		text_put(t, &c, 1);
	}
	if (at == end)
		fail(where, "the text has no closing quote");
	for (at++; at < end; at++) {
		if (*at != ' ' && *at != '\t' && *at != '\r')
			fail(where, "there is something after the closing quote");
	}
	text_put(t, "", 0);
}

/* The part of the entry that a keyword begins; *at is moved past the keyword. */
static inline struct text *
po_keyword(struct po_entry *e, const char **at, const char *end, struct place where)
{
	size_t len = 0, left = (size_t)(end - *at);
	const char *word = *at;
	int form = 0;

	while (len < left && word[len] != ' ' && word[len] != '\t' && word[len] != '"')
		len++;
	*at += len;
	if (len == strlen("msgctxt") && memcmp(word, "msgctxt", len) == 0 && !e->has_context) {
		e->has_context = true;
		return &e->context;
	}
	if (len == strlen("msgid") && memcmp(word, "msgid", len) == 0 && !e->has_id) {
		e->has_id = true;
		e->where = where;
		return &e->id;
	}
	if (len == strlen("msgid_plural") && memcmp(word, "msgid_plural", len) == 0 && e->has_id &&
	    !e->has_plural) {
		e->has_plural = true;
		return &e->plural;
	}
	if (len == strlen("msgstr[0]") && memcmp(word, "msgstr[", 7) == 0 && e->has_plural)
		form = word[7] - '0';
	else if (len != strlen("msgstr") || memcmp(word, "msgstr", len) != 0 || e->has_plural)
		form = -1;
	if (form < 0 || form >= FORMS_MAX || !e->has_id || e->has_str[form])
		fail(where, "did not expect \"%.*s\" here", (int)len, word);
	e->has_str[form] = true;
	return &e->str[form];
}

static inline void
po_read(struct catalogue *all, const char *path)
{
	struct text file = file_read(path);
	struct place where = { path, 0 };
	struct po_entry entry = { .has_id = false };
	struct text *open = NULL; /* what a further "text" line continues */
	int lang = po_language(all, (struct place){ path, 1 });
	const char *at = file.at;

	if (strncmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	for (; at < file.at + file.len; at++) {
		const char *end = strchr(at, '\n'), *start = at;
		bool ends_entry;

		if (end == NULL)
			end = file.at + file.len;
		where.line++;
		while (start < end && strchr(" \t\r", *start) != NULL)
			start++;
		at = end;
		ends_entry = start == end || *start == '#' || strncmp(start, "msgctxt", 7) == 0 ||
		    strncmp(start, "msgid ", 6) == 0;
		if (ends_entry && entry.has_str[0]) {
			po_take(all, lang, &entry);
			entry = (struct po_entry){ .has_id = false };
		}
		if (start == end || *start == '#') {
			if (start < end && start[1] == ',' &&
			    memmem(start, (size_t)(end - start), "fuzzy", 5) != NULL)
				entry.fuzzy = true;
			if (entry.has_id || entry.has_context)
				fail(where, "the entry above is not finished");
			open = NULL;
		} else if (*start == '"') {
			if (open == NULL)
				fail(where, "this text belongs to nothing");
			po_quoted(open, start, end, where);
		} else {
			open = po_keyword(&entry, &start, end, where);
			po_quoted(open, start, end, where);
		}
	}
	if ((entry.has_id || entry.has_context) && !entry.has_str[0])
		fail(where, "the file ends within an entry");
	po_take(all, lang, &entry);
}

#endif
