/* From catalogue/ by mkcat. Do not edit. */
#ifndef GEN_CATALOGUE_H
#define GEN_CATALOGUE_H

#include "record/record.h"

/* How far something promised has come. The order is the order of progress. */
enum delivery {
	DELIVERY_NONE,
	DELIVERY_NOT_STARTED,
	DELIVERY_UNDER_WAY,
	DELIVERY_COMPLETED,
};

struct country_id {
	int64_t n;
};
struct commitment_id {
	int64_t n;
};
struct milestone_id {
	int64_t n;
};

/* The number of each type: its place in types[]. Not stored anywhere. */
enum type_number {
	TYPE_COUNTRY,
	TYPE_COMMITMENT,
	TYPE_MILESTONE,
	TYPES
};

_Static_assert((int)TYPES <= (int)TYPES_MAX, "a type is a bit of a mask");

/* A country whose promises are followed. */
enum country_field {
	COUNTRY_CODE,
	COUNTRY_NAME,
	COUNTRY_FIELDS
};

struct country {
	struct country_id id;
	struct str key;
	int64_t version;
	struct str code;
	struct i18n name;
	unsigned char missing[COUNTRY_FIELDS]; /* enum missing */
};

#define COUNTRY_COLUMNS \
	"id, key, version, code, name"

extern const struct type country_type;

/* What a public body promised to do, by when. */
enum commitment_field {
	COMMITMENT_COUNTRY,
	COMMITMENT_NUMBER,
	COMMITMENT_TITLE,
	COMMITMENT_DUE,
	COMMITMENT_STATE,
	COMMITMENT_BUDGET,
	COMMITMENT_FIELDS
};

struct commitment {
	struct commitment_id id;
	struct str key;
	int64_t version;
	struct country_id country;
	struct str number;
	struct i18n title;
	struct date due;
	enum delivery state;
	struct money budget;
	unsigned char missing[COMMITMENT_FIELDS]; /* enum missing */
};

#define COMMITMENT_COLUMNS \
	"id, key, version, country, number, title, due, due_last, due_missing, " \
	"state, state_missing, budget, budget_currency, budget_missing"

extern const struct type commitment_type;

/* One step on the way to a commitment. */
enum milestone_field {
	MILESTONE_COMMITMENT,
	MILESTONE_TITLE,
	MILESTONE_HELPERS,
	MILESTONE_ABOUT,
	MILESTONE_FIELDS
};

struct milestone {
	struct milestone_id id;
	struct str key;
	int64_t version;
	struct commitment_id commitment;
	struct i18n title;
	struct refs helpers;
	struct any_id about;
	unsigned char missing[MILESTONE_FIELDS]; /* enum missing */
};

#define MILESTONE_COLUMNS \
	"id, key, version, commitment, title, helpers, helpers_missing, about, about_missing"

extern const struct type milestone_type;

#endif
