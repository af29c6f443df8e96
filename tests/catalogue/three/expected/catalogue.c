/* From catalogue/ by mkcat. Do not edit. */
#include "gen/catalogue.h"

static const struct choice delivery_choices[] = {
	[DELIVERY_NOT_STARTED] = { "not_started", "Not started" },
	[DELIVERY_UNDER_WAY] = { "under_way", "Under way" },
	[DELIVERY_COMPLETED] = { "completed", "Completed" },
	{ NULL, NULL },
};

static const struct field country_fields[] = {
	[COUNTRY_CODE] = { .name = "code", .label = "ISO code",
	    .kind = &kind_text, .at = offsetof(struct country, code), .required = true, .max = 2 },
	[COUNTRY_NAME] = { .name = "name", .label = "Name",
	    .kind = &kind_i18n, .at = offsetof(struct country, name), .required = true, .search = true, .caption = true, .max = 200 },
};

static const unsigned char country_key[] = { COUNTRY_CODE };

static const struct reverse country_reverses[] = {
	{ "commitments", &commitment_type, COMMITMENT_COUNTRY },
	{ "helped", &milestone_type, MILESTONE_HELPERS },
	{ "mentions", &milestone_type, MILESTONE_ABOUT },
	{ NULL, NULL, 0 },
};

const struct type country_type = {
	.number = TYPE_COUNTRY,
	.name = "country", .label = "Country", .plural = "Countries",
	.path = "countries",
	.read = ROLE_PUBLIC, .write = ROLE_EDITOR,
	.size = sizeof(struct country),
	.key_at = offsetof(struct country, key),
	.version_at = offsetof(struct country, version),
	.missing_at = offsetof(struct country, missing),
	.fields = country_fields, .nfields = COUNTRY_FIELDS,
	.key_fields = country_key, .nkey_fields = 1,
	.reverses = country_reverses,
	.ncolumns = 5,
};

static const struct field commitment_fields[] = {
	[COMMITMENT_COUNTRY] = { .name = "country", .label = "Country",
	    .kind = &kind_ref, .at = offsetof(struct commitment, country), .required = true, .facet = true,
	    .target = &country_type },
	[COMMITMENT_NUMBER] = { .name = "number", .label = "Number",
	    .kind = &kind_text, .at = offsetof(struct commitment, number), .required = true, .max = 20 },
	[COMMITMENT_TITLE] = { .name = "title", .label = "Title",
	    .kind = &kind_i18n, .at = offsetof(struct commitment, title), .required = true, .search = true, .caption = true, .max = 300 },
	[COMMITMENT_DUE] = { .name = "due", .label = "Due date",
	    .kind = &kind_date, .at = offsetof(struct commitment, due), .list = true },
	[COMMITMENT_STATE] = { .name = "state", .label = "State",
	    .kind = &kind_enum, .at = offsetof(struct commitment, state), .facet = true,
	    .choices = delivery_choices },
	[COMMITMENT_BUDGET] = { .name = "budget", .label = "Budget",
	    .kind = &kind_money, .at = offsetof(struct commitment, budget) },
};

static const unsigned char commitment_key[] = { COMMITMENT_COUNTRY, COMMITMENT_NUMBER };

static const struct reverse commitment_reverses[] = {
	{ "milestones", &milestone_type, MILESTONE_COMMITMENT },
	{ "mentions", &milestone_type, MILESTONE_ABOUT },
	{ NULL, NULL, 0 },
};

const struct type commitment_type = {
	.number = TYPE_COMMITMENT,
	.name = "commitment", .label = "Commitment", .plural = "Commitments",
	.path = "commitments",
	.read = ROLE_PUBLIC, .write = ROLE_EDITOR,
	.size = sizeof(struct commitment),
	.key_at = offsetof(struct commitment, key),
	.version_at = offsetof(struct commitment, version),
	.missing_at = offsetof(struct commitment, missing),
	.fields = commitment_fields, .nfields = COMMITMENT_FIELDS,
	.key_fields = commitment_key, .nkey_fields = 2,
	.reverses = commitment_reverses,
	.ncolumns = 14,
};

static const struct field milestone_fields[] = {
	[MILESTONE_COMMITMENT] = { .name = "commitment", .label = "Commitment",
	    .kind = &kind_ref, .at = offsetof(struct milestone, commitment), .required = true,
	    .target = &commitment_type },
	[MILESTONE_TITLE] = { .name = "title", .label = "Title",
	    .kind = &kind_i18n, .at = offsetof(struct milestone, title), .required = true, .caption = true, .max = 300 },
	[MILESTONE_HELPERS] = { .name = "helpers", .label = "Helped by",
	    .kind = &kind_refs, .at = offsetof(struct milestone, helpers),
	    .target = &country_type },
	[MILESTONE_ABOUT] = { .name = "about", .label = "About",
	    .kind = &kind_any, .at = offsetof(struct milestone, about) },
};

static const struct reverse milestone_reverses[] = {
	{ "mentions", &milestone_type, MILESTONE_ABOUT },
	{ NULL, NULL, 0 },
};

const struct type milestone_type = {
	.number = TYPE_MILESTONE,
	.name = "milestone", .label = "Milestone", .plural = "Milestones",
	.path = "steps",
	.read = ROLE_PUBLIC, .write = ROLE_EDITOR,
	.size = sizeof(struct milestone),
	.key_at = offsetof(struct milestone, key),
	.version_at = offsetof(struct milestone, version),
	.missing_at = offsetof(struct milestone, missing),
	.fields = milestone_fields, .nfields = MILESTONE_FIELDS,
	.reverses = milestone_reverses,
	.ncolumns = 9,
};

const struct type *const types[] = {
	&country_type,
	&commitment_type,
	&milestone_type,
	NULL,
};
