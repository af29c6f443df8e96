/*
 * One row becomes, in this order: the plan it belongs to and the bodies and themes it names, unless
 * they are known; the commitment; a rating for each judgement. What is blank says
 * nothing: it leaves a known record as it is. ND is "not known", NA "not applicable".
 */
#include "exchange/ogp_rows.h"

#include "base/i18n.h"

/* A row of one type in the making. */
struct line {
	struct ogp *ogp;
	struct sheet *sheet;
	struct sheet_column *columns;
	struct str *cells;
};

/* The row of the file as it is being taken apart. */
struct source {
	struct intake *in;
	struct ogp *ogp;
	struct arena *a;
	const struct str *cells;
	long row;
	struct str country, plan; /* keys */
};

static struct line
line_of(struct ogp *ogp, enum ogp_sheet which)
{
	struct line line = { ogp, &ogp->sheets[which], ogp->bound[which], ogp->cells[which] };

	line.sheet->ncolumns = 0;
	line.sheet->columns = line.columns;
	return line;
}

/* told: the file's column that it comes from, so that a problem names it. */
static void
put_as(struct line *l, struct sheet_column column, int told, struct str cell)
{
	size_t at = l->sheet->ncolumns++;

	column.name = told == NO_COLUMN ? STR("") : l->ogp->headers[told];
	l->columns[at] = column;
	l->cells[at] = cell;
}

static void
put(struct line *l, size_t field, enum lang lang, int told, struct str cell)
{
	put_as(l, (struct sheet_column){ .role = COLUMN_FIELD, .field = field, .lang = lang }, told,
	    cell);
}

static void
put_key(struct line *l, int told, struct str key)
{
	put_as(l, (struct sheet_column){ .role = COLUMN_KEY }, told, key);
}

static enum err
give(struct source *s, struct line *l)
{
	sheet_bind(l->sheet);
	return intake_row(s->in, l->sheet, l->cells, s->row);
}

/* ---- Cells ---- */

static int
told(const struct source *s, int column)
{
	return s->ogp->columns[column];
}

/* The value of a cell; "" when the file has no such column, or the cell no value. */
static struct str
value(const struct source *s, int column)
{
	struct str cell;

	if (told(s, column) == NO_COLUMN)
		return STR("");
	cell = str_trim(s->cells[told(s, column)]);
	return ogp_said(s->a, cell) == OGP_VALUE ? cell : STR("");
}

static void
wrong(const struct source *s, int column, const char *text, struct str expected)
{
	int at = told(s, column);

	intake_problem(s->in,
	    (struct problem){ .file = s->ogp->file,
		.row = s->row,
		.column = at == NO_COLUMN ? str_from(ogp_header((enum ogp_column)column))
					  : s->ogp->headers[at],
		.value = at == NO_COLUMN ? STR("") : str_trim(s->cells[at]),
		.text = text,
		.expected = expected });
}

/* The language of a text as far as its script says it: Arabic or else English. */
static enum lang
lang_of(struct str text)
{
	for (size_t i = 0; i + 1 < text.len; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c >= 0xd8 && c <= 0xdb)
			return LANG_AR;
	}
	return LANG_EN;
}

/* A key from a name; from its hash when it has no Latin letters. */
static struct str
key_from(struct source *s, struct str within, struct str name)
{
	struct str parts[2] = { within, name }, key;
	struct buf hex = buf_new(s->a, 64);
	uint64_t hash = 0xcbf29ce484222325u; /* FNV-1a: the same in every process */

	if (parts[1].len > 100)
		parts[1].len = 100;
	if (key_make(s->a, within.len > 0 ? parts : parts + 1, within.len > 0 ? 2 : 1, &key))
		return key;
	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.at[i]) * 0x100000001b3u;
	buf_printf(&hex, "body-%08x", (unsigned)(hash >> 32));
	parts[1] = (struct str){ hex.at, hex.len };
	(void)key_make(s->a, within.len > 0 ? parts : parts + 1, within.len > 0 ? 2 : 1, &key);
	return key;
}

/* ---- What a row names ---- */

