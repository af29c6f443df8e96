/* Reads the catalogue and checks that everything it names exists. Errors say file and line. */
#include "mkcat.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct line {
	char text[1024];
	char *words[WORDS_MAX];
	bool quoted[WORDS_MAX];
	int count;
	bool indented;
	const char *file;
	int number;
};

/* Words of C, of SQL (either engine) or of this program that no name may be. */
static const char *const reserved[] = { "add", "all", "alter", "analyse", "analyze", "and", "any",
	"array", "as", "asc", "asymmetric", "authorization", "auto", "between", "binary", "bool",
	"both", "break", "by", "case", "cast", "char", "check", "cmax", "cmin", "collate",
	"collation", "column", "columns", "commit", "concurrently", "const", "constraint",
	"continue", "create", "cross", "ctid", "current_catalog", "current_date", "current_role",
	"current_schema", "current_time", "current_timestamp", "current_user", "default",
	"deferrable", "delete", "desc", "distinct", "do", "double", "drop", "else", "end", "enum",
	"errno", "escape", "except", "exists", "extern", "false", "fetch", "fields", "float", "for",
	"foreign", "freeze", "from", "full", "goto", "grant", "group", "having", "id", "if",
	"ilike", "in", "index", "initially", "inline", "inner", "insert", "int", "intersect",
	"into", "is", "isnull", "join", "key", "lateral", "leading", "left", "like", "limit",
	"localtime", "localtimestamp", "long", "missing", "natural", "none", "not", "nothing",
	"notnull", "null", "offset", "oid", "on", "only", "or", "order", "outer", "overlaps",
	"placing", "primary", "references", "register", "restrict", "return", "returning", "right",
	"rowid", "select", "seq", "session_user", "set", "short", "signed", "similar", "since",
	"sizeof", "some", "static", "struct", "switch", "symmetric", "table", "tableoid",
	"tablesample", "then", "to", "trailing", "transaction", "true", "type", "typedef", "union",
	"unique", "unsigned", "until", "update", "user", "using", "values", "variadic", "verbose",
	"version", "void", "volatile", "when", "where", "while", "window", "with", "xmax", "xmin",
	NULL };

/* The tables that every observatory has: see src/store/system.sql. */
static const char *const tables[] = { "address", "change", "file", "link", "present", "record",
	"search", "search_row", "setting", "sqlite_master", "touched", NULL };

static bool
is_among(const char *const *words, const char *name)
{
	while (*words != NULL && strcmp(*words, name) != 0)
		words++;
	return *words != NULL;
}

char *
text_copy(const char *s)
{
	char *copy = strdup(s);

	if (copy == NULL)
		abort();
	return copy;
}

