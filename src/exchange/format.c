/* The list of formats. */
#include "exchange/intake.h"

#define F(name, label) extern const struct format format_##name;
#include "exchange/formats.def"
#undef F

const struct format *const formats[] = {
#define F(name, label) &format_##name,
#include "exchange/formats.def"
#undef F
	NULL,
};

const struct format *
format_by_name(struct str name)
{
	for (const struct format *const *f = formats; *f != NULL; f++) {
		if (str_equal(name, str_from((*f)->name)))
			return *f;
	}
	return NULL;
}
