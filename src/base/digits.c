/* Reads numbers in European, Arabic-Indic and Persian digits. */
#include "base/digits.h"

bool
digits_take(struct str *rest, int *digit)
{
	/* Every set of digits is ten code points in a row. */
	static const struct {
		struct str lead;
		unsigned char zero;
	} sets[] = {
		{ { "", 0 }, '0' },
		{ { "\xd9", 1 }, 0xa0 },
		{ { "\xdb", 1 }, 0xb0 },
	};

	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		size_t lead = sets[i].lead.len;
		int value;

		if (!str_begins(*rest, sets[i].lead) || rest->len == lead)
			continue;
		value = (unsigned char)rest->at[lead] - sets[i].zero;
		if (value >= 0 && value <= 9) {
			*rest = str_skip(*rest, lead + 1);
			*digit = value;
			return true;
		}
	}
	return false;
}

bool
digits_parse(struct str text, int64_t *number)
{
	bool negative = str_begins(text, STR("-"));
	int64_t n = 0;
	int digit;

	if (negative)
		text = str_skip(text, 1);
	if (text.len == 0)
		return false;
	while (digits_take(&text, &digit)) {
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n))
			return false;
	}
	if (text.len > 0)
		return false;
	*number = negative ? -n : n;
	return true;
}