struct str
ogp_prefix(struct arena *a, struct str id)
{
	struct buf out = buf_new(a, 64);

	for (size_t i = 0; i < id.len; i++) {
		char c = (char)(id.at[i] | 0x20);

		if (i < 2 ? c < 'a' || c > 'z' : id.at[i] < '0' || id.at[i] > '9')
			return STR("");
	}
	buf_put(&out, STR("prefix "));
	buf_put(&out, (struct str){ id.at, id.len < 3 ? 0 : 2 });
	return id.len < 3 ? STR("") : (struct str){ out.at, out.len };
}

struct str
ogp_country(const struct ogp *ogp, struct arena *a, struct str name)
{
	struct str key = ogp_names_find(&ogp->names, a, &country_type, STR(""), name), rest = name;

	if (key.len > 0)
		return key;
	return ogp_names_find(
	    &ogp->names, a, &country_type, STR(""), str_trim(str_cut(&rest, '(')));
}

/* By its name or code; or by the identifiers that go with a known name elsewhere in the file. */
static void
find_country(struct source *s)
{
	struct str name = value(s, OGP_COUNTRY), prefix = ogp_prefix(s->a, value(s, OGP_ID));

	s->country = STR("");
	if (name.len > 0)
		s->country = ogp_country(s->ogp, s->a, name);
	if (s->country.len == 0 && prefix.len > 0)
		s->country = ogp_names_find(&s->ogp->names, s->a, &country_type, STR(""), prefix);
	if (s->country.len == 0)
		wrong(s, OGP_COUNTRY,
		    MESSAGE("This country is not known by any of its names: import it first."),
		    STR(""));
}

static enum err
give_plan(struct source *s)
{
	struct str number = ogp_number(value(s, OGP_PLAN)), year = ogp_number(value(s, OGP_YEAR));
	struct str parts[2] = { s->country, number };
	struct buf title = buf_new(s->a, 1024);
	struct line l = line_of(s->ogp, SHEET_PLAN);

	s->plan = STR("");
	if (number.len == 0 || number.len > 3) {
		wrong(s, OGP_PLAN, MESSAGE("This is no number of an action plan."), STR(""));
		return ERR_OK;
	}
	if (value(s, OGP_YEAR).len > 0 && year.len != 4) {
		wrong(s, OGP_YEAR, MESSAGE("This is no year."), STR(""));
		year = STR("");
	}
	if (s->country.len == 0 || !key_make(s->a, parts, 2, &s->plan))
		return ERR_OK;
	buf_put(&title, STR("Action plan "));
	buf_put(&title, number);
	put(&l, PLAN_COUNTRY, (enum lang)0, told(s, OGP_COUNTRY), s->country);
	put(&l, PLAN_NUMBER, (enum lang)0, told(s, OGP_PLAN), number);
	put(&l, PLAN_TITLE, LANG_EN, told(s, OGP_PLAN), (struct str){ title.at, title.len });
	put(&l, PLAN_SUBMITTED, (enum lang)0, told(s, OGP_YEAR), year);
	return give(s, &l);
}

/* Is the key among those that stand in the text already? */
static bool
is_in(struct str keys, struct str key)
{
	while (keys.len > 0) {
		if (str_equal(str_trim(str_cut(&keys, ';')), key))
			return true;
	}
	return false;
}

/* The keys of the bodies or themes that a cell names, joined; new ones are brought. */
static enum err
give_named(struct source *s, int column, enum ogp_sheet which, struct str *keys)
{
	struct str rest = value(s, column), within = which == SHEET_ACTOR ? s->country : STR("");
	const struct type *t = s->ogp->sheets[which].type;
	struct buf out = buf_new(s->a, 1 << 16);

	while (rest.len > 0) {
		struct str name = str_trim(str_cut(&rest, ';')), key;
		struct line l = line_of(s->ogp, which);

		if (ogp_said(s->a, name) != OGP_VALUE)
			continue;
		key = ogp_names_find(&s->ogp->names, s->a, t, within, name);
		if (key.len == 0) {
			key = key_from(s, within, name);
			put_key(&l, told(s, column), key);
			put(&l, which == SHEET_ACTOR ? (size_t)ACTOR_NAME : (size_t)TAG_NAME,
			    lang_of(name), told(s, column), name);
			if (which == SHEET_ACTOR)
				put(&l, ACTOR_COUNTRY, (enum lang)0, told(s, column), within);
			TRY(give(s, &l));
		}
		if (is_in((struct str){ out.at, out.len }, key))
			continue; /* named twice in one cell */
		buf_put(&out, out.len > 0 ? STR("; ") : STR(""));
		buf_put(&out, key);
	}
	*keys = (struct str){ out.at, out.len };
	return ERR_OK;
}