char *
text_upper(const char *s)
{
	char *copy = text_copy(s);

	for (char *c = copy; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

static void
split(struct line *l)
{
	char *p = l->text;

	l->count = 0;
	l->indented = *p == '\t' || *p == ' ';
	for (;;) {
		while (isspace((unsigned char)*p))
			p++;
		if (*p == '\0' || *p == '#')
			return;
		if (l->count == WORDS_MAX)
			die(l->file, l->number, "more than %d words", WORDS_MAX);
		l->quoted[l->count] = *p == '"';
		if (*p == '"') {
			l->words[l->count++] = ++p;
			p = strchr(p, '"');
			if (p == NULL)
				die(l->file, l->number, "a quote is not closed");
		} else {
			l->words[l->count++] = p;
			while (*p != '\0' && !isspace((unsigned char)*p))
				p++;
		}
		if (*p != '\0')
			*p++ = '\0';
	}
}

/* a-z, digits and _. */
static char *
take_plain(const struct line *l, int word, const char *what)
{
	const char *name = word < l->count ? l->words[word] : "";

	if (word >= l->count || l->quoted[word])
		die(l->file, l->number, "%s is missing", what);
	for (const char *c = name; *c != '\0'; c++) {
		if (!(islower((unsigned char)*c) || *c == '_' ||
			(c > name && isdigit((unsigned char)*c))))
			die(l->file, l->number, "%s '%s' may hold a-z, digits and _ only", what,
			    name);
	}
	return text_copy(name);
}

static char *
take_name(const struct line *l, int word, const char *what)
{
	char *name = take_plain(l, word, what);

	if (is_among(reserved, name))
		die(l->file, l->number, "the name '%s' is reserved", name);
	return name;
}

/* Choices have the name of their enum before them in C and are text in SQL. */
static char *
take_choice(const struct line *l)
{
	char *name = take_plain(l, 0, "the name");

	if (strcmp(name, "none") == 0)
		die(l->file, l->number, "the name 'none' is reserved");
	return name;
}

static char *
take_label(const struct line *l, int word)
{
	if (word >= l->count || !l->quoted[word] || l->words[word][0] == '\0')
		die(l->file, l->number, "a \"label\" is missing");
	if (strchr(l->words[word], '\\') != NULL)
		die(l->file, l->number, "a label may not hold a backslash");
	return text_copy(l->words[word]);
}

static const char *
take_word(const struct line *l, int word, const char *what)
{
	if (word >= l->count || l->quoted[word])
		die(l->file, l->number, "%s is missing", what);
	return l->words[word];
}

static void
read_attributes(struct field *f, const struct line *l, int word)
{
	for (; word < l->count - 1; word++) {
		const char *attribute = take_word(l, word, "an attribute");
		struct {
			const char *name;
			bool *flag;
		} flags[] = { { "required", &f->required }, { "search", &f->search },
			{ "caption", &f->caption }, { "list", &f->list }, { "facet", &f->facet },
			{ "alias", &f->alias }, { "long", &f->is_long } };
		bool known = false;

		for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
			if (strcmp(attribute, flags[i].name) == 0)
				known = *flags[i].flag = true;
		}
		if (known)
			continue;
		if (strcmp(attribute, "max") == 0) {
			f->max = text_copy(take_word(l, ++word, "the maximum"));
			if (strspn(f->max, "0123456789") != strlen(f->max) ||
			    strtol(f->max, NULL, 10) < 1)
				die(l->file, l->number, "max wants a whole number, not '%s'",
				    f->max);
		} else if (strcmp(attribute, "reverse") == 0) {
			f->reverse = take_name(l, ++word, "the name of the way back");
		} else {
			die(l->file, l->number, "unknown attribute '%s'", attribute);
		}
	}
}

static void
read_field(struct item *it, const struct line *l)
{
	struct field *f = &it->fields[it->nfields];
	int word = 2;

	if (it->nfields == FIELDS_MAX)
		die(l->file, l->number, "more than %d fields", FIELDS_MAX);
	*f = (struct field){ .name = it->is_enum ? take_choice(l) : take_name(l, 0, "the name"),
		.line = l->number };
	if (field_find(it, f->name) >= 0)
		die(l->file, l->number, "%s has '%s' already", it->name, f->name);
	it->nfields++;
	if (it->is_enum) {
		if (l->count != 2)
			die(l->file, l->number, "a choice is a name and a \"label\"");
		f->label = take_label(l, 1);
		return;
	}
	f->kind = kind_find(take_word(l, 1, "the kind"));
	if (f->kind == NULL)
		die(l->file, l->number, "unknown kind '%s'", l->words[1]);
	if (f->kind->of_enum || f->kind->of_record)
		f->of = take_name(l, word++, "what it is of");
	f->label = take_label(l, l->count - 1);
	read_attributes(f, l, word);
}

/* read, write, path and key describe the record; anything else is a field. */
static bool
read_setting(struct item *it, const struct line *l)
{
	const char *word = l->words[0];

	if (strcmp(word, "read") == 0 || strcmp(word, "write") == 0) {
		const char *role = take_word(l, 1, "the role");

		if (strcmp(role, "public") != 0 && strcmp(role, "editor") != 0 &&
		    strcmp(role, "admin") != 0)
			die(l->file, l->number, "unknown role '%s'", role);
		*(word[0] == 'r' ? &it->read : &it->write) = text_copy(role);
	} else if (strcmp(word, "path") == 0) {
		it->path = text_copy(take_word(l, 1, "the path"));
	} else if (strcmp(word, "key") == 0) {
		for (int i = 1; i < l->count; i++) {
			if (it->nkey == KEY_MAX)
				die(l->file, l->number, "more than %d fields in a key", KEY_MAX);
			it->key[it->nkey++] = take_name(l, i, "a field of the key");
		}
	} else {
		return false;
	}
	return true;
}

static char *
path_of(const char *plural)
{
	char *path = text_copy(plural);

	for (char *c = path; *c != '\0'; c++)
		*c = *c == ' ' ? '-' : (char)tolower((unsigned char)*c);
	return path;
}

static struct item *
begin_item(struct catalogue *cat, const struct line *l, const char *about)
{
	struct item *it = &cat->items[cat->count];
	bool is_enum = strcmp(l->words[0], "enum") == 0;

	if (!is_enum && strcmp(l->words[0], "record") != 0)
		die(l->file, l->number, "expected 'record' or 'enum', not '%s'", l->words[0]);
	if (cat->count == ITEMS_MAX)
		die(l->file, l->number, "more than %d records and enums", ITEMS_MAX);
	*it = (struct item){ .is_enum = is_enum, .file = l->file, .line = l->number };
	it->name = take_name(l, 1, "the name");
	it->about = text_copy(about);
	if (is_among(tables, it->name))
		die(l->file, l->number, "the name '%s' is reserved", it->name);
	if (item_find(cat, it->name, true) != NULL || item_find(cat, it->name, false) != NULL)
		die(l->file, l->number, "there is a '%s' already", it->name);
	if (!is_enum) {
		it->label = take_label(l, 2);
		it->plural = take_label(l, 3);
		it->path = path_of(it->plural);
	}
	cat->count++;
	return it;
}

void
read_stream(struct catalogue *cat, FILE *f, const char *path)
{
	struct line l = { .file = path };
	struct item *it = NULL;
	char about[512] = "";

	while (fgets(l.text, sizeof(l.text), f) != NULL) {
		size_t len = strlen(l.text);

		l.number++;
		if (len == sizeof(l.text) - 1 && l.text[len - 1] != '\n')
			die(path, l.number, "a line is longer than %zu bytes", len);
		if (l.text[0] == '#') {
			l.text[strcspn(l.text, "\n")] = '\0';
			snprintf(about, sizeof(about), "%s", l.text + strspn(l.text, "# "));
			continue;
		}
		split(&l);
		if (l.count == 0) {
			about[0] = '\0'; /* not directly above what follows */
			continue;
		}
		if (!l.indented) {
			it = begin_item(cat, &l, about);
			about[0] = '\0';
		} else if (it == NULL) {
			die(path, l.number, "a field before any record");
		} else if (it->is_enum || !read_setting(it, &l)) {
			read_field(it, &l);
		}
	}
}

void
begin_catalogue(struct catalogue *cat)
{
	cat->count = 0;
	cat->items = calloc(ITEMS_MAX, sizeof(*cat->items));
	if (cat->items == NULL)
		abort();
}

struct item *
item_find(struct catalogue *cat, const char *name, bool is_enum)
{
	for (int i = 0; i < cat->count; i++) {
		if (cat->items[i].is_enum == is_enum && strcmp(cat->items[i].name, name) == 0)
			return &cat->items[i];
	}
	return NULL;
}

int
field_find(const struct item *it, const char *name)
{
	for (int i = 0; i < it->nfields; i++) {
		if (strcmp(it->fields[i].name, name) == 0)
			return i;
	}
	return -1;
}

static void
check_field(struct catalogue *cat, const struct item *it, const struct field *f)
{
	const char *kind = f->kind->name;
	const struct item *of = f->of == NULL ? NULL : item_find(cat, f->of, f->kind->of_enum);
	bool refers = f->kind->of_record || strcmp(kind, "any") == 0;
	bool text = strcmp(kind, "text") == 0 || strcmp(kind, "i18n") == 0;

	if (f->of != NULL && of == NULL)
		die(it->file, f->line, "there is no %s '%s'", f->kind->of_enum ? "enum" : "record",
		    f->of);
	if (f->reverse != NULL && !refers)
		die(it->file, f->line, "reverse is for ref, refs and any");
	if ((f->max != NULL || f->is_long || f->search) && !text)
		die(it->file, f->line, "max, long and search are for text and i18n");
	if (f->caption && strcmp(kind, "i18n") != 0)
		die(it->file, f->line, "a caption is i18n");
	if (f->facet && !(f->kind->of_enum || f->kind->of_record))
		die(it->file, f->line, "a facet is an enum, a set, a ref or refs");
	if (f->alias && strcmp(kind, "text") != 0)
		die(it->file, f->line, "an alias is text");
}

int
columns_of(const struct item *it)
{
	int columns = 3;

	for (int i = 0; i < it->nfields; i++) {
		for (int s = 0; s < 4 && it->fields[i].kind->suffix[s] != NULL; s++)
			columns++;
		columns += !it->fields[i].required;
	}
	return columns;
}

/* A date `due` has a column due_last: a field of that name would be the same column. */
static void
check_columns(const struct item *it)
{
	char name[128];
	int columns = columns_of(it);

	if (columns > COLUMNS_MAX)
		die(it->file, it->line, "%s has %d columns, more than %d", it->name, columns,
		    COLUMNS_MAX);
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		for (int s = 0; s < 5; s++) {
			const char *suffix = s == 4 ? "_missing" : f->kind->suffix[s];

			if (suffix == NULL || *suffix == '\0')
				continue;
			snprintf(name, sizeof(name), "%s%s", f->name, suffix);
			if (field_find(it, name) >= 0)
				die(it->file, it->fields[field_find(it, name)].line,
				    "'%s' is a column of '%s' already", name, f->name);
		}
	}
}

