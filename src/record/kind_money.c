/*
 * The kind `money`: an amount in one currency, exact to its smallest unit.
 *
 * Two columns: minor units, and the ISO 4217 code without which the number means nothing.
 * Written and read as "1250.500 JOD". No more decimals are accepted than the currency has.
 */
#include <assert.h>

#include "base/json.h"
#include "base/number.h"
#include "record/kinds.h"

static const struct column columns[] = {
	{ "", "INTEGER", "bigint" },
	{ "_currency", "TEXT", "text" },
};

/* ISO 4217, the currencies of the region and those its aid and contracts are counted in. */
static const struct {
	char code[4];
	int decimals;
} currencies[] = {
	{ "AED", 2 },
	{ "BHD", 3 },
	{ "CAD", 2 },
	{ "CHF", 2 },
	{ "DJF", 0 },
	{ "DZD", 2 },
	{ "EGP", 2 },
	{ "EUR", 2 },
	{ "GBP", 2 },
	{ "ILS", 2 },
	{ "IQD", 3 },
	{ "JOD", 3 },
	{ "JPY", 0 },
	{ "KMF", 0 },
	{ "KWD", 3 },
	{ "LBP", 2 },
	{ "LYD", 3 },
	{ "MAD", 2 },
	{ "MRU", 2 },
	{ "NOK", 2 },
	{ "OMR", 3 },
	{ "QAR", 2 },
	{ "SAR", 2 },
	{ "SDG", 2 },
	{ "SEK", 2 },
	{ "SOS", 2 },
	{ "SYP", 2 },
	{ "TND", 3 },
	{ "USD", 2 },
	{ "YER", 2 },
};

int
currency_decimals(struct str code)
{
	for (size_t i = 0; i < sizeof(currencies) / sizeof(currencies[0]); i++) {
		if (str_equal(code, (struct str){ currencies[i].code, 3 }))
			return currencies[i].decimals;
	}
	return -1;
}

/* How many millionths the currency's smallest unit is. */
static int64_t
unit_of(int decimals)
{
	int64_t unit = 1000000;

	for (int i = 0; i < decimals; i++)
		unit /= 10;
	return unit;
}

static bool
parse(struct arena *a, const struct field *f, struct str text, void *value, const char **why)
{
	struct str code = str_trim(text), amount;
	struct money *money = value;
	struct decimal d;
	int decimals;

	(void)a, (void)f;
	*why = MESSAGE("This is not an amount with its currency, such as 1250.500 JOD.");
	amount = str_cut(&code, ' ');
	decimals = currency_decimals(code);
	if (decimals < 0 || !decimal_parse(amount, &d))
		return false;
	if (d.millionths % unit_of(decimals) != 0) {
		*why = MESSAGE("This has more decimals than the currency.");
		return false;
	}
	*money = (struct money){ .minor = d.millionths / unit_of(decimals) };
	memcpy(money->currency, code.at, 3);
	return true;
}

/* A currency that was taken off the list since is taken to have no smaller unit. */
static bool
to_decimal(const struct money *money, struct decimal *amount)
{
	int decimals = currency_decimals((struct str){ money->currency, 3 });

	return !__builtin_mul_overflow(
	    money->minor, unit_of(decimals < 0 ? 0 : decimals), &amount->millionths);
}

static struct decimal
amount_of(const struct money *money)
{
	struct decimal amount;
	bool fits = to_decimal(money, &amount);

	assert(fits); /* parse and from_cells see to it */
	return amount;
}

static void
write(struct buf *out, const struct field *f, const void *value)
{
	const struct money *money = value;

	(void)f;
	decimal_write(out, amount_of(money));
	buf_put(out, STR(" "));
	buf_put(out, (struct str){ money->currency, 3 });
}

void
money_print(struct buf *out, const struct locale *l, struct money money)
{
	int decimals = currency_decimals((struct str){ money.currency, 3 });

	millionths_print(out, l, amount_of(&money).millionths, decimals < 0 ? 0 : decimals);
	buf_put(out, STR("\xc2\xa0")); /* no-break: an amount is not parted from its currency */
	buf_put(out, (struct str){ money.currency, 3 });
}

static void
print(struct buf *out, const struct field *f, const struct locale *l, const void *value)
{
	(void)f;
	money_print(out, l, *(const struct money *)value);
}

static void
json(struct buf *out, const struct field *f, const void *value)
{
	const struct money *money = value;

	(void)f;
	buf_put(out, STR("{\"amount\":"));
	decimal_write(out, amount_of(money));
	buf_put(out, STR(",\"currency\":"));
	json_str(out, (struct str){ money->currency, 3 });
	buf_put(out, STR("}"));
}

static void
to_cells(struct arena *a, const struct field *f, const void *value, struct cell *cells)
{
	const struct money *money = value;

	(void)a, (void)f;
	cells[0] = cell_integer(money->minor);
	cells[1] = cell_text((struct str){ money->currency, 3 });
}

static bool
from_cells(struct arena *a, const struct field *f, const struct cell *cells, void *value)
{
	struct money *money = value;
	struct decimal amount;

	(void)a, (void)f;
	if (cells[0].type != CELL_INTEGER || cells[1].type != CELL_TEXT || cells[1].text.len != 3)
		return false;
	*money = (struct money){ .minor = cells[0].integer };
	memcpy(money->currency, cells[1].text.at, 3);
	return to_decimal(money, &amount);
}

const struct kind kind_money = {
	.name = "money",
	.columns = columns,
	.ncolumns = 2,
	.size = sizeof(struct money),
	.parse = parse,
	.write = write,
	.print = print,
	.json = json,
	.to_cells = to_cells,
	.from_cells = from_cells,
};
