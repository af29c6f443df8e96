/* From i18n/ by mkpo. Do not edit. */
#ifndef GEN_LANG_H
#define GEN_LANG_H

enum lang {
	LANG_AR, /* العربية */
	LANG_FR, /* Français */
	LANG_EN, /* English */
	LANG_COUNT
};

/* The most plural forms that one language has. */
enum { PLURAL_FORMS = 6 };

#endif
