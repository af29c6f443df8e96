/* Dirty values: yes, 1, ND, NA, blanks, numbers for words, and headers as people write them. */
#include "exchange/ogp.h"

const struct ogp_scale ogp_scales[] = {
#define S(header, others, scale, edition, occasion, levels) \
	{ header, others, scale, edition, occasion, levels },
#include "exchange/ogp_scales.def"
#undef S
	{ .header = NULL },
};

_Static_assert(sizeof(ogp_scales) / sizeof(ogp_scales[0]) == OGP_SCALES + 1, "one line a scale");

static const struct {
	const char *header, *others;
} columns[OGP_COLUMNS] = {
#define O(name, header, others) [OGP_##name] = { header, others },
#include "exchange/ogp_columns.def"
#undef O
};

const char *
ogp_header(enum ogp_column column)
{
	return columns[column].header;
}

struct str
ogp_plain(struct arena *a, struct str s)
{
	char *out = arena_take(a, s.len);
	size_t len = 0;

	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 'a' - 'A');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
			out[len++] = c;
	}
	return (struct str){ out, len };
}

/* Is the text one of those between the bars? */
static bool
is_among(struct str text, const char *list)
{
	struct str rest = str_from(list);

	while (rest.len > 0) {
		if (str_equal(str_cut(&rest, '|'), text))
			return true;
	}
	return false;
}

static bool
is_header(struct arena *a, struct str plain, const char *header, const char *others)
{
	return str_equal(plain, ogp_plain(a, str_from(header))) || is_among(plain, others);
}

int
ogp_column_of(struct arena *a, struct str header)
{
	struct str plain = ogp_plain(a, header);

	for (int i = 0; i < OGP_COLUMNS; i++) {
		if (is_header(a, plain, columns[i].header, columns[i].others))
			return i;
	}
	for (int i = 0; i < OGP_SCALES; i++) {
		if (is_header(a, plain, ogp_scales[i].header, ogp_scales[i].others))
			return OGP_COLUMNS + i;
	}
	return -1;
}

enum ogp_said
ogp_said(struct arena *a, struct str cell)
{
	struct str plain = ogp_plain(a, cell);

	if (plain.len == 0 || is_among(plain, "null|blank|–|—|…"))
		return OGP_BLANK;
	if (is_among(plain, "nd|nodata|noirmdata|nr|notreviewed|notrated|unknown|notavailable"))
		return OGP_NO_DATA;
	if (is_among(plain, "na|notapplicable"))
		return OGP_NOT_APPLICABLE;
	return OGP_VALUE;
}

bool
ogp_is_yes(struct arena *a, struct str cell, bool *yes)
{
	struct str plain = ogp_plain(a, cell);

	*yes = is_among(plain, "yes|y|1|10|true|x|oui|✓|✔|نعم");
	if (str_equal(plain, STR("10")) && memchr(cell.at, '.', cell.len) == NULL)
		return false; /* 1.0 is yes, 10 is not */
	return *yes || is_among(plain, "no|n|0|00|false|non|✗|لا");
}

struct str
ogp_number(struct str cell)
{
	size_t from = 0, to;

	while (from < cell.len && (cell.at[from] < '0' || cell.at[from] > '9'))
		from++;
	to = from;
	while (to < cell.len && cell.at[to] >= '0' && cell.at[to] <= '9')
		to++;
	while (from + 1 < to && cell.at[from] == '0')
		from++;
	return (struct str){ cell.at + from, to - from };
}

/* "Not Started": "not_started" */
static struct str
code_of(struct arena *a, struct str name)
{
	char *out = arena_take(a, name.len);

	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];

		out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c == ' ' ? '_' : c);
	}
	return (struct str){ out, name.len };
}

bool
ogp_level_at(
    struct arena *a, const struct ogp_scale *scale, int n, struct str *code, struct str *name)
{
	struct str rest = str_from(scale->levels);

	if (rest.at[0] == '0')
		str_cut(&rest, '|');
	for (; rest.len > 0; n--) {
		*name = str_cut(&rest, '|');
		if (n > 0)
			continue;
		*code = code_of(a, *name);
		/* As the scales were named when they were first described. */
		if (str_equal(*code, STR("no_evidence_available")))
			*code = STR("no_evidence");
		else if (str_ends(*code, STR("_results")))
			code->len -= strlen("_results");
		return true;
	}
	return false;
}

bool
ogp_level(struct arena *a, const struct ogp_scale *scale, struct str cell, struct str *code)
{
	struct str plain = ogp_plain(a, cell), name;
	bool numbered = scale->levels[0] == '0', yes;

	if (is_among(plain, "00|10|20|30|40") && memchr(cell.at, '.', cell.len) != NULL)
		plain.len--; /* 2.0 */
	for (int n = 0; ogp_level_at(a, scale, n, code, &name); n++) {
		char digit = (char)('0' + n);

		if (str_equal(plain, ogp_plain(a, name)) || str_equal(plain, ogp_plain(a, *code)))
			return true;
		if (numbered && plain.len == 1 && plain.at[0] == digit)
			return true;
	}
	if (strcmp(scale->levels, "Yes|No") != 0 || !ogp_is_yes(a, cell, &yes))
		return false;
	*code = yes ? STR("yes") : STR("no");
	return true;
}
