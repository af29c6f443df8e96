/* Compares texts with numbers in them. */
#include "base/natural.h"

static bool
is_digit(struct str s)
{
	return s.len > 0 && s.at[0] >= '0' && s.at[0] <= '9';
}

/* Takes a number off the front, without its leading zeros. */
static struct str
take_number(struct str *rest)
{
	struct str number;

	while (rest->len > 1 && rest->at[0] == '0' && is_digit(str_skip(*rest, 1)))
		*rest = str_skip(*rest, 1);
	number = (struct str){ rest->at, 0 };
	while (is_digit(*rest)) {
		number.len++;
		*rest = str_skip(*rest, 1);
	}
	return number;
}

int
natural_compare(struct str a, struct str b)
{
	struct str whole_a = a, whole_b = b;

	while (a.len > 0 && b.len > 0) {
		if (is_digit(a) && is_digit(b)) {
			struct str x = take_number(&a), y = take_number(&b);
			int order = x.len != y.len ? (x.len > y.len) - (x.len < y.len)
						   : str_compare(x, y);

			if (order != 0)
				return order;
			continue;
		}
		if (a.at[0] != b.at[0])
			return (unsigned char)a.at[0] < (unsigned char)b.at[0] ? -1 : 1;
		a = str_skip(a, 1);
		b = str_skip(b, 1);
	}
	if (a.len != b.len)
		return a.len > 0 ? 1 : -1;
	return str_compare(whole_a, whole_b); /* "01" and "1": some order, always the same */
}