/* ---- The commitment ---- */

static void
add_reason(struct buf *out, size_t field, enum missing why)
{
	buf_put(out, out->len > 0 ? STR("; ") : STR(""));
	buf_put(out, str_from(commitment_type.fields[field].name));
	buf_put(out, STR(": "));
	buf_put(out, missing_name(why));
}

/* A cell that says why it has no value. */
static void
note_reason(struct source *s, int column, size_t field, struct buf *reasons)
{
	enum ogp_said said = OGP_BLANK;

	if (told(s, column) != NO_COLUMN)
		said = ogp_said(s->a, s->cells[told(s, column)]);
	if (said == OGP_NO_DATA)
		add_reason(reasons, field, MISSING_UNKNOWN);
	if (said == OGP_NOT_APPLICABLE)
		add_reason(reasons, field, MISSING_NOT_APPLICABLE);
}

/* Four columns of yes and no are one set. None of them: the values do not apply. */
static void
put_values(struct source *s, struct line *l, struct buf *reasons)
{
	static const char *const names[] = { "access_to_information; ", "participation; ",
		"accountability; ", "technology; " };
	struct buf out = buf_new(s->a, 256);
	bool none = false, unknown = false;

	for (int i = 0; i < 4; i++) {
		struct str cell = value(s, OGP_ACCESS + i);
		bool yes;

		if (cell.len == 0) {
			enum ogp_said said = told(s, OGP_ACCESS + i) == NO_COLUMN
			    ? OGP_BLANK
			    : ogp_said(s->a, s->cells[told(s, OGP_ACCESS + i)]);

			unknown = unknown || said == OGP_NO_DATA;
			none = none || said == OGP_NOT_APPLICABLE;
		} else if (!ogp_is_yes(s->a, cell, &yes)) {
			wrong(s, OGP_ACCESS + i,
			    MESSAGE("This is not one of the choices: {expected}."),
			    STR("Yes, No, 1, 0, ND, NA"));
		} else {
			none = none || !yes;
			buf_put(&out, yes ? str_from(names[i]) : STR(""));
		}
	}
	if (out.len > 0)
		put(l, COMMITMENT_OGP_VALUES, (enum lang)0, told(s, OGP_ACCESS),
		    (struct str){ out.at, out.len });
	else if (unknown || none)
		add_reason(reasons, COMMITMENT_OGP_VALUES,
		    unknown ? MISSING_UNKNOWN : MISSING_NOT_APPLICABLE);
}

/* "7.0" is a spreadsheet's 7; without a number the identifier stands for it. */
static struct str
number_of(struct source *s)
{
	struct str number = value(s, OGP_NUMBER);

	if (str_ends(number, STR(".0")))
		number.len -= 2;
	return number.len > 0 ? number : value(s, OGP_ID);
}

static void
put_text(struct source *s, struct line *l, int column, size_t field, struct buf *reasons)
{
	struct str text = value(s, column);

	if (text.len == 0)
		note_reason(s, column, field, reasons);
	else
		put(l, field, lang_of(text), told(s, column), text);
}

