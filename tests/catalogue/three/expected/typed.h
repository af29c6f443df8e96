/* From catalogue/ by mkcat. Do not edit. */
#ifndef GEN_TYPED_H
#define GEN_TYPED_H

#include "gen/catalogue.h"
#include "store/store.h"

struct country_list {
	struct country *at;
	size_t count;
};

MUST_USE static inline enum err
country_load(struct work *w, struct country_id id, struct country *r)
{
	return store_load(w, &country_type, id.n, r);
}

MUST_USE static inline enum err
country_find(struct work *w, struct str key, struct country *r)
{
	return store_find(w, &country_type, key, r);
}

MUST_USE static inline enum err
country_all(struct work *w, struct country_list *list)
{
	return store_all(w, &country_type, (void **)&list->at, &list->count);
}

struct commitment_list {
	struct commitment *at;
	size_t count;
};

MUST_USE static inline enum err
commitment_load(struct work *w, struct commitment_id id, struct commitment *r)
{
	return store_load(w, &commitment_type, id.n, r);
}

MUST_USE static inline enum err
commitment_find(struct work *w, struct str key, struct commitment *r)
{
	return store_find(w, &commitment_type, key, r);
}

MUST_USE static inline enum err
commitment_all(struct work *w, struct commitment_list *list)
{
	return store_all(w, &commitment_type, (void **)&list->at, &list->count);
}

struct milestone_list {
	struct milestone *at;
	size_t count;
};

MUST_USE static inline enum err
milestone_load(struct work *w, struct milestone_id id, struct milestone *r)
{
	return store_load(w, &milestone_type, id.n, r);
}

MUST_USE static inline enum err
milestone_find(struct work *w, struct str key, struct milestone *r)
{
	return store_find(w, &milestone_type, key, r);
}

MUST_USE static inline enum err
milestone_all(struct work *w, struct milestone_list *list)
{
	return store_all(w, &milestone_type, (void **)&list->at, &list->count);
}

MUST_USE static inline enum err
country_commitments(struct work *w, struct country_id id, struct commitment_list *list)
{
	return store_reverse(w, &commitment_type, COMMITMENT_COUNTRY, id.n, (void **)&list->at, &list->count);
}

MUST_USE static inline enum err
commitment_milestones(struct work *w, struct commitment_id id, struct milestone_list *list)
{
	return store_reverse(w, &milestone_type, MILESTONE_COMMITMENT, id.n, (void **)&list->at, &list->count);
}

MUST_USE static inline enum err
country_helped(struct work *w, struct country_id id, struct milestone_list *list)
{
	return store_reverse(w, &milestone_type, MILESTONE_HELPERS, id.n, (void **)&list->at, &list->count);
}

MUST_USE static inline enum err
any_mentions(struct work *w, struct any_id id, struct milestone_list *list)
{
	return store_reverse(w, &milestone_type, MILESTONE_ABOUT, id.n, (void **)&list->at, &list->count);
}

#endif
