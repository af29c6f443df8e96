/* From i18n/ by mkpo. Do not edit. */
#include "base/i18n.h"

static int
plural_ar(unsigned long n)
{
	return (int)((n == 0ul) ? 0ul : ((n == 1ul) ? 1ul : ((n == 2ul) ? 2ul : ((((n % 100ul) >= 3ul) && ((n % 100ul) <= 10ul)) ? 3ul : (((n % 100ul) >= 11ul) ? 4ul : 5ul)))));
}

static int
plural_fr(unsigned long n)
{
	return (int)(n > 1ul);
}

static int
plural_en(unsigned long n)
{
	return (int)(n != 1ul);
}

static const struct month_names months_ar[] = {
	{ "",
	    { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
	      "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" } },
	{ "IQ JO LB PS SY",
	    { "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
	      "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول" } },
	{ "DZ TN",
	    { "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
	      "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر" } },
	{ "MA",
	    { "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
	      "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر" } },
	{ "MR",
	    { "يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو",
	      "يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر" } },
	{ "Several",
	    { "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
	      "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر" } },
};

static const struct month_names months_fr[] = {
	{ "",
	    { "janvier", "février", "mars", "avril", "mai", "juin",
	      "juillet", "août", "septembre", "octobre", "novembre", "décembre" } },
};

static const struct month_names months_en[] = {
	{ "",
	    { "January", "February", "March", "April", "May", "June",
	      "July", "August", "September", "October", "November", "December" } },
};

const struct language languages[LANG_COUNT] = {
	{ "ar", "العربية", "rtl", 6, plural_ar,
	    .months = months_ar,
	    .months_count = 6,
	    .date = "{day} {month} {year}",
	    .date_first = "{day} {month} {year}",
	    .date_month = "{month} {year}",
	    .date_year = "{year}",
	    .numbers = { "0123456789", ",", ".", "{n}%" },
	    .native = { "٠١٢٣٤٥٦٧٨٩", "٬", "٫", "{n}٪" },
	    .group_last = 3, .group_others = 3, .group_from = 4,
	    .stemmer = "" },
	{ "fr", "Français", "ltr", 2, plural_fr,
	    .months = months_fr,
	    .months_count = 1,
	    .date = "{day} {month} {year}",
	    .date_first = "{day}er {month} {year}",
	    .date_month = "{month} {year}",
	    .date_year = "{year}",
	    .numbers = { "0123456789", " ", ",", "{n} %" },
	    .group_last = 3, .group_others = 3, .group_from = 4,
	    .stemmer = "french" },
	{ "en", "English", "ltr", 2, plural_en,
	    .months = months_en,
	    .months_count = 1,
	    .date = "{day} {month} {year}",
	    .date_first = "{day} {month} {year}",
	    .date_month = "{month} {year}",
	    .date_year = "{year}",
	    .numbers = { "0123456789", ",", ".", "{n}%" },
	    .group_last = 3, .group_others = 3, .group_from = 4,
	    .stemmer = "english" },
};

const struct message messages[] = {
	{ "A long sentence in \"two\" lines.\n\tAnd a \\ third?\? {name}", "", false,
	    {
	        [LANG_AR] = { "جملة طويلة في «سطرين».\n\tوثالث \\ أيضًا {name}" },
	    } },
	{ "Commitment", "", false,
	    {
	        [LANG_AR] = { "الالتزام" },
	        [LANG_FR] = { "Engagement" },
	    } },
	{ "Commitment", "TN", false,
	    {
	        [LANG_AR] = { "التعهد" },
	    } },
	{ "Last", "", false,
	    {
	        [LANG_AR] = { "الأخير" },
	    } },
	{ "{n} days late", "", true,
	    {
	        [LANG_AR] = { "دون تأخير",
	            "متأخر يومًا واحدًا",
	            "متأخر يومين",
	            "متأخر {n} أيام",
	            "متأخر {n} يومًا",
	            "متأخر {n} يوم" },
	        [LANG_FR] = { "{n} jour de retard",
	            "{n} jours de retard" },
	        [LANG_EN] = { "{n} day late",
	            "{n} days late" },
	    } },
};

const size_t message_count = 5;