static enum err
give_commitment(struct source *s, struct str *key)
{
	struct str number = number_of(s), parts[2], leads, supporting, tags;
	struct buf reasons = buf_new(s->a, 1024);
	struct line l;
	int title = value(s, OGP_TITLE).len > 0 ? OGP_TITLE : OGP_SHORT;

	*key = STR("");
	TRY(give_named(s, OGP_LEAD, SHEET_ACTOR, &leads));
	TRY(give_named(s, OGP_SUPPORT, SHEET_ACTOR, &supporting));
	TRY(give_named(s, OGP_THEME, SHEET_TAG, &tags));
	if (number.len == 0)
		wrong(s, OGP_NUMBER, MESSAGE("This row has neither a number nor an identifier."),
		    STR(""));
	if (value(s, title).len == 0)
		wrong(s, OGP_TITLE, MESSAGE("This may not be empty: {expected}."), STR("title"));
	if (number.len == 0 || value(s, title).len == 0 || s->plan.len == 0)
		return ERR_OK;
	l = line_of(s->ogp, SHEET_COMMITMENT);
	put(&l, COMMITMENT_PLAN, (enum lang)0, told(s, OGP_PLAN), s->plan);
	put(&l, COMMITMENT_NUMBER, (enum lang)0, told(s, OGP_NUMBER), number);
	put(&l, COMMITMENT_OGP_ID, (enum lang)0, told(s, OGP_ID), value(s, OGP_ID));
	put(&l, COMMITMENT_TITLE, lang_of(value(s, title)), told(s, title), value(s, title));
	put_text(s, &l, OGP_TEXT, COMMITMENT_SOLUTION, &reasons);
	put_text(s, &l, OGP_URL, COMMITMENT_URL, &reasons);
	put_values(s, &l, &reasons);
	if (leads.len > 0)
		put(&l, COMMITMENT_LEADS, (enum lang)0, told(s, OGP_LEAD), leads);
	else
		note_reason(s, OGP_LEAD, COMMITMENT_LEADS, &reasons);
	if (supporting.len > 0)
		put(&l, COMMITMENT_SUPPORTING, (enum lang)0, told(s, OGP_SUPPORT), supporting);
	else
		note_reason(s, OGP_SUPPORT, COMMITMENT_SUPPORTING, &reasons);
	if (tags.len > 0)
		put(&l, COMMITMENT_TAGS, (enum lang)0, told(s, OGP_THEME), tags);
	if (reasons.len > 0)
		put_as(&l, (struct sheet_column){ .role = COLUMN_MISSING }, NO_COLUMN,
		    (struct str){ reasons.at, reasons.len });
	parts[0] = s->plan;
	parts[1] = number;
	(void)key_make(s->a, parts, 2, key);
	return give(s, &l);
}

/* ---- Ratings ---- */

static struct str
level_key(struct arena *a, const struct ogp_scale *scale, struct str code)
{
	struct str parts[2] = { str_from(scale->scale), code }, key = STR("");

	(void)key_make(a, parts, 2, &key);
	return key;
}

static struct str
codes_of(struct arena *a, const struct ogp_scale *scale)
{
	struct buf out = buf_new(a, 1024);
	struct str code, name;

	for (int n = 0; ogp_level_at(a, scale, n, &code, &name); n++) {
		buf_put(&out, n > 0 ? STR(", ") : STR(""));
		buf_put(&out, name);
	}
	buf_put(&out, STR(", ND, NA"));
	return (struct str){ out.at, out.len };
}

static enum err
give_rating(struct source *s, int column, const struct ogp_scale *scale, struct str commitment)
{
	struct str cell = str_trim(s->cells[told(s, column)]), code = STR(""), reason;
	enum ogp_said said = ogp_said(s->a, cell);
	struct line l = line_of(s->ogp, SHEET_RATING);

	if (said == OGP_BLANK)
		return ERR_OK;
	if (said == OGP_VALUE && !ogp_level(s->a, scale, cell, &code)) {
		wrong(s, column, MESSAGE("This is not one of the choices: {expected}."),
		    codes_of(s->a, scale));
		return ERR_OK;
	}
	reason = said == OGP_VALUE ? STR("score: not_applicable")
	    : said == OGP_NO_DATA  ? STR("score: not_applicable; level: unknown")
				   : STR("score: not_applicable; level: not_applicable");
	put(&l, RATING_COMMITMENT, (enum lang)0, told(s, column), commitment);
	put(&l, RATING_RATER, (enum lang)0, told(s, column), STR("irm"));
	put(&l, RATING_SCALE, (enum lang)0, told(s, column), str_from(scale->scale));
	put(&l, RATING_OCCASION, (enum lang)0, told(s, column), str_from(scale->occasion));
	put(&l, RATING_ROLE, (enum lang)0, told(s, column), STR("independent"));
	put(&l, RATING_LEVEL, (enum lang)0, told(s, column),
	    code.len > 0 ? level_key(s->a, scale, code) : STR(""));
	put_as(&l, (struct sheet_column){ .role = COLUMN_MISSING }, told(s, column), reason);
	return give(s, &l);
}