/* As it stands in addresses; no two types have the same. */
static void
check_path(const struct catalogue *cat, const struct item *it)
{
	if (strspn(it->path, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(it->path))
		die(it->file, it->line, "the path '%s' may hold a-z, digits and - only", it->path);
	for (int i = 0; &cat->items[i] != it; i++) {
		if (!cat->items[i].is_enum && strcmp(cat->items[i].path, it->path) == 0)
			die(it->file, it->line, "%s has the path '%s' already", cat->items[i].name,
			    it->path);
	}
}

static void
check_record(struct catalogue *cat, const struct item *it)
{
	if (it->read == NULL || it->write == NULL)
		die(it->file, it->line, "%s does not say who may read and write", it->name);
	for (int i = 0; i < it->nfields; i++)
		check_field(cat, it, &it->fields[i]);
	check_columns(it);
	check_path(cat, it);
	for (int i = 0; i < it->nkey; i++) {
		int f = field_find(it, it->key[i]);
		const char *kind = f < 0 ? "" : it->fields[f].kind->name;

		if (f < 0)
			die(it->file, it->line, "the key names '%s', which is no field",
			    it->key[i]);
		if (strcmp(kind, "text") != 0 && strcmp(kind, "ref") != 0 &&
		    strcmp(kind, "enum") != 0)
			die(it->file, it->line, "a key is made of text, enum and ref, not of %s",
			    kind);
	}
}

void
check_catalogue(struct catalogue *cat)
{
	for (int i = 0; i < cat->count; i++) {
		const struct item *it = &cat->items[i];

		if (it->nfields == 0)
			die(it->file, it->line, "%s is empty", it->name);
		if (!it->is_enum)
			check_record(cat, it);
	}
}
