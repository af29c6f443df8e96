/*
 * The kind `decimal`: a number with up to six decimals, exact.
 *
 * Stored as a whole number of millionths, so that no engine rounds it and SQL can sort it.
 */
#include "base/digits.h"
#include "base/json.h"
#include "base/number.h"
#include "record/kinds.h"

static const struct column columns[] = { { "", "INTEGER", "bigint" } };

enum { MILLION = 1000000, DECIMALS = 6 };

/* "." or the Arabic decimal sign ٫ (U+066B). */
static bool
take_point(struct str *rest)
{
	static const struct str points[] = { { ".", 1 }, { "\xd9\xab", 2 } };

	for (size_t i = 0; i < 2; i++) {
		if (str_begins(*rest, points[i])) {
			*rest = str_skip(*rest, points[i].len);
			return true;
		}
	}
	return false;
}

/*
 * The whole part. The thousands' sign ٬ (U+066C) is passed over before each three digits, and
 * nowhere else: it is easily taken for the decimal sign. A comma is not, it means two things.
 */
static bool
take_whole(struct str *rest, int64_t *n)
{
	struct str sign = STR("\xd9\xac");
	bool grouped = false;
	int digit, count = 0;

	for (*n = 0;; count++) {
		if (count > 0 && (!grouped || count == 3) && str_begins(*rest, sign)) {
			*rest = str_skip(*rest, sign.len);
			if (!grouped && count > 3)
				return false;
			grouped = true;
			count = 0;
		} else if (grouped && count == 3) {
			return true;
		}
		if (!digits_take(rest, &digit))
			return count > 0 && !grouped;
		if (__builtin_mul_overflow(*n, 10, n) || __builtin_add_overflow(*n, digit, n))
			return false;
	}
}

bool
decimal_parse(struct str text, struct decimal *value)
{
	bool negative = str_begins(text, STR("-"));
	int64_t n, scale = MILLION;
	int digit;

	if (negative)
		text = str_skip(text, 1);
	if (!take_whole(&text, &n) || __builtin_mul_overflow(n, MILLION, &n))
		return false;
	if (take_point(&text)) {
		if (text.len == 0)
			return false;
		for (int i = 0; i < DECIMALS && digits_take(&text, &digit); i++) {
			scale /= 10;
			if (__builtin_add_overflow(n, digit * scale, &n))
				return false;
		}
	}
	if (text.len > 0)
		return false;
	value->millionths = negative ? -n : n;
	return true;
}

void
decimal_write(struct buf *out, struct decimal d)
{
	uint64_t n = d.millionths < 0 ? -(uint64_t)d.millionths : (uint64_t)d.millionths;
	uint64_t part = n % MILLION;
	int places = DECIMALS;

	buf_printf(out, "%s%llu", d.millionths < 0 ? "-" : "", (unsigned long long)(n / MILLION));
	if (part == 0)
		return;
	for (; part % 10 == 0; part /= 10)
		places--;
	buf_printf(out, ".%0*llu", places, (unsigned long long)part);
}

void
decimal_print(struct buf *out, const struct locale *l, struct decimal d)
{
	int64_t part = d.millionths % MILLION;
	int places = part == 0 ? 0 : DECIMALS;

	for (; part != 0 && part % 10 == 0; part /= 10)
		places--;
	millionths_print(out, l, d.millionths, places);
}

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	(void)a, (void)f;
	*why = MESSAGE("This is not a number with at most six decimals.");
	return decimal_parse(str_trim(text), value);
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	(void)f;
	decimal_write(out, *(const struct decimal *)value);
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	decimal_print(out, l, *(const struct decimal *)value);
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	(void)a, (void)f;
	cells[0] = cell_integer(((const struct decimal *)value)->millionths);
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	(void)a, (void)f;
	((struct decimal *)value)->millionths = cells[0].integer;
	return cells[0].type == CELL_INTEGER;
}

const struct kind kind_decimal = {
	.name = "decimal",
	.columns = columns,
	.ncolumns = 1,
	.size = sizeof(struct decimal),
	.parse = parse,
	.write = write,
	.print = print,
	.json = write,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