enum err
ogp_rows(struct intake *in, struct ogp *ogp, const struct str *cells, long row)
{
	struct source s = {
		.in = in, .ogp = ogp, .a = in->work->arena, .cells = cells, .row = row
	};
	struct str commitment;

	find_country(&s);
	TRY(give_plan(&s));
	TRY(give_commitment(&s, &commitment));
	for (int i = 0; i < OGP_SCALES && commitment.len > 0; i++) {
		if (told(&s, OGP_COLUMNS + i) != NO_COLUMN)
			TRY(give_rating(&s, OGP_COLUMNS + i, &ogp_scales[i], commitment));
	}
	return ERR_OK;
}

/* ---- Before the first row ---- */

static enum err
give_levels(struct source *s, int column, const struct ogp_scale *scale)
{
	struct str code, name;

	for (int n = 0; ogp_level_at(s->a, scale, n, &code, &name); n++) {
		struct line l = line_of(s->ogp, SHEET_LEVEL);
		struct buf position = buf_new(s->a, 16);

		buf_printf(&position, "%d", n + 1);
		put(&l, RATING_LEVEL_SCALE, (enum lang)0, told(s, column), str_from(scale->scale));
		put(&l, RATING_LEVEL_CODE, (enum lang)0, told(s, column), code);
		put(&l, RATING_LEVEL_POSITION, (enum lang)0, told(s, column),
		    (struct str){ position.at, position.len });
		put(&l, RATING_LEVEL_NAME, LANG_EN, told(s, column), name);
		TRY(give(s, &l));
	}
	return ERR_OK;
}

static enum err
give_scale(struct source *s, int column, const struct ogp_scale *scale)
{
	struct line l = line_of(s->ogp, SHEET_SCALE);

	put_key(&l, told(s, column), str_from(scale->scale));
	put(&l, RATING_SCALE_NAME, LANG_EN, told(s, column), str_from(scale->header));
	put(&l, RATING_SCALE_KIND, (enum lang)0, told(s, column), STR("levels"));
	put(&l, RATING_SCALE_EDITION, (enum lang)0, told(s, column), str_from(scale->edition));
	put(&l, RATING_SCALE_OWNER, (enum lang)0, told(s, column), STR("irm"));
	TRY(give(s, &l));
	return give_levels(s, column, scale);
}

enum err
ogp_rows_first(struct intake *in, struct ogp *ogp)
{
	struct source s = { .in = in, .ogp = ogp, .a = in->work->arena, .row = 1 };
	struct line l = line_of(ogp, SHEET_ACTOR);
	bool any = false;

	for (int i = 0; i < OGP_SCALES; i++)
		any = any || ogp->columns[OGP_COLUMNS + i] != NO_COLUMN;
	if (!any)
		return ERR_OK;
	put_key(&l, NO_COLUMN, STR("irm"));
	put(&l, ACTOR_NAME, LANG_EN, NO_COLUMN, STR("Independent Reporting Mechanism"));
	TRY(give(&s, &l));
	for (int i = 0; i < OGP_SCALES; i++) {
		if (ogp->columns[OGP_COLUMNS + i] != NO_COLUMN)
			TRY(give_scale(&s, OGP_COLUMNS + i, &ogp_scales[i]));
	}
	return ERR_OK;
}
