/* The one gate for who may see what. */
#include "store/store.h"

enum err
may_read(struct work *w, const struct type *t)
{
	w->reads |= (uint64_t)1 << t->number;
	if (w->role < t->read)
		return fail_with(
		    &w->fault, ERR_NOT_FOUND, "role %u may not read %s", w->role, t->name);
	return ERR_OK;
}
