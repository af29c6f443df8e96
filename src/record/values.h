/*
 * values -- what the fields of a record hold in C.
 *
 * Small structs that forbid the usual mistakes: no float for money or shares, no text without its
 * language, no date more precise than its source. Whether a value is there at all is not said
 * here but in the record's missing[].
 */
#ifndef RECORD_VALUES_H
#define RECORD_VALUES_H

#include "base/date.h"

/* The same text in several languages; an empty one has not been written. */
struct i18n {
	struct str in[LANG_COUNT];
	struct str others; /* in languages the site does not speak, as stored: kept, not shown */
};

/* Exact to six places: 91.5 is 91500000. */
struct decimal {
	int64_t millionths;
};

/* Minor units of an ISO 4217 currency: 1.250 JOD is 1250. */
struct money {
	int64_t minor;
	char currency[4];
};

/* From the first day of `from` to the last of `to`; either may be open. */
struct period {
	struct date from, to;
};

/* Choices of an enum, one bit each: 1 << value. */
struct set {
	uint64_t bits;
};

/* Records of one type by id, in the order given: at least one, at most REFS_MAX. */
enum { REFS_MAX = 1000 };
struct refs {
	const int64_t *at;
	size_t count;
};

/* A record of any type, by id: ids are unique over all types. */
struct any_id {
	int64_t n;
};

/* A file that the observatory keeps, found by its hash. */
struct file_ref {
	struct str hash; /* SHA-256 in 64 hexadecimal digits */
	struct str name, type;
	int64_t size; /* bytes */
};

/* In the reader's language, or else in the first that was written: *lang says which (or NULL). */
struct str i18n_best(const struct i18n *, enum lang wanted, enum lang *lang);

static inline bool
set_has(struct set s, unsigned choice)
{
	return (s.bits >> choice & 1) != 0;
}

/* "91.5" in any digits and with . or ٫; false when it is no such number. */
bool decimal_parse(struct str, struct decimal *);
void decimal_write(struct buf *, struct decimal); /* "91.5" */
void decimal_print(struct buf *, const struct locale *, struct decimal);

/* "from 2016 to 2018", "since 2021", "until 2018". */
void period_print(struct buf *, const struct locale *, struct period);

/* One language of a field of the kind i18n; the others stay. As parse of a kind. */
struct field;
bool i18n_parse(
    struct arena *, const struct field *, enum lang, struct str, struct i18n *, const char **why);

/* How many decimals the currency's minor unit stands for: JOD 3, EUR 2; -1: no such currency. */
int currency_decimals(struct str code);
void money_print(struct buf *, const struct locale *, struct money);

#endif
